"""Writes the tables of a portfolio as one workbook, with the rows that pivot tables are made from."""

import io
import warnings
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from audit.model.text import Language, Text
from audit.reporting.portfolio.columns import Coded, Column, Holds
from audit.reporting.portfolio.tables import Table
from audit.reporting.portfolio.terms import term
from audit.reporting.untrusted_text import printable
from audit.reporting.workbooks.heights import row_height
from audit.wording.typography import typeset

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FORMATS = {
    Holds.DAY: "dd/mm/yyyy",
    Holds.WHOLE: "#,##0",
    Holds.POINTS: "0.0",
    Holds.SHARE: "0.0%",
    Holds.MONEY: "#,##0",
}
_WIDTHS = {Holds.DAY: 12, Holds.WHOLE: 11, Holds.POINTS: 9, Holds.SHARE: 12, Holds.MONEY: 16, Holds.FLAG: 9}
_NARROW, _WIDE = 14, 46
_BUTTON = 3  # characters of a heading that the button of its filter hides
_YES = Text(fr="oui", en="yes")
_NO = Text(fr="non", en="no")
_MOST_CHARACTERS = 32_767  # of a cell: XlsxWriter cuts a longer text without a word
_MOST_ROWS = 1_048_575
_MARGIN, _FOOT = 0.4, 0.6  # of a printed page, in inches
_PRINTED = 14  # columns that a page across still lets people read
_ACROSS = 200  # characters of a page, where there are more: letters of seven points on A4


class NotWritten(ValueError):
    """The library would have left out what it was given."""


def write_spreadsheet(tables: Sequence[Table], language: Language, day: date) -> bytes:
    """Return the workbook; the same tables give the same bytes.

    Args:
        tables: a sheet each.
        language: of headings and terms.
        day: that the workbook bears as that of its making.

    Raises:
        NotWritten: when a table holds more than a sheet.
    """
    import xlsxwriter

    content = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what is only warned of is left out
        book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False})
        book.set_properties({"author": "project-health-audit", "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
        head = book.add_format(
            {"bold": True, "bg_color": "#1f3a5f", "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
        )
        plain = book.add_format({"valign": "top", "text_wrap": True})
        cut = book.add_format({"valign": "top"})
        formats = {
            holds: book.add_format({"num_format": written, "valign": "top"}) for holds, written in _FORMATS.items()
        }
        for table in tables:
            sheet = book.add_worksheet(table.title.to(language))
            _fill(sheet, table, language, head, _Looks(plain, cut, formats))
        book.close()
    return content.getvalue()


class _Looks(NamedTuple):
    """The formats of cells: texts on as many lines as they take, texts on one line, and figures."""

    plain: "Format"
    cut: "Format"
    formats: "dict[Holds, Format]"


def _fill(
    sheet: "Worksheet",
    table: Table,
    language: Language,
    head: "Format",
    looks: "_Looks",
) -> None:
    if len(table.rows) > _MOST_ROWS:
        raise NotWritten(f"{table.name}: {len(table.rows)} rows")
    shown = shown_columns(table)
    widths = [_width(column, table, place, language) for place, column in shown]
    headings = [typeset(column.title.to(language), language) for _, column in shown]
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(place, place, width)
        _done(sheet.write_string(0, place, heading, head))
    sheet.set_row(0, row_height(*zip(headings, (width - _BUTTON for width in widths), strict=True)))
    for number, row in enumerate(table.rows, start=1):
        long: list[tuple[str, float]] = []
        for place, (from_place, column) in enumerate(shown):
            value = row[from_place]
            if value is None or value == "":
                continue
            plain = looks.cut if column.one_line else looks.plain
            used = looks.formats.get(column.holds, plain)
            if isinstance(value, bool):
                _done(sheet.write_string(number, place, (_YES if value else _NO).to(language), plain))
            elif isinstance(value, int | Decimal):
                _done(sheet.write_number(number, place, float(value), used))  # a cell holds no more digits
            elif isinstance(value, date):
                _done(sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), used))  # noqa: DTZ001
            else:
                words = words_of(value, language)[:_MOST_CHARACTERS]
                _done(sheet.write_string(number, place, words, plain))
                if len(words) > widths[place] - 2 and not column.one_line:
                    long.append((words, widths[place]))
        if long:
            sheet.set_row(number, row_height(*long))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(shown) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_FOOT)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    across = 1 if len(shown) <= _PRINTED else ceil(sum(widths) / _ACROSS)
    sheet.fit_to_pages(across, 0)
    sheet.repeat_rows(0)
    if across > 1:  # of a line a project: each page names them, and the pages of some projects follow one another
        sheet.repeat_columns(0)
        sheet.print_across()


def shown_columns(table: Table) -> list[tuple[int, Column]]:
    """Return the columns that people are shown, each with its place in the rows."""
    return [(place, column) for place, column in enumerate(table.columns) if not column.for_programs]


def words_of(value: object, language: Language) -> str:
    """Return a text or a code as people read it."""
    if isinstance(value, Text):
        return printable(typeset(value.to(language), language))
    if isinstance(value, Coded):
        return typeset(value.words.to(language), language)
    if isinstance(value, StrEnum):
        return term(value, language)
    return printable(str(value))


def _width(column: Column, table: Table, place: int, language: Language) -> int:
    known = column.width or _WIDTHS.get(column.holds)
    if known is not None:
        return known
    longest = max((len(words_of(row[place], language)) for row in table.rows[:200] if row[place]), default=0)
    return max(_NARROW, min(_WIDE, longest + 2))


def _done(code: int) -> None:
    if code:
        raise NotWritten(f"XlsxWriter: {code}")
