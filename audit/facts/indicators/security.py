"""Whether security accreditation comes before go-live."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs
from audit.facts.indicators.ratios import days_between


def _accreditation_lead(inputs: Inputs) -> Computed:
    """Return the days from accreditation to go-live; negative when it comes after (DECRET-2019-1088)."""
    accreditation, go_live = inputs.dates("security.accreditation_date", "project.go_live_date")
    return days_between(accreditation, go_live)


INDICATORS: dict[str, Indicator] = {"security.accreditation_lead": _accreditation_lead}
