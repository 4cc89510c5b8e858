"""What is seen from outside stands on the first page and in a section of its own: signals, and comparable projects."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from audit.model.diagnosis import DiagnosisState
from audit.model.result.diagnosed import OutsideWordsSaid, Signalled
from audit.model.text import Language, Text
from audit.reporting.html import render_html
from audit.reporting.terminal import print_summary
from tests.sample_result import sample_result


def _signal(number, state):
    fact = sample_result().findings[0].facts[0]
    criteria = sample_result().findings[0].criteria
    title = Text(fr=f"Signal <{number}>", en=f"Sign <{number}>")
    return Signalled(f"SIG-00{number}", title, state, criteria, Text(fr="Ce qu'il veut dire.", en="It means."), (fact,))


def _result(*states):
    sentence = (Text(fr="La dérive est de 12 %.", en="The drift is 12%."),)
    return replace(
        sample_result(),
        signals=tuple(_signal(number, state) for number, state in enumerate(states)),
        outside=OutsideWordsSaid(sentence, sentence, sentence),
    )


def _words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_a_signal_is_named_on_the_first_page_and_told_with_its_answer_and_source():
    html = render_html(_result(DiagnosisState.PRESENT, DiagnosisState.ABSENT, DiagnosisState.OPEN), Language.FR)
    first, section = html.split('<section id="outside"')
    assert "Signal d'alerte :" in _words(first).replace("&#39;", "'")
    assert 'href="#signal-SIG-000"' in first
    said = _words(section.partition("</section>")[0])
    assert "Signal &lt;0&gt;" in said
    assert "Signal &lt;1&gt;" not in said  # absent
    assert "faute de réponse : Signal &lt;2&gt;." in said
    assert "Ce qu&#39;il veut dire." in said
    assert "La dérive est de 12 %." in said


def test_where_no_signal_is_seen_it_is_said_and_nothing_stands_on_the_first_page():
    html = render_html(_result(DiagnosisState.OPEN), Language.EN)
    assert "Warning sign" not in html.split('<section id="outside"')[0].partition('<section id="verdict"')[2]


def test_what_can_be_neither_seen_nor_ruled_out_comes_before_what_is_absent():
    """An unknown opened as a pass: « Aucun des signaux recherchés n'est présent », of fourteen that nobody saw."""
    words = _words(render_html(_result(DiagnosisState.OPEN), Language.EN))
    assert "One of the signs looked for can be neither seen nor ruled out" in words
    assert "present" not in words.partition("can be neither seen nor ruled out")[2].partition("comparable")[0]
    words = _words(render_html(_result(DiagnosisState.ABSENT, DiagnosisState.OPEN, DiagnosisState.OPEN), Language.EN))
    seen, _, absent = words.partition("2 of the signs looked for can be neither seen nor ruled out")
    assert "None of the" not in seen.partition("Warning signs")[2]
    assert "None of the others is present." in absent


def test_without_anything_seen_from_outside_there_is_no_section():
    html = render_html(replace(sample_result(), signals=(), outside=None), Language.FR)
    assert 'id="outside"' not in html
    assert 'href="#outside"' not in html


@pytest.mark.parametrize(("language", "heading"), [(Language.FR, "Signaux d'alerte"), (Language.EN, "Warning signs")])
def test_the_terminal_lists_the_signals_that_are_seen(language, heading):
    out = StringIO()
    console = Console(file=out, width=80, color_system=None)
    print_summary(_result(DiagnosisState.PRESENT, DiagnosisState.PRESENT, DiagnosisState.OPEN), language, console)
    said = out.getvalue().replace("\u2019", "'")
    assert heading in said
    assert said.count("<0>") == said.count("<1>") == 1
    assert "<2>" not in said
