"""What outcomes a rule can have: for each a project that has it, or what is known of there being none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from audit.judgement.completions import Completion
from audit.judgement.proofs.solver import GaveUp
from audit.model.rule import OutcomeKind, Rule
from audit.rule_testing.prover.circuit import RuleCircuit
from audit.rule_testing.prover.domain import Domain
from audit.rule_testing.prover.drawn import draw
from audit.rule_testing.prover.shorter import shortened
from audit.rulebase.reads import facts_of

_DRAWS = 3_000  # for an outcome that nothing listed shows
Project = Mapping[str, Completion]


class Known(StrEnum):
    """What is known of a claim that some project meets."""

    FOUND = "found"  # a project does, and was judged
    NOT_FOUND = "not_found"  # none of those that were tried does, and nothing shows that none can
    EXCLUDED = "excluded"  # none does, proven


@dataclass(frozen=True)
class OutcomeProof:
    """What is known of one outcome of one rule.

    Attributes:
        project: what is answered in a project that has it, with nothing that it can do without; else empty.
    """

    rule: Rule
    outcome: OutcomeKind
    known: Known
    project: Project


class RuleProver:
    """Proves one rule; build it once.

    Attributes:
        circuit: the rule alone.
    """

    def __init__(self, domain: Domain, rule: Rule, place: int) -> None:
        self.circuit = RuleCircuit(domain)
        self.circuit.project.conditions(place)
        self._domain = domain
        self._rule = rule
        self._place = place

    def proofs(self) -> Iterator[OutcomeProof]:
        """Yield what is known of each outcome that the rule is written to have."""
        for outcome in outcomes_of(self._rule):
            if outcome is OutcomeKind.NOT_APPLICABLE and self._is_for_all:
                continue
            project = self._found(outcome)
            if project is not None:
                short = shortened(project, self._has(outcome))
                yield OutcomeProof(self._rule, outcome, Known.FOUND, short)
            else:
                known = Known.EXCLUDED if self._is_excluded(outcome) else Known.NOT_FOUND
                yield OutcomeProof(self._rule, outcome, known, {})

    def _found(self, outcome: OutcomeKind) -> Project | None:
        """Return a project that is judged to have the outcome: one that the solver finds, else one that is drawn."""
        has = self._has(outcome)
        try:
            places = self.circuit.find(self.circuit.project.outcome(self._place, outcome))
        except GaveUp:
            places = None
        if places is not None and has(project := self._domain.at(places)):
            return project
        if self._is_excluded(outcome):
            return None
        drawn = next((one for one in draw(self._domain, (self._place,), _DRAWS) if has(one)), None)
        if drawn is not None:
            self._domain.learn(drawn)
        return drawn

    @property
    def _is_for_all(self) -> bool:
        """Whether the date of the review, which all projects share, says alone that the rule applies."""
        when = self._rule.applies_when
        return when is not None and facts_of(when) <= {self._domain.dated}

    def _is_excluded(self, outcome: OutcomeKind) -> bool:
        try:
            return self.circuit.is_excluded(self.circuit.project.outcome(self._place, outcome))
        except GaveUp:
            return False

    def _has(self, outcome: OutcomeKind) -> Callable[[Project], bool]:
        return lambda project: self._domain.judged(project).verdicts[self._place].outcome is outcome


def outcomes_of(rule: Rule) -> Iterator[OutcomeKind]:
    """Yield the outcomes that a rule is written to have, but "undetermined", which a blank project shows."""
    yield OutcomeKind.SATISFIED
    if rule.partial_when is not None:
        yield OutcomeKind.PARTIAL
    yield OutcomeKind.VIOLATED
    if rule.applies_when is not None:
        yield OutcomeKind.NOT_APPLICABLE
