"""What the next go-live waits for, as a list: one line a point, by its day, with who answers for it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model.result.planned import PlannedAction
from audit.reporting.due import due_on
from audit.reporting.earlier_recommendations import is_about, other_days, quoted, when_due
from audit.reporting.messages import messages
from audit.reporting.open_recommendations import OpenRecommendation
from audit.reporting.synthesis.deciding_session import deciding_session
from audit.reporting.synthesis.dependencies import dependencies_told
from audit.reporting.synthesis.go_live import (
    cells_that_name_somebody,
    conditions_of,
    due_by_then,
    met_with_a_day_to_come,
    named_shortly,
    unsettled_by_then,
)
from audit.reporting.synthesis.model import GoLivePoint, GoLivePoints
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset, with_capital

MOST_POINTS = 14  # a third of a page: a choice of layout of the tool


def go_live_points_of(view: ReportView) -> GoLivePoints | None:
    """Return what the next go-live waits for; None where no action protects one.

    Points are told by their days, those without one last. No more are listed than a third of a page holds: the lead
    counts them all, and the last actions, which the plan has, are left out before anything else is.
    """
    plan, conditions = view.result.plan, conditions_of(view)
    if not conditions or plan is None or plan.go_live is None:
        return None
    t, day = messages(view.language), view.go_live_words
    points = sorted(_points(view), key=lambda one: one.day or date.max)  # what has the same day keeps its order
    listed = _most_telling(points)
    return GoLivePoints(
        title=t("synthesis.go_live_title", date=day),
        lead=t("synthesis.go_live_points", count=len(points), date=day, kinds=_kinds(points, view)),
        remarks=tuple(_remarks(points, view)),
        points=tuple(listed),
        others=t("synthesis.go_live_others", count=len(points) - len(listed)) if len(points) > len(listed) else "",
        beside=tuple(filter(None, (deciding_session(view), dependencies_told(view)))),
    )


def _most_telling(points: list[GoLivePoint]) -> list[GoLivePoint]:
    """Return the points that the list has room for: the actions that are due last give way to the other points."""
    others = [one for one in points if one.action is None]
    actions = [one for one in points if one.action is not None]
    kept = [*actions[: max(0, MOST_POINTS - len(others))], *others][:MOST_POINTS]
    return [one for one in points if one in kept]


def told_with_the_go_live(view: ReportView) -> list[OpenRecommendation]:
    """Return the open recommendations that the list tells, or that one of its actions may be about."""
    conditions = conditions_of(view)
    return [
        *due_by_then(view),
        *(one for one in view.open_recommendations if any(is_about(one, action) for action in conditions)),
    ]


def listed_actions(points: GoLivePoints | None) -> frozenset[int]:
    """Return the numbers of the actions that the list tells."""
    return frozenset(one.action for one in points.points if one.action is not None) if points else frozenset()


def _points(view: ReportView) -> Iterator[GoLivePoint]:
    t = messages(view.language)
    nobody = t("synthesis.go_live_nobody")
    for action in conditions_of(view):
        role, number = write_term(action.owner_role, view.language), view.numbers[action.action]
        late = t("synthesis.condition_late") if action.after_go_live else ""
        cells = ", ".join(write_cell_ranges(cells_that_name_somebody(action, view)))
        named = t("synthesis.go_live_somebody", cells=cells) if cells and not action.owner_name else ""
        name = action.owner_name or t("actions.owner_to_name")
        yield GoLivePoint(
            what=t("synthesis.go_live_action", what=with_capital(named_shortly(action, view)), number=number),
            kind=t("synthesis.go_live_kind_defect"),
            who=f"{role}{t('list.colon')} {name}{named}",
            day=action.due,
            day_words=f"{due_on(action.due, view)}{late}{_elsewhere(action, view)}",
            action=number,
        )
    for one in met_with_a_day_to_come(view):
        day = write_date(one.day, view.language)
        yield GoLivePoint(one.said, t("synthesis.go_live_kind_to_come"), nobody, one.day, day)
    for line in due_by_then(view):
        cells = ", ".join(write_cell_ranges(line.owner_named))
        yield GoLivePoint(
            what=t("synthesis.go_live_line", label=quoted(line, t), cells=line.place),
            kind=t("synthesis.go_live_kind_due"),
            who=t("synthesis.go_live_named", cells=cells) if cells else nobody,
            day=line.due,
            day_words=when_due(line, view),
        )
    for rule in unsettled_by_then(view):
        title = typeset(view.text(rule.title), view.language)
        what = t("synthesis.go_live_rule", rule=rule.rule, title=title)
        yield GoLivePoint(what, t("synthesis.go_live_kind_unsettled"), nobody, None, "")


def _elsewhere(action: PlannedAction, view: ReportView) -> str:
    """Return the other days that the workbook gives to the same, in brackets; empty where it gives none."""
    t, days = messages(view.language), other_days(action, view)
    if not days:
        return ""
    return t("synthesis.go_live_other_day", date=t("kept.and").join(write_date(day, view.language) for day in days))


def _kinds(points: Iterable[GoLivePoint], view: ReportView) -> str:
    """Return how many points there are of each kind, for kinds of which there are some."""
    t, counts = messages(view.language), Counter(one.kind for one in points)
    defects, to_come, due, unsettled = (
        counts[kind]
        for kind in (
            t("synthesis.go_live_kind_defect"),
            t("synthesis.go_live_kind_to_come"),
            t("synthesis.go_live_kind_due"),
            t("synthesis.go_live_kind_unsettled"),
        )
    )
    told = (
        t("synthesis.go_live_defects", count=defects) if defects else "",
        t("synthesis.go_live_to_come", count=to_come) if to_come else "",
        t("synthesis.go_live_due", count=due) if due else "",
        t("synthesis.go_live_unsettled", count=unsettled) if unsettled else "",
    )
    return ", ".join(filter(None, told))


def _remarks(points: list[GoLivePoint], view: ReportView) -> Iterator[str]:
    """Yield which point is due first, and for how many actions no name is given."""
    t, first = messages(view.language), points[0]
    if first.day is not None:
        yield t("synthesis.go_live_first", date=first.day_words, what=first.what)
    unnamed = [action for action in conditions_of(view) if not action.owner_name]
    if unnamed:
        yield t("synthesis.go_live_unnamed", count=len(unnamed))
