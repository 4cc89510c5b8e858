"""What is wrong with a file that came back: every fault with its place, all of them in one refusal."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.errors import Bilingual, WorkbookRefused

NOTHING_WRITTEN = Bilingual("rien n'a été écrit", "nothing was written")
NOTHING_FOLLOWED = Bilingual("rien n'a été suivi", "nothing was followed")


class ExchangeRefused(WorkbookRefused):
    """A file that came back cannot be taken: of another audit, damaged, or with cells that cannot be read.

    Attributes:
        faults: everything that is wrong, in the order of the file.
    """

    code = "exchange"

    def __init__(self, name: str, faults: "Sequence[Fault]", left_undone: Bilingual = NOTHING_WRITTEN) -> None:
        """Refuse the file ``name``; ``left_undone`` says what therefore was not done."""
        self.faults = tuple(faults)
        said = Bilingual(
            f"« {name} » ne peut pas être repris ; {left_undone.fr} :",
            f"'{name}' cannot be taken back; {left_undone.en}:",
        )
        for fault in self.faults:
            said += Bilingual("\n  - ", "\n  - ") + fault.said
        super().__init__(said)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file.

    Attributes:
        words: what was read, what is expected, and what to do.
        place: the sheet and cell, ``Plan d'action!K5``; empty for the file as a whole.
    """

    words: Bilingual
    place: str = ""

    @property
    def said(self) -> Bilingual:
        """The place and the words."""
        if not self.place:
            return self.words
        return Bilingual(f"{self.place} : ", f"{self.place}: ") + self.words


def quoted(text: str) -> Bilingual:
    """Return ``text`` between the quotation marks of each language."""
    return Bilingual(f"« {text} »", f"“{text}”")
