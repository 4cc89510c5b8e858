"""The synthesis says what a reader of four pages needs: why, what is not known, who acts, by when, on what grounds."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from audit.model.answer import AnswerState, CellRef
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.result.findings import Criterion
from audit.model.rule import Confidence, OutcomeKind, OwnerRole, Severity
from audit.model.synthesis import Answerable, CostFigures, CostLine, MilestoneLine, SynthesisFrame
from audit.model.synthesis_settings import SynthesisGroup, SynthesisLengths, SynthesisTheme
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.bibliography import Bibliography
from audit.reporting.view import ReportView
from tests.every_page import fictitious
from tests.sample_result import sample_result

A_TEXT = Text(fr="Texte", en="Text")
THEMES = (
    SynthesisTheme(id="decides", title=Text(fr="Qui décide", en="Who decides")),
    SynthesisTheme(id="drift", title=Text(fr="Dérive", en="Drift")),
)


def _group(name, theme, *rules, diagnosis=None):
    title = Text(fr=f"Groupe {name}", en=f"Group {name}")
    return SynthesisGroup(id=name, theme=theme, title=title, rules=rules, diagnosis=diagnosis)


GROUPS = (
    _group("team", "decides", "GOV-007"),
    _group("owner", "decides", "GOV-001"),
    _group("contracts", "decides", "FIN-009"),
    _group("drift", "drift", "FIN-002", "PLA-004"),
)


def _day(name, value, state=AnswerState.ANSWERED):
    return Fact(name, ValueType.DATE, state if value is None else AnswerState.ANSWERED, value)


def _money(name, value):
    state = AnswerState.UNKNOWN if value is None else AnswerState.ANSWERED
    return Fact(name, ValueType.MONEY, state, None if value is None else Decimal(value))


def _frame(**changes):
    frame = SynthesisFrame(
        decision=Text(fr="Continuer ou non.", en="Whether to go on."),
        answerable=(),
        themes=THEMES,
        groups=GROUPS,
        lengths=SynthesisLengths(),
    )
    return replace(frame, **changes)


def _synthesis(language=Language.FR, result=None, **changes):
    return synthesis_of(ReportView(replace(result or sample_result(), synthesis=_frame(**changes)), language))


@cache
def _sample():
    return _synthesis()


def test_findings_of_one_group_are_one_and_severity_decides_the_order():
    # PLA-004 and GOV-001 are blocking and violated; FIN-002 and GOV-007 major; FIN-009 minor and partial. The group
    # "drift" holds one blocking and one major finding, "owner" one blocking: the same gravity, and the weight of rules
    # orders GOV-001 before PLA-004.
    found = [(one.group, one.severity, one.rules) for one in _sample().findings]
    assert found == [
        ("owner", Severity.BLOCKING, ("GOV-001",)),
        ("drift", Severity.BLOCKING, ("PLA-004", "FIN-002")),
        ("team", Severity.MAJOR, ("GOV-007",)),
        ("contracts", Severity.MINOR, ("FIN-009",)),
    ]
    assert [one.number for one in _sample().findings] == [1, 2, 3, 4]


def test_a_group_lists_the_cells_of_every_fact_of_all_its_findings():
    drift = _sample().findings[1]
    assert set(drift.cells) == {
        *(CellRef(sheet="Jalons", cell=f"C{row}") for row in range(6, 18)),
        CellRef(sheet="Projet", cell="E11"),
        CellRef(sheet="Budget", cell="E5"),
        CellRef(sheet="Budget", cell="E6"),
    }
    assert drift.places == ("Jalons!C6:C17", "Projet!E11", "Budget!E5:E6")


def test_a_group_takes_the_name_of_its_diagnosis_only_when_that_is_established_and_rests_on_one_of_its_findings():
    result = sample_result()
    known = result.diagnoses[0]
    groups = (_group("owner", "decides", "GOV-001", diagnosis=known.diagnosis), *GROUPS[2:])
    for state, rules, expected in (
        (DiagnosisState.PRESENT, ("GOV-001",), known.title.fr),
        (DiagnosisState.POSSIBLE, ("GOV-001",), "Groupe owner"),
        (DiagnosisState.PRESENT, ("FIN-002",), "Groupe owner"),
    ):
        changed = replace(result, diagnoses=(replace(known, state=state, rules=rules),))
        found = next(one for one in _synthesis(result=changed, groups=groups).findings if one.group == "owner")
        assert found.title == expected
        assert (found.diagnosis is None) == (expected == "Groupe owner")


def test_what_does_not_fit_is_told_as_left_to_the_annex():
    short = _synthesis(lengths=SynthesisLengths(most_groups=2, most_sentences=1, most_reasons=1, most_actions=2))
    assert [one.group for one in short.findings] == ["owner", "drift"]
    assert [one.rule for one in short.findings[1].told] == ["PLA-004"]
    assert [one.rule for one in short.findings[1].others] == ["FIN-002"]
    assert short.more == (("Groupe team", "1 constat"), ("Groupe contracts", "1 constat"))
    assert len(short.reasons) == 1
    assert [step.number for step in short.first_steps] == [1, 2]


def test_reasons_are_the_grouped_findings_in_their_order_with_the_findings_that_they_rest_on():
    synthesis = _sample()
    reasons = synthesis.reasons
    assert [(one.title, one.group) for one in reasons] == [(one.title, one.group) for one in synthesis.findings]
    assert [one.references for one in reasons] == [
        "constat GOV-001",
        "2 constats\u00a0: PLA-004, FIN-002",
        "constat GOV-007",
        "constat FIN-009",
    ]
    assert reasons[0].sentence.startswith("Nombre de responsables désignés pour l'ensemble du projet")
    assert not any(one.rule in one.sentence for one in reasons)


def test_a_rule_that_may_be_met_in_part_says_so_in_its_badge():
    result = sample_result()
    findings = tuple(replace(one, may_be_partial=one.rule == "GOV-001") for one in result.findings)
    changed = replace(result, findings=findings)
    assert (
        _synthesis(result=changed).findings[0].told[0].badge
        == "Bloquant · Non respectée, ou respectée en partie seulement"
    )
    assert _synthesis(Language.EN, changed).findings[0].told[0].badge == "Blocking · Not met, or only partly met"
    assert _sample().findings[0].told[0].badge == "Bloquant · Non respectée"


def _people(count, name=None):
    counted = Fact("n", ValueType.INTEGER, AnswerState.ANSWERED, Decimal(count), cells=(CellRef(sheet="G", cell="E5"),))
    named = Fact("name", ValueType.TEXT, AnswerState.BLANK)
    return _synthesis(answerable=(Answerable(OwnerRole.PROJECT_OWNER, name, counted, (counted, named)),)).accountable


def test_several_who_are_not_counted_exactly_are_said_to_be_at_least_so_many():
    for low, excluded, words in (
        (2, False, "pas une seule personne (au moins 2, selon le questionnaire)"),
        (1, True, "pas une seule personne (au moins 2, selon le questionnaire)"),
        (1, False, "nom non établi"),
    ):
        counted = Fact("n", ValueType.INTEGER, AnswerState.PARTLY_ANSWERED, low=Decimal(low), low_excluded=excluded)
        named = Fact("name", ValueType.TEXT, AnswerState.BLANK)
        asked = Answerable(OwnerRole.PROJECT_OWNER, None, counted, (counted, named))
        (person,) = _synthesis(answerable=(asked,)).accountable
        assert person.words.replace("\xa0", " ").startswith(words)


@pytest.mark.parametrize(
    ("count", "name", "expected"),
    [
        (1, "Camille Exemple", "Camille Exemple"),
        (2, None, "pas une seule personne (2 désignées, selon le questionnaire)"),
        (0, None, "personne n'est désigné"),
        (1, None, "nom non établi (non renseigné)"),
    ],
)
def test_who_answers_for_the_project_is_named_or_said_not_to_be(count, name, expected):
    (person,) = _people(count, name)
    assert person.words.replace("\u202f", " ").replace("\u00a0", " ") == expected
    assert person.role_words == "Responsable du projet"
    assert person.cells == (CellRef(sheet="G", cell="E5"),)


def test_sources_stand_once_with_short_titles_and_findings_refer_to_their_numbers():
    numbers = {entry.source: entry.number for entry in _sample().bibliography}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    for one in _sample().findings:
        for source in one.sources:
            assert {numbers[citation.partition("/")[0]] for citation in source.citations} == {source.number}
    cited = {source.words for one in _sample().findings for source in one.sources}
    assert "CCAG-TIC 2021, chap. 7" in cited
    assert any(words.endswith("recommandation n°\u00a04") for words in cited)


def _cited(place, confidence):
    return Criterion(
        citation=f"COUR{place}", title=A_TEXT, text=A_TEXT, url="", confidence=confidence, later_than_review=False
    )


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ({"": Confidence.PRIMARY}, "texte lu"),
        ({"/T1": Confidence.PRIMARY}, "passage lu"),
        ({"/T1": Confidence.PRIMARY, "/T2": Confidence.PRIMARY}, "passages lus"),
        ({"/T1": Confidence.SECONDARY, "/T2": Confidence.SECONDARY}, "source secondaire"),
        (
            {"/F10": Confidence.SECONDARY, "/F3": Confidence.SECONDARY, "/T1": Confidence.PRIMARY},
            "passage lu, sauf F3, F10 : source secondaire",
        ),
        (
            {
                "/A": Confidence.INFERENCE,
                "/T1": Confidence.PRIMARY,
                "/T2": Confidence.PRIMARY,
                "/Z": Confidence.SECONDARY,
            },
            "passages lus, sauf Z : source secondaire ; A : déduction",
        ),
    ],
)
def test_a_source_says_how_each_of_its_places_was_read(cited, expected):
    bibliography = Bibliography(Language.FR)
    bibliography.add([_cited(place, confidence) for place, confidence in cited.items()])
    (entry,) = bibliography.entries()
    assert entry.reading.replace("\u202f", " ").replace("\u00a0", " ") == expected


def _milestones():
    return (
        MilestoneLine("Ouverture", _day("a", date(2026, 1, 1)), _day("b", date(2026, 3, 2)), False, False),
        MilestoneLine("Pilote", _day("a", date(2025, 1, 1)), _day("b", date(2025, 1, 1)), True, False),
        MilestoneLine("Application", _day("a", date(2025, 6, 1)), _day("b", None, AnswerState.UNKNOWN), None, False),
        MilestoneLine("Abandon", None, _day("b", date(2024, 2, 1)), False, True),
    )


def test_milestones_keep_what_is_not_known_of_them_and_are_late_only_when_that_is_known():
    result = replace(sample_result(), review_date=date(2026, 4, 1))
    chart = _synthesis(result=result, milestones=_milestones()).milestones
    told = {one.label: (one.slip, one.slip_words, one.state, one.overdue) for one in chart.milestones}
    assert [one.label for one in chart.milestones] == ["Abandon", "Pilote", "Application", "Ouverture"]
    assert told == {
        "Ouverture": (60, "+60\u00a0jours", "date dépassée", True),
        "Pilote": (0, "date initiale tenue", "atteint", False),
        "Application": (None, "écart non connu", "état non connu", False),
        "Abandon": (None, "écart non connu", "abandonné", False),
    }
    application = next(one for one in chart.milestones if one.label == "Application")
    assert application.current is None
    assert "ne sait pas" in application.current_words
    assert chart.headline.startswith("1 jalon sur 2 dont l'écart est connu a glissé\u00a0: Ouverture")


def test_a_milestone_that_the_baseline_has_not_or_that_was_given_up_has_no_slip_to_know():
    lines = (
        MilestoneLine("Ajouté", _day("a", None, AnswerState.NOT_APPLICABLE), _day("b", date(2026, 1, 1)), False, False),
        MilestoneLine("Retiré", _day("a", date(2026, 2, 1)), _day("b", None, AnswerState.UNKNOWN), False, True),
        MilestoneLine("Ignoré", _day("a", date(2026, 3, 1)), _day("b", None, AnswerState.UNKNOWN), False, False),
    )
    told = {one.label: one.slip_words for one in _synthesis(milestones=lines).milestones.milestones}
    assert told == {"Ajouté": "sans objet", "Retiré": "sans objet", "Ignoré": "écart non connu"}


def test_milestones_and_costs_give_the_cells_of_their_days_and_amounts():
    initial, current = (
        replace(_day(name, date(2026, 1, day)), cells=(CellRef(sheet="Jalons", cell=cell),))
        for name, day, cell in (("a", 1, "D7"), ("b", 2, "E7"))
    )
    lines = (MilestoneLine("Ouverture", initial, current, False, False),)
    cost = replace(_money("i", 5), cells=(CellRef(sheet="Finances", cell="E5"),))
    synthesis = _synthesis(milestones=lines, costs=CostFigures(cost, _money("f", 6), None))
    assert synthesis.milestones.places == ("Jalons!D7:E7",)
    assert synthesis.costs.places == ("Finances!E5",)


def test_a_drawing_of_many_milestones_keeps_the_greatest_slips_in_the_order_of_their_days():
    chart = _synthesis(milestones=_milestones(), lengths=SynthesisLengths(most_milestones=1)).milestones
    assert [one.label for one in chart.drawn] == ["Ouverture"]
    assert len(chart.milestones) == 4


def test_costs_are_measured_against_the_initial_baseline():
    line = CostLine(Text(fr="Conseil", en="Consulting"), Decimal(100), None, Decimal(0))
    costs = CostFigures(_money("i", 40_000_000), _money("f", 50_000_000), _money("s", None), (line,), complete=False)
    chart = _synthesis(costs=costs).costs
    assert (chart.total.drift_words.replace("\u202f", " ").replace("\u00a0", " ")) == "+25 %"
    assert "ne sait pas" in chart.total.spent_words
    assert chart.categories[0].drift_words == "non connu"
    assert chart.categories[0].forecast is None
    assert "n'est pas déclaré complet" in chart.note
    assert "n'est pas déclaré complet" not in _synthesis(costs=replace(costs, complete=True)).costs.note


@pytest.mark.parametrize(
    ("amounts", "complete", "said"),
    [
        ([(30, 40), (10, 10)], True, ""),
        ([(300, 40), (10, 10)], True, "totalisent 310 M€ au référentiel initial, et le coût complet y est de 40 M€"),
        ([(30, 40), (10, 11)], True, "totalisent 51 M€ à l'achèvement, et le coût complet prévu est de 50 M€"),
        ([(30, None), (10, 11)], True, ""),  # the sum is not known
        ([(30, 40), (5, 5)], False, ""),  # lines may lack
        (
            [(60, None), (None, 10)],
            True,
            "connues totalisent déjà 60 M€ au référentiel initial, et le coût complet y est",
        ),
        (
            [(30, 60), (10, 10)],
            False,
            "connues totalisent déjà 70 M€ à l'achèvement, et le coût complet prévu est de 50",
        ),
    ],
)
def test_it_is_said_where_the_categories_do_not_add_up_to_the_whole(amounts, complete, said):
    names = ("Conseil", "Développement")
    lines = tuple(
        CostLine(Text(fr=name, en=name), *(None if one is None else Decimal(one) * 10**6 for one in both), Decimal(0))
        for name, both in zip(names, amounts, strict=True)
    )
    costs = CostFigures(_money("i", 40_000_000), _money("f", 50_000_000), None, lines, complete=complete)
    note = _synthesis(costs=costs).costs.note.replace("\u00a0", " ").replace("\u202f", " ")
    assert said in note
    assert ("totalisent" in note) == bool(said)


def test_without_dates_or_amounts_there_is_nothing_to_draw():
    nothing = (MilestoneLine("Jalon", _day("a", None, AnswerState.BLANK), None, None, None),)
    costs = CostFigures(_money("i", None), _money("f", None), None)
    assert _synthesis(milestones=nothing, costs=costs).milestones is None
    assert _synthesis(milestones=nothing, costs=costs).costs is None


def test_a_result_that_does_not_say_is_grouped_by_axis():
    synthesis = synthesis_of(ReportView(replace(sample_result(), synthesis=None), Language.EN))
    assert synthesis.decision is None
    assert synthesis.accountable == ()
    assert {one.title for one in synthesis.findings} == {"Governance", "Schedule", "Finance"}


def test_both_languages_say_the_same_things():
    def shape(value):
        if is_dataclass(value):
            return [shape(getattr(value, item.name)) for item in fields(value)]
        if isinstance(value, tuple):
            return [shape(item) for item in value]
        return type(value).__name__

    costs = CostFigures(_money("i", 1), _money("f", 2), _money("s", 1))
    french, english = (
        _synthesis(language, milestones=_milestones(), costs=costs) for language in (Language.FR, Language.EN)
    )
    assert shape(french) == shape(english)


def test_the_plan_is_told_by_phases_with_numbers_that_the_findings_refer_to():
    numbers = {step.number for phase in _sample().phases for step in phase.steps}
    assert numbers
    for one in _sample().findings:
        assert set(one.steps) <= numbers
    assert OutcomeKind.VIOLATED is _sample().findings[0].outcome


@pytest.mark.parametrize("language", list(Language))
def test_the_decision_of_an_experiment_is_the_next_go_live_with_its_day(language):
    """By hand: of the fictitious project, the next milestone that serves users is due on 18 December 2026."""
    decision = fictitious().result.synthesis.decision.to(language)
    day = {Language.FR: "prévue le 18 décembre 2026", Language.EN: "due on 18 December 2026"}[language]
    assert day in decision.replace("\u00a0", " ")
    assert "Paiement et extension à douze départements" in decision


def test_what_a_group_only_mentions_is_said_as_it_was_found_and_never_as_it_is_required():
    others = [
        one for group in synthesis_of(ReportView(fictitious().result, Language.FR)).findings for one in group.others
    ]
    (removed,) = (one for one in others if one.rule == "PLA-032")
    # The answer is "Partiellement", which its question also gives to a list without recalculation.
    said, _, comment = removed.brief.replace("\u00a0", " ").partition(" Commentaire de la réponse : ")
    assert said.endswith("L'évaluation de la valeur attendue ne tient pas compte de tous ces retraits.")
    quoted = "L'abandon de l'application mobile est consigné ; la valeur attendue n'a pas été recalculée."
    assert comment.replace("\u202f", " ") == f"« {quoted} » (Planning!I48)"
    assert all(one.brief != one.title for one in others)
