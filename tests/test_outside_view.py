"""Where a project stands among comparable ones: worked out by hand, and silent where it does not know."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from audit.facts.vocabulary import fact_labels
from audit.model.answer import AnswerState
from audit.model.fact import FactSet
from audit.model.outside_figures import OutsideFigures
from audit.model.outside_view import Silence
from audit.model.text import Language
from audit.outside.comparison import outside_view
from audit.outside.words import OutsideWords
from audit.questionnaire.load import load_question_bank
from tests.fact_sets import facts_with
from tests.rule_files import shipped_vocabulary

REVIEW = date(2026, 6, 30)
INITIAL, CURRENT = "budget.initial", "budget.current_forecast"
START, INITIAL_END, CURRENT_END = "project.start_date", "planning.initial_end", "planning.current_end"
STAFF, OPERATION = "budget.includes_internal_staff", "budget.includes_operation_24_months"
FULL_COST = {STAFF: "yes", OPERATION: "yes"}
COST = {INITIAL: 10_000_000, CURRENT: 11_000_000, **FULL_COST}
# 1000 days planned, then 300 days late: a drift of 30 %.
DATES = {START: "2024-01-01", INITIAL_END: "2026-09-27", CURRENT_END: "2027-07-24"}


def _quantile(at, drift, low, high):
    return {"at": Decimal(at), "drift": Decimal(drift), "low": Decimal(low), "high": Decimal(high)}


def _class(projects, *quantiles, **bounds):
    return {"projects": projects, "closed": 2, "still_followed": 0, "quantiles": quantiles, **bounds}


MANY = [_quantile("0.25", "0.05", "0", "0.1"), _quantile("0.5", "0.1", "0.05", "0.2"),
        _quantile("0.75", "0.3", "0.2", "0.5"), _quantile("0.8", "0.4", "0.3", "0.9")]  # fmt: skip
FIGURES = OutsideFigures.model_validate(
    {
        "schema": "outside_view/1",
        "sources": ["DINUM-PANORAMA"],
        "attribution": {"fr": "données d'exemple", "en": "example data"},
        "first_edition": "2016-11",
        "last_edition": "2021-11",
        "editions": 10,
        "followed_months": 18,
        "confidence": Decimal("0.95"),
        "elapsed_at_first": Decimal("0.5"),
        "cost": {
            "perimeter": {"fr": "coût complet", "en": "full cost"},
            "classes": [
                _class(6, _quantile("0.5", "0.2", "0", "1"), below=9_000_000),
                _class(20, *MANY, at_least=9_000_000, below=50_000_000),
                _class(2, at_least=50_000_000),
            ],
            "all_projects": _class(28, *MANY),
        },
        "duration": {
            "perimeter": {"fr": "durée", "en": "duration"},
            "classes": [_class(20, *MANY, below=5), _class(6, _quantile("0.5", "0.2", "0", "1"), at_least=5)],
            "all_projects": _class(26, *MANY),
        },
    }
)


@cache
def _words():
    return OutsideWords(FIGURES, fact_labels(shipped_vocabulary()))


def _view(given, facts=None):
    roles = load_question_bank().roles.outside_view
    return outside_view(FIGURES, roles, facts or facts_with(given), REVIEW)


def _said(texts, language):
    return [text.to(language).replace("\u00a0", " ").replace("\u202f", " ") for text in texts]


def test_a_cost_stands_between_the_quantiles_around_its_drift():
    place = _view(COST).cost
    assert (place.silence, place.drift, place.above, place.below) == (
        None,
        Decimal("0.1"),
        Decimal("0.5"),
        Decimal("0.75"),
    )
    assert place.reference == FIGURES.cost.classes[1]
    # 10 M€ × 1.1 and × 1.4, and the ends of their intervals.
    assert [(one.at, one.cost, one.low, one.high) for one in place.implied] == [
        (Decimal("0.5"), 11_000_000, 10_500_000, 12_000_000),
        (Decimal("0.8"), 14_000_000, 13_000_000, 19_000_000),
    ]


@pytest.mark.parametrize(
    ("current", "above", "below"),
    [
        (9_000_000, None, "0.25"),
        (10_499_999, None, "0.25"),
        (10_500_000, "0.25", "0.5"),
        (13_999_999, "0.75", "0.8"),
        (14_000_000, "0.8", None),
        (90_000_000, "0.8", None),
    ],
)
def test_a_quantile_is_reached_by_a_drift_that_equals_it(current, above, below):
    place = _view({**COST, CURRENT: current}).cost
    assert (place.above, place.below) == tuple(Decimal(at) if at else None for at in (above, below))


def test_an_implied_cost_has_three_significant_figures():
    # 12,345,678 × 1.1 = 13,580,245.8 and × 1.4 = 17,283,949.2
    place = _view({**COST, INITIAL: 12_345_678}).cost
    assert [one.cost for one in place.implied] == [13_600_000, 17_300_000]


def test_a_small_class_tells_its_median_alone():
    place = _view({**COST, INITIAL: 5_000_000, CURRENT: 5_500_000}).cost
    assert (place.silence, place.above, place.below) == (None, None, Decimal("0.5"))
    assert [(one.at, one.cost) for one in place.implied] == [(Decimal("0.5"), 6_000_000)]


def test_a_class_of_too_few_projects_is_told_with_its_number():
    place = _view({**COST, INITIAL: 50_000_000}).cost
    assert (place.silence, place.implied, place.reference.projects) == (Silence.FEW_PROJECTS, (), 2)
    assert _said(_words().cost(place), Language.FR) == [
        "Il n'y a que 2 projets comparables dont le premier coût publié est d'au moins 50 M€ ; il en faut 5 pour "
        "situer la médiane : rien n'est dit du coût."
    ]


@pytest.mark.parametrize(
    ("projects", "fr", "en"),
    [
        (0, "Il n'y a aucun projet comparable dont", "There is no comparable project whose"),
        (1, "Il n'y a qu'un projet comparable dont", "There is only one comparable project whose"),
        (4, "Il n'y a que 4 projets comparables dont", "There are only 4 comparable projects whose"),
    ],
)
def test_how_few_projects_there_are_is_said_as_people_say_it(projects, fr, en):
    place = _view({**COST, INITIAL: 50_000_000}).cost
    few = place.reference.model_copy(update={"projects": projects})
    (said,) = _words().cost(place.model_copy(update={"reference": few}))
    assert said.fr.startswith(fr)
    assert said.en.startswith(en)


def test_an_end_stands_among_the_drifts_of_duration():
    place = _view(DATES).end
    assert (place.silence, place.drift, place.above, place.below) == (
        None,
        Decimal("0.3"),
        Decimal("0.75"),
        Decimal("0.8"),
    )
    # 27 September 2026 and 100, 50, 200 days; 400, 300, 900 days.
    assert [(one.at, one.end, one.low, one.high, one.is_past) for one in place.implied] == [
        (Decimal("0.5"), date(2027, 1, 5), date(2026, 11, 16), date(2027, 4, 15), False),
        (Decimal("0.8"), date(2027, 11, 1), date(2027, 7, 24), date(2029, 3, 15), False),
    ]


def test_five_years_are_of_the_class_of_five_years_and_more():
    # 1825 days are five years of the panorama; 1824 are less.
    for days, below in ((1824, 5), (1825, None)):
        start, end = date(2020, 1, 1), date.fromordinal(date(2020, 1, 1).toordinal() + days)
        place = _view({START: start.isoformat(), INITIAL_END: end.isoformat(), CURRENT_END: end.isoformat()}).end
        assert place.reference.below == below


def test_an_implied_end_before_the_review_is_past():
    place = _view({START: "2020-01-01", INITIAL_END: "2022-09-27", CURRENT_END: "2027-01-01"}).end
    assert [one.is_past for one in place.implied] == [True, True]


@pytest.mark.parametrize("state", ["unknown", "blank", "not_applicable", "unusable"])
@pytest.mark.parametrize("name", [INITIAL, START, INITIAL_END])
def test_nothing_is_said_without_an_exact_baseline(name, state):
    view = _view({**COST, **DATES, name: {"state": state}})
    place = view.cost if name == INITIAL else view.end
    assert (place.silence, place.lacking, place.reference, place.implied) == (Silence.NOT_KNOWN, (name,), None, ())


@pytest.mark.parametrize("name", [INITIAL, CURRENT])
def test_a_cost_known_within_bounds_is_not_guessed(name):
    facts = facts_with(COST)
    bounded = replace(facts.facts[name], value=None, low=Decimal(10_000_000), high=Decimal(12_000_000))
    place = _view({}, FactSet(facts={**facts.facts, name: bounded}, tables=facts.tables)).cost
    assert bounded.state is AnswerState.ANSWERED
    assert (place.lacking, place.drift, place.above, place.below) == ((name,), None, None, None)
    assert (place.silence is Silence.NOT_KNOWN) is (name == INITIAL)


@pytest.mark.parametrize("name", [CURRENT, CURRENT_END])
def test_without_a_forecast_the_class_is_told_and_the_place_is_not(name):
    view = _view({**COST, **DATES, name: {"state": "unknown"}})
    place = view.cost if name == CURRENT else view.end
    assert (place.silence, place.lacking, place.drift, len(place.implied)) == (None, (name,), None, 2)


def test_a_project_that_answers_nothing_is_told_nothing():
    view = _view({})
    assert (view.cost.silence, view.end.silence) == (Silence.NOT_KNOWN, Silence.NOT_KNOWN)
    assert view.end.lacking == (START, INITIAL_END)
    assert len(_words().whole(view, REVIEW)) == 2  # nothing on figures that are not given


def test_questions_that_a_review_does_not_ask_are_not_known():
    assert _view({}, FactSet(facts={}, tables={})).cost.silence is Silence.NOT_KNOWN


@pytest.mark.parametrize("part", [STAFF, OPERATION])
def test_a_cost_of_another_perimeter_is_not_compared(part):
    place = _view({**COST, part: "no"}).cost
    assert (place.silence, place.lacking, place.drift, place.implied) == (Silence.OTHER_PERIMETER, (part,), None, ())


@pytest.mark.parametrize(("part", "shown"), [("yes", True), ({"state": "unknown"}, False), ({"state": "blank"}, False)])
def test_a_perimeter_that_is_not_shown_is_said(part, shown):
    place = _view({**COST, STAFF: part}).cost
    assert (place.silence, place.perimeter_shown) == (None, shown)
    told = "Les réponses n'établissent pas que le coût du projet a le périmètre des chiffres publiés (coût complet)."
    assert (told in _said(_words().cost(place), Language.FR)) is not shown


@pytest.mark.parametrize("end", ["2024-01-01", "2023-12-31"])
def test_an_end_that_does_not_follow_the_start_is_told(end):
    place = _view({**DATES, INITIAL_END: end}).end
    assert place.silence is Silence.NOT_POSITIVE
    assert _said(_words().end(place), Language.EN) == [
        "Nothing is said of the end date: the initial end is not later than the start of the project."
    ]


def test_the_sentences_on_a_cost():
    assert _said(_words().cost(_view(COST).cost), Language.FR) == [
        "Pour les 20 projets comparables dont le premier coût publié est d'au moins 9 M€ et de moins de 50 M€ "
        "(dont 18 n'étaient pas déclarés achevés à leur dernière parution), la dérive de coût observée est, à la "
        "médiane, de 10 % (entre 5 % et 20 %, à 90 % de confiance) et, au 8e décile, de 40 % (entre 30 % et 90 %).",
        "Partant du coût initial (10 M€), une telle dérive donnerait un coût final de 11 M€ à la médiane et 14 M€ "
        "au 8e décile ; le projet prévoit 11 M€.",
    ]
    assert _said(_words().cost(_view(COST).cost), Language.EN) == [
        "For the 20 comparable projects whose first published cost is at least €9 million and less than €50 "
        "million (18 of them not declared finished when last published), the cost drift observed is, at the "
        "median, 10% (between 5% and 20%, with 90% confidence) and, at the 8th decile, 40% (between 30% and 90%).",
        "From the initial cost (€10 million), such a drift would give a final cost of €11 million at the median "
        "and €14 million at the 8th decile; the project forecasts €11 million.",
    ]


def test_the_sentences_on_an_end():
    assert _said(_words().end(_view(DATES).end), Language.FR)[1:] == [
        "Partant de l'achèvement initial (27 septembre 2026), une telle dérive mènerait à janvier 2027 à la "
        "médiane et novembre 2027 au 8e décile ; le projet prévoit le 24 juillet 2027.",
    ]
    late = {START: "2015-01-01", INITIAL_END: "2021-01-01", CURRENT_END: "2030-01-01"}
    assert _said(_words().end(_view(late).end), Language.EN) == [
        "For the 6 comparable projects whose first published duration is at least 5 years (4 of them not declared "
        "finished when last published), the duration drift observed is, at the median, 20% (between 0% and 100%, "
        "with 90% confidence); 14 projects would be needed to tell the 8th decile.",
        "From the initial end (1 January 2021), such a drift would lead to March 2022 at the median (already "
        "past); the project forecasts 1 January 2030.",
    ]


def test_the_sentences_on_what_is_not_known():
    unknown = {"state": "unknown"}
    assert _said(_words().cost(_view({**COST, INITIAL: unknown}).cost), Language.FR) == [
        "Rien n'est dit du coût, car une valeur exacte manque : « Quel est le coût complet du projet selon le "
        "référentiel initial ? »."
    ]
    assert _said(_words().cost(_view({**COST, CURRENT: unknown}).cost), Language.EN)[1:] == [
        "The project's place is not given, for an exact value is missing: “What is the full cost now forecast at "
        "completion?”.",
        "From the initial cost (€10 million), such a drift would give a final cost of €11 million at the median "
        "and €14 million at the 8th decile.",
    ]
    (told,) = _said(_words().cost(_view({**COST, STAFF: "no"}).cost), Language.FR)
    assert told == (
        "Rien n'est dit du coût : celui du projet ne comprend pas tout ce que comprennent les chiffres publiés "
        "(coût complet), d'après la réponse à « Le coût complet prévu comprend-il le personnel interne ? »."
    )


def test_how_far_to_trust_the_figures_is_said_with_their_source():
    said = _said(_words().about(REVIEW), Language.EN)
    assert len(said) == 2
    assert "when at the median 50% of the planned duration was already over" in said[0]
    assert said[1] == "Calculations of this tool from: example data, 10 editions from November 2016 to November 2021."
    early = _said(_words().about(date(2019, 10, 31)), Language.FR)
    assert early[1] == "Les éditions postérieures à la revue n'étaient pas connues à sa date."


def test_each_language_says_as_much():
    for given in ({}, COST, DATES, {**COST, **DATES}, {**COST, STAFF: "no"}):
        for text in _words().whole(_view(given), REVIEW):
            assert text.fr != text.en
            assert "{" not in text.fr + text.en
