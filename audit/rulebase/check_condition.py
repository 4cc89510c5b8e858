"""Checks the nodes of conditions against the vocabulary: names, types, operators, operands."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.errors import Problem, closest
from audit.model.condition import (
    ColumnOperand,
    Comparison,
    Exists,
    FactOperand,
    Forbid,
    ForEach,
    OutcomeTest,
    ParameterRef,
    StateTest,
)
from audit.model.fact import FactDefinition, Vocabulary
from audit.model.rule import Parameter, ParameterUnit
from audit.model.value import NUMERIC, ValueType, typed_value
from audit.rulebase.walk import PlacedCondition

_ORDERED = NUMERIC | {ValueType.DATE}
_TYPES_OF_OPERATOR = {
    "is": frozenset({ValueType.CODE}),
    "in": frozenset({ValueType.CODE}),
    "includes": frozenset({ValueType.CODES}),
    "equals": _ORDERED | {ValueType.TEXT},
    "min": _ORDERED,
    "max": _ORDERED,
    "above": _ORDERED,
    "below": _ORDERED,
    "provided": frozenset(ValueType),
}
_TYPES_OF_UNIT = {
    ParameterUnit.EURO: frozenset({ValueType.MONEY}),
    ParameterUnit.SHARE: frozenset({ValueType.SHARE}),
    ParameterUnit.DAY: frozenset({ValueType.DAYS}),
    ParameterUnit.MONTH: frozenset({ValueType.DAYS}),
    ParameterUnit.COUNT: frozenset({ValueType.INTEGER, ValueType.NUMBER}),
}
# "None", "all" and "one" are no thresholds; every other number belongs to a parameter.
_PLAIN_NUMBERS = frozenset({Decimal(0), Decimal(1)})


class ConditionChecker:
    """Checks conditions one node at a time."""

    def __init__(self, vocabulary: Vocabulary, parameters: Mapping[str, Parameter]) -> None:
        self.vocabulary = vocabulary
        self.parameters = parameters

    def check(self, placed: PlacedCondition, document: YamlDocument) -> list[Problem]:
        """Return the problems of one node (its members are checked on their own)."""
        return [document.problem(path, message) for path, message in self._faults(placed)]

    def check_in_rule(self, placed: PlacedCondition, document: YamlDocument) -> list[Problem]:
        """Return the problems of one node of a rule, which may not test the outcome of another rule."""
        if isinstance(placed.condition, OutcomeTest):
            message = "a rule does not read the outcome of another; only diagnoses do"
            return [document.problem(placed.path, message)]
        return self.check(placed, document)

    def _faults(self, placed: PlacedCondition) -> Iterable[tuple[NodePath, str]]:
        path, node = placed.path, placed.condition
        match node:
            case Comparison():
                definition, fault = self._subject(node, placed.table)
                if fault:
                    yield path, fault
                elif definition:
                    yield from self._comparison(node, definition, placed)
            case StateTest():
                _, fault = self._subject(node, placed.table)
                if fault:
                    yield path, fault
            case ForEach() | Exists() | Forbid():
                if placed.table is not None:
                    yield path, "a condition on rows cannot read the rows of a table again"
                yield from self._tables(node, path)

    def _tables(self, node: ForEach | Exists | Forbid, path: NodePath) -> Iterable[tuple[NodePath, str]]:
        match node:
            case ForEach(for_each=rows):
                names = [((*path, "for_each", "table"), rows.table)]
            case Exists(exists=selection):
                names = [((*path, "exists", "table"), selection.table)]
            case Forbid(forbid=pair):
                names = [
                    ((*path, "forbid", "left", "table"), pair.left.table),
                    ((*path, "forbid", "right", "table"), pair.right.table),
                ]
        for place, name in names:
            if name not in self.vocabulary.tables:
                yield place, _no_such("table", name, self.vocabulary.tables)
            elif isinstance(node, Forbid):
                columns = self.vocabulary.tables[name].columns
                for column in node.forbid.share:
                    if column not in columns:
                        yield (*path, "forbid", "share"), _no_such("column", column, columns)
                    elif columns[column].type not in (ValueType.TEXT, ValueType.NAMES):
                        message = f"column '{column}' holds no names to compare"
                        yield (*path, "forbid", "share"), message

    def _subject(self, node: Comparison | StateTest, table: str | None) -> tuple[FactDefinition | None, str | None]:
        if table is None:
            if node.fact is None:
                return None, "'column' is only for conditions on the rows of a table; write 'fact'"
            known: Mapping[str, FactDefinition] = self.vocabulary.facts
            what = "fact"
        else:
            if node.column is None:
                return None, f"a condition on the rows of '{table}' reads a 'column', not a 'fact'"
            if table not in self.vocabulary.tables:
                return None, None
            known = self.vocabulary.tables[table].columns
            what = f"column of table '{table}':"
        if node.subject not in known:
            return None, _no_such(what, node.subject, known)
        return known[node.subject], None

    def _comparison(
        self, node: Comparison, definition: FactDefinition, placed: PlacedCondition
    ) -> Iterable[tuple[NodePath, str]]:
        place = (*placed.path, node.operator)
        if definition.type not in _TYPES_OF_OPERATOR[node.operator]:
            allowed = [op for op, types in _TYPES_OF_OPERATOR.items() if definition.type in types]
            listed = ", ".join(allowed)
            yield (
                place,
                f"'{node.subject}' is of type {definition.type}: '{node.operator}' does not apply ({listed})",
            )
            return
        if node.operator == "provided":
            return
        match node.operand:
            case ParameterRef(parameter=name):
                yield from self._parameter(name, definition, place)
            case FactOperand(fact=name):
                yield from _operand(name, self.vocabulary.facts, "fact", definition, place)
            case ColumnOperand(column=name):
                if placed.table is None:
                    yield place, "'column' is only for conditions on the rows of a table"
                elif placed.table in self.vocabulary.tables:
                    columns = self.vocabulary.tables[placed.table].columns
                    yield from _operand(name, columns, "column", definition, place)
            case literal:
                yield from _literal(literal, definition, place)

    def _parameter(self, name: str, definition: FactDefinition, place: NodePath) -> Iterable[tuple[NodePath, str]]:
        parameter = self.parameters.get(name)
        if parameter is None:
            yield place, _no_such("parameter", name, self.parameters)
        elif definition.type not in _TYPES_OF_UNIT[parameter.unit]:
            yield (
                place,
                f"parameter '{name}' is in {parameter.unit}; '{definition.name}' is of type {definition.type}",
            )


def _operand(
    name: str,
    known: Mapping[str, FactDefinition],
    what: str,
    definition: FactDefinition,
    place: NodePath,
) -> Iterable[tuple[NodePath, str]]:
    if name not in known:
        yield place, _no_such(what, name, known)
    elif known[name].type != definition.type:
        yield (
            place,
            f"'{definition.name}' ({definition.type}) cannot be compared with '{name}' ({known[name].type})",
        )


def _literal(literal: object, definition: FactDefinition, place: NodePath) -> Iterable[tuple[NodePath, str]]:
    codes = [option.code for option in definition.options]
    for item in literal if isinstance(literal, tuple) else (literal,):
        if definition.type in (ValueType.CODE, ValueType.CODES):
            if item not in codes:
                yield place, f"{_no_such('answer', str(item), codes)} (answers: {', '.join(codes)})"
            continue
        try:
            value = typed_value(definition.type, item)
        except ValueError as error:
            yield place, str(error)
            continue
        if isinstance(value, Decimal) and value not in _PLAIN_NUMBERS:
            yield place, f"the threshold {item} must be a parameter (rules/parameters.yaml)"


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    match = closest(name, list(known))
    hint = f"; did you mean '{match}'?" if match else ""
    return f"there is no {what} '{name}'{hint}"
