"""What is written of a portfolio: read back by other programs, the same twice, and nothing unknown that looks good."""

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from audit.api import PORTFOLIO_FORMATS, portfolio_frames, read_portfolio, render_portfolio
from audit.errors import AuditError, ResultRefused, UnknownName
from audit.model.rule import Axis
from audit.model.scoring import AvisLevel
from audit.model.text import Text
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile
from audit.portfolio.schema import AxisScore, NextDate, Portfolio, RefusedProject
from audit.reporting.portfolio.formats import is_portfolio_file
from tests.portfolio_lines import avis, line

BAD = AvisLevel.UNFAVOURABLE
CLEAR = AxisScore(value=Decimal(100), low=Decimal(100), high=Decimal(100), completeness=Decimal(1))


@pytest.fixture(scope="module")
def found(declarations):
    bank, _, rulebase = declarations
    lines = [
        line(
            "a.xlsx",
            "=Projet <A> & co",
            findings=("GOV-001", "FIN-003"),
            avis=avis(BAD, BAD),
            initial_cost=Decimal("10000000.10"),
            current_cost=Decimal("12345678.90"),
            cost_drift=Decimal("0.2346"),
            initial_end=date(2026, 1, 1),
            current_end=date(2026, 2, 1),
            end_drift=31,
            next_date=NextDate(day=date(2026, 4, 1), name="Recette"),
            axes={axis: CLEAR if axis is Axis.SECURITY else line("x").axes[axis] for axis in Axis},
        ),
        line("b.xlsx", "Projet B", findings=("GOV-001",), open_questions=("governance.owner.count",)),
        line("c.xlsx", "Projet B", day=date(2020, 1, 1)),
    ]
    refused = RefusedProject(file="bad.xlsx", code="not_a_workbook", reason=Text(fr="illisible", en="unreadable"))
    return gather([*(JudgedFile(line=one) for one in lines), JudgedFile(refused=refused)], rulebase, bank)


def test_the_workbook_is_read_back_as_what_was_written(found):
    book = openpyxl.load_workbook(io.BytesIO(render_portfolio(found, "xlsx")["portefeuille.xlsx"]))
    assert book.sheetnames[:5] == ["Notice", "Projets", "Autres fichiers", "Constats", "Non tranché"]
    notice = {(row[0], row[1]) for row in book["Notice"].iter_rows(values_only=True)}
    assert {("Projets", "Aboutit à"), ("Projets", "Preuves"), ("Constats", "Compté"), ("Projets", "À savoir")} <= notice
    assert [row[0] for row in book["Autres fichiers"].iter_rows(min_row=2, values_only=True)] == ["c.xlsx"]
    assert [cell.value for cell in book["Fichiers refusés"][1]] == ["Fichier", "Motif"]  # no word of programs
    rows = list(book["Projets"].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Projet"] == "=Projet <A> & co"
    assert book["Projets"]["B2"].data_type == "s"  # a text, not a formula
    assert first["Coût prévu (€)"] == pytest.approx(12345678.90)
    assert first["Achèvement prévu"].date() == date(2026, 2, 1)
    assert first["Niveau de l'avis"] == "Défavorable en l'état"
    assert dict(zip(rows[0], rows[2], strict=True))["Niveau de l'avis"] == "Pas d'avis à ce stade"
    second = dict(zip(rows[0], rows[2], strict=True))
    assert second["Dérive du coût"] is None  # unknown is no zero
    assert second["Score"] is None
    findings = list(book["Constats"].iter_rows(values_only=True))
    assert len(findings) == 1 + 3
    told = [dict(zip(findings[0], row, strict=True)) for row in findings[1:]]
    assert [row["Référence"] for row in told if row["Cellules"]] == []  # lines by hand have none
    assert all(row["Textes et références"] for row in told)


def test_pages_of_a_wide_sheet_follow_one_another_and_each_names_the_projects(found):
    book = openpyxl.load_workbook(io.BytesIO(render_portfolio(found, "xlsx")["portefeuille.xlsx"]))
    assert book["Constats"].page_setup.fitToWidth in (None, 1)  # one page, which the file may leave out
    projects = book["Projets"]
    widths = [
        projects.column_dimensions[letter].width
        for letter in map(get_column_letter, range(1, 1 + len(list(projects.columns))))
    ]
    assert sum(widths) / projects.page_setup.fitToWidth <= 200
    assert (projects.page_setup.pageOrder, projects.print_title_cols) == ("overThenDown", "$A:$A")
    assert projects.print_title_rows == "$1:$1"


def test_a_name_that_stands_in_every_row_of_a_list_takes_one_line_on_paper(declarations):
    name = "Un système d'information dont le nom entier prendrait trois lignes de la colonne du tableau, à chaque ligne"
    bank, _, rulebase = declarations
    found = gather([JudgedFile(line=line("a.xlsx", name, findings=("GOV-001",)))], rulebase, bank)
    book = openpyxl.load_workbook(io.BytesIO(render_portfolio(found, "xlsx")["portefeuille.xlsx"]))
    listed, projects = book["Constats"], book["Projets"]
    assert (listed["B2"].value, projects["B2"].value) == (name, name)
    assert (listed["B2"].alignment.wrap_text, projects["B2"].alignment.wrap_text) == (None, True)
    assert (listed.page_setup.orientation, listed.page_margins.left) == ("landscape", 0.4)
    assert listed.oddFooter.right.text == "&P / &N"


def test_what_is_not_settled_is_in_every_file_and_never_looks_like_none(declarations):
    bank, _, rulebase = declarations
    open_one = line("a.xlsx", "A", possible=("DIA-001",), open_diagnoses=("DIA-002",), open_signals=("SIG-005",))
    portfolio = gather([JudgedFile(line=open_one), JudgedFile(line=line("b.xlsx", "B"))], rulebase, bank)
    page = render_portfolio(portfolio, "html")["portefeuille.html"].decode().replace("\u00a0", " ")
    assert "aucun établi ; 1 possible ; 1 non tranché" in page.replace("\u202f", " ")
    book = openpyxl.load_workbook(io.BytesIO(render_portfolio(portfolio, "xlsx")["portefeuille.xlsx"]))
    head, row, other = book["Projets"].iter_rows(values_only=True)
    told, none = dict(zip(head, row, strict=True)), dict(zip(head, other, strict=True))
    assert told["Diagnostics établis"] == none["Diagnostics non tranchés"] == "aucun"
    assert told["Diagnostics possibles, à confirmer"].startswith("DIA-001 ")
    assert told["Diagnostics non tranchés"].startswith("DIA-002 ")
    assert told["Signaux externes non tranchés"].startswith("SIG-005 ")
    titles = {one.id: one.title.fr for one in (*rulebase.diagnoses, *rulebase.signals)}
    for column, name in (("Diagnostics non tranchés", "DIA-002"), ("Signaux externes non tranchés", "SIG-005")):
        assert told[column].replace("\u00a0", " ").replace("\u202f", " ") == f"{name} {titles[name]}"
    frames = portfolio_frames(portfolio)
    causes = frames["causes"].set_index("id")[["found", "open", "possible"]]
    assert causes.loc["DIA-001"].tolist() == [0, 1, 1]
    assert causes.loc["DIA-002"].tolist() == [0, 1, 0]
    assert causes.loc["SIG-005"].tolist() == [0, 1, None]
    assert frames["open"][["id", "possible"]].to_numpy().tolist() == [
        ["DIA-001", True],
        ["DIA-002", False],
        ["SIG-005", None],
    ]


def test_nothing_of_one_project_alone_is_a_headline_and_ties_are_all_named(declarations):
    bank, _, rulebase = declarations

    def said(*diagnoses):
        lines = [line(f"{place}.xlsx", str(place), diagnoses=names) for place, names in enumerate(diagnoses)]
        page = render_portfolio(gather([JudgedFile(line=one) for one in lines], rulebase, bank), "html")
        return page["portefeuille.html"].decode()

    assert "plus fréquent" not in said(("DIA-001",), ("DIA-002",)).partition('id="projects"')[0]
    both = said(("DIA-001", "DIA-002"), ("DIA-001", "DIA-002")).partition('id="projects"')[0]
    assert "Diagnostics les plus fréquents" in both
    assert "établis chacun sur 2 projets" in both


def test_sums_say_their_dates_who_weighs_most_and_what_workbooks_warn_of(declarations):
    bank, _, rulebase = declarations
    money = {"initial_cost": Decimal(10_000_000), "cost_drift": Decimal("0.5")}
    both = Text(fr="Inventé.", en="Invented.")
    lines = [
        line("a.xlsx", "A", day=date(2016, 12, 31), current_cost=Decimal(15_000_000), **money),
        line(
            "b.xlsx",
            "B",
            day=date(2027, 3, 31),
            current_cost=Decimal(12_000_000),
            banner="Inventé.",
            banner_texts=both,
            **money,
        ),
    ]
    found = gather([JudgedFile(line=one) for one in lines], rulebase, bank)
    page = render_portfolio(found, "html")["portefeuille.html"].decode()
    page = page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "20 M€ au référentiel initial donné, 27 M€ à la date de chaque revue" in page.replace("&#39;", "'")
    assert "31 décembre 2016 au 31 mars 2027" in page
    assert "est A : +5 M€, pour +7 M€ au total" in page
    assert "Dans ces sommes, 1 projet porte un avertissement, donné en tête de page : B." in page
    english = render_portfolio(found, "html", "en")["portfolio.html"].decode()
    assert english.count("Invented.") == 1  # at the head of the page, which the sums refer to
    assert "Inventé." not in english


def test_csv_is_in_the_spreadsheet_s_own_way_and_computes_nothing(found):
    files = render_portfolio(found, "csv", "fr")
    assert sorted(files) == ["autres-fichiers.csv", "constats.csv", "projets.csv", "refuses.csv"]
    rows = list(csv.reader(io.StringIO(files["projets.csv"].decode("utf-8-sig")), delimiter=";"))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Projet"] == "'=Projet <A> & co"
    assert first["Dérive du coût"] == "0,2346"
    assert dict(zip(rows[0], rows[2], strict=True))["Dérive du coût"] == ""
    english = list(csv.reader(io.StringIO(render_portfolio(found, "csv", "en")["projects.csv"].decode("utf-8-sig"))))
    assert dict(zip(english[0], english[1], strict=True))["Cost drift"] == "0.2346"


def test_parquet_keeps_exact_decimals_days_and_what_is_missing(found):
    parquet = pytest.importorskip("pyarrow.parquet")
    files = render_portfolio(found, "parquet")
    rows = parquet.read_table(io.BytesIO(files["projects.parquet"])).to_pylist()
    assert rows[0]["current_cost"] == Decimal("12345678.90")
    assert rows[0]["cost_drift"] == Decimal("0.2346")
    assert rows[0]["current_end"] == date(2026, 2, 1)
    assert rows[0]["level"] == "unfavourable"
    assert rows[1]["cost_drift"] is rows[1]["score"] is rows[1]["next_date"] is None
    assert [row["file"] for row in rows] == ["a.xlsx", "b.xlsx"]
    others = parquet.read_table(io.BytesIO(files["other_files.parquet"])).to_pylist()
    assert [row["file"] for row in others] == ["c.xlsx"]


def test_without_pyarrow_parquet_says_what_to_install(found, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AuditError) as refused:
        render_portfolio(found, ["parquet"])
    assert "project-health-audit[parquet]" in refused.value.said("fr")
    assert refused.value.exit_code == 2


def test_json_is_read_back_as_the_same_portfolio(found, tmp_path):
    path = tmp_path / "portfolio.json"
    path.write_bytes(render_portfolio(found, "json")["portfolio.json"])
    assert read_portfolio(path) == found
    assert json.loads(path.read_bytes())["schema_version"] == "portfolio/1.7"
    path.write_text(path.read_text(encoding="utf-8").replace("portfolio/1.7", "portfolio/9.0"), encoding="utf-8")
    with pytest.raises(ResultRefused):
        read_portfolio(path)


def test_tables_for_notebooks_hold_codes_and_exact_values(found):
    frames = portfolio_frames(found)
    projects = frames["projects"].set_index("file")
    assert projects.loc["a.xlsx", "level"] == "unfavourable"
    assert projects.loc["a.xlsx", "cost_drift"] == Decimal("0.2346")
    assert projects.loc["b.xlsx", "cost_drift"] is None
    counts = frames["findings"].query("counted and nature == 'rule'").groupby("id").size()
    assert counts.to_dict() == {"GOV-001": 2, "FIN-003": 1}


@pytest.mark.parametrize("name", PORTFOLIO_FORMATS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_portfolio_gives_the_same_bytes_and_files_know_their_author(found, name, language, tmp_path):
    files = render_portfolio(found, name, language)
    assert files == render_portfolio(Portfolio.model_validate_json(found.model_dump_json()), name, language)
    for file, content in files.items():
        (tmp_path / file).write_bytes(content)
        assert is_portfolio_file(tmp_path / file)
        (tmp_path / file).write_bytes(b"somebody's own")
        assert not is_portfolio_file(tmp_path / file)


def test_a_format_that_is_not_there_names_those_that_are(found):
    with pytest.raises(UnknownName):
        render_portfolio(found, "ods")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_says_everything_once_and_escapes_what_people_typed(found, language):
    (page,) = (content.decode() for content in render_portfolio(found, "html", language).values())
    assert "=Projet &lt;A&gt; &amp; co" in page
    assert "<A>" not in page
    assert "bad.xlsx" in page
    assert page.count('class="heat-clear"') == 1  # the one axis whose every requirement was determined
    assert page.count('class="heat-open"') == 8  # two projects that count, less what is found and what is clear
    assert 'class="heat-blocking"' in page


def test_what_is_unknown_is_said_and_never_written_as_none(found):
    page = render_portfolio(found, "html", "fr")["portefeuille.html"].decode()
    assert "non établi" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert ">None<" not in page
