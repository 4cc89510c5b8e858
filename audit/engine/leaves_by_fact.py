"""The leaves that read one fact and nothing else, judged together: most read closed answers, which are few."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from audit.engine.comparisons import Decision, Parameters, decision
from audit.model.answer import AnswerState
from audit.model.condition import Comparison, FactOperand, Leaf, StateTest
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.value import Value, ValueType

_CODE = ValueType.CODE  # at hand: Python 3.11 is long at finding members


class LeavesOnFact(NamedTuple):
    """The leaves that read one fact and nothing else.

    What they are worth on a closed answer follows from its code; on one of which nothing is known but the codes that it
    may be, from these and its state: few cases, each worked out once. Threads may work one out twice, and find the
    same.

    Attributes:
        name: of the fact.
        leaves: their numbers.
        decisions: how each of them is settled.
        cases: what they are worth, by code, and by state and possible codes.
    """

    name: str
    leaves: Sequence[int]
    decisions: Sequence[Decision]
    cases: dict[Value | tuple[AnswerState, tuple[str, ...]], Sequence[Kleene]]

    def worth(self, fact: Fact) -> Sequence[Kleene]:
        """Return what each of the leaves is worth on the fact."""
        value = fact.value
        case: Value | tuple[AnswerState, tuple[str, ...]]
        if value is not None and fact.type is _CODE:
            case = value
        elif value is None and not _is_bounded(fact):
            case = fact.state, fact.among
        else:
            return [decide(fact, None) for decide in self.decisions]
        known = self.cases.get(case)
        if known is None:
            known = self.cases[case] = [decide(fact, None) for decide in self.decisions]
        return known


def leaves_by_fact(atoms: Sequence[Leaf], parameters: Parameters) -> tuple[Sequence[LeavesOnFact], Sequence[int]]:
    """Return those of ``atoms`` that read one fact, by it, and the numbers of the others: their places."""
    by_fact: defaultdict[str, dict[int, Decision]] = defaultdict(dict)
    others = []
    for number, leaf in enumerate(atoms):
        if isinstance(leaf, Comparison | StateTest) and not isinstance(getattr(leaf, "operand", None), FactOperand):
            by_fact[leaf.subject][number] = decision(leaf, parameters)
        else:
            others.append(number)
    on_one_fact = [
        LeavesOnFact(name, list(decisions), list(decisions.values()), {}) for name, decisions in by_fact.items()
    ]
    return on_one_fact, others


def _is_bounded(fact: Fact) -> bool:
    """Return whether something is known of what the value of a fact may be, other than the codes of a closed list."""
    return fact.low is not None or fact.high is not None or bool(fact.includes or fact.excludes)
