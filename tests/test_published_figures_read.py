"""A published figure from the cell of a workbook to `audit check`, its annotated copy, and the report."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from audit import api
from audit.facts.compare_figures import compare_figures
from audit.intake.problems.diagnostics import Severity
from audit.intake.read import read_project
from audit.loading import load_declarations
from audit.model.answer import AnswerState
from audit.model.text import Language
from audit.questionnaire import section_sheet, table_sheet
from audit.wording.values import write_fact
from tests.loaded_workbooks import fresh, loaded
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
SHARE, FIGURE = "staffing.internal_share.build", "governance.published_build_share"


def _cell(book, question, column="answer"):
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, section_sheet.column_of("id")).value == question:
                return sheet.cell(row, section_sheet.column_of(column))
    raise KeyError(question)


def _declaration(book):
    """Return the cell in which the team is declared complete."""
    row = book["Équipe"][table_sheet.COMPLETENESS_ROW]
    return next(cell for cell in row if cell.value in ("Complet", "Partiel"))


@cache
def _example():
    return loaded(EXAMPLE.read_bytes())


def workbook(folder, figures, team="Complet", blank=()):
    """Return the fictitious project with these figures typed, and some answers erased; and the cells of the figures."""
    book = fresh(_example())
    cells = {}
    for name, typed in figures.items():
        cell = _cell(book, name)
        cell.value = typed
        cells[name] = f"{cell.parent.title}!{cell.coordinate}"
    _declaration(book).value = team
    for name in blank:
        _cell(book, name).value = None
    path = folder / "classeur.xlsx"
    book.save(path)
    return path, cells


def _warnings(out):
    return [item for item in json.loads(out) if item["code"].startswith("figure_")]


def test_the_example_says_nothing_of_figures_and_is_as_complete_as_before(audit):
    _, out, _ = audit("check", EXAMPLE, "--json")
    assert not _warnings(out)
    book = openpyxl.load_workbook(EXAMPLE)
    assert "Facultatif" in _cell(book, FIGURE, "state").value
    assert "À renseigner" in _cell(book, "governance.staffing_plan", "state").value
    assert "À renseigner" not in _cell(book, FIGURE, "state").value


def test_a_figure_that_the_complete_table_replaces_is_told_everywhere(audit, tmp_path):
    path, cells = workbook(tmp_path, {FIGURE: "90 %"})
    code, out, _ = audit("check", path, "--json")
    (told,) = _warnings(out)
    assert (code, told["code"], told["severity"]) == (0, "figure_replaced", "warning")
    assert f"{told['sheet']}!{told['cell']}" == cells[FIGURE]
    computed = api.load().open(path).facts.facts[SHARE]
    assert computed.value is not None
    for language, typed in (("fr", "90\u00a0%"), ("en", "90%")):
        message = told["message"][language]
        assert cells[FIGURE] in message
        assert typed in message.replace("\u202f", "\u00a0")
        assert write_fact(computed, Language(language)) in message
        assert str(computed.cells[0]).split("!")[0] + "!" in message
    code, _, _ = audit("check", path, "--annotate", "-o", tmp_path / "annote.xlsx")
    sheet, place = cells[FIGURE].split("!")
    note = openpyxl.load_workbook(tmp_path / "annote.xlsx")[sheet][place].comment
    assert "chiffre publié" in note.text
    code, _, err = audit("run", path, "-o", tmp_path / "rapport")
    assert code == 0, err
    result = api.read_result(tmp_path / "rapport")
    assert any("chiffre publié" in one.fr and cells[FIGURE] in one.fr for one in result.intake_notes)
    assert "chiffre publié" in (tmp_path / "rapport" / "rapport.html").read_text("utf-8")


def test_a_figure_that_the_table_bears_out_is_not_told(audit, tmp_path):
    share = api.load().open(EXAMPLE).facts.facts[SHARE].value
    path, _ = workbook(tmp_path, {FIGURE: f"{round(share * 100)} %"})
    assert not _warnings(audit("check", path, "--json")[1])


@tried_on(
    ("typed", "value", "low"),
    [("35 %", "0.35", None), ("≥ 40 %", None, "0.4"), ("plus de 12,5 %", None, "0.125")],
    always=2,
)
def test_a_figure_stands_for_a_table_that_lacks_lines(audit, tmp_path, typed, value, low):
    path, cells = workbook(tmp_path, {FIGURE: typed}, team="Partiel")
    assert not _warnings(audit("check", path, "--json")[1])
    code, _, err = audit("run", path, "-o", tmp_path / "rapport")
    assert code == 0, err
    record = api.read_record(tmp_path / "rapport")
    found = next(fact for fact in record.computed if fact.name == SHARE)
    assert (found.value, found.low) == (value and Decimal(value), low and Decimal(low))
    assert cells[FIGURE] in [str(cell) for cell in found.cells]
    assert FIGURE in found.inputs


@tried_on("typed", ["Ne sait pas", None, "Sans objet"])
def test_a_figure_that_says_nothing_leaves_the_share_unknown(tmp_path, typed):
    path, _ = workbook(tmp_path, {FIGURE: typed}, team="Partiel")
    tool = api.load()
    found = tool.judge(tool.read(path)).facts.facts[SHARE]
    assert (found.value, found.low, found.high, found.state) == (None, None, None, AnswerState.NOT_COMPUTED)
    assert FIGURE not in found.inputs


def test_a_published_drift_decides_the_rule_on_drift(tmp_path):
    path, cells = workbook(tmp_path, {"budget.published_drift": "35 %"}, blank=["budget.initial"])
    tool = api.load()
    made = tool.audit(tool.read(path))
    finding = next(one for one in made.result.findings if one.rule == "FIN-003")
    assert cells["budget.published_drift"] in [str(cell) for fact in finding.facts for cell in fact.cells]


def test_a_figure_outside_what_is_known_is_told_and_narrows_nothing():
    tool = api.load()
    bank, indicators, _ = load_declarations()
    intake = read_project(EXAMPLE, bank)
    published = bank.question(FIGURE)
    share = intake.snapshot
    team = share.tables["staff"]
    build = [row for row in team.rows if row.cells["function"].value == "build"]
    opened = build[0].number
    rows = tuple(
        type(row)(row.number, {**row.cells, "employer": _blank(row.cells["employer"])}) if row.number == opened else row
        for row in team.rows
    )
    tables = {**share.tables, "staff": team.model_copy(update={"rows": rows})}
    bounded = share.model_copy(update={"tables": tables})
    known = tool.judge(bounded).facts.facts[SHARE]
    assert known.low is not None and known.high < 1  # noqa: PT018
    above = known.high + (1 - known.high) / 2
    answer = tool.answer(published.id, above)
    contradicted = bounded.model_copy(update={"answers": {**share.answers, FIGURE: answer}})
    told = compare_figures(intake.model_copy(update={"snapshot": contradicted}), bank, indicators)
    (warning,) = [item for item in told.diagnostics if item.code.startswith("figure_")]
    assert (warning.code, warning.severity) == ("figure_contradicted", Severity.WARNING)
    found = tool.judge(contradicted).facts.facts[SHARE]
    assert (found.value, found.low, found.high) == (None, known.low, known.high)


def _blank(answer):
    from dataclasses import replace

    return replace(answer, state=AnswerState.BLANK, value=None, raw="")
