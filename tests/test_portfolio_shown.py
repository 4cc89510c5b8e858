"""What the line of a project shows: its level, declarations, what is open, a reduced scope, comments on costs."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.api import load, portfolio_frames, portfolio_opinions, render_portfolio
from audit.cli.portfolio import portfolio
from audit.intake.read import read_project
from audit.model.answer import CellRef
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.portfolio.line import line_of
from audit.portfolio.order import in_order
from audit.portfolio.schema import AxisScore, CostComment, LeadingOpinion, LineFinding, OpenEverywhere, SourceKind
from audit.reporting.portfolio.summary import summary_sentences
from audit.reporting.portfolio.view import PortfolioView
from tests.portfolio_lines import avis, line
from tests.test_portfolio_gathered import _gathered
from tests.test_portfolio_sums import cost


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'")


def declared(floor, ceiling, **bounds):
    """Return the opinion of a line with what declarations give."""
    return avis(**bounds).model_copy(update={"declared_floor": floor, "declared_ceiling": ceiling})


def known(share):
    return AxisScore(value=None, low=Decimal(0), high=Decimal(100), completeness=Decimal(share))


def test_the_best_documented_project_does_not_come_first_for_what_is_known_of_it(declarations):
    reserved = AvisLevel.FAVOURABLE_WITH_RESERVATIONS
    found = _gathered(
        declarations,
        # Of the first, two blocking requirements are not met and all is known; of the second, nothing is.
        line("known.xlsx", "Known", findings=("GOV-001", "FIN-002"), avis=declared(reserved, reserved)),
        line("unknown.xlsx", "Unknown", open_rules=("GOV-001", "FIN-002", "STR-001")),
        line("half.xlsx", "Half", findings=("GOV-001", "FIN-002")),
    )
    assert [one.file for one in in_order(found.lines, found.causes)] == ["unknown.xlsx", "half.xlsx", "known.xlsx"]


def test_levels_that_are_only_a_floor_are_counted_as_at_least(declarations):
    reserved, best = AvisLevel.FAVOURABLE_WITH_RESERVATIONS, AvisLevel.FAVOURABLE
    found = _gathered(
        declarations,
        line("a.xlsx", "A", avis=avis(reserved, reserved)),
        line("b.xlsx", "B", avis=avis(reserved, best)),
        line("c.xlsx", "C"),
    )
    counts = [(plain(one.words), one.count) for one in PortfolioView(found, Language.FR).levels]
    assert counts == [
        ("Pas d'avis à ce stade", 1),
        ("Au moins : Favorable sous réserves", 1),
        ("Favorable sous réserves", 1),
    ]


def test_the_screen_says_first_that_there_is_no_opinion_then_a_line_for_each_project(declarations):
    reserved = AvisLevel.FAVOURABLE_WITH_RESERVATIONS
    found = _gathered(
        declarations,
        line("a.xlsx", "A", score=known("0.022"), open_rules=("GOV-001", "FIN-002")),
        line(
            "b.xlsx",
            "B",
            score=known("0.953"),
            leading=LeadingOpinion(
                level=AvisLevel.NONE,
                floor=AvisLevel.UNFAVOURABLE,
                ceiling=AvisLevel.FAVOURABLE,
                certain=False,
                by_then=False,
                declared_floor=reserved,
                declared_ceiling=reserved,
                undocumented=3,
            ),
            scope_reduced=True,
            **cost(10, 12),
        ),
    )
    assert [plain(one) for one in portfolio_opinions(found)] == [
        "Pas d'avis à ce stade : 2",
        "A : Pas d'avis à ce stade (au mieux : Favorable ; non exclu : Défavorable en l'état) ; sur déclarations, "
        "aucun niveau garanti ; au mieux : Favorable ; 2 points non tranchés (complétude : 2,2 %).",
        "B : Pas d'avis à ce stade (au mieux : Favorable ; non exclu : Défavorable en l'état) ; sur déclarations, "
        "« Favorable sous réserves », acquis (3 réponses à étayer) ; 0 point non tranché (complétude : 95,3 %) ; "
        "coût : +20 % ; périmètre réduit.",
    ]
    names = {"a.xlsx": "A", "b.xlsx": "B"}
    assert (
        "Projets sans avis à ce stade : pour 1, les réponses tenues pour exactes garantiraient un niveau (3 réponses à "
        "étayer ; complétude : 95,3 %) ; pour 1, même tenues pour exactes, elles n'en garantissent aucun "
        "(complétude : 2,2 %)." in [plain(one) for one in summary_sentences(found, names, Language.FR)]
    )


def test_projects_behind_their_initial_end_are_named_the_latest_first(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", end_drift=10),
        line("b.xlsx", "B", end_drift=40, scope_reduced=True),
        line("c.xlsx", "C", end_drift=0),
        line("d.xlsx", "D"),
    )
    (end,) = (one for one in map(plain, summary_sentences(found, {}, Language.FR)) if one.startswith("Délai"))
    assert end == (
        "Délai : 2 projets dépassent leur échéance initiale (projets dont les deux dates sont connues : 3 sur 4) : "
        "B : +40 jours, périmètre réduit ; A : +10 jours."
    )
    (none,) = (
        one
        for one in map(plain, summary_sentences(_gathered(declarations, line("c", "C", end_drift=0)), {}, Language.FR))
        if one.startswith("Délai")
    )
    assert none == (
        "Délai : aucun projet ne dépasse son échéance initiale (projets dont les deux dates sont connues : 1 sur 1)."
    )


def test_a_requirement_that_may_be_met_in_part_says_so_wherever_it_is_listed(declarations):
    either = LineFinding(rule="GOV-001", outcome=OutcomeKind.VIOLATED, may_be_partial=True)
    unmet = LineFinding(rule="FIN-002", outcome=OutcomeKind.VIOLATED)
    found = _gathered(declarations, line("a.xlsx", "A").model_copy(update={"findings": (either, unmet)}))
    rows = list(
        csv.reader(io.StringIO(render_portfolio(found, "csv")["constats.csv"].decode("utf-8-sig")), delimiter=";")
    )
    place = rows[0].index("Issue")
    assert [row[place] for row in rows[1:]] == ["Non respectée, ou respectée en partie seulement", "Non respectée"]
    told = portfolio_frames(found)["findings"]
    assert told[["outcome", "may_be_partial"]].to_numpy().tolist() == [["violated", True], ["violated", False]]


def test_what_stands_beside_the_costs_is_printed_under_the_project(declarations):
    said = CostComment(amount="initial", comment="Premier <montant> publié.", cells=(CellRef("Finances", "I5"),))
    found = _gathered(declarations, line("a.xlsx", "A", cost_comments=(said,), same_contents=False, **cost(10, 12)))
    page = plain(render_portfolio(found, "html")["portefeuille.html"].decode())
    assert "Coût initial — Commentaire (Finances!I5) : Premier &lt;montant&gt; publié." in page
    assert "même contenu non établi" in page


def test_the_page_says_how_many_of_the_missing_answers_it_shows(declarations):
    found = _gathered(declarations, line("a.xlsx", "A"))
    assert PortfolioView(found, Language.FR).questions_shown == ""
    many = tuple(OpenEverywhere(question=f"q{number}", projects=2) for number in range(16))
    page = plain(
        render_portfolio(found.model_copy(update={"open_everywhere": many}), "html")["portefeuille.html"].decode()
    )
    assert "Les 15 premières sur 16 ; le tableau « Questions ouvertes » du classeur les donne toutes." in page


def test_the_retrospective_reading_stands_apart_and_its_warning_once(declarations):
    opinion = avis()
    lead = LeadingOpinion(
        level=opinion.level, floor=opinion.floor, ceiling=opinion.ceiling, certain=False, by_then=True
    )
    found = _gathered(declarations, line("a.xlsx", "A", leading=lead), line("b.xlsx", "B", leading=lead))
    page = plain(render_portfolio(found, "html")["portefeuille.html"].decode())
    table, _, below = page.partition("Lecture rétrospective, non opposable aux projets")
    assert "aucun niveau acquis" not in table
    assert below.count("aucun niveau acquis") == 2
    assert "non opposable" not in below


@pytest.fixture(scope="module")
def scribed():
    tool = load()
    bank = tool.declarations.bank

    def of(name):
        read = read_project(Path("questionnaires/examples") / name, bank, None)
        judged = tool.judge(read.snapshot, None)
        record = tool.assessor(judged.snapshot.review_type).unchecked_record(judged)
        return line_of(record, bank, name, "0", SourceKind.WORKBOOK)

    return of


def test_the_line_of_a_workbook_says_what_its_costs_count_and_whether_its_scope_was_reduced(scribed):
    # In the fictitious project the scope was reduced by decision and both costs count the same; of the withholding of
    # income tax at source, the workbook says nothing of either.
    known_one, tax = scribed("projet-fictif-2027-03.xlsx"), scribed("pas-2018-02.xlsx")
    assert (known_one.same_contents, known_one.scope_reduced) == (True, True)
    assert (tax.same_contents, tax.scope_reduced) == (False, None)
    assert [(one.amount, *map(str, one.cells)) for one in tax.cost_comments] == [
        ("initial", "Finances!I5"),
        ("current", "Finances!I6"),
    ]
    assert tax.cost_comments[0].comment.startswith("Premier montant publié (édition de février 2017)")


def test_a_screen_begins_with_the_levels(tmp_path):
    asked = ["questionnaires/examples/pas-2018-02.xlsx", "-o", str(tmp_path / "pf"), "--format", "json"]
    out = CliRunner().invoke(portfolio, asked).stdout
    assert plain(out).startswith("Pas d'avis à ce stade : 1\nPrélèvement à la source (PAS) : ")
