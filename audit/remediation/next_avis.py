"""The next avis: the fewest actions that raise the level which is guaranteed, proven fewest, and then the lightest.

Of ways as short and as light, the one that undoes the least of what is met today. What may change, and what is
supposed of what is not chosen, is in ``audit.remediation.changes``; the level counts every open rule at its worst, as
the figures do, so that no missing answer can take it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.engine.kernel import Judgement
from audit.judgement.figures import FigureMaker
from audit.judgement.findings import NOT_MET
from audit.judgement.proofs.solver import GaveUp, Literal, Weighted
from audit.model.fact import Fact
from audit.model.rule import Effort, OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.guaranteed_level import GuaranteedByChanges
from audit.remediation.changes.trial import Changes, Trial, needed_of

MOST_TIES = 5
MOST_ITEMS = 12
"""Of actions and answers in one way: beyond, it is no short way, and open questions come first."""

_HEAVIEST_FIRST = tuple(reversed(Effort))
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
    """

    actions: tuple[str, ...]
    answers: tuple[str, ...]
    closes: tuple[str, ...]
    opens: tuple[str, ...]
    changes: Mapping[str, Fact]


@dataclass(frozen=True)
class NextAvis:
    """The shortest ways to a better guaranteed level.

    Attributes:
        target: the level aimed at.
        steps: the ways, each with as few actions and answers as any, as light, and undoing as little, up to
            ``MOST_TIES`` of them.
        is_proven: whether it is proven that none is shorter, or that there is none.
        at_least: how many actions and answers it takes at least, by what each can add to the score.
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
        self._figures = figures
        self._target = target
        self._circuit = ChangeCircuit(changeable)
        self._trial = Trial(changeable)

    def ways(self) -> NextAvis:
        """Return the shortest ways to the target."""
        solver, level, none = self._circuit.solver, GuaranteedByChanges(self._circuit), NextAvis(self._target)
        reaches = level.reaches(self._target)
        try:
            if solver.solve((), [reaches]) is None:
                return replace(none, kept_by=tuple(dict.fromkeys(level.kept_by(self._target))))
        except GaveUp:
            return replace(none, is_proven=False)
        items = self._circuit.items
        gains = level.gains(self._target)
        none = replace(none, at_least=gains.at_least)
        if gains.at_least > MOST_ITEMS:
            return none
        counted: list[Weighted] = [(literal, 1) for literal in items]
        solver.require([solver.enough(gains.most.items(), gains.missing)])  # implied, and what makes the proof short
        solver.require([solver.enough(counted, gains.at_least)])
        too_many = solver.enough(counted, MOST_ITEMS + 1)
        undone: list[Weighted] = [(literal, 1) for literal in self._circuit.undone()]
        solver.minimise(counted, *self._by_effort(), undone)
        return self._shortest(items, [reaches, -too_many], none)

    def _shortest(self, items: Sequence[Literal], assumed: Sequence[Literal], none: NextAvis) -> NextAvis:
        """Return the best ways that differ in their items; each is excluded once it is found.

        As the items of a way are as few as can be, no other best way holds them all.
        """
        solver, moves = self._circuit.solver, self._circuit.moves
        asked = [*items, *moves.treated.values(), *moves.chosen(), *self._circuit.supposed]
        steps: list[Step] = []
        best: tuple[int, ...] | None = None
        is_proven = True
        try:
            while len(steps) < MOST_TIES:
                found = solver.solve(asked, assumed)
                if found is None or (best is not None and found.cost != best):
                    break
                step = self._judged(found.true)
                held = [literal for literal in items if literal in found.true]
                if step is None:  # the kernel judges it otherwise: what is left as it is here moves with the rest
                    solver.require([*(-one for one in held), *(one for one in items if one not in found.true)])
                    continue
                best = found.cost
                is_proven &= found.is_best
                steps.append(step)
                if not is_proven:  # as short as this one is no tie of the shortest then
                    break
                solver.require([-literal for literal in held])
        except GaveUp:
            is_proven = bool(steps) and is_proven
        if not steps and is_proven:
            return replace(none, at_least=max(none.at_least, MOST_ITEMS + 1))
        return replace(none, steps=tuple(steps), is_proven=is_proven)

    def _judged(self, true: frozenset[Literal]) -> Step | None:
        """Return a way, once the kernel has judged that it leads to the target or better; None when it does not."""
        changes = self._circuit.changes(true)
        if not self._reaches(changes):
            return None
        facts = needed_of(changes.facts, lambda fewer: self._reaches(Changes(fewer, changes.supposed)))
        after = self._trial.after(Changes(facts, changes.supposed))
        actions, answers = self._circuit.done(true)
        return Step(actions, answers, tuple(self._closed(after)), tuple(self._opened(after)), facts)

    def _reaches(self, changes: Changes) -> bool:
        return self._trial.reaches(self._target, self._figures, changes)

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

    def _by_effort(self) -> Iterator[list[Weighted]]:
        """Yield the actions of each effort that there is, the heaviest first."""
        efforts = self._efforts()
        for effort in _HEAVIEST_FIRST:
            heavy: list[Weighted] = [(literal, 1) for slug, literal in self._circuit.actions.items()
                                     if efforts[slug] is effort]  # fmt: skip
            if heavy:
                yield heavy

    def _efforts(self) -> Mapping[str, Effort]:
        """Return the effort of each action: the greatest that a rule says."""
        efforts: dict[str, Effort] = {}
        order = list(Effort)
        for place in self._changeable.treatable:
            for action in self._changeable.scope.rules[place].remediation:
                known = efforts.get(action.action, action.effort)
                efforts[action.action] = max(known, action.effort, key=order.index)
        return efforts
