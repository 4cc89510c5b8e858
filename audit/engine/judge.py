"""Judges projects by a set of rules with every engine there is, and explains: for rules that are being written."""

from collections.abc import Sequence
from typing import NamedTuple

from audit.engine.comparisons import Parameters
from audit.engine.crosscheck import Crosscheck
from audit.engine.explain import Explanation
from audit.engine.kernel import Judgement, Kernel
from audit.engine.program import build_program
from audit.model.diagnosis import Diagnosis, DiagnosisOutcome
from audit.model.fact import FactSet
from audit.model.outcome import EngineReport, RuleOutcome
from audit.model.rule import FindingSentence, Rule
from audit.wording.placeholders import lists_rows


class ExplainedOutcomes(NamedTuple):
    """What is found on one project, in the order of the rules and diagnoses.

    Attributes:
        sentences: those of the finding of each rule that hold; of a rule that is met they mean nothing.
    """

    rules: tuple[RuleOutcome, ...]
    diagnoses: tuple[DiagnosisOutcome, ...]
    sentences: tuple[tuple[FindingSentence, ...], ...]


class Judge:
    """Judges projects by one set of rules; build it once, use it for every project."""

    def __init__(
        self,
        rules: Sequence[Rule],
        parameters: Parameters,
        diagnoses: Sequence[Diagnosis] = (),
        with_durable_rules: bool | None = None,
    ) -> None:
        """Compile ``rules`` and ``diagnoses``.

        Args:
            rules: checked rules.
            parameters: values in the unit of facts.
            diagnoses: checked diagnoses, over these rules.
            with_durable_rules: None to use durable-rules where it can be imported.

        Rules that need more than durable-rules bears are judged by the Python evaluator alone, and the report says so.
        """
        self.program = build_program(rules, diagnoses)
        self.kernel = Kernel(self.program, parameters)
        self.crosscheck = Crosscheck(self.program, with_durable_rules)

    @property
    def report(self) -> EngineReport:
        """Which engines judge."""
        return self.crosscheck.report

    def judgement(self, facts: FactSet) -> Judgement:
        """Judge one project with every engine.

        Raises:
            EngineDisagreement: when the two engines differ.
            EngineFailure: when durable-rules failed.
        """
        judgement = self.kernel.judge(facts)
        self.crosscheck.check(judgement)
        return judgement

    def judge(self, facts: FactSet) -> ExplainedOutcomes:
        """Return the outcome of every rule and diagnosis on ``facts``, explained; raises as ``judgement`` does."""
        explanation = Explanation(self.kernel, self.judgement(facts))
        rules = tuple(explanation.rules())
        said = []
        for trees, found in zip(self.program.rules, rules, strict=True):
            sentences = trees.rule.finding
            places = explanation.sentences(trees, bool(found.rows), [lists_rows(one.fr) for one in sentences])
            said.append(tuple(sentences[place] for place in places))
        return ExplainedOutcomes(rules, tuple(explanation.diagnoses()), tuple(said))
