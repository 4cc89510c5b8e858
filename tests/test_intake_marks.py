"""A hidden mark that is gone loses no answer: what it marked is found by what people see, and the repair is told."""

from pathlib import Path
from typing import Any

import pytest

from audit.intake.grid import Cell, Grid
from audit.intake.problems.diagnostics import Severity
from audit.intake.sheets.headings import headings_of_table
from audit.intake.sheets.identity import find_meta
from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import QuestionBank, TableCompleteness
from audit.model.text import Language
from audit.questionnaire.layout import META_KEYS, META_SHEET, questionnaire_sha256
from tests.intake_workbooks import BANK, LOTS, QUESTIONNAIRE, STEERING, TOPICS, Filled, codes, only
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

LINE = {"C3": "Complet", "B7": "Lot 1", "C7": 1, "D7": "31/03/2027", "E7": "Valeur", "F7": "Oui"}
NOTED = {"evidence": "Vérifié", "source": "PV du 3 mars", "comment": "À suivre"}


@pytest.fixture(params=Language)
def filled(tmp_path: Path, request: pytest.FixtureRequest) -> Filled:
    """Return a workbook of which one question and one line of a table are filled in, with their notes."""
    filled = Filled(tmp_path, request.param)
    filled.answer("steering.plan", "Oui")
    for name, text in NOTED.items():
        filled.answer("steering.plan", text, name)
    for cell, value in LINE.items():
        filled.put("Lots", cell, value)
    for column, text in zip("GHI", NOTED.values(), strict=True):
        filled.put("Lots", f"{column}7", text)
    return filled


def section(filled: Filled) -> str:
    return filled.place("steering.plan")[0]


def is_whole(answer: Answer) -> bool:
    noted = (answer.evidence, answer.source, answer.comment)
    return answer.state is AnswerState.ANSWERED and noted == (Evidence.VERIFIED, "PV du 3 mars", "À suivre")


def nothing_is_lost(intake: Intake) -> bool:
    (row,) = intake.snapshot.tables["lots"].rows
    return all(map(is_whole, (intake.snapshot.answers["steering.plan"], *row.cells.values())))


# --- columns ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [None, "@commentaire", "caché"])
@tried_on("column", ["E", "G", "H", "I", "J"], always=2)
def test_a_column_of_a_section_is_found_by_its_heading(filled: Filled, column: str, damage: str | None) -> None:
    sheet = section(filled)
    filled.put(sheet, f"{column}3", damage)
    intake = filled.read()
    assert nothing_is_lost(intake)
    found = next(item for item in intake.diagnostics if item.code == "column_found")
    assert (found.severity, found.sheet, found.cell) == (Severity.WARNING, sheet, f"{column}3")
    assert "column_missing" not in codes(intake)


@pytest.mark.parametrize("column", list("BCDEFGHI"))
def test_a_column_of_a_table_is_found_by_its_heading(filled: Filled, column: str) -> None:
    filled.put("Lots", f"{column}4", None)
    intake = filled.read()
    assert nothing_is_lost(intake)
    found = only(intake)
    assert (found.code, found.sheet, found.cell) == ("column_found", "Lots", f"{column}4")
    assert "audit questionnaire new --from" in found.advice.fr


def test_a_column_of_texts_of_the_tool_is_nothing_to_tell(filled: Filled) -> None:
    filled.put(section(filled), "C3", None)
    assert codes(filled.read()) == []


def test_two_columns_of_one_heading_are_not_guessed_and_their_texts_are_told(filled: Filled) -> None:
    sheet = section(filled)
    filled.put(sheet, "I3", None)
    filled.put(sheet, "O4", filled.book[sheet]["I4"].value)
    filled.put(sheet, "O5", "Avis de JM")
    intake = filled.read()
    assert codes(intake) == ["column_missing", "text_added"]
    assert [item.typed for item in intake.leftovers] == ["À suivre\nAvis de JM"]


def test_a_column_without_mark_nor_heading_is_told_with_its_texts(filled: Filled) -> None:
    filled.put("Lots", "I4", None)
    filled.put("Lots", "I5", None)
    intake = filled.read()
    found = only(intake)
    assert (found.code, found.cell, found.read) == ("text_added", "I7", "À suivre")


def test_the_headings_of_a_table_name_each_column_once() -> None:
    headings = headings_of_table(LOTS)
    assert set(headings) == {"label", "amount", "end", "topics", "clause", "_evidence", "_source", "_comment"}
    assert headings["label"] == {"objet fr", "objet en"}


# --- sheets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["section", "Lots"])
@pytest.mark.parametrize("renamed", [False, True])
def test_a_sheet_whose_row_of_marks_is_gone_is_read_by_its_headings(filled: Filled, name: str, renamed: bool) -> None:
    sheet = section(filled) if name == "section" else name
    filled.book[sheet].delete_rows(3 if name == "section" else 4)
    if renamed:
        filled.book[sheet].title = "Ma feuille"
    intake = filled.read()
    assert nothing_is_lost(intake)
    found = only(intake)
    assert (found.severity, found.code) == (Severity.WARNING, "sheet_found")
    assert found.sheet == ("Ma feuille" if renamed else sheet)


@pytest.mark.parametrize(("name", "cell"), [("section", "A3"), ("Lots", "A4")])
def test_a_sheet_whose_first_mark_is_gone_is_read_by_its_headings(filled: Filled, name: str, cell: str) -> None:
    filled.put(section(filled) if name == "section" else name, cell, None)
    intake = filled.read()
    assert nothing_is_lost(intake)
    assert codes(intake) == ["sheet_found"]


def test_a_sheet_without_marks_nor_headings_is_told_and_kept(filled: Filled) -> None:
    sheet = section(filled)
    filled.book[sheet].delete_rows(3, 2)
    intake = filled.read()
    assert codes(intake) == ["sheet_unmarked"]
    assert "listé à part" in intake.diagnostics[0].advice.fr
    assert [item.typed for item in intake.leftovers] == ["Oui\nVérifié\nPV du 3 mars\nÀ suivre"]


# --- lines -----------------------------------------------------------------------------------------------


def test_a_question_whose_identifier_is_gone_is_found_by_its_wording(filled: Filled) -> None:
    sheet = section(filled)
    filled.put(sheet, "A5", None)
    intake = filled.read()
    assert nothing_is_lost(intake)
    found = only(intake)
    assert (found.severity, found.code, found.cell, found.question) == (
        Severity.WARNING,
        "question_found",
        "A5",
        "steering.plan",
    )
    assert "« steering.plan »" in found.advice.fr


def test_rows_that_were_sorted_without_their_identifiers_are_not_read_under_them(filled: Filled) -> None:
    """The answer to one question would be that to another: nothing else of the workbook shows it."""
    sheet, first, second = section(filled), STEERING.questions[0], STEERING.questions[1]
    rows = {filled.book[sheet][f"A{row}"].value: row for row in range(5, 20)}
    for column in "BCDEFGHIJK":
        one, other = (filled.book[sheet][f"{column}{rows[question.id]}"] for question in (first, second))
        one.value, other.value = other.value, one.value
    intake = filled.read()
    misplaced = [item for item in intake.diagnostics if item.code == "question_misplaced"]
    assert {(item.question, item.severity) for item in misplaced} == {
        (first.id, Severity.ERROR),
        (second.id, Severity.ERROR),
    }
    for question in (first, second):
        assert intake.snapshot.answers[question.id].state is AnswerState.BLANK
    assert "question_missing" not in codes(intake)
    assert any(item.typed for item in intake.leftovers), "what stands there is kept for people to enter again"


def test_every_identifier_of_a_sheet_may_be_gone(filled: Filled) -> None:
    sheet = section(filled)
    lines = len(STEERING.questions) + len(TOPICS)  # each item of the topics has one
    for row in range(5, 5 + lines):
        filled.put(sheet, f"A{row}", None)
    intake = filled.read()
    assert nothing_is_lost(intake)
    assert codes(intake) == ["question_found"] * lines


def test_two_lines_of_one_wording_are_not_guessed(filled: Filled) -> None:
    sheet = section(filled)
    filled.put(sheet, "A5", None)
    filled.put(sheet, "B20", filled.book[sheet]["B5"].value)
    filled.put(sheet, "E20", "Non")
    intake = filled.read()
    assert codes(intake)[0] == "question_missing"
    assert codes(intake).count("row_added") == 2
    assert {item.typed for item in intake.leftovers} == {"Oui", "Non"}


def test_the_wording_of_another_version_finds_nothing(filled: Filled) -> None:
    filled.put(META_SHEET, "B3", "1.0")
    filled.put(section(filled), "A5", None)
    assert "question_found" not in codes(filled.read())


# --- declarations ----------------------------------------------------------------------------------------


def test_a_declaration_whose_mark_is_gone_is_found_by_its_label(filled: Filled) -> None:
    filled.put("Lots", "A3", None)
    intake = filled.read()
    content = intake.snapshot.tables["lots"]
    assert content.completeness is TableCompleteness.COMPLETE
    assert [cell.cell for cell in content.declared_in] == ["C3"]
    assert (only(intake).code, only(intake).severity) == ("completeness_found", Severity.WARNING)


def test_a_declaration_without_mark_nor_label_is_said_to_be_lost(filled: Filled) -> None:
    filled.put("Lots", "A3", None)
    filled.put("Lots", "B3", None)
    intake = filled.read()
    assert intake.snapshot.tables["lots"].completeness is None
    lost = intake.diagnostics[0]
    assert (lost.code, lost.severity, lost.sheet) == ("completeness_lost", Severity.ERROR, "Lots")
    assert "Ce tableau est" in lost.problem.fr
    assert [item.typed for item in intake.leftovers] == ["Complet"]  # what stood there is told as a text beside


@pytest.mark.parametrize("column", [2, 3])
@pytest.mark.parametrize("said", ["Complet", "Partiel"])
def test_a_declaration_that_an_inserted_column_has_moved_is_read_where_it_is(
    filled: Filled, column: int, said: str
) -> None:
    """Before the label, which moves with it, or between the label and the declaration."""
    filled.put("Lots", "C3", said)
    filled.book["Lots"].insert_cols(column)
    intake = filled.read()
    content = intake.snapshot.tables["lots"]
    assert content.completeness is {"Complet": TableCompleteness.COMPLETE, "Partiel": TableCompleteness.PARTIAL}[said]
    assert [cell.cell for cell in content.declared_in] == ["D3"]
    moved = next(item for item in intake.diagnostics if item.code == "completeness_moved")
    assert (moved.severity, moved.cell) == (Severity.WARNING, "D3")
    assert intake.leftovers == ()


@pytest.mark.parametrize(("in_place", "beside", "read"), [("Partiel", "Complet", "partial"), (None, "À voir", None)])
def test_what_stands_beside_a_declaration_is_none(
    filled: Filled, in_place: str | None, beside: str, read: str | None
) -> None:
    filled.put("Lots", "C3", in_place)
    filled.put("Lots", "K3", beside)
    intake = filled.read()
    assert intake.snapshot.tables["lots"].completeness == (TableCompleteness(read) if read else None)
    assert "completeness_moved" not in codes(intake)


# --- the sheet by which a workbook is recognised ---------------------------------------------------------


def test_a_renamed_sheet_of_identity_is_found_by_its_keys(filled: Filled) -> None:
    filled.book[META_SHEET].title = "Feuil3"
    intake = filled.read()
    assert intake.diagnostics == ()
    assert intake.leftovers == ()


def grid(name: str, keys: Any, column: int = 1) -> Grid:
    return Grid(name, {(row, column): Cell(value=key) for row, key in enumerate(keys, start=1)})


def test_the_sheet_of_its_name_goes_before_a_copy() -> None:
    copy, original = grid("_meta (2)", META_KEYS), grid(META_SHEET, META_KEYS)
    assert find_meta([copy, original]) is original


def test_two_sheets_of_keys_under_other_names_are_not_guessed() -> None:
    assert find_meta([grid("a", META_KEYS), grid("b", META_KEYS)]) is None


def test_a_sheet_that_took_the_name_is_no_sheet_of_identity() -> None:
    taken, keyed = grid(META_SHEET, ["bonjour"]), grid("autre", META_KEYS, column=3)
    assert find_meta([taken, keyed]) is keyed


# --- the questions that the workbook asks ----------------------------------------------------------------


def test_a_workbook_made_from_other_questions_of_the_same_version_says_so(filled: Filled) -> None:
    changed = STEERING.questions[0].model_copy(update={"label": STEERING.questions[1].label})
    steering = STEERING.model_copy(update={"questions": (changed, *STEERING.questions[1:])})
    bank = BANK.model_copy(update={"sections": (BANK.sections[0], steering)})
    filled.read()
    (found,) = read_workbook(filled.path, QuestionBank.model_validate(bank.model_dump())).diagnostics
    assert (found.code, found.severity, found.sheet) == ("other_questions", Severity.WARNING, "")
    assert "2.0" in found.problem.fr
    assert "--questionnaires" in found.advice.fr


@pytest.mark.parametrize("hash_", [None, "0" * 64])
def test_a_workbook_that_does_not_say_what_it_asks_is_told_too(filled: Filled, hash_: str | None) -> None:
    filled.put(META_SHEET, "B7", hash_)
    assert codes(filled.read()) == ["other_questions"]


def test_what_is_no_question_is_no_part_of_the_hash() -> None:
    other = QUESTIONNAIRE.model_copy(update={"glossary": (), "removed": ()})
    assert questionnaire_sha256(other) == questionnaire_sha256(QUESTIONNAIRE)
    assert questionnaire_sha256(QUESTIONNAIRE.model_copy(update={"tables": ()})) != questionnaire_sha256(QUESTIONNAIRE)
