"""Marks cells with rules of conditional formatting, which leave the cells' own styles alone."""

from collections.abc import Iterable, Mapping

from lxml import etree

from audit.annotation.xml_parts import main, place, text_of
from audit.intake.problems.diagnostics import Severity

# A formula is what spreadsheets keep of a rule word for word: ours are always true, and recognised by these words.
_WORDS = "audit check --annotate"
_AFTER = (
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


def clear_highlights(sheet: etree._Element) -> None:
    """Take out the rules of an earlier annotation."""
    for group in list(sheet.iter(main("conditionalFormatting"))):
        for rule in [rule for rule in group if _WORDS in text_of(rule)]:
            group.remove(rule)
        if not len(group):
            sheet.remove(group)


def highlight(sheet: etree._Element, cells: Mapping[Severity, Iterable[str]], styles: Mapping[Severity, int]) -> None:
    """Add one rule for each severity, after the rules of the sheet itself.

    Args:
        sheet: the root of the sheet.
        cells: each cell under one severity only.
        styles: the number of the style of each severity.
    """
    priority = max((_priority(rule) for rule in sheet.iter(main("cfRule"))), default=0)
    for severity, places in cells.items():
        priority += 1
        group = etree.Element(main("conditionalFormatting"), {"sqref": " ".join(places)})
        attributes = {"type": "expression", "dxfId": str(styles[severity]), "priority": str(priority)}
        rule = etree.SubElement(group, main("cfRule"), attributes)
        etree.SubElement(rule, main("formula")).text = f'"{_WORDS}: {severity}"<>""'
        place(sheet, group, _AFTER)


def _priority(rule: etree._Element) -> int:
    priority = rule.get("priority", "")
    return int(priority) if priority.isdecimal() else 0
