"""Reads the value of one answer written in YAML, and refuses what the workbook would not say back."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from audit.declarations.unknown_names import ANSWER, listed, no_such
from audit.errors import Bilingual, Refused
from audit.model.answer_domain import AnswerDomain, Outside, domain_of
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Field
from audit.model.text import Language
from audit.model.value import Value, ValueType, typed_value
from audit.model.within import Within
from audit.questionnaire.texts import NONE_TO_LIST

_KEY = Bilingual("la clé", "key")
_KEYS = [field.name for field in fields(Within)]
_SEPARATORS = (";", "\n")
# Words that a workbook reads as another state than an answer.
_STATES = {
    label.to(language).casefold(): state
    for label, state in ((UNKNOWN_LABEL, "unknown"), (NOT_APPLICABLE_LABEL, "not_applicable"))
    for language in Language
}
_EMPTY_LIST = frozenset(NONE_TO_LIST.to(language) for language in Language)


def declared_value(field: Field, raw: Any) -> Value:
    """Return the typed value that ``raw`` declares as an answer to ``field``.

    Args:
        field: a question or a column.
        raw: a code or a list of codes, an ISO date, a number (a share is a fraction), a text or a list of names.

    Raises:
        ValueError: when it is no answer to ``field``; the message says what is expected.
    """
    value = _typed(field, raw)
    domain = domain_of(field)
    if not domain.codes and isinstance(value, str | tuple):
        for words in value if isinstance(value, tuple) else (value,):
            _check_words(field, words)
    if fault := domain.fault(value):
        raise _refused(fault, value, domain, field)
    return value


def declared_within(field: Field, raw: Mapping[str, Any]) -> Within:
    """Return the partial answer to ``field`` that ``raw`` declares, by the keys of ``Within``.

    Raises:
        ValueError: when it is none; the message says what is expected.
    """
    for key in raw:
        if key not in _KEYS:
            words = no_such(_KEY, key, _KEYS)
            raise Refused(words.fr, words.en)
    bounds = {key: declared_value(field, raw[key]) for key in ("low", "high") if raw.get(key) is not None}
    excluded = {key: raw[key] is True for key in ("low_excluded", "high_excluded") if key in raw}
    codes = raw.get("among", ())
    if not isinstance(codes, list | tuple):
        raise Refused("« among » est une liste de codes", "'among' is a list of codes")
    among = tuple(str(declared_value(field, code)) for code in codes)
    settled = {key: declared_value(field, raw[key]) for key in ("includes", "excludes") if raw.get(key) is not None}
    within = Within(**bounds, **excluded, among=among, **settled)  # type: ignore[arg-type]  # checked below
    within.check(field.value_type)
    fault = domain_of(field).fault_within(within, field.value_type)
    if fault is Outside.NOTHING_OPEN:
        raise Refused(
            "« includes » et « excludes » règlent tous les éléments de la liste : la réponse est connue, écrire "
            "« value »",
            "'includes' and 'excludes' settle every item of the list: the answer is known, write 'value'",
        )
    if fault:
        raise _refused(fault, within.low if within.high is None else within.high, domain_of(field), field)  # type: ignore[arg-type]
    return within


def _typed(field: Field, raw: Any) -> Value:
    try:
        return typed_value(field.value_type, raw)
    except ValueError as error:
        if field.value_type is ValueType.DATE:
            raise Refused(
                f"{raw!r} n'est pas une date ; l'écrire comme 2027-03-31",
                f"{raw!r} is not a date; write it as 2027-03-31",
            ) from error
        raise


def _refused(fault: Outside, value: Value, domain: AnswerDomain, field: Field) -> Refused:
    """Return what to say of ``value``, which ``domain`` does not hold."""
    match fault, domain:
        case Outside.IMPLAUSIBLE_DAY, AnswerDomain(days=(first, last)):
            return Refused(f"{value} n'est pas entre {first} et {last}", f"{value} is not between {first} and {last}")
        case Outside.TOO_LOW | Outside.TOO_HIGH, AnswerDomain(bounds=(low, high)):
            return _out_of_bounds(f"{value}", low if fault is Outside.TOO_LOW else high, fault, field)
    if fault is Outside.NOTHING_SAID:
        return Refused(
            f"« {value} » ne nomme rien ; omettre la question si elle n'est pas renseignée",
            f"'{value}' names nothing; leave the question out when it is blank",
        )
    codes = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    for code in codes:
        if code not in domain.codes:
            words = no_such(ANSWER, code, domain.codes) + listed(domain.codes)
            return Refused(words.fr, words.en)
        if codes.count(code) > 1:
            return Refused(f"« {code} » est écrit deux fois", f"'{code}' is written twice")
    return Refused(f"{value} n'est pas un nombre entier", f"{value} is not a whole number")


def _out_of_bounds(number: str, bound: Decimal, fault: Outside, field: Field) -> Refused:
    is_share = field.value_type is ValueType.SHARE
    fraction_fr = " ; une part est une fraction : 0.35 vaut 35 %" if is_share else ""
    fraction_en = "; a share is a fraction: 0.35 is 35 %" if is_share else ""
    if fault is Outside.TOO_LOW:
        return Refused(
            f"{number} est inférieur au minimum, {bound:f}{fraction_fr}",
            f"{number} is below the minimum, {bound:f}{fraction_en}",
        )
    return Refused(
        f"{number} est supérieur au maximum, {bound:f}{fraction_fr}",
        f"{number} is above the maximum, {bound:f}{fraction_en}",
    )


def _check_words(field: Field, words: str) -> None:
    if not words.strip():
        raise Refused(
            "une réponse ne peut pas être un texte vide ; omettre la question si elle n'est pas renseignée",
            "an answer cannot be an empty text; leave the question out when it is blank",
        )
    if state := _STATES.get(words.strip().casefold()):
        raise Refused(
            f"« {words} » n'est pas une réponse ; écrire « state: {state} »",
            f"'{words}' is not an answer; write 'state: {state}'",
        )
    if field.value_type is ValueType.NAMES:
        if words.strip().casefold() in _EMPTY_LIST:
            raise Refused(
                f"« {words} » n'est pas un nom ; écrire une liste vide, []",
                f"'{words}' is not a name; write an empty list, []",
            )
        if any(separator in words for separator in _SEPARATORS):
            raise Refused(
                f"« {words} » contient un séparateur de noms ; écrire chaque nom à part dans la liste",
                f"'{words}' holds a separator of names; write each name as its own item",
            )
