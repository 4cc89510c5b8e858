"""What people wrote where the audit reads nothing is told with its text, and kept; what the tool wrote is not."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.model.questionnaire import ReviewType
from audit.model.text import Language, Text
from audit.questionnaire.layout import LISTS_SHEET, META_SHEET
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.own_texts import own_texts_around, own_texts_of
from audit.questionnaire.workbook import write_workbook
from audit.wording.typography import typeset
from tests.intake_workbooks import BANK, QUESTIONNAIRE, Filled, codes, only
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

ANSWERED = {"C3": "Complet", "B7": "Lot 1", "C7": 1, "D7": "31/03/2027", "E7": "Valeur", "F7": "Oui"}


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


def kept(intake: Intake) -> list[tuple[str, str, str]]:
    return [(item.sheet, item.cell, item.typed) for item in intake.leftovers]


def told(found: Diagnostic) -> tuple[str, str, str, str]:
    return found.code, found.sheet, found.cell, found.read


# --- the tool's own texts ----------------------------------------------------------------------------


@pytest.mark.parametrize("review", [ReviewType.PRE_LAUNCH, ReviewType.CRISIS])
@tried_on("language", Language)
def test_whatever_the_tool_writes_is_known_as_its_own(tmp_path: Path, review: ReviewType, language: Language) -> None:
    bank = load_question_bank()
    asked, path = bank.questionnaire(review), tmp_path / "vide.xlsx"
    write_workbook(asked, language, path, banner="Attention")
    intake = read_workbook(path, bank)
    assert {item.code for item in intake.diagnostics} <= {"required_blank", "review_date_missing", "completeness_blank"}
    assert intake.leftovers == ()
    own = set(own_texts_around(asked, language, "Attention"))
    for part in (*asked.sections, *asked.tables):
        own |= set(own_texts_of(part, language, "Attention"))
    ids = {question.id for question in asked.questions}
    ids |= {f"{one.id}/{item.code}" for one in asked.questions if one.type == "choices" for item in one.choices}
    written = {
        cell.value
        for sheet in load_workbook(path)
        if sheet.title != META_SHEET
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and not cell.value.startswith(("=", "@"))
    }
    assert written - {typeset(text, language) for text in own} - own - ids == set()


def test_a_workbook_filled_in_and_nothing_else_has_nothing_to_tell(filled: Filled) -> None:
    for cell, value in ANSWERED.items():
        filled.put("Lots", cell, value)
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Identifiant", "comment")
    intake = filled.read()
    assert (intake.diagnostics, intake.leftovers) == ((), ())


def test_programs_that_keep_what_formulas_showed_add_nothing(filled: Filled) -> None:
    for row in range(5, 9):
        filled.put("Projet", f"K{row}", "À renseigner")
    for row in range(5, 8):
        for column, value in zip("BCDEFGH", (4, 0, 0, 0, 4, 0, 0.0), strict=True):
            filled.put("Complétude", f"{column}{row}", value)
    filled.put("Complétude", "C10", "À renseigner")
    assert codes(filled.read()) == []


# --- sections ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "typed", "code"),
    [
        ("O6", "à revoir avec la DAF", "text_added"),  # beside a question, in a column without a mark
        ("O1", "version de Jeanne", "text_added"),
        ("O4", "Avis JM", "text_added"),  # a heading of its own
        ("O3", "brouillon", "text_added"),  # in the hidden row
        ("O30", "voir courriel du 3", "text_added"),  # below
        ("O6", 12500, "text_added"),
        ("B6", "Le sponsor est-il ministre ?", "text_over"),
        ("C6", "Aide à préciser", "text_over"),
        ("D6", "PV", "text_over"),
        ("F9", "personnes", "text_over"),
        ("K6", "fait", "text_over"),
        ("A1", "Pilotage (version JM)", "text_over"),
        ("A2", "Ne pas diffuser", "text_over"),
        ("C4", "Aide de JM", "text_over"),
        ("C3", "caché", "text_over"),
        ("A4", "Réf.", "text_over"),
    ],
)
def test_a_text_where_nothing_is_read_is_told_and_kept(filled: Filled, cell: str, typed: Any, code: str) -> None:
    filled.put("Pilotage", cell, typed)
    intake = filled.read()
    found = only(intake)
    text = "12500" if typed == 12500 else typed
    assert told(found) == (code, "Pilotage", cell, text)
    assert found.severity is Severity.NOTE
    assert kept(intake) == [("Pilotage", cell, text)]
    for language in Language:
        assert text in found.message(language)


def test_a_text_typed_over_a_label_says_what_stood_there(filled: Filled) -> None:
    filled.put("Pilotage", "B6", "Le sponsor est-il ministre ?")
    found = only(filled.read())
    assert found.label == Text(fr="Question steering.level fr", en="Question steering.level en")
    assert found.expected is not None
    assert found.expected.fr == "« Question steering.level fr »"


def test_a_question_that_people_added_is_told_with_its_answer(filled: Filled) -> None:
    filled.put("Pilotage", "B20", "Le SI est-il souverain ?")
    filled.put("Pilotage", "E20", "Oui")
    filled.put("Pilotage", "H20", "Note du 3 mars")
    intake = filled.read()
    found = only(intake)
    assert told(found) == ("row_added", "Pilotage", "B20", "Le SI est-il souverain ? | Oui | Note du 3 mars")
    (left,) = intake.leftovers
    assert (left.label, left.typed) == ("Le SI est-il souverain ?", "Oui")
    assert "Note du 3 mars" in left.notes


def test_the_notes_of_a_whole_column_are_one_message_and_each_is_kept(filled: Filled) -> None:
    for row in range(5, 12):
        filled.put("Pilotage", f"O{row}", f"note {row}")
    intake = filled.read()
    found = only(intake)
    assert told(found) == ("texts_added", "Pilotage", "O5", "note 5 | note 6 | note 7")
    assert "7 cellules, jusqu'à O11" in found.problem.fr
    assert [typed for _, _, typed in kept(intake)] == [f"note {row}" for row in range(5, 12)]


def test_a_long_text_is_quoted_short_and_kept_whole(filled: Filled) -> None:
    filled.put("Pilotage", "O6", "x" * 500)
    intake = filled.read()
    assert "x" * 81 not in only(intake).message(Language.FR)
    assert kept(intake) == [("Pilotage", "O6", "x" * 500)]


def test_what_stands_beside_a_row_of_unknown_identifier_is_kept_too(filled: Filled) -> None:
    filled.put("Pilotage", "A20", "steering.sovereign")
    filled.put("Pilotage", "E20", "Oui")
    filled.put("Pilotage", "B20", "Le SI est-il souverain ?")
    filled.put("Pilotage", "C20", "Aide ajoutée")
    filled.put("Pilotage", "O20", "à discuter")
    intake = filled.read()
    assert codes(intake) == ["question_unknown", "text_added"]
    assert [typed for _, _, typed in kept(intake)] == ["Oui", "Aide ajoutée\nà discuter"]
    assert intake.leftovers[0].label == "Le SI est-il souverain ?"
    assert "« Le SI est-il souverain ? »" in intake.diagnostics[0].message(Language.FR)


def test_what_a_repeated_column_holds_is_kept(filled: Filled) -> None:
    filled.put("Pilotage", "P3", "@answer")
    filled.put("Pilotage", "P5", "Non")
    intake = filled.read()
    assert codes(intake) == ["column_repeated"]
    assert kept(intake) == [("Pilotage", "P5", "Non")]


# --- tables --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "typed", "code"),
    [
        ("M7", "attention", "text_added"),
        ("M20", "attention", "text_added"),
        ("A7", "urgent", "text_added"),
        ("A15", "à compléter par la DAF", "text_added"),
        ("M3", "voir JM", "text_added"),
        ("M5", "Avis", "text_added"),
        ("A1", "Lots et tranches", "text_over"),
        ("C5", "Montant HT", "text_over"),
        ("D6", "Fin prévue du lot", "text_over"),
        ("C4", "caché", "text_over"),
    ],
)
def test_a_text_beside_or_over_a_table_is_told_and_kept(filled: Filled, cell: str, typed: str, code: str) -> None:
    for place, value in ANSWERED.items():
        filled.put("Lots", place, value)
    filled.put("Lots", cell, typed)
    intake = filled.read()
    found = [item for item in intake.diagnostics if item.code != "column_found"]
    assert [told(item) for item in found] == [(code, "Lots", cell, typed)]
    assert kept(intake) == [("Lots", cell, typed)]
    (row,) = intake.snapshot.tables["lots"].rows
    assert row.cells["amount"].value == 1


def test_a_column_that_the_table_does_not_have_is_told_once(filled: Filled) -> None:
    for place, value in ANSWERED.items():
        filled.put("Lots", place, value)
    for row, text in {4: "@opinion", 5: "Avis", 7: "favorable", 12: "à revoir"}.items():
        filled.put("Lots", f"K{row}", text)
    intake = filled.read()
    assert [told(item) for item in intake.diagnostics] == [
        ("text_added", "Lots", "K5", "Avis"),
        ("column_unknown", "Lots", "K7", "favorable"),
        ("text_added", "Lots", "K12", "à revoir"),
    ]
    assert sorted(kept(intake)) == [("Lots", "K12", "à revoir"), ("Lots", "K5", "Avis"), ("Lots", "K7", "favorable")]


@pytest.mark.parametrize("typed", [12, "12", "12.", "=A6+1"])
def test_lines_may_be_numbered_again(filled: Filled, typed: object) -> None:
    filled.put("Lots", "A8", typed)
    assert codes(filled.read()) == []


def test_a_line_of_totals_is_kept(filled: Filled) -> None:
    for place, value in ANSWERED.items():
        filled.put("Lots", place, value)
    filled.put("Lots", "B9", "Total")
    filled.put("Lots", "C9", 12500)
    filled.put("Lots", "I9", "hors option")
    intake = filled.read()
    assert codes(intake) == ["row_total"]
    assert kept(intake) == [("Lots", "B9", "Total\n12500\nhors option")]


# --- other sheets --------------------------------------------------------------------------------------


def test_a_sheet_that_people_added_is_told_with_its_first_cells(filled: Filled) -> None:
    sheet = filled.book.create_sheet("Notes JM")
    sheet["B2"], sheet["B3"], sheet["C3"] = "Appeler le titulaire", "Oui", 3
    intake = filled.read()
    found = only(intake)
    assert told(found) == ("sheet_added", "Notes JM", "", "Appeler le titulaire | Oui | 3")
    assert "cellules remplies : 3, la première en B2" in found.problem.fr
    assert kept(intake) == [("Notes JM", "B2", "Appeler le titulaire"), ("Notes JM", "B3", "Oui\n3")]


def test_an_empty_sheet_is_nothing_to_tell(filled: Filled) -> None:
    filled.book.create_sheet("Feuil1")["A1"] = "   "
    assert codes(filled.read()) == []


def test_a_huge_sheet_is_one_message_and_the_list_says_what_it_leaves(filled: Filled) -> None:
    sheet = filled.book.create_sheet("Extraction")
    for row in range(1, 503):
        sheet.cell(row, 1, f"ligne {row}")
    intake = filled.read()
    assert codes(intake) == ["sheet_added"]
    assert len(intake.leftovers) == 501
    assert "2 autres lignes" in intake.leftovers[-1].why.fr


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [("Lisez-moi", "E5"), ("Lisez-moi", "C40"), ("Complétude", "K3"), (LISTS_SHEET, "A9"), (META_SHEET, "D2")],
)
def test_a_text_on_a_sheet_that_asks_nothing_is_told(filled: Filled, sheet: str, cell: str) -> None:
    filled.put(sheet, cell, "Ajout de JM")
    intake = filled.read()
    assert told(only(intake)) == ("text_added", sheet, cell, "Ajout de JM")
    assert kept(intake) == [(sheet, cell, "Ajout de JM")]


def test_a_sheet_of_the_tool_that_was_renamed_is_still_its_own(filled: Filled) -> None:
    filled.book["Lisez-moi"].title = "Mode d'emploi"
    assert codes(filled.read()) == []


def test_what_a_copy_holds_that_its_original_does_not_is_kept(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.level", "Ministre")
    copy = filled.book.copy_worksheet(filled.book["Pilotage"])
    copy["E5"] = "Non"
    intake = filled.read()
    assert codes(intake) == ["sheet_copied"]
    assert kept(intake) == [(copy.title, "E5", "Non")]


def test_a_copy_that_stands_for_an_original_without_marks_hides_nothing(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.book.copy_worksheet(filled.book["Pilotage"])["E5"] = "Non"
    for column in "ABCDEFGHIJK":
        filled.put("Pilotage", f"{column}3", None)
    intake = filled.read()
    assert intake.snapshot.answers["steering.plan"].value == "no"
    assert told(only(intake)) == ("sheet_added", "Pilotage", "", "Oui")
    assert kept(intake) == [("Pilotage", "E5", "Oui")]


def test_the_table_of_another_questionnaire_is_told_and_kept(filled: Filled) -> None:
    other = filled.book.copy_worksheet(filled.book["Lots"])
    other.title = "Tranches"
    other["A4"], other["B7"] = "@table:phases", "Tranche 1"
    intake = filled.read()
    assert told(only(intake)) == ("sheet_added", "Tranches", "", "Aucun élément | 1 | Tranche 1")
    assert ("Tranches", "A7", "1\nTranche 1") in kept(intake)


def test_the_words_of_another_version_of_the_tool_are_not_taken_for_those_of_people(filled: Filled) -> None:
    filled.put(META_SHEET, "B8", "0" * 64)
    filled.put("Lisez-moi", "A6", "Une consigne d'alors")
    assert codes(filled.read()) == []


def test_the_texts_of_another_version_are_not_taken_for_those_of_people(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    filled.put(META_SHEET, "B8", "0" * 64)
    filled.put("Pilotage", "C6", "Une aide d'alors")
    filled.put("Pilotage", "A2", "Une introduction d'alors")
    filled.put("Lisez-moi", "A6", "Une consigne d'alors")
    filled.put("Pilotage", "O6", "à revoir")
    filled.book.create_sheet("Notes")["A1"] = "bonjour"
    intake = filled.read()
    assert codes(intake) == ["earlier_version", "text_added", "sheet_added"]
    assert kept(intake) == [("Pilotage", "O6", "à revoir"), ("Notes", "A1", "bonjour")]


@pytest.mark.parametrize("language", Language)
def test_the_list_of_what_is_left_is_kept_whole_the_second_time(tmp_path: Path, language: Language) -> None:
    filled = Filled(tmp_path, language)
    filled.book.create_sheet("Notes JM")["A1"] = "Appeler"
    first = filled.read()
    path = tmp_path / "second.xlsx"
    write_workbook(QUESTIONNAIRE, language, path, first.snapshot, leftovers=first.leftovers)
    second = read_workbook(path, BANK)
    assert (codes(second), kept(second)) == ([], kept(first))
    book = load_workbook(path)
    name = Text(fr="Réponses non reprises", en="Answers not taken over").to(language)
    book[name]["H6"] = "vu"
    book[name]["C7"] = "une remarque"
    book.save(path)
    third = read_workbook(path, BANK)
    assert codes(third) == ["text_added"]
    assert (name, "H6", "vu") in kept(third)
    assert "une remarque" in {item.label for item in third.leftovers}


def test_comments_hung_on_cells_are_told_and_kept_but_for_those_of_an_annotated_copy(tmp_path: Path) -> None:
    filled = Filled(tmp_path)
    sheet = filled.book["Pilotage"]
    sheet["E5"].comment = Comment("À revoir avec JM", "Claire")
    sheet["E6"].comment = Comment("— audit check —\nUn problème\n— audit check —", "audit check")
    sheet["E7"].comment = Comment("— audit check —\nUn problème\n— audit check —\n\nC'est corrigé", "x")
    intake = filled.read()
    told = [(item.cell, item.read) for item in intake.diagnostics if item.code == "cell_note"]
    assert told == [("E5", "À revoir avec JM"), ("E7", "C'est corrigé")]
    assert kept(intake) == [("Pilotage", "E5", "À revoir avec JM"), ("Pilotage", "E7", "C'est corrigé")]


@pytest.mark.parametrize("typed", [777123, 1.5, True, '="vu avec "&"Paul"'])
def test_what_is_no_number_of_a_line_is_told(filled: Filled, typed: Any) -> None:
    filled.put("Lots", "A12", typed)
    intake = filled.read()
    assert codes(intake) == ["text_added"]
    assert len(kept(intake)) == 1


@pytest.mark.parametrize(("sheet", "cell"), [("Complétude", "J5"), ("Complétude", "J40")])
def test_figures_beside_those_of_the_tool_are_told(filled: Filled, sheet: str, cell: str) -> None:
    filled.put(sheet, cell, 777123)
    intake = filled.read()
    assert kept(intake) == [(sheet, cell, "777123")]
