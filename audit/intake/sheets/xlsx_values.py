"""What the cells of an .xlsx sheet hold, from what is written of them: numbers, days, texts, errors, formulas."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.grid import EMPTY, Cell, Scalar, exact_number, formula_cell
from audit.intake.number_format import Kind, NumberFormat
from audit.intake.sheets.plain_xml import plain_text
from audit.intake.sheets.row_forms import plain_content
from audit.intake.sheets.serial_days import elapsed, moment, written_day
from audit.intake.sheets.xlsx_parts import SharedParts, is_true, unescaped

_NUMBER = re.compile(r"(-?[0-9]{1,300})|[-+]?(?:[0-9]{1,300}(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][-+]?[0-9]{1,5})?")
_OF_TIME = frozenset({Kind.DATE, Kind.TIME, Kind.ELAPSED})
_MOST_NUMERALS = 4_096  # numbers of texts that are written out beforehand; a questionnaire has half as many
_LONGEST_TRANSLATED = 500  # characters of a shared formula; of a longer one, the first cell's words stand for all


CountedCell = tuple[Cell, int]
"""A cell that holds something, and the number of characters of its texts."""


@lru_cache(maxsize=1)
def _numerals(most: int) -> tuple[str, ...]:
    return tuple(map(str, range(most)))


class _Texts(dict[str, CountedCell | tuple[()]]):
    """The cells that hold the texts of a workbook, by their numbers as they are written."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._made: list[CountedCell | tuple[()]] = [(Cell(text), len(text)) if text else () for text in texts]
        super().__init__(zip(_numerals(_MOST_NUMERALS), self._made, strict=False))

    def __missing__(self, index: str) -> CountedCell | tuple[()]:
        """Return the cell of a number that is written otherwise than nearly all programs do.

        Raises:
            UnreadablePart: when the workbook has no such text.
        """
        written = index.strip()
        number = int(written) if written.isascii() and written.isdecimal() else len(self._made)
        if number >= len(self._made):
            raise UnreadablePart(f"text {index[:20]}")
        return self._made[number]


class CellValues:
    """Makes the cells of one workbook.

    Attributes:
        texts: the cells that hold its texts, by their numbers as they are written, nothing where a text is empty; a
            number that the workbook does not have raises UnreadablePart.
    """

    def __init__(self, shared: SharedParts) -> None:
        self._shared = shared
        self.struck = shared.struck
        self.texts: Mapping[str, CountedCell | tuple[()]] = _Texts(shared.texts)
        self._formats: dict[str, tuple[NumberFormat | None, bool]] = {}

    def made_of(self, said: str) -> CountedCell | tuple[()] | None:
        """Make a cell from what is written behind its name.

        Nothing where it holds nothing, None where ``plain_content`` says that it is not plain.
        """
        content = plain_content(said)
        if content is None:
            return None
        style, kind, formula, written, inline = content
        if written and formula is None:  # most cells
            if kind == "s":
                return self.texts[written]
            if kind is None:
                cell = self._number(plain_text(written).strip(), style or "0")
                return (cell, characters_of(cell)) if cell.value is not None else ()
        if inline is not None:
            kind, written = "inlineStr", unescaped(plain_text(inline))
        elif written is not None:
            written = plain_text(written) or None
        cell = self.cell(kind or "n", written, style or "0")
        if formula is not None:
            cell = formula_cell(f"={unescaped(plain_text(formula))}", cell)
        return () if cell.value is None and not cell.formula else (cell, characters_of(cell))

    def cell(self, kind: str, written: str | None, style: str) -> Cell:
        """Return the cell that holds, or the formula that showed, what is written.

        Args:
            kind: how it is to be read, as ``t`` says it: ``n``, ``s``, ``str``…
            written: its text; None when there is none.
            style: the number of its style.

        Raises:
            UnreadablePart: when it names a text that the workbook does not have.
        """
        if written is None:
            return EMPTY
        return self._number(written.strip(), style) if kind == "n" else self._other(kind, written)

    def _other(self, kind: str, written: str) -> Cell:
        if kind == "s":
            made = self.texts[written]
            return made[0] if made else EMPTY
        if kind in ("str", "inlineStr"):
            return Cell((unescaped(written) if kind == "str" else written) or None)
        if kind == "b":
            return Cell(is_true(written.strip()))
        if kind == "e":
            return Cell(written.strip(), is_error=True)
        if kind == "d":
            return Cell(written_day(written.strip()) or written)
        return Cell(written)

    def _format(self, style: str) -> tuple[NumberFormat | None, bool]:
        """Return the format of a style, None when it adds nothing, and whether it may show days or times."""
        if style not in self._formats:
            formats = self._shared.formats
            is_defined = style.isascii() and style.isdecimal() and int(style) < len(formats)
            # A style that the workbook does not define is shown as the ordinary one.
            found = formats[int(style)] if is_defined else None
            self._formats[style] = found, found is not None and any(one.kind in _OF_TIME for one in found.patterns)
        return self._formats[style]

    def _number(self, written: str, style: str) -> Cell:
        if not written:
            return Cell()
        found = _NUMBER.fullmatch(written)
        if found is None:
            return Cell(written, is_error=True)
        try:
            number = exact_number(int(written) if found[1] else float(written))
        except ValueError:
            return Cell(written, is_error=True)
        number_format, may_be_a_moment = self._format(style)
        if may_be_a_moment and number_format and (day := self._moment(number, number_format)) is not None:
            return Cell(day, format=number_format)
        return Cell(number, format=number_format)

    def _moment(self, number: Decimal, number_format: NumberFormat) -> Scalar | None:
        kind = number_format.pattern(number).kind
        if kind is Kind.ELAPSED:
            return elapsed(float(number))
        return moment(float(number), self._shared.since_1904) if kind in (Kind.DATE, Kind.TIME) else None


def characters_of(cell: Cell) -> int:
    """Count the characters of the texts that a cell holds, or shows."""
    value, cached = cell.value, cell.cached
    return (len(value) if isinstance(value, str) else 0) + (len(cached) if isinstance(cached, str) else 0)


class SharedFormulas:
    """The formulas that cells of one sheet share: the first of them is written, the others refer to it."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str]] = {}

    def text(self, written: str, attributes: Mapping[str, str], place: str) -> str:
        """Return the formula of the cell ``place``, from what its element holds."""
        text, group = unescaped(written), attributes.get("si")
        if group is None or attributes.get("t") != "shared":
            return text
        if text:
            self._first[group] = text, place
            return text
        return _translated(*self._first[group], place) if group in self._first else text


def _translated(formula: str, origin: str, place: str) -> str:
    """Return the formula of ``origin`` as it stands in ``place``; it is only quoted, never computed."""
    from openpyxl.formula.translate import Translator  # seldom needed, and slow to load

    if len(formula) > _LONGEST_TRANSLATED:
        return formula
    try:
        return str(Translator(f"={formula}", origin).translate_formula(place)).removeprefix("=")
    except Exception:  # it lets any exception out on a text that is no formula
        return formula
