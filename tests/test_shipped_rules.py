"""The shipped rules: every example gives what it says; the generated pages are up to date."""

import pytest

from audit.rule_testing.trial import try_examples
from tests.rebuild_docs import DOCS, generated
from tests.rule_files import shipped_rulebase

TRIALS = try_examples(shipped_rulebase())


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: f"{trial.rule.id} {trial.example.name}")
def test_each_example_of_each_rule(trial):
    assert trial.found.outcome == trial.example.expect


@pytest.mark.parametrize("name", sorted(generated()))
def test_generated_pages_are_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == generated()[name], "run `make docs`"
