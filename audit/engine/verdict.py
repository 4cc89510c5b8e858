"""From the truth of a rule's three conditions to its outcome, and to the outcomes still possible."""

from functools import cache
from itertools import product
from typing import NamedTuple

from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind

_WAYS = (True, False, None)
VERDICTS = 27


class Verdict(NamedTuple):
    """The truth of a rule's conditions, and what follows from it; made by ``verdict``.

    Attributes:
        applies: true when the rule has no condition of application.
        partial: false when the rule has no lesser degree.
        possible: the outcomes left when every unknown may turn out either way, best first.
        code: its number among the verdicts there are, from 0 to 26.
    """

    applies: Kleene
    satisfied: Kleene
    partial: Kleene
    outcome: OutcomeKind
    possible: tuple[OutcomeKind, ...]
    code: int


@cache
def verdict(applies: Kleene, satisfied: Kleene, partial: Kleene) -> Verdict:
    """Return the verdict that the truth of the three conditions gives; the same object each time."""
    closed = product(_ways(applies), _ways(satisfied), _ways(partial))
    outcomes = {_outcome(*ways) for ways in closed}
    possible = tuple(kind for kind in OutcomeKind if kind in outcomes)
    code = 9 * _WAYS.index(applies) + 3 * _WAYS.index(satisfied) + _WAYS.index(partial)
    return Verdict(applies, satisfied, partial, _outcome(applies, satisfied, partial), possible, code)


def _outcome(applies: Kleene, satisfied: Kleene, partial: Kleene) -> OutcomeKind:
    """Return the outcome of the rule.

    A rule that is known not to be satisfied is violated unless the lesser degree is proven: an open ``partial_when``
    must not hide a known failure.
    """
    if applies is False:
        return OutcomeKind.NOT_APPLICABLE
    if applies is None or satisfied is None:
        return OutcomeKind.UNDETERMINED
    if satisfied:
        return OutcomeKind.SATISFIED
    return OutcomeKind.PARTIAL if partial else OutcomeKind.VIOLATED


def _ways(value: Kleene) -> tuple[bool, ...]:
    return (True, False) if value is None else (value,)


def verdict_with_code(code: int) -> Verdict:
    """Return the verdict that has this number."""
    return verdict(_WAYS[code // 9], _WAYS[code // 3 % 3], _WAYS[code % 3])
