"""Fills workbooks that went out, as people do: by the marks of their columns and the ids of their lines."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def sheet_of(workbook: Any, mark: str) -> Worksheet:
    """Return the sheet that bears ``mark``."""
    return next(sheet for sheet in workbook.worksheets if sheet["A1"].value == mark)


def fill(path: Path, into: Path, filled: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Path:
    """Write ``path`` again as ``into`` with what is ``filled``: by the mark of a sheet, an id, and a column."""
    workbook = load_workbook(path)
    for mark, lines in filled.items():
        sheet = sheet_of(workbook, mark)
        columns = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for name, cells in lines.items():
            for column, value in cells.items():
                sheet.cell(rows[name], columns[f"@{column}"]).value = value
    workbook.save(into)
    return into
