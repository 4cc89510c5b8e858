"""The steps of the plan as the synthesis tells them: what, who, by when; by phases, the first before all."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from audit.model.result.findings import Finding
from audit.model.result.planned import Phase, PlannedAction
from audit.model.text import Text
from audit.reporting.due import due_by, due_on, phase_end
from audit.reporting.messages import messages
from audit.reporting.plan import write_work
from audit.reporting.sentences_beside import sentences_beside
from audit.reporting.synthesis.first_sentence import first_sentence
from audit.reporting.synthesis.go_live import condition_words, conditions_of
from audit.reporting.synthesis.model import PlanPhase, Step
from audit.reporting.view import ReportView
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def step_of(action: PlannedAction, view: ReportView) -> Step:
    """Return one step of the plan."""
    t = messages(view.language)
    return Step(
        number=view.numbers[action.action],
        title=_text(action.object, view) if action.object and action.parts else None,
        opening=_opening(action, view),
        do=tuple(_text(part.do, view) for part in action.all_parts),
        proof=tuple(_text(part.proof, view) for part in action.all_parts),
        owner=write_term(action.owner_role, view.language),
        owner_name=action.owner_name,
        is_to_name=not (action.owner_name or view.is_past),
        due=action.due,
        due_words=due_by(action.due, view),
        due_cell=due_on(action.due, view),
        work=""
        if action.person_days is None
        else t("actions.work", days=write_work(action.person_days, view.language)),
        after=tuple(view.prior[action.action]),
        warnings=tuple(_warnings(action, view)),
        condition=condition_words(action, view),
        beside=tuple(typeset(sentence, view.language) for sentence in sentences_beside(action, view)),
    )


def first_steps(findings: Iterable[Finding], view: ReportView, most: int) -> tuple[Step, ...]:
    """Return the ``most`` steps to show first: one that answers each of ``findings``, in their order, then by date.

    The steps that answer findings stand before the others, each part by its dates; a finding for which the plan has no
    step takes no place, and one step may answer several.
    """
    answering = {action.action for action in answering_first(findings, view, most)}
    others = [action for action in view.actions if action.action not in answering]
    chosen = (*(action for action in view.actions if action.action in answering), *others[: most - len(answering)])
    return tuple(step_of(action, view) for action in chosen)


def answering_first(findings: Iterable[Finding], view: ReportView, most: int) -> list[PlannedAction]:
    """Return the earliest step that answers each of ``findings``, at most ``most``, in the order of the findings."""
    chosen: list[PlannedAction] = []
    for finding in findings:
        steps = _answering(finding, view.actions)
        if steps and len(chosen) < most and not any(step in chosen for step in steps):
            chosen.append(steps[0])
    return chosen


def phases_of(view: ReportView, most: int, told: Collection[int] = ()) -> tuple[PlanPhase, ...]:
    """Return the phases in which something is due, with at most ``most`` of the steps of each, by their dates.

    Those that answer blocking findings are kept before the others.

    Args:
        view: of the report.
        most: how many steps of a phase are told.
        told: the numbers of those that are told with what the go-live waits for: they are counted, and each takes the
            place of one.
    """
    return tuple(_phase(phase, actions, told, view, most) for phase, actions in view.phases)


def _phase(
    phase: Phase | None, actions: Sequence[PlannedAction], told: Collection[int], view: ReportView, most: int
) -> PlanPhase:
    t, left = messages(view.language), [one for one in actions if view.numbers[one.action] not in told]
    listed = len(actions) - len(left)
    kept = kept_steps(left, view, max(1, most - listed))
    others = [t("synthesis.listed_steps", count=listed)] if listed else []
    others += [t("synthesis.more_steps", count=len(left) - len(kept))] if len(left) > len(kept) else []
    return PlanPhase(
        title=_text(phase.title, view) if phase else t("actions.title"),
        until=phase_end(phase, view),
        count=len(actions),
        steps=tuple(step_of(action, view) for action in kept),
        others=t("kept.and").join(others),
    )


def kept_steps(actions: Sequence[PlannedAction], view: ReportView, most: int) -> list[PlannedAction]:
    """Return ``most`` of the steps of a phase in their order.

    Those that answer blocking findings come before those that a go-live to come waits for, and these before the others.
    """
    conditions = {action.action for action in conditions_of(view)}
    blocking = {action for finding in view.blocking_unmet for action in finding.actions}

    def place(action: PlannedAction) -> int:
        if not blocking.isdisjoint(part.action for part in action.all_parts):
            return 0
        return 1 if action.action in conditions else 2

    kept = {action.action for action in sorted(actions, key=place)[:most]}
    return [action for action in actions if action.action in kept]


def plan_alerts(view: ReportView) -> tuple[str, ...]:
    """Return what the plan cannot keep, a sentence each."""
    return tuple(_alerts(view))


def _answering(finding: Finding, actions: Sequence[PlannedAction]) -> list[PlannedAction]:
    asked = set(finding.actions)
    return [action for action in actions if any(part.action in asked for part in action.all_parts)]


def _alerts(view: ReportView) -> Iterator[str]:
    t, plan = messages(view.language), view.result.plan
    if view.late_actions and plan and plan.go_live:
        day, numbers = view.go_live_words, ", ".join(map(str, view.late_actions))
        yield t("actions.late", count=len(view.late_actions), date=day, numbers=numbers)
    if view.undated_protections:
        numbers = ", ".join(map(str, view.undated_protections))
        yield t("actions.undated", count=len(view.undated_protections), numbers=numbers)
    if view.exceeded_owners:
        yield t("actions.exceeded", owners=t("list.separator").join(view.exceeded_owners))


def _warnings(action: PlannedAction, view: ReportView) -> Iterator[str]:
    t = messages(view.language)
    if action.after_go_live:
        yield t("actions.after_go_live")
    if action.overloaded:
        yield t("actions.overloaded")


def _opening(action: PlannedAction, view: ReportView) -> str:
    t, parts = messages(view.language), action.all_parts
    first = first_sentence(_text(parts[0].do, view))
    return f"{first} {t('actions.further_parts', count=len(parts) - 1)}" if len(parts) > 1 else first


def _text(text: Text, view: ReportView) -> str:
    return typeset(text.to(view.language), view.language)
