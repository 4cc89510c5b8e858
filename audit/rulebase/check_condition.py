"""Checks the nodes of conditions against the vocabulary: names, types, operators, operands."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import ANSWER, COLUMN, FACT, PARAMETER, TABLE, listed, no_such
from audit.errors import Bilingual, Problem, words_of
from audit.model.condition import (
    ColumnOperand,
    Comparison,
    Condition,
    FactOperand,
    Forbid,
    OutcomeTest,
    ParameterRef,
    StateTest,
)
from audit.model.fact import FactDefinition, Vocabulary
from audit.model.iso_date import iso_date
from audit.model.operators import OPERATORS, OperandKind
from audit.model.rule import Parameter, ParameterUnit
from audit.model.value import ValueType, typed_value
from audit.rulebase.walk import PlacedCondition

_TYPES_OF_UNIT = {
    ParameterUnit.EURO: frozenset({ValueType.MONEY}),
    ParameterUnit.SHARE: frozenset({ValueType.SHARE}),
    ParameterUnit.DAY: frozenset({ValueType.DAYS}),
    ParameterUnit.MONTH: frozenset({ValueType.DAYS}),
    ParameterUnit.COUNT: frozenset({ValueType.INTEGER, ValueType.NUMBER}),
    ParameterUnit.DATE: frozenset({ValueType.DATE}),
    ParameterUnit.EDITION: frozenset(),  # a name, for sentences
}
# "None", "all" and "one" are no thresholds; every other number belongs to a parameter.
_PLAIN_NUMBERS = frozenset({Decimal(0), Decimal(1)})
_COLUMN_OUTSIDE = Bilingual(
    "une colonne (column) ne se lit que dans les conditions sur les lignes d'un tableau ; écrire un fait (fact)",
    "'column' is only for conditions on the rows of a table; write 'fact'",
)
_ANSWER = Bilingual("une réponse", "an answer")
Fault = tuple[NodePath, Bilingual]


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
            message = Bilingual(
                "une règle ne lit pas le résultat d'une autre ; seuls les diagnostics le font",
                "a rule does not read the outcome of another; only diagnoses do",
            )
            return [document.problem(placed.path, message)]
        return self.check(placed, document)

    def _faults(self, placed: PlacedCondition) -> Iterable[Fault]:
        path, node = placed.path, placed.condition
        match node:
            case Comparison():
                definition, fault = self._subject(node, placed.table)
                if fault:
                    yield path, fault
                elif definition:
                    yield from self._comparison(node, definition, placed)
            case StateTest():
                definition, fault = self._subject(node, placed.table)
                if fault:
                    yield path, fault
                elif definition:
                    yield from _states(node, definition, (*path, "state"))
        if node.tables() and placed.table is not None:
            yield (
                path,
                Bilingual(
                    "une condition sur des lignes ne peut pas lire à son tour les lignes d'un tableau",
                    "a condition on rows cannot read the rows of a table again",
                ),
            )
        yield from self._tables(node, path)
        if isinstance(node, Forbid):
            yield from self._shared_columns(node, (*path, "forbid", "share"))

    def _tables(self, node: Condition, path: NodePath) -> Iterable[Fault]:
        for steps, name in node.tables():
            if name not in self.vocabulary.tables:
                yield (*path, *steps), no_such(TABLE, name, self.vocabulary.tables)

    def _shared_columns(self, node: Forbid, path: NodePath) -> Iterable[Fault]:
        for _, name in node.tables():
            if name not in self.vocabulary.tables:
                continue
            columns = self.vocabulary.tables[name].columns
            for column in node.forbid.share:
                if column not in columns:
                    yield path, no_such(COLUMN, column, columns)
                elif columns[column].type not in (ValueType.TEXT, ValueType.NAMES):
                    message = Bilingual(
                        f"la colonne « {column} » ne contient pas de noms à comparer",
                        f"column '{column}' holds no names to compare",
                    )
                    yield path, message

    def _subject(
        self, node: Comparison | StateTest, table: str | None
    ) -> tuple[FactDefinition | None, Bilingual | None]:
        if table is None:
            if node.fact is None:
                return None, _COLUMN_OUTSIDE
            known: Mapping[str, FactDefinition] = self.vocabulary.facts
            what = FACT
        else:
            if node.column is None:
                return None, Bilingual(
                    f"une condition sur les lignes de « {table} » lit une colonne (column), non un fait (fact)",
                    f"a condition on the rows of '{table}' reads a 'column', not a 'fact'",
                )
            if table not in self.vocabulary.tables:
                return None, None
            known = self.vocabulary.tables[table].columns
            what = Bilingual(f"dans le tableau « {table} » de colonne", f"column of table '{table}':")
        if node.subject not in known:
            return None, no_such(what, node.subject, known)
        return known[node.subject], None

    def _comparison(self, node: Comparison, definition: FactDefinition, placed: PlacedCondition) -> Iterable[Fault]:
        place = (*placed.path, node.operator)
        operator = OPERATORS[node.operator]
        if definition.type not in operator.types:
            allowed = [name for name, other in OPERATORS.items() if definition.type in other.types]
            told = Bilingual(
                f"« {node.subject} » est de type {definition.type} : « {node.operator} » ne s'y applique pas",
                f"'{node.subject}' is of type {definition.type}: '{node.operator}' does not apply",
            )
            yield place, told + listed(allowed)
            return
        if operator.operand is OperandKind.NOTHING:
            return
        match node.operand:
            case ParameterRef(parameter=name):
                yield from self._parameter(name, definition, place)
            case FactOperand(fact=name):
                yield from _operand(name, self.vocabulary.facts, FACT, definition, place)
            case ColumnOperand(column=name):
                if placed.table is None:
                    yield place, _COLUMN_OUTSIDE
                elif placed.table in self.vocabulary.tables:
                    columns = self.vocabulary.tables[placed.table].columns
                    yield from _operand(name, columns, COLUMN, definition, place)
            case literal:
                yield from _literal(literal, definition, place)

    def _parameter(self, name: str, definition: FactDefinition, place: NodePath) -> Iterable[Fault]:
        parameter = self.parameters.get(name)
        if parameter is None:
            yield place, no_such(PARAMETER, name, self.parameters)
        elif definition.type not in _TYPES_OF_UNIT[parameter.unit]:
            yield (
                place,
                Bilingual(
                    f"le paramètre « {name} » est en {parameter.unit} ; « {definition.name} » est de type "
                    f"{definition.type}",
                    f"parameter '{name}' is in {parameter.unit}; '{definition.name}' is of type {definition.type}",
                ),
            )


def _states(node: StateTest, definition: FactDefinition, place: NodePath) -> Iterable[Fault]:
    """Yield the states that the subject is never in: a test of them says nothing, or not what its author means."""
    for state in node.state:
        if state not in definition.states:
            what = Bilingual("un indicateur", "an indicator") if definition.indicator else _ANSWER
            message = Bilingual(
                f"« {definition.name} » est {what.fr} : il n'est jamais dans l'état « {state} »",
                f"'{definition.name}' is {what.en}: it is never in the state '{state}'",
            )
            yield place, message + listed(definition.states)


def _operand(
    name: str,
    known: Mapping[str, FactDefinition],
    what: Bilingual,
    definition: FactDefinition,
    place: NodePath,
) -> Iterable[Fault]:
    if name not in known:
        yield place, no_such(what, name, known)
    elif known[name].type != definition.type:
        yield (
            place,
            Bilingual(
                f"« {definition.name} » ({definition.type}) ne se compare pas à « {name} » ({known[name].type})",
                f"'{definition.name}' ({definition.type}) cannot be compared with '{name}' ({known[name].type})",
            ),
        )


def _literal(literal: object, definition: FactDefinition, place: NodePath) -> Iterable[Fault]:
    codes = [option.code for option in definition.options]
    for item in literal if isinstance(literal, tuple) else (literal,):
        if definition.type in (ValueType.CODE, ValueType.CODES):
            if item not in codes:
                yield place, no_such(ANSWER, str(item), codes) + listed(codes)
            continue
        try:
            value = iso_date(item) if definition.type is ValueType.DATE else typed_value(definition.type, item)
        except ValueError as error:
            yield place, words_of(error)
            continue
        if isinstance(value, Decimal) and value not in _PLAIN_NUMBERS:
            yield (
                place,
                Bilingual(
                    f"le seuil {item} doit être un paramètre (rules/parameters.yaml)",
                    f"the threshold {item} must be a parameter (rules/parameters.yaml)",
                ),
            )
