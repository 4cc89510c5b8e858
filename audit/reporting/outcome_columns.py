"""The columns of a table that counts rules by outcome: those that are not met, or met in part, have their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.model.result.findings import Finding
from audit.model.result.opinion import Score
from audit.model.rule import OutcomeKind
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.wording.terms import write_term


@dataclass(frozen=True, slots=True)
class OutcomeColumn:
    """The rules of one outcome.

    Attributes:
        is_either: of those that are not met, whether it holds those that answers to come may show to be met in part;
            the column of the outcome itself then holds the others.
    """

    kind: OutcomeKind
    is_either: bool = False

    def heading(self, language: Language) -> str:
        """Return the outcome in words."""
        t = messages(language)
        return t("at_best.column") if self.is_either else write_term(self.kind, language)

    def count(self, score: Score) -> int:
        """Return how many rules of ``score`` stand in it."""
        if self.is_either:
            return score.may_be_partial
        either = score.may_be_partial if self.kind is OutcomeKind.VIOLATED else 0
        return score.outcomes.get(self.kind, 0) - either

    def found(self, findings: Iterable[Finding]) -> int:
        """Return how many of ``findings`` stand in it."""
        return sum(one.outcome is self.kind and one.may_be_partial == self.is_either for one in findings)


def outcome_columns(overall: Score) -> tuple[OutcomeColumn, ...]:
    """Return the columns of a table of which ``overall`` counts every rule."""
    columns = [OutcomeColumn(kind) for kind in OutcomeKind]
    if overall.may_be_partial:
        columns.insert(
            columns.index(OutcomeColumn(OutcomeKind.VIOLATED)) + 1, OutcomeColumn(OutcomeKind.VIOLATED, is_either=True)
        )
    return tuple(columns)
