"""What a result must hold so that people can be told it, whoever wrote the file: else it is refused, with the key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import chain

from pydantic import BaseModel

from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.fact import Fact
from audit.model.outside_figures import LEVELS, MEDIAN
from audit.model.outside_view import CostPlace, EndPlace, ImpliedCost, ImpliedEnd
from audit.model.result.audit_result import AuditResult
from audit.model.result.opinion import Score
from audit.model.rule import Axis
from audit.model.value import NUMERIC, ValueType
from audit.outside.comparison import IMPLIED
from audit.record.expand import expand
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord

_LARGEST = Decimal(10) ** 18
_WITHOUT_NUMBERS = ("snapshot", "computed", "truths", "rules", "evidence", "findings", "open_points")
"""The long parts of a record: facts, which ``check_result`` looks at, and codes."""
# What no reference or number that the checks have let through is known to raise, but that an altered file may.
_NOT_SAID = (LookupError, ValueError, ArithmeticError, AssertionError)


class Unsound(ValueError):
    """A result that cannot be told.

    Attributes:
        key: where it shows.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def check_record(record: AuditRecord) -> None:
    """Make sure that what a record says beside facts can be written: its scores, its plan, its place among others.

    Raises:
        Unsound: when it cannot.
    """
    _check_scores(record.overall, record.axes)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name not in _WITHOUT_NUMBERS and not _has_writable_numbers(value):
            raise Unsound(next(place for place, number in _numbers(value, name) if not _is_writable_number(number)))
    if record.outside is not None:
        for name, one in (("outside.cost", record.outside.cost), ("outside.end", record.outside.end)):
            for key in _unplaced(one):
                raise Unsound(f"{name}.{key}")


def sound_result(record: AuditRecord, rulebook: Rulebook) -> AuditResult:
    """Return what a record says in the words of its rulebook, once it is known to be sound.

    Raises:
        Unsound: when it is not.
    """
    if len(record.truths) != rulebook.nodes:
        raise Unsound("truths")
    try:
        check_record(record)
        result = expand(record, rulebook)
        if not _holds_writable_facts(record):
            _check_facts(result)
    except Unsound:
        raise
    except _NOT_SAID as error:
        raise Unsound(str(error)[:60]) from error
    return result


def check_result(result: AuditResult) -> None:
    """Make sure that a result of the first format can be told.

    Raises:
        Unsound: when it holds a score or a fact which cannot be put in words.
    """
    _check_scores(result.overall, result.axes)
    _check_facts(result)


def _check_scores(overall: Score, axes: Mapping[Axis, Score]) -> None:
    for name, score in (("overall", overall), *((axis.value, score) for axis, score in axes.items())):
        if (score.low is None) != (score.high is None):
            raise Unsound(name)


def _check_facts(result: AuditResult) -> None:
    for place, of, facts in _facts(result):
        if not all(map(_is_writable, facts)):
            raise Unsound(place if of == "" else f"{place}.{of}")


def _has_writable_numbers(value: object) -> bool:
    """Return whether every number in ``value`` can be written; as good as always, and asked of every result."""
    if value is None or isinstance(value, str | bool):  # the most of it
        return True
    if isinstance(value, Decimal | int):
        return _is_writable_number(value)
    if isinstance(value, BaseModel):
        return all(map(_has_writable_numbers, vars(value).values()))
    if isinstance(value, tuple):
        return all(map(_has_writable_numbers, value))
    return all(_has_writable_numbers(part) for _, part in _parts(value))


def _numbers(value: object, place: str) -> Iterator[tuple[str, Decimal | int]]:
    """Yield every number in ``value``, with its key."""
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, Decimal | int):
        yield place, value
        return
    for key, part in _parts(value):
        yield from _numbers(part, f"{place}.{key}")


def _parts(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, Sequence):
        yield from enumerate(value)


def _unplaced(place: CostPlace | EndPlace) -> Iterator[str]:
    """Yield the keys of a place among comparable projects that lead nowhere."""
    for name, at in (("above", place.above), ("below", place.below)):
        if at is not None and at not in LEVELS:
            yield name
    implied: Sequence[ImpliedCost | ImpliedEnd] = place.implied
    for number, told in enumerate(implied):
        if told.at not in IMPLIED:
            yield f"implied.{number}.at"
    if place.silence is not None:
        return
    if place.reference is None:
        yield "reference"
    elif place.reference.quantile(MEDIAN) is None:
        yield "reference.quantiles"
    if place.initial is None:
        yield "initial"
    if place.drift is not None and place.above is None and place.below is None:
        yield "drift"


def _holds_writable_facts(record: AuditRecord) -> bool:
    """Return whether every fact that the result of ``record`` is made of can be put in words: as good as always."""
    tables = record.snapshot.tables.values()
    cells = chain.from_iterable(row.cells.values() for table in tables for row in table.rows)
    declared = (completeness_fact("", table.completeness, (), table.undeclared) for table in tables)
    return all(map(_is_writable, chain(record.computed, declared))) and all(
        map(_is_writable_answer, chain(record.snapshot.answers.values(), cells))
    )


def _is_writable_answer(answer: Answer) -> bool:
    """Return whether an answer can be written in words: any but a number is a value that was validated, or a state."""
    if answer.within is not None:
        return _is_writable(answered_fact("", answer.type, answer))
    return not isinstance(answer.value, Decimal) or _is_writable_number(answer.value)


def _facts(result: AuditResult) -> Iterator[tuple[str, int | str, Sequence[Fact]]]:
    """Yield the facts that reports and explanations write, with their places and what these are of."""
    for node, facts in result.evidence.items():
        yield "evidence", node, facts
    yield "indicators", "", result.indicators
    for finding in result.findings:
        yield "findings", finding.rule, finding.facts
    for point in result.open_points:
        yield "open_points", point.rule, point.missing
    for diagnosed in result.diagnoses:
        yield "diagnoses", diagnosed.diagnosis, diagnosed.facts
    if result.synthesis is not None:
        yield "synthesis", "", result.synthesis.facts
    for record in result.answers:
        if not _is_writable_answer(record.answer):
            yield "answers", record.fact, (record.given,)


def _is_writable_number(number: Decimal | int) -> bool:
    return abs(number) < _LARGEST if isinstance(number, int) else number.is_finite() and abs(number) < _LARGEST


def _is_writable(fact: Fact) -> bool:
    """Return whether the value of ``fact``, its bounds or its state can be written in words."""
    for number in (fact.value, fact.low, fact.high):
        if isinstance(number, Decimal) and not _is_writable_number(number):
            return False
    if fact.value is None and (fact.low, fact.high) != (None, None):
        return fact.type in NUMERIC or fact.type is ValueType.DATE
    if fact.state is AnswerState.PARTLY_ANSWERED:
        return bool(fact.among or fact.includes or fact.excludes)
    return fact.value is not None or fact.state is not AnswerState.ANSWERED
