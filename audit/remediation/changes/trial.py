"""Changes tried on a project: judged by the kernel, for nothing that the solver finds is said before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from audit.engine.kernel import Judgement
from audit.judgement.figures import FigureMaker
from audit.model.fact import Fact
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.remediation.changes.changeable import Changeable

Name = TypeVar("Name")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Changes:
    """What changes of a project.

    Attributes:
        facts: what each question is supposed to be answered then.
        supposed: what leaves on tables and amounts are supposed to be worth then, by their number.
    """

    facts: Mapping[str, Fact]
    supposed: Mapping[int, bool]


class Trial:
    """Judges changes of one project."""

    def __init__(self, changeable: Changeable) -> None:
        self._scope = changeable.scope
        self._builder = changeable.builder
        self._before = changeable.judgement

    def after(self, changes: Changes) -> Judgement:
        """Judge the project with these changes."""
        kernel = self._scope.kernel
        facts, changed = self._builder.with_facts(self._before.facts, changes.facts)
        return kernel.supposing(kernel.rejudge(self._before, facts, changed), changes.supposed)

    def meets(self, rules: Iterable[int], changes: Changes) -> bool:
        """Return whether some rules, by their place, are met then."""
        verdicts = self.after(changes).verdicts
        return all(verdicts[place].satisfied for place in rules)

    def reaches(self, level: AvisLevel, figures: FigureMaker, changes: Changes) -> bool:
        """Return whether the level is this one or better then, with every open rule at its worst."""
        floor = figures.figures(self.after(changes).verdicts, self._scope.left_out).avis.floor
        return floor in ORDERED_LEVELS and ORDERED_LEVELS.index(floor) <= ORDERED_LEVELS.index(level)


def needed_of(changes: Mapping[Name, Value], is_enough: Callable[[Mapping[Name, Value]], bool]) -> Mapping[Name, Value]:
    """Return changes without those that are not needed: the solver may have changed more than it takes."""
    for name in list(changes):
        fewer = {other: value for other, value in changes.items() if other != name}
        if is_enough(fewer):
            changes = fewer
    return changes
