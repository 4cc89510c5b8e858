"""The sums of costs of a portfolio, with what they count and leave out; and which audits are provisional."""

from datetime import date
from decimal import Decimal

import pytest

from audit.model.text import Language
from audit.portfolio.schema import AmountRead
from audit.reporting.portfolio.notice import notice
from audit.reporting.portfolio.summary import summary_sentences
from audit.reporting.portfolio.sums import cost_sentences
from audit.reporting.portfolio.tables import Tables
from tests.portfolio_lines import line
from tests.test_portfolio_gathered import _gathered


def cost(initial, current):
    """Return the costs of a line, in millions of euros, with their drift."""
    first, now = Decimal(initial) * 10**6, Decimal(current) * 10**6
    return {"initial_cost": first, "current_cost": now, "cost_drift": (now - first) / first}


@pytest.fixture(scope="module")
def found(declarations):
    return _gathered(
        declarations,
        line("a.xlsx", "A", **cost(10, 12)),
        line("b.xlsx", "B", banner="Inventé.", **cost(30, 33)),
        line("c.xlsx", "C", initial_cost=Decimal(5_000_000)),
        line("d.xlsx", "D", in_doubt=(AmountRead(value=Decimal(5), cells="Finances!E6"),)),
        line("e.xlsx", "E", provisional=True),
    )


def said(found, language=Language.FR):
    return [one.replace("\u00a0", " ").replace("\u202f", " ") for one in cost_sentences(found, language)]


def test_the_sums_say_which_projects_they_leave_out_and_why(found):
    # 10 + 30 = 40 planned, 12 + 33 = 45 at the review: 5 of 40, or 12.5 %.
    first, left, *_ = said(found)
    assert first.startswith("Coût : 40 M€ au référentiel initial donné, 45 M€ à la date de chaque revue")
    assert "soit +12,5 %, pour 2 projets sur 5" in first
    assert left == (
        "Ces sommes laissent de côté 3 projets : C (coût prévu non établi) ; D (montant sans doute saisi dans une "
        "autre unité) ; E (ni coût initial ni coût prévu établis)."
    )


def test_the_sums_are_given_without_the_projects_that_bear_a_warning_too(found):
    assert "Dans ces sommes, B : « Inventé. »" in said(found)
    assert "Sans eux : 10 M€ au référentiel initial donné, 12 M€ à la date de la revue, pour 1 projet." in said(found)
    assert (
        "Without them: €10 million by the initial baseline given, €12 million at the date of the review, for 1 project."
        in said(found, Language.EN)
    )


def test_sums_of_projects_that_all_bear_a_warning_say_so(declarations):
    alone = _gathered(declarations, line("b.xlsx", "B", banner="Inventé.", **cost(30, 33)))
    assert said(alone)[-1] == "Tous les projets de ces sommes portent un tel avertissement."


def test_the_notice_of_the_workbook_repeats_them(found):
    sentences = tuple(cost_sentences(found, Language.FR))
    rows = notice(Tables(found).all, sentences).rows
    assert [row[2] for row in rows[1 : len(sentences) + 1]] == list(sentences)


def test_provisional_audits_are_counted_and_stand_in_the_table(found):
    names = {one.file: one.file for one in found.lines}
    told = [one.replace("\u00a0", " ") for one in summary_sentences(found, names, Language.FR)]
    assert any(one.startswith("1 résultat est provisoire, d'avant contradiction") for one in told)
    projects = Tables(found).all[0]
    place = [column.key for column in projects.columns].index("provisional")
    assert {row[0]: row[place] for row in projects.rows} == {
        "a.xlsx": False, "b.xlsx": False, "c.xlsx": False, "d.xlsx": False, "e.xlsx": True,
    }  # fmt: skip


def test_sums_of_costs_that_may_not_count_the_same_are_given_without_them(declarations):
    # A counts the same on both sides; B says otherwise; C says nothing, and no question asks it (an older file).
    found = _gathered(
        declarations,
        line("a.xlsx", "A", same_contents=True, **cost(10, 12)),
        line("b.xlsx", "B", same_contents=False, **cost(30, 33)),
        line("c.xlsx", "C", **cost(10, 11)),
    )
    assert (
        "Même contenu des deux montants non établi pour 1 des 3 projets de ces sommes (B). Sans lui, pour 2 projets : "
        "20 M€ au référentiel initial donné, 23 M€ à la date de la revue, soit +15 %." in said(found)
    )
    assert (
        "That both amounts count the same is not established for 1 of the 3 projects of these sums (B). Without it, "
        "over 2 projects: €20 million by the initial baseline given, €23 million at the date of the review, that is "
        "+15%." in said(found, Language.EN)
    )


def test_no_sum_is_left_where_no_project_counts_the_same(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", same_contents=False, **cost(10, 12)),
        line("b.xlsx", "B", same_contents=False, **cost(30, 33)),
    )
    assert any(
        one.startswith("Même contenu des deux montants non établi pour chacun des 2 projets") for one in said(found)
    )


def test_what_a_review_says_of_its_own_baseline_is_not_true_of_an_earlier_one(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", day=date(2025, 1, 1), same_contents=True, **cost(10, 12)),
        line("b.xlsx", "A", same_contents=True, **cost(11, 15)),
    )
    (counted,) = (one for one in found.lines if one.counted)
    assert counted.initial_cost == 10_000_000
    assert counted.counts_the_same is False
