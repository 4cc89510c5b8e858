"""What is shown to be possible without a solver: the solver excludes none of it, and the bounds are the same."""

from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from audit.assessment import Assessor
from audit.intake.snapshot import read_workbook
from audit.judgement.proofs.leaning import Leaning
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.solver import GaveUp
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.scoring import ORDERED_LEVELS
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, less_known, random_snapshot

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"


@cache
def _assessor(kind):
    return Assessor(*load_declarations(), kind, with_durable_rules=False)


def _judged(seed):
    kinds = list(ReviewType)
    assessor = _assessor(kinds[seed % len(kinds)])
    snapshot = random_snapshot(assessor.bank, seed, kinds[seed % len(kinds)])
    return assessor, assessor.judge(less_known(snapshot, assessor.bank, seed) if seed % 3 == 0 else snapshot, REVIEW)


@pytest.mark.slow
@tried_on("seed", range(24), always=6)
def test_a_level_that_is_shown_without_the_solver_is_one_that_the_solver_does_not_exclude(seed):
    assessor, judged = _judged(seed)
    given = assessor.scope(judged), assessor.figures, assessor.opened(judged), judged.judgement
    leaning, prover = Leaning(*given), LevelProver(*given)
    for levels in (leaning.best(), leaning.better(), leaning.worst()):
        assert levels.is_certain, "an assignment leaves nothing open"
        level = levels.floor
        if level in ORDERED_LEVELS:
            assert leaning.shows(level)
    for level in filter(leaning.shows, ORDERED_LEVELS):
        with suppress(GaveUp):  # what it did not come to an end with, it does not exclude
            assert prover.circuit.solver.solve((), prover.circuit.level(level)) is not None, level


@pytest.mark.slow
@tried_on("seed", range(24, 40), always=4)
def test_the_bounds_are_those_that_the_solver_gives_alone(seed, monkeypatch):
    assessor, judged = _judged(seed)
    given = assessor.scope(judged), assessor.figures, assessor.opened(judged), judged.judgement
    outer = judged.figures.avis
    quick = LevelProver(*given).bounds(outer)
    monkeypatch.setattr(Leaning, "shows", lambda self, level: False)
    assert LevelProver(*given).bounds(outer) == quick


@pytest.mark.slow
def test_most_projects_need_no_solver(monkeypatch):
    """Of the examples, whose levels lie between the best and the worst, none builds the circuit for its bounds."""
    monkeypatch.setattr(LevelProver, "circuit", property(lambda self: pytest.fail("the solver was asked")))
    assessor, asked = _assessor(ReviewType.PRE_LAUNCH), 0
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        snapshot = read_workbook(path, assessor.bank).snapshot
        if snapshot.review_type is not ReviewType.PRE_LAUNCH:
            continue
        judged = assessor.judge(snapshot, snapshot.answers["review.date"].value)
        asked += not judged.figures.avis.is_certain
        assessor.unchecked_record(judged)
    assert asked > 1


@pytest.mark.slow
def test_a_level_missed_by_the_score_of_the_first_assignment_is_mostly_shown_by_the_second():
    """Of random projects that answer little; that nothing excludes what it shows is tested above."""
    assessor, missed, shown = _assessor(ReviewType.PRE_LAUNCH), 0, 0
    for seed in range(24):
        judged = assessor.judge(random_snapshot(assessor.bank, seed), REVIEW)
        given = assessor.scope(judged), assessor.figures, assessor.opened(judged), judged.judgement
        leaning, ceiling = Leaning(*given), LevelProver(*given).ceiling(judged.figures.avis)
        if not judged.figures.avis.is_certain and leaning.best().ceiling is not ceiling:
            missed += 1
            shown += leaning.better().ceiling is ceiling
    assert missed > 2
    assert shown > missed / 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 52))
def test_the_best_level_asked_alone_is_that_of_the_bounds_and_of_the_witnesses(seed):
    assessor, judged = _judged(seed)
    given = assessor.scope(judged), assessor.figures, assessor.opened(judged), judged.judgement
    outer = judged.figures.avis
    ceiling = LevelProver(*given).ceiling(outer)
    assert ceiling is LevelProver(*given).bounds(outer).bounds.ceiling
    assert ceiling is LevelProver(*given).reachable(outer).bounds.ceiling


@pytest.mark.slow
def test_levels_between_the_best_and_the_worst_are_mostly_met_on_the_way():
    """Of random projects that answer little; that nothing excludes what is shown is tested above."""
    assessor, between, shown = _assessor(ReviewType.PRE_LAUNCH), 0, 0
    for seed in range(24):
        judged = assessor.judge(random_snapshot(assessor.bank, seed), REVIEW)
        given = assessor.scope(judged), assessor.figures, assessor.opened(judged), judged.judgement
        leaning = Leaning(*given)
        for level in judged.figures.avis.between[1:-1]:
            between += 1
            shown += leaning.shows(level)
    assert between > 6
    assert shown > between / 2
