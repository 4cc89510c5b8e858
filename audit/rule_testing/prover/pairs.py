"""Pairs of rules: those that no project can satisfy together, and those of which one follows from the other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from audit.judgement.completions import Completion
from audit.model.rule import Rule
from audit.rule_testing.prover.domain import Domain
from audit.rule_testing.prover.together import Holds, Together


@dataclass(frozen=True)
class Pair:
    """Two rules of which something is known together.

    Attributes:
        proven: whether it is proven; else nothing else was found by the contents of tables that were tried.
        project: of two that cannot both be satisfied, what is answered where both apply; None when no such was judged.
    """

    first: Rule
    second: Rule
    proven: bool
    project: Mapping[str, Completion] | None = None


@dataclass
class Pairs:
    """What is known of pairs.

    Attributes:
        examined: how many pairs there are that one review applies.
        contradictory: what the two ask cannot hold together, though some project has both apply.
        alternative: some project has both apply and none satisfies both, though what they ask can hold together:
            whoever satisfies one of them is no longer asked for the other.
        implied: the second is satisfied whenever the first is and both apply, though it is not always satisfied.
    """

    examined: int = 0
    contradictory: list[Pair] = field(default_factory=list)
    alternative: list[Pair] = field(default_factory=list)
    implied: list[Pair] = field(default_factory=list)


def prove_pairs(domain: Domain, rules: Sequence[Rule], together: Together, asked: Collection[int]) -> Pairs:
    """Return what is known of pairs of rules; what rests on nothing in common settles nothing of each other.

    Left aside are rules that no project was found to satisfy, and those that read a share of all answers.

    Args:
        domain: what projects may answer.
        rules: all of them.
        together: what answers about pairs.
        asked: the places of the rules that are asked about: one at least of each pair.
    """
    found = Pairs()
    compared = [
        place
        for place in range(len(rules))
        if not domain.adds_up(place) and together.is_possible((place, Holds.SATISFIED))
    ]
    for one, other in combinations(compared, 2):
        if (one not in asked and other not in asked) or not set(rules[one].review_types) & set(
            rules[other].review_types
        ):
            continue
        found.examined += 1
        if not domain.names(one) & domain.names(other):
            continue
        if together.is_found((one, Holds.SATISFIED), (other, Holds.SATISFIED)):
            for first, second in permutations((one, other)):
                met, not_met = (first, Holds.SATISFIED), (second, Holds.NOT_MET)
                if together.is_possible(not_met) and not together.is_found(met, not_met):
                    found.implied.append(Pair(rules[first], rules[second], together.is_excluded(met, not_met)))
        elif together.is_found((one, Holds.APPLIES), (other, Holds.APPLIES)):
            asks = (one, Holds.ASKED), (other, Holds.ASKED)
            apply = together.shown((one, Holds.APPLIES), (other, Holds.APPLIES))
            if together.is_found(*asks):
                proven = together.is_excluded((one, Holds.SATISFIED), (other, Holds.SATISFIED))
                found.alternative.append(Pair(rules[one], rules[other], proven, apply))
            else:
                found.contradictory.append(Pair(rules[one], rules[other], together.is_excluded(*asks), apply))
    return found
