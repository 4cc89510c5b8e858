"""A sheet gives its cells by row and by column, in whatever order its file holds them."""

from hypothesis import given
from hypothesis import strategies as st

from audit.intake.grid import Cell, Grid

cells = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(1, 6)),
    st.sampled_from([Cell("a"), Cell("b"), Cell(" "), Cell(""), Cell(), Cell(formula="=A1"), Cell(True)]),
    max_size=20,
)


@given(cells, st.booleans())
def test_cells_by_row(held: dict[tuple[int, int], Cell], in_order: bool) -> None:
    held = dict(sorted(held.items(), key=lambda named: named[0])) if in_order else held
    found = [((row, column), cell) for row, here in Grid("x", held).by_row.items() for column, cell in here.items()]
    assert found == [(place, held[place]) for place in sorted(held) if not held[place].is_empty]
