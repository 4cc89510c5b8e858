"""Judges the outside signals of projects, by the conditions and the verdicts that rules and diagnoses are judged by."""

from collections.abc import Iterable, Iterator, Sequence

from audit.engine.comparisons import Parameters
from audit.engine.explain import Explanation
from audit.engine.kernel import Kernel
from audit.engine.program import build_program
from audit.model.condition import Condition, OutcomeTest
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import FactSet
from audit.model.questionnaire import ReviewType
from audit.model.rule import Rule
from audit.model.signal import Signal, SignalOutcome
from audit.rulebase.base import RuleBase
from audit.rulebase.walk import walk

_STATES = {True: DiagnosisState.PRESENT, None: DiagnosisState.OPEN, False: DiagnosisState.ABSENT}


class SignalJudge:
    """Judges some signals by a small program of their own: their conditions, and the rules that these name.

    Build it once; threads may share it.
    """

    def __init__(self, signals: Sequence[Signal], rules: Iterable[Rule], parameters: Parameters) -> None:
        """Compile ``signals``.

        Args:
            signals: checked signals.
            rules: at least those that the signals name, as projects are judged by them.
            parameters: in the unit of facts.
        """
        named = {rule for signal in signals for rule in rules_named(signal.when)}
        conditions = {signal.id: signal.when for signal in signals}
        program = build_program([rule for rule in rules if rule.id in named], scopes=conditions)
        self._kernel = Kernel(program, parameters)
        self._scopes = program.scopes

    @classmethod
    def of_review(cls, rulebase: RuleBase, review_type: ReviewType) -> "SignalJudge":
        """Return the judge of the signals that ``review_type`` looks for."""
        signals = [signal for signal in rulebase.signals if review_type in signal.review_types]
        return cls(signals, rulebase.applied_rules(), rulebase.comparable_parameters())

    def judge(self, facts: FactSet) -> tuple[SignalOutcome, ...]:
        """Return what is known of each signal on a project, in the order of the signals."""
        judgement = self._kernel.judge(facts)
        explanation = Explanation(self._kernel, judgement)
        return tuple(
            SignalOutcome(signal=name, state=_STATES[judgement.active[name]], facts=explanation.facts_of(node))
            for name, node in self._scopes.items()
            if node is not None  # each has a condition
        )


def rules_named(condition: Condition) -> Iterator[str]:
    """Yield the ids of the rules whose outcome ``condition`` tests."""
    for placed in walk(condition, ()):
        if isinstance(placed.condition, OutcomeTest):
            yield placed.condition.rule
