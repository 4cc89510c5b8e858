"""What a report shows of the plan: its phases, the days of work in words."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from audit.model.result.planned import Load, LoadInPhase, Phase, PlannedAction, PlanShown
from audit.model.text import Language
from audit.reporting.messages import messages


def actions_by_phase(
    plan: PlanShown | None, actions: Iterable[PlannedAction]
) -> list[tuple[Phase | None, list[PlannedAction]]]:
    """Return the actions of each phase in which something is due; all under None where the plan has no phases."""
    by_phase: dict[str | None, list[PlannedAction]] = {}
    for action in actions:
        by_phase.setdefault(action.phase if plan else None, []).append(action)
    if plan is None:
        return [(None, by_phase[None])] if by_phase else []
    return [(phase, by_phase[phase.phase]) for phase in plan.phases if phase.phase in by_phase]


def load_in(load: Load, phase: Phase) -> LoadInPhase | None:
    """Return the load of one owner by the end of a phase; None when nothing of theirs is due in it."""
    return next((one for one in load.phases if one.phase == phase.phase), None)


def work_of_the_plan(actions: Iterable[PlannedAction], language: Language) -> str:
    """Return the work of all the actions, that of their owners in it, and what its unit is.

    Empty where the size of an action is not known: what is left would be no total.
    """
    sizes = [(action.person_days, action.owner_days) for action in actions]
    known = [(all_days, own) for all_days, own in sizes if all_days is not None and own is not None]
    if not known or len(known) < len(sizes):
        return ""
    of_all, of_owners = (write_work(sum(days, Decimal(0)), language) for days in zip(*known, strict=True))
    t = messages(language)
    return t("actions.work_total", days=of_all, owners=of_owners)


def write_work(days: Decimal, language: Language) -> str:
    """Return days of work to the tenth, without a decimal that says nothing."""
    rounded = days.quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = str(rounded.to_integral_value()) if rounded == rounded.to_integral_value() else str(rounded)
    return shown.replace(".", ",") if language is Language.FR else shown
