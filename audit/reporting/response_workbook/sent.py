"""What a file of responses is made of: the findings sent, the answers that may be corrected, to whom, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.model.fact import Fact
from audit.model.questionnaire import Field
from audit.model.result.findings import Finding
from audit.model.rule import OwnerRole, RuleId
from audit.model.text import Text


@dataclass(frozen=True)
class CorrectableAnswer:
    """An answer that may be corrected.

    Attributes:
        name: of the question, or of the cell of a table.
        field: what the question or the column expects; ``expected`` the same in a phrase.
        rules: the findings that it concerns.
        given: what was answered.
        line: what people call the line of the table that it is in; empty for a question.
        is_called_for: whether no finding rests on it, and it may be needed once another answer is corrected.
    """

    name: str
    field: Field
    expected: Text
    rules: tuple[RuleId, ...]
    given: Fact
    line: str = ""
    is_called_for: bool = False


@dataclass(frozen=True)
class Sent:
    """What is sent.

    Attributes:
        addressee: whom it concerns; None for the whole.
        sent_on, due_on: None where they are to be filled in when it is sent.
        due_is_default: whether the deadline is the one that holds when none is given.
    """

    findings: Sequence[Finding]
    answers: Sequence[CorrectableAnswer]
    addressee: OwnerRole | None
    sent_on: date | None
    due_on: date | None
    due_is_default: bool
