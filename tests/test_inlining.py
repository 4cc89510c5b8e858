"""Clauses with fewer steps conclude what the clauses they come from conclude."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.engine.inlining import inline
from audit.engine.nodes import Atom
from audit.engine.rails import MAX_BODY, Body, Clause, Conclusion, Literal, Step

pytestmark = pytest.mark.slow

_ATOMS = [Literal(Atom(number), rail) for number in range(5) for rail in (True, False)]
_STEPS = [Step((number,)) for number in range(6)]
_CONCLUSIONS = [Conclusion(f"R-{number}", "satisfied", rail=True) for number in range(3)]


def _concluded(clauses: Iterable[Clause], given: set[Literal]) -> set[Conclusion]:
    """Chain forward until nothing new comes out: the meaning of clauses, written as plainly as can be."""
    clauses, known = list(clauses), set[object](given)
    while True:
        new = {clause.head for clause in clauses if set(clause.body) <= known} - known
        if not new:
            return {item for item in known if isinstance(item, Conclusion)}
        known |= new


@st.composite
def _clauses(draw: st.DrawFn) -> list[Clause]:
    """Draw clauses without cycles: a step only rests on atoms and on steps of a lower number."""
    sources = {step: _ATOMS + _STEPS[:number] for number, step in enumerate(_STEPS)}
    sources |= dict.fromkeys(_CONCLUSIONS, _ATOMS + _STEPS)
    bodies = {
        head: draw(st.lists(st.lists(st.sampled_from(below), min_size=1, max_size=5, unique=True), max_size=3))
        for head, below in sources.items()
    }
    return [Clause(head, tuple(body)) for head, drawn in bodies.items() for body in drawn]


@given(_clauses(), st.sets(st.sampled_from(_ATOMS)))
def test_the_same_is_concluded_with_no_more_clauses(clauses: list[Clause], known: set[Literal]) -> None:
    fewer = inline(clauses)
    assert _concluded(fewer, known) == _concluded(clauses, known)
    assert len(fewer) <= len(set(clauses))
    assert all(len(clause.body) <= MAX_BODY for clause in fewer)


def test_a_step_that_one_clause_names_disappears() -> None:
    a, b, c, *_ = _ATOMS
    step, conclusion = _STEPS[0], _CONCLUSIONS[0]
    clauses = [Clause(conclusion, (c, step)), Clause(step, (a,)), Clause(step, (b,))]
    assert set(inline(clauses)) == {Clause(conclusion, (c, a)), Clause(conclusion, (c, b))}


def test_a_step_with_several_clauses_that_several_name_stays() -> None:
    a, b, c, d, *_ = _ATOMS
    step, one, other = _STEPS[0], *_CONCLUSIONS[:2]
    shared = [Clause(one, (c, step)), Clause(other, (d, step)), Clause(step, (a,)), Clause(step, (b,))]
    assert set(inline(shared)) == set(shared)


def test_a_body_that_would_grow_past_what_joins_allow_keeps_its_step() -> None:
    step, conclusion = _STEPS[0], _CONCLUSIONS[0]
    long: Body = tuple(Literal(Atom(number), True) for number in range(10, 10 + MAX_BODY))
    clauses = [Clause(conclusion, (_ATOMS[0], step)), Clause(step, long)]
    assert set(inline(clauses)) == set(clauses)
