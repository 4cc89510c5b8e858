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
from audit.wording.partial import write_partial, write_settled

_NONE = Text(fr="néant", en="none")
_TYPED = Text(fr="{said} (saisi\u00a0: «\u00a0{raw}\u00a0»)", en="{said} (typed: “{raw}”)")
_UNREADABLE = Text(fr="illisible\u00a0: «\u00a0{raw}\u00a0»", en="unreadable: “{raw}”")
_WITHOUT_VALUE = {
    AnswerState.UNKNOWN: Text(fr="«\u00a0ne sait pas\u00a0»", en="“don’t know”"),
    AnswerState.BLANK: Text(fr="non renseigné", en="not filled in"),
    AnswerState.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
    AnswerState.NONE: Text(fr="il n'y en a pas", en="there is none"),
    AnswerState.NOT_COMPUTED: Text(fr="non calculable", en="not computable"),
    AnswerState.NOT_ASKED: Text(fr="question sans objet ici", en="not asked here"),
}
_CODE = ValueType.CODE  # at hand: it is asked of every value
_ALWAYS_KNOWN = {choice.code: choice.label for choice in (YES, PARTIAL, NO)}


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
    return _label(value, options, language) if value_type is _CODE else value


def write_fact(fact: Fact, language: Language, options: Sequence[Choice] = (), *, in_a_sentence: bool = False) -> str:
    """Write the value of ``fact``, its bounds, or why it has no value; the states are never merged.

    What was typed of a partial answer stands beside what it says, where these differ; a sentence has no place for it.

    Args:
        fact: what is known.
        language: the reader's.
        options: the closed list whose labels stand for codes.
        in_a_sentence: whether French bounds follow a preposition.
    """
    if fact.value is not None:
        return write_value(fact.value, fact.type, language, options or _own_options(fact))
    if fact.includes or fact.excludes:
        held, left = ([_label(code, options, language) for code in codes] for codes in (fact.includes, fact.excludes))
        return write_settled(held, left, language)
    if fact.low is None and fact.high is None and not fact.among:
        return write_state(fact.state, language, fact.raw)
    labels = [_label(code, options, language) for code in fact.among]
    said = write_partial(fact.within, fact.type, language, labels, in_a_sentence=in_a_sentence)
    is_typed_so = not fact.raw or _plain(fact.raw) == _plain(said)
    return said if in_a_sentence or is_typed_so else _TYPED.to(language).format(said=said, raw=fact.raw.strip())


def write_state(state: AnswerState, language: Language, raw: str = "") -> str:
    """Write why an answer gives no value.

    Raises:
        KeyError: for the states ``answered`` and ``partly_answered``, which say more.
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
    if fact.type is not _CODE:
        return ()
    if FactRef.parse(fact.name).is_completeness:
        return tuple(Choice(code=code.value, label=label) for code, label in COMPLETENESS_LABELS.items())
    typed = fact.raw.strip()
    code = fact.value
    if typed and isinstance(code, str) and code not in _ALWAYS_KNOWN:
        # A result written earlier may hold any code, one that no choice of today could have.
        return (Choice.model_construct(code=code, label=Text(fr=typed, en=typed)),)
    return ()


def _plain(text: str) -> str:
    """Return ``text`` without regard to capitals, nor to the kind of its spaces."""
    return " ".join(text.casefold().split())


def _label(code: str, options: Sequence[Choice], language: Language) -> str:
    for choice in options:
        if choice.code == code:
            return choice.label.to(language)
    known = _ALWAYS_KNOWN.get(code)
    return code if known is None else known.to(language)
