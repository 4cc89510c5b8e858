"""Reads the sheets of tables: what is declared of their completeness, and their lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from audit.intake.added.beside_answers import look_at_table
from audit.intake.added.found import Added, Looking
from audit.intake.added.messages import keep
from audit.intake.completeness import completeness_place, read_completeness
from audit.intake.grid import EMPTY, Cell, Grid, coordinate
from audit.intake.left_lines import leave_columns
from audit.intake.notes import is_level, note_missing_source, read_evidence, read_notes, written
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.messages import MISTAKES
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.headings import heading_row, headings_of_table
from audit.intake.sheets.hidden_cells import check_hidden_cells
from audit.intake.sheets.locate import MarkedSheet, find_tables
from audit.intake.sheets.sheet_choice import check_columns, choose_sheets
from audit.intake.values.cells import Reading, read_cell, shown
from audit.intake.values.totals import is_total
from audit.intake.values.words import tidy
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.questionnaire import Column, Table
from audit.model.reference import FactRef, column_label
from audit.model.snapshot import TableContent, TableRow
from audit.model.text import Language, Text
from audit.questionnaire.layout import ROW_COMMENT, ROW_EVIDENCE, ROW_NOTES, ROW_SOURCE, table_headings, table_help
from audit.questionnaire.texts import HEADINGS


def read_tables(grids: Sequence[Grid], looking: Looking, journal: Journal) -> dict[str, TableContent]:
    """Return the content of each table; one whose sheet is missing is empty and not declared."""
    questionnaire, language = looking.identity.questionnaire, looking.language
    sheets = choose_sheets(find_tables(grids), grids, questionnaire.tables, language, journal)
    contents = {}
    for table in questionnaire.tables:
        if table.id not in sheets:
            contents[table.id] = TableContent()
            continue
        former = {name: column.id for column in table.columns for name in column.formerly}
        sheet = check_columns(
            sheets[table.id].with_columns_named(former),
            headings_of_table(table),
            _labels(table),
            journal,
            may_lack={ROW_COMMENT},  # earlier workbooks have none
        )
        reader = _TableReader(table, sheet, language, journal)
        rows = reader.rows()
        numbers = [row.number for row in rows]
        leave_columns(sheet, numbers, table, questionnaire, language, journal)
        declared = read_completeness(table, sheet.grid, bool(rows), language, journal)
        look_at_table(sheet, table, numbers, reader.help_row, completeness_place(sheet.grid), looking)
        contents[table.id] = TableContent(
            completeness=declared.completeness,
            undeclared=declared.undeclared,
            declared_in=declared.cells,
            rows=rows,
        )
    return contents


class _TableReader:
    """Reads the lines of one table."""

    def __init__(self, table: Table, sheet: MarkedSheet, language: Language, journal: Journal) -> None:
        self.table = table
        self.sheet = sheet
        self.language = language
        self.journal = journal
        self._readings: dict[tuple[str, type, Cell], Reading] = {}
        self._written_by_the_tool = [
            {name: text for name, text in texts.items() if name in sheet.columns}
            for texts in (table_headings(table, language), table_help(table, language))
        ]
        self.heading_row, self.help_row = self._heading_and_help()
        # People write over the help. Only where it is silent may what they wrote there be a line of the table.
        silent = [name for name, text in self._written_by_the_tool[1].items() if not text]
        self._is_help_a_line = any(not self._raw(self.help_row or 0, name).is_empty for name in silent)

    def rows(self) -> tuple[TableRow, ...]:
        """Return the lines that hold anything, downwards; headings and totals are left out."""
        labels = _labels(self.table)
        filled = [row for row in self.sheet.rows if self._is_filled(row) and not self._is_written_by_the_tool(row)]
        check_hidden_cells(self.sheet, dict.fromkeys(filled, self.table.title), labels, self.journal)
        rows = []
        for number in filled:
            if self._is_total(number):
                self._leave_total(number)
                continue
            rows.append(self._row(number))
        return tuple(rows)

    def _heading_and_help(self) -> tuple[int | None, int | None]:
        """Return the row of the headings and, below it, that of the help, as far as half of each still shows."""
        sheet, (_, helps) = self.sheet, self._written_by_the_tool
        rows = {row: cells for row, cells in sheet.grid.by_row.items() if row > sheet.row}
        header = heading_row(rows, headings_of_table(self.table))
        below = next((row for row in rows if header is not None and row > header), None)
        said = {name: text for name, text in helps.items() if text}
        if below is None or not said:
            return header, None
        shown = sum(_holds(self._raw(below, name), text) for name, text in said.items())
        return header, below if 2 * shown >= len(said) else None

    def _cell(self, row: int, column_id: str) -> Cell:
        cell = self._raw(row, column_id)
        said = self._written_by_the_tool[1].get(column_id) if row == self.help_row else ""
        return EMPTY if said and (not self._is_help_a_line or _holds(cell, said)) else cell

    def _raw(self, row: int, column_id: str) -> Cell:
        column = self.sheet.columns.get(column_id)
        return self.sheet.grid.at(row, column) if column else EMPTY

    def _leave_total(self, row: int) -> None:
        self._note(StructureCode.ROW_TOTAL, row, self.table.row_label, {"row": str(row)})
        names = (*(column.id for column in self.table.columns), *ROW_NOTES)
        said = {self.sheet.columns[name]: written(self._cell(row, name), self.language) for name in names
                if name in self.sheet.columns}  # fmt: skip
        held = {column: text for column, text in sorted(said.items()) if text}
        line = Added(StructureCode.ROW_TOTAL, row, tuple(held), tuple(held.values()))
        keep(self.sheet.grid.name, [line], self.table.title.to(self.language), self.language, self.journal)

    def _is_filled(self, row: int) -> bool:
        # A level of evidence alone is no content: people extend its drop-down over empty lines.
        names = (*(column.id for column in self.table.columns), ROW_SOURCE, ROW_COMMENT)
        evidence = self._cell(row, ROW_EVIDENCE)
        return any(not self._cell(row, name).is_empty for name in names) or not (
            evidence.is_empty or bool(evidence.formula) or is_level(shown(evidence, self.language))
        )

    def _is_written_by_the_tool(self, row: int) -> bool:
        """Say whether the row repeats, in every column, the headings or the help of the workbook itself."""
        if row == self.heading_row:
            return True
        return any(
            all(_holds(self._cell(row, name), text) for name, text in texts.items())
            for texts in self._written_by_the_tool
        )

    def _is_total(self, row: int) -> bool:
        others = (
            (column, self._cell(row, column.id)) for column in self.table.columns if column.id != self.table.row_label
        )
        return is_total(self._cell(row, self.table.row_label), others)

    def _row(self, number: int) -> TableRow:
        evidence = read_evidence(
            self.sheet.grid,
            number,
            self.sheet.columns.get(ROW_EVIDENCE),
            self.language,
            self.journal,
            self.table.id,
            self.table.title,
        )
        columns = {ROW_NOTES[name]: self.sheet.columns.get(name) for name in (ROW_SOURCE, ROW_COMMENT)}
        grid, table = self.sheet.grid, self.table
        notes = read_notes(grid, number, columns, self.language, self.journal, table.id, table.title)
        column = self.sheet.columns.get(ROW_EVIDENCE)
        source = notes.get(ROW_NOTES[ROW_SOURCE], "")
        note_missing_source(evidence, source, grid, number, column, self.language, self.journal, table.id, table.title)
        noted = {"evidence": evidence, **notes}
        cells = {column.id: self._answer(number, column, noted) for column in self.table.columns}
        self._note_blanks(number, cells)
        return TableRow(number=number, cells=cells)

    def _reading(self, column: Column, cell: Cell) -> Reading:
        # Most cells of a column repeat a few answers: each is read once. By type too: True equals 1.
        key = column.id, type(cell.value), cell
        if key not in self._readings:
            self._readings[key] = read_cell(cell, column, self.language)
        return self._readings[key]

    def _answer(self, row: int, column: Column, noted: Mapping[str, Any]) -> Answer:
        reading = self._reading(column, self._cell(row, column.id))
        name, place = self.sheet.grid.name, self._place(row, column.id)
        if reading.remark:
            question, label = str(FactRef(self.table.id, column.id)), column_label(self.table.title, column.label)
            advice = MISTAKES[reading.remark.code].in_table
            self.journal.mistake(reading.remark, column, question, label, name, place, reading.raw, advice)
        return Answer(
            type=column.value_type,
            state=reading.state,
            value=reading.value,
            within=reading.within,
            raw=reading.raw,
            cells=(CellRef(sheet=name, cell=place),),
            **noted,
        )

    def _note_blanks(self, row: int, cells: dict[str, Answer]) -> None:
        blank = [column for column in self.table.columns if cells[column.id].state is AnswerState.BLANK]
        if not blank:
            return
        # A few optional cells may be left empty on purpose; half a row, or a required cell, may not.
        is_half_empty = 2 * len(blank) >= len(self.table.columns) or any(column.required for column in blank)
        names = Text(fr=", ".join(c.label.fr for c in blank), en=", ".join(c.label.en for c in blank))
        self._note(
            StructureCode.ROW_PARTIAL,
            row,
            blank[0].id,
            {"row": str(row), "columns": names},
            Severity.WARNING if is_half_empty else Severity.NOTE,
        )

    def _note(
        self,
        code: StructureCode,
        row: int,
        column_id: str,
        details: dict[str, str | Text],
        severity: Severity | None = None,
    ) -> None:
        self.journal.structure(
            code,
            self.sheet.grid.name,
            self._place(row, column_id),
            question=self.table.id,
            label=self.table.title,
            severity=severity,
            details=details,
        )

    def _place(self, row: int, column_id: str) -> str:
        return coordinate(row, self.sheet.columns.get(column_id, self.sheet.first_column))


def _labels(table: Table) -> dict[str, Text]:
    """Return the columns that people fill in, and how messages name them."""
    labels = {column.id: column.label for column in table.columns}
    return labels | {name: HEADINGS[heading] for name, heading in ROW_NOTES.items()}


def _holds(cell: Cell, text: str) -> bool:
    """Say whether ``cell`` holds exactly ``text``, spaces and line breaks aside."""
    if cell.is_empty:
        return not text
    return isinstance(cell.value, str) and tidy(cell.value) == tidy(text)
