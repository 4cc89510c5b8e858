"""Which answers go out to be corrected: what findings rest on, the lines that a figure sums up, what else it takes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

import audit
from audit.api import SavedAudit, effects_of, export_responses, import_responses, render
from audit.exchange.corrected import corrected
from audit.model.answer import Answer, AnswerState
from audit.model.text import Language
from audit.model.value import ValueType
from tests.filled_workbooks import fill, sheet_of

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
NONE_AUDITED = Answer(type=ValueType.CODE, state=AnswerState.ANSWERED, value="no")
NO_RATE = Answer(type=ValueType.SHARE, state=AnswerState.NOT_APPLICABLE, reason="aucun audit")


def _saved(tool, snapshot, folder):
    for file, content in render(tool.audit(snapshot), "json").items():
        (folder / file).write_bytes(content)
    return SavedAudit.read(tool, folder)


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def fictitious(tool, tmp_path_factory):
    return _saved(tool, tool.read(EXAMPLES / "projet-fictif.xlsx"), tmp_path_factory.mktemp("fictitious"))


def _sent(saved, folder):
    path = folder / "reponse.xlsx"
    path.write_bytes(export_responses(saved, Language.FR))
    return path


def _lines(path):
    sheet = sheet_of(load_workbook(path), "@answers")
    columns = [cell.value for cell in sheet[1]]
    lines = sheet.iter_rows(min_row=3, values_only=True)
    return {line[0]: dict(zip(columns, line, strict=True)) for line in lines}


def test_the_lines_that_a_figure_sums_up_can_be_corrected(fictitious, tmp_path):
    # The longest interval without value, 18 May to 18 December 2026, lasts 214 days. Were the milestone of 10 September
    # of value, the longest would be that from the start, 6 January, to 30 June 2025: 175 days, less than six months.
    path = _sent(fictitious, tmp_path)
    line = _lines(path)["milestones/12/delivers_value"]
    assert (line["@rules"], line["@cell"], line["@given"]) == ("PLA-001", "Jalons!F12", "Non")
    correction = {"corrected": "Oui", "answer_document": "PV de recette du 10/09/2026"}
    found = import_responses(fictitious, [fill(path, path, {"@answers": {"milestones/12/delivers_value": correction}})])
    effect = effects_of(fictitious, found).by_finding["PLA-001"]
    assert effect.answers == ("milestones/12/delivers_value",)
    assert effect.closes == ("PLA-001",)


def test_an_answer_that_a_correction_calls_for_can_be_given_with_it(tool, tmp_path):
    # Of a service that was never audited, the rate of compliance has no object. Whoever answers that it was audited
    # must be able to say with which rate: with one answer alone, the finding would only be open.
    said = {"compliance.rgaa_audited": NONE_AUDITED, "compliance.rgaa_rate": NO_RATE}
    saved = _saved(tool, corrected(tool.read(EXAMPLES / "projet-fictif.xlsx").snapshot, said), tmp_path)
    path = _sent(saved, tmp_path)
    line = _lines(path)["compliance.rgaa_rate"]
    assert "SEC-008" in line["@rules"]
    assert line["@given"] == "sans objet"
    assert line["@expected"].replace("\u00a0", " ").startswith("peut compléter une correction : ")
    answers = {
        "compliance.rgaa_audited": {"corrected": "Oui", "answer_document": "Rapport d'audit"},
        "compliance.rgaa_rate": {"corrected": Decimal(1), "answer_document": "Rapport d'audit, p. 3"},
    }
    found = import_responses(saved, [fill(path, path, {"@answers": answers})])
    effect = effects_of(saved, found).by_finding["SEC-008"]
    assert set(effect.answers) == set(answers)
    assert effect.closes == ("SEC-008",)


def test_what_the_phase_of_the_project_opens_is_not_asked_beside_every_finding(fictitious, tmp_path):
    assert "project.phase" in (lines := _lines(_sent(fictitious, tmp_path)))
    assert "planning.closing_objectives" not in lines  # asked of projects that are over


def test_a_file_made_before_these_lines_is_read_with_those_that_it_holds(fictitious, tmp_path):
    path = _sent(fictitious, tmp_path)
    workbook = load_workbook(path)
    sheet, printed = sheet_of(workbook, "@answers"), sheet_of(workbook, "@printed")
    for one, ids in ((sheet, 1), (printed, 2)):
        for row in range(one.max_row, 1, -1):
            if str(one.cell(row, ids).value).startswith("milestones/"):
                one.delete_rows(row)
    (meta,) = (one for one in workbook.worksheets if one["A1"].value == "format")
    meta["B1"].value = "response_workbook/1.3"
    workbook.save(path)
    lines = {"planning.current_end": {"corrected": date(2028, 6, 30)}}
    found = import_responses(fictitious, [fill(path, path, {"@answers": lines})])
    assert [one.fact for one in found.files[0].answers] == ["planning.current_end"]


def test_a_line_that_the_file_was_sent_with_is_missed(fictitious, tmp_path):
    path = _sent(fictitious, tmp_path)
    workbook = load_workbook(path)
    sheet = sheet_of(workbook, "@answers")
    (row,) = (row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value == "milestones/12/delivers_value")
    sheet.delete_rows(row)
    workbook.save(path)
    with pytest.raises(Exception, match="was deleted"):
        import_responses(fictitious, [path])


def test_each_finding_says_its_criteria_in_words_and_which_answers_are_only_declared(fictitious, tmp_path):
    sheet = sheet_of(load_workbook(_sent(fictitious, tmp_path)), "@findings")
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1)}

    def said(rule, column):
        return sheet.cell(rows[rule], columns[column]).value.replace("\u00a0", " ")

    everything = " ".join(said(rule, "@criteria") for rule in rows)
    assert "article 42, si le marché s'y réfère : réversibilité et transférabilité" in said("GOV-020", "@criteria")
    for code in ("CDC-2020/", "DINUM-EDS/", "OMB-INCREMENTS"):
        assert code not in everything
    # The price list of lot 4 is verified (Marchés!L10); that the table holds all contracts is said, and no more.
    assert said("GOV-020", "@evidence") == (
        "Déclaré (celui de la donnée la moins étayée : Marchés — complétude déclarée du tableau ; les autres données : "
        "documenté, vérifié)"
    )
