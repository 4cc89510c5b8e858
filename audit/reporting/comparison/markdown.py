"""Writes a comparison as Markdown, to be read as text or attached to a file: every part whole, with its tables."""

from collections.abc import Iterator

from audit.reporting.comparison.parts import Group, Part
from audit.reporting.comparison.view import ComparisonView
from audit.reporting.markdown.marks import bullets, heading, inline, plain, table


def write_comparison(view: ComparisonView) -> str:
    """Return the page; the same view gives the same text."""
    blocks = [*_head(view), *(block for part in view.parts for block in _part(part))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(view: ComparisonView) -> Iterator[list[str]]:
    t = view.t
    yield [heading(1, view.title)]
    sides = ((t("compare.old"), view.found.old), (t("compare.new"), view.found.new))
    yield bullets((inline(view.dates), *(inline(f"{name}{t('list.colon')} {view.side(side)}") for name, side in sides)))
    for note in view.notes:
        yield [plain(note)]
    yield [heading(2, t("compare.summary"))]
    for block in view.head:
        yield [heading(3, block.title)]
        yield bullets(inline(sentence) for sentence in block.sentences)


def _part(part: Part) -> Iterator[list[str]]:
    yield [heading(2, part.title)]
    for sentence in part.sentences:
        yield [plain(sentence)]
    for group in part.groups:
        yield [heading(3, group.title)]
        yield _group(group)


def _group(group: Group) -> list[str]:
    """Return a table; what a line rests on stands in its first cell, after its name."""
    rows = [(" — ".join((row.cells[0], *row.details)), *row.cells[1:]) for row in group.rows]
    return bullets(inline(row[0]) for row in rows) if len(group.columns) == 1 else table(group.columns, rows)
