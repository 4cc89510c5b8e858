"""The workbook on a screen: room for lines below what is held in sight, French typeset, what is typed kept."""

import re

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell

from audit.model.answer import Answer, AnswerState
from audit.model.leftover import Leftover
from audit.model.questionnaire import Column, QuestionType, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.questionnaire import layout
from audit.questionnaire.leftover_sheet import LEFTOVER_SHEET
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.validations import number_expected
from audit.questionnaire.workbook import write_workbook
from tests.many_cases import some

pytestmark = pytest.mark.slow

# A screen of 768 pixels shows some 500 pixels of a sheet, 375 points at 100 %: half of them is left for lines.
HELD_IN_SIGHT = 187
# Above this height the writer cuts, since a row cannot be higher than 409 points.
TALLEST_ROW = 400
BROKEN = re.compile(r" [:;?!»%€]|« ")


@pytest.fixture(scope="module", params=some([(review, language) for review in ReviewType for language in Language], 2))
def written(request, tmp_path_factory):
    review, language = request.param
    questionnaire = load_question_bank().questionnaire(review)
    path = tmp_path_factory.mktemp("written") / "w.xlsx"
    write_workbook(questionnaire, language, path)
    return questionnaire, language, openpyxl.load_workbook(path)


def _held(sheet):
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", sheet.freeze_panes).groups()
    shown = [sheet.row_dimensions[number] for number in range(1, int(row))]
    return sum(one.height for one in shown if not one.hidden), column


def test_what_is_held_in_sight_leaves_room_for_lines(written):
    questionnaire, language, book = written
    for part in (*questionnaire.sections, *questionnaire.tables):
        height, _ = _held(book[layout.sheet_name(part, language)])
        assert 0 < height <= HELD_IN_SIGHT, part.id


def test_no_help_of_a_table_is_cut(written):
    questionnaire, language, book = written
    for table in questionnaire.tables:
        sheet = book[layout.sheet_name(table, language)]
        assert max(sheet.row_dimensions[row].height or 0 for row in range(1, 8)) < TALLEST_ROW, table.id


def _texts(book, but=()):
    for sheet in book:
        if sheet.title in (layout.LISTS_SHEET, layout.META_SHEET, *but):
            continue
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if not isinstance(cell, MergedCell) and cell.data_type == "s")
        for rule in sheet.data_validations.dataValidation:
            yield from (text for text in (rule.prompt, rule.error) if text)


def test_french_texts_have_their_no_break_spaces(written):
    _, language, book = written
    texts = list(_texts(book))
    if language is Language.FR:
        assert [text for text in texts if BROKEN.search(text)] == []
        assert any("\N{NO-BREAK SPACE}?" in text for text in texts)
    else:
        assert [text for text in texts if re.search("\N{NO-BREAK SPACE}[:;?!»]", text)] == []


def test_english_texts_of_the_questionnaire_have_curly_quotation_marks(written):
    _, language, book = written
    if language is Language.EN:
        assert [text for text in _texts(book) if '"' in text] == []


def test_what_people_typed_keeps_its_spaces(tmp_path):
    questionnaire = load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)
    typed = "Un nom : « ordinaire » ; oui ?"
    answer = Answer(
        type=ValueType.TEXT, state=AnswerState.ANSWERED, value=typed, source=f"{typed} 1", comment=f"{typed} 2"
    )
    snapshot = ProjectSnapshot(
        questionnaire_id=questionnaire.id,
        questionnaire_version=questionnaire.version,
        review_type="pre_launch",
        language="fr",
        answers={"project.name": answer},
    )
    left = Leftover(sheet="S", cell="A1", label="Q", typed=f"{typed} 3", why=Text(fr="Retirée.", en="Removed."))
    write_workbook(questionnaire, Language.FR, tmp_path / "w.xlsx", snapshot, leftovers=[left])
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    found = {cell.value for row in book["Projet"].iter_rows() for cell in row}
    assert {typed, f"{typed} 1", f"{typed} 2"} <= found
    assert f"{typed} 3" in {cell.value for row in book[LEFTOVER_SHEET.fr].iter_rows() for cell in row}


def test_the_lists_hold_labels_as_people_type_them(written):
    questionnaire, language, book = written
    listed = {cell.value for row in book[layout.LISTS_SHEET].iter_rows() for cell in row if cell.value}
    for question in questionnaire.questions:
        if question.options and question.type is not QuestionType.CHOICES:
            assert {option.label.to(language) for option in question.options} <= listed


@pytest.mark.parametrize(
    ("type_", "fr", "en"),
    [
        (QuestionType.MONEY, "« plus de 50 M€ »", "“more than €50m”"),
        (QuestionType.SHARE, "« moins de 50 % »", "“less than 50%”"),
        (QuestionType.INTEGER, "« plus de 50 »", "“more than 50”"),
    ],
)
def test_partial_answers_are_shown_in_the_unit_that_is_asked(type_, fr, en):
    expected = number_expected(Column(id="a", type=type_, label=Text(fr="a", en="a")))
    assert fr in expected.fr
    assert en in expected.en
