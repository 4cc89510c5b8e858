"""What carries the opinion in two audits, and which figures of a finding moved: parts of the public comparison."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import ConfigDict

from audit.comparison.moves import FindingMove
from audit.judgement.avis import AvisReason
from audit.model.answer import CellRef
from audit.model.base import Frozen
from audit.model.rule import OutcomeKind, RuleId


@dataclass(frozen=True, slots=True)
class Carries:
    """A rule that one of the two audits counts among what keeps its opinion from being better.

    Attributes:
        sides: the audits that count it.
        old, new: its outcomes; None where it does not judge.
        move: how its finding moved; None when it is one in neither.
        cells: what it rests on, in the later audit, or in the earlier where that one alone counts it.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    rule: RuleId
    sides: tuple[Literal["old", "new"], ...]
    old: OutcomeKind | None
    new: OutcomeKind | None
    move: FindingMove | None = None
    cells: tuple[CellRef, ...] = ()


class Unsettled(Frozen):
    """What may still bring the opinion of one audit below the best level that is left.

    Attributes:
        names: the questions and tables whose answers are declared only, and of which documents would secure a level.
        rules: the rules that they may leave unmet; of risks, those that are open.
        cells: those answers.
    """

    names: tuple[str, ...] = ()
    rules: tuple[RuleId, ...] = ()
    cells: tuple[CellRef, ...] = ()


class Carried(Frozen):
    """What carries the opinions that the two reports lead with, as their records say.

    Attributes:
        old, new: what keeps the best level that is left from being better, for certain.
        rules: those that it counts, in either audit, in the order in which they are named.
        unsettled_old, unsettled_new: what may still bring the opinion lower; None where nothing can.
    """

    old: tuple[AvisReason, ...] = ()
    new: tuple[AvisReason, ...] = ()
    rules: tuple[Carries, ...] = ()
    unsettled_old: Unsettled | None = None
    unsettled_new: Unsettled | None = None


@dataclass(frozen=True, slots=True)
class GoLiveMoved:
    """The first go-live that the later review had before it, and what became of its day.

    Attributes:
        name: of its milestone; None where no milestone alone has that day.
        initial, old: its day by the initial baseline, and in the earlier audit; None where it is not known.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str | None
    initial: date | None
    old: date | None
    new: date


@dataclass(frozen=True, slots=True)
class Crossed:
    """A threshold of a rule that a figure passed between two audits.

    Attributes:
        threshold: its id.
        fact: the figure.
        holds: whether what the rule asks of the figure there is met in the later audit, and was not.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    threshold: str
    fact: str
    holds: bool
