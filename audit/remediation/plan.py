"""The action plan: actions merged across findings and diagnoses, ordered by what unblocks most."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import TopologicalSorter

from audit.judgement.rule_counts import JudgedRule
from audit.model.base import Frozen
from audit.model.diagnosis import Diagnosis
from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import Action, OutcomeKind, OwnerRole, Rule, RuleId
from audit.model.scoring import Scoring

_DONE = frozenset((OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE))


class PlannedStep(Frozen):
    """An action of the plan, merged across the findings and the diagnoses that ask for it.

    Attributes:
        words_of: the most severe of the rules that ask for it, else the first of the diagnoses; it keeps their words.
        owner_name: of the person who holds the role of its owner, where the project names one.
        closes: the rules that ask for it.
        diagnoses: the diagnoses that ask for it.
        after: the actions that come before it.
    """

    action: str
    words_of: RuleId
    owner_name: str | None = None
    due: date
    closes: tuple[RuleId, ...] = ()
    diagnoses: tuple[RuleId, ...] = ()
    after: tuple[str, ...] = ()


@dataclass
class _Asked:
    """An action of the plan, and who asks for it.

    Attributes:
        wordings: the action as each of them writes it, the one whose words are kept first.
        words_of: who wrote that one.
        weight: of the rules that ask for it.
    """

    words_of: RuleId
    wordings: list[Action] = field(default_factory=list)
    rules: list[RuleId] = field(default_factory=list)
    diagnoses: list[RuleId] = field(default_factory=list)
    weight: int = 0

    @property
    def after(self) -> tuple[str, ...]:
        """The actions that it waits for, whether they are planned or not."""
        return tuple(dict.fromkeys(name for wording in self.wordings for name in wording.after))


def plan_actions(
    findings: Sequence[Rule],
    scoring: Scoring,
    facts: FactSet,
    review_type: ReviewType,
    review_date: date,
    owner_names: Mapping[OwnerRole, str],
    diagnoses: Iterable[Diagnosis] = (),
    done: Collection[str] = (),
) -> tuple[PlannedStep, ...]:
    """Return the actions that findings and diagnoses ask for, each once, by priority.

    An action that several ask for keeps the text of the most severe finding, else of the first diagnosis, and the
    shortest delay. What diagnoses ask for comes first, with what that waits for, by due date; what is done already is
    not asked for again. The others come by the weight of the findings they close, then by due date. None comes before
    those it waits for.

    Args:
        findings: the rules that are not met, most severe first.
        scoring: what rules weigh.
        facts: those of the project.
        review_type: which of the delays holds.
        review_date: the day from which delays run.
        owner_names: the fact that names the holder of each role.
        diagnoses: those that are present, firmest first.
        done: the actions that need not be done any more, see ``done_already``.
    """
    asked = _gathered(findings, scoring, diagnoses, done)
    due = {
        slug: review_date + timedelta(days=min(wording.delay_days[review_type] for wording in item.wordings))
        for slug, item in asked.items()
    }
    return tuple(_planned(slug, asked[slug], due[slug], facts, owner_names) for slug in _ordered(asked, due))


def done_already(rules: Iterable[JudgedRule]) -> frozenset[str]:
    """Return the actions whose rules are all met or have no object: a diagnosis does not ask for them again.

    An action of which some rule is open is not known to be done.
    """
    asked: dict[str, list[OutcomeKind]] = {}
    for item in rules:
        for action in item.rule.remediation:
            asked.setdefault(action.action, []).append(item.found.outcome)
    return frozenset(action for action, outcomes in asked.items() if _DONE.issuperset(outcomes))


def _gathered(
    findings: Sequence[Rule], scoring: Scoring, diagnoses: Iterable[Diagnosis], done: Collection[str]
) -> Mapping[str, _Asked]:
    asked: dict[str, _Asked] = {}
    for rule in findings:
        for action in rule.remediation:
            item = asked.setdefault(action.action, _Asked(rule.id))
            item.wordings.append(action)
            item.rules.append(rule.id)
            item.weight += scoring.weights[rule.severity]
    for diagnosis in diagnoses:
        for action in diagnosis.first:
            if action.action not in done:
                item = asked.setdefault(action.action, _Asked(diagnosis.id))
                item.wordings.append(action)
                item.diagnoses.append(diagnosis.id)
    return asked


def _ordered(asked: Mapping[str, _Asked], due: Mapping[str, date]) -> list[str]:
    waits_for = {slug: [name for name in item.after if name in asked] for slug, item in asked.items()}
    urgent = _with_predecessors((slug for slug, item in asked.items() if item.diagnoses), waits_for)
    sorter = TopologicalSorter(waits_for)
    sorter.prepare()
    order: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready += sorter.get_ready()
        ready.sort(key=lambda slug: _rank(slug, asked[slug], due[slug], slug in urgent))
        first = ready.pop(0)
        order.append(first)
        sorter.done(first)
    return order


def _rank(slug: str, item: _Asked, due: date, is_urgent: bool) -> tuple[bool, int, int, str]:
    """Return what actions are sorted by: what is urgent by its date, the others by what they close."""
    dated, weighed = due.toordinal(), -item.weight
    return (False, dated, weighed, slug) if is_urgent else (True, weighed, dated, slug)


def _with_predecessors(slugs: Iterable[str], waits_for: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return ``slugs`` and all that they wait for, however far."""
    found: set[str] = set()

    def follow(names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name not in found:
                found.add(name)
                yield name
                yield from follow(waits_for[name])

    return frozenset(follow(slugs))


def _planned(slug: str, item: _Asked, due: date, facts: FactSet, owner_names: Mapping[OwnerRole, str]) -> PlannedStep:
    return PlannedStep(
        action=slug,
        words_of=item.words_of,
        owner_name=_owner_name(owner_names.get(item.wordings[0].owner_role), facts),
        due=due,
        closes=tuple(dict.fromkeys(item.rules)),
        diagnoses=tuple(dict.fromkeys(item.diagnoses)),
        after=item.after,
    )


def _owner_name(name: str | None, facts: FactSet) -> str | None:
    fact = facts.facts[name] if name else None
    return str(fact.value) if fact is not None and fact.is_known else None
