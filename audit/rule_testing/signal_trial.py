"""Runs the examples written inside outside signals: they are the signals' tests."""

from dataclasses import dataclass

from audit.engine.truth import truth_of
from audit.model.diagnosis import DiagnosisExample, DiagnosisState
from audit.model.signal import Signal
from audit.rule_testing.diagnosis_trial import STATES, on_example
from audit.rulebase.base import RuleBase


@dataclass(frozen=True)
class SignalTrial:
    """One example and what the signal really was."""

    signal: Signal
    example: DiagnosisExample
    found: DiagnosisState

    @property
    def passed(self) -> bool:
        """Whether the signal was what the example expects."""
        return self.found is self.example.expect


def try_signals(rulebase: RuleBase) -> tuple[SignalTrial, ...]:
    """Judge every example of every signal, from the outcomes and facts that it gives."""
    return tuple(
        SignalTrial(signal, example, STATES[truth_of(signal.when, on_example(example, rulebase))])
        for signal in rulebase.signals
        for example in signal.examples
    )
