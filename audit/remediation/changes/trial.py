"""Changes tried on a project: judged by the kernel, for nothing that the solver finds is said before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from audit.engine.kernel import Judgement
from audit.model.fact import Fact
from audit.model.kleene import Kleene
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
    supposed: Mapping[int, Kleene]


class Trial:
    """Judges changes of one project."""

    def __init__(self, changeable: Changeable) -> None:
        self._scope = changeable.scope
        self._builder = changeable.builder
        self._before = changeable.judgement
        self._applying = changeable.applying

    def after(self, changes: Changes) -> Judgement:
        """Judge the project with these changes."""
        kernel = self._scope.kernel
        facts, changed = self._builder.with_facts(self._before.facts, changes.facts)
        return kernel.supposing(kernel.rejudge(self._before, facts, changed), changes.supposed)

    def meets(self, rules: Iterable[int], changes: Changes) -> bool:
        """Return whether some rules, by their place, are met then."""
        verdicts = self.after(changes).verdicts
        return all(verdicts[place].satisfied for place in rules)

    def keeps_applying(self, after: Judgement) -> bool:
        """Return whether no rule that applies today, or may, is made not to apply."""
        return all(after.values[node] is not False for node in self._applying)


def needed_of(changes: Mapping[Name, Value], is_enough: Callable[[Mapping[Name, Value]], bool]) -> Mapping[Name, Value]:
    """Return changes without those that are not needed: the solver may have changed more than it takes."""
    for name in list(changes):
        fewer = {other: value for other, value in changes.items() if other != name}
        if is_enough(fewer):
            changes = fewer
    return changes
