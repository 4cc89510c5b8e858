"""Proves a rule base: outcomes, pairs and questions, from one domain of what projects may answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from audit.rule_testing.prover.circuit import RuleCircuit
from audit.rule_testing.prover.domain import Base, Domain
from audit.rule_testing.prover.idle import Idle, Moved, idle
from audit.rule_testing.prover.moves import moves
from audit.rule_testing.prover.outcomes import Known, OutcomeProof, RuleProver
from audit.rule_testing.prover.pairs import Pairs, prove_pairs
from audit.rule_testing.prover.together import Together


@dataclass(frozen=True)
class Proof:
    """What is known of a rule base.

    Attributes:
        outcomes: each outcome that a rule is written to have.
        pairs: what is known of two rules together.
        unmoved: what a rule reads and that cannot change its outcome.
        idle: the questions that can never change an avis; empty when only some rules were asked about.
    """

    outcomes: Sequence[OutcomeProof]
    pairs: Pairs
    unmoved: Sequence[Moved]
    idle: Sequence[Idle]

    @property
    def impossible(self) -> Sequence[OutcomeProof]:
        """The outcomes that are proven impossible."""
        return [one for one in self.outcomes if one.known is Known.EXCLUDED]

    @property
    def is_clean(self) -> bool:
        """Whether no outcome is proven impossible, and no two rules are proven to contradict each other."""
        return not self.impossible and not any(pair.proven for pair in self.pairs.contradictory)


def prove(base: Base, review_date: date, asked: Collection[str] | None = None) -> Proof:
    """Prove a rule base.

    Args:
        base: the questions and the rules.
        review_date: the date on which projects are judged.
        asked: the ids of the rules to prove, each alone and with every other one; None for all of them.
    """
    domain = Domain(base, review_date)
    places = frozenset(place for place, rule in enumerate(base.rules) if asked is None or rule.id in asked)
    outcomes = [proof for place in sorted(places) for proof in RuleProver(domain, base.rules[place], place).proofs()]
    alone = [RuleCircuit(domain) for _ in base.rules]  # of what was learnt meanwhile
    together = Together(domain, alone)
    pairs = prove_pairs(domain, base.rules, together, asked=places)
    moved = [
        Moved(name, base.rules[place], moves(alone[place], base.rules[place], place, name))
        for place in sorted(places)
        for name in sorted(domain.names(place))
        if not domain.adds_up(place)
    ]
    vain = idle(base.bank, base.rulebase.scoring, moved) if asked is None else ()
    return Proof(outcomes, pairs, [one for one in moved if one.known is Known.EXCLUDED], vain)
