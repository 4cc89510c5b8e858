"""Rules that can fail without their finding saying anything."""

from collections.abc import Iterable, Iterator, Mapping

from audit.engine.truth import compiled, compiled_verdict
from audit.errors import Bilingual
from audit.model.condition import Condition, Exists, Leaf
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, Rule
from audit.rule_testing.lint.domains import domains
from audit.rule_testing.lint.finding import LintFinding
from audit.rule_testing.lint.situations import Choices, LeafValues, Situation, choices_of, is_examined, situations
from audit.rulebase.base import RuleBase
from audit.wording.placeholders import lists_rows

_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


def silent(rulebase: RuleBase, rules: Iterable[Rule]) -> Iterator[LintFinding]:
    """Yield, for each of ``rules``, the first situation in which it is not met and none of its sentences is said."""
    worth_trying = domains(rulebase)
    values = LeafValues(rulebase.comparable_parameters())
    for rule in rules:
        situation = _silence(rule, worth_trying, values)
        if situation is not None:
            words = ", ".join(f"{_name(key)}={_word(value)}" for key, value in situation.items())
            yield LintFinding(rule.id, "silent-finding", _says_nothing(words))


def _says_nothing(words: str) -> Bilingual:
    return Bilingual(f"le constat ne dit rien lorsque {words}", f"the finding says nothing when {words}")


def _silence(rule: Rule, worth_trying: Mapping[str, tuple[Fact, ...]], values: LeafValues) -> Situation | None:
    choices = choices_of(read_by(rule), worth_trying)
    return first_silence(rule, choices, values) if is_examined(choices) else None


def read_by(rule: Rule) -> list[Condition]:
    """Return every condition of ``rule``, those of its sentences included."""
    read = [rule.applies_when, rule.satisfied_when, rule.partial_when, *(sentence.when for sentence in rule.finding)]
    return [condition for condition in read if condition is not None]


def first_silence(rule: Rule, choices: Choices, values: LeafValues) -> Situation | None:
    """Return the first situation of ``choices`` in which ``rule`` is not met and says nothing; None without any."""
    verdict = compiled_verdict(rule)
    sentences = [
        (lists_rows(sentence.fr), None if sentence.when is None else compiled(sentence.when))
        for sentence in rule.finding
    ]
    for situation in situations(choices):
        leaf_truth = values.on(situation)
        if verdict(leaf_truth).outcome not in _NOT_MET:
            continue
        has_rows = _has_rows(situation)
        if not any((has_rows or not lists) and (when is None or when(leaf_truth) is True) for lists, when in sentences):
            return situation
    return None


def _has_rows(situation: Situation) -> bool:
    """Return whether a condition on a table names rows: ``exists`` names those it finds, the others those that fail."""
    return any(value is isinstance(key, Exists) for key, value in situation.items() if not isinstance(key, str))


def _name(key: str | Leaf) -> str:
    return key if isinstance(key, str) else type(key).__name__


def _word(value: Fact | bool) -> str:
    return str(value) if isinstance(value, bool) else str(value.state if value.value is None else value.value)
