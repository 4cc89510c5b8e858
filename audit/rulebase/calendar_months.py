"""Months as days, so that a duration of exactly n months is never judged over n months."""

from decimal import Decimal
from functools import cache

from audit.model.rule import Parameter, ParameterUnit

# The longest span of n consecutive calendar months, over any start in a leap-year cycle.
_MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def _four_years() -> list[int]:
    leap = [*_MONTH_LENGTHS]
    leap[1] = 29
    return [*_MONTH_LENGTHS, *leap, *_MONTH_LENGTHS, *_MONTH_LENGTHS]


@cache
def longest_span_in_days(months: int) -> int:
    """Return the most days that ``months`` consecutive calendar months can last.

    Example: 6 months are at most 184 days (July to December).
    """
    cycle = _four_years()
    span = cycle * (months // len(cycle) + 2)
    return max(sum(span[start : start + months]) for start in range(len(cycle)))


def comparable_value(parameter: Parameter) -> Decimal:
    """Return the parameter's value in the unit in which facts are expressed."""
    if parameter.unit is ParameterUnit.MONTH:
        return Decimal(longest_span_in_days(int(parameter.value)))
    return parameter.value
