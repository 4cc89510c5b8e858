"""Kleene's three-valued logic: True, False, and None for unknown."""

from collections.abc import Iterable
from enum import StrEnum

Kleene = bool | None


class Truth(StrEnum):
    """Kleene's three truth values, as results write them."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def conjunction(values: Iterable[Kleene]) -> Kleene:
    """Return false if one is false, else unknown if one is unknown, else true."""
    result: Kleene = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(values: Iterable[Kleene]) -> Kleene:
    """Return true if one is true, else unknown if one is unknown, else false."""
    result: Kleene = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Kleene) -> Kleene:
    """Return the contrary; the contrary of unknown is unknown."""
    return None if value is None else not value


def at_least(n: int, values: Iterable[Kleene]) -> Kleene:
    """Return whether at least ``n`` are true, unknown while the unknown ones could decide."""
    true = unknown = 0
    for value in values:
        true += value is True
        unknown += value is None
    if true >= n:
        return True
    return None if true + unknown >= n else False


def as_truth(value: Kleene) -> Truth:
    """Return ``value`` as the truth that results and traces show."""
    if value is None:
        return Truth.UNKNOWN
    return Truth.TRUE if value else Truth.FALSE
