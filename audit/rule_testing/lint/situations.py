"""The situations in which conditions are tried: each fact over what makes a difference, each table test both ways."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from math import prod
from typing import cast

from audit.engine.comparisons import Parameters
from audit.engine.row_conditions import NO_ROW, RowCondition, row_condition
from audit.engine.truth import LeafTruth
from audit.model.condition import Comparison, Condition, Connective, Leaf, OutcomeTest, StateTest
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.rulebase.walk import walk

# Beyond so many situations a node or a rule is not examined: its examples and its mutants still are.
_MOST_SITUATIONS = 20_000

Situation = Mapping[str | Leaf, Fact | bool]
Choices = dict[str | Leaf, tuple[Fact | bool, ...]]


def choices_of(conditions: Iterable[Condition], worth_trying: Mapping[str, tuple[Fact, ...]]) -> Choices:
    """Return what can vary: each fact over its domain, and each condition on a table as a whole, true or false."""
    choices: Choices = {}
    for condition in conditions:
        for placed in walk(condition, ()):
            node = placed.condition
            if placed.table is not None or isinstance(node, Connective | OutcomeTest):
                continue
            if node.tables():
                choices[node] = (True, False)
            else:
                choices |= {name: worth_trying[name] for name in node.reads().facts}
    return choices


def is_examined(choices: Choices) -> bool:
    """Return whether the situations are few enough to be tried one by one."""
    return prod(len(values) for values in choices.values()) <= _MOST_SITUATIONS


def situations(choices: Choices) -> Iterator[Situation]:
    """Yield every combination, up to the most that are tried."""
    for values in islice(product(*choices.values()), _MOST_SITUATIONS):
        yield dict(zip(choices, values, strict=True))


class LeafValues:
    """What the leaves of conditions are worth in any situation; each leaf is compiled once."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._tests: dict[
            int, tuple[Leaf, RowCondition]
        ] = {}  # by identity: to hash a leaf costs more than to compile it

    def on(self, situation: Situation) -> LeafTruth:
        """Return what leaves are worth in ``situation``."""
        facts = cast("Mapping[str, Fact]", situation)  # comparisons look facts up by name, and find nothing else

        def worth(leaf: Leaf | OutcomeTest) -> Kleene:
            assert not isinstance(leaf, OutcomeTest), "rules read no outcomes: refused when they were loaded"  # noqa: S101
            if isinstance(leaf, Comparison | StateTest):
                return self._test(leaf).value(facts, NO_ROW)
            value = situation[leaf]
            return value if isinstance(value, bool) else None

        return worth

    def _test(self, leaf: Comparison | StateTest) -> RowCondition:
        known = self._tests.get(id(leaf))
        if known is None:
            known = self._tests[id(leaf)] = leaf, row_condition(leaf, self._parameters)
        return known[1]
