"""The pack that the documentation shows: a real folder that loads, passes its checks, and is quoted word for word."""

from datetime import date

import pytest

from audit.cli.load import load_declarations
from audit.rule_testing.coverage import cover
from audit.rule_testing.lint import lint
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from audit.rulebase.strictness import strictness
from tests.doc_pages import DOCS, blocks

FOLDER = DOCS / "examples" / "paquet-ministeriel"
DECLARATIONS = load_declarations([FOLDER])
BASE = DECLARATIONS.rulebase
OWN = [rule for rule in BASE.rules if BASE.pack_of.get(rule.id) == "ministere_exemple"]


def test_it_adds_one_rule_and_changes_one_threshold_with_its_reason_and_owner():
    assert [rule.id for rule in OWN] == ["MIN-001"]
    (change,) = BASE.pack("ministere_exemple").parameters
    assert (change.parameter, change.owner) == ("committee.maximum_age", "Secrétariat général")
    assert (BASE.declared[change.parameter].value, BASE.parameters[change.parameter].value) == (2, 1)
    assert strictness(BASE, change.parameter, change.value) == "stricter"


def test_its_examples_pass_and_so_do_those_of_the_rules_whose_threshold_it_changes():
    changed = [rule for rule in BASE.rules if rule.id in ("GOV-012", "MIN-001")]
    trials = try_examples(BASE, changed)
    assert {trial.rule.id for trial in trials} == {"GOV-012", "MIN-001"}
    assert [(trial.rule.id, trial.example.name) for trial in trials if not trial.passed] == []


def test_its_examples_reach_every_branch_and_notice_every_change():
    found = cover(BASE, OWN)
    assert found.reached == found.total
    assert mutate(BASE, OWN).survivors == ()


def test_it_leaves_nothing_to_mend():
    # Its own rule alone: comparing it with each of the others takes a minute.
    bank = DECLARATIONS.bank
    questionnaires = {review: bank.questionnaire(review) for review in bank.titles}
    alone = BASE.model_copy(update={"rules": tuple(OWN), "diagnoses": ()})
    found = lint(alone, questionnaires, DECLARATIONS.indicators, date(2026, 11, 23))
    words = ("MIN-001", "example_ministry", "INSTRUCTION-EXEMPLE")
    assert [one for one in found if any(word in f"{one.place} {one.message.en}" for word in words)] == []


@pytest.mark.parametrize("name", ["paquets.fr.md", "packs.md"])
def test_the_pages_quote_every_file_word_for_word(name):
    quoted = blocks((DOCS / name).read_text(encoding="utf-8"), "yaml")
    files = [path for path in sorted(FOLDER.rglob("*")) if path.is_file()]
    assert sorted(quoted) == sorted(path.read_text(encoding="utf-8") for path in files)
