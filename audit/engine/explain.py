"""Explains outcomes: what each leaf was, and the facts that decided a rule or left it open."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from audit.engine.comparisons import Parameters, operand_value
from audit.engine.compiled_conditions import Settled
from audit.engine.kleene import Kleene, as_truth
from audit.engine.program import Atom, DiagnosisTrees, Program, RuleTrees
from audit.engine.reasons import NO_REASON, Reason, ReasonOf, reason_of
from audit.engine.verdict import Verdict
from audit.model.condition import Comparison, Leaf, OutcomeTest, ParameterRef
from audit.model.diagnosis import DiagnosisOutcome, DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import LeafTrace, RuleOutcome
from audit.model.rule import OutcomeKind

_DIAGNOSIS_STATES = {
    True: DiagnosisState.PRESENT,
    None: DiagnosisState.OPEN,
    False: DiagnosisState.ABSENT,
}
_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


class _RuleReasons(NamedTuple):
    rule_id: str
    applies: ReasonOf | None
    satisfied: ReasonOf
    partial: ReasonOf | None


class _DiagnosisReasons(NamedTuple):
    diagnosis_id: str
    tests: tuple[tuple[OutcomeTest | Leaf, bool, ReasonOf], ...]  # the test, whether it is a leaf, its tree
    signs: tuple[ReasonOf, ...]


class Explainer:
    """Explains the outcomes of one program; build it once, use it for every project."""

    def __init__(self, program: Program, parameters: Parameters) -> None:
        self._rules = {trees.rule.id: _rule_reasons(trees) for trees in program.rules}
        self._diagnoses = {trees.diagnosis.id: _diagnosis_reasons(trees) for trees in program.diagnoses}
        self._traces = [_tracer(leaf, parameters) for leaf in program.atoms]

    def rule(self, rule_id: str, verdict: Verdict, settled: Sequence[Settled]) -> RuleOutcome:
        """Return the outcome of one rule with its deciding facts."""
        reasons = self._rules[rule_id]
        satisfied = reasons.satisfied(settled) if verdict.applies is not False else NO_REASON
        outcome = verdict.outcome
        rows = _rows(satisfied, settled) if outcome in _NOT_MET else ()
        return RuleOutcome(
            rule=rule_id,
            outcome=outcome,
            possible=verdict.possible,
            deciding_facts=_facts(_deciding(reasons, verdict, satisfied, settled), settled),
            rows=rows,
        )

    def diagnosis(self, diagnosis_id: str, present: Kleene, settled: Sequence[Settled]) -> DiagnosisOutcome:
        """Return whether a diagnosis is present, with the rules and facts of its pattern that hold or are open."""
        reasons = self._diagnoses[diagnosis_id]
        tests = [(test, is_leaf, reason(settled)) for test, is_leaf, reason in reasons.tests]
        rules = [(test.rule, reason.value) for test, _, reason in tests if isinstance(test, OutcomeTest)]
        held = [reason.atoms for _, is_leaf, reason in tests if is_leaf and reason.value is True]
        signs = [sign(settled).value for sign in reasons.signs]
        return DiagnosisOutcome(
            diagnosis=diagnosis_id,
            state=_DIAGNOSIS_STATES[present],
            rules=tuple(rule for rule, value in rules if value is True),
            open_rules=tuple(rule for rule, value in rules if value is None),
            facts=_facts((index for atoms in held for index in atoms), settled),
            signs_held=signs.count(True),
            signs_open=signs.count(None),
        )

    def leaves(self, settled: Sequence[Settled]) -> tuple[LeafTrace, ...]:
        """Return what each leaf was."""
        return tuple(trace(atom) for trace, atom in zip(self._traces, settled, strict=True))


def _rule_reasons(trees: RuleTrees) -> _RuleReasons:
    return _RuleReasons(
        rule_id=trees.rule.id,
        applies=reason_of(trees.applies) if trees.applies else None,
        satisfied=reason_of(trees.satisfied),
        partial=reason_of(trees.partial) if trees.partial else None,
    )


def _diagnosis_reasons(trees: DiagnosisTrees) -> _DiagnosisReasons:
    return _DiagnosisReasons(
        diagnosis_id=trees.diagnosis.id,
        tests=tuple(
            (test, isinstance(node, Atom) and not isinstance(test, OutcomeTest), reason_of(node))
            for test, node in trees.tests
        ),
        signs=tuple(reason_of(sign) for sign in trees.signs),
    )


def _deciding(
    reasons: _RuleReasons, verdict: Verdict, satisfied: Reason, settled: Sequence[Settled]
) -> tuple[int, ...]:
    """Return the atoms that settle the outcome, or that leave it open."""
    applies = reasons.applies(settled) if reasons.applies else NO_REASON
    if verdict.applies is False:
        return applies.atoms
    match verdict.outcome:
        case OutcomeKind.UNDETERMINED:
            open_applies = applies.atoms if verdict.applies is None else ()
            return (*open_applies, *(satisfied.atoms if verdict.satisfied is None else ()))
        case OutcomeKind.PARTIAL if reasons.partial:
            return (*satisfied.atoms, *reasons.partial(settled).atoms)
    return satisfied.atoms


def _facts(atoms: Iterable[int], settled: Sequence[Settled]) -> tuple[Fact, ...]:
    return tuple({fact.name: fact for index in atoms for fact in settled[index].facts}.values())


def _rows(reason: Reason, settled: Sequence[Settled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.label for index in reason.atoms for row in settled[index].rows))


def _tracer(leaf: Leaf, parameters: Parameters) -> Callable[[Settled], LeafTrace]:
    """Compile the trace of a leaf; the operand of a comparison only depends on the type of what it compares."""
    if not isinstance(leaf, Comparison) or leaf.operator == "provided":
        return lambda atom: LeafTrace(truth=as_truth(atom.value), facts=atom.facts)
    parameter = leaf.operand.parameter if isinstance(leaf.operand, ParameterRef) else None
    operand = cache(lambda value_type: operand_value(leaf, value_type, parameters))

    def trace(atom: Settled) -> LeafTrace:
        if len(atom.facts) > 1:  # compared with another fact, which is among them
            return LeafTrace(truth=as_truth(atom.value), facts=atom.facts)
        compared_with = operand(atom.facts[0].type)
        return LeafTrace(truth=as_truth(atom.value), facts=atom.facts, operand=compared_with, parameter=parameter)

    return trace
