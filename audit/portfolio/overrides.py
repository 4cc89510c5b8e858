"""Other values for parameters, as people write them: ``NAME=VALUE``, and ranges of values."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from audit.errors import AuditError, Bilingual, UnknownName
from audit.intake.values.words import fold
from audit.model.rule import Parameter, ParameterUnit
from audit.portfolio.doctrine_schema import Override
from audit.rulebase.base import RuleBase
from audit.rulebase.check_parameters import value_expected, value_fault

Threshold = Decimal | date
MOST_VALUES = 1_000
_A_DAY = Bilingual("une date, AAAA-MM-JJ", "a date, YYYY-MM-DD")  # without the quotes that YAML asks for
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


def read_override(written: str, rulebase: RuleBase) -> Override:
    """Read ``NAME=VALUE``, the value in the unit in which ``parameters.yaml`` declares it.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a value that it cannot have.
    """
    name, text = _split(written, "NOM=VALEUR", "NAME=VALUE")
    parameter = _parameter(name, rulebase)
    return Override(
        parameter=parameter.id, unit=parameter.unit, before=parameter.value, after=_value(text, parameter, written)
    )


def read_overrides(written: Sequence[str], rulebase: RuleBase) -> list[Override]:
    """Read several ``NAME=VALUE``, one for a parameter.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a value that a parameter cannot have, and for two values of one parameter.
    """
    found: dict[str, tuple[Override, str]] = {}
    for text in written:
        one = read_override(text, rulebase)
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


def read_sweep(written: str, rulebase: RuleBase) -> tuple[Parameter, tuple[Threshold, ...]]:
    """Read ``NAME=FIRST:LAST:COUNT``, evenly spaced, or ``NAME=VALUE,VALUE,…``.

    Raises:
        UnknownName: for a parameter that is not there, with the nearest.
        ValueRefused: for a range that is none, or holds a value that the parameter cannot have.
    """
    name, text = _split(
        written, "NOM=DÉBUT:FIN:NOMBRE ou NOM=VALEUR,VALEUR", "NAME=FIRST:LAST:COUNT or NAME=VALUE,VALUE"
    )
    parameter = _parameter(name, rulebase)
    if ":" not in text:
        return parameter, tuple(_value(one, parameter, written) for one in text.split(","))
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
    first, last = (_value(end, parameter, written) for end in ends[:2])
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


def as_written(values: Mapping[str, Threshold]) -> tuple[tuple[str, str], ...]:
    """Return parameters and their values as texts, which go to other processes and into keys."""
    return tuple((name, str(value)) for name, value in sorted(values.items()))


def _split(written: str, fr: str, en: str) -> tuple[str, str]:
    name, equals, text = (part.strip() for part in written.partition("="))
    if not (name and equals and text):
        raise ValueRefused(Bilingual(f"« {written} » : {fr} est attendu.", f"'{written}': {en} is expected."))
    return name, text


def _parameter(name: str, rulebase: RuleBase) -> Parameter:
    """Return the parameter of this id, or of this label, which is what reports print."""
    if name in rulebase.parameters:
        return rulebase.parameters[name]
    labelled = (one for one in rulebase.parameters.values() if fold(name) in (fold(one.label.fr), fold(one.label.en)))
    found = next(labelled, None)
    if found is None:
        raise UnknownName(_PARAMETER, name, list(rulebase.parameters))
    return found


def _value(text: str, parameter: Parameter, written: str) -> Threshold:
    value: Threshold
    try:
        value = date.fromisoformat(text.strip()) if parameter.unit is ParameterUnit.DATE else Decimal(_dotted(text))
    except (ValueError, InvalidOperation):
        value = Decimal("NaN")
    if isinstance(value, Decimal) and not value.is_finite():
        raise _refused(written, parameter, text)
    return _checked(value, parameter, written, text)


def _dotted(text: str) -> str:
    """Return a number as programs write it; it may have a decimal comma, and a share may be given in per cent."""
    plain = "".join(text.split()).replace(",", ".")
    if plain.endswith("%"):
        return str(Decimal(plain[:-1]) / 100)
    return plain


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
