"""Judging alone: what is judged again after a change is what would be judged anew, and a world is a real project."""

import random
from datetime import timedelta
from decimal import Decimal
from functools import cache

import pytest

from audit.assessment.assessor import Assessor
from audit.engine.nodes import Bits, joined, joined_bits
from audit.engine.truth import on_facts, verdict_of
from audit.facts.indicators.open_figures import Announced
from audit.judgement import worlds as worlds_module
from audit.judgement.answer_values import values_worth_trying
from audit.judgement.compared_with import ComparedWith
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact, FactSet
from audit.model.questionnaire import Field, QuestionType, ReviewType
from audit.model.scoring import AvisLevel
from audit.model.text import Text
from audit.model.value import ValueType
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, less_known, other_answer, random_snapshot

KINDS = [("all", 1), ("any", 1), *(("at_least", n) for n in (1, 2, 3))]
TRUTHS = (True, False, None)


@cache
def assessor(review_type=ReviewType.PRE_LAUNCH):
    return Assessor(*load_declarations(), review_type, with_durable_rules=False)


def _snapshot(seed, review_type=ReviewType.PRE_LAUNCH):
    return random_snapshot(load_declarations().bank, seed, review_type)


@pytest.mark.parametrize(("kind", "n"), KINDS)
def test_a_connective_is_worth_in_each_world_what_it_is_worth_alone(kind, n):
    combinations = [(a, b, c) for a in TRUTHS for b in TRUTHS for c in TRUTHS]
    every = (1 << len(combinations)) - 1
    members = [
        Bits(
            sum((values[place] is True) << world for world, values in enumerate(combinations)),
            sum((values[place] is False) << world for world, values in enumerate(combinations)),
        )
        for place in range(3)
    ]
    found = joined_bits(kind, n, members, every)
    for world, values in enumerate(combinations):
        alone = joined(kind, n, values)
        assert (bool(found.true >> world & 1), bool(found.false >> world & 1)) == (alone is True, alone is False)
    assert joined_bits("not", 1, [found], every) == Bits(found.false, found.true)


def _other_answers(rng, bank, count):
    """Return other answers to some questions: another project's, or none."""
    other = random_snapshot(bank, rng.randrange(10_000))
    names = rng.sample(sorted(other.answers), count)
    return {
        name: other.answers[name]
        if rng.random() < 0.8
        else Answer(type=other.answers[name].type, state=AnswerState.BLANK)
        for name in names
    }


@pytest.mark.slow
@tried_on("seed", range(12), always=3)
def test_judging_again_what_changed_gives_what_judging_anew_gives(seed):
    rng = random.Random(seed)  # noqa: S311
    bank = load_declarations().bank
    judge = assessor()
    judged = judge.judge(_snapshot(seed), REVIEW)
    for count in (1, 1, 3, 25):
        judged = judge.rejudge(judged, _other_answers(rng, bank, count))
        anew = judge.judge(judged.snapshot, REVIEW)
        assert judged.facts == anew.facts
        assert judged.facts.tallies == anew.facts.tallies
        assert list(judged.judgement.values) == list(anew.judgement.values)
        assert judged.judgement.verdicts == anew.judgement.verdicts
        assert judged.judgement.present == anew.judgement.present
        assert judged.judgement.active == anew.judgement.active
        assert judged.figures == anew.figures


@pytest.mark.slow
@tried_on("seed", range(3))
def test_each_question_answered_otherwise_is_judged_as_anew(seed):
    rng = random.Random(seed)  # noqa: S311
    judge = assessor()
    judged = judge.judge(less_known(_snapshot(seed), judge.bank, seed), REVIEW)
    for question in judge.questionnaire.questions:
        again = judge.rejudge(judged, {question.id: other_answer(question, judged.snapshot.answers[question.id], rng)})
        anew = judge.judge(again.snapshot, REVIEW)
        assert again.facts == anew.facts, question.id
        assert again.facts.tallies == anew.facts.tallies, question.id
        assert again.judgement == anew.judgement, question.id
        assert (again.figures, again.left_out) == (anew.figures, anew.left_out), question.id


@pytest.mark.slow
def test_another_date_in_the_workbook_changes_nothing_of_an_audit_that_is_dated_otherwise():
    judge = assessor()
    judged = judge.judge(_snapshot(3), REVIEW)
    name = judge.bank.roles.review_date
    other = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=REVIEW - timedelta(days=400))
    again = judge.rejudge(judged, {name: other})
    assert again.facts == judged.facts
    assert again.judgement.verdicts is judged.judgement.verdicts
    assert again.snapshot.answers[name] is other


@pytest.mark.parametrize("seed", range(8))
def test_every_rule_is_judged_as_its_conditions_are_evaluated_one_by_one(seed):
    judge = assessor()
    snapshot = less_known(_snapshot(seed), judge.bank, seed) if seed % 2 else _snapshot(seed)
    judgement = judge.judge(snapshot, REVIEW).judgement
    truth = on_facts(judgement.facts, judge.rulebase.comparable_parameters())
    for rule, found in zip(judge.rules, judgement.verdicts, strict=True):
        assert found is verdict_of(rule, truth), rule.id


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_some_rules_judged_alone_have_the_verdicts_that_they_have_among_all(seed):
    kernel, rng = assessor().kernel, random.Random(seed)  # noqa: S311
    judgement = assessor().judge(_snapshot(seed), REVIEW).judgement
    for size in (0, 1, 5, len(kernel.conditions)):
        part = kernel.part(rng.sample(range(len(kernel.conditions)), size))
        leaves = {number: rng.choice(TRUTHS) for number in part.leaves if rng.random() < 0.5}
        every = kernel.verdicts(judgement, leaves)
        assert kernel.verdicts_of(part, judgement, leaves) == [every[rule] for rule in part.rules]
        others = {number: rng.choice(TRUTHS) for number in range(kernel.program.judged_atoms)
                  if number not in part.leaves}  # fmt: skip
        assert kernel.verdicts_of(part, judgement, {**others, **leaves}) == [every[rule] for rule in part.rules]


def test_an_answer_given_again_as_it_was_changes_nothing():
    judge = assessor()
    judged = judge.judge(_snapshot(3), REVIEW)
    name = next(name for name, answer in judged.snapshot.answers.items() if answer.value == "yes")
    again = judge.rejudge(judged, {name: judged.snapshot.answers[name]})
    assert again.judgement.verdicts is judged.judgement.verdicts
    assert again.figures is judged.figures


def test_a_question_that_is_not_asked_is_refused():
    judge = assessor()
    judged = judge.judge(_snapshot(3), REVIEW)
    with pytest.raises(KeyError, match=r"no\.such\.question"):
        judge.rejudge(judged, {"no.such.question": next(iter(judged.snapshot.answers.values()))})


@pytest.mark.slow
@tried_on(("seed", "review_type"), [*((n, ReviewType.PRE_LAUNCH) for n in range(4)), (5, "crisis")], always=2)
def test_every_world_is_a_project_that_the_kernel_judges_alike(seed, review_type):
    judge = assessor(ReviewType(review_type))
    judged = judge.judge(_snapshot(seed, ReviewType(review_type)), REVIEW)
    worlds = judge.worlds(judged, 500, seed)
    for world in random.Random(seed).sample(range(worlds.count), 12):  # noqa: S311
        done = worlds.completed(world)
        facts, changed = judge.facts.with_facts(
            judged.facts,
            {one.name: one.fact for one in done if one.fact},
            {one.name: one.table for one in done if one.table},
            Announced(judged.facts),
        )
        alone = judge.kernel.judge(facts)
        assert judge.kernel.rejudge(judged.judgement, facts, changed).verdicts == alone.verdicts
        assert tuple(worlds.verdict(rule, world) for rule in range(len(judge.rules))) == alone.verdicts
        figures = judge.figures.figures(alone.verdicts, judge.places(judged.left_out))
        assert worlds.level(world) is figures.avis.floor


@pytest.mark.slow
def test_what_reads_much_together_is_judged_as_it_was_drawn(monkeypatch):
    judge = assessor()
    judged = judge.judge(_snapshot(2), REVIEW)
    listed = judge.worlds(judged, 400, 3)
    monkeypatch.setattr(worlds_module, "_MOST_COMBINATIONS", 1)
    drawn = judge.worlds(judged, 400, 3)
    for world in range(0, 400, 5):
        of_drawn, of_listed = ([of.verdict(rule, world) for rule in range(len(judge.rules))] for of in (drawn, listed))
        assert of_drawn == of_listed, world
    assert drawn.level_counts() == listed.level_counts()


@pytest.mark.slow
def test_the_same_seed_draws_the_same_worlds_and_another_one_others():
    judge = assessor()
    judged = judge.judge(_snapshot(1), REVIEW)
    one, same, other = (judge.worlds(judged, 300, seed) for seed in (4, 4, 5))
    assert one.level_counts() == same.level_counts()
    assert [one.completed(world) for world in range(50)] == [same.completed(world) for world in range(50)]
    assert [one.completed(world) for world in range(50)] != [other.completed(world) for world in range(50)]
    assert sum(one.level_counts().values()) == 300


def test_what_is_answered_is_the_same_in_every_world():
    judge = assessor()
    judged = judge.judge(_snapshot(2), REVIEW)
    worlds = judge.worlds(judged, 50, 1)
    known = {name for name, answer in judged.snapshot.answers.items() if answer.value is not None}
    assert not known & set(worlds.completions)
    not_applicable = {
        name for name, answer in judged.snapshot.answers.items() if answer.state is AnswerState.NOT_APPLICABLE
    }
    assert not not_applicable & set(worlds.completions)


@pytest.mark.slow
def test_a_project_of_which_all_is_known_has_one_world():
    judge = assessor()
    complete = _snapshot(1)
    worlds = judge.worlds(judge.judge(complete, REVIEW), 200, 1)
    done = worlds.completed(0)
    facts, _ = judge.facts.with_facts(
        judge.judge(complete, REVIEW).facts,
        {one.name: one.fact for one in done if one.fact},
        {one.name: one.table for one in done if one.table},
        Announced(judge.judge(complete, REVIEW).facts),
    )
    again = judge.world_judge.worlds(judge.kernel.judge(facts), 200, 2)
    (level,) = [level for level, count in again.level_counts().items() if count]
    assert level is worlds.level(0)
    assert level in AvisLevel


def test_a_number_that_no_rule_compares_is_completed_within_its_own_bounds():
    asked = Field(type=QuestionType.SHARE, label=Text(fr="Q", en="Q"), minimum=0.31, maximum=0.44)
    blank = Fact("q", ValueType.SHARE, AnswerState.BLANK)
    values = values_worth_trying(asked, ComparedWith(), FactSet({}, {}), together=True, known=blank)
    assert values == [Decimal("0.31"), Decimal("0.44")]
