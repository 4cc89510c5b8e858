"""Writes the workbook of a questionnaire, empty or with the answers of a snapshot."""

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.asking import is_asked
from audit.model.cover import Cover, CoverField
from audit.model.leftover import Leftover
from audit.model.questionnaire import Questionnaire
from audit.model.snapshot import ProjectSnapshot, TableContent
from audit.model.text import Language
from audit.questionnaire import layout, styles
from audit.questionnaire.asked_when import not_asked_formula
from audit.questionnaire.cells import cell_at
from audit.questionnaire.cover import COVER_SHEET
from audit.questionnaire.cover_sheet import write_cover
from audit.questionnaire.front_sheets import write_completeness, write_meta, write_readme
from audit.questionnaire.glossary import write_glossary
from audit.questionnaire.leftover_sheet import LEFTOVER_SHEET, write_leftovers
from audit.questionnaire.lists import Lists
from audit.questionnaire.own_typography import typeset_sheet
from audit.questionnaire.package import save
from audit.questionnaire.section_sheet import WIDTHS, answer_cells, write_section
from audit.questionnaire.table_sheet import write_table
from audit.questionnaire.texts import GLOSSARY_TITLE, PAGE

_A4 = 9


def write_workbook(
    questionnaire: Questionnaire,
    language: Language,
    path: Path,
    snapshot: ProjectSnapshot | None = None,
    banner: str | None = None,
    leftovers: Sequence[Leftover] = (),
    cover: Cover = MappingProxyType({}),
) -> None:
    """Write the workbook to ``path``; the same arguments give the same bytes.

    Args:
        questionnaire: what is asked.
        language: of every text of the workbook.
        path: where to write; an existing file is replaced.
        snapshot: answers to fill in.
        banner: a warning shown on the first sheets and repeated by the report; by default that of ``snapshot``.
        leftovers: answers of an older workbook for which the questionnaire has no place, on a sheet of their own.
        cover: what is noted on the cover; its protective marking stands at the head of every printed page.

    Raises:
        OSError: when the file cannot be written.
    """
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one sheet
    first.title = COVER_SHEET.to(language)
    write_cover(first, questionnaire, language, cover)
    readme = workbook.create_sheet(layout.README_SHEET.to(language))
    warning = (snapshot.banner if snapshot else "") if banner is None else banner
    write_readme(readme, questionnaire, language, warning)
    lists = Lists(workbook, language)
    answers = snapshot.answers if snapshot else {}
    tables = snapshot.tables if snapshot else {}
    pointless = _pointless(questionnaire, language)
    given = {name: answered_fact(name, answer.type, answer) for name, answer in answers.items()}
    for section in questionnaire.sections:
        sheet = workbook.create_sheet(layout.sheet_name(section, language))
        write_section(sheet, section, language, lists, answers, pointless)
        is_empty = not any(_is_given(answers.get(question.id)) for question in section.questions)
        if section.asked_when is not None and is_empty and is_asked(section.asked_when, given) is False:
            sheet.sheet_state = "hidden"
    for table in questionnaire.tables:
        sheet = workbook.create_sheet(layout.sheet_name(table, language))
        write_table(sheet, table, language, lists, tables.get(table.id, TableContent()))
    write_completeness(workbook.create_sheet(layout.COMPLETENESS_SHEET.to(language)), questionnaire, language)
    if questionnaire.glossary:
        write_glossary(workbook.create_sheet(GLOSSARY_TITLE.to(language)), questionnaire, language)
    if leftovers:
        write_leftovers(workbook.create_sheet(LEFTOVER_SHEET.to(language)), leftovers, language)
    write_meta(
        workbook.create_sheet(layout.META_SHEET),
        questionnaire,
        language,
        warning,
        _other_banner(snapshot, language, warning),
        is_reconstructed=snapshot is not None and snapshot.reconstructed,
    )
    if warning:
        _repeat(workbook[layout.sheet_name(questionnaire.sections[0], language)], warning)
    for sheet in workbook.worksheets:
        if sheet.title not in (layout.LISTS_SHEET, layout.META_SHEET, LEFTOVER_SHEET.to(language)):
            typeset_sheet(sheet, language)
    _finish(workbook, questionnaire, language, cover.get(CoverField.MARK, ""))
    save(workbook, path)


def _other_banner(snapshot: ProjectSnapshot | None, language: Language, warning: str) -> str:
    """Return the warning in the other language, where the snapshot has this very one in both."""
    texts = snapshot.banner_texts if snapshot else None
    if texts is None or texts.to(language) != warning:
        return ""
    return texts.to(next(one for one in Language if one is not language))


def _pointless(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Return, by question, the expression that is true where other answers leave it without object."""
    cells = dict(cell for section in questionnaire.sections for cell in answer_cells(section, language))
    formulas = {
        name: not_asked_formula(condition, questionnaire, cells, language)
        for name, condition in questionnaire.conditions_of_asking.items()
    }
    return {name: formula for name, formula in formulas.items() if formula is not None}


def _is_given(answer: Answer | None) -> bool:
    return answer is not None and answer.state is not AnswerState.BLANK


def _repeat(sheet: Worksheet, warning: str) -> None:
    """Add the warning to the introduction of the first section."""
    introduction = cell_at(sheet, 2, 1)
    body, shown = styles.BODY, styles.WARNING
    warned = InlineFont(rFont=shown.name, sz=shown.size, b=True, color=shown.color)
    plain = InlineFont(rFont=body.name, sz=body.size)
    introduction.value = CellRichText(TextBlock(warned, f"{warning}\n"), TextBlock(plain, str(introduction.value)))
    height = styles.row_height((warning, sum(WIDTHS.values())))
    sheet.row_dimensions[2].height = (sheet.row_dimensions[2].height or 0) + height


def _finish(workbook: Workbook, questionnaire: Questionnaire, language: Language, mark: str) -> None:
    """Set protection, printing and identity."""
    workbook.move_sheet(layout.LISTS_SHEET, len(workbook.sheetnames))
    for sheet in workbook.worksheets:
        _protect(sheet)
        _print_setup(sheet, questionnaire, language, mark)
    for title in (COVER_SHEET, layout.README_SHEET):
        workbook[title.to(language)].page_setup.fitToHeight = 1
    workbook.properties.title = questionnaire.title.to(language)
    workbook.properties.language = str(language)
    workbook.properties.creator = "project-health-audit"
    for name, value in (
        (layout.SCHEMA_PROPERTY, layout.WORKBOOK_SCHEMA),
        (layout.VERSION_PROPERTY, f"{questionnaire.id} {questionnaire.version} {questionnaire.review_type}"),
    ):
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]


def _protect(sheet: Worksheet) -> None:
    """Protect against slips, without a password, and leave room to work."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)  # in this format, False means that it is not forbidden


def _print_setup(sheet: Worksheet, questionnaire: Questionnaire, language: Language, mark: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.75, footer=0.35)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None  # noqa: S101 - a new sheet has one
    assert footer is not None  # noqa: S101 - likewise
    if mark:
        header.center.text = mark.replace("&", "&&")  # alone, it begins a code
    footer.left.text = layout.version_line(questionnaire, language)
    footer.right.text = PAGE.to(language)
    sheet.sheet_view.showGridLines = False
