"""The reader of .xlsx files against two others: openpyxl in full mode and python-calamine."""

import io
import warnings
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.formula import ArrayFormula
from python_calamine import CalamineError, CalamineWorkbook

from audit.intake.gate.admission import admit_content
from audit.intake.grid import ERRORS, Cell, Grid
from audit.intake.sheets.grids import read_grids
from tests.many_cases import tried_on
from tests.varied_workbooks import varied_workbook

pytestmark = pytest.mark.slow

FILES = [*Path("questionnaires/examples").iterdir(), *Path("tests/workbooks").iterdir()]
EXAMPLES = sorted(path for path in FILES if path.suffix == ".xlsx")
ODS = sorted(path for path in FILES if path.suffix == ".ods")
SEEDS = 400
A_BATCH = 100
LAST_SERIAL = 2_958_465  # 31 December 9999
FIRST_YEAR = 1904


class Seen(NamedTuple):
    """What one reader sees of a sheet."""

    cells: dict[tuple[int, int], Any]
    formulas: dict[tuple[int, int], str]
    notes: dict[tuple[int, int], str]
    merged: list[str]
    hidden_rows: set[int]
    is_hidden: bool


def exact(value: Any) -> Any:
    """Return numbers at the 15 digits that spreadsheets keep, days at the second, texts as they are."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(f"{Decimal(repr(value) if isinstance(value, float) else value):.15g}").normalize()
    if isinstance(value, datetime):
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - spreadsheets know no zone
    if isinstance(value, time):
        return value.replace(microsecond=0)
    return value.replace("_x000D_", "\r") if isinstance(value, str) else value  # openpyxl leaves it as it is stored


def ours(content: bytes) -> dict[str, Seen]:
    return {grid.name: _ours(grid) for grid in read_grids(admit_content("classeur.xlsx", content))}


def _ours(grid: Grid) -> Seen:
    def value(cell: Cell) -> Any:
        return None if cell.formula else exact(cell.value)

    hidden = {row for span in grid.layout.hidden_rows for row in range(span.first, span.last + 1)}
    return Seen(
        {place: value(cell) for place, cell in grid.cells.items() if not cell.formula},
        {place: cell.formula for place, cell in grid.cells.items() if cell.formula},
        dict(grid.notes),
        sorted(map(str, grid.layout.merged)),
        hidden,
        grid.is_hidden,
    )


def openpyxl_s(content: bytes) -> dict[str, Seen]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content))
    seen = {}
    for sheet in book.worksheets:
        cells, formulas, notes = {}, {}, {}
        for row in sheet.iter_rows():
            for cell in row:
                place = cell.row, cell.column
                if cell.comment:
                    notes[place] = cell.comment.text
                if isinstance(cell, MergedCell) or cell.value is None:
                    continue
                if cell.data_type == "f":
                    formula = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
                    formulas[place] = str(formula)
                else:
                    cells[place] = exact(cell.value)
        hidden = {number for number, dimension in sheet.row_dimensions.items() if dimension.hidden}
        merged = sorted(str(area) for area in sheet.merged_cells.ranges)
        seen[sheet.title] = Seen(cells, formulas, notes, merged, hidden, sheet.sheet_state != "visible")
    return seen


def calamine_s(content: bytes) -> dict[str, dict[tuple[int, int], Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    seen = {}
    for name in book.sheet_names:
        try:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except CalamineError:
            continue  # it stops at a sheet that holds an error value which it does not know
        seen[name] = {
            (row, column): exact(value)
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values, 1)
            if value != ""
        }
    return seen


def check(content: bytes) -> None:
    found, expected, again = ours(content), openpyxl_s(content), calamine_s(content)
    assert list(found) == list(expected)
    for name, seen in found.items():
        cells = {place: _out_of_range(value, seen.cells.get(place)) for place, value in expected[name].cells.items()}
        assert seen == expected[name]._replace(cells=cells), name
        if name in again:
            assert comparable(seen.cells, seen) == comparable(again[name], seen), name


def _out_of_range(value: Any, kept: Any) -> Any:
    """openpyxl makes an error of a number that no calendar has; the reader keeps the number."""
    return kept if value == "#VALUE!" and isinstance(kept, Decimal) and kept > LAST_SERIAL else value


def comparable(cells: dict[tuple[int, int], Any], seen: Seen) -> dict[tuple[int, int], Any]:
    """Return what calamine tells: neither formulas nor errors, nor days before its calendar begins, nor all spaces."""
    errors = {place for place, value in seen.cells.items() if isinstance(value, str) and value in ERRORS}
    early = {place for place, value in seen.cells.items() if isinstance(value, datetime) and value.year < FIRST_YEAR}
    left_out = errors | early | set(seen.formulas)
    return {
        place: "".join(value.split()) if isinstance(value, str) else value
        for place, value in cells.items()
        if place not in left_out
    }


@tried_on("path", EXAMPLES, always=2, ids=lambda path: path.stem)
def test_filled_questionnaires_are_read_as_two_others_read_them(path: Path) -> None:
    check(path.read_bytes())


@pytest.mark.parametrize("path", ODS, ids=lambda path: path.stem)
def test_ods_files_are_read_as_calamine_reads_them(path: Path) -> None:
    found, again = ours(path.read_bytes()), calamine_s(path.read_bytes())
    assert list(found) == list(again)
    for name, seen in found.items():
        assert comparable(seen.cells, seen) == comparable(again[name], seen), name


@tried_on("first", range(0, SEEDS, A_BATCH))
def test_varied_workbooks_are_read_as_two_others_read_them(first: int) -> None:
    for seed in range(first, first + A_BATCH):
        check(varied_workbook(seed))
