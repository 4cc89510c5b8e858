"""Scores, bounds, completeness and evidence against hand-made figures and brute force."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.judgement.rule_counts import count_rules
from audit.judgement.totals import totals_of
from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind
from audit.model.scoring import Scoring
from audit.model.value import ValueType
from tests.judged_rules import TEXT, judged, score_of

SCORING = Scoring.model_validate(
    {
        "version": "test",
        "note": TEXT,
        "weights": {"blocking": 10, "major": 5, "minor": 2, "info": 0},
        "credit": {"satisfied": 1, "partial": 0.5, "violated": 0},
        "floors": [],
        "caps": [],
        "reviews": {
            review: {"says": "avis", "on": "declarations"}
            for review in ("framing", "pre_launch", "crisis", "self_assessment")
        },
    }
)
SETTLED = [kind for kind in OutcomeKind if kind is not OutcomeKind.UNDETERMINED]


def test_a_worked_example():
    # blocking satisfied 10/10, major partial 2.5/5, minor violated 0/2: 12.5/17 = 73.529…
    items = [judged("blocking", "satisfied"), judged("major", "partial"), judged("minor", "violated")]
    score = score_of(items, SCORING)
    assert score.value == score.low == score.high == Decimal("73.5")
    assert score.completeness == 1


def test_a_wider_upper_bound_is_rounded_up():
    # 10/17 = 58.82… to 15/17 = 88.23…
    open_rule = judged("major", "undetermined", ["satisfied", "violated"])
    score = score_of([judged("blocking", "satisfied"), judged("minor", "violated"), open_rule], SCORING)
    assert (score.low, score.high) == (Decimal("58.8"), Decimal("88.3"))


def test_open_rules_leave_the_mean_and_widen_the_bounds():
    open_rule = judged("blocking", "undetermined", ["satisfied", "partial", "violated"])
    score = score_of([judged("major", "satisfied"), open_rule], SCORING)
    assert (score.low, score.high) == (Decimal("33.3"), 100)  # 5/15 and 15/15
    assert score.value == score.low  # silence earns no more than the worst answer; no floor lies between the bounds
    assert score.completeness == Decimal("0.333")


def test_nothing_measured_means_no_score():
    items = [judged("major", "not_applicable"), judged("major", "undetermined", ["satisfied", "violated"])]
    score = score_of(items, SCORING)
    assert score.value is None
    assert score.evidence_strength is None
    assert (score.low, score.high) == (0, 100)
    assert score_of([judged("major", "not_applicable")], SCORING).completeness is None
    assert score_of([], SCORING).low is None


def test_a_violated_rule_that_may_become_partial_raises_the_upper_bound_only():
    score = score_of([judged("major", "violated", ["partial", "violated"])], SCORING)
    assert (score.value, score.low, score.high) == (0, 0, 50)


def test_completeness_is_rounded_down():
    items = [judged("blocking", "satisfied")] * 199 + [judged("minor", "undetermined", ["satisfied", "violated"])]
    assert score_of(items, SCORING).completeness == Decimal("0.998")  # 1990/1992 = 0.99899…


def _fact(evidence):
    cells = (CellRef(sheet="S", cell="A1"),)
    return Fact(
        name="a.b", type=ValueType.CODE, state=AnswerState.ANSWERED, value="yes", evidence=evidence, cells=cells
    )


def test_evidence_strength_is_the_share_of_weight_that_is_backed():
    items = [
        judged("blocking", "satisfied", facts=[_fact(Evidence.DOCUMENTED), _fact(Evidence.DECLARED)]),
        judged("major", "violated", facts=[_fact(Evidence.VERIFIED)]),
        judged("major", "undetermined", ["satisfied", "violated"], facts=[_fact(Evidence.VERIFIED)]),
    ]
    # (10 × ½ + 5 × 1) / 15
    assert score_of(items, SCORING).evidence_strength == Decimal("0.666")


_items = st.builds(
    lambda severity, possible: judged(
        severity, possible[0] if len(possible) == 1 else "undetermined", sorted(possible, key=list(OutcomeKind).index)
    ),
    st.sampled_from(["blocking", "major", "minor"]),
    st.lists(st.sampled_from(SETTLED), min_size=1, max_size=4, unique=True),
)


def _may_go_either_way(item):
    return len(item.found.possible) == 1 or {"satisfied", "violated"} <= set(item.found.possible)


@pytest.mark.slow
@given(st.lists(_items, max_size=6))
def test_bounds_are_exactly_the_extremes_of_every_way_to_answer(items):
    means = []
    for world in product(*(item.found.possible for item in items)):
        weight = [
            (SCORING.weights[item.rule.severity], Fraction(SCORING.credit[kind]))
            for item, kind in zip(items, world, strict=True)
            if kind in SCORING.credit
        ]
        if weight:
            means.append(100 * sum(w * c for w, c in weight) / sum(w for w, _ in weight))
    totals = totals_of(count_rules(items), SCORING)
    low, high = totals.low, totals.high
    assert (low, high) == ((min(means), max(means)) if means else (None, None))
    score = totals.score
    if score is not None and all(_may_go_either_way(item) for item in items):
        assert low <= score <= high
    known = totals.completeness
    assert known is None or 0 <= known <= 1
