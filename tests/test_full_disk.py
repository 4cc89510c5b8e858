"""A disk that takes no more, for real: every command that writes says so in one sentence and leaves all as it was."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.every_page import FICTITIOUS
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

MOST = 1_500  # bytes that the system lets a file grow to: less than any of the files that are written
OLD = "écrit auparavant, par quelqu'un"


def _ran(arguments: Sequence[object], folder: Path, *, full: bool) -> "subprocess.CompletedProcess[str]":
    """Run a command in ``folder``; on a ``full`` disk, the system refuses what goes beyond ``MOST`` bytes a file."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))) if full else None
    command = [sys.executable, "-B", "-m", "audit", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, preexec_fn=limit, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="module")
def result(tmp_path_factory) -> Path:
    """Return the folder of a result."""
    folder = tmp_path_factory.mktemp("audited")
    assert _ran(["run", FICTITIOUS, "-o", "r", "-q", "--format", "json"], folder, full=False).returncode == 0
    return folder / "r"


@tried_on(
    "arguments",
    [
        ["run", FICTITIOUS, "-o", "new", "-q", "--format", "md", "--format", "docx", "--format", "pdf"],
        ["respond", "export", "{result}", "-o", "old.xlsx", "--force"],
        ["respond", "report", "{result}", "-o", "new", "--format", "md"],
        ["questionnaire", "new", "--review", "crise", "-o", "old.xlsx", "--force"],
    ],
    always=2,
    ids=lambda arguments: " ".join(map(str, arguments[:2])),
)
def test_nothing_is_half_written_and_nothing_is_lost(arguments, result, tmp_path):
    (tmp_path / "old.xlsx").write_text(OLD, encoding="utf-8")
    ran = _ran([str(one).format(result=result) for one in arguments], tmp_path, full=True)
    assert ran.returncode not in (0, 70), ran.stderr
    assert "Traceback" not in ran.stderr
    assert any(name in ran.stderr for name in ("new", "old.xlsx")), "it says what could not be written"
    assert [path.name for path in tmp_path.iterdir()] == ["old.xlsx"], "no file, folder or leftover"
    assert (tmp_path / "old.xlsx").read_text(encoding="utf-8") == OLD
