"""One line of a sheet that holds what people wrote beside the questionnaire, and how it is told from the tool's."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from audit.intake.grid import Cell, coordinate
from audit.intake.notes import written
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.identity import Identity
from audit.intake.values.words import tidy
from audit.model.kept import kept
from audit.model.questionnaire import Section, Table
from audit.model.text import Language, Text
from audit.questionnaire.layout import MARK
from audit.questionnaire.own_texts import own_texts_of

Cells = Mapping[int, Cell]
_MARK = re.compile(rf"{MARK}[a-z0-9_:]+")


class Added(NamedTuple):
    """What a line of a sheet holds that the audit does not read.

    Attributes:
        kind: names the message, and why the text is not read.
        row: the line.
        columns: where the texts stand, from left to right.
        texts: what stands there.
        label: what the line is of, as people read it.
        expected: what stood there when the workbook was made.
        typed: what stands for the answer, when the line looks like a question; otherwise all its texts.
    """

    kind: StructureCode
    row: int
    columns: Sequence[int]
    texts: Sequence[str]
    label: Text | None = None
    expected: str = ""
    typed: str = ""

    @property
    def cell(self) -> str:
        """The first cell of the line that holds such a text."""
        return coordinate(self.row, self.columns[0])

    @property
    def quoted(self) -> str:
        """The texts, one after another."""
        return " | ".join(self.texts)


@dataclass(frozen=True)
class Looking:
    """What every look at a sheet needs to know.

    Attributes:
        identity: what the workbook was made to ask, and in which language.
        journal: gathers what is told and what is kept.
        answers_alone: whether no more is asked for than answers and what makes them unreadable: what people wrote
            beside is then neither told nor kept, for it never makes an answer unreadable.
        read: the names of the sheets whose answers were read.
    """

    identity: Identity
    journal: Journal
    answers_alone: bool = False
    read: set[str] = field(default_factory=set)

    @property
    def language(self) -> Language:
        """The workbook's."""
        return self.identity.language

    @cached_property
    def knows_every_word(self) -> bool:
        """Whether the texts of the tool are known, so that whatever stands in their place is of people."""
        return self.identity.is_known_word_for_word

    def own_texts(self, part: Section | Table | None) -> frozenset[str]:
        """Return what the tool writes on the sheet of ``part``, ready to be compared."""
        return _own_texts(part, self.language, self.identity.banner) if part else frozenset()

    def found(
        self,
        kind: StructureCode,
        row: int,
        cells: Cells,
        own: Collection[str],
        label: Text | None = None,
        expected: str = "",
    ) -> Iterator[Added]:
        """Yield what ``cells`` of one row hold that is none of the texts ``own``, if anything."""
        said = {column: written(cell, self.language) for column, cell in sorted(cells.items())}
        said = {column: text for column, text in said.items() if text and text not in own and tidy(text) not in own}
        if said:
            yield Added(kind, row, tuple(said), tuple(said.values()), label, expected)


@kept(most=512)
def _own_texts(part: Section | Table, language: Language, banner: str) -> frozenset[str]:
    return tidied(own_texts_of(part, language, banner))


def tidied(texts: Iterable[str]) -> frozenset[str]:
    """Return ``texts`` as they are compared."""
    return frozenset(tidy(text) for text in texts if text)


def is_mark(cell: Cell) -> bool:
    """Say whether a cell holds a hidden mark."""
    return isinstance(cell.value, str) and _MARK.fullmatch(cell.value.strip()) is not None
