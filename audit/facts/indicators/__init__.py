"""Computes the indicators of questionnaires/indicators.yaml; one module a subject."""

from collections.abc import Mapping
from datetime import date

from audit.facts.indicators import (
    answers,
    budget,
    contracts,
    delivery,
    governance,
    risks,
    schedule,
    security,
    staffing,
)
from audit.facts.indicators.inputs import Indicator, Inputs, as_fact
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.fact import Fact, FactSet
from audit.model.text import Text

INDICATORS: dict[str, Indicator] = {
    name: indicator
    for module in (staffing, schedule, budget, contracts, governance, risks, delivery, security, answers)
    for name, indicator in module.INDICATORS.items()
}


def compute_indicators(
    facts: FactSet,
    definitions: tuple[IndicatorDefinition, ...],
    review_date: date,
    labels: Mapping[str, Text] | None = None,
    graded: frozenset[str] = frozenset(),
) -> dict[str, Fact]:
    """Return each defined indicator as a fact; it is unknown when its inputs are.

    Args:
        facts: what was answered.
        definitions: the indicators to compute.
        review_date: the date on which ages are measured.
        labels: how people call the inputs, for the notes on what is missing.
        graded: the questions answered by yes, partly or no.
    """
    computed = {}
    for definition in definitions:
        inputs = Inputs(facts, review_date, labels or {}, graded)
        computed[definition.id] = as_fact(definition, inputs, INDICATORS[definition.id])
    return computed
