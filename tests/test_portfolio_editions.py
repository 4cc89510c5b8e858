"""The panorama through its editions: what came, what left, what costs became; projects made up, figures by hand."""

import csv
import html
import io
import unicodedata
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from click.testing import CliRunner

from audit.api import panorama_editions, render_editions
from audit.cli.portfolio import portfolio
from audit.portfolio.editions_schema import PanoramaEditions
from audit.reporting.portfolio.formats import is_portfolio_file
from tests.synthetic_panorama import FIRST, LAST, MIDDLE, export, project

LINES = [
    *project("Alpha", ("10", "12", "15"), ("4", "4", "5"), ("Cadrage",) * 3, (FIRST, MIDDLE, LAST)),
    *project("Beta", ("20", "NC", "30"), ("4", "", "4"), ("Déploiement",) * 3, (FIRST, MIDDLE, LAST)),
    *project("Gamma", ("5", "4"), editions=(FIRST, MIDDLE)),
    *project("Delta", ("7",), ("2",), ("Terminé",), (LAST,)),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return panorama_editions([export(tmp_path_factory.mktemp("panorama"), *LINES)])


def test_each_edition_says_who_came_and_left_and_what_costs_became_like_for_like(found):
    first, middle, last = found.editions
    assert (first.projects, first.costs, first.unpublished, first.total) == (3, 3, 0, Decimal(35_000_000))
    # Nothing is before the first edition: that is no entry, no departure and no change of zero.
    assert {first.months, first.entered, first.left, first.same, first.same_before, first.same_change} == {None}
    assert (middle.projects, middle.costs, middle.unpublished, middle.total) == (3, 2, 1, Decimal(16_000_000))
    assert (middle.months, middle.entered, middle.left) == (12, 0, 0)
    # Alpha 10 → 12, Gamma 5 → 4; the cost of Beta is not published in the second.
    assert (middle.same, middle.same_before, middle.same_now) == (2, Decimal(15_000_000), Decimal(16_000_000))
    assert middle.same_change == Decimal("0.0667")  # 1 / 15
    assert (last.entered, last.left) == (1, 1)
    assert (last.same, last.same_before, last.same_now) == (1, Decimal(12_000_000), Decimal(15_000_000))


def test_each_project_goes_from_its_first_published_figure_to_the_last(found):
    projects = {one.project: one for one in found.projects}
    alpha, beta = projects["Alpha"], projects["Beta"]
    assert (alpha.editions, alpha.cost_change, alpha.in_last) == (3, Decimal("0.5000"), True)
    assert beta.cost_change == Decimal("0.5000")  # what is not published in between moves nothing
    assert projects["Gamma"].in_last is False
    assert projects["Gamma"].last == date(2018, 1, 1)
    assert projects["Delta"].cost_change is None  # one figure is no change, nor a change of zero
    assert found.refused == ()


def test_what_cannot_be_used_is_told_and_stops_nothing_else(tmp_path):
    lines = [
        *LINES,
        *project("", ("1",), ("4",), ("Cadrage",), (FIRST,)),
        *project("Sans édition", ("1",), ("4",), ("Cadrage",), ("printemps",)),
        *project("Alpha", ("99",), ("4",), ("Cadrage",), (FIRST,)),
        *project("Illisible", ("beaucoup",), ("4",), ("Cadrage",), (LAST,)),
    ]
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    found = panorama_editions([export(tmp_path, *lines), tmp_path / "notes.csv"])
    assert sorted(item.code for item in found.refused) == ["line", "line", "not_an_export", "twice", "value"]
    assert {one.project: one.last_cost for one in found.projects}["Illisible"] is None
    assert {one.project: one.first_cost for one in found.projects}["Alpha"] == Decimal(10_000_000)


def test_editions_in_several_files_are_followed_together(tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    for folder, kept in (
        (first, [line for line in LINES if FIRST in line]),
        (second, [line for line in LINES if FIRST not in line]),
    ):
        folder.mkdir()
        export(folder, *kept)
    together = panorama_editions([first, second / "editions.csv"])
    assert [edition.projects for edition in together.editions] == [3, 3, 3]
    assert together.refused == ()


def test_files_are_the_same_twice_and_say_what_the_panorama_does_not(found, tmp_path):
    pytest.importorskip("pyarrow")
    formats = ("html", "xlsx", "csv", "json", "parquet")
    files = render_editions(found, formats)
    again = PanoramaEditions.model_validate_json(files["panorama.json"])
    assert again == found
    assert render_editions(again, formats) == files
    page = files["panorama.html"].decode()
    assert "référentiel initial" in page
    assert "renommé" in page
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        assert is_portfolio_file(tmp_path / name)
    rows = list(csv.reader(io.StringIO(files["panorama-projects.csv"].decode("utf-8-sig")), delimiter=";"))
    delta = next(row for row in rows if row[0] == "Delta")
    assert delta[rows[0].index("Écart de coût")] == ""
    rows = list(csv.reader(io.StringIO(files["panorama-editions.csv"].decode("utf-8-sig")), delimiter=";"))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["Entrés"], first["Sortis"], first["Écart à périmètre constant"]) == ("", "", "")
    assert dict(zip(rows[0], rows[2], strict=True))["Écart à périmètre constant"] == "0,0667"


def test_the_page_names_who_moved_most_and_which_edition_gives_an_end(tmp_path):
    lines = [
        *project("Café 1", ("10", "10.03"), ("4.000000", ""), ("Déploiement",) * 2, (FIRST, LAST)),
        *project("CAFE 1", ("10",), ("",), ("Déploiement",), (MIDDLE,)),
        *project("Beta", ("20", "70.53"), ("4", "4"), ("Déploiement",) * 2, (FIRST, LAST)),
        *project("Gamma", ("10", "9"), ("4", "4"), ("Déploiement",) * 2, (FIRST, LAST)),
        *project("Seul", ("1",), ("4",), ("Déploiement",), (LAST,)),
    ]
    found = panorama_editions([export(tmp_path, *lines)])
    page = html.unescape(render_editions(found, ("html",))["panorama.html"].decode())
    plain = unicodedata.normalize("NFKC", page)
    # (70.53 - 20) / 20 = 252.65 %, which rounds to 252.7; (10.03 - 10) / 10 = 0.3 %; Gamma fell, and is not named.
    assert "sous ce nom, parmi ces 3 projets : Beta (+252,7 %), Café 1 (+0,3 %)." in plain
    # From 10 + 20 + 10 to 10.03 + 70.53 + 9: +49.56 M€ of 40.
    assert "passe de 40 M€, à la première publication de chacun, à 89,6 M€ (+49,6 M€, +123,9 %)" in plain
    assert "Coûts en hausse : 2 ; écart médian : +0,3 %." in plain
    # 70.53 - 20 and 9 - 10, in M€.
    assert "En montant, les plus fortes hausses : Beta (+50,5 M€), Café 1 (" in plain
    assert "; les plus fortes baisses : Gamma (−1 M€)." in plain
    assert "−10 %" in plain, "a decrease bears a minus sign, no hyphen"
    assert "1 projet paraît sous plusieurs graphies" in plain
    assert plain.count("selon l'édition de") == 1, "the end of one project alone comes from an earlier edition"
    assert "Par ministère" not in plain, "no ministry is published here"


def test_ends_that_hardly_had_time_to_move_are_told_apart(tmp_path):
    """Two of three projects are in more than two editions: one slips by a year, the other does not."""
    three = {"phases": ("Déploiement",) * 3, "editions": (FIRST, MIDDLE, LAST)}
    lines = [
        *project("Glisse", ("1",) * 3, ("4", "4", "5"), **three),
        *project("Tient", ("1",) * 3, ("4", "4", "4"), **three),
        *project("Deux éditions", ("1", "1"), ("4", "4"), editions=(MIDDLE, LAST)),
    ]
    page = html.unescape(
        render_editions(panorama_editions([export(tmp_path, *lines)]), ("html",))["panorama.html"].decode()
    )
    plain = unicodedata.normalize("NFKC", page)
    assert "pour 3 projets sur 3 (repoussées : 1 ; avancées : 0 ; inchangées, au mois près : 2)" in plain
    assert (
        "De ceux qui figurent dans plus de deux éditions (2), les échéances sont repoussées : 1 ; avancées : 0 ; "
        "inchangées : 1." in plain
    )


def ends(found):
    return {one.project: (one.end_change_months, one.end_change_days) for one in found.projects}


def test_an_end_moves_by_months_or_days_from_the_first_published_to_that_of_the_last_edition(tmp_path):
    editions = (FIRST, MIDDLE, LAST)
    exact = {"begun": "janvier 2014", "phases": ("Déploiement",) * 3, "editions": editions}
    lines = [
        *project("En mois", ("1",) * 3, ("5", "5", "12"), **exact),
        # 1,826 and 1,829 days of 365 to the year.
        *project("En jours", ("1",) * 3, ("5.0027397260274", "", "5.01095890410959"), **exact),
        # 1,826 days end on 1 January 2019, and 124 months on 1 May 2024: 64 months.
        *project("Mixte", ("1",) * 3, ("5.0027397260274", "", "10.3333333333333"), **exact),
        *project("Plus publiée", ("1",) * 3, ("5", "6", ""), **exact),
        *project("Publiée plus tard", ("1",) * 3, ("", "5", "5.25"), **exact),
    ]
    found = panorama_editions([export(tmp_path, *lines)])
    assert ends(found) == {
        "En mois": (84, None),
        "En jours": (0, 3),
        "Mixte": (64, None),
        "Plus publiée": (None, None),
        "Publiée plus tard": (3, None),
    }
    late = next(one for one in found.projects if one.project == "Plus publiée")
    assert (late.last_end, late.last_end_edition, late.end) == (date(2020, 1, 1), date(2018, 1, 1), None)
    page = plain_page(found)
    assert "établi pour 4 projets sur 5 (repoussées : 3 ; avancées : 0 ; inchangées, au mois près : 1)" in page
    assert "parmi ces 4 projets : En mois (+84 mois), Mixte (+64 mois), Publiée plus tard (+3 mois)." in page
    for words in ("non établi depuis janvier 2018", "depuis janvier 2018", "+3 jours"):
        assert words in page


def test_a_duration_rounded_to_a_tenth_gives_an_end_that_is_about_right(tmp_path):
    years = {"begun": "janvier 2014", "phases": ("Déploiement",) * 2}
    lines = [
        *project("Arrondie", ("1", "1"), ("5", "6"), **years),
        *project("Autre", ("1", "1"), ("3.7", "4"), **years),
    ]
    found = panorama_editions([export(tmp_path, *lines)])
    first = next(one for one in found.projects if one.project == "Arrondie")
    assert (first.first_end_precision, first.last_end_precision) == ("about", "month")
    assert "environ +12 mois" in plain_page(found)


def test_figures_of_an_earlier_edition_are_no_change_up_to_the_last(tmp_path):
    lines = project("Retiré", ("10", "12", "NC"), ("4",) * 3, ("Déploiement",) * 3, (FIRST, MIDDLE, LAST))
    found = panorama_editions([export(tmp_path, *lines)])
    one = found.projects[0]
    assert (one.last_cost, one.last_cost_edition, one.cost, one.cost_change) == (
        Decimal(12_000_000),
        date(2018, 1, 1),
        None,
        None,
    )
    page = plain_page(found)
    assert "selon l'édition de janvier 2018" in page
    assert "coûts non publiés : 1" in page


def plain_page(found, language="fr"):
    page = html.unescape(render_editions(found, ("html",), language)["panorama.html"].decode())
    return " ".join(unicodedata.normalize("NFKC", page).split())


def test_the_command_takes_a_csv_for_an_export_and_tells_by_its_exit_code(tmp_path):
    good = export(tmp_path, *LINES)
    done = CliRunner().invoke(portfolio, [str(good), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "panorama.html").exists()
    export(tmp_path, *LINES, *project("Illisible", ("beaucoup",), ("4",), ("Cadrage",), (LAST,)))
    told = CliRunner().invoke(portfolio, [str(good), "-o", str(tmp_path / "out")])
    assert told.exit_code == 3
    assert "beaucoup" in told.stderr


@pytest.mark.parametrize(
    "more",
    [
        ["--set", "drift.amber=0.1"],
        ["--sweep", "drift.amber=0.1,0.2"],
        ["--records", "kept-records"],
        ["--accept-unusable"],
        ["--review-date", "2020-01-01"],
    ],
)
def test_options_that_judge_are_refused_where_nothing_is_judged(tmp_path, more):
    done = CliRunner().invoke(portfolio, [str(export(tmp_path, *LINES)), "-o", str(tmp_path / "out"), *more])
    assert done.exit_code == 2
    assert more[0] in done.output
    assert not (tmp_path / "out").exists()


def test_an_export_that_is_taken_for_a_workbook_is_told_to_be_one(tmp_path):
    book = openpyxl.Workbook()
    for line in csv.reader(export(tmp_path, *LINES).read_text(encoding="utf-8").splitlines()):
        book.active.append(line)
    path = tmp_path / "export.xlsx"
    book.save(path)
    assert CliRunner().invoke(portfolio, [str(path), "--panorama", "-o", str(tmp_path / "in")]).exit_code == 0
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    done = CliRunner().invoke(portfolio, [str(path), str(other), "-o", str(tmp_path / "out")])
    assert done.exit_code != 0
    said = [one.replace("\u00a0", " ") for one in done.output.splitlines()]
    assert [one for one in said if one.startswith("export.xlsx")] == [
        "export.xlsx : C'est un export du panorama, qui se suit à part : ajoutez --panorama."
    ]
    assert not any("questionnaire" in one for one in said if "export.xlsx" in one)  # nothing says otherwise
    (other_one,) = (one for one in said if one.startswith("other.xlsx"))
    assert "panorama" not in other_one


def test_a_folder_of_exports_alone_asks_for_the_option(tmp_path):
    export(tmp_path, *LINES)
    done = CliRunner().invoke(portfolio, [str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "contient des exports du panorama : ajoutez --panorama" in done.output.replace("\u00a0", " ")
