"""A history as one zip of JSON files, whole: to keep, to send, and to put into another history; nothing is lost."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import from_json

from audit.declarations.pydantic_messages import type_fault
from audit.errors import Bilingual
from audit.history.entry import Entry, entry_faults
from audit.history.refusals import NotKept
from audit.history.store import History, Kept
from audit.model.base import Frozen
from audit.model.questionnaire import ReviewType
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord
from audit.record.sound import Unsound, sound_result
from audit.wording.system_errors import reason_of

MANIFEST = "history.json"
HistorySchema = Literal["history/1.0"]  # those that are read; the last is written
HISTORY_SCHEMA: HistorySchema = get_args(HistorySchema)[-1]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can write: the same history gives the same bytes
_MOST_BYTES = 100_000_000  # of one file
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others are decoded by programs with errors of their own
_ENCRYPTED = 1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    LookupError,
    RuntimeError,
    ArithmeticError,
    ValueError,
)
"""What a damaged zip is met with; ``ValueError`` for a name that is not in the encoding that it says."""
_AGAIN = Bilingual("refaites-le avec « audit history export »", "make it again with 'audit history export'")
_CORRECT = _AGAIN + Bilingual(
    f", ou corrigez cette clé de « {MANIFEST} » si l'historique d'où il vient est lui-même fautif",
    f", or correct that key of '{MANIFEST}' where the history that it comes from is wrong itself",
)
_Model = TypeVar("_Model", bound=Frozen)


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
        file = path.open("rb")
    except OSError as error:
        raise NotKept(_no_export(path, reason_of(error))) from error
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            why = Bilingual("ce n'est pas un zip lisible", "it is no zip that can be read")
            raise NotKept(_no_export(path, why)) from error
        with archive:
            kept = list(_kept(_Parts(archive, path)))
    return history.add(kept)


class _Parts:
    """The files of an export, each read once."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self.path = path
        self._archive = archive
        self._contents: dict[str, bytes] = {}

    def read(self, name: str, place: str = "") -> bytes:
        """Return one file, which the key ``place`` of the manifest names.

        Raises:
            NotKept: when it is not there, or cannot be read.
        """
        content = self._contents.get(name)
        if content is None:
            content = self._contents[name] = self._read(name, place)
        return content

    def content(self, digest: str, place: str) -> bytes:
        """Return the record or the rulebook of that hash, which the key ``place`` of the manifest names.

        Raises:
            NotKept: when it is not there, cannot be read, or has another hash.
        """
        name = _file(digest)
        content = self.read(name, place)
        if sha256(content).hexdigest() != digest:
            raise self.refused(
                Bilingual(f"« {name} » n'est plus ce qui a été exporté", f"'{name}' is no longer what was exported")
            )
        return content

    def _read(self, name: str, place: str) -> bytes:
        try:
            entry = self._archive.getinfo(name)
        except KeyError as error:
            why = Bilingual(f"« {name} » y manque", f"'{name}' is missing from it")
            raise self.refused(_at(place, why) if place else why) from error
        try:
            if entry.compress_type not in _METHODS or entry.flag_bits & _ENCRYPTED:
                raise zipfile.BadZipFile
            with self._archive.open(entry) as file:
                content = file.read(_MOST_BYTES + 1)
        except _BROKEN as error:
            raise self.refused(Bilingual(f"« {name} » y est illisible", f"'{name}' cannot be read in it")) from error
        if len(content) > _MOST_BYTES:
            raise self.refused(
                Bilingual(
                    f"« {name} » y dépasse {_MOST_BYTES // 1_000_000} Mo",
                    f"'{name}' is larger in it than {_MOST_BYTES // 1_000_000} MB",
                )
            )
        return content

    def refused(self, why: Bilingual, advice: Bilingual | None = None) -> NotKept:
        """Return that the export cannot be taken over, and why."""
        return NotKept(_no_export(self.path, why, advice or _AGAIN))


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


def _kept(parts: _Parts) -> Iterator[Kept]:
    for number, entry in enumerate(_manifest(parts).entries):
        place = f"entries.{number}"
        for field, why in entry_faults(entry.project, entry.imported_by, entry.imported_at):
            raise parts.refused(_at(f"{place}.{field}", why), _CORRECT)
        record_bytes = parts.content(entry.record, f"{place}.record")
        rulebook_bytes = parts.content(entry.rulebook, f"{place}.rulebook")
        record = _read_as(AuditRecord, record_bytes, entry.record, parts)
        rulebook = _read_as(Rulebook, rulebook_bytes, entry.rulebook, parts)
        for field, said, held in (
            ("review_type", entry.review_type.value, record.review_type.value),
            ("review_date", entry.review_date.isoformat(), record.review_date.isoformat()),
            ("rulebook", entry.rulebook, record.rulebook.sha256),
        ):
            if said != held:
                raise parts.refused(
                    _at(
                        f"{place}.{field}",
                        Bilingual(
                            f"lu « {said} », là où le résultat porte « {held} »",
                            f"read '{said}', where the result has '{held}'",
                        ),
                    )
                )
        try:
            sound_result(record, rulebook)
        except Unsound as unsound:
            raise parts.refused(_damaged(entry.record, unsound.key)) from unsound
        yield Kept(
            project=entry.project,
            review_type=entry.review_type.value,
            review_date=entry.review_date,
            record=record_bytes,
            rulebook=rulebook_bytes,
            source=entry.source,
            by=entry.imported_by,
            at=entry.imported_at,
        )


def _manifest(parts: _Parts) -> ExportedHistory:
    content = parts.read(MANIFEST)
    try:
        data = from_json(content)
    except ValueError as error:
        why = Bilingual(f"« {MANIFEST} » n'y est pas du JSON", f"'{MANIFEST}' is no JSON in it")
        raise parts.refused(why) from error
    found = data.get("schema_version") if isinstance(data, dict) else None
    if isinstance(found, str) and found.startswith("history/") and found != HISTORY_SCHEMA:
        raise NotKept(
            Bilingual(
                f"« {parts.path} » est au format {found[:20]}, et cette version de l'outil lit {HISTORY_SCHEMA} : "
                "importez-le avec une version plus récente. Rien n'a été importé.",
                f"the format of '{parts.path}' is {found[:20]}, and this version of the tool reads {HISTORY_SCHEMA}: "
                "import it with a later version. Nothing was imported.",
            )
        )
    try:
        return ExportedHistory.model_validate_json(content)
    except ValidationError as error:
        detail = error.errors()[0]
        raise parts.refused(_at(".".join(map(str, detail["loc"])) or MANIFEST, type_fault(detail))) from error


def _read_as(model: type[_Model], content: bytes, name: str, parts: _Parts) -> _Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise parts.refused(_damaged(name, key)) from error


def _at(place: str, why: Bilingual) -> Bilingual:
    return Bilingual(
        f"« {MANIFEST} », à la clé « {place} » : {why.fr}", f"'{MANIFEST}', at the key '{place}': {why.en}"
    )


def _damaged(name: str, key: str) -> Bilingual:
    return Bilingual(
        f"« {_file(name)} » y est endommagé, à la clé « {key} »",
        f"'{_file(name)}' is damaged in it, at the key '{key}'",
    )


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    archive.writestr(info, content)


def _file(name: str) -> str:
    return f"contents/{name}.json"


def _no_export(path: Path, why: Bilingual, advice: Bilingual = _AGAIN) -> Bilingual:
    return Bilingual(
        f"« {path} » n'est pas l'export entier d'un historique, ou il a été changé ({why.fr}) : {advice.fr}. Rien n'a "
        "été importé.",
        f"'{path}' is not the whole export of a history, or it was changed ({why.en}): {advice.en}. Nothing was "
        "imported.",
    )
