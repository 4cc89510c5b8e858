"""The forms of rows: what is written of a row but for its numbers, looked at once whichever workbooks have such rows.

The rows of a questionnaire are written alike in every workbook of one program, as far as the numbers that cells hold:
those of their texts, mostly, which move as answers are typed. A form says which cells such rows have; a row is then
read by its form and its numbers, which is all that a portfolio does of nearly every row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from audit.intake.grid import place_of
from audit.intake.sheets.plain_xml import TEXT, TEXT_ELEMENT, count_elements

Made = TypeVar("Made")
Place = tuple[int, int]
Said = tuple[str | None, ...]
"""What a cell says: its style, its kind, its formula, its value and its text, each None where it has none.

``plain_text`` reads the last three.
"""

_CONTENT = re.compile(
    "".join(
        (
            '(?: s="([0-9]{1,9}+)")?',
            '(?: t="(n|s|str|inlineStr|b|e|d)")?',
            rf'(?: ?/>|>(?:<f(?: aca="(?:false|true|0|1)")?>({TEXT})</f>)?',
            rf"(?:<v>({TEXT})</v>|<v ?/>|<is>{TEXT_ELEMENT}</is>)?</c>)",
        )
    )
)  # of a cell, behind its name
_CELL_BEGINS = '<c r="'
_NAME = re.compile("[A-Z]{1,3}[0-9]{1,7}")
EXCEL = "x14ac"  # how Excel calls its own namespace, of one attribute of every row
_ATTRIBUTE, _VALUE = rf"(?:{EXCEL}:)?[A-Za-z]+", r"[^\"<>&\x00-\x1f\ufffe\uffff]*"
_ATTRIBUTES = re.compile(f' ({_ATTRIBUTE})="({_VALUE})"')
_ROW_BEGINS = re.compile(f'<row r="([0-9]{{1,7}})"((?: {_ATTRIBUTE}="{_VALUE}")*)>')

NUMBER = "<v>{}</v></c>"  # how a cell that holds a number ends
_NUMBERS = re.compile(NUMBER.format("([-+.0-9Ee]{1,25})"))
_NUMBER_ENDS = re.compile("[-+.0-9Ee]{1,25}</v></c>")
_OF_TEXT = re.compile('(?: s="[0-9]{1,9}")? t="s">')  # what stands before the number of a text
_OF_NUMBERS = (None, "n", "s")  # the kinds of cells whose values are numbers, of their own or of a text
_MOST, _LONGEST = 4_096, 4_000  # forms kept, three times those of a questionnaire; characters of such a row


class Slot(NamedTuple):
    """A cell that holds a number: where it stands, and what is written before that; None where it is that of a text."""

    place: Place
    before: str | None


class RowForm(NamedTuple, Generic[Made]):
    """What rows of one form are.

    Attributes:
        before: what is written before the row.
        number: of the row.
        hidden: what its attributes say of its being hidden; empty when they say nothing.
        cells: those that hold something, where they stand with what is made of them, or as slots.
        elements: how many elements the row is.
    """

    before: str
    number: int
    hidden: str
    cells: Sequence[tuple[Place, Made] | Slot]
    elements: int


class RowForms(Generic[Made]):
    """Finds the forms of rows, and keeps those of rows of usual length."""

    def __init__(self, made_alike: Callable[[str], Made | tuple[()] | None]) -> None:
        """Keep none yet.

        Args:
            made_alike: makes a cell that holds no number of what is written behind its name, as every workbook does;
                nothing, ``()``, of one that holds nothing at all.
        """
        self._made_alike = made_alike
        self._alike = lru_cache(maxsize=256)(self._look)  # most cells are blank, in one of a few styles
        self._kept: dict[tuple[object, ...], RowForm[Made]] = {}

    def form_of(self, written: str, *, is_excel: bool) -> tuple[RowForm[Made] | None, Iterator[str]]:
        """Return the form of what is written up to the end of a row, and its numbers; no form when it is not plain.

        Args:
            written: what ends with the last cell of the row.
            is_excel: whether the sheet names what Excel calls its own.
        """
        pieces = _NUMBERS.split(written)
        key = (is_excel, *pieces[::2])
        form = self._kept.get(key)
        if form is None:
            form = self._read(written, len(pieces) // 2, is_excel)
            if form is not None and len(written) <= _LONGEST:
                if len(self._kept) >= _MOST:
                    self._kept.clear()
                self._kept[key] = form
        return form, iter(pieces[1::2])

    def _read(self, written: str, numbers: int, is_excel: bool) -> RowForm[Made] | None:
        # Where it is not written first, it follows the head of the sheet, or rows that hold nothing.
        row = _ROW_BEGINS.match(written) or _ROW_BEGINS.match(written, max(0, written.rfind("<row ")))
        hidden = _hidden(row[2]) if row and (is_excel or f"{EXCEL}:" not in row[2]) else None
        if row is None or hidden is None:
            return None
        before, *cells = written[row.end() :].split(_CELL_BEGINS)
        found = [] if before else self._cells(cells)
        if found is None or before or sum(isinstance(cell, Slot) for cell in found) != numbers:
            return None  # a number that is no cell's stands where no plain row has one
        return RowForm(written[: row.start()], int(row[1]), hidden, found, count_elements(written[row.start() :]))

    def _cells(self, cells: Sequence[str]) -> list[tuple[Place, Made] | Slot] | None:
        """Return the cells that hold something, from what is written of each; None when one is not plain."""
        found: list[tuple[Place, Made] | Slot] = []
        for cell in cells:
            name, _, written = cell.partition('"')
            place = _place(name)
            before, _, number = written.partition("<v>")
            if place is None:
                return None
            if _NUMBER_ENDS.fullmatch(number):
                style = _before_number(before)
                if style is None:
                    return None
                found.append(Slot(place, style or None))
                continue
            made = self._alike(written)
            if made is None:
                return None
            if made:
                found.append((place, made))
        return found

    def _look(self, written: str) -> Made | tuple[()] | None:
        """Make a cell that holds no number of what is written behind its name; None when it is not plain."""
        said = plain_content(written)
        if said is None or (said[3] and said[1] in _OF_NUMBERS):
            return None  # in the second case, a number that is written as hardly any program does
        return self._made_alike(written)


@lru_cache(maxsize=256)  # many cells have the same style
def _before_number(before: str) -> str | None:
    """Return what is written before a number, nothing where that is the one of a text; None when it is not plain."""
    if plain_content(before + NUMBER.format(0)) is None:
        return None
    return "" if _OF_TEXT.fullmatch(before) else before


def plain_content(written: str) -> Said | None:
    """Return what a cell says, from what is written behind its name; None when that is not plain."""
    found = _CONTENT.fullmatch(written)
    return found.groups() if found else None


@lru_cache(maxsize=16_384)  # the same names come back in every sheet
def _place(name: str) -> Place | None:
    """Return the row and column of a plain name; None for any other."""
    return place_of(name) if _NAME.fullmatch(name) else None


@lru_cache(maxsize=1024)
def _hidden(attributes: str) -> str | None:
    """Return what the attributes of a row say of its being hidden; None when one stands there twice."""
    said = dict(_ATTRIBUTES.findall(attributes))
    is_plain = len(said) == attributes.count("=") and "r" not in said and "xmlns" not in said
    return said.get("hidden", "") if is_plain else None
