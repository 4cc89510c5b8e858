"""One ruleset of durable-rules, run to its end in the caller's thread.

The loop that durable-rules offers (``Host`` and ``Ruleset.do_actions``) starts timer threads, swallows what actions
raise, abandons the agenda after ten seconds of wall clock, and reads every matched fact back from JSON. This one
only asks which rule fires next; it costs half as much.
"""

from collections.abc import Callable, Mapping, Sequence

import durable_rules_engine as binding
from durable.engine import Ruleset

Fact = Mapping[str, str | int]
Action = Callable[[], None]
_NAME_STARTS = len('{"')  # the next rule to fire reads {"name":{…the facts it matched…}}


class QuietRuleset(Ruleset):  # type: ignore[misc]
    """Rules by name: the patterns that facts must match together, and what is then done."""

    def __init__(self, name: str, definition: str, actions: Mapping[str, Action]) -> None:
        """Register the rules; this leaks memory inside durable-rules, so build one ruleset and reuse it.

        Args:
            name: of the ruleset.
            definition: the rules, in the JSON of durable-rules.
            actions: what each rule that may fire does, by its name.
        """
        # What durable-rules does here is to write the definition as JSON, and to prepare the actions of its own loop.
        self._handle = binding.create_ruleset(name, definition)
        self._do = actions

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
