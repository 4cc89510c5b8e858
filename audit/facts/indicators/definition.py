"""What an indicator means, and how it is computed from which answers."""

from audit.facts.indicators.shapes import Computation
from audit.model.base import Frozen
from audit.model.names import AnswerName, FactName
from audit.model.text import Text
from audit.model.value import ValueType


class IndicatorDeclaration(Frozen):
    """One entry of questionnaires/indicators.yaml.

    Attributes:
        type: what it is; that which its shape gives.
        computed: the shape of the computation, with what it is applied to.
        actionable: whether an action can change it; what it says of the past cannot be changed.
        declared: the question that asks for the same figure as it is published, for where the computation lacks
            something.
    """

    id: FactName
    type: ValueType
    label: Text
    definition: Text
    computed: Computation
    actionable: bool = True
    declared: FactName | None = None


class IndicatorDefinition(IndicatorDeclaration):
    """An indicator whose names were checked.

    Attributes:
        inputs: what it is computed from: fact names, or ``table/column``; the question ``declared`` is none of them.
    """

    inputs: tuple[AnswerName, ...]
