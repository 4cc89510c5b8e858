"""What actions and answers may change of a project, before any solver: rules that ask for it, and what they rest on.

An action closes the rules that ask for it: what a rule asks for may change once every action of the rule is done. An
open answer may be given, and may be a good one. Nothing else changes: what a project is, what it costs and what is past
are frozen once they are known. Answers are real ones, dates and amounts too, so that all that is read of one moves
together; what a table will hold is not chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.judgement.findings import NOT_MET
from audit.judgement.open_project import ProjectOpener
from audit.judgement.proofs.circuit import Scope
from audit.model.answer import SETTLED_WITHOUT_VALUE
from audit.model.rule import Action, OutcomeKind
from audit.remediation.scheduling.jobs import Unfit, fitting


class Changeable:
    """What may change of one project.

    Attributes:
        scope: the rules.
        judgement: of the project as it is.
        opener: what finds what stays open.
        builder: what makes facts.
        kept: the rules that are for the project, by their place.
        treatable: those of them that are not met, and that actions close.
        asked: for each rule, the leaves that say whether it is met.
        loose: the tables: what they will hold is not chosen.
        project: the questions that may change, as if they were open; the first completion of each is what it is.
        sampled: those of them that may hold other values than the completions that are tried.
    """

    def __init__(
        self,
        scope: Scope,
        opener: ProjectOpener,
        judgement: Judgement,
        frozen: frozenset[str],
        given: frozenset[str] = frozenset(),
        unfit: Unfit = (),
    ) -> None:
        """Find it.

        Args:
            scope: the rules.
            opener: what finds how answers may be changed.
            judgement: of the project as it is.
            frozen: the questions, tables and indicators that no action changes.
            given: the questions that stay as they are, open or not.
            unfit: the actions that are for another case.
        """
        self.scope = scope
        self.opener = opener
        self.judgement = judgement
        self.builder = opener.builder
        self._indicators = frozenset(judgement.facts.facts) - frozenset(opener.builder.questions)
        self._frozen = frozen
        self._given = given
        self._unfit = unfit
        self.kept = [place for place in range(len(scope.rules)) if place not in scope.left_out]
        self.treatable = [place for place in self.kept if judgement.verdicts[place].outcome in NOT_MET]
        conditions = scope.kernel.conditions
        self.asked = {place: frozenset(self._leaves_under(conditions[place][1:])) for place in self.kept}
        movable = self._movable()
        self.loose = frozenset(judgement.facts.tables)
        self.project = opener.varied(judgement, movable)
        self.sampled = frozenset(name for name in self.project.completions if not self.project.is_exact(name))

    def actions(self, place: int) -> Sequence[Action]:
        """Return what closes a rule, as far as it is for the case."""
        rule = self.scope.rules[place]
        return fitting(rule.id, rule.remediation, self._unfit)

    def is_open(self, question: str) -> bool:
        """Return whether a question has no answer; a table is never only that."""
        fact = self.judgement.facts.facts.get(question)
        return fact is not None and fact.value is None and fact.state not in SETTLED_WITHOUT_VALUE

    def bases(self, leaf: int) -> Iterator[str]:
        """Yield the questions and tables through which a leaf, by its number, may change."""
        for name in sorted(self.scope.kernel.leaves[leaf].reads):
            is_indicator = name in self._indicators
            if (name not in self._frozen or not is_indicator) and self.builder.ratio(name) is None:
                for base in self.builder.bases(name):
                    if base not in self._given and (base not in self._frozen or self.is_open(base)):
                        yield base

    def asked_of(self, place: int) -> set[str]:
        """Return the questions and tables through which it may change whether a rule is met."""
        return {base for leaf in self.asked[place] for base in self.bases(leaf)}

    def rests_on(self, place: int) -> set[str]:
        """Return the questions and tables through which the outcome of a rule may change."""
        leaves = self._leaves_under(self.scope.kernel.conditions[place])
        return {base for leaf in leaves for base in self.bases(leaf)}

    def rests_on_share(self, nodes: Iterable[int | None]) -> bool:
        """Return whether some of these nodes rest on a share of all answers, which any answer may move."""
        leaves = self.scope.kernel.leaves
        read = (name for leaf in self._leaves_under(nodes) for name in leaves[leaf].reads)
        return any(self.builder.ratio(name) is not None for name in read)

    @cached_property
    def applying(self) -> Sequence[int]:
        """What says that each rule applies, by node, where that is not to be undone: it applies today, or may.

        What follows a share of all answers is not among it: an honest answer may move it.
        """
        nodes = (self.scope.kernel.conditions[place][0] for place in self.kept)
        values = self.judgement.values
        return [node for node in nodes
                if node is not None and values[node] is not False and not self.rests_on_share([node])]  # fmt: skip

    def _movable(self) -> set[str]:
        """Return the questions that some action, or an answer, may change."""
        movable: set[str] = set()
        for place in self.kept:
            outcome = self.judgement.verdicts[place].outcome
            if outcome in NOT_MET:
                movable |= self.asked_of(place)
            elif outcome is OutcomeKind.UNDETERMINED:
                movable |= {name for name in self.asked_of(place) if self.is_open(name)}
        return movable - set(self.judgement.facts.tables)

    def _leaves_under(self, nodes: Iterable[int | None]) -> Iterator[int]:
        waiting = [node for node in nodes if node is not None]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            step = self.scope.kernel.program.steps[number]
            if isinstance(step, Atom):
                yield step.index
            else:
                waiting.extend(step.members)
