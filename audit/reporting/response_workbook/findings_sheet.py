"""The sheet on which the team answers each finding."""

from collections.abc import Sequence

from audit.exchange.shape import FINDING_FILLED, FINDINGS_MARK
from audit.model.exchange import Reply
from audit.model.result import Finding
from audit.model.text import Text
from audit.reporting.digest import by_line
from audit.reporting.labels import introduced, note_beside
from audit.reporting.plan_workbook.findings_sheet import finding_words
from audit.reporting.plan_workbook.texts import INVALID, NOT_IN_LIST
from audit.reporting.response_workbook import texts
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import A3, Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import Lists, write_marks
from audit.wording.cells import write_cells
from audit.wording.exchange_terms import REPLIES
from audit.wording.typography import typeset

_COLUMNS = (*texts.FINDING_HEADINGS,)
_WIDTHS = {
    "rule": 10, "severity": 11, "outcome": 15, "title": 30, "condition": 52, "facts": 44, "actions": 44, "reply": 16,
    "comment": 46, "document": 28,
}  # fmt: skip
_FIRST_ROW = 2
_MOST_FACTS = 12
_MORE = Text(fr="… et {count} de plus", en="… and {count} more")
_LINES_OF_ENTRY = 3


def write_findings(book: Book, view: ReportView, findings: Sequence[Finding], lists: Lists, foot: str) -> None:
    """Write the sheet."""
    language = book.language
    sheet = book.sheet(texts.FINDINGS.to(language))
    write_marks(sheet, FINDINGS_MARK, _COLUMNS)
    for place, column in enumerate(_COLUMNS, start=1):
        look = "head_fill" if column in FINDING_FILLED else "head"
        sheet.text(1, place, texts.FINDING_HEADINGS[column].to(language), look)
    sheet.row(1, 32)
    for row, finding in enumerate(findings, start=_FIRST_ROW):
        said = _said(finding, view)
        sheet.text(row, 0, finding.rule, "mark")
        for place, column in enumerate(_COLUMNS, start=1):
            look = "fill" if column in FINDING_FILLED else "strong" if column == "rule" else "cell"
            sheet.text(row, place, said.get(column, ""), look)
        height = row_height(*((text, _WIDTHS[column]) for column, text in said.items()))
        sheet.row(row, max(height, row_height(("\n" * (_LINES_OF_ENTRY - 1), 1))))
    last = max(_FIRST_ROW, _FIRST_ROW + len(findings) - 1)
    sheet.widths((0, *_WIDTHS.values()))
    place = 1 + _COLUMNS.index("reply")
    sheet.validate(
        (_FIRST_ROW, place, last, place),
        {
            "validate": "list",
            "source": lists.area([REPLIES[reply].to(language) for reply in Reply]),
            "input_title": texts.REPLY_PROMPT.to(language),
            "input_message": texts.REPLY_HELP.to(language),
            "error_title": INVALID.to(language),
            "error_message": NOT_IN_LIST.to(language),
        },
    )
    sheet.sheet.autofilter(1, 0, last, len(_COLUMNS))
    sheet.sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.print_on(A3, book.title, foot, repeated=1)


def _said(finding: Finding, view: ReportView) -> dict[str, str]:
    words = finding_words(finding, view)
    asked = view.asked_by(finding)
    return {
        **{name: words[name] for name in ("rule", "severity", "outcome", "title", "condition")},
        "facts": _facts(finding, view),
        "actions": "\n".join(typeset(f"• {view.text(part.do)}", view.language) for _, part in asked),
    }


def _facts(finding: Finding, view: ReportView) -> str:
    """Return the answers that a finding rests on, with their cells; of long tables, the first ones."""
    facts = by_line(finding.facts)
    lines = []
    for fact in facts[:_MOST_FACTS]:
        label, cells = view.label(fact.name), ", ".join(write_cells(fact.cells))
        place = f" [{cells}]" if len(fact.cells) == 1 else ""
        bounds = f", {note_beside(fact, view.language)}" if fact.is_known and fact.note is not None else ""
        lines.append(typeset(f"{introduced(label, view.language)} {view.value(fact)}{bounds}{place}", view.language))
    if len(facts) > _MOST_FACTS:
        lines.append(view.text(_MORE).format(count=len(facts) - _MOST_FACTS))
    return "\n".join(lines)
