"""What the next go-live waits for, in words: what actions are to establish, what limits an answer, what else is due."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from audit.model.answer import CellRef
from audit.model.result.findings import CheckedRule
from audit.model.result.planned import PlannedAction
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.reporting.earlier_recommendations import (
    is_about,
    other_days,
    written_short,
)
from audit.reporting.limited import limiting_notes
from audit.reporting.messages import Messages, messages
from audit.reporting.named_days import days_named
from audit.reporting.open_recommendations import OpenRecommendation
from audit.reporting.synthesis.first_sentence import first_sentence
from audit.reporting.synthesis.quoted import LEFT_OUT, quoted_note, unquoted_note
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date_beside
from audit.wording.typography import typeset

MOST_CONDITIONS = 8  # three or four lines of page one: a choice of layout of the tool
MOST_RECOMMENDATIONS = 3
MOST_COMMENTS = 2
MOST_UNSETTLED = 6

_SEVERITIES = list(Severity)
_BETWEEN_CLAUSES = re.compile(r"(?<=[.;])\s+")


class MetToCome(NamedTuple):
    """A requirement that is met on a day that is to come.

    Attributes:
        said: its rule, and the clauses of comments that name such a day, quoted with their cells.
        day: the earliest of them.
    """

    rule: RuleId
    said: str
    day: date


def conditions_of(view: ReportView) -> tuple[PlannedAction, ...]:
    """Return the actions that protect a go-live still to come, in the order of the plan, those too late included.

    Of a project reconstructed as it was on a past day, none: nobody is to carry them out.
    """
    plan = view.result.plan
    if plan is None or plan.go_live is None or not plan.go_live_to_come or view.is_past:
        return ()
    return tuple(action for action in view.actions if action.protects_go_live)


def before_go_live_of(view: ReportView) -> tuple[str, ...]:
    """Return what the next go-live waits for, a sentence each; nothing where no action protects one.

    First how many points there are in all, where they are not all of one kind; then those of each kind: what actions
    answer, by its label, with their days, and for how many of them nobody is named; what is said to be met on a day
    that is to come; the recommendations that the workbook says are due by then and that are not about the same; the
    requirements that protect the go-live and could not be settled.
    """
    plan, conditions, t = view.result.plan, conditions_of(view), messages(view.language)
    if not conditions or plan is None or plan.go_live is None:
        return ()
    day, to_come = view.go_live_words, [one.said for one in met_with_a_day_to_come(view)]
    due = due_by_then(view)
    listed = _listed([_condition(action, plan.go_live, view) for action in conditions], MOST_CONDITIONS, t)
    unsettled = [one.rule for one in unsettled_by_then(view)]
    count = len(conditions) + len(to_come) + len(due) + len(unsettled)
    if count == len(conditions):
        told = [t("synthesis.before_go_live", count=count, date=day, listed=listed)]
    else:
        told = [t("synthesis.before_go_live_points", count=count, date=day)]
        told.append(t("synthesis.defects_found", count=len(conditions), listed=listed))
    unnamed = _nobody_named(conditions, view)
    if unnamed:
        told.append(unnamed)
    if to_come:
        told.append(t("synthesis.met_to_come", count=len(to_come), listed=_listed(to_come, MOST_COMMENTS, t)))
    if due:
        written = [written_short(one, view, plan.go_live) for one in due]
        told.append(t("synthesis.due_by_then", count=len(due), listed=_listed(written, MOST_RECOMMENDATIONS, t)))
    if unsettled:
        listed = _listed(unsettled, MOST_UNSETTLED, t)
        told.append(t("synthesis.unsettled_by_then", count=len(unsettled), listed=listed))
    return tuple(told)


def due_by_then(view: ReportView) -> list[OpenRecommendation]:
    """Return the open recommendations due by the go-live, or nobody knows when, but those of actions already."""
    plan, conditions = view.result.plan, conditions_of(view)
    if plan is None or plan.go_live is None or not conditions:
        return []
    return [
        one
        for one in view.open_recommendations
        if (one.due is None or one.due <= plan.go_live) and not any(is_about(one, action) for action in conditions)
    ]


def unsettled_by_then(view: ReportView) -> list[CheckedRule]:
    """Return the rules that protect the go-live and that the answers do not settle."""
    return [
        rule for rule in view.result.rules if rule.protects_go_live and rule.outcome.outcome is OutcomeKind.UNDETERMINED
    ]


def _listed(items: Sequence[str], most: int, t: Messages) -> str:
    """List the first ``most`` items, and say how many more there are."""
    left = len(items) - most
    listed = t("list.separator").join(items[:most])
    return f"{listed} {t('verdict.others', count=left)}" if left > 0 else listed


def _nobody_named(conditions: Sequence[PlannedAction], view: ReportView) -> str:
    """Say for how many of the conditions no name is given, which is to be done first; empty where all have one."""
    t, total = messages(view.language), len(conditions)
    unnamed = [action for action in conditions if not action.owner_name]
    if not unnamed:
        return ""
    named = _named_elsewhere(unnamed, view)
    if len(unnamed) == total:
        return t("synthesis.none_named", count=total, named=named)
    return t("synthesis.some_unnamed", count=len(unnamed), total=total, named=named)


def _named_elsewhere(conditions: Sequence[PlannedAction], view: ReportView) -> str:
    """Say for which of them an open recommendation that may be about the same has somebody in charge, in brackets."""
    t, numbers, cells = messages(view.language), [], list[CellRef]()
    for action in conditions:
        found = cells_that_name_somebody(action, view)
        numbers += [view.numbers[action.action]] if found else []
        cells += found
    if not numbers:
        return ""
    listed, places = ", ".join(map(str, sorted(numbers))), ", ".join(write_cell_ranges(cells))
    return t("synthesis.named_elsewhere", count=len(numbers), actions=listed, cells=places)


def cells_that_name_somebody(action: PlannedAction, view: ReportView) -> list[CellRef]:
    """Return where open recommendations that may be about the same as ``action`` have somebody in charge."""
    return [cell for one in view.open_recommendations if is_about(one, action) for cell in one.owner_named]


def conditions_named(view: ReportView) -> frozenset[int]:
    """Return the numbers of the actions that page one names as what the go-live waits for."""
    return frozenset(view.numbers[action.action] for action in conditions_of(view)[:MOST_CONDITIONS])


def met_with_a_day_to_come(view: ReportView) -> tuple[MetToCome, ...]:
    """Return the requirements that protect the go-live and are met, by a comment, on a day that is to come.

    It names, in figures, a day after the review and no later than the go-live: what it says is not there yet. The
    clause that names it is quoted; of one that is too long to be quoted, the cell is given. The gravest come first.
    """
    plan = view.result.plan
    if plan is None or plan.go_live is None or not conditions_of(view):
        return ()
    found = []
    met = (rule for rule in view.result.rules if rule.outcome.outcome is OutcomeKind.SATISFIED)
    for rule in sorted((one for one in met if one.protects_go_live), key=lambda one: _SEVERITIES.index(one.severity)):
        notes = [(note, _clause_to_come(note.comment, view, plan.go_live)) for note in limiting_notes(rule, view)]
        named = [(note, *clause) for note, clause in notes if clause is not None]
        if named:
            quotes = [quoted_note(note, view, words) or unquoted_note(note, view) for note, words, _ in named]
            found.append(MetToCome(rule.rule, ", ".join((rule.rule, *quotes)), min(day for *_, day in named)))
    return tuple(found)


def named_with_a_day_to_come(view: ReportView) -> frozenset[RuleId]:
    """Return the rules that are told, with what the go-live waits for, as met on a day that is to come."""
    return frozenset(one.rule for one in met_with_a_day_to_come(view))


def _clause_to_come(comment: str, view: ReportView, go_live: date) -> tuple[str, date] | None:
    """Return the clause of a comment that names a day to come, with marks of what is left out, and the day."""
    clauses = _BETWEEN_CLAUSES.split(comment.strip())
    for place, clause in enumerate(clauses):
        days = [day for day in days_named(clause) if view.result.review_date < day <= go_live]
        if days:
            before, after = (LEFT_OUT if left else "" for left in (place > 0, place < len(clauses) - 1))
            return f"{before} {clause} {after}".strip(), min(days)
    return None


def condition_words(action: PlannedAction, view: ReportView) -> str:
    """Return that an action is a condition of the go-live, and whether it is due on the last day before it.

    Where the workbook gives another day to what may be the same, also that the tool proposes both this day and that.
    """
    plan, t = view.result.plan, messages(view.language)
    is_condition = action.protects_go_live and not action.after_go_live
    if plan is None or not plan.go_live_to_come or view.is_past or not is_condition:
        return ""
    is_last = action.due == plan.last_day_before_go_live
    words = t("actions.condition_last_day") if is_last else t("actions.condition")
    return f"{words}{t('actions.condition_proposed')}" if other_days(action, view) else words


def no_margin_of(view: ReportView) -> str:
    """Return why some conditions are due on the last working day before the go-live; empty where none is."""
    plan, t = view.result.plan, messages(view.language)
    last = [one for one in conditions_of(view) if plan is not None and one.due == plan.last_day_before_go_live]
    numbers = ", ".join(str(view.numbers[one.action]) for one in last)
    return t("actions.no_margin", count=len(last), numbers=numbers) if last else ""


def named_shortly(action: PlannedAction, view: ReportView) -> str:
    """Name an action by what it establishes, else by what it is about; by its first words where neither is said."""
    words = action.label or (action.object if action.parts else None) or action.do
    return first_sentence(typeset(view.text(words), view.language)).removesuffix(".")


def _condition(action: PlannedAction, go_live: date, view: ReportView) -> str:
    what, t = named_shortly(action, view), messages(view.language)
    late = t("synthesis.condition_late") if action.after_go_live else ""
    day, number = write_date_beside(action.due, go_live, view.language), view.numbers[action.action]
    return t("synthesis.condition", what=what, number=number, date=day, late=late)
