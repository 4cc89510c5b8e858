"""Completions that a cap keeps below a level, seen by the rules that it counts alone: judged whole, they are below."""

import random
from functools import cache

import pytest

from audit.assessment import Assessor
from audit.judgement.proofs.capped import CappedRules
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.scoring import ORDERED_LEVELS
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, less_known, random_snapshot


@cache
def _assessor(kind):
    return Assessor(*load_declarations(), kind, with_durable_rules=False)


def _completions(seed, count):
    """A random project, and some of the ways to complete all that it leaves open."""
    kind = list(ReviewType)[seed % len(ReviewType)]
    assessor = _assessor(kind)
    snapshot = random_snapshot(assessor.bank, seed, kind)
    judged = assessor.judge(less_known(snapshot, assessor.bank, seed) if seed % 3 == 0 else snapshot, REVIEW)
    project, rng = assessor.opened(judged), random.Random(seed)  # noqa: S311
    ways = [{name: rng.randrange(len(of)) for name, of in project.completions.items()} for _ in range(count)]
    return assessor, judged, project, ways


def _judged_whole(assessor, judged, project, places):
    """The levels of a completion, from facts: every indicator and every leaf again."""
    facts, changed = project.completed(places)
    after = assessor.kernel.rejudge(judged.judgement, facts, changed)
    return assessor.figures.figures(after.verdicts, assessor.places(judged.left_out)).avis


@pytest.mark.slow
@tried_on("seed", range(8), always=2)
def test_what_is_told_to_be_below_a_level_is_below_it_when_every_rule_is_judged(seed):
    assessor, judged, project, ways = _completions(seed, 6)
    capped = CappedRules(assessor.scope(judged), project, judged.judgement)
    for places in ways:
        floor, ceiling = _judged_whole(assessor, judged, project, places)
        completed = capped.completed(places)
        for place, level in enumerate(ORDERED_LEVELS):
            if completed.is_below(level):
                assert floor not in ORDERED_LEVELS[: place + 1], level
            if completed.is_surely_below(level):
                assert ceiling not in ORDERED_LEVELS[: place + 1], level
                assert completed.is_below(level)


@pytest.mark.slow
def test_most_completions_drawn_at_random_are_seen_to_be_below_the_better_levels():
    seen = surely = tried = 0
    for seed in (1, 5):
        assessor, judged, project, ways = _completions(seed, 6)
        capped = CappedRules(assessor.scope(judged), project, judged.judgement)
        tried += len(ways)
        completed = [capped.completed(places) for places in ways]
        seen += sum(one.is_below(ORDERED_LEVELS[1]) for one in completed)
        surely += sum(one.is_surely_below(ORDERED_LEVELS[1]) for one in completed)
    assert seen > tried / 2
    assert surely > tried / 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_leaves_asked_for_together_are_worth_what_they_are_among_all(seed):
    _, _, project, ways = _completions(100 + seed, 3)
    numbers = set(range(seed, len(project.reads), 3))
    group = project.group(numbers)
    for places in ways:
        every = project.worths(places)
        assert project.worths(places, group) == {number: every[number] for number in every if number in numbers}
