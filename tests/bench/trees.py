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


_NOT_THERE = 75  # the exit code of a script that lacks what it compares us with


class MeasureFailed(Exception):
    """A script did not print a number; the message is what it said instead."""


class NotThere(MeasureFailed):
    """What a script compares us with could not be had."""


@dataclass(frozen=True)
class Tree:
    """A checked-out tree and the commit it is.

    Attributes:
        own: where scripts run on it keep what programs keep between two runs: apart from other trees, and from what
            this machine has kept.
    """

    folder: Path
    commit: str
    own: Path

    def run(self, script: str, arguments: Sequence[str]) -> float:
        """Run ``script`` on the code of this tree and return the number that it prints last.

        Raises:
            MeasureFailed: when it prints none.
            NotThere: when what it compares us with could not be had.
        """
        # -P: the folder of the script is not on the path; what is imported is the tree's, or a package.
        done = subprocess.run(
            [sys.executable, "-P", str(SCRIPTS / script), *arguments],
            capture_output=True, text=True, cwd=self.folder, env=self._environment(),
        )  # fmt: skip
        try:
            return float(done.stdout.split()[-1])
        except (IndexError, ValueError):
            said = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
            kind = NotThere if done.returncode == _NOT_THERE else MeasureFailed
            raise kind(f"{script} at {self.commit}: {said[-1]}") from None

    def _environment(self) -> dict[str, str]:
        """Return the environment of scripts: bytecode is kept, as in any installation, and caches are the tree's."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {name: self.own / name.lower() for name in ("TMPDIR", "XDG_CACHE_HOME", "AUDIT_CACHE")}
        for folder in own.values():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {**inherited, **{name: str(path) for name, path in own.items()}, "PYTHONPATH": str(self.folder)}


def this_tree(own: Path) -> Tree:
    """Return the tree of this file, with ``own`` for what its runs keep; its commit is marked when it holds changes."""
    changed = CHANGED if _git("status", "--porcelain", "--untracked-files=no") else ""
    return Tree(HERE, _git("rev-parse", "--short", "HEAD") + changed, own)


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
            tar.extractall(Path(folder) / "tree", filter="data")
        yield Tree(Path(folder) / "tree", name, Path(folder) / "own")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=HERE, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    return done.stdout.strip()
