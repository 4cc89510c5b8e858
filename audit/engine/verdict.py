"""From the truth of a rule's three conditions to its outcome, and to the outcomes still possible."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from audit.engine.kleene import Kleene
from audit.model.rule import OutcomeKind


@dataclass(frozen=True)
class Verdict:
    """The truth of a rule's conditions; an absent condition counts as true (applies) or false (partial)."""

    applies: Kleene
    satisfied: Kleene
    partial: Kleene

    @property
    def outcome(self) -> OutcomeKind:
        """The outcome of the rule.

        A rule that is known not to be satisfied is violated unless the lesser degree is
        proven: an open ``partial_when`` must not hide a known failure.
        """
        if self.applies is False:
            return OutcomeKind.NOT_APPLICABLE
        if self.applies is None or self.satisfied is None:
            return OutcomeKind.UNDETERMINED
        if self.satisfied:
            return OutcomeKind.SATISFIED
        return OutcomeKind.PARTIAL if self.partial else OutcomeKind.VIOLATED

    @property
    def possible(self) -> tuple[OutcomeKind, ...]:
        """The outcomes left when every unknown may turn out either way, best first."""
        return _possible(self.applies, self.satisfied, self.partial)


@cache
def _possible(*values: Kleene) -> tuple[OutcomeKind, ...]:
    outcomes = {Verdict(*closed).outcome for closed in product(*(_ways(value) for value in values))}
    return tuple(kind for kind in OutcomeKind if kind in outcomes)


def _ways(value: Kleene) -> tuple[bool, ...]:
    return (True, False) if value is None else (value,)
