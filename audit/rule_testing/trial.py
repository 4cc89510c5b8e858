"""Runs the examples written inside rules: they are the rules' tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.engine.judge import Judge
from audit.engine.truth import on_facts
from audit.judgement.finding_text import sentences_said
from audit.model.outcome import RuleOutcome
from audit.model.rule import Example, FindingSentence, OutcomeKind, Rule
from audit.rule_testing.thresholds import changed_by, comparable, written_with
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts


@dataclass(frozen=True)
class Trial:
    """One example, the outcome that the rule really gave, and the sentences of its finding that are said."""

    rule: Rule
    example: Example
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
    """Judge every example of ``rules`` (all by default) with both engines, by the thresholds it was written with."""
    chosen = tuple(rulebase.rules if rules is None else rules)
    by_pack: dict[str | None, list[Rule]] = {}
    for rule in chosen:
        by_pack.setdefault(changed_by(rule, rulebase), []).append(rule)
    judges = {
        pack_id: Judge(together, comparable(written_with(pack_id, rulebase))) for pack_id, together in by_pack.items()
    }
    return tuple(
        _try(rule, example, judges[changed_by(rule, rulebase)], rulebase)
        for rule in chosen
        for example in rule.examples
    )


def _try(rule: Rule, example: Example, judge: Judge, rulebase: RuleBase) -> Trial:
    facts = example_facts(example, rulebase.vocabulary)
    found = judge.judge_rule(rule.id, facts)
    said = sentences_said(rule, bool(found.rows), on_facts(facts, judge.parameters))
    return Trial(rule, example, found, said)
