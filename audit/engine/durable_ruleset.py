"""One ruleset of durable-rules, run to its end in the caller's thread.

The loop that durable-rules offers (``Host`` and ``Ruleset.do_actions``) starts timer threads, swallows what actions
raise, abandons the agenda after ten seconds of wall clock, and reads every matched fact back from JSON. This one
only asks which rule fires next; it costs half as much.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import durable_rules_engine as binding
from durable.engine import Ruleset

Fact = Mapping[str, str | int]
Pattern = tuple[tuple[str, int], ...]
Action = Callable[[], None]
# A fact that no rule looks at is an error in durable-rules: this rule looks at all that have a "k", and never fires.
_OBSERVER = {"all": [{"m0": {"$ex": {"k": 1}}}, {"m1": {"k": -1}}]}
_NAME_STARTS = len('{"')  # the next rule to fire reads {"name":{…the facts it matched…}}


class QuietRuleset(Ruleset):  # type: ignore[misc]
    """Rules by name: the patterns that facts must match together, and what is then done."""

    def __init__(self, name: str, rules: Mapping[str, tuple[Sequence[Pattern], Action]]) -> None:
        """Register the rules; this leaks memory inside durable-rules, so build one ruleset and reuse it."""
        # Its own loop would run the action under "run"; ours calls them itself.
        super().__init__(name, None, {rule: {**body, "run": None} for rule, body in definition_of(rules).items()})
        self._do = {rule: action for rule, (_, action) in rules.items()}

    def chain(self, facts: Sequence[Fact]) -> None:
        """Assert ``facts`` and do what every rule that fires asks, in turn, until none is left.

        Whatever an action raises reaches the caller.
        """
        state = self.assert_facts(facts)
        started = binding.start_action_for_state(self._handle, state)
        fired = started[1] if started else None
        while fired:
            self._do[fired[_NAME_STARTS : fired.index('"', _NAME_STARTS)]]()
            fired = binding.complete_and_start_action(self._handle, state)


def definition_of(rules: Mapping[str, tuple[Sequence[Pattern], Action]]) -> dict[str, Any]:
    """Return the rules as durable-rules reads them."""
    patterns = {name: {"all": [_in_json(*one) for one in enumerate(found)]} for name, (found, _) in rules.items()}
    return {"observer": _OBSERVER, **patterns}


def _in_json(index: int, pattern: Pattern) -> dict[str, Any]:
    return {f"m{index}": {"$and": [{key: value} for key, value in pattern]}}
