"""The guaranteed avis: against every completion tried one by one, against another solver, and its promises."""

import random
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from audit.assessment.assessor import Assessor
from audit.intake.snapshot import read_workbook
from audit.judgement.proofs.smallest import smallest_set
from audit.judgement.proofs.solver import Solver
from audit.judgement.reach import Reach
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import QuestionType, ReviewType
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from tests.cp_sat_oracle import Oracle
from tests.many_cases import tried_on
from tests.random_snapshots import other_answer

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
WORST_FIRST = [AvisLevel.NONE, *reversed(ORDERED_LEVELS)]


@cache
def assessor():
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


@cache
def sound():
    """A project that answers nearly everything, and well."""
    snapshot = read_workbook(EXAMPLE, load_declarations().bank).snapshot
    return assessor().judge(snapshot, snapshot.answers["review.date"].value)


def _blank(name):
    return Answer(type=sound().snapshot.answers[name].type, state=AnswerState.BLANK)


def _bad(name):
    question = next(one for one in load_declarations().bank.questions if one.id == name)
    return Answer(type=question.value_type, state=AnswerState.ANSWERED, value="no", raw="Non")


def _graded():
    """The questions that a plain "no" answers badly, as the questionnaire promises."""
    asked = sound().snapshot.answers
    graded = (QuestionType.YES_PARTIAL_NO,)
    return [one.id for one in load_declarations().bank.questions if one.type in graded and one.id in asked]


def _varied(seed, blanks, bad):
    rng = random.Random(seed)  # noqa: S311
    names = [name for name in sound().snapshot.answers if name != "review.date"]
    judged = assessor().rejudge(sound(), {name: _bad(name) for name in rng.sample(_graded(), bad)})
    return assessor().rejudge(judged, {name: _blank(name) for name in rng.sample(names, blanks)})


def _answered(judged, rng):
    """Answer at random what a project leaves open."""
    given = {}
    for name, completions in assessor().opened(judged).completions.items():
        fact = rng.choice(completions).fact
        if fact is not None:
            given[name] = Answer(type=fact.type, state=fact.state, value=fact.value)
    return assessor().rejudge(judged, given)


# The solver, behind its few words


def test_the_solver_counts_as_one_counts():
    weights = [3, -2, 5, 1, -4]
    for bound in range(-7, 11):
        solver = Solver()
        free = [solver.free() for _ in weights]
        enough = solver.enough(list(zip(free, weights, strict=True)), bound)
        for chosen in product((False, True), repeat=len(weights)):
            assumed = [one if held else -one for one, held in zip(free, chosen, strict=True)]
            total = sum(weight for weight, held in zip(weights, chosen, strict=True) if held)
            assert (solver.solve((), [*assumed, enough]) is not None) is (total >= bound)
            assert (solver.solve((), [*assumed, -enough]) is not None) is (total < bound)


def test_a_sum_that_would_not_fit_is_refused_and_never_wraps():
    solver = Solver()
    with pytest.raises(OverflowError, match="32 bits"):
        solver.enough([(solver.free(), 2**30), (solver.free(), 2**30), (solver.free(), 1)], 2**31)
    with pytest.raises(OverflowError, match="32 bits"):
        solver.minimise([(solver.free(), 2**31)])
    with pytest.raises(ValueError, match="one or more"):
        solver.minimise([(solver.free(), 0)])


def test_what_cannot_be_is_told_apart_from_what_costs_nothing():
    solver = Solver()
    one, other = solver.free(), solver.free()
    solver.minimise([(one, 1), (other, 1)])
    nothing = solver.solve([one, other])
    assert (nothing.true, nothing.cost) == (frozenset(), (0,))
    assert solver.solve([one, other], [one, -one]) is None
    assert solver.solve([one, other], [one]).cost == (1,)


@pytest.mark.parametrize("seed", range(20))
def test_the_smallest_set_is_the_smallest_by_brute_force(seed):
    rng = random.Random(seed)  # noqa: S311
    items = list(range(8))
    against = [frozenset(rng.sample(items, rng.randint(1, 4))) for _ in range(rng.randint(1, 9))]

    def counterexample(chosen):
        return next((one for one in against if not one & chosen), None)

    best = min(
        (frozenset(item for item in items if mask >> item & 1) for mask in range(256)),
        key=lambda chosen: (any(not one & chosen for one in against), len(chosen)),
    )
    found = smallest_set(items, counterexample)
    assert all(one & found for one in against)
    assert len(found) == len(best)


# Levels


@pytest.mark.slow
@tried_on("seed", range(10), always=2)
def test_the_levels_announced_are_those_of_every_completion_tried_one_by_one(seed):
    rng = random.Random(seed)  # noqa: S311
    judged = _answered(_varied(seed, blanks=0, bad=seed % 5), rng)
    alone = [name for name in _graded() if judged.snapshot.answers[name].value is not None]
    judged = assessor().rejudge(judged, {name: _blank(name) for name in rng.sample(alone, 4)})
    project = assessor().opened(judged)
    blank = list(project.completions)
    assert len(blank) <= 6
    found = set()
    for places in product(*(range(len(project.completions[name])) for name in blank)):
        facts, changed = project.completed(dict(zip(blank, places, strict=True)))
        after = assessor().kernel.rejudge(judged.judgement, facts, changed)
        levels = assessor().figures.figures(after.verdicts, assessor().places(judged.left_out)).avis
        found.update(levels.between)
    announced = assessor().guarantee(judged).declarations
    assert found <= {level for level, reach in announced.levels.items() if reach is not Reach.EXCLUDED}
    assert {level for level, reach in announced.levels.items() if reach is Reach.REACHED} <= found


@pytest.mark.slow
@tried_on("seed", range(8), always=2)
def test_another_solver_built_otherwise_excludes_the_same_levels(seed):
    judged = _varied(100 + seed, blanks=(4, 12, 30)[seed % 3], bad=(0, 3, 9)[seed % 3])
    project = assessor().opened(judged)
    announced = assessor().guarantee(judged).declarations
    oracle = Oracle(assessor(), judged, project)
    for level in judged.figures.avis.between:
        assert oracle.can_be(level) is (announced.levels[level] is not Reach.EXCLUDED), level


@pytest.mark.slow
@tried_on("seed", range(8), always=2)
def test_no_world_leaves_the_levels_announced_and_each_witness_is_judged_to_lead_there(seed):
    varied = _varied(200 + seed, blanks=(3, 10, 40)[seed % 3], bad=(0, 4)[seed % 2])
    judged = assessor().without_doubts(varied)  # a witness completes what contradicts itself too
    announced = assessor().guarantee(judged).declarations
    worlds = assessor().worlds(judged, 2000, seed)
    for level, count in worlds.level_counts().items():
        assert not count or announced.levels[level] is not Reach.EXCLUDED
    project = assessor().opened(judged)
    for level, places in announced.witnesses.items():
        facts, changed = project.completed(places)
        after = assessor().kernel.rejudge(judged.judgement, facts, changed)
        assert level in assessor().figures.figures(after.verdicts, assessor().places(judged.left_out)).avis.between


def _stated(judged):
    found = assessor().guarantee(judged)
    return [WORST_FIRST.index(one.bounds.guaranteed) for one in (found.declarations, found.evidence)]


@pytest.mark.slow
@tried_on("seed", range(12), always=2)
def test_do_not_know_never_states_a_better_level_than_an_honest_no(seed):
    rng = random.Random(seed)  # noqa: S311
    judged = _varied(300 + seed, blanks=0, bad=seed % 4)
    names = rng.sample(_graded(), 6)
    honest = assessor().rejudge(judged, {name: _bad(name) for name in names})
    unknown = {name: replace(_blank(name), state=AnswerState.UNKNOWN) for name in names}
    silent = assessor().rejudge(judged, unknown)
    floors = [assessor().guarantee(one) for one in (honest, silent)]
    for basis in ("declarations", "evidence"):
        bad, open_ = (getattr(one, basis).bounds for one in floors)
        # Every completion of the unknown answers includes the honest ones: what is guaranteed is guaranteed of them.
        assert ORDERED_LEVELS.index(open_.floor) >= ORDERED_LEVELS.index(bad.floor)


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.BLANK])
def test_on_evidence_silence_beats_neither_an_honest_no_nor_an_honest_yes(state):
    """The three answers of one blocking rule, declared without a document: one of them given, or not."""
    declared = {
        name: replace(sound().snapshot.answers[name], evidence=Evidence.DECLARED, source="")
        for name in ("governance.owner.count", "governance.owner.mandate_letter",
                     "governance.owner.authority_over_all_teams")
    }  # fmt: skip
    letter = "governance.owner.mandate_letter"
    given = assessor().rejudge(sound(), declared)
    honest = assessor().rejudge(given, {letter: replace(declared[letter], value="no")})
    silent = assessor().rejudge(given, {letter: replace(_blank(letter), state=state)})
    levels = [assessor().guarantee(one).evidence.bounds for one in (given, honest, silent)]
    assert len({one.floor for one in levels}) == 1
    assert not levels[2].is_certain


@pytest.mark.slow
@tried_on("seed", range(8), always=2)
def test_evidence_added_never_makes_the_avis_worse(seed):
    rng = random.Random(seed)  # noqa: S311
    answers = sound().snapshot.answers
    declared = {
        name: replace(answer, evidence=Evidence.DECLARED)
        for name, answer in answers.items()
        if name != "review.date" and rng.random() < 0.4
    }
    bare = assessor().rejudge(_varied(400 + seed, blanks=3, bad=seed % 3), declared)
    some = {
        name: replace(answer, evidence=Evidence.VERIFIED, source="Pièce 12")
        for name, answer in declared.items()
        if rng.random() < 0.5 and bare.snapshot.answers[name].value is not None
    }
    before, after = _stated(bare), _stated(assessor().rejudge(bare, some))
    assert before[0] == after[0]
    assert before[1] <= after[1]


def test_documented_without_a_source_counts_as_declared():
    bare = {
        name: replace(answer, evidence=Evidence.DOCUMENTED, source=" ")
        for name, answer in sound().snapshot.answers.items()
        if name != "review.date"
    }
    judged = assessor().rejudge(sound(), bare)
    assert {fact.evidence for name, fact in judged.facts.facts.items() if name in bare} == {Evidence.DECLARED}


@pytest.mark.slow
def test_the_documents_to_ask_for_secure_the_declared_level_and_none_of_them_can_be_left_out():
    answers = sound().snapshot.answers
    bare = {
        name: replace(answer, evidence=Evidence.DECLARED) for name, answer in answers.items() if name != "review.date"
    }
    judged = assessor().rejudge(sound(), bare)
    found = assessor().guarantee(judged)
    assert found.documents is not None
    assert found.documents.secured is found.declarations.bounds.guaranteed
    asked = [name for name in found.documents.names if name in answers]
    documented = {
        name: replace(bare[name], evidence=Evidence.VERIFIED, source="Pièce 12") for name in asked if name in bare
    }
    tables = [name for name in found.documents.names if name not in answers]
    snapshot = judged.snapshot.model_copy(
        update={"tables": {name: _documented(table) if name in tables else table
                           for name, table in judged.snapshot.tables.items()}}
    )  # fmt: skip
    with_tables = assessor().judge(snapshot, judged.review_date)
    secured = assessor().guarantee(assessor().rejudge(with_tables, documented))
    assert secured.evidence.bounds.guaranteed is found.documents.secured
    for name in asked[:6]:
        fewer = {other: answer for other, answer in documented.items() if other != name}
        again = assessor().guarantee(assessor().rejudge(with_tables, fewer)).evidence.bounds
        assert ORDERED_LEVELS.index(again.floor) > ORDERED_LEVELS.index(found.documents.secured)


def _documented(table):
    rows = tuple(
        replace(row, cells={name: replace(cell, evidence=Evidence.VERIFIED, source="Pièce 12")
                            for name, cell in row.cells.items()})
        for row in table.rows
    )  # fmt: skip
    return table.model_copy(update={"rows": rows})


@pytest.mark.slow
def test_the_same_project_is_proven_alike_each_time():
    judged = _varied(7, blanks=20, bad=2)
    one, other = assessor().guarantee(judged), assessor().guarantee(judged)
    assert one.declarations == other.declarations
    assert one.evidence == other.evidence
    assert one.documents == other.documents


@pytest.mark.slow
@tried_on("seed", range(3))
def test_other_answers_are_found_for_the_questions_that_matter_by_the_same_seed(seed):
    judged = _varied(500 + seed, blanks=15, bad=1)
    one, other = (assessor().advice.questions_that_matter(judged, 2000, seed) for _ in range(2))
    assert one == other
    assert not set(one.without_effect) & {answer.name for answer in one.ranked}


@pytest.mark.slow
def test_an_answer_said_to_be_without_effect_changes_no_outcome():
    judged = _varied(3, blanks=40, bad=2)
    without = assessor().advice.questions_that_matter(judged, 500, 0).without_effect
    rng = random.Random(1)  # noqa: S311
    questions = {one.id: one for one in load_declarations().bank.questions}
    for name in without:
        if name in questions:
            answer = other_answer(questions[name], judged.snapshot.answers[name], rng)
            after = assessor().rejudge(judged, {name: answer}).judgement.verdicts
            assert [one.outcome for one in after] == [one.outcome for one in judged.judgement.verdicts]


@pytest.mark.slow
@tried_on("seed", range(3))
def test_a_better_answer_never_makes_anything_worse(seed):
    judged = _varied(600 + seed, blanks=0, bad=12)
    for name in _graded():
        if judged.facts.facts[name].value in ("no", "partial"):
            before, after = judged.figures, assessor().rejudge(judged, {name: replace(_bad(name), value="yes")}).figures
            assert ORDERED_LEVELS.index(after.avis.floor) <= ORDERED_LEVELS.index(before.avis.floor)
            assert ORDERED_LEVELS.index(after.avis.ceiling) <= ORDERED_LEVELS.index(before.avis.ceiling)
            assert after.overall.low >= before.overall.low
            assert after.overall.high >= before.overall.high
