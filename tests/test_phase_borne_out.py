"""Where a project stands decides what is asked of it: where that is contradicted or has no document, it is open."""

from dataclasses import replace

import pytest

from audit.model.answer import Evidence
from audit.model.scoring import AvisLevel
from tests.every_page import fictitious, shipped_tool

PHASE = "project.phase"


def _avis(**changes):
    """Return the opinion on the fictitious project, of which the answer on the phase is changed."""
    snapshot = fictitious().record.snapshot
    answers = {**snapshot.answers, PHASE: replace(snapshot.answers[PHASE], **changes)}
    return shipped_tool().audit(snapshot.model_copy(update={"answers": answers})).result.avis


@pytest.mark.slow
def test_a_project_that_is_said_to_be_over_before_its_end_is_not_certain_to_be():
    """By hand: of the project, the end is planned after the review, so that CTR-030 contradicts a phase « terminé »."""
    assert _avis().evidence.level is not AvisLevel.NONE
    over = _avis(value="closed")
    assert (over.declarations.certain, over.evidence.level) == (False, AvisLevel.NONE)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{"source": "à venir"}, {"evidence": Evidence.DECLARED}])
def test_a_phase_without_a_document_is_not_certain(changes):
    """By hand: blocking rules, FIN-001 among them, ask nothing of a project that is over."""
    assert PHASE not in [fact.name for fact in _avis().undocumented]
    assert PHASE in [fact.name for fact in _avis(**changes).undocumented]
