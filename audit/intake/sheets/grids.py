"""Reads the sheets of a file that the gate has let in, whichever its format."""

from audit.intake.gate.admission import AdmittedFile
from audit.intake.gate.kinds import Kind
from audit.intake.gate.refusals import refusing
from audit.intake.grid import Grid
from audit.intake.sheets.ods_reader import read_ods
from audit.intake.sheets.xlsx_reader import read_xlsx

_READERS = {Kind.XLSX: read_xlsx, Kind.ODS: read_ods}


def read_grids(file: AdmittedFile) -> tuple[Grid, ...]:
    """Read every sheet of ``file``, in the order in which they show.

    Raises:
        RefusedFile: when no sense can be made of it, or it holds more than any questionnaire.
    """
    with refusing(file.name):
        return _READERS[file.kind](file.archive, file.tally)
