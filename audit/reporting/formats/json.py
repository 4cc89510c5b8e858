"""JSON: the record of the audit, and beside it the rulebook of the texts that it refers to."""

from collections.abc import Mapping

from audit.model.text import Text
from audit.record.file_names import RECORD_FILE, RULEBOOK_FILES, rulebook_file
from audit.record.write import record_bytes, rulebook_bytes
from audit.reporting.formats import Format, Saved
from audit.reporting.view import ReportView


def _write(_view: ReportView, saved: Saved | None) -> Mapping[str, bytes]:
    assert saved is not None  # noqa: S101 - the format says that it needs one
    return {
        RECORD_FILE: record_bytes(saved.record),
        rulebook_file(saved.record.rulebook.sha256): rulebook_bytes(saved.rulebook),
    }


FORMAT = Format(
    title=Text(fr="résultat conservé, relu par l'outil et par des programmes", en="kept result, read by programs"),
    names=(RECORD_FILE, RULEBOOK_FILES),
    write=_write,
    needs_record=True,
)
