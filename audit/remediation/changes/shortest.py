"""The fewest changes after which a level is guaranteed, found by counterexamples, and all the ways that are as good.

The solver proposes changes that lead to the level in every scenario met so far. The kernel judges them, and what is
guaranteed then is proven; what speaks against them is one more scenario. The guarantee holds in all scenarios or is
none, so that what the solver excludes by some of them is excluded by proof.
"""

from collections.abc import Iterator, Sequence

from audit.engine.kernel import Judgement
from audit.judgement.figures import FigureMaker
from audit.judgement.proofs.solver import GaveUp, Literal
from audit.model.scoring import AvisLevel
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.circuit import ChangeCircuit
from audit.remediation.changes.efforts import by_effort
from audit.remediation.changes.gains import gains
from audit.remediation.changes.guaranteed import Guaranteed
from audit.remediation.changes.guaranteed_level import reaches_rule_by_rule
from audit.remediation.changes.leaves import Said
from audit.remediation.changes.scenario import InScenario
from audit.remediation.changes.trial import Changes, Trial

_MOST_TRIALS = 24
"""Of changes that turn out not to lead there: beyond, nothing more is proven."""

Held = frozenset[Literal]


class Shortest:
    """Looks for changes of one project that lead to one level; ask in the order of the methods.

    Attributes:
        circuit: what may be done.
        at_least: how many actions and answers it takes at least, as far as is proven.
    """

    def __init__(self, changeable: Changeable, figures: FigureMaker, level: AvisLevel) -> None:
        self.circuit = ChangeCircuit(changeable)
        self.at_least = 0
        self._is_beaten = False
        self._level = level
        self._trial = Trial(changeable)
        self._guaranteed = Guaranteed(changeable, figures, level)
        self._scenarios: list[InScenario] = []
        self._wanted: list[Literal] = []
        self._trials = 0
        self._enough = reaches_rule_by_rule(self.circuit, level)

    @property
    def is_proven(self) -> bool:
        """Whether no fewer actions and answers than those that were found lead there, values not tried included."""
        return self._guaranteed.is_exact and not self._is_beaten

    def begin(self) -> bool:
        """Return whether anything leads there, as far as is known.

        Raises:
            GaveUp: when nothing was found, and nothing shows that there is nothing.
        """
        self._against(frozenset(), Changes({}, {}), self.circuit.changeable.judgement)
        if self._way([]) is not None:
            return True
        if self._may_lead([]) or not self._guaranteed.is_exact:
            raise GaveUp
        return False

    def kept_by(self) -> tuple[str, ...]:
        """Return the rules that count against the level whatever can be done, where they are enough for a cap."""
        found = (tuple(dict.fromkeys(one.kept_by(self._level))) for one in self._scenarios)
        return next((rules for rules in found if rules), ())

    def fewest(self, most: int) -> Held | None:
        """Return changes with as few actions and answers as can be, of no more than ``most``; None when there are none.

        Raises:
            GaveUp: when the search was stopped before it found any.
        """
        for count in range(max(1, self.at_least), most + 1):
            few = self._no_more_than(count)
            found = self._way([few])
            if found is not None:
                if self.is_proven:
                    self.at_least = count
                return found
            if self.is_proven:
                self._is_beaten = self._may_lead([few])
            if self.is_proven:
                self.at_least = count + 1
        return None

    def best(self, count: int) -> Iterator[tuple[Held, bool]]:
        """Yield the ways of so many actions and answers that are as light as any, and undo as little.

        With each, whether it is proven that none is lighter; each is excluded once it is found.
        """
        solver, items = self.circuit.solver, self.circuit.items
        assumed = [self._no_more_than(count), self.circuit.moves.told]
        solver.minimise(*by_effort(self.circuit), [(literal, 1) for literal in self.circuit.undone()])
        best: tuple[int, ...] | None = None
        while True:
            found = solver.solve(self.circuit.asked, [*assumed, *self._wanted])
            if found is None or (best is not None and found.cost != best):
                return
            if self._leads_there(found.true):
                best = found.cost
                yield found.true, found.is_best
                solver.require([-literal for literal in items if literal in found.true])

    def short(self, most: int) -> Held | None:
        """Return changes that are enough rule by rule, with few actions and answers; None when there are none.

        Raises:
            GaveUp: when none were found.
        """
        self._trials = 0  # another search
        for count in range(max(1, self.at_least), most + 1):
            found = self._judged([self._no_more_than(count), self._enough])
            if found is not None:
                return found
        return None

    def is_enough(self, treated: Sequence[int], changes: Changes) -> bool:
        """Return whether changes lead there, with some rules met by them."""
        after = self._trial.after(changes)
        return self._is_fair(treated, after) and self._guaranteed.against(after) is None

    def _way(self, assumed: Sequence[Literal]) -> Held | None:
        """Return changes that are judged to lead there; those that are enough rule by rule first."""
        found = self._judged([*assumed, self._enough])
        return self._judged(assumed) if found is None else found

    def _judged(self, assumed: Sequence[Literal]) -> Held | None:
        """Return changes to values that are told, and that are judged to lead there."""
        while True:
            wanted = [self.circuit.moves.told, *assumed, *self._wanted]
            found = self.circuit.solver.solve(self.circuit.asked, wanted)
            if found is None or self._leads_there(found.true):
                return found.true if found is not None else None

    def _may_lead(self, assumed: Sequence[Literal]) -> bool:
        """Return whether changes may lead there that hold values which are not among those tried."""
        if not self.circuit.moves.others:
            return False
        last: Held | None = None
        while True:
            found = self.circuit.solver.solve(self.circuit.asked, [*assumed, *self._wanted])
            if found is None:
                return False
            if found.true == last or self._leads_there(found.true):
                return True
            last = found.true

    def _leads_there(self, held: Held) -> bool:
        """Judge changes; what speaks against them is excluded.

        Raises:
            GaveUp: when too many did not lead there.
        """
        changes = self.circuit.changes(held)
        after = self._trial.after(changes)
        is_fair = self._is_fair(self.circuit.treated(held), after)
        if is_fair and not self._against(held, changes, after):
            return True
        self.circuit.learn(held, after, changes.supposed)
        self._trials += 1
        if self._trials > _MOST_TRIALS:
            raise GaveUp
        if held.isdisjoint(self.circuit.moves.others.values()):  # of a value that is told: these changes, as they are
            self.circuit.solver.require([-one if one in held else one for one in dict.fromkeys(self.circuit.asked)])
        return False

    def _against(self, held: Held, changes: Changes, after: Judgement) -> bool:
        """Return whether something speaks against changes: then it is one more scenario."""
        against = self._guaranteed.against(after)
        if against is None:
            return False
        said = {number: Said(places, worth, number in against.freely)
                for number, worth in self._guaranteed.said_of(against, changes).items()
                if (places := self.circuit.places(held, number)) is not None}  # fmt: skip
        scenario = InScenario(self.circuit, self._guaranteed.scenario(against, changes), said)
        self._scenarios.append(scenario)
        self._wanted.append(scenario.reaches(self._level))
        more = gains(self.circuit, scenario, self._level)
        # Implied, and what makes proofs short.
        self.circuit.solver.require([self.circuit.solver.enough(more.most.items(), more.missing)])
        if self._guaranteed.is_exact:
            self.at_least = max(self.at_least, more.at_least)
        return True

    def _is_fair(self, treated: Sequence[int], after: Judgement) -> bool:
        return all(after.verdicts[place].satisfied for place in treated) and self._trial.keeps_applying(after)

    def _no_more_than(self, count: int) -> Literal:
        return -self.circuit.solver.enough([(literal, 1) for literal in self.circuit.items], count + 1)
