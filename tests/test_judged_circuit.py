"""Witnesses sought as the kernel judges: levels rule by rule against figures, proposals against every completion."""

import random
from functools import cache
from itertools import product

import pytest

from audit.assessment import Assessor
from audit.engine.verdict import VERDICTS, verdict, verdict_with_code
from audit.judgement.figures import FigureMaker
from audit.judgement.proofs.capped import CappedRules
from audit.judgement.proofs.judged_circuit import JudgedCircuit
from audit.judgement.proofs.rails import known_rail
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.rule_by_rule import OpenRule, RuleByRule
from audit.judgement.proofs.solver import Solver
from audit.judgement.reach import Reach
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, less_known, random_snapshot

KINDS = [kind for kind in OutcomeKind if kind is not OutcomeKind.UNDETERMINED]


@cache
def _assessor(kind=ReviewType.PRE_LAUNCH):
    return Assessor(*load_declarations(), kind, with_durable_rules=False)


def _open_rule(solver, found):
    conditions = found.applies, found.satisfied, found.partial
    return OpenRule(solver, *(known_rail(solver, value) for value in conditions))


def _holds(solver, literal):
    return solver.solve((), [literal]) is not None


def test_what_a_rule_may_be_is_what_its_verdict_leaves_possible():
    solver = Solver()
    for code in range(VERDICTS):
        found = verdict_with_code(code)
        rule = _open_rule(solver, found)
        for chosen in product((False, True), repeat=len(KINDS)):
            wanted = [kind for kind, held in zip(KINDS, chosen, strict=True) if held]
            assert _holds(solver, rule.may_be(wanted)) is any(kind in found.possible for kind in wanted), found


@pytest.mark.slow
@tried_on("seed", range(40), always=8)
def test_levels_rule_by_rule_are_those_of_the_figures(seed):
    """With floors below half the score too: to be left out of the mean is then worse than to be met in part."""
    rng = random.Random(seed)  # noqa: S311
    rules = rng.sample(_assessor().rules, rng.choice((2, 5, 12)))
    scoring = _assessor().rulebase.scoring
    if seed % 2:
        floors = [floor.model_copy(update={"score": floor.score - 45}) for floor in scoring.floors]
        scoring = scoring.model_copy(update={"floors": tuple(floors)})
    figures = FigureMaker(rules, scoring)
    seen = set()
    for _ in range(60):
        good = [verdict(True, True, False)] * 4
        verdicts = [rng.choice([verdict_with_code(rng.randrange(VERDICTS)), *good[: rng.randrange(5)]]) for _ in rules]
        floor, ceiling = figures.avis(verdicts)
        solver = Solver()
        counted = [
            (rule.severity, one.possible[0] if len(one.possible) == 1 else _open_rule(solver, one))
            for rule, one in zip(rules, verdicts, strict=True)
        ]
        levels = RuleByRule(solver, scoring, counted)
        is_measured = any(OutcomeKind.NOT_APPLICABLE not in one.possible for one in verdicts)
        assert _holds(solver, levels.measured) is is_measured
        if not is_measured:
            continue
        seen.add((floor, ceiling))
        for place, level in enumerate(ORDERED_LEVELS[:-1]):
            assert _holds(solver, levels.reaches(level)) is (ORDERED_LEVELS.index(floor) <= place)
            assert _holds(solver, levels.stays_below(level)) is (ORDERED_LEVELS.index(ceiling) > place)
    assert len(seen) > 2


def _small(seed):
    """A random project of which all that is open can be completed one by one: the same, answered but for a little."""
    kind = list(ReviewType)[seed % len(ReviewType)]
    assessor, rng = _assessor(kind), random.Random(seed)  # noqa: S311
    snapshot = random_snapshot(assessor.bank, seed, kind)
    judged = assessor.judge(less_known(snapshot, assessor.bank, seed) if seed % 3 == 0 else snapshot, REVIEW)
    project = assessor.opened(judged)
    names = sorted(project.completions)
    kept, size = [], 1
    for name in rng.sample(names, len(names)):
        if size * len(project.ways(name)) <= 240:
            kept.append(name)
            size *= len(project.ways(name))
    circuit = JudgedCircuit(assessor.scope(judged), project, judged.judgement)
    at_best = {}
    for level in ORDERED_LEVELS:  # what is settled leads near a level, so that what is left may decide
        at_best = circuit.proposed(level) or at_best
        if at_best:
            break
    given = {name: at_best.get(name, 0) for name in names if name not in kept}
    facts, changed = project.completed(given)
    judgement = assessor.kernel.rejudge(judged.judgement, facts, changed)
    return assessor, assessor.figured(judged.snapshot, REVIEW, judgement)


@pytest.mark.slow
@tried_on("seed", range(24), always=6)
def test_the_levels_reached_are_those_to_which_one_of_all_completions_leads(seed):
    assessor, judged = _small(seed)
    scope, project = assessor.scope(judged), assessor.opened(judged)
    names = list(project.completions)
    certain = set()
    for places in product(*(range(len(project.ways(name))) for name in names)):
        facts, changed = project.completed(dict(zip(names, places, strict=True)))
        after = assessor.kernel.rejudge(judged.judgement, facts, changed)
        levels = assessor.figures.avis(after.verdicts, scope.left_out)
        certain.update(levels.between if levels.is_certain else ())
    found = LevelProver(scope, assessor.figures, project, judged.judgement).reachable(judged.figures.avis)
    assert {level for level, reach in found.levels.items() if reach is Reach.REACHED} == certain
    capped = CappedRules(scope, project, judged.judgement)
    assert not any(capped.leave_out_of_reach(level) for level in certain)


@pytest.mark.slow
@tried_on("seed", range(12), always=3)
def test_what_caps_leave_out_of_reach_the_solver_does_not_propose(seed):
    kind = list(ReviewType)[seed % len(ReviewType)]
    assessor = _assessor(kind)
    judged = assessor.judge(random_snapshot(assessor.bank, seed, kind), REVIEW)
    given = assessor.scope(judged), assessor.opened(judged), judged.judgement
    capped, circuit = CappedRules(*given), JudgedCircuit(*given)
    for level in judged.figures.avis.between:
        if capped.leave_out_of_reach(level):
            assert circuit.proposed(level) is None


@pytest.mark.slow
def test_most_levels_of_projects_that_answer_little_are_reached_by_the_first_completion_proposed(monkeypatch):
    monkeypatch.setattr(JudgedCircuit, "learn", lambda self, places: missed.append(places))
    missed, reached = [], 0
    for seed in range(12):
        judged = _assessor().judge(random_snapshot(_assessor().bank, seed), REVIEW)
        found = _assessor().guarantee(judged).declarations.levels
        reached += sum(found[level] is Reach.REACHED for level in ORDERED_LEVELS[:-1])
    assert not missed
    assert reached > 6
