"""Writes a typed value, or a fact with its state and bounds, in words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.lists import format_list

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.questionnaire import COMPLETENESS_LABELS, NO, PARTIAL, YES, Choice
from audit.model.reference import FactRef
from audit.model.text import Language, Text
from audit.model.value import Value, ValueType
from audit.wording.numbers import LOCALES, NUMBER_WRITERS, write_date

_NONE = Text(fr="néant", en="none")
_BETWEEN = Text(fr="entre {low} et {high}", en="between {low} and {high}")
_BETWEEN_IN_A_SENTENCE = Text(fr="{low} à {high}", en="between {low} and {high}")  # « de 10 % à 20 % »
_AT_LEAST = Text(fr="au moins {low}", en="at least {low}")
_AT_MOST = Text(fr="au plus {high}", en="at most {high}")
_UNREADABLE = Text(fr="illisible\u00a0: «\u00a0{raw}\u00a0»", en="unreadable: “{raw}”")
_WITHOUT_VALUE = {
    AnswerState.UNKNOWN: Text(fr="«\u00a0ne sait pas\u00a0»", en="“don’t know”"),
    AnswerState.BLANK: Text(fr="non renseigné", en="not filled in"),
    AnswerState.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
    AnswerState.NOT_COMPUTED: Text(fr="non calculable", en="not computable"),
}


def write_value(value: Value, value_type: ValueType, language: Language, options: Sequence[Choice] = ()) -> str:
    """Write ``value`` in words.

    Args:
        value: a value of ``value_type``; shares are fractions, money is in euros.
        value_type: what kind of value it is, hence its unit.
        language: the reader's.
        options: the closed list whose labels stand for codes; yes, partial and no are known without it.
    """
    if isinstance(value, Decimal):
        return NUMBER_WRITERS[value_type](value, language)
    if isinstance(value, date):
        return write_date(value, language)
    if isinstance(value, tuple):
        return _write_list(value, value_type, language, options)
    return _label(value, options, language) if value_type is ValueType.CODE else value


def write_fact(fact: Fact, language: Language, options: Sequence[Choice] = (), *, in_a_sentence: bool = False) -> str:
    """Write the value of ``fact``, its bounds, or why it has no value; the states are never merged.

    Args:
        fact: what is known.
        language: the reader's.
        options: the closed list whose labels stand for codes.
        in_a_sentence: whether French bounds follow a preposition.
    """
    if fact.value is not None:
        return write_value(fact.value, fact.type, language, options or _own_options(fact))
    if fact.low is not None or fact.high is not None:
        between = _BETWEEN_IN_A_SENTENCE if in_a_sentence else _BETWEEN
        return write_bounds(fact.low, fact.high, fact.type, language, between)
    return write_state(fact.state, language, fact.raw)


def write_bounds(
    low: Decimal | None, high: Decimal | None, value_type: ValueType, language: Language, between: Text = _BETWEEN
) -> str:
    """Write the bounds of a number that is not known exactly, as ``between``; None means no bound on that side.

    Raises:
        ValueError: when there is no bound at all.
    """
    if low is None and high is None:
        msg = "a number without any bound is not a pair of bounds"
        raise ValueError(msg)
    lowest, highest = ("" if bound is None else write_value(bound, value_type, language) for bound in (low, high))
    if low == high:
        return lowest
    pattern = _AT_MOST if low is None else _AT_LEAST if high is None else between
    return pattern.to(language).format(low=lowest, high=highest)


def write_state(state: AnswerState, language: Language, raw: str = "") -> str:
    """Write why an answer gives no value.

    Raises:
        KeyError: for the state ``answered``, which has a value.
    """
    if state is AnswerState.UNUSABLE:
        return _UNREADABLE.to(language).format(raw=raw)
    return _WITHOUT_VALUE[state].to(language)


def _write_list(values: tuple[str, ...], value_type: ValueType, language: Language, options: Sequence[Choice]) -> str:
    if not values:
        return _NONE.to(language)
    is_coded = value_type is ValueType.CODES
    labels = [_label(value, options, language) if is_coded else value for value in values]
    text: str = format_list(labels, locale=LOCALES[language])
    return text


def _own_options(fact: Fact) -> tuple[Choice, ...]:
    """Return the choices that a fact brings with it: those of a table's declaration, or what was typed."""
    if FactRef.parse(fact.name).is_completeness:
        return tuple(Choice(code=code.value, label=label) for code, label in COMPLETENESS_LABELS.items())
    typed = fact.raw.strip()
    if fact.type is ValueType.CODE and typed and fact.value not in (YES.code, PARTIAL.code, NO.code):
        return (Choice(code=fact.value, label=Text(fr=typed, en=typed)),)
    return ()


def _label(code: str, options: Sequence[Choice], language: Language) -> str:
    known = (*options, YES, PARTIAL, NO)
    return next((choice.label.to(language) for choice in known if choice.code == code), code)
