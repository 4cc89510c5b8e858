"""The error of a theme that cannot be used."""

from collections.abc import Sequence

from audit.errors import AuditError, Problem


class ThemeRefused(AuditError):
    """A theme cannot be used; nothing was written.

    Attributes:
        problems: all of them, in the order of files and lines.
    """

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """Return every problem in ``language``, a line each."""
        return "\n".join(problem.said(language) for problem in self.problems)
