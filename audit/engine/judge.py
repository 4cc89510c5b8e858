"""Judges a project twice, with durable-rules and in pure Python, and stops on any difference."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from audit.engine.comparisons import Parameters
from audit.engine.compiled_conditions import Settled
from audit.engine.describe import Say, rule_conditions
from audit.engine.durable_engine import DurableEngine, durable_rules_available
from audit.engine.evaluator import PythonEvaluator
from audit.engine.explain import Explainer
from audit.engine.expressions import express
from audit.engine.kleene import Kleene, as_truth
from audit.engine.leaves import settler
from audit.engine.program import Program, build_program
from audit.engine.verdict import Verdict
from audit.errors import Bilingual, EngineDisagreement, LayoutExceeded
from audit.model.diagnosis import Diagnosis, DiagnosisOutcome
from audit.model.fact import FactSet
from audit.model.outcome import PYTHON_ENGINE, ConditionNode, EngineReport, LeafTrace, RuleOutcome
from audit.model.rule import OutcomeKind, Rule
from audit.model.text import Text


class Found(NamedTuple):
    """What the engines find on one project, in the order of the rules and diagnoses."""

    rules: tuple[RuleOutcome, ...]
    diagnoses: tuple[DiagnosisOutcome, ...]
    leaves: tuple[LeafTrace, ...]


class Verdicts(NamedTuple):
    """What the engines agree on: the verdict of each rule, and whether each diagnosis is present."""

    rules: dict[str, Verdict]
    diagnoses: dict[str, Kleene]


class Judge:
    """Judges projects by one set of rules; build it once, use it for every project."""

    def __init__(
        self,
        rules: Sequence[Rule],
        parameters: Parameters,
        diagnoses: Sequence[Diagnosis] = (),
        with_durable_rules: bool | None = None,
        say: Say = express,
    ) -> None:
        """Compile ``rules`` and ``diagnoses``.

        Args:
            rules: checked rules.
            parameters: values in the unit of facts.
            diagnoses: checked diagnoses, over these rules.
            with_durable_rules: None to use durable-rules where it can be imported.
            say: how conditions are written in words, for explanations.

        Rules that need more than durable-rules bears are judged by the Python evaluator alone, and the report says so.
        """
        self.program: Program = build_program(tuple(rules), tuple(diagnoses))
        self.conditions = {trees.rule.id: rule_conditions(trees, say) for trees in self.program.rules}
        self.parameters = parameters
        self._settlers = [settler(leaf, parameters) for leaf in self.program.atoms]
        self._evaluator = PythonEvaluator(self.program)
        self._explainer = Explainer(self.program, parameters)
        if with_durable_rules is None:
            with_durable_rules = durable_rules_available()
        self._durable, self._exceeded = _durable_engine(self.program) if with_durable_rules else (None, None)

    @property
    def report(self) -> EngineReport:
        """Which engines judge, for the report."""
        if self._exceeded is not None:
            reason = self._exceeded
            note = Text(
                fr=f"Ces règles dépassent ce que porte durable-rules ({reason.fr}) : l'évaluateur Python a jugé seul.",
                en=f"These rules need more than durable-rules bears ({reason.en}): the Python evaluator judged alone.",
            )
            return EngineReport(engines=(PYTHON_ENGINE,), note=note)
        if self._durable is None:
            note = Text(
                fr=(
                    "durable-rules n'est pas disponible sur ce poste : l'évaluateur Python a jugé seul, "
                    "selon les mêmes règles."
                ),
                en=(
                    "durable-rules is not available on this computer: the Python evaluator judged alone, "
                    "by the same rules."
                ),
            )
            return EngineReport(engines=(PYTHON_ENGINE,), note=note)
        note = Text(
            fr="Chaque règle a été jugée par deux moteurs indépendants ; leurs conclusions sont identiques.",
            en="Every rule was judged by two independent engines; their conclusions are identical.",
        )
        return EngineReport(engines=(self._durable.name, PYTHON_ENGINE), note=note)

    def judge(self, facts: FactSet) -> Found:
        """Return the outcome of every rule and diagnosis on ``facts`` diagnosis, and what each leaf was.

        Raises:
            EngineDisagreement: when the two engines differ.
            EngineFailure: when durable-rules failed.
        """
        settled = self.settle(facts)
        verdicts = self.verdicts(settled)
        return Found(
            tuple(self._explainer.rule(name, verdict, settled) for name, verdict in verdicts.rules.items()),
            tuple(self._explainer.diagnosis(name, value, settled) for name, value in verdicts.diagnoses.items()),
            self._explainer.leaves(settled),
        )

    def settle(self, facts: FactSet) -> list[Settled]:
        """Settle every atom of the program."""
        return [settled(facts) for settled in self._settlers]

    def verdicts(self, settled: Sequence[Settled]) -> Verdicts:
        """Judge settled atoms with every engine.

        Raises:
            EngineDisagreement: when the engines differ, with both traces.
        """
        values = [atom.value for atom in settled]
        verdicts = self._evaluator.judge(values)
        present = self._evaluator.diagnose(values)
        if self._durable is not None:
            chained, chained_present = self._durable.judge(values)
            differing = [name for name, verdict in verdicts.items() if verdict.outcome != chained[name]]
            if differing:
                raise EngineDisagreement(self._disagreement(differing, verdicts, chained, settled))
            if present != chained_present:
                raise EngineDisagreement(_diagnosis_disagreement(present, chained_present))
        return Verdicts(verdicts, present)

    def _disagreement(
        self,
        differing: list[str],
        verdicts: Mapping[str, Verdict],
        chained: Mapping[str, OutcomeKind],
        settled: Sequence[Settled],
    ) -> str:
        lines = ["The two engines disagree; the audit is stopped. Please report this."]
        for trees in self.program.rules:
            if trees.rule.id not in differing:
                continue
            verdict = verdicts[trees.rule.id]
            lines += [
                f"{trees.rule.id}: {PYTHON_ENGINE} says {verdict.outcome}, durable-rules says {chained[trees.rule.id]}",
                f"  applies={as_truth(verdict.applies)} satisfied={as_truth(verdict.satisfied)}"
                f" partial={as_truth(verdict.partial)}",
            ]
            conditions = self.conditions[trees.rule.id]
            for node in (conditions.applies, conditions.satisfied, conditions.partial):
                lines += _lines(node, settled, depth=1) if node else []
        return "\n".join(lines)


def _durable_engine(program: Program) -> tuple[DurableEngine | None, Bilingual | None]:
    """Return the engine, or why the rules do not fit it."""
    try:
        return DurableEngine(program), None
    except LayoutExceeded as error:
        return None, error.reason


def _diagnosis_disagreement(present: Mapping[str, Kleene], chained: Mapping[str, Kleene]) -> str:
    lines = ["The two engines disagree on diagnoses; the audit is stopped. Please report this."]
    for name, value in present.items():
        if value is not chained[name]:
            lines.append(
                f"{name}: {PYTHON_ENGINE} says {as_truth(value)}, durable-rules says {as_truth(chained[name])}"
            )
    return "\n".join(lines)


def _lines(node: ConditionNode, settled: Sequence[Settled], depth: int) -> list[str]:
    truth = as_truth(settled[node.leaf].value) if node.leaf is not None else ""
    lines = [f"{'  ' * depth}{truth}  {node.kind}: {node.expression.en}"]
    for child in node.children:
        lines += _lines(child, settled, depth + 1)
    return lines
