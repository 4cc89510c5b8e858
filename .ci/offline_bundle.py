"""``make offline-bundle``: a zip of wheels, from which pip installs the tool without a network or a compiler."""

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from locked_wheels import PLATFORMS, Target, fetch, lacking, pip
from same_zip import zip_folder
from set_up import LOCK, ROOT

sys.path.insert(0, str(ROOT))

from audit import __version__

_HERE = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}
_BUILD = ROOT / "build"
_MACHINES = {"AMD64": "x86_64"}
_FRENCH = """\
project-health-audit {version}, installation hors ligne ({platform}, Python {python})

Il faut Python {python} (celui du système suffit) ; ni réseau, ni compilateur, ni droits d'administrateur.
Dans ce dossier :

    {python_command} -m venv audit
    {bin}pip install --no-index --find-links roues "project-health-audit[durable]"
    {bin}audit run exemple/scribe-2019-10.xlsx -o rapport

Le rapport est rapport/rapport.html. Les empreintes des fichiers sont dans SHA256SUMS.
{engine}
"""
_ENGLISH = """\
project-health-audit {version}, offline installation ({platform}, Python {python})

Python {python} is needed (that of the system will do); no network, no compiler, no administrator's rights.
In this folder:

    {python_command} -m venv audit
    {bin}pip install --no-index --find-links roues "project-health-audit[durable]"
    {bin}audit run exemple/scribe-2019-10.xlsx -o rapport

The report is rapport/rapport.html. The hashes of the files are in SHA256SUMS.
{engine}
"""
_TWO_ENGINES = (
    "Le moteur durable-rules, déjà compilé, est compris : chaque règle est jugée par deux moteurs.",
    "The engine durable-rules, already compiled, is included: every rule is judged by two engines.",
)
_ONE_ENGINE = (
    "L'évaluateur Python juge seul, avec les mêmes résultats ; le rapport le dit.",
    "The Python evaluator judges alone, with the same results; the report says so.",
)


def main(arguments: Sequence[str]) -> None:
    """Write build/project-health-audit-VERSION-hors-ligne-PLATFORM-pyVERSION.zip.

    Raises:
        SystemExit: when a wheel is missing.
        subprocess.CalledProcessError: when pip cannot fetch a wheel.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    machine = platform.machine()
    here = f"{_HERE[platform.system()]}-{_MACHINES.get(machine, machine)}"
    parser.add_argument("--platform", choices=PLATFORMS, default=here)
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}", metavar="VERSION")
    asked = parser.parse_args(arguments)
    target = Target(asked.platform, asked.python)
    name = f"project-health-audit-{__version__}-hors-ligne-{target.platform}-py{target.python}"
    folder = _BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "roues"
    fetch(target, wheels)
    both = target == Target(here, f"{sys.version_info.major}.{sys.version_info.minor}") and _durable_rules(wheels)
    missing = lacking(sorted(wheels.glob("*.whl")), target)
    if missing:
        sys.exit("\n".join(missing))
    (folder / "exemple").mkdir()
    shutil.copy(ROOT / "questionnaires" / "examples" / "scribe-2019-10.xlsx", folder / "exemple")
    shutil.copy(ROOT / "LICENSE", folder)
    _instructions(folder, target, engines=_TWO_ENGINES if both else _ONE_ENGINE)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
            for path in sorted(folder.rglob("*")) if path.is_file()]  # fmt: skip
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8", newline="\n")
    zip_folder(folder, _BUILD / f"{name}.zip")
    print(f"build/{name}.zip: {(_BUILD / f'{name}.zip').stat().st_size / 1e6:.1f} MB, {len(sums)} files")


def _durable_rules(wheels: Path) -> bool:
    """Compile durable-rules for this computer's own platform and Python; without a compiler, do without."""
    try:
        pip("wheel", "--no-deps", "--no-build-isolation", "--require-hashes", "--wheel-dir", str(wheels),
            "-r", str(LOCK / "durable.txt"))  # fmt: skip
    except subprocess.CalledProcessError:
        print("durable-rules could not be compiled here: the bundle does without it", file=sys.stderr)
    return any(wheels.glob("durable_rules-*.whl"))


def _instructions(folder: Path, target: Target, engines: tuple[str, str]) -> None:
    windows = target.platform.startswith("windows")
    words = {
        "version": __version__, "platform": target.platform, "python": target.python,
        "python_command": f"py -{target.python}" if windows else f"python{target.python}",
        "bin": "audit\\Scripts\\" if windows else "audit/bin/",
    }  # fmt: skip
    lines = "\r\n" if windows else "\n"
    for file, text, engine in (("LISEZ-MOI.txt", _FRENCH, engines[0]), ("README.txt", _ENGLISH, engines[1])):
        (folder / file).write_text(
            text.format(**words, engine=engine), encoding="utf-8-sig" if windows else "utf-8", newline=lines
        )


if __name__ == "__main__":
    main(sys.argv[1:])
