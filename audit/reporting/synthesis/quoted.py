"""Quotes what respondents wrote beside the answer that decides a finding, where that is short: word for word."""

from collections.abc import Iterable

from audit.model.answer import Answer
from audit.model.fact import Fact
from audit.model.result.answers import RowNote
from audit.model.result.findings import Finding
from audit.model.result.planned import PlannedAction
from audit.reporting.commented import comment_place
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges

LEFT_OUT = "[…]"
LONGEST = 240  # signs, two or three lines; a longer comment stands in the annex only, and none is cut


def quote_of(finding: Finding, view: ReportView) -> str:
    """Return a sentence with the comment beside the first answer that decides ``finding``, and the comment's cell.

    The answers that come after it, those that only make the rule applicable and those that say which project it is,
    and in which phase, say too little of what is not met. Where a figure alone decides, the comments beside the answers
    that it comes from are named by their cells.

    Returns:
        An empty text where no answer decides, or it has no comment, or too long a one.
    """
    deciding = view.deciding_facts.get(finding.rule, ())
    first = next((fact for fact in deciding if not fact.inputs and fact.name not in view.identity), None)
    return quote_beside(first, view) if first else _comments_behind(deciding, view)


def _comments_behind(computed: Iterable[Fact], view: ReportView) -> str:
    """Return where comments stand beside the answers that figures come from, a sentence; empty where there are none."""
    behind = {one.name: one for fact in computed for one in view.answers_behind(fact) if one.name not in view.identity}
    notes = view.notes_beside(behind.values()).values()
    cells = [cell for note in notes if note.comment.strip() for cell in note.comment_cells]
    t = messages(view.language)
    return t("synthesis.comments_behind", count=len(cells), cells=comment_place(cells)) if cells else ""


def quote_beside(fact: Fact, view: ReportView) -> str:
    """Return a sentence with the comment beside an answer, and its cell; empty without any, or with too long a one."""
    note = view.notes_beside([fact]).get(fact.name)
    if note is None:
        return ""
    comment, t = printable(" ".join(note.comment.split())), messages(view.language)
    if not comment or len(comment) > LONGEST:
        return ""
    if not note.comment_cells:  # of a project that an earlier version kept: the answer is beside its comment
        return t("synthesis.quoted_beside", comment=comment, cells=", ".join(write_cell_ranges(fact.cells)))
    return t("synthesis.quoted", comment=comment, cells=comment_place(note.comment_cells))


def quoted_note(note: Answer | RowNote, view: ReportView, clause: str | None = None) -> str:
    """Return a comment in quotation marks, with its cell where that is known; empty where it is too long for a line.

    Args:
        note: with the comment.
        view: of the report.
        clause: the part of the comment that is quoted, with marks of what is left out; the whole comment by default.
    """
    comment, t = printable(" ".join((note.comment if clause is None else clause).split())), messages(view.language)
    if not comment or len(comment) > LONGEST:
        return ""
    where = f" ({comment_place(note.comment_cells)})" if note.comment_cells else ""
    return t("synthesis.quotation", comment=comment) + where


def unquoted_note(note: Answer | RowNote, view: ReportView) -> str:
    """Return that a comment is too long to be quoted, with its cell where that is known."""
    t, cells = messages(view.language), comment_place(note.comment_cells)
    return t("synthesis.unquoted_at", cells=cells) if cells else t("synthesis.unquoted")


def quotes_beside(action: PlannedAction, view: ReportView) -> tuple[str, ...]:
    """Return what respondents wrote beside the answers that call for ``action``, each once: it may be under way."""
    found = view.finding_of
    quotes = (quote_of(found[rule], view) for rule in action.closes if rule in found)
    return tuple(dict.fromkeys(quote for quote in quotes if quote))
