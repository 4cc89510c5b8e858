"""What authorities concluded of the project, by its workbook: told beside the level of the review, never for it."""

from audit.model.synthesis import GivenOpinion
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def given_opinions(view: ReportView) -> str:
    """Return a sentence with each conclusion, its evidence, its cells and its comment; empty when none was given."""
    frame, t = view.result.synthesis, messages(view.language)
    if frame is None or not frame.opinions:
        return ""
    return t("opinion.given", opinions=t("list.separator").join(_words(one, view) for one in frame.opinions))


def _words(one: GivenOpinion, view: ReportView) -> str:
    t = messages(view.language)
    evidence = write_term(one.said.evidence, view.language).lower()
    grounds = ", ".join([evidence, *write_cell_ranges(one.said.cells)])
    comment = printable(" ".join(one.comment.split()))
    told = t("opinion.given_comment", comment=comment) if comment else ""
    title = typeset(one.title.to(view.language), view.language)
    if one.date is not None and one.date.is_known:
        title = t("opinion.given_on", title=title, date=view.value(one.date))
    return t("opinion.given_one", title=title, said=view.value(one.said), grounds=grounds, comment=told)
