"""Translates rules into a decision graph of ZEN, the engine of GoRules, so that both engines can be timed on one task.

ZEN has no third truth value: a truth is a number there, 1 for true, 0 for false and a half for unknown, so that
Kleene's "and" is the least of the members, "or" the greatest, and "not" one minus the member. As in our kernel each
leaf and each connective is worked out once, whatever the number of rules that share it.

A rule is left out when one of its conditions reads the lines of a table (``for_each``, ``exists``, ``forbid``) or
compares names, which our engine folds (case, accents) and ZEN cannot.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from audit.engine.comparisons import Parameters, operand_value
from audit.engine.nodes import Atom, Node
from audit.engine.program import NumberedGate, Program
from audit.model.answer import WITHOUT_OBJECT, AnswerState
from audit.model.condition import Comparison, FactOperand, Leaf, StateTest
from audit.model.fact import Fact, FactSet
from audit.model.rule import OutcomeKind, Rule
from audit.model.value import NUMERIC, Value, ValueType

_TRUE, _FALSE, _UNKNOWN = "1", "0", "0.5"
_NO_LIMIT = 10**18  # stands for "no greatest value": above any amount that a rule compares with, and ZEN reads it
_NODE = re.compile(r"(?<!['\w])(?:\$\.)?(n\d+)\b(?!')")
_VALUED = ("is", "in", "includes")


def translatable(program: Program, types: Mapping[str, ValueType]) -> list[Rule]:
    """Return the rules of ``program`` that ZEN can judge.

    Args:
        program: compiled rules.
        types: of every fact that rules may name.
    """
    found = []
    for trees in program.rules:
        roots = [node for node in (trees.applies, trees.satisfied, trees.partial) if node is not None]
        if all(_can_be_said(program.atoms[number], types) for root in roots for number in _atoms(root)):
            found.append(trees.rule)
    return found


class Translation:
    """The rules of one program as a decision graph, and the facts of projects as its input.

    Attributes:
        graph: the decision graph, JSON; its output has the outcome of each rule under ``r`` and its place.
        expression: the same output as one expression, each rule written out whole.
    """

    def __init__(self, program: Program, parameters: Parameters, types: Mapping[str, ValueType]) -> None:
        """Translate.

        Args:
            program: rules that are all translatable.
            parameters: the thresholds that they compare with, in the unit of facts.
            types: of every fact that rules may name.
        """
        self._parameters = parameters
        self._types = types
        self._inputs: dict[tuple[str, str], str] = {}  # the fact and what is read of it, to the name of the input
        steps = program.steps[: program.judged]
        nodes = {f"n{number}": self._step(program, step) for number, step in enumerate(steps)}
        outcomes = {}
        for place, trees in enumerate(program.rules):
            applies, satisfied, partial = (
                None if node is None else f"n{program.numbers[node]}"
                for node in (trees.applies, trees.satisfied, trees.partial)
            )
            assert satisfied is not None
            outcomes[f"r{place}"] = _outcome(applies, satisfied, partial)
        self.graph = json.dumps(_graph([nodes, outcomes]))
        self.expression = _whole(nodes, outcomes)

    def input(self, facts: FactSet) -> Mapping[str, Any]:
        """Return what the rules read of one project, and nothing else."""
        return {name: _READ[what](facts.facts[fact]) for (fact, what), name in self._inputs.items()}

    def _step(self, program: Program, step: Atom | NumberedGate) -> str:
        if isinstance(step, Atom):
            return self._leaf(program.atoms[step.index])
        members = [f"$.n{member}" for member in step.members]
        match step.kind:
            case "all":
                return f"min([{', '.join(members)}])" if len(members) > 1 else members[0]
            case "any":
                return f"max([{', '.join(members)}])" if len(members) > 1 else members[0]
            case "not":
                return f"1 - {members[0]}"
            case "at_least":
                true = " + ".join(f"({member} == 1 ? 1 : 0)" for member in members)
                open_ = " + ".join(f"({member} > 0 ? 1 : 0)" for member in members)
                return _three_ways(f"{true} >= {step.n}", f"{open_} < {step.n}")

    def _leaf(self, leaf: Leaf) -> str:
        assert isinstance(leaf, Comparison | StateTest)
        fact = leaf.subject
        if isinstance(leaf, StateTest):
            given = [AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE]
            state, may_come = self._read(fact, "state"), {*given, AnswerState.UNKNOWN} & set(leaf.state)
            final = [*given, *(AnswerState if not may_come else ())]
            return _three_ways(f"{state} in {_listed(leaf.state)}", f"{state} in {_listed(final)}")
        if leaf.operator == "provided":
            state = self._read(fact, "state")
            return _three_ways(f"{state} == '{AnswerState.ANSWERED}'", f"{state} == '{AnswerState.NOT_APPLICABLE}'")
        if leaf.operator in _VALUED:
            value = self._read(fact, "value")
            test = {
                "is": lambda: f"{value} == '{leaf.operand}'",
                "in": lambda: f"{value} in {_listed(leaf.operand)}",
                "includes": lambda: " and ".join(f"'{code}' in {value}" for code in leaf.operand),
            }[leaf.operator]()
            return f"{value} == null ? {_UNKNOWN} : ({test} ? {_TRUE} : {_FALSE})"
        return self._measured(leaf)

    def _measured(self, leaf: Comparison) -> str:
        low, high = self._read(leaf.subject, "low"), self._read(leaf.subject, "high")
        unknown = [f"{low} == null"]
        if isinstance(leaf.operand, FactOperand):
            other_low, other_high = self._read(leaf.operand.fact, "low"), self._read(leaf.operand.fact, "high")
            unknown.append(f"{other_low} == null")
        else:
            value = operand_value(leaf, self._types[leaf.subject], self._parameters)
            other_low = other_high = str(_number(value))
        true, false = {
            "min": (f"{low} >= {other_high}", f"{high} < {other_low}"),
            "above": (f"{low} > {other_high}", f"{high} <= {other_low}"),
            "max": (f"{other_low} >= {high}", f"{other_high} < {low}"),
            "below": (f"{other_low} > {high}", f"{other_high} <= {low}"),
            "equals": (
                f"{low} == {high} and {low} == {other_low} and {other_low} == {other_high}",
                f"{high} < {other_low} or {low} > {other_high}",
            ),
        }[leaf.operator]
        return f"{' or '.join(unknown)} ? {_UNKNOWN} : ({_three_ways(true, false)})"

    def _read(self, fact: str, what: str) -> str:
        return self._inputs.setdefault((fact, what), f"f{len(self._inputs)}")


def _can_be_said(leaf: Leaf, types: Mapping[str, ValueType]) -> bool:
    if isinstance(leaf, StateTest):
        return True
    if not isinstance(leaf, Comparison) or leaf.fact is None:
        return False
    return leaf.operator in ("provided", *_VALUED) or types[leaf.fact] in {*NUMERIC, ValueType.DATE}


def _atoms(node: Node) -> Iterator[int]:
    if isinstance(node, Atom):
        yield node.index
    else:
        for member in node.members:
            yield from _atoms(member)


def _three_ways(true: str, false: str) -> str:
    return f"{true} ? {_TRUE} : ({false} ? {_FALSE} : {_UNKNOWN})"


def _outcome(applies: str | None, satisfied: str, partial: str | None) -> str:
    """Return the expression of an outcome; the order of the tests is that of our engine."""
    failed = f"{partial} == 1 ? '{OutcomeKind.PARTIAL}' : '{OutcomeKind.VIOLATED}'"
    missed = f"({failed})" if partial else f"'{OutcomeKind.VIOLATED}'"
    open_ = [f"{applies} == 0.5"] if applies else []
    found = (
        f"{' or '.join([*open_, f'{satisfied} == 0.5'])} ? '{OutcomeKind.UNDETERMINED}' : "
        f"({satisfied} == 1 ? '{OutcomeKind.SATISFIED}' : {missed})"
    )
    return f"{applies} == 0 ? '{OutcomeKind.NOT_APPLICABLE}' : ({found})" if applies else found


def _graph(stages: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
    """Return a graph of one input, one node a stage of named expressions, and one output."""
    nodes: list[Mapping[str, Any]] = [{"id": "in", "name": "in", "type": "inputNode"}]
    for number, stage in enumerate(stages):
        expressions = [{"id": key, "key": key, "value": value} for key, value in stage.items()]
        content = {"expressions": expressions, "passThrough": False}
        nodes.append({"id": f"s{number}", "name": f"s{number}", "type": "expressionNode", "content": content})
    nodes.append({"id": "out", "name": "out", "type": "outputNode"})
    edges = [
        {"id": f"e{number}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for number, (one, other) in enumerate(pairwise(nodes))
    ]
    return {"nodes": nodes, "edges": edges}


def _whole(nodes: Mapping[str, str], outcomes: Mapping[str, str]) -> str:
    """Return outcomes as one expression, the names of nodes replaced by what they stand for."""
    written: dict[str, str] = {}
    for name, expression in nodes.items():  # members come first
        written[name] = f"({_NODE.sub(lambda found: written[found[1]], expression)})"
    rules = (f"{key}: {_NODE.sub(lambda found: written[found[1]], value)}" for key, value in outcomes.items())
    return "{" + ", ".join(rules) + "}"


def _listed(codes: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{code}'" for code in codes) + "]"


def _number(value: Value) -> float | int | None:
    """Return an amount or a day as the number that ZEN compares."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None


def _low(fact: Fact) -> float | int | None:
    if fact.value is None and fact.type not in NUMERIC:
        return None
    return _number(fact.low if fact.value is None else fact.value)


def _high(fact: Fact) -> float | int | None:
    if fact.value is None and fact.low is not None and fact.high is None:
        return _NO_LIMIT
    return _number(fact.high if fact.value is None else fact.value)


def state_of(fact: Fact) -> str:
    """Return the state as conditions see it: what is not asked has no object, as what does not apply."""
    return str(AnswerState.NOT_APPLICABLE if fact.state in WITHOUT_OBJECT else fact.state)


_READ = {
    "state": state_of,
    "value": lambda fact: list(fact.value) if isinstance(fact.value, tuple) else fact.value,
    "low": _low,
    "high": _high,
}
