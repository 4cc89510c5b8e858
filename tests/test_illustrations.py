"""The drawings of the annex: what they say is worked out by hand; nothing overlaps, whatever there is to draw."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from audit.declarations.folders import shipped_folder
from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.outside_figures import DriftClass, DriftQuantile
from audit.model.outside_view import CostPlace, EndPlace, OutsideView, Silence
from audit.model.questionnaire import ReviewType
from audit.model.result.diagnosed import OutsideWordsSaid
from audit.model.result.planned import Phase, PlanShown
from audit.model.rule import Axis, OutcomeKind, OwnerRole, Severity
from audit.model.synthesis import (
    RiskLine,
    RiskLines,
    SpendingLine,
    SpendingLines,
    StaffLine,
    StaffLines,
    SynthesisFrame,
)
from audit.model.synthesis_settings import SynthesisLengths
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.drawn_labels import label_lines
from audit.reporting.html import render_html
from audit.reporting.illustrations.axis_weather import axis_weather
from audit.reporting.illustrations.comparable_place import comparable_place
from audit.reporting.illustrations.gather import illustrations_of
from audit.reporting.illustrations.model import draw
from audit.reporting.illustrations.plan_calendar import plan_calendar
from audit.reporting.illustrations.risk_matrix import risk_matrix
from audit.reporting.illustrations.spending_curve import spending_curve
from audit.reporting.illustrations.staff_shares import staff_shares
from audit.reporting.view import ReportView
from tests.document_results import many
from tests.drawn_boxes import LABELS, overlaps
from tests.every_page import LATER, fictitious, shipped_tool
from tests.installed_programs import needs_chromium
from tests.sample_result import sample_result
from tests.test_reporting_html import Page, contrast

FR, EN = Language.FR, Language.EN
LONG = (
    "Réécriture de l'interface de paiement avec l'application comptable de l'État, reportée après les élections de "
    "l'an 2027"
)
NAMES = ("axis_weather", "comparable_place", "plan_calendar", "risk_matrix", "spending_curve", "staff_shares")


def _number(name, value, state=AnswerState.UNKNOWN):
    cells = (CellRef(sheet="Tableau", cell=f"C{name + 5}"),)
    if value is None:
        return Fact(f"t/{name}/c", ValueType.NUMBER, state, None, cells=cells)
    return Fact(f"t/{name}/c", ValueType.NUMBER, AnswerState.ANSWERED, Decimal(value), cells=cells)


def _view(language=FR, result=None, **frame):
    made = SynthesisFrame(
        decision=Text(fr="Décider.", en="Decide."),
        answerable=(),
        themes=(),
        groups=(),
        lengths=SynthesisLengths(),
        **frame,
    )
    return ReportView(replace(result or sample_result(), synthesis=made), language)


def _risks(*places, labels=("Risque",), complete=True):
    lines = (
        RiskLine(labels[number % len(labels)], _number(number, likelihood), _number(number, impact))
        for number, (likelihood, impact) in enumerate(places)
    )
    return RiskLines(tuple(lines), (1, 4), (1, 4), complete)


def _staff(*posts, functions=("Réalisation", "Pilotage"), complete=True):
    lines = (
        StaffLine(None if function is None else Text(fr=function, en=function), in_house, _number(number, fte))
        for number, (function, in_house, fte) in enumerate(posts)
    )
    return StaffLines(tuple(lines), tuple(Text(fr=name, en=name) for name in functions), complete)


def _day(number, day):
    state = AnswerState.BLANK if day is None else AnswerState.ANSWERED
    return Fact(f"t/{number}/d", ValueType.DATE, state, day)


def _spending(*lines, complete=True):
    """Return lines of a day, then what was planned, committed, spent and is forecast."""
    made = (
        SpendingLine(_day(at, day), *(_number(at, amount, AnswerState.BLANK) for amount in amounts))
        for at, (day, *amounts) in enumerate(lines)
    )
    return SpendingLines(tuple(made), complete)


def test_a_spending_curve_has_a_gap_where_an_amount_is_not_known_and_never_a_zero():
    found = spending_curve(
        _view(
            result=replace(sample_result(), review_date=date(2026, 6, 30)),
            spending=_spending(
                (date(2026, 12, 31), 4_000_000, None, None, 3_500_000),
                (date(2023, 12, 31), 1_000_000, 900_000, 500_000, None),  # in any order
                (date(2024, 12, 31), 2_000_000, None, None, None),
                (date(2025, 12, 31), 3_000_000, 2_900_000, 2_500_000, None),
                (None, 9_000_000, None, None, None),  # of no known day: not drawn
            ),
        )
    )
    runs = {one.look: [len(run) for run in one.runs] for one in found.shapes["series"]}
    assert runs == {"dashed": [4], "dotted": [1, 1], "solid": [1, 1], "chain": [1]}
    # Marks at 0, 1, 2, 3 and 4 million; the scale is 220 high, and its foot at 264.
    assert [words for words, _ in found.shapes["amounts"]] == ["0", "1", "2", "3", "4"]
    spent = next(one for one in found.shapes["series"] if one.look == "solid")
    assert [round(run[0][1], 6) for run in spent.runs] == [Decimal("236.5"), Decimal("126.5")]
    spoken = " ".join(found.headline.split())
    assert spoken == (
        "Au 31 décembre 2025, les dépenses atteignent 2,5 M€, pour une prévision initiale de 3 M€ à cette date. "
        "C'est 16,7 % de moins que prévu : la courbe ne dit pas si c'est un retard des travaux ou une économie."
    )
    assert "1 ligne sans date connue n'est pas dessinée." in found.notes
    assert [row[0] for row in found.table.rows] == [f"31 décembre {year}" for year in (2023, 2024, 2025, 2026)]
    assert found.table.rows[1][2] == "non renseigné"  # of the past: nobody said
    assert found.table.rows[3][2:4] == ("—", "—")  # of a day to come: nothing is committed or spent yet
    assert found.table.rows[0][4] == "—"  # what is forecast now is of days to come


def test_the_latest_spending_without_a_planned_amount_is_not_compared():
    found = spending_curve(_view(EN, spending=_spending((date(2025, 6, 30), None, None, 10, None), complete=False)))
    assert "the amount initially planned by that date is not known" in found.headline
    assert "not declared complete" in found.notes[-1]
    nothing = _spending((date(2025, 6, 30), None, None, None, None))
    assert spending_curve(_view(spending=nothing)) is None
    assert spending_curve(_view(spending=_spending((None, 1, 1, 1, 1)))) is None


def test_no_crisis_is_asked_for_the_spending_schedule_nor_for_more_than_45_questions():
    bank = shipped_tool().declarations.bank
    table = bank.roles.spending.table
    for review in ReviewType:
        asked = bank.questionnaire(review)
        assert any(one.id == table for one in asked.tables) is (review is not ReviewType.CRISIS)
    assert len(bank.questionnaire(ReviewType.CRISIS).questions) <= 45
    assert next(one for one in bank.tables if one.id == table).optional


@pytest.mark.slow
def test_the_spending_schedule_of_the_examples_says_what_their_answers_say():
    for audit in (fictitious(), shipped_tool().audit(shipped_tool().read(LATER))):
        frame = audit.result.synthesis
        last = [line for line in frame.spending.lines if line.spent.value is not None][-1]
        assert last.spent.value == frame.costs.spent.value
        assert frame.spending.lines[-1].planned.value == frame.costs.initial.value
        assert frame.spending.lines[-1].forecast.value == frame.costs.forecast.value
        assert audit.result.incoherences == ()


def test_risks_stand_by_impact_then_likelihood_with_their_lines_and_those_without_a_degree_have_no_place():
    found = risk_matrix(_view(risks=_risks((1, 2), (4, 4), (None, 4), (2, 4), (4, 4), labels="abcde")))
    # Impact 4: b and e (likelihood 4), then d (2); impact 2: a; c has no likelihood and comes last.
    assert [row[:2] for row in found.table.rows] == [("2", "b"), ("5", "e"), ("4", "d"), ("1", "a"), ("3", "c")]
    assert found.table.rows[4][2:] == ("«\u00a0ne sait pas\u00a0»", "4")
    cells = {cell.numbers: cell.count for cell in found.shapes["cells"]}
    assert cells == {"lignes 2, 5": 2, "ligne\u00a04": 1, "ligne\u00a01": 1}
    assert found.headline == "4 risques cotés. 3 ont l'impact le plus élevé (4)."
    assert found.notes == ("1 risque n'est pas placé, sa probabilité ou son impact n'étant pas connu (ligne\u00a03).",)
    assert found.places == ("Tableau!C5:C9",)


def test_risks_of_no_known_degree_are_told_and_not_drawn():
    found = risk_matrix(_view(EN, risks=_risks((None, 2), (3, None), complete=False)))
    assert found.headline.startswith("None of the 2 risks of the table is placed")
    assert not found.shapes
    assert not draw(found, EN)
    assert found.notes == ("The table of risks is not declared complete: some may be missing.",)


def test_a_scale_too_long_to_look_at_is_not_drawn():
    wide = replace(_risks((1, 2)), likelihoods=(0, 10**9))
    assert risk_matrix(_view(risks=wide)).shapes == {}


def test_shares_of_staff_are_those_of_full_time_equivalents():
    build = [("Réalisation", employer, fte) for employer, fte in ((False, 6), (True, "1.5"), (None, "0.5"))]
    found = staff_shares(_view(EN, staff=_staff(("Pilotage", True, 3), *build)))
    # Build: 6 + 1.5 + 0.5 = 8, of which 1.5 / 8 = 18.75 %, 75 % and 6.25 %. Whole: 11, 4.5 (40.9 %), 6 (54.5 %).
    assert found.headline == "A team of 11\u00a0FTE: 40.9% in-house, 54.5% external."
    build, steering, whole = found.shapes["bars"]
    assert (build.lines, steering.lines, whole.lines) == (("Réalisation",), ("Pilotage",), ("Whole team",))
    assert build.in_house == Decimal(260) * Decimal("0.1875")
    assert build.outside == Decimal(260) * Decimal("0.75")
    assert (steering.in_house, steering.outside) == (260, 0)
    assert [row[0] for row in found.table.rows] == ["Réalisation", "Pilotage", "Whole team"]


def test_no_share_is_given_of_a_function_that_has_a_post_of_unknown_size():
    found = staff_shares(
        _view(
            staff=_staff(("Pilotage", True, 3), ("Réalisation", False, 6), ("Réalisation", True, None), (None, True, 1))
        )
    )
    bars = {bar.lines: (bar.in_house, bar.outside) for bar in found.shapes["bars"]}
    assert bars[("Réalisation",)] == (None, None)
    assert bars[("Ensemble",)] == (None, None)
    assert bars[("Pilotage",)] == (260, 0)
    assert bars[("Fonction non connue",)] == (260, 0)
    assert "n'est pas établie" in found.headline
    assert "%" not in found.headline
    assert "%" not in "".join(found.table.rows[0])


def test_risks_and_team_are_read_from_the_tables_of_the_example():
    frame = fictitious().result.synthesis
    # As the workbook has them: eight risks, rated from 1 to 4, all of them; posts of 34.2 full-time equivalents.
    assert len(frame.risks.lines) == 8
    assert (frame.risks.likelihoods, frame.risks.impacts, frame.risks.complete) == ((1, 4), (1, 4), True)
    assert sum(line.fte.value for line in frame.staff.lines) == Decimal("34.2")
    names = ["Steering", "Project office (PMO)", "Build", "Testing", "Support", "Other"]
    assert [name.en for name in frame.staff.functions] == names
    assert {line.in_house for line in frame.staff.lines} == {True, False}


def test_nothing_is_drawn_of_what_is_not_asked_or_not_filled_in():
    for frame in ({}, {"risks": _risks(), "staff": _staff()}):
        found = illustrations_of(_view(**frame))
        assert (found.risks, found.staff, found.resources) == (None, None, ())
    nothing = replace(sample_result(), actions=(), rules=(), outside=None, findings=())
    found = illustrations_of(ReportView(nothing, FR))
    assert (found.weather, found.place, found.calendar) == (None, None, None)


def _class(count, *quantiles):
    drawn = (DriftQuantile(at=Decimal(at), drift=drift, low=low, high=high) for at, drift, low, high in quantiles)
    return DriftClass(projects=count, closed=0, still_followed=0, quantiles=tuple(drawn))


def _outside(drift, silence=None, count=14):
    reference = _class(
        count,
        ("0.25", Decimal("0.1"), Decimal("-0.2"), Decimal("0.2")),
        ("0.5", Decimal("0.2"), Decimal("0.1"), Decimal("0.4")),
        ("0.75", Decimal("0.3"), Decimal("0.2"), Decimal("0.8")),
    )
    drifts = {quantile.at: quantile.drift for quantile in reference.quantiles} if drift is not None else {}
    above = [at for at, reached in drifts.items() if reached <= drift]
    below = [at for at, reached in drifts.items() if reached > drift]
    cost = CostPlace(
        silence=silence,
        reference=reference,
        drift=drift,
        above=above[-1] if above else None,
        below=below[0] if below else None,
    )
    sentence = (Text(fr="Ces dérives sont des minimums.", en="These drifts are lower bounds."),)
    view = OutsideView(cost=cost, end=EndPlace(silence=Silence.NOT_KNOWN))
    return replace(sample_result(), outside=OutsideWordsSaid(sentence, sentence, sentence, view))


@pytest.mark.parametrize(
    ("drift", "labels", "headline"),
    [
        (
            "0.2",
            ["Le 1er quartile", "La médiane", "Ce projet", "Le 3e quartile"],
            "de 3 repères la contiennent (le 1er quartile, la médiane et le 3e quartile).",
        ),
        ("0.05", ["Ce projet", "Le 1er quartile", "La médiane", "Le 3e quartile"], "d'un repère la contient"),
        ("-0.5", ["Ce projet", "Le 1er quartile", "La médiane", "Le 3e quartile"], "−50\u00a0%, reste sous le 1er"),
        ("5", ["Le 1er quartile", "La médiane", "Le 3e quartile", "Ce projet"], "atteint ou dépasse le 3e quartile"),
        (None, ["Le 1er quartile", "La médiane", "Le 3e quartile"], "La dérive de coût du projet n'est pas connue."),
    ],
)
def test_a_project_stands_among_the_quantiles_that_its_drift_has_reached(drift, labels, headline):
    found = comparable_place(ReportView(_outside(None if drift is None else Decimal(drift)), FR))
    (panel,) = found.shapes["panels"]  # nothing is said of the end
    assert [row.label for row in panel.rows] == labels
    assert headline in found.headline
    assert found.notes == ("Ces dérives sont des minimums.",) * 3  # on the cost, on the end, how far to trust them
    positions = [row.at for row in panel.rows]
    assert positions == sorted(positions)


def test_a_place_that_the_intervals_of_the_marks_hold_is_not_established():
    # Intervals: -0.2 to 0.2, 0.1 to 0.4, 0.2 to 0.8. A drift of 0.15 is in the first two, 0.05 in the first, 5 in none.
    told = [comparable_place(ReportView(_outside(Decimal(drift)), FR)).headline for drift in ("0.15", "0.05", "5")]
    assert told[0] == (
        "La place de la dérive de coût du projet, +15\u00a0%, n'est pas établie\u00a0: les intervalles de confiance de "
        "2 repères la contiennent (le 1er quartile et la médiane)."
    )
    assert told[1] == (
        "La place de la dérive de coût du projet, +5\u00a0%, n'est pas établie\u00a0: l'intervalle de confiance d'un "
        "repère la contient (le 1er quartile)."
    )
    assert "établie" not in told[2]
    assert not any("entre" in one or "sous" in one for one in told[:2])  # nothing that the rest of the sentence denies


def test_risks_of_the_workbook_are_told_with_their_lines_and_who_follows_them():
    audited = fictitious()
    found = risk_matrix(ReportView(audited.result, FR))
    # Sheet « Risques »: eight rows, 7 to 14; row 11 has impact 4 and likelihood 3.
    assert found.table.header[-3:] == ("Responsable", "Traitement", "Dernière revue")
    assert found.table.rows[0][0] == "11"
    assert found.table.rows[0][4] == "Direction de programme"
    assert sorted(int(row[0]) for row in found.table.rows) == list(range(7, 15))


def test_no_place_is_drawn_where_the_outside_view_says_nothing():
    assert comparable_place(ReportView(_outside(Decimal(1), Silence.OTHER_PERIMETER), FR)) is None


def _checked(axis, severity, kind, number):
    rule = sample_result().rules[0]
    return replace(
        rule, rule=f"GOV-{number:03}", axis=axis, severity=severity, outcome=replace(rule.outcome, outcome=kind)
    )


@pytest.mark.parametrize(
    ("rules", "word", "counts"),
    [
        ([], "Sans objet", "aucun constat"),
        ([("minor", "satisfied")], "Aucun constat", "aucun constat"),
        (
            [("minor", "satisfied"), ("blocking", "undetermined")],
            "Non établi",
            "aucun constat ; 1 exigence sur 2 non établie, dont 1 bloquante",
        ),
        (
            [("minor", "violated"), ("major", "undetermined"), ("minor", "undetermined")],
            "Exigence mineure non respectée, au moins",
            "1 mineur ; 2 exigences sur 3 non établies",
        ),
        (
            [("major", "violated"), ("minor", "undetermined")],
            "Exigence majeure non respectée",
            "1 majeur ; 1 exigence sur 2 non établie",
        ),
        (
            [("blocking", "partial"), ("major", "violated")],
            "Exigence bloquante respectée en partie",
            "1 bloquant, 1 majeur",
        ),
        ([("blocking", "partial"), ("blocking", "violated")], "Exigence bloquante non respectée", "2 bloquants"),
    ],
)
def test_the_state_of_an_axis_is_its_gravest_finding_and_never_good_while_something_is_open(rules, word, counts):
    checked = [_checked(Axis.PLANNING, Severity(one), OutcomeKind(kind), at) for at, (one, kind) in enumerate(rules)]
    other = _checked(Axis.SECURITY, Severity.MINOR, OutcomeKind.SATISFIED, 99)
    found = axis_weather(ReportView(replace(sample_result(), rules=(*checked, other)), FR))
    place = list(sample_result().axes).index(Axis.PLANNING)
    assert found.table.rows[place][1] == word
    assert found.table.rows[place][2].replace("\u00a0", " ") == counts
    assert not draw(found, FR)  # words in rows are a table, not a drawing


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        (["either"], "Exigence bloquante non respectée, ou respectée en partie seulement"),
        (["either", "partial"], "Exigence bloquante non respectée, ou respectée en partie seulement"),
        (["either", "violated"], "Exigence bloquante non respectée"),
        (["partial"], "Exigence bloquante respectée en partie"),
    ],
)
def test_the_state_of_an_axis_is_not_graver_than_its_findings(kinds, word):
    either = (OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)  # what answers to come may show
    checked = []
    for at, kind in enumerate(kinds):
        one = _checked(Axis.PLANNING, Severity.BLOCKING, OutcomeKind("violated" if kind == "either" else kind), at)
        possible = either if kind == "either" else (one.outcome.outcome,)
        checked.append(replace(one, outcome=replace(one.outcome, possible=possible)))
    found = axis_weather(ReportView(replace(sample_result(), rules=tuple(checked)), FR))
    assert found.table.rows[list(sample_result().axes).index(Axis.PLANNING)][1] == word


def test_a_bar_begins_when_the_actions_before_it_are_due_and_never_after_it_is_due_itself():
    sample = sample_result()
    first = replace(sample.actions[0], action="a", due=sample.review_date + timedelta(days=10), after=(), parts=())
    second = replace(first, action="b", due=sample.review_date + timedelta(days=40), after=("a",), priority=2)
    third = replace(first, action="c", due=sample.review_date + timedelta(days=5), after=("a",), priority=3)
    found = plan_calendar(
        ReportView(replace(sample, actions=(replace(first, priority=1), second, third), plan=None), FR)
    )
    (band,) = found.shapes["bands"]
    left, right = found.shapes["left"], found.shapes["right"]
    at = [(bar.start, bar.end) for bar in band.bars]
    width = right - left
    assert at == [
        (left, left + width * 10 / 40),
        (left + width * 10 / 40, right),
        (left + width * 5 / 40, left + width * 5 / 40),  # it would begin after it is due: no length
    ]


def test_what_a_long_plan_leaves_out_is_told():
    found = plan_calendar(ReportView(many(60, "Action"), FR))
    (band,) = found.shapes["bands"]
    # 940 units hold a head of 28 and 36 lines of 25, the last of which tells how many are left out.
    assert len(band.bars) == 35
    assert band.count == "60 actions"
    assert band.more == "25 autres actions ne sont pas dessinées\u00a0: voir le tableau du plan"


def test_a_plan_that_fits_is_drawn_whole_and_its_labels_end_with_whole_words():
    found = plan_calendar(ReportView(many(30, "Action"), FR))
    (band,) = found.shapes["bands"]
    assert (len(band.bars), band.more) == (30, "")
    said = "Établir les causes de la dérive"
    (cut,) = label_lines(said, 20, most=1)
    assert cut.endswith("…")
    assert said.startswith(f"{cut[:-1]} ")
    assert label_lines("Anticonstitutionnellement", 10, most=1)[0].endswith("…")  # a word that is too wide is cut


def _drawn(name, label, count, language):
    """Return an illustration with ``count`` items named ``label``."""
    label = label or (label if name == "risk_matrix" else "·")  # only the label of a row may be empty
    text = Text(fr=label or "·", en=label or "·")
    match name:
        case "risk_matrix":
            places = [(number % 4 + 1, None if number % 7 == 6 else (number // 4) % 4 + 1) for number in range(count)]
            one_cell = [(4, 4)] * count
            chosen = one_cell if label == LABELS["short"] else places
            return risk_matrix(_view(language, risks=_risks(*chosen, labels=(label,))))
        case "staff_shares":
            functions = [f"{number} {label}" for number in range(count)]
            posts = [
                (function, (True, False, None)[at % 3], None if at % 5 == 4 else Decimal(10) ** (at % 6))
                for function in (*functions, None)
                for at in range(len(function or "") % 4 + 1)
            ]
            return staff_shares(_view(language, staff=_staff(*posts, functions=functions)))
        case "spending_curve":
            amounts = (None, Decimal(0), Decimal(count) ** 5, Decimal(10) ** 11, Decimal(7))
            lines = [
                (date(2020, 1, 1) + timedelta(days=61 * at), *(amounts[(at + column) % 5] for column in range(4)))
                for at in range(count)
            ]
            if label != LABELS["long"]:
                lines = [(day, 3 * at, 2 * at, at, at) for at, (day, *_) in enumerate(lines)]
            return spending_curve(_view(language, spending=_spending(*lines)))
        case "comparable_place":
            return comparable_place(ReportView(_outside(Decimal(count) if count else None, count=count), language))
        case "plan_calendar":
            made = many(count, label)
            actions = tuple(
                replace(one, owner_name=None if at % 2 else label, owner_role=OwnerRole.DPO, object=text)
                for at, one in enumerate(made.actions)
            )
            return plan_calendar(ReportView(replace(made, actions=actions), language))
    kinds, severities = list(OutcomeKind), list(Severity)
    rules = [_checked(list(Axis)[at % 6], severities[at // 6 % 4], kinds[at % 5], at) for at in range(count * 20)]
    return axis_weather(ReportView(replace(sample_result(), rules=tuple(rules)), language))


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 3, 60])
@pytest.mark.parametrize("label", [*LABELS, "of 120 signs"])
@pytest.mark.parametrize("name", NAMES[1:])
def test_illustrations_never_overlap(browser, name, label, count):
    words = LABELS.get(label, LONG)
    assert label != "of 120 signs" or len(words) >= 118
    for language in Language:
        found = _drawn(name, words, count, language)
        assert overlaps(browser, draw(found, language)) == []
        heights = found.shapes["height"]
        assert heights <= 1000  # of 720: what a page of A4 holds


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("days", [0, 1, 30, 365, 4000])
@pytest.mark.parametrize("phases", [1, 5, 12])
def test_a_calendar_holds_plans_of_any_length(browser, days, phases):
    made = many(60, LONG)
    shown = tuple(
        Phase(f"p{at}", Text(fr=LONG, en=LONG), made.review_date + timedelta(days=days * at // phases))
        for at in range(phases)
    )
    actions = tuple(
        replace(one, phase=f"p{at % phases}", due=made.review_date + timedelta(days=days * at // 60))
        for at, one in enumerate(made.actions)
    )
    plan = PlanShown(Text(fr="Note.", en="Note."), shown, (), None, False)
    found = plan_calendar(ReportView(replace(made, actions=actions, plan=plan), FR))
    assert overlaps(browser, draw(found, FR)) == []
    assert found.shapes["height"] <= 1050


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_every_illustration_has_a_title_a_description_and_its_values_in_words(language, name):
    found = _drawn(name, "Libellé", 3, language)
    if not found.shapes:
        assert name == "axis_weather"
        assert found.table.caption
        return
    (root, first, second) = Page(str(draw(found, language))).elements[:3]
    assert (root[0], root[1]["role"], first[0], second[0]) == ("svg", "img", "title", "desc")
    assert root[1]["aria-labelledby"].split() == [first[1]["id"], second[1]["id"]]
    assert len(found.description) > 30
    assert found.headline
    if found.table is None:
        assert name == "plan_calendar"  # its values are in the tables of the plan, as its description says
    else:
        assert len(found.table.header) == len(found.table.widths)
        assert all(len(row) == len(found.table.header) for row in found.table.rows)


def test_no_element_of_html_ends_a_drawing_before_its_time():
    page = render_html(many(3, LABELS["unbroken"]), FR)
    drawings = re.findall(r"<svg\b.*?</svg>", page, re.DOTALL)
    assert len(drawings) == 4  # scores, milestones, costs, the calendar
    assert not [found for drawing in drawings for found in re.findall(r"<(?:span|p|div|a)\b", drawing)]
    assert '<span class="long">' in page


GROUND = {"#d5dbe3", "#ffffff"}  # the scale, white
EDGED = {"#b9cbe0"}  # a pale bar, always drawn with an edge


@pytest.mark.parametrize("name", NAMES[1:])
def test_what_is_drawn_stands_out_from_its_white_ground(name):
    source = (shipped_folder("reports") / "html" / f"{name}.svg.j2").read_text(encoding="utf-8")
    for element in re.findall(r"<(?:text|path|circle|rect|line)\b.*?>", source):
        colours = set(re.findall(r"#[0-9a-f]{6}", element))
        if EDGED & colours:
            assert "stroke=" in element
        for colour in colours - GROUND - EDGED:
            least = 4.5 if element.startswith("<text") else 3
            assert contrast(colour, "#ffffff") >= least, element
