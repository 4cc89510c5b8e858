"""An indicator as a fact: its value, its bounds or why there is none, with every cell that was read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from audit.facts.indicators.definition import IndicatorDefinition
from audit.facts.indicators.inputs import Between, Computed, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.published import is_given, with_figure
from audit.model.answer import EVIDENCE_ORDER, AnswerState, Evidence
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.text import Text

_WEAKEST = EVIDENCE_ORDER[0]
# At hand: Python 3.11 is long at finding members.
_ANSWERED, _PARTLY_ANSWERED = AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED
_BLANK, _NOT_COMPUTED = AnswerState.BLANK, AnswerState.NOT_COMPUTED


def _missing_note(names: Iterable[str], labels: Mapping[str, Text]) -> Text:
    return _missing(tuple((label.fr, label.en) if (label := labels.get(name)) else (name, name) for name in names))


@lru_cache(maxsize=1_000)  # many projects lack the same inputs
def _missing(labels: tuple[tuple[str, str], ...]) -> Text:
    return Text(
        fr="il manque : " + " ; ".join(f"« {fr} »" for fr, _ in labels),
        en="missing: " + "; ".join(f"“{en}”" for _, en in labels),
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
    return _published(definition, inputs, computed_fact(definition, inputs))


def bare_fact(definition: IndicatorDefinition, inputs: Inputs) -> Fact:
    """Return one indicator as conditions read it: the same value or bounds, no cells, no evidence, no note."""
    try:
        computed = definition.computed.shape.compute(inputs)
    except MissingInputError:
        found = ComputedFact(Fact(definition.id, definition.type, AnswerState.NOT_COMPUTED), is_final=False)
    else:
        value, low, high = _ends(computed)
        state = _NOT_COMPUTED if value is None else _ANSWERED
        is_final = value is not None or isinstance(computed, NotComputable)
        found = ComputedFact(Fact(definition.id, definition.type, state, value, low, high), is_final)
    return _published(definition, inputs, found)


def noted_fact(definition: IndicatorDefinition, fact: Fact, inputs: Inputs) -> Fact:
    """Return an indicator with what its shape says beside its value, where that value is what is computed exactly."""
    if fact.value is None:
        return fact
    shape = definition.computed.shape
    try:
        note = shape.told(inputs, fact.value)  # first: most shapes have nothing to say, and need not compute again
        is_computed = note is not None and _ends(shape.compute(inputs))[0] == fact.value
    except MissingInputError:  # a figure that is published stands for it
        return fact
    return replace(fact, note=note) if is_computed else fact


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
        value, low, high = _ends(computed)
        if isinstance(computed, NotComputable):
            note, is_final = computed.note, True
    read = inputs.read.values()
    fact = Fact(
        definition.id,
        definition.type,
        _NOT_COMPUTED if value is None else _ANSWERED,
        value,
        low,
        high,
        "",
        tuple(
            dict.fromkeys([cell for fact in read if value is None or fact.state is not _BLANK for cell in fact.cells])
        ),
        _weakest(read),
        "",
        definition.inputs,
        note,
    )
    return ComputedFact(fact, is_final or value is not None)


def _published(definition: IndicatorDefinition, inputs: Inputs, computed: ComputedFact) -> Fact:
    """Return an indicator with what the figure that is published of it adds."""
    figure = inputs.facts.facts.get(definition.declared) if definition.declared else None
    if figure is None or not is_given(figure):
        return computed.fact
    return with_figure(computed.fact, figure, is_final=computed.is_final)


def _ends(computed: Computed) -> tuple[Any, Decimal | None, Decimal | None]:
    """Return the value, or the bounds, of what was computed."""
    match computed:
        case NotComputable():
            return None, None, None
        case Between(low, high):
            return (low, None, None) if low == high else (None, low, high)
    return computed, None, None


def _weakest(facts: Iterable[Fact]) -> Evidence:
    """Return the weakest evidence among known inputs: a chain is as strong as that."""
    weakest: Evidence | None = None
    for fact in facts:
        evidence = fact.evidence
        if evidence is weakest or (fact.value is None and fact.state is not _PARTLY_ANSWERED):
            continue
        if FactRef.parse(fact.name).is_completeness:
            continue
        if evidence is _WEAKEST:
            return evidence
        weakest = min(evidence, weakest or evidence, key=EVIDENCE_ORDER.index)
    return weakest or _WEAKEST
