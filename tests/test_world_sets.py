"""Sets of worlds: what is put in them is found again, and each world is counted in as many sets as it is in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audit.judgement.world_sets import WorldSets, contains, is_empty


@st.composite
def _flags(draw: st.DrawFn) -> list[list[bool]]:
    """Draw some sets of the same few worlds, as flags; around 64, where one word ends and the next begins."""
    count = draw(st.integers(1, 3) | st.integers(62, 66) | st.just(130))
    return draw(st.lists(st.lists(st.booleans(), min_size=count, max_size=count), min_size=1, max_size=20))


@given(_flags())
def test_each_world_is_found_in_its_sets_and_counted_as_often(flags):
    count = len(flags[0])
    sets = WorldSets(count)
    made = [sets.where(np.array(one)) for one in flags]
    assert [[contains(one, world) for world in range(count)] for one in made] == flags
    assert [sets.flags(one).tolist() for one in made] == [[int(flag) for flag in one] for one in flags]
    assert [is_empty(one) for one in made] == [not any(one) for one in flags]
    assert sets.counts(made).tolist() == [sum(column) for column in zip(*flags, strict=True)]


@given(st.integers(1, 200))
def test_what_every_world_is_not_in_no_world_is_in(count):
    sets = WorldSets(count)
    assert is_empty(sets.every ^ sets.where(np.ones(count, np.bool_)))
    assert is_empty(sets.none)
    assert sets.counts([sets.every] * 300).tolist() == [300] * count
    assert sets.counts([]).tolist() == [0] * count
