"""Turns an .xlsx workbook into grids of cells, each read once, by its own reference."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import chain
from xml.etree.ElementTree import Element

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.opc import relations
from audit.intake.gate.refusals import repeated_cell
from audit.intake.gate.xml_stream import UnreadablePart, beginnings, elements, elements_of, local_name
from audit.intake.grid import Area, Cell, Grid, Layout, Span, column_number, coordinate, formula_cell, place_of
from audit.intake.sheets.plain_rows import MadeOf, PlainRows, plain_rows
from audit.intake.sheets.plain_xml import FOR_THE_PARSER, once_if_short
from audit.intake.sheets.row_forms import RowForms
from audit.intake.sheets.struck_cells import struck_cells
from audit.intake.sheets.xlsx_notes import read_notes
from audit.intake.sheets.xlsx_parts import (
    NOTHING_SHARED,
    SheetPart,
    is_true,
    read_shared_parts,
    relation_id,
    rich_text,
    unescaped,
)
from audit.intake.sheets.xlsx_values import CellValues, CountedCell, SharedFormulas, characters_of

_AREA = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7}):\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")
_WANTED = ("row", "col", "mergeCell", "hyperlink")
_ROWS = (b"<row", b":row")  # whatever a row is called, when one is left
_SHEET_ROWS, _SHEET_COLUMNS = 1_048_576, 16_384
_FORMS = RowForms(CellValues(NOTHING_SHARED).made_of)
"""Those of the workbooks that were read: what cells without numbers hold is the same in all of them."""


def read_xlsx(archive: Archive, tally: Tally) -> tuple[Grid, ...]:
    """Read every sheet of an .xlsx file that the gate has let in.

    Formulas are read, not the values that they showed last: those are never trusted.

    Raises:
        RefusedFile: when a cell stands in a sheet twice, with different values.
        Exception: any that a part that is not well formed, or the limits of a workbook, lead to.
    """
    shared = read_shared_parts(archive, tally)
    values = CellValues(shared)
    made_of = lru_cache(maxsize=None)(values.made_of)  # most cells say what others say too
    return tuple(_grid(archive, sheet, values, made_of, tally) for sheet in shared.sheets)


def _grid(archive: Archive, sheet: SheetPart, values: CellValues, made_of: MadeOf[CountedCell], tally: Tally) -> Grid:
    """Read a sheet, its plain rows apart where it has any.

    What stops at a fault is begun again without them: the parser alone says what is wrong, in the order of the file.
    """
    plain = plain_rows(archive, sheet.part, _FORMS, made_of, values.texts)
    if plain is not None:
        before = tally.so_far
        try:
            return _Sheet(archive, sheet, values, tally).grid(plain)
        except FOR_THE_PARSER:
            tally.so_far = before
    return _Sheet(archive, sheet, values, tally).grid()


class _Sheet:
    """One sheet while it is read, row after row, in whatever order they stand."""

    def __init__(self, archive: Archive, sheet: SheetPart, values: CellValues, tally: Tally) -> None:
        self.archive = archive
        self.sheet = sheet
        self.values = values
        self.tally = tally
        self.cells: dict[tuple[int, int], Cell] = {}
        self.row = 0
        self.merged: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.links: list[Mapping[str, str]] = []
        self.formulas = SharedFormulas()

    def grid(self, plain: PlainRows[CountedCell] | None = None) -> Grid:
        """Read the sheet to its end; ``plain``: those of its rows that need no parser, and the rest of it."""
        if plain is None:
            self._read(elements_of(self.archive, self.sheet.part, self.tally, _WANTED))
        else:
            self._keep(plain)
            xml, taken = plain.rest()
            self.tally.weigh(taken)
            self._read_rest(xml)
        used = relations(self.archive, self.sheet.part, self.tally)
        self._link({relation.id: relation.written for relation in used if relation.is_external})
        return Grid(
            name=self.sheet.name,
            cells=self.cells,
            is_hidden=self.sheet.is_hidden,
            layout=Layout(self.merged, sorted(self.hidden_rows), self.hidden_columns, self._struck()),
            notes=read_notes(self.archive, used, self.tally),
        )

    def _struck(self) -> Collection[tuple[int, int]]:
        styles = self.values.struck
        return struck_cells(self.archive.read(self.sheet.part), styles) if styles else frozenset()

    def _keep(self, plain: PlainRows[CountedCell]) -> None:
        """Keep the cells of plain rows, and count them as if they had been read one by one."""
        cells = self.cells
        held = characters = last_row = last_column = 0
        for place, (cell, size) in chain.from_iterable(plain):
            row, column = place
            held += 1
            characters += size
            last_row = row if row > last_row else last_row  # ``max`` would cost a call a cell
            last_column = column if column > last_column else last_column
            other = cells.setdefault(place, cell)
            if other is not cell and other != cell:
                raise repeated_cell(self.archive.name, self.sheet.name, coordinate(row, column))
        self.hidden_rows += [Span(number, number) for number, said in plain.hidden if is_true(said)]
        self.tally.count_together(last_row, last_column, held, characters)

    def _read_rest(self, rest: bytes) -> None:
        if _holds_rows(rest):
            self._read(element for _, element in elements(BytesIO(rest), self.tally, _WANTED))
            return
        for name, attributes in beginnings(rest, self.tally, _WANTED):
            self._note(name, attributes)

    def _read(self, found: Iterable[Element]) -> None:
        for element in found:
            name = local_name(element.tag)
            if name == "row":
                self._read_row(element)
                element.clear()
            else:
                self._note(name, element.attrib)

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "mergeCell":
            self.merged.append(_area(attributes.get("ref", "")))
        elif name == "hyperlink":
            self.links.append(attributes)
        elif is_true(attributes.get("hidden")):
            self.hidden_columns.append(Span(_number(attributes, "min"), _number(attributes, "max")))

    def _link(self, addresses: Mapping[str, str]) -> None:
        """Give each cell the address outside the workbook that it opens; ``addresses`` holds these by their ids."""
        for attributes in self.links:
            place = place_of(attributes.get("ref", ""))
            address = addresses.get(relation_id(attributes), "")
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
        self.tally.count(row, column, characters=characters_of(cell))
        if self.cells.setdefault((row, column), cell) != cell:
            raise repeated_cell(self.archive.name, self.sheet.name, coordinate(row, column))

    def _cell(self, item: Element, row: int, column: int) -> Cell:
        kind, style = item.get("t", "n"), item.get("s", "0") or "0"
        written: str | None = None
        formula: Element | None = None
        for child in item:
            if child.tag.endswith("}v"):
                written = child.text
            elif child.tag.endswith("}f"):
                formula = child
            elif child.tag.endswith("}is"):
                kind, written = "inlineStr", unescaped(rich_text(child))
        if formula is None:
            return self.values.cell(kind, written, style)
        text = self.formulas.text(formula.text or "", formula.attrib, coordinate(row, column))
        return formula_cell(f"={text}", self.values.cell(kind, written, style))


@once_if_short
def _holds_rows(xml: bytes) -> bool:
    return any(row in xml for row in _ROWS)


def _number(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "")
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
