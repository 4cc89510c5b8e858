"""Diagnoses rest on no finding that the auditors withdrew; what they read of the answers stays as it was."""

import random

import pytest

from audit.assessment import Assessor
from audit.engine.explain import Explanation
from audit.loading import load_declarations
from audit.model.diagnosis import DiagnosisState
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow

_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


@pytest.fixture(scope="module")
def assessor():
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


def _found(assessor, seed):
    judged = assessor.judge(random_snapshot(assessor.bank, seed), REVIEW)
    outcomes = zip(assessor.rules, judged.judgement.verdicts, strict=True)
    return judged, [rule.id for rule, verdict in outcomes if verdict.outcome in _NOT_MET]


@pytest.mark.parametrize("seed", range(12))
def test_where_nothing_that_is_read_is_withdrawn_they_are_what_they_were(assessor, seed) -> None:
    """A rule that no pattern names is withdrawn: each pattern, evaluated anew, is what the kernel made of it."""
    judged, _ = _found(assessor, seed)
    plain = list(Explanation(assessor.kernel, judged.judgement).diagnoses())
    assert list(Explanation(assessor.kernel, judged.judgement, {"ZZZ-999"}).diagnoses()) == plain


@pytest.mark.parametrize("seed", range(12))
def test_no_diagnosis_rests_on_a_rule_that_is_withdrawn_and_none_is_firmer(assessor, seed) -> None:
    judged, not_met = _found(assessor, seed)
    rng = random.Random(seed)  # noqa: S311 - for variety
    withdrawn = set(rng.sample(not_met, k=len(not_met) // 2))
    before = Explanation(assessor.kernel, judged.judgement).diagnoses()
    after = Explanation(assessor.kernel, judged.judgement, withdrawn).diagnoses()
    for was, is_now in zip(before, after, strict=True):
        assert withdrawn.isdisjoint((*is_now.rules, *is_now.open_rules))
        assert is_now.facts == was.facts
        assert is_now.signs_held <= was.signs_held
        if withdrawn.isdisjoint((*was.rules, *was.open_rules)):
            assert is_now == was


def test_a_diagnosis_whose_core_is_withdrawn_is_ruled_out(assessor) -> None:
    """By hand: "Gouvernance éclatée" (DIA-003) has for its core that GOV-001 is violated, and nothing else."""
    pattern = next(one for one in assessor.rulebase.diagnoses if one.id == "DIA-003")
    assert (pattern.core.rule, pattern.core.outcome) == ("GOV-001", "violated")
    shown = 0
    for seed in range(40):
        judged, not_met = _found(assessor, seed)
        found = {one.diagnosis: one for one in Explanation(assessor.kernel, judged.judgement).diagnoses()}
        if found["DIA-003"].state is DiagnosisState.PRESENT:
            shown += 1
            assert "GOV-001" in not_met
            after = Explanation(assessor.kernel, judged.judgement, {"GOV-001"}).diagnoses()
            assert next(one for one in after if one.diagnosis == "DIA-003").state is DiagnosisState.ABSENT
    assert shown
