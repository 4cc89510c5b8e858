"""The pack that the documentation shows: a real folder that loads, passes its checks, and is quoted word for word."""

from datetime import date

import pytest

from audit.loading import load_declarations
from audit.rule_testing.coverage import cover
from audit.rule_testing.lint import lint
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from audit.rulebase.strictness import strictness
from tests.doc_pages import DOCS, blocks

FOLDER = DOCS / "examples" / "paquet-ministeriel"


@pytest.fixture(scope="module")
def with_pack():
    return load_declarations([FOLDER])


@pytest.fixture(scope="module")
def base(with_pack):
    return with_pack.rulebase


@pytest.fixture(scope="module")
def own(base):
    return [rule for rule in base.rules if base.pack_of.get(rule.id) == "ministere_exemple"]


@pytest.mark.slow
def test_it_adds_one_rule_and_changes_one_threshold_with_its_reason_and_owner(base, own):
    assert [rule.id for rule in own] == ["MIN-001"]
    (change,) = base.pack("ministere_exemple").parameters
    assert (change.parameter, change.owner) == ("committee.maximum_age", "Secrétariat général")
    assert (base.declared[change.parameter].value, base.parameters[change.parameter].value) == (2, 1)
    assert strictness(base, change.parameter, change.value) == "stricter"


def test_its_examples_pass_and_so_do_those_of_the_rules_whose_threshold_it_changes(base):
    changed = [rule for rule in base.rules if rule.id in ("GOV-012", "MIN-001")]
    trials = try_examples(base, changed)
    assert {trial.rule.id for trial in trials} == {"GOV-012", "MIN-001"}
    assert [(trial.rule.id, trial.example.name) for trial in trials if not trial.passed] == []


def test_its_examples_reach_every_branch_and_notice_every_change(base, own):
    found = cover(base, own)
    assert found.reached == found.total
    assert mutate(base, own).survivors == ()


def test_it_leaves_nothing_to_mend(with_pack, base, own):
    # Its own rule alone: comparing it with each of the others takes a minute.
    bank = with_pack.bank
    questionnaires = {review: bank.questionnaire(review) for review in bank.titles}
    alone = base.model_copy(update={"rules": tuple(own), "diagnoses": (), "signals": ()})
    found = lint(alone, questionnaires, with_pack.indicators, date(2026, 11, 23))
    words = ("MIN-001", "example_ministry", "INSTRUCTION-EXEMPLE")
    assert [one for one in found if any(word in f"{one.place} {one.message.en}" for word in words)] == []


@pytest.mark.parametrize("name", ["paquets.fr.md", "packs.md"])
def test_the_pages_quote_every_file_word_for_word(name):
    quoted = blocks((DOCS / name).read_text(encoding="utf-8"), "yaml")
    files = [path for path in sorted(FOLDER.rglob("*")) if path.is_file()]
    assert sorted(quoted) == sorted(path.read_text(encoding="utf-8") for path in files)
