"""The avis: what is guaranteed rule by rule, what keeps it from better for certain, what could still bring it down."""

from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from audit.judgement.avis import AvisReason, certain_reasons, open_risks
from audit.judgement.levels import AvisLevels, avis_levels
from audit.judgement.rule_counts import count_rules
from audit.judgement.totals import totals_of
from audit.model.scoring import AvisLevel, Statement
from audit.record.avis_words import reason_in_words, risk_in_words
from tests.judged_rules import judged, score_of
from tests.rule_files import shipped_rulebase

OPEN = ["satisfied", "partial", "violated"]
BEST, GOOD, FAIR, WORST = (
    "favourable",
    "favourable_with_recommendations",
    "favourable_with_reservations",
    "unfavourable",
)


@pytest.fixture(scope="module")
def scoring():
    return shipped_rulebase().scoring


def give_avis(items, scoring, proven=None):
    rules = count_rules(items)
    totals = totals_of(rules, scoring)
    levels = proven or avis_levels(rules, totals, scoring)
    overall = score_of(items, scoring)
    reasons = tuple(certain_reasons(items, totals, levels, scoring))
    risks = tuple(open_risks(items, totals, levels, scoring))
    return SimpleNamespace(
        level=levels.guaranteed,
        floor=levels.floor,
        ceiling=levels.ceiling,
        certain=levels.is_certain,
        reasons=reasons,
        risks=risks,
        said=[reason_in_words(one, overall, scoring).fr for one in reasons],
        feared=[risk_in_words(one, overall).fr for one in risks],
    )


def _many(count, severity="major", outcome="satisfied", possible=None):
    return [judged(severity, outcome, possible, rule_id=f"OKS-{number:03d}") for number in range(count)]


def test_all_satisfied_is_favourable_and_certain(scoring):
    avis = give_avis(_many(10), scoring)
    assert (avis.level, avis.floor, avis.ceiling, avis.certain) == (BEST, BEST, BEST, True)
    assert avis.said == avis.feared == []


def test_one_blocking_violation_is_not_bought_back_by_any_mean(scoring):
    avis = give_avis([*_many(200), judged("blocking", "violated", rule_id="BAD-001")], scoring)
    assert (avis.level, avis.certain) == (FAIR, True)
    assert avis.said == [
        "1 exigence bloquante n'est pas satisfaite (BAD-001) : l'avis ne peut dépasser « Favorable sous réserves »."
    ]


def test_two_blocking_violations_are_unfavourable_however_much_is_unknown(scoring):
    open_rules = _many(200, "major", "undetermined", OPEN)
    avis = give_avis([*_many(2, "blocking", "violated"), *open_rules], scoring)
    assert (avis.level, avis.certain) == (WORST, True)
    assert avis.feared == []


def test_a_low_score_alone_is_unfavourable(scoring):
    # 4 of 10 majors: 40, below the floor of 50.
    avis = give_avis([*_many(4), *_many(6, "major", "violated")], scoring)
    assert avis.level == WORST
    assert "Score global de 40 sur 100, sous le plancher de 50 de l'avis « Favorable sous réserves »." in avis.said


def test_a_score_that_rounds_to_a_floor_is_said_to_be_below_it(scoring):
    # At best 489.5 of 700 majors: 69.928…, an upper bound that is published as 70.0.
    items = [*_many(489), *_many(210, "major", "violated"), judged("major", "violated", ["partial", "violated"])]
    avis = give_avis(items, scoring)
    assert (
        "Score global inférieur à 70 sur 100, sous le plancher de 70 de l'avis « Favorable avec recommandations »."
        in avis.said
    )


def test_an_unknown_never_earns_more_than_an_honest_no(scoring):
    # 13 of 15 blocking requirements are unknown: nothing is guaranteed, though everything known is met.
    unknown = give_avis([*_many(40), *_many(13, "blocking", "undetermined", OPEN)], scoring)
    assert (unknown.level, unknown.floor, unknown.ceiling) == ("none", WORST, BEST)
    honest = give_avis([*_many(40), *_many(13, "blocking", "violated")], scoring)
    assert (honest.level, honest.certain) == (WORST, True)


def test_what_could_bring_it_down_is_said_blocking_first_with_how_many_it_takes(scoring):
    items = [
        *_many(40),
        *(judged("blocking", "undetermined", OPEN, rule_id=f"OPN-00{n}") for n in range(3)),
        judged("major", "undetermined", OPEN, rule_id="OPN-009"),
    ]
    avis = give_avis(items, scoring)
    assert avis.said == []
    assert avis.feared == [
        "3 exigences bloquantes ne sont pas acquises : si 2 d'entre elles n'étaient pas satisfaites, l'avis serait "
        "« Défavorable en l'état ».",
        "1 exigence majeure n'est pas acquise : si elle n'était pas satisfaite, l'avis serait au mieux « Favorable "
        "avec recommandations ».",
    ]
    assert [risk.rules for risk in avis.risks] == [("OPN-000", "OPN-001", "OPN-002"), ("OPN-009",)]


def test_one_blocking_violation_known_leaves_one_more_to_fear(scoring):
    unknown = [judged("blocking", "undetermined", OPEN, rule_id=f"OPN-00{n}") for n in range(2)]
    items = [*_many(40), judged("blocking", "violated"), *unknown]
    avis = give_avis(items, scoring)
    assert (avis.level, avis.floor, avis.ceiling) == ("none", WORST, FAIR)
    assert avis.feared[0] == (
        "2 exigences bloquantes ne sont pas acquises : si une seule d'entre elles n'était pas satisfaite, l'avis "
        "serait « Défavorable en l'état »."
    )


def test_a_violated_rule_that_may_be_partial_counts_on_both_sides_by_one_definition(scoring):
    items = [*_many(60), judged("blocking", "violated", ["partial", "violated"], rule_id="MAY-001")]
    avis = give_avis(items, scoring)
    assert (avis.level, avis.floor, avis.ceiling) == (FAIR, FAIR, GOOD)
    assert avis.said == [
        "1 exigence bloquante n'est satisfaite qu'en partie (MAY-001) : l'avis ne peut dépasser « Favorable avec "
        "recommandations »."
    ]
    assert avis.risks[0].rules == ("MAY-001",)


def test_what_may_still_be_worse_than_partial_is_not_said_to_be_partial(scoring):
    items = [*_many(60), judged("blocking", "violated", ["partial", "violated"], rule_id="MAY-001")]
    (reason,) = give_avis(items, scoring).reasons
    overall = score_of(items, scoring)
    assert reason_in_words(reason, overall, scoring, established={"OKS-001"}).fr == (
        "1 exigence bloquante n'est satisfaite qu'en partie, au mieux (MAY-001) : l'avis ne peut dépasser « Favorable "
        "avec recommandations »."
    )
    level = reason_in_words(reason, overall, scoring, {"MAY-001"}, Statement.ESTIMATE).fr
    assert level.endswith("qu'en partie (MAY-001) : le niveau ne peut dépasser « Favorable avec recommandations ».")


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (7, "BAD-000, BAD-001, BAD-002, BAD-003, BAD-004, BAD-005, BAD-006"),
        (8, "BAD-000, BAD-001, BAD-002, BAD-003, BAD-004, BAD-005 et 2 autres"),
    ],
)
def test_a_reason_lists_the_first_of_many_rules(count, listed, scoring):
    items = [judged("blocking", "violated", rule_id=f"BAD-{number:03d}") for number in range(count)]
    assert f"({listed})" in give_avis(items, scoring).said[0]


def test_a_risk_is_never_said_to_go_below_what_is_proven(scoring):
    items = [*_many(40), *_many(2, "blocking", "undetermined", OPEN)]
    avis = give_avis(items, scoring, proven=AvisLevels(AvisLevel.FAVOURABLE_WITH_RESERVATIONS, AvisLevel.FAVOURABLE))
    assert "« Défavorable en l'état »" not in avis.feared[0]


def test_what_only_holds_together_is_said(scoring):
    items = [*_many(40), *_many(2, "major", "undetermined", OPEN)]
    proven = AvisLevels(AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS, AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS)
    assert give_avis(items, scoring, proven).said == [
        "Prises ensemble, les réponses données ne permettent pas mieux que « Favorable avec recommandations »."
    ]


def test_nothing_known_is_no_avis_at_this_stage(scoring):
    avis = give_avis([judged("major", "undetermined", OPEN)], scoring)
    assert (avis.level, avis.floor, avis.ceiling) == ("none", WORST, BEST)


@pytest.mark.parametrize("items", [[], [judged("blocking", "not_applicable")]])
def test_where_no_rule_applies_there_is_no_avis(items, scoring):
    avis = give_avis(items, scoring)
    assert (avis.level, avis.floor, avis.ceiling, avis.certain) == ("none", "none", "none", True)
    assert avis.said == avis.feared == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "cap", "best": "unfavourable"},
        {"limit": "score"},
        {"limit": "score", "best": "favourable"},
        {"limit": "score", "best": "none"},
        {"limit": "together", "best": "unfavourable", "rules": ["GOV-001"]},
        {"limit": "score", "best": "unfavourable", "needed": 1},
        {
            "limit": "cap",
            "best": "unfavourable",
            "severity": "blocking",
            "outcome": "violated",
            "rules": ["GOV-001"],
            "needed": 2,
        },
    ],
)
def test_a_reason_that_lacks_what_it_is_about_is_refused(wrong):
    with pytest.raises(ValidationError):
        AvisReason.model_validate(wrong)
