"""Before the findings, the report says how many of them rest on no text that binds a project."""

from dataclasses import replace

import pytest

from audit.model.rule import SourceKind
from audit.model.text import Language
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from tests.sample_result import sample_result

TOLD = "les sources sont toutes des guides, supports d'intervention, comparaisons ou retours d'expérience"
LAW, DECK, ELSEWHERE = SourceKind.LAW, SourceKind.GUIDANCE, SourceKind.EXPERIENCE


def _intro(*kinds_by_finding):
    """Return what the report says of its first findings, whose sources are each of these kinds."""
    result = sample_result()
    (some, *_), made = next(one.criteria for one in result.findings if one.criteria), []
    for finding, kinds in zip(result.findings, kinds_by_finding, strict=False):
        made.append(replace(finding, criteria=tuple(replace(some, kind=kind) for kind in kinds)))
    shown = synthesis_of(ReportView(replace(result, findings=tuple(made)), Language.FR))
    return shown.findings_intro.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (((DECK,), (DECK, ELSEWHERE)), "Pour 2 constats sur 2,"),
        (((DECK,), (DECK, LAW)), "Pour 1 constat sur 2,"),
        (((LAW,), (DECK, SourceKind.COURT)), None),
        (((LAW,), (None, None)), None),  # of an older rulebook: nobody knows
        (((LAW,), ()), None),  # it cites nothing at all: not the same
    ],
)
def test_findings_whose_sources_are_all_guidance_are_counted(kinds, said):
    intro = _intro(*kinds)
    assert (TOLD in intro) is (said is not None)
    assert said is None or f"{said} {TOLD}" in intro
