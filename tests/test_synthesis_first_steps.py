"""The first steps answer the findings that the first page gives as reasons, the gravest first, before any other."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from audit.model.rule import OutcomeKind, Severity
from audit.model.synthesis import SynthesisFrame
from audit.model.synthesis_settings import SynthesisGroup, SynthesisLengths, SynthesisTheme
from audit.model.text import Language, Text
from audit.reporting.document.model import Bullets
from audit.reporting.document.one_page import LENGTHS, one_page_of
from audit.reporting.synthesis import synthesis_of
from audit.reporting.terminal import print_summary
from audit.reporting.view import ReportView
from tests.sample_result import sample_result

SAMPLE = sample_result()
RULES = [finding.rule for finding in SAMPLE.findings]
PARTS = [[part.action for part in action.all_parts] for action in ReportView(SAMPLE, Language.FR).actions]
ACTIONS = [name for parts in PARTS for name in parts]


def _plain(text):
    return " ".join(text.split())  # no-break spaces included


def _titled(word):
    return Text(fr=word, en=word)


def _frame(**lengths):
    """Return a frame in which every finding is a group and a theme of its own: each is a reason of the first page."""
    return SynthesisFrame(
        decision=_titled("Continuer ou non."),
        answerable=(),
        themes=tuple(SynthesisTheme(id=rule.lower(), title=_titled(rule)) for rule in RULES),
        groups=tuple(
            SynthesisGroup(id=rule.lower(), theme=rule.lower(), title=_titled(rule), rules=(rule,)) for rule in RULES
        ),
        lengths=SynthesisLengths(**lengths),
    )


def _view(asked, severities, **lengths):
    findings = tuple(
        replace(one, actions=tuple(asked[one.rule]), severity=severities[one.rule], outcome=OutcomeKind.VIOLATED)
        for one in SAMPLE.findings
    )
    return ReportView(replace(SAMPLE, findings=findings, synthesis=_frame(**lengths)), Language.FR)


each = st.fixed_dictionaries
asked_for = each({rule: st.lists(st.sampled_from(ACTIONS), max_size=2, unique=True) for rule in RULES})
severity_of = each({rule: st.sampled_from(Severity) for rule in RULES})
few = st.integers(1, 6)


@pytest.mark.slow
@given(asked_for, severity_of, few, few)
def test_each_reason_has_a_step_among_the_first_as_far_as_there_is_room(asked, severities, most, room):
    view = _view(asked, severities, most_reasons=most, most_actions=room)
    synthesis = synthesis_of(view)
    shown = [set(PARTS[step.number - 1]) for step in synthesis.first_steps]
    wanted = [set(asked[one.rule]) for one in synthesis.reasons if asked[one.rule]]
    unanswered = [names for names in wanted if not any(names & step for step in shown)]
    answering = [any(names & step for names in wanted) for step in shown]
    assert len(shown) == min(room, len(view.actions))
    if unanswered:
        assert all(answering)
    # Those that answer come first; then dates decide, and the plan is in their order.
    numbers = [step.number for step in synthesis.first_steps]
    assert len(set(numbers)) == len(numbers)
    assert sum(later <= earlier for earlier, later in pairwise(numbers)) <= 1


@pytest.mark.slow
@given(severity_of, few)
def test_no_finding_is_left_out_without_a_word(severities, most):
    synthesis = synthesis_of(_view(dict.fromkeys(RULES, ()), severities, most_reasons=most))
    left = len(RULES) - len(synthesis.reasons)
    assert len(synthesis.reasons) == min(most, len(RULES))
    assert (f"{left} autre" in synthesis.other_reasons.replace("\xa0", " ")) == bool(left)
    assert bool(synthesis.other_reasons) == bool(left)


def test_the_steps_of_a_phase_that_answer_blocking_findings_are_kept_before_the_others():
    last = PARTS[-1]
    asked = {rule: (last if rule == "GOV-001" else ()) for rule in RULES}
    severities = {rule: Severity.BLOCKING if rule == "GOV-001" else Severity.MAJOR for rule in RULES}
    view = _view(asked, severities, most_steps=1)
    phase = synthesis_of(view).phases[-1]
    assert [step.number for step in phase.steps] == [len(PARTS)]


def test_the_one_page_report_has_the_same_steps_and_refers_to_no_number_of_a_plan_that_it_lacks():
    last = PARTS[-1]
    asked = {rule: (last if rule == "GOV-001" else ()) for rule in RULES}
    severities = {rule: Severity.BLOCKING if rule == "GOV-001" else Severity.MAJOR for rule in RULES}
    view = _view(asked, severities)
    pages, first = one_page_of(view), synthesis_of(view).first_steps
    assert first[0].number == len(PARTS)
    assert len(pages) == len(LENGTHS)
    for page in pages:
        steps = [block for block in page.blocks if isinstance(block, Bullets)][-1]
        assert [item[-1].text for item in steps.items[: len(first)]] == [step.opening for step in first]


def test_the_terminal_has_the_steps_of_the_first_page():
    asked = {rule: (PARTS[-1] if rule == "GOV-001" else ()) for rule in RULES}
    severities = {rule: Severity.BLOCKING if rule == "GOV-001" else Severity.MAJOR for rule in RULES}
    view, out = _view(asked, severities), io.StringIO()
    print_summary(view.result, Language.FR, Console(file=out, width=200))
    said = _plain(out.getvalue().partition("PREMIÈRES ACTIONS")[2])
    places = [said.index(f"{one.number}. {_plain(one.opening)}") for one in synthesis_of(view).first_steps]
    assert places == sorted(places)
