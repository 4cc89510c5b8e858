"""Runs the examples written inside diagnoses: they are the diagnoses' tests."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.engine.truth import LeafTruth, on_facts, truth_of
from audit.model.condition import Leaf, OutcomeTest
from audit.model.diagnosis import Diagnosis, DiagnosisExample, DiagnosisState, diagnosis_state
from audit.model.kleene import Kleene, at_least, conjunction
from audit.model.rule import Example, OutcomeKind
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts

STATES = {True: DiagnosisState.PRESENT, None: DiagnosisState.OPEN, False: DiagnosisState.ABSENT}
_OUTCOMES = {
    "met": (OutcomeKind.SATISFIED,),
    "not_met": (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL),
    "violated": (OutcomeKind.VIOLATED,),
}


@dataclass(frozen=True)
class DiagnosisTrial:
    """One example and what the diagnosis really was."""

    diagnosis: Diagnosis
    example: DiagnosisExample
    found: DiagnosisState

    @property
    def passed(self) -> bool:
        """Whether the diagnosis was what the example expects."""
        return self.found is self.example.expect


def try_diagnoses(rulebase: RuleBase) -> tuple[DiagnosisTrial, ...]:
    """Judge every example of every diagnosis, from the outcomes and facts that it gives."""
    return tuple(
        DiagnosisTrial(diagnosis, example, _state(diagnosis, example, rulebase))
        for diagnosis in rulebase.diagnoses
        for example in diagnosis.examples
    )


def _state(diagnosis: Diagnosis, example: DiagnosisExample, rulebase: RuleBase) -> DiagnosisState:
    worth = on_example(example, rulebase)
    core = truth_of(diagnosis.core, worth)
    signs = [truth_of(sign, worth) for sign in diagnosis.signs]
    plain = [truth_of(sign, worth) for sign in diagnosis.plain_signs]
    return diagnosis_state(conjunction((core, at_least(diagnosis.least_signs, signs))), core, plain.count(True))


def on_example(example: DiagnosisExample, rulebase: RuleBase) -> LeafTruth:
    """Return what leaves and tests of outcomes are worth in ``example``."""
    given = Example(name=example.name, given=example.given, tables=example.tables, expect=OutcomeKind.UNDETERMINED)
    on_given = on_facts(example_facts(given, rulebase.vocabulary), rulebase.comparable_parameters())

    def worth(leaf: Leaf | OutcomeTest) -> Kleene:
        return _outcome(leaf, example.outcomes) if isinstance(leaf, OutcomeTest) else on_given(leaf)

    return worth


def _outcome(test: OutcomeTest, outcomes: Mapping[str, OutcomeKind]) -> Kleene:
    found = outcomes.get(test.rule, OutcomeKind.UNDETERMINED)
    return None if found is OutcomeKind.UNDETERMINED else found in _OUTCOMES[test.outcome]
