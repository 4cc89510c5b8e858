"""The recommendations that a project was given before and has still to carry out, with their days beside the plan's."""

from collections.abc import Collection
from datetime import date

from audit.model.folded_names import fold_words
from audit.model.passed_day import has_passed
from audit.model.result.planned import PlannedAction
from audit.reporting.messages import Messages, messages
from audit.reporting.open_recommendations import OpenRecommendation
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date, write_date_beside

LONGEST = 160  # signs of a line that is quoted, a line and a half: a choice of layout of the tool


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
    for one in view.open_recommendations:
        if one.due is None or not is_about(one, action):
            continue
        which = t("recommendation.as_well") if one.due == action.due else ""
        which = which or (t("recommendation.earlier") if one.due < action.due else t("recommendation.later"))
        day = write_date(one.due, view.language)
        told.append(t("recommendation.beside", label=quoted(one, t), date=day, which=which, cells=one.place))
    return tuple(told)


def other_days(action: PlannedAction, view: ReportView) -> list[date]:
    """Return the other days that the workbook gives to what may be the same as ``action``."""
    days = [one.due for one in view.open_recommendations if is_about(one, action)]
    return [day for day in days if day is not None and day != action.due]


def written_short(one: OpenRecommendation, view: ReportView, named: date | None = None) -> str:
    """Return a recommendation in the words of the workbook, with when it is due, and its cell.

    Args:
        one: the recommendation.
        view: of the report.
        named: the day beside which it is written, whose year need not be repeated; None for none.
    """
    t, day = messages(view.language), when_due(one, view, named)
    return t("recommendation.short", label=quoted(one, t), date=day, cells=one.place)


def when_due(one: OpenRecommendation, view: ReportView, named: date | None = None) -> str:
    """Return by when a recommendation is to be carried out, whether that is past, and that its state is not known.

    Args:
        one: the recommendation.
        view: of the report.
        named: the day beside which it is written, whose year need not be repeated; None for none.
    """
    t, language = messages(view.language), view.language
    state = "" if one.is_known_open else t("recommendation.state_unknown")
    if one.due is None:
        return f"{t('recommendation.no_day')}{state}"
    day = write_date(one.due, language) if named is None else write_date_beside(one.due, named, language)
    late = t("recommendation.overdue") if has_passed(one.due, view.result.review_date) else ""
    return f"{t('recommendation.answer_due', date=day) if one.awaits_answer else day}{late}{state}"


def recommendations_told(view: ReportView, most: int, told: Collection[OpenRecommendation] = ()) -> str:
    """Return the first ``most`` open recommendations by their days, as a sentence; empty when there are none.

    Args:
        view: of the report.
        most: how many are told.
        told: those that the report tells elsewhere.
    """
    found, t = [one for one in view.open_recommendations if one not in told], messages(view.language)
    if not found or not view.actions:
        return ""
    listed = t("list.separator").join(_written(one, view) for one in found[:most])
    more = f" {t('verdict.others', count=len(found) - most)}" if len(found) > most else ""
    return t("recommendation.open", count=len(found), listed=f"{listed}{more}")


def quoted(one: OpenRecommendation, t: Messages) -> str:
    """Return the words of the workbook, none of them cut; that they are too long where a page has no room for them."""
    return t("synthesis.quotation", comment=one.label) if len(one.label) <= LONGEST else t("recommendation.unquoted")


def _written(one: OpenRecommendation, view: ReportView) -> str:
    t, words = messages(view.language), written_short(one, view)
    return t("recommendation.by", said=words, author=one.issued_by) if 0 < len(one.issued_by) <= LONGEST else words
