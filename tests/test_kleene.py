"""Three-valued logic: laws that hold for every combination of values."""

from itertools import product

import pytest

from audit.engine.verdict import verdict as verdict_of
from audit.model.kleene import at_least, conjunction, disjunction, negation

VALUES = (True, False, None)


def _worlds(values):
    """Return every way in which the unknown values may turn out."""
    return product(*((True, False) if value is None else (value,) for value in values))


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_connectives_say_what_every_world_says(values):
    # For distinct inputs, Kleene's value is known exactly when all worlds agree.
    for connective, plain in (
        (conjunction, all),
        (disjunction, any),
        (lambda v: at_least(2, v), lambda v: sum(v) >= 2),
    ):
        outcomes = {bool(plain(world)) for world in _worlds(values)}
        assert connective(values) == (outcomes.pop() if len(outcomes) == 1 else None)


@pytest.mark.parametrize("values", list(product(VALUES, repeat=2)))
def test_de_morgan(values):
    assert negation(conjunction(values)) == disjunction(negation(value) for value in values)


def test_at_least_of_all_and_of_one():
    for values in product(VALUES, repeat=3):
        assert at_least(3, values) == conjunction(values)
        assert at_least(1, values) == disjunction(values)


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_a_settled_outcome_never_changes_and_an_open_one_may(values):
    verdict = verdict_of(*values)
    reachable = {verdict_of(*world).outcome for world in _worlds(values)}
    assert set(verdict.possible) == reachable
    if verdict.outcome == "undetermined":
        assert len(reachable) > 1
    elif verdict.outcome == "violated":
        assert reachable <= {"violated", "partial"}
    else:
        assert reachable == {verdict.outcome}
