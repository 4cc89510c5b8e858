"""Finds the actions that are for another case than that of a project, by the conditions that rules are judged by."""

from collections.abc import Iterable
from itertools import chain

from audit.engine.comparisons import Parameters
from audit.engine.kernel import Kernel
from audit.engine.program import build_program
from audit.model.diagnosis import Diagnosis
from audit.model.fact import FactSet
from audit.model.rule import Rule, RuleId


class ActionFitter:
    """Judges the conditions of actions; build it once, threads may share it."""

    def __init__(self, rules: Iterable[Rule], diagnoses: Iterable[Diagnosis], parameters: Parameters) -> None:
        """Compile the conditions of actions.

        Args:
            rules: checked rules.
            diagnoses: checked diagnoses.
            parameters: in the unit of facts.
        """
        asked = chain(((rule.id, rule.remediation) for rule in rules), ((item.id, item.first) for item in diagnoses))
        conditional = [(by, action) for by, actions in asked for action in actions if action.when is not None]
        self._names = {f"{by} {action.action}": (by, action.action) for by, action in conditional}
        scopes = {f"{by} {action.action}": action.when for by, action in conditional}
        self._kernel = Kernel(build_program((), scopes=scopes), parameters)

    def unfit(self, facts: FactSet) -> frozenset[tuple[RuleId, str]]:
        """Return the actions whose condition is known not to hold, each with the rule or diagnosis that asks for it."""
        if not self._names:
            return frozenset()
        active = self._kernel.judge(facts).active
        return frozenset(asked for name, asked in self._names.items() if active[name] is False)
