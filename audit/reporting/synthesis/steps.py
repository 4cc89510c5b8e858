"""The steps of the plan as the synthesis tells them: what, who, by when; by phases, the first before all."""

from collections.abc import Iterator

from audit.model.result import PlannedAction
from audit.model.text import Text
from audit.reporting.messages import messages
from audit.reporting.plan import write_work
from audit.reporting.synthesis.model import PlanPhase, Step
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def step_of(action: PlannedAction, view: ReportView) -> Step:
    """Return one step of the plan."""
    t = messages(view.language)
    return Step(
        number=view.numbers[action.action],
        title=_text(action.object, view) if action.object and action.parts else None,
        do=tuple(_text(part.do, view) for part in action.all_parts),
        proof=tuple(_text(part.proof, view) for part in action.all_parts),
        owner=write_term(action.owner_role, view.language),
        owner_name=action.owner_name,
        due=action.due,
        due_words=t("verdict.due", date=write_date(action.due, view.language)),
        work=""
        if action.person_days is None
        else t("actions.work", days=write_work(action.person_days, view.language)),
        after=tuple(view.prior[action.action]),
        warnings=tuple(_warnings(action, view)),
    )


def phases_of(view: ReportView, most: int) -> tuple[PlanPhase, ...]:
    """Return the phases in which something is due, with at most ``most`` of the steps of each."""
    t = messages(view.language)
    return tuple(
        PlanPhase(
            title=_text(phase.title, view) if phase else t("actions.title"),
            until=t("actions.until", date=write_date(phase.until, view.language)) if phase and phase.until else "",
            count=len(actions),
            steps=tuple(step_of(action, view) for action in actions[:most]),
            others=t("synthesis.more_steps", count=len(actions) - most) if len(actions) > most else "",
        )
        for phase, actions in view.phases
    )


def plan_alerts(view: ReportView) -> tuple[str, ...]:
    """Return what the plan cannot keep, a sentence each."""
    return tuple(_alerts(view))


def _alerts(view: ReportView) -> Iterator[str]:
    t, plan = messages(view.language), view.result.plan
    if view.late_actions and plan and plan.go_live:
        day, numbers = write_date(plan.go_live, view.language), ", ".join(map(str, view.late_actions))
        yield t("actions.late", count=len(view.late_actions), date=day, numbers=numbers)
    if view.undated_protections:
        numbers = ", ".join(map(str, view.undated_protections))
        yield t("actions.undated", count=len(view.undated_protections), numbers=numbers)
    if view.exceeded_owners:
        yield t("actions.exceeded", owners=" ; ".join(view.exceeded_owners))


def _warnings(action: PlannedAction, view: ReportView) -> Iterator[str]:
    t = messages(view.language)
    if action.after_go_live:
        yield t("actions.after_go_live")
    if action.overloaded:
        yield t("actions.overloaded")


def _text(text: Text, view: ReportView) -> str:
    return typeset(text.to(view.language), view.language)
