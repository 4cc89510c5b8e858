"""Whether a level would be secured once some rules were met: worked out by hand from the published scale.

A blocking rule weighs 10 and a major one 5; 50 of 100 reach « favourable with reservations », 70 the next level.
"""

import pytest

from audit.judgement.once_met import is_level_secured_once_met
from audit.judgement.rule_counts import RuleKind
from audit.model.rule import OutcomeKind, Severity

OPEN = (OutcomeKind.VIOLATED, OutcomeKind.SATISFIED)


def _rules(blocking, major):
    severities = {**dict.fromkeys(blocking, Severity.BLOCKING), **dict.fromkeys(major, Severity.MAJOR)}
    return {rule: RuleKind(severity, OutcomeKind.UNDETERMINED, OPEN) for rule, severity in severities.items()}


@pytest.mark.parametrize(
    ("blocking", "major", "met", "expected"),
    [
        ("A", "", "", False),  # 0 of 10 at worst, 10 of 10 at best: nothing is secured
        ("A", "", "A", True),  # 10 of 10
        ("A", "B", "A", True),  # 10 of 15 at worst, and a major rule not met: at least « with reservations »
        ("A", "BC", "A", True),  # 10 of 20 is 50, just enough
        ("A", "BCD", "A", False),  # 10 of 25 is 40
        ("AE", "", "A", True),  # 10 of 20, and one blocking rule not met caps at « with reservations »
        ("AEF", "", "A", False),  # two not met cap at the worst, and 10 of 30
    ],
)
def test_the_others_stay_at_their_worst(declarations, blocking, major, met, expected):
    scoring = declarations.rulebase.scoring
    assert is_level_secured_once_met(met, _rules(blocking, major), scoring) is expected


def test_a_rule_that_is_known_not_to_be_met_stays_so(declarations):
    found = {"A": RuleKind(Severity.BLOCKING, OutcomeKind.UNDETERMINED, OPEN)}
    found |= {rule: RuleKind(Severity.BLOCKING, OutcomeKind.VIOLATED, (OutcomeKind.VIOLATED,)) for rule in "BC"}
    # Two not met: the worst level is certain, which is a level.
    assert is_level_secured_once_met("A", found, declarations.rulebase.scoring)
