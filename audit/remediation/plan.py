"""The action plan: actions merged across findings, ordered by what unblocks most."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from graphlib import TopologicalSorter

from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.result import Finding, PlannedAction
from audit.model.rule import Action, OwnerRole
from audit.model.scoring import Scoring
from audit.rulebase.base import RuleBase


def plan_actions(
    findings: Sequence[Finding],
    rulebase: RuleBase,
    facts: FactSet,
    review_type: ReviewType,
    review_date: date,
    owner_names: Mapping[OwnerRole, str],
) -> tuple[PlannedAction, ...]:
    """Return the actions that the findings ask for, each once.

    An action that several findings share keeps the text of the most severe one and the
    shortest delay. An action comes after those it waits for, then by the weight of the
    findings it closes, then by due date. ``owner_names`` says which fact names the holder of each role.
    """
    asked: dict[str, list[tuple[Finding, Action]]] = {}
    for finding in findings:
        for action in rulebase.rule(finding.rule).remediation:
            asked.setdefault(action.action, []).append((finding, action))
    weights = {slug: _weight(demands, rulebase.scoring) for slug, demands in asked.items()}
    due = {
        slug: review_date + timedelta(days=min(action.delay_days[review_type] for _, action in demands))
        for slug, demands in asked.items()
    }
    return tuple(
        _planned(slug, asked[slug], due[slug], priority, facts, owner_names)
        for priority, slug in enumerate(_ordered(asked, weights, due), start=1)
    )


def _weight(demands: Sequence[tuple[Finding, Action]], scoring: Scoring) -> int:
    return sum(scoring.weights[finding.severity] for finding, _ in demands)


def _ordered(
    asked: Mapping[str, Sequence[tuple[Finding, Action]]],
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


def _predecessors(demands: Sequence[tuple[Finding, Action]], asked: Mapping[str, object]) -> tuple[str, ...]:
    """Return the planned actions that this one waits for; those not planned are already done."""
    return tuple(dict.fromkeys(name for _, action in demands for name in action.after if name in asked))


def _planned(
    slug: str,
    demands: Sequence[tuple[Finding, Action]],
    due: date,
    priority: int,
    facts: FactSet,
    owner_names: Mapping[OwnerRole, str],
) -> PlannedAction:
    _, action = demands[0]  # findings come most severe first
    return PlannedAction(
        action=slug,
        do=action.do,
        proof=action.proof,
        owner_role=action.owner_role,
        owner_name=_owner_name(owner_names.get(action.owner_role), facts),
        effort=action.effort,
        due=due,
        closes=tuple(finding.rule for finding, _ in demands),
        after=tuple(dict.fromkeys(name for _, other in demands for name in other.after)),
        priority=priority,
    )


def _owner_name(name: str | None, facts: FactSet) -> str | None:
    fact = facts.facts[name] if name else None
    return str(fact.value) if fact is not None and fact.is_known else None
