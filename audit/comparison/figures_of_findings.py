"""The figures that a finding rests on, in two audits: which are better or worse, which passed a threshold."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from audit.comparison.audited import Audited
from audit.comparison.carried_schema import Crossed
from audit.comparison.schema import FindingMoved
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode
from audit.model.rule import RuleId

Wanted = Mapping[RuleId, Mapping[str, int]]  # of each figure that a rule compares: 1 when it asks for more, -1 for less


def worse_and_better(
    item: FindingMoved, wanted: Wanted, rebaselined: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures of a finding that moved away from what its rule asks, and those that moved towards it.

    Where the initial baseline is not the same in both audits, both are taken on the first: what the change of it makes
    of a figure is no move of the project, nor is the change itself.

    Args:
        item: the finding.
        wanted: what rules ask of figures.
        rebaselined: the initial figures that are not the same in both audits.
    """
    worse: list[str] = []
    better: list[str] = []
    first = {value.name: value.new for value in item.on_first.values} if item.on_first else {}
    asks = wanted.get(item.rule, {})
    for value in item.values:
        if value.name not in asks or value.name in rebaselined or (item.on_other_baseline and item.on_first is None):
            continue
        way = _way(value.old, first.get(value.name, value.new)) * asks[value.name]
        if way:
            (better if way > 0 else worse).append(value.name)
    return tuple(worse), tuple(better)


def crossed(item: FindingMoved, old: Audited, new: Audited) -> tuple[Crossed, ...]:
    """Return the thresholds of a rule that one of its figures passed, as its condition was judged in both audits.

    Nothing is said of a rule that is not the same in both, nor of a finding that rests on another initial baseline.
    """
    words = old.rulebook.rules.get(item.rule), new.rulebook.rules.get(item.rule)
    if item.rule_changed or item.on_other_baseline or words[0] is None or words[1] is None:
        return ()
    found = []
    for name in ("satisfied", "partial"):
        trees = getattr(words[0].conditions, name), getattr(words[1].conditions, name)
        if trees[0] is not None and trees[1] is not None:
            found += list(_crossed(item.rule, trees[0], trees[1], old, new))
    return tuple(dict.fromkeys(found))


def _crossed(
    rule: RuleId, before: ConditionNode, after: ConditionNode, old: Audited, new: Audited
) -> Iterator[Crossed]:
    if before.kind == "not" or len(before.children) != len(after.children):
        return
    for one, other in zip(before.children, after.children, strict=True):
        yield from _crossed(rule, one, other, old, new)
    was, holds = old.record.truths[before.node : before.node + 1], new.record.truths[after.node : after.node + 1]
    if after.kind != "comparison" or {was, holds} != {"t", "f"}:
        return
    book = new.rulebook
    said = after.expression.fr
    for name in book.rules[rule].thresholds:
        limit = book.thresholds.get(name)
        # The words of a leaf give the value of its threshold, then in brackets what it is.
        if limit is not None and f"{limit.value.fr} ({limit.label.fr[:1].lower()}{limit.label.fr[1:]})" in said:
            for fact in book.evidence.get(after.node, ())[:1]:
                yield Crossed(name, fact, holds == "t")


def _way(old: Fact | None, new: Fact | None) -> int:
    """Return 1 when a figure is more than it was, -1 when it is less, 0 when it is the same, or not known in both."""
    before, after = (one.value if one is not None and one.is_known else None for one in (old, new))
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return 0
    return (after > before) - (after < before)
