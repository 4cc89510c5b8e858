"""What the library says of a project that cannot be audited as it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.errors import AuditError, Bilingual, WorkbookRefused

if TYPE_CHECKING:
    from datetime import date

    from audit.intake.problems.diagnostics import Diagnostic
    from audit.model.answer import Answer

_SHOWN = 5
_THE_REVIEW = Bilingual("la revue", "the review")


class InputRefused(WorkbookRefused):
    """What was read cannot be audited as it is."""


class UnreadableAnswers(InputRefused):
    """Some answers cannot be read, and were not accepted as they are.

    Attributes:
        diagnostics: the problems that are why, worst first.
    """

    code = "unreadable_answers"

    def __init__(self, diagnostics: "Sequence[Diagnostic]") -> None:
        from audit.model.text import Language
        from audit.wording.counted import en, fr

        self.diagnostics = tuple(diagnostics)
        count, more = len(self.diagnostics), len(self.diagnostics) - _SHOWN
        said = Bilingual(
            f"{fr(count, 'réponse ne peut pas être lue', 'réponses ne peuvent pas être lues')} : corrigez le fichier, "
            "ou passez outre avec accept_unusable=True (aucune ne comptera jamais comme conforme).",
            f"{en(count, 'answer', 'answers')} cannot be read: correct the file, or go on with accept_unusable=True "
            "(none will ever count as compliant).",
        )
        for item in self.diagnostics[:_SHOWN]:
            said += Bilingual(f"\n  - {item.message(Language.FR)}", f"\n  - {item.message(Language.EN)}")
        if more > 0:
            said += Bilingual(f"\n  - … et {fr(more, 'autre', 'autres')}", f"\n  - … and {more} more")
        super().__init__(said)


class ReviewDateMissing(InputRefused):
    """Nothing says on which day the project is to be judged.

    Attributes:
        what: that it is not there, or cannot be read: with the cell, and what was typed.
    """

    code = "review_date_missing"

    def __init__(self, answer: "Answer | None" = None) -> None:
        """Refuse a project that answers the question on the day so; None when it does not ask for it."""
        place = f"{answer.cells[0].sheet}!{answer.cells[0].cell}" if answer and answer.cells else ""
        if answer is not None and answer.raw:
            at = f"{place}: " if place else ""
            self.what = Bilingual(
                f"La date de la revue n'a pas pu être lue ({at.replace(': ', ' : ')}« {answer.raw} »)",
                f"The review date could not be read ({at}'{answer.raw}')",
            )
        else:
            at = f" ({place})" if place else ""
            self.what = Bilingual(f"La date de la revue manque{at}", f"The review date is missing{at}")
        super().__init__(
            Bilingual(
                f"{self.what.fr} : saisissez la date entière, ou donnez review_date.",
                f"{self.what.en}: enter the whole date, or give review_date.",
            )
        )


class BeforeReview(InputRefused):
    """A day of what follows a review precedes it, or that of what it follows: a wrong year, most often."""

    code = "before_review"

    def __init__(
        self, what: Bilingual, day: "date", first: "date", to_do: Bilingual, after: Bilingual = _THE_REVIEW
    ) -> None:
        """Refuse the day of ``what``, which comes before ``first``, the day of ``after``; ``to_do`` says what to do."""
        from audit.model.text import Language
        from audit.wording.numbers import write_date

        said = {one: (write_date(day, one), write_date(first, one)) for one in Language}
        (fr, first_fr), (en, first_en) = said[Language.FR], said[Language.EN]
        super().__init__(
            Bilingual(
                f"{what.fr} ({fr}) précède {after.fr} ({first_fr}) : {to_do.fr}",
                f"{what.en} ({en}) precedes {after.en} ({first_en}): {to_do.en}",
            )
        )


class WhatIfRefused(AuditError, ValueError):
    """What was supposed cannot be: unknown, contradictory, or out of reach.

    Attributes:
        problems: everything that is wrong, in the order in which it was given.
    """

    exit_code = 2

    def __init__(self, problems: "Sequence[Bilingual]") -> None:
        self.problems = tuple(problems)
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """Return every problem in ``language``, ``fr`` or ``en``, a line each."""
        head = Bilingual("Supposition impossible, rien n'a été jugé :", "This cannot be supposed; nothing was judged:")
        told = [problem.to(language) for problem in self.problems]
        return "\n".join([head.to(language), *(f"  - {one}" if one.endswith("?") else f"  - {one}." for one in told)])


class OtherDeclarations(AuditError):
    """A result was judged by rules, or answers questions, that are not those that are loaded."""

    exit_code = 2

    def __init__(self, words: Bilingual) -> None:
        self._words = words
        super().__init__(words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self._words.to(language)
