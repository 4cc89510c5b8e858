"""Plain rows and texts are read as an XML parser reads them: same cells, same refusals, whatever stands there."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.intake.gate.admission import admit_content
from audit.intake.gate.archive import Archive
from audit.intake.gate.refused import RefusedFile
from audit.intake.gate.xml_stream import UnreadablePart
from audit.intake.grid import Cell
from audit.intake.sheets import xlsx_parts, xlsx_reader
from audit.intake.sheets.plain_rows import plain_rows
from audit.intake.sheets.plain_texts import plain_texts
from audit.intake.sheets.row_forms import RowForms
from audit.intake.sheets.xlsx_reader import read_xlsx
from tests.hostile_files import entries_of, honest_workbook, with_sheet_data, zipped
from tests.intake_limits import lower
from tests.many_cases import examples, tried_on
from tests.varied_workbooks import varied_workbook

SHEET = "xl/worksheets/sheet1.xml"
FILES = [*Path("questionnaires/examples").iterdir(), *Path("tests/workbooks").iterdir()]


def read(content: bytes) -> Any:
    """Return all that is read of a file, with what was counted of it; or the code of its refusal."""
    try:
        file = admit_content("classeur.xlsx", content)
        grids = read_xlsx(file.archive, file.tally)
    except RefusedFile as refused:
        return refused.code
    except Exception as error:  # what ``refusing`` turns into a refusal
        return type(error).__name__
    return [(grid.name, grid.cells, grid.layout, grid.notes) for grid in grids], vars(file.tally)


def by_the_parser_alone(content: bytes) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_reader, "plain_rows", lambda *_: None)
        patch.setattr(xlsx_parts, "plain_texts", lambda *_: None)
        return read(content)


def taken_out(content: bytes) -> int:
    """Return how many cells of the first sheet are read as plain ones."""
    archive = Archive("classeur.xlsx", content)
    plain = plain_rows(archive, SHEET, RowForms(lambda said: "</c>" in said), lambda _: True, defaultdict(lambda: True))
    count = sum(holds for cells in plain for _, holds in cells) if plain else 0
    try:
        return count if plain and plain.rest() else 0
    except UnreadablePart:
        return 0


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".xlsx"], ids=lambda path: path.stem)
def test_every_workbook_kept_here_has_plain_rows_and_is_read_the_same(path: Path) -> None:
    content = path.read_bytes()
    assert taken_out(content) > 0
    assert read(content) == by_the_parser_alone(content)


@pytest.mark.slow
def test_varied_workbooks_are_read_the_same() -> None:
    for seed in range(200):
        content = varied_workbook(seed)
        assert read(content) == by_the_parser_alone(content), seed


PLAIN = '<c r="B2" s="0" t="str"><v>deux</v></c>'


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<c r="A1" t="str"><v>a &amp;lt; b &lt;&gt;&quot;&apos;</v></c>', "a &lt; b <>\"'"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> mot_x000D_ </t></is></c>', " mot\r "),
        ('<c r="A1" t="str"><v>un\ndeux\ttrois</v></c>', "un\ndeux\ttrois"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
    ],
)
def test_what_a_plain_cell_says(cells: str, expected: object) -> None:
    content = with_sheet_data(f'<row r="1">{cells}<c r="B1" s="3" t="n" /><c r="C1"/></row>')
    assert taken_out(content) == 1
    assert read(content) == by_the_parser_alone(content)
    assert read(content)[0][0][1] == {(1, 1): Cell(expected)}


def test_a_formula_of_a_plain_cell() -> None:
    content = with_sheet_data('<row r="1"><c r="A1"><f aca="false">B1&amp;"é"</f><v></v></c></row>')
    assert taken_out(content) == 1
    assert read(content)[0][0][1] == {(1, 1): Cell(None, formula='=B1&"é"')}


# A row with one of these beside a plain cell is left whole to the parser.
LEFT = [
    "<c r='A1'><v>1</v></c>",
    "<c><v>1</v></c>",
    '<c r="A1" r="A2"><v>1</v></c>',
    '<c r="A1" x="1"><v>1</v></c>',
    '<c r="A1"><v>1</v><v>2</v></c>',
    '<c r="A1"><v>&#49;</v></c>',
    '<c r="A1"><v>&nbsp;</v></c>',
    '<c r="A1" t="str"><v>a]]>b</v></c>',
    '<c r="A1" t="str"><v>a\rb</v></c>',
    '<c r="A1" t="str"><v>a\x01b</v></c>',
    '<c r="A1" t="str"><v>a\uffffb</v></c>',
    '<c r="A1"><f t="shared" si="0">B1</f><v>1</v></c>',
    '<c r="A1"><is><r><t>a</t></r></is></c>',
    '<c r="A1"><row r="5"><c r="A5"><v>5</v></c></row></c>',
    '<c r="a1"><v>1</v></c>',
    '<x:c xmlns:x="urn:x" r="A1"><v>1</v></x:c>',
    '<c r="A1"><v>1</v>',
]


@pytest.mark.parametrize("odd", LEFT)
def test_a_row_with_anything_else_is_left_to_the_parser(odd: str) -> None:
    content = with_sheet_data(f'<row r="2">{PLAIN}{odd}</row><row r="3"><c r="C3"><v>3</v></c></row>')
    assert taken_out(content) <= 2  # of the inner row and of the last
    assert read(content) == by_the_parser_alone(content)


@pytest.mark.parametrize(
    ("attributes", "is_taken"),
    [
        (' spans="1:3" ht="15.5" customHeight="1"', True),
        (' hidden="1"', True),
        (' hidden="true" collapsed="0"', True),
        (' hidden="0"', True),
        (' x14ac:dyDescent="0.25"', False),  # a prefix that nobody has declared
        (' hidden="1" hidden="0"', False),
        (' r="7"', False),
        (' ht="&#49;"', False),
        (" ht='1'", False),
        (' ht = "1"', False),
        (' xmlns="urn:x"', False),
    ],
)
def test_what_a_row_says_of_itself(attributes: str, is_taken: bool) -> None:
    content = with_sheet_data(
        f'<row r="2"{attributes}>{PLAIN}</row><row r="3" hidden="1"/><row r="4" hidden="1"></row>'
    )
    assert taken_out(content) == is_taken
    assert read(content) == by_the_parser_alone(content)


def test_rows_as_excel_writes_them() -> None:
    entries = entries_of(with_sheet_data(f'<row r="2" spans="1:1" x14ac:dyDescent="0.25">{PLAIN}</row>'))
    excel = b"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
    entries[SHEET] = entries[SHEET].replace(b"<worksheet ", b'<worksheet xmlns:x14ac="' + excel + b'" ')
    assert taken_out(zipped(entries)) == 1
    assert read(zipped(entries)) == by_the_parser_alone(zipped(entries))


def test_a_row_without_a_number_follows_the_one_before_it() -> None:
    content = with_sheet_data('<row r="4"><c r="A4"><v>4</v></c></row><row><c><v>5</v></c></row>')
    assert read(content) == by_the_parser_alone(content)
    assert set(read(content)[0][0][1]) == {(4, 1), (5, 1)}


# In a sheet with one of these, the parser reads everything.
WHOLE = [
    ("<worksheet", "<!--<row><c r='A9'/></row>--><worksheet"),
    ("<sheetData>", '<!--<row r="9"><c r="A9"><v>9</v></c></row>--><sheetData>'),
    ("<sheetData>", '<?x <row r="9"><c r="A9"><v>9</v></c></row>?><sheetData>'),
    ("<sheetData>", '<sheetData xmlns="">'),
    ("<sheetData>", '<sheetData xmlns = "">'),
    ("<sheetData>", '<sheetData><row r="9"><![CDATA[<c r="A9"><v>9</v></c>]]></row>'),
    (' xmlns="http', ' xmlns:y="http'),
]


@pytest.mark.parametrize(("old", "new"), WHOLE)
def test_a_sheet_with_what_hides_elements_is_left_to_the_parser(old: str, new: str) -> None:
    entries = entries_of(with_sheet_data(f'<row r="2">{PLAIN}</row>'))
    assert old.encode() in entries[SHEET]
    entries[SHEET] = entries[SHEET].replace(old.encode(), new.encode(), 1)
    assert taken_out(zipped(entries)) == 0
    assert read(zipped(entries)) == by_the_parser_alone(zipped(entries))


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "cp1252"])
def test_a_sheet_in_another_encoding_is_left_to_the_parser(encoding: str) -> None:
    entries = entries_of(with_sheet_data(f'<row r="2">{PLAIN.replace("deux", "été")}</row>'))
    text = entries[SHEET].decode().removeprefix('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    entries[SHEET] = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    content = zipped(entries)
    assert taken_out(content) == 0
    assert read(content) == by_the_parser_alone(content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limit", "value"), [("MAX_ELEMENTS", 1_000), ("MAX_CELLS", 100), ("MAX_CHARACTERS", 1_000), ("MAX_COLUMN", 3)]
)
def test_limits_are_the_same(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    lower(monkeypatch, limit, value)
    for count in (90, 600):
        row = "".join(f'<row r="{n}"><c r="B{n}" t="str"><v>onze lettres</v></c></row>' for n in range(1, count))
        for more in ("", '<row r="1"><c r="D1"><v>4</v></c></row>', '<row r="2"><c r="B2"><v>4</v></c></row>'):
            content = with_sheet_data(row + more)
            assert read(content) == by_the_parser_alone(content)


def test_what_fills_a_row_beyond_what_is_kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_WAITING", 1_000)
    content = with_sheet_data('<row r="1">' + '<c r="A1"/>' * 2_000 + PLAIN + "</row>")
    assert taken_out(content) == 0
    assert read(content) == by_the_parser_alone(content) == "TooManyCells"


names = st.sampled_from(["A1", "B1", "C2", "AA3", "ZZZ1", "A20001"])
texts = st.text(st.sampled_from("ab &<>\"'\r\n\t;]_x0041é\uffff\x01"), max_size=6)
values = st.one_of(st.sampled_from(["1", "-2.50", "1e400", "0", "99", "", "45000.5", "#N/A", " 3 "]), texts)
kinds = st.sampled_from(["", ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="d"', ' t="inlineStr"', ' t="z"'])
parts = st.one_of(
    st.just(""),
    values.map(lambda value: f"<v>{value}</v>"),
    values.map(lambda value: f"<is><t>{value}</t></is>"),
    values.map(lambda value: f"<f>{value}</f><v>1</v>"),
    st.just("<v/>"),
)
cell = st.builds(lambda n, s, k, p: f'<c r="{n}"{s}{k}>{p}</c>', names, st.sampled_from(["", ' s="1"']), kinds, parts)
blank = names.map(lambda name: f'<c r="{name}" s="1"/>')
inner = st.lists(st.one_of(cell, blank), max_size=4).map("".join)
tags = st.sampled_from(
    ['<row r="1">', '<row r="2" hidden="1">', '<row r="2" ht="15" hidden="0">', "<row>", "<row  r='3'>"]
)
row = st.builds(lambda tag, cells: f"{tag}{cells}</row>", tags, inner)


@pytest.mark.slow
@given(st.lists(row, max_size=4))
@settings(max_examples=examples(300), deadline=None)
def test_whatever_rows_hold(rows: list[str]) -> None:
    content = with_sheet_data("".join(rows))
    assert read(content) == by_the_parser_alone(content)


STRINGS = "xl/sharedStrings.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_texts(items: str) -> bytes:
    """Return a workbook whose cells name the shared texts 0, 1 and 2."""
    cells = "".join(f'<c r="A{n + 1}" t="s"><v>{n}</v></c>' for n in range(3))
    entries = entries_of(with_sheet_data(f"<row>{cells}</row>"))
    table = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3">{}</sst>'
    used = "xl/_rels/workbook.xml.rels"
    relation = f'<Relationship Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml" Id="rId9"/></Relationships>'
    entries[used] = entries[used].replace(b"</Relationships>", relation.encode())
    return zipped(entries | {STRINGS: table.format(items).encode()})


def test_shared_texts() -> None:
    content = with_texts('<si><t>a &amp;amp; b</t></si><si><t xml:space="preserve"> c_x0041_</t></si><si><t></t></si>')
    plain = plain_texts(Archive("classeur.xlsx", content), STRINGS)
    assert plain is not None
    assert plain.texts == ["a &amp; b", " c_x0041_", ""]
    assert read(content) == by_the_parser_alone(content)
    assert read(content)[0][0][1] == {(1, 1): Cell("a &amp; b"), (2, 1): Cell(" cA")}


@pytest.mark.parametrize(
    "odd",
    [
        "<si/>",
        "<si></si>",
        "<si><r><t>a</t></r><r><t>b</t></r></si>",
        "<si><t>a</t><rPh><t>b</t></rPh></si>",
        '<x:si xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:t>a</x:t></x:si>',
        "<!-- <si><t>z</t></si> --><si><t>a</t></si>",
        "<si><t>&#97;</t></si>",
        "<si><t>a</si>",
        "<g><si><t>a</t></si></g>",
        "",
    ],
)
@pytest.mark.parametrize("place", range(3))
def test_a_table_with_another_text_is_left_to_the_parser(odd: str, place: int) -> None:
    items = ["<si><t>un</t></si>", "<si><t>deux</t></si>"]
    items.insert(place, odd)
    content = with_texts("".join(items))
    assert read(content) == by_the_parser_alone(content)


@pytest.mark.slow
@tried_on("part", [SHEET, STRINGS])
@pytest.mark.parametrize(
    "again", ["<si>", "<si><t>", ' xmlns="urn:x"', '<row r="1">', '<row r="1"><c r="A1"/>', "&amp;"]
)
def test_what_begins_many_times_and_never_ends_is_passed_over_once(part: str, again: str) -> None:
    entries = entries_of(with_texts("<si><t>a</t></si>"))
    head, tag = entries[part].split(b"<sheetData>" if part == SHEET else b"<si>", 1)[0], again.encode()
    begun = head.rstrip(b">") if again.startswith(" ") else head
    content = zipped(entries | {part: begun + tag * 20_000})
    assert read(content) == by_the_parser_alone(content)


def test_rows_within_rows_are_looked_at_once() -> None:
    """Each of them would otherwise be read as far as the end that they share."""
    deep = 200
    content = with_sheet_data(f'<row r="1">{PLAIN}' * deep + "</row>" * deep)
    assert taken_out(content) == 1  # the innermost
    assert read(content) == by_the_parser_alone(content)


class _OurFault(Exception):
    """What a mistake in the reader of plain parts would raise."""


@pytest.mark.parametrize(
    "broken", ["xlsx_parts.plain_texts", "row_forms.RowForms.form_of", "plain_rows.PlainRows.rest"]
)
def test_a_fault_of_ours_is_not_taken_for_one_of_the_file(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise _OurFault

    entries = entries_of(with_texts("<si><t>a</t></si>" * 3))
    content = zipped(entries | {SHEET: entries[SHEET].replace(b"<row>", b'<row r="1">')})
    assert read(content) == by_the_parser_alone(content)
    monkeypatch.setattr(f"audit.intake.sheets.{broken}", fail)
    assert read(content) == "_OurFault"


def test_the_honest_workbook_is_plain() -> None:
    assert taken_out(honest_workbook()) > 0


def test_a_file_read_again_counts_as_much() -> None:
    """What is kept of the first reading spares the parser, not the limits."""
    content = honest_workbook()
    assert read(content) == read(content) == by_the_parser_alone(content)


def test_a_row_after_one_that_holds_nothing_is_taken_out() -> None:
    content = with_sheet_data(f'<row r="1"/><row r="2">{PLAIN}</row><row r="3" ht="9"/>\n<row r="4">{PLAIN}</row>')
    assert taken_out(content) == 2
    assert read(content) == by_the_parser_alone(content)
