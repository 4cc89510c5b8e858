"""Runs the examples written inside rules: they are the rules' tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.engine.judge import Judge
from audit.model.fact import FactSet
from audit.model.outcome import RuleOutcome
from audit.model.rule import Example, FindingSentence, OutcomeKind, Rule
from audit.rule_testing.thresholds import changed_by, comparable, written_with
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts


@dataclass(frozen=True)
class Trial:
    """One example, the outcome that the rule really gave, and the sentences of its finding that are said.

    Attributes:
        facts: those that the example gives, and all the others blank.
    """

    rule: Rule
    example: Example
    facts: FactSet
    found: RuleOutcome
    said: tuple[FindingSentence, ...]

    @property
    def passed(self) -> bool:
        """Whether the rule gave what the example expects, and has something to say when it is not met."""
        return self.found.outcome is self.example.expect and not self.is_silent

    @property
    def is_silent(self) -> bool:
        """Whether the rule is not met and no sentence of its finding is said."""
        return self.is_finding and not self.said

    @property
    def is_finding(self) -> bool:
        """Whether the rule is not met."""
        return self.found.outcome in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


def try_examples(rulebase: RuleBase, rules: Sequence[Rule] | None = None) -> tuple[Trial, ...]:
    """Judge every example of ``rules`` (all by default) with both engines, by the thresholds it was written with.

    Each rule is judged alone: among all the others an example would cost fifteen times as much.

    Raises:
        EngineDisagreement: when the engines differ on an example.
        EngineFailure: when durable-rules failed.
    """
    chosen = tuple(rulebase.rules if rules is None else rules)
    thresholds = {
        pack_id: comparable(written_with(pack_id, rulebase))
        for pack_id in {changed_by(rule, rulebase) for rule in chosen}
    }
    return tuple(
        trial
        for rule in chosen
        for trial in _try(rule, Judge((rule,), thresholds[changed_by(rule, rulebase)]), rulebase)
    )


def _try(rule: Rule, judge: Judge, rulebase: RuleBase) -> Iterator[Trial]:
    for example in rule.examples:
        facts = example_facts(example, rulebase.vocabulary)
        found = judge.judge(facts)
        yield Trial(rule, example, facts, found.rules[0], found.sentences[0])
