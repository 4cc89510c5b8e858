"""Explains an outcome: the evaluated condition tree, and the facts that decided it or left it open."""

from collections.abc import Callable, Sequence

from audit.engine.comparisons import Parameters, operand_value
from audit.engine.kleene import Kleene, as_truth, at_least, conjunction, disjunction, negation
from audit.engine.leaves import Settled
from audit.engine.program import Atom, DiagnosisTrees, Gate, Node, Program, RuleTrees
from audit.engine.verdict import Verdict
from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Not,
    OutcomeTest,
    ParameterRef,
    condition_kind,
    members,
)
from audit.model.diagnosis import DiagnosisOutcome, DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode, LeafTrace, RuleConditions, RuleOutcome
from audit.model.rule import OutcomeKind
from audit.model.text import Text

_DIAGNOSIS_STATES = {
    True: DiagnosisState.PRESENT,
    None: DiagnosisState.OPEN,
    False: DiagnosisState.ABSENT,
}
_GATE_WORDS = {
    "all": Text(fr="toutes ces conditions", en="all of these"),
    "any": Text(fr="une au moins de ces conditions", en="any of these"),
    "not": Text(fr="le contraire de", en="not"),
}


Say = Callable[[Condition], Text]


def condition_node(condition: Condition, node: Node, say: Say) -> ConditionNode:
    """Return a rule's condition as results show it; ``node`` is its tree in the program."""
    if isinstance(node, Atom):
        return ConditionNode(kind=condition_kind(condition), expression=say(condition), leaf=node.index)
    parts = members(condition) if isinstance(condition, All | AnyOf | Not | AtLeast) else ()
    children = zip(parts, node.members, strict=True)
    return ConditionNode(
        kind=node.kind,
        expression=_gate_words(node),
        needed=node.n if node.kind == "at_least" else 0,
        children=tuple(condition_node(part, member, say) for part, member in children),
    )


def rule_conditions(trees: RuleTrees, say: Say) -> RuleConditions:
    """Return the conditions of a rule as results show them."""
    rule = trees.rule
    return RuleConditions(
        applies=condition_node(rule.applies_when, trees.applies, say) if rule.applies_when and trees.applies else None,
        satisfied=condition_node(rule.satisfied_when, trees.satisfied, say),
        partial=condition_node(rule.partial_when, trees.partial, say) if rule.partial_when and trees.partial else None,
    )


class Explainer:
    """Explains the outcomes of one project; what several rules share is explained once."""

    def __init__(self, settled: Sequence[Settled], program: Program, parameters: Parameters) -> None:
        self.settled = settled
        self.program = program
        self.parameters = parameters

    def rule(self, trees: RuleTrees, verdict: Verdict) -> RuleOutcome:
        """Return the outcome of one rule with its deciding facts."""
        return RuleOutcome(
            rule=trees.rule.id,
            outcome=verdict.outcome,
            possible=verdict.possible,
            deciding_facts=_unique(self._deciding(trees, verdict)),
            rows=self._failing_rows(trees, verdict),
        )

    def diagnosis(self, trees: DiagnosisTrees, present: Kleene) -> DiagnosisOutcome:
        """Return whether a diagnosis is present, with the rules and facts of its pattern that hold or are open."""
        values = [(test, node, self.value(node)) for test, node in trees.tests]
        signs = [self.value(sign) for sign in trees.signs]
        return DiagnosisOutcome(
            diagnosis=trees.diagnosis.id,
            state=_DIAGNOSIS_STATES[present],
            rules=tuple(test.rule for test, _, value in values if isinstance(test, OutcomeTest) and value is True),
            open_rules=tuple(test.rule for test, _, value in values if isinstance(test, OutcomeTest) and value is None),
            facts=_unique(
                tuple(
                    fact
                    for test, node, value in values
                    if isinstance(node, Atom) and value is True and not isinstance(test, OutcomeTest)
                    for fact in self.settled[node.index].facts
                )
            ),
            signs_held=signs.count(True),
            signs_open=signs.count(None),
        )

    def value(self, node: Node) -> Kleene:
        """Return what a tree is worth."""
        if isinstance(node, Atom):
            return self.settled[node.index].value
        values = [self.value(member) for member in node.members]
        match node.kind:
            case "all":
                return conjunction(values)
            case "any":
                return disjunction(values)
            case "not":
                return negation(values[0])
            case "at_least":
                return at_least(node.n, values)

    def leaf(self, index: int) -> LeafTrace:
        """Return what a leaf was."""
        atom, leaf = self.settled[index], self.program.atoms[index]
        operand = parameter = None
        if isinstance(leaf, Comparison) and len(atom.facts) == 1 and leaf.operator != "provided":
            operand = operand_value(leaf, atom.facts[0], self.parameters)
            parameter = leaf.operand.parameter if isinstance(leaf.operand, ParameterRef) else None
        return LeafTrace(truth=as_truth(atom.value), facts=atom.facts, operand=operand, parameter=parameter)

    def _deciding(self, trees: RuleTrees, verdict: Verdict) -> tuple[Fact, ...]:
        """Return the facts that settle the outcome, or that leave it open."""
        applies = self._facts(trees.applies) if trees.applies else ()
        if verdict.applies is False:
            return applies
        satisfied = self._facts(trees.satisfied)
        match verdict.outcome:
            case OutcomeKind.UNDETERMINED:
                open_applies = applies if verdict.applies is None else ()
                return (*open_applies, *(satisfied if verdict.satisfied is None else ()))
            case OutcomeKind.PARTIAL if trees.partial:
                return (*satisfied, *self._facts(trees.partial))
        return satisfied

    def _failing_rows(self, trees: RuleTrees, verdict: Verdict) -> tuple[str, ...]:
        if verdict.outcome not in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL):
            return ()
        rows = [row for index in self._decisive(trees.satisfied) for row in self.settled[index].rows]
        return tuple(dict.fromkeys(row.label for row in rows))

    def _facts(self, node: Node) -> tuple[Fact, ...]:
        return tuple(fact for index in self._decisive(node) for fact in self.settled[index].facts)

    def _decisive(self, node: Node) -> list[int]:
        """Return the atoms that make ``node`` what it is: those of the members that count."""
        if isinstance(node, Atom):
            return [node.index]
        value = self.value(node)
        if node.kind == "not":
            return self._decisive(node.members[0])
        members = [(self.value(member), member) for member in node.members]
        counted = [member for truth, member in members if truth is value]
        return [index for member in counted for index in self._decisive(member)]


def _gate_words(gate: Gate) -> Text:
    if gate.kind == "at_least":
        return Text(
            fr=f"au moins {gate.n} de ces conditions",
            en=f"at least {gate.n} of these",
        )
    return _GATE_WORDS[gate.kind]


def _unique(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple({fact.name: fact for fact in facts}.values())
