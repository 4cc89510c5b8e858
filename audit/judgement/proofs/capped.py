"""A completion shown to lead to no level as good as one: by the rules that a cap counts, judged without the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.judgement.leaf_worths import LeafGroup
from audit.judgement.levels import cap_holds, outcome_counts
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.thresholds import caps_against
from audit.judgement.rule_counts import worst_of
from audit.model.scoring import AvisLevel, Cap


class _Counted(NamedTuple):
    """What the caps count that stand against a level: rules, by their place, and the leaves under them."""

    caps: Sequence[Cap]
    rules: Sequence[int]
    leaves: LeafGroup


class CappedRules:
    """The rules of one project that caps count."""

    def __init__(self, scope: Scope, project: OpenProject, judgement: Judgement) -> None:
        """Prepare; see ``LevelProver``."""
        self._scope = scope
        self._project = project
        self._judgement = judgement
        self._steps = scope.kernel.program.steps
        self._against: dict[AvisLevel, _Counted] = {}

    def is_below(self, level: AvisLevel, places: Mapping[str, int]) -> bool:
        """Return whether a cap keeps a completion below a level, or may do so by what the completion leaves open.

        Args:
            level: of the avis.
            places: by question or table, the place of its completion.
        """
        if level not in self._against:
            self._against[level] = self._counted(level)
        caps, rules, leaves = self._against[level]
        if not rules:
            return False
        verdicts = self._scope.kernel.verdicts(self._judgement, self._project.worths(places, leaves))
        counts = outcome_counts((self._scope.rules[one].severity, worst_of(verdicts[one].possible), 1) for one in rules)
        return any(cap_holds(cap, counts) for cap in caps)

    def _counted(self, level: AvisLevel) -> _Counted:
        caps = caps_against(self._scope.scoring, level)
        severities = {cap.severity for cap in caps}
        rules = [
            place
            for place, rule in enumerate(self._scope.rules)
            if rule.severity in severities and place not in self._scope.left_out
        ]
        conditions = (node for place in rules for node in self._scope.kernel.conditions[place] if node is not None)
        leaves = {leaf for node in conditions for leaf in self._leaves(node)}
        return _Counted(caps, rules, self._project.group(leaves))

    def _leaves(self, node: int) -> Iterator[int]:
        step = self._steps[node]
        if isinstance(step, Atom):
            yield step.index
            return
        for member in step.members:
            yield from self._leaves(member)
