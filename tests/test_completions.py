"""The completions listed for a question read alone stand for every answer there is."""

import random
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations as chosen
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.assessment.assessor import Assessor
from audit.engine.leaves import CompiledLeaf, compile_leaf
from audit.judgement.answer_regions import MOST_COMBINATIONS, combinations, days, numbers, texts
from audit.judgement.completions import Completions
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.answer_domain import PLAUSIBLE_DAYS, domain_of
from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.bounds import Bounds
from audit.model.condition import Comparison, Exists, ForEach, StateTest
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.model.value import ValueType
from audit.model.within import Within
from tests.many_cases import examples, tried_on
from tests.random_snapshots import REVIEW, other_answer, random_snapshot

COUNT, SHARE, DAY, OTHER_DAY, CODES, NAME, YES_NO = (
    "governance.owner.count",
    "governance.director.time_share",
    "planning.current_end",
    "project.go_live_date",
    "planning.schedule_practices",
    "governance.owner.name",
    "governance.raci",
)
BOUNDS = Bounds(Decimal(0), Decimal(10))


@cache
def _some_questions():
    """Return the one section and the one table that these tests ask of, so that each try costs little."""
    bank = load_declarations().bank
    names = {COUNT, SHARE, DAY, OTHER_DAY, CODES, NAME, YES_NO}
    kept = tuple(asked for section in bank.sections for asked in section.questions if asked.id in names)
    section = bank.sections[0].model_copy(update={"questions": kept})
    tables = tuple(table for table in bank.tables if table.id == "contracts")
    return bank.model_copy(update={"sections": (section,), "tables": tables})


@cache
def _questions():
    return MappingProxyType({question.id: question for question in load_declarations().bank.questions})


def _facts(*given_facts, tables=()):
    named = (COUNT, SHARE, DAY, OTHER_DAY, CODES, NAME, YES_NO)
    blank = {name: Fact(name, _questions()[name].value_type, AnswerState.BLANK) for name in named}
    return FactSet({**blank, **{fact.name: fact for fact in given_facts}}, {table.id: table for table in tables})


def _completed(name, leaves, facts, together=False):
    compiled = [compile_leaf(leaf, {}) for leaf in leaves]
    found = Completions(_some_questions(), leaves, {})
    return found, compiled, [one.fact for one in found.of_question(name, facts, compiled, together)]


def _worth(leaves: list[CompiledLeaf], facts: FactSet, fact: Fact):
    return tuple(leaf.value(facts.with_changes({fact.name: fact})) for leaf in leaves)


def _compare(name, operator, operand):
    return Comparison.model_validate({"fact": name, operator: operand})


def _value(asked):
    domain = domain_of(asked)
    match asked.value_type:
        case ValueType.DATE:
            return st.dates(*PLAUSIBLE_DAYS)
        case ValueType.CODES:
            return st.lists(st.sampled_from(domain.codes), unique=True).map(tuple)
        case ValueType.TEXT:
            return st.sampled_from(["Alpha", "alpha.", "Bêta", "A", "AA", "x"])
    low, high = domain.bounds
    return st.decimals(low, high, places=0 if domain.is_whole else 5)


def _known_of(asked, value, values):
    """Draw nothing, or bounds between which ``value`` is."""
    blank = Fact(asked.id, asked.value_type, AnswerState.BLANK)
    drawn = st.tuples(values, values, st.booleans(), st.booleans(), st.sampled_from([(0, 1), (1, 0), (1, 1)]))
    return st.just(blank) | drawn.map(lambda ends: _partial(asked, value, ends) or blank)


def _partial(asked, value, drawn):
    one, other, low_excluded, high_excluded, (has_low, has_high) = drawn
    low, high = min(one, other, value) if has_low else None, max(one, other, value) if has_high else None
    within = Within(low, high, low_excluded and low not in (None, value), high_excluded and high not in (None, value))
    is_partial = within.reach(asked.value_type).holds_several
    answer = Answer(asked.value_type, AnswerState.PARTLY_ANSWERED, within=within)
    return answered_fact(asked.id, asked.value_type, answer) if is_partial else None


MEASURES = {
    COUNT: st.integers(-1, 5).map(Decimal),  # one is out of bounds
    SHARE: st.integers(0, 8).map(lambda n: Decimal("0.5") + Decimal(n) / 4000),  # closer than a step
    DAY: st.integers(0, 4).map(lambda n: date(2026, 6, 28 + n % 3) if n < 3 else date(1999 + 70 * (n - 3), 1, 1)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=examples(60))
@given(data=st.data())
def test_a_completion_agrees_with_any_measure_on_every_leaf(name, data):
    operators = st.sampled_from(["equals", "min", "max", "above", "below"])
    operands = MEASURES[name].map(lambda limit: limit.isoformat() if isinstance(limit, date) else limit)
    leaves = [_compare(name, *test) for test in data.draw(st.lists(st.tuples(operators, operands), min_size=1))]
    asked = _questions()[name]
    values = MEASURES[name].filter(lambda limit: domain_of(asked).fault(limit) is None) | _value(asked)
    value = data.draw(values)
    facts = _facts(data.draw(_known_of(asked, value, values)))
    found, compiled, answers = _completed(name, leaves, facts)
    assert found.is_exhaustive(name, together=False)
    any_answer = Fact(name, asked.value_type, AnswerState.ANSWERED, value)
    assert _worth(compiled, facts, any_answer) in {_worth(compiled, facts, answer) for answer in answers}
    assert all(domain_of(asked).fault(answer.value) is None for answer in answers if answer.is_known)
    assert all(facts.facts[name].allows(answer.value) for answer in answers if answer.is_known)
    assert all(answer.is_known for answer in answers) or facts.facts[name].reach is None


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(data=st.data())
def test_a_completion_agrees_with_any_codes_on_every_leaf(data):
    asked = _questions()[CODES]
    groups = st.lists(st.sampled_from(domain_of(asked).codes), min_size=1, max_size=3, unique=True)
    leaves = [_compare(CODES, "includes", group) for group in data.draw(st.lists(groups, min_size=1, max_size=7))]
    value = data.draw(_value(asked))
    known = data.draw(st.sets(st.sampled_from(domain_of(asked).codes[1:])))  # one code at least is left open
    held, left = (tuple(code for code in sorted(known) if (code in value) is one) for one in (True, False))
    state = AnswerState.PARTLY_ANSWERED if known else AnswerState.BLANK
    facts = _facts(Fact(CODES, asked.value_type, state, includes=held, excludes=left))
    found, compiled, answers = _completed(CODES, leaves, facts)
    assert found.is_exhaustive(CODES, together=False)
    assert all(facts.facts[CODES].allows(answer.value) for answer in answers if answer.is_known)
    any_answer = Fact(CODES, asked.value_type, AnswerState.ANSWERED, value)
    assert _worth(compiled, facts, any_answer) in {_worth(compiled, facts, answer) for answer in answers}


@pytest.mark.slow
@settings(max_examples=examples(40))
@given(data=st.data())
def test_a_completion_agrees_with_any_text_on_every_leaf(data):
    limits = data.draw(st.lists(st.sampled_from(["Alpha", "ALPHA", "bêta", "A", "a."]), min_size=1))
    leaves = [_compare(NAME, "equals", limit) for limit in limits] + [_compare(NAME, "provided", True)]
    facts = _facts()
    _, compiled, answers = _completed(NAME, leaves, facts)
    any_answer = Fact(NAME, ValueType.TEXT, AnswerState.ANSWERED, data.draw(_value(_questions()[NAME])))
    assert _worth(compiled, facts, any_answer) in {_worth(compiled, facts, answer) for answer in answers}


@pytest.mark.slow
@settings(max_examples=examples(30))
@given(data=st.data())
def test_a_completion_agrees_with_any_day_where_it_is_compared_with_other_answers(data):
    """With another question, and, in both directions, with the cells of a table of which all is known."""
    near = st.dates(date(2026, 6, 28), date(2026, 7, 2))
    ends = [Fact(f"contracts/{n}/end", ValueType.DATE, AnswerState.ANSWERED, data.draw(near)) for n in range(3)]
    rows = tuple(FactRow(number, str(number), {"end": end}) for number, end in enumerate(ends))
    table = FactTable("contracts", completeness_fact("contracts", TableCompleteness.COMPLETE), rows)
    facts = _facts(Fact(OTHER_DAY, ValueType.DATE, AnswerState.ANSWERED, data.draw(near)), tables=(table,))
    operators = st.sampled_from(["equals", "min", "max", "above", "below"])
    row = Comparison.model_validate({"column": "end", data.draw(operators): {"fact": DAY}})
    leaves = [
        _compare(OTHER_DAY, data.draw(operators), {"fact": DAY}),
        _compare(DAY, data.draw(operators), {"fact": OTHER_DAY}),
        ForEach.model_validate({"for_each": {"table": "contracts", "satisfies": row}}),
        Exists.model_validate({"exists": {"table": "contracts", "where": row}}),
    ]
    _, compiled, answers = _completed(DAY, leaves, facts)
    any_answer = Fact(DAY, ValueType.DATE, AnswerState.ANSWERED, data.draw(near))
    assert _worth(compiled, facts, any_answer) in {_worth(compiled, facts, answer) for answer in answers}


def test_numbers_are_taken_in_each_region_worked_out_by_hand():
    limits = [Decimal(text) for text in ("2", "2.0005", "4", "12", "-1")]  # two are out of bounds
    fine = Decimal("0.001")
    expected = ["1.999", "2", "2.00025", "2.0005", "2.0015", "4", "4.001"]
    assert numbers(limits, BOUNDS, fine) == [Decimal(text) for text in expected]
    # Whole numbers: nothing lies between 2 and 2.0005, and 3 does between 2.0005 and 4.
    assert numbers(limits, BOUNDS, fine, is_whole=True) == [1, 2, 3, 4, 5]
    assert numbers([Decimal(0), Decimal(10)], BOUNDS, fine) == [Decimal(text) for text in ("0", "0.001", "10")]
    assert numbers([Decimal("0.0001"), Decimal("9.9999")], BOUNDS, fine) == [
        Decimal(text) for text in ("0", "0.0001", "0.0011", "9.9999", "10")
    ]
    assert numbers([Decimal(11)], BOUNDS, fine) == []


def test_days_are_taken_in_each_region_of_the_years_that_a_project_can_have():
    last = PLAUSIBLE_DAYS.last
    assert days([date(2026, 3, 1), date(2026, 3, 2), last], PLAUSIBLE_DAYS) == [
        date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3), last
    ]  # fmt: skip


def test_texts_are_those_compared_with_and_another_one():
    assert texts(["A", "a.", "Bêta"]) == ["A", "Bêta", "AA"]
    assert texts([]) == ["A"]


def test_combinations_are_the_unions_of_what_is_asked_for():
    groups = [frozenset("ab"), frozenset("bc"), frozenset("d")]
    found = combinations(groups, "abcde")
    assert [set(codes) for codes in found] == [
        set(), {"a", "b"}, {"a", "b", "c"}, {"a", "b", "c", "d"}, {"a", "b", "d"}, {"b", "c"}, {"b", "c", "d"}, {"d"}
    ]  # fmt: skip


@pytest.mark.slow
def test_too_many_combinations_are_a_sample_and_it_is_said():
    codes = domain_of(_questions()[CODES]).codes
    assert 2 ** len(codes) > MOST_COMBINATIONS
    leaves = [_compare(CODES, "includes", [code]) for code in codes]
    found, _, answers = _completed(CODES, leaves, _facts())
    assert not found.is_exhaustive(CODES, together=False)
    assert len(answers) <= MOST_COMBINATIONS
    pairs = [_compare(CODES, "includes", pair) for pair in chosen(codes[:3], 2)]
    assert _completed(CODES, pairs, _facts())[0].is_exhaustive(CODES, together=False)


def test_what_is_read_together_is_a_sample_but_a_closed_list_of_codes():
    found = Completions(load_declarations().bank, (), {})
    assert found.is_exhaustive(YES_NO, together=True)
    assert not found.is_exhaustive(COUNT, together=True)
    assert not found.is_exhaustive("contracts", together=False)


def test_a_number_compared_with_an_indicator_is_a_sample():
    leaf = _compare(COUNT, "max", {"fact": "schedule.value_milestones"})
    assert not Completions(load_declarations().bank, (leaf,), {}).is_exhaustive(COUNT, together=False)


TAKEN = StateTest(fact=YES_NO, state=[AnswerState.UNKNOWN])


def test_an_open_answer_that_a_rule_takes_for_an_answer_stays():
    unknown = Fact(YES_NO, ValueType.CODE, AnswerState.UNKNOWN)
    found, _, answers = _completed(YES_NO, [TAKEN], _facts(unknown))
    assert answers == [unknown]
    assert found.may_stay_open(YES_NO)
    assert not found.may_stay_open(COUNT)


@pytest.mark.parametrize("state", [AnswerState.BLANK, AnswerState.UNUSABLE])
def test_a_blank_may_become_all_that_dont_know_can(state):
    is_yes = _compare(YES_NO, "is", "yes")
    _, compiled, answers = _completed(YES_NO, [TAKEN, is_yes], _facts(Fact(YES_NO, ValueType.CODE, state)))
    assert [(answer.state, answer.value) for answer in answers] == [
        (AnswerState.ANSWERED, "yes"),
        (AnswerState.ANSWERED, "partial"),
        (AnswerState.NOT_APPLICABLE, None),
        (AnswerState.UNKNOWN, None),
    ]
    assert len({_worth(compiled, _facts(), answer) for answer in answers}) == len(answers)


@pytest.mark.slow
@tried_on("review_type", [ReviewType.PRE_LAUNCH, ReviewType.CRISIS])
def test_of_the_shipped_rules_a_completion_agrees_with_any_answer(review_type):
    """Each question that something reads alone, on a project that answers nothing, against answers drawn at random."""
    rng = random.Random(7)  # noqa: S311 - for variety, not for secrets
    bank = load_declarations().bank
    judge = Assessor(*load_declarations(), review_type, with_durable_rules=False)
    blank = ProjectSnapshot(
        questionnaire_id=bank.id, questionnaire_version=bank.version, review_type=review_type, language=Language.FR
    )
    facts = judge.judge(blank, REVIEW).facts
    found = Completions(bank, judge.program.atoms, judge.rulebase.comparable_parameters())
    tried = 0
    for question in judge.questionnaire.questions:
        leaves = [leaf for leaf in judge.kernel.leaves if leaf.reads == {question.id}]
        if not leaves or not found.is_exhaustive(question.id, together=False):
            continue
        if facts.facts[question.id].is_known:  # the review date is always given: nothing completes it
            continue
        listed = [one.fact for one in found.of_question(question.id, facts, leaves, together=False)]
        worth = {_worth(leaves, facts, fact) for fact in listed}
        nothing = Answer(type=question.value_type, state=AnswerState.BLANK)
        for _ in range(20):
            answer = other_answer(question, nothing, rng)
            if answer.state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE):
                assert _worth(leaves, facts, answered_fact(question.id, question.value_type, answer)) in worth
                tried += 1
    assert tried > 100


@pytest.mark.slow
@tried_on("seed", range(3))
def test_no_world_leaves_what_is_said_to_be_possible(seed):
    judge = Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)
    judged = judge.judge(random_snapshot(load_declarations().bank, seed), REVIEW)
    worlds = judge.worlds(judged, 400, seed)
    left = [
        (rule.id, said.possible, found.possible)
        for place, (rule, said) in enumerate(zip(judge.rules, judged.judgement.verdicts, strict=True))
        for found in {worlds.verdict(place, world) for world in range(worlds.count)}
        if not set(found.possible) <= set(said.possible)
    ]
    assert left == []
