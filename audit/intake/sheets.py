"""Reads the sheets of a file that the gate has let in, whichever its format."""

import warnings

from audit.intake.archive import Archive, damaged
from audit.intake.grid import Grid
from audit.intake.kinds import Kind
from audit.intake.ods_reader import read_ods
from audit.intake.xlsx_reader import read_xlsx


def read_grids(name: str, archive: Archive) -> tuple[Grid, ...]:
    """Read every sheet of the file ``name``.

    Raises:
        RefusedFile: when no reader can make sense of it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are about features that the intake does not use
            if archive.kind is Kind.ODS:
                return read_ods(archive.content)
            return read_xlsx(archive.content, archive.layouts)
    except Exception as error:  # readers let any exception out on a malformed part
        raise damaged(name) from error
