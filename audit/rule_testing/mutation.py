"""Would the examples of a rule notice a change? Every mutant must fail one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.engine.comparisons import Parameters
from audit.engine.truth import outcome_of
from audit.model.fact import FactSet
from audit.model.rule import OutcomeKind, Rule
from audit.rule_testing.mutants import Mutant, mutants
from audit.rule_testing.thresholds import changed_by, comparable, written_with
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts


@dataclass(frozen=True)
class Mutation:
    """The mutants tried, and those that no example noticed."""

    tried: int
    survivors: tuple[Mutant, ...]


def mutate(rulebase: RuleBase, rules: Sequence[Rule]) -> Mutation:
    """Try every mutant of ``rules`` against the examples of its rule."""
    tried = 0
    survivors: list[Mutant] = []
    for rule in rules:
        written = written_with(changed_by(rule, rulebase), rulebase)
        unchanged = comparable(written)
        examples = [(example_facts(example, rulebase.vocabulary), example.expect) for example in rule.examples]
        for mutant in mutants(rule, written):
            tried += 1
            if not _noticed(mutant.rule, examples, {**unchanged, **comparable(mutant.parameters)}):
                survivors.append(mutant)
    return Mutation(tried, tuple(survivors))


def _noticed(rule: Rule, examples: Sequence[tuple[FactSet, OutcomeKind]], parameters: Parameters) -> bool:
    return any(outcome_of(rule, facts, parameters) is not expected for facts, expected in examples)
