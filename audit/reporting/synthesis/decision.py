"""The decision that a review informs, with who is accountable for it where the workbook says so."""

from audit.model.fact import Fact
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.typography import typeset

_LONGEST = 80  # signs of what is quoted, a line: a choice of layout of the tool


def decisions_of(view: ReportView) -> tuple[str | None, str | None]:
    """Return the decision as a sentence, with who is accountable for it, and without.

    The activity and who that is are in the words of the workbook; where they are longer than a line, the cell is told.

    Returns:
        The same sentence twice where nobody is said to be accountable; None in results of formats that say none.
    """
    frame = view.result.synthesis
    if frame is None:
        return None, None
    decision, by = typeset(view.text(frame.decision), view.language), frame.decided_by
    if by is None:
        return decision, decision
    return with_accountable(decision, by.activity, by.said, view.language), decision


def with_accountable(decision: str, activity: str, by: Fact | None, language: Language) -> str:
    """Return a decision with who is accountable for it, where somebody is."""
    if by is None:
        return decision
    activity, who = (printable(" ".join(text.split())) for text in (activity, str(by.value)))
    t, cells = messages(language), ", ".join(write_cell_ranges(by.cells))
    said = decision.removesuffix(".")
    if max(len(activity), len(who)) > _LONGEST:
        return t("decision.accountable_at", decision=said, cells=cells)
    return t("decision.accountable", decision=said, activity=activity, who=who, cells=cells)
