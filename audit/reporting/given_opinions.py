"""What authorities concluded of the project, by its workbook: told beside the level of the review, never for it."""

from audit.model.synthesis import GivenOpinion
from audit.reporting.commented import comment_place
from audit.reporting.messages import messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def given_opinions(view: ReportView) -> str:
    """Return a sentence: each conclusion, its evidence, its comment, the cells of both; empty when none was given."""
    frame, t = view.result.synthesis, messages(view.language)
    if frame is None or not frame.opinions:
        return ""
    return t("opinion.given", opinions=t("list.separator").join(_words(one, view) for one in frame.opinions))


def _words(one: GivenOpinion, view: ReportView) -> str:
    t = messages(view.language)
    evidence = write_term(one.said.evidence, view.language).lower()
    grounds = ", ".join([evidence, *write_cell_ranges(one.said.cells)])
    comment = printable(" ".join(one.comment.split()))
    place = _place(one)
    told = t("opinion.given_comment", comment=comment) if comment else ""
    told += t("opinion.given_comment_at", cells=place) if comment and place else ""
    title = typeset(one.title.to(view.language), view.language)
    if one.date is not None and one.date.is_known:
        title = t("opinion.given_on", title=title, date=view.value(one.date))
    return t("opinion.given_one", title=title, said=view.value(one.said), grounds=grounds, comment=told)


def _place(one: GivenOpinion) -> str:
    """Return where the comment stands; without the sheet where that is the one of the answer, just named."""
    sheets = {cell.sheet for cell in one.said.cells}
    if sheets == {cell.sheet for cell in one.comment_cells}:
        return ", ".join(cell.cell for cell in one.comment_cells)
    return comment_place(one.comment_cells)
