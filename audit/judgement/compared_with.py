"""What the conditions of rules compare each question, and each column, with: all that can tell two answers apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.engine.comparisons import Parameters, operand_value
from audit.model.answer import AnswerState
from audit.model.condition import ColumnOperand, Comparison, FactOperand, Leaf, StateTest
from audit.model.fact import FactSet
from audit.model.operators import OPERATORS, OperandKind
from audit.model.value import Value, ValueType
from audit.rulebase.walk import walk


class Subject(NamedTuple):
    """A question, or a column of a table."""

    name: str
    table: str | None = None


@dataclass
class ComparedWith:
    """What one question or column is compared with.

    Attributes:
        values: literals and parameters, in the unit of facts.
        others: facts and columns, the values of which depend on the project.
        groups: of codes, all of which some condition asks for.
        states: those that some condition asks for.
    """

    values: set[Value] = field(default_factory=set)
    others: set[Subject] = field(default_factory=set)
    groups: set[frozenset[str]] = field(default_factory=set)
    states: set[AnswerState] = field(default_factory=set)

    def on(self, facts: FactSet) -> set[Value]:
        """Return the values that it is compared with on one project: exact ones, and the bounds of others."""
        return self.values | {value for other in self.others for value in _values_of(other, facts)}


NOT_COMPARED = ComparedWith()
"""What nothing compares."""


def compared_with(
    leaves: Iterable[Leaf], types: Mapping[Subject, ValueType], parameters: Parameters
) -> Mapping[Subject, ComparedWith]:
    """Return what each question and each column is compared with; one that nothing compares has no entry.

    Args:
        leaves: the leaves of rules.
        types: of every question and column.
        parameters: in the unit of facts.
    """
    found: defaultdict[Subject, ComparedWith] = defaultdict(ComparedWith)
    for leaf in leaves:
        for placed in walk(leaf, ()):
            node = placed.condition
            if not isinstance(node, Comparison | StateTest):
                continue
            subject = Subject(node.subject, placed.table if node.column is not None else None)
            if isinstance(node, StateTest):
                found[subject].states.update(node.state)
                continue
            other = _other(node, placed.table)
            if other is not None:
                found[subject].others.add(other)
                found[other].others.add(subject)
            elif node.operator == "includes":
                found[subject].groups.add(frozenset(node.operand))
            elif OPERATORS[node.operator].operand is OperandKind.MEASURE and subject in types:
                found[subject].values.add(operand_value(node, types[subject], parameters))
    return found


def _other(node: Comparison, table: str | None) -> Subject | None:
    match node.operand:
        case FactOperand(fact=name):
            return Subject(name)
        case ColumnOperand(column=name):
            return Subject(name, table)
    return None


def _values_of(subject: Subject, facts: FactSet) -> Iterator[Value]:
    if subject.table is None:
        found = [facts.facts[subject.name]]
    else:
        found = [row.facts[subject.name] for row in facts.tables[subject.table].rows]
    for fact in found:
        yield from (value for value in (fact.value, fact.low, fact.high) if value is not None)
