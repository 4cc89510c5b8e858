"""Has durable-rules judge a project again, and stops on any difference: in outcomes and in what bounds rest on."""

from collections.abc import Callable, Iterator

from audit.engine.durable_engine import DurableEngine, durable_rules_available
from audit.engine.durable_plan import DurablePlan, plan_of
from audit.engine.kernel import Judgement
from audit.engine.nodes import Gate, Node
from audit.engine.program import Program
from audit.engine.rails import CONDITIONS
from audit.engine.verdict import Verdict
from audit.errors import EngineDisagreement, LayoutExceeded
from audit.model.condition import Condition
from audit.model.kleene import Kleene, as_truth
from audit.model.outcome import PYTHON_ENGINE, EngineReport
from audit.model.text import Text

Words = Callable[[Condition], Text]

_BOTH = Text(
    fr="Chaque règle a été jugée par deux moteurs indépendants ; leurs conclusions sont identiques.",
    en="Every rule was judged by two independent engines; their conclusions are identical.",
)
_UNAVAILABLE = Text(
    fr="durable-rules n'est pas disponible sur ce poste : l'évaluateur Python a jugé seul, selon les mêmes règles.",
    en="durable-rules is not available on this computer: the Python evaluator judged alone, by the same rules.",
)


class Crosscheck:
    """The second judge of a program, where it is there and bears the program."""

    def __init__(
        self,
        program: Program,
        wanted: bool | None = None,
        words: Words | None = None,
        planned: Callable[[Program], DurablePlan] = plan_of,
    ) -> None:
        """Compile ``program`` for durable-rules.

        Args:
            program: what the kernel judges by.
            wanted: None to use durable-rules where it can be imported.
            words: how a condition is written, for the message on a difference.
            planned: what compiles ``program``, or knows what that gave.
        """
        self._program = program
        self._words = words
        self._durable: DurableEngine | None = None
        self.report = EngineReport(engines=(PYTHON_ENGINE,), note=_UNAVAILABLE)
        if durable_rules_available() if wanted is None else wanted:
            self._compile(planned)

    def _compile(self, planned: Callable[[Program], DurablePlan]) -> None:
        try:
            self._durable = DurableEngine(self._program, planned(self._program))
        except LayoutExceeded as error:
            fr, en = error.reason.fr, error.reason.en
            note = Text(
                fr=f"Ces règles dépassent ce que porte durable-rules ({fr}) : l'évaluateur Python a jugé seul.",
                en=f"These rules need more than durable-rules bears ({en}): the Python evaluator judged alone.",
            )
            self.report = EngineReport(engines=(PYTHON_ENGINE,), note=note)
        else:
            self.report = EngineReport(engines=(self._durable.name, PYTHON_ENGINE), note=_BOTH)

    def check(self, judgement: Judgement) -> None:
        """Judge the same leaves again.

        Raises:
            EngineDisagreement: when durable-rules finds otherwise on a condition of a rule, or on a diagnosis.
            EngineFailure: when durable-rules failed.
        """
        if self._durable is None:
            return
        verdicts, present = self._durable.judge(judgement.values)
        if verdicts != judgement.verdicts or present != judgement.present:
            lines = [*self._rule_lines(judgement, verdicts), *self._diagnosis_lines(judgement, present)]
            raise EngineDisagreement(
                "\n".join(("The two engines disagree; the audit is stopped. Please report this.", *lines))
            )

    def _rule_lines(self, judgement: Judgement, chained: tuple[Verdict, ...]) -> Iterator[str]:
        for trees, ours, theirs in zip(self._program.rules, judgement.verdicts, chained, strict=True):
            if ours == theirs:
                continue
            for who, found in ((PYTHON_ENGINE, ours), ("durable-rules", theirs)):
                conditions = " ".join(f"{name}={as_truth(getattr(found, name))}" for name in CONDITIONS)
                yield f"{trees.rule.id}: {who} says {found.outcome} ({conditions})"
            for name in CONDITIONS:
                node = getattr(trees, name)
                if node is not None:
                    yield from self._node_lines(node, judgement, 1)

    def _diagnosis_lines(self, judgement: Judgement, chained: tuple[Kleene, ...]) -> Iterator[str]:
        for pattern, ours, theirs in zip(self._program.diagnoses, judgement.present, chained, strict=True):
            if ours is not theirs:
                said = f"{PYTHON_ENGINE} says {as_truth(ours)}, durable-rules says {as_truth(theirs)}"
                yield f"{pattern.diagnosis.id}: {said}"

    def _node_lines(self, node: Node, judgement: Judgement, depth: int) -> Iterator[str]:
        truth = as_truth(judgement.values[self._program.numbers[node]])
        yield f"{'  ' * depth}{truth}  {self._named(node)}"
        for member in node.members if isinstance(node, Gate) else ():
            yield from self._node_lines(member, judgement, depth + 1)

    def _named(self, node: Node) -> str:
        if isinstance(node, Gate):
            return node.kind
        leaf = self._program.atoms[node.index]
        return self._words(leaf).en if self._words else repr(leaf)
