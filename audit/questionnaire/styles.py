"""How the workbook looks: a few sober styles, system fonts, and row heights that show every word."""

from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

_FAMILY = "Calibri"
_BLUE = "1F3A5F"
_GREY = "6B7280"
_LINE = Side(style="thin", color="BFC5CE")

TITLE = Font(name=_FAMILY, size=16, bold=True, color=_BLUE)
HEADING = Font(name=_FAMILY, size=12, bold=True, color=_BLUE)
BODY = Font(name=_FAMILY, size=11)
STRONG = Font(name=_FAMILY, size=11, bold=True)
SMALL = Font(name=_FAMILY, size=9, color=_GREY)
HEADER = Font(name=_FAMILY, size=11, bold=True, color="FFFFFF")
WARNING = Font(name=_FAMILY, size=11, bold=True, color="8A3B00")

FADED = Font(italic=True, color=_GREY)  # of a rule on the looks of cells, which keep their own family and size
FADED_FILL = PatternFill(bgColor="F1F2F4")

HEADER_FILL = PatternFill("solid", fgColor=_BLUE)
HIDDEN_TEXT = ";;;"  # a number format that shows nothing
INPUT_FILL = PatternFill("solid", fgColor="FFF9DB")
BANNER_FILL = PatternFill("solid", fgColor="FDEFE0")

BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
UNWRAPPED = Alignment(vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="top", horizontal="center")
HEADER_ALIGNMENT = Alignment(wrap_text=True, vertical="center", horizontal="left")
UNLOCKED = Protection(locked=False)

_POINTS_PER_LINE = 15.0
_MAX_ROW_HEIGHT = 400.0  # a row cannot be higher than 409 points


def row_height(*columns: tuple[str, float], points: float = _POINTS_PER_LINE) -> float:
    """Return the height, in points, at which every text fits its column.

    Spreadsheets do not adapt the height of rows that a program wrote.

    Args:
        columns: each text with the width of its column, in characters.
        points: the height of one line.
    """
    lines = max((_lines(text, width) for text, width in columns), default=1)
    return min(_MAX_ROW_HEIGHT, lines * points + 4)


def _lines(text: str, width: float) -> int:
    # Words do not fill lines to the end: count a little less than the width.
    usable = max(1.0, width * 0.92)
    return sum(max(1, ceil(len(paragraph) / usable)) for paragraph in text.split("\n"))
