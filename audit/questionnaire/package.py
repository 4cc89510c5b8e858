"""Saves a workbook so that the same content gives the same bytes."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from lxml import etree
from openpyxl import Workbook

from audit.questionnaire import shared_strings
from audit.questionnaire.shared_strings import SharedStrings

_FIXED = datetime(2020, 1, 1)  # noqa: DTZ001 - spreadsheets store dates without a zone
_CONTENT_TYPES = "[Content_Types].xml"
_PROPERTIES = "docProps/core.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHEETS = "xl/worksheets/sheet"
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
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[_PROPERTIES] = _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z\g<2>", parts[_PROPERTIES])
    _share_texts(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name in sorted(parts, key=_CONTENT_TYPES.__ne__):  # first, by which mail filters know a workbook
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, parts[name])
    return packed.getvalue()


def _share_texts(parts: dict[str, bytes]) -> None:
    """Move the texts of all sheets to a part of their own, which the workbook and the list of types then name."""
    strings = SharedStrings()
    for name in [name for name in parts if name.startswith(_SHEETS)]:
        sheet = etree.fromstring(parts[name])
        strings.take_from(sheet)
        _leave_types_out(sheet)
        parts[name] = _written(sheet)
    parts[shared_strings.PART] = _written(strings.root)
    types = etree.fromstring(parts[_CONTENT_TYPES])
    override = {"PartName": f"/{shared_strings.PART}", "ContentType": shared_strings.CONTENT_TYPE}
    etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", override)
    parts[_CONTENT_TYPES] = _written(types)
    relations = etree.fromstring(parts[_RELATIONS])
    relation = {
        "Type": shared_strings.RELATION,
        "Target": f"/{shared_strings.PART}",
        "Id": f"rId{len(relations) + 1}",  # openpyxl numbers them from 1
    }
    etree.SubElement(relations, f"{{{relations.nsmap[None]}}}Relationship", relation)
    parts[_RELATIONS] = _written(relations)


def _leave_types_out(sheet: etree._Element) -> None:
    """Say of no cell that it is a number: it is one by default, and some programs fill an empty one that says so."""
    for cell in sheet.iter(shared_strings.CELL):
        if cell.get("t") == "n":
            del cell.attrib["t"]


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
