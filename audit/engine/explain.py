"""Explains a judgement: the facts that decided each rule or left it open, and what each leaf rests on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from audit.engine.kernel import Judgement, Kernel
from audit.engine.leaves import Evidence
from audit.engine.nodes import Atom, Node, Values, deciding
from audit.engine.program import DiagnosisTrees, RuleTrees
from audit.engine.verdict import Verdict
from audit.engine.withdrawn import WithoutWithdrawn
from audit.model.condition import Leaf, OutcomeTest
from audit.model.diagnosis import Diagnosis, DiagnosisOutcome, diagnosis_state
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, RuleId

_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


class Explanation:
    """Explains one judgement; what a leaf rests on is looked for once, when it is first asked for."""

    def __init__(self, kernel: Kernel, judgement: Judgement, withdrawn: Collection[RuleId] = ()) -> None:
        """Prepare.

        Args:
            kernel: what judged the project.
            judgement: of the project.
            withdrawn: the rules whose findings somebody withdrew: no diagnosis rests on them.
        """
        self._withdrawn = frozenset(withdrawn)
        self._program = kernel.program
        self._kernel = kernel
        self._judgement = judgement
        self._evidence: dict[int, Evidence] = {}
        self.values: Values = kernel.said(judgement)  # of every node, those of finding sentences too

    def rules(self) -> Iterator[RuleOutcome]:
        """Yield the outcome of every rule, in the order of the program, with its deciding facts and failing rows."""
        for trees, verdict in zip(self._program.rules, self._judgement.verdicts, strict=True):
            atoms = _deciding_nodes(trees, verdict)
            rows = self._rows(trees.satisfied) if verdict.outcome in _NOT_MET else ()
            yield RuleOutcome(
                rule=trees.rule.id,
                outcome=verdict.outcome,
                possible=verdict.possible,
                deciding_facts=self._facts(index for node in atoms for index in self._decided_by(node)),
                rows=rows,
            )

    def diagnoses(self) -> Iterator[DiagnosisOutcome]:
        """Yield whether each diagnosis is present, with the rules and facts of its pattern that hold or are open."""
        for pattern, present in zip(self._program.diagnoses, self._judgement.present, strict=True):
            if self._withdrawn:
                yield self._diagnosed_without(pattern)
                continue
            tests = [(test, node, self.value(node)) for test, node in pattern.tests]
            signs = [self.value(sign) for sign in pattern.signs]
            plain = [self.value(sign) for sign in pattern.plain_signs]
            yield self._diagnosed(pattern.diagnosis, tests, present, self.value(pattern.core), signs, plain)

    def _diagnosed_without(self, pattern: DiagnosisTrees) -> DiagnosisOutcome:
        """Return a diagnosis as it is without the findings that are withdrawn."""
        diagnosis, without = pattern.diagnosis, self._without_withdrawn
        tests = [(test, node, without.of_leaf(test)) for test, node in pattern.tests]
        signs, plain = list(map(without.worth, diagnosis.signs)), list(map(without.worth, diagnosis.plain_signs))
        return self._diagnosed(
            diagnosis, tests, without.present(diagnosis), without.worth(diagnosis.core), signs, plain
        )

    def _diagnosed(
        self,
        diagnosis: Diagnosis,
        tests: Sequence[tuple[OutcomeTest | Leaf, Node, Kleene]],
        present: Kleene,
        core: Kleene,
        signs: Sequence[Kleene],
        plain: Sequence[Kleene],
    ) -> DiagnosisOutcome:
        rules = [(test.rule, value) for test, _, value in tests if isinstance(test, OutcomeTest)]
        held = [node for test, node, value in tests if value is True and not isinstance(test, OutcomeTest)]
        return DiagnosisOutcome(
            diagnosis=diagnosis.id,
            state=diagnosis_state(present, core, plain.count(True)),
            core_held=core is True,
            rules=tuple(rule for rule, value in rules if value is True),
            open_rules=tuple(rule for rule, value in rules if value is None),
            facts=self._facts(index for node in held for index in self._decided_by(node)),
            signs_held=signs.count(True),
            signs_open=signs.count(None),
        )

    @cached_property
    def _without_withdrawn(self) -> WithoutWithdrawn:
        return WithoutWithdrawn(self._program, self._judgement, self.values, self._withdrawn)

    def value(self, node: Node) -> Kleene:
        """Return what a node of the program is worth."""
        return self.values[self._program.numbers[node]]

    def facts_of(self, node: Node) -> tuple[Fact, ...]:
        """Return the facts that make ``node`` what it is worth, or whose absence leaves it unknown."""
        return self._facts(self._decided_by(node))

    def softening(self, trees: RuleTrees) -> tuple[Fact, ...]:
        """Return the facts whose absence leaves open whether a rule that is not met is met in part."""
        return self.facts_of(trees.partial) if trees.partial else ()

    def evidence(self, atom: int) -> Evidence:
        """Return what a leaf rests on."""
        if atom not in self._evidence:
            self._evidence[atom] = self._kernel.evidence(atom, self._judgement.facts)
        return self._evidence[atom]

    def sentences(self, trees: RuleTrees, has_rows: bool, lists_rows: Iterable[bool]) -> tuple[int, ...]:
        """Return which sentences of a finding hold, by their place; one that lists rows needs some."""
        said = zip(trees.sentences, lists_rows, strict=True)
        return tuple(
            index
            for index, (node, of_rows) in enumerate(said)
            if (has_rows or not of_rows) and (node is None or self.value(node) is True)
        )

    def _decided_by(self, node: Node) -> Iterator[int]:
        """Yield the leaves that make ``node`` what it is worth."""
        yield from self._leaves(self._program.numbers[node])

    def _leaves(self, number: int) -> Iterator[int]:
        step = self._program.steps[number]
        if isinstance(step, Atom):
            yield step.index
            return
        for member in deciding(step.kind, self.values[number], step.members, self.values):
            yield from self._leaves(member)

    def _facts(self, atoms: Iterable[int]) -> tuple[Fact, ...]:
        found: dict[str, Fact] = {}
        for index in atoms:
            for fact in self.evidence(index).facts:
                found[fact.name] = fact
        return tuple(found.values())

    def _rows(self, satisfied: Node) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(row.label for index in self._decided_by(satisfied) for row in self.evidence(index).rows)
        )


def _deciding_nodes(trees: RuleTrees, verdict: Verdict) -> tuple[Node, ...]:
    """Return the conditions that settle the outcome, or that leave it open."""
    applies = (trees.applies,) if trees.applies else ()
    if verdict.applies is False:
        return applies
    match verdict.outcome:
        case OutcomeKind.UNDETERMINED:
            open_applies = applies if verdict.applies is None else ()
            return (*open_applies, *((trees.satisfied,) if verdict.satisfied is None else ()))
        case OutcomeKind.PARTIAL if trees.partial:
            return (trees.satisfied, trees.partial)
    return (trees.satisfied,)
