"""How many actions and answers it takes at least, by the most that each can add to the score in one scenario."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from audit.judgement.proofs.solver import Literal
from audit.judgement.proofs.thresholds import above_floor
from audit.model.scoring import AvisLevel
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.scenario import InScenario


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


def gains(circuit: ChangeCircuit, scenario: InScenario, level: AvisLevel) -> Gains:
    """Return the most that each action and answer can add to the sum that the score compares with the level's floor."""
    changeable = circuit.changeable
    scoring = changeable.scope.scoring
    above = above_floor(scoring, level)
    most: defaultdict[Literal, int] = defaultdict(int)
    missing = 0
    asked_of = {place: changeable.asked_of(place) for place in changeable.treatable}
    for place in changeable.kept:
        weight = scoring.weights[changeable.scope.rules[place].severity]
        outcome = scenario.completed.verdicts[place].outcome
        missing -= weight * above[outcome]
        gain = weight * (max(above.values()) - above[outcome])
        if changeable.rests_on_share(changeable.scope.kernel.conditions[place]):  # any change may move it
            missing -= gain
        for literal, share in _shares(circuit, changeable.rests_on(place), gain, asked_of).items():
            most[literal] += share
    return Gains(dict(most), max(missing, 0))


def _shares(
    circuit: ChangeCircuit, bases: set[str], gain: int, asked_of: Mapping[int, set[str]]
) -> Mapping[Literal, int]:
    """Return the most that each action and answer can have in the gain of a rule that rests on ``bases``.

    An answer may bring it all. Of a rule that is treated, all the actions are carried out: none brings more than
    its part.
    """
    answered, actions = circuit.moves.answered, circuit.actions
    shares: dict[Literal, int] = {answered[name]: gain for name in sorted(bases) if name in answered}
    for other, asked in asked_of.items():
        if bases.isdisjoint(asked):
            continue
        needed = circuit.changeable.actions(other)
        for action in needed:
            literal = actions[action.action]
            shares[literal] = max(shares.get(literal, 0), -(-gain // len(needed)))
    return shares
