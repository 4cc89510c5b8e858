"""Rules in two rulebooks: those that came, left, or are not the same."""

from collections.abc import Iterator
from functools import lru_cache

from audit.comparison.schema import RuleMoved
from audit.model.outcome import ConditionNode, RuleConditions
from audit.record.rulebook import Rulebook, RuleWords


def rules_moved(old: Rulebook, new: Rulebook) -> tuple[RuleMoved, ...]:
    """Return the rules that are not the same in both; what is only said otherwise is the same."""
    if old is new:
        return ()
    return _moved(_Whole(old), _Whole(new))


class _Whole:
    """A rulebook, known by being itself: many records share one, and comparing all its texts would cost more."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self.book is other.book

    def __hash__(self) -> int:
        return id(self.book)


@lru_cache(maxsize=8)
def _moved(old: _Whole, new: _Whole) -> tuple[RuleMoved, ...]:
    return tuple(_differences(old.book, new.book))


def _differences(old: Rulebook, new: Rulebook) -> Iterator[RuleMoved]:
    for name in sorted({*old.rules, *new.rules}):
        before, after = old.rules.get(name), new.rules.get(name)
        if before is None or after is None:
            yield RuleMoved(name, before.version if before else None, after.version if after else None)
            continue
        parts = tuple(_parts(before, after, old, new))
        if parts:
            yield RuleMoved(name, before.version, after.version, parts)


def _parts(before: RuleWords, after: RuleWords, old: Rulebook, new: Rulebook) -> Iterator[str]:
    if before.version != after.version:
        yield "version"
    if before.severity is not after.severity:
        yield "severity"
    if _shape(before.conditions) != _shape(after.conditions):
        yield "conditions"
    if _limits(before, old) != _limits(after, new):
        yield "thresholds"


def _limits(rule: RuleWords, book: Rulebook) -> dict[str, str]:
    return {name: book.thresholds[name].value.fr for name in rule.thresholds if name in book.thresholds}


def _shape(conditions: RuleConditions) -> tuple[object, ...]:
    return tuple(_node(one) for one in (conditions.applies, conditions.satisfied, conditions.partial))


def _node(node: ConditionNode | None) -> object:
    """Return a condition without the number of its node, which another rule may shift."""
    return None if node is None else (node.kind, node.expression.fr, *(_node(child) for child in node.children))
