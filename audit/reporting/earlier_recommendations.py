"""The recommendations that a project was given before and has still to carry out, with their days beside the plan's."""

from dataclasses import dataclass
from datetime import date

from audit.model.answer import CellRef
from audit.model.folded_names import fold_words
from audit.model.result import PlannedAction
from audit.model.synthesis import RecommendationLine
from audit.reporting.messages import Messages, messages
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date, write_date_beside

LONGEST = 160  # signs of a line that is quoted, a line and a half: a choice of layout of the tool


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """A recommendation that the workbook says is still to be carried out, by a day that it gives.

    Attributes:
        label: as it was typed, on one line.
        issued_by: who gave it; empty where that is not said.
        due: the day by which it is to be carried out.
        place: the cell of that day.
        owner_named: the cells that say that somebody is in charge of it; none where they do not.
    """

    label: str
    issued_by: str
    due: date
    place: str
    owner_named: tuple[CellRef, ...] = ()


def open_recommendations(view: ReportView) -> tuple[OpenRecommendation, ...]:
    """Return those of which the state, the day and the label are all known, by their days.

    Of a project reconstructed as it was on a past day, none: nobody is to carry them out.
    """
    frame = None if view.is_past else view.result.synthesis
    found = (_opened(line) for line in (frame.recommendations if frame else ()))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.due))


def is_about(one: OpenRecommendation, action: PlannedAction) -> bool:
    """Return whether the words of a recommendation show that an action may be about the same, by its rule's own list.

    It is a hint to compare two days and no more: nothing is concluded from it.
    """
    said = f" {fold_words(one.label)} "
    return any(f" {fold_words(word)} " in said for part in action.all_parts for word in part.recognised_by)


def days_beside(action: PlannedAction, view: ReportView) -> tuple[str, ...]:
    """Return a sentence for each recommendation that may be about the same as ``action``: which day is first."""
    if not any(part.recognised_by for part in action.all_parts):
        return ()
    t = messages(view.language)
    told = []
    for one in open_recommendations(view):
        if not is_about(one, action):
            continue
        which = t("recommendation.as_well") if one.due == action.due else ""
        which = which or (t("recommendation.earlier") if one.due < action.due else t("recommendation.later"))
        day = write_date(one.due, view.language)
        told.append(t("recommendation.beside", label=_quoted(one, t), date=day, which=which, cells=one.place))
    return tuple(told)


def has_another_day(action: PlannedAction, view: ReportView) -> bool:
    """Return whether the workbook gives another day to what may be the same as ``action``."""
    return any(one.due != action.due for one in open_recommendations(view) if is_about(one, action))


def written_short(one: OpenRecommendation, view: ReportView, named: date | None = None) -> str:
    """Return a recommendation in the words of the workbook, with its day, whether that is past, and its cell.

    Args:
        one: the recommendation.
        view: of the report.
        named: the day beside which it is written, whose year need not be repeated; None for none.
    """
    t, language = messages(view.language), view.language
    day = write_date(one.due, language) if named is None else write_date_beside(one.due, named, language)
    late = t("recommendation.overdue") if one.due < view.result.review_date else ""
    return t("recommendation.short", label=_quoted(one, t), date=day, late=late, cells=one.place)


def recommendations_told(view: ReportView, most: int) -> str:
    """Return the first ``most`` open recommendations by their days, as a sentence; empty when there are none."""
    found, t = open_recommendations(view), messages(view.language)
    if not found or not view.actions:
        return ""
    listed = t("list.separator").join(_written(one, view) for one in found[:most])
    more = f" {t('verdict.others', count=len(found) - most)}" if len(found) > most else ""
    return t("recommendation.open", count=len(found), listed=f"{listed}{more}")


def _quoted(one: OpenRecommendation, t: Messages) -> str:
    """Return the words of the workbook, none of them cut; that they are too long where a page has no room for them."""
    return t("synthesis.quotation", comment=one.label) if len(one.label) <= LONGEST else t("recommendation.unquoted")


def _written(one: OpenRecommendation, view: ReportView) -> str:
    t, words = messages(view.language), written_short(one, view)
    return t("recommendation.by", said=words, author=one.issued_by) if 0 < len(one.issued_by) <= LONGEST else words


def _opened(line: RecommendationLine) -> OpenRecommendation | None:
    due = line.due
    if not line.is_open or not line.label or due is None or not isinstance(due.value, date):
        return None
    author = line.issued_by.value if line.issued_by is not None else None
    place = ", ".join(write_cell_ranges(due.cells))
    named = line.owner_named.cells if line.owner_named is not None else ()
    return OpenRecommendation(_one_line(line.label), _one_line(str(author)) if author else "", due.value, place, named)


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
