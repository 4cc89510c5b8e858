"""The pieces that a comparison is laid out in: sections of sentences and of small tables."""

from dataclasses import dataclass

from audit.reporting.comparison.sheet import SheetColumns, SheetValue


@dataclass(frozen=True)
class Row:
    """A line: its cells, and under the first one what it rests on.

    Attributes:
        sheet: the lines that stand for it in a workbook, by the columns that its group has there.
    """

    cells: tuple[str, ...]
    details: tuple[str, ...] = ()
    sheet: tuple[tuple[SheetValue, ...], ...] = ()


@dataclass(frozen=True)
class Group:
    """A table with its title.

    Attributes:
        folded: whether a page lets its readers fold it, and a screen shows its first lines.
        sheet: its columns in a workbook; those of the page where None.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    folded: bool = False
    sheet: SheetColumns | None = None


@dataclass(frozen=True)
class Block:
    """Some of what a comparison comes to, under a title."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A section; ``key`` is its anchor."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
