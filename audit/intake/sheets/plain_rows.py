"""Takes out of the XML of a sheet the rows that are written as programs nearly always write them.

An XML parser tells of every cell, blank ones too, one after another: on a questionnaire that is half the time of
reading it. Here the text is cut where rows end, and each is read by its form, which many workbooks have in common.
A row with one cell written otherwise is left to the parser whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from audit.intake.gate.archive import Archive
from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.sheets.plain_xml import PlainXml, Rest, once_if_short, plain_xml
from audit.intake.sheets.row_forms import EXCEL, NUMBER, Place, RowForm, RowForms, Slot

Made = TypeVar("Made")
MadeOf = Callable[[str], Made | tuple[()] | None]
"""Makes of what is written behind the name of a plain cell what is to be known of it; ``()`` where it holds nothing."""
Texts = Mapping[str, Made | tuple[()]]
"""What is made of cells that hold a text of the workbook, by its number."""

_ROW_ENDS = "</row>"


class PlainRows(Generic[Made]):
    """The plain rows of a sheet, one after another; once through, what is left of it.

    Attributes:
        hidden: the numbers of the rows that say whether they are hidden, and what they say.
    """

    def __init__(self, plain: PlainXml, forms: RowForms[Made], made_of: MadeOf[Made], texts: Texts[Made]) -> None:
        self.hidden: list[tuple[int, str]] = []
        self._plain = plain
        self._forms = forms
        self._made_of = made_of
        self._texts = texts
        self._left: list[str] = []
        self._taken = 0

    def __iter__(self) -> Iterator[Sequence[tuple[Place, Made]]]:
        """Yield the cells of each row, where each stands and what is made of it, and take the row out."""
        text, head = self._plain.text, self._plain.head
        self._left.append(text[:head])
        *ended, after = text[head:].split(_ROW_ENDS)  # no part of the text is looked at twice
        is_excel = text.find(f"xmlns:{EXCEL}=", 0, head) > 0
        form_of = self._forms.form_of
        for part in ended:
            form, numbers = form_of(part, is_excel=is_excel)
            if form is None:
                self._left += part, _ROW_ENDS
                continue
            if form.hidden:
                self.hidden.append((form.number, form.hidden))
            self._left.append(form.before)
            self._taken += form.elements
            yield self._cells(form, numbers)
        self._left.append(after)

    def _cells(self, form: RowForm[Made], numbers: Iterator[str]) -> Sequence[tuple[Place, Made]]:
        """Return the cells of a row that hold something, from its form and its numbers."""
        found: list[tuple[Place, Made]] = []
        made_of, texts = self._made_of, self._texts
        for cell in form.cells:
            if not isinstance(cell, Slot):
                found.append(cell)
                continue
            place, before = cell
            number = next(numbers)
            made = texts[number] if before is None else made_of(before + NUMBER.format(number))
            if made:
                found.append((place, made))
        return found

    def rest(self) -> Rest:
        """Return the XML without the rows that were taken out.

        Raises:
            UnreadablePart: when they cannot be trusted; see ``PlainXml``.
        """
        rest = self._plain.rest(self._left, self._taken)
        if not _numbers_its_rows(rest.xml):
            raise UnreadablePart("row")  # one without a number follows the one before it, wherever that was read
        return rest


@once_if_short
def _numbers_its_rows(xml: bytes) -> bool:
    return xml.count(b"<row") == xml.count(b'<row r="')


def plain_rows(
    archive: Archive, part: str, forms: RowForms[Made], made_of: MadeOf[Made], texts: Texts[Made]
) -> PlainRows[Made] | None:
    """Return the plain rows of a sheet; None when the whole of it is for the parser.

    Args:
        archive: the file.
        part: the sheet.
        forms: those that its rows may have.
        made_of: called for cells that hold a number, other than that of a text.
        texts: what is made of cells that hold a text of the workbook.
    """
    plain = plain_xml(archive, part)
    return PlainRows(plain, forms, made_of, texts) if plain else None
