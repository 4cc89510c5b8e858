"""Pairs of answers of which one may not be earlier, later or higher than the other."""

from enum import StrEnum

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.names import AnswerName, Identifier


class Comparison(StrEnum):
    """How two answers contradict each other; the key under which the second one is named."""

    EARLIER_THAN = "earlier_than"
    LATER_THAN = "later_than"
    HIGHER_THAN = "higher_than"


class OnlyWhen(Frozen):
    """The answer on which a contradiction depends: ``is``, or any other one than ``is_not``."""

    answer: AnswerName
    is_: Identifier | None = Field(default=None, alias="is")
    is_not: Identifier | None = None

    @model_validator(mode="after")
    def _one_code(self) -> "OnlyWhen":
        if (self.is_ is None) == (self.is_not is None):
            raise Refused("une clé, et une seule, de is, is_not", "one key, and one only, of is, is_not")
        return self

    @property
    def code(self) -> str:
        """The code that is compared with."""
        return self.is_ or self.is_not or ""

    def holds(self, code: object) -> bool:
        """Return whether the answer ``code``, which is known, is one on which the contradiction holds."""
        return code == self.is_ if self.is_ is not None else code != self.is_not


class Contradiction(Frozen):
    """Two answers that a workbook may not hold together.

    Attributes:
        answer: a question, or ``table/column`` for each line of a table.
        earlier_than: the date, question or column of the same table, that ``answer`` may not come before.
        later_than: the date that ``answer`` may not come after.
        higher_than: the number that ``answer`` may not exceed.
        when: the answer, of a question or in the same line, without which the two do not contradict each other.
    """

    answer: AnswerName
    earlier_than: AnswerName | None = None
    later_than: AnswerName | None = None
    higher_than: AnswerName | None = None
    when: OnlyWhen | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> "Contradiction":
        if len(self._compared()) != 1:
            keys = ", ".join(Comparison)
            raise Refused(f"une clé, et une seule, de {keys}", f"one key, and one only, of {keys}")
        return self

    @property
    def comparison(self) -> Comparison:
        """How the two answers are compared."""
        return next(iter(self._compared()))

    @property
    def other(self) -> str:
        """The answer that is compared with."""
        return next(iter(self._compared().values()))

    def _compared(self) -> dict[Comparison, str]:
        given = {
            Comparison.EARLIER_THAN: self.earlier_than,
            Comparison.LATER_THAN: self.later_than,
            Comparison.HIGHER_THAN: self.higher_than,
        }
        return {comparison: name for comparison, name in given.items() if name is not None}
