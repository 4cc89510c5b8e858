"""What holds for every test.

They say what the tool does, whatever the language, the terminal and the time zone of those who run them; declarations
are shared, and the garbage collector leaves what was loaded alone.
"""

import gc
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.chromium_pipe import Browser

# Before any test imports the command line, whose help is written in one language once and for all.
for _name in (
    "AUDIT_DEBUG",
    "AUDIT_LANG",
    "COLUMNS",
    "FORCE_COLOR",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "TERM",
    "TZ",
):
    os.environ.pop(_name, None)
os.environ["OPENPYXL_LXML"] = "False"  # as the command does: with lxml openpyxl writes other bytes
os.environ["PYTHONUTF8"] = "1"  # for the programs that tests start
os.environ["AUDIT_CACHE"] = str(Path(__file__).parent.parent / "build" / "declarations")  # theirs too, not the user's
# The environment is installed uncompiled: without bytecode every worker and every command
# that a test starts compiles it all.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
if hasattr(time, "tzset"):
    time.tzset()

import pytest  # noqa: E402 - after the environment was cleared

from tests.many_cases import try_everything  # noqa: E402
from tests.shared_declarations import share  # noqa: E402

share()  # before anything else is imported, since test modules and commands import the loaders by name

from audit.loading import Declarations, load_declarations  # noqa: E402


@pytest.fixture(scope="session")
def declarations() -> Declarations:
    """Return the shipped questions, indicators and rules: loaded by the first test that asks, never by an import."""
    return load_declarations()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    """Return one Chromium for all tests of pages and drawings: to start another takes longer than many pages do."""
    from tests.chromium_pipe import Browser  # when a test asks for it

    with Browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[object, str, str]]:
    """Return what runs a command as people do, and gives its exit code, its output and its errors."""
    from audit.cli.main import main  # when a test asks for it: other tests do without the command line

    def run(*arguments: object) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        gc.enable()
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to try each case of what is tried on many, and what needs other programs."""
    parser.addoption("--thorough", action="store_true", help="try every case, and what needs other programs")


def pytest_configure(config: pytest.Config) -> None:
    """Tell how much is tried before a test module is imported."""
    if config.getoption("--thorough"):
        try_everything()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only ``--thorough`` tries, unless a test was named or such tests were asked for by their mark."""
    is_named = any("::" in argument for argument in config.args)
    if config.getoption("--thorough") or is_named or "thorough" in config.option.markexpr:
        return
    left = [item for item in items if item.get_closest_marker("thorough")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]


# Every test of such a file is slow, and that is read in its text: to import it would take longer than many quick tests.
_WHOLLY_SLOW = re.compile(r"^pytestmark = pytest\.mark\.slow$", re.MULTILINE)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave files unread of which every test is slow, where slow tests are left out (`make quick`)."""
    wanted = config.option.markexpr
    if "not slow" not in wanted.split(" and ") or " or " in wanted or collection_path.suffix != ".py":
        return None
    return bool(_WHOLLY_SLOW.search(collection_path.read_text(encoding="utf-8"))) or None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take what collection loaded out of the sight of the collector: it lives as long as the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # workbooks and models are made by the hundred thousand, and few in cycles


@pytest.fixture(autouse=True)
def _language_of_the_console():
    """A command that was asked for English leaves nothing of it to the next test."""
    yield
    from audit.cli.language import answer_in

    answer_in(None)
    os.environ.pop("LANGUAGE", None)
