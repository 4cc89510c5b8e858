"""What becomes of a project if some questions were answered otherwise, or some rules were met: before and after.

What is supposed of a question counts as borne out by a document: the question is what would follow if it were so. What
is supposed of a table counts on evidence only where every cell that it rests on is borne out already.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audit.engine.kernel import Judgement, Kernel
from audit.engine.rule_part import RulePart
from audit.engine.verdict import Verdict
from audit.judgement.findings import NOT_MET
from audit.judgement.guarantee import Guarantee
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact, FactSet
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, RuleId
from audit.remediation.fix import Fix

_AT_REST = (OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE)


class Change(StrEnum):
    """What becomes of a rule."""

    CLOSES = "closes"  # it was not met, and asks for nothing any more
    OPENS = "opens"  # it was met, open or not for this project, and is not met
    MOVES = "moves"  # anything else


@dataclass(frozen=True)
class Situation:
    """What is found of a project.

    Attributes:
        verdicts: of each rule that is for it.
        diagnoses: the state of each diagnosis that is not ruled out.
        guarantee: the levels of the avis that its missing answers leave.
        facts: its facts.
        earlier: the same levels by the texts published by its review date; None where every finding rests on one.
    """

    verdicts: Mapping[RuleId, Verdict]
    diagnoses: Mapping[RuleId, DiagnosisState]
    guarantee: Guarantee
    facts: FactSet
    earlier: Guarantee | None = None


@dataclass(frozen=True)
class Moved:
    """A rule of which something changes; None where it is not for the project."""

    rule: RuleId
    before: Verdict | None
    after: Verdict | None

    @property
    def change(self) -> Change:
        """What becomes of it."""
        was = self.before.outcome if self.before else OutcomeKind.NOT_APPLICABLE
        becomes = self.after.outcome if self.after else OutcomeKind.NOT_APPLICABLE
        if was in NOT_MET and becomes in _AT_REST:
            return Change.CLOSES
        return Change.OPENS if becomes in NOT_MET and was not in NOT_MET else Change.MOVES


@dataclass(frozen=True)
class MovedDiagnosis:
    """A diagnosis of which something changes."""

    diagnosis: RuleId
    before: DiagnosisState
    after: DiagnosisState


@dataclass(frozen=True)
class WhatIf:
    """A project as it is, and as it would be.

    Attributes:
        answers: the questions that were given another answer, as facts.
        fixes: the rules that were supposed to be met.
        already_met: those of them that are met without anything more.
        fix: what it takes for the others; None when there are none.
    """

    before: Situation
    after: Situation
    answers: Mapping[str, Fact]
    fixes: tuple[RuleId, ...] = ()
    already_met: tuple[RuleId, ...] = ()
    fix: Fix | None = None

    def moved(self, change: Change | None = None) -> Iterator[Moved]:
        """Yield the rules of which the outcome, or what is still possible, changes; of one kind, or all."""
        for rule in dict.fromkeys([*self.before.verdicts, *self.after.verdicts]):
            item = Moved(rule, self.before.verdicts.get(rule), self.after.verdicts.get(rule))
            if _seen(item.before) != _seen(item.after) and change in (None, item.change):
                yield item

    def moved_diagnoses(self) -> Iterator[MovedDiagnosis]:
        """Yield the diagnoses of which the state changes."""
        absent = DiagnosisState.ABSENT
        for name in dict.fromkeys([*self.before.diagnoses, *self.after.diagnoses]):
            before, after = self.before.diagnoses.get(name, absent), self.after.diagnoses.get(name, absent)
            if before is not after:
                yield MovedDiagnosis(name, before, after)


@dataclass(frozen=True)
class NotMet:
    """Why some rules cannot be supposed to be met.

    Attributes:
        not_applicable: those that do not apply to the project.
        by_nothing: those that nothing that may still change meets.
        against_answers: those that could be met, were it not for the answers that were given.
        together: whether each of the others could be met, and not all of them at once.
        gave_up: whether the search ended before it knew.
    """

    not_applicable: tuple[RuleId, ...] = ()
    by_nothing: tuple[RuleId, ...] = ()
    against_answers: tuple[RuleId, ...] = ()
    together: bool = False
    gave_up: bool = False


class SupposingKernel(Kernel):
    """A kernel for which some leaves, by their number, are known, whatever the facts say."""

    def __init__(self, kernel: Kernel, leaves: Mapping[int, Kleene]) -> None:
        vars(self).update(vars(kernel))  # nothing is compiled again
        self._supposed = leaves

    def rejudge(self, judgement: Judgement, facts: FactSet, changed: Collection[str]) -> Judgement:
        """Judge the same project with other facts; what is supposed stays as it is."""
        return self.supposing(super().rejudge(judgement, facts, changed), self._supposed)

    def verdicts(self, judgement: Judgement, leaves: Mapping[int, Kleene]) -> tuple[Verdict, ...]:
        """Return the verdicts with some leaves worth this; what is supposed stays as it is."""
        return super().verdicts(judgement, {**leaves, **self._supposed})

    def verdicts_of(self, part: RulePart, judgement: Judgement, leaves: Mapping[int, Kleene]) -> Sequence[Verdict]:
        """Return the same of some rules alone."""
        return super().verdicts_of(part, judgement, {**leaves, **self._supposed})

    def taking_nothing_of(self, names: Collection[str]) -> "SupposingKernel":
        """Return one that supposes nothing of what rests on these: of a table, some cells are supposed to change.

        Which ones is not chosen, so that the others stay as they are, without a document where they had none.
        """
        kept = {number: worth for number, worth in self._supposed.items()
                if self.leaves[number].reads.isdisjoint(names)}  # fmt: skip
        return SupposingKernel(self, kept)


def _seen(verdict: Verdict | None) -> tuple[object, ...]:
    """Return what people are told of a verdict; a rule that is not for a project and one that does not apply differ."""
    return (None,) if verdict is None else (verdict.outcome, verdict.possible)
