"""The gate refuses foreign, damaged and overlarge files; each limit is tried with a file just past it."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import PatternFill

from audit.errors import WorkbookRefused
from audit.intake.gate import admission
from audit.intake.gate.admission import admit, admit_content
from audit.intake.gate.archive import Archive
from audit.intake.gate.refused import RefusedFile
from audit.intake.sheets.grids import read_grids
from tests.hostile_files import Entries, entries_of, honest_workbook, hostile_files, with_sheet_data, zipped
from tests.intake_limits import lower


def changed(change: Callable[[Entries], object]) -> bytes:
    entries = entries_of(honest_workbook())
    change(entries)
    return zipped(entries)


def refusal(folder: Path, content: bytes, name: str = "classeur.xlsx") -> RefusedFile:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(RefusedFile) as caught:
        read_grids(admit(path))
    assert isinstance(caught.value, WorkbookRefused)
    assert (caught.value.said("fr"), caught.value.said("en")) == (caught.value.text.fr, caught.value.text.en)
    assert name in caught.value.text.fr
    assert name in caught.value.text.en
    return caught.value


def test_an_honest_workbook_is_let_in(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    content = honest_workbook()
    path.write_bytes(content)
    assert admit(path).content == content


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.xlsx", tmp_path):
        with pytest.raises(RefusedFile) as caught:
            admit(path)
        assert caught.value.code == "not_found"


@pytest.mark.parametrize("name", ["~$classeur.xlsx", ".~lock.classeur.xlsx#"])
def test_a_lock_file(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, b"x", name).code == "lock_file"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MAX_FILE_BYTES", 1_000)
    assert refusal(tmp_path, honest_workbook()).code == "too_large"


def test_an_encrypted_or_legacy_workbook(tmp_path: Path) -> None:
    found = refusal(tmp_path, bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512))
    assert found.code == "encrypted_or_legacy"
    assert "mot de passe" in found.text.fr
    assert ".xlsx" in found.text.fr


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"").code == "empty_file"


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"a;b\r\n1;2\r\n"])
def test_what_is_no_zip_archive(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content).code == "not_a_workbook"


def test_a_truncated_archive(tmp_path: Path) -> None:
    assert refusal(tmp_path, honest_workbook()[:-200]).code == "damaged"


def test_another_kind_of_office_file(tmp_path: Path) -> None:
    text = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
    assert refusal(tmp_path, text).code == "not_a_workbook"
    writer = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    assert refusal(tmp_path, writer, "texte.odt").code == "not_a_workbook"


def test_macros_by_part_by_name_and_by_type(tmp_path: Path) -> None:
    by_part = changed(lambda entries: entries.update({"xl/vbaProject.bin": b"\xcc"}))
    assert refusal(tmp_path, by_part).code == "macros"
    assert refusal(tmp_path, honest_workbook(), "classeur.xlsm").code == "macros"
    types = "[Content_Types].xml"
    by_type = changed(
        lambda entries: entries.update({types: entries[types].replace(b"sheet.main+xml", b"sheet.macroEnabled.main")})
    )
    assert refusal(tmp_path, by_type).code == "macros"


@pytest.mark.parametrize("part", ["xl/queryTables/queryTable1.xml", "xl/connections.xml"])
def test_links_to_other_files(tmp_path: Path, part: str) -> None:
    assert refusal(tmp_path, changed(lambda entries: entries.update({part: b"<x/>"}))).code == "external_links"


@pytest.mark.parametrize("part", ["xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml"])
def test_embedded_objects(tmp_path: Path, part: str) -> None:
    assert refusal(tmp_path, changed(lambda entries: entries.update({part: b"<x/>"}))).code == "embedded_objects"


@pytest.mark.parametrize("name", ["xl/../x.xml", "xl\\..\\x.xml", "c:/x.xml"])
def test_entries_whose_path_is_not_plain(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, changed(lambda entries: entries.update({name: b"<x/>"}))).code == "unsafe_archive"


def test_duplicate_entries(tmp_path: Path) -> None:
    buffer = io.BytesIO(honest_workbook())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("docProps/app.xml", archive.read("docProps/app.xml"))
    assert refusal(tmp_path, buffer.getvalue()).code == "unsafe_archive"


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(honest_workbook())
    entries = len(entries_of(path.read_bytes()))
    lower(monkeypatch, "MAX_ENTRIES", entries)
    assert admit(path)
    lower(monkeypatch, "MAX_ENTRIES", entries - 1)
    assert refusal(tmp_path, honest_workbook()).code == "unsafe_archive"


def test_an_archive_too_large_once_decompressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(honest_workbook())
    total = sum(map(len, entries_of(path.read_bytes()).values()))
    lower(monkeypatch, "MAX_TOTAL_BYTES", total)
    assert admit(path)
    lower(monkeypatch, "MAX_TOTAL_BYTES", total - 1)
    assert refusal(tmp_path, honest_workbook()).code == "decompression_limit"


@pytest.mark.parametrize(("spaces", "is_let_in"), [(990, True), (2_000, False)])
def test_a_part_that_is_much_larger_once_decompressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spaces: int, is_let_in: bool
) -> None:
    lower(monkeypatch, "RATIO_COUNTS_FROM_BYTES", 1_000)
    lower(monkeypatch, "MAX_RATIO", 20)
    content = changed(lambda entries: entries.update({"xl/x.xml": b"<x>" + b" " * spaces + b"</x>"}))
    if is_let_in:
        path = tmp_path / "classeur.xlsx"
        path.write_bytes(content)
        assert admit(path)
    else:
        assert refusal(tmp_path, content).code == "decompression_limit"


ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize("content", [ENTITY.encode(), f"\ufeff{ENTITY}".encode(), ENTITY.encode("utf-16")])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels"]
)
def test_a_document_type_in_any_part_that_is_read_and_any_encoding(tmp_path: Path, part: str, content: bytes) -> None:
    assert refusal(tmp_path, changed(lambda entries: entries.update({part: content}))).code == "doctype"


def test_a_part_that_is_read_and_malformed(tmp_path: Path) -> None:
    damaged = changed(lambda entries: entries.update({"xl/worksheets/sheet1.xml": b"<x>"}))
    assert refusal(tmp_path, damaged).code == "damaged"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A20001"><v>1</v></c>',
        '<c r="A20001" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="IW1"><f>1+1</f></c>',
    ],
)
def test_a_far_cell_that_holds_something(tmp_path: Path, cell: str) -> None:
    assert refusal(tmp_path, with_sheet_data(f"<row>{cell}</row>")).code == "far_cell"


def test_each_file_just_past_a_limit_is_refused(tmp_path: Path) -> None:
    codes = {name: refusal(tmp_path, content).code for name, content in hostile_files().items()}
    assert codes == {
        "entity": "doctype",
        "doctype": "doctype",
        "far-row": "far_cell",
        "far-column": "far_cell",
        "compressed": "decompression_limit",
        "many-entries": "unsafe_archive",
        "macros": "macros",
        "connection": "external_links",
        "embedded-object": "embedded_objects",
        "encrypted": "encrypted_or_legacy",
        "truncated": "damaged",
        "odd-path": "unsafe_archive",
        "repeated-ods": "far_cell",
        "spaces-ods": "too_much_text",
    }


def test_far_cells_by_position_are_counted_too(tmp_path: Path) -> None:
    cells = "<c/>" * 256 + "<c><v>1</v></c>"
    assert refusal(tmp_path, with_sheet_data(f"<row>{cells}</row>")).code == "far_cell"


def test_too_many_filled_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_CELLS", 2)
    assert refusal(tmp_path, with_sheet_data("<row>" + "<c><v>1</v></c>" * 3 + "</row>")).code == "too_many_cells"


def test_filled_cells_of_all_sheets_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Autre")):
        sheet["A1"], sheet["A2"] = 1, 2
    buffer = io.BytesIO()
    book.save(buffer)
    lower(monkeypatch, "MAX_CELLS", 4)
    assert len(read_grids(admit_content("classeur.xlsx", buffer.getvalue()))) == 2
    lower(monkeypatch, "MAX_CELLS", 3)
    assert refusal(tmp_path, buffer.getvalue()).code == "too_many_cells"


@pytest.mark.parametrize(("cells", "is_let_in"), [(500, True), (1_001, False)])
def test_cells_that_are_only_styled_count_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: int, is_let_in: bool
) -> None:
    lower(monkeypatch, "MAX_ELEMENTS", 1_000)  # the honest workbook has fewer than 500
    content = with_sheet_data(f"<row>{'<c/>' * cells}</row>")
    if is_let_in:
        path = tmp_path / "classeur.xlsx"
        path.write_bytes(content)
        assert admit(path)
    else:
        assert refusal(tmp_path, content).code == "too_many_cells"


def audit_grid() -> bytes:
    """Return a workbook as large and formatted as the grids of accessibility audits: 45 sheets, 28,000 formulas."""
    book = Workbook(write_only=True)
    for number in range(45):
        sheet = book.create_sheet(f"P{number:02d}")
        grey = WriteOnlyCell(sheet)
        grey.fill = PatternFill("solid", fgColor="DDDDDD")
        for row in range(1, 131):
            held = [f"Critère {row}.{n}" if n % 3 else f'=COUNTIF(A1:A{row},"C")' for n in range(1, 10)]
            sheet.append([*held, *[grey] * 17])
    summary = book.create_sheet("Synthèse")
    for _ in range(110):
        summary.append([f'=COUNTIF(P{column % 45:02d}!A1:A130,"C")' for column in range(1, 90)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.thorough
@pytest.mark.slow
def test_a_large_honest_workbook_is_let_in_and_read(tmp_path: Path) -> None:
    path = tmp_path / "grille.xlsx"
    path.write_bytes(audit_grid())
    grids = read_grids(admit(path))
    assert len(grids) == 46
    assert grids[0].text(130, 1) == "Critère 130.1"
    assert sum(cell.formula != "" for grid in grids for cell in grid.cells.values()) == 45 * 130 * 3 + 110 * 89


@pytest.mark.parametrize(("most", "is_read"), [(7, True), (6, False)])
def test_more_text_than_any_questionnaire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, is_read: bool
) -> None:
    lower(monkeypatch, "MAX_CHARACTERS", most)
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(honest_workbook())  # its text is « Bonjour »
    archive = admit(path)
    if is_read:
        assert read_grids(archive)[0].text(1, 1) == "Bonjour"
        return
    with pytest.raises(RefusedFile) as caught:
        read_grids(archive)
    assert caught.value.code == "too_much_text"
    assert path.name in caught.value.text.en


def test_a_far_cell_that_is_only_styled_is_honest(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(with_sheet_data('<row r="1"><c r="A1"><v>7</v></c><c r="AMJ1"/><c r="XFD1"></c></row>'))
    grids = read_grids(admit(path))
    assert list(grids[0].cells) == [(1, 1)]


@pytest.mark.parametrize("size", [10, (1 << 20) + 1])
def test_a_part_that_was_searched_is_read_as_it_is(size: int) -> None:
    texts = b"review_type" + random.Random(0).randbytes(size)  # noqa: S311 - what no archive makes much smaller
    archive = Archive("classeur.xlsx", zipped({"xl/sharedStrings.xml": texts, "xl/workbook.xml": b"<a/>"}))
    assert archive.mentions("review_type")
    assert archive.read("XL/sharedStrings.xml") == texts
    assert archive.read("xl/sharedStrings.xml", 6) == b"review"
    assert archive.read("xl/workbook.xml") == b"<a/>"
    assert not archive.mentions("nothing of this")
    assert archive.read("xl/sharedStrings.xml") == texts
