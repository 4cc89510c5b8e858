"""One thing to mend in the rules or the questionnaires."""

from dataclasses import dataclass

from audit.errors import Bilingual


@dataclass(frozen=True, order=True)
class LintFinding:
    """Where, which check, and what to mend.

    Attributes:
        place: the id of a rule, question, table, parameter or source.
        check: the name of the check, e.g. ``unused-question``.
    """

    place: str
    check: str
    message: Bilingual
