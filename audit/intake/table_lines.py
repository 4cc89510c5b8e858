"""Reads the lines of one table: which rows are lines, and what stands in each of their columns."""

from collections.abc import Iterator, Sequence

from audit.intake.added.found import Added
from audit.intake.added.messages import keep
from audit.intake.asked_column import AskedColumn
from audit.intake.grid import EMPTY, Cell, coordinate
from audit.intake.notes import is_level, note_missing_source, read_evidence, read_notes, written
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.journal import Journal
from audit.intake.problems.messages import MISTAKES
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.headings import heading_row_of, headings_of_table
from audit.intake.sheets.hidden_cells import check_hidden_cells
from audit.intake.sheets.locate import MarkedSheet
from audit.intake.values.cells import shown
from audit.intake.values.mistakes import Mistake
from audit.intake.values.totals import is_total, may_be_total
from audit.intake.values.words import fold, quotable, tidy
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.questionnaire import Column, QuestionType, Table
from audit.model.reference import FactRef, column_label
from audit.model.snapshot import TableRow
from audit.model.text import Language, Text
from audit.questionnaire.layout import ROW_COMMENT, ROW_EVIDENCE, ROW_NOTES, ROW_SOURCE, table_headings, table_help
from audit.questionnaire.texts import HEADINGS

_FEWEST_TO_COMPARE = 3  # cells: two lines of a name alone, or of a name and a state, may well be two things


class TableLines:
    """Reads the lines of one table."""

    def __init__(
        self, table: Table, sheet: MarkedSheet, language: Language, journal: Journal, is_earlier: bool = False
    ) -> None:
        """Find the headings and the help.

        Args:
            table: what is asked.
            sheet: where its lines stand.
            language: of the workbook.
            journal: gathers the problems.
            is_earlier: whether the workbook was made by an earlier version, of which the help is not known.
        """
        self.table = table
        self.sheet = sheet
        self.language = language
        self.journal = journal
        self._awaited = [column for column in table.columns if column.required or not table.optional]
        self._asked = [AskedColumn(column, sheet, language) for column in table.columns]
        self._content = frozenset(sheet.columns[name] for name in _content_of(table) if name in sheet.columns)
        self._note_columns = {ROW_NOTES[name]: sheet.columns.get(name) for name in (ROW_SOURCE, ROW_COMMENT)}
        self._written_by_the_tool = [
            {name: tidy(text) for name, text in texts.items() if name in sheet.columns}
            for texts in (table_headings(table, language), table_help(table, language))
        ]
        self.heading_row, self.help_row = self._heading_and_help()
        # People write over the help. Only where it is silent may what they wrote there be a line of the table.
        silent = [name for name, text in self._written_by_the_tool[1].items() if not text]
        self._is_help_a_line = any(not self._raw(self.help_row or 0, name).is_empty for name in silent)
        self._former_help = self._former_help_row() if is_earlier else None

    def rows(self) -> tuple[TableRow, ...]:
        """Return the lines that hold anything, downwards; headings and totals are left out."""
        labels = column_labels(self.table)
        filled = [
            row
            for row in self.sheet.rows
            if row != self._former_help and self._is_filled(row) and not self._is_written_by_the_tool(row)
        ]
        check_hidden_cells(self.sheet, dict.fromkeys(filled, self.table.title), labels, self.journal)
        rows = []
        for number in filled:
            if self._is_total(number):
                self._leave_total(number)
                continue
            if may_be_total(self._cell(number, self.table.row_label), self._others(number)):
                self._note(StructureCode.ROW_MAY_BE_TOTAL, number, self.table.row_label, {"row": str(number)})
            rows.append(self._row(number))
        self._note_repeated(rows)
        return tuple(rows)

    def _note_repeated(self, rows: Sequence[TableRow]) -> None:
        """Tell the lines that were probably copied: they say what another says, and count twice in sums and shares."""
        first: dict[tuple[object, ...], int] = {}
        for row in rows:
            said = tuple((answer.state, fold(answer.raw)) for answer in row.cells.values())
            if sum(state is not AnswerState.BLANK for state, _ in said) < _FEWEST_TO_COMPARE:
                continue
            if (earlier := first.setdefault(said, row.number)) != row.number:
                self._note(
                    StructureCode.ROW_REPEATED,
                    row.number,
                    self.table.row_label,
                    {"row": str(row.number), "first": str(earlier)},
                )

    def _heading_and_help(self) -> tuple[int | None, int | None]:
        """Return the row of the headings and, below it, that of the help, as far as half of each still shows."""
        sheet, (_, helps) = self.sheet, self._written_by_the_tool
        header = heading_row_of(sheet, headings_of_table(self.table))
        below = self._below(header)
        said = {name: text for name, text in helps.items() if text}
        if below is None or not said:
            return header, None
        shown = sum(_holds(self._raw(below, name), text) for name, text in said.items())
        return header, below if 2 * shown >= len(said) else None

    def _former_help_row(self) -> int | None:
        """Return the row below the headings where it can only be the help of an earlier version, and say so.

        It is one where most columns that have help today hold a text, no closed column holds an answer (the help of
        today aside, which lists the answers), and nobody graded evidence: a line of people's would have an answer.
        """
        row = self._below(self.heading_row)
        if row is None or self.help_row is not None or not self._raw(row, ROW_EVIDENCE).is_empty:
            return None
        helps = {name: text for name, text in self._written_by_the_tool[1].items() if text}
        held = [self._raw(row, name).value for name in helps]
        closed = [asked for asked in self._asked if asked.column.type is not QuestionType.TEXT]
        readings = [
            asked.read(cell)
            for asked in closed
            if not (cell := self._raw_in(row, asked.place)).is_empty
            and not _holds(cell, helps.get(asked.column.id, ""))
        ]
        is_help = 2 * sum(isinstance(value, str) for value in held) >= len(held) and bool(readings)
        if not is_help or any(reading.state is not AnswerState.UNUSABLE for reading in readings):
            return None
        said = " | ".join(shown(cell, self.language) for cell in self.sheet.grid.by_row[row].values())
        self._note(StructureCode.ROW_FORMER_HELP, row, self.table.row_label, {"row": str(row)}, read=quotable(said))
        return row

    def _below(self, row: int | None) -> int | None:
        return next((below for below in self.sheet.grid.by_row if row is not None and below > row), None)

    def _cell(self, row: int, column_id: str) -> Cell:
        cell = self._raw(row, column_id)
        if row != self.help_row:
            return cell
        said = self._written_by_the_tool[1].get(column_id)
        return EMPTY if said and (not self._is_help_a_line or _holds(cell, said)) else cell

    def _raw(self, row: int, column_id: str) -> Cell:
        return self._raw_in(row, self.sheet.columns.get(column_id))

    def _raw_in(self, row: int, column: int | None) -> Cell:
        return self.sheet.grid.cells.get((row, column), EMPTY) if column else EMPTY

    def _leave_total(self, row: int) -> None:
        self._note(StructureCode.ROW_TOTAL, row, self.table.row_label, {"row": str(row)})
        names = (*(column.id for column in self.table.columns), *ROW_NOTES)
        said = {self.sheet.columns[name]: written(self._cell(row, name), self.language) for name in names
                if name in self.sheet.columns}  # fmt: skip
        held = {column: text for column, text in sorted(said.items()) if text}
        line = Added(StructureCode.ROW_TOTAL, row, tuple(held), tuple(held.values()))
        keep(self.sheet.grid.name, [line], self.table.title.to(self.language), self.language, self.journal)

    def _is_filled(self, row: int) -> bool:
        if row == self.help_row:
            is_filled = any(not self._cell(row, name).is_empty for name in _content_of(self.table))
        else:
            is_filled = not self._content.isdisjoint(self.sheet.grid.by_row.get(row, ()))
        if is_filled:
            return True
        # A level of evidence alone is no content: people extend its drop-down over empty lines.
        evidence = self._cell(row, ROW_EVIDENCE)
        return not (evidence.is_empty or bool(evidence.formula) or is_level(shown(evidence, self.language)))

    def _is_written_by_the_tool(self, row: int) -> bool:
        """Say whether the row repeats, in every column, the headings or the help of the workbook itself."""
        if row == self.heading_row:
            return True
        for texts in self._written_by_the_tool:  # a plain loop: the first column tells nearly every row of people's
            for name, text in texts.items():
                if not _holds(self._cell(row, name), text):
                    break
            else:
                return True
        return False

    def _is_total(self, row: int) -> bool:
        return is_total(self._cell(row, self.table.row_label), self._others(row))

    def _others(self, row: int) -> Iterator[tuple[Column, Cell]]:
        """Yield the columns of a line with their cells, but the one that names it."""
        for column in self.table.columns:
            if column.id != self.table.row_label:
                yield column, self._cell(row, column.id)

    def _row(self, number: int) -> TableRow:
        grid, table, columns = self.sheet.grid, self.table, self._note_columns
        telling = (self.language, self.journal, table.id, table.title)
        column = self.sheet.columns.get(ROW_EVIDENCE)
        evidence = read_evidence(grid, number, column, *telling)
        notes = read_notes(grid, number, columns, *telling)
        note_missing_source(evidence, notes.get(ROW_NOTES[ROW_SOURCE], ""), grid, number, column, *telling)
        commented = (CellRef(self.sheet.grid.name, self._place(number, ROW_COMMENT)),) if notes["comment"] else ()
        cells = self._answers(number, evidence, notes["source"], notes["comment"], commented)
        self._note_blanks(number, cells)
        return TableRow(number=number, cells=cells)

    def _answers(
        self, row: int, evidence: Evidence, source: str, comment: str, commented: tuple[CellRef, ...]
    ) -> dict[str, Answer]:
        """Return what stands in each column of a line; a workbook holds thousands, and this is most of reading it."""
        sheet, held = self.sheet.grid.name, self.sheet.grid.by_row.get(row, {})
        is_help = row == self.help_row
        answers = {}
        for asked in self._asked:
            place = f"{asked.letters}{row}"
            cell = self._cell(row, asked.id) if is_help else held.get(asked.place, EMPTY)
            state, value, raw, mistake, doubt, within = asked.read(cell)
            if remark := mistake or doubt:
                self._tell(remark, asked, place, raw)
            answers[asked.id] = Answer(
                asked.type,
                state,
                value,
                raw,
                (CellRef(sheet, place),),
                evidence,
                source,
                comment,
                within=within,
                comment_cells=commented,
            )
        return answers

    def _tell(self, remark: Mistake, asked: AskedColumn, place: str, raw: str) -> None:
        question = str(FactRef(self.table.id, asked.id))
        label = column_label(self.table.title, asked.column.label)
        advice = MISTAKES[remark.code].in_table
        self.journal.mistake(remark, asked.column, question, label, self.sheet.grid.name, place, raw, advice)

    def _note_blanks(self, row: int, cells: dict[str, Answer]) -> None:
        blank = [column for column in self._awaited if cells[column.id].state is AnswerState.BLANK]
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
        read: str = "",
    ) -> None:
        self.journal.structure(
            code,
            self.sheet.grid.name,
            self._place(row, column_id),
            question=self.table.id,
            label=self.table.title,
            read=read,
            severity=severity,
            details=details,
        )

    def _place(self, row: int, column_id: str) -> str:
        return coordinate(row, self.sheet.columns.get(column_id, self.sheet.first_column))


def column_labels(table: Table) -> dict[str, Text]:
    """Return the columns that people fill in, and how messages name them."""
    labels = {column.id: column.label for column in table.columns}
    return labels | {name: HEADINGS[heading] for name, heading in ROW_NOTES.items()}


def _content_of(table: Table) -> tuple[str, ...]:
    """Return the columns of which one alone makes a line of a row."""
    return (*(column.id for column in table.columns), ROW_SOURCE, ROW_COMMENT)


def _holds(cell: Cell, text: str) -> bool:
    """Say whether ``cell`` holds exactly ``text``, which is tidy, spaces and line breaks aside."""
    if cell is EMPTY or cell.is_empty:
        return not text
    return isinstance(cell.value, str) and tidy(cell.value) == text
