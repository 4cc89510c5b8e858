"""An indicator without value is not computed: a state of its own, that no answer can be in."""

import json
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from audit.assessment import Assessor
from audit.errors import DeclarationsInvalid
from audit.facts.indicators import compute_indicators
from audit.facts.indicators.load import load_indicators
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.rulebase.load import load_rulebase
from tests.fact_sets import REVIEW, facts_with
from tests.random_snapshots import random_snapshot
from tests.rule_files import folder_with, model_rule_text, shipped_vocabulary

INDICATOR = "budget.drift_from_initial"
QUESTION = "governance.owner.mandate_letter"


def test_an_indicator_without_value_is_not_computed():
    found = compute_indicators(facts_with(), load_indicators(), REVIEW)
    assert {fact.state for fact in found.values() if fact.value is None} == {AnswerState.NOT_COMPUTED}
    assert all(fact.state is AnswerState.ANSWERED for fact in found.values() if fact.value is not None)


def test_no_answer_is_in_that_state():
    answers = TypeAdapter(Answer)
    with pytest.raises(ValidationError, match="found by the tool"):
        answers.validate_python({"type": "code", "state": "not_computed"})
    assert "not_computed" not in json.dumps(ProjectSnapshot.model_json_schema())


@pytest.mark.slow
def test_answers_are_not_counted_by_a_state_that_they_cannot_have():
    declarations = load_declarations()
    assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH, with_durable_rules=False)
    record = assessor.audit(random_snapshot(declarations.bank, 1), REVIEW)
    assert set(record.answers_by_state) == set(AnswerState) - {AnswerState.NOT_COMPUTED}
    assert {fact.state for fact in record.computed} <= {
        AnswerState.ANSWERED,
        AnswerState.NOT_COMPUTED,
        AnswerState.NOT_ASKED,
    }


@pytest.mark.parametrize("state", ["unknown", "not_computed"])
def test_an_indicator_that_an_earlier_version_wrote_as_an_answer_is_read_as_what_it_is(state):
    written = {"name": INDICATOR, "type": "share", "state": state, "inputs": ["budget.initial"], "low": 0.1}
    read = TypeAdapter(Fact).validate_python(written)
    assert (read.state, read.low) == (AnswerState.NOT_COMPUTED, Decimal("0.1"))


def test_an_answer_stays_unknown():
    read = TypeAdapter(Fact).validate_python({"name": QUESTION, "type": "code", "state": "unknown"})
    assert read.state is AnswerState.UNKNOWN


def _faults(tmp_path, condition, given=""):
    text = model_rule_text().replace(f"{{fact: {QUESTION}, is: yes}}", condition)
    text = text.replace("governance.owner.count: {state: unknown}", given or "governance.owner.count: {state: unknown}")
    try:
        load_rulebase(shipped_vocabulary(), folder_with(tmp_path, text))
    except DeclarationsInvalid as invalid:
        return [problem.message for problem in invalid.problems]
    return []


def test_a_rule_may_test_it_of_an_indicator(tmp_path):
    faults = _faults(tmp_path, f"{{fact: {INDICATOR}, state: [not_computed]}}")
    # The finding of this rule names the letter that it no longer reads, and nothing else is wrong.
    assert {fault.en for fault in faults} == {f"the text names fact '{QUESTION}', which the rule does not read"}


@pytest.mark.parametrize(
    ("fact", "state", "fr", "en"),
    [
        (
            QUESTION,
            "not_computed",
            "est une réponse : il n'est jamais dans l'état « not_computed » (possibles : answered, unknown, blank, "
            "not_applicable, unusable)",
            "is an answer: it is never in the state 'not_computed' (known: answered, unknown, blank, not_applicable, "
            "unusable)",
        ),
        (
            INDICATOR,
            "unknown",
            "est un indicateur : il n'est jamais dans l'état « unknown » (possibles : answered, not_computed)",
            "is an indicator: it is never in the state 'unknown' (known: answered, not_computed)",
        ),
    ],
)
def test_a_test_of_a_state_that_never_is_is_refused(tmp_path, fact, state, fr, en):
    told = _faults(tmp_path, f"{{fact: {fact}, state: [{state}]}}")
    assert f"« {fact} » {fr}" in [fault.fr for fault in told]
    assert f"'{fact}' {en}" in [fault.en for fault in told]


def test_an_example_gives_an_answer_a_state_that_it_can_have(tmp_path):
    (fault,) = _faults(tmp_path, f"{{fact: {QUESTION}, is: yes}}", "governance.owner.count: {state: not_computed}")
    assert fault.en.endswith("is neither {state: unknown|blank|not_applicable|unusable} nor {between: [low, high]}")
