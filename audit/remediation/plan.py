"""The action plan: what findings and diagnoses ask for, by phases, on working days, within the time of its owners."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.judgement.rule_counts import JudgedRule
from audit.model.diagnosis import Diagnosis
from audit.model.fact import FactSet
from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import ReviewType
from audit.model.roles import Roles
from audit.model.rule import OutcomeKind, OwnerRole, Rule
from audit.model.scoring import Scoring
from audit.remediation.plan_model import (
    GoLiveState,
    OwnerLoad,
    PhaseLoad,
    PlanFrame,
    PlannedPart,
    PlannedPhase,
    PlannedStep,
)
from audit.remediation.scheduling.appointments import after_appointments, appointed_in, waits_of
from audit.remediation.scheduling.go_lives import next_go_live
from audit.remediation.scheduling.jobs import Cases, Job, Unfit, Unsure, as_jobs, gathered
from audit.remediation.scheduling.owners import Owner, owners_of
from audit.remediation.scheduling.phases import Span, phase_of, spans_of
from audit.remediation.scheduling.schedule import Frame, scheduled
from audit.remediation.scheduling.working_days import WorkingDays

_DONE = frozenset((OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE))


@dataclass(frozen=True)
class Plan:
    """The steps of a plan in the order of their dates and of their priority, and what frames them."""

    steps: tuple[PlannedStep, ...]
    frame: PlanFrame


@dataclass(frozen=True)
class Planned:
    """What plans of one review are made by.

    Attributes:
        settings: the phases, sizes and shares of time.
        scoring: what rules weigh.
        roles: which questions name owners, say their time, and date the go-lives.
        review_type: which of the delays and phases hold.
    """

    settings: PlanSettings
    scoring: Scoring
    roles: Roles
    review_type: ReviewType


def plan_actions(
    by: Planned,
    findings: Sequence[Rule],
    facts: FactSet,
    review_date: date,
    diagnoses: Iterable[Diagnosis] = (),
    done: Collection[str] = (),
    unfit: Unfit = (),
    unsure: Unsure | None = None,
    cases: Cases | None = None,
) -> Plan:
    """Return the plan of what findings and diagnoses ask for, each action once, those on one object as one step.

    Delays are in days after the review, brought to the next working day; see ``docs/plan.md``.

    Args:
        by: what plans are made by.
        findings: the rules that are not met, most severe first.
        facts: those of the project.
        review_date: the day from which delays run.
        diagnoses: those that are present, firmest first.
        done: the actions that need not be done any more, see ``done_already``.
        unfit: the actions that are for another case, see ``ActionFitter``.
        unsure: those that may be, with the facts that would say.
        cases: the wordings that fit the case, by their places among those of the action.
    """
    asked = as_jobs(gathered(findings, by.scoring, diagnoses, done, unfit, unsure), by.settings, by.review_type)
    planned = {slug for job in asked.values() if not job.awaits for slug, _ in job.parts}
    replaced = {role for role, action in by.settings.replaced_by.items() if action in planned}
    roles = (job.role for job in asked.values())
    owners = owners_of(roles, by.roles, facts.facts, by.settings, by.review_type, replaced)
    vacant = {role for role, owner in owners.items() if owner.name is None}
    jobs = after_appointments(asked, by.settings.appointed_by, vacant)
    days = WorkingDays(review_date)
    go_live = next_go_live(by.roles, facts, review_date)
    to_come = go_live.day if go_live.state is GoLiveState.TO_COME else None
    spans = spans_of(by.settings, by.review_type, review_date, days, to_come)
    frame = Frame(
        wanted={
            name: days.on_or_after(max(review_date + timedelta(days=job.delay), days.day(1)))
            for name, job in jobs.items()
        },
        first_phase=spans[0].last or 0,
        most_first=by.settings.most_first,
        most_a_day=by.settings.most_a_day,
        go_live=days.before(to_come) if to_come else None,
        appointed=appointed_in(jobs, by.settings.appointed_by, vacant),
    )
    placed = scheduled(jobs, waits_of(jobs), owners, frame)
    return Plan(
        tuple(
            _step(jobs[name], day, owners[jobs[name].role], spans, days, frame, cases or {})
            for name, day in placed.items()
        ),
        PlanFrame(
            phases=tuple(
                PlannedPhase(phase=span.phase, until=None if span.last is None else days.day(span.last))
                for span in spans
            ),
            loads=tuple(_loads(owners, jobs, placed, spans)),
            go_live_state=go_live.state,
            go_live=go_live.day,
            go_live_known_as=go_live.known_as,
        ),
    )


def done_already(rules: Iterable[JudgedRule]) -> frozenset[str]:
    """Return the actions whose rules are all met or have no object: a diagnosis does not ask for them again.

    An action of which some rule is open is not known to be done.
    """
    done, to_do = set[str](), set[str]()
    for item in rules:
        asked = done if item.found.outcome in _DONE else to_do
        asked.update([action.action for action in item.rule.remediation])
    return frozenset(done - to_do)


def _step(
    job: Job, day: int, owner: Owner, spans: Sequence[Span], days: WorkingDays, frame: Frame, cases: Cases
) -> PlannedStep:
    (action, words_of), *others = job.parts
    return PlannedStep(
        action=action,
        words_of=words_of,
        owner_name=owner.name,
        due=days.day(day),
        closes=job.rules,
        diagnoses=job.diagnoses,
        after=job.after,
        object=job.object,
        parts=tuple(PlannedPart(action=other, words_of=by, case=cases.get((by, other))) for other, by in others),
        phase=phase_of(day, spans),
        person_days=job.person_days,
        owner_days=job.owner_days,
        lead=job.lead,
        protects_go_live=job.protects_go_live,
        after_go_live=job.protects_go_live and frame.go_live is not None and day > frame.go_live,
        overloaded=owner.is_exceeded(day),
        awaits=job.awaits,
        case=cases.get((words_of, action)),
    )


def _loads(
    owners: Mapping[OwnerRole, Owner], jobs: Mapping[str, Job], placed: Mapping[str, int], spans: Sequence[Span]
) -> Iterator[OwnerLoad]:
    for owner in {id(owner): owner for owner in owners.values()}.values():
        due: dict[str, list[int]] = {}
        for name, day in placed.items():
            if jobs[name].role in owner.roles:
                due.setdefault(phase_of(day, spans), []).append(day)
        ends = {span.phase: span.last for span in spans}
        yield OwnerLoad(
            roles=owner.roles,
            name=owner.name,
            share=owner.share,
            declared=owner.is_declared,
            phases=tuple(_load(owner, phase, ends[phase] or max(found), found) for phase, found in due.items()),
        )


def _load(owner: Owner, phase: str, end: int, due: Iterable[int]) -> PhaseLoad:
    return PhaseLoad(
        phase=phase,
        asked=owner.asked(end),
        available=owner.available(end),
        exceeded=any(owner.is_exceeded(day) for day in due),
    )
