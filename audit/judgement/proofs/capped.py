"""Completions shown to be below a level: by the rules that a cap counts, judged without the others."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom, Bits, joined_bits
from audit.engine.rule_part import RulePart
from audit.judgement.leaf_worths import LeafGroup
from audit.judgement.levels import cap_holds, outcome_counts
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.conditions import has_too_many_ways
from audit.judgement.proofs.thresholds import caps_against
from audit.judgement.rule_counts import best_of, worst_of
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import AvisLevel, Cap

Outcomes = tuple[OutcomeKind, ...]


class _Counted(NamedTuple):
    """What caps count: rules, and the leaves under them."""

    rules: RulePart
    leaves: LeafGroup


class CappedRules:
    """The rules of one project that caps count."""

    def __init__(self, scope: Scope, project: OpenProject, judgement: Judgement) -> None:
        """Prepare; see ``LevelProver``."""
        self._scope = scope
        self._project = project
        self._judgement = judgement
        self._by_severities: dict[frozenset[Severity], _Counted] = {}
        self._never_met: dict[frozenset[Severity], Counter[tuple[Severity, OutcomeKind]]] = {}

    def completed(self, places: Mapping[str, int]) -> "CappedCompletion":
        """Return a completion, by question or table its place, to be judged by these rules."""
        return CappedCompletion(self, places)

    def against(self, level: AvisLevel) -> Sequence[Cap]:
        """Return the caps that stand against a level."""
        return caps_against(self._scope.scoring, level)

    def leave_out_of_reach(self, level: AvisLevel) -> bool:
        """Return whether a cap against a level holds, or is not known not to, in every completion that is listed.

        It is enough that so many of its rules are violated, or are not known not to be, whichever of the ways that it
        lists each leaf takes for itself. Nothing is said where this returns false.
        """
        severities = frozenset(cap.severity for cap in self.against(level))
        if severities not in self._never_met:
            self._never_met[severities] = Counter(self._surely_counted(severities))
        counts = self._never_met[severities]
        return any(cap_holds(cap, counts) for cap in self.against(level))

    def _surely_counted(self, severities: frozenset[Severity]) -> Iterator[tuple[Severity, OutcomeKind]]:
        """Yield the rules that no completion can show not to be violated."""
        part = self._counted(severities).rules
        kernel, values = self._scope.kernel, self._judgement.values
        bits = {number: self._bits_of_leaf(number) for number in part.leaves}
        steps = kernel.program.steps
        for number in part.gates:
            step = steps[number]
            assert not isinstance(step, Atom)  # noqa: S101 - the leaves of a part are no gates
            known = values[number]
            bits[number] = (
                joined_bits(step.kind, step.n, [bits[member] for member in step.members], 1)
                if known is None
                else _known(known)
            )
        for place in part.rules:
            applies, satisfied, partial = kernel.conditions[place]
            is_shown = (
                (applies is not None and bits[applies].false)
                or (satisfied is not None and bits[satisfied].true)
                or (partial is not None and bits[partial].true)
            )
            if not is_shown:
                yield self._scope.rules[place].severity, OutcomeKind.VIOLATED

    def _bits_of_leaf(self, number: int) -> Bits[int]:
        """Return whether a leaf may be known true, and whether it may be known false."""
        value = self._judgement.values[number]
        if value is not None or not self._project.reads[number]:
            return _known(value)
        if has_too_many_ways(self._project, number):
            return Bits(1, 1)
        found: set[Kleene] = set()
        for _, worth in self._project.values(number):
            found.add(worth)
            if True in found and False in found:
                break
        return Bits(int(True in found), int(False in found))

    def judged(self, severities: frozenset[Severity], places: Mapping[str, int]) -> Sequence[tuple[Severity, Outcomes]]:
        """Return the outcomes still possible of each rule that has one of these severities, in a completion."""
        part, leaves = self._counted(severities)
        worths = self._project.worths(places, leaves)
        verdicts = self._scope.kernel.verdicts_of(part, self._judgement, worths)
        rules = (self._scope.rules[place] for place in part.rules)
        return [(rule.severity, verdict.possible) for rule, verdict in zip(rules, verdicts, strict=True)]

    def _counted(self, severities: frozenset[Severity]) -> _Counted:
        if severities not in self._by_severities:
            part = self._scope.kernel.part(
                [
                    place
                    for place, rule in enumerate(self._scope.rules)
                    if rule.severity in severities and place not in self._scope.left_out
                ]
            )
            self._by_severities[severities] = _Counted(part, self._project.group(part.leaves))
        return self._by_severities[severities]


class CappedCompletion:
    """One completion by the rules that caps count, which are judged once, for all the levels that it may be below."""

    def __init__(self, rules: CappedRules, places: Mapping[str, int]) -> None:
        self._rules = rules
        self._places = places
        self._judged: dict[frozenset[Severity], Sequence[tuple[Severity, Outcomes]]] = {}

    def is_below(self, level: AvisLevel) -> bool:
        """Return whether a cap keeps it below a level, or may do so by what the completion leaves open."""
        return self._is_held(level, worst_of)

    def is_surely_below(self, level: AvisLevel) -> bool:
        """Return whether a cap keeps it below a level, whatever comes of what the completion leaves open."""
        return self._is_held(level, best_of)

    def _is_held(self, level: AvisLevel, taken: Callable[[Outcomes], OutcomeKind]) -> bool:
        """Return whether a cap holds against a level, by the outcome that is taken of those still possible."""
        caps = self._rules.against(level)
        if not caps:
            return False
        severities = frozenset(cap.severity for cap in caps)
        if severities not in self._judged:
            self._judged[severities] = self._rules.judged(severities, self._places)
        counts = outcome_counts((severity, taken(possible), 1) for severity, possible in self._judged[severities])
        return any(cap_holds(cap, counts) for cap in caps)


def _known(value: Kleene) -> Bits[int]:
    return Bits(int(value is True), int(value is False))
