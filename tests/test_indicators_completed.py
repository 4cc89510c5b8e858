"""What an indicator says of a project holds however its open answers are completed, whatever the shape."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.facts.indicators.inputs import Between, Computed, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.shapes import Computation
from audit.model.answer import AnswerState, Evidence
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import TableCompleteness
from audit.model.value import ValueType
from tests.many_cases import examples

pytestmark = pytest.mark.slow

REVIEW = date(2026, 6, 30)
OPEN = (AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.UNUSABLE)
DAYS = [REVIEW + timedelta(days=shift) for shift in (-900, -200, -199, -1, 0, 1, 150, 700)]
NUMBERS = [Decimal(number) for number in (0, 1, 2, 7)]
NAMES = ("Alpha", "ALPHA.", "Beta", "Gamma")
GRADED = tuple(f"graded.q{number}" for number in range(4))
TYPES = {
    **{f"x.{name}": ValueType.DATE for name in ("start", "end", "initial")},
    **{f"x.{name}": ValueType.MONEY for name in ("first", "second")},
    "x.count": ValueType.INTEGER,
    **dict.fromkeys(GRADED, ValueType.CODE),
}
COLUMNS = {
    "kind": ValueType.CODE,
    "flag": ValueType.CODE,
    "day": ValueType.DATE,
    "weight": ValueType.MONEY,
    "name": ValueType.TEXT,
    "group": ValueType.NAMES,
    "topics": ValueType.CODES,
}
VALUES: dict[str, Sequence[Any]] = {
    "kind": ("a", "b", "c"),
    "flag": ("yes", "no"),
    "name": NAMES,
    "group": ((), ("Alpha",), ("Beta", "gamma"), ("H",), ("H", "Beta")),
    "topics": ((), ("t",), ("t", "u"), ("u",)),
}
NOTHING = {"fr": "rien", "en": "nothing"}
FLAGGED = [{"column": "flag", "is": "yes"}]
LINES = {"table": "lines", "where": FLAGGED}
DATED = {**LINES, "date": "day"}
AMOUNTS = {"table": "lines", "name": "name", "amount": "weight", "not_computable": NOTHING}
TOPICAL = [{"column": "topics", "includes_all": ["t", "u"]}, {"column": "kind", "is_not": "c"},
           {"column": "kind", "is_not": "b"}]  # fmt: skip
# Each shape with what it is applied to; some with other tests of the rows.
CASES: list[tuple[str, dict[str, Any]]] = [
    ("days_between", {"first": "x.start", "last": "x.end"}),
    ("days_since", {"date": "x.start"}),
    ("days_since", {"date": "x.start", "may_come": True}),
    ("mean_duration", {"start": "x.start", "count": "x.count", "not_computable": NOTHING}),
    ("relative_slip", {"start": "x.start", "initial": "x.initial", "current": "x.end", "not_computable": NOTHING}),
    ("relative_change", {"initial": "x.first", "current": "x.second", "not_computable": NOTHING}),
    ("ratio", {"whole": "x.first", "part": "x.second", "not_computable": NOTHING, "exceeding": NOTHING}),
    ("days_since_latest", {**DATED, "not_computable": NOTHING}),
    ("days_since_latest", {**DATED, "where": TOPICAL, "not_computable": NOTHING}),
    ("days_to_latest", {**DATED, "start": "x.start", "not_computable": NOTHING}),
    ("days_uncovered", {**DATED, "until": "x.end", "not_computable": NOTHING}),
    ("days_to_next", {**DATED, "start": "x.start", "not_computable": NOTHING}),
    ("longest_gap", {**DATED, "start": "x.start", "end": "x.end"}),
    ("longest_gap", {**DATED, "start": "x.start", "end": "x.end", "reached": [{"column": "kind", "is": "a"}]}),
    ("days_since_latest", {**DATED, "start": "x.start"}),
    ("days_since_longest_gap", {**DATED, "start": "x.start", "end": "x.end"}),
    ("longest_gap_after_longest", {**DATED, "start": "x.start", "end": "x.end"}),
    ("longest_gap_to_come", {**DATED, "end": "x.end"}),
    ("row_count", LINES),
    ("row_count", {"table": "lines", "where": TOPICAL}),
    ("share_of_rows", {**LINES, "not_computable": NOTHING}),
    ("distinct_codes", {"table": "lines", "column": "kind", "among": ["a", "b"]}),
    ("largest_share", AMOUNTS),
    ("largest_names", AMOUNTS),
    ("largest_linked_share", {**AMOUNTS, "group": "group"}),
    ("weighted_share", {**LINES, "column": "kind", "part": "a", "rest": "b", "weight": "weight",
                        "not_computable": NOTHING}),
    ("documented_share", {"not_computable": NOTHING}),
    ("favourable_share", {"not_computable": NOTHING}),
]  # fmt: skip


OPEN_OR_NOT = st.sampled_from([AnswerState.ANSWERED] * 6 + [*OPEN, AnswerState.NOT_APPLICABLE])
EVIDENCES, BOOLEANS = st.sampled_from(Evidence), st.booleans()


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@cache
def _values(name: str, kind: ValueType) -> st.SearchStrategy[Any]:
    if name in GRADED:
        return st.sampled_from(("yes", "partial", "no"))
    return st.sampled_from(VALUES.get(name) or (DAYS if kind is ValueType.DATE else NUMBERS))


# What follows draws from strategies that are made once: to make and check them anew, for each fact of each example,
# took more time than what is tried.


def _answered(draw: st.DrawFn, name: str, asked: str, kind: ValueType) -> Fact:
    value = draw(_values(asked, kind))
    evidence = draw(EVIDENCES) if asked in GRADED else Evidence.DECLARED
    return Fact(name, kind, AnswerState.ANSWERED, value, evidence=evidence)


def _fact(draw: st.DrawFn, name: str, asked: str, kind: ValueType) -> Fact:
    state = draw(OPEN_OR_NOT)
    return _answered(draw, name, asked, kind) if state is AnswerState.ANSWERED else Fact(name, kind, state)


def _completed(draw: st.DrawFn, fact: Fact, asked: str, whole: bool) -> Fact:
    """Draw what an open answer may become; what is not open stays."""
    if fact.state not in OPEN or not (whole or draw(BOOLEANS)):
        return fact
    if draw(_up_to(5)) == 0:
        return replace(fact, state=AnswerState.NOT_APPLICABLE)
    return _answered(draw, fact.name, asked, fact.type)


def _row(draw: st.DrawFn, number: int, columns: Sequence[str]) -> FactRow:
    facts = {name: _fact(draw, f"lines/{number}/{name}", name, COLUMNS[name]) for name in columns}
    return FactRow(number, str(number), facts)


@cache
def _completeness(closed: TableCompleteness) -> st.SearchStrategy[TableCompleteness | None]:
    return st.sampled_from([closed, closed, TableCompleteness.PARTIAL, None])


def drawn_project(draw: st.DrawFn, questions: Sequence[str], columns: Sequence[str]) -> FactSet:
    """Draw a project with questions and lines, some of them open."""
    facts = {name: _fact(draw, name, name, TYPES[name]) for name in questions}
    rows = tuple(_row(draw, number, columns) for number in range(1, 1 + draw(_up_to(4 if columns else 0))))
    closed = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
    declared = draw(_completeness(closed))
    return FactSet(facts, {"lines": FactTable("lines", completeness_fact("lines", declared), rows)}, REVIEW)


def drawn_completion(draw: st.DrawFn, project: FactSet, columns: Sequence[str]) -> FactSet:
    """Draw a project in which what was open is answered, all of it or a part."""
    whole = draw(BOOLEANS)

    def completed(row: FactRow) -> FactRow:
        return replace(row, facts={name: _completed(draw, cell, name, whole) for name, cell in row.facts.items()})

    facts = {name: _completed(draw, fact, name, whole) for name, fact in project.facts.items()}
    table = project.tables["lines"]
    rows = [completed(row) for row in table.rows]
    declaration = table.declaration
    if not table.is_closed:
        more = [_row(draw, number, columns) for number in range(10, 10 + draw(_up_to(2)))]
        rows += [completed(row) for row in more]
        if whole or draw(BOOLEANS):
            closed = TableCompleteness.COMPLETE if rows else TableCompleteness.NONE
            declaration = completeness_fact("lines", closed)
    return FactSet(facts, {"lines": FactTable("lines", declaration, tuple(rows))}, REVIEW)


def named_in(applied: Any) -> Iterator[str]:
    """Yield every word of a declaration: the names that it reads are among them."""
    if isinstance(applied, dict):
        applied = applied.values()
    elif isinstance(applied, str):
        yield applied
        return
    for item in applied if not isinstance(applied, bool) else ():
        yield from named_in(item)


def _computed(computation: Computation, project: FactSet) -> Computed | None:
    """Return what is computed; None when an answer is missing."""
    try:
        return computation.shape.compute(Inputs(project, REVIEW, {}, GRADED))
    except MissingInputError:
        return None


def _bounds(computed: Decimal | Between) -> tuple[Decimal, Decimal]:
    if isinstance(computed, Between):
        return computed.low, Decimal("Infinity") if computed.high is None else computed.high
    return computed, computed


def test_every_shape_is_tried() -> None:
    assert {name for name, _ in CASES} == set(Computation.model_fields)


@pytest.mark.parametrize("case", range(len(CASES)), ids=[name for name, _ in CASES])
@settings(max_examples=examples(150))
@given(data=st.data())
def test_no_completion_leaves_what_was_said(case: int, data: st.DataObject) -> None:
    name, applied = CASES[case]
    computation = Computation.model_validate({name: applied})
    words = set(named_in(applied))
    questions = [name for name in TYPES if name in words or (name in GRADED and len(applied) == 1)]
    columns = [name for name in COLUMNS if name in words]
    project = drawn_project(data.draw, questions, columns)
    before = _computed(computation, project)
    if before is None:
        return
    after = _computed(computation, drawn_completion(data.draw, project, columns))
    if isinstance(before, NotComputable):
        assert after == before
        return
    if not isinstance(before, Decimal | Between):  # names
        assert after == before
        return
    low, high = _bounds(before)
    assert low <= high
    assert isinstance(after, Decimal | Between), after
    least, most = _bounds(after)
    assert low <= least <= most <= high
