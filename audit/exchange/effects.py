"""What would follow if answers of the audited team were upheld, or findings withdrawn: rules that move, levels."""

from collections.abc import Mapping

from pydantic import Field

from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.rule import OutcomeKind, RuleId
from audit.model.scoring import AvisLevel, Basis
from audit.model.text import Text


class LevelOn(Frozen):
    """The level of the opinion on declarations, or on evidence.

    Attributes:
        level: what no missing answer can take back; none when that is only the worst of several.
        floor, ceiling: the worst and the best level that the missing answers leave.
    """

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel


class EarlierLevels(Frozen):
    """The levels by the texts published by the review date alone, where these give another opinion."""

    declarations: LevelOn
    evidence: LevelOn


class Levels(Frozen):
    """The level of the opinion on both, by the rules of today.

    Attributes:
        on: which is that of the review.
        then: by the texts of the time, where the opinion goes by these; None where it goes by the rules of today.
    """

    on: Basis
    declarations: LevelOn
    evidence: LevelOn
    then: EarlierLevels | None = None

    @property
    def own(self) -> LevelOn:
        """The level of the review by the rules of today."""
        return self.evidence if self.on is Basis.EVIDENCE else self.declarations

    def leading(self, basis: Basis) -> LevelOn:
        """Return the level that the opinion leads with, on a basis."""
        found = self.then or self
        return found.evidence if basis is Basis.EVIDENCE else found.declarations


class Effect(Frozen):
    """What would follow.

    Attributes:
        findings: the rules whose findings were answered, or are withdrawn.
        answers: the names of the answers that are corrected.
        undocumented: those of them for which no document is named: they count on declarations only.
        closes: the rules that would ask for nothing any more; ``opens`` those that would no longer be met.
        moves: the others of which something changes; ``outcomes`` are those of which the outcome does, by both.
        may_be_partial: those of ``outcomes`` that would not be met, or only in part: the answers leave it open.
        diagnoses: those of which the state changes, by both.
        restated: of these findings, those that would stand in other words, with these words.
        before, after: the levels of the opinion.
    """

    findings: tuple[RuleId, ...]
    answers: tuple[str, ...] = ()
    undocumented: tuple[str, ...] = ()
    closes: tuple[RuleId, ...] = ()
    opens: tuple[RuleId, ...] = ()
    moves: tuple[RuleId, ...] = ()
    outcomes: dict[RuleId, tuple[OutcomeKind, OutcomeKind]] = Field(default_factory=dict)
    may_be_partial: tuple[RuleId, ...] = ()
    diagnoses: dict[RuleId, tuple[DiagnosisState, DiagnosisState]] = Field(default_factory=dict)
    restated: dict[RuleId, Text] = Field(default_factory=dict)
    before: Levels
    after: Levels


class Effects(Frozen):
    """What would follow of all that was answered.

    Attributes:
        by_finding: of the answers that bear on one finding, by its rule.
        corrected: the names of the corrected answers that bear on each finding, those at odds too, by its rule.
        together: of all the corrected answers, but for those at odds; None where they bear on findings alike.
        at_odds: the names of the answers that two files correct differently.
        withdrawn: of the findings that the auditor withdraws; None when there are none.
        severities: of the severities that the auditor amends, the findings kept; None when there are none.
    """

    by_finding: dict[RuleId, Effect] = Field(default_factory=dict)
    together: Effect | None = None
    at_odds: tuple[str, ...] = ()
    corrected: dict[RuleId, tuple[str, ...]] = Field(default_factory=dict)
    withdrawn: Effect | None = None
    severities: Effect | None = None


def answers_on(rules: Mapping[str, list[str]], corrections: Mapping[str, object]) -> dict[RuleId, tuple[str, ...]]:
    """Return, by rule, the corrected answers that its finding rests on.

    Args:
        rules: the findings that rest on each answer, by its name.
        corrections: by the names of the answers that are corrected.
    """
    found: dict[RuleId, list[str]] = {}
    for name in corrections:
        for rule in rules.get(name, ()):
            found.setdefault(rule, []).append(name)
    return {rule: tuple(names) for rule, names in found.items()}
