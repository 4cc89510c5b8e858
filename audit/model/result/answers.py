"""The answers of one audit as its annex lists them, and what stands beside the lines of its tables."""

from dataclasses import dataclass, field

from pydantic import ConfigDict

from audit.model.answer import Answer, CellRef
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.quickly_made import quickly_made
from audit.model.text import Text


@quickly_made
@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer of the workbook, for the register of answers.

    Attributes:
        not_asked: of a question left blank, with which answers it is asked, where others are given; None elsewhere.
        fact_made: the answer as a fact, where a rule has asked for it already; None elsewhere.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    fact: str
    label: Text
    answer: Answer
    not_asked: Text | None = None
    fact_made: Fact | None = field(default=None, compare=False, repr=False)  # whoever asks first

    @property
    def given(self) -> Fact:
        """The answer as a fact, so that both are written alike."""
        return self.fact_made or answered_fact(self.fact, self.answer.type, self.answer)


@quickly_made
@dataclass(frozen=True, slots=True)
class RowNote:
    """What stands beside one line of a table: the document it comes from, a comment, and where the comment stands.

    Attributes:
        gives_reason: whether the comment says why a cell of the line has no object: it then limits no other answer.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    source: str
    comment: str
    comment_cells: tuple[CellRef, ...] = ()
    gives_reason: bool = False
