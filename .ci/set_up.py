"""``python .ci/set_up.py FOLDER``: an environment with exactly what .ci/lock names, and this project in it.

Needs nothing but Python 3.11 or later and its pip; the Makefile and every CI call it.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci" / "lock"
_NO_DURABLE_RULES = (
    "durable-rules cannot be had here (it needs Linux, Python 3.11 or 3.12 and a C compiler): "
    "the Python evaluator judges alone, with the same results, and the reports say so."
)


def main(folder: Path) -> None:
    """Make the environment ``folder``, or bring it up to date.

    Raises:
        subprocess.CalledProcessError: when pip fails, or durable-rules where AUDIT_REQUIRE_PROGRAMS is 1.
    """
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")  # as "python -m venv" does
    python = executable(folder)
    locked(python, "build", "--only-binary=:all:")
    locked(python, "dev", "--only-binary=:all:")
    _durable_rules(python)
    pip(python, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def executable(folder: Path) -> Path:
    """Return the Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def locked(python: Path, name: str, *options: str) -> None:
    """Install one file of .ci/lock; pip refuses whatever has not the hash written there."""
    pip(python, *options, "--require-hashes", "-r", str(LOCK / f"{name}.txt"))


def pip(python: Path, *arguments: str, capture: bool = False) -> None:
    """Run ``pip install``."""
    options = ("--quiet", "--disable-pip-version-check", "--no-compile")  # what is used gets compiled when it is used
    command = [str(python), "-m", "pip", "install", *options, *arguments]
    subprocess.run(command, check=True, capture_output=capture)


def _durable_rules(python: Path) -> None:
    required = os.environ.get("AUDIT_REQUIRE_PROGRAMS") == "1"
    try:
        locked_durable_rules(python, capture=not required)
    except subprocess.CalledProcessError:
        if required:
            raise
    if subprocess.run([str(python), "-c", "import durable.engine"], capture_output=True, check=False).returncode:
        print(_NO_DURABLE_RULES)


def locked_durable_rules(python: Path, *, capture: bool) -> None:
    """Build and install durable-rules, with the build tools of .ci/lock, where its marker asks for it."""
    pip(
        python, "--no-build-isolation", "--no-deps", "--require-hashes", "-r", str(LOCK / "durable.txt"),
        capture=capture,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
