"""What "don't know" is worth, a blank is worth too: neither the avowal nor the silence is the better answer."""

import random
from dataclasses import replace
from datetime import date

import pytest

from audit.assessment.assessor import Assessor
from audit.facts.indicators.load import load_indicators
from audit.loading import load_declarations
from audit.model.answer import AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.rule import Axis
from audit.model.snapshot import TableRow
from audit.questionnaire.load import load_question_bank
from audit.rule_testing.lint import lint
from tests.judged_rules import rule as any_rule
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot
from tests.rule_files import shipped_rulebase

OPEN = (AnswerState.UNKNOWN, AnswerState.BLANK)


def _swapped(answer, towards):
    if answer.state not in OPEN or answer.state is towards:
        return answer
    return replace(answer, state=towards)


def _with_open_answers(snapshot, choose):
    """Return the snapshot in which each answer that says nothing is in the state that ``choose`` gives."""
    answers = {name: _swapped(answer, choose()) for name, answer in snapshot.answers.items()}
    tables = {
        name: table.model_copy(
            update={
                "rows": tuple(
                    TableRow(row.number, {column: _swapped(cell, choose()) for column, cell in row.cells.items()})
                    for row in table.rows
                )
            }
        )
        for name, table in snapshot.tables.items()
    }
    return snapshot.model_copy(update={"answers": answers, "tables": tables})


@pytest.mark.slow
@tried_on("review", ReviewType, always=2)
def test_no_rule_and_no_score_tells_dont_know_from_a_blank(review):
    judge = Assessor(*load_declarations(), review, with_durable_rules=False)
    for seed in range(5):
        rng = random.Random(seed)  # noqa: S311
        filled = random_snapshot(judge.bank, seed, review)
        variants = [
            judge.judge(_with_open_answers(filled, choose), REVIEW)
            for choose in (lambda: OPEN[0], lambda: OPEN[1], lambda rng=rng: rng.choice(OPEN))
        ]
        said = variants[0]
        assert None in said.judgement.values  # something is open
        for other in variants[1:]:
            assert other.judgement.values == said.judgement.values
            for axis in (None, *Axis):
                assert other.figures.totals(axis) == said.figures.totals(axis)
            assert other.figures.avis == said.figures.avis


@pytest.mark.parametrize(
    ("states", "is_named"), [(["unknown"], True), (["blank", "not_applicable"], True), (["not_applicable"], False)]
)
def test_lint_names_a_test_that_tells_them_apart(states, is_named):
    data = any_rule().model_dump(mode="json", by_alias=True, exclude_none=True)
    data |= {"satisfied_when": {"not": {"fact": "budget.initial", "state": states}}, "sources": ["CDC-2020/R4"]}
    base = shipped_rulebase().model_copy(update={"rules": (type(any_rule()).model_validate(data),), "signals": ()})
    reviews = {ReviewType.PRE_LAUNCH: load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)}
    found = {(one.place, one.check) for one in lint(base, reviews, load_indicators(), date(2026, 3, 1))}
    assert (("TST-001", "unknown-told-apart") in found) is is_named
