"""Reads the sheets of questions: one answer for each question that the questionnaire asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from audit.intake.added.beside_answers import AskedLine, look_at_section
from audit.intake.added.found import Looking
from audit.intake.grid import Cell, Grid, coordinate
from audit.intake.items import NO_ITEMS, ItemsRead, join_items, open_items, read_items
from audit.intake.left_lines import leave_line
from audit.intake.lines import Line, answer_cell, cell_of, comment_cell, place_of_cell
from audit.intake.misplaced_questions import leave_misplaced
from audit.intake.missing_questions import tell_missing
from audit.intake.notes import note_missing_source, read_evidence, read_note, read_notes
from audit.intake.problems.journal import Journal
from audit.intake.problems.messages import REVIEW_DATE_ADVICE
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.headings import heading_row_of, section_headings
from audit.intake.sheets.hidden_cells import check_hidden_cells
from audit.intake.sheets.locate import MarkedSheet, find_sections
from audit.intake.sheets.sheet_choice import check_columns, choose_sheets
from audit.intake.values.cells import Reading, read_cell
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.partial import as_read
from audit.intake.values.words import fold, quotable
from audit.model.answer import WITHOUT_VALUE, Answer, AnswerState
from audit.model.kept import kept
from audit.model.naming import names_something
from audit.model.questionnaire import Question, Questionnaire
from audit.model.text import Language, Text
from audit.questionnaire.items import item_field, item_name, items_of
from audit.questionnaire.own_texts import own_texts_of_item, own_texts_of_question
from audit.questionnaire.texts import HEADINGS
from audit.wording.cells import write_cells

_LABELS = {name: HEADINGS[name] for name in ("answer", "evidence", "source", "comment", "reason")}
_NOTES = ("source", "comment", "reason")
_ID_HEADINGS = frozenset({fold(HEADINGS["id"].fr), fold(HEADINGS["id"].en)})


def read_sections(grids: Sequence[Grid], looking: Looking, journal: Journal) -> dict[str, Answer]:
    """Return one answer a question; what the workbook does not hold is blank.

    Args:
        grids: the sheets of the workbook.
        looking: what is asked, and whether a question may only be missing by accident.
        journal: gathers the problems.
    """
    questionnaire, language = looking.identity.questionnaire, looking.language
    is_same_version = looking.identity.is_same_version
    found_sheets = find_sections(grids)
    is_earlier = looking.identity.is_earlier_version
    chosen = choose_sheets(found_sheets, grids, questionnaire.sections, language, journal, is_earlier)
    headings = section_headings()
    sheets = {name: check_columns(sheet, headings, _LABELS, journal) for name, sheet in chosen.items()}
    asked = {section.id for section in questionnaire.sections}
    others = [sheet for sheet in found_sheets if sheet.part not in asked]  # sections of another version
    lines, left = _lines((*sheets.values(), *others), questionnaire, language, journal)
    misplaced = leave_misplaced(lines, questionnaire, journal) if is_same_version else set()
    if is_same_version:
        _find_by_label(sheets.values(), lines, questionnaire, journal)
    _look_beside((*sheets.values(), *others), lines, left, questionnaire, looking)
    _check_hidden(sheets.values(), lines, questionnaire, language, journal)
    reader = _Reader(language, journal, questionnaire.roles.review_date)
    answers = {}
    for section in questionnaire.sections:
        if section.id in sheets:
            missing = [one for one in section.questions if not lines.get(one.id) and one.id not in misplaced]
            tell_missing(missing, sheets[section.id].grid.name, looking.identity, journal)
        for question in section.questions:
            items = read_items(question, lines, language, journal)
            answers[question.id] = reader.answer(question, lines.get(question.id, []), items)
    return answers


def _lines(
    sheets: Iterable[MarkedSheet], questionnaire: Questionnaire, language: Language, journal: Journal
) -> tuple[dict[str, list[Line]], dict[str, set[int]]]:
    """Return the lines of each question, on whichever sheet they stand, and by sheet those that ask nothing known.

    A question is found under the id that it has now and under those that it had, its items too.
    """
    known = _names(questionnaire)
    lines: dict[str, list[Line]] = {}
    left: dict[str, set[int]] = {}
    for sheet in sheets:
        header = heading_row_of(sheet, section_headings())
        for row in sheet.rows:
            typed = sheet.grid.text(row, sheet.first_column)
            name = typed.casefold()
            if name in known:
                lines.setdefault(known[name], []).append((sheet, row))
            elif typed and row != header and fold(typed) not in _ID_HEADINGS:
                leave_line(sheet, row, typed, questionnaire, language, journal)
                left.setdefault(sheet.grid.name, set()).add(row)
    return lines, left


@kept(most=64)
def _names(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the ids of questions and of their items by all that they are and were called."""
    known = {}
    for question in questionnaire.questions:
        for name in (question.id, *question.formerly):
            known[name] = question.id
            known |= {item_name(name, item.code): item_name(question.id, item.code) for item in items_of(question)}
    return known


@kept(most=64)
def _asked_lines(questionnaire: Questionnaire, language: Language) -> dict[str, AskedLine]:
    """Return what the line of each question and of each item asks, by its id, in the order of the sheets."""
    asked = {}
    for question in questionnaire.questions:
        asked[question.id] = AskedLine(question.label, own_texts_of_question(question, language))
        for item in items_of(question):
            own = own_texts_of_item(question, item, language)
            asked[item_name(question.id, item.code)] = AskedLine(item_field(question, item).label, own, is_item=True)
    return asked


def _look_beside(
    sheets: Iterable[MarkedSheet],
    lines: Mapping[str, Sequence[Line]],
    left: Mapping[str, set[int]],
    questionnaire: Questionnaire,
    looking: Looking,
) -> None:
    asked: dict[str, dict[int, AskedLine]] = {}
    for name, line in _asked_lines(questionnaire, looking.language).items():
        for sheet, row in lines.get(name, ()):
            asked.setdefault(sheet.grid.name, {})[row] = line
    for sheet in sheets:
        name = sheet.grid.name
        look_at_section(sheet, asked.get(name, {}), left.get(name, ()), looking)


def _find_by_label(
    sheets: Iterable[MarkedSheet], lines: dict[str, list[Line]], questionnaire: Questionnaire, journal: Journal
) -> None:
    """Add to ``lines`` those whose identifier was erased and whose wording is that of one missing question only."""
    missing: dict[str, list[Question]] = {}
    for question in questionnaire.questions:
        for label in {fold(question.label.fr), fold(question.label.en)} if question.id not in lines else ():
            missing.setdefault(label, []).append(question)
    found: dict[str, list[Line]] = {}
    for sheet in sheets if missing else ():
        column = sheet.columns.get("question")
        for row in sheet.rows if column else ():
            named = missing.get(fold(sheet.grid.text(row, column)), []) if column else []
            if len(named) == 1 and sheet.grid.at(row, sheet.first_column).is_empty:
                found.setdefault(named[0].id, []).append((sheet, row))
    for question in questionnaire.questions:
        if len(found.get(question.id, ())) == 1:
            lines[question.id] = found[question.id]
            sheet, row = found[question.id][0]
            journal.structure(
                StructureCode.QUESTION_FOUND,
                sheet.grid.name,
                coordinate(row, sheet.first_column),
                question=question.id,
                label=question.label,
                details={"id": Text(fr=question.id, en=question.id)},
            )
        for sheet, row in lines.get(question.id, ()):
            _find_items(sheet, row, question, lines, journal)


def _find_items(
    sheet: MarkedSheet, row: int, question: Question, lines: dict[str, list[Line]], journal: Journal
) -> None:
    """Add to ``lines`` those of items whose identifier was erased: below their question, by their wording."""
    column = sheet.columns.get("question")
    below = range(row + 1, row + 1 + len(items_of(question)))
    for item in items_of(question) if column else ():
        name = item_name(question.id, item.code)
        if name in lines:
            continue
        texts = {fold(item.label.fr), fold(item.label.en)}
        found = [
            line
            for line in below
            if sheet.grid.at(line, sheet.first_column).is_empty and fold(sheet.grid.text(line, column or 0)) in texts
        ]
        if len(found) == 1:
            lines[name] = [(sheet, found[0])]
            journal.structure(
                StructureCode.QUESTION_FOUND,
                sheet.grid.name,
                coordinate(found[0], sheet.first_column),
                question=name,
                label=item_field(question, item).label,
                details={"id": name},
            )


def _check_hidden(
    sheets: Iterable[MarkedSheet],
    lines: Mapping[str, Sequence[Line]],
    questionnaire: Questionnaire,
    language: Language,
    journal: Journal,
) -> None:
    names: dict[str, dict[int, Text]] = {}
    for name, line in _asked_lines(questionnaire, language).items():
        for sheet, row in lines.get(name, ()):
            names.setdefault(sheet.grid.name, {})[row] = line.label
    for sheet in sheets:
        check_hidden_cells(sheet, names.get(sheet.grid.name, {}), _LABELS, journal)


class _Reader:
    """Reads the answers of one workbook."""

    def __init__(self, language: Language, journal: Journal, review_date: str) -> None:
        self.language = language
        self.journal = journal
        self.review_date = review_date  # the question that asks for it

    def answer(self, question: Question, lines: Sequence[Line], items: ItemsRead = NO_ITEMS) -> Answer:
        """Return the answer to ``question``, whatever the number of lines that hold it.

        Args:
            question: what is asked.
            lines: those that bear its id.
            items: the lines of its items.
        """
        if not lines:
            reading = join_items(Reading(AnswerState.BLANK), items.items, question.options).reading
            return Answer(
                type=question.value_type,
                state=reading.state,
                value=reading.value,
                raw=reading.raw,
                cells=items.cells if items.items else (),
                within=reading.within,
                items=items.items,
            )
        if len(lines) == 1:
            return self._single(question, lines[0], items)
        are_equal = len({self._content(line) for line in lines}) == 1
        self._note_repetition(question, lines, are_equal)
        if not are_equal:
            raw = " | ".join(self._reading(question, line).raw for line in lines)
            cells = (*map(answer_cell, lines), *(items.cells if items.items else ()))
            unusable = Answer(
                type=question.value_type, state=AnswerState.UNUSABLE, raw=raw, cells=cells, items=items.items
            )
            return self._with_all_notes(unusable, lines)
        return self._with_all_notes(self._single(question, lines[0], items), lines)

    def _with_all_notes(self, answer: Answer, lines: Sequence[Line]) -> Answer:
        """Return ``answer`` with the notes of every line of a question that stands on several, each said once."""
        said = {name: [read_note(cell_of(line, name), self.language) for line in lines] for name in _NOTES}
        notes = {name: " ; ".join(dict.fromkeys(text for text in texts if text)) for name, texts in said.items()}
        commented = tuple(comment_cell(line) for line, text in zip(lines, said["comment"], strict=True) if text)
        source, comment, reason = (notes[name] for name in _NOTES)
        return replace(answer, source=source, comment=comment, reason=reason, comment_cells=commented)

    def _content(self, line: Line) -> tuple[Cell, str]:
        return cell_of(line, "answer"), read_note(cell_of(line, "reason"), self.language)

    def _reading(self, question: Question, line: Line) -> Reading:
        return read_cell(cell_of(line, "answer"), question, self.language)

    def _note_repetition(self, question: Question, lines: Sequence[Line], are_equal: bool) -> None:
        places = [(sheet.grid.name, coordinate(row, sheet.first_column)) for sheet, row in lines]
        cells = ", ".join(f"{quotable(sheet)}!{cell}" for sheet, cell in places)
        self.journal.structure(
            StructureCode.QUESTION_COPIED if are_equal else StructureCode.QUESTION_REPEATED,
            *places[1],
            question=question.id,
            label=question.label,
            details={"cells": Text(fr=cells, en=cells)},
        )

    def _single(self, question: Question, line: Line, given: ItemsRead) -> Answer:
        sheet, row = line
        reading = self._reading(question, line)
        columns = {name: sheet.columns.get(name) for name in _NOTES}
        said = read_notes(sheet.grid, row, columns, self.language, self.journal, question.id, question.label)
        reason = said["reason"]
        is_review_date = question.id == self.review_date
        if reading.state is AnswerState.NOT_APPLICABLE and not names_something(reason) and not is_review_date:
            reading = Reading(AnswerState.UNUSABLE, raw=reading.raw, mistake=Mistake(MistakeCode.REASON_MISSING))
        elif reading.state not in WITHOUT_VALUE and reason:
            self._note(StructureCode.REASON_UNUSED, question, line, "reason", reason)
        # A formula is a warning elsewhere; nothing can be audited without the date of the review.
        is_formula = reading.remark is not None and reading.remark.code is MistakeCode.FORMULA
        if reading.remark and not (is_review_date and (reading.within or is_formula)):
            place = place_of_cell(line, "answer")
            name = sheet.grid.name
            advice = REVIEW_DATE_ADVICE if is_review_date else None
            self.journal.mistake(
                reading.remark, question, question.id, question.label, name, place, reading.raw, advice
            )
        elif is_review_date and reading.state is not AnswerState.ANSWERED:
            self._note(StructureCode.REVIEW_DATE_MISSING, question, line, "answer", reading.raw)
        elif reading.state is AnswerState.BLANK and question.required and not given.items:
            self._note(StructureCode.REQUIRED_BLANK, question, line, "answer")
        own = reading
        if given.items:
            reading, items, disagreeing = join_items(own, given.items, question.options)
            self._note_items(question, line, reading, disagreeing, given)
        else:
            items = given.items
        is_said_by_items = bool(items) and own.state is AnswerState.BLANK
        column = sheet.columns.get("evidence")
        noting = (self.language, self.journal, question.id, question.label)
        evidence = read_evidence(sheet.grid, row, column, *noting)
        if reading.state is not AnswerState.BLANK:
            note_missing_source(evidence, said["source"], sheet.grid, row, column, *noting)
        return Answer(
            type=question.value_type,
            state=reading.state,
            value=reading.value,
            raw=reading.raw,
            cells=(*(() if is_said_by_items else (answer_cell(line),)), *(given.cells if items else ())),
            within=reading.within,
            evidence=evidence,
            items=items,
            comment_cells=(comment_cell(line),) if said["comment"] else (),
            **said,
        )

    def _note_items(
        self, question: Question, line: Line, reading: Reading, disagreeing: Sequence[str], given: ItemsRead
    ) -> None:
        """Tell how the lines of items were read, where that leaves some open, and that they contradict the cell."""
        details: dict[str, str | Text] = {}
        if disagreeing:
            cells = [cell for code in disagreeing for cell in given.items[code].cells]
            code, details["cells"] = StructureCode.ITEMS_CONTRADICTED, ", ".join(write_cells(cells))
        elif reading.within:
            code, details["said"] = StructureCode.ITEMS_OPEN, as_read(reading.within, question)
            details["open"] = open_items(reading.within, question.options)
        else:
            return
        self.journal.structure(
            code,
            line[0].grid.name,
            place_of_cell(line, "answer"),
            question=question.id,
            label=question.label,
            read=reading.raw,
            details=details,
        )

    def _note(self, code: StructureCode, question: Question, line: Line, column: str, read: str = "") -> None:
        name, place = line[0].grid.name, place_of_cell(line, column)
        self.journal.structure(code, name, place, question=question.id, label=question.label, read=read)
