"""Packed terms: sums of rows written as one number each are the sums term by term."""

from hypothesis import given
from hypothesis import strategies as st

from audit.judgement.packed_terms import PackedTerms

_SIZE, _MOST, _ROWS = 5, 60, 8
ROWS = st.lists(st.lists(st.integers(0, _MOST), min_size=_SIZE, max_size=_SIZE), min_size=1, max_size=_ROWS)


def test_a_row_is_read_back():
    packing = PackedTerms(3, 7)
    packed = packing.packed([7, 0, 5])
    assert packed == 7 + (5 << 6)  # three bits a term, the first one lowest
    assert packing.terms(packed) == [7, 0, 5]
    assert packing.terms(packed, 1) == [0, 5]
    assert packing.terms(packed, 0, 2) == [7, 0]


@given(ROWS)
def test_adding_packed_rows_adds_their_terms(rows):
    packing = PackedTerms(_SIZE, _MOST * _ROWS)
    assert packing.terms(sum(map(packing.packed, rows))) == [sum(column) for column in zip(*rows, strict=True)]


@given(ROWS, st.data())
def test_a_row_that_was_added_can_be_replaced(rows, data):
    packing = PackedTerms(_SIZE, _MOST * _ROWS)
    place = data.draw(st.integers(0, len(rows) - 1))
    other = data.draw(st.lists(st.integers(0, _MOST), min_size=_SIZE, max_size=_SIZE))
    changed = sum(map(packing.packed, rows)) + packing.packed(other) - packing.packed(rows[place])
    expected = [sum(column) for column in zip(*rows[:place], other, *rows[place + 1 :], strict=True)]
    assert packing.terms(changed) == expected


def test_rows_of_nothing_but_zeros_need_no_width():
    packing = PackedTerms(2, 0)
    assert packing.terms(packing.packed([0, 0])) == [0, 0]
