"""What conditions are worth in completions of a project: the same as judging the completed facts one by one."""

import random
from functools import cache

import pytest

from audit.assessment import Assessor
from audit.judgement.proofs.solver import Solver
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.remediation.what_if import SupposingKernel
from tests.random_snapshots import REVIEW, less_known, random_snapshot


@cache
def _assessor():
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


def _judged(seed):
    snapshot = random_snapshot(_assessor().bank, seed)
    return _assessor().judge(less_known(snapshot, _assessor().bank, seed) if seed % 2 else snapshot, REVIEW)


def _drawn(project, rng):
    """Draw a completion of a part of what is open: none of it, some, or all."""
    share = rng.choice((0, 0.2, 0.8, 1))
    return {name: rng.randrange(len(ways)) for name, ways in project.completions.items() if rng.random() < share}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_leaves_of_a_completion_are_worth_what_judging_its_facts_finds(seed):
    judged, rng = _judged(seed), random.Random(seed)  # noqa: S311
    project, kernel, before = _assessor().opened(judged), _assessor().kernel, judged.judgement
    for _ in range(6):
        places = _drawn(project, rng)
        after = kernel.rejudge(before, *project.completed(places))
        worths = project.worths(places)
        leaves = [worths.get(number, value) for number, value in enumerate(before.values[: len(project.reads)])]
        assert leaves == list(after.values[: len(project.reads)])
        assert kernel.verdicts(before, worths) == after.verdicts


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_what_is_supposed_stays_as_it_is_in_every_completion(seed):
    judged, rng = _judged(100 + seed), random.Random(seed)  # noqa: S311
    project, before = _assessor().opened(judged), judged.judgement
    unknown = [number for number in range(len(project.reads)) if before.values[number] is None]
    kernel = SupposingKernel(_assessor().kernel, {number: rng.random() < 0.5 for number in unknown[::7]})
    for _ in range(4):
        places = _drawn(project, rng)
        after = kernel.rejudge(before, *project.completed(places))
        worths = project.worths(places)
        assert kernel.verdicts(before, worths) == after.verdicts
        part = kernel.part(rng.sample(range(len(after.verdicts)), 9))
        assert kernel.verdicts_of(part, before, worths) == [after.verdicts[rule] for rule in part.rules]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_leaf_is_worth_by_every_way_what_it_is_worth_by_each(seed):
    project = _assessor().opened(_judged(seed))
    for number in range(len(project.reads)):
        if project.combinations(number) < 100:
            assert project.by_every_way(number) == [worth for _, worth in project.values(number)]


@pytest.mark.parametrize("seed", range(4))
def test_an_indicator_that_conditions_read_is_the_one_that_people_read(seed):
    facts, builder, kept = _judged(seed).facts, _assessor().facts, {}
    for indicator in _assessor().indicators:
        bare, whole = builder.bare_indicator(indicator.id, facts), facts.facts[indicator.id]
        assert (bare.state, bare.value, bare.type, bare.within) == (whole.state, whole.value, whole.type, whole.within)
        assert not bare.cells
        for _ in range(2):  # rows are made the first time, and read again the second
            assert builder.bare_indicator(indicator.id, facts, kept=kept) == bare


@pytest.mark.parametrize("seed", range(4))
def test_the_avis_alone_is_that_of_the_figures(seed):
    judged, figures = _judged(seed), _assessor().figures
    rng = random.Random(seed)  # noqa: S311
    for count in (0, 1, 40, len(_assessor().rules)):
        left_out = rng.sample(range(len(_assessor().rules)), count)
        verdicts = judged.judgement.verdicts
        assert figures.avis(verdicts, left_out) == figures.figures(verdicts, left_out).avis


@pytest.mark.parametrize("held", range(4))
def test_the_one_literal_of_a_group_that_holds_is_found_wherever_it_stands(held):
    solver = Solver()
    group, alone, other = solver.one_of(4), solver.one_of(1), solver.free()
    found = solver.solve([other], [group[held], other], [group, alone])
    assert found.true == {group[held], solver.true, other}
