"""Checks the zip archive that an .xlsx file is, before anything parses it."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from audit.intake.parts import FarCell, ForbiddenDoctype, TooManyCells, UnreadablePart, scan_part
from audit.intake.refused import RefusedFile
from audit.model.text import Text

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 150_000_000
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 1_000_000  # small repetitive parts compress very well in honest files

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_EMBEDDED = ("xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/model/")


def check_archive(name: str, content: bytes) -> None:
    """Refuse an archive that is damaged, hostile, or holds anything but plain sheets.

    Raises:
        RefusedFile: with the reason and what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_directory(name, entries)
            _check_kind(name, [entry.filename for entry in entries])
            _check_parts(name, archive, entries)
    except (
        zipfile.BadZipFile,
        zlib.error,
        UnreadablePart,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        raise damaged(name) from error


def damaged(name: str) -> RefusedFile:
    """Return the refusal of a file that is an .xlsx by its first bytes only."""
    return RefusedFile(
        "damaged",
        Text(
            fr=f"Le classeur « {name} » est endommagé ou incomplet : ouvrez-le dans un tableur, enregistrez-le au "
            "format .xlsx sous un autre nom et recommencez.",
            en=f'The workbook "{name}" is damaged or incomplete: open it in a spreadsheet program, save it as .xlsx '
            "under another name and try again.",
        ),
    )


def _check_directory(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if (
        len(names) > MAX_ENTRIES
        or len(set(names)) != len(names)
        or any(_leaves_the_archive(entry) for entry in names)
        or any(entry.compress_type not in _METHODS or entry.flag_bits & 1 for entry in entries)
    ):
        raise RefusedFile(
            "unsafe_archive",
            Text(
                fr=f"La structure interne de « {name} » n'est pas celle d'un classeur enregistré par un tableur ; par "
                "prudence, il n'est pas ouvert. Repartez du questionnaire d'origine.",
                en=f'The inner structure of "{name}" is not that of a workbook saved by a spreadsheet program; as a '
                "precaution it is not opened. Start again from the original questionnaire.",
            ),
        )
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES or any(_is_bomb(entry) for entry in entries):
        raise RefusedFile(
            "decompression_limit",
            Text(
                fr=f"Une fois décompressé, « {name} » occuperait {max(1, total // 1_000_000)} Mo, bien plus qu'un "
                "questionnaire rempli ; par prudence, il n'est pas ouvert. Recopiez les réponses dans le "
                "questionnaire d'origine.",
                en=f'Once decompressed, "{name}" would take {max(1, total // 1_000_000)} MB, far more than a filled '
                "questionnaire; as a precaution it is not opened. Copy the answers into the original questionnaire.",
            ),
        )


def _leaves_the_archive(entry: str) -> bool:
    return entry.startswith(("/", "\\")) or "\\" in entry or ":" in entry or ".." in entry.split("/")


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_COUNTS_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _check_kind(name: str, entries: Sequence[str]) -> None:
    lowered = [entry.casefold() for entry in entries]
    if any(entry.endswith("vbaproject.bin") for entry in lowered) or name.casefold().endswith((".xlsm", ".xltm")):
        raise _with_macros(name)
    if _CONTENT_TYPES not in entries or _WORKBOOK not in entries:
        raise RefusedFile(
            "not_a_workbook",
            Text(
                fr=f"« {name} » n'est pas un classeur Excel (.xlsx) : s'il vient d'un autre logiciel (.ods, .xlsb, "
                ".docx…), ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) ».",
                en=f'"{name}" is not an Excel workbook (.xlsx): if it comes from another program (.ods, .xlsb, '
                '.docx…), open it and save it as "Excel Workbook (.xlsx)".',
            ),
        )
    if any(entry.startswith(_LINKS) for entry in lowered):
        raise RefusedFile(
            "external_links",
            Text(
                fr=f"« {name} » contient des liens vers d'autres fichiers ou des connexions de données : rompez-les "
                "(menu Données, Modifier les liens), remplacez les formules par leurs valeurs, puis enregistrez.",
                en=f'"{name}" holds links to other files or data connections: break them (Data menu, Edit links), '
                "replace formulas with their values, then save.",
            ),
        )
    if any(entry.startswith(_EMBEDDED) for entry in lowered):
        raise RefusedFile(
            "embedded_objects",
            Text(
                fr=f"« {name} » contient des objets incorporés (documents, contrôles) : supprimez-les et citez les "
                "pièces dans la colonne de la source, puis enregistrez.",
                en=f'"{name}" holds embedded objects (documents, controls): delete them and quote the documents in '
                "the source column, then save.",
            ),
        )


def _with_macros(name: str) -> RefusedFile:
    return RefusedFile(
        "macros",
        Text(
            fr=f"« {name} » contient des macros ; le questionnaire n'en a pas besoin. Enregistrez-le au format "
            "« Classeur Excel (.xlsx) », sans macros.",
            en=f'"{name}" holds macros; the questionnaire needs none. Save it as "Excel Workbook (.xlsx)", without '
            "macros.",
        ),
    )


def _check_parts(name: str, archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    if b"macroEnabled" in archive.read(_CONTENT_TYPES):
        raise _with_macros(name)
    for entry in entries:
        try:
            with archive.open(entry) as part:
                scan_part(entry.filename, part)
        except ForbiddenDoctype as error:
            raise RefusedFile(
                "doctype",
                Text(
                    fr=f"« {name} » contient une déclaration DOCTYPE, qu'aucun tableur n'écrit ; par prudence, il "
                    "n'est pas ouvert. Repartez du questionnaire d'origine.",
                    en=f'"{name}" holds a DOCTYPE declaration, which no spreadsheet program writes; as a precaution '
                    "it is not opened. Start again from the original questionnaire.",
                ),
            ) from error
        except FarCell as error:
            raise RefusedFile(
                "far_cell",
                Text(
                    fr=f"« {name} » contient une valeur dans une cellule très éloignée ({error}) : supprimez les "
                    "lignes et les colonnes ajoutées au-delà du questionnaire, puis enregistrez.",
                    en=f'"{name}" holds a value in a very distant cell ({error}): delete the rows and columns added '
                    "beyond the questionnaire, then save.",
                ),
            ) from error
        except TooManyCells as error:
            raise RefusedFile(
                "too_many_cells",
                Text(
                    fr=f"Une feuille de « {name} » contient bien plus de cellules remplies qu'un questionnaire : "
                    "supprimez les feuilles et les lignes ajoutées, puis enregistrez.",
                    en=f'A sheet of "{name}" holds far more filled cells than a questionnaire: delete the added sheets '
                    "and rows, then save.",
                ),
            ) from error
