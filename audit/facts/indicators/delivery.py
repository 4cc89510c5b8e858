"""Age of the last satisfaction survey and of the service, and interfaces under contract."""

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, NotComputable
from audit.facts.indicators.ratios import days_between, days_since
from audit.model.text import Text


def _days_since_survey(inputs: Inputs) -> Computed:
    (survey,) = inputs.dates("delivery.last_satisfaction_survey")
    return days_since(survey, inputs)


def _days_since_go_live(inputs: Inputs) -> Computed:
    """Return the days from go-live to the review, negative while it is still to come."""
    (go_live,) = inputs.dates("project.go_live_date")
    return days_between(go_live, inputs.review_date)


def _interface_contract_share(inputs: Inputs) -> Computed:
    count, with_contract = inputs.numbers("delivery.interfaces.count", "delivery.interfaces.with_contract")
    if count <= 0:
        return NotComputable(Text(fr="le projet n'a pas d'interface", en="the project has no interface"))
    if with_contract > count:
        return NotComputable(
            Text(
                fr="plus d'interfaces sous contrat que d'interfaces en tout",
                en="more interfaces under contract than interfaces in all",
            )
        )
    return with_contract / count


INDICATORS: dict[str, Indicator] = {
    "delivery.days_since_last_survey": _days_since_survey,
    "delivery.days_since_go_live": _days_since_go_live,
    "delivery.interfaces.contract_share": _interface_contract_share,
}
