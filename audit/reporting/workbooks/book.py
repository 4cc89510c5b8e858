"""A workbook being written: what XlsxWriter would leave out is an error here, and no text becomes a formula."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from audit.model.text import Language
from audit.reporting.untrusted_text import printable
from audit.reporting.workbooks.looks import LOOKS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FIXED = datetime(2020, 1, 1)  # noqa: DTZ001 - spreadsheets store dates without a zone
_ZIP_DATE = (2020, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "docProps/core.xml")  # by which mail filters know a workbook, and we know ours
_LONGEST = 32_767  # characters that a cell holds
_LONGEST_HEADER = 200
_CUT = " […]"
_A4 = 9


class Book:
    """A workbook; ``content`` ends it and returns its bytes."""

    def __init__(self, language: Language, title: str, kind: str) -> None:
        """Begin a workbook.

        Args:
            language: of its texts.
            title: of the document.
            kind: its format and version, by which it is known when it comes back.
        """
        from xlsxwriter import Workbook  # a tenth of a second: only who asks for a workbook pays for it

        self._buffer = io.BytesIO()
        self.workbook = Workbook(self._buffer, {"in_memory": True, "strings_to_urls": False})
        self.language = language
        self.title = printable(title)
        self.workbook.set_properties(
            {
                "title": self.title[:250],
                "author": "project-health-audit",
                "keywords": f"project-health-audit {kind}",
                "created": _FIXED,
            }
        )
        self.sheets: list[Sheet] = []
        self._formats: dict[str, Any] = {}

    def look(self, name: str) -> Any:
        """Return the look ``name`` as this workbook writes it."""
        if name not in self._formats:
            self._formats[name] = self.workbook.add_format(LOOKS[name])
        return self._formats[name]

    def sheet(self, name: str) -> "Sheet":
        """Add a sheet."""
        with _strict():
            self.sheets.append(Sheet(self, self.workbook.add_worksheet(name)))
        return self.sheets[-1]

    def set_property(self, name: str, value: str) -> None:
        """Write one more thing that the document says of itself, which programs keep from format to format."""
        with _strict():
            self.workbook.set_custom_property(name, value[:250], "text")

    def content(self) -> bytes:
        """Return the bytes of the workbook: the same for the same content."""
        with _strict():
            self.workbook.close()
        with zipfile.ZipFile(self._buffer) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as target:
            for name in (*_FIRST, *sorted(parts.keys() - set(_FIRST))):
                entry = zipfile.ZipInfo(name, _ZIP_DATE)
                # What a report folder knows its files by stands in clear near the head of the file.
                entry.compress_type = zipfile.ZIP_STORED if name == _FIRST[1] else zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                target.writestr(entry, parts[name])
        return packed.getvalue()


class Sheet:
    """A sheet being written; rows and columns are counted from 0, as XlsxWriter does."""

    def __init__(self, book: Book, sheet: "Worksheet") -> None:
        self.book = book
        self.sheet = sheet
        self.held: dict[tuple[int, int], str | date | float] = {}  # by row and column, what was written, formulas aside

    def text(self, row: int, column: int, text: str, look: str = "body") -> None:
        """Write a text as a text, whatever it begins with; one that no cell can hold ends by « […] »."""
        shown = printable(text)
        if len(shown) > _LONGEST:
            shown = shown[: _LONGEST - len(_CUT)] + _CUT
        self.held[row, column] = shown
        self._do(self.sheet.write_string, row, column, shown, self.book.look(look))

    def across(self, row: int, columns: int, text: str, look: str = "body") -> None:
        """Write a text over the first ``columns`` columns of a row."""
        if columns > 1:
            self._do(self.sheet.merge_range, row, 0, row, columns - 1, "", self.book.look(look))
        self.text(row, 0, text, look)

    def day(self, row: int, column: int, day: date | None, look: str = "day") -> None:
        """Write a day as a date of the spreadsheet; an empty cell for None."""
        if day is None:
            self.text(row, column, "", look)
            return
        self.held[row, column] = day
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - spreadsheets store dates without a zone
        self._do(self.sheet.write_datetime, row, column, moment, self.book.look(look))

    def number(self, row: int, column: int, number: float, look: str = "middle") -> None:
        """Write a number."""
        self.held[row, column] = number
        self._do(self.sheet.write_number, row, column, number, self.book.look(look))

    def formula(self, row: int, column: int, formula: str, value: float, look: str = "middle") -> None:
        """Write a formula of ours, with what it gives now: programs that do not compute at once show that."""
        self._do(self.sheet.write_formula, row, column, formula, self.book.look(look), value)

    def widths(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns, in characters; 0 hides a column."""
        for column, width in enumerate(widths):
            if width:
                self._do(self.sheet.set_column, column, column, width)
            else:
                self._do(self.sheet.set_column, column, column, 4, None, {"hidden": True})

    def row(self, row: int, height: float | None = None, *, hidden: bool = False) -> None:
        """Set the height of a row, in points, or hide it."""
        self._do(self.sheet.set_row, row, height, None, {"hidden": hidden})

    def validate(self, area: tuple[int, int, int, int], rule: Mapping[str, Any]) -> None:
        """Have the cells of ``area`` (first row and column, last row and column) checked as people type."""
        self._do(self.sheet.data_validation, *area, dict(rule))

    def filtered(self, area: tuple[int, int, int, int], headings: Sequence[str], look: str = "head") -> None:
        """Make a table of ``area`` (first row and column, last row and column), its headings included, with its filter.

        A sheet holds one filter of its own; each of its tables has another.
        """
        named = [{"header": printable(heading), "header_format": self.book.look(look)} for heading in headings]
        self._do(self.sheet.add_table, *area, {"columns": named, "style": None, "autofilter": True})

    def print_with(self, head: str, foot: str, repeated: int | None = None, *, beside: int | None = None) -> None:
        """Set up printing: A4 landscape, the headings on every page, as wide as one page.

        Args:
            head: what stands at the top of each page.
            foot: what stands at its bottom, beside its number.
            repeated: the row of headings.
            beside: of a sheet that would be too small to be read on one page: the last of the columns that the second
                page repeats, beside the other half of the lines of the first.
        """
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1 if beside is None else 2, 0)
        if beside is not None:
            self._do(self.sheet.repeat_columns, 0, beside)
            self.sheet.print_across()
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self._do(self.sheet.set_header, f"&L&9{_plain(head)}")
        self._do(self.sheet.set_footer, f"&L&9{_plain(foot)}&R&9&P / &N")
        self.sheet.hide_gridlines(2)
        if repeated is not None:
            self._do(self.sheet.repeat_rows, repeated)

    def _do(self, write: Any, *arguments: Any) -> None:
        with _strict():
            done = write(*arguments)
        if done not in (0, None):
            msg = f"XlsxWriter left out what {write.__name__} was to write in {self.sheet.get_name()}: {done}"
            raise ValueError(msg)


def _plain(text: str) -> str:
    """Return a text for a head or a foot of pages, in which an ampersand alone begins a code."""
    return printable(text).replace("\n", " ")[: _LONGEST_HEADER // 2].replace("&", "&&")


@contextmanager
def _strict() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
