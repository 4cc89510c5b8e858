"""Age and breadth of the risk register."""

from decimal import Decimal

from audit.facts.indicators.inputs import Between, Computed, Indicator, Inputs
from audit.facts.indicators.ratios import days_since_latest
from audit.model.text import Text

# The families that a register may cover (DINUM-EDS/S16); "other" names no family.
_FAMILIES = 6


def _days_since_last_review(inputs: Inputs) -> Computed:
    closed = inputs.is_closed("risks")
    reviews = [row["last_review"] for row in inputs.rows("risks", "last_review")]
    nothing = Text(fr="aucune date de revue des risques n'est inscrite", en="no date of a risk review is entered")
    return days_since_latest(reviews, inputs, closed, nothing)


def _families_covered(inputs: Inputs) -> Computed:
    closed = inputs.is_closed("risks")
    families = [row["family"] for row in inputs.rows("risks", "family")]
    known = len(set(families) - {"other", None})
    possible = min(_FAMILIES, known + families.count(None)) if closed else _FAMILIES
    return Between(Decimal(known), Decimal(possible))


INDICATORS: dict[str, Indicator] = {
    "risks.days_since_last_review": _days_since_last_review,
    "risks.families_covered": _families_covered,
}
