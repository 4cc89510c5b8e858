"""The adapter to durable-rules: it states the atoms, reads the conclusions, and counts what goes in and out."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from audit.engine.durable_layout import MAX_RULES, Layout, Pattern, conclusion_fact, lay_out
from audit.engine.inlining import inline
from audit.engine.kleene import Kleene
from audit.engine.program import Atom, Program
from audit.engine.rails import Conclusion, compile_clauses
from audit.errors import EngineFailure
from audit.model.rule import OutcomeKind

if TYPE_CHECKING:
    from audit.engine.durable_ruleset import QuietRuleset

# Strongest first: "lesser" only comes with "unsatisfied" and prevails over it.
_OUTCOMES = {
    "excluded": OutcomeKind.NOT_APPLICABLE,
    "satisfied": OutcomeKind.SATISFIED,
    "lesser": OutcomeKind.PARTIAL,
    "unsatisfied": OutcomeKind.VIOLATED,
}
MOST_CLAUSES = 2 * MAX_RULES  # inlining spares some; compiling more would take seconds and hardly ever fit
_SESSION = "project"
_SENTINEL: dict[str, str | int] = {"id": "sentinel", "sid": _SESSION, "k": 1, "g": -1}


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
    """Judges a program by forward chaining in durable-rules.

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
        self._rule_ids = [trees.rule.id for trees in program.rules]
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
        self._concluded: set[int] = set()
        self._sentinel_fired = False
        self._ruleset = _ruleset(self._rules())

    @cached_property
    def name(self) -> str:
        """The engine and its version, as the report states it."""
        return f"durable-rules {version('durable_rules')}"

    def judge(self, values: Sequence[Kleene]) -> tuple[dict[str, OutcomeKind], dict[str, Kleene]]:
        """Return the outcome of every rule and whether each diagnosis is present, given each atom's value.

        Raises:
            EngineFailure: when durable-rules lost a fact or an action failed.
        """
        facts = self._facts(values)
        self._concluded.clear()
        self._sentinel_fired = False
        try:
            self._chain(facts)
        finally:
            # A project whose sentinel did not fire ends the run with an error anyway; its state is left alone.
            if self._sentinel_fired:
                self._ruleset.delete_state(_SESSION)
        return self._read_conclusions()

    def _chain(self, facts: list[dict[str, str | int]]) -> None:
        try:
            self._ruleset.chain(facts)
        except Exception as error:
            msg = f"an action failed inside durable-rules: {error!r}"
            raise EngineFailure(msg) from error
        if not self._sentinel_fired:
            msg = "durable-rules did not fire the sentinel rule"
            raise EngineFailure(msg)
        expected = len(facts) + len(self._concluded & self._awaited)
        kept = len(self._ruleset.get_facts(_SESSION))
        if kept != expected:
            msg = f"durable-rules holds {kept} facts where {expected} were asserted"
            raise EngineFailure(msg)

    def _read_conclusions(self) -> tuple[dict[str, OutcomeKind], dict[str, Kleene]]:
        reached: dict[str, set[str]] = {name: set() for name in (*self._rule_ids, *self._diagnosis_ids)}
        for number in self._concluded:
            conclusion = self._conclusions.get(number)
            if conclusion is not None:
                reached[conclusion.rule_id].add(conclusion.what)
        outcomes = {rule_id: _outcome(rule_id, reached[rule_id]) for rule_id in self._rule_ids}
        return outcomes, {name: _presence(name, reached[name]) for name in self._diagnosis_ids}

    def _facts(self, values: Sequence[Kleene]) -> list[dict[str, str | int]]:
        groups: dict[int, dict[str, str | int]] = {}
        for index, rail, group, name in self._inputs:
            if values[index] is rail:
                fact = groups.setdefault(group, {"id": f"atoms-{group}", "sid": _SESSION, "k": 0, "g": group})
                fact[name] = 1
        return [*groups.values(), dict(_SENTINEL)]

    def _rules(self) -> dict[str, tuple[Sequence[Pattern], Callable[[], None]]]:
        rules: dict[str, tuple[Sequence[Pattern], Callable[[], None]]] = {
            "sentinel": (((("g", -1),),), self._note_sentinel)
        }
        for number, (head, patterns) in enumerate(self._layout.patterns):
            rules[f"clause-{number}"] = (patterns, self._concluding(self._layout.numbers[head]))
        return rules

    def _note_sentinel(self) -> None:
        self._sentinel_fired = True

    def _concluding(self, number: int) -> Callable[[], None]:
        fact = {**conclusion_fact(number), "sid": _SESSION} if number in self._awaited else None

        def conclude() -> None:
            if number not in self._concluded:
                self._concluded.add(number)
                if fact is not None:
                    self._ruleset.assert_fact(fact)

        return conclude


def _outcome(rule_id: str, reached: set[str]) -> OutcomeKind:
    """Read a rule's outcome from the conclusions reached on it."""
    if len(reached - {"lesser"}) > 1:
        msg = f"durable-rules concluded {sorted(reached)} together on {rule_id}"
        raise EngineFailure(msg)
    for what, outcome in _OUTCOMES.items():
        if what in reached:
            return outcome
    return OutcomeKind.UNDETERMINED


def _presence(diagnosis_id: str, reached: set[str]) -> Kleene:
    """Read whether a diagnosis is present from the conclusions reached on it."""
    if len(reached) > 1:
        msg = f"durable-rules concluded {sorted(reached)} together on {diagnosis_id}"
        raise EngineFailure(msg)
    return ("present" in reached) if reached else None
