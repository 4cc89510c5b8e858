"""The glossary explains the terms that the questions use, and no other."""

import pytest
from openpyxl import load_workbook

from audit.model.questionnaire import GlossaryEntry, ReviewType
from audit.model.text import Language, Text
from audit.questionnaire.glossary import forms, used_terms
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import QUESTIONNAIRE

BANK = load_question_bank()


def entry(fr: str) -> GlossaryEntry:
    return GlossaryEntry(term=Text(fr=fr, en=fr), definition=Text(fr="Sens", en="Meaning"))


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_every_term_is_used_by_some_question(language: Language) -> None:
    reviews = [BANK.questionnaire(review) for review in ReviewType]
    used = {item.term.fr for review in reviews for item in used_terms(review, language)}
    assert [item.term.to(language) for item in BANK.glossary if item.term.fr not in used] == []


def test_a_term_has_the_forms_between_its_brackets() -> None:
    assert forms(entry("PMV (produit minimum viable, version initiale)"), Language.FR) == (
        "pmv",
        "produit minimum viable",
        "version initiale",
    )


def test_terms_that_no_question_names_are_left_out_and_accents_do_not_disturb_the_order() -> None:
    # The questions of the small questionnaire speak of "Délais, jalons" and of "Coûts"; nobody speaks of a "recette".
    glossary = (entry("Jalon"), entry("Recette"), entry("Coût"), entry("Délai"))
    used = used_terms(QUESTIONNAIRE.model_copy(update={"glossary": glossary}), Language.FR)
    assert [item.term.fr for item in used] == ["Coût", "Délai", "Jalon"]


@pytest.mark.slow
def test_the_sheet_follows_the_completeness(tmp_path) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(BANK.questionnaire(ReviewType.CRISIS), Language.FR, path)
    book = load_workbook(path)
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible[-2:] == ["Complétude", "Glossaire"]
    terms = [row[0].value for row in book["Glossaire"].iter_rows(min_row=5)]
    assert terms[0].startswith("Adhérence") or terms[0].startswith("AIPD")
    assert len(terms) == len(used_terms(BANK.questionnaire(ReviewType.CRISIS), Language.FR))
