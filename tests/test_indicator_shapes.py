"""Shapes of computation against an oracle that fills in what is not known in every way, and knows exact tables only."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.facts.indicators.inputs import Between, Computed, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.row_tests import RowTest, meets
from audit.facts.indicators.shapes.base import Shape
from audit.facts.indicators.shapes.concentration import LargestLinkedShare, LargestNames, LargestShare
from audit.facts.indicators.shapes.gaps import LongestGap, LongestGapToCome
from audit.facts.indicators.shapes.latest import DaysSinceLatest, DaysToLatest
from audit.facts.indicators.shapes.rows import DistinctCodes, RowCount, ShareOfRows
from audit.facts.indicators.shapes.weights import WeightedShare
from audit.model.answer import AnswerState
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.kleene import conjunction
from audit.model.questionnaire import TableCompleteness
from audit.model.text import Text
from audit.model.value import ValueType
from tests.many_cases import examples

pytestmark = pytest.mark.slow

START, REVIEW, END = date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)
NOTHING = Text(fr="rien", en="nothing")
TYPES = {
    "kind": ValueType.CODE,
    "flag": ValueType.CODE,
    "day": ValueType.DATE,
    "weight": ValueType.MONEY,
    "name": ValueType.TEXT,
    "group": ValueType.NAMES,
}
# What a cell may hold: the oracle fills in the unknown ones with each.
DOMAINS: dict[str, Sequence[Any]] = {
    "kind": ("a", "b", "c"),
    "flag": ("yes", "no"),
    "day": tuple(START + timedelta(days=days) for days in (0, 40, 100, 250, 364)),
    "weight": (0, 1, 7),
    "name": ("Alpha", "BETA", "beta.", "Gamma"),
    "group": ((), ("Alpha",), ("H",)),
}
Row = dict[str, Any]


def facts_of(rows: Sequence[Row], completeness: TableCompleteness | None) -> FactSet:
    """Return a project that has one table of ``rows`` and three dates."""

    def fact(name: str, kind: ValueType, value: Any) -> Fact:
        state = AnswerState.BLANK if value is None else AnswerState.ANSWERED
        return Fact(name=name, type=kind, state=state, value=value)

    table = FactTable(
        id="lines",
        declaration=completeness_fact("lines", completeness),
        rows=tuple(
            FactRow(
                number=number,
                label=str(number),
                facts={name: fact(f"lines/{number}/{name}", TYPES[name], value) for name, value in row.items()},
            )
            for number, row in enumerate(rows, start=1)
        ),
    )
    dates = {"x.start": START, "x.end": END}
    return FactSet(
        facts={name: fact(name, ValueType.DATE, day) for name, day in dates.items()}, tables={"lines": table}
    )


def compute(shape: Shape, rows: Sequence[Row], completeness: TableCompleteness | None) -> Computed | None:
    """Return what ``shape`` computes; None when an answer is missing."""
    try:
        return shape.compute(Inputs(facts_of(rows, completeness), REVIEW, {}))
    except MissingInputError:
        return None


def completions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield every table that ``rows`` may be when all is known."""
    unknown = [(number, name) for number, row in enumerate(rows) for name, value in row.items() if value is None]
    for values in product(*(DOMAINS[name] for _, name in unknown)):
        filled = [dict(row) for row in rows]
        for (number, name), value in zip(unknown, values, strict=True):
            filled[number][name] = value
        yield filled


def tables(columns: Sequence[str], most_unknown: int = 3) -> st.SearchStrategy[list[Row]]:
    """Draw tables with a few cells that are not known."""
    cells = {name: st.sampled_from((None, *DOMAINS[name])) for name in columns}

    def few(rows: list[Row]) -> bool:
        return sum(value is None for row in rows for value in row.values()) <= most_unknown

    return st.lists(st.fixed_dictionaries(cells), max_size=4).filter(few)


# --- the oracle: exact tables, counted by hand -------------------------------------------------------


def number_of_a(rows: Sequence[Row]) -> Fraction:
    return Fraction(sum(row["kind"] == "a" and row["flag"] != "no" for row in rows))


def share_of_a(rows: Sequence[Row]) -> Fraction | None:
    return number_of_a(rows) / len(rows) if rows else None


def codes_among(rows: Sequence[Row]) -> Fraction:
    return Fraction(len({row["kind"] for row in rows if row["kind"] in ("a", "b")}))


def weight_of_a(rows: Sequence[Row]) -> Fraction | None:
    a, b = (sum(row["weight"] for row in rows if row["flag"] == "yes" and row["kind"] == kind) for kind in "ab")
    return Fraction(a, a + b) if a + b else None


def widest(days: list[date]) -> Fraction:
    return Fraction(max((later - earlier).days for earlier, later in pairwise(sorted(days))))


def gap(rows: Sequence[Row]) -> Fraction:
    return widest([START, END, *(row["day"] for row in rows if row["flag"] == "yes")])


def gap_to_come(rows: Sequence[Row]) -> Fraction:
    coming = (row["day"] for row in rows if row["flag"] == "yes" and row["day"] >= REVIEW)
    return widest([REVIEW, END, *coming])


def age(rows: Sequence[Row]) -> Fraction | None:
    ages = [(REVIEW - row["day"]).days for row in rows if row["flag"] == "yes" and row["day"] <= REVIEW]
    return Fraction(min(ages)) if ages else None


def to_latest(rows: Sequence[Row]) -> Fraction | None:
    days = [(row["day"] - START).days for row in rows if row["flag"] == "yes"]
    return Fraction(max(days)) if days else None


def _plain(name: str) -> str:
    return name.lower().strip(".")


def by_name(rows: Sequence[Row]) -> dict[str, int]:
    names = {_plain(row["name"]) for row in rows}
    return {name: sum(row["weight"] for row in rows if _plain(row["name"]) == name) for name in names}


def largest_name(rows: Sequence[Row]) -> Fraction | None:
    amounts = by_name(rows).values()
    return Fraction(max(amounts), sum(amounts)) if sum(amounts) else None


def largest_group(rows: Sequence[Row]) -> Fraction | None:
    """Follow links from each line in turn until no other line is reached."""
    total = sum(row["weight"] for row in rows)
    best = 0
    for first in rows:
        names, size = {_plain(first["name"]), *map(_plain, first["group"])}, 0
        while len(names) != size:
            size = len(names)
            for row in rows:
                own = {_plain(row["name"]), *map(_plain, row["group"])}
                names |= own if own & names else set()
        best = max(best, sum(row["weight"] for row in rows if _plain(row["name"]) in names))
    return Fraction(best, total) if total else None


KIND_A = (RowTest(column="kind", is_="a"), RowTest(column="flag", is_not="no"))
FLAGGED = (RowTest(column="flag", is_="yes"),)
# The shape, the columns that it reads, the oracle, and whether its bounds are reached in some completion.
CASES: dict[str, tuple[Shape, tuple[str, ...], Callable[[Sequence[Row]], Fraction | None], bool]] = {
    "row_count": (RowCount(table="lines", where=KIND_A), ("kind", "flag"), number_of_a, True),
    "share_of_rows": (
        ShareOfRows(table="lines", where=KIND_A, not_computable=NOTHING), ("kind", "flag"), share_of_a, True
    ),
    "distinct_codes": (DistinctCodes(table="lines", column="kind", among=("a", "b")), ("kind",), codes_among, True),
    "weighted_share": (
        WeightedShare(
            table="lines", where=FLAGGED, column="kind", part="a", rest="b", weight="weight", not_computable=NOTHING
        ),
        ("flag", "kind", "weight"), weight_of_a, False,
    ),
    "longest_gap": (
        LongestGap(start="x.start", end="x.end", table="lines", date="day", where=FLAGGED), ("flag", "day"), gap, False
    ),
    "longest_gap_to_come": (
        LongestGapToCome(end="x.end", table="lines", date="day", where=FLAGGED), ("flag", "day"), gap_to_come, False
    ),
    "days_since_latest": (
        DaysSinceLatest(table="lines", where=FLAGGED, date="day", not_computable=NOTHING), ("flag", "day"), age, False
    ),
    "days_to_latest": (
        DaysToLatest(start="x.start", table="lines", date="day", where=FLAGGED, not_computable=NOTHING),
        ("flag", "day"), to_latest, False,
    ),
    "largest_share": (
        LargestShare(table="lines", name="name", amount="weight", not_computable=NOTHING),
        ("name", "weight"), largest_name, True,
    ),
    "largest_linked_share": (
        LargestLinkedShare(table="lines", name="name", group="group", amount="weight", not_computable=NOTHING),
        ("name", "group", "weight"), largest_group, False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=examples(40))
@given(st.data())
def test_what_is_computed_holds_however_the_unknown_turns_out(case: str, data: st.DataObject) -> None:
    shape, columns, oracle, is_tight = CASES[case]
    rows = data.draw(tables(columns))
    found = compute(shape, rows, TableCompleteness.COMPLETE)
    if found is None or isinstance(found, NotComputable):
        return
    low, high = (found.low, found.high) if isinstance(found, Between) else (found, found)
    exact = [value for value in map(oracle, completions(rows)) if value is not None]
    for value in exact:
        assert Fraction(str(low)) - Fraction(1, 10**20) <= value
        assert high is None or value <= Fraction(str(high)) + Fraction(1, 10**20)
    if is_tight and exact:
        assert abs(min(exact) - Fraction(str(low))) < Fraction(1, 10**20)
        assert high is not None
        assert abs(max(exact) - Fraction(str(high))) < Fraction(1, 10**20)


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=examples(15))
@given(st.data())
def test_an_exact_table_has_an_exact_value(case: str, data: st.DataObject) -> None:
    shape, columns, oracle, _ = CASES[case]
    rows = data.draw(tables(columns, most_unknown=0))
    found, expected = compute(shape, rows, TableCompleteness.COMPLETE), oracle(rows)
    if expected is None:
        assert isinstance(found, NotComputable)
        return
    if case == "days_since_latest" and any(row["flag"] == "yes" and row["day"] > REVIEW for row in rows):
        assert isinstance(found, Between)  # a last meeting that is still to come says that the date is doubtful
        return
    low, high = (found.low, found.high) if isinstance(found, Between) else (found, found)
    assert low == high
    assert abs(Fraction(str(low)) - expected) < Fraction(1, 10**20)


@pytest.mark.parametrize("completeness", [TableCompleteness.PARTIAL, None])
@pytest.mark.parametrize("case", CASES)
def test_a_table_that_may_lack_lines_gives_no_exact_value(case: str, completeness: TableCompleteness | None) -> None:
    shape, columns, _, _ = CASES[case]
    values = {"kind": "a", "flag": "yes", "day": START, "weight": 1, "name": "A", "group": ()}
    found = compute(shape, [{name: values[name] for name in columns}], completeness)
    assert found is None or (isinstance(found, Between) and found.low != found.high)


def test_the_largest_names_are_those_of_the_largest_amount_in_order() -> None:
    shape = LargestNames(table="lines", name="name", amount="weight", not_computable=NOTHING)
    rows = [{"name": name, "weight": weight} for name, weight in (("Zeta", 2), ("Écho", 1), ("B", 1), ("echo.", 1))]
    assert compute(shape, rows, TableCompleteness.COMPLETE) == ("Écho", "Zeta")  # 1 + 1 under two spellings, and 2
    assert compute(shape, [], TableCompleteness.NONE) == NotComputable(NOTHING)


def test_a_test_of_several_codes_asks_for_all_or_for_one() -> None:
    every = RowTest(column="kind", includes_all=("a", "b"))
    some = RowTest(column="kind", includes_any=("a", "b"))
    found = [(every.holds(codes), some.holds(codes)) for codes in (("a", "b", "c"), ("a",), ("c",), (), None)]
    assert found == [(True, True), (False, True), (False, False), (False, False), (None, None)]


def test_a_test_of_one_code_asks_for_it_alone_or_for_others() -> None:
    this, others = RowTest(column="kind", **{"is": "a"}), RowTest(column="kind", is_not="a")
    cells = ("a", "b", ("a",), ("a", "a"), ("a", "b"), ("b",), (), None)
    assert [this.holds(cell) for cell in cells] == [True, False, True, True, False, False, False, None]
    assert [others.holds(cell) for cell in cells] == [False, True, False, False, False, True, True, None]


def test_a_line_meets_tests_when_each_holds_and_one_that_fails_settles_it() -> None:
    tests = RowTest(column="one", is_not="no"), RowTest(column="other", is_not="no")
    for one, of_one in (("yes", True), ("no", False), (None, None)):
        for other, of_other in (("yes", True), ("no", False), (None, None)):
            met = meets({"one": one, "other": other}, tests)
            assert met is conjunction((of_one, of_other))
