"""The table of operators: what is in it is consistent, documented, and all that a new operator needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit.model.condition import CONSTRUCTS, Comparison
from audit.model.operators import OPERATORS, OperandKind
from audit.model.value import ValueType
from tests.rule_files import folder_with, model_rule_text

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent

# What somebody would write to add two operators; nothing else of the tool is touched.
NEW_OPERATORS = """
import json, sys
from operator import ne
from pathlib import Path

from audit.model import operators
from audit.model.operators import OperandKind, Operator
from audit.model.text import Text
from audit.model.value import NUMERIC, ValueType

operators.OPERATORS["other_than"] = Operator(
    meaning="for this test",
    types=frozenset({ValueType.CODE}),
    operand=OperandKind.CODE,
    on_value=ne,
    words=Text(fr="est autre que", en="is other than"),
    neighbour="is",
)
operators.OPERATORS["at_most_twice"] = Operator(
    meaning="for this test",
    types=NUMERIC,
    operand=OperandKind.MEASURE,
    on_order=lambda left, right: True if left[1] <= 2 * right[0] else False if left[0] > 2 * right[1] else None,
    words=Text(fr="est au plus le double de", en="is at most twice"),
    neighbour="max",
    stricter_when=-1,
)

from audit.errors import DeclarationsInvalid
from audit.model.rule import Rule
from audit.rule_testing.mutants import mutants
from audit.rule_testing.trial import try_examples
from audit.rulebase.load import load_rulebase
from audit.rulebase.outline import ConditionWords
from audit.rulebase.strictness import strictness
from tests.rule_files import shipped_vocabulary

vocabulary = shipped_vocabulary()
try:
    load_rulebase(vocabulary, Path(sys.argv[2]))
except DeclarationsInvalid as invalid:
    faults = [problem.message.en for problem in invalid.problems]
rulebase = load_rulebase(vocabulary, Path(sys.argv[1]))
(rule,) = rulebase.rules
words = ConditionWords(vocabulary, rulebase.parameters)
print(json.dumps({
    "faults": faults,
    "outcomes": {trial.example.name: trial.found.outcome for trial in try_examples(rulebase)},
    "words": [words(condition).model_dump() for condition in rule.satisfied_when.all[:2]],
    "changes": [mutant.change for mutant in mutants(rule, dict(rulebase.parameters))],
    "strictness": strictness(rulebase, "owner.count", rulebase.declared["owner.count"].value + 1),
    "in_schema": "at_most_twice" in json.dumps(Rule.model_json_schema()),
}))
"""


def _with_new_operators() -> str:
    return (
        model_rule_text()
        .replace("governance.owner.count, equals:", "governance.owner.count, at_most_twice:")
        .replace("governance.owner.mandate_letter, is: yes}", "governance.owner.mandate_letter, other_than: no}")
        .replace("given: {governance.owner.count: 2}", "given: {governance.owner.count: 3}")
    )


def _folder(path: Path, text: str) -> str:
    path.mkdir()
    return str(folder_with(path, text))


def test_a_new_operator_is_a_line_of_the_table(tmp_path):
    right = _folder(tmp_path / "right", _with_new_operators())
    wrong_type = _with_new_operators().replace("mandate_letter, other_than: no", "mandate_letter, at_most_twice: 1")
    wrong = _folder(tmp_path / "wrong", wrong_type)
    done = subprocess.run(
        [sys.executable, "-c", NEW_OPERATORS, right, wrong], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = json.loads(done.stdout)
    assert found["faults"] == [
        "'governance.owner.mandate_letter' is of type code: 'at_most_twice' does not apply"
        " (known: is, in, provided, other_than)"
    ]
    # One owner is at most twice one, three are not; a letter that is not « no » is enough.
    assert found["outcomes"] == {
        "one mandated owner with authority over all teams": "satisfied",
        "one owner without a letter": "partial",
        "two owners": "violated",
        "nobody knows how many owners there are": "undetermined",
        "one mandated owner, without authority over every team": "partial",
    }
    assert " est au plus le double de " in found["words"][0]["fr"]
    assert " is at most twice " in found["words"][0]["en"]
    assert found["words"][1]["en"].endswith("is other than “No”")
    assert {"at_most_twice → max", "other_than → is"} <= set(found["changes"])
    assert found["strictness"] == "laxer"
    assert found["in_schema"]


@pytest.mark.parametrize("name", OPERATORS)
def test_each_operator_is_worth_something_in_one_way(name):
    operator = OPERATORS[name]
    ways = {
        OperandKind.CODE: operator.on_value,
        OperandKind.CODES: operator.on_value,
        OperandKind.MEASURE: operator.on_order,
        OperandKind.NOTHING: operator.on_state,
    }
    assert ways[operator.operand] is not None
    assert [operator.on_value, operator.on_order, operator.on_state].count(None) == 2


@pytest.mark.parametrize("name", OPERATORS)
def test_a_neighbour_exists_and_takes_the_same_operand(name):
    operator = OPERATORS[name]
    if operator.neighbour is not None:
        neighbour = OPERATORS[operator.neighbour]
        assert neighbour.operand is operator.operand
        assert operator.types <= neighbour.types
        assert neighbour.neighbour == name


def test_every_type_but_lists_of_names_has_an_operator_of_its_own():
    compared = {kind for name, operator in OPERATORS.items() if name != "provided" for kind in operator.types}
    assert set(ValueType) - compared == {ValueType.NAMES}


@pytest.mark.parametrize("file", ["langage-des-regles.fr.md", "rule-language.md"])
@pytest.mark.parametrize("name", OPERATORS)
def test_the_language_page_lists_each_operator(name, file):
    page = (ROOT / "docs" / file).read_text(encoding="utf-8")
    assert f"{{fact: x, {name}: " in page or f"`{name}`" in page


def test_kinds_and_keys_of_constructs_are_distinct():
    for values in ([one.KIND for one in CONSTRUCTS], [one.KEY for one in CONSTRUCTS]):
        assert len(set(values)) == len(CONSTRUCTS)
    assert Comparison.KEY is None
