"""Reads results back, of every format that the tool has written."""

from pathlib import Path
from typing import TYPE_CHECKING

from audit.record.file_names import RECORD_FILE

if TYPE_CHECKING:
    from audit.model.questionnaire import QuestionBank
    from audit.model.result.audit_result import AuditResult
    from audit.record.schema import AuditRecord

RESULT_FILE = RECORD_FILE


def read_result(path: str | Path) -> "AuditResult":
    """Read a result with its texts: with the rulebook that lies beside it, or of the first format, which needs none.

    Args:
        path: ``result.json``, or the folder that ``audit run`` wrote it into.

    Raises:
        ResultRefused: when it is no result, one of a later version, damaged, or without its rulebook.
    """
    from audit.record import read

    return read.read_result(_file(path))


def read_record(path: str | Path) -> "AuditRecord":
    """Read a result without its texts; no rulebook is needed, and the first format is not read.

    Args:
        path: ``result.json``, or the folder that ``audit run`` wrote it into.

    Raises:
        ResultRefused: when it is no result, one of the first format or of a later version, or damaged.
    """
    from audit.record import read

    return read.read_record(_file(path))


def named_project(record: "AuditRecord", questions: "QuestionBank") -> str:
    """Return the name of the project of a result, on one line; empty when it is not said."""
    from audit.comparison.audited import Recorded

    called = Recorded(record).exact(questions.roles.project_name)
    return " ".join(str(called.value).split()) if called else ""


def project_in(folder: str | Path, questions: "QuestionBank") -> str:
    """Return the name of the project whose result ``folder`` holds.

    Args:
        folder: where results may be.
        questions: which say where the name of the project stands.

    Returns:
        An empty text where there is no result that can be read, or where it does not say its project's name.
    """
    from audit.errors import ResultRefused

    try:
        return named_project(read_record(Path(folder) / RESULT_FILE), questions)
    except ResultRefused:
        return ""


def _file(path: str | Path) -> Path:
    given = Path(path)
    return given / RESULT_FILE if given.is_dir() else given
