"""A malformed rule stops everything, with file, line and the nearest match; all errors at once."""

import pytest

from audit.errors import DeclarationsInvalid
from audit.rulebase.load import load_rulebase
from tests.rule_files import MODEL_RULE, folder_with, model_rule_text, shipped_vocabulary

FILE = f"rules/gouvernance/{MODEL_RULE}"


def _problems(tmp_path, text, name=MODEL_RULE):
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), folder_with(tmp_path, text, name))
    assert raised.value.exit_code == 4
    assert [problem for problem in raised.value.problems if problem.message.fr == problem.message.en] == []
    return [str(problem) for problem in raised.value.problems]


def _line(text, words):
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def _altered(old, new):
    text = model_rule_text()
    assert old in text
    return text.replace(old, new, 1)


def test_the_model_rule_is_accepted(tmp_path):
    rulebase = load_rulebase(shipped_vocabulary(), folder_with(tmp_path, model_rule_text()))
    assert [rule.id for rule in rulebase.rules] == ["GOV-001"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fact: governance.owner.mandate_letter, is: yes}", "fact: governance.owner.mandate_leter, is: yes}",
         "there is no fact 'governance.owner.mandate_leter'; did you mean 'governance.owner.mandate_letter'?"),
        ("parameter: owner.count", "parameter: owner.counts",
         "there is no parameter 'owner.counts'; did you mean 'owner.count'?"),
        ("CDC-2020/R4", "CDC-2021/R4", "there is no source 'CDC-2021'; did you mean 'CDC-2020'?"),
        ("CDC-2020/R4", "CDC-2020/R44", "there is no place in source CDC-2020 'R44'"),
        ("governance.owner.mandate_letter, is: yes}", "governance.owner.mandate_letter, min: 1}",
         "'governance.owner.mandate_letter' is of type code: 'min' does not apply"),
        ("governance.owner.mandate_letter, is: yes}", "governance.owner.mandate_letter, is: yess}",
         "there is no answer 'yess'; did you mean 'yes'? (known: yes, no)"),
        ("equals: {parameter: owner.count}", "equals: 3", "the threshold 3 must be a parameter"),
        ("equals: {parameter: owner.count}", "equals: {parameter: drift.red}", "parameter 'drift.red' is in share"),
        ("equals: {parameter: owner.count}", "equals: {fact: budget.initial}",
         "'governance.owner.count' (integer) cannot be compared with 'budget.initial' (money)"),
        ("fact: governance.owner.count, equals", "column: governance, equals",
         "'column' is only for conditions on the rows of a table"),
        ("satisfied_when:", "satisfied_whe:", "unknown key; did you mean 'satisfied_when'?"),
        ("severity: blocking", "severity: blokking", "did you mean 'blocking'?"),
        ("{governance.owner.count}\n", "{budget.initial}\n",
         "the text names fact 'budget.initial', which the rule does not read"),
        ("{governance.owner.count}\n", "{governance.owner.count|responsable}\n",
         "after 'governance.owner.count', two forms are expected, '|singular|plural', or three"),
        ("{governance.owner.count}\n", "{governance.owner.count||responsables}\n",
         "after 'governance.owner.count', two forms are expected"),
        ("{governance.owner.count}\n", "{governance.owner.mandate_letter|lettre|lettres}\n",
         "'governance.owner.mandate_letter' is no whole number"),
        ("  - fr: >-", "  - when: {fact: budget.initial, above: 0}\n    fr: >-",
         "the sentence depends on fact 'budget.initial', which the rule does not read"),
        ("  - fr: >-", "  - when: {fact: governance.owner.count, above: {parameter: drift.red}}\n    fr: >-",
         "the sentence depends on parameter 'drift.red', which the rule does not read"),
        ("  - fr: >-", "  - when: {fact: governance.owner.mandate_letter, is: yess}\n    fr: >-",
         "there is no answer 'yess'; did you mean 'yes'? (known: yes, no)"),
        ("  - fr: >-", "  - when: {rule: GOV-002, outcome: met}\n    fr: >-",
         "a rule does not read the outcome of another"),
        ("  - fr: >-", "  - wen: {fact: governance.owner.count, above: 0}\n    fr: >-",
         "unknown key; did you mean 'when'?"),
        ("expect: undetermined", "expect: violated", "there is no example with 'expect: undetermined'"),
        ("governance.owner.count: 2", "governance.owner.cuont: 2", "there is no fact 'governance.owner.cuont'"),
        ("crisis: 7, ", "", "delay_days is missing for crisis"),
        ("axis: gouvernance", "axis: finances", "axis 'finances' must be the folder of the file, 'gouvernance'"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(tmp_path, old, new, expected):
    text = _altered(old, new)
    problems = _problems(tmp_path, text)
    assert any(expected in problem for problem in problems), problems
    assert all(problem.startswith("rules/") for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fact: governance.owner.mandate_letter, is: yes}", "fact: governance.owner.mandate_leter, is: yes}",
         "il n'y a pas de fait « governance.owner.mandate_leter » ; "
         "vouliez-vous dire « governance.owner.mandate_letter » ?"),
        ("CDC-2020/R4", "CDC-2020/R44", "il n'y a pas d'emplacement dans la source CDC-2020 « R44 »"),
        ("satisfied_when:", "satisfied_whe:", "clé inconnue ; vouliez-vous dire « satisfied_when » ?"),
        ("severity: blocking", "", "la clé « severity » manque"),
        ("severity: blocking", "severity: blokking",
         "« blokking » n'est pas une des valeurs admises ; vouliez-vous dire « blocking » ?"),
        ("axis: gouvernance", "axis: gouvernance\nversion: un", "un nombre entier est attendu ; trouvé : 'un'"),
        ("crisis: 7, ", "", "delay_days manque pour crisis"),
    ],
)  # fmt: skip
def test_mistakes_are_said_in_french(tmp_path, old, new, expected):
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), folder_with(tmp_path, _altered(old, new)))
    assert expected in raised.value.said("fr")
    assert f"{FILE}:" in raised.value.said("fr")


def test_the_line_is_the_line_of_the_mistake(tmp_path):
    text = _altered("{fact: governance.owner.mandate_letter, is: yes}", "{fact: governance.owner.letter, is: yes}")
    problems = _problems(tmp_path, text)
    assert f"{FILE}:{_line(text, 'governance.owner.letter')}" in problems[0]


def test_several_mistakes_are_reported_together(tmp_path):
    text = _altered("CDC-2020/R4", "CDC-2021/R4").replace("DINUM-EDS/S18", "DINUM-EDS/S999")
    text = text.replace("owner_role: sponsor", "owner_role: sponsr")
    shape = _problems(tmp_path, text)
    assert any("sponsr" in problem for problem in shape)
    (tmp_path / "again").mkdir()
    both = _problems(tmp_path / "again", text.replace("sponsr", "sponsor"))
    assert len(both) == 2


def test_the_file_must_be_named_after_the_rule(tmp_path):
    problems = _problems(tmp_path, model_rule_text(), "GOV-002-autre.yaml")
    assert "the file must be named GOV-001-responsable-unique.yaml" in problems[0]


def test_a_condition_on_rows_reads_columns(tmp_path):
    condition = "for_each: {table: contracts, satisfies: {fact: governance.owner.count, equals: 1}}"
    text = model_rule_text().replace("partial_when: {fact: governance.owner.count, equals: {parameter: owner.count}}",
                                     f"partial_when: {{{condition}}}")  # fmt: skip
    assert "reads a 'column', not a 'fact'" in _problems(tmp_path, text)[0]


def test_an_unknown_table_or_column_is_named(tmp_path):
    old = "partial_when: {fact: governance.owner.count, equals: {parameter: owner.count}}"
    text = _altered(old, "partial_when: {exists: {table: contract, where: {column: roles, includes: [pmo]}}}")
    assert "there is no table 'contract'; did you mean 'contracts'?" in _problems(tmp_path, text)[0]
    (tmp_path / "again").mkdir()
    text = _altered(old, "partial_when: {exists: {table: contracts, where: {column: role, includes: [pmo]}}}")
    assert "did you mean 'roles'?" in _problems(tmp_path / "again", text)[0]


@pytest.mark.parametrize(
    "name",
    ["gouvernance/GOV-002-x.yml", "gouvernance/GOV-002-x.YAML", "gouvernace/GOV-002-x.yaml", "GOV-002-x.yaml",
     "gouvernance/brouillons/GOV-002-x.yaml"],
)  # fmt: skip
def test_a_rule_file_that_nothing_reads_is_refused(tmp_path, name):
    folder = folder_with(tmp_path, model_rule_text())
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(model_rule_text(), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match=f"rules/{name}: this file is not read"):
        load_rulebase(shipped_vocabulary(), folder)


def test_a_rule_base_without_rules_is_refused(tmp_path):
    folder = folder_with(tmp_path, model_rule_text())
    (folder / "gouvernance" / MODEL_RULE).unlink()
    with pytest.raises(DeclarationsInvalid, match="no rule was found"):
        load_rulebase(shipped_vocabulary(), folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("blocking: 10", "blocking: -10", "greater than or equal to 0"),
        ("blocking: 10", "blocking: 0", "blocking must weigh something"),
        ("minor: 2", "minor: 7", "must not grow"),
        ("partial: 0.5", "partial: 1.5", "less than or equal to 1"),
    ],
)
def test_a_scoring_that_makes_no_sense_is_refused(tmp_path, old, new, expected):
    folder = folder_with(tmp_path, model_rule_text())
    text = (folder / "scoring.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "scoring.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match=expected):
        load_rulebase(shipped_vocabulary(), folder)


def test_a_number_of_absurd_length_is_a_problem(tmp_path):
    assert any(
        "is out of proportion" in text
        for text in _problems(tmp_path, _altered("slug:", f"version: {'9' * 101}\nslug:"))
    )
