"""``make windows-folder``: a zipped folder that audits on Windows from where it is unzipped, with nothing to install.

PYTHON_ZIP is the "Windows embeddable package (64-bit)" of a Python release, PYTHON_SHA256 the hash that python.org
gives for it; neither is fetched nor guessed here. Example:
``make windows-folder PYTHON_ZIP=python-3.13.9-embed-amd64.zip PYTHON_SHA256=…``
"""

import hashlib
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from locked_wheels import Target, fetch, lacking
from packaging.tags import cpython_tags
from packaging.utils import parse_wheel_filename
from same_zip import zip_folder
from set_up import ROOT

sys.path.insert(0, str(ROOT))

from audit import __version__

_BUILD = ROOT / "build"
_NEEDED = ("python.exe", "LICENSE.txt", "vcruntime140.dll")
_LAUNCHER = '@echo off\r\n"%~dp0python\\python.exe" -m audit %*\r\nexit /b %ERRORLEVEL%\r\n'
_TRIAL = (
    "@echo off\r\n"
    'call "%~dp0audit.cmd" run "%~dp0exemple\\scribe-2019-10.xlsx" -o "%USERPROFILE%\\rapport-audit-essai"\r\n'
    'if not errorlevel 1 start "" "%USERPROFILE%\\rapport-audit-essai\\rapport.html"\r\n'
    "pause\r\n"
)
_READ_ME = """\
project-health-audit {version} pour Windows (64 bits), avec Python {python}

Rien à installer, ni réseau, ni droits d'administrateur : décompresser le dossier où l'on veut, puis

  1. double-cliquer sur essai.cmd : un projet réel (Scribe, octobre 2019) est audité, son rapport s'ouvre ;
  2. ou, dans une invite de commandes ouverte dans ce dossier :
         audit.cmd questionnaire new -o classeur.xlsx
         audit.cmd check classeur.xlsx
         audit.cmd run classeur.xlsx -o rapport

La première exécution est plus lente que les suivantes. Pour désinstaller, supprimer le dossier.
L'évaluateur Python juge seul (durable-rules ne se compile pas ici), avec les mêmes résultats ; le rapport le dit.
Licences : LICENSE pour l'outil, python\\LICENSE.txt pour Python, lib\\*.dist-info pour les bibliothèques.

English: unzip anywhere; essai.cmd audits a real project and opens its report; audit.cmd is the command line
(set AUDIT_LANG=en for English). Nothing is installed, nothing goes over the network.
"""


def main(arguments: Sequence[str]) -> None:
    """Write build/project-health-audit-VERSION-windows.zip.

    Raises:
        SystemExit: when the Python given is not the one meant, or a wheel is missing or made for another computer.
    """
    if len(arguments) != 2 or not all(arguments):
        sys.exit(__doc__)
    given, expected = Path(arguments[0]), arguments[1].strip().lower()
    found = hashlib.sha256(given.read_bytes()).hexdigest()
    if found != expected:
        sys.exit(
            f"{given.name}: the SHA-256 expected is {expected}, that of the file is {found}; nothing was made of it"
        )
    folder = _BUILD / f"project-health-audit-{__version__}-windows"
    shutil.rmtree(folder, ignore_errors=True)
    version = _unpack_python(given, folder / "python")
    target = Target("windows-x86_64", version)
    with tempfile.TemporaryDirectory() as name:
        fetch(target, Path(name))
        wheels = sorted(Path(name).glob("*.whl"))
        wrong = lacking(wheels, target) + unusable(wheels, target)
        if wrong:
            sys.exit("\n".join(wrong))
        for wheel in wheels:
            _unpack_wheel(wheel, folder / "lib")
    (folder / "exemple").mkdir()
    shutil.copy(ROOT / "questionnaires" / "examples" / "scribe-2019-10.xlsx", folder / "exemple")
    shutil.copy(ROOT / "LICENSE", folder)
    (folder / "audit.cmd").write_bytes(_LAUNCHER.encode("ascii"))
    (folder / "essai.cmd").write_bytes(_TRIAL.encode("ascii"))
    text = _READ_ME.format(version=__version__, python=version)
    (folder / "LISEZ-MOI.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    target_zip = folder.with_name(f"{folder.name}.zip")
    zip_folder(folder, target_zip)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"build/{target_zip.name}: {target_zip.stat().st_size / 1e6:.1f} MB, {size / 1e6:.0f} MB unzipped")


def unusable(wheels: Sequence[Path], target: Target) -> list[str]:
    """Return the wheels that the target's Python could not import, by their tags; empty when all can be."""
    major, minor = map(int, target.python.split("."))
    usable = {str(tag) for tag in cpython_tags((major, minor), platforms=target.wheel_platforms)}
    return [
        f"{wheel.name} is not for Python {target.python} on {target.platform}"
        for wheel in wheels
        if not any(
            str(tag) in usable or (tag.abi, tag.platform) == ("none", "any")
            for tag in parse_wheel_filename(wheel.name)[3]
        )
    ]


def _unpack_python(given: Path, folder: Path) -> str:
    """Unpack the embeddable Python, let it see ``lib``, and return its version, as 3.13."""
    with zipfile.ZipFile(given) as archive:
        archive.extractall(folder)
    paths = sorted(folder.glob("python3*._pth"))
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if len(paths) != 1 or missing:
        sys.exit(f"{given.name} is not a Windows embeddable package of Python: {', '.join(missing) or 'no ._pth file'}")
    number = re.fullmatch(r"python3(\d+)", paths[0].stem)
    if number is None:
        sys.exit(f"{given.name}: {paths[0].name} does not tell a version")
    # Only these places are looked at: neither PYTHONPATH, nor the registry, nor the current folder.
    paths[0].write_bytes(f"{paths[0].stem}.zip\r\n.\r\n..\\lib\r\n".encode("ascii"))
    return f"3.{number[1]}"


def _unpack_wheel(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        elsewhere = {name.split("/")[1] for name in archive.namelist() if name.split("/")[0].endswith(".data")}
        if elsewhere & {"purelib", "platlib"}:
            sys.exit(f"{wheel.name} keeps modules under .data, which this script does not lay out")
        members = [name for name in archive.namelist() if not name.split("/")[0].endswith(".data")]
        archive.extractall(folder, members)


if __name__ == "__main__":
    main(sys.argv[1:])
