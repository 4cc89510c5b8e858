"""Scans the parts of the archive of a workbook, each to its end."""

import zipfile
from collections.abc import Sequence
from typing import IO

from audit.intake.gate.kinds import Kind
from audit.intake.gate.ods_scanner import OdsScanner
from audit.intake.gate.part_scanner import MAX_ELEMENTS, ForbiddenDoctype, PartScanner, Tally, TooManyCells
from audit.intake.gate.xlsx_scanner import XlsxScanner
from audit.intake.grid import NOTHING_HIDDEN, Layout

_CHUNK = 1 << 16
_SHORTEST_ELEMENT = len(b"<c/>")
_XML_NAMES = (".xml", ".rels", ".rdf")
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SCANNERS: dict[Kind, type[PartScanner]] = {Kind.XLSX: XlsxScanner, Kind.ODS: OdsScanner}


def check_weight(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Look for parts so large that even scanning them would take seconds, by counting the signs that open elements.

    Raises:
        TooManyCells: when the file has more than ``MAX_ELEMENTS`` of them.
    """
    if sum(entry.file_size for entry in entries) < MAX_ELEMENTS * _SHORTEST_ELEMENT:
        return
    opened = 0
    for entry in entries:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                opened += chunk.count(b"<") - chunk.count(b"</")
                if opened > MAX_ELEMENTS:
                    raise TooManyCells


def scan_part(name: str, part: IO[bytes], kind: Kind, tally: Tally) -> Layout:
    """Read one part of the archive to its end, without building anything, and return what its sheet hides.

    Raises:
        ForbiddenDoctype: when the part declares a document type.
        FarCell: when a cell beyond the limits holds something.
        TooManyCells: when this part and those before have too many cells.
        LinkedData: when cells are taken from another file.
        UnreadablePart: when an XML part is not well formed.
    """
    chunk = part.read(_CHUNK)
    if name.casefold().endswith(".vml"):
        _search_doctype(chunk, part)  # Excel itself writes VML that is not well formed
        return NOTHING_HIDDEN
    is_xml = name.casefold().endswith(_XML_NAMES) or chunk.lstrip().startswith(_XML_STARTS)
    if not is_xml:
        while chunk:
            chunk = part.read(_CHUNK)
        return NOTHING_HIDDEN
    scanner = _SCANNERS[kind](tally)
    while chunk:
        scanner.feed(chunk)
        chunk = part.read(_CHUNK)
    scanner.feed(b"", is_last=True)
    return scanner.layout


def _search_doctype(chunk: bytes, part: IO[bytes]) -> None:
    tail = b""
    while chunk:
        if b"<!DOCTYPE" in tail + chunk or b"\0" in chunk:
            raise ForbiddenDoctype
        tail = chunk[-16:]
        chunk = part.read(_CHUNK)
