"""The sheet on which the team answers each finding."""

from collections.abc import Sequence

from audit.exchange.shape import FINDING_FILLED, FINDINGS_MARK
from audit.model.exchange import Reply
from audit.model.result.findings import Criterion, Finding
from audit.model.text import Text
from audit.reporting.digest import by_line
from audit.reporting.labels import introduced, note_beside
from audit.reporting.messages import messages
from audit.reporting.plan_workbook.findings_sheet import finding_words
from audit.reporting.plan_workbook.texts import INVALID, NOT_IN_LIST
from audit.reporting.response_workbook import texts
from audit.reporting.scope import tells_scope
from audit.reporting.view import ReportView
from audit.reporting.weakest_evidence import weakest_evidence
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import Lists, write_marks
from audit.wording.cells import write_cells
from audit.wording.counted import en, fr
from audit.wording.exchange_terms import REPLIES
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_WIDTHS = {  # what is told and what is filled in are as wide as one another: each prints on a page
    "rule": 10, "severity": 11, "outcome": 15, "scope": 18, "title": 26, "condition": 38, "criteria": 30,
    "evidence": 20, "own_comment": 32, "facts": 44, "actions": 38, "reply": 16, "comment": 42, "document": 24,
}  # fmt: skip
_FIRST_ROW = 2
_LONGEST = 30_000  # signs of a cell: a spreadsheet keeps 32,767
_QUOTED = Text(fr="« {comment} »", en="“{comment}”")
_LINES_OF_ENTRY = 3


def write_findings(book: Book, view: ReportView, findings: Sequence[Finding], lists: Lists, foot: str) -> None:
    """Write the sheet."""
    language = book.language
    sheet = book.sheet(texts.FINDINGS.to(language))
    columns = [column for column in texts.FINDING_HEADINGS if column != "scope" or tells_scope(view)]
    write_marks(sheet, FINDINGS_MARK, columns)
    for place, column in enumerate(columns, start=1):
        look = "head_fill" if column in FINDING_FILLED else "head"
        sheet.text(1, place, texts.FINDING_HEADINGS[column].to(language), look)
    sheet.row(1, 32)
    for row, finding in enumerate(findings, start=_FIRST_ROW):
        said = _said(finding, view)
        sheet.text(row, 0, finding.rule, "mark")
        for place, column in enumerate(columns, start=1):
            look = "fill" if column in FINDING_FILLED else "strong" if column == "rule" else "cell"
            sheet.text(row, place, said.get(column, ""), look)
        height = row_height(*((text, _WIDTHS[column]) for column, text in said.items()))
        sheet.row(row, max(height, row_height(("\n" * (_LINES_OF_ENTRY - 1), 1))))
    last = max(_FIRST_ROW, _FIRST_ROW + len(findings) - 1)
    sheet.widths((0, *(_WIDTHS[column] for column in columns)))
    place = 1 + columns.index("reply")
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
    sheet.sheet.autofilter(1, 0, last, len(columns))
    sheet.sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.print_with(book.title, foot, repeated=1, beside=1)


def _said(finding: Finding, view: ReportView) -> dict[str, str]:
    words = finding_words(finding, view)
    asked = view.asked_by(finding)
    return {
        **{name: words[name] for name in ("rule", "severity", "outcome", "scope", "title", "condition")},
        "criteria": "\n".join(_criterion(one, view) for one in finding.criteria),
        "evidence": typeset(
            f"{write_term(finding.evidence, view.language)}{weakest_evidence(finding, view)}", view.language
        ),
        "own_comment": _own_comments(finding, view),
        "facts": _facts(finding, view),
        "actions": "\n".join(typeset(f"• {view.text(part.do)}", view.language) for _, part in asked),
    }


def _criterion(criterion: Criterion, view: ReportView) -> str:
    """Return a source with the passage that is meant, how it was read, and that it is later where it is.

    The passage is in words, as the team has no list of the codes by which the report cites.
    """
    later = f", {messages(view.language)('findings.later')}" if criterion.later_than_review else ""
    title, status = view.text(criterion.short_title or criterion.title), write_term(criterion.confidence, view.language)
    passage = view.text(criterion.text) if criterion.text is not None else criterion.citation.partition("/")[2]
    words = f"{title} — {passage}" if passage else title
    return typeset(f"• {words} ({status}{later})", view.language)


def _own_comments(finding: Finding, view: ReportView) -> str:
    """Return what the project wrote beside the answers that the finding rests on, each once; but of its phase."""
    facts = [fact for fact in finding.facts if fact.name not in view.identity]
    notes = {name: note.comment.strip() for name, note in view.notes_beside(facts).items()}
    lines = (
        f"{introduced(view.label(name), view.language)} {view.text(_QUOTED).format(comment=comment)}"
        for name, comment in notes.items()
        if comment
    )
    return _within([typeset(line, view.language) for line in dict.fromkeys(lines)], view)


def _facts(finding: Finding, view: ReportView) -> str:
    """Return all the answers that a finding rests on, with their cells, as far as a cell holds them."""
    lines = []
    for fact in by_line(finding.facts):
        label, cells = view.label(fact.name), ", ".join(write_cells(fact.cells))
        place = f" [{cells}]" if len(fact.cells) == 1 else ""
        bounds = f", {note_beside(fact, view.language)}" if fact.is_known and fact.note is not None else ""
        lines.append(typeset(f"{introduced(label, view.language)} {view.value(fact)}{bounds}{place}", view.language))
    return _within(lines, view)


def _within(lines: Sequence[str], view: ReportView) -> str:
    """Join lines, as many as a cell holds, and say how many more there are."""
    kept, length = [], 0
    for line in lines:
        length += len(line) + 1
        if length > _LONGEST:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    more = Text(fr=f"… et {fr(left, 'autre', 'autres')}", en=f"… and {en(left, 'other', 'others')}")
    return "\n".join([*kept, view.text(more)] if left else kept)
