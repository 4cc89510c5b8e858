"""An audit held before the texts that its findings rest on says so, and what its opinion would be without them."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.console import Console

import audit
from audit.api import render
from audit.assessment.assessor import Assessor
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.record.expand import expand
from audit.reporting.document import document_of
from audit.reporting.document.model import Paragraph, Table
from audit.reporting.html import render_html
from audit.reporting.kept_below import kept_below
from audit.reporting.opinion import opinion_of
from audit.reporting.scope import scope_of
from audit.reporting.synthesis import synthesis_of
from audit.reporting.terminal import print_summary
from audit.reporting.view import ReportView
from audit.rulebase.dated_texts import InForce, in_force
from tests.hindsight import told_with_hindsight

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def scribe(tool):
    """Return the audit of a project of 2019, judged by rules of which most follow texts of 2020 and later."""
    return tool.audit(told_with_hindsight(tool))


@pytest.mark.parametrize("name", ["pas-2018-02", "scribe-2019-10", "sirhen-2016-12"])
def test_the_levels_are_those_found_by_what_has_not_looked_at_the_project_by_all_texts(tool, name):
    judged = tool.judge(tool.read(EXAMPLES / f"{name}.xlsx"))
    assessor = tool.assessor(judged.snapshot.review_type)
    earlier, alone = assessor.record(judged).avis.earlier_texts, assessor.by_earlier_texts(judged)
    assert earlier.left_out == alone.left_out
    assert earlier.on_declarations.reach == alone.guarantee.declarations.levels
    assert earlier.on_evidence.reach == alone.guarantee.evidence.levels


def test_the_levels_are_those_of_a_rule_base_without_the_later_rules(tool, scribe):
    earlier = scribe.record.avis.earlier_texts
    base, day = tool.rulebase, scribe.record.review_date
    later = {rule.id for rule in base.rules if in_force(rule, base, day) is InForce.NO}
    assert set(earlier.left_out) == later & {found.rule for found in scribe.record.rules}

    small = base.model_copy(
        update={"rules": tuple(rule for rule in base.rules if rule.id not in later), "diagnoses": (), "signals": ()}
    )
    bank, indicators, _ = tool.declarations
    alone = Assessor(bank, indicators, small, scribe.record.review_type, with_durable_rules=False)
    avis = alone.audit(scribe.record.snapshot, day).avis
    for ours, theirs in ((earlier.on_declarations, avis.on_declarations), (earlier.on_evidence, avis.on_evidence)):
        assert (ours.floor, ours.ceiling) == (theirs.floor, theirs.ceiling)
    assert scribe.record.avis.level is AvisLevel.UNFAVOURABLE  # by all the rules, later ones too
    assert earlier.on_declarations.ceiling is not AvisLevel.UNFAVOURABLE


def test_findings_that_rest_on_later_texts_are_counted(tool, scribe):
    found = {one.rule for one in scribe.record.rules if one.outcome in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)}
    later = {
        rule for rule in found if in_force(tool.rulebase.rule(rule), tool.rulebase, date(2019, 10, 31)) is InForce.NO
    }
    said = expand(scribe.record, scribe.rulebook).avis.earlier_texts
    assert set(said.findings) == later
    words = opinion_of(expand(scribe.record, scribe.rulebook), Language.EN).later_texts.translate(SPACES)
    assert f" {len(later)} findings rest on texts or thresholds published after the review" in words
    met = {one.rule for one in scribe.record.rules if one.outcome is OutcomeKind.SATISFIED}
    assert set(said.met) == {
        rule for rule in met if in_force(tool.rulebase.rule(rule), tool.rulebase, date(2019, 10, 31)) is InForce.NO
    }
    assert f"; so does {len(said.met)} requirement that is met ({', '.join(said.met)})" in words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.FR, "Lecture rétrospective, non opposable au projet : au regard des repères d'aujourd'hui, « Défavo"),
        (
            Language.EN,
            "Retrospective reading, which cannot be held against the project: by today's reference texts, “Unf",
        ),
    ],
)
def test_the_report_and_the_screen_say_it(scribe, language, words):
    result, out = expand(scribe.record, scribe.rulebook), io.StringIO()
    print_summary(result, language, Console(file=out, width=100))
    for text in (render_html(result, language), out.getvalue()):
        assert words in " ".join(text.translate(SPACES).replace("&#39;", "'").split())


def test_the_report_leads_with_the_level_by_the_texts_of_the_time_and_its_colour_follows(scribe):
    result = expand(scribe.record, scribe.rulebook)
    avis, said = result.avis, opinion_of(result, Language.FR)
    assert (avis.level, avis.own.certain) == (AvisLevel.UNFAVOURABLE, True)  # by today's texts, and in the record
    assert (said.rating, said.dinum, said.settled) == (None, None, None)
    by_then = "Pas d'avis à ce stade, au regard des textes publiés à la date de la revue"
    assert said.headline == f"{by_then} et de faits reconstitués après coup"
    real = replace(result, project=replace(result.project, reconstructed=False))
    assert opinion_of(real, Language.FR).headline == f"{by_then} et des faits du questionnaire"
    assert said.firm.translate(SPACES).startswith("Au mieux « Favorable avec recommandations »")
    assert all("repères d'aujourd'hui" in reason for reason in said.reasons)
    assert said.bases[0].words.startswith("aucun niveau acquis, au mieux")
    view = ReportView(result, Language.FR)
    assert (view.no_answer_matters, view.only_documents_decide) == (False, False)
    verdict = synthesis_of(view).verdict
    assert (verdict.rating, verdict.later) == (None, said.later_texts)


def test_where_the_texts_of_the_time_give_the_same_level_nothing_changes(scribe):
    result = expand(scribe.record, scribe.rulebook)
    alone = opinion_of(replace(result, avis=replace(result.avis, earlier_texts=None)), Language.FR)
    earlier = result.avis.earlier_texts
    same = replace(earlier, declarations=result.avis.declarations, evidence=result.avis.evidence)
    unmoved = opinion_of(replace(result, avis=replace(result.avis, earlier_texts=same)), Language.FR)
    assert alone.headline == "Défavorable en l'état"
    assert replace(unmoved, later_texts=None) == alone
    assert "le niveau est le même" in unmoved.later_texts


# The blocking requirements that a law, a regulation or a circular of the time asked for, and that no answer settles,
# with the cells that they wait for.
ASKED_BY_THEN = {
    "FIN-007": "Finances!E5:E6, Sécurité et conformité!E14",
    "SEC-001": "Sécurité et conformité!E5:E6",
    "SEC-003": "Sécurité et conformité!E9",
    "SEC-004": "Sécurité et conformité!E10",
}


def _asked_first(view):
    titles = {point.rule: point.title.fr for point in view.result.open_points}
    return " ; ".join(f"« {titles[rule]} » ({cells})" for rule, cells in ASKED_BY_THEN.items())


def test_where_no_level_is_guaranteed_the_answers_come_before_any_action(scribe):
    result = expand(scribe.record, scribe.rulebook)
    real = replace(result, project=replace(result.project, reconstructed=False))
    view = ReportView(real, Language.FR)
    said = synthesis_of(view)
    assert said.first_request.translate(SPACES) == (
        f"Réunir d'abord les réponses qui permettent d'établir : {_asked_first(view)}"
    )
    assert "faute de réponse" not in said.kept  # what is awaited is told once
    certain = replace(real, avis=replace(real.avis, earlier_texts=None))
    assert synthesis_of(ReportView(certain, Language.FR)).first_request == ""
    steps = [len(synthesis_of(ReportView(one, Language.FR)).first_steps) for one in (real, certain)]
    assert steps[0] == steps[1] - 1  # the request takes the place of one


def test_of_a_reconstruction_it_is_said_what_a_conclusion_would_take_and_nobody_is_charged_with_it(scribe):
    view = ReportView(expand(scribe.record, scribe.rulebook), Language.FR)
    said = synthesis_of(view)
    assert said.first_request == ""
    assert said.not_established[-1].translate(SPACES) == (
        f"Pour conclure à cette date, il faudrait établir au moins : {_asked_first(view)}."
    )
    assert said.steps_title == "Actions que les règles appelleraient, à titre d'illustration"
    assert {step.due_words for step in said.first_steps} <= {f"sous {months}\u00a0mois environ" for months in (1, 2, 3)}
    assert all(phase.until == "" for phase in said.phases)
    assert "2019" not in " ".join(step.due_cell for phase in said.phases for step in phase.steps)
    (plan,) = render(scribe, "xlsx", Language.FR).values()
    sheet = load_workbook(io.BytesIO(plan))["Plan d'action"]
    place = next(cell.column for cell in sheet[2] if cell.value == "Échéance")
    due = {sheet.cell(row, place).value.translate(SPACES) for row in range(3, sheet.max_row + 1)}
    assert due <= {f"sous {months} mois environ" for months in (1, 2, 3)}
    (table,) = render(scribe, "csv", Language.FR).values()
    lines = csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    assert {line["Première échéance"].translate(SPACES) for line in lines} <= due


def test_the_table_of_open_blocking_requirements_begins_with_those_that_the_opinion_counts(scribe):
    view = ReportView(expand(scribe.record, scribe.rulebook), Language.FR)
    tables = [block for block in document_of(view).blocks if isinstance(block, Table)]
    (table,) = (one for one in tables if "exigences bloquantes non tranchées" in one.caption)
    rows = {row[0][0].text: "".join(run.text for cell in row for run in cell).translate(SPACES) for row in table.rows}
    assert list(rows)[: len(ASKED_BY_THEN)] == list(ASKED_BY_THEN)
    assert {rule for rule, words in rows.items() if "(lecture rétrospective)" in words} == set(rows) - set(
        ASKED_BY_THEN
    )
    # Processing for the purposes of criminal law: the count of the nine criteria is "not applicable", and not awaited.
    assert "aucune source trouvée ne dit si elle a été faite, ni si un écrit l'a écartée. »" in rows["SEC-004"]
    assert "neuf critères" not in rows["SEC-004"]


def test_a_retrospective_reading_says_the_worst_that_is_left(tool):
    said = opinion_of(tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx")).result, Language.FR)
    best = "« Favorable avec recommandations » (non exclu, non démontré)"
    worst = "« Défavorable en l'état » n'est pas exclu"
    assert f"aucun niveau acquis, au mieux {best} ; {worst}." in said.later_texts.translate(SPACES)


def test_the_annex_marks_the_findings_that_the_texts_of_the_time_leave_out_and_says_what_later_ones_are_for(scribe):
    result = expand(scribe.record, scribe.rulebook)
    blocks = document_of(ReportView(result, Language.FR)).blocks
    texts = ["".join(run.text for run in block.words) for block in blocks if isinstance(block, Paragraph)]
    marked = [text for text in texts if "entre pas dans l'avis rendu" in text]
    assert {rule for text in marked for rule in result.avis.earlier_texts.findings if f"règle {rule}," in text} == set(
        result.avis.earlier_texts.findings
    )
    assert len(marked) == len(result.avis.earlier_texts.findings)
    assert any("ne peuvent être opposées au projet" in text for text in texts)


def test_where_no_level_is_secured_the_texts_of_the_time_lead_though_those_of_today_leave_the_same_ones(tool):
    # STR-001 alone caps both readings; of 13 open blocking requirements, the texts of the time asked for four.
    result = tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx")).result
    today, then = result.avis.own, result.avis.earlier_texts.evidence
    assert (today.level, today.floor, today.ceiling) == (then.level, then.floor, then.ceiling)
    view = ReportView(result, Language.FR)
    assert view.opinion.headline.startswith("Pas d'avis à ce stade, au regard des textes publiés à la date de la revue")
    assert {point.rule for point in view.blocking_that_count} == set(ASKED_BY_THEN)
    assert {reason.rule for reason in synthesis_of(view).reasons if not reason.in_hindsight} == {"STR-001"}


# What is settled by the texts of the time, then the open blocking requirements that they asked for, STR-001 among them
# by the code of 2006 and the ordinance of 2015.
FIRST = {
    "scribe-2019-10": (
        "une seule exigence est tranchée au regard des textes d'alors. 4 exigences bloquantes, au moins, seraient "
        "d'abord à établir (FIN-007, SEC-001, SEC-003, SEC-004) ; elles ne suffiraient pas.",
        "a single requirement is settled by the texts of the time. 4 blocking requirements, at least, would have to be "
        "established first (FIN-007, SEC-001, SEC-003, SEC-004); they would not be enough.",
    ),
    "pas-2018-02": (
        "2 exigences sont tranchées au regard des textes d'alors. 3 exigences bloquantes, au moins, seraient d'abord à "
        "établir (FIN-007, SEC-001, STR-001) ; elles ne suffiraient pas.",
        "2 requirements are settled by the texts of the time. 3 blocking requirements, at least, would have to be "
        "established first (FIN-007, SEC-001, STR-001); they would not be enough.",
    ),
    "sirhen-2016-12": (
        "aucune exigence n'est tranchée au regard des textes d'alors. 3 exigences bloquantes, au moins, seraient "
        "d'abord à établir (FIN-007, SEC-001, STR-001) ; elles ne suffiraient pas.",
        "no requirement is settled by the texts of the time. 3 blocking requirements, at least, would have to be "
        "established first (FIN-007, SEC-001, STR-001); they would not be enough.",
    ),
}


@pytest.mark.parametrize("name", list(FIRST))
def test_page_one_says_that_what_is_to_be_established_first_is_not_enough(tool, name):
    result = tool.audit(tool.read(EXAMPLES / f"{name}.xlsx")).result
    french, english = (kept_below(ReportView(result, language)).translate(SPACES) for language in Language)
    assert french.startswith(f"Aucun avis à ce stade : {FIRST[name][0]}")
    assert english.startswith(f"No opinion at this stage: {FIRST[name][1]}")


@pytest.mark.parametrize("name", list(FIRST))
def test_it_is_not_enough_for_what_supposes_these_requirements_met_either(tool, name):
    judged = tool.judge(tool.read(EXAMPLES / f"{name}.xlsx"))
    first = re.search(r"\(([^)]*)\)", FIRST[name][0])[1].split(", ")
    after = tool.what_if(judged, {}, first).after
    # The cost of Scribe is not known: FIN-007 is met, or does not apply.
    settled = {OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE}
    assert all(settled.issuperset(after.verdicts[rule].possible) for rule in first)
    assert after.earlier.declarations.bounds.guaranteed is AvisLevel.NONE


def test_where_it_would_be_enough_it_is_not_said(tool):
    result = tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx")).result
    enough = replace(result.avis, earlier_texts=replace(result.avis.earlier_texts, lacks_more=False))
    said = kept_below(ReportView(replace(result, avis=enough), Language.FR)).translate(SPACES)
    assert "4 exigences bloquantes seraient d'abord à établir (FIN-007, SEC-001, SEC-003, SEC-004). " in said
    assert "suffi" not in said


def test_where_documents_alone_decide_no_answer_is_to_be_established_first(tool):
    result = tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx")).result
    earlier, best = result.avis.earlier_texts, AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS
    declared = replace(earlier.declarations, level=best, floor=best, ceiling=best, certain=True, unproven=())
    avis = replace(result.avis, earlier_texts=replace(earlier, declarations=declared))
    said = kept_below(ReportView(replace(result, avis=avis), Language.FR)).translate(SPACES)
    assert "Aucun avis à ce stade : des réponses ne sont que déclarées" in said
    assert "Une seule exigence est tranchée au regard des textes d'alors." in said
    assert "seraient d'abord à établir" not in said


def test_what_is_proven_of_the_same_levels_makes_no_other_level(scribe):
    result = expand(scribe.record, scribe.rulebook)
    avis = result.avis
    floor = AvisLevel.FAVOURABLE_WITH_RESERVATIONS
    own = replace(avis.own, level=floor, floor=floor, ceiling=AvisLevel.FAVOURABLE, certain=False, unproven=())
    then = replace(own, unproven=(AvisLevel.FAVOURABLE,))
    earlier = replace(avis.earlier_texts, declarations=then, evidence=then)
    said = opinion_of(
        replace(result, avis=replace(avis, declarations=own, evidence=own, earlier_texts=earlier)), Language.EN
    )
    assert "the level is the same" in said.later_texts
    assert "today" not in said.headline


def test_nothing_is_said_of_a_project_that_texts_in_force_judge(tool):
    found = tool.audit(tool.read(EXAMPLES / "projet-fictif.xlsx"))
    assert found.record.review_date == date(2026, 9, 30)
    assert found.record.avis.earlier_texts is None
    assert opinion_of(expand(found.record, found.rulebook), Language.FR).later_texts is None


def test_page_one_gives_first_the_findings_that_the_opinion_counts_and_tells_the_others_with_hindsight(scribe):
    result = expand(scribe.record, scribe.rulebook)
    reasons = synthesis_of(ReportView(result, Language.FR)).reasons
    out = [reason.rule in result.avis.earlier_texts.findings for reason in reasons]
    assert out == sorted(out)  # those that count, then the others
    assert out[0] is False
    assert [reason.in_hindsight for reason in reasons] == out


def test_page_one_says_how_much_is_settled_by_the_texts_of_the_time(scribe):
    result = expand(scribe.record, scribe.rulebook)
    later = set(result.avis.earlier_texts.findings) | set(result.avis.earlier_texts.met)
    settled = {
        rule.rule
        for rule in result.rules
        if rule.outcome.outcome in (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
    }
    first = synthesis_of(ReportView(result, Language.FR)).verdict.bases[0].translate(SPACES)
    assert first.endswith(f"dont {len(settled - later)} au regard des textes d'alors")


def test_every_file_that_leaves_the_report_says_which_findings_hold_against_the_project(scribe):
    result = expand(scribe.record, scribe.rulebook)
    later = set(result.avis.earlier_texts.findings)
    view = ReportView(result, Language.FR)
    (table,) = render(scribe, "csv", Language.FR).values()
    lines = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert {line["Règle"]: line["Portée"] for line in lines} == {
        finding.rule: "lecture rétrospective, non opposable" if finding.rule in later
        else "fondé sur un texte publié à la date de la revue"
        for finding in result.findings
    }  # fmt: skip
    (plan,) = render(scribe, "xlsx", Language.FR).values()
    sheet = load_workbook(io.BytesIO(plan))["Constats"]
    place = next(cell.column for cell in sheet[2] if cell.value == "Portée")
    assert {sheet.cell(row, 2).value: sheet.cell(row, place).value for row in range(3, sheet.max_row + 1)} == {
        finding.rule: scope_of(finding.rule, view) for finding in result.findings
    }


def test_a_report_that_texts_in_force_judge_has_no_such_column(tool):
    judged = tool.audit(tool.read(EXAMPLES / "projet-fictif.xlsx"))
    (table,) = render(judged, "csv", Language.FR).values()
    assert "Portée" not in table.decode("utf-8-sig").splitlines()[0]


def test_axes_and_diagnoses_say_what_they_owe_to_later_texts(scribe):
    view = ReportView(expand(scribe.record, scribe.rulebook), Language.FR)
    (established,) = synthesis_of(view).diagnoses
    assert established.endswith("(lecture rétrospective)")
    shown = repr(document_of(view).blocks).translate(SPACES)
    # GOV-001, STR-002, STR-005, PLA-010 and GOV-024; STR-001 has texts of the time.
    assert "5 constats ne sont pas opposables au projet à la date de la revue" in shown
    assert "Exigence bloquante non respectée (lecture rétrospective)" in shown
