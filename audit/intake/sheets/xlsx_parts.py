"""What the sheets of an .xlsx file share: their list, the table of texts, the formats of cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element

from audit.intake.format_code import parse_format
from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.opc import Relation, main_part, relations
from audit.intake.gate.xml_stream import UnreadablePart, beginnings, beginnings_of, elements, elements_of, local_name
from audit.intake.number_format import NumberFormat
from audit.intake.sheets.plain_texts import PlainTexts, plain_texts
from audit.intake.sheets.plain_xml import FOR_THE_PARSER

_TRUE = ("1", "true")
_STYLES = ("numFmts", "fonts", "cellXfs")
_MOST_STYLES = 1 << 17  # bytes of a part of styles that is kept
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The formats that a number alone names (ECMA-376 part 1, § 18.8.30), but for those of the currency of the machine.
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


class SharedParts(NamedTuple):
    """What one needs to read the sheets.

    Attributes:
        sheets: those that hold cells, in the order in which they show.
        texts: the table of texts, by which cells name theirs.
        formats: the format of each style of cells; None when it adds nothing to a number.
        struck: the styles, by their numbers as they are written, that strike out what a cell holds.
        since_1904: days are counted from 1904, as on old Macintosh computers.
    """

    sheets: Sequence[SheetPart]
    texts: Sequence[str]
    formats: Sequence[NumberFormat | None]
    struck: frozenset[str]
    since_1904: bool


NOTHING_SHARED = SharedParts((), (), (), frozenset(), since_1904=False)


def read_shared_parts(archive: Archive, tally: Tally) -> SharedParts:
    """Read the list of sheets and what they share.

    Raises:
        UnreadablePart: when there is none, or it names a sheet that is not there.
        Exception: any that the limits of a workbook lead to.
    """
    main = main_part(archive, tally)
    if main is None:
        raise UnreadablePart("no list of sheets")
    used = relations(archive, main, tally)
    sheets, since_1904 = _workbook(archive, main, used, tally)
    texts = _texts(archive, _of_kind(used, "sharedStrings"), tally)
    formats, struck = _styles(archive, _of_kind(used, "styles"), tally)
    return SharedParts(
        sheets=sheets,
        texts=texts,
        formats=formats,
        struck=struck,
        since_1904=since_1904,
    )


def rich_text(element: Element) -> str:
    """Return the text of an element, its runs joined; how words are pronounced is no part of it."""
    pieces = []
    for child in element:
        if child.tag.endswith("}t"):
            pieces.append(child.text or "")
        elif child.tag.endswith("}r"):
            pieces.extend(run.text or "" for run in child if run.tag.endswith("}t"))
    return "".join(pieces)


def unescaped(text: str) -> str:
    """Return ``text`` with the characters that stand as ``_x000D_`` and the like (ECMA-376 part 1, § 22.4.2.4)."""
    if "_x" not in text:
        return text
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of a pair stand apart


def relation_id(attributes: Mapping[str, str]) -> str:
    """Return the id by which an element names another part or an address; empty when it names none."""
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")


def is_true(value: str | None) -> bool:
    """Say whether an attribute says yes."""
    return value in _TRUE


def _of_kind(used: Sequence[Relation], kind: str) -> str:
    return next((relation.target for relation in used if relation.kind == kind and not relation.is_external), "")


def _workbook(
    archive: Archive, main: str, used: Sequence[Relation], tally: Tally
) -> tuple[tuple[SheetPart, ...], bool]:
    cells = {relation.id: relation.target for relation in used if relation.kind == "worksheet"}
    sheets = []
    since_1904 = False
    for name, said in beginnings_of(archive, main, tally, ("workbookPr", "sheet")):
        if name == "workbookPr":
            since_1904 = is_true(said.get("date1904"))
            continue
        identifier = relation_id(said)
        if identifier not in cells:
            continue  # a sheet of one chart, say
        if cells[identifier] not in archive:
            raise UnreadablePart(cells[identifier])
        is_hidden = said.get("state", "visible") in ("hidden", "veryHidden")
        sheets.append(SheetPart(said.get("name", ""), cells[identifier], is_hidden))
    return tuple(sheets), since_1904


def _texts(archive: Archive, part: str, tally: Tally) -> tuple[str, ...]:
    """Return the table of texts; as for a sheet, the parser begins again alone where anything stops the other way."""
    before = tally.so_far
    try:
        plain = plain_texts(archive, part)
        if plain is not None:
            return _plain_texts(plain, tally)
    except FOR_THE_PARSER:
        tally.so_far = before
    texts = []
    for element in elements_of(archive, part, tally, ("si",)):
        texts.append(unescaped(rich_text(element)))
        element.clear()
    return tuple(texts)


def _plain_texts(plain: PlainTexts, tally: Tally) -> tuple[str, ...]:
    xml, taken = plain.rest
    tally.weigh(taken)
    if None not in plain.texts and not beginnings(xml, tally, ("si",)):
        return tuple([unescaped(text) if "_x" in text else text for text in plain.texts if text is not None])
    left = iter([rich_text(element) for _, element in elements(BytesIO(xml), tally, ("si",))])
    texts = [next(left) if text is None else text for text in plain.texts]
    if next(left, None) is not None:
        raise UnreadablePart("si")  # written so that its place among the others is not known
    return tuple(map(unescaped, texts))


_Styles = tuple[tuple[NumberFormat | None, ...], frozenset[str]]
"""The format of each style, and the numbers of those that strike out what a cell holds."""


def _styles(archive: Archive, part: str, tally: Tally) -> _Styles:
    """Return what matters of the styles; whatever else they say, well or badly, does not."""
    if part not in archive or archive.size(part) > _MOST_STYLES:
        return _styles_among(elements_of(archive, part, tally, _STYLES))
    found, count = _styles_of(archive.read(part))
    tally.weigh(count)
    return found


@lru_cache(maxsize=32)  # the workbooks of one questionnaire have the same styles
def _styles_of(styles: bytes) -> tuple[_Styles, int]:
    """Return what matters of a part of styles, and how many elements it has."""
    tally = Tally()
    return _styles_among([element for _, element in elements(BytesIO(styles), tally, _STYLES)]), tally.elements


def _styles_among(styles: Iterable[Element]) -> _Styles:
    codes = dict(_BUILT_IN)
    fonts: list[bool] = []
    used: list[tuple[int, int]] = []
    for element in styles:
        match local_name(element.tag):
            case "numFmts":
                codes |= {_number(named, "numFmtId"): unescaped(named.get("formatCode", "")) for named in element}
            case "fonts":
                fonts = [_strikes(font) for font in element]
            case _:
                used = [(_number(style, "numFmtId"), _number(style, "fontId")) for style in element]
    formats = tuple(parse_format(codes.get(number, "")) for number, _ in used)
    struck = frozenset(str(place) for place, (_, font) in enumerate(used) if 0 <= font < len(fonts) and fonts[font])
    return formats, struck


def _strikes(font: Element) -> bool:
    return any(local_name(one.tag) == "strike" and is_true(one.get("val", "1")) for one in font)


def _number(element: Element, name: str) -> int:
    written = element.get(name, "")
    return int(written) if written.isascii() and written.isdecimal() else -1
