"""Clauses are parted into groups of which none waits for another, and no further than that."""

from hypothesis import given
from hypothesis import strategies as st

from audit.engine.independent_clauses import independent_groups
from audit.engine.nodes import Atom
from audit.engine.rails import Clause, Literal, Step

ATOMS = [Literal(Atom(number), rail) for number in range(3) for rail in (True, False)]
STEPS = [Step(("step", number)) for number in range(8)]
CLAUSES = st.lists(
    st.builds(Clause, st.sampled_from(STEPS), st.lists(st.sampled_from([*ATOMS, *STEPS]), max_size=3).map(tuple)),
    max_size=12,
)


def reached(clause, clauses):
    """Return the clauses that ``clause`` has to do with, found one step after the other."""
    found = [clause]
    for one in found:
        named = {one.head, *one.body} - set(ATOMS)
        found += [other for other in clauses if named & {other.head, *other.body} and other not in found]
    return found


@given(CLAUSES, st.integers(1, 12))
def test_each_clause_is_in_one_group_with_all_it_depends_on(clauses, size):
    concluded = {clause.head for clause in clauses}
    known = [Clause(one.head, tuple(i for i in one.body if i in ATOMS or i in concluded)) for one in clauses]
    groups = independent_groups(known, size)
    assert sorted(map(repr, known)) == sorted(repr(clause) for group in groups for clause in group)
    for group in groups:
        for clause in group:
            assert set(reached(clause, known)) <= set(group)
        if len(group) > size:
            assert set(group) == set(reached(group[0], known))


@given(CLAUSES)
def test_the_same_clauses_give_the_same_groups(clauses):
    assert independent_groups(clauses, 3) == independent_groups(list(clauses), 3)


def test_what_fits_stays_together_in_its_order():
    clauses = [Clause(step, (ATOMS[0],)) for step in STEPS]
    assert independent_groups(clauses, 3) == [tuple(clauses[:3]), tuple(clauses[3:6]), tuple(clauses[6:])]
    assert independent_groups([], 3) == [()]


def test_clauses_that_depend_on_one_another_stay_together_however_many():
    chain = [Clause(STEPS[0], (ATOMS[0],)), *(Clause(STEPS[n], (STEPS[n - 1],)) for n in range(1, 5))]
    alone = Clause(STEPS[7], (ATOMS[0],))
    first, *others = chain
    assert independent_groups([first, alone, *others], 2) == [tuple(chain), (alone,)]
