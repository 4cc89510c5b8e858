"""The outside view of one project: where it stands among comparable ones, or why nothing is said."""

from datetime import date
from enum import StrEnum

from audit.model.base import Frozen
from audit.model.names import FactName
from audit.model.outside_figures import DriftClass
from audit.model.value import JsonDecimal


class Silence(StrEnum):
    """Why nothing is said of a project's cost or schedule."""

    NOT_KNOWN = "not_known"  # an exact value is missing
    OTHER_PERIMETER = "other_perimeter"  # what the project counts is not what the figures count
    NOT_POSITIVE = "not_positive"  # the initial cost or duration is not a positive number
    FEW_PROJECTS = "few_projects"  # its class has too few projects for any quantile


class _Place(Frozen):
    """Where a project stands, or why nothing is said.

    Attributes:
        silence: None when something is said.
        lacking: the facts that are not known exactly, or that show another perimeter.
        reference: the class of the project, where it is known.
        drift: of the project, against its initial baseline; None when it is not known.
        above, below: the quantiles that the drift has reached, and has not; None beyond the last and before the first.
    """

    silence: Silence | None = None
    lacking: tuple[FactName, ...] = ()
    reference: DriftClass | None = None
    drift: JsonDecimal | None = None
    above: JsonDecimal | None = None
    below: JsonDecimal | None = None


class ImpliedCost(Frozen):
    """The final cost of the project if it drifted as a quantile says, in euros; ``low`` and ``high``, its interval."""

    at: JsonDecimal
    cost: JsonDecimal
    low: JsonDecimal
    high: JsonDecimal


class CostPlace(_Place):
    """The cost of a project among comparable ones.

    Attributes:
        initial, current: the project's own figures, in euros.
        perimeter_shown: whether the project's answers show that its cost covers what the figures cover.
    """

    initial: JsonDecimal | None = None
    current: JsonDecimal | None = None
    perimeter_shown: bool = False
    implied: tuple[ImpliedCost, ...] = ()


class ImpliedEnd(Frozen):
    """The end of the project if it drifted as a quantile says; ``low`` and ``high``, its interval.

    Attributes:
        is_past: whether the review comes after it: the project has already lasted longer.
    """

    at: JsonDecimal
    end: date
    low: date
    high: date
    is_past: bool


class EndPlace(_Place):
    """The end of a project among comparable ones; ``initial`` and ``current`` are its own dates."""

    initial: date | None = None
    current: date | None = None
    implied: tuple[ImpliedEnd, ...] = ()


class OutsideView(Frozen):
    """Both, for one project."""

    cost: CostPlace
    end: EndPlace
