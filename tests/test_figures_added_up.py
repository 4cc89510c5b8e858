"""Figures: what is added up packed is what rules count one by one, and a few other verdicts move it as anew."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.assessment.assessor import Assessor
from audit.engine.verdict import VERDICTS, verdict_with_code
from audit.judgement.levels import AvisLevels, avis_levels, level_reached
from audit.judgement.rule_counts import RuleKind
from audit.judgement.totals import totals_of
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.rule import Axis
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from tests.many_cases import examples

CODES = st.integers(0, VERDICTS - 1)


@cache
def _assessor():
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


@st.composite
def _projects(draw):
    """Draw the verdicts of all rules, a few kinds of them, and the places of those that are not for the project."""
    rules = len(_assessor().rules)
    kinds = draw(st.lists(CODES, min_size=1, max_size=4))
    rng = draw(st.randoms(use_true_random=False))
    verdicts = [verdict_with_code(rng.choice(kinds)) for _ in range(rules)]
    return verdicts, frozenset(rng.sample(range(rules), rng.randint(0, 20)))


def _counted(verdicts, left_out, axis):
    """Return the rules of an axis counted by case, one by one."""
    return Counter(
        RuleKind(rule.severity, one.outcome, one.possible)
        for place, (rule, one) in enumerate(zip(_assessor().rules, verdicts, strict=True))
        if place not in left_out and axis in (None, rule.axis)
    )


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(_projects())
def test_figures_are_those_of_rules_counted_one_by_one(project):
    verdicts, left_out = project
    scoring = _assessor().rulebase.scoring
    figures = _assessor().figures.figures(verdicts, left_out)
    for axis in (None, *Axis):
        counted = _counted(verdicts, left_out, axis)
        assert figures.rule_counts(axis) == counted
        assert figures.totals(axis) == totals_of(counted, scoring)
    everywhere = _counted(verdicts, left_out, None)
    assert figures.avis == avis_levels(everywhere, figures.overall, scoring)
    assert figures.avis == _assessor().figures.avis(verdicts, left_out)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(_projects(), st.data())
def test_a_few_other_verdicts_move_figures_as_anew(project, data):
    before, left_out = project
    maker = _assessor().figures
    changed = data.draw(st.lists(st.integers(0, len(before) - 1), max_size=6, unique=True))
    after = list(before)
    for place in changed:
        after[place] = verdict_with_code(data.draw(CODES))
    found = maker.after(maker.figures(before, left_out), before, after, changed, left_out)
    assert found == maker.figures(after, left_out)


def _plainly(score, counts, scoring):
    """Return the level as the documentation of the scoring says it."""
    if score is None:
        return AvisLevel.NONE
    reached = [floor.level for floor in scoring.floors if score >= floor.score] + [AvisLevel.UNFAVOURABLE]
    capped = [cap.best for cap in scoring.caps if counts.get((cap.severity, cap.outcome), 0) >= cap.count]
    return max([min(reached, key=ORDERED_LEVELS.index), *capped], key=ORDERED_LEVELS.index)


@given(st.none() | st.fractions(0, 100), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_a_level_is_that_of_the_floor_reached_lowered_by_the_caps_that_hold(score, numbers):
    scoring = _assessor().rulebase.scoring
    counts = dict(zip([(cap.severity, cap.outcome) for cap in scoring.caps], numbers, strict=False))
    assert level_reached(score, counts, scoring) is _plainly(score, counts, scoring)


def test_nothing_to_measure_gives_no_level():
    nothing = _assessor().figures.figures(
        [verdict_with_code(0)] * len(_assessor().rules), range(len(_assessor().rules))
    )
    assert nothing.avis == AvisLevels(AvisLevel.NONE, AvisLevel.NONE)
    assert nothing.rule_counts(None) == {}
