"""What the answers look like as a whole: how many are favourable, how many are backed by documents."""

from decimal import Decimal
from typing import ClassVar

from audit.facts.indicators.inputs import Computed, Inputs, NotComputable
from audit.facts.indicators.shapes.base import Shape
from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.questionnaire import YES
from audit.model.text import Text
from audit.model.value import ValueType

_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)


class DocumentedShare(Shape):
    """The share of the answers yes, partly and no that are documented or verified.

    The cells of all these answers are not listed: the figure is about the workbook as a whole.

    Attributes:
        not_computable: said when nothing is answered.
    """

    gives: ClassVar = ValueType.SHARE

    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share."""
        graded = inputs.graded_answers()
        if not graded:
            return NotComputable(self.not_computable)
        return Decimal(sum(fact.evidence in _BACKED for fact in graded)) / len(graded)

    def adds(self, fact: Fact) -> tuple[int, int]:
        """Return 1 in 1 for an answer that is backed, 0 in 1 for another, 0 in 0 for none."""
        return int(fact.is_known and fact.evidence in _BACKED), int(fact.is_known)


class FavourableShare(Shape):
    """The share of yes among the answers to the questions that take yes, partly or no.

    Attributes:
        not_computable: said when nothing is answered.
    """

    gives: ClassVar = ValueType.SHARE

    not_computable: Text

    def compute(self, inputs: Inputs) -> Computed:
        """Return the share."""
        graded = inputs.graded_answers()
        if not graded:
            return NotComputable(self.not_computable)
        return Decimal(sum(fact.value == YES.code for fact in graded)) / len(graded)

    def adds(self, fact: Fact) -> tuple[int, int]:
        """Return 1 in 1 for a yes, 0 in 1 for another answer, 0 in 0 for none."""
        return int(fact.value == YES.code), int(fact.is_known)
