"""Row heights at which every word shows: spreadsheets do not adapt the rows that a program wrote."""

from math import ceil

_POINTS_PER_LINE = 13.2
_HIGHEST = 405.0  # a row cannot be higher than 409 points
_FILLED = 0.98  # words do not fill lines to their end, and the font is smaller than the one that widths are counted in


def row_height(*columns: tuple[str, float]) -> float:
    """Return the height, in points, at which every text fits its column.

    Args:
        columns: each text with the width of its column, in characters.
    """
    lines = max((_lines(text, width) for text, width in columns), default=1)
    return min(_HIGHEST, lines * _POINTS_PER_LINE + 5)


def _lines(text: str, width: float) -> int:
    usable = max(1.0, width * _FILLED)
    return sum(max(1, ceil(len(paragraph) / usable)) for paragraph in text.split("\n"))
