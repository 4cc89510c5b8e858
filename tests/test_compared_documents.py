"""A comparison in Word and in Excel: what the page says, in real styles and cells, the same bytes every time."""

import io
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from openpyxl import load_workbook

import audit
from audit.api import render_comparison
from audit.cli.compare import compare
from audit.errors import WorkbookRefused
from audit.model.text import Language
from audit.reporting.comparison.view import ComparisonView
from audit.wording.typography import typeset
from tests.every_page import FICTITIOUS, LATER
from tests.installed_programs import needs_soffice
from tests.test_intake_libreoffice import saved_by_libreoffice

pytestmark = pytest.mark.slow
TYPED = '=HYPERLINK("http://x";"y") <w:b/> & ]]>'


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def found(tool):
    return tool.compare(FICTITIOUS, LATER)


@pytest.fixture(scope="module")
def typed(found):
    """The comparison with a milestone that somebody named to do harm."""
    first, *others = found.comparison.milestones
    named = (replace(first, name=TYPED), *others)
    return replace(found, comparison=found.comparison.model_copy(update={"milestones": named}))


def _view(found, language):
    return ComparisonView(found.comparison, found.old.rulebook, found.new.rulebook, language)


def _told(view):
    """Return everything that the view says, piece by piece."""
    parts = [(part.title, *part.sentences) for part in view.parts]
    groups = [group for part in view.parts for group in part.groups]
    rows = [text for group in groups for row in group.rows for text in (*row.cells, *row.details)]
    titles = [group.title for group in groups]
    pieces = [
        *sum(parts, ()),
        *titles,
        *rows,
        *view.notes,
        *view.summary,
        *(text for side in view.sides for text in side),
    ]
    return {typeset(text, view.language) for text in pieces if text}


def _opened(found, language):
    return docx.Document(io.BytesIO(render_comparison(found, "docx", language)))


def _cells(found, language):
    book = load_workbook(io.BytesIO(render_comparison(found, "xlsx", language)))
    return book, [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("language", Language)
def test_word_says_all_that_the_page_says_in_the_styles_of_the_report(typed, language):
    opened = _opened(typed, language)
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    lines = [line.text for holder in (opened, *cells) for line in holder.paragraphs]
    said = {part for line in lines for part in (line, *line.split("\n"), *line.split("\t"))}
    assert _told(_view(typed, language)) - said == set()
    page = render_comparison(typed, "html", language).decode()
    headings = [line.text for line in opened.paragraphs if line.style.name == "Heading 1"]
    assert headings == [unescape(words) for words in re.findall("<h2[^>]*>([^<]*)", page)]
    captions = [line.text for line in opened.paragraphs if line.style.name == "Caption"]
    assert len(captions) == len(opened.tables) > 20
    for table in opened.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.style.name == "Audit Table"
    assert {one.get(qn("w:val")) for one in opened.styles.element.iter(qn("w:lang"))} == {
        {Language.FR: "fr-FR", Language.EN: "en-GB"}[language]
    }


def test_word_draws_the_milestones_that_a_page_holds(found):
    assert len(_opened(found, Language.FR).inline_shapes) == 1
    stones = found.comparison.milestones * 2
    many = replace(found, comparison=found.comparison.model_copy(update={"milestones": stones}))
    assert len(_opened(many, Language.FR).inline_shapes) == 0


@pytest.mark.parametrize("language", Language)
def test_excel_says_all_that_the_page_says_and_no_formula(typed, language):
    book, cells = _cells(typed, language)
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}  # no formula, whatever was typed
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    said = {part for text in texts for part in (text, *text.split("\n"))}
    view = _view(typed, language)
    apart = {typeset(part.groups[0].title, language) for part in view.parts if len(part.groups) == 1}
    for part in view.parts:  # what has columns of its own in a workbook stands there, and not as the page words it
        for group in part.groups:
            for row in group.rows if group.sheet else ():
                assert {
                    typeset(value, language) for line in row.sheet for value in line if isinstance(value, str)
                } - said <= {""}
                details = row.details if group.sheet.whole else ()
                apart |= {typeset(text, language) for text in (*row.cells, *details)} if row.sheet else set()
    assert _told(view) - said <= apart  # the title of a sheet stands for that of its only table
    assert len(book.sheetnames) == 1 + len(view.parts)


def test_excel_has_days_and_numbers_as_such(found):
    book, _ = _cells(found, Language.FR)

    def line(sheet, name):
        rows = (row for row in book[sheet].iter_rows() if any(cell.value == name for cell in row))
        return [cell for cell in next(rows) if cell.value is not None]

    cost = line("Coût et échéance", "Coût complet")
    assert [cell.value for cell in cost[2:5]] == [13_400_000, 14_960_000, 16_720_000]
    assert [cell.number_format for cell in cost[2:5]] == ['#,##0" €"'] * 3
    # (14.96 - 13.4) / 13.4 and (16.72 - 13.4) / 13.4.
    assert [round(cell.value, 4) for cell in cost[5:7]] == [0.1164, 0.2478]
    end = line("Coût et échéance", "Achèvement")
    assert [cell.value.date() for cell in end[2:5]] == [date(2027, 12, 31), date(2028, 8, 15), date(2029, 1, 31)]
    assert [cell.value for cell in end[5:7]] == [228, 397]
    go_live = line("Jalons", "Premier palier de déploiement (quarante départements)")
    assert [cell.value.date() for cell in go_live[1:4]] == [date(2027, 2, 26), date(2027, 5, 31), date(2027, 9, 30)]
    assert [cell.value for cell in go_live[4:6]] == [216, 122]
    spent = line("Marchés et moyens", "Montant dépensé")
    assert [cell.value for cell in spent[1:4]] == [5_335_000, 7_980_000, 2_645_000]
    assert [cell.value.date() for cell in spent[4:6]] == [date(2026, 8, 31), date(2027, 2, 28)]
    rate = line("Réponses modifiées", "Quel est le taux de conformité au RGAA mesuré par le dernier audit\u00a0?")
    assert [cell.value for cell in rate[2:4]] == [0.78, 0.93]
    finding = line("Constats", "FIN-003")
    assert [cell.value for cell in finding[1:3]] == ["FIN-003", "Majeur"]
    assert finding[3].value.startswith("Le dépassement de coût")


def test_every_table_has_its_filter(found):
    book, _ = _cells(found, Language.FR)
    for sheet in book.worksheets[1:]:
        assert bool(sheet.auto_filter.ref) is not bool(sheet.tables), sheet.title
    answers = book["Réponses modifiées"]
    assert len(answers.tables) == 2  # the questions, then the lines of all tables
    assert all(table.autoFilter is not None for table in answers.tables.values())


def test_a_sheet_of_one_table_is_filtered_and_prints_its_headings_on_each_page(found):
    book, _ = _cells(found, Language.FR)
    sheet = book["Constats"]
    head = sheet.auto_filter.ref.partition(":")[0]
    assert sheet[head].value == "Rubrique"
    assert sheet.print_title_rows == f"${sheet[head].row}:${sheet[head].row}"
    assert sheet.freeze_panes == f"A{sheet[head].row + 1}"
    rows = list(sheet.iter_rows(min_row=sheet[head].row + 1, values_only=True))
    groups = {group: [row[1] for row in rows if row[0] == group] for group in {row[0] for row in rows}}
    (part,) = (part for part in _view(found, Language.FR).parts if part.key == "findings")
    expected = {
        typeset(group.title, Language.FR): [row.cells[0].partition(" ")[0] for row in group.rows]
        for group in part.groups
    }
    assert groups == expected


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_the_same_comparison_gives_the_same_bytes(tool, found, name):
    content = render_comparison(found, name)
    assert render_comparison(found, name) == content
    assert render_comparison(tool.compare(FICTITIOUS, LATER), name) == content


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_two_audits_that_say_the_same_are_written_too(tool, name):
    assert render_comparison(tool.compare(FICTITIOUS, FICTITIOUS), name)


@pytest.mark.parametrize("name", ["xlsx", "json"])
def test_a_comparison_is_named_where_it_is_given_as_a_project(tool, found, tmp_path: Path, name):
    path = tmp_path / f"evolution.{name}"
    path.write_bytes(render_comparison(found, name))
    with pytest.raises(WorkbookRefused) as refused:
        tool.read(path)
    assert refused.value.code == "own_output"
    assert "une comparaison" in refused.value.said("fr")
    assert "audit compare" in refused.value.said("en")


@needs_soffice
def test_libreoffice_opens_both(typed, tmp_path: Path):
    written = []
    for name in ("docx", "xlsx"):
        path = tmp_path / f"evolution-{name}.{name}"
        path.write_bytes(render_comparison(typed, name))
        written.append(path)
    for made in saved_by_libreoffice(written, "pdf", tmp_path):
        assert made.read_bytes().startswith(b"%PDF")


def test_a_workbook_that_is_there_is_kept_and_not_said_to_be_filled_in(tmp_path: Path):
    path = tmp_path / "evolution.xlsx"
    path.write_bytes(b"x")
    refused = CliRunner().invoke(compare, [str(FICTITIOUS), str(LATER), "-o", str(path)])
    assert (refused.exit_code, path.read_bytes()) == (2, b"x")
    assert "existe déjà" in refused.output
    assert "rempli" not in refused.output
    other = CliRunner().invoke(compare, [str(FICTITIOUS), str(LATER), "-o", str(tmp_path / "evolution.pdf")])
    assert "doit finir par .html, .md, .docx, .xlsx ou .json" in " ".join(other.output.split())
