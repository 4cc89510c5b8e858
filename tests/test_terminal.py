"""The summary in a terminal: narrow, old and colourless consoles, hostile text, unknowns."""

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from audit.model.result import AuditResult
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.terminal import print_summary
from tests.hostile_result import hostile_result
from tests.sample_result import sample_result, unknown_result


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
        "Équivalent DINUM : non conforme",
        "47,3 (36,1 à 58,2)",
        "Complétude 76,5 %",
        "Preuves 41,2 %",
        "non évalué",
        "GOV-001 [Bloquant] Exigence non respectée : Un responsable unique",
        "Cellules : Jalons!C6:C17, Projet!E11",
        "État de l'AIPD (Illisible)",
        "Directeur de projet (Camille Exemple), avant le 31 mai 2027",
    ):
        assert expected in text


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
    assert text.count(t("axes.not_assessed")) == 7
    assert "█" not in text
    assert "░" not in text
    assert t("terminal.nothing_settled") in text
    assert t("verdict.no_findings") not in text
    assert t("verdict.no_actions") not in text


def test_same_result_same_text() -> None:
    assert printed(sample_result()) == printed(sample_result())
