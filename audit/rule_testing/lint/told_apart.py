"""Tests of the state of an answer by which a blank would do better, or worse, than "don't know"."""

from collections.abc import Iterator

from audit.engine.comparisons import decision
from audit.errors import Bilingual
from audit.model.answer import AnswerState
from audit.model.condition import StateTest
from audit.model.fact import Fact
from audit.model.value import ValueType
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.walk import rule_conditions, sentence_conditions


def told_apart(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield the tests of state that settle "don't know" and a blank unlike: silence and an avowal weigh the same."""
    for rule in rulebase.rules:
        for placed in (*rule_conditions(rule), *sentence_conditions(rule)):
            if isinstance(placed.condition, StateTest) and _tells_apart(placed.condition):
                where = ".".join(str(step) for step in placed.path)
                message = Bilingual(
                    f"{where} distingue « Ne sait pas » d'un vide ; posez une question sur ce que ce test cherche",
                    f"{where} tells “don't know” from a blank; ask a question about what this test looks for",
                )
                yield LintFinding(rule.id, "unknown-told-apart", message)


def _tells_apart(test: StateTest) -> bool:
    settle = decision(test, {})
    unknown, blank = (
        settle(Fact("any.fact", ValueType.TEXT, state), None) for state in (AnswerState.UNKNOWN, AnswerState.BLANK)
    )
    return unknown is not blank
