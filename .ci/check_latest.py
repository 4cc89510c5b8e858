"""``make check-latest``: the tests on the newest dependencies, and on the oldest that pyproject.toml allows.

Each resolution is tried on every Python named; those that are not on this computer are said, never passed over.
``make check-latest PYTHONS="3.11 3.13" TESTS="tests/test_kleene.py"`` does less.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from set_up import ROOT, executable

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
RESOLUTIONS = {"newest": "highest", "oldest": "lowest-direct"}
_FOLDER = ROOT / "build" / "check-latest"
_UV = (sys.executable, "-m", "uv", "--no-config", "--no-progress")


class Try(NamedTuple):
    """One run of the tests: on which Python, with which dependencies, and how it went."""

    python: str
    dependencies: str
    outcome: str
    failed: bool


def main(arguments: Sequence[str]) -> int:
    """Run the tests everywhere, print a table, and return 1 when any run failed or none could be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pythons", nargs="+", default=PYTHONS, metavar="VERSION")
    parser.add_argument("--dependencies", nargs="+", default=tuple(RESOLUTIONS), choices=tuple(RESOLUTIONS))
    parser.add_argument("tests", nargs="*", help="what to give to pytest (default: --thorough)")
    asked = parser.parse_args(arguments)
    tried: list[Try] = []
    for version in asked.pythons:
        python = interpreter(version)
        if python is None:
            tried.append(Try(version, "-", "not on this computer: nothing was tried", failed=False))
            continue
        tried += [
            _try(version, python, dependencies, asked.tests or ["--thorough"]) for dependencies in asked.dependencies
        ]
    print("\nPython  dependencies  outcome")
    for one in tried:
        print(f"{one.python:<8}{one.dependencies:<14}{one.outcome}")
    nothing = all(one.dependencies == "-" for one in tried)
    return int(nothing or any(one.failed for one in tried))


def interpreter(version: str) -> Path | None:
    """Return a Python of this version, found as uv finds it or among those of pyenv; nothing is downloaded."""
    found = subprocess.run(
        [*_UV, "python", "find", "--no-python-downloads", "--no-project", "--system", version],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if found.returncode == 0 and found.stdout.strip():
        return Path(found.stdout.strip())
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return next(iter(sorted(kept.glob(f"{version}.*/bin/python"), reverse=True)), None)


def _try(version: str, python: Path, dependencies: str, tests: Sequence[str]) -> Try:
    print(f"\n== Python {version}, {dependencies} dependencies", flush=True)
    start = time.monotonic()
    folder = _FOLDER / f"{version}-{dependencies}"
    try:
        _install(python, folder, RESOLUTIONS[dependencies])
    except subprocess.CalledProcessError:
        return Try(version, dependencies, "could not be installed", failed=True)
    done = subprocess.run([str(executable(folder)), "-m", "pytest", "-q", *tests], cwd=ROOT, check=False)
    outcome = "failed" if done.returncode else "passed"
    return Try(version, dependencies, f"{outcome} in {(time.monotonic() - start) / 60:.0f} min", bool(done.returncode))


def _install(python: Path, folder: Path, resolution: str) -> None:
    """Make an environment anew.

    Only wheels are taken: an old version that nobody built for this Python is not one that could be installed there,
    so the oldest is the oldest that has a wheel. durable-rules has none; it is left out without a compiler.
    """
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([*_UV, "venv", "--quiet", "--python", str(python), str(folder)], check=True)
    extras = ("--extra", "durable") if shutil.which("cc") else ()
    wanted = folder / "requirements.txt"
    wheels_only = ("--only-binary", ":all:", "--no-binary", "durable-rules")
    subprocess.run(
        [
            *_UV, "pip", "compile", "--quiet", "--python", str(python), "--resolution", resolution, *wheels_only,
            *extras, "--group", "test", "--output-file", str(wanted), str(ROOT / "pyproject.toml"),
        ],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    into = ("--python", str(executable(folder)))
    subprocess.run([*_UV, "pip", "install", "--quiet", *into, *wheels_only, "-r", str(wanted)], check=True)
    subprocess.run([*_UV, "pip", "install", "--quiet", *into, "--no-deps", "--editable", str(ROOT)], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
