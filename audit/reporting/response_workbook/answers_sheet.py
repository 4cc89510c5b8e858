"""The sheet on which the team corrects answers of the questionnaire."""

from collections.abc import Sequence

from audit.exchange.shape import ANSWER_FILLED, ANSWERS_MARK
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL
from audit.model.value import ValueType
from audit.reporting.contradictory.called import called
from audit.reporting.response_workbook import texts
from audit.reporting.response_workbook.sent import CorrectableAnswer
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import Lists, write_marks
from audit.wording.cells import write_cells
from audit.wording.typography import typeset

_COLUMNS = (*texts.ANSWER_HEADINGS,)
_WIDTHS = {
    "rules": 10, "question": 46, "cell": 17, "given": 26, "expected": 34, "corrected": 26, "answer_document": 26,
    "answer_comment": 30,
}  # fmt: skip
_FIRST_ROW = 2
_LOOKS = {ValueType.DATE: "fill_day", ValueType.SHARE: "fill_share"}


def write_answers(book: Book, view: ReportView, answers: Sequence[CorrectableAnswer], lists: Lists, foot: str) -> None:
    """Write the sheet."""
    language = book.language
    sheet = book.sheet(texts.ANSWERS.to(language))
    write_marks(sheet, ANSWERS_MARK, _COLUMNS)
    for place, column in enumerate(_COLUMNS, start=1):
        look = "head_fill" if column in ANSWER_FILLED else "head"
        sheet.text(1, place, texts.ANSWER_HEADINGS[column].to(language), look)
    sheet.row(1, 32)
    corrected = 1 + _COLUMNS.index("corrected")
    for row, answer in enumerate(answers, start=_FIRST_ROW):
        said = _said(answer, view)
        sheet.text(row, 0, answer.name, "mark")
        for place, column in enumerate(_COLUMNS, start=1):
            filled = _LOOKS.get(answer.field.value_type, "fill") if column == "corrected" else "fill"
            sheet.text(row, place, said.get(column, ""), filled if column in ANSWER_FILLED else "cell")
        sheet.row(row, row_height(*((text, _WIDTHS[column]) for column, text in said.items())))
        labels = [option.label.to(language) for option in answer.field.options]
        if labels:
            # Other answers may be typed, such as several of the list: they are checked when the file comes back.
            offered = [*labels, UNKNOWN_LABEL.to(language), NOT_APPLICABLE_LABEL.to(language)]
            rule = {"validate": "list", "source": lists.area(offered), "show_error": False}
            sheet.validate((row, corrected, row, corrected), rule)
    sheet.widths((0, *_WIDTHS.values()))
    sheet.sheet.autofilter(1, 0, max(_FIRST_ROW, _FIRST_ROW + len(answers) - 1), len(_COLUMNS))
    sheet.sheet.freeze_panes(_FIRST_ROW, 3)
    sheet.print_with(book.title, foot, repeated=1)


def _said(answer: CorrectableAnswer, view: ReportView) -> dict[str, str]:
    expected = view.text(answer.expected)
    if answer.is_called_for:
        expected = view.text(texts.CALLED_FOR).format(expected=expected)
    return {
        "rules": "\n".join(answer.rules),
        "question": typeset(called(view.label(answer.name), answer.line, view.language), view.language),
        "cell": ", ".join(write_cells(answer.given.cells)),
        "given": view.value(answer.given),
        "expected": typeset(expected, view.language),
    }
