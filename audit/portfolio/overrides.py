"""Other values for parameters, as people write them: ``NAME=VALUE``, and ranges of values."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from audit.errors import AuditError, Bilingual, UnknownName
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.numbers import parse_money, parse_number, parse_share, plain
from audit.intake.values.words import fold
from audit.model.rule import Parameter, ParameterUnit
from audit.model.text import Language
from audit.portfolio.doctrine_schema import Override
from audit.rulebase.base import RuleBase
from audit.rulebase.check_parameters import value_expected, value_fault

Threshold = Decimal | date
MOST_VALUES = 1_000
_NEAREST = 3  # names that a refusal gives
_A_DAY = Bilingual("une date, AAAA-MM-JJ", "a date, YYYY-MM-DD")  # without the quotes that YAML asks for
_TWO_READINGS = re.compile(r"(?<![0-9.,])(?P<first>[1-9][0-9]{0,2})(?P<mark>[.,])(?P<last>[0-9]{3})(?![0-9.,])")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_DECIMAL_MARK = {Language.FR: ",", Language.EN: "."}
_PARAMETER = Bilingual("le paramètre", "parameter")


class ValueRefused(AuditError, ValueError):
    """A value, or a range, that a parameter cannot have."""

    exit_code = 2

    def __init__(self, words: Bilingual) -> None:
        self.words = words
        super().__init__(words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


class UnknownParameter(UnknownName):
    """A parameter that is not there, with the nearest ones and the command that lists them all."""

    def __init__(self, name: str, rulebase: RuleBase) -> None:
        known = list(rulebase.parameters)
        super().__init__(_PARAMETER, name, known)
        near = ", ".join(_nearest(name, rulebase))
        said = Bilingual(f"le paramètre « {name} » n'existe pas", f"there is no parameter '{name}'")
        listed = Bilingual(f" ; les plus proches : {near}", f"; the nearest: {near}") if near else Bilingual("", "")
        every = Bilingual(
            " ; « audit rules parameters » les liste tous, avec leur valeur et leur source",
            "; 'audit rules parameters' lists them all, with their values and sources",
        )
        self.words = said + listed + every
        self.args = (self.words.en,)


def _nearest(name: str, rulebase: RuleBase) -> list[str]:
    """Return the parameters whose id is written nearly so, then those whose id or label holds the name."""
    known = list(rulebase.parameters)
    alike = get_close_matches(name.casefold(), known, n=_NEAREST)
    wanted = fold(name)
    holding = (
        one.id
        for one in rulebase.parameters.values()
        if wanted and any(wanted in fold(text) for text in (one.id, one.label.fr, one.label.en))
    )
    return list(dict.fromkeys((*alike, *holding)))[:_NEAREST]


def read_override(written: str, rulebase: RuleBase, language: Language = Language.FR) -> Override:
    """Read ``NAME=VALUE``, the value in the unit in which ``parameters.yaml`` declares it.

    Numbers are read as in a questionnaire of ``language``: « 10,000 » is refused in French, and is 10000 in English.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a value that it cannot have.
    """
    name, text = _split(written, "NOM=VALEUR", "NAME=VALUE")
    parameter = _parameter(name, rulebase, written)
    after = _value(text, parameter, written, language)
    return Override(parameter=parameter.id, unit=parameter.unit, before=parameter.value, after=after)


def read_overrides(written: Sequence[str], rulebase: RuleBase, language: Language = Language.FR) -> list[Override]:
    """Read several ``NAME=VALUE``, one for a parameter.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a value that a parameter cannot have, and for two values of one parameter.
    """
    found: dict[str, tuple[Override, str]] = {}
    for text in written:
        one = read_override(text, rulebase, language)
        before, said = found.setdefault(one.parameter, (one, text))
        if before.after != one.after:
            raise ValueRefused(
                Bilingual(
                    f"« {said} » et « {text} » donnent deux valeurs au même paramètre : gardez-en une, ou comparez-les "
                    f"par --sweep {one.parameter}=VALEUR,VALEUR.",
                    f"'{said}' and '{text}' give one parameter two values: keep one, or compare them with "
                    f"--sweep {one.parameter}=VALUE,VALUE.",
                )
            )
    return [one for one, _ in found.values()]


def read_sweep(
    written: str, rulebase: RuleBase, language: Language = Language.FR
) -> tuple[Parameter, tuple[Threshold, ...]]:
    """Read ``NAME=FIRST:LAST:COUNT``, evenly spaced, or ``NAME=VALUE,VALUE,…``.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a range that is none, or holds a value that the parameter cannot have.
    """
    name, text = _split(
        written, "NOM=DÉBUT:FIN:NOMBRE ou NOM=VALEUR,VALEUR", "NAME=FIRST:LAST:COUNT or NAME=VALUE,VALUE"
    )
    parameter = _parameter(name, rulebase, written)
    if ":" not in text:
        listed = text.split(",")
        if parameter.unit is not ParameterUnit.SHARE and _THOUSANDS.fullmatch(text):
            raise _one_or_several(written, text, listed)
        return parameter, tuple(_value(one, parameter, written, language) for one in listed)
    ends = text.split(":")
    count = int(ends[2]) if len(ends) == 3 and ends[2].strip().isdecimal() else 0
    if not 2 <= count <= MOST_VALUES or parameter.unit is ParameterUnit.DATE:
        raise ValueRefused(
            Bilingual(
                f"« {written} » : DÉBUT:FIN:NOMBRE est attendu, avec un NOMBRE de 2 à {MOST_VALUES} (par exemple "
                "0.10:0.50:9) ; pour des dates, donnez-les séparées par des virgules.",
                f"'{written}': FIRST:LAST:COUNT is expected, with a COUNT of 2 to {MOST_VALUES} (for instance "
                "0.10:0.50:9); give dates separated by commas.",
            )
        )
    first, last = (_value(end, parameter, written, language) for end in ends[:2])
    assert isinstance(first, Decimal)  # noqa: S101 - the unit is none of days
    assert isinstance(last, Decimal)  # noqa: S101
    values = [first + (last - first) * step / (count - 1) for step in range(count)]
    return parameter, tuple(_checked(_rounded(value, parameter.unit), parameter, written) for value in values)


def with_overrides(rulebase: RuleBase, overrides: Sequence[Override]) -> RuleBase:
    """Return the rule base with other values; its hash is that of the rules as they are written."""
    changed = {
        one.parameter: rulebase.parameters[one.parameter].model_copy(update={"value": one.after}) for one in overrides
    }
    return rulebase.model_copy(update={"parameters": {**rulebase.parameters, **changed}})


def plainly(parameter: str, values: Sequence[Threshold]) -> str:
    """Return ``NAME=VALUE, VALUE`` that is read as the same values in any language."""
    written = (str(value) if isinstance(value, date) else f"{value:f}" for value in values)
    return f"{parameter}={', '.join(written)}"


def _split(written: str, fr: str, en: str) -> tuple[str, str]:
    name, equals, text = (part.strip() for part in written.partition("="))
    if not (name and equals and text):
        raise ValueRefused(Bilingual(f"« {written} » : {fr} est attendu.", f"'{written}': {en} is expected."))
    return name, text


def _parameter(name: str, rulebase: RuleBase, written: str) -> Parameter:
    """Return the parameter of this id, or of this label, which is what reports print; rules compare with it."""
    labelled = (one for one in rulebase.parameters.values() if fold(name) in (fold(one.label.fr), fold(one.label.en)))
    found = rulebase.parameters.get(name) or next(labelled, None)
    if found is None:
        raise UnknownParameter(name, rulebase)
    if found.unit is ParameterUnit.EDITION:
        raise ValueRefused(
            Bilingual(
                f"« {written} » : le paramètre « {found.id} » nomme une édition, que des phrases citent ; aucune règle "
                "ne s'y compare, et une autre ne changerait aucun constat. Pour la citer dans les rapports, "
                "remplacez-le dans un paquet (parameters).",
                f"'{written}': parameter '{found.id}' names an edition, which sentences quote; no rule compares with "
                "it, and another one would change no finding. To have reports quote it, replace it in a pack "
                "(parameters).",
            )
        )
    return found


def _value(text: str, parameter: Parameter, written: str, language: Language) -> Threshold:
    if parameter.unit is not ParameterUnit.DATE:
        return _checked(_number(text, parameter, written, language), parameter, written, text)
    try:
        return _checked(date.fromisoformat(text.strip()), parameter, written, text)
    except ValueError:
        raise _refused(written, parameter, text) from None


def _number(text: str, parameter: Parameter, written: str, language: Language) -> Decimal:
    """Read a number as people type it in a questionnaire; a share is a fraction, or given in per cent."""
    unit, two = parameter.unit, _TWO_READINGS.search(text)
    found = parse_money(text, language) if unit is ParameterUnit.EURO else parse_number(text, language)
    if isinstance(found, Mistake) and unit is ParameterUnit.SHARE:
        found = parse_share(text, language)
    # What is counted has no thousandths: three digits after a decimal mark are rather thousands, as of amounts.
    is_counted = unit not in (ParameterUnit.EURO, ParameterUnit.SHARE)
    is_doubtful = is_counted and two is not None and two["mark"] == _DECIMAL_MARK[language]
    if two is not None and (is_doubtful or found == Mistake(MistakeCode.AMBIGUOUS_NUMBER)):
        raise _two_readings(written, two)
    if isinstance(found, Mistake):
        raise _refused(written, parameter, text)
    return found


def _two_readings(written: str, found: re.Match[str]) -> ValueRefused:
    """Return the refusal of a number whose mark may stand before decimals or between thousands."""
    whole, decimal = f"{found['first']}{found['last']}", plain(Decimal(f"{found['first']}.{found['last']}"))
    return ValueRefused(
        Bilingual(
            f"« {written} » : « {found[0]} » peut se lire {whole} ou {str(decimal).replace('.', ',')} : écrivez l'un "
            "ou l'autre.",
            f"'{written}': '{found[0]}' can be read as {whole} or {decimal}: write one or the other.",
        )
    )


def _one_or_several(written: str, text: str, values: Sequence[str]) -> ValueRefused:
    """Return the refusal of what is one number with commas between thousands, or several."""
    whole, listed = "".join(values), ", ".join(values[:-1])
    return ValueRefused(
        Bilingual(
            f"« {written} » : « {text} » peut se lire {whole} ou comme plusieurs valeurs, {listed} et {values[-1]} : "
            f"écrivez {whole}, ou une espace après chaque virgule.",
            f"'{written}': '{text}' can be read as {whole} or as several values, {listed} and {values[-1]}: write "
            f"{whole}, or a space after each comma.",
        )
    )


def _checked(value: Threshold, parameter: Parameter, written: str, typed: str = "") -> Threshold:
    if value_fault(parameter, value) is not None:
        raise _refused(written, parameter, typed or str(value))
    return value


def _refused(written: str, parameter: Parameter, found: str) -> ValueRefused:
    """Return the refusal of a value, quoted as it was typed."""
    expected = _A_DAY if parameter.unit is ParameterUnit.DATE else value_expected(parameter.unit)
    return ValueRefused(
        Bilingual(
            f"« {written} » : le paramètre « {parameter.id} » attend {expected.fr} ; trouvé : « {found} ».",
            f"'{written}': parameter '{parameter.id}' expects {expected.en}; found '{found}'.",
        )
    )


def _rounded(value: Decimal, unit: ParameterUnit) -> Decimal:
    """Return a value between the ends of a range as its unit counts it."""
    whole = unit in (ParameterUnit.MONTH, ParameterUnit.DAY, ParameterUnit.COUNT, ParameterUnit.EURO)
    return value.quantize(Decimal(1) if whole else Decimal("0.0001")).normalize() + 0
