"""Months as days, so that a duration of exactly n months always meets a limit of n months."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from audit.model.operators import OPERATORS
from audit.model.rule import Parameter, ParameterUnit

_MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class Span(NamedTuple):
    """A parameter's value in the unit of facts; months last between so many days and so many."""

    shortest: Decimal | datetime.date
    longest: Decimal | datetime.date

    def for_operator(self, operator: str) -> Decimal | datetime.date:
        """Return the end that a fact of exactly this length meets: the limit is never in its disfavour."""
        return self.shortest if OPERATORS[operator].month == "shortest" else self.longest


def _four_years() -> list[int]:
    leap = [*_MONTH_LENGTHS]
    leap[1] = 29
    return [*_MONTH_LENGTHS, *leap, *_MONTH_LENGTHS, *_MONTH_LENGTHS]


def months_in_days(months: int) -> Span:
    """Return how long ``months`` consecutive calendar months last."""
    fewest, most = days_of_months(months)
    return Span(Decimal(fewest), Decimal(most))


@cache
def days_of_months(months: int) -> tuple[int, int]:
    """Return the fewest and the most days that ``months`` consecutive calendar months can last.

    Example: 6 months are 181 days (January to June) to 184 (July to December).
    """
    cycle = _four_years()
    run = cycle * (months // len(cycle) + 2)
    lengths = [sum(run[start : start + months]) for start in range(len(cycle))]
    return min(lengths), max(lengths)


def comparable_values(parameters: Mapping[str, Parameter]) -> dict[str, Span]:
    """Return the value of each parameter that conditions may compare with, in the unit of facts: all but editions."""
    return {
        name: comparable_value(parameter)
        for name, parameter in parameters.items()
        if parameter.unit is not ParameterUnit.EDITION
    }


def whole_months(parameter: Parameter) -> int:
    """Return how many months a parameter in months counts."""
    assert isinstance(parameter.value, Decimal)  # noqa: S101 - checked when parameters are loaded
    return int(parameter.value)


def comparable_value(parameter: Parameter) -> Span:
    """Return the parameter's value in the unit in which facts are expressed."""
    if parameter.unit is ParameterUnit.MONTH:
        return months_in_days(whole_months(parameter))
    assert not isinstance(parameter.value, str)  # noqa: S101 - checked when parameters are loaded
    return Span(parameter.value, parameter.value)
