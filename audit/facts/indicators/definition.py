"""What an indicator means, and how it is computed from which answers."""

from pydantic import model_validator

from audit.errors import Refused
from audit.facts.indicators.shapes import Computation
from audit.model.base import Declared
from audit.model.names import AnswerName, FactName
from audit.model.text import Text
from audit.model.value import ValueType


class IndicatorDeclaration(Declared):
    """One entry of questionnaires/indicators.yaml.

    Attributes:
        type: what it is; that which its shape gives.
        computed: the shape of the computation, with what it is applied to.
        actionable: whether an action can change it; what it says of the past cannot be changed.
        below_zero: how a negative duration is said, with ``{days}`` for its length: "in 79 days".
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
    below_zero: Text | None = None

    @model_validator(mode="after")
    def _says_how_long(self) -> "IndicatorDeclaration":
        """Refuse words for a negative duration that leave its length out, or that are of something else."""
        if self.below_zero is None:
            return self
        if self.type is not ValueType.DAYS:
            raise Refused("below_zero ne vaut que pour une durée (days)", "below_zero is for durations (days) only")
        if not all("{days}" in words for words in (self.below_zero.fr, self.below_zero.en)):
            raise Refused("below_zero attend {days} dans les deux langues", "below_zero needs {days} in both languages")
        return self


class IndicatorDefinition(IndicatorDeclaration):
    """An indicator whose names were checked.

    Attributes:
        inputs: what it is computed from: fact names, or ``table/column``; the question ``declared`` is none of them.
    """

    inputs: tuple[AnswerName, ...]
