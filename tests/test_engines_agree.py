"""Both engines against an independent interpreter, on generated rules and facts of every kind."""

import pytest

from audit.engine.durable_engine import durable_rules_available
from audit.engine.judge import Judge
from tests.oracle import generated_worlds as generated
from tests.oracle import naive_interpreter as naive

RULE_BASES = 400
WORLDS_EACH = 50
BATCHES = 8


@pytest.mark.parametrize("batch", range(BATCHES))
def test_engines_give_what_the_naive_interpreter_gives(batch):
    # Judge.judge itself raises EngineDisagreement when its two engines differ.
    seen = set()
    for base in range(RULE_BASES // BATCHES):
        rng = generated.generator(1000 * batch + base)
        data = generated.rules(rng, 4)
        judge = Judge([generated.as_rule(rule) for rule in data], generated.PARAMETERS)
        for _ in range(WORLDS_EACH):
            facts, plain_facts, plain_tables = generated.world(rng)
            found = {outcome.rule: str(outcome.outcome) for outcome in judge.judge(facts).rules}
            expected = {
                rule["id"]: naive.outcome(rule, plain_facts, plain_tables, generated.PARAMETERS) for rule in data
            }
            assert found == expected
            seen.update(expected.values())
    assert seen == {"satisfied", "partial", "violated", "undetermined", "not_applicable"}


def test_the_python_evaluator_alone_gives_the_same_outcomes():
    rng = generated.generator(7)
    rules = [generated.as_rule(rule) for rule in generated.rules(rng, 6)]
    both = Judge(rules, generated.PARAMETERS)
    alone = Judge(rules, generated.PARAMETERS, with_durable_rules=False)
    assert len(alone.report.engines) == 1
    if durable_rules_available():
        assert len(both.report.engines) == 2
    for _ in range(50):
        facts, _, _ = generated.world(rng)
        assert both.judge(facts) == alone.judge(facts)
