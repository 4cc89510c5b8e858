"""What is guaranteed once changes are made: proven over the answers that stay open, as the avis itself is.

A completion of what stays open that leads below the level is what speaks against it: the same completion speaks against
other changes too, so that it is kept as a scenario of the circuit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.engine.kernel import Judgement
from audit.judgement.completions import Completion
from audit.judgement.figures import FigureMaker
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Circuit
from audit.judgement.proofs.solver import Found
from audit.model.kleene import Kleene
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.trial import Changes


@dataclass(frozen=True)
class Against:
    """A completion of what some changes leave open, with a level below the one that is wanted.

    Attributes:
        completions: of each question and table that stays open.
        leaves: what the leaves that it leaves open are worth then.
        loosely: those on one question of which only some values are tried, for others read it with something else that
            is open: once that is answered, what they are worth may not go together.
        freely: those on what is open together, of which only some values are tried: they may be worth anything.
    """

    completions: Mapping[str, Completion] = field(default_factory=dict)
    leaves: Mapping[int, bool] = field(default_factory=dict)
    loosely: frozenset[int] = frozenset()
    freely: frozenset[int] = frozenset()


class Guaranteed:
    """Proves of one project that a level is guaranteed after changes, and makes scenarios of what speaks against it.

    Attributes:
        is_exact: whether every scenario so far is one that answers can bring about.
    """

    def __init__(self, changeable: Changeable, figures: FigureMaker, level: AvisLevel) -> None:
        self._changeable = changeable
        self._figures = figures
        self._level = level
        self._place = ORDERED_LEVELS.index(level)
        self._first: Mapping[str, Completion] = {}
        self.is_exact = True

    def against(self, after: Judgement) -> Against | None:
        """Return what leads below the level, as far as it can; None when it is proven that nothing does.

        Args:
            after: the project, with the changes made.

        Raises:
            GaveUp: when the solver ended before it knew.
        """
        scope = self._changeable.scope
        floor = self._figures.figures(after.verdicts, scope.left_out).avis.floor
        if floor in ORDERED_LEVELS[: self._place + 1]:  # rule by rule is enough
            return None
        project = self._changeable.opener.opened(after)
        circuit = Circuit(scope, project, after)
        below = [circuit.measured, -circuit.at_least[self._level]]
        circuit.worst_first()  # the worse it is, the more it speaks against
        for tried in ([circuit.sampled], []):  # a completion that can be told first
            found = circuit.solver.solve(circuit.leaves.values(), [*tried, *below], circuit.choices.values())
            if found is not None:
                return self._completion(circuit, project, found)
        if circuit.solver.solve((), [circuit.measured]) is None:  # no rule to measure: no level
            return Against()
        return None

    def _completion(self, circuit: Circuit, project: OpenProject, found: Found) -> Against:
        places = circuit.completion(found)
        free: set[int] = set()
        alone: set[int] = set()
        for number in circuit.leaves:
            names = project.reads[number]
            if not all(map(project.is_exact, names)) and not project.is_ratio(number):
                is_alone = len(names) == 1 and names[0] in project.leaf(number).reads
                is_of_table = names[0] in self._changeable.judgement.facts.tables
                (alone if is_alone and not is_of_table else free).add(number)
        return Against(
            {name: project.completions[name][place] for name, place in places.items()},
            {number: literal in found.true for number, literal in circuit.leaves.items()},
            frozenset(alone),
            frozenset(free),
        )

    def scenario(self, against: Against, changes: Changes) -> Judgement:
        """Return the project as it is today, completed by what speaks against some changes; every leaf is known.

        What the changes answer, and the completion says nothing of, is as in the first one found.
        """
        completions = {**self._first, **against.completions}
        self._first = self._first or completions
        changeable = self._changeable
        kernel, today = changeable.scope.kernel, changeable.judgement
        facts = {name: one.fact for name, one in completions.items() if one.fact is not None}
        tables = {name: one.table for name, one in completions.items() if one.table is not None}
        completed = kernel.rejudge(today, *changeable.builder.with_facts(today.facts, facts, tables))
        reads = changeable.project.reads
        values: dict[int, Kleene] = {}
        for number in range(kernel.program.judged_atoms):
            worth, said = completed.values[number], against.leaves.get(number)
            if said is not None and changes.facts.keys().isdisjoint(reads[number]):
                values[number] = said
                self.is_exact &= worth in (said, None) or number not in against.loosely
            elif worth is None:
                values[number] = False
        return kernel.supposing(completed, values)

    def said_of(self, against: Against, changes: Changes) -> Mapping[int, bool]:
        """Return what the leaves are worth that some changes move, and leave open."""
        reads = self._changeable.project.reads
        moved = {number: said for number, said in against.leaves.items()
                 if not changes.facts.keys().isdisjoint(reads[number]) and number not in changes.supposed}  # fmt: skip
        return {number: said for number, said in moved.items() if number not in against.loosely}
