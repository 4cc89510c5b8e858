"""``--format xlsx``: what the workbook of the plan holds, that typed texts stay texts, and that bytes are the same."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

import pytest
from openpyxl import load_workbook

from audit.api import export_responses, is_report, render
from audit.exchange.shape import META_SHEET, PLAN_FILLED, PLAN_FORMAT
from audit.model.text import Language
from audit.reporting.plan_workbook.workbook import plan_workbook
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import sheet_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("plan")


@pytest.fixture(scope="module")
def audit(folder):
    return saved(folder)


@pytest.fixture(scope="module")
def workbook(audit, folder):
    return load_workbook(plan_of(folder))


def _table(sheet):
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=3)]


def test_the_plan_holds_every_step_with_its_id(audit, workbook):
    lines = _table(sheet_of(workbook, "@plan"))
    assert [line["@plan"] for line in lines] == [action.action for action in ReportView(audit.result, "fr").actions]
    by_id = {line["@plan"]: line for line in lines}
    assert by_id["clean-up"]["@owner_role"] == "Acheteur"
    assert by_id["name-owner"]["@closes"] == "TST-001"
    due = {action.action: action.due for action in audit.result.actions}
    assert {name: line["@due_date"].date() for name, line in by_id.items()} == due
    assert {line["@progress"] for line in lines} == {"À faire"}
    assert all(not line[f"@{name}"] for line in lines for name in PLAN_FILLED if name != "progress")


def test_the_first_row_and_the_ids_are_hidden_and_the_headings_stay(workbook):
    for mark in ("@plan", "@findings"):
        sheet = sheet_of(workbook, mark)
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref.startswith("A2:")  # the ids go with their lines when people sort
        assert sheet.print_title_rows == "$2:$2"


def test_every_sheet_prints_on_a4_and_a_wide_one_on_two_pages_that_name_their_lines(audit, workbook, folder):
    responses = folder / "responses.xlsx"
    responses.write_bytes(export_responses(audit, Language.FR))
    sent = load_workbook(responses)
    wide = {sheet_of(workbook, "@plan").title: workbook, sheet_of(sent, "@findings").title: sent}
    for book in (workbook, sent):
        for sheet in book:
            if sheet.sheet_state != "visible":
                continue
            pages = 2 if wide.get(sheet.title) is book else 1
            setup = sheet.page_setup
            assert (setup.orientation, setup.paperSize, setup.fitToWidth or 1) == ("landscape", 9, pages), sheet.title
            assert sheet.print_title_cols == ("$A:$B" if pages == 2 else None)


def test_cells_are_checked_as_people_type(workbook):
    checks = sheet_of(workbook, "@plan").data_validations.dataValidation
    assert {check.type for check in checks} == {"list", "date", "decimal"}
    (offered,) = (check for check in checks if check.type == "list")
    name, _, area = offered.formula1.partition("!")
    cells = workbook[name.strip("'")][area.replace("$", "")]
    assert [row[0].value for row in cells] == ["À faire", "En cours", "Fait", "Abandonné"]
    assert workbook[name.strip("'")].sheet_state == "hidden"


def test_the_findings_name_their_cells_and_actions(audit, workbook):
    lines = {line["@findings"]: line for line in _table(sheet_of(workbook, "@findings"))}
    assert set(lines) == {"TST-001", "TST-002", "TST-003"}
    numbers = ReportView(audit.result, Language.FR).numbers
    asked = sorted({numbers["name-owner"], numbers["write-charter"]})
    assert lines["TST-001"]["@actions"] == ", ".join(map(str, asked))
    assert lines["TST-001"]["@severity"] == "Bloquant"


def test_it_says_what_it_is(audit, folder, workbook):
    meta = {row[0].value: row[1].value for row in workbook[META_SHEET].iter_rows(max_col=2)}
    assert meta["format"] == PLAN_FORMAT
    assert meta["result_sha256"] == sha256((folder / "result.json").read_bytes()).hexdigest() == audit.name.sha256
    assert (meta["language"], meta["review_date"]) == ("fr", "2026-06-30")
    assert workbook[META_SHEET].sheet_state == "hidden"


def test_counts_by_phase_are_those_of_the_plan(audit, workbook):
    sheet = workbook["Avancement"]
    totals = [row[5].value for row in sheet.iter_rows(min_row=1, max_row=20) if row[0].value == "Total"]
    assert totals  # a formula, whose value is kept beside it
    shown = load_workbook(io.BytesIO(_bytes(audit)), data_only=True)["Avancement"]
    (first, *_others) = [row for row in shown.iter_rows(max_row=20) if row[0].value == "Total"]
    assert first[5].value == len(audit.result.actions)
    assert len(sheet._charts) == 2  # both with a description: see below
    drawing = zipfile.ZipFile(io.BytesIO(_bytes(audit))).read("xl/drawings/drawing1.xml").decode()
    assert drawing.count("descr=") == 2


def test_a_second_run_gives_the_same_bytes(audit):
    assert _bytes(audit) == _bytes(audit)


def _bytes(audit, language=Language.FR):
    return plan_workbook(ReportView(audit.result, language), audit.record)


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "http://example.org", "<b>&amp;"])
def test_what_people_typed_stays_a_text(audit, typed):
    action = replace(audit.result.actions[0], owner_name=typed)
    project = replace(audit.result.project, name=typed)
    result = replace(audit.result, project=project, actions=(action, *audit.result.actions[1:]))
    made = load_workbook(io.BytesIO(plan_workbook(ReportView(result, Language.EN), audit.record)))
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row if cell.value == typed]
    assert len(cells) >= 3  # the owner, the project on the cover and on the hidden sheet
    assert {cell.data_type for cell in cells} <= {"s"} or typed.startswith("=")
    parts = zipfile.ZipFile(io.BytesIO(plan_workbook(ReportView(result, Language.EN), audit.record)))
    formulas = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sum(b"<f>" in part for part in formulas) == 1  # the counts of the sheet of progress, and nothing else
    assert not any(b"hyperlink" in part for part in formulas)


def test_a_text_that_no_cell_holds_is_cut_where_people_see_it():
    book = Book(Language.FR, "x", "x/1")
    book.sheet("x").text(0, 0, "a" * 40_000)
    kept = load_workbook(io.BytesIO(book.content()))["x"]["A1"].value
    assert len(kept) == 32_767
    assert kept.endswith("[…]")


def test_what_xlsxwriter_would_leave_out_is_an_error():
    book = Book(Language.FR, "x", "x/1")
    sheet = book.sheet("x")
    with pytest.raises(UserWarning, match="title"):
        sheet.validate((0, 0, 0, 0), {"validate": "any", "input_title": "t" * 33, "input_message": "x"})
    with pytest.raises(ValueError, match="left out"):
        sheet.text(2_000_000, 0, "x")


def test_a_plan_that_people_saved_is_not_written_over(audit, folder, tmp_path):
    mine = tmp_path / "plan-d-action.xlsx"
    mine.write_bytes(plan_of(folder).read_bytes())
    assert is_report(mine)
    workbook = load_workbook(mine)
    workbook.save(mine)  # as any spreadsheet: what the tool knows its own files by is gone
    assert not is_report(mine)


def test_both_languages(audit):
    made = load_workbook(io.BytesIO(_bytes(audit, Language.EN)))
    assert made.sheetnames[:4] == ["Read me", "Action plan", "Findings", "Progress"]
    assert {line["@progress"] for line in _table(sheet_of(made, "@plan"))} == {"To do"}


def test_a_result_without_findings_gives_a_workbook_all_the_same(tmp_path):
    audit = saved(tmp_path, a="yes", b="yes", c="yes")
    made = load_workbook(io.BytesIO(render_plan(audit)))
    assert _table(sheet_of(made, "@plan")) == []
    assert made["Avancement"]._charts == []


def render_plan(audit):
    return next(iter(render(_audit(audit), "xlsx").values()))


def _audit(audit):
    from audit.api import Audit

    return Audit(audit.record, audit.rulebook)


def test_dates_are_dates(workbook):
    assert all(isinstance(line["@due_date"], datetime) for line in _table(sheet_of(workbook, "@plan")))
