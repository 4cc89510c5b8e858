"""Zips a folder so that the same files give the same bytes: sorted, without times, owners or attributes."""

import zipfile
from pathlib import Path

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_PROGRAM = 0o755 << 16


def zip_folder(folder: Path, target: Path) -> None:
    """Write ``folder``, under its own name, to the zip ``target``; compression is that of this computer's zlib."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _NO_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = _PROGRAM if path.suffix == ".sh" else _READABLE
                archive.writestr(entry, path.read_bytes())
