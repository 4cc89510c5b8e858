"""A partial answer decides what every value that it leaves possible would decide, and stands for none of them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from audit.assessment.assessor import Assessor
from audit.engine.comparisons import decision
from audit.errors import Refused, SnapshotRefused
from audit.intake.given_answer import given_answer
from audit.intake.snapshot_file import read_snapshot_file, snapshot_bytes
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.condition import Comparison, StateTest
from audit.model.fact import Fact
from audit.model.questionnaire import Question, ReviewType
from audit.model.snapshot import SNAPSHOT_SCHEMA, ProjectSnapshot
from audit.model.text import Language
from audit.model.value import ValueType
from audit.model.within import Within
from audit.record.read import read_result
from audit.reporting.html import render_view
from audit.reporting.view import ReportView
from audit.wording.values import write_fact
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, less_known, random_snapshot
from tests.saved_results import save

SPACES = str.maketrans("\u00a0\u202f", "  ")
PARTLY = AnswerState.PARTLY_ANSWERED
DAY = date(2026, 1, 1)


def partial(kind: ValueType, raw: str = "", **within: object) -> Fact:
    return answered_fact("a.fact", kind, Answer(kind, PARTLY, within=Within(**within), raw=raw))  # type: ignore[arg-type]


def worth(fact: Fact, **leaf: object) -> bool | None:
    return decision(Comparison.model_validate({"fact": "a.fact", **leaf}), {})(fact, None)


# --- leaves ----------------------------------------------------------------------------------------


def test_strict_bounds_stay_strict() -> None:
    more, at_least = (partial(ValueType.NUMBER, low=Decimal(1), low_excluded=strict) for strict in (True, False))
    assert [worth(more, **{name: 1}) for name in ("min", "above", "below", "max", "equals")] == [
        True, True, False, False, False
    ]  # fmt: skip
    assert [worth(at_least, **{name: 1}) for name in ("min", "above", "below", "max", "equals")] == [
        True, None, False, None, None
    ]  # fmt: skip


def test_whole_numbers_and_days_have_neighbours() -> None:
    assert worth(partial(ValueType.INTEGER, low=Decimal(0), low_excluded=True), min=1) is True
    assert worth(partial(ValueType.NUMBER, low=Decimal(0), low_excluded=True), min=1) is None
    before = partial(ValueType.DATE, high=DAY, high_excluded=True)
    assert worth(before, max="2025-12-31") is True
    assert worth(before, below="2026-01-01") is True
    assert worth(before, below="2025-12-31") is None


def test_several_codes_decide_when_they_agree() -> None:
    graded = partial(ValueType.CODE, among=("yes", "partial"))
    assert worth(graded, **{"is": "yes"}) is None
    assert worth(graded, **{"is": "no"}) is False
    assert worth(graded, **{"in": ["yes", "partial"]}) is True
    assert worth(graded, **{"in": ["partial", "no"]}) is None


def test_a_partial_answer_is_an_answer() -> None:
    graded = partial(ValueType.CODE, among=("yes", "partial"))
    assert worth(graded, provided=True) is True
    for states, expected in ((["answered"], True), (["not_applicable"], False), (["unknown", "blank"], False)):
        test = StateTest.model_validate({"fact": "a.fact", "state": states})
        assert decision(test, {})(graded, None) is expected


KINDS = st.sampled_from([ValueType.INTEGER, ValueType.NUMBER, ValueType.DATE])


@st.composite
def bounded(draw: st.DrawFn, kind: ValueType) -> Fact:
    low = draw(st.integers(-4, 4))
    high = low + draw(st.integers(3, 5))
    sides = draw(st.sampled_from(["low", "high", "both"]))
    ends = [DAY + timedelta(days=n) if kind is ValueType.DATE else Decimal(n) for n in (low, high)]
    return partial(
        kind,
        low=None if sides == "high" else ends[0],
        high=None if sides == "low" else ends[1],
        low_excluded=sides != "high" and draw(st.booleans()),
        high_excluded=sides != "low" and draw(st.booleans()),
    )


def possible(fact: Fact) -> list[Fact]:
    """Return the fact as it may turn out to be: every quarter, or day, as far as the bounds can tell them apart."""
    if fact.type is ValueType.DATE:
        values: list[Decimal | date] = [DAY + timedelta(days=n) for n in range(-20, 21)]
    else:
        values = [Decimal(n) / 4 for n in range(-80, 81) if fact.type is not ValueType.INTEGER or n % 4 == 0]
    return [Fact("a.fact", fact.type, AnswerState.ANSWERED, value) for value in values if _is_inside(value, fact)]


def _is_inside(value: Decimal | date, fact: Fact) -> bool:
    is_above = fact.low is None or value > fact.low or (value == fact.low and not fact.low_excluded)  # type: ignore[operator]
    is_below = fact.high is None or value < fact.high or (value == fact.high and not fact.high_excluded)  # type: ignore[operator]
    return is_above and is_below


PAIRS = KINDS.flatmap(lambda kind: st.tuples(bounded(kind), bounded(kind)))


@pytest.mark.slow
@given(PAIRS, st.sampled_from(["min", "max", "above", "below", "equals"]))
def test_two_partial_facts_compare_as_all_their_values_do(pair: tuple[Fact, Fact], operator: str) -> None:
    one, other = pair
    settle = decision(Comparison.model_validate({"fact": "a.fact", operator: {"fact": "another.fact"}}), {})
    each = {settle(left, right) for left in possible(one) for right in possible(other)}
    assert settle(one, other) is (each.pop() if len(each) == 1 else None)


@pytest.mark.slow
@given(KINDS.flatmap(bounded))
def test_a_fact_allows_what_lies_inside(fact: Fact) -> None:
    inside = {found.value for found in possible(fact)}
    outside = {
        found.value for found in possible(replace(fact, low=None, high=None, low_excluded=False, high_excluded=False))
    }
    assert all(fact.allows(value) for value in inside if value is not None)
    assert not any(fact.allows(value) for value in outside - inside if value is not None)


# --- whole projects --------------------------------------------------------------------------------


@cache
def assessor() -> Assessor:
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


@pytest.mark.slow
@tried_on("seed", range(6), always=2)
def test_what_is_known_in_part_decides_nothing_otherwise(seed: int) -> None:
    bank = load_declarations().bank
    exact = _with_true_figures(random_snapshot(bank, seed))
    part = less_known(exact, bank, seed)
    known, partly = (assessor().judge(snapshot, REVIEW) for snapshot in (exact, part))
    decided = 0
    for found, of_exact in zip(partly.judgement.values, known.judgement.values, strict=True):
        # What is open in the exact project may be settled by neither, or by both.
        assert found is None or of_exact is found
        decided += found is not None
    assert decided > len(known.judgement.values) // 4


def _with_true_figures(snapshot: ProjectSnapshot) -> ProjectSnapshot:
    """Return the project with its published figures as they are computed, or none: a false one says otherwise."""
    judge = assessor()
    blank = {name: Answer(snapshot.answers[name].type, AnswerState.BLANK) for name in judge.facts.figures.values()}
    alone = snapshot.model_copy(update={"answers": {**snapshot.answers, **blank}})
    found = judge.judge(alone, REVIEW).facts.facts
    true = {
        name: Answer(snapshot.answers[name].type, AnswerState.ANSWERED, found[indicator].value)
        for indicator, name in judge.facts.figures.items()
        if found[indicator].is_known
    }
    return alone.model_copy(update={"answers": {**alone.answers, **true}})


@pytest.mark.slow
@tried_on("seed", range(4))
def test_an_indicator_never_takes_a_bound_for_a_value(seed: int) -> None:
    bank = load_declarations().bank
    exact = _with_true_figures(random_snapshot(bank, seed))
    known, partly = (
        assessor().judge(snapshot, REVIEW).facts.facts for snapshot in (exact, less_known(exact, bank, seed))
    )
    for indicator in load_declarations().indicators:
        value, found = known[indicator.id].value, partly[indicator.id]
        assert found.value is None or found.value == value
        if value is not None:
            assert found.allows(value)


@pytest.mark.slow
def test_completions_stay_within_what_is_known() -> None:
    bank = load_declarations().bank
    judged = assessor().judge(less_known(random_snapshot(bank, 3), bank, 3), REVIEW)
    worlds = assessor().worlds(judged, 100, 3)
    tried = 0
    for name, completions in worlds.completions.items():
        for one in completions:
            if one.table is not None:
                cells = {cell.name: cell for row in judged.facts.tables[name].rows for cell in row.facts.values()}
                found = [
                    (cells[cell.name], cell)
                    for row in one.table.rows
                    for cell in row.facts.values()
                    if cell.name in cells
                ]
            else:
                assert one.fact is not None
                found = [(judged.facts.facts[name], one.fact)]
            for known, completed in found:
                if known.state is PARTLY and completed is not known:
                    assert completed.value is not None
                    assert known.allows(completed.value)
                    tried += 1
    assert tried > 50


@pytest.mark.slow
def test_two_projects_that_differ_by_what_is_possible_are_judged_apart() -> None:
    bank = load_declarations().bank
    asked = next(one for one in bank.questions if one.value_type is ValueType.CODE and len(one.options) == 3)
    snapshot = random_snapshot(bank, 1)

    def judged(**given: object) -> Fact:
        answer = Answer(ValueType.CODE, **given)  # type: ignore[arg-type]
        changed = snapshot.model_copy(update={"answers": {**snapshot.answers, asked.id: answer}})
        return assessor().judge(changed, REVIEW).facts.facts[asked.id]

    codes = [option.code for option in asked.options]
    for among in (codes[:2], codes[1:], codes[:2]):
        assert judged(state=PARTLY, within=Within(among=tuple(among))).among == tuple(among)


# --- what is kept, and what is shown ---------------------------------------------------------------


def test_what_was_typed_stands_beside_what_it_says() -> None:
    over = partial(ValueType.MONEY, "> 50 M€", low=Decimal(50_000_000), low_excluded=True)
    assert write_fact(over, Language.FR).translate(SPACES) == "plus de 50 M€ (saisi : « > 50 M€ »)"
    assert write_fact(over, Language.EN).translate(SPACES) == "more than €50 million (typed: “> 50 M€”)"
    assert write_fact(over, Language.FR, in_a_sentence=True).translate(SPACES) == "plus de 50 M€"
    as_it_is = replace(over, raw="Plus de 50\u00a0M€")
    assert write_fact(as_it_is, Language.FR).translate(SPACES) == "plus de 50 M€"
    before = partial(ValueType.DATE, "avant 2027", high=date(2027, 1, 1), high_excluded=True)
    assert write_fact(before, Language.FR).translate(SPACES) == "avant le 1er janvier 2027 (saisi : « avant 2027 »)"
    graded = partial(ValueType.CODE, "pas entièrement", among=("partial", "no"))
    assert write_fact(graded, Language.EN) == "Partly or No (typed: “pas entièrement”)"


@pytest.mark.slow
def test_a_snapshot_and_a_result_keep_what_is_known(tmp_path) -> None:  # type: ignore[no-untyped-def]
    bank = load_declarations().bank
    snapshot = less_known(random_snapshot(bank, 2), bank, 2)
    path = tmp_path / "projet.json"
    path.write_bytes(snapshot_bytes(snapshot))
    assert json.loads(path.read_bytes())["schema_version"] == SNAPSHOT_SCHEMA == "1.3"
    intake = read_snapshot_file(path, bank, REVIEW)
    assert intake.snapshot == snapshot
    partly = [answer for answer in snapshot.answers.values() if answer.within]
    assert partly
    said = [item for item in intake.diagnostics if item.code == "partly_read"]
    in_tables = sum(
        cell.within is not None for t in snapshot.tables.values() for r in t.rows for cell in r.cells.values()
    )
    assert len(said) == len(partly) + in_tables
    result = read_result(save(tmp_path, assessor().audit(snapshot, REVIEW), assessor().rulebook))
    assert {record.fact: record.answer.within for record in result.answers} == {
        name: answer.within for name, answer in snapshot.answers.items()
    }
    assert result.answers_by_state[PARTLY] == len(partly)
    for language, words in ((Language.FR, "Renseigné en partie"), (Language.EN, "Partly answered")):
        assert words in render_view(ReportView(result, language))


@pytest.mark.slow
def test_a_snapshot_of_the_former_format_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    bank = load_declarations().bank
    snapshot = random_snapshot(bank, 2)
    data = json.loads(snapshot_bytes(snapshot))
    data["schema_version"] = "1.0"
    for answer in (
        *data["answers"].values(),
        *(c for t in data["tables"].values() for r in t["rows"] for c in r["cells"].values()),
    ):
        del answer["within"]
    path = tmp_path / "projet.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert read_snapshot_file(path, bank, REVIEW).snapshot == snapshot


READ = TypeAdapter(Answer).validate_python


@pytest.mark.parametrize(
    "data",
    [
        {"type": "integer", "state": "partly_answered"},
        {"type": "integer", "state": "blank", "within": {"low": 3}},
        {"type": "integer", "state": "partly_answered", "value": 3, "within": {"low": 3}},
        {"type": "integer", "state": "partly_answered", "within": {}},
        {"type": "integer", "state": "partly_answered", "within": {"low": 5, "high": 3}},
        {"type": "integer", "state": "partly_answered", "within": {"low": 3, "high": 3}},
        {"type": "integer", "state": "partly_answered", "within": {"low": 3, "high_excluded": True}},
        {"type": "integer", "state": "partly_answered", "within": {"low": 2.5}},
        {"type": "integer", "state": "partly_answered", "within": {"among": ["yes", "no"]}},
        {"type": "text", "state": "partly_answered", "within": {"low": "a"}},
        {"type": "code", "state": "partly_answered", "within": {"among": ["yes"]}},
        {"type": "code", "state": "partly_answered", "within": {"among": ["yes", "yes"]}},
        {"type": "date", "state": "partly_answered", "within": {"low": "après 2026"}},
        {
            "type": "date",
            "state": "partly_answered",
            "within": {"low": "9999-12-31", "low_excluded": True, "high": "9999-12-31"},
        },
        {"type": "integer", "state": "partly_answered", "within": {"least": 3}},
    ],
)
def test_a_partial_answer_that_says_nothing_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        READ(data)


def _fits(asked: Question) -> bool:
    return asked.bounds is None or asked.bounds.low == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "within", "shown"),
    [
        ("integer", {"low": -5}, "entre ces bornes"),
        ("integer", {"low": 10**15}, "entre ces bornes"),
        ("date", {"high": "1979-01-01"}, "entre ces bornes"),
        ("code", {"among": ["general", "maybe"]}, "maybe"),
    ],
)
def test_a_snapshot_is_held_to_what_the_question_accepts(
    tmp_path, kind: str, within: dict[str, object], shown: str
) -> None:  # type: ignore[no-untyped-def]
    bank = load_declarations().bank
    data = json.loads(snapshot_bytes(random_snapshot(bank, 2)))
    asked = next(one for one in bank.questions if one.id in data["answers"] and one.value_type == kind and _fits(one))
    data["answers"][asked.id] = {"type": kind, "state": "partly_answered", "within": within}
    path = tmp_path / "projet.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SnapshotRefused) as refused:
        read_snapshot_file(path, bank, REVIEW)
    assert shown in refused.value.said("fr")
    assert asked.id in refused.value.said("fr")


def test_a_program_gives_a_partial_answer_as_strictly() -> None:
    bank = load_declarations().bank
    asked = next(one for one in bank.questions if one.value_type is ValueType.INTEGER and one.bounds)
    answer = given_answer(asked, Within(low=Decimal(1)))
    assert (answer.state, answer.within) == (PARTLY, Within(low=Decimal(1)))
    for wrong in (Within(), Within(low=Decimal(10**12)), Within(among=("yes", "no"))):
        with pytest.raises(Refused):
            given_answer(asked, wrong)
