"""What other values of parameters would change in a portfolio: the public shape of a simulated doctrine."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from audit.model.base import Frozen
from audit.model.rule import ParameterUnit, RuleId
from audit.model.scoring import AvisLevel
from audit.model.value import JsonDecimal


class Change(StrEnum):
    """How a finding is not the same by other values."""

    APPEAR = "appear"
    VANISH = "vanish"
    WORSEN = "worsen"  # it was met in part, and no longer is
    SOFTEN = "soften"  # it is met in part now


class Override(Frozen):
    """A parameter and another value for it, in its own unit.

    Attributes:
        rules: those that compare with it.
        meets: the other thresholds of the same figures that the value reaches or passes, with the values that are given
            for them; none before 1.7.
    """

    parameter: str
    unit: ParameterUnit
    before: JsonDecimal | date
    after: JsonDecimal | date
    rules: tuple[RuleId, ...] = ()
    meets: tuple[str, ...] = ()

    @property
    def is_present(self) -> bool:
        """Whether the value is the one that is in force."""
        return self.after == self.before


class ProjectMoved(Frozen):
    """A project that the other values change.

    Attributes:
        level, floor, ceiling: of the opinion by the rules of today, before and after, proven as ``audit run`` proves
            them: what was published by the date of a review is not told apart.
        appear, vanish: the rules that become findings, and those that no longer are.
        worsen, soften: the findings that were met in part and no longer are, and those that now are.
    """

    file: str
    level: tuple[AvisLevel, AvisLevel]
    floor: tuple[AvisLevel, AvisLevel]
    ceiling: tuple[AvisLevel, AvisLevel]
    appear: tuple[RuleId, ...] = ()
    vanish: tuple[RuleId, ...] = ()
    worsen: tuple[RuleId, ...] = ()
    soften: tuple[RuleId, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether anything is not the same."""
        return self.moves_avis or self.moves_findings

    @property
    def rules(self) -> tuple[RuleId, ...]:
        """The rules whose finding is not the same."""
        return (*self.appear, *self.vanish, *self.worsen, *self.soften)

    @property
    def moves_findings(self) -> bool:
        """Whether a finding is not the same."""
        return bool(self.rules)

    @property
    def moves_avis(self) -> bool:
        """Whether the opinion, or what is left of it, is not the same."""
        return any(old is not new for old, new in (self.level, self.floor, self.ceiling))


class Doctrine(Frozen):
    """What some other values change, together.

    Attributes:
        judged: how many projects were judged both ways by the rules that are loaded; results, which do not say what
            was noted when their workbooks were read, are judged again from the answers that they hold.
        before, after: how many projects have each guaranteed level, by the rules of today.
    """

    overrides: tuple[Override, ...]
    judged: int
    before: dict[AvisLevel, int]
    after: dict[AvisLevel, int]
    moved: tuple[ProjectMoved, ...]


class SweepChange(Frozen):
    """How one rule is not the same at one value, and the files of the projects on which it is so."""

    rule: RuleId
    change: Change
    files: tuple[str, ...]


class SweepPoint(Frozen):
    """One value of the range.

    Attributes:
        floors, ceilings: how many projects have each level as the worst and as the best that is left, rule by rule, on
            declarations: bounds that nothing exceeds, without the proofs that may narrow them.
        appear, vanish: on how many projects each rule becomes a finding, or no longer is, against the present value.
        worsen, soften: on how many each finding was met in part and no longer is, or now is.
        changes: the same, with the projects; format 1.0 had none.
        moved: the files of the projects whose bounds are not those of the present value.
        meets: the parameters with which the same facts are compared, and which the value reaches or passes, against
            the present value: what lay between the two is no more.
    """

    value: JsonDecimal | date
    floors: dict[AvisLevel, int]
    ceilings: dict[AvisLevel, int]
    appear: dict[RuleId, int]
    vanish: dict[RuleId, int]
    worsen: dict[RuleId, int] = Field(default_factory=dict)
    soften: dict[RuleId, int] = Field(default_factory=dict)
    changes: tuple[SweepChange, ...] = ()
    moved: tuple[str, ...]
    meets: tuple[str, ...] = ()


class Sweep(Frozen):
    """One parameter over a range of values."""

    parameter: str
    unit: ParameterUnit
    present: JsonDecimal | date
    points: tuple[SweepPoint, ...]


class SweptValue(Frozen):
    """What one value changes on one project."""

    floor: AvisLevel
    ceiling: AvisLevel
    appear: tuple[RuleId, ...] = ()
    vanish: tuple[RuleId, ...] = ()
    worsen: tuple[RuleId, ...] = ()
    soften: tuple[RuleId, ...] = ()

    def of(self, change: Change) -> tuple[RuleId, ...]:
        """Return the rules that change so."""
        match change:
            case Change.APPEAR:
                return self.appear
            case Change.VANISH:
                return self.vanish
            case Change.WORSEN:
                return self.worsen
        return self.soften


class SweptProject(Frozen):
    """One parameter on one project: its bounds as they are, and what each value of the range makes of it."""

    parameter: str
    floor: AvisLevel
    ceiling: AvisLevel
    values: tuple[SweptValue, ...]
