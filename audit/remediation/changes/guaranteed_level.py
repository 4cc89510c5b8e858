"""The level that changes guarantee, every open rule at its worst as figures count it, and what it takes at least."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.judgement.proofs.solver import Literal, Weighted
from audit.judgement.proofs.thresholds import above_floor, caps_against, not_negative
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.remediation.changes.circuit import ChangeCircuit, Possible


@dataclass(frozen=True)
class Gains:
    """What actions and answers can add to the sum that the score compares with a floor.

    Attributes:
        most: by what holds when an action is carried out or an answer given, the most that it adds, however few it is
            done with.
        missing: what the sum lacks today.
    """

    most: Mapping[Literal, int]
    missing: int

    @property
    def at_least(self) -> int:
        """How many actions and answers it takes at least to make up for what is missing."""
        fewest, missing = 0, self.missing
        for gain in sorted(self.most.values(), reverse=True):
            if missing <= 0:
                break
            missing -= gain
            fewest += 1
        return fewest


class GuaranteedByChanges:
    """States the levels that changes guarantee in the solver of a circuit."""

    def __init__(self, circuit: ChangeCircuit) -> None:
        self._circuit = circuit
        self._scoring = circuit.changeable.scope.scoring

    def reaches(self, level: AvisLevel) -> Literal:
        """Return what holds when the level is this one or better with every open rule at its worst."""
        solver = self._circuit.solver
        above = above_floor(self._scoring, level)
        terms: list[Weighted] = []
        for rule, possible in self._circuit.possible:
            better: list[Literal] = []
            for kind in sorted(above, key=lambda kind: (above[kind], kind)):
                holds = solver.all_of([possible[kind], *better])
                terms.append((holds, self._scoring.weights[rule.severity] * above[kind]))
                better.append(-possible[kind])
        wanted = [not_negative(solver, terms)]
        for cap in caps_against(self._scoring, level):
            counted = [(self._at_worst(possible, cap.outcome), 1) for rule, possible in self._circuit.possible
                       if rule.severity is cap.severity]  # fmt: skip
            wanted.append(-solver.enough(counted, cap.count))
        return solver.all_of(wanted)

    def kept_by(self, level: AvisLevel) -> Iterator[str]:
        """Yield the rules that count against a level whatever can be done, where they are enough for a cap."""
        for cap in caps_against(self._scoring, level):
            counting = [
                rule.id
                for rule, possible in self._circuit.possible
                if rule.severity is cap.severity
                and self._circuit.solver.solve((), [-self._at_worst(possible, cap.outcome)]) is None
            ]
            if len(counting) >= cap.count:
                yield from counting

    def gains(self, level: AvisLevel) -> Gains:
        """Return the most that each action and answer can add to the sum that the score compares with its floor."""
        changeable = self._circuit.changeable
        above = above_floor(self._scoring, level)
        most: defaultdict[Literal, int] = defaultdict(int)
        missing = 0
        asked_of = {place: changeable.asked_of(place) for place in changeable.treatable}
        for place in changeable.kept:
            weight = self._scoring.weights[changeable.scope.rules[place].severity]
            worst = min(above[kind] for kind in changeable.judgement.verdicts[place].possible)
            missing -= weight * worst
            gain = weight * (above[OutcomeKind.SATISFIED] - worst)
            for literal, share in self._shares(changeable.rests_on(place), gain, asked_of).items():
                most[literal] += share
        return Gains(dict(most), max(missing, 0))

    def _shares(self, bases: set[str], gain: int, asked_of: Mapping[int, set[str]]) -> Mapping[Literal, int]:
        """Return the most that each action and answer can have in the gain of a rule that rests on ``bases``.

        An answer may bring it all. Of a rule that is treated, all the actions are carried out: none brings more than
        its part.
        """
        answered, actions = self._circuit.moves.answered, self._circuit.actions
        shares: dict[Literal, int] = {answered[name]: gain for name in sorted(bases) if name in answered}
        for other, asked in asked_of.items():
            if bases.isdisjoint(asked):
                continue
            needed = self._circuit.changeable.scope.rules[other].remediation
            for action in needed:
                literal = actions[action.action]
                shares[literal] = max(shares.get(literal, 0), -(-gain // len(needed)))
        return shares

    def _at_worst(self, possible: Possible, outcome: OutcomeKind) -> Literal:
        """Return what holds when the worst outcome that is possible is this one."""
        worse = {OutcomeKind.VIOLATED: (), OutcomeKind.PARTIAL: (OutcomeKind.VIOLATED,)}[outcome]
        return self._circuit.solver.all_of([possible[outcome], *(-possible[kind] for kind in worse)])
