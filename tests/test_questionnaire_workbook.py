"""The workbook that people fill in: enforced entry rules, marks, protection, completeness, determinism."""

import re
import subprocess
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import QuestionType
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import ValueType
from audit.questionnaire import layout
from audit.questionnaire.load import load_questionnaire
from audit.questionnaire.workbook import write_workbook
from tests.installed_programs import SOFFICE, needs_soffice

QUESTIONNAIRE = load_questionnaire()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("workbook") / "vide.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path)
    return path


@pytest.fixture(scope="module")
def workbook(path):
    return openpyxl.load_workbook(path)


def _rules_on(sheet):
    return {str(area): rule for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}


def _marks(sheet):
    row = next(
        r for r in sheet.iter_rows(max_row=8) if str(r[0].value).startswith((layout.SECTION_MARK, layout.TABLE_MARK))
    )
    return {cell.value: cell for cell in row if cell.value}  # fmt: skip


def _sections(workbook):
    for section in QUESTIONNAIRE.sections:
        yield section, workbook[layout.sheet_name(section, Language.FR)]


def test_a_sheet_a_section_and_a_table_and_hidden_lists(workbook):
    visible = [sheet.title for sheet in workbook if sheet.sheet_state == "visible"]
    expected = [part.title.fr for part in (*QUESTIONNAIRE.sections, *QUESTIONNAIRE.tables)]
    assert visible == ["Lisez-moi", *expected, "Complétude"]
    assert {sheet.title for sheet in workbook if sheet.sheet_state == "hidden"} == {"_meta", "_listes"}


def test_every_question_is_asked_once_by_its_id(workbook):
    for section, sheet in _sections(workbook):
        column = [cell.value for cell in sheet["A"]]
        assert [value for value in column if value in {q.id for q in section.questions}] == [
            question.id for question in section.questions
        ]


def test_every_closed_number_and_date_answer_is_really_enforced(workbook):
    checked = 0
    for section, sheet in _sections(workbook):
        rules = _rules_on(sheet)
        answer = _marks(sheet)["@answer"].column_letter
        for row in range(1, sheet.max_row + 1):
            question = next((q for q in section.questions if q.id == sheet.cell(row, 1).value), None)
            if question is None or question.type in (QuestionType.TEXT, QuestionType.NAMES, QuestionType.CHOICES):
                continue
            rule = rules[f"{answer}{row}"]
            assert rule.showErrorMessage, question.id
            assert rule.errorStyle in (None, "stop")
            assert rule.type == ("list" if question.options else "custom")
            assert rule.error
            checked += 1
    assert checked > 50


def test_drop_downs_name_lists_that_exist_and_hold_the_answers(workbook):
    names = set()
    for section, sheet in _sections(workbook):
        answer = _marks(sheet)["@answer"].column_letter
        rules = _rules_on(sheet)
        for row in range(1, sheet.max_row + 1):
            question = next((q for q in section.questions if q.id == sheet.cell(row, 1).value), None)
            if question is None or not question.options or question.type is QuestionType.CHOICES:
                continue
            name = rules[f"{answer}{row}"].formula1.lstrip("=")
            names.add(name)
            title, area = next(iter(workbook.defined_names[name].destinations))
            values = [cell.value for (cell,) in workbook[title][area]]
            assert values == [option.label.fr for option in question.options] + ["Ne sait pas", "Sans objet"]
    assert len(names) > 3


def test_no_list_is_written_inside_a_rule(workbook):
    for sheet in workbook:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                assert re.fullmatch(r"=audit_list_\d+", rule.formula1)


def test_answers_are_unlocked_and_the_rest_is_protected_without_a_password(workbook):
    for _, sheet in _sections(workbook):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        marks = _marks(sheet)
        row = marks["@answer"].row + 2
        for name in ("answer", "evidence", "source", "comment", "reason"):
            assert not sheet.cell(row, marks[f"@{name}"].column).protection.locked
        for name in ("question", "state"):
            assert sheet.cell(row, marks[f"@{name}"].column).protection.locked


def test_no_answer_cell_holds_a_formula_and_functions_are_old_ones(workbook):
    functions = set()
    for sheet in workbook:
        marks = _marks(sheet) if sheet.title in {s.title.fr for s in QUESTIONNAIRE.sections} else {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    functions |= set(re.findall(r"([A-Z][A-Z.]+)\(", cell.value))
                    assert "@answer" not in marks or cell.column != marks["@answer"].column
    assert functions <= {"IF", "COUNTIF", "COUNTA", "ROWS", "SUM"}


def test_the_version_is_stamped_three_times(workbook):
    meta = {row[0].value: row[1].value for row in workbook[layout.META_SHEET].iter_rows(max_col=2)}
    assert meta["questionnaire"] == QUESTIONNAIRE.id
    assert meta["version"] == QUESTIONNAIRE.version
    assert meta["questionnaire_sha256"] == layout.questionnaire_sha256(QUESTIONNAIRE)
    assert f"version {QUESTIONNAIRE.version}" in workbook["Lisez-moi"]["A2"].value
    assert {prop.name: prop.value for prop in workbook.custom_doc_props.props} == {
        "AuditSchema": layout.WORKBOOK_SCHEMA
    }


def test_it_prints_on_a4_landscape_with_repeated_headers(workbook):
    for _, sheet in _sections(workbook):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows


def test_the_same_arguments_give_the_same_bytes(path, tmp_path):
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("language", Language)
def test_every_text_is_in_the_language_of_the_workbook(language, tmp_path):
    write_workbook(QUESTIONNAIRE, language, tmp_path / "w.xlsx")
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    other = Language.EN if language is Language.FR else Language.FR
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    foreign = {q.label.to(other) for q in QUESTIONNAIRE.questions} - {
        q.label.to(language) for q in QUESTIONNAIRE.questions
    }
    assert not words & foreign


def _answer(value_type, value, **noted):
    return Answer(type=value_type, state=AnswerState.ANSWERED, value=value, **noted)


def _snapshot():
    return ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type="pre_launch",
        language="fr",
        answers={
            "project.name": _answer(ValueType.TEXT, "=1+1", comment="+cmd|' /C calc'!A0", source="@SUM(A1)"),
            "project.phase": _answer(ValueType.CODE, "build", evidence=Evidence.VERIFIED),
            "review.date": _answer(ValueType.DATE, date(2026, 3, 31)),
            "governance.director.time_share": _answer(ValueType.SHARE, Decimal("0.8")),
            "governance.owner.count": Answer(type=ValueType.INTEGER, state=AnswerState.UNKNOWN),
            "security.dpo_consulted": Answer(
                type=ValueType.CODE, state=AnswerState.NOT_APPLICABLE, reason="pas de donnée personnelle"
            ),
            "budget.initial": Answer(type=ValueType.MONEY, state=AnswerState.UNUSABLE, raw="~ 12 M€"),
        },
        tables={
            "contracts": TableContent(
                completeness="partial",
                rows=(
                    TableRow(
                        number=1,
                        cells={
                            "label": _answer(ValueType.TEXT, "Lot 1"),
                            "group": _answer(ValueType.NAMES, ()),
                            "roles": _answer(ValueType.CODES, ("build", "testing")),
                        },
                    ),
                ),
            )
        },
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "rempli.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, _snapshot(), "Avertissement d'essai")
    return path


def _given(book, name):
    for section, sheet in _sections(book):
        if name in {question.id for question in section.questions}:
            marks = _marks(sheet)
            row = next(cell.row for cell in sheet["A"] if cell.value == name)
            return {mark[1:]: sheet.cell(row, cell.column) for mark, cell in marks.items()}
    raise AssertionError(name)


def test_answers_are_filled_in_as_a_person_would(filled):
    book = openpyxl.load_workbook(filled)
    phase = next(question for question in QUESTIONNAIRE.questions if question.id == "project.phase")
    assert _given(book, "project.phase")["answer"].value == phase.label_of("build").fr
    assert _given(book, "project.phase")["evidence"].value == "Vérifié"
    assert _given(book, "review.date")["answer"].value.date() == date(2026, 3, 31)
    assert _given(book, "governance.director.time_share")["answer"].value == 0.8
    assert _given(book, "governance.owner.count")["answer"].value == "Ne sait pas"
    assert _given(book, "security.dpo_consulted")["answer"].value == "Sans objet"
    assert _given(book, "security.dpo_consulted")["reason"].value == "pas de donnée personnelle"
    assert _given(book, "budget.initial")["answer"].value == "~ 12 M€"


def test_text_that_looks_like_a_formula_stays_text(filled):
    given = _given(openpyxl.load_workbook(filled), "project.name")
    for name, text in (("answer", "=1+1"), ("comment", "+cmd|' /C calc'!A0"), ("source", "@SUM(A1)")):
        assert (given[name].data_type, given[name].value) == ("s", text)


def test_the_banner_is_on_the_first_sheets_and_in_the_identity(filled):
    book = openpyxl.load_workbook(filled)
    assert "Avertissement d'essai" in [cell.value for cell in book["Lisez-moi"]["A"]]
    assert book[QUESTIONNAIRE.sections[0].title.fr]["A2"].value.startswith("Avertissement d'essai")
    meta = {row[0].value: row[1].value for row in book[layout.META_SHEET].iter_rows(max_col=2)}
    assert meta["banner"] == "Avertissement d'essai"


@pytest.mark.libreoffice
@needs_soffice
def test_libreoffice_counts_the_answers(filled, tmp_path):
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "xlsx", "--outdir", tmp_path, filled],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / filled.name, data_only=True)["Complétude"]
    counted = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=5, max_col=7)}
    total = len(QUESTIONNAIRE.questions)
    # Answered: name, phase, date, time share, and the unreadable amount, which only the intake can tell.
    assert counted["Ensemble"][:5] == [total, 5, 1, 1, total - 7]
    contracts = next(table for table in QUESTIONNAIRE.tables if table.id == "contracts")
    assert counted[contracts.title.fr][:2] == [1, "Partiel"]
