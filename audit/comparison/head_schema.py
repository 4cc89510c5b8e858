"""What the head of a comparison tells beside levels and dates: scope, outcomes, costs, the decision; public parts."""

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict

from audit.model.fact import Fact
from audit.model.rule import Severity
from audit.model.text import Text
from audit.model.value import JsonDecimal


@dataclass(frozen=True, slots=True)
class ScopeCut:
    """A scope that was cut since the initial baseline: neither cost nor end is that of the same functions.

    Attributes:
        name: the question.
        old, new: what each audit says, with its cells; None where it does not ask.
        cut: the audits that say that it was cut.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    old: Fact | None
    new: Fact | None
    cut: tuple[Literal["old", "new"], ...]


@dataclass(frozen=True, slots=True)
class OutcomesOf:
    """How many requirements of a severity one audit finds not met, and met in part."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    severity: Severity
    not_met: int
    partly_met: int


@dataclass(frozen=True, slots=True)
class CostLineMoved:
    """A line of the costs whose amount, as forecast at completion, is not the same in both audits, in euros.

    Attributes:
        old, new: None where only the other audit has the line.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    old: JsonDecimal | None
    new: JsonDecimal | None


@dataclass(frozen=True, slots=True)
class DecisionInformed:
    """What the later review informs, as its report says.

    Attributes:
        said: the decision.
        activity: what the workbook calls it; empty where nobody is told to be accountable for it.
        by: who is finally accountable for it, in the words of the workbook.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    said: Text
    activity: str = ""
    by: Fact | None = None
