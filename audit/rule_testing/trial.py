"""Runs the examples written inside rules: they are the rules' tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.engine.judge import Judge
from audit.model.outcome import RuleOutcome
from audit.model.rule import Example, Rule
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts


@dataclass(frozen=True)
class Trial:
    """One example and the outcome that the rule really gave."""

    rule: Rule
    example: Example
    found: RuleOutcome

    @property
    def passed(self) -> bool:
        """Whether the rule gave what the example expects."""
        return self.found.outcome is self.example.expect


def try_examples(rulebase: RuleBase, rules: Sequence[Rule] | None = None) -> tuple[Trial, ...]:
    """Judge every example of ``rules`` (all by default) with both engines."""
    chosen = tuple(rulebase.rules if rules is None else rules)
    judge = Judge(chosen, rulebase.comparable_parameters())
    return tuple(
        Trial(rule, example, judge.judge_rule(rule.id, example_facts(example, rulebase.vocabulary)))
        for rule in chosen
        for example in rule.examples
    )
