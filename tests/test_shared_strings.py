"""Texts of the workbooks we write are shared ones, the only kind that every reader shows; none changes on the way."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire import workbook as writer
from audit.questionnaire.cells import set_text
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.package import save
from audit.questionnaire.shared_strings import MAIN, SharedStrings, numbers_in
from tests.random_snapshots import random_snapshot
from tests.shared_texts import check_shared

pytestmark = pytest.mark.slow

BANK = load_question_bank()


def texts(file: Path | io.BytesIO) -> dict[tuple[str, str], tuple[str, str, int]]:
    """Return what each cell holds, pieces of formatted texts included, with its type and style."""
    return {
        (sheet.title, cell.coordinate): (repr(cell.value), cell.data_type, cell._style.xfId)
        for sheet in load_workbook(file, rich_text=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize(
    ("review_type", "language"), [(ReviewType.PRE_LAUNCH, Language.FR), (ReviewType.CRISIS, Language.EN)]
)
def test_a_questionnaire_holds_the_texts_that_openpyxl_would_have_written(
    review_type: ReviewType, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Workbook] = []
    monkeypatch.setattr(writer, "save", lambda book, path: (made.append(book), save(book, path)))
    path = tmp_path / "classeur.xlsx"
    snapshot = random_snapshot(BANK, 3) if review_type is ReviewType.PRE_LAUNCH else None
    writer.write_workbook(BANK.questionnaire(review_type), language, path, snapshot, banner="Attention ")
    check_shared(path.read_bytes())
    plain = io.BytesIO()
    made[0].save(plain)
    assert b"inlineStr" in zipfile.ZipFile(plain).read("xl/worksheets/sheet1.xml")
    assert texts(path) == texts(plain)


# openpyxl takes this word out of every text that it reads.
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=12).filter(
    lambda text: "x005F_" not in text
)
_PIECES = st.lists(_TEXTS | st.sampled_from([" a", "a ", "a\nb", "a  b", "_x000D_", "_x0041", "=1", "<&>", "a"]))


@given(_PIECES)
def test_a_text_is_read_letter_by_letter(tmp_path_factory: pytest.TempPathFactory, typed: list[str]) -> None:
    book = Workbook()
    for row, text in enumerate(typed, start=1):
        set_text(book.active.cell(row, 1), text)
    path = tmp_path_factory.mktemp("texts") / "classeur.xlsx"
    save(book, path)
    unwritable = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    expected = [unwritable.sub("\ufffd", text) or None for text in typed]
    sheet = load_workbook(path).active
    assert [sheet.cell(row, 1).value for row in range(1, len(typed) + 1)] == expected


def saved_parts(book: Workbook, path: Path) -> tuple[str, str]:
    """Return the first sheet and the table of texts as they are written."""
    save(book, path)
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode(), archive.read("xl/sharedStrings.xml").decode()


def test_each_text_is_kept_once_with_its_spaces_and_formats(tmp_path: Path) -> None:
    book = Workbook()
    bold = TextBlock(InlineFont(b=True), "gras ")
    for row, value in enumerate(["a", " b", "a", CellRichText(bold, "maigre"), "_x000D_", "c  d", 7], start=1):
        book.active.cell(row, 1).value = value
    sheet, table = saved_parts(book, tmp_path / "classeur.xlsx")
    assert table.endswith(
        f'<sst xmlns="{MAIN}" count="6" uniqueCount="5"><si><t>a</t></si><si><t xml:space="preserve"> b</t></si>'
        '<si><r><rPr><b val="1"/></rPr><t xml:space="preserve">gras </t></r><r><t>maigre</t></r></si>'
        '<si><t>_x005F_x000D_</t></si><si><t xml:space="preserve">c  d</t></si></sst>'
    )
    assert re.findall(r'<c r="(\w+)" t="s"><v>(\d)</v></c>', sheet) == [
        ("A1", "0"), ("A2", "1"), ("A3", "0"), ("A4", "2"), ("A5", "3"), ("A6", "4"),
    ]  # fmt: skip
    assert '<c r="A7"><v>7</v></c>' in sheet


def test_an_empty_text_has_no_entry(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "a"
    set_text(book.active["A2"], "")
    book.active["A3"] = CellRichText(TextBlock(InlineFont(b=True), ""))
    sheet, table = saved_parts(book, tmp_path / "classeur.xlsx")
    assert 'count="1" uniqueCount="1"' in table
    assert sheet.count('t="s"') == 1
    assert "inlineStr" not in sheet


def table_of(*entries: str, counts: str = "", more: str = "") -> etree._Element:
    items = "".join(f"<si><t>{entry}</t></si>" for entry in entries)
    return etree.fromstring(f'<sst xmlns="{MAIN}"{counts}>{items}{more}</sst>')


def sheet_of(*cells: str) -> etree._Element:
    row = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return etree.fromstring(f'<worksheet xmlns="{MAIN}"><sheetData><row>{row}</row></sheetData></worksheet>')


def shown(root: etree._Element) -> list[str]:
    return ["".join(child.itertext()) or etree.QName(child).localname for child in root]


def test_a_table_that_is_there_is_added_to() -> None:
    root = table_of("x", "y", more="<extLst/>")
    sheet = sheet_of("y", "z", "x", "z")
    SharedStrings(root).take_from(sheet)
    assert shown(root) == ["x", "y", "z", "extLst"]
    assert numbers_in(sheet) == [1, 2, 0, 2]
    assert not root.attrib, "counts that the file left out are not made up"


def test_what_only_a_sheet_that_goes_used_leaves_the_end_of_the_table() -> None:
    root = table_of("x", "y", "z", "y", "z", counts=' count="9" uniqueCount="5"')
    strings = SharedStrings(root)
    strings.release([0, 2, 3, 4, 4], kept={1, 2})
    assert shown(root) == ["x", "y", "z"], "others use z, and numbers must not move"
    assert (root.get("count"), root.get("uniqueCount")) == ("4", "3")
    sheet = sheet_of("z", "w")
    strings.take_from(sheet)
    assert numbers_in(sheet) == [2, 3]
