"""The illustrations of the annex as blocks: what to read in each, the drawing, what it leaves out, its table."""

from collections.abc import Iterable, Iterator

from audit.reporting.document.model import Block, Figure, Heading, Look, Paragraph, Run, Table
from audit.reporting.document.pieces import label, said, word
from audit.reporting.illustrations.model import Illustration, draw
from audit.reporting.messages import messages
from audit.reporting.view import ReportView


def illustrated(illustration: Illustration | None, view: ReportView, level: int = 2) -> Iterator[Block]:
    """Yield an illustration under a heading of ``level``; nothing where there is none."""
    if illustration is None:
        return
    one = illustration
    yield Heading(level, one.title)
    yield Paragraph(said(one.headline), Look.LEAD if one.shapes or one.table else Look.BODY)
    if one.shapes:
        svg = str(draw(one, view.language))
        yield Figure(f"drawing-{one.name}", svg, one.told, one.title, kept=bool(one.places))
    if one.places:
        cells = messages(view.language)("list.separator").join(one.places)
        yield Paragraph((label(word("synthesis.cells", view), view), Run(cells)), Look.NOTE)
    for note in one.notes:
        yield Paragraph(said(note), Look.NOTE)
    if one.table:
        table, last = one.table, len(one.table.rows) - 1
        rows = tuple(
            tuple((Run(words, bold=table.has_total and place == last),) for words in row)
            for place, row in enumerate(table.rows)
        )
        caption = table.caption or messages(view.language)("illustration.values", title=one.title)
        yield Table(caption, table.header, rows, table.widths, table.right)


def annex_resources(illustrations: Iterable[Illustration], view: ReportView) -> Iterator[Block]:
    """Yield the team and the risks."""
    held = tuple(illustrations)
    if held:
        yield Heading(2, word("staff.resources", view))
    for one in held:
        yield from illustrated(one, view, 3)
