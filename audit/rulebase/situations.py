"""Takes from a rule base the situations that test it, and puts them back: a third of it, which no audit reads."""

from collections.abc import Iterable
from typing import TypeVar

from audit.model.base import Declared
from audit.model.diagnosis import Diagnosis, DiagnosisExample
from audit.model.rule import Example, Rule
from audit.model.signal import Signal
from audit.rulebase.base import RuleBase

Tested = TypeVar("Tested", Rule, Diagnosis, Signal)


class Situations(Declared):
    """The examples of rules, diagnoses and signals, in their order."""

    rules: tuple[tuple[Example, ...], ...]
    diagnoses: tuple[tuple[DiagnosisExample, ...], ...]
    signals: tuple[tuple[DiagnosisExample, ...], ...]

    def fit(self, rulebase: RuleBase) -> bool:
        """Return whether they are as many as what they are to test."""
        numbers = len(self.rules), len(self.diagnoses), len(self.signals)
        return numbers == (len(rulebase.rules), len(rulebase.diagnoses), len(rulebase.signals))


def situations_of(rulebase: RuleBase) -> Situations:
    """Return the situations that test ``rulebase``."""
    return Situations.model_construct(
        rules=tuple(rule.examples for rule in rulebase.rules),
        diagnoses=tuple(diagnosis.examples for diagnosis in rulebase.diagnoses),
        signals=tuple(signal.examples for signal in rulebase.signals),
    )


def without_situations(rulebase: RuleBase) -> RuleBase:
    """Return ``rulebase`` with no example in it."""
    none = Situations.model_construct(
        rules=((),) * len(rulebase.rules),
        diagnoses=((),) * len(rulebase.diagnoses),
        signals=((),) * len(rulebase.signals),
    )
    return with_situations(rulebase, none)


def with_situations(rulebase: RuleBase, situations: Situations) -> RuleBase:
    """Return ``rulebase`` with ``situations``, which fit it, as its examples."""
    return rulebase.model_copy(
        update={
            "rules": _tested(rulebase.rules, situations.rules),
            "diagnoses": _tested(rulebase.diagnoses, situations.diagnoses),
            "signals": _tested(rulebase.signals, situations.signals),
        }
    )


def _tested(declared: tuple[Tested, ...], examples: Iterable[object]) -> tuple[Tested, ...]:
    pairs = zip(declared, examples, strict=True)
    return tuple(one.model_copy(update={"examples": shown}) for one, shown in pairs)
