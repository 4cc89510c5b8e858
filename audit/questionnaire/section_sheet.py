"""The sheet of one section: a line a question, with help, answer, evidence and state."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import EVIDENCE_LABELS, NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Question, Section
from audit.model.text import Language
from audit.questionnaire import layout, styles
from audit.questionnaire.cells import cell_at, fill_answer, set_text, write_input, write_text
from audit.questionnaire.lists import Lists
from audit.questionnaire.own_texts import introductions, own_texts_of_question
from audit.questionnaire.texts import HEADINGS
from audit.questionnaire.validations import entry_rule, list_rule

WIDTHS = {
    "id": 16,
    "question": 36,
    "guidance": 44,
    "expected_evidence": 24,
    "answer": 20,
    "unit": 8,
    "evidence": 12,
    "source": 22,
    "comment": 22,
    "reason": 15,
    "state": 12,
    "answered_by": 13,
    "minutes": 8,
}
MARK_ROW, HEADER_ROW, FIRST_ROW = 3, 4, 5
_COLUMNS = ("id", *layout.SECTION_COLUMNS)
_INPUTS = ("answer", "evidence", "source", "comment", "reason")


def column_of(name: str) -> int:
    """Return the number of a column of the sheet as it is first written."""
    return _COLUMNS.index(name) + 1


def letter_of(name: str) -> str:
    """Return the letter of a column of the sheet as it is first written."""
    return get_column_letter(column_of(name))


_LAST = letter_of("minutes")


def write_section(
    sheet: Worksheet, section: Section, language: Language, lists: Lists, answers: dict[str, Answer]
) -> None:
    """Write the whole sheet."""
    _head(sheet, section, language)
    evidence = list_rule(lists.evidence(), language)
    sheet.add_data_validation(evidence)
    for row, question in enumerate(section.questions, start=FIRST_ROW):
        _question(sheet, row, question, language)
        rule = entry_rule(question, f"{letter_of('answer')}{row}", language, lists)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter_of('answer')}{row}")
        evidence.add(f"{letter_of('evidence')}{row}")
        if question.id in answers:
            _answer(sheet, row, question, answers[question.id], language)
    sheet.freeze_panes = f"{letter_of('guidance')}{FIRST_ROW}"
    # A protected sheet lets people use a filter but not add one.
    last_row = FIRST_ROW + len(section.questions) - 1
    sheet.auto_filter.ref = f"{letter_of('id')}{HEADER_ROW}:{_LAST}{last_row}"


def _head(sheet: Worksheet, section: Section, language: Language) -> None:
    for name, width in WIDTHS.items():
        sheet.column_dimensions[letter_of(name)].width = width
    last = _LAST
    write_text(sheet, 1, 1, section.title.to(language), styles.TITLE).alignment = styles.HEADER_ALIGNMENT
    sheet.merge_cells(f"A1:{last}1")
    (introduction,) = introductions(section, language, banner="")
    write_text(sheet, 2, 1, introduction)
    sheet.merge_cells(f"A2:{last}2")
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = styles.row_height((introduction, sum(WIDTHS.values())))
    sheet.row_dimensions[MARK_ROW].hidden = True
    for column, name in enumerate(_COLUMNS, start=1):
        mark = layout.section_mark(section) if name == "id" else layout.column_mark(name)
        set_text(cell_at(sheet, MARK_ROW, column), mark)
        header = write_text(sheet, HEADER_ROW, column, HEADINGS[name].to(language), styles.HEADER)
        header.fill, header.border, header.alignment = styles.HEADER_FILL, styles.BORDER, styles.HEADER_ALIGNMENT
    sheet.row_dimensions[HEADER_ROW].height = 34
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _question(sheet: Worksheet, row: int, question: Question, language: Language) -> None:
    shown = {"id": question.id, **own_texts_of_question(question, language)}
    for name, text in shown.items():
        font = {"id": styles.SMALL, "question": styles.STRONG}.get(name, styles.BODY)
        write_text(sheet, row, column_of(name), text, font).border = styles.BORDER
    for name in _INPUTS:
        write_input(sheet, row, column_of(name), question if name == "answer" else None)
    state = write_text(sheet, row, column_of("state"), "", alignment=styles.CENTRED)
    state.value, state.border = _state_formula(row, question, language), styles.BORDER
    sheet.row_dimensions[row].height = styles.row_height(
        *((text, WIDTHS[name] * (1.15 if name == "id" else 1)) for name, text in shown.items())
    )


def _state_formula(row: int, question: Question, language: Language) -> str:
    answer, reason = f"{letter_of('answer')}{row}", f"{letter_of('reason')}{row}"
    label = {name: text.to(language) for name, text in layout.STATE_LABELS.items()}
    unknown, not_applicable = UNKNOWN_LABEL.to(language), NOT_APPLICABLE_LABEL.to(language)
    blank = label["optional" if question.optional else "to_fill"]
    return (
        f'=IF(TRIM({answer})="","{blank}",'
        f'IF({answer}="{unknown}","{label["unknown"]}",'
        f'IF({answer}="{not_applicable}",'
        f'IF(TRIM({reason})="","{label["reason_missing"]}","{label["not_applicable"]}"),'
        f'"{label["answered"]}")))'
    )


def _answer(sheet: Worksheet, row: int, question: Question, answer: Answer, language: Language) -> None:
    fill_answer(cell_at(sheet, row, column_of("answer")), answer, question, language)
    if answer.state is not AnswerState.BLANK or answer.evidence is not Evidence.DECLARED:
        set_text(cell_at(sheet, row, column_of("evidence")), EVIDENCE_LABELS[answer.evidence].to(language))
    noted = {"source": answer.source, "comment": answer.comment, "reason": answer.reason}
    for name, text in noted.items():
        if text:
            set_text(cell_at(sheet, row, column_of(name)), text)
    typed = sheet.cell(row, column_of("answer")).value
    shown = {**noted, "answer": str(typed or "")}
    needed = styles.row_height(*((text, WIDTHS[name]) for name, text in shown.items()))
    sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height, needed)
