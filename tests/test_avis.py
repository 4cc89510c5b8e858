"""The avis: floors, caps that nothing buys back, completeness, stability."""

from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from audit.judgement.avis import AvisReason, avis_reasons, deciding_rules
from audit.judgement.levels import avis_levels
from audit.judgement.rule_counts import count_rules
from audit.judgement.scores import score_of
from audit.judgement.totals import totals_of
from audit.model.scoring import ORDERED_LEVELS
from audit.record.avis_words import reason_in_words
from tests.judged_rules import judged
from tests.rule_files import shipped_rulebase

OPEN = ["satisfied", "partial", "violated"]


@pytest.fixture(scope="module")
def scoring():
    return shipped_rulebase().scoring


def give_avis(items, scoring):
    rules = count_rules(items)
    totals = totals_of(rules, scoring)
    levels = avis_levels(rules, totals, scoring)
    overall = score_of(items, scoring)
    return SimpleNamespace(
        level=levels.given,
        worst=levels.worst,
        best=levels.best,
        stable=levels.is_stable,
        reasons=tuple(reason_in_words(one, overall, scoring) for one in avis_reasons(items, totals, scoring)),
        deciding_rules=tuple(deciding_rules(items, rules, totals, levels, scoring)),
    )


def _many(count, severity="major", outcome="satisfied"):
    return [judged(severity, outcome, rule_id=f"OKS-{number:03d}") for number in range(count)]


def test_all_satisfied_is_favourable_and_stable(scoring):
    avis = give_avis(_many(10), scoring)
    assert (avis.level, avis.worst, avis.best, avis.stable) == ("favourable", "favourable", "favourable", True)
    assert avis.reasons == ()


def test_one_blocking_violation_is_not_bought_back_by_any_mean(scoring):
    avis = give_avis([*_many(200), judged("blocking", "violated", rule_id="BAD-001")], scoring)
    assert avis.level == "favourable_with_reservations"
    assert "BAD-001" in avis.reasons[0].fr
    assert "« Favorable sous réserves »" in avis.reasons[0].fr


def test_two_blocking_violations_are_unfavourable(scoring):
    avis = give_avis([*_many(200), *_many(2, "blocking", "violated")], scoring)
    assert avis.level == "unfavourable"


def test_a_low_score_alone_is_unfavourable(scoring):
    # 4 of 10 majors: 40, below the floor of 50.
    avis = give_avis([*_many(4), *_many(6, "major", "violated")], scoring)
    assert avis.level == "unfavourable"
    assert any("40,0 sur 100" in reason.fr and "40.0" in reason.en for reason in avis.reasons)


def test_below_the_completeness_floor_no_avis_is_given_but_its_bounds_are(scoring):
    items = [*_many(2, "blocking", "violated"), *(judged("blocking", "undetermined", OPEN) for _ in range(8))]
    avis = give_avis(items, scoring)
    assert avis.level == "impossible"
    assert (avis.worst, avis.best) == ("unfavourable", "unfavourable")
    assert "20 %" in avis.reasons[0].fr
    assert not avis.stable


def test_the_completeness_floor_itself_is_enough(scoring):
    items = [*_many(6), *(judged("major", "undetermined", OPEN) for _ in range(4))]
    assert give_avis(items, scoring).level == "favourable"
    items.append(judged("major", "undetermined", OPEN))
    assert give_avis(items, scoring).level == "impossible"


def test_nothing_known_is_impossible(scoring):
    avis = give_avis([judged("major", "undetermined", OPEN)], scoring)
    assert avis.level == "impossible"
    assert give_avis([], scoring).level == "impossible"


def test_open_rules_that_could_change_the_avis_are_named(scoring):
    items = [
        *_many(40),
        judged("blocking", "undetermined", OPEN, rule_id="OPN-001"),
        judged("minor", "undetermined", OPEN, rule_id="OPN-002"),
    ]
    avis = give_avis(items, scoring)
    assert avis.level == "favourable"
    assert avis.deciding_rules == ("OPN-001",)
    assert not avis.stable


def test_below_the_floor_no_single_answer_is_said_to_change_the_avis(scoring):
    # 2 of 10 majors are known: one more answer makes 30 %, and still no avis.
    items = [*_many(2), *(judged("major", "undetermined", OPEN, rule_id=f"OPN-00{n}") for n in range(8))]
    assert give_avis(items, scoring).deciding_rules == ()


def test_an_answer_that_reaches_the_floor_decides(scoring):
    # 5 of 9 majors are known (56 %): any sixth answer makes 67 %, above the floor of 60 %.
    items = [*_many(5), *(judged("major", "undetermined", OPEN, rule_id=f"OPN-00{n}") for n in range(4))]
    assert give_avis(items, scoring).deciding_rules == ("OPN-000", "OPN-001", "OPN-002", "OPN-003")


def test_worst_and_best_surround_the_avis(scoring):
    items = [*_many(30), judged("blocking", "undetermined", OPEN), judged("major", "violated", ["partial", "violated"])]
    avis = give_avis(items, scoring)
    order = [ORDERED_LEVELS.index(level) for level in (avis.best, avis.level, avis.worst)]
    assert order == sorted(order)


def test_where_no_rule_applies_it_is_said_and_no_share_is_printed(scoring):
    avis = give_avis([judged("blocking", "not_applicable")], scoring)
    assert avis.level == "impossible"
    assert [reason.fr for reason in avis.reasons] == [
        "Aucune règle n'est applicable au projet : aucun avis n'est rendu."
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "cap", "best": "unfavourable"},
        {"limit": "score"},
        {"limit": "score", "best": "favourable"},
        {"limit": "completeness", "best": "unfavourable"},
        {"limit": "completeness", "rules": ["GOV-001"]},
    ],
)
def test_a_reason_that_lacks_what_it_is_about_is_refused(wrong):
    with pytest.raises(ValidationError):
        AvisReason.model_validate(wrong)
