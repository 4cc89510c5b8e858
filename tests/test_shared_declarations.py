"""What tests share is shared: were it loaded anew each time, every test would pass, and take ten times as long."""

from audit.assessment import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType


def test_declarations_are_loaded_once_a_process():
    one, other = load_declarations(), load_declarations()
    assert one.bank is other.bank
    assert one.rulebase is other.rulebase


def test_rules_are_compiled_once_for_each_review():
    one, other = (Assessor(*load_declarations(), ReviewType.CRISIS, with_durable_rules=False) for _ in range(2))
    assert one is other
