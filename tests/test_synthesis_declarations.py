"""rules/synthesis.yaml is checked whole: every rule in one group, every name declared, every review told of."""

import shutil

import pytest

from audit.declarations.folders import shipped_folder
from audit.errors import DeclarationsInvalid
from audit.model.questionnaire import ReviewType
from audit.rule_testing.lint.unplaced import unplaced
from audit.rulebase.load import load_rulebase
from tests.many_cases import tried_on
from tests.rule_files import shipped_rulebase


def _loaded_with(tmp_path, old, new):
    folder = tmp_path / "rules"
    shutil.copytree(shipped_folder("rules"), folder)
    path = folder / "synthesis.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_rulebase(shipped_rulebase().vocabulary, folder)


def _said(tmp_path, old, new):
    with pytest.raises(DeclarationsInvalid) as raised:
        _loaded_with(tmp_path, old, new)
    return [problem.message.fr for problem in raised.value.problems]


def test_every_shipped_rule_stands_in_one_group_those_of_packs_included():
    placed = [rule for group in shipped_rulebase().synthesis.groups for rule in group.rules]
    assert sorted(placed) == sorted(rule.id for rule in shipped_rulebase().rules)


def test_every_review_says_what_it_informs():
    assert set(shipped_rulebase().synthesis.decisions) == set(ReviewType)


@pytest.mark.slow
@tried_on(
    ("old", "new", "expected"),
    [
        ("[GOV-011, GOV-046, GOV-047]", "[GOV-011, GOV-046, GOV-047, GOV-001]", "rules : GOV-001 y figure deux fois"),
        ("[GOV-011, GOV-046, GOV-047]", "[GOV-011, GOV-046, GOV-499]", "il n'y a pas de règle « GOV-499 »"),
        ("diagnosis: DIA-003", "diagnosis: DIA-999", "il n'y a pas de diagnostic « DIA-999 »"),
        ("theme: decides", "theme: decide", "theme : decide n'est pas déclaré"),
        ("  strategie: need\n", "", "otherwise ne dit rien de : strategie"),
        ("enough_for: [GOV-011]", "enough_for: [GOV-499]", "il n'y a pas de règle « GOV-499 »"),
        ("- rule: PLA-032", "- rule: PLA-499", "il n'y a pas de règle « PLA-499 »"),
        ("enough_for: [GOV-011]", "enough_for: [STR-007]", "same_facts : STR-007 y figure deux fois"),
        ("asking: run-volume-acceptance", "asking: run-volumes", "il n'y a pas d'action « run-volumes »"),
        ("may_explain: [REA-022]", "enough_for: []", "l'un de enough_for et may_explain est attendu"),
        ("  securite: security", "  securite: safety", "otherwise : safety n'est pas déclaré"),
    ],
    always=3,
)
def test_what_does_not_fit_is_refused_by_name(tmp_path, old, new, expected):
    (message,) = _said(tmp_path, old, new)
    assert expected in message


@pytest.mark.slow
def test_a_rule_that_stands_in_no_group_goes_with_its_axis_and_is_told_by_lint(tmp_path):
    rulebase = _loaded_with(tmp_path, "[GOV-011, GOV-046, GOV-047]", "[GOV-011, GOV-046]")
    left = next(rule for rule in rulebase.rules if rule.id == "GOV-047")
    assert rulebase.synthesis.group_of(left.id, left.axis) == "bodies"
    assert [(found.place, found.check) for found in unplaced(rulebase)] == [("GOV-047", "no-group")]
    assert not list(unplaced(shipped_rulebase()))
