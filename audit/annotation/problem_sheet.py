"""The sheet that lists every problem, each with a link to its cell, ready to be printed."""

from collections import Counter
from collections.abc import Collection, Sequence

from lxml import etree
from openpyxl.utils import get_column_letter

from audit.annotation.looks import Looks
from audit.annotation.package import Package
from audit.annotation.texts import HEADINGS, HOW_TO_CORRECT, HOW_TO_READ, NO_PROBLEM, PLURALS, SEVERITIES, SHEET_NAME
from audit.annotation.wording import columns
from audit.annotation.workbook_sheets import quoted_name
from audit.annotation.xml_parts import MAIN, main, parsed, text_of
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.model.text import Language
from audit.questionnaire.cells import storable
from audit.questionnaire.layout import PROBLEMS_MARK
from audit.questionnaire.styles import row_height
from audit.questionnaire.texts import PAGE

HEADER_ROW = 5

_WIDTHS = {
    "severity": 15,
    "sheet": 17,
    "cell": 9,
    "question": 30,
    "problem": 28,
    "read": 20,
    "expected": 26,
    "closest": 16,
    "advice": 36,
}
_LETTERS = {name: get_column_letter(number) for number, name in enumerate(_WIDTHS, start=1)}
_LAST = _LETTERS["advice"]
_FRAME = f"""<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">
<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>
<selection pane="bottomLeft" activeCell="A{HEADER_ROW + 1}" sqref="A{HEADER_ROW + 1}"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/><cols/><sheetData/><mergeCells/><hyperlinks/>
<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.75" header="0.3" footer="0.35"/>
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>
<headerFooter><oddFooter/></headerFooter></worksheet>"""


def is_problem_sheet(package: Package, part: str, marks: Collection[int]) -> bool:
    """Say whether a sheet is the list of an earlier annotation: by the mark in its first cell.

    Args:
        package: the file.
        part: the part of the sheet.
        marks: the numbers of the mark among the shared texts.
    """
    first = parsed(package.read(part)).find(f"{main('sheetData')}/{main('row')}/{main('c')}[@r='A1']")
    if first is None:
        return False
    if first.get("t") != "s":
        return text_of(first) == PROBLEMS_MARK
    number = text_of(first)
    return number.isdecimal() and int(number) in marks


def problem_sheet(
    problems: Sequence[Diagnostic], language: Language, looks: Looks, sheets: Collection[str]
) -> etree._Element:
    """Return the root of the sheet, whose texts stand in its cells.

    Args:
        problems: in the order of the list.
        language: of the workbook.
        looks: the styles of the cells.
        sheets: the names of those that can be linked to.
    """
    root = parsed("".join(_FRAME.splitlines()).encode())
    for number, width in enumerate(_WIDTHS.values(), start=1):
        attributes = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        etree.SubElement(_part(root, "cols"), main("col"), attributes)
    _part(root, "headerFooter")[0].text = f"&R{PAGE.to(language)}"
    _write_top(root, problems, language, looks)
    for number, problem in enumerate(problems, start=HEADER_ROW + 1):
        _write_problem(root, number, problem, language, looks)
        _link(root, number, problem, sheets)
    if not len(_part(root, "hyperlinks")):
        root.remove(_part(root, "hyperlinks"))
    return root


def _write_top(root: etree._Element, problems: Sequence[Diagnostic], language: Language, looks: Looks) -> None:
    _row(root, 1, {"severity": (PROBLEMS_MARK, 0)}, height=None)
    title = f"{SHEET_NAME.to(language)} — {_count(problems, language)}" if problems else NO_PROBLEM.to(language)
    lines = ((title, looks.title, 26.0), (HOW_TO_READ.to(language), looks.body, None),
             (HOW_TO_CORRECT.to(language), looks.body, None))  # fmt: skip
    for number, (text, look, height) in enumerate(lines, start=2):
        fitting = height or row_height((text, sum(_WIDTHS.values())))
        _row(root, number, {"severity": (text, look)}, fitting)
        merged = _part(root, "mergeCells")
        etree.SubElement(merged, main("mergeCell"), {"ref": f"A{number}:{_LAST}{number}"})
        merged.set("count", str(len(merged)))
    _row(root, HEADER_ROW, {name: (HEADINGS[name].to(language), looks.header) for name in _WIDTHS}, 30.0)


def _count(problems: Sequence[Diagnostic], language: Language) -> str:
    counts = Counter(problem.severity for problem in problems)
    singular = {severity: word.to(language).casefold() for severity, word in SEVERITIES.items()}
    return ", ".join(
        f"{counts[severity]} {singular[severity] if counts[severity] == 1 else PLURALS[severity].to(language)}"
        for severity in Severity
        if counts[severity]
    )


def _write_problem(root: etree._Element, number: int, problem: Diagnostic, language: Language, looks: Looks) -> None:
    said = columns(problem, language)
    cells = {name: (said[name], looks.cell) for name in _WIDTHS}
    cells["severity"] = (said["severity"], looks.severities[problem.severity])
    cells["cell"] = (said["cell"], looks.link if problem.cell else looks.cell)
    _row(root, number, cells, row_height(*((said[name], width) for name, width in _WIDTHS.items())))


def _link(root: etree._Element, number: int, problem: Diagnostic, sheets: Collection[str]) -> None:
    if problem.cell and problem.sheet in sheets:
        location = storable(f"{quoted_name(problem.sheet)}!{problem.cell}")
        attributes = {"ref": f"{_LETTERS['cell']}{number}", "location": location, "display": problem.cell}
        etree.SubElement(_part(root, "hyperlinks"), main("hyperlink"), attributes)


def _row(root: etree._Element, number: int, cells: dict[str, tuple[str, int]], height: float | None) -> None:
    """Write a row of texts, each with its style; a row without height is hidden."""
    look = {"hidden": "1"} if height is None else {"ht": f"{height:g}", "customHeight": "1"}
    row = etree.SubElement(_part(root, "sheetData"), main("row"), {"r": str(number), **look})
    for name, (text, style) in cells.items():
        attributes = {"r": f"{_LETTERS[name]}{number}", "s": str(style)}
        cell = etree.SubElement(row, main("c"), attributes)
        if text:
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, main("is")), main("t")).text = storable(text)


def _part(root: etree._Element, tag: str) -> etree._Element:
    return next(root.iter(main(tag)))
