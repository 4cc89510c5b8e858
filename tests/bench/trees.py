"""The trees that are compared: this one, and another commit laid out in a temporary folder.

Both run on the interpreter and the packages of this environment, so that only our code differs.
"""

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import SCRIPTS
from tests.bench.results import CHANGED

HERE = Path(__file__).parent.parent.parent


class MeasureFailed(Exception):
    """A script did not print a number; the message is what it said instead."""


@dataclass(frozen=True)
class Tree:
    """A checked-out tree and the commit it is."""

    folder: Path
    commit: str

    def run(self, script: str, arguments: Sequence[str]) -> float:
        """Run ``script`` on the code of this tree and return the number that it prints last.

        Raises:
            MeasureFailed: when it prints none.
        """
        # -P: the folder of the script is not on the path; what is imported is the tree's, or a package.
        done = subprocess.run(
            [sys.executable, "-P", str(SCRIPTS / script), *arguments],
            capture_output=True, text=True, cwd=self.folder, env={**os.environ, "PYTHONPATH": str(self.folder)},
        )  # fmt: skip
        try:
            return float(done.stdout.split()[-1])
        except (IndexError, ValueError):
            said = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
            raise MeasureFailed(f"{script} at {self.commit}: {said[-1]}") from None


def this_tree() -> Tree:
    """Return the tree of this file; its commit ends with a mark when it holds changes."""
    changed = CHANGED if _git("status", "--porcelain", "--untracked-files=no") else ""
    return Tree(HERE, _git("rev-parse", "--short", "HEAD") + changed)


@contextmanager
def laid_out(commit: str) -> Iterator[Tree]:
    """Lay ``commit`` out in a temporary folder.

    Raises:
        SystemExit: when the repository has no such commit.
    """
    name = _git("rev-parse", "--short", f"{commit}^{{commit}}")
    archive = subprocess.run(["git", "archive", name], cwd=HERE, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Tree(Path(folder), name)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=HERE, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    return done.stdout.strip()
