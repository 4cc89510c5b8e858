"""The sheet of one section: a line a question, with help, answer, evidence and state."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import (
    EVIDENCE_LABELS,
    NO,
    NOT_APPLICABLE_LABEL,
    UNKNOWN_LABEL,
    YES,
    Choice,
    Question,
    Section,
)
from audit.model.text import Language
from audit.questionnaire import layout, styles
from audit.questionnaire.cells import cell_at, set_text, set_typed, write_framed, write_input, write_text
from audit.questionnaire.items import item_name, items_of
from audit.questionnaire.lists import Lists
from audit.questionnaire.own_texts import introductions, own_texts_of_item, own_texts_of_question
from audit.questionnaire.texts import HEADINGS
from audit.questionnaire.typed_items import typed_on_items, typed_on_question
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
    sheet: Worksheet,
    section: Section,
    language: Language,
    lists: Lists,
    answers: dict[str, Answer],
    pointless: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write the whole sheet.

    Args:
        sheet: an empty one.
        section: what it asks.
        language: of its texts.
        lists: the lists of answers.
        answers: those to fill in, by question.
        pointless: by question, the expression that is true where it has no object.
    """
    _head(sheet, section, language)
    evidence = list_rule(lists.evidence(), language)
    sheet.add_data_validation(evidence)
    items = list_rule(lists.items(), language)
    sheet.add_data_validation(items)
    for row, question in rows_of(section):
        _question(sheet, row, question, language, pointless.get(question.id))
        rule = entry_rule(question, f"{letter_of('answer')}{row}", language, lists)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter_of('answer')}{row}")
        evidence.add(f"{letter_of('evidence')}{row}")
        for below, item in enumerate(items_of(question), start=row + 1):
            _item(sheet, below, question, item, language)
            items.add(f"{letter_of('answer')}{below}")
        if question.id in answers:
            _answer(sheet, row, question, answers[question.id], language)
    sheet.freeze_panes = f"{letter_of('guidance')}{FIRST_ROW}"
    last_row = last_row_of(section)
    if not pointless.keys().isdisjoint(question.id for question in section.questions):
        state, label = f"${letter_of('state')}{FIRST_ROW}", layout.STATE_LABELS["not_asked"].to(language)
        formula = [f'{state}="{label}"']
        faded = FormulaRule(formula, font=styles.FADED, fill=styles.FADED_FILL)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(f"{letter_of('id')}{FIRST_ROW}:{_LAST}{last_row}", faded)
    # A protected sheet lets people use a filter but not add one.
    sheet.auto_filter.ref = f"{letter_of('id')}{HEADER_ROW}:{_LAST}{last_row}"


def rows_of(section: Section) -> Iterator[tuple[int, Question]]:
    """Yield the row of each question as it is first written; the rows of its items follow it."""
    row = FIRST_ROW
    for question in section.questions:
        yield row, question
        row += 1 + len(items_of(question))


def last_row_of(section: Section) -> int:
    """Return the last row of the sheet as it is first written."""
    return max((row + len(items_of(question)) for row, question in rows_of(section)), default=FIRST_ROW)


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


def answer_cells(section: Section, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each question with the cell of its answer, as formulas on any sheet name it."""
    sheet, letter = quote_sheetname(layout.sheet_name(section, language)), letter_of("answer")
    for row, question in rows_of(section):
        yield question.id, f"{sheet}!${letter}${row}"


def _question(sheet: Worksheet, row: int, question: Question, language: Language, pointless: str | None) -> None:
    shown = {"id": question.id, **own_texts_of_question(question, language)}
    for name, text in shown.items():
        font = {"id": styles.SMALL, "question": styles.STRONG}.get(name, styles.BODY)
        write_framed(sheet, row, column_of(name), text, font)
    for name in _INPUTS:
        write_input(sheet, row, column_of(name), question if name == "answer" else None)
    state = write_framed(sheet, row, column_of("state"), "", alignment=styles.CENTRED)
    state.value = _state_formula(row, question, language, pointless)
    sheet.row_dimensions[row].height = styles.row_height(
        *((text, WIDTHS[name] * (1.15 if name == "id" else 1)) for name, text in shown.items())
    )


def _item(sheet: Worksheet, row: int, question: Question, item: Choice, language: Language) -> None:
    """Write the line of an item: it looks like a question, and only its answer is filled in."""
    shown = {"id": item_name(question.id, item.code), **own_texts_of_item(question, item, language)}
    for name in _COLUMNS:
        font = styles.SMALL if name == "id" else styles.BODY
        write_framed(sheet, row, column_of(name), shown.get(name, ""), font)
    write_input(sheet, row, column_of("answer"), question)
    sheet.row_dimensions[row].height = styles.row_height(
        *((text, WIDTHS[name] * (1.15 if name == "id" else 1)) for name, text in shown.items())
    )


def _state_formula(row: int, question: Question, language: Language, pointless: str | None) -> str:
    answer, reason = f"{letter_of('answer')}{row}", f"{letter_of('reason')}{row}"
    label = {name: text.to(language) for name, text in layout.STATE_LABELS.items()}
    unknown, not_applicable = UNKNOWN_LABEL.to(language), NOT_APPLICABLE_LABEL.to(language)
    blank = label["optional" if question.optional else "to_fill"]
    untyped = f'"{blank}"'
    if pointless:
        untyped = f'IF({pointless},"{label["not_asked"]}",{untyped})'
    if count := len(items_of(question)):
        below = f"{letter_of('answer')}{row + 1}:{letter_of('answer')}{row + count}"
        yes, no, unsure = (f'COUNTIF({below},"{text.to(language)}")' for text in (YES.label, NO.label, UNKNOWN_LABEL))
        untyped = (
            f'IF(COUNTA({below})=0,{untyped},IF({yes}+{no}={count},"{label["answered"]}",'
            f'IF({unsure}={count},"{label["unknown"]}",IF({yes}+{no}+{unsure}={count},"{label["partly"]}",'
            f'"{label["to_complete"]}"))))'
        )
    answered = (
        f'IF({answer}="{not_applicable}",'
        f'IF(TRIM({reason})="","{label["reason_missing"]}","{label["not_applicable"]}"),'
        f'"{label["answered"]}")'
    )
    if question.none_label:  # "not applicable" says there that there is none, and needs no reason
        answered = f'"{label["answered"]}"'
    return f'=IF(TRIM({answer})="",{untyped},IF({answer}="{unknown}","{label["unknown"]}",{answered}))'


def _answer(sheet: Worksheet, row: int, question: Question, answer: Answer, language: Language) -> None:
    set_typed(cell_at(sheet, row, column_of("answer")), typed_on_question(answer, question, language))
    on_items = typed_on_items(answer, question, language)
    for below, item in enumerate(items_of(question), start=row + 1):
        set_typed(cell_at(sheet, below, column_of("answer")), on_items.get(item.code))
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
