"""Every kind of problem of a filled workbook, with its place, and all of them at once."""

import string
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from audit.intake.gate.refused import RefusedFile
from audit.intake.problems.diagnostics import Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.questionnaire import ReviewType, TableCompleteness
from audit.model.text import Language
from audit.model.within import Within
from audit.questionnaire.layout import META_SHEET
from tests.intake_workbooks import BANK, Filled, codes, only
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

SPACES = str.maketrans("\u00a0\u202f", "  ")

FIRST_LINE = 7  # of the table, as the workbook is first written


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


def refused(filled: Filled) -> RefusedFile:
    with pytest.raises(RefusedFile) as caught:
        filled.read()
    return caught.value


def line(filled: Filled, row: int, **cells: Any) -> None:
    columns = {"label": "B", "amount": "C", "end": "D", "topics": "E", "clause": "F", "evidence": "G", "source": "H"}
    for name, value in cells.items():
        filled.put("Lots", f"{columns[name]}{row}", value)


FULL_LINE = {"label": "Lot 1", "amount": 12500, "end": date(2027, 3, 31), "topics": "Valeur", "clause": "Oui"}


def amount_of(intake: Intake, row: int = 0) -> Answer:
    return intake.snapshot.tables["lots"].rows[row].cells["amount"]


# --- the workbook as a whole ---------------------------------------------------------------------


def test_a_workbook_without_mistake_has_no_problem(filled: Filled) -> None:
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.snapshot.answers["project.name"].value == "Alpha"
    assert intake.snapshot.answers["project.review"].value == date(2027, 3, 31)
    assert intake.snapshot.tables["lots"].completeness is TableCompleteness.NONE
    assert intake.snapshot.workbook is not None
    assert intake.snapshot.workbook.name == "classeur.xlsx"


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "budget.xlsx")
    with pytest.raises(RefusedFile) as caught:
        read_workbook(tmp_path / "budget.xlsx", BANK)
    assert caught.value.code == "other_workbook"
    assert "audit questionnaire new" in caught.value.text.fr


@pytest.mark.parametrize(
    ("row", "value", "code"),
    [
        (1, "workbook/99", "other_schema"),
        (2, "another", "other_questionnaire"),
        (3, None, "other_workbook"),
        (4, "crisis", "other_review_type"),
        (5, "de", "other_workbook"),
    ],
)
def test_a_workbook_that_asks_something_else_is_refused(filled: Filled, row: int, value: str, code: str) -> None:
    filled.put(META_SHEET, f"B{row}", value)
    assert refused(filled).code == code


def test_the_refusal_of_another_review_names_both(filled: Filled) -> None:
    filled.put(META_SHEET, "B4", str(ReviewType.CRISIS))
    found = refused(filled)
    assert "crisis" in found.text.en
    assert "pre_launch" in found.text.en


@pytest.mark.parametrize("version", ["2.1", "10.0", "2.0.1", "x"])
def test_a_later_version_is_an_error_that_says_how_to_mend_it(filled: Filled, version: str) -> None:
    filled.put(META_SHEET, "B3", version)
    told = only(filled.read())
    assert (told.code, told.severity) == ("later_version", Severity.ERROR)
    assert version in told.problem.fr
    assert "Installer la version de l'outil" in told.advice.fr


def test_an_earlier_version_is_read_and_its_gaps_are_blank(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    filled.put("Pilotage", "A5", None)
    intake = filled.read()
    assert codes(intake) == ["earlier_version", "question_missing"]
    assert [item.severity for item in intake.diagnostics] == [Severity.WARNING, Severity.WARNING]
    assert "1.0" in intake.diagnostics[0].problem.fr
    assert "2.0" in intake.diagnostics[0].problem.fr
    assert "audit questionnaire new" in intake.diagnostics[0].advice.fr
    assert intake.snapshot.questionnaire_version == "1.0"
    assert intake.snapshot.answers["steering.plan"].state is AnswerState.BLANK


def test_what_came_after_an_earlier_version_is_told_once_a_sheet(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    for question in ("steering.plan", "steering.level", "steering.owners", "steering.staff"):
        sheet, cell = filled.place(question)
        filled.put(sheet, f"A{cell[1:]}", None)
    told = filled.read().diagnostics
    assert [item.code for item in told] == ["earlier_version", "questions_since"]
    assert (told[1].sheet, told[1].severity) == ("Pilotage", Severity.WARNING)
    assert told[1].problem.fr.startswith("4 questions d'aujourd'hui")
    assert told[1].problem.fr.translate(SPACES).endswith("« Question steering.owners fr » et 1 autre")


def test_a_sheet_that_an_earlier_version_did_not_have_stops_nothing(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    del filled.book["Pilotage"]
    told = filled.read().diagnostics
    assert [(item.code, item.severity) for item in told] == [
        ("earlier_version", Severity.WARNING),
        ("sheet_missing", Severity.WARNING),
    ]


def test_the_help_of_an_earlier_version_is_no_line(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    line(filled, FIRST_LINE - 1, label="Intitulé du lot.", end="Jour de fin, tel que l'acte le porte.")
    line(filled, FIRST_LINE, **FULL_LINE)
    intake = filled.read()
    assert {"earlier_version", "row_former_help"} < set(codes(intake))
    assert "not_a_date" not in codes(intake)
    told = next(item for item in intake.diagnostics if item.code == "row_former_help")
    assert "Intitulé du lot." in told.read  # whoever wrote a line there sees which
    assert [row.number for row in intake.snapshot.tables["lots"].rows] == [FIRST_LINE]


@pytest.mark.parametrize("more", [{"amount": 12500}, {"clause": "Oui"}, {"evidence": "Documenté"}])
def test_a_line_of_an_earlier_version_right_below_the_headings_is_read(filled: Filled, more: dict[str, Any]) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    line(filled, FIRST_LINE - 1, label="Lot 1", end="plus tard", **more)
    intake = filled.read()
    assert [row.number for row in intake.snapshot.tables["lots"].rows] == [FIRST_LINE - 1]
    assert "row_former_help" not in codes(intake)


def test_of_the_same_version_whatever_stands_below_the_headings_is_a_line(filled: Filled) -> None:
    line(filled, FIRST_LINE - 1, label="Lot 1", end="plus tard")
    intake = filled.read()
    assert [row.number for row in intake.snapshot.tables["lots"].rows] == [FIRST_LINE - 1]


def test_the_banner_of_the_workbook_is_kept(filled: Filled) -> None:
    filled.put(META_SHEET, "B6", "Cas fictif")
    assert filled.read().snapshot.banner == "Cas fictif"


# --- questions -----------------------------------------------------------------------------------


def test_the_six_states_are_kept_apart(filled: Filled) -> None:
    filled.answer("steering.plan", "Partiellement")
    filled.answer("steering.level", "Ne sait pas")
    filled.answer("steering.owners", "Sans objet")
    filled.answer("steering.owners", "Le projet n'a pas commencé", "reason")
    filled.answer("steering.cost", "environ 3 M€")
    filled.answer("steering.time_share", "au moins 20 %")
    answers = filled.read().snapshot.answers
    assert answers["steering.plan"].value == "partial"
    assert answers["steering.level"].state is AnswerState.UNKNOWN
    assert answers["steering.owners"].state is AnswerState.NOT_APPLICABLE
    assert answers["steering.owners"].reason == "Le projet n'a pas commencé"
    assert answers["steering.cost"].state is AnswerState.UNUSABLE
    assert answers["steering.cost"].raw == "environ 3 M€"
    assert answers["steering.time_share"].state is AnswerState.PARTLY_ANSWERED
    assert answers["steering.time_share"].within == Within(low=Decimal("0.2"))
    assert answers["steering.time_share"].raw == "au moins 20 %"
    assert answers["steering.staff"].state is AnswerState.BLANK


def test_evidence_source_and_comment_go_with_the_answer(filled: Filled) -> None:
    sheet, cell = filled.answer("steering.plan", "oui")
    filled.answer("steering.plan", "verifie", "evidence")
    filled.answer("steering.plan", " Note du 3 mars ", "source")
    beside = filled.answer("steering.plan", "Suivi", "comment")
    answer = filled.read().snapshot.answers["steering.plan"]
    assert answer.evidence is Evidence.VERIFIED
    assert (answer.source, answer.comment) == ("Note du 3 mars", "Suivi")
    assert answer.cells == (CellRef(sheet=sheet, cell=cell),)
    assert answer.comment_cells == (CellRef(*beside),)
    assert beside[1] == "I" + cell[1:]


def test_an_answer_without_a_comment_has_no_cell_of_one(filled: Filled) -> None:
    filled.answer("steering.plan", "oui")
    filled.answer("steering.plan", "  ", "comment")
    assert filled.read().snapshot.answers["steering.plan"].comment_cells == ()


def test_the_comment_of_a_line_is_in_its_own_column(filled: Filled) -> None:
    line(filled, FIRST_LINE, label="Lot 1")
    filled.put("Lots", f"I{FIRST_LINE}", "Avenant en cours")
    (row,) = filled.read().snapshot.tables["lots"].rows
    assert {(cell.comment, cell.comment_cells) for cell in row.cells.values()} == {
        ("Avenant en cours", (CellRef(sheet="Lots", cell=f"I{FIRST_LINE}"),))
    }


@pytest.mark.parametrize(
    ("question", "typed", "code", "closest"),
    [
        ("steering.owners", "trois", "not_a_number", ""),
        ("steering.owners", "~3", "approximate", ""),
        ("steering.owners", 2.5, "not_whole", ""),
        ("steering.owners", 10, "out_of_bounds", ""),
        ("steering.owners", -1, "out_of_bounds", ""),
        ("steering.owners", "n.c.", "placeholder", ""),
        ("steering.plan", "Partielement", "not_in_list", "Partiellement"),
        ("steering.level", "directeurs", "not_in_list", "Directeur"),
        ("steering.topics", "Valeur ; Coût", "item_not_in_list", "Coûts"),
        ("steering.cost", "12 000 € HT", "excluding_tax", ""),
        ("steering.cost", "12.500 €", "ambiguous_number", ""),
        ("steering.time_share", "35", "ambiguous_share", "35 %"),
        ("project.review", "mars 2027", "period", ""),
        ("project.review", "31/02/2027", "no_such_date", ""),
        ("project.review", datetime(1905, 7, 19), "implausible_date", ""),  # noqa: DTZ001
        ("steering.plan", "#N/A", "error_cell", ""),
        ("steering.plan", "Sans objet", "reason_missing", ""),
    ],
)
def test_an_answer_that_cannot_be_used(filled: Filled, question: str, typed: Any, code: str, closest: str) -> None:
    sheet, cell = filled.answer(question, typed)
    intake = filled.read()
    found = only(intake)
    assert (found.severity, found.code, found.sheet, found.cell) == (Severity.ERROR, code, sheet, cell)
    assert (found.question, found.closest) == (question, closest)
    assert found.label is not None
    assert found.expected is not None
    answer = intake.snapshot.answers[question]
    assert (answer.state, answer.value, answer.raw) == (AnswerState.UNUSABLE, None, found.read)
    for language in Language:
        message = found.message(language)
        for part in (f"{sheet}!{cell}", found.label.to(language), found.read, found.expected.to(language), closest):
            assert part in message
        assert message.endswith(found.advice.to(language))


def test_a_whole_message_in_both_languages(filled: Filled) -> None:
    sheet, cell = filled.answer("steering.owners", "~3")
    found = only(filled.read())
    assert found.message(Language.FR) == (
        f"{sheet}!{cell}, « Question steering.owners fr » : une approximation ou un intervalle n'est pas exploitable. "
        "Lu : « ~3 ». Attendu : un nombre entier, entre 0 et 9. "
        "Saisir une seule valeur, ou choisir « Ne sait pas » ; si seules des bornes sont connues, les dire : "
        "« au moins 3 », « plus de 50 », « au plus 5 », « moins de 10 », « entre 3 et 5 », « avant le 31/03/2027 » ; "
        "la nuance va dans le commentaire."
    )
    assert found.message(Language.EN) == (
        f"{sheet}!{cell}, “Question steering.owners en”: an estimate or a range cannot be used. "
        "Read: “~3”. Expected: a whole number, between 0 and 9. "
        "Enter a single value, or choose “Don't know”; where only bounds are known, say them: “at least 3”, "
        "“more than 50”, “at most 5”, “less than 10”, “between 3 and 5”, “before 31 March 2027”; put the "
        "nuance in the comment."
    )


def test_a_partial_answer_is_said_back_as_it_was_read(filled: Filled) -> None:
    sheet, cell = filled.answer("steering.cost", "plus de 50 M€")
    intake = filled.read()
    found = only(intake)
    assert (found.severity, found.code) == (Severity.NOTE, "partly_read")
    said = {language: found.message(language).translate(SPACES) for language in Language}
    assert said[Language.FR].startswith(
        f"{sheet}!{cell}, « Question steering.cost fr » : la réponse est partielle, et "
    )
    assert "lue comme « strictement supérieur à 50 000 000 € ». Lu : « plus de 50 M€ »." in said[Language.FR]
    assert "read as “strictly more than €50,000,000”. Read: “plus de 50 M€”." in said[Language.EN]


def test_the_review_date_must_be_exact(filled: Filled) -> None:
    filled.answer("project.review", "avant le 31/03/2027")
    answer = filled.read().snapshot.answers["project.review"]
    assert (answer.state, answer.value) == (AnswerState.PARTLY_ANSWERED, None)


def test_a_formula_is_not_trusted(filled: Filled) -> None:
    _, cell = filled.answer("steering.owners", "=1+2")
    intake = filled.read()
    found = only(intake)
    assert (found.severity, found.code, found.cell) == (Severity.WARNING, "formula", cell)
    assert intake.snapshot.answers["steering.owners"].state is AnswerState.UNUSABLE
    assert intake.snapshot.answers["steering.owners"].raw == "=1+2"


def test_names_that_may_be_several_are_read_as_one_with_a_warning(filled: Filled) -> None:
    sheet, cell = filled.answer("project.suppliers", "Société A, Société B")
    intake = filled.read()
    found = only(intake)
    assert (found.severity, found.code, found.sheet, found.cell) == (Severity.WARNING, "names_joined", sheet, cell)
    assert "« Société A, Société B »" in found.problem.fr
    assert "« ; »" in found.advice.fr
    assert "“;”" in found.advice.en
    assert intake.snapshot.answers["project.suppliers"].value == ("Société A, Société B",)


def test_required_questions_left_blank(filled: Filled) -> None:
    filled.answer("project.name", None)
    filled.answer("project.review", "   ")
    assert codes(filled.read()) == ["required_blank", "required_blank"]


def test_a_reason_without_the_answer_that_it_explains(filled: Filled) -> None:
    filled.answer("steering.plan", "Le projet commence", "reason")
    intake = filled.read()
    assert only(intake).code == "reason_unused"
    assert intake.snapshot.answers["steering.plan"].state is AnswerState.BLANK


def test_an_unknown_level_of_evidence_counts_as_declared(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Certain", "evidence")
    intake = filled.read()
    assert only(intake).code == "evidence_unknown"
    assert intake.snapshot.answers["steering.plan"].evidence is Evidence.DECLARED


def test_floats_come_without_dust(filled: Filled) -> None:
    filled.answer("steering.staff", 0.1 + 0.2)
    filled.answer("steering.time_share", 0.35)
    answers = filled.read().snapshot.answers
    assert str(answers["steering.staff"].value) == "0.3"
    assert answers["steering.time_share"].value == Decimal("0.35")
    assert answers["steering.time_share"].raw == "35 %"


# --- what people do to sheets ----------------------------------------------------------------------


def test_rows_inserted_and_columns_moved(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    sheet = filled.book["Pilotage"]
    sheet.insert_rows(6, 3)
    sheet.insert_cols(2, 2)
    sheet.insert_rows(1)
    intake = filled.read()
    assert intake.diagnostics == ()
    answer = intake.snapshot.answers["steering.plan"]
    assert answer.value == "yes"
    assert answer.cells == (CellRef(sheet="Pilotage", cell="G6"),)  # E5, two columns and one row further


def test_a_renamed_sheet_is_found_by_its_mark(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.book["Pilotage"].title = "Ma feuille"
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.snapshot.answers["steering.plan"].cells[0].sheet == "Ma feuille"


def test_questions_sorted_otherwise_keep_their_answers(filled: Filled) -> None:
    sheet = filled.book["Pilotage"]
    filled.answer("steering.plan", "Oui")
    for column in string.ascii_uppercase[:11]:
        first, second = sheet[f"{column}5"], sheet[f"{column}6"]
        first.value, second.value = second.value, first.value
    assert filled.read().snapshot.answers["steering.plan"].value == "yes"


def test_a_copied_sheet_is_not_read(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    copy = filled.book.copy_worksheet(filled.book["Pilotage"])
    copy["E5"] = "Non"
    filled.book.move_sheet(copy, -3)
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.sheet) == ("sheet_copied", copy.title)
    assert "Pilotage" in found.problem.fr
    assert intake.snapshot.answers["steering.plan"].value == "yes"


@pytest.mark.parametrize("mark", ["@section:steering", "@section:project, voir le mode d'emploi", "@table:lots"])
@pytest.mark.parametrize(
    ("sheet", "cell", "told"),
    [
        ("Pilotage", "I6", []),
        ("Projet", "I5", []),
        ("Lots", "H7", []),
        ("Lots", "I7", []),
        ("Lots", "J20", ["text_added"]),  # beside the table, where nothing is read
    ],
)
def test_a_mark_typed_in_a_comment_is_a_comment(
    filled: Filled, mark: str, sheet: str, cell: str, told: list[str]
) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **FULL_LINE)
    filled.put(sheet, cell, mark)
    assert codes(filled.read()) == told


def test_a_boolean_and_the_number_that_equals_it_are_two_answers(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    for row, amount in ((FIRST_LINE, 1), (FIRST_LINE + 1, True), (FIRST_LINE + 2, 1.0)):
        line(filled, row, **{**FULL_LINE, "amount": amount})
    rows = filled.read().snapshot.tables["lots"].rows
    states = [row.cells["amount"].state for row in rows]
    assert states == [AnswerState.ANSWERED, AnswerState.UNUSABLE, AnswerState.ANSWERED]


def test_a_deleted_sheet_leaves_its_questions_blank(filled: Filled) -> None:
    del filled.book["Pilotage"]
    intake = filled.read()
    assert [(item.code, item.sheet) for item in intake.diagnostics] == [("sheet_missing", "Pilotage")]
    assert intake.snapshot.answers["steering.plan"].state is AnswerState.BLANK


def test_a_hidden_sheet_is_read_and_noted(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.book["Pilotage"].sheet_state = "hidden"
    intake = filled.read()
    assert (only(intake).code, only(intake).severity) == ("sheet_hidden", Severity.NOTE)
    assert intake.snapshot.answers["steering.plan"].value == "yes"


def test_a_changed_identifier(filled: Filled) -> None:
    filled.put("Pilotage", "A6", "steering.levl")
    intake = filled.read()
    assert codes(intake) == ["question_missing", "question_unknown"]
    assert intake.diagnostics[0].question == "steering.level"
    unknown = intake.diagnostics[1]
    assert (unknown.cell, unknown.read, unknown.closest) == ("A6", "steering.levl", "steering.level")


def test_a_missing_question_says_which_identifier_to_restore(filled: Filled) -> None:
    filled.put("Pilotage", "A5", None)
    filled.put("Pilotage", "B5", None)
    found = filled.read().diagnostics[0]
    assert found.advice.fr == (
        "Si la ligne est encore là, saisir « steering.plan » dans sa colonne « Identifiant » ; sinon, produire un "
        "questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from »."
    )
    assert "enter “steering.plan” in its column “Id”" in found.advice.en


def test_an_identifier_in_capitals_is_still_that_question(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.put("Pilotage", "A5", " Steering.plan ")
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.snapshot.answers["steering.plan"].value == "yes"


def test_a_question_answered_twice_differently_is_not_used(filled: Filled) -> None:
    filled.put("Pilotage", "A20", "steering.plan")
    filled.answer("steering.plan", "Oui")
    filled.put("Pilotage", "E20", "Non")
    intake = filled.read()
    found = only(intake)
    assert (found.severity, found.code, found.cell) == (Severity.ERROR, "question_repeated", "A20")
    assert "Pilotage!A5, Pilotage!A20" in found.problem.fr
    answer = intake.snapshot.answers["steering.plan"]
    assert (answer.state, answer.raw) == (AnswerState.UNUSABLE, "Oui | Non")
    assert [cell.cell for cell in answer.cells] == ["E5", "E20"]


def test_the_comments_of_a_question_that_stands_twice_have_a_cell_each(filled: Filled) -> None:
    filled.put("Pilotage", "A20", "steering.plan")
    filled.answer("steering.plan", "Vu", "comment")
    filled.put("Pilotage", "I20", "Revu")
    answer = filled.read().snapshot.answers["steering.plan"]
    assert answer.comment == "Vu ; Revu"
    assert [cell.cell for cell in answer.comment_cells] == ["I5", "I20"]


def test_a_question_answered_twice_alike_is_used(filled: Filled) -> None:
    filled.put("Pilotage", "A20", "steering.plan")
    filled.answer("steering.plan", "Oui")
    filled.put("Pilotage", "E20", "Oui")
    intake = filled.read()
    assert (only(intake).severity, only(intake).code) == (Severity.NOTE, "question_copied")
    assert intake.snapshot.answers["steering.plan"].value == "yes"


def test_a_column_under_the_heading_of_another_is_not_read(filled: Filled) -> None:
    """Cut and pasted without the hidden row of marks, two columns would be read one for the other."""
    line(filled, FIRST_LINE, **FULL_LINE)
    filled.put("Lots", "C3", "Complet")
    lots = filled.book["Lots"]
    for row in (5, FIRST_LINE):
        one, other = lots[f"E{row}"].value, lots[f"F{row}"].value
        filled.put("Lots", f"E{row}", other)
        filled.put("Lots", f"F{row}", one)
    intake = filled.read()
    told = [item for item in intake.diagnostics if item.code == "column_misplaced"]
    assert [(item.severity, item.cell) for item in told] == [(Severity.ERROR, "E5"), (Severity.ERROR, "F5")]
    cells = intake.snapshot.tables["lots"].rows[0].cells
    assert {cells[name].state for name in ("topics", "clause")} == {AnswerState.BLANK}
    assert cells["amount"].value == 12500


def test_missing_and_repeated_columns(filled: Filled) -> None:
    filled.answer("steering.plan", "Oui")
    filled.put("Pilotage", "H3", None)
    filled.put("Pilotage", "H4", None)
    filled.put("Pilotage", "P3", "@answer")
    filled.put("Pilotage", "P5", "Non")
    intake = filled.read()
    assert codes(intake) == ["column_missing", "column_repeated"]
    assert "Source" in intake.diagnostics[0].problem.fr
    assert intake.diagnostics[1].cell == "P3"
    assert intake.snapshot.answers["steering.plan"].value == "yes"


# --- tables --------------------------------------------------------------------------------------


def test_a_full_line_with_its_evidence(filled: Filled) -> None:
    line(filled, FIRST_LINE, **FULL_LINE, evidence="Documenté", source="Acte d'engagement")
    filled.put("Lots", "C3", "complet")
    intake = filled.read()
    assert intake.diagnostics == ()
    content = intake.snapshot.tables["lots"]
    assert content.completeness is TableCompleteness.COMPLETE
    assert content.declared_in == (CellRef(sheet="Lots", cell="C3"),)
    (row,) = content.rows
    assert row.number == FIRST_LINE
    assert {name: cell.value for name, cell in row.cells.items()} == {
        "label": "Lot 1",
        "amount": Decimal(12500),
        "end": date(2027, 3, 31),
        "topics": ("value",),
        "clause": "yes",
    }
    assert {cell.evidence for cell in row.cells.values()} == {Evidence.DOCUMENTED}
    assert {cell.source for cell in row.cells.values()} == {"Acte d'engagement"}
    assert amount_of(intake).cells == (CellRef(sheet="Lots", cell="C7"),)


def test_empty_lines_are_skipped_and_numbers_are_those_of_the_sheet(filled: Filled) -> None:
    filled.put("Lots", "C3", "Partiel")
    line(filled, 8, **FULL_LINE)
    line(filled, 11, **FULL_LINE)
    line(filled, 12, evidence="Déclaré")
    line(filled, 900, **FULL_LINE)
    rows = filled.read().snapshot.tables["lots"].rows
    assert [row.number for row in rows] == [8, 11, 900]


def test_a_mistake_in_a_table_names_the_column(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **{**FULL_LINE, "amount": "~ 3 M€"})
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.sheet, found.cell, found.question) == ("approximate", "Lots", "C7", "lots/amount")
    assert found.label is not None
    assert found.label.fr == "Lots — Montant fr"
    assert amount_of(intake).raw == "~ 3 M€"


def test_not_applicable_in_a_table_needs_no_reason(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **{**FULL_LINE, "clause": "Sans objet"})
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.snapshot.tables["lots"].rows[0].cells["clause"].state is AnswerState.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("cells", "severity", "missing"),
    [
        ({"label": "Lot 1"}, Severity.WARNING, "Montant fr, Fin fr, Sujets fr, Clause fr"),
        ({"amount": 3, "end": date(2027, 1, 1), "topics": "Valeur", "clause": "Oui"}, Severity.WARNING, "Objet fr"),
        ({**FULL_LINE, "end": None}, Severity.NOTE, "Fin fr"),
    ],
)
def test_a_half_filled_line(filled: Filled, cells: dict[str, Any], severity: Severity, missing: str) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **cells)
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.severity) == ("row_partial", severity)
    assert found.problem.fr == f"la ligne 7 est incomplète, il manque : {missing}"
    assert len(intake.snapshot.tables["lots"].rows) == 1


TOTALS = (
    *("Total", "TOTAL :", "Total TTC", "Totaux", "Total général", "Grand total"),
    *("Sous-total", "Sous-total lot 1", "SOUS TOTAL 2026", "S/total A", "S/Total", "Subtotal", "Sub-total 1"),
    *("Cumul", "Cumul 2026", "Cumulé", "Somme", "Somme des lots"),
)


@pytest.mark.parametrize(
    ("label", "amount"),
    [(label, "=SUM(C7:C7)") for label in TOTALS]
    + [("Sous-total lot 1", amount) for amount in (12500, "12 500 €", "~ 12 500", None)],
)
def test_a_line_of_totals_is_left_out(filled: Filled, label: str, amount: object) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **FULL_LINE)
    line(filled, FIRST_LINE + 1, label=label, amount=amount, end="-")
    intake = filled.read()
    assert (only(intake).code, only(intake).cell) == ("row_total", "B8")
    assert len(intake.snapshot.tables["lots"].rows) == 1


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ({"B9": "Lot 1", "C9": 500_000, "F9": "Oui"}, [("row_repeated", "B9")]),
        ({"B9": "LOT 1.", "C9": 500_000, "F9": "oui"}, [("row_repeated", "B9")]),
        ({"B9": "Lot 1 bis", "C9": 500_000, "F9": "Oui"}, []),
        ({"B9": "Lot 1", "C9": 500_001, "F9": "Oui"}, []),
    ],
)
def test_a_line_that_says_what_another_says_is_told(
    filled: Filled, copied: dict[str, object], told: list[tuple[str, str]]
) -> None:
    for cell, value in {"B8": "Lot 1", "C8": 500_000, "F8": "Oui", **copied}.items():
        filled.put("Lots", cell, value)
    intake = filled.read()
    assert [(one.code, one.cell) for one in intake.diagnostics if one.code == "row_repeated"] == told
    assert len(intake.snapshot.tables["lots"].rows) == 2


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Total rebuild", ["row_may_be_total"]),
        ("Cumul", ["row_may_be_total"]),
        ("Somme", ["row_may_be_total"]),
        ("Sous-total de la réalisation interne", ["row_may_be_total"]),
        ("Ensemble de la réalisation interne", ["row_may_be_total"]),
        ("Totalement neuf", []),
        ("Ensemblier", []),
    ],
)
def test_a_line_that_only_begins_like_a_total_is_read_and_told(filled: Filled, label: str, told: list[str]) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **{**FULL_LINE, "label": label})
    intake = filled.read()
    assert [one.code for one in intake.diagnostics] == told
    assert len(intake.snapshot.tables["lots"].rows) == 1


@pytest.mark.parametrize(
    ("declared", "has_rows", "code", "severity"),
    [
        (None, True, "completeness_blank", Severity.WARNING),
        (None, False, "completeness_blank", Severity.WARNING),
        ("Aucun élément", True, "completeness_contradicted", Severity.ERROR),
        ("Complet", False, "complete_but_empty", Severity.WARNING),
        ("presque", True, "completeness_unknown", Severity.ERROR),
    ],
)
def test_nothing_is_concluded_from_a_doubtful_declaration(
    filled: Filled, declared: str | None, has_rows: bool, code: str, severity: Severity
) -> None:
    filled.put("Lots", "C3", declared)
    if has_rows:
        line(filled, FIRST_LINE, **FULL_LINE)
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.severity, found.sheet, found.cell) == (code, severity, "Lots", "C3")
    assert intake.snapshot.tables["lots"].completeness is None
    assert len(intake.snapshot.tables["lots"].rows) == int(has_rows)


def test_not_knowing_whether_a_table_is_complete_is_an_answer(filled: Filled) -> None:
    filled.put("Lots", "C3", "Ne sait pas")
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.snapshot.tables["lots"].completeness is None


@tried_on("typed", ["?", "-", "…", "n.c."])
@pytest.mark.parametrize("column", ["label", "amount", "end", "topics", "clause"])
def test_a_line_of_placeholders_is_read_as_unusable(filled: Filled, column: str, typed: str) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **FULL_LINE)
    line(filled, FIRST_LINE + 1, **{column: typed})
    intake = filled.read()
    assert len(intake.snapshot.tables["lots"].rows) == 2
    assert intake.snapshot.tables["lots"].rows[1].cells[column].state is AnswerState.UNUSABLE
    assert codes(intake) == ["placeholder", "row_partial"]


@pytest.mark.parametrize(
    ("cells", "unusable"),
    [
        ({"label": "Objet fr"}, []),
        ({"label": "Nom du lot fr"}, []),
        ({"amount": "Montant fr"}, ["amount"]),
        ({"end": "Fin fr", "clause": "Clause fr"}, ["end", "clause"]),
    ],
)
def test_a_line_that_holds_words_of_the_heading_is_read(
    filled: Filled, cells: dict[str, Any], unusable: list[str]
) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **cells)
    intake = filled.read()
    (row,) = intake.snapshot.tables["lots"].rows
    assert [name for name, cell in row.cells.items() if cell.state is AnswerState.UNUSABLE] == unusable
    assert intake.snapshot.tables["lots"].completeness is TableCompleteness.COMPLETE


def test_the_rows_of_headings_and_of_help_are_no_lines_wherever_they_stand(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **FULL_LINE)
    sheet = filled.book["Lots"]
    for column in string.ascii_uppercase[:9]:
        sheet[f"{column}20"], sheet[f"{column}21"] = sheet[f"{column}5"].value, sheet[f"{column}6"].value
    intake = filled.read()
    assert intake.diagnostics == ()
    assert len(intake.snapshot.tables["lots"].rows) == 1


def test_a_help_row_that_someone_wrote_in_is_read(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    filled.put("Lots", "C6", "12 500 €")
    assert amount_of(filled.read()).value == Decimal(12500)


def test_a_line_with_only_words_under_the_level_of_evidence_is_read(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, evidence="Lot 3")
    intake = filled.read()
    assert len(intake.snapshot.tables["lots"].rows) == 1
    assert codes(intake) == ["row_partial", "evidence_unknown"]


def test_a_table_whose_columns_moved(filled: Filled) -> None:
    filled.put("Lots", "C3", "Complet")
    line(filled, FIRST_LINE, **FULL_LINE)
    sheet = filled.book["Lots"]
    for row in range(4, 13):
        amount, end = sheet[f"C{row}"], sheet[f"D{row}"]
        amount.value, end.value = end.value, amount.value
        end.number_format = "General"  # openpyxl gave the other cell the format of its date
    sheet.insert_rows(6)
    intake = filled.read()
    assert intake.diagnostics == ()
    assert amount_of(intake).value == Decimal(12500)
    assert amount_of(intake).cells == (CellRef(sheet="Lots", cell="D8"),)


# --- all together --------------------------------------------------------------------------------


def test_all_problems_are_reported_at_once_in_order(filled: Filled) -> None:
    filled.answer("project.name", None)
    filled.answer("project.mandate", "peut-être")
    filled.answer("steering.owners", "=2+2")
    filled.answer("steering.cost", "beaucoup")
    line(filled, FIRST_LINE, **FULL_LINE)
    line(filled, 9, label="Total", amount=12500)
    intake = filled.read()
    assert [(item.severity, item.code, item.sheet) for item in intake.diagnostics] == [
        (Severity.ERROR, "required_blank", "Projet"),
        (Severity.ERROR, "not_in_list", "Projet"),
        (Severity.ERROR, "not_a_number", "Pilotage"),
        (Severity.ERROR, "completeness_contradicted", "Lots"),
        (Severity.WARNING, "formula", "Pilotage"),
        (Severity.NOTE, "row_total", "Lots"),
    ]
    assert read_workbook(filled.path, BANK) == intake


def test_an_english_workbook_is_read_as_english(tmp_path: Path) -> None:
    filled = Filled(tmp_path, Language.EN)
    filled.answer("steering.cost", "€1,250,000.50")
    filled.answer("steering.staff", "1,250")
    filled.answer("steering.plan", "Partly")
    filled.answer("steering.level", "Ne sait pas")
    snapshot = filled.read().snapshot
    assert snapshot.language is Language.EN
    assert snapshot.answers["steering.cost"].value == Decimal("1250000.5")
    assert snapshot.answers["steering.staff"].value == Decimal(1250)
    assert snapshot.answers["steering.plan"].value == "partial"
    assert snapshot.answers["steering.level"].state is AnswerState.UNKNOWN
