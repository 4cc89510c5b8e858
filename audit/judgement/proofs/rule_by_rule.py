"""What is enough for a level whatever open rules turn out to be: each at its worst, or its best, as figures count."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from audit.judgement.proofs.rails import Rail
from audit.judgement.proofs.solver import Literal, Solver, Weighted
from audit.judgement.proofs.thresholds import above_floor, caps_against, not_negative
from audit.judgement.rule_counts import BEST_FIRST, WORST_FIRST
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import AvisLevel, Scoring


class OpenRule:
    """A rule that may have several outcomes, by the rails of its conditions."""

    def __init__(self, solver: Solver, applies: Rail, satisfied: Rail, partial: Rail) -> None:
        self._solver = solver
        self._conditions = applies, satisfied, partial
        self._made: dict[frozenset[OutcomeKind], Literal] = {}

    def may_be(self, outcomes: Collection[OutcomeKind]) -> Literal:
        """Return what holds when one of these outcomes is possible: when nothing that is known excludes it."""
        wanted = frozenset(outcomes)
        if wanted not in self._made:
            applies, satisfied, partial = self._conditions
            unmet = self._leads(partial, self._in(OutcomeKind.PARTIAL, wanted), self._in(OutcomeKind.VIOLATED, wanted))
            applied = self._leads(satisfied, self._in(OutcomeKind.SATISFIED, wanted), unmet)
            self._made[wanted] = self._leads(applies, applied, self._in(OutcomeKind.NOT_APPLICABLE, wanted))
        return self._made[wanted]

    def is_first(self, outcome: OutcomeKind, order: Sequence[OutcomeKind]) -> Literal:
        """Return what holds when an outcome is the first of an order that is possible."""
        before = order[: order.index(outcome)]
        return self._solver.all_of([self.may_be([*before, outcome]), *([-self.may_be(before)] if before else [])])

    def _in(self, outcome: OutcomeKind, wanted: Collection[OutcomeKind]) -> Literal:
        return self._solver.true if outcome in wanted else -self._solver.true

    def _leads(self, condition: Rail, if_true: Literal, if_false: Literal) -> Literal:
        """Return what holds when a condition may be true and this holds then, or may be false and that does."""
        solver = self._solver
        if if_true == if_false or condition.true == solver.true:
            return if_true
        if condition.false == solver.true:
            return if_false
        if if_true == solver.true:
            return solver.any_of([-condition.false, if_false])
        if if_false == solver.true:
            return solver.any_of([-condition.true, if_true])
        ways = (solver.all_of([-condition.false, if_true]), solver.all_of([-condition.true, if_false]))
        return solver.any_of(ways)


Counted = tuple[Severity, OpenRule | OutcomeKind]
"""A rule as it counts: with the outcome that it has, or with those that it may have."""


class RuleByRule:
    """The levels of some rules, by what is known of each."""

    def __init__(self, solver: Solver, scoring: Scoring, rules: Sequence[Counted]) -> None:
        """Prepare.

        Args:
            solver: what it is stated in.
            scoring: how the rules count.
            rules: those that count.
        """
        self._solver = solver
        self._scoring = scoring
        self._rules = rules
        self._reached: dict[AvisLevel, Literal] = {}
        self._below: dict[AvisLevel, Literal] = {}

    @cached_property
    def measured(self) -> Literal:
        """What holds where some rule applies for sure."""
        never = OutcomeKind.NOT_APPLICABLE
        return self._solver.any_of(
            -rule.may_be([never]) if isinstance(rule, OpenRule) else self._known(rule is not never)
            for _, rule in self._rules
        )

    def reaches(self, level: AvisLevel) -> Literal:
        """Return what holds where the level is this one or better with every open rule at its worst."""
        if level not in self._reached:
            held = self._capped(level, WORST_FIRST)
            self._reached[level] = self._solver.all_of([self._scored(level, WORST_FIRST), *(-cap for cap in held)])
        return self._reached[level]

    def stays_below(self, level: AvisLevel) -> Literal:
        """Return what holds where the level is below this one with every open rule at its best."""
        if level not in self._below:
            held = self._capped(level, BEST_FIRST)
            self._below[level] = self._solver.any_of([-self._scored(level, BEST_FIRST), *held])
        return self._below[level]

    def _scored(self, level: AvisLevel, order: Sequence[OutcomeKind]) -> Literal:
        """Return what holds where the score is at or above the floor of a level, at its worst or at its best."""
        above = above_floor(self._scoring, level)
        # A rule that does not apply leaves the mean: where what is met in part is above the floor, that is worse.
        by_score = sorted(order, key=above.__getitem__, reverse=order is BEST_FIRST)
        terms: list[Weighted] = []
        constant = 0
        for severity, rule in self._rules:
            weight = self._scoring.weights[severity]
            if isinstance(rule, OutcomeKind):
                constant += weight * above[rule]
                continue
            constant += weight * above[by_score[-1]]
            for place, (kind, following) in enumerate(pairwise(by_score), 1):
                if weight and above[kind] != above[following]:
                    terms.append((rule.may_be(by_score[:place]), weight * (above[kind] - above[following])))
        return not_negative(self._solver, [(self._solver.true, constant), *terms])

    def _capped(self, level: AvisLevel, order: Sequence[OutcomeKind]) -> Iterator[Literal]:
        """Yield what holds where each cap against a level does, by the first outcome of an order that is possible."""
        for cap in caps_against(self._scoring, level):
            counted = [
                (rule.is_first(cap.outcome, order), 1)
                if isinstance(rule, OpenRule)
                else (self._known(rule is cap.outcome), 1)
                for severity, rule in self._rules
                if severity is cap.severity
            ]
            yield self._solver.enough(counted, cap.count)

    def _known(self, holds: bool) -> Literal:
        return self._solver.true if holds else -self._solver.true
