"""A comparison as the blocks of a document, which DOCX lays out: the same view, the same parts as the page."""

from collections.abc import Iterator

from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.slip_chart import slip_chart
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.document.model import (
    Block,
    Bullets,
    Document,
    Fields,
    Figure,
    Heading,
    Look,
    Paragraph,
    Run,
    Table,
    Words,
)
from audit.reporting.document.typeset import typeset_document
from audit.reporting.presentation import PLAIN

_WIDTHS = {2: (70, 30), 3: (64, 18, 18), 4: (37, 21, 21, 21), 5: (24, 18, 18, 18, 22), 6: (18, 16, 17, 17, 16, 16)}
_MOST_DRAWN = 22  # milestones of a drawing that a page holds; the table beside it has them all


def comparison_document(view: ComparisonView) -> Document:
    """Return the document; the same view gives the same document."""
    software = view.found.new.software
    document = Document(
        language=view.language,
        title=view.title,
        subject=view.dates,
        footer=f"{view.dates} · {software}",
        day=view.found.new.review_date,
        author=software,
        presentation=PLAIN,
        blocks=tuple(_blocks(view)),
    )
    return typeset_document(document)


def _blocks(view: ComparisonView) -> Iterator[Block]:
    t = view.t
    yield Fields(tuple((name, _said(side)) for name, side in view.sides))
    if view.notes:
        yield Paragraph((Run(t("compare.notes"), bold=True),), Look.WARNING)
    for note in view.notes:
        yield Paragraph(_said(note), Look.WARNING)
    yield Heading(1, t("compare.summary"))
    for block in view.head:
        yield Heading(2, block.title)
        yield Bullets(tuple(map(_said, block.sentences)))
    for part in view.parts:
        yield from _part(part, view)
    yield Paragraph(_said(t("compare.footer", software=view.found.new.software)), Look.NOTE)


def _part(part: Part, view: ComparisonView) -> Iterator[Block]:
    yield Heading(1, part.title)
    for sentence in part.sentences:
        yield Paragraph(_said(sentence), Look.LEAD if part.groups else Look.BODY)
    if part.key == "slips":
        yield from _drawing(view)
    for group in part.groups:
        yield from _group(group)


def _drawing(view: ComparisonView) -> Iterator[Block]:
    chart = slip_chart(view.found, view.language)
    if chart is not None and len(view.found.milestones) <= _MOST_DRAWN:
        t = view.t
        yield Figure("slip-chart", str(chart), t("compare.chart_description"), t("compare.chart"))


def _group(group: Group) -> Iterator[Block]:
    """Yield a table under its caption, or a list under a heading where there is one column alone."""
    count = len(group.columns)
    if count == 1:
        yield Heading(2, group.title)
        yield Bullets(tuple(_first(row) for row in group.rows))
        return
    rows = tuple((_first(row), *map(_said, row.cells[1:])) for row in group.rows)
    yield Table(caption=group.title, header=group.columns, rows=rows, widths=_WIDTHS[count])


def _first(row: Row) -> Words:
    """Return what a line is about, and under it what it rests on."""
    return (Run(row.cells[0], bold=True), *(Run(f"\n{detail}") for detail in row.details))


def _said(text: str) -> Words:
    return (Run(text),)
