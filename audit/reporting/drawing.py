"""A drawing for documents: the same SVG as in the page, with the font of the document, and its size."""

import re
from dataclasses import dataclass

_FONT = re.compile(r'font-family="[^"]*"')
_SIZE = re.compile(r'viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')


@dataclass(frozen=True)
class Drawing:
    """An SVG and the size of its viewBox."""

    svg: str
    width: float
    height: float


def drawing_in(svg: str, font: str) -> Drawing:
    """Return ``svg`` with its texts in ``font``.

    Raises:
        ValueError: when it has no viewBox that begins at 0 0.
    """
    size = _SIZE.search(svg)
    if size is None:
        msg = "a drawing without a viewBox"
        raise ValueError(msg)
    return Drawing(_FONT.sub(f'font-family="{font}"', svg), float(size[1]), float(size[2]))
