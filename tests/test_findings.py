"""Findings: what is known not to be met, and whether missing answers could still soften it."""

from datetime import date

import pytest

from audit.judgement.findings import findings_of
from tests.fact_sets import facts_with
from tests.judged_rules import judged
from tests.rule_files import shipped_rulebase

REVIEW = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("outcome", "possible", "expected"),
    [
        ("violated", ["violated"], False),
        ("violated", ["partial", "violated"], True),
        ("partial", ["partial"], False),
    ],
)
def test_a_violation_that_missing_answers_could_soften_says_so(outcome, possible, expected):
    rule = judged("major", outcome, possible)
    base = shipped_rulebase().model_copy(update={"sources": {"X": next(iter(shipped_rulebase().sources.values()))}})
    (finding,) = findings_of([rule], facts_with(), base, REVIEW)
    assert finding.may_be_partial is expected


def test_what_is_open_or_met_is_no_finding():
    items = [judged("major", "undetermined", ["satisfied", "violated"]), judged("major", "satisfied")]
    assert findings_of(items, facts_with(), shipped_rulebase(), REVIEW) == ()
