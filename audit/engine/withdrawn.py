"""What the patterns of diagnoses are worth once findings are withdrawn: no outcome of their rules holds."""

from collections.abc import Collection, Mapping

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom, Values
from audit.engine.program import Program
from audit.engine.truth import truth_of
from audit.engine.verdict import Verdict
from audit.model.condition import Condition, Leaf, OutcomeTest, RuleId
from audit.model.diagnosis import Diagnosis
from audit.model.kleene import Kleene, at_least, conjunction, negation


class WithoutWithdrawn:
    """Evaluates the patterns of one judged project anew; the facts that they read are what they were."""

    def __init__(self, program: Program, judgement: Judgement, values: Values, withdrawn: Collection[RuleId]) -> None:
        """Prepare.

        Args:
            program: the rules and the diagnoses.
            judgement: of the project.
            values: what every node is worth, those of sentences too.
            withdrawn: the rules whose findings are withdrawn.
        """
        self._values = values
        self._numbers: Mapping[Leaf, int] = {
            leaf: program.numbers[Atom(index)] for index, leaf in enumerate(program.atoms)
        }
        found = zip(program.rules, judgement.verdicts, strict=True)
        self._verdicts = {trees.rule.id: verdict for trees, verdict in found if trees.rule.id not in withdrawn}

    def worth(self, condition: Condition) -> Kleene:
        """Return what a condition of a pattern is worth."""
        return truth_of(condition, self.of_leaf)

    def present(self, diagnosis: Diagnosis) -> Kleene:
        """Return whether the core of a diagnosis holds with enough signs."""
        signs = at_least(diagnosis.least_signs, map(self.worth, diagnosis.signs))
        return conjunction((self.worth(diagnosis.core), signs))

    def of_leaf(self, leaf: Leaf | OutcomeTest) -> Kleene:
        """Return what a leaf of a pattern is worth."""
        if not isinstance(leaf, OutcomeTest):
            return self._values[self._numbers[leaf]]
        verdict = self._verdicts.get(leaf.rule)
        return _holds(leaf, verdict) if verdict is not None else False


def _holds(test: OutcomeTest, verdict: Verdict) -> Kleene:
    match test.outcome:
        case "met":
            return conjunction((verdict.applies, verdict.satisfied))
        case "not_met":
            return conjunction((verdict.applies, negation(verdict.satisfied)))
        case "violated":
            return conjunction((verdict.applies, negation(verdict.satisfied), negation(verdict.partial)))
