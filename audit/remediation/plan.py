"""The action plan: actions merged across findings, ordered by what unblocks most."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from graphlib import TopologicalSorter

from audit.model.base import Frozen
from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import Action, OwnerRole, Rule, RuleId
from audit.model.scoring import Scoring


class PlannedStep(Frozen):
    """An action of the plan, merged across the findings that ask for it.

    Attributes:
        rule: the most severe of the rules that ask for it, whose words it keeps.
        owner_name: of the person who holds the role of its owner, where the project names one.
        closes: the rules that ask for it.
        after: the actions that come before it.
    """

    action: str
    rule: RuleId
    owner_name: str | None = None
    due: date
    closes: tuple[RuleId, ...]
    after: tuple[str, ...] = ()


_Demand = tuple[Rule, Action]


def plan_actions(
    findings: Sequence[Rule],
    scoring: Scoring,
    facts: FactSet,
    review_type: ReviewType,
    review_date: date,
    owner_names: Mapping[OwnerRole, str],
) -> tuple[PlannedStep, ...]:
    """Return the actions that the findings ask for, each once, by priority.

    An action that several findings share keeps the text of the most severe one and the
    shortest delay. An action comes after those it waits for, then by the weight of the
    findings it closes, then by due date.

    Args:
        findings: the rules that are not met, most severe first.
        scoring: what rules weigh.
        facts: those of the project.
        review_type: which of the delays holds.
        review_date: the day from which delays run.
        owner_names: the fact that names the holder of each role.
    """
    asked: dict[str, list[_Demand]] = {}
    for rule in findings:
        for action in rule.remediation:
            asked.setdefault(action.action, []).append((rule, action))
    weights = {slug: sum(scoring.weights[rule.severity] for rule, _ in demands) for slug, demands in asked.items()}
    due = {
        slug: review_date + timedelta(days=min(action.delay_days[review_type] for _, action in demands))
        for slug, demands in asked.items()
    }
    return tuple(_planned(slug, asked[slug], due[slug], facts, owner_names) for slug in _ordered(asked, weights, due))


def _ordered(
    asked: Mapping[str, Sequence[_Demand]],
    weights: Mapping[str, int],
    due: Mapping[str, date],
) -> list[str]:
    sorter = TopologicalSorter({slug: _predecessors(demands, asked) for slug, demands in asked.items()})
    sorter.prepare()
    order: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready += sorter.get_ready()
        ready.sort(key=lambda slug: (-weights[slug], due[slug], slug))
        first = ready.pop(0)
        order.append(first)
        sorter.done(first)
    return order


def _predecessors(demands: Sequence[_Demand], asked: Mapping[str, object]) -> tuple[str, ...]:
    """Return the planned actions that this one waits for; those not planned are already done."""
    return tuple(dict.fromkeys(name for _, action in demands for name in action.after if name in asked))


def _planned(
    slug: str, demands: Sequence[_Demand], due: date, facts: FactSet, owner_names: Mapping[OwnerRole, str]
) -> PlannedStep:
    rule, action = demands[0]  # findings come most severe first
    return PlannedStep(
        action=slug,
        rule=rule.id,
        owner_name=_owner_name(owner_names.get(action.owner_role), facts),
        due=due,
        closes=tuple(rule.id for rule, _ in demands),
        after=tuple(dict.fromkeys(name for _, other in demands for name in other.after)),
    )


def _owner_name(name: str | None, facts: FactSet) -> str | None:
    fact = facts.facts[name] if name else None
    return str(fact.value) if fact is not None and fact.is_known else None
