"""The next avis: the fewest actions that raise the level which is guaranteed, proven fewest, and then the lightest.

Of ways as short and as light, the one that undoes the least of what is met today. What may change, and what is
supposed of tables, is in ``audit.remediation.changes``; the level is the one that is guaranteed, proven over what stays
open as the avis itself is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from audit.engine.kernel import Judgement
from audit.judgement.figures import FigureMaker
from audit.judgement.findings import NOT_MET
from audit.judgement.proofs.solver import GaveUp
from audit.judgement.reach import Reachable
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.shortest import Held, Shortest
from audit.remediation.changes.trial import Changes, Trial, needed_of

MOST_TIES = 5
MOST_ITEMS = 12
"""Of actions and answers in one way: beyond, it is no short way, and open questions come first."""

_AT_REST = (OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE)


@dataclass(frozen=True)
class Step:
    """One way to the next avis.

    Attributes:
        actions: the actions to carry out, by their slug.
        answers: the open questions and tables to answer, when the answer is a good one.
        closes: the rules that are met then and are not today.
        opens: the rules that are not met then, and are not among today's findings.
        changes: what each question is supposed to be answered then.
        supposed: what leaves on tables are supposed to be worth then, by their number.
        rests_on: the tables that these leaves rest on.
        on_evidence: what documents bear out then, if all that changes is documented and nothing more; None where it
            was not asked for.
    """

    actions: tuple[str, ...]
    answers: tuple[str, ...]
    closes: tuple[str, ...]
    opens: tuple[str, ...]
    changes: Mapping[str, Fact]
    supposed: Mapping[int, Kleene] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    on_evidence: Reachable | None = None


@dataclass(frozen=True)
class NextAvis:
    """The shortest ways to a better guaranteed level.

    Attributes:
        target: the level aimed at.
        steps: the ways, each with as few actions and answers as any, as light, and undoing as little, up to
            ``MOST_TIES`` of them.
        is_proven: whether it is proven that none is shorter, or that there is none.
        at_least: how many actions and answers it takes at least, as far as that is proven.
        kept_by: when nothing that can still be done leads there, the rules that no action, and no answer that may
            still be given, keeps from counting against it, where they are enough for a cap; none when it is the score
            that cannot be reached, or several things together.
    """

    target: AvisLevel
    steps: tuple[Step, ...] = ()
    is_proven: bool = True
    at_least: int = 0
    kept_by: tuple[str, ...] = ()


def next_avis(changeable: Changeable, figures: FigureMaker, guaranteed: AvisLevel) -> NextAvis | None:
    """Return the shortest ways to the level above the one that is guaranteed; None when that is the best.

    Args:
        changeable: what may change of the project.
        figures: what makes levels of verdicts.
        guaranteed: the level that no missing answer can take back today.
    """
    target = _above(guaranteed)
    return None if target is None else _Search(changeable, figures, target).ways()


def _above(level: AvisLevel) -> AvisLevel | None:
    place = ORDERED_LEVELS.index(level) if level in ORDERED_LEVELS else len(ORDERED_LEVELS) - 1
    return ORDERED_LEVELS[place - 1] if place else None


class _Search:
    def __init__(self, changeable: Changeable, figures: FigureMaker, target: AvisLevel) -> None:
        self._changeable = changeable
        self._target = target
        self._shortest = Shortest(changeable, figures, target)
        self._circuit = self._shortest.circuit
        self._trial = Trial(changeable)

    def ways(self) -> NextAvis:
        """Return the shortest ways to the target."""
        none = NextAvis(self._target)
        try:
            if not self._shortest.begin():
                return replace(none, kept_by=self._shortest.kept_by())
        except GaveUp:
            return replace(none, is_proven=False)
        try:
            held = self._shortest.fewest(MOST_ITEMS)
        except GaveUp:
            return self._stopped()
        found = replace(none, at_least=self._shortest.at_least, is_proven=self._shortest.is_proven)
        if held is None:
            return found
        return replace(found, steps=tuple(self._best(held)))

    def _best(self, held: Held) -> Sequence[Step]:
        """Return the best ways that are as short as this one and differ in their items."""
        steps: list[Step] = []
        try:
            for other, is_best in self._shortest.best(self._size(held)):
                steps.append(self._step(other))
                if len(steps) == MOST_TIES or not is_best:
                    break
        except GaveUp:
            pass  # those found so far are as good as any that are known
        return steps or [self._step(held)]

    def _stopped(self) -> NextAvis:
        """Return one way that is enough rule by rule, of which nothing says that it is shortest."""
        try:
            held = self._shortest.short(MOST_ITEMS)
        except GaveUp:
            held = None
        steps = () if held is None else (self._step(held),)
        return NextAvis(self._target, steps, is_proven=False, at_least=self._shortest.at_least)

    def _size(self, held: Held) -> int:
        return sum(literal in held for literal in self._circuit.items)

    def _step(self, held: Held) -> Step:
        changes, treated = self._circuit.changes(held), self._circuit.treated(held)
        facts = needed_of(
            changes.facts, lambda fewer: self._shortest.is_enough(treated, Changes(fewer, changes.supposed))
        )
        supposed = needed_of(changes.supposed, lambda fewer: self._shortest.is_enough(treated, Changes(facts, fewer)))
        after = self._trial.after(Changes(facts, supposed))
        actions, answers = self._circuit.done(held)
        rests_on = tuple(dict.fromkeys(base for number in supposed for base in self._changeable.bases(number)
                                       if base in self._changeable.loose))  # fmt: skip
        return Step(actions, answers, tuple(self._closed(after)), tuple(self._opened(after)), facts, supposed, rests_on)

    def _closed(self, after: Judgement) -> Iterator[str]:
        """Yield the rules that are met then and are not today."""
        before = self._changeable.judgement.verdicts
        for place in self._changeable.kept:
            if after.verdicts[place].outcome is OutcomeKind.SATISFIED and before[place].outcome not in _AT_REST:
                yield self._changeable.scope.rules[place].id

    def _opened(self, after: Judgement) -> Iterator[str]:
        """Yield the rules that are not met then, and are not among today's findings."""
        before = self._changeable.judgement.verdicts
        for place in self._changeable.kept:
            if after.verdicts[place].outcome in NOT_MET and before[place].outcome not in NOT_MET:
                yield self._changeable.scope.rules[place].id
