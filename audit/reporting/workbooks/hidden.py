"""The hidden sheets of a workbook that goes out and comes back: what it is, what it printed, the lists of its cells."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from audit.exchange.shape import (
    BY_HAND,
    COVER,
    FILLED,
    FORMAT_KEY,
    ID_HEADING,
    LISTS_SHEET,
    MARK,
    META_KEYS,
    META_SHEET,
    PRINTED,
    PRINTED_MARK,
    PRINTED_SHEET,
    column_mark,
)
from audit.reporting.workbooks.book import Book, Sheet

_PROPERTY = "AuditExchange"


def write_meta(book: Book, values: Mapping[str, str]) -> None:
    """Write what the workbook is, on a sheet that is hidden and in the properties of the document.

    Args:
        book: the workbook.
        values: by the keys of ``META_KEYS``; those that are left out are empty.
    """
    sheet = book.sheet(META_SHEET)
    for row, key in enumerate(META_KEYS):
        sheet.text(row, 0, key)
        sheet.text(row, 1, values.get(key, ""))
    sheet.sheet.hide()
    book.set_property(_PROPERTY, values[FORMAT_KEY])


class Lists:
    """The lists that cells offer, on a sheet of their own: a list in the validation itself loses items on the way."""

    def __init__(self) -> None:
        self._areas: dict[tuple[str, ...], str] = {}

    def area(self, items: Sequence[str]) -> str:
        """Return where ``items`` will stand, as a formula; the same items stand once."""
        from xlsxwriter.utility import xl_col_to_name  # which only who asks for a workbook pays for

        key = tuple(items)
        if key not in self._areas:
            letters = xl_col_to_name(len(self._areas))
            self._areas[key] = f"='{LISTS_SHEET}'!${letters}$1:${letters}${len(key)}"
        return self._areas[key]

    def write(self, book: Book) -> None:
        """Write them all, after the sheets that people see."""
        sheet = book.sheet(LISTS_SHEET)
        for column, items in enumerate(self._areas):
            for row, item in enumerate(items):
                sheet.text(row, column, item)
        sheet.sheet.hide()


def write_marks(sheet: Sheet, mark: str, columns: Sequence[str]) -> None:
    """Write the hidden row of marks, the first of which stands above the ids."""
    sheet.text(0, 0, mark, "mark")
    sheet.text(1, 0, ID_HEADING, "head")
    for place, column in enumerate(columns, start=1):
        sheet.text(0, place, column_mark(column), "mark")
    sheet.row(0, hidden=True)


def write_printed(book: Book, by_hand: Collection[str] = ()) -> None:
    """Write again what stands in the cells that are not to be filled in, one a line; see ``audit.exchange.shape``.

    Args:
        book: the workbook, its cover first.
        by_hand: what stands on the cover in the place of what people write by hand.
    """
    sheets = list(book.sheets)
    copies = [*_on_cover(sheets[0], by_hand), *(copy for sheet in sheets for copy in _printed(sheet))]
    hidden = book.sheet(PRINTED_SHEET)
    hidden.text(0, 0, PRINTED_MARK)
    for row, (*names, held) in enumerate(copies, start=1):
        for place, name in enumerate(names):
            hidden.text(row, place, name)
        if isinstance(held, str):
            hidden.text(row, len(names), held)
        elif isinstance(held, date):
            hidden.day(row, len(names), held)
        else:
            hidden.number(row, len(names), held)
    hidden.sheet.hide()


def _on_cover(sheet: Sheet, by_hand: Collection[str]) -> list[tuple[str, str, str, str | date | float]]:
    """Return what the cover holds, by the places of its cells."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return [
        (COVER, xl_rowcol_to_cell(*place), BY_HAND if value in by_hand else PRINTED, value)
        for place, value in sorted(sheet.held.items(), key=lambda item: item[0])
    ]


def _printed(sheet: Sheet) -> list[tuple[str, str, str, str | date | float]]:
    """Return what a sheet of marks holds where nothing is to be filled in, line by line."""
    held = sheet.held
    mark = held.get((0, 0))
    if not isinstance(mark, str) or mark not in FILLED:
        return []
    columns = {place: str(name).removeprefix(MARK) for (row, place), name in held.items() if row == 0 and place > 0}
    return [
        (mark.removeprefix(MARK), str(held[row, 0]), columns[place], value)
        for (row, place), value in sorted(held.items(), key=lambda item: item[0])
        if row > 1 and place in columns and columns[place] not in FILLED[mark]
    ]
