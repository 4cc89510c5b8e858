"""The frames in which spreadsheets show comments: VML, edited as text because Excel writes it with faults."""

import re
from collections.abc import Collection, Iterable, Iterator

from openpyxl.utils.cell import coordinate_to_tuple

from audit.annotation.impossible import PartUnreadable

_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_KIND = "_x0000_t202"
_KIND_DEFINED = (
    f'<v:shapetype {_NAMESPACES} id="{_KIND}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_EMPTY = (
    f'<xml {_NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    f"{_KIND_DEFINED}</xml>"
)
_SHAPE = (
    '<v:shape {namespaces} id="_x0000_s{number}" type="#{kind}" style="position:absolute;visibility:hidden" '
    'fillcolor="#FFFFE1" o:insetmode="auto"><v:fill color2="#FFFFE1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_FIRST_NUMBER = 1025
_NUMBER = re.compile(rb"_x0000_s([0-9]{1,9})")
_TAG = re.compile(rb"<(/?)\w+:shape(?=[\s>])[^<>]*>")
_NOTE = re.compile(rb"""ObjectType=["']Note["']""")
_ROW = re.compile(rb"<\w+:Row[^<>]*>\s*([0-9]{1,9})\s*<")
_COLUMN = re.compile(rb"<\w+:Column[^<>]*>\s*([0-9]{1,9})\s*<")
_END = b"</xml>"


def no_shapes() -> bytes:
    """Return a drawing that shows no comment yet."""
    return _EMPTY.encode()


def without_shapes(drawing: bytes, cells: Collection[str]) -> bytes:
    """Return ``drawing`` without the frames of the comments of ``cells``."""
    places = {coordinate_to_tuple(cell) for cell in cells}
    kept, position = [], 0
    for start, end in _shapes(drawing):
        if _place(drawing[start:end]) in places:
            kept.append(drawing[position:start])
            position = end
    return b"".join((*kept, drawing[position:]))


def with_shapes(drawing: bytes, frames: Iterable[tuple[str, str]]) -> bytes:
    """Return ``drawing`` with a frame for each cell, given with the place of its corners.

    Raises:
        PartUnreadable: when the drawing has no end.
    """
    before, end, after = drawing.rpartition(_END)
    if not end:
        raise PartUnreadable("drawing")
    first = max((int(number) + 1 for number in _NUMBER.findall(drawing)), default=_FIRST_NUMBER)
    shapes = [_shape(cell, anchor, max(first, _FIRST_NUMBER) + rank) for rank, (cell, anchor) in enumerate(frames)]
    if shapes and _KIND.encode() not in drawing:
        shapes.insert(0, _KIND_DEFINED)
    return before + "".join(shapes).encode() + end + after


def is_without_shapes(drawing: bytes) -> bool:
    """Say whether nothing is left to show."""
    return next(_shapes(drawing), None) is None


def _shape(cell: str, anchor: str, number: int) -> str:
    row, column = coordinate_to_tuple(cell)
    return _SHAPE.format(
        namespaces=_NAMESPACES, number=number, kind=_KIND, anchor=anchor, row=row - 1, column=column - 1
    )


def _shapes(drawing: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each shape begins and ends, in one pass whatever the tags are worth."""
    start = None
    for tag in _TAG.finditer(drawing):
        if tag[1] and start is not None:
            yield start, tag.end()
            start = None
        elif not tag[1] and not tag[0].endswith(b"/>"):
            start = tag.start()


def _place(shape: bytes) -> tuple[int, int] | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not _NOTE.search(shape) or row is None or column is None:
        return None
    return int(row[1]) + 1, int(column[1]) + 1
