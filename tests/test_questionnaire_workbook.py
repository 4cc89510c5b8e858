"""The workbook that people fill in: enforced entry rules, marks, protection, completeness, determinism."""

import re
import subprocess
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import Column, Field, QuestionType, ReviewType
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.questionnaire import layout
from audit.questionnaire.lists import Lists
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.validations import entry_rule, number_expected
from audit.questionnaire.workbook import write_workbook
from tests.installed_programs import SOFFICE, needs_soffice
from tests.shared_declarations import write_workbook_anew

pytestmark = pytest.mark.slow

QUESTIONNAIRE = load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)


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
    assert visible == ["Page de garde", "Lisez-moi", *expected, "Complétude", "Glossaire"]
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
            may_join = (
                len(question.options) > 2
            )  # « au moins en partie »: a list cannot hold it, and must let it through
            assert rule.errorStyle in (("warning",) if may_join else (None, "stop"))
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


def test_every_closed_number_and_date_column_is_really_enforced_on_every_line(workbook):
    for table in QUESTIONNAIRE.tables:
        sheet = workbook[layout.sheet_name(table, Language.FR)]
        marks, rules = _marks(sheet), _rules_on(sheet)
        first = marks[layout.table_mark(table)].row + 3  # after the headings and the guidance
        for column in table.columns:
            if column.type in (QuestionType.TEXT, QuestionType.NAMES, QuestionType.CHOICES):
                continue
            letter = marks[layout.column_mark(column.id)].column_letter
            rule = rules[f"{letter}{first}:{letter}{first + table.rows - 1}"]
            assert rule.showErrorMessage, (table.id, column.id)
            assert rule.type == ("list" if column.options else "custom")
            assert rule.type == "list" or f"{letter}{first}" in rule.formula1
            assert not sheet[f"{letter}{first}"].protection.locked


def test_each_table_declares_its_completeness_from_a_list(workbook):
    for table in QUESTIONNAIRE.tables:
        sheet = workbook[layout.sheet_name(table, Language.FR)]
        mark = next(cell for row in sheet.iter_rows() for cell in row if cell.value == layout.COMPLETENESS_MARK)
        cell = mark.offset(0, layout.COMPLETENESS_OFFSET)
        rule = _rules_on(sheet)[cell.coordinate]
        assert (rule.type, rule.showErrorMessage, cell.protection.locked) == ("list", True, False)
        title, area = next(iter(workbook.defined_names[rule.formula1.lstrip("=")].destinations))
        assert [c.value for (c,) in workbook[title][area]] == ["Complet", "Partiel", "Aucun élément", "Ne sait pas"]
        assert mark.number_format == ";;;"  # people do not see the mark


def test_required_columns_are_marked_in_words(workbook):
    table = next(table for table in QUESTIONNAIRE.tables if table.column(table.row_label).required)
    sheet = workbook[layout.sheet_name(table, Language.FR)]
    heading = _marks(sheet)[layout.column_mark(table.row_label)].offset(1, 0)
    assert heading.value == f"{table.column(table.row_label).label.fr} *"


def test_messages_fit_what_spreadsheets_keep_and_every_question_has_one(workbook):
    for section, sheet in _sections(workbook):
        rules, answer = _rules_on(sheet), _marks(sheet)["@answer"].column_letter
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, 1).value in {question.id for question in section.questions}:
                rule = rules[f"{answer}{row}"]
                assert rule.showInputMessage
                assert rule.prompt
    for sheet in workbook:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255
            assert len(rule.formula1 or "") <= 255
            assert len(rule.errorTitle or "") <= 32


def _field(kind, minimum=None, maximum=None):
    return Field(type=kind, label=Text(fr="x", en="x"), minimum=minimum, maximum=maximum)


@pytest.mark.parametrize(
    ("field", "fr", "en"),
    [
        (
            _field(QuestionType.MONEY, 1),
            "en euros TTC entre 1 € et 100 000 M€,",
            "tax between €1 and €100,000 million,",
        ),
        (_field(QuestionType.NUMBER, 0.5, 1234567), "un nombre entre 0,5 et 1 234 567,", "between 0.5 and 1,234,567,"),
        (_field(QuestionType.SHARE, 0, 1), "entre 0 % et 100 %,", "between 0% and 100%,"),
        (_field(QuestionType.INTEGER, None, 9), "un nombre entier entre 0 et 9,", "a whole number between 0 and 9,"),
    ],
)
def test_a_refusal_says_what_is_expected(field, fr, en):
    said = number_expected(field)
    assert fr in re.sub(r"\s", " ", said.fr)
    assert en in re.sub(r"\s", " ", said.en)


def test_bounds_are_written_with_all_their_digits():
    rule = entry_rule(
        _field(QuestionType.MONEY, 0, 1234567890), "E5", Language.FR, Lists(openpyxl.Workbook(), Language.FR)
    )
    assert "E5>=0" in rule.formula1
    assert "E5<=1234567890)" in rule.formula1


def test_questions_can_be_filtered_although_the_sheet_is_protected(workbook):
    for section, sheet in _sections(workbook):
        header = _marks(sheet)["@state"].row + 1
        lines = sum(1 + len(question.choices) * (question.type == "choices") for question in section.questions)
        assert sheet.auto_filter.ref == f"A{header}:M{header + lines}"
        assert not sheet.protection.autoFilter  # False: not forbidden


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
    assert functions <= {"IF", "TRIM", "COUNTIF", "COUNTA", "ROWS", "SUM", "AND", "OR"}


def test_the_version_is_stamped_three_times(workbook):
    meta = {row[0].value: row[1].value for row in workbook[layout.META_SHEET].iter_rows(max_col=2)}
    assert meta["questionnaire"] == QUESTIONNAIRE.id
    assert meta["version"] == QUESTIONNAIRE.version
    assert meta["questionnaire_sha256"] == layout.questionnaire_sha256(QUESTIONNAIRE)
    assert f"version {QUESTIONNAIRE.version}" in workbook["Lisez-moi"]["A2"].value
    assert {prop.name: prop.value for prop in workbook.custom_doc_props.props} == {
        "AuditSchema": layout.WORKBOOK_SCHEMA,
        "AuditQuestionnaire": f"project_health {QUESTIONNAIRE.version} pre_launch",
    }


def test_it_prints_on_a4_landscape_with_repeated_headers(workbook):
    for _, sheet in _sections(workbook):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows


def test_the_same_arguments_give_the_same_bytes(path, tmp_path):
    write_workbook_anew(QUESTIONNAIRE, Language.FR, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_no_time_of_writing_is_stored(path):
    # Two quick writes agree even when the time is stored: a zip counts time by two seconds.
    with zipfile.ZipFile(path) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2020, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2020-01-01T00:00:00Z"}


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


def test_the_banner_of_a_snapshot_is_not_lost(tmp_path):
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "w.xlsx", _snapshot().model_copy(update={"banner": "=B"}))
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    meta = {row[0].value: row[1].value for row in book[layout.META_SHEET].iter_rows(max_col=2)}
    assert meta["banner"] == "=B"
    assert book[QUESTIONNAIRE.sections[0].title.fr]["A2"].data_type == "s"


def _line_of(tmp_path, *cells):
    labels = dict(zip(("label", "supplier", "ccag_tic"), cells, strict=False))
    content = TableContent(rows=(TableRow(number=1, cells=labels),))
    snapshot = _snapshot().model_copy(update={"answers": {}, "tables": {"contracts": content}})
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "w.xlsx", snapshot)
    table = next(table for table in QUESTIONNAIRE.tables if table.id == "contracts")
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")[layout.sheet_name(table, Language.FR)]
    return {mark[1:]: cell.offset(3, 0).value for mark, cell in _marks(sheet).items() if mark.startswith("@")}


def test_a_line_claims_no_more_evidence_than_its_weakest_cell(tmp_path):
    line = _line_of(
        tmp_path,
        _answer(ValueType.TEXT, "Lot 1", evidence=Evidence.VERIFIED, source="AE"),
        _answer(ValueType.TEXT, "Société A", evidence=Evidence.DOCUMENTED, source="CCAP"),
        Answer(type=ValueType.CODE, state=AnswerState.BLANK),  # says nothing, so weakens nothing
    )
    assert line[layout.ROW_EVIDENCE] == "Documenté"
    assert line[layout.ROW_SOURCE] == "AE ; CCAP"


def test_a_line_says_its_comments_once_and_why_its_cells_do_not_apply(tmp_path):
    line = _line_of(
        tmp_path,
        _answer(ValueType.TEXT, "Lot 1", comment="Notifié en mars."),
        _answer(ValueType.TEXT, "Société A", comment="Notifié en mars."),
        Answer(type=ValueType.CODE, state=AnswerState.NOT_APPLICABLE, reason="marché antérieur à 2021"),
    )
    assert line[layout.ROW_COMMENT] == "Notifié en mars. ; CCAG-TIC : marché antérieur à 2021"


def test_what_a_sheet_cannot_store_is_shown_as_such(tmp_path):
    line = _line_of(tmp_path, _answer(ValueType.TEXT, "Lot\x0b1\ud800"))
    assert line["label"] == "Lot\ufffd1\ufffd"


@pytest.fixture(scope="module")
def converted(filled, tmp_path_factory):
    """Return a folder of workbooks that LibreOffice opened, calculated and saved: one start of it for all."""
    folder = tmp_path_factory.mktemp("converted")
    _without_reason(folder / "without-reason.xlsx")
    _tried_rules(folder / "rules.xlsx")
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "xlsx", "--outdir", folder / "out",
         filled, folder / "without-reason.xlsx", folder / "rules.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "out"


_INTEGER_COLUMN = Column(id="n", type=QuestionType.INTEGER, label=Text(fr="n", en="n"), minimum=0, maximum=9)
_DATE_COLUMN = Column(id="d", type=QuestionType.DATE, label=Text(fr="d", en="d"))
_TYPED = (
    (_INTEGER_COLUMN, 0, True),
    (_INTEGER_COLUMN, 9, True),
    (_INTEGER_COLUMN, 10, False),
    (_INTEGER_COLUMN, -1, False),
    (_INTEGER_COLUMN, 2.5, False),
    (_INTEGER_COLUMN, "deux", False),
    (_INTEGER_COLUMN, "2", False),  # a text, not a number
    (_INTEGER_COLUMN, "Ne sait pas", True),
    (_INTEGER_COLUMN, "Sans objet", True),
    (_INTEGER_COLUMN, "≥ 2", True),
    (_INTEGER_COLUMN, "<5", True),
    (_INTEGER_COLUMN, "Plus de 3", True),
    (_INTEGER_COLUMN, "au moins 3", True),
    (_INTEGER_COLUMN, "entre 3 et 5", True),
    (_INTEGER_COLUMN, "environ 3", False),
    (_INTEGER_COLUMN, "avant le 31/03/2027", False),
    (_DATE_COLUMN, "avant le 31/03/2027", True),
    (_DATE_COLUMN, "Après 2026", True),
    (_DATE_COLUMN, "au plus tard le 31/03/2027", True),
    (_DATE_COLUMN, "plus de 3", False),
    (_DATE_COLUMN, date(2027, 3, 31), True),
    (_DATE_COLUMN, date(1980, 1, 1), True),
    (_DATE_COLUMN, date(1979, 12, 31), False),
    (_DATE_COLUMN, date(2060, 12, 31), True),
    (_DATE_COLUMN, date(2061, 1, 1), False),
    (_DATE_COLUMN, 2027, False),  # a year alone would be a day of 1905
    (_DATE_COLUMN, "T1 2027", False),
    (_DATE_COLUMN, "Ne sait pas", True),
)


def _tried_rules(path):
    book = openpyxl.Workbook()
    lists = Lists(book, Language.FR)
    for row, (column, typed, _) in enumerate(_TYPED, start=1):
        book.active.cell(row, 1, typed)
        book.active.cell(row, 2, f"={entry_rule(column, f'A{row}', Language.FR, lists).formula1}")
    book.save(path)


@needs_soffice
def test_libreoffice_accepts_and_refuses_what_the_rules_say(converted):
    sheet = openpyxl.load_workbook(converted / "rules.xlsx", data_only=True).worksheets[0]
    assert [sheet.cell(row, 2).value for row in range(1, len(_TYPED) + 1)] == [accepted for *_, accepted in _TYPED]


@needs_soffice
def test_libreoffice_keeps_the_rules_of_entry(filled, converted):
    kept = openpyxl.load_workbook(converted / filled.name)
    for section, sheet in _sections(kept):
        areas = {str(area): rule for area, rule in _rules_on(sheet).items() if rule.type in ("list", "custom")}
        assert areas, section.id
        assert all(rule.showErrorMessage for rule in areas.values())


def _without_reason(path):
    without_reason = Answer(type=ValueType.CODE, state=AnswerState.NOT_APPLICABLE)
    spaces = Answer(type=ValueType.TEXT, state=AnswerState.UNUSABLE, raw="   ")
    answers = {"security.dpo_consulted": without_reason, "security.officer_in_team": without_reason}
    answers["project.name"] = spaces  # the intake reads a cell of spaces as blank
    answers["review.date"] = _answer(ValueType.DATE, date(2026, 3, 31))
    snapshot = _snapshot().model_copy(update={"answers": answers, "tables": {}})
    write_workbook(QUESTIONNAIRE, Language.FR, path, snapshot)


@needs_soffice
def test_libreoffice_does_not_count_a_missing_reason_as_dealt_with(converted):
    book = openpyxl.load_workbook(converted / "without-reason.xlsx", data_only=True)
    total = sum(not question.optional for question in QUESTIONNAIRE.questions)
    counted = {row[0].value: [cell.value for cell in row[1:]] for row in book["Complétude"].iter_rows(max_col=8)}
    assert counted["Feuille"][4:] == ["À renseigner", "Motif manquant", "Traitées"]
    assert counted["Ensemble"] == [total, 1, 0, 0, total - 3, 2, pytest.approx(1 / total)]


@needs_soffice
def test_libreoffice_counts_the_answers(filled, converted):
    sheet = openpyxl.load_workbook(converted / filled.name, data_only=True)["Complétude"]
    counted = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=5, max_col=8)}
    # The phase that is given leaves one question without object: what was reached when the project was closed.
    total = sum(not question.optional for question in QUESTIONNAIRE.questions) - 1
    # Answered: name, phase, date, time share, and the unreadable amount, which only the intake can tell.
    assert counted["Ensemble"][:5] == [total, 5, 1, 1, total - 7]
    contracts = next(table for table in QUESTIONNAIRE.tables if table.id == "contracts")
    assert counted[contracts.title.fr][:2] == [1, "Partiel"]
