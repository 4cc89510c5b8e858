"""Figures of the panorama to read with care: starts that moved, ends that turn back, a project that hides a total."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from audit.api import panorama_editions, render_editions
from audit.model.end_precision import EndPrecision
from audit.portfolio.editions_changes import ends_turned, starts_moved
from audit.portfolio.editions_schema import Published
from tests.synthetic_panorama import FIRST, LAST, MIDDLE, MINISTRY_HEADINGS, export, of_ministry, project
from tests.test_portfolio_editions import plain_page

DAY, MONTH, ABOUT = EndPrecision.DAY, EndPrecision.MONTH, EndPrecision.ABOUT
BOTH = (FIRST, LAST)
LINES = [
    # Of Justice, 100 + 10 + 10 become 60 + 15 + 15: 30 less, and 10 more without the first, whose start moved.
    *of_ministry(
        "Justice",
        *project("Lourd", ("100", "60"), ("4", "2"), editions=BOTH, begun=("janvier 2016", "janvier 2018")),
        *project("Léger", ("10", "15"), editions=BOTH),
        *project("Autre", ("10", "15"), editions=BOTH),
    ),
    # Of Santé, both rise.
    *of_ministry("Santé", *project("Un", ("10", "20"), editions=BOTH), *project("Deux", ("10", "11"), editions=BOTH)),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return panorama_editions([export(tmp_path_factory.mktemp("doubts"), *LINES, headings=MINISTRY_HEADINGS)])


def seen(*ends):
    """Return what five editions at most publish of one project, by its end and how exactly that is known."""
    return [
        Published(
            edition=date(2017 + place, 1, 1),
            project="P",
            ministry=None,
            phase=None,
            start=date(2016, 1, 1),
            end=end,
            end_precision=precision,
            cost=None,
        )
        for place, (end, precision) in enumerate(ends)
    ]


@pytest.mark.parametrize(
    ("ends", "turns"),
    [
        # Put off, then brought forward; and the other way round.
        (((date(2020, 1, 1), MONTH), (date(2021, 1, 1), MONTH), (date(2020, 6, 1), MONTH)), [2019]),
        (((date(2020, 5, 3), DAY), (date(2020, 5, 1), DAY), (date(2020, 5, 2), DAY)), [2019]),
        (((date(2020, 1, 1), MONTH), (date(2021, 1, 1), MONTH), (date(2022, 1, 1), MONTH)), []),
        # Twelve whole months from 1 January 2019 end on 31 December: no move, and so no turn.
        (((date(2019, 6, 1), DAY), (date(2019, 12, 31), DAY), (date(2020, 1, 1), MONTH)), []),
        # What is known to about a month is not held against a project; what an edition does not give is passed over.
        (((date(2020, 1, 1), DAY), (date(2020, 2, 1), ABOUT), (date(2020, 1, 1), DAY)), []),
        (((date(2020, 1, 1), DAY), (None, None), (date(2021, 1, 1), DAY), (date(2020, 3, 1), DAY)), [2020]),
    ],
)
def test_an_end_turns_back_only_where_it_certainly_moved_both_ways(ends, turns):
    assert [day.year for day in ends_turned(seen(*ends))] == turns


def test_a_start_moves_by_its_month_from_the_last_edition_that_gives_one():
    one, two, three = seen((None, None), (None, None), (None, None))
    gap = two.model_copy(update={"start": None})
    other_day = three.model_copy(update={"start": date(2016, 1, 20)})
    moved = three.model_copy(update={"start": date(2016, 2, 1)})
    assert list(starts_moved([one, gap, other_day])) == []
    (found,) = starts_moved([one, gap, moved])
    assert (found.before, found.edition) == (date(2017, 1, 1), date(2019, 1, 1))
    assert (found.start_before, found.start) == (date(2016, 1, 1), date(2016, 2, 1))


def test_a_project_that_was_redefined_is_marked_wherever_it_is_cited_and_counted_apart(found):
    assert [one.project for one in found.projects if one.is_redefined] == ["Lourd"]
    page = plain_page(found)
    assert "les plus fortes baisses : Lourd (−40 M€, début publié modifié)." in page
    assert "1 projet de cette édition a un début publié modifié (Lourd)" in page
    # 10 + 10 + 10 + 10 become 15 + 15 + 20 + 11.
    assert (
        "Hors débuts publiés modifiés, la somme des coûts des 4 projets suivis passe de 40 M€ à 61 M€ (+21 M€, "
        "+52,5 %)." in page
    )
    assert "Début publié modifié : janvier 2016 → janvier 2018 en janvier 2019" in page
    # Both ends of Lourd are January 2020; the others have not moved either.
    assert "Sans celui dont le début publié est modifié, les échéances sont repoussées : 0 ; avancées : 0" in page


def test_the_project_that_hides_a_total_is_named_with_the_change_without_it(found):
    page = plain_page(found)
    # Justice: 120 → 90, that is −25 %; without Lourd 20 → 30.
    assert "pèse le plus : Lourd (−40 M€, début publié modifié) ; sans lui : +50 % (+10 M€)" in page
    assert "pèse le plus : Un (+10 M€)<" in page  # the others rise too
    # All: 140 → 121; without Lourd 40 → 61.
    assert "Projet qui pèse le plus dans cet écart : Lourd (−40 M€, début publié modifié) ; sans lui : +52,5 %" in page


def test_the_workbook_has_a_notice_marks_and_a_sheet_by_ministry_and_by_phase(found):
    book = openpyxl.load_workbook(io.BytesIO(render_editions(found, "xlsx")["panorama.xlsx"]))
    assert book.sheetnames[:5] == ["Notice", "Éditions", "Projets suivis", "Par ministère", "Par phase"]
    head, *rows = book["Par ministère"].iter_rows(values_only=True)
    justice = dict(zip(head, rows[0], strict=True))
    assert (justice["Ministère"], justice["Projets"], justice["Projets suivis"]) == ("Justice", 3, 3)
    assert (justice["Projet qui pèse le plus"], justice["Son écart (€)"]) == ("Lourd", -40_000_000)
    assert justice["Écart de la somme des coûts suivis"] == pytest.approx(-0.25)
    assert justice["Écart sans lui"] == pytest.approx(0.5)
    head, *rows = book["Projets suivis"].iter_rows(values_only=True)
    marks = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert (marks["Lourd"]["Début modifié"], marks["Un"]["Début modifié"]) == ("oui", "non")
    assert {marks[name]["Coût à vérifier"] for name in marks} == {"non"}


def test_a_cost_to_check_is_marked_in_the_row_of_its_project(tmp_path):
    lines = project("Yo-yo", ("10", "30", "11"), ("4", "4", "4"), ("Cadrage",) * 3, (FIRST, MIDDLE, LAST))
    (one,) = panorama_editions([export(tmp_path, *lines)]).projects
    assert one.costs_to_check == (date(2018, 1, 1),)
    assert one.has_cost_to_check
    assert one.cost_change == Decimal("0.1000")
