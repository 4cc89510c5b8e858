"""Reads the sheets of a file that the gate has let in, whichever its format."""

import warnings
from collections.abc import Iterable

from audit.intake.gate.archive import Archive, damaged
from audit.intake.gate.kinds import Kind
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Grid
from audit.intake.sheets.ods_reader import read_ods
from audit.intake.sheets.xlsx_reader import read_xlsx
from audit.model.text import Text

MAX_CHARACTERS = 20_000_000  # as many as the largest file has bytes; one text may stand in many cells


def read_grids(name: str, archive: Archive) -> tuple[Grid, ...]:
    """Read every sheet of the file ``name``.

    Raises:
        RefusedFile: when no reader can make sense of it, or it holds more text than any questionnaire.
    """
    grids = _read(name, archive)
    if _characters(grids) > MAX_CHARACTERS:
        raise _with_too_much_text(name)
    return grids


def _read(name: str, archive: Archive) -> tuple[Grid, ...]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are about features that the intake does not use
            if archive.kind is Kind.ODS:
                return read_ods(archive.content)
            return read_xlsx(archive.content, archive.layouts)
    except Exception as error:  # readers let any exception out on a malformed part
        raise damaged(name) from error


def _characters(grids: Iterable[Grid]) -> int:
    values = (cell.value for grid in grids for cell in grid.cells.values())
    return sum(len(value) for value in values if isinstance(value, str))


def _with_too_much_text(name: str) -> RefusedFile:
    return RefusedFile(
        "too_much_text",
        Text(
            fr=f"« {name} » contient bien plus de texte qu'un questionnaire rempli : citez les documents dans la "
            "colonne de la source au lieu de les recopier, supprimez les lignes répétées, puis enregistrez.",
            en=f'"{name}" holds far more text than a filled questionnaire: quote documents in the source column '
            "instead of copying them, delete repeated rows, then save.",
        ),
    )
