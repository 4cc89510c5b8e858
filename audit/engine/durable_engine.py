"""The adapter to durable-rules: it states the atoms, reads the conclusions, and counts what goes in and out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from audit.engine.durable_layout import conclusion_fact
from audit.engine.durable_plan import SENTINEL, SENTINEL_FACT, DurablePlan, clause_name, plan_of
from audit.engine.nodes import Values
from audit.engine.program import Program
from audit.engine.rails import CONDITIONS, PRESENT
from audit.engine.verdict import Verdict, verdict
from audit.errors import EngineFailure
from audit.model.kleene import Kleene

if TYPE_CHECKING:
    from audit.engine.durable_ruleset import QuietRuleset

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


def _ruleset(definition: str, actions: Mapping[str, Callable[[], None]]) -> "QuietRuleset":
    from audit.engine.durable_ruleset import QuietRuleset  # durable-rules may not be there to import

    return QuietRuleset("audit", definition, actions)


class DurableEngine:
    """Judges a program by forward chaining in durable-rules; threads may share it, and wait for one another.

    One instance registers one ruleset; registering leaks memory inside durable-rules, so a
    process should build one instance and reuse it.
    """

    def __init__(self, program: Program, plan: DurablePlan | None = None) -> None:
        """Register the ruleset of ``program``.

        Args:
            program: the rules and diagnoses.
            plan: what ``plan_of`` gives for ``program``, where it is known.

        Raises:
            LayoutExceeded: when it needs more than durable-rules bears.
        """
        planned = plan or plan_of(program)
        self._diagnosed_from = len(CONDITIONS) * len(program.rules)
        self._inputs = planned.inputs
        self._awaited = frozenset(planned.awaited)
        self._unread, places = _places(program)
        self._concluded_at = {
            number: (places[owner, condition], rail) for number, (owner, condition, rail) in planned.conclusions.items()
        }
        self._names = [f"{owner} {condition}" for owner, condition in places]
        self._sessions = count(1)
        self._run = _Run("")
        with _ONE_AT_A_TIME:
            self._ruleset = _ruleset(planned.definition, self._actions(planned.heads))

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
        worth = list(self._unread)
        for number in run.concluded & self._concluded_at.keys():
            place, rail = self._concluded_at[number]
            if worth[place] is (not rail):
                msg = f"durable-rules concluded that {self._names[place]} is both true and false"
                raise EngineFailure(msg)
            worth[place] = rail
        first = self._diagnosed_from
        applies, satisfied, partial = (worth[place : first : len(CONDITIONS)] for place in range(len(CONDITIONS)))
        return tuple(map(verdict, applies, satisfied, partial)), tuple(worth[first:])

    def _facts(self, values: Values, run: _Run) -> list[dict[str, str | int]]:
        groups: dict[int, dict[str, str | int]] = {}
        for index, rail, group, name in self._inputs:
            if values[index] is rail:
                fact = groups.setdefault(group, {"id": f"atoms-{group}", "sid": run.session, "k": 0, "g": group})
                fact[name] = 1
        return [*groups.values(), {**SENTINEL_FACT, "sid": run.session}]

    def _actions(self, heads: Iterable[int]) -> dict[str, Callable[[], None]]:
        clauses = {clause_name(place): self._concluding(number) for place, number in enumerate(heads)}
        return {SENTINEL: self._note_sentinel, **clauses}

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


def _places(program: Program) -> tuple[Sequence[Kleene], Mapping[tuple[str, str], int]]:
    """Return what each condition is worth as long as nothing is concluded of it, and its place there.

    Those of a rule stand side by side, the diagnoses after all of them; each by its owner and its name. A condition
    that its rule does not have holds, or is no lesser degree.
    """
    unread: list[Kleene] = []
    places: dict[tuple[str, str], int] = {}
    for trees in program.rules:
        for condition in CONDITIONS:
            places[trees.rule.id, condition] = len(unread)
            unread.append(condition == "applies" if getattr(trees, condition) is None else None)
    for pattern in program.diagnoses:
        places[pattern.diagnosis.id, PRESENT] = len(unread)
        unread.append(None)
    return unread, places
