"""Finds which actions, and which of their wordings, fit the case of a project, by conditions as rules have them."""

from collections.abc import Iterable, Mapping
from itertools import chain

from audit.engine.comparisons import Parameters
from audit.engine.explain import Explanation
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
        asked = tuple(
            chain(((rule.id, rule.remediation) for rule in rules), ((item.id, item.first) for item in diagnoses))
        )
        worded = [
            (by, action.action, place, opening.when)
            for by, actions in asked
            for action in actions
            for place, opening in enumerate(action.cases)
        ]
        self._cases = {f"{by} {action} {place}": ((by, action), place) for by, action, place, _ in worded}
        conditional = [(by, action) for by, actions in asked for action in actions if action.when is not None]
        self._names = {f"{by} {action.action}": (by, action.action) for by, action in conditional}
        scopes = {f"{by} {action.action}": action.when for by, action in conditional}
        scopes |= {f"{by} {action} {place}": when for by, action, place, when in worded}
        program = build_program((), scopes=scopes)
        self._nodes = program.scopes
        self._kernel = Kernel(program, parameters)

    def unfit(self, facts: FactSet) -> frozenset[tuple[RuleId, str]]:
        """Return the actions whose condition is known not to hold, each with the rule or diagnosis that asks for it."""
        if not self._names:
            return frozenset()
        active = self._kernel.judge(facts).active
        return frozenset(asked for name, asked in self._names.items() if active[name] is False)

    def cases(self, facts: FactSet) -> Mapping[tuple[RuleId, str], int]:
        """Return, by rule or diagnosis and action, the place of the first of its cases that is known to hold."""
        if not self._cases:
            return {}
        active = self._kernel.judge(facts).active
        found: dict[tuple[RuleId, str], int] = {}
        for name, (asked, place) in self._cases.items():
            if active[name] is True:
                found.setdefault(asked, place)
        return found

    def unsure(self, facts: FactSet) -> Mapping[tuple[RuleId, str], tuple[str, ...]]:
        """Return the actions of which it is not known whether they are for the case, with the facts that would say."""
        if not self._names:
            return {}
        judgement = self._kernel.judge(facts)
        explanation = Explanation(self._kernel, judgement)
        return {
            asked: tuple(fact.name for fact in explanation.facts_of(node))
            for name, asked in self._names.items()
            if judgement.active[name] is None and (node := self._nodes[name]) is not None
        }
