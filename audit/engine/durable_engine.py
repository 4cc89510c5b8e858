"""The adapter to durable-rules: it states the atoms, reads the conclusions, and counts what goes in and out."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from audit.engine.durable_layout import MAX_RULES, Layout, Pattern, conclusion_fact, lay_out
from audit.engine.inlining import inline
from audit.engine.nodes import Atom, Values
from audit.engine.program import Program, RuleTrees
from audit.engine.rails import CONDITIONS, PRESENT, Conclusion, compile_clauses
from audit.engine.verdict import Verdict, verdict
from audit.errors import EngineFailure
from audit.model.kleene import Kleene

if TYPE_CHECKING:
    from audit.engine.durable_ruleset import QuietRuleset

MOST_CLAUSES = 2 * MAX_RULES  # inlining spares some; compiling more would take seconds and hardly ever fit
_SENTINEL: dict[str, str | int] = {"id": "sentinel", "k": 1, "g": -1}
# durable-rules keeps state of its own for the whole process: one project at a time, whoever asks.
_ONE_AT_A_TIME = Lock()


class _Run:
    """What one project concluded, in a session of its own."""

    def __init__(self, session: str) -> None:
        self.session = session
        self.concluded: set[int] = set()
        self.sentinel_fired = False


def durable_rules_available() -> bool:
    """Return whether durable-rules can be imported: not on Python 3.13 and later, nor where its C part cannot load."""
    try:
        import durable.engine  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _ruleset(rules: Mapping[str, tuple[Sequence[Pattern], Callable[[], None]]]) -> "QuietRuleset":
    from audit.engine.durable_ruleset import QuietRuleset  # durable-rules may not be there to import

    return QuietRuleset("audit", rules)


class DurableEngine:
    """Judges a program by forward chaining in durable-rules; threads may share it, and wait for one another.

    One instance registers one ruleset; registering leaks memory inside durable-rules, so a
    process should build one instance and reuse it.
    """

    def __init__(self, program: Program) -> None:
        """Compile ``program`` and register its ruleset.

        Raises:
            LayoutExceeded: when it needs more than durable-rules bears.
        """
        clauses = inline(compile_clauses(program, MOST_CLAUSES))
        self._layout: Layout = lay_out(clauses)
        self._rules = program.rules
        self._diagnosis_ids = [trees.diagnosis.id for trees in program.diagnoses]
        awaited = {item for clause in clauses for item in clause.body}
        self._awaited = {number for head, number in self._layout.numbers.items() if head in awaited}
        self._inputs = [
            (item.node.index, item.rail, slot.group, f"p{slot.slot}")
            for item, slot in self._layout.inputs
            if isinstance(item.node, Atom)
        ]
        self._conclusions = {
            number: head for head, number in self._layout.numbers.items() if isinstance(head, Conclusion)
        }
        self._sessions = count(1)
        self._run = _Run("")
        with _ONE_AT_A_TIME:
            self._ruleset = _ruleset(self._definitions())

    @cached_property
    def name(self) -> str:
        """The engine and its version, as the report states it."""
        return f"durable-rules {version('durable_rules')}"

    def judge(self, values: Values) -> tuple[tuple[Verdict, ...], tuple[Kleene, ...]]:
        """Return the verdict of every rule and whether each diagnosis is present, given each leaf's value.

        Raises:
            EngineFailure: when durable-rules lost a fact or an action failed.
        """
        with _ONE_AT_A_TIME:
            run = self._run = _Run(f"project-{next(self._sessions)}")
            try:
                self._chain(self._facts(values, run), run)
            finally:
                # A project whose sentinel did not fire ends the run with an error anyway; its state is left alone.
                if run.sentinel_fired:
                    self._ruleset.delete_state(run.session)
        return self._read_conclusions(run)

    def _chain(self, facts: list[dict[str, str | int]], run: _Run) -> None:
        try:
            self._ruleset.chain(facts)
        except Exception as error:
            msg = f"an action failed inside durable-rules: {error!r}"
            raise EngineFailure(msg) from error
        if not run.sentinel_fired:
            msg = "durable-rules did not fire the sentinel rule"
            raise EngineFailure(msg)
        expected = len(facts) + len(run.concluded & self._awaited)
        kept = len(self._ruleset.get_facts(run.session))
        if kept != expected:
            msg = f"durable-rules holds {kept} facts where {expected} were asserted"
            raise EngineFailure(msg)

    def _read_conclusions(self, run: _Run) -> tuple[tuple[Verdict, ...], tuple[Kleene, ...]]:
        reached: dict[tuple[str, str], bool] = {}
        for number in run.concluded:
            conclusion = self._conclusions.get(number)
            if conclusion is not None:
                key = conclusion.rule_id, conclusion.condition
                if reached.setdefault(key, conclusion.rail) is not conclusion.rail:
                    msg = f"durable-rules concluded that {' '.join(key)} is both true and false"
                    raise EngineFailure(msg)
        verdicts = tuple(
            verdict(*(_worth(trees, condition, reached) for condition in CONDITIONS)) for trees in self._rules
        )
        return verdicts, tuple(reached.get((name, PRESENT)) for name in self._diagnosis_ids)

    def _facts(self, values: Values, run: _Run) -> list[dict[str, str | int]]:
        groups: dict[int, dict[str, str | int]] = {}
        for index, rail, group, name in self._inputs:
            if values[index] is rail:
                fact = groups.setdefault(group, {"id": f"atoms-{group}", "sid": run.session, "k": 0, "g": group})
                fact[name] = 1
        return [*groups.values(), {**_SENTINEL, "sid": run.session}]

    def _definitions(self) -> dict[str, tuple[Sequence[Pattern], Callable[[], None]]]:
        rules: dict[str, tuple[Sequence[Pattern], Callable[[], None]]] = {
            "sentinel": (((("g", -1),),), self._note_sentinel)
        }
        for number, (head, patterns) in enumerate(self._layout.patterns):
            rules[f"clause-{number}"] = (patterns, self._concluding(self._layout.numbers[head]))
        return rules

    def _note_sentinel(self) -> None:
        self._run.sentinel_fired = True

    def _concluding(self, number: int) -> Callable[[], None]:
        fact = conclusion_fact(number) if number in self._awaited else None

        def conclude() -> None:
            run = self._run
            if number not in run.concluded:
                run.concluded.add(number)
                if fact is not None:
                    self._ruleset.assert_fact({**fact, "sid": run.session})

        return conclude


def _worth(trees: RuleTrees, condition: str, reached: Mapping[tuple[str, str], bool]) -> Kleene:
    """Return what a condition of a rule is worth; one that the rule does not have holds, or is no lesser degree."""
    if getattr(trees, condition) is None:
        return condition == "applies"
    return reached.get((trees.rule.id, condition))
