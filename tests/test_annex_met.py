"""The annex lists the blocking requirements that are met, so that what limits an answer is read before it is signed."""

from dataclasses import replace

import pytest

import audit
from audit.declarations.folders import shipped_folder
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language
from audit.reporting.document.annex_met import annex_met
from audit.reporting.document.model import Table
from audit.reporting.limited import limited_by_comments, limiting_notes
from audit.reporting.synthesis.page_one import not_established
from audit.reporting.view import ReportView


@pytest.fixture(scope="module")
def result():
    tool = audit.load(with_durable_rules=False)
    return tool.audit(tool.read(shipped_folder("questionnaires") / "examples" / "projet-fictif.xlsx")).result


def _plain(text):
    return text.replace("\xa0", " ").replace("\u202f", " ")


def _text(words):
    return _plain("".join(run.text for run in words))


@pytest.mark.slow
def test_every_blocking_requirement_that_is_met_is_there_and_no_other(result):
    (table,) = (block for block in annex_met(ReportView(result, Language.FR)) if isinstance(block, Table))
    met = {
        rule.rule
        for rule in result.rules
        if rule.severity is Severity.BLOCKING and rule.outcome.outcome is OutcomeKind.SATISFIED
    }
    assert {_text(row[0]).partition(" — ")[0] for row in table.rows} == met
    assert len(table.rows) == len(met) > 0


@pytest.mark.slow
def test_a_comment_that_limits_an_answer_is_quoted_with_its_cell(result):
    (table,) = (block for block in annex_met(ReportView(result, Language.FR)) if isinstance(block, Table))
    accreditation = next(_text(row[1]) for row in table.rows if _text(row[0]).startswith("SEC-001"))
    assert "Étendue au pilote par décision du 05/12/2025" in accreditation
    assert "Sécurité et conformité!E5" in accreditation
    assert "Vérifié" in accreditation or "Documenté" in accreditation


@pytest.mark.slow
def test_nothing_stands_there_where_no_blocking_requirement_is_met(result):
    assert list(annex_met(ReportView(replace(result, rules=()), Language.FR))) == []


@pytest.mark.slow
def test_answers_that_are_only_declared_are_told_first_and_the_requirement_says_so(result):
    (table,) = (block for block in annex_met(ReportView(result, Language.FR)) if isinstance(block, Table))
    title, answers = next(row for row in table.rows if _text(row[0]).startswith("GOV-006"))
    assert "seulement déclarée" in _text(title)
    assert "(Déclaré, " in _text(answers).partition("\n")[0]


@pytest.mark.slow
def test_page_one_names_the_requirements_whose_comments_are_to_be_read(result):
    """By hand: of the met blocking rules with a comment, GOV-006 has only "Prestataire : Agent interne".

    That says why the cell "Prestataire" of the line is "Sans objet". SEC-001 has a day to come: it is quoted with
    what the go-live waits for, and counts as the others.
    """
    view = ReportView(result, Language.FR)
    assert {rule.rule for rule in limited_by_comments(view)} == {"FIN-007", "GOV-003", "PLA-003", "SEC-001"}
    said = next(_plain(one) for one in not_established(view) if "commentaire" in one)
    assert said.startswith("Par ailleurs, 4 exigences bloquantes respectées ont un commentaire à lire : ")
    assert said.endswith(" : FIN-007, GOV-003, PLA-003, SEC-001.")


@pytest.mark.slow
def test_a_comment_beside_an_answer_without_object_is_a_reason_and_no_limit(result):
    view = ReportView(result, Language.FR)
    rule = next(one for one in limited_by_comments(view) if one.rule == "GOV-003")
    (note,) = limiting_notes(rule, view)
    assert note.comment == "Le secrétaire général adjoint compte à ce niveau."
    reasons = [note for note in result.row_notes.values() if note.gives_reason]
    assert reasons
    assert all(note.comment.startswith("Prestataire : ") for note in reasons if "Agent" in note.comment)
    lines = {name: note for name, note in result.row_notes.items() if note.comment and not note.gives_reason}
    assert "Un avenant qui ajoute des unités" in lines["contracts/10"].comment
