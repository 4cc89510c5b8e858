"""Writes the blocks of a document as WordprocessingML, in the styles of the base."""

from collections.abc import Callable
from dataclasses import replace

from audit.reporting.document.model import (
    Block,
    Bullets,
    Fields,
    Figure,
    Heading,
    Look,
    PageStart,
    Paragraph,
    Run,
    Table,
    VerdictBox,
    Words,
)
from audit.reporting.docx.markup import Markup, attribute
from audit.wording.terms import Rating

_LOOKS = {
    Look.BODY: "normal",
    Look.LEAD: "normal",
    Look.NOTE: "audit note",
    Look.HEAD: "audit note",
    Look.WARNING: "audit warning",
}
_RATINGS = {
    Rating.RED: ("8A1C1C", "FBECEB"),
    Rating.AMBER: ("7A3E00", "FDF1E3"),
    Rating.GREEN: ("1C5A37", "E7F4EC"),
    None: ("3C4652", "ECEFF3"),
}
_TALL_ROW = 720  # twentieths of a point: room to sign by hand


class BlockWriter:
    """Writes blocks.

    Args:
        markup: writes paragraphs.
        width: of the text, in twentieths of a point.
        picture: makes the WordprocessingML of a drawing.
    """

    def __init__(self, markup: Markup, width: int, picture: Callable[[Figure], str]) -> None:
        self._markup = markup
        self._width = width
        self._picture = picture

    def block(self, block: Block) -> str:
        """Return one block."""
        paragraph = self._markup.paragraph
        match block:
            case Heading(level, text, anchor, page):
                begins = "<w:pageBreakBefore/>" if page in (PageStart.NEW, PageStart.SECOND) else ""
                return paragraph(f"heading {level}", (Run(text),), anchor, begins)
            case Paragraph(words, look):
                kept = "<w:keepNext/>" if look in (Look.LEAD, Look.HEAD) else ""
                return paragraph(_LOOKS[look], words, more=kept)
            case Bullets(items, anchors, whole):
                # Not kept with what follows: LibreOffice parts a long chain of such paragraphs after its heading.
                held, kept = anchors or ("",) * len(items), "<w:keepLines/>" if whole else ""
                listed = zip(items, held, strict=True)
                return "".join(paragraph("list bullet", item, name, more=kept) for item, name in listed)
            case Fields(items):
                return "".join(self._field(name, words) for name, words in items)
            case VerdictBox():
                return self._verdict(block)
            case Table():
                return self._table(block)
            case Figure():
                kept = "<w:keepNext/>" if block.kept else ""
                return paragraph("normal", (), more=kept, prefix=f"<w:r>{self._picture(block)}</w:r>")

    def _field(self, name: str, words: Words) -> str:
        named = self._markup.run(Run(name, bold=True)) + "<w:r><w:tab/></w:r>"
        return self._markup.paragraph("audit field", words, prefix=named)

    def _verdict(self, box: VerdictBox) -> str:
        ink, ground = _RATINGS[box.rating]
        border = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ink}"/></w:pBdr>'
        tone = f'{border}<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        lines = [("audit verdict", box.heading), ("audit verdict level", box.headline)]
        lines += [("audit verdict", line) for line in box.lines]
        apart = {
            0: '<w:spacing w:before="160" w:after="40"/>',
            len(lines) - 1: '<w:spacing w:before="40" w:after="160"/>',
        }
        return "".join(
            self._markup.paragraph(style, (Run(line),), more=tone + apart.get(place, ""))
            for place, (style, line) in enumerate(lines)
        )

    def _table(self, table: Table) -> str:
        total = sum(table.widths)
        widths = [self._width * width // total for width in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        header = self._row([(Run(name, bold=True),) for name in table.header], widths, table, header=True)
        held = table.anchors or ("",) * len(table.rows)
        rows = [self._row(row, widths, table, name) for row, name in zip(table.rows, held, strict=True)]
        style = self._markup.style_id("audit table")
        caption = self._markup.paragraph("caption", (Run(table.caption),))
        # A paragraph after it keeps two tables apart, which Word would join.
        after = self._markup.paragraph("audit cell", (), more="<w:keepNext/>" if table.kept else "")
        return (
            f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="1"/><w:tblCaption w:val={attribute(table.caption)}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{header}{''.join(rows)}</w:tbl>{after}"
        )

    def _row(
        self, cells: tuple[Words, ...] | list[Words], widths: list[int], table: Table, anchor: str = "",
        *, header: bool = False,
    ) -> str:  # fmt: skip
        height = f'<w:trHeight w:val="{_TALL_ROW}" w:hRule="atLeast"/>' if table.tall and not header else ""
        whole = "<w:cantSplit/>" if header or table.holds_together(tuple(cells)) else ""
        properties = f"<w:trPr>{whole}{height}{'<w:tblHeader/>' if header else ''}</w:trPr>"
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._cell(words, column, table, name)}</w:tc>'
            for column, (words, width, name) in enumerate(
                zip(cells, widths, [anchor, *[""] * (len(widths) - 1)], strict=True)
            )
        )
        return f"<w:tr>{properties}{written}</w:tr>"

    def _cell(self, words: Words, column: int, table: Table, anchor: str) -> str:
        right = '<w:jc w:val="right"/>' if column in table.right else ""
        kept = "<w:keepNext/>" if table.tall or table.kept else ""  # room to sign is not parted from its title
        return "".join(
            self._markup.paragraph("audit cell", line, anchor if place == 0 else "", more=kept + right)
            for place, line in enumerate(_lines(words))
        )


def _lines(words: Words) -> list[Words]:
    """Return the words of a cell by line: each is a paragraph, which people can edit by itself."""
    lines: list[list[Run]] = [[]]
    for run in words:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=line)] for line in others]
    return [tuple(line) for line in lines]
