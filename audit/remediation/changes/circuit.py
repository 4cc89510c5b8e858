"""The rules on one project as a circuit over its changes: what holds when each is met, and with which outcomes."""

from collections.abc import Collection, Mapping, Sequence

from audit.engine.kernel import Judgement
from audit.judgement.proofs.solver import Literal, Solver
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, Rule
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.moves import Moves
from audit.remediation.changes.rails import Rails
from audit.remediation.changes.trial import Changes

_MOST_CONFLICTS = 50_000
"""Dead ends that the solver may meet: a second or two."""

Possible = Mapping[OutcomeKind, Literal]
"""By outcome, what holds when it is possible: when no answer that is open after the changes excludes it."""


class ChangeCircuit:
    """The rules on one project, over what actions and answers may change of it; no rule is made not to apply.

    Attributes:
        changeable: what may change.
        solver: what it is built in; more may be stated of it.
        moves: what the solver chooses.
        rails: what holds when each condition is known.
        possible: each rule that is for the project, with the outcomes that are still possible.
    """

    def __init__(self, changeable: Changeable) -> None:
        self.changeable = changeable
        self.solver = Solver(conflicts=_MOST_CONFLICTS)
        self.moves = Moves(changeable, self.solver)
        self._conditions = changeable.scope.kernel.conditions
        self.rails = Rails(changeable, self.moves, self.solver)
        self.possible: Sequence[tuple[Rule, Possible]] = [
            (changeable.scope.rules[place], self._possible(place)) for place in changeable.kept
        ]
        self._keep_applying()
        self.moves.keep_others()
        for place, treated in self.moves.treated.items():
            self.solver.require([-treated, self.met(place)])

    @property
    def actions(self) -> Mapping[str, Literal]:
        """By action, what holds when it is carried out."""
        return self.moves.actions

    @property
    def items(self) -> Sequence[Literal]:
        """What holds when each action is carried out, and each open answer given: what is to be as few as can be."""
        return [*self.actions.values(), *self.moves.answered.values()]

    @property
    def supposed(self) -> Sequence[Literal]:
        """What holds when each leaf on what is not chosen is supposed to be true, and when to be false."""
        return [literal for rail in self.rails.supposed.values() for literal in (rail.true, rail.false)]

    @property
    def asked(self) -> Sequence[Literal]:
        """All that says what is done, what is answered and what is supposed."""
        return [*self.items, *self.moves.treated.values(), *self.moves.chosen(), *self.rails.free()]

    def met(self, place: int) -> Literal:
        """Return what holds when a rule is known to be met, if it applies."""
        satisfied = self._conditions[place][1]
        return self.rails.of(satisfied).true if satisfied is not None else -self.solver.true

    def undone(self) -> list[Literal]:
        """Return what holds when each rule that is met today is not, and when each that is open turns out not met."""
        undone: list[Literal] = []
        for place in self.changeable.kept:
            applies, satisfied, _ = self._conditions[place]
            verdict = self.changeable.judgement.verdicts[place]
            if verdict.satisfied:
                undone.append(-self.met(place))
            elif verdict.outcome is OutcomeKind.UNDETERMINED and satisfied is not None:
                applied = self.solver.true if applies is None else self.rails.of(applies).true
                undone.append(self.solver.all_of([applied, self.rails.of(satisfied).false]))
        return undone

    def done(self, true: frozenset[Literal]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the actions that are carried out and the open questions and tables that are answered."""
        return (
            tuple(slug for slug, literal in self.actions.items() if literal in true),
            tuple(name for name, literal in self.moves.answered.items() if literal in true),
        )

    def changes(self, true: frozenset[Literal]) -> Changes:
        """Return the questions that an answer of the solver changes, and what it supposes of leaves.

        Leaves on a value that is not told are supposed too.
        """
        facts: dict[str, Fact] = {}
        for name, literals in self.moves.choices.items():
            place = next((index for index, literal in enumerate(literals) if literal in true), 0)
            fact = self.changeable.project.completions[name][place].fact
            if place and fact is not None:
                facts[name] = fact
        supposed: dict[int, Kleene] = {number: rail.true in true for number, rail in self.rails.supposed.items()
                                       if rail.true in true or rail.false in true}  # fmt: skip
        untold = {name for name, literal in self.moves.others.items() if literal in true}
        for number, (_, rail) in self.rails.guessed.items():
            if number not in supposed and not untold.isdisjoint(self.changeable.project.reads[number]):
                supposed[number] = None if rail.false not in true and rail.true not in true else rail.true in true
        return Changes(facts, supposed)

    def learn(self, true: frozenset[Literal], after: Judgement, supposed: Collection[int]) -> None:
        """State what leaves that only judging tells are worth by the answers that an assignment changes.

        Args:
            true: the assignment.
            after: what the project is worth then.
            supposed: the leaves of which that was supposed.
        """
        choices = self.moves.choices
        for number, (anything, guess) in self.rails.guessed.items():
            names = self.changeable.project.reads[number]
            if anything in true and number not in supposed:
                otherwise = [-literal for name in names for literal in choices[name] if literal in true]
                for literal, value in ((guess.true, True), (guess.false, False)):
                    self.solver.require([*otherwise, literal if after.values[number] is value else -literal])

    def places(self, true: frozenset[Literal], leaf: int) -> tuple[int, ...] | None:
        """Return the places of the answers that a leaf rests on; None where one is not told."""
        places: list[int] = []
        for name in self.changeable.project.reads[leaf]:
            found = next((place for place, one in enumerate(self.moves.choices[name]) if one in true), None)
            if found is None:
                return None
            places.append(found)
        return tuple(places)

    def treated(self, true: frozenset[Literal]) -> list[int]:
        """Return the rules, by their place, all the actions of which are carried out."""
        return [place for place, literal in self.moves.treated.items() if literal in true]

    def _possible(self, place: int) -> Possible:
        """Return what holds when each outcome of a rule is still possible."""
        applies, satisfied, partial = self._conditions[place]
        applied = self.rails.known(True) if applies is None else self.rails.of(applies)
        met = self.rails.known(False) if satisfied is None else self.rails.of(satisfied)
        in_part = self.rails.known(False) if partial is None else self.rails.of(partial)
        all_of = self.solver.all_of
        return {
            OutcomeKind.VIOLATED: all_of([-applied.false, -met.true, -in_part.true]),
            OutcomeKind.PARTIAL: all_of([-applied.false, -met.true, -in_part.false]),
            OutcomeKind.SATISFIED: all_of([-applied.false, -met.false]),
            OutcomeKind.NOT_APPLICABLE: -applied.true,
        }

    def _keep_applying(self) -> None:
        """Let no rule be made not to apply."""
        for applies in self.changeable.applying:
            self.solver.require([-self.rails.of(applies).false])
