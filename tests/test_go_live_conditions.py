"""What a go-live to come waits for is said in words, with its days, before any other action, and shown in the plan."""

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from audit.loading import load_declarations
from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.result.planned import Phase, PlanShown
from audit.model.rule import OutcomeKind
from audit.model.synthesis import RecommendationLine
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.document import document_of
from audit.reporting.document.model import Bullets, Fields, Paragraph
from audit.reporting.document.one_page import one_page_of
from audit.reporting.earlier_recommendations import is_about, recommendations_told
from audit.reporting.named_days import days_named
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.go_live import (
    MOST_CONDITIONS,
    before_go_live_of,
    condition_words,
    conditions_of,
    due_by_then,
    met_with_a_day_to_come,
)
from audit.reporting.synthesis.go_live_points import MOST_POINTS, go_live_points_of
from audit.reporting.synthesis.steps import kept_steps, step_of
from audit.reporting.terminal import print_summary
from audit.reporting.view import ReportView
from tests.every_page import fictitious

pytestmark = pytest.mark.slow


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _runs(block):
    """Yield the runs of words of paragraphs and bullets."""
    words = block.items if isinstance(block, Bullets) else (block.words,) if isinstance(block, Paragraph) else ()
    return [run for each in words for run in each]


def _view(result=None, language=Language.FR):
    return ReportView(result or fictitious().result, language)


def test_page_one_names_what_the_go_live_waits_for_with_its_days():
    """By hand, of the fictitious project: six actions protect the go-live of 18 December 2026, by roles nobody holds.

    Two requirements are met on 4 December. Four lines of the table of warnings are under way: two of them (the load
    test of 30 November, accessibility, 18 December) are about what actions 18 and 17 establish already, and have a
    person in charge by the workbook. 6 + 2 + 2 = 10. The acceptance record takes five working days, after ten for what
    is corrected: what it accepts is due fifteen working days before 17 December, on the 26th of November.
    """
    how_many, defects, unnamed, to_come, due = map(_plain, before_go_live_of(_view()))
    assert how_many == "Avant la mise en service du 18 décembre 2026, 10 points au moins restent à régler."
    assert defects == (
        "6 répondent à des défauts : matrice d'habilitations (action 9, "
        "16 novembre) ; contrôles contre la fraude et l'erreur (action 16, 26 novembre) ; corrections d'accessibilité "
        "(action 17, 26 novembre) ; test à la charge attendue (action 18, 26 novembre) ; recette à volumes proches de "
        "la production (action 19, 26 novembre) ; procès-verbal de recette (action 22, 17 décembre)."
    )
    assert unnamed == (
        "Le nom du responsable n'est donné pour aucun (une personne est dite nommée pour les actions 17, 18 : "
        "Alertes!F13:F14) : à préciser."
    )
    assert to_come == (
        "2 attendent une date à venir : SEC-001, « […] l'extension au paiement est inscrite au "
        "04/12/2026. » (Sécurité et conformité!I5) ; REA-034, « Attestations des douze services attendues pour le "
        "04/12/2026, avant l'extension du 18/12/2026. » (Réalisation et déploiement!I51)."
    )
    assert due == (
        "2 sont des alertes ouvertes : « Présenter le bilan du pilote à la revoyure » (15 octobre, "
        "Alertes!G10) ; « Prévoir un repli si l'interface comptable n'est pas prête » (réponse : 30 octobre, "
        "Alertes!G15)."
    )


def test_a_person_with_two_roles_stands_once_at_the_head_of_the_page():
    """The fictitious project's director answers for it too."""
    fields = next(block for block in document_of(_view()).blocks if isinstance(block, Fields))
    roles = {_plain(name): _plain("".join(run.text for run in words)) for name, words in fields.items}
    assert roles["Responsable du projet · Directeur de projet"].startswith("Camille Exemple")
    assert roles["Sponsor"].startswith("Dominique Modèle")
    assert len(roles) == 2


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Inscrite au 04/12/2026.", ["2026-12-04"]),
        ("Du 1/3/2027 au 2027-03-31", ["2027-03-01", "2027-03-31"]),
        ("Version 12/2026, lot 3/4, 31/02/2026, 1/12/26", []),
        ("Dossier n° 2026/04/12/2026", []),
        ("", []),
    ],
)
def test_a_comment_names_a_day_by_its_figures(said, expected):
    assert [day.isoformat() for day in days_named(said)] == expected


@pytest.mark.parametrize(
    ("day", "is_told"), [("30/09/2026", False), ("01/10/2026", True), ("18/12/2026", True), ("19/12/2026", False)]
)
def test_what_is_met_is_told_where_its_comment_names_a_day_from_the_review_to_the_go_live(day, is_told):
    """The review is of 30 September, the go-live of 18 December 2026."""
    result = fictitious().result
    answers = tuple(
        replace(one, answer=replace(one.answer, comment=f"Attestations le {day}."))
        if one.fact == "delivery.organisation_ready"
        else one
        for one in result.answers
    )
    told = met_with_a_day_to_come(_view(replace(result, answers=answers)))
    assert ("REA-034" in {one.rule for one in told}) is is_told


@pytest.mark.parametrize(
    ("comment", "quoted"),
    [
        ("Étendue le 05/12/2025 ; inscrite au 04/12/2026.", "« […] inscrite au 04/12/2026. »"),
        ("Inscrite au 04/12/2026 ; étendue le 05/12/2025.", "« Inscrite au 04/12/2026 ; […] »"),
        ("Faite. À étendre le 04/12/2026. Suivie.", "« […] À étendre le 04/12/2026. […] »"),
        ("Attendue le 04/12/2026, avant le 18/12/2026.", "« Attendue le 04/12/2026, avant le 18/12/2026. »"),
    ],
)
def test_the_clause_that_names_the_day_is_quoted_with_marks_of_what_is_left_out(comment, quoted):
    result = fictitious().result
    answers = tuple(
        replace(one, answer=replace(one.answer, comment=comment)) if one.fact == "delivery.organisation_ready" else one
        for one in result.answers
    )
    told = {one.rule: one for one in met_with_a_day_to_come(_view(replace(result, answers=answers)))}
    assert quoted in _plain(told["REA-034"].said)
    assert told["REA-034"].day == date(2026, 12, 4)


def test_what_is_met_on_a_day_to_come_counts_where_its_comment_is_too_long_to_be_quoted():
    result = fictitious().result
    comment = f"Attendue le 04/12/2026, {'x' * 240}."
    answers = tuple(
        replace(one, answer=replace(one.answer, comment=comment)) if one.fact == "delivery.organisation_ready" else one
        for one in result.answers
    )
    how_many, _, _, to_come, _ = map(_plain, before_go_live_of(_view(replace(result, answers=answers))))
    assert "10 points" in how_many
    assert to_come.endswith("REA-034, commentaire trop long pour être cité (Réalisation et déploiement!I51).")


NAMED = " (une personne est dite nommée pour les actions 17, 18 : Alertes!F13:F14)"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (0, f"Le nom du responsable n'est donné pour aucun{NAMED} : à préciser."),
        (2, f"Le nom du responsable n'est pas donné pour 4 d'entre eux{NAMED} : à préciser."),
        (5, "Le nom du responsable n'est pas donné pour l'un d'eux : à préciser."),
        (6, None),
    ],
)
def test_those_for_whom_nobody_is_named_are_counted_and_only_where_there_are_some(named, said):
    result = fictitious().result
    left = iter(["Ada"] * named)
    actions = [replace(one, owner_name=next(left, None)) if one.protects_go_live else one for one in result.actions]
    told = [_plain(one) for one in before_go_live_of(_view(replace(result, actions=tuple(actions))))]
    assert [one for one in told if "nom du responsable" in one] == ([said] if said else [])


def test_requirements_that_protect_the_go_live_and_are_not_settled_are_counted_too():
    result = fictitious().result
    first, second = [one for one in result.rules if one.protects_go_live][:2]
    left_open = tuple(
        replace(one, outcome=replace(one.outcome, outcome=OutcomeKind.UNDETERMINED)) if one in (first, second) else one
        for one in result.rules
    )
    assert {first.outcome.outcome, second.outcome.outcome} <= {OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE}
    told = [_plain(one) for one in before_go_live_of(_view(replace(result, rules=left_open)))]
    assert told[0].endswith("12 points au moins restent à régler.")
    assert told[-1] == f"2 sont des exigences non tranchées : {first.rule} ; {second.rule}."


@pytest.mark.parametrize("language", list(Language))
def test_points_of_one_kind_are_counted_once(language):
    """Without the lines of the table of warnings and without a day in a comment, only the six actions are left."""
    result = fictitious().result
    answers = tuple(replace(one, answer=replace(one.answer, comment="")) for one in result.answers)
    frame = replace(result.synthesis, recommendations=())
    told = before_go_live_of(_view(replace(result, answers=answers, synthesis=frame), language))
    assert len(told) == 2
    assert _plain(told[0]).startswith(
        {
            Language.FR: "Avant la mise en service du 18 décembre 2026, 6 points au moins restent à régler, qui "
            "répondent à des défauts : matrice d'habilitations",
            Language.EN: "Before the go-live of 18 December 2026, at least 6 points remain to be settled, which "
            "address defects that were found: access rights matrix",
        }[language]
    )


def test_what_the_go_live_waits_for_takes_the_place_of_no_reason():
    synthesis, result = synthesis_of(_view()), fictitious().result
    assert len(synthesis.first_steps) == result.synthesis.lengths.most_actions
    assert len(synthesis.reasons) == result.synthesis.lengths.most_reasons - 1, "what keeps the level down takes one"
    without = synthesis_of(_view(replace(result, plan=replace(result.plan, go_live_to_come=False))))
    assert without.before_go_live == ()
    assert len(without.first_steps) == result.synthesis.lengths.most_actions


def test_the_screen_and_the_one_page_say_it_as_page_one_does():
    out = io.StringIO()
    print_summary(fictitious().result, Language.FR, Console(file=out, width=200))
    page = " ".join(run.text for block in one_page_of(_view())[0].blocks for run in _runs(block))
    for sentence in map(_plain, before_go_live_of(_view())):
        assert sentence in _plain(out.getvalue())
        assert sentence in _plain(page)
    # Of the 22 actions, the page names 3 and, as conditions, 6 others.
    assert "13 autres actions : voir le rapport." in _plain(page)


def test_the_phase_before_the_go_live_counts_what_the_list_tells_and_keeps_what_is_blocking():
    """Fifteen actions, six of which are the conditions that the list tells; action 14 answers a blocking finding."""
    view = _view()
    phase = next(one for one in synthesis_of(view).phases if one.title.startswith("Avant"))
    assert phase.count == 15
    assert _plain(phase.others) == "dont 6 citées avec la mise en service ; dont 8 en annexe"
    assert [step.number for step in phase.steps] == [14]


def test_the_list_tells_every_point_by_its_day_with_who_answers_for_it():
    """By hand, of the fictitious project: the ten points that the one page tells, in the order of their days."""
    points = go_live_points_of(_view())
    assert _plain(points.title) == "Avant la mise en service du 18 décembre 2026"
    assert _plain(points.lead) == (
        "Avant la mise en service du 18 décembre 2026, 10 points au moins restent à régler (liste ci-après) : 6 "
        "défauts à corriger (conditions proposées), 2 réponses dont l'effet est à une date à venir, 2 alertes ouvertes."
    )
    assert list(map(_plain, points.remarks)) == [
        "Première échéance : 15 octobre 2026, « Présenter le bilan du pilote à la revoyure » (Alertes!G10).",
        "Le nom du responsable de 6 défauts manque au classeur.",
    ]
    days = ["10-15", "10-30", "11-16", "11-26", "11-26", "11-26", "11-26", "12-04", "12-04", "12-17"]
    assert [one.day.isoformat()[5:] for one in points.points] == days
    assert [one.action for one in points.points] == [None, None, 9, 16, 17, 18, 19, None, None, 22]
    assert _plain(points.points[1].day_words) == "réponse : 30 octobre 2026"
    by_action = {one.action: one for one in points.points}
    assert _plain(by_action[9].what) == "Matrice d'habilitations (action 9)"
    assert _plain(by_action[9].who) == "Responsable produit : nom à préciser"
    # The workbook has somebody in charge of accessibility, and another day than the plan.
    assert _plain(by_action[17].who) == (
        "Responsable produit : nom à préciser (une personne est dite nommée : Alertes!F14)"
    )
    assert _plain(by_action[17].day_words) == "26 novembre 2026 (questionnaire : 18 décembre 2026)"
    assert points.others == ""


def test_a_requirement_that_is_not_settled_stands_last_and_a_late_action_says_so():
    result = fictitious().result
    protecting = next(one for one in result.rules if one.protects_go_live)
    left_open = tuple(
        replace(one, outcome=replace(one.outcome, outcome=OutcomeKind.UNDETERMINED)) if one is protecting else one
        for one in result.rules
    )
    late = replace(result.actions[-1], after_go_live=True, due=date(2027, 1, 12), owner_name="Ada Modèle")
    points = go_live_points_of(_view(replace(result, rules=left_open, actions=(*result.actions[:-1], late))))
    *_, before, last = points.points
    assert (before.action, _plain(before.day_words)) == (22, "12 janvier 2027, après elle")
    assert before.who.endswith("Ada Modèle")
    assert last.what.startswith(f"{protecting.rule}, ")
    assert (last.day, last.day_words) == (None, "")
    assert _plain(points.remarks[-1]) == "Le nom du responsable de 5 défauts manque au classeur."


@pytest.mark.parametrize("language", list(Language))
def test_no_more_points_are_listed_than_there_is_room_for_and_the_lead_counts_them_all(language):
    """22 actions, 2 answers that wait for a day; the warnings are all about some action or other, or are told."""
    result = fictitious().result
    view = _view(
        replace(result, actions=tuple(replace(one, protects_go_live=True) for one in result.actions)), language
    )
    points = go_live_points_of(view)
    count = len(conditions_of(view)) + len(met_with_a_day_to_come(view)) + len(due_by_then(view))
    assert len(points.points) == MOST_POINTS
    assert f" {count} " in _plain(points.lead)
    assert _plain(points.others).startswith(str(count - MOST_POINTS))


def test_without_a_go_live_to_come_there_is_no_list():
    result = fictitious().result
    assert go_live_points_of(_view(replace(result, plan=replace(result.plan, go_live_to_come=False)))) is None


def test_open_recommendations_that_the_list_tells_are_not_told_again_under_the_plan():
    """All four of the fictitious project are: two are points of the list, two are about actions that it tells."""
    assert not any("questionnaire porte" in _plain(one) for one in synthesis_of(_view()).plan_notes)
    view = _view(replace(fictitious().result, plan=replace(fictitious().result.plan, go_live_to_come=False)))
    assert any("Le questionnaire porte 4 alertes" in _plain(one) for one in synthesis_of(view).plan_notes)


def test_a_condition_on_the_last_working_day_says_so_and_why():
    """18 December 2026 is a Friday: the last working day before it is Thursday 17."""
    view = _view()
    synthesis, steps = synthesis_of(view), {view.numbers[one.action]: step_of(one, view) for one in view.actions}
    assert steps[22].due == date(2026, 12, 17)
    assert _plain(steps[22].condition) == "condition proposée de la mise en service, dernier jour ouvré avant elle"
    assert _plain(steps[19].condition) == "condition proposée de la mise en service"
    # The workbook has the accessibility corrections due on 18 December, the plan on 26 November.
    assert _plain(steps[17].condition) == ("condition proposée de la mise en service ; date proposée par l'outil")
    assert _plain(synthesis.plan_notes[0]).startswith(
        "L'action 22 est due le dernier jour ouvré avant la mise en service : aucune source ne fixe de marge"
    )


@pytest.mark.parametrize(("phases", "expected"), [(["2026-03-02", "2026-03-31", None], "2026-03-31"), ([None], None)])
def test_the_last_day_before_the_go_live_is_the_end_of_the_last_phase_before_it(phases, expected):
    title = Text(fr="Phase", en="Phase")
    ends = [date.fromisoformat(day) if day else None for day in phases]
    shown = tuple(Phase(phase=str(place), title=title, until=end) for place, end in enumerate(ends))
    plan = PlanShown(note=title, phases=shown, loads=(), go_live=date(2026, 4, 1), go_live_to_come=True)
    assert plan.last_day_before_go_live == (date.fromisoformat(expected) if expected else None)
    assert replace(plan, go_live_to_come=False).last_day_before_go_live is None


def test_what_comes_too_late_is_named_and_is_no_condition_that_is_kept():
    result = fictitious().result
    late = replace(result.actions[-1], after_go_live=True, due=date(2027, 1, 12))
    view = _view(replace(result, actions=(*result.actions[:-1], late)))
    assert "procès-verbal de recette (action 22, 12 janvier 2027, après elle)" in _plain(before_go_live_of(view)[1])
    assert condition_words(late, view) == ""


def test_an_action_without_a_label_is_named_by_its_first_sentence():
    """As in results whose rulebook is older than format 1.6, or where a pack gives none."""
    result = fictitious().result
    bare = tuple(replace(one, label=None, do=Text(fr="Essayer. Puis corriger.", en="Try.")) for one in result.actions)
    assert "Essayer (action 22, 17 décembre)" in _plain(before_go_live_of(_view(replace(result, actions=bare)))[1])


def test_a_reconstruction_asks_nobody_for_anything_before_a_go_live():
    result = fictitious().result
    view = _view(replace(result, project=replace(result.project, reconstructed=True)))
    synthesis = synthesis_of(view)
    assert synthesis.before_go_live == synthesis.plan_notes == ()
    assert not any(step.condition or step.beside for phase in synthesis.phases for step in phase.steps)


def test_of_groups_as_grave_what_the_go_live_waits_for_comes_first():
    """By hand, of the fictitious project: SEC-005 and SEC-008, which conditions 9 and 18 mend, stand alone in groups.

    Two other groups hold one major finding met in part each, which no condition mends: GOV-013 and GOV-017.
    """
    order = [one.rules for one in synthesis_of(_view()).findings]
    assert order.index(("SEC-005",)) < order.index(("SEC-008",))
    assert ("GOV-013",) not in order, "the annex tells it"
    # Gravity decides first: what is blocking, and more findings as grave, come before.
    assert order[0] == ("GOV-020",)
    past_reviews = replace(fictitious().result, plan=replace(fictitious().result.plan, go_live_to_come=False))
    assert ("SEC-008",) not in [one.rules for one in synthesis_of(_view(past_reviews)).findings[:8]]


def test_no_more_conditions_are_named_than_page_one_holds():
    result = fictitious().result
    protecting = replace(result, actions=tuple(replace(one, protects_go_live=True) for one in result.actions))
    said = _plain(before_go_live_of(_view(protecting))[1])
    assert said.count("(action") == MOST_CONDITIONS
    assert said.endswith(f"et {len(result.actions) - MOST_CONDITIONS} autres.")


@given(st.integers(1, 30))
def test_steps_that_answer_blocking_findings_then_conditions_are_kept_before_the_others(most):
    view = _view()
    blocking = {action for finding in view.blocking_unmet for action in finding.actions}

    def rank(action):
        return 0 if action.action in blocking else 1 if action.protects_go_live else 2

    kept = kept_steps(view.actions, view, most)
    assert kept == [action for action in view.actions if action in kept]
    left = [action for action in view.actions if action not in kept]
    assert len(kept) == min(most, len(view.actions))
    assert max(map(rank, kept)) <= min(map(rank, left), default=2)


def test_every_action_that_protects_the_go_live_says_what_it_establishes():
    _, _, rulebase = load_declarations()
    asked = [action for rule in rulebase.rules for action in rule.remediation]
    asked += [action for diagnosis in rulebase.diagnoses for action in diagnosis.first]
    protecting = [action for action in asked if action.protects is not None]
    assert len(protecting) > 30
    assert [action.action for action in protecting if action.label is None] == []


# Earlier recommendations


def _line(label, day, is_open=True, author=None):
    due = Fact("alerts/7/due", ValueType.DATE, AnswerState.ANSWERED, value=day, cells=(CellRef("Alertes", "G7"),))
    by = Fact("alerts/7/issued_by", ValueType.TEXT, AnswerState.ANSWERED, value=author) if author else None
    return RecommendationLine(label, by, due if day else None, is_open)


def _with(*lines):
    result = fictitious().result
    return _view(replace(result, synthesis=replace(result.synthesis, recommendations=lines)))


def test_the_workbooks_own_lines_are_read_with_their_day_author_and_state():
    found = _view().open_recommendations
    assert [(one.due.isoformat(), one.place, one.issued_by) for one in found] == [
        ("2026-10-15", "Alertes!G10", "DINUM (avis fictif)"),
        ("2026-10-30", "Alertes!G15", "Société fictive B"),
        ("2026-11-30", "Alertes!G13", "Société fictive C"),
        ("2026-12-18", "Alertes!G14", "Auditeur en accessibilité"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        _line("Faite", date(2026, 10, 1), is_open=False),
        _line("Sans date demandée", None),
        _line("", date(2026, 10, 1)),
    ],
)
def test_what_is_over_or_has_no_words_is_not_said_to_be_open(line):
    view = _with(line)
    assert view.open_recommendations == ()
    assert recommendations_told(view, 5) == ""


def _undated(label, is_open=True):
    due = Fact("alerts/8/due", ValueType.DATE, AnswerState.UNKNOWN, cells=(CellRef("Alertes", "G8"),))
    return RecommendationLine(label, None, due, is_open)


def test_what_is_not_known_of_a_recommendation_leaves_it_out_of_nothing():
    """A day after the go-live would take it out of the list; not to know the day, or the state, may not."""
    view = _with(
        _undated("Homologuer"),
        _undated("Auditer", is_open=None),
        _line("Reporter", date(2026, 12, 1), is_open=None),
        _line("Clore", date(2027, 6, 1)),  # after the go-live of 18 December 2026
    )
    assert [one.label for one in due_by_then(view)] == ["Reporter", "Homologuer", "Auditer"]
    told = {one.what.split(" (")[0]: one.day_words for one in go_live_points_of(view).points if one.action is None}
    assert {_plain(label): _plain(day) for label, day in told.items() if "Alertes" not in day and label[0] == "«"} == {
        "« Reporter »": "1er décembre 2026, suite donnée non connue",
        "« Homologuer »": "échéance non connue",
        "« Auditer »": "échéance non connue, suite donnée non connue",
    }


def test_what_is_not_settled_stays_in_a_list_that_is_cut():
    result = fictitious().result
    open_rule = next(one for one in result.rules if one.protects_go_live)
    open_rule = replace(open_rule, outcome=replace(open_rule.outcome, outcome=OutcomeKind.UNDETERMINED))
    view = _view(
        replace(
            result,
            actions=tuple(replace(one, protects_go_live=True) for one in result.actions),
            rules=(open_rule, *(one for one in result.rules if one.rule != open_rule.rule)),
        )
    )
    points = go_live_points_of(view)
    assert len(points.points) == MOST_POINTS
    assert open_rule.rule in points.points[-1].what


def test_a_recommendation_is_said_to_be_overdue_before_the_review_only():
    view = _with(_line("Tarder", date(2026, 9, 29), author="IGF"), _line("Venir", date(2026, 9, 30)))
    said = _plain(recommendations_told(view, 5))
    assert "« Tarder » (29 septembre 2026, dépassée, Alertes!G7), auteur : IGF ; « Venir »" in said
    assert said.endswith("« Venir » (30 septembre 2026, Alertes!G7).")


def test_a_line_that_is_too_long_is_not_quoted_and_nothing_is_cut():
    view = _with(_line("x" * 160, date(2026, 12, 1)), _line("RGAA " + "y" * 156, date(2026, 12, 2)))
    said = _plain(recommendations_told(view, 5))
    assert f"« {'x' * 160} » (1er décembre 2026" in said
    assert "une ligne trop longue pour être citée (2 décembre 2026, Alertes!G7)" in said
    assert "y" * 10 not in said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 25), "pour le 25 novembre 2026, plus tôt que cette action (Alertes!G7)"),
        (date(2026, 11, 26), "pour le 26 novembre 2026 aussi (Alertes!G7)"),
        (date(2026, 12, 1), "pour le 1er décembre 2026, plus tard que cette action (Alertes!G7)"),
    ],
)
def test_the_day_of_what_may_be_the_same_stands_beside_the_action(day, said):
    view = _with(_line("Accessibilité : onze critères à corriger", day))
    accessibility = next(action for action in view.actions if action.action == "correct-accessibility")
    assert accessibility.due == date(2026, 11, 26)
    (sentence,) = step_of(accessibility, view).beside
    assert _plain(sentence) == f"À rapprocher, au questionnaire : « Accessibilité : onze critères à corriger », {said}."
    assert [action.action for action in view.actions if step_of(action, view).beside] == ["correct-accessibility"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Corriger l'ACCESSIBILITE", True),  # without accents or case, as people type
        ("Inaccessibilité du site", False),  # a part of a word is none
        ("Accessibility to be corrected", True),
        ("Revoir le RGAA 4.1", True),
        ("Recette à refaire", False),
    ],
)
def test_words_are_compared_whole_without_case_or_accents(label, expected):
    view = _with(_line(label, date(2026, 12, 1)))
    accessibility = next(action for action in view.actions if action.action == "correct-accessibility")
    (found,) = view.open_recommendations
    assert is_about(found, accessibility) is expected
