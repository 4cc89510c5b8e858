"""A history as one zip of JSON files, whole: to keep, to send, and to put into another history; nothing is lost."""

import zipfile
import zlib
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from pydantic import ValidationError
from pydantic_core import from_json

from audit.errors import Bilingual
from audit.history.entry import Entry
from audit.history.refusals import NotKept
from audit.history.store import History, Kept
from audit.model.base import Frozen
from audit.model.questionnaire import ReviewType
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord

MANIFEST = "history.json"
HistorySchema = Literal["history/1.0"]  # those that are read; the last is written
HISTORY_SCHEMA: HistorySchema = get_args(HistorySchema)[-1]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can write: the same history gives the same bytes
_MOST_BYTES = 100_000_000  # of one file


class ExportedEntry(Frozen):
    """One record: ``record`` and ``rulebook`` are the hashes, and the names, of their files."""

    project: str
    review_type: ReviewType
    review_date: date
    record: str
    rulebook: str
    source: str
    imported_by: str
    imported_at: str


class ExportedHistory(Frozen):
    """What stands in ``history.json``: every record, in the order in which it was imported."""

    schema_version: HistorySchema
    written_by: Literal["project-health-audit"]
    entries: tuple[ExportedEntry, ...]


def exported(history: History) -> bytes:
    """Return a history as a zip.

    Raises:
        HistoryRefused: when it cannot be read whole.
    """
    entries = sorted(history.entries(), key=lambda entry: (entry.imported_at, entry.id))
    contents = history.contents(name for entry in entries for name in (entry.record, entry.rulebook))
    manifest = ExportedHistory(
        schema_version=HISTORY_SCHEMA,
        written_by="project-health-audit",
        entries=tuple(_entry(entry) for entry in entries),
    )
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, MANIFEST, (manifest.model_dump_json(indent=2) + "\n").encode())
        for name in sorted(contents):
            _write(archive, _file(name), contents[name])
    return written.getvalue()


def imported(history: History, path: Path) -> list[Entry | None]:
    """Put everything that an export holds into a history, with who imported it first and when; all of it, or nothing.

    Returns:
        An entry for each record, in the order of the export; None for one that was there already.

    Raises:
        NotKept: when the file is no whole export of a known format.
        HistoryRefused: when the history cannot be read or written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            names = {name for entry in manifest.entries for name in (entry.record, entry.rulebook)}
            contents = {name: _checked(archive, name, path) for name in sorted(names)}
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise NotKept(_no_export(path)) from error
    return history.add([_kept(entry, contents, path) for entry in manifest.entries])


def _entry(entry: Entry) -> ExportedEntry:
    return ExportedEntry(
        project=entry.project,
        review_type=ReviewType(entry.review_type),
        review_date=entry.review_date,
        record=entry.record,
        rulebook=entry.rulebook,
        source=entry.source,
        imported_by=entry.imported_by,
        imported_at=entry.imported_at,
    )


def _kept(entry: ExportedEntry, contents: Mapping[str, bytes], path: Path) -> Kept:
    try:
        record = AuditRecord.model_validate_json(contents[entry.record])
        Rulebook.model_validate_json(contents[entry.rulebook])
    except ValidationError as error:
        raise NotKept(_no_export(path)) from error
    said = entry.review_type, entry.review_date, entry.rulebook
    if said != (record.review_type, record.review_date, record.rulebook.sha256):
        raise NotKept(_no_export(path))
    if not (entry.project and entry.imported_by):
        raise NotKept(_no_export(path))
    return Kept(
        project=entry.project,
        review_type=entry.review_type.value,
        review_date=entry.review_date,
        record=contents[entry.record],
        rulebook=contents[entry.rulebook],
        source=entry.source,
        by=entry.imported_by,
        at=entry.imported_at,
    )


def _manifest(archive: zipfile.ZipFile, path: Path) -> ExportedHistory:
    content = _read(archive, MANIFEST, path)
    try:
        data = from_json(content)
        found = data.get("schema_version") if isinstance(data, dict) else None
        if isinstance(found, str) and found.startswith("history/") and found != HISTORY_SCHEMA:
            raise NotKept(
                Bilingual(
                    f"« {path} » est au format {found[:20]}, et cette version de l'outil lit {HISTORY_SCHEMA} : "
                    "importez-le avec une version plus récente. Rien n'a été importé.",
                    f"the format of '{path}' is {found[:20]}, and this version of the tool reads {HISTORY_SCHEMA}: "
                    "import it with a later version. Nothing was imported.",
                )
            )
        return ExportedHistory.model_validate_json(content)
    except ValueError as error:
        raise NotKept(_no_export(path)) from error


def _checked(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    content = _read(archive, _file(name), path)
    if sha256(content).hexdigest() != name:
        raise NotKept(_no_export(path))
    return content


def _read(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    with archive.open(name) as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise NotKept(_no_export(path))
    return content


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    archive.writestr(info, content)


def _file(name: str) -> str:
    return f"contents/{name}.json"


def _no_export(path: Path) -> Bilingual:
    return Bilingual(
        f"« {path} » n'est pas l'export entier d'un historique, ou il a été changé : refaites-le avec « audit history "
        "export ». Rien n'a été importé.",
        f"'{path}' is not the whole export of a history, or it was changed: make it again with 'audit history export'. "
        "Nothing was imported.",
    )
