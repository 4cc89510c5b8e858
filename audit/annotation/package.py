"""The parts of an .xlsx file: read, replaced, added or removed, all others kept byte for byte."""

import io
import zipfile
from collections.abc import Iterator

from audit.annotation.impossible import NOT_XLSX, CannotAnnotate, PartUnreadable

WORKBOOK = "xl/workbook.xml"

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # the system on which permissions have a meaning; the same on every machine
_OWNER_ONLY = 0o600 << 16


class Package:
    """An .xlsx file that is being changed; nothing is written before ``content`` is called."""

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self._kept = {entry.filename: entry for entry in archive.infolist()}
                self._parts = {name: archive.read(name) for name in self._kept}
                self._comment = archive.comment
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
            raise CannotAnnotate(NOT_XLSX) from error
        if WORKBOOK not in self._parts:
            raise CannotAnnotate(NOT_XLSX)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, part: str) -> bytes:
        """Return what ``part`` holds.

        Raises:
            PartUnreadable: when there is no such part.
        """
        try:
            return self._parts[part]
        except KeyError as error:
            raise PartUnreadable(part) from error

    def write(self, part: str, data: bytes) -> None:
        """Replace ``part``, or add it after all others."""
        self._parts[part] = data
        self._kept.pop(part, None)

    def remove(self, part: str) -> None:
        """Take ``part`` out, if it is there."""
        self._parts.pop(part, None)
        self._kept.pop(part, None)

    def free_name(self, pattern: str) -> str:
        """Return the first name made from ``pattern`` and a number from 1 up that no part has."""
        taken = {part.casefold() for part in self._parts}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)

    def content(self) -> bytes:
        """Return the file; the same changes to the same file give the same bytes."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.comment = self._comment
            for name, data in self._parts.items():
                archive.writestr(self._entry(name), data)
        return packed.getvalue()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, _DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = _UNIX
        entry.external_attr = _OWNER_ONLY
        if name in self._kept:
            kept = self._kept[name]
            entry.date_time = kept.date_time
            entry.compress_type = kept.compress_type
            entry.create_system = kept.create_system
            entry.external_attr = kept.external_attr
            entry.comment = kept.comment
        return entry
