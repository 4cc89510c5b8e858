"""From a workbook and its problems to the annotated copy, part by part."""

from collections.abc import Sequence

from lxml import etree

from audit.annotation.highlight import clear_highlights, highlight
from audit.annotation.impossible import UNUSUAL, CannotAnnotate, PartUnreadable
from audit.annotation.looks import Looks, add_looks
from audit.annotation.package import WORKBOOK, Package
from audit.annotation.problem_sheet import HEADER_ROW, is_problem_sheet, problem_sheet
from audit.annotation.relations import drop, used_by
from audit.annotation.shared_texts import numbers_of, release_texts, share_texts
from audit.annotation.sheet_notes import annotate_comments
from audit.annotation.texts import SHEET_NAME
from audit.annotation.wording import note
from audit.annotation.workbook_sheets import add_first_sheet, free_sheet_name, remove_sheet, sheet_parts
from audit.annotation.xml_parts import edited, main, parsed, written
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.problems.structure_codes import StructureCode
from audit.model.text import Language
from audit.questionnaire.layout import PROBLEMS_MARK


def annotated(content: bytes, problems: Sequence[Diagnostic], language: Language) -> bytes:
    """Return a copy of a workbook that shows its problems; what is not touched stays byte for byte.

    What an earlier annotation added is replaced. The same arguments give the same bytes.

    Args:
        content: the file, which the intake has let in.
        problems: those that the intake found in it.
        language: the language of the workbook.

    Raises:
        CannotAnnotate: when the file is no .xlsx workbook, or not made as one usually is.
    """
    package = Package(content)
    try:
        _annotate(package, problems, language)
    except PartUnreadable as error:
        raise CannotAnnotate(UNUSUAL) from error
    return package.content()


def _annotate(package: Package, problems: Sequence[Diagnostic], language: Language) -> None:
    marks = numbers_of(package, PROBLEMS_MARK)
    for name, part in sheet_parts(package).items():
        if is_problem_sheet(package, part, marks):
            _remove_list(package, name, part)
    sheets = sheet_parts(package)
    looks = add_looks(package)
    for name, part in sheets.items():
        found = [problem for problem in problems if problem.sheet == name and problem.cell and _shows(problem)]
        _annotate_sheet(package, part, found, language, looks)
    listed = problem_sheet(problems, language, looks, sheets)
    share_texts(package, listed)
    add_first_sheet(package, free_sheet_name(package, SHEET_NAME.to(language)), written(listed), HEADER_ROW)


def _shows(problem: Diagnostic) -> bool:
    """Say whether a problem is marked in its cell; a comment that says there is a comment would only hide it."""
    return problem.code not in (StructureCode.CELL_NOTE, StructureCode.CELL_NOTES)


def _annotate_sheet(
    package: Package, part: str, problems: Sequence[Diagnostic], language: Language, looks: Looks
) -> None:
    by_cell: dict[str, list[Diagnostic]] = {}
    for problem in problems:
        by_cell.setdefault(problem.cell, []).append(problem)
    with edited(package, part) as sheet:
        _unselect(sheet)
        clear_highlights(sheet)
        highlight(sheet, _by_worst(by_cell), looks.highlights)
        annotate_comments(package, part, sheet, {cell: note(found, language) for cell, found in by_cell.items()})


def _by_worst(by_cell: dict[str, list[Diagnostic]]) -> dict[Severity, list[str]]:
    """Return the cells under the gravest of their problems, which come first."""
    cells: dict[Severity, list[str]] = {}
    for cell, found in by_cell.items():
        cells.setdefault(found[0].severity, []).append(cell)
    return cells


def _unselect(sheet: etree._Element) -> None:
    """Two selected sheets would be filled in at once: only the list is, when the copy opens."""
    for view in sheet.iter(main("sheetView")):
        if "tabSelected" in view.attrib:
            del view.attrib["tabSelected"]


def _remove_list(package: Package, name: str, part: str) -> None:
    sheet = parsed(package.read(part))
    has_formulas = next(sheet.iter(main("f")), None) is not None
    remove_sheet(package, name)
    release_texts(package, sheet)
    chain = [relation for relation, (kind, _) in used_by(package, WORKBOOK).items() if kind == "calcChain"]
    if has_formulas and chain:  # it names every formula, and is made again when the workbook is calculated
        drop(package, WORKBOOK, chain[0])
