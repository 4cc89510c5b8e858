"""Turns an .xlsx workbook into grids of cells, each read once, by its own reference."""

import re
from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.opc import relations
from audit.intake.gate.refusals import repeated_cell
from audit.intake.gate.xml_stream import UnreadablePart, elements_of, local_name
from audit.intake.grid import (
    Area,
    Cell,
    Grid,
    Layout,
    Scalar,
    Span,
    column_number,
    coordinate,
    exact_number,
    formula_cell,
    place_of,
)
from audit.intake.number_format import Kind, NumberFormat
from audit.intake.sheets.serial_days import elapsed, moment, written_day
from audit.intake.sheets.xlsx_notes import read_notes
from audit.intake.sheets.xlsx_parts import (
    SharedParts,
    SheetPart,
    is_true,
    read_shared_parts,
    relation_id,
    rich_text,
    unescaped,
)

_AREA = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7}):\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")
_WHOLE = re.compile(r"-?[0-9]{1,300}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,300}(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][-+]?[0-9]{1,5})?")
_LONGEST_TRANSLATED = 500  # characters of a shared formula; of a longer one, the first cell's words stand for all
_WANTED = ("row", "col", "mergeCell", "hyperlink")
_SHEET_ROWS, _SHEET_COLUMNS = 1_048_576, 16_384


def read_xlsx(archive: Archive, tally: Tally) -> tuple[Grid, ...]:
    """Read every sheet of an .xlsx file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Raises:
        RefusedFile: when a cell stands in a sheet twice, with different values.
        Exception: any that a part that is not well formed, or the limits of a workbook, lead to.
    """
    shared = read_shared_parts(archive, tally)
    return tuple(_Sheet(archive, sheet, shared, tally).grid() for sheet in shared.sheets)


class _Sheet:
    """One sheet while it is read, row after row, in whatever order they stand."""

    def __init__(self, archive: Archive, sheet: SheetPart, shared: SharedParts, tally: Tally) -> None:
        self.archive = archive
        self.sheet = sheet
        self.shared = shared
        self.tally = tally
        self.cells: dict[tuple[int, int], Cell] = {}
        self.row = 0
        self.merged: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.links: list[Element] = []
        self.shared_formulas: dict[str, tuple[str, str]] = {}

    def grid(self) -> Grid:
        """Read the sheet to its end."""
        for element in elements_of(self.archive, self.sheet.part, self.tally, _WANTED):
            tag = local_name(element.tag)
            if tag == "row":
                self._read_row(element)
                element.clear()
            elif tag == "mergeCell":
                self.merged.append(_area(element.get("ref", "")))
            elif tag == "hyperlink":
                self.links.append(element)
            elif is_true(element.get("hidden")):
                self.hidden_columns.append(Span(_number(element, "min"), _number(element, "max")))
        used = relations(self.archive, self.sheet.part, self.tally)
        self._link({relation.id: relation.written for relation in used if relation.is_external})
        return Grid(
            name=self.sheet.name,
            cells=self.cells,
            is_hidden=self.sheet.is_hidden,
            layout=Layout(self.merged, self.hidden_rows, self.hidden_columns),
            notes=read_notes(self.archive, used, self.tally),
        )

    def _link(self, addresses: Mapping[str, str]) -> None:
        """Give each cell the address outside the workbook that it opens; ``addresses`` holds these by their ids."""
        for element in self.links:
            place = place_of(element.get("ref", ""))
            address = addresses.get(relation_id(element), "")
            if address and place in self.cells:
                self.cells[place] = self.cells[place]._replace(link=address)

    def _read_row(self, element: Element) -> None:
        number = element.get("r", "")
        self.row = int(number) if number.isascii() and number.isdecimal() else self.row + 1
        if is_true(element.get("hidden")):
            self.hidden_rows.append(Span(self.row, self.row))
        column = 0
        for item in element:
            row, column = place_of(item.get("r", "")) or (self.row, column + 1)
            if len(item):
                self._read_cell(item, row, column)

    def _read_cell(self, item: Element, row: int, column: int) -> None:
        cell = self._cell(item, row, column)
        if cell.value is None and not cell.formula:
            return
        characters = sum(len(text) for text in (cell.value, cell.cached) if isinstance(text, str))
        self.tally.count(row, column, characters=characters)
        if self.cells.setdefault((row, column), cell) != cell:
            raise repeated_cell(self.archive.name, self.sheet.name, coordinate(row, column))

    def _cell(self, item: Element, row: int, column: int) -> Cell:
        kind = item.get("t", "n")
        written: str | None = None
        formula: Element | None = None
        for child in item:
            if child.tag.endswith("}v"):
                written = child.text
            elif child.tag.endswith("}f"):
                formula = child
            elif child.tag.endswith("}is"):
                kind, written = "inlineStr", unescaped(rich_text(child))
        if formula is not None:
            text = "=" + self._formula(formula, coordinate(row, column))
            return formula_cell(text, self._cell_of(kind, written, item))
        return self._cell_of(kind, written, item)

    def _cell_of(self, kind: str, written: str | None, item: Element) -> Cell:
        """Return the cell that holds, or the formula that showed, what is written."""
        if written is None:
            return Cell()
        return self._number(written.strip(), self._format(item)) if kind == "n" else self._other(kind, written)

    def _other(self, kind: str, written: str) -> Cell:
        if kind == "s":
            return Cell(self._shared_text(written) or None)
        if kind in ("str", "inlineStr"):
            return Cell((unescaped(written) if kind == "str" else written) or None)
        if kind == "b":
            return Cell(is_true(written.strip()))
        if kind == "e":
            return Cell(written.strip(), is_error=True)
        if kind == "d":
            return Cell(written_day(written.strip()) or written)
        return Cell(written)

    def _shared_text(self, index: str) -> str:
        number = index.strip()
        if not (number.isascii() and number.isdecimal()) or int(number) >= len(self.shared.texts):
            raise UnreadablePart(f"text {index[:20]}")
        return self.shared.texts[int(number)]

    def _format(self, item: Element) -> NumberFormat | None:
        style = item.get("s", "0") or "0"
        formats = self.shared.formats
        # A style that the workbook does not define is shown as the ordinary one.
        return formats[int(style)] if style.isascii() and style.isdecimal() and int(style) < len(formats) else None

    def _number(self, written: str, number_format: NumberFormat | None) -> Cell:
        if not written:
            return Cell()
        if not _NUMBER.fullmatch(written):
            return Cell(written, is_error=True)
        try:
            number = exact_number(int(written) if _WHOLE.fullmatch(written) else float(written))
        except ValueError:
            return Cell(written, is_error=True)
        if number_format is not None and (day := self._moment(number, number_format)) is not None:
            return Cell(day, format=number_format)
        return Cell(number, format=number_format)

    def _moment(self, number: Decimal, number_format: NumberFormat) -> Scalar | None:
        kind = number_format.pattern(number).kind
        if kind is Kind.ELAPSED:
            return elapsed(float(number))
        return moment(float(number), self.shared.since_1904) if kind in (Kind.DATE, Kind.TIME) else None

    def _formula(self, element: Element, place: str) -> str:
        text, group = unescaped(element.text or ""), element.get("si")
        if group is None or element.get("t") != "shared":
            return text
        if text:
            self.shared_formulas[group] = text, place
            return text
        return _translated(*self.shared_formulas[group], place) if group in self.shared_formulas else text


def _translated(formula: str, origin: str, place: str) -> str:
    """Return the formula of ``origin`` as it stands in ``place``; it is only quoted, never computed."""
    from openpyxl.formula.translate import Translator  # seldom needed, and slow to load

    if len(formula) > _LONGEST_TRANSLATED:
        return formula
    try:
        return str(Translator(f"={formula}", origin).translate_formula(place)).removeprefix("=")
    except Exception:  # it lets any exception out on a text that is no formula
        return formula


def _number(element: Element, name: str) -> int:
    written = element.get(name, "")
    if not (written.isascii() and written.isdecimal()):
        raise UnreadablePart(f"{name} {written}")
    return int(written)


def _area(reference: str) -> Area:
    """Return a merged area; ``5:5`` is a whole row, ``E:E`` a whole column, ``A1`` a cell alone."""
    ends = _AREA.fullmatch(reference if ":" in reference else f"{reference}:{reference}")
    if ends is None:
        raise UnreadablePart(reference)
    first_column, first_row, last_column, last_row = ends.groups()
    return Area(
        int(first_row or 1),
        column_number(first_column.upper()) or 1,
        int(last_row or _SHEET_ROWS),
        column_number(last_column.upper()) or _SHEET_COLUMNS,
    )
