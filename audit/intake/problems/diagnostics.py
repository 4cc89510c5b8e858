"""One problem of a filled workbook, in a form that a person can act on."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from audit.intake.grid import place_of
from audit.intake.values.words import quotable
from audit.model.base import Frozen
from audit.model.text import Language, Text


class Severity(StrEnum):
    """How much a problem costs, worst first."""

    ERROR = "error"  # an answer is lost until the workbook is corrected
    WARNING = "warning"  # something was read, or left out, that people should check
    NOTE = "note"


class Diagnostic(Frozen):
    """One problem: where, what was read, what is expected and what to do.

    Attributes:
        code: the kind of problem; the same kind always has the same sentences.
        sheet: empty when the problem is the workbook as a whole.
        cell: empty when the problem is the sheet as a whole.
        question: the id of the question, or ``table.column``; empty when none is concerned.
        label: the question as people read it.
        read: what the cell holds, word for word.
        closest: what was probably meant, when one answer is near.
        problem: what is wrong, in one clause.
        advice: what to do, in one sentence.
    """

    severity: Severity
    code: str
    sheet: str = ""
    cell: str = ""
    question: str = ""
    label: Text | None = None
    read: str = ""
    expected: Text | None = None
    closest: str = ""
    problem: Text
    advice: Text

    def message(self, language: Language) -> str:
        """Return the whole problem in sentences.

        Raises:
            ValueError: for a language that is not spoken here.
        """
        is_french = Language(language) is Language.FR
        quoted = "« {} »" if is_french else "“{}”"
        colon = " :" if is_french else ":"
        sheet = quotable(self.sheet)
        place = f"{sheet}!{self.cell}" if self.cell else sheet
        subject = quoted.format(self.label.to(language)) if self.label else ""
        head = ", ".join(part for part in (place, subject) if part)
        sentences = [f"{head}{colon} {self.problem.to(language)}." if head else f"{self.problem.to(language)}."]
        if self.read:
            sentences.append(f"{'Lu' if is_french else 'Read'}{colon} {quoted.format(quotable(self.read))}.")
        if self.expected:
            sentences.append(f"{'Attendu' if is_french else 'Expected'}{colon} {self.expected.to(language)}.")
        if self.closest:
            sentences.append(f"{'Le plus proche' if is_french else 'Closest'}{colon} {quoted.format(self.closest)}.")
        return " ".join([*sentences, self.advice.to(language)])


_SEVERITIES = tuple(Severity)


def in_order(diagnostics: Iterable[Diagnostic], sheets: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Sort by severity, then in the order of the workbook: sheets, rows, columns."""
    position = {name: number for number, name in enumerate(sheets)}

    def key(diagnostic: Diagnostic) -> tuple[int, int, int, int, str, str, str]:
        row, column = place_of(diagnostic.cell) or (0, 0)
        return (
            _SEVERITIES.index(diagnostic.severity),
            position.get(diagnostic.sheet, -1),
            row,
            column,
            diagnostic.code,
            diagnostic.question,
            diagnostic.read,
        )

    return tuple(sorted(diagnostics, key=key))
