"""What moves between editions of the panorama: entries, departures, costs, editions not read, counts in words."""

import io
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from click.testing import CliRunner

from audit.api import panorama_editions, render_editions
from audit.cli.portfolio import portfolio
from audit.model.text import Language
from audit.portfolio.editions_moves_schema import MoveKind
from audit.reporting.portfolio.editions_words import EditionWords
from tests.synthetic_panorama import (
    FIRST,
    LAST,
    MIDDLE,
    MINISTRY_HEADINGS,
    NUMBER_HEADINGS,
    WITHHELD,
    export,
    numbered,
    of_ministry,
    project,
)
from tests.test_portfolio_editions import plain_page

ALL = (FIRST, MIDDLE, LAST)
THREE = {"years": ("4",) * 3, "phases": ("Déploiement",) * 3, "editions": ALL}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    lines = [
        *project("Alpha", ("10", "12", "15"), **THREE),
        *project("Beta", ("20", "NC", "30"), **THREE),
        *project("Gamma", ("5",), ("4",), ("Déploiement",), (FIRST,)),
        *project("Delta", ("7",), ("4",), ("Déploiement",), (LAST,)),
        *project("Saut", ("10", "25", "9"), **THREE),
        *project("Hausse", ("10", "25", "24"), **THREE),
        *project("Creux", ("40", "15", "31"), **THREE),
    ]
    numbers = {FIRST: "01", MIDDLE: "02", LAST: "05"}
    return panorama_editions(
        [export(tmp_path_factory.mktemp("moves"), *numbered(numbers, *lines), headings=NUMBER_HEADINGS)]
    )


def test_moves_of_one_edition_add_up_to_the_change_of_the_sum(found):
    for before, now in pairwise(found.editions):
        moved = sum(one.change for one in found.moves if one.edition == now.edition and one.change is not None)
        assert moved == now.total - before.total
    told = {(one.edition.year, one.project, one.move) for one in found.moves}
    assert (2018, "Gamma", MoveKind.LEFT) in told
    assert (2018, "Beta", MoveKind.COST_WITHDRAWN) in told
    assert (2019, "Beta", MoveKind.COST_APPEARED) in told
    assert (2019, "Delta", MoveKind.ENTERED) in told
    page = plain_page(found)
    assert "1 sorti : Gamma (5 M€)" in page
    assert "1 entré : Delta (7 M€)" in page
    assert "1 coût apparu : Beta (30 M€)" in page


def test_a_cost_that_more_than_doubles_and_returns_or_the_other_way_round_is_to_be_checked(found):
    # 25 is more than twice 10 and 9; 15 less than half of 40 and 31; 24 is no return from 25.
    assert [(one.project, one.cost) for one in found.swings] == [
        ("Creux", Decimal(15_000_000)),
        ("Saut", Decimal(25_000_000)),
    ]
    assert "Saut (10 M€ en janvier 2017, 25 M€ en janvier 2018, 9 M€ en janvier 2019)" in plain_page(found)


def test_editions_that_were_not_read_are_told_by_their_numbers(found):
    assert [(one.number, one.missing, one.months) for one in found.editions] == [
        (1, (), None),
        (2, (), 12),
        (5, (3, 4), 12),
    ]
    assert "Les éditions n° 3 à 4, entre janvier 2018 et janvier 2019, n'ont pas été lues" in plain_page(found)
    assert "Editions no. 3 to 4, between January 2018 and January 2019, were not read" in plain_page(found, "en")


def test_the_largest_changes_of_cost_stand_beside_the_change_like_for_like(found):
    # To 2018: Alpha +2, Saut +15, Hausse +15, Creux −25; the three largest.
    assert "dont Creux (−25 M€, coût à vérifier), Hausse (+15 M€), Saut (+15 M€, coût à vérifier)" in plain_page(found)
    assert "including Creux (−€25 million, cost to check), Hausse (+€15 million)" in plain_page(found, "en")


def test_the_change_like_for_like_is_given_without_the_costs_to_check(found):
    # To 2018, Alpha and Hausse: 10 + 10 = 20 become 12 + 25 = 37, or +85 %. To 2019: 37 become 15 + 24 = 39, or +5.4 %.
    told = [(one.checked, one.same_unchecked) for one in found.editions]
    assert told == [(None, None), (2, Decimal("0.8500")), (2, Decimal("0.0541"))]
    page = plain_page(found)
    assert "sans les coûts à vérifier (Creux, Saut) : +85 %" in page
    assert "coût à vérifier : janvier 2018" in page  # in the row of the project
    assert {one.project for one in found.moves if one.to_check} == {"Creux", "Saut"}


def test_a_project_that_comes_back_is_not_told_to_enter(tmp_path):
    lines = [*project("Retour", ("10", "11"), editions=(FIRST, LAST)), *project("Autre", ("1", "1", "1"), **THREE)]
    found = panorama_editions([export(tmp_path, *lines, *project("Neuf", ("2",), ("4",), ("Cadrage",), (LAST,)))])
    last = found.editions[-1]
    assert (last.entered, last.returned, found.editions[1].returned) == (2, 1, 0)
    assert {one.project: one.last_seen for one in found.moves if one.move is MoveKind.ENTERED} == {
        "Retour": date(2017, 1, 1),
        "Neuf": None,
    }
    page = plain_page(found)
    assert "2 entrés (dont 1 revenu), 0 sorti" in page
    assert "Retour (11 M€, revenu : publié jusqu'en janvier 2017)" in page
    table = render_editions(found, "csv")["panorama-moves.csv"].decode("utf-8-sig")
    assert [line.split(";")[2:4] for line in table.splitlines() if ";2018-01-01;" in line] == [
        ["Retour", "revenu"],
        ["Neuf", "entré"],
    ]


def edition_file(folder, name, month, *costs):
    rows = (project(f"P{number}", (cost,), ("4",), ("Cadrage",), (month,)) for number, cost in enumerate(costs))
    lines = [line for row in rows for line in row]
    return export(folder, *lines).rename(folder / name)


def test_one_edition_that_two_files_date_otherwise_is_told_with_both_files(tmp_path):
    paths = [
        edition_file(tmp_path, "a.csv", "2018-02", "10", "20", "NC"),
        edition_file(tmp_path, "b.csv", "2018-03", "10", "20", "NC"),
        edition_file(tmp_path, "c.csv", "2018-07", "10", "21", "NC"),
    ]
    found = panorama_editions(paths)
    (double,) = found.same_editions
    assert (double.files_before, double.files, double.projects, double.costs) == (("a.csv",), ("b.csv",), 3, 2)
    said = "À trancher : les éditions de février 2018 (a.csv) et de mars 2018 (b.csv) ne diffèrent par aucun coût"
    assert said in plain_page(found)
    done = CliRunner().invoke(portfolio, [*map(str, paths), "-o", str(tmp_path / "out"), "--format", "json"])
    assert done.exit_code == 3
    assert "c'est probablement une seule édition, comptée ici deux fois" in done.output


def test_editions_of_one_file_or_whose_costs_move_are_not_taken_for_one(tmp_path):
    one_file = panorama_editions([export(tmp_path, *project("A", ("10", "10")))])
    assert one_file.same_editions == ()
    paths = [edition_file(tmp_path, "a.csv", "2018-02", "NC"), edition_file(tmp_path, "b.csv", "2018-03", "NC")]
    assert panorama_editions(paths).same_editions == ()  # nothing to compare


def test_figures_withheld_on_purpose_are_a_state_of_the_project_and_no_fault(tmp_path):
    lines = [
        *project("Retenu", ("10", ""), ("4", ""), ("Déploiement", WITHHELD), (FIRST, LAST)),
        *project("Autre", ("10", "11")),
    ]
    path = export(tmp_path, *lines)
    done = CliRunner().invoke(portfolio, [str(path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    found = panorama_editions([path])
    assert found.refused == ()
    assert {one.project: one.withheld is not None for one in found.projects} == {"Retenu": True, "Autre": False}
    assert found.editions[-1].withheld == 1
    page = plain_page(found)
    assert "(« non publié : appel d'offres en cours ou trajectoire en révision ») : Retenu (janvier 2019)" in page
    assert "1 coût publié, 1 non publié, dont 1 volontairement" in page


def test_one_of_anything_is_written_in_the_singular(tmp_path):
    found = panorama_editions([export(tmp_path, *project("Seul", ("1",), ("4",), ("Cadrage",), ("2017-04",)))])
    page = plain_page(found)
    assert "<h1>Panorama : 1 intitulé en 1 édition</h1>" in page
    assert "Édition d'avril 2017" in page
    assert "Édition d'avril 2017 : 1 projet ; somme des coûts publiés : 1 M€ (1 coût publié)" in page
    assert "<h1>Panorama: 1 name in 1 edition</h1>" in plain_page(found, "en")


def test_ministries_and_phases_tell_their_change_and_add_up_in_a_last_line(tmp_path):
    lines = [
        *of_ministry("Justice", *project("A", ("10", "15")), *project("B", ("20", "20"))),
        *of_ministry("Armées", *project("C", ("40", "NC")), *project("D", ("10", "9"))),
    ]
    found = panorama_editions([export(tmp_path, *lines, headings=MINISTRY_HEADINGS)])
    page = plain_page(found)
    # Justice 30 → 35, one of two rose; Armées 10 → 9, the cost of C is no longer published; 40 → 44 in all.
    assert "+16,7 % (+5 M€ ; 2 suivis, dont en hausse : 1)" in page
    assert "−10 % (−1 M€ ; 1 suivi, dont en hausse : 0)" in page
    assert "+10 % (+4 M€ ; 3 suivis, dont en hausse : 1)" in page
    assert "9 M€ (1 coût), 1 non publié" in page
    assert "44 M€ (3 coûts), 1 non publié" in page


def test_what_the_first_edition_does_not_give_is_missing_in_parquet(found):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    content = render_editions(found, ("parquet",))["panorama-editions.parquet"]
    table = pandas.read_parquet(io.BytesIO(content))
    assert table["entered"].isna().tolist() == [True, False, False]
    assert table["edition"][0] == date(2017, 1, 1)


def test_a_change_that_rounds_to_nothing_is_told_as_what_it_is():
    french, english = EditionWords(Language.FR), EditionWords(Language.EN)
    assert french.added(Decimal(-20_000)) == "moins de 0,1\N{NO-BREAK SPACE}M€"
    assert english.added(Decimal(20_000)) == "less than €0.1\N{NO-BREAK SPACE}million"
    assert french.added(Decimal(0)) == "0\N{NO-BREAK SPACE}M€"
    assert french.added(Decimal(-2_000_000)) == "\N{MINUS SIGN}2\N{NO-BREAK SPACE}M€"
