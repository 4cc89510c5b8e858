"""What rules ask of the figures that they compare: more of them, or less; pure, from the rules themselves."""

from collections.abc import Iterable

from audit.comparison.figures_of_findings import Wanted
from audit.model.condition import Comparison, Condition
from audit.model.rule import Rule

_MORE, _LESS = ("min", "above"), ("max", "below")


def wanted_figures(rules: Iterable[Rule]) -> Wanted:
    """Return, for each rule, what it asks of each figure; a figure of which it asks both is left out."""
    return {rule.id: _of(rule) for rule in rules}


def _of(rule: Rule) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for condition in (rule.satisfied_when, rule.partial_when):
        if condition is not None:
            _gather(condition, 1, found)
    return {name: next(iter(ways)) for name, ways in found.items() if len(ways) == 1}


def _gather(condition: Condition, sign: int, found: dict[str, set[int]]) -> None:
    if isinstance(condition, Comparison) and condition.fact:
        way = 1 if condition.operator in _MORE else -1 if condition.operator in _LESS else 0
        if way:
            found.setdefault(condition.fact, set()).add(way * sign)
    for part in condition.parts():
        _gather(part.condition, sign * part.sign, found)
