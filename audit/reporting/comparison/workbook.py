"""A comparison as a workbook, to sort, filter and copy from: the essentials, then a sheet for each part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from audit.model.exchange import COMPARISON_FAMILY
from audit.model.text import Text
from audit.reporting.comparison.parts import Group, Part
from audit.reporting.comparison.sheet import Figure, SheetValue
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.workbooks.book import Book, Sheet
from audit.reporting.workbooks.heights import row_height
from audit.wording.typography import typeset

COMPARISON_FORMAT = f"{COMPARISON_FAMILY}/1.0"
_COVER = (30.0, 110.0)  # widths of columns, in characters, as those that follow
_GROUP, _FIRST, _OTHER, _DETAILS = 26.0, 46.0, 18.0, 60.0
_RAGGED = 4.0  # of a line: a day or an amount is not parted, and leaves the end of the line before it empty
_TITLE_HEIGHT = 26  # points
# What tabs are called: a spreadsheet takes 31 signs.
_TABS = {
    "figures": Text(fr="Avis et chiffres", en="Opinion and figures"),
    "findings": Text(fr="Constats", en="Findings"),
    "patterns": Text(fr="Diagnostics et signaux", en="Diagnoses and signals"),
    "drift": Text(fr="Coût et échéance", en="Cost and end"),
    "means": Text(fr="Marchés et moyens", en="Contracts and means"),
    "slips": Text(fr="Jalons", en="Milestones"),
    "recommendations": Text(fr="Recommandations", en="Recommendations"),
    "actions": Text(fr="Plan précédent", en="Earlier plan"),
    "answers": Text(fr="Réponses modifiées", en="Changed answers"),
    "rules": Text(fr="Règles et questions", en="Rules and questions"),
}


@dataclass(frozen=True)
class _Table:
    """A table as it is written: its headings, its lines, and how wide its columns are, in characters."""

    headings: tuple[str, ...]
    lines: tuple[tuple[SheetValue, ...], ...]
    widths: tuple[float, ...]


def comparison_workbook(view: ComparisonView) -> bytes:
    """Return the workbook; the same view gives the same bytes."""
    book = Book(view.language, view.title, COMPARISON_FORMAT)
    foot = f"{view.found.new.software} · {view.dates}"
    _write_cover(book, view, foot)
    for part in view.parts:
        _write_part(book, part, view, foot)
    return book.content()


def _write_cover(book: Book, view: ComparisonView, foot: str) -> None:
    t = view.t
    sheet = book.sheet(t("compare.summary"))
    sheet.text(0, 0, _typeset(view.title, view), "title")
    sheet.row(0, _TITLE_HEIGHT)
    row = 2
    lines: list[tuple[str, tuple[str, ...]]] = [(name, (said,)) for name, said in view.sides]
    lines += [(t("compare.notes"), view.notes), *((block.title, block.sentences) for block in view.head)]
    lines += [("", (t("compare.footer", software=view.found.new.software),))]
    for name, sentences in lines:
        for place, sentence in enumerate(sentences):
            words = _typeset(sentence, view)
            sheet.text(row, 0, _typeset(name, view) if place == 0 else "", "key")
            sheet.text(row, 1, words)
            sheet.row(row, row_height((name, _COVER[0]), (words, _COVER[1])))
            row += 1
        row += 1 if sentences else 0
    sheet.widths(_COVER)
    sheet.print_with(book.title, foot)


def _write_part(book: Book, part: Part, view: ComparisonView, foot: str) -> None:
    sheet = book.sheet(_TABS[part.key].to(view.language))
    tables = _tables(part, view)
    widths = [max(column) for column in zip_longest(*(table.widths for table in tables), fillvalue=0.0)] or [_COVER[1]]
    sheet.text(0, 0, _typeset(part.title, view), "title")
    sheet.row(0, _TITLE_HEIGHT)
    row = 1
    for sentence in part.sentences:
        words = _typeset(sentence, view)
        sheet.across(row, len(widths), words)
        sheet.row(row, row_height((words, sum(widths))))
        row += 1
    heads = []
    for table in tables:
        row += 1
        heads.append(row)
        top = row
        _write_line(sheet, row, table.headings, widths, first="head", other="head")
        for line in table.lines:
            row += 1
            _write_line(sheet, row, line, widths, first="strong", other="cell")
        if len(tables) > 1 and table.lines:
            sheet.filtered((top, 0, row, len(table.headings) - 1), table.headings)
        row += 1
    sheet.widths(widths)
    if len(tables) == 1:  # a sheet has one filter, and one row of headings that it holds in sight
        sheet.sheet.autofilter(heads[0], 0, row - 1, len(tables[0].headings) - 1)
        sheet.sheet.freeze_panes(heads[0] + 1, 0)
    sheet.print_with(book.title, foot, repeated=heads[0] if len(tables) == 1 else None)


def _write_line(
    sheet: Sheet, row: int, line: Sequence[SheetValue], widths: Sequence[float], *, first: str, other: str
) -> None:
    for place, value in enumerate(line):
        if isinstance(value, date):
            sheet.day(row, place, value)
        elif isinstance(value, Figure):
            sheet.number(row, place, float(value.value), value.look)
        else:
            sheet.text(row, place, value, other if place else first)
    texts = ((value, width - _RAGGED) for value, width in zip(line, widths, strict=False) if isinstance(value, str))
    sheet.row(row, row_height(*texts))


def _tables(part: Part, view: ComparisonView) -> list[_Table]:
    """Return the tables of a part: groups that follow one another with the same columns are one, to sort and filter."""
    runs: list[list[Group]] = []
    for group in part.groups:
        if runs and _headings(group) == _headings(runs[-1][0])[: len(_headings(group))]:
            runs[-1].append(group)  # a list of names alone is a table whose other columns are empty
        else:
            runs.append([group])
    return [_table(run, view, named=len(part.groups) > 1) for run in runs]


def _headings(group: Group) -> tuple[str, ...]:
    return group.sheet.headings if group.sheet else group.columns


def _lines(group: Group) -> Iterator[tuple[tuple[SheetValue, ...], tuple[str, ...]]]:
    """Yield the lines of a group in a workbook, each with what it rests on."""
    for row in group.rows:
        for line in row.sheet if group.sheet and row.sheet else (row.cells,):
            yield line, row.details


def _table(groups: Sequence[Group], view: ComparisonView, *, named: bool) -> _Table:
    """Return one table, with a column of the titles of its groups, and one of what the lines rest on, where needed."""
    first, t = groups[0], view.t
    columns = _headings(first)
    is_whole = first.sheet is not None and first.sheet.whole
    detailed = not is_whole and any(row.details for group in groups for row in group.rows)
    lines: list[tuple[SheetValue, ...]] = [
        (
            *((group.title,) if named else ()),
            *line,
            *("" for _ in range(len(columns) - len(line))),
            *(("\n".join(details),) if detailed else ()),
        )
        for group in groups
        for line, details in _lines(group)
    ]
    headings = (
        *((t("compare.group"),) if named else ()),
        *columns,
        *((t("compare.details"),) if detailed else ()),
    )
    widths = (
        *((_GROUP,) if named else ()),
        *(first.sheet.widths if first.sheet else (_FIRST, *(_OTHER for _ in columns[1:]))),
        *((_DETAILS,) if detailed else ()),
    )
    written = tuple(
        tuple(_typeset(value, view) if isinstance(value, str) else value for value in line) for line in lines
    )
    return _Table(tuple(_typeset(words, view) for words in headings), written, widths)


def _typeset(words: str, view: ComparisonView) -> str:
    return typeset(words, view.language)
