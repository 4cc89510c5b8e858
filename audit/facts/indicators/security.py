"""Whether security accreditation comes before go-live, and the age of the accessibility declaration."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs
from audit.facts.indicators.ratios import days_between, days_since


def _accreditation_lead(inputs: Inputs) -> Computed:
    """Return the days from accreditation to go-live; negative when it comes after (DECRET-2019-1088)."""
    accreditation, go_live = inputs.dates("security.accreditation_date", "project.go_live_date")
    return days_between(accreditation, go_live)


def _days_since_rgaa_declaration(inputs: Inputs) -> Computed:
    (declared,) = inputs.dates("compliance.rgaa_declaration_date")
    return days_since(declared, inputs)


INDICATORS: dict[str, Indicator] = {
    "security.accreditation_lead": _accreditation_lead,
    "compliance.days_since_rgaa_declaration": _days_since_rgaa_declaration,
}
