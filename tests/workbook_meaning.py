"""What a workbook means to the person who opens it, whichever version of openpyxl wrote its XML."""

import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError, canonicalize

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def same_workbook(one: Path, other: Path) -> bool:
    """Return whether two workbooks hold the same parts or, where the XML was written otherwise, mean the same."""
    return _same_parts(_parts(one), _parts(other)) or meaning(one) == meaning(other)


def meaning(path: Path) -> dict[str, Any]:
    """Return what the workbook shows, holds and allows, in values that compare."""
    book = load_workbook(path)
    properties = {item.name: item.value for item in book.custom_doc_props.props}
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    return {
        "properties": properties,
        "title": book.properties.title,
        "names": names,
        "sheets": [(sheet.title, sheet.sheet_state) for sheet in book],
        **{f"sheet {sheet.title}": _sheet(sheet) for sheet in book},
    }


def _sheet(sheet: Worksheet) -> dict[str, Any]:
    validations = [
        (str(item.sqref), item.type, item.operator, item.formula1, item.formula2, item.error, item.prompt)
        for item in sheet.data_validations.dataValidation
    ]
    formats = [
        (str(area.sqref), rule.type, tuple(rule.formula))
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]
    return {
        "cells": {cell.coordinate: _cell(cell) for row in sheet.iter_rows() for cell in row},
        "validations": sorted(validations, key=repr),
        "conditional formats": sorted(formats, key=repr),
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "widths": {name: (size.width, size.hidden) for name, size in sheet.column_dimensions.items()},
        "heights": {row: (size.height, size.hidden) for row, size in sheet.row_dimensions.items()},
        "frozen": sheet.freeze_panes,
        "protected": sheet.protection.sheet,
        "printed": (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize),
    }


def _cell(cell: Cell) -> tuple[Any, ...]:
    note = cell.comment.text if cell.comment else None
    link = (cell.hyperlink.location or cell.hyperlink.target) if cell.hyperlink else None
    look = (cell.font.b, cell.font.i, cell.font.sz, cell.font.color and cell.font.color.rgb, cell.fill.fgColor.rgb)
    return cell.value, cell.data_type, cell.number_format, cell.protection.locked, note, link, look


def _same_parts(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Return whether parts are the same XML: with lxml, openpyxl says elsewhere what prefixes stand for."""
    return one.keys() == other.keys() and all(
        part == other[name] or _canonical(part) == _canonical(other[name]) for name, part in one.items()
    )


def _canonical(part: bytes) -> str | bytes:
    try:
        return canonicalize(part.decode())
    except (ParseError, UnicodeDecodeError):  # a picture, say
        return part


def _parts(path: Path) -> dict[str, bytes]:
    # Parts, not files: compressed bytes depend on the machine's zlib.
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
