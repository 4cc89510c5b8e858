"""What writers of .xlsx files do that the standard allows, or that spreadsheets forgive, and the reader understands."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from audit.intake.gate.admission import admit_content
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Area, Cell, Grid, Span
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.model.text import Language
from tests.hostile_files import Entries, entries_of, honest_workbook, with_sheet_data, zipped
from tests.intake_limits import lower

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def grid(content: bytes) -> Grid:
    return read_grids(admit_content("classeur.xlsx", content))[0]


def rows(xml: str) -> Grid:
    return grid(with_sheet_data(xml))


def changed(change: Callable[[Entries], object]) -> Grid:
    entries = entries_of(honest_workbook())
    change(entries)
    return grid(zipped(entries))


def replaced(part: str, old: str, new: str) -> Grid:
    def change(entries: Entries) -> None:
        assert old.encode() in entries[part]
        entries[part] = entries[part].replace(old.encode(), new.encode())

    return changed(change)


def typed(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


# --- where cells are -------------------------------------------------------------------------------


def test_rows_and_cells_stand_in_any_order() -> None:
    found = rows(f'<row r="9">{typed("C9", "c")}{typed("A9", "a")}</row><row r="2">{typed("B2", "b")}</row>')
    assert {place: cell.value for place, cell in found.cells.items()} == {(9, 3): "c", (9, 1): "a", (2, 2): "b"}


def test_a_cell_is_read_by_its_own_reference() -> None:
    assert rows(f'<row r="4">{typed("B7", "ici")}</row>').cells == {(7, 2): Cell("ici")}


def test_cells_without_a_reference_follow_one_another() -> None:
    found = rows(
        f"<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c>{typed('F2', 'f')}<c><v>7</v></c></row>"
    )
    assert sorted(found.cells) == [(1, 1), (1, 3), (2, 1), (2, 6), (2, 7)]


def test_a_cell_that_says_two_things_is_refused_with_its_place() -> None:
    twice = with_sheet_data(f'<row r="4">{typed("B4", "oui")}</row><row r="4">{typed("B4", "non")}</row>')
    with pytest.raises(RefusedFile) as caught:
        grid(twice)
    assert caught.value.code == "repeated_cell"
    assert "B4" in caught.value.text.fr
    assert "« Sheet »" in caught.value.text.fr
    assert rows(f'<row r="4">{typed("B4", "oui")}</row><row r="4">{typed("B4", "oui")}</row>').text(4, 2) == "oui"


def test_what_is_laid_over_whole_rows_and_columns() -> None:
    def change(entries: Entries) -> None:
        entries[SHEET] = entries[SHEET].replace(
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="5:5"/><mergeCell ref="C:D"/><mergeCell ref="$A$1:B2"/>'
            b"</mergeCells>"
            b'<dataValidations><dataValidation type="whole" sqref="5:5"><formula1>1</formula1></dataValidation>'
            b"</dataValidations>",
        )

    merged = changed(change).layout.merged
    assert merged == [Area(5, 1, 5, 16_384), Area(1, 3, 1_048_576, 4), Area(1, 1, 2, 2)]


def test_hidden_rows_and_columns() -> None:
    found = grid(
        with_sheet_data(
            '</sheetData><cols><col min="2" max="3" hidden="true"/></cols><sheetData><row r="6" hidden="1"/>'
        )
    )
    assert (found.layout.hidden_rows, found.layout.hidden_columns) == ([Span(6, 6)], [Span(2, 3)])


# --- what cells hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Pilotage_x000B_", "Pilotage\x0b"),
        ("deux_x000D_\nlignes", "deux\r\nlignes"),
        ("_x0009_x", "\tx"),
        ("_x005F_x0041_", "_x0041_"),
        ("_xD83D__xDE00_", "😀"),
        ("_x41_ et _xZZZZ_", "_x41_ et _xZZZZ_"),
    ],
)
def test_characters_stored_by_their_number(stored: str, text: str) -> None:
    assert rows(f'<row r="1">{typed("A1", stored)}</row>').at(1, 1).value == text


def test_runs_are_joined_and_pronunciation_is_left_out() -> None:
    runs = "<r><rPr><b/></rPr><t>mot</t></r><r><t> suite</t></r><rPh sb='0' eb='1'><t>kana</t></rPh>"
    assert rows(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>').text(1, 1) == "mot suite"


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ('<c r="A1"><v>not a number</v></c>', Cell("not a number", is_error=True)),
        ('<c r="A1"><v>1E999</v></c>', Cell("1E999", is_error=True)),
        ('<c r="A1"><v>1_000</v></c>', Cell("1_000", is_error=True)),
        ('<c r="A1"><v>١٢</v></c>', Cell("١٢", is_error=True)),
        ('<c r="A1"><is><t>sans type</t></is></c>', Cell("sans type")),
        ('<c r="A1" t="e"><v>#N/A</v></c>', Cell("#N/A", is_error=True)),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(value=True)),
        ('<c r="A1" t="d"><v>2027-03-31</v></c>', Cell(datetime(2027, 3, 31).date())),  # noqa: DTZ001
        ('<c r="A1" t="str"><v>texte</v></c>', Cell("texte")),
        ('<c r="A1" s=""><v>7</v></c>', Cell(Decimal(7))),
        ('<c r="A1" s="4000"><v>7</v></c>', Cell(Decimal(7))),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Cell(formula="=1+1", cached=Decimal(2))),
        (
            '<c r="A1" t="str"><f>HYPERLINK("x","CR")</f><v>CR</v></c>',
            Cell(formula='=HYPERLINK("x","CR")', cached="CR"),
        ),
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', Cell(value=True, formula="=TRUE()", cached=True)),
        ('<c r="A1" t="e"><f>#N/A</f><v>#N/A</v></c>', Cell("#N/A", is_error=True)),
    ],
)
def test_kinds_of_cells(xml: str, cell: Cell) -> None:
    assert rows(f'<row r="1">{xml}</row>').at(1, 1) == cell


def test_formulas_that_are_shared_say_what_each_computes() -> None:
    found = rows(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    assert [found.at(row, 1).formula for row in (1, 2)] == ["=B1+1", "=B2+1"]


def test_a_shared_formula_that_cannot_be_moved_is_quoted_as_it_stands() -> None:
    long = "+".join(["B1"] * 200)  # longer than what is worth moving, only to be quoted
    found = rows(
        f'<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">{long}</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    assert found.at(2, 1).formula == f"={long}"


def test_what_a_formula_showed_keeps_its_format() -> None:
    found = with_format("dd/mm/yyyy", "46387</v><f>TODAY()</f><v>46387")
    assert shown(Cell(found.at(1, 1).cached, format=found.at(1, 1).format), Language.FR) == "31/12/2026"


def with_format(code: str, value: str, more: str = "") -> Grid:
    def change(entries: Entries) -> None:
        number = f'<numFmts count="1"><numFmt numFmtId="190" formatCode="{code}"/></numFmts>'.encode()
        styles = entries["xl/styles.xml"]
        head, _, tail = styles.partition(b"<fonts")
        entries["xl/styles.xml"] = (
            head.replace(b'<numFmts count="0" />', b"")
            + number
            + b"<fonts"
            + tail.replace(b"</cellXfs>", b'<xf numFmtId="190" fontId="0" fillId="0" borderId="0"/></cellXfs>')
        )
        cell = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
        entries[SHEET] = entries_of(with_sheet_data(cell))[SHEET]
        if more:
            entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace(b"<workbookPr ", more.encode(), 1)

    return changed(change)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("dd/mm/yyyy", "46387", datetime(2026, 12, 31)),  # noqa: DTZ001 - worked out: 46387 days after 30/12/1899
        ("dd/mm/yyyy hh:mm", "46387.5", datetime(2026, 12, 31, 12)),  # noqa: DTZ001
        ("[h]:mm", "1.5", timedelta(hours=36)),
        ("0.00", "46387", Decimal(46387)),
        ("dd/mm/yyyy", "-1E12", Decimal(-(10**12))),
        ("dd/mm/yyyy", "9" * 300, Decimal("9" * 300)),
        ("[=0]&quot;&quot;;dd/mm/yyyy", "46387", datetime(2026, 12, 31)),  # noqa: DTZ001
    ],
)
def test_days_are_told_from_numbers_by_their_format(code: str, value: str, expected: object) -> None:
    assert with_format(code, value).at(1, 1).value == expected


def test_days_counted_from_1904() -> None:
    found = with_format("dd/mm/yyyy", "44925", '<workbookPr date1904="1" ')
    assert found.at(1, 1).value == datetime(2026, 12, 31)  # noqa: DTZ001 - 46387 less the 1462 days between both


def test_the_address_that_a_cell_opens() -> None:
    def change(entries: Entries) -> None:
        entries["xl/worksheets/_rels/sheet1.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + f'<Relationship Id="rId1" Type="{RELATIONS}/hyperlink" Target="https://example.org/cr"'.encode()
            + b' TargetMode="External"/></Relationships>'
        )
        entries[SHEET] = entries[SHEET].replace(
            b"</sheetData>",
            f'</sheetData><hyperlinks><hyperlink xmlns:r="{RELATIONS}" ref="A1" r:id="rId1"/></hyperlinks>'.encode(),
        )

    assert changed(change).at(1, 1) == Cell("Bonjour", link="https://example.org/cr")


def test_comments_hung_on_cells() -> None:
    def change(entries: Entries) -> None:
        entries["xl/worksheets/_rels/sheet1.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + f'<Relationship Id="rId1" Type="{RELATIONS}/comments" Target="../comments1.xml"/>'.encode()
            + b"</Relationships>"
        )
        entries["xl/comments1.xml"] = (
            b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList>'
            b'<comment ref="B2" authorId="0"><text><r><t>A revoir</t></r><r><t> avec JM</t></r></text></comment>'
            b"</commentList></comments>"
        )

    assert changed(change).notes == {(2, 2): "A revoir avec JM"}


# --- how parts are named and declared --------------------------------------------------------------


def test_the_iso_edition_of_the_standard() -> None:
    def change(entries: Entries) -> None:
        old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        for name, content in entries.items():
            entries[name] = content.replace(old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main").replace(
                old + b"officeDocument/2006/relationships", new + b"officeDocument/relationships"
            )

    assert changed(change).text(1, 1) == "Bonjour"


def test_names_of_parts_with_backslashes_and_capitals() -> None:
    entries = entries_of(honest_workbook())
    assert grid(zipped({name.replace("/", "\\"): part for name, part in entries.items()})).text(1, 1) == "Bonjour"
    shouted = {name if "[" in name else name.upper(): part for name, part in entries.items()}
    assert grid(zipped(shouted)).text(1, 1) == "Bonjour"


def test_a_main_part_of_another_name() -> None:
    def change(entries: Entries) -> None:
        for name in ("workbook.xml", "_rels/workbook.xml.rels"):
            entries["xl/" + name.replace("workbook", "livre")] = entries.pop(f"xl/{name}")
        for name in ("[Content_Types].xml", "_rels/.rels"):
            entries[name] = entries[name].replace(b"xl/workbook.xml", b"xl/livre.xml")

    assert changed(change).text(1, 1) == "Bonjour"


def test_a_type_declared_for_parts_that_are_not_there_is_no_macro() -> None:
    default = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    assert replaced("[Content_Types].xml", "</Types>", default).text(1, 1) == "Bonjour"


def test_names_of_parts_that_begin_with_a_slash() -> None:
    entries = {name if "[" in name else f"/{name}": part for name, part in entries_of(honest_workbook()).items()}
    assert grid(zipped(entries)).text(1, 1) == "Bonjour"


def test_an_encoding_that_nobody_knows_is_a_damaged_file() -> None:
    with pytest.raises(RefusedFile) as caught:
        replaced("xl/styles.xml", "<styleSheet", '<?xml version="1.0" encoding="inconnu-9"?><styleSheet')
    assert caught.value.code == "damaged"


def test_more_cells_in_one_row_than_a_sheet_has_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_WAITING", 1_000)
    assert rows(f'<row r="1">{"<c/>" * 500}</row>').cells == {}
    with pytest.raises(RefusedFile) as caught:
        rows(f'<row r="1">{"<c/>" * 2_000}</row>')
    assert caught.value.code == "too_many_cells"


def test_links_to_other_files_that_nothing_refers_to() -> None:
    assert changed(lambda e: e.update({"xl/externalLinks/externalLink1.xml": b"<x/>"})).text(1, 1) == "Bonjour"


def test_parts_that_are_not_read_may_be_flawed() -> None:
    flawed = {"docProps/core.xml": b"<x>", "xl/theme/theme1.xml": b"", "xl/drawings/vmlDrawing1.vml": b"<br>"}
    assert changed(lambda entries: entries.update(flawed)).text(1, 1) == "Bonjour"


def test_what_styles_say_beside_formats_does_not_matter() -> None:
    assert replaced("xl/styles.xml", "<fonts ", "<autre/><fonts ").text(1, 1) == "Bonjour"


@pytest.mark.parametrize(("state", "is_hidden"), [("hidden", True), ("veryHidden", True), ("odd", False)])
def test_states_of_sheets(state: str, is_hidden: bool) -> None:
    assert replaced("xl/workbook.xml", 'state="visible"', f'state="{state}"').is_hidden is is_hidden
