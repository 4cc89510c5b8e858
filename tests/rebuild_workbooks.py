"""``python -m tests.rebuild_workbooks``: remakes the workbooks of ``tests/workbooks`` (LibreOffice is needed)."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.intake_workbooks import Filled
from tests.test_intake_libreoffice import saved_by_libreoffice

FOLDER = Path(__file__).parent / "workbooks"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, make in MADE.items():
            original = folder / f"{stem}.xlsx"
            made = make(folder)
            made.book.save(original)
            shutil.copy(original, FOLDER / f"{stem}-openpyxl.xlsx")
            for to in ("xlsx", "ods"):
                (saved,) = saved_by_libreoffice([original], to, folder)
                shutil.copy(saved, FOLDER / f"{stem}-libreoffice.{to}")
        _write_by_hand(FOLDER / "rearranged-libreoffice.xlsx", FOLDER / "rich-text-by-hand.xlsx", _in_rich_text)


def rearranged(folder: Path) -> Filled:
    """Rows inserted, columns moved, a sheet renamed and another copied, merged and hidden cells: nothing retyped."""
    filled = Filled(folder)
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Documenté", "evidence")
    filled.answer("steering.plan", "Note du 3 mars, p. 4", "source")
    filled.answer("steering.owners", 2)
    filled.answer("steering.level", "Directeur")
    _, level = filled.place("steering.level")
    _, topics = filled.place("steering.topics")
    sheet = filled.book["Pilotage"]
    sheet.merge_cells(f"{level}:{topics}")
    sheet.row_dimensions[int(filled.place("steering.owners")[1][1:])].hidden = True
    sheet.title = "Pilotage du projet"
    copy = filled.book.copy_worksheet(filled.book["Projet"])
    copy.title = "Projet (2)"
    filled.book["Projet"].insert_rows(6, 2)
    filled.book["Projet"].insert_cols(3)
    return filled


def typed(folder: Path) -> Filled:
    """What people type: units, periods, approximations, formulas, errors, totals, empty lines."""
    filled = Filled(folder)
    filled.answer("project.name", "  Guichet\u00a0unique ")
    filled.answer("project.review", "T1 2027")
    filled.answer("project.suppliers", "Société A ; Société B")
    filled.answer("project.mandate", "OUI ")
    filled.answer("steering.plan", "partiellement")
    filled.answer("steering.owners", "=1+1")
    filled.answer("steering.staff", "environ 12")
    filled.answer("steering.cost", "1,5 M€")
    filled.answer("steering.time_share", "35 %")
    filled.answer("steering.level", "Ne sait pas")
    filled.answer("steering.topics", "Sans objet")
    filled.answer("steering.topics", "Le comité ne se réunit pas encore.", "reason")
    filled.put("Lots", "C3", "Partiel")
    for row, cells in {
        7: ("Lot 1", "12 500 €", "31/03/2027", "Valeur ; Coûts", "Oui"),
        9: ("Lot 2", "k€ 40", "mars 2027", "Valeur", "n.c."),
        10: ("Total", "=SUM(C7:C9)", None, None, None),
    }.items():
        for column, value in zip("BCDEF", cells, strict=True):
            filled.put("Lots", f"{column}{row}", value)
    return filled


MADE: dict[str, Callable[[Path], Filled]] = {"rearranged": rearranged, "typed": typed}


def _write_by_hand(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename, change(entry.filename, archive.read(entry)))
    target.write_bytes(buffer.getvalue())


def _in_rich_text(name: str, part: bytes) -> bytes:
    """Write one answer half in bold, as Excel stores it, with a break of the kind that Windows programs paste."""
    if name != "xl/sharedStrings.xml":
        return part
    plain = b'<t xml:space="preserve">Note du 3 mars, p. 4</t>'
    if plain not in part:
        msg = "the answer to write in rich text is not there"
        raise LookupError(msg)
    return part.replace(
        plain, b'<r><t xml:space="preserve">Note du </t></r><r><rPr><b/></rPr><t>3 mars,_x000D_\n p. 4</t></r>'
    )


if __name__ == "__main__":
    main()
