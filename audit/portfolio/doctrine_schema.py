"""What other values of parameters would change in a portfolio: the public shape of a simulated doctrine."""

from datetime import date

from audit.model.base import Frozen
from audit.model.rule import ParameterUnit, RuleId
from audit.model.scoring import AvisLevel
from audit.model.value import JsonDecimal


class Override(Frozen):
    """A parameter and another value for it, in its own unit."""

    parameter: str
    unit: ParameterUnit
    before: JsonDecimal | date
    after: JsonDecimal | date


class ProjectMoved(Frozen):
    """A project that the other values change.

    Attributes:
        level, floor, ceiling: of the opinion, before and after, proven as ``audit run`` proves them.
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
        return self.moves_avis or any((self.appear, self.vanish, self.worsen, self.soften))

    @property
    def moves_avis(self) -> bool:
        """Whether the opinion, or what is left of it, is not the same."""
        return any(old is not new for old, new in (self.level, self.floor, self.ceiling))


class Doctrine(Frozen):
    """What some other values change, together.

    Attributes:
        judged: how many projects were judged both ways by the rules that are loaded; results, which do not say what
            was noted when their workbooks were read, are judged again from the answers that they hold.
        before, after: how many projects have each guaranteed level.
    """

    overrides: tuple[Override, ...]
    judged: int
    before: dict[AvisLevel, int]
    after: dict[AvisLevel, int]
    moved: tuple[ProjectMoved, ...]


class SweepPoint(Frozen):
    """One value of the range.

    Attributes:
        floors, ceilings: how many projects have each level as the worst and as the best that is left, rule by rule, on
            declarations: bounds that nothing exceeds, without the proofs that may narrow them.
        appear, vanish: on how many projects each rule becomes a finding, or no longer is, against the present value.
        moved: the files of the projects whose bounds are not those of the present value.
    """

    value: JsonDecimal | date
    floors: dict[AvisLevel, int]
    ceilings: dict[AvisLevel, int]
    appear: dict[RuleId, int]
    vanish: dict[RuleId, int]
    moved: tuple[str, ...]


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


class SweptProject(Frozen):
    """One parameter on one project: its bounds as they are, and what each value of the range makes of it."""

    parameter: str
    floor: AvisLevel
    ceiling: AvisLevel
    values: tuple[SweptValue, ...]
