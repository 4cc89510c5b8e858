"""Reads what people typed in a cell of a workbook that came back; what is ambiguous is a fault, never guessed."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from audit.errors import Bilingual, did_you_mean
from audit.exchange.problems import Fault
from audit.intake.grid import Cell
from audit.intake.problems.messages import MISTAKES
from audit.intake.values.cells import holds_formula, is_error, shown
from audit.intake.values.dates import parse_date, plausible
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.numbers import parse_share
from audit.intake.values.words import fold_answer, quotable
from audit.model.answer import CellRef
from audit.model.text import Language, Text

Member = TypeVar("Member", bound=StrEnum)
_WHY_NO_DAY = (MistakeCode.NO_SUCH_DATE, MistakeCode.DATE_IN_LETTERS, MistakeCode.DATE_AND_WORDS)  # said, then advice
_NO_FORMULA = Bilingual(
    "une formule ou une erreur du tableur tient lieu de réponse : saisissez la valeur elle-même",
    "a formula or an error of the spreadsheet stands for an answer: type the value itself",
)


class CellReader:
    """Reads cells in the language of a workbook, and gathers what is wrong with them."""

    def __init__(self, language: Language, faults: list[Fault]) -> None:
        self.language = language
        self._faults = faults

    def text(self, at: tuple[CellRef, Cell]) -> str:
        """Return what was typed, word for word; only the spaces around it are left out."""
        place, cell = at
        if not self._is_typed(place, cell, may_begin_so=True):
            return ""
        return cell.value.strip() if isinstance(cell.value, str) else shown(cell, self.language)

    def choice(self, at: tuple[CellRef, Cell], terms: Mapping[Member, Text]) -> Member | None:
        """Return the member of a list that was chosen, in either language; None for an empty cell."""
        typed = self.text(at)
        if not typed:
            return None
        for member, term in terms.items():
            if fold_answer(typed) in (fold_answer(term.fr), fold_answer(term.en)):
                return member
        labels = [term.to(self.language) for term in terms.values()]
        meant = did_you_mean(typed, labels)
        french, english = (", ".join(term.to(one) for term in terms.values()) for one in Language)
        words = Bilingual(
            f"« {quotable(typed)} » n'est pas de la liste ({french})",
            f"“{quotable(typed)}” is not in the list ({english})",
        )
        self._faults.append(Fault(words + meant, str(at[0])))
        return None

    def day(self, at: tuple[CellRef, Cell]) -> date | None:
        """Return the day that was typed; None for an empty cell."""
        place, cell = at
        if not self._is_typed(place, cell):
            return None
        value = cell.value
        if isinstance(value, datetime):
            value = value.date()
        read = parse_date(value, self.language) if isinstance(value, str) else value
        found = plausible(read) if isinstance(read, date) else read
        if isinstance(found, date):
            return found
        why = Bilingual("", "")
        if isinstance(found, Mistake) and found.code in _WHY_NO_DAY:
            problem = MISTAKES[found.code].problem
            why = Bilingual(f"{problem.fr} ; ", f"{problem.en}; ")
        self._unread(
            at,
            f"{why.fr}une date complète est attendue, jour, mois et année, par exemple 31/03/2027",
            f"{why.en}a full date is expected, day, month and year, for example 31 March 2027",
        )
        return None

    def share(self, at: tuple[CellRef, Cell]) -> Decimal | None:
        """Return the share that was typed, as a fraction from 0 to 1; None for an empty cell."""
        place, cell = at
        if not self._is_typed(place, cell):
            return None
        value = cell.value
        found = parse_share(value, self.language) if isinstance(value, str) else value
        if isinstance(found, Decimal) and 0 <= found <= 1:
            return found
        self._unread(
            at, "une part de 0 % à 100 % est attendue, par exemple 50 %", "a share from 0% to 100% is expected, as 50%"
        )
        return None

    def _unread(self, at: tuple[CellRef, Cell], fr: str, en: str) -> None:
        typed = quotable(shown(at[1], self.language))
        words = Bilingual(f"« {typed} » ne peut pas être lu : {fr}", f"“{typed}” cannot be read: {en}")
        self._faults.append(Fault(words, str(at[0])))

    def _is_typed(self, place: CellRef, cell: Cell, *, may_begin_so: bool = False) -> bool:
        """Return whether a person typed something; a formula and an error are faults.

        Args:
            place: of the cell.
            cell: what it holds.
            may_begin_so: whether a text that only looks like a formula is taken as it is.
        """
        if cell.is_empty:
            return False
        is_computed = bool(cell.formula) and not isinstance(cell.value, bool)
        looks_so = (is_error(cell) or holds_formula(cell)) and not (may_begin_so and isinstance(cell.value, str))
        if is_computed or cell.is_error or looks_so:
            self._faults.append(Fault(_NO_FORMULA, str(place)))
            return False
        return True
