"""The summary in a terminal: narrow, old and colourless consoles, hostile text, unknowns."""

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from audit.model.result.audit_result import AuditResult
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.terminal import print_summary
from tests.hostile_result import hostile_result
from tests.sample_result import former_result, open_result, result_that_says, sample_result, unknown_result


def printed(
    result: AuditResult,
    language: Language = Language.FR,
    width: int = 80,
    encoding: str = "utf-8",
    colour: bool = False,
) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None)
    print_summary(result, language, console)
    stream.flush()
    return raw.getvalue().decode(encoding)


def plain(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())


def test_it_says_what_matters() -> None:
    text = plain(printed(sample_result()))
    for expected in (
        "Déméter",
        "AVIS DÉFAVORABLE EN L'ÉTAT",
        "Acquis, si les réponses étayées sont exactes et si les tableaux déclarés complets le sont : aucune réponse ni "
        "aucune pièce manquante ne peut le changer.",
        "Équivalent DINUM, indicatif : non conforme.",
        "Le résultat est le même sur déclarations et sur réponses étayées : 2 réponses sont seulement déclarées, sans "
        "effet sur ces niveaux.",
        "Rien : aucune des 3 exigences non tranchées ne peut plus le changer.",
        "12 exigences tranchées : 7 respectées, 1 en partie, 4 non",
        "41,3 (36,1 à 48,2)",
        "Planning 1 tranchée : 0 respectée, 0 en partie, 1 non",
        "Complétude 76,5 %",
        "Preuves 41,2 %",
        "non évalué",
        "GOV-001 [Bloquant] Exigence non respectée : Un responsable unique",
        "Cellules : Jalons!C6:C17, Projet!E11",
        "réponses manquantes ne peut changer le niveau : elles figurent au rapport.",
        "Directeur de projet — Camille Exemple, d'ici au 31 mai 2027",
    ):
        assert expected in text


def test_answers_are_asked_for_only_where_they_may_change_the_level() -> None:
    asked = "État de l'AIPD (Illisible)"
    assert asked not in plain(printed(sample_result()))
    assert asked in plain(printed(open_result()))


def test_a_rule_that_may_still_be_met_in_part_is_not_said_to_be_plainly_unmet() -> None:
    first, *others = sample_result().findings
    result = replace(sample_result(), findings=(replace(first, may_be_partial=True), *others))
    assert (
        "GOV-001 [Bloquant] Exigence non respectée, ou respectée en partie seulement : Un responsable unique"
        in plain(printed(result))
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("make", [sample_result, unknown_result, hostile_result])
def test_lines_fit_and_hold_no_trailing_space(make: Callable[[], AuditResult], width: int, language: Language) -> None:
    for line in printed(make(), language, width).splitlines():
        assert len(line) <= min(width, 80)
        assert line == line.rstrip(" ")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
@pytest.mark.parametrize("make", [sample_result, unknown_result, hostile_result])
def test_old_consoles_do_not_fail(make: Callable[[], AuditResult], encoding: str) -> None:
    assert "GOV-001" in printed(make(), encoding=encoding) or make is unknown_result


def test_cp1252_keeps_french_whole() -> None:
    text = printed(sample_result(), encoding="cp1252")
    assert "?" not in text
    assert "546 jours (~" in plain(text)


@pytest.mark.parametrize("colour", [False, True])
def test_colour_changes_no_word(colour: bool) -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", printed(sample_result(), colour=colour))
    assert coloured == printed(sample_result())


def test_hostile_text_cannot_drive_the_terminal() -> None:
    text = printed(hostile_result())
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[red]rich[/red]" in text  # not taken for markup


@pytest.mark.parametrize("language", Language)
def test_an_unknown_project_does_not_look_well(language: Language) -> None:
    text = printed(unknown_result(), language)
    t = messages(language)
    assert text.count(t("axes.not_assessed")) == 6
    assert t("score.none_settled") in text
    assert "█" not in text
    assert "░" not in text
    assert t("terminal.nothing_settled") in text
    assert t("verdict.no_findings") not in text
    assert t("verdict.no_actions") not in text


def test_an_open_avis_says_the_best_that_is_left_and_what_could_bring_it_down() -> None:
    text = plain(printed(open_result()))
    for expected in (
        "AVIS PAS D'AVIS À CE STADE",
        "Au mieux « Favorable » (non exclu, non démontré) ; selon les réponses et les pièces manquantes, "
        "« Défavorable en l'état » n'est pas exclu.",
        "Sur déclarations : au moins « Favorable sous réserves », au mieux « Favorable avec recommandations »",
        "Sur réponses étayées : aucun niveau acquis, au mieux « Favorable » (non exclu, non démontré) ; "
        "« Défavorable en l'état » n'est pas exclu [retenu]",
        "SEC-001 L'homologation de sécurité est prononcée avant la mise en service",
        "3 réponses que lisent des exigences bloquantes, cellules de tableaux comprises, sont seulement déclarées.",
    ):
        assert expected in text
    assert "DINUM :" not in text


def test_a_review_that_gives_no_avis_names_no_outcome_of_the_dinum() -> None:
    estimate = plain(printed(result_that_says(Statement.ESTIMATE)))
    assert "ESTIMATION SUR DÉCLARATIONS AU MOINS « FAVORABLE SOUS RÉSERVES »" in estimate
    assert "AVANT DE SOLLICITER LA DINUM" in estimate
    assert "2 exigences bloquantes ne sont pas respectées, ou ne le sont qu'en partie :" in estimate
    for says in (Statement.ESTIMATE, Statement.CONDITIONS, Statement.STANCE):
        text = plain(printed(result_that_says(says)))
        assert "Équivalent DINUM" not in text
        assert "AVIS " not in text


def test_conditions_are_counted_and_give_neither_level_nor_score() -> None:
    text = plain(printed(result_that_says(Statement.CONDITIONS)))
    for expected in (
        "2 conditions bloquantes ne sont pas remplies",
        "Bloquant remplies : 0 ; en partie : 0 ; non remplies : 2 ; à établir : 1",
        "Majeur remplies : 7 ; en partie : 0 ; non remplies : 2 ; à établir : 1",
        "GOV-001 [non remplie] Un responsable unique",
        "SEC-001 [à établir] L'homologation de sécurité",
    ):
        assert expected in text
    for absent in ("Favorable", "Défavorable", "sur déclarations", "█", "░"):
        assert absent not in text


def test_a_crisis_is_told_its_stance_then_its_level_and_why_then_its_diagnoses() -> None:
    text = plain(printed(result_that_says(Statement.STANCE)))
    assert "À faire d'abord : Avancer une livraison." in text
    assert "1 exigence bloquante n'est pas acquise" in text[text.index("NIVEAU ATTEIGNABLE") : text.index("DIAGNOSTIC")]
    places = [text.index(part) for part in ("CONDUITE À TENIR", "NIVEAU ATTEIGNABLE", "Effet tunnel", "PAR AXE")]
    assert places == sorted(places)


@pytest.mark.parametrize("says", Statement)
@pytest.mark.parametrize("language", Language)
def test_every_review_fits_in_eighty_columns(says: Statement, language: Language) -> None:
    for width in (40, 80):
        assert all(len(line) <= width for line in printed(result_that_says(says), language, width).splitlines())


def test_a_score_outside_its_bounds_is_not_printed() -> None:
    text = plain(printed(former_result()))
    assert "61,3" not in text
    assert "12 exigences tranchées : 7 respectées, 1 en partie, 4 non" in text
    assert "réponses étayées :" not in text
    assert "qui ne distinguait pas les déclarations des réponses étayées" in text


def test_same_result_same_text() -> None:
    assert printed(sample_result()) == printed(sample_result())
