"""Rules in two rulebooks: those that came, left, or are not the same."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from audit.comparison.schema import RuleMoved, ThresholdMoved
from audit.model.outcome import ConditionNode
from audit.record.rulebook import Rulebook, RuleWords, ThresholdWords


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
        thresholds = tuple(_thresholds(before, after, old, new))
        parts = tuple(_parts(before, after, old, new))
        if thresholds:
            parts += ("thresholds",)
        if parts:
            yield RuleMoved(name, before.version, after.version, parts, thresholds)


def _parts(before: RuleWords, after: RuleWords, old: Rulebook, new: Rulebook) -> Iterator[str]:
    if before.version != after.version:
        yield "version"
    if before.severity is not after.severity:
        yield "severity"
    if _shape(before, old) != _shape(after, new):
        yield "conditions"


def _thresholds(before: RuleWords, after: RuleWords, old: Rulebook, new: Rulebook) -> Iterator[ThresholdMoved]:
    was, now = _limits(before, old), _limits(after, new)
    for name in {**was, **now}:
        earlier, later = was.get(name), now.get(name)
        if (earlier.value.fr if earlier else None) != (later.value.fr if later else None):
            label = next(one.label for one in (later, earlier) if one is not None)
            yield ThresholdMoved(name, label, earlier.value if earlier else None, later.value if later else None)


def _limits(rule: RuleWords, book: Rulebook) -> dict[str, ThresholdWords]:
    return {name: book.thresholds[name] for name in rule.thresholds if name in book.thresholds}


def _shape(rule: RuleWords, book: Rulebook) -> tuple[object, ...]:
    """Return the conditions of a rule without the values of its thresholds, which are told apart."""
    values = sorted({one.value.fr for one in _limits(rule, book).values()}, key=len, reverse=True)
    conditions = rule.conditions
    return tuple(_node(one, values) for one in (conditions.applies, conditions.satisfied, conditions.partial))


def _node(node: ConditionNode | None, values: Sequence[str]) -> object:
    """Return a condition without the number of its node, which another rule may shift."""
    if node is None:
        return None
    said = node.expression.fr
    for value in values:  # the longest first: it may hold another
        said = said.replace(f"{value} (", "(")  # the label of the threshold follows in brackets
    return (node.kind, said, *(_node(child, values) for child in node.children))
