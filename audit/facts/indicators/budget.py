"""Drift of cost from the INITIAL baseline, and the age of the estimate."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, NotComputable
from audit.facts.indicators.ratios import days_since
from audit.model.text import Text


def _drift(inputs: Inputs) -> Computed:
    """Return (current − initial) / initial (source DINUM-PANORAMA/taux-ecart)."""
    initial, current = inputs.numbers("budget.initial", "budget.current_forecast")
    if initial <= 0:
        return NotComputable(
            Text(fr="le coût initial n'est pas un montant positif", en="the initial cost is not a positive amount")
        )
    return (current - initial) / initial


def _days_since_update(inputs: Inputs) -> Computed:
    (updated,) = inputs.dates("budget.last_update")
    return days_since(updated, inputs)


INDICATORS: dict[str, Indicator] = {
    "budget.drift_from_initial": _drift,
    "budget.days_since_last_update": _days_since_update,
}
