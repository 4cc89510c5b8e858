"""Every error that a person may meet, with the exit code it ends the command with."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches


def closest(word: str, known: Sequence[str]) -> str | None:
    """Return the entry of ``known`` that ``word`` was probably meant to be, or None."""
    matches = get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


class AuditError(Exception):
    """Base of all errors that are explained to the user without a traceback."""

    exit_code = 70


class WorkbookRefused(AuditError):
    """The file is not a workbook that can be read as an intake questionnaire."""

    exit_code = 3


@dataclass(frozen=True, order=True)
class Problem:
    """One error in a declaration file: where, what was found, what is expected.

    Attributes:
        line: 1 for the first line; 0 when the problem is the file as a whole.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class DeclarationsInvalid(AuditError):
    """Rules, parameters, sources or questionnaires hold errors; nothing was audited.

    Attributes:
        problems: all of them, in the order of files and lines.
    """

    exit_code = 4

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class EngineDisagreement(AuditError):
    """The two engines gave different outcomes: the run stops, with both traces."""


class EngineFailure(AuditError):
    """The engine lost a fact, refused a rule or raised inside an action."""
