"""An indicator as a fact: its value, its bounds or why there is none, with every cell that was read."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from audit.facts.indicators.definition import IndicatorDefinition
from audit.facts.indicators.inputs import Between, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.published import is_given, with_figure
from audit.model.answer import AnswerState, Evidence
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.text import Text

_EVIDENCE_ORDER = list(Evidence)


def _missing_note(names: Iterable[str], labels: Mapping[str, Text]) -> Text:
    known = [labels.get(name, Text(fr=name, en=name)) for name in names]
    return Text(
        fr="il manque : " + " ; ".join(f"« {label.fr} »" for label in known),
        en="missing: " + "; ".join(f"“{label.en}”" for label in known),
    )


class ComputedFact(NamedTuple):
    """An indicator as it is computed, without the figure that is published of it.

    Attributes:
        is_final: whether nothing is missing: it has a value, or has none for certain.
    """

    fact: Fact
    is_final: bool


def as_fact(definition: IndicatorDefinition, inputs: Inputs) -> Fact:
    """Return one indicator as a fact that names all the cells it rests on."""
    computed = computed_fact(definition, inputs)
    figure = inputs.facts.facts.get(definition.declared) if definition.declared else None
    if figure is None or not is_given(figure):
        return computed.fact
    return with_figure(computed.fact, figure, is_final=computed.is_final)


def computed_fact(definition: IndicatorDefinition, inputs: Inputs) -> ComputedFact:
    """Compute one indicator and return it as a fact that names all the cells it used."""
    note: Text | None = None
    is_final = False
    value: Any = None
    low = high = None
    try:
        computed = definition.computed.shape.compute(inputs)
    except MissingInputError as missing:
        note = missing.note or _missing_note(missing.names, inputs.labels)
    else:
        match computed:
            case NotComputable():
                note, is_final = computed.note, True
            case Between():
                low, high = computed.low, computed.high
                value = low if low == high else None
                low, high = (None, None) if value is not None else (low, high)
            case _:
                value = computed
    read = [fact for fact in inputs.read.values() if fact.state is not AnswerState.BLANK or value is None]
    fact = Fact(
        name=definition.id,
        type=definition.type,
        state=AnswerState.ANSWERED if value is not None else AnswerState.NOT_COMPUTED,
        value=value,
        low=low,
        high=high,
        cells=tuple(dict.fromkeys(cell for fact in read for cell in fact.cells)),
        evidence=_weakest(inputs.read.values()),
        inputs=definition.inputs,
        note=note,
    )
    return ComputedFact(fact, is_final or value is not None)


def _weakest(facts: Iterable[Fact]) -> Evidence:
    """Return the weakest evidence among known inputs: a chain is as strong as that."""
    told = (fact for fact in facts if fact.is_known or fact.state is AnswerState.PARTLY_ANSWERED)
    levels = [fact.evidence for fact in told if not FactRef.parse(fact.name).is_completeness]
    return min(levels, key=_EVIDENCE_ORDER.index, default=Evidence.DECLARED)
