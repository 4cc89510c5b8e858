"""Every recommendation of the deck is encoded somewhere, and rules/coverage.yaml says truly where."""

from tests.recommendations import ITEMS, citing, declared
from tests.rule_files import shipped_rulebase


def test_every_item_is_encoded_by_a_rule_a_diagnosis_or_a_named_feature():
    items = declared()
    assert sorted(items, key=lambda item: int(item[1:])) == ITEMS
    assert [item for item, entry in items.items() if not entry.get("rules") and not entry.get("feature")] == []


def test_what_it_says_of_rules_is_what_rules_cite():
    said = {item: entry.get("rules", []) for item, entry in declared().items()}
    assert said == citing(shipped_rulebase())
