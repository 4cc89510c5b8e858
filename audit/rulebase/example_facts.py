"""Turns the ``given`` of a rule's example into facts, with the types of the vocabulary."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from audit.declarations.unknown_names import ANSWER, listed, no_such
from audit.errors import Refused
from audit.model.answer import AnswerState
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactDefinition, FactRow, FactSet, FactTable, Vocabulary
from audit.model.iso_date import iso_date
from audit.model.rule import Example, ExampleTable
from audit.model.value import NUMERIC, Value, ValueType, typed_value


def example_facts(example: Example, vocabulary: Vocabulary) -> FactSet:
    """Return the facts of ``example``; what it does not give is blank.

    Raises:
        ValueError: when a given value does not go with its fact.
    """
    given = {
        name: given_fact(vocabulary.facts[name], name, value)
        for name, value in example.given.items()
        if name in vocabulary.facts
    }
    tables = {table_id: _table(table_id, example.tables.get(table_id), vocabulary) for table_id in vocabulary.tables}
    return FactSet(facts={**vocabulary.blank_facts, **given}, tables=tables)


def check_given(example: Example, vocabulary: Vocabulary) -> None:
    """Check what ``example`` gives, without building the facts that it leaves blank.

    Raises:
        ValueError: when a given value does not go with its fact.
    """
    for name, given in example.given.items():
        if name in vocabulary.facts:
            _check(vocabulary.facts[name], given)
    for table_id, table in example.tables.items():
        columns = vocabulary.tables[table_id].columns if table_id in vocabulary.tables else {}
        for row in table.rows:
            for name, given in row.items():
                if name in columns:
                    _check(columns[name], given)


def _check(definition: FactDefinition, given: Any) -> None:
    if isinstance(given, Mapping):
        _special(definition, definition.name, given)
    elif given is not None:
        _typed(definition, given)


def _table(table_id: str, given: ExampleTable | None, vocabulary: Vocabulary) -> FactTable:
    definition = vocabulary.tables[table_id]
    rows = given.rows if given else ()
    return FactTable(
        id=table_id,
        declaration=completeness_fact(table_id, given.completeness if given else None),
        rows=tuple(
            FactRow(
                number=number,
                label=str(row.get(definition.row_label, number)),
                facts={
                    name: given_fact(column, f"{table_id}/{number}/{name}", row.get(name))
                    for name, column in definition.columns.items()
                },
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


def given_fact(definition: FactDefinition, name: str, given: Any) -> Fact:
    """Return the fact that an example gives, blank when it gives none.

    Raises:
        ValueError: when the given value does not go with its definition.
    """
    if given is None:
        return Fact(name=name, type=definition.type, state=definition.absent)
    if isinstance(given, Mapping):
        return _special(definition, name, given)
    return Fact(name=name, type=definition.type, state=AnswerState.ANSWERED, value=_typed(definition, given))


def _typed(definition: FactDefinition, given: Any) -> Value:
    value = iso_date(given) if definition.type is ValueType.DATE else typed_value(definition.type, given)
    _check_codes(definition, value)
    return value


def _special(definition: FactDefinition, name: str, given: Mapping[str, Any]) -> Fact:
    states = [state.value for state in definition.states if state is not AnswerState.ANSWERED]
    if set(given) == {"state"} and given["state"] in states:
        return Fact(name=name, type=definition.type, state=AnswerState(given["state"]))
    bounds = given.get("between")
    if set(given) == {"between"} and definition.type in NUMERIC and isinstance(bounds, list) and len(bounds) == 2:
        low, high = (_bound(bound) for bound in bounds)
        if low > high:
            raise Refused(f"{low} est plus grand que {high}", f"{low} is larger than {high}")
        state = AnswerState.NOT_COMPUTED if definition.indicator else AnswerState.PARTLY_ANSWERED
        return Fact(name=name, type=definition.type, state=state, low=low, high=high)
    forms = f"{{state: {'|'.join(states)}}}", "{between: [low, high]}"
    raise Refused(
        f"{dict(given)} n'est ni {forms[0]} ni {forms[1]}", f"{dict(given)} is neither {forms[0]} nor {forms[1]}"
    )


def _bound(given: Any) -> Decimal:
    value = typed_value(ValueType.NUMBER, given)
    assert isinstance(value, Decimal)  # noqa: S101 - numbers are
    return value


def _check_codes(definition: FactDefinition, value: Any) -> None:
    if not definition.options:
        return
    codes = [option.code for option in definition.options]
    for code in value if definition.type is ValueType.CODES else (value,):
        if code not in codes:
            words = no_such(ANSWER, str(code), codes) + listed(codes)
            raise Refused(words.fr, words.en)
