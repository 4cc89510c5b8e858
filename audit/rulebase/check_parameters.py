"""Checks that a parameter's value is one that its unit can have."""

import datetime
from decimal import Decimal

from audit.errors import Bilingual
from audit.model.rule import Parameter, ParameterUnit

_MOST = {
    ParameterUnit.EURO: 10**12,  # more than a year of the State's budget
    ParameterUnit.SHARE: 1,
    ParameterUnit.DAY: 36_525,  # a century
    ParameterUnit.MONTH: 1_200,
    ParameterUnit.COUNT: 10**6,
}
_EXPECTED = {
    ParameterUnit.EURO: Bilingual("un montant en euros, de 0 à mille milliards", "an amount in euros, 0 to a trillion"),
    ParameterUnit.SHARE: Bilingual("une fraction, de 0 à 1 (0.25 pour 25 %)", "a fraction, 0 to 1 (0.25 for 25%)"),
    ParameterUnit.DAY: Bilingual("un nombre de jours, de 0 à 36525", "a number of days, 0 to 36525"),
    ParameterUnit.MONTH: Bilingual("un nombre entier de mois, de 0 à 1200", "a whole number of months, 0 to 1200"),
    ParameterUnit.COUNT: Bilingual("un nombre, de 0 à 1000000", "a number, 0 to 1000000"),
    ParameterUnit.DATE: Bilingual("une date, AAAA-MM-JJ entre guillemets", "a date, YYYY-MM-DD in quotes"),
    ParameterUnit.EDITION: Bilingual(
        "le nom d'une édition, comme « RGAA 4.1 »", "the name of an edition, like 'RGAA 4.1'"
    ),
}


def value_fault(parameter: Parameter, value: Decimal | datetime.date | str) -> Bilingual | None:
    """Return what is wrong with ``value`` for ``parameter``, in the unit in which it is declared; None when nothing."""
    unit = parameter.unit
    if _is_possible(unit, value):
        return None
    expected = value_expected(unit)
    return Bilingual(
        f"le paramètre « {parameter.id} » (unit: {unit}) attend {expected.fr} ; trouvé : {value}",
        f"parameter '{parameter.id}' (unit: {unit}) expects {expected.en}; found {value}",
    )


def value_expected(unit: ParameterUnit) -> Bilingual:
    """Return what a value of this unit is."""
    return _EXPECTED[unit]


def _is_possible(unit: ParameterUnit, value: Decimal | datetime.date | str) -> bool:
    if isinstance(value, str):
        return unit is ParameterUnit.EDITION
    if isinstance(value, datetime.date):
        return unit is ParameterUnit.DATE
    if unit in (ParameterUnit.DATE, ParameterUnit.EDITION) or not value.is_finite() or not 0 <= value <= _MOST[unit]:
        return False
    return unit is not ParameterUnit.MONTH or value == value.to_integral_value()
