"""Files just past what the gate of the intake lets in, one for each of its checks."""

import io
import zipfile

from openpyxl import Workbook

Entries = dict[str, bytes]

_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def honest_workbook() -> bytes:
    """Return a workbook that says hello."""
    book = Workbook()
    book.active["A1"] = "Bonjour"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def entries_of(content: bytes) -> Entries:
    """Return the parts of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: Entries) -> bytes:
    """Return an archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return the honest workbook with one part added or replaced."""
    return zipped(entries_of(honest_workbook()) | {name: content})


def with_sheet_data(rows: str) -> bytes:
    """Return the honest workbook with these rows for a sheet."""
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(_SHEET, sheet.encode())


def hostile_files() -> dict[str, bytes]:
    """Return one file for each check, by its name; each is small, and no danger to whatever else may open it."""
    ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in names.items())

    def ods_with(cell: str, rows: int = 1) -> bytes:
        row = f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell {cell}</table:table-row>'
        content = f"<office:spreadsheet {declared}><table:table>{row}</table:table></office:spreadsheet>"
        return zipped(ods | {"content.xml": content.encode()})

    spaces = '<text:p><text:s text:c="20000001"/></text:p>'
    return {
        "entity": with_part("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "doctype": with_part(_SHEET, b"<!DOCTYPE x><x/>"),
        "far-row": with_sheet_data('<row r="20001"><c r="A20001"><v>1</v></c></row>'),
        "far-column": with_sheet_data('<row r="1"><c r="IW1"><v>1</v></c></row>'),
        "compressed": with_part(_SHEET, b"<x>" + b" " * 1_000_000 + b"</x>"),
        "many-entries": zipped(entries_of(honest_workbook()) | {f"x/{n}.xml": b"<x/>" for n in range(2_000)}),
        "macros": with_part("xl/vbaProject.bin", bytes(100)),
        "connection": with_part("xl/connections.xml", b"<x/>"),
        "embedded-object": with_part("xl/embeddings/oleObject1.bin", bytes(100)),
        "encrypted": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100),
        "truncated": honest_workbook()[:-200],
        "odd-path": with_part("xl/../x.xml", b"<x/>"),
        "repeated-ods": ods_with('office:value-type="float" office:value="1"/>', rows=20_001),
        "spaces-ods": ods_with(f'office:value-type="string">{spaces}</table:table-cell>'),
    }
