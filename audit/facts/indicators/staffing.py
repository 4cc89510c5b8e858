"""In-house shares of the team, for steering and for build: two numbers, never merged (CDC-2020/R6)."""

from decimal import Decimal

from audit.facts.indicators.inputs import Between, Computed, Indicator, Inputs, NotComputable, Row
from audit.model.text import Text

_INFINITE = Decimal("Infinity")
_ZERO = Decimal(0)


def _candidates(inputs: Inputs, function: str) -> list[Row]:
    """Return the staff of a function, and those whose function is not known."""
    inputs.require_closed("staff")
    staff = inputs.rows("staff", "function", "employer", "fte")
    return [row for row in staff if row["function"] in (None, function)]


def _least(staff: list[Row], employer: str) -> Decimal:
    certain = (row["fte"] for row in staff if row["function"] is not None and row["employer"] == employer)
    return sum((load for load in certain if load is not None), start=_ZERO)


def _most(staff: list[Row], employer: str) -> Decimal:
    possible = [row["fte"] for row in staff if row["employer"] in (None, employer)]
    return _INFINITE if None in possible else sum(possible, start=_ZERO)


def _internal_share(inputs: Inputs, function: str) -> Computed:
    staff = _candidates(inputs, function)
    least_in, most_in = _least(staff, "internal"), _most(staff, "internal")
    least_out, most_out = _least(staff, "external"), _most(staff, "external")
    if most_in == 0 and most_out == 0:
        return NotComputable(
            Text(
                fr="aucun équivalent temps plein n'est inscrit pour cette fonction",
                en="no full-time equivalent is entered for this function",
            )
        )
    low = _ratio(least_in, most_out, when_nothing=_ZERO)
    high = _ratio(most_in, least_out, when_nothing=Decimal(1))
    return Between(low, high)


def _ratio(inside: Decimal, outside: Decimal, when_nothing: Decimal) -> Decimal:
    if outside == _INFINITE:
        return _ZERO
    if inside == _INFINITE:
        return Decimal(1)
    total = inside + outside
    return inside / total if total else when_nothing


def _steering_share(inputs: Inputs) -> Computed:
    return _internal_share(inputs, "steering")


def _build_share(inputs: Inputs) -> Computed:
    return _internal_share(inputs, "build")


INDICATORS: dict[str, Indicator] = {
    "staffing.internal_share.steering": _steering_share,
    "staffing.internal_share.build": _build_share,
}
