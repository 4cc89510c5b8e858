"""Files made to do harm, one for each attack that the gate of the intake must refuse at little cost."""

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
    """Return one file an attack, by its name."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'.encode()
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    repeated = (
        f'<x xmlns:t="{table}" xmlns:o="{office}"><t:table><t:table-row t:number-rows-repeated="1048576">'
        '<t:table-cell t:number-columns-repeated="16384" o:value-type="float" o:value="1"/></t:table-row></t:table></x>'
    )
    return {
        "entities": with_part("xl/workbook.xml", entities),
        "file-entity": with_part(_SHEET, outside),
        "far-cell": with_sheet_data('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "bomb": with_part(_SHEET, b"<x>" + b" " * 140_000_000 + b"</x>"),
        "deep": with_part(_SHEET, b"<x>" * 100_000),
        "many-entries": zipped(entries_of(honest_workbook()) | {f"x/{n}.xml": b"<x/>" for n in range(5_000)}),
        "macros": with_part("xl/vbaProject.bin", bytes(1_000_000)),
        "external-link": with_part("xl/externalLinks/externalLink1.xml", b"<x/>"),
        "embedded-object": with_part("xl/embeddings/oleObject1.bin", bytes(1_000_000)),
        "encrypted": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1_000_000),
        "truncated": honest_workbook()[:-200],
        "leaves-the-archive": with_part("../../evil.xml", b"<x/>"),
        "repeated-ods": zipped(ods | {"content.xml": repeated.encode()}),
        "spaces-ods": zipped(ods | {"content.xml": b'<x xmlns:t="t"><t:s t:c="2000000000"/></x>'}),
    }
