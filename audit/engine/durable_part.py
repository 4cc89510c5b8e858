"""One ruleset of durable-rules, run on one project at a time: it states the atoms and notes what is concluded."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from audit.engine.durable_layout import conclusion_fact
from audit.engine.durable_plan import SENTINEL, SENTINEL_FACT, RulesetPlan, clause_name
from audit.engine.nodes import Values
from audit.errors import EngineFailure

if TYPE_CHECKING:
    from audit.engine.durable_ruleset import QuietRuleset


class _Run:
    """What one project concluded, in a session of its own."""

    def __init__(self, session: str) -> None:
        self.session = session
        self.concluded: set[int] = set()
        self.sentinel_fired = False


def _registered(definition: str, actions: Mapping[str, Callable[[], None]]) -> "QuietRuleset":
    from audit.engine.durable_ruleset import QuietRuleset  # durable-rules may not be there to import

    return QuietRuleset("audit", definition, actions)


class DurablePart:
    """Runs one ruleset; whoever shares it waits for the others."""

    def __init__(self, planned: RulesetPlan) -> None:
        """Register the ruleset, which leaks memory inside durable-rules."""
        self.conclusions = planned.conclusions
        self._inputs = planned.inputs
        self._awaited = frozenset(planned.awaited)
        self._run = _Run("")
        self._ruleset = _registered(planned.definition, self._actions(planned.heads))

    def concluded(self, values: Values, session: str) -> Collection[int]:
        """Return the numbers of what follows from each leaf's value, in a session of that name.

        Raises:
            EngineFailure: when durable-rules lost a fact or an action failed.
        """
        run = self._run = _Run(session)
        try:
            self._chain(self._facts(values, run), run)
        finally:
            # A project whose sentinel did not fire ends the run with an error anyway; its state is left alone.
            if run.sentinel_fired:
                self._ruleset.delete_state(run.session)
        return run.concluded

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

    def _facts(self, values: Values, run: _Run) -> list[dict[str, str | int]]:
        groups: dict[int, dict[str, str | int]] = {}
        for index, rail, group, name in self._inputs:
            if values[index] is rail:
                fact = groups.setdefault(group, {"id": f"atoms-{group}", "sid": run.session, "k": 0, "g": group})
                fact[name] = 1
        return [*groups.values(), {**SENTINEL_FACT, "sid": run.session}]

    def _actions(self, heads: Iterable[Sequence[int]]) -> dict[str, Callable[[], None]]:
        clauses = {clause_name(place): self._concluding(numbers) for place, numbers in enumerate(heads)}
        return {SENTINEL: self._note_sentinel, **clauses}

    def _note_sentinel(self) -> None:
        self._run.sentinel_fired = True

    def _concluding(self, numbers: Iterable[int]) -> Callable[[], None]:
        facts = {number: conclusion_fact(number) if number in self._awaited else None for number in numbers}

        def conclude() -> None:
            run = self._run
            for number, fact in facts.items():
                if number not in run.concluded:
                    run.concluded.add(number)
                    if fact is not None:
                        self._ruleset.assert_fact({**fact, "sid": run.session})

        return conclude
