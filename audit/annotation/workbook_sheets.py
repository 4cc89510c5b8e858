"""The list of sheets of a workbook: which part holds each, a new first one, one taken out."""

from lxml import etree

from audit.annotation.impossible import PartUnreadable
from audit.annotation.package import WORKBOOK, Package
from audit.annotation.relations import declare, drop, use, used_by
from audit.annotation.xml_parts import RELATED, edited, main, parsed, place

_ID = f"{{{RELATED}}}id"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PRINT_TITLES = "_xlnm.Print_Titles"
_AFTER_NAMES = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "webPublishing", "fileRecoveryPr", "extLst")
_LONGEST_NAME = 31


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the part of every sheet of cells by the name of the sheet, in the order of the workbook."""
    used = used_by(package, WORKBOOK)
    parts = {}
    for sheet in _sheets(parsed(package.read(WORKBOOK))):
        kind, part = used.get(sheet.get(_ID, ""), ("", ""))
        if kind == "worksheet":
            parts[sheet.get("name", "")] = part
    return parts


def free_sheet_name(package: Package, wanted: str) -> str:
    """Return ``wanted``, with a number if a sheet has that name; spreadsheets do not tell capitals apart."""
    taken = {sheet.get("name", "").casefold() for sheet in _sheets(parsed(package.read(WORKBOOK)))}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        name = wanted[: _LONGEST_NAME - len(suffix)] + suffix
    return name


def add_first_sheet(package: Package, name: str, data: bytes, repeated_row: int) -> None:
    """Put a sheet before all others, on which the workbook will open.

    Args:
        package: the file.
        name: free of any other sheet.
        data: the part of the sheet.
        repeated_row: the row that every printed page repeats.
    """
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.write(part, data)
    declare(package, part, _TYPE)
    relation = use(package, WORKBOOK, "worksheet", part)
    with edited(package, WORKBOOK) as root:
        sheets = _element(root, "sheets")
        number = max((_number(sheet, "sheetId") for sheet in sheets), default=0) + 1
        sheet = etree.Element(main("sheet"), {"name": name, "sheetId": str(number), _ID: relation})
        sheets.insert(0, sheet)
        _shift(root, from_index=0, by=1)
        title = etree.SubElement(_names(root), main("definedName"), {"name": _PRINT_TITLES, "localSheetId": "0"})
        title.text = f"{quoted_name(name)}!${repeated_row}:${repeated_row}"
        for view in root.iter(main("workbookView")):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")


def remove_sheet(package: Package, name: str) -> None:
    """Take a sheet out, with the names that are its own."""
    with edited(package, WORKBOOK) as root:
        sheets = _element(root, "sheets")
        index = next(index for index, sheet in enumerate(sheets) if sheet.get("name") == name)
        relation = sheets[index].get(_ID, "")
        sheets.remove(sheets[index])
        for own in [own for own in root.iter(main("definedName")) if own.get("localSheetId") == str(index)]:
            _names(root).remove(own)
        _shift(root, from_index=index + 1, by=-1)
        if not len(_names(root)):
            root.remove(_names(root))
    drop(package, WORKBOOK, relation)


def quoted_name(name: str) -> str:
    """Return the name of a sheet as a reference writes it."""
    return "'" + name.replace("'", "''") + "'"


def _shift(root: etree._Element, from_index: int, by: int) -> None:
    """Names that are a sheet's own tell it by its position."""
    for own in root.iter(main("definedName")):
        if "localSheetId" in own.attrib and _number(own, "localSheetId") >= from_index:
            own.set("localSheetId", str(_number(own, "localSheetId") + by))


def _names(root: etree._Element) -> etree._Element:
    names = root.find(main("definedNames"))
    if names is None:
        names = etree.Element(main("definedNames"))
        place(root, names, _AFTER_NAMES)
    return names


def _sheets(root: etree._Element) -> list[etree._Element]:
    return list(_element(root, "sheets").iter(main("sheet")))


def _element(root: etree._Element, tag: str) -> etree._Element:
    element = root.find(main(tag))
    if element is None:
        raise PartUnreadable(tag)
    return element


def _number(element: etree._Element, attribute: str) -> int:
    try:
        return int(element.get(attribute, ""))
    except ValueError as error:
        raise PartUnreadable(attribute) from error
