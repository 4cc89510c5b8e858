"""What others owe the project and is looked at before its go-live is told beside what that waits for, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.synthesis import DependencyLine
from audit.model.text import Language
from audit.model.value import ValueType
from audit.reporting.document import document_of
from audit.reporting.document.model import Paragraph
from audit.reporting.synthesis.dependencies import MOST_DEPENDENCIES, dependencies_told
from audit.reporting.synthesis.go_live_points import go_live_points_of
from audit.reporting.view import ReportView
from tests.every_page import fictitious

pytestmark = pytest.mark.slow


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _line(label, day=None, row=7, **unknown):
    given = {"value": day} if day else {"value": None, **unknown}
    state = AnswerState.ANSWERED if day else unknown.pop("state", AnswerState.UNKNOWN)
    fact = Fact("d.checkpoint", ValueType.DATE, state, given["value"], cells=(CellRef("Adhérences", f"F{row}"),))
    return DependencyLine(label, fact)


def _told(*lines, language=Language.FR):
    result = fictitious().result
    frame = replace(result.synthesis, dependencies=lines)
    return _plain(dependencies_told(ReportView(replace(result, synthesis=frame), language)))


def test_those_of_the_fictitious_project_stand_under_the_list_by_their_days():
    """By hand, of its sheet: five are looked at from 5 October to 3 November 2026, before 18 December."""
    view = ReportView(fictitious().result, Language.FR)
    said = _plain(go_live_points_of(view).beside[-1])
    assert said == (
        "5 adhérences en cours ont leur prochain point de contrôle d'ici là ; le classeur ne dit pas si la mise en "
        "service en dépend : « Ouverture de l'interface de paiement, attendue de l'équipe comptable pour l'extension à "
        "douze départements » (5 octobre 2026, Adhérences!F7) ; « Désignation et disponibilité des référents des douze "
        "départements de l'extension » (8 octobre 2026, Adhérences!F11) ; « Contrat d'interface et jeu d'essai, "
        "attendus de l'équipe de l'outil d'archivage » (13 octobre 2026, Adhérences!F8) et 2 autres."
    )
    blocks = document_of(view).blocks
    assert any(isinstance(one, Paragraph) and _plain("".join(run.text for run in one.words)) == said for one in blocks)


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2026-09-30", False), ("2026-10-01", True), ("2026-12-18", True), ("2026-12-19", False), (None, False)],
)
def test_only_those_looked_at_from_the_review_to_the_go_live_are_told(day, is_told):
    """The review is of 30 September, the go-live of 18 December 2026."""
    said = _told(_line("Interface", date.fromisoformat(day) if day else None))
    assert bool(said) is is_told
    if is_told:
        assert said.startswith(
            "Une adhérence en cours a son prochain point de contrôle d'ici là ; le classeur ne dit pas"
        )


def test_no_more_are_listed_than_there_is_room_for_and_all_are_counted():
    lines = [_line(f"N{n}", date(2026, 10, n + 1), n) for n in range(1, MOST_DEPENDENCIES + 2)]
    said = _told(*reversed(lines), language=Language.EN)
    assert said.startswith(f"{MOST_DEPENDENCIES + 1} open dependencies have their next checkpoint by then")
    assert "“N1” (2 October 2026, Adhérences!F1)" in said
    assert said.endswith("and 1 other.")
    assert f"N{MOST_DEPENDENCIES + 1}" not in said


def test_what_is_too_long_to_be_quoted_is_found_by_its_cell():
    said = _told(_line("x" * 161, date(2026, 10, 5)))
    assert "une ligne trop longue pour être citée (5 octobre 2026, Adhérences!F7)" in said
    assert "xx" not in said


def test_without_a_go_live_nothing_is_told():
    result = fictitious().result
    assert dependencies_told(ReportView(replace(result, plan=replace(result.plan, go_live=None)), Language.FR)) == ""
