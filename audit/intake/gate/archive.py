"""Checks the zip archive that an .xlsx or .ods file is, before anything parses it."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from audit.intake.gate.kinds import Kind, kind_of, links_elsewhere
from audit.intake.gate.part_scanner import FarCell, ForbiddenDoctype, LinkedData, Tally, TooManyCells, UnreadablePart
from audit.intake.gate.parts import check_weight, scan_part
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import NOTHING_HIDDEN, Layout
from audit.model.text import Text

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 150_000_000
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 1_000_000  # small repetitive parts compress very well in honest files

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive(NamedTuple):
    """A file that was checked, and what the checks saw of it.

    Attributes:
        content: the bytes that were checked.
        kind: its format.
        layouts: what the sheets hide, by the names of their parts; of an .ods file, the reader finds it.
    """

    content: bytes
    kind: Kind
    layouts: Mapping[str, Layout]


def check_archive(name: str, content: bytes, may_link: bool = False) -> Archive:
    """Return the archive unless it is damaged, hostile, or holds anything but plain sheets.

    Raises:
        RefusedFile: with the reason and what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_directory(name, entries)
            check_weight(archive, entries)
            kind = kind_of(name, archive, may_link)
            return Archive(content, kind, _layouts(archive, entries, kind))
    except ForbiddenDoctype as error:
        raise _with_doctype(name) from error
    except LinkedData as error:
        raise links_elsewhere(name) from error
    except FarCell as error:
        raise _with_far_cell(name, str(error)) from error
    except TooManyCells as error:
        raise _with_too_many_cells(name) from error
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
    """Return the refusal of a file that is a workbook by its first bytes only."""
    return RefusedFile(
        "damaged",
        Text(
            fr=f"Le classeur « {name} » est endommagé ou incomplet : ouvrez-le dans un tableur, enregistrez-le au "
            "format .xlsx ou .ods sous un autre nom et recommencez.",
            en=f'The workbook "{name}" is damaged or incomplete: open it in a spreadsheet program, save it as .xlsx '
            "or .ods under another name and try again.",
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


def _layouts(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], kind: Kind) -> dict[str, Layout]:
    layouts = {}
    tally = Tally()
    for entry in entries:
        with archive.open(entry) as part:
            layout = scan_part(entry.filename, part, kind, tally)
        if layout != NOTHING_HIDDEN:
            layouts[entry.filename] = layout
    return layouts


def _with_doctype(name: str) -> RefusedFile:
    return RefusedFile(
        "doctype",
        Text(
            fr=f"« {name} » contient une déclaration DOCTYPE, qu'aucun tableur n'écrit ; par prudence, il n'est pas "
            "ouvert. Repartez du questionnaire d'origine.",
            en=f'"{name}" holds a DOCTYPE declaration, which no spreadsheet program writes; as a precaution it is '
            "not opened. Start again from the original questionnaire.",
        ),
    )


def _with_far_cell(name: str, cell: str) -> RefusedFile:
    return RefusedFile(
        "far_cell",
        Text(
            fr=f"« {name} » contient une valeur dans une cellule très éloignée ({cell}) : supprimez les lignes et les "
            "colonnes ajoutées au-delà du questionnaire, puis enregistrez.",
            en=f'"{name}" holds a value in a very distant cell ({cell}): delete the rows and columns added beyond the '
            "questionnaire, then save.",
        ),
    )


def _with_too_many_cells(name: str) -> RefusedFile:
    return RefusedFile(
        "too_many_cells",
        Text(
            fr=f"« {name} » contient bien plus de cellules, remplies ou mises en forme, qu'un questionnaire : "
            "supprimez les feuilles, les lignes et les colonnes ajoutées, puis enregistrez.",
            en=f'"{name}" holds far more cells, filled or formatted, than a questionnaire: delete the added sheets, '
            "rows and columns, then save.",
        ),
    )
