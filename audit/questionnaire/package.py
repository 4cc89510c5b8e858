"""Saves a workbook so that the same content gives the same bytes."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

_FIXED = datetime(2020, 1, 1)  # noqa: DTZ001 - spreadsheets store dates without a zone
_ZIP_DATE = (2020, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def save(workbook: Workbook, path: Path) -> None:
    """Write ``workbook`` to ``path``, whole or not at all, without the time of writing."""
    workbook.properties.created = _FIXED
    buffer = io.BytesIO()
    workbook.save(buffer)
    staged = path.with_name(f".{path.name}.part")
    try:
        staged.write_bytes(_repacked(buffer.getvalue()))
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def _repacked(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z\g<2>", data)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, data)
    return packed.getvalue()
