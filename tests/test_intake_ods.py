"""The gate and the reader of .ods workbooks, on files made here part by part."""

import io
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from audit.intake.gate.admission import admit, admit_content
from audit.intake.gate.kinds import Kind
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Area, Cell, Grid, Span
from audit.intake.number_format import PERCENTAGE
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.model.text import Language
from tests.intake_limits import lower

NAME = "classeur.ods"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
STYLES = (
    '<office:automatic-styles><style:style style:name="shown" style:family="table"><style:table-properties '
    'table:display="true"/></style:style><style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def content_of(sheets: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>{STYLES}<office:body>'
        f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )


def table(rows: str, more: str = 'table:name="Feuille"') -> str:
    return f"<table:table {more}>{rows}</table:table>"


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def typed(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def workbook(sheets: str = "", parts: dict[str, str] | None = None) -> bytes:
    entries = {"mimetype": SPREADSHEET, "content.xml": content_of(sheets)} | (parts or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def grid(rows: str) -> Grid:
    (only,) = read_grids(admit_content(NAME, workbook(table(rows))))
    return only


def cell(xml: str) -> Cell:
    return grid(row(xml)).at(1, 1)


def refusal(content: bytes) -> str:
    with pytest.raises(RefusedFile) as caught:
        read_grids(admit_content(NAME, content))
    assert NAME in caught.value.text.fr
    assert NAME in caught.value.text.en
    return caught.value.code


# --- what cells hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<table:table-cell office:value-type="float" office:value="1250.75"/>', Cell(Decimal("1250.75"))),
        ('<table:table-cell office:value-type="float" office:value="0.30000000000000004"/>', Cell(Decimal("0.3"))),
        ('<table:table-cell office:value-type="float" office:value="1E15"/>', Cell(Decimal("1000000000000000"))),
        (
            '<table:table-cell office:value-type="percentage" office:value="0.35"/>',
            Cell(Decimal("0.35"), format=PERCENTAGE),
        ),
        (
            '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="12500"/>',
            Cell(Decimal(12500)),
        ),
        ('<table:table-cell office:value-type="date" office:date-value="2027-03-31"/>', Cell(date(2027, 3, 31))),
        (
            '<table:table-cell office:value-type="date" office:date-value="2027-03-31T14:30:00"/>',
            Cell(datetime(2027, 3, 31, 14, 30)),  # noqa: DTZ001 - a spreadsheet knows no time zone
        ),
        ('<table:table-cell office:value-type="date" office:date-value="12027-03-31"/>', Cell("12027-03-31")),
        ('<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"/>', Cell(timedelta(hours=14.5))),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', Cell(value=True)),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="false"/>', Cell(value=False)),
        (
            '<table:table-cell table:formula="of:=TRUE()" office:value-type="boolean" office:boolean-value="true"/>',
            Cell(value=True, formula="=TRUE()"),
        ),
        (
            '<table:table-cell table:formula="of:=[.A2]+1" office:value-type="float" office:value="3"/>',
            Cell(formula="=[.A2]+1"),
        ),
        (
            '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/D</text:p>'
            "</table:table-cell>",
            Cell("#N/D", is_error=True),
        ),
        ('<table:table-cell office:value-type="string"><text:p>#N/D</text:p></table:table-cell>', Cell("#N/D")),
        ("<table:table-cell/>", Cell()),
        ('<table:table-cell table:style-name="ce1"/>', Cell()),
    ],
)
def test_values_keep_their_type(xml: str, expected: Cell) -> None:
    assert cell(xml) == expected


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("Oui", "Oui"),
        ('un<text:s text:c="3"/>deux', "un   deux"),
        ("<text:s/>un", " un"),
        ("un<text:tab/>deux", "un\tdeux"),
        ("un<text:line-break/>deux", "un\ndeux"),
        ("un\n   deux", "un deux"),
        ("un</text:p><text:p>deux", "un\ndeux"),
        (
            'un <text:span>deux <text:a xlink:href="https://exemple.fr">trois</text:a></text:span> quatre',
            "un deux trois quatre",
        ),
        ("A &amp; B &lt;C&gt;", "A & B <C>"),
        ("1\u202f250", "1\u202f250"),
    ],
)
def test_texts_are_read_as_they_show(xml: str, text: str) -> None:
    assert cell(typed(xml)).value == text


def test_a_note_on_a_cell_is_no_part_of_its_answer() -> None:
    note = "<office:annotation><text:p>À vérifier</text:p></office:annotation>"
    assert cell(f'<table:table-cell office:value-type="string">{note}<text:p>Oui</text:p></table:table-cell>') == Cell(
        "Oui"
    )
    assert cell(f"<table:table-cell>{note}</table:table-cell>").is_empty


# --- where cells are -------------------------------------------------------------------------------


def test_repeated_rows_and_columns_keep_the_places() -> None:
    found = grid(
        row("<table:table-cell/>", 'table:number-rows-repeated="4"')
        + row(
            '<table:table-cell table:number-columns-repeated="2"/>' + typed("ici", 'table:number-columns-repeated="2"')
        )
        + row(typed("deux fois"), 'table:number-rows-repeated="2"')
        + row("<table:table-cell/>", 'table:number-rows-repeated="1048569"')
    )
    assert {place: item.value for place, item in found.cells.items()} == {
        (5, 3): "ici",
        (5, 4): "ici",
        (6, 1): "deux fois",
        (7, 1): "deux fois",
    }


def test_header_rows_and_groups_count_like_others() -> None:
    found = grid(
        f"<table:table-header-rows>{row(typed('un'))}</table:table-header-rows>"
        f"<table:table-row-group>{row(typed('deux'))}<table:table-row-group>{row(typed('trois'))}"
        f"</table:table-row-group></table:table-row-group>{row(typed('quatre'))}"
    )
    assert [found.text(number, 1) for number in range(1, 5)] == ["un", "deux", "trois", "quatre"]


def test_merged_areas_and_what_lies_under_them() -> None:
    found = grid(
        row(
            typed("un", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
            + "<table:covered-table-cell/>"
        )
        + row(
            '<table:covered-table-cell office:value-type="string"><text:p>dessous</text:p></table:covered-table-cell>'
        )
    )
    assert found.layout.merged == [Area(1, 1, 2, 2)]
    assert {place: item.value for place, item in found.cells.items()} == {(1, 1): "un", (2, 1): "dessous"}


def test_hidden_rows_columns_and_sheets() -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>'
    )
    rows = (
        row(typed("un"))
        + row(typed("deux"), 'table:visibility="filter"')
        + row(typed("trois"), 'table:visibility="collapse"')
    )
    sheets = table(columns + rows) + table(row(typed("x")), 'table:name="Cachée" table:style-name="hidden"')
    shown, hidden = read_grids(admit_content(NAME, workbook(sheets)))
    assert shown.layout.hidden_columns == [Span(3, 5)]
    assert shown.layout.hidden_rows == [Span(2, 2), Span(3, 3)]
    assert (shown.name, shown.is_hidden) == ("Feuille", False)
    assert (hidden.name, hidden.is_hidden) == ("Cachée", True)


# --- the gate --------------------------------------------------------------------------------------


def test_an_honest_workbook_is_let_in_whatever_its_name(tmp_path: Path) -> None:
    content = workbook(table(row(typed("Bonjour"))))
    for name in (NAME, "classeur.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        archive = admit(path)
        assert (archive.kind, archive.content) == (Kind.ODS, content)
        assert read_grids(archive)[0].text(1, 1) == "Bonjour"


def manifest(entries: str) -> dict[str, str]:
    address = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return {"META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{address}">{entries}</manifest:manifest>'}


@pytest.mark.parametrize("mimetype", [f"{SPREADSHEET}-template", "application/vnd.oasis.opendocument.text", ""])
def test_another_document_is_no_workbook(mimetype: str) -> None:
    assert refusal(workbook(parts={"mimetype": mimetype})) == "not_a_workbook"


def test_a_flat_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "classeur.fods"
    path.write_text(content_of(table(row(typed("Bonjour")))), encoding="utf-8")
    with pytest.raises(RefusedFile) as caught:
        admit(path)
    assert caught.value.code == "not_a_workbook"
    assert "enregistrez-le au format" in caught.value.text.fr
    assert "save it as" in caught.value.text.en


def test_a_password() -> None:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert refusal(workbook(parts={**manifest(entry), "content.xml": "\x8f\x02"})) == "encrypted_or_legacy"


@pytest.mark.parametrize("part", ["Basic/Standard/Module1.xml", "Scripts/python/macro.py", "Dialogs/Standard/d.xml"])
def test_macros(part: str) -> None:
    assert refusal(workbook(parts={part: "<x/>"})) == "macros"


def test_objects_other_than_charts() -> None:
    entry = '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="{}"/>'
    chart = manifest(entry.format("application/vnd.oasis.opendocument.chart"))
    other = manifest(entry.format("application/vnd.oasis.opendocument.text"))
    inside = {"Object 1/content.xml": "<x/>"}
    assert refusal(workbook(parts=other | inside)) == "embedded_objects"
    assert refusal(workbook(parts=inside)) == "embedded_objects"
    assert refusal(workbook(parts=chart | inside | {"Object 2": "\xd0\xcf"})) == "embedded_objects"
    assert admit_content(NAME, workbook(table(""), chart | inside)).kind is Kind.ODS


@pytest.mark.parametrize(
    "link",
    [
        '<table:table-source xlink:href="file:///autre.ods"/>',
        "<table:dde-links><table:dde-link/></table:dde-links>",
        row('<table:table-cell><table:cell-range-source xlink:href="autre.ods"/></table:table-cell>'),
        '<table:database-ranges><table:database-range><table:database-source-sql table:sql-statement="SELECT 1"/>'
        "</table:database-range></table:database-ranges>",
    ],
)
def test_data_from_other_files(link: str) -> None:
    assert refusal(workbook(table(link))) == "external_links"


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "META-INF/manifest.xml"])
def test_a_document_type(part: str) -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert refusal(workbook(parts={part: entity})) == "doctype"


@pytest.mark.parametrize(
    "rows",
    [
        row("<table:table-cell/>", 'table:number-rows-repeated="20000"') + row(typed("loin")),
        row('<table:table-cell table:number-columns-repeated="256"/>' + typed("loin")),
        row(typed("loin"), 'table:number-rows-repeated="20001"'),
        row(typed("loin", 'table:number-columns-repeated="257"')),
        row('<table:table-cell table:number-columns-repeated="257"><text:p>sans type</text:p></table:table-cell>'),
        row('<table:table-cell table:formula="of:=1" table:number-columns-repeated="257"/>'),
    ],
)
def test_far_cells_that_hold_something(rows: str) -> None:
    assert refusal(workbook(table(rows))) == "far_cell"


def test_more_cells_than_any_questionnaire_out_of_a_few() -> None:
    repeated = row(typed("x", 'table:number-columns-repeated="250"'), 'table:number-rows-repeated="1201"')
    assert refusal(workbook(table(repeated))) == "too_many_cells"


def test_many_spaces_out_of_one_element(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cell(typed('un<text:s text:c="0"/>deux<text:s text:c="3"/>trois')).value == "undeux   trois"
    lower(monkeypatch, "MAX_ELEMENTS", 1_000)
    lower(monkeypatch, "MAX_CHARACTERS", 1_000)
    assert refusal(workbook(table(row(typed('<text:s text:c="1001"/>'))))) in ("too_many_cells", "too_much_text")


def test_a_long_text_that_stands_in_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_CHARACTERS", 1_000)

    def copies(number: int) -> bytes:
        return workbook(table(row(typed("20 caractères juste."), f'table:number-rows-repeated="{number}"')))

    assert len(read_grids(admit_content(NAME, copies(50)))[0].cells) == 50
    assert refusal(copies(51)) == "too_much_text"


def test_more_elements_than_any_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_ELEMENTS", 1_000)
    cells = "".join(f"<c{number:x}/>" for number in range(1_000))
    assert refusal(workbook(parts={"content.xml": f"<x>{cells}</x>"})) == "too_many_cells"


def test_a_text_without_a_type_counts_too() -> None:
    repeated = row(
        '<table:table-cell office:string-value="x" table:number-columns-repeated="250"/>',
        'table:number-rows-repeated="1201"',
    )
    assert refusal(workbook(table(repeated))) == "too_many_cells"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (
            '<table:table-cell xmlns:x="x" x:number-columns-repeated="1" table:number-columns-repeated="250" '
            'office:value-type="string"><text:p>x</text:p></table:table-cell>',
            "too_many_cells",
        ),
        (
            '<table:table-cell table:number-columns-repeated="250"><x><table:table-cell/></x><text:p>x</text:p>'
            "</table:table-cell>",
            "too_many_cells",
        ),
    ],
)
def test_a_count_of_cells_in_an_unusual_form_is_followed_or_refused(cells: str, code: str) -> None:
    assert refusal(workbook(table(row(cells, 'table:number-rows-repeated="1201"')))) == code


def test_cells_are_counted_over_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "MAX_CELLS", 300)
    cells = '<table:table-cell table:number-columns-repeated="20"><x><table:table-cell/></x><text:p>x</text:p>'
    sheet = table(row(f"{cells}</table:table-cell>", 'table:number-rows-repeated="10"'))
    assert len(read_grids(admit_content(NAME, workbook(sheet)))) == 1
    assert refusal(workbook(sheet * 2)) == "too_many_cells"


@pytest.mark.parametrize("count", ["0", "-1", "x", ""])
def test_counts_that_count_nothing(count: str) -> None:
    assert refusal(workbook(table(row("", f'table:number-rows-repeated="{count}"')))) == "damaged"


def test_a_count_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "_MOST", 1_000)
    assert grid(row("", 'table:number-rows-repeated="1000"'))
    assert refusal(workbook(table(row("", 'table:number-rows-repeated="1001"')))) == "damaged"


@pytest.mark.parametrize("content", ["", "<x>", "<x/><y/>"])
def test_malformed_content(content: str) -> None:
    assert refusal(workbook(parts={"content.xml": content})) == "damaged"


def test_a_number_that_is_none_is_an_error_in_its_cell() -> None:
    assert cell('<table:table-cell office:value-type="float" office:value="x"/>') == Cell("x", is_error=True)


def test_an_error_that_libreoffice_saves_as_a_formula() -> None:
    saved = (
        '<table:table-cell table:formula="of:=#N/A" office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    )
    assert cell(saved) == Cell("#N/A", is_error=True)


def test_comments_hung_on_cells() -> None:
    lines = "<dc:date>2027-01-01</dc:date><text:p>A revoir</text:p><text:p>JM</text:p>"
    note = f"<office:annotation>{lines}</office:annotation>"
    found = grid(row(f'<table:table-cell office:value-type="string">{note}<text:p>Oui</text:p></table:table-cell>'))
    assert (found.text(1, 1), found.notes) == ("Oui", {(1, 1): "A revoir\nJM"})


def test_the_address_that_a_cell_opens() -> None:
    found = cell(typed('<text:a xlink:href="https://example.org/cr">CR</text:a>'))
    assert found == Cell("CR", link="https://example.org/cr")


def test_lists_and_headings_in_a_cell_show() -> None:
    held = "<text:h>Titre</text:h><text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>"
    found = cell(f'<table:table-cell office:value-type="string">{held}</table:table-cell>')
    assert found.value == "Titre\nun"


def test_a_number_that_only_shows_is_what_shows() -> None:
    assert cell('<table:table-cell office:value-type="float"><text:p>12</text:p></table:table-cell>') == Cell("12")


def test_lists_of_modules_without_any_are_no_macros() -> None:
    parts = {"Basic/script-lc.xml": "<x/>", "Basic/Standard/script-lb.xml": "<x/>"}
    assert admit_content(NAME, workbook(table(row(typed("Bonjour"))), parts)).kind is Kind.ODS


def test_pronunciation_is_no_part_of_a_text() -> None:
    ruby = "<text:ruby><text:ruby-base>mot</text:ruby-base><text:ruby-text>kana</text:ruby-text></text:ruby>"
    assert cell(typed(f"{ruby} suite")).value == "mot suite"


# --- how numbers show ------------------------------------------------------------------------------


def styled(style: str, value: str, kind: str = "float", more: str = "") -> Cell:
    styles = (
        f'<office:automatic-styles>{style}<style:style style:name="ce1" style:family="table-cell" '
        'style:data-style-name="N1"/></office:automatic-styles>'
    )
    xml = f'<table:table-cell table:style-name="ce1" office:value-type="{kind}" office:value="{value}" {more}/>'
    content = content_of(table(row(xml))).replace(STYLES, styles)
    (only,) = read_grids(admit_content(NAME, workbook(parts={"content.xml": content})))
    return only.at(1, 1)


PLAIN = '<number:number number:min-integer-digits="1"/>'


@pytest.mark.parametrize(
    ("style", "value", "kind", "more", "text"),
    [
        (f"<number:number-style style:name='N1'>{PLAIN}</number:number-style>", "3", "float", "", "3"),
        (
            f"<number:number-style style:name='N1'>{PLAIN}<number:text> mois</number:text></number:number-style>",
            *("3", "float", "", "3 mois"),
        ),
        (
            f"<number:number-style style:name='N1'>{PLAIN}<number:text> M€</number:text></number:number-style>",
            *("0.98", "float", "", "0,98 M€"),
        ),
        (
            f"<number:percentage-style style:name='N1'>{PLAIN}<number:text>%</number:text></number:percentage-style>",
            *("0.3", "percentage", "", "30 %"),
        ),
        (
            "<number:currency-style style:name='N1'><number:currency-symbol>$</number:currency-symbol>"
            f"{PLAIN}</number:currency-style>",
            *("12", "currency", 'office:currency="USD"', "$ 12"),
        ),
        ("", "12", "currency", 'office:currency="CHF"', "12 CHF"),
        ("", "12", "currency", 'office:currency="EUR"', "12"),
        (
            "<number:number-style style:name='N1'><number:number number:display-factor='1000'/>"
            "<number:text> k€</number:text></number:number-style>",
            *("1500000", "float", "", "1500 k€"),
        ),
        (
            "<number:number-style style:name='N1'><number:number number:min-integer-digits='5'/></number:number-style>",
            *("42", "float", "", "00042"),
        ),
        (
            f"<number:number-style style:name='P0'>{PLAIN}<number:text> k€</number:text></number:number-style>"
            f"<number:number-style style:name='N1'>{PLAIN}<number:text> €</number:text>"
            "<style:map style:condition='value()&gt;=1E3' style:apply-style-name='P0'/></number:number-style>",
            *("2000", "float", "", "2000 k€"),
        ),
        (
            f"<number:number-style style:name='P0'>{PLAIN}<number:text> k€</number:text></number:number-style>"
            f"<number:number-style style:name='N1'>{PLAIN}<number:text> €</number:text>"
            "<style:map style:condition='value()&gt;=1000' style:apply-style-name='P0'/></number:number-style>",
            *("2000", "float", "", "2000 k€"),
        ),
    ],
)
def test_numbers_are_read_as_they_show(style: str, value: str, kind: str, more: str, text: str) -> None:
    assert shown(styled(style, value, kind, more), Language.FR) == text


def test_a_date_that_shows_in_part_is_told_as_it_shows() -> None:
    style = (
        "<number:date-style style:name='N1'><number:month number:textual='true'/><number:text> </number:text>"
        "<number:year number:style='long'/></number:date-style>"
    )
    found = styled(style, "", "date", 'office:date-value="2028-03-01"')
    assert (found.value, shown(found, Language.FR)) == (date(2028, 3, 1), "03/2028")


def test_the_style_of_a_column_is_that_of_its_cells() -> None:
    style = (
        f"<office:automatic-styles><number:number-style style:name='N1'>{PLAIN}<number:text> mois</number:text>"
        "</number:number-style><style:style style:name='ce1' style:family='table-cell' style:data-style-name='N1'/>"
        "</office:automatic-styles>"
    )
    column = '<table:table-column table:default-cell-style-name="ce1"/>'
    content = content_of(table(column + row('<table:table-cell office:value-type="float" office:value="3"/>')))
    (only,) = read_grids(admit_content(NAME, workbook(parts={"content.xml": content.replace(STYLES, style)})))
    assert shown(only.at(1, 1), Language.FR) == "3 mois"
