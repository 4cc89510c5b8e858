"""Adds to the styles of a workbook those of an annotated copy, unless they are already there."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from audit.annotation.impossible import PartUnreadable
from audit.annotation.package import Package
from audit.annotation.relations import part_of_workbook
from audit.annotation.xml_parts import MAIN, edited, main, place
from audit.intake.problems.diagnostics import Severity

_AFTER_DIFFERENTIAL = ("tableStyles", "colors", "extLst")

_BLUE = "FF1F3A5F"
_PLAIN_FILL = '<fill><patternFill patternType="none"/></fill>'
_NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_TOP = '<alignment vertical="top" wrapText="1"/>'
_MIDDLE = '<alignment vertical="center" wrapText="1"/>'


class _Marking(NamedTuple):
    """How a severity looks; the font and the line tell it to those who do not see the colour."""

    font: str
    line: str
    ink: str
    paper: str


_MARKINGS = {
    Severity.ERROR: _Marking("<b/>", "thin", "FF9B1C1C", "FFFADBD8"),
    Severity.WARNING: _Marking("<b/>", "dashed", "FF8A4B00", "FFFDE9CF"),
    Severity.NOTE: _Marking("<i/>", "dotted", "FF1F3A5F", "FFDCE9F7"),
}


class Looks(NamedTuple):
    """The numbers of the styles.

    Attributes:
        highlights: of what is laid over a cell with a problem.
        severities: of the cells that name a severity.
    """

    title: int
    body: int
    header: int
    cell: int
    link: int
    severities: Mapping[Severity, int]
    highlights: Mapping[Severity, int]


def add_looks(package: Package) -> Looks:
    """Add the styles to the workbook, after its own.

    Raises:
        PartUnreadable: when the workbook has no styles.
    """
    part = part_of_workbook(package, "styles")
    if part is None:
        raise PartUnreadable("styles")
    with edited(package, part) as root:
        lined = _border("thin", "FFBFC5CE")
        return Looks(
            title=_style(root, _font("<b/>", 16, _BLUE)),
            body=_style(root, _font("", 11)),
            header=_style(root, _font("<b/>", 11, "FFFFFFFF"), _fill(_BLUE), lined, _MIDDLE),
            cell=_style(root, _font("", 11), border=lined),
            link=_style(root, _font("", 11, "FF0B57A4", "<u/>"), border=lined),
            severities={
                severity: _style(root, _font(look.font, 11, look.ink), _fill(look.paper), _border(look.line, look.ink))
                for severity, look in _MARKINGS.items()
            },
            highlights={severity: _highlight(root, look) for severity, look in _MARKINGS.items()},
        )


def _style(
    root: etree._Element, font: str, fill: str = _PLAIN_FILL, border: str = _NO_BORDER, alignment: str = _TOP
) -> int:
    numbers = (_added(root, "fonts", font), _added(root, "fills", fill), _added(root, "borders", border))
    style = (
        '<xf numFmtId="0" fontId="{}" fillId="{}" borderId="{}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" '
        'applyAlignment="1">{}</xf>'
    )
    return _added(root, "cellXfs", style.format(*numbers, alignment))


def _highlight(root: etree._Element, look: _Marking) -> int:
    if root.find(main("dxfs")) is None:
        place(root, etree.Element(main("dxfs")), _AFTER_DIFFERENTIAL)
    # In a style laid over another, a solid fill shows its background colour, and lines can only be thin.
    paper = f'<fill><patternFill patternType="solid"><bgColor rgb="{look.paper}"/></patternFill></fill>'
    font = f'<font>{look.font}<color rgb="{look.ink}"/></font>'
    line = f'<{{0}} style="{look.line}"><color rgb="{look.ink}"/></{{0}}>'
    border = "".join(line.format(side) for side in ("left", "right", "top", "bottom"))
    return _added(root, "dxfs", f"<dxf>{font}{paper}<border>{border}</border></dxf>")


def _font(emphasis: str, size: int, color: str = "FF000000", underline: str = "") -> str:
    look = f'{emphasis}{underline}<sz val="{size}"/><color rgb="{color}"/><name val="Calibri"/><family val="2"/>'
    return f"<font>{look}</font>"


def _fill(color: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>'


def _border(line: str, color: str) -> str:
    sides = ("left", "right", "top", "bottom")
    drawn = "".join(f'<{side} style="{line}"><color rgb="{color}"/></{side}>' for side in sides)
    return f"<border>{drawn}<diagonal/></border>"


def _added(root: etree._Element, group: str, element: str) -> int:
    """Return the number of ``element`` in its group, to which it is added when it is not there yet."""
    elements = root.find(main(group))
    if elements is None:
        raise PartUnreadable(group)
    wanted = etree.fromstring(element.replace(">", f' xmlns="{MAIN}">', 1))
    same = _exact(wanted)
    for number, existing in enumerate(elements):
        if _exact(existing) == same:
            return number
    elements.append(wanted)
    elements.set("count", str(len(elements)))
    return len(elements) - 1


def _exact(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
