"""Computes the indicators of questionnaires/indicators.yaml."""

from collections.abc import Mapping, Sequence
from datetime import date

from audit.facts.indicators.as_fact import as_fact
from audit.facts.indicators.definition import IndicatorDefinition
from audit.facts.indicators.inputs import Inputs
from audit.facts.indicators.open_figures import Announced
from audit.model.fact import Fact, FactSet
from audit.model.text import Text


def compute_indicators(
    facts: FactSet,
    definitions: tuple[IndicatorDefinition, ...],
    review_date: date,
    labels: Mapping[str, Text] | None = None,
    graded: Sequence[str] = (),
    announced: Announced | None = None,
) -> dict[str, Fact]:
    """Return each defined indicator as a fact; it is unknown when its inputs are.

    Args:
        facts: what was answered.
        definitions: the indicators to compute.
        review_date: the date on which ages are measured.
        labels: how people call the inputs, for the notes on what is missing.
        graded: the questions answered by yes, partly or no, in order.
        announced: for a completion of what a project leaves open, what was said of the project before.
    """
    found = {
        definition.id: as_fact(
            definition, Inputs(facts, review_date, labels or {}, graded, facts.tallies.get(definition.id))
        )
        for definition in definitions
    }
    if announced is not None:
        for definition in definitions:
            if definition.declared is not None:
                found[definition.id] = announced.kept(found[definition.id], definition.declared, facts)
    return found
