"""Reads saved results of every format there was; refuses what is damaged, later, or parted from its rulebook."""

from hashlib import sha256
from os import fstat
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import from_json

from audit.errors import Bilingual, ResultRefused
from audit.model.base import Frozen
from audit.model.result.audit_result import FIRST_FORMAT, AuditResult
from audit.record.file_names import rulebook_file
from audit.record.rulebook import Rulebook, RulebookSchema
from audit.record.schema import AuditRecord, RecordSchema
from audit.record.sound import Unsound, check_record, check_result, sound_result
from audit.version import __version__
from audit.wording.formats import formats_read
from audit.wording.system_errors import reason_of

_RECORDS: tuple[str, ...] = get_args(RecordSchema)
_RULEBOOKS: tuple[str, ...] = get_args(RulebookSchema)
_MOST_RULEBOOKS = 4
_MOST_BYTES = 100_000_000
_NO_RESULT = Bilingual("ce n'est pas un résultat d'audit (result.json)", "it is no audit result (result.json)")
_NO_RULEBOOK = Bilingual("ce n'est pas un recueil de règles", "it is no rulebook")
_Model = TypeVar("_Model", bound=Frozen)


class _Known(NamedTuple):
    """A rulebook that was read, with the bytes that it was read from: comparing them costs less than their hash."""

    content: bytes
    sha256: str
    rulebook: Rulebook


_known_rulebooks: list[_Known] = []  # many records name the same one, ten times as long as they are


def read_result(path: Path) -> AuditResult:
    """Return the result that the file ``path`` holds, with its texts; a record is read with the rulebook beside it.

    Raises:
        ResultRefused: with one sentence, when it is no result, one of another format, or one that contradicts itself.
    """
    content = _content(path, _NO_RESULT)
    record = _likely(content)
    if record is None:
        data = _object(path, content, _NO_RESULT)
        if data.get("schema_version") == FIRST_FORMAT:
            return _first(path, content)
        record = _record(path, content, data)
    return _expanded(path, record, _rulebook_of(path, record))


def read_record(path: Path) -> AuditRecord:
    """Return the record that the file ``path`` holds, without its texts.

    Raises:
        ResultRefused: with one sentence, when it is no record of this format.
    """
    content = _content(path, _NO_RESULT)
    record = _likely(content) or _record(path, content, _object(path, content, _NO_RESULT))
    try:
        check_record(record)
    except Unsound as error:
        raise _refused(path, _damaged(error.key)) from error
    return record


def read_saved(path: Path) -> tuple[AuditRecord, Rulebook]:
    """Return the record that the file ``path`` holds, and the rulebook beside it, once they are known to go together.

    Raises:
        ResultRefused: with one sentence, when it is no record of this format, or cannot be put in words.
    """
    record = read_record(path)
    rulebook = _rulebook_of(path, record)
    _expanded(path, record, rulebook)
    return record, rulebook


def _likely(content: bytes) -> AuditRecord | None:
    """Return the record that these bytes are; None when they are none, of whatever else they may be."""
    try:
        record = AuditRecord.model_validate_json(content)
    except ValidationError:
        return None
    return record if "rules" in record.model_fields_set else None


def _content(path: Path, otherwise: Bilingual) -> bytes:
    try:
        with path.open("rb") as file:
            size = min(fstat(file.fileno()).st_size, _MOST_BYTES)
            content = file.read(size + 1)  # asking for the most at once would set all that memory aside
            if len(content) > size:  # a pipe, or a file that grows
                content += file.read(_MOST_BYTES + 1 - len(content))
    except OSError as error:
        raise _refused(path, reason_of(error)) from error
    if len(content) > _MOST_BYTES:
        raise _refused(path, otherwise)
    return content


def _object(path: Path, content: bytes, otherwise: Bilingual) -> dict[str, Any]:
    try:
        data = from_json(content)
    except ValueError as error:
        raise _refused(path, otherwise) from error
    if not isinstance(data, dict) or "rules" not in data:
        raise _refused(path, otherwise)
    return data


def _first(path: Path, content: bytes) -> AuditResult:
    from audit.record.first_format import FirstResult, faults, modernised  # seldom met

    result = _validated(path, FirstResult, content)
    fault = next(faults(result), None)
    if fault is not None:
        raise _refused(path, _damaged(fault))
    read = modernised(result)
    try:
        check_result(read)
    except Unsound as error:
        raise _refused(path, _damaged(error.key)) from error
    return read


def _record(path: Path, content: bytes, data: dict[str, Any]) -> AuditRecord:
    if data.get("schema_version") == FIRST_FORMAT:
        raise without_project(path)
    _check_format(path, data, _RECORDS, (FIRST_FORMAT, *_RECORDS))
    return _validated(path, AuditRecord, content)


def without_project(path: Path) -> ResultRefused:
    """Return the refusal of a result of the first format where the project that it judged is asked for."""
    return ResultRefused(
        Bilingual(
            f"« {path} » est un résultat au format {FIRST_FORMAT}, qui ne conserve pas le projet entier : donnez le "
            "classeur, ou refaites le résultat avec « audit run ».",
            f"'{path}' is a result of format {FIRST_FORMAT}, which does not hold the whole project: give the "
            "workbook, or make the result again with 'audit run'.",
        )
    )


def _rulebook(path: Path) -> _Known:
    content = _content(path, _NO_RULEBOOK)
    for known in _known_rulebooks:
        if known.content == content:
            return known
    try:
        rulebook = Rulebook.model_validate_json(content)
    except ValidationError:
        _check_format(path, _object(path, content, _NO_RULEBOOK), _RULEBOOKS, _RULEBOOKS)
        rulebook = _validated(path, Rulebook, content)
    if len(_known_rulebooks) >= _MOST_RULEBOOKS:
        _known_rulebooks.clear()
    known = _Known(content, sha256(content).hexdigest(), rulebook)
    _known_rulebooks.append(known)
    return known


def _rulebook_of(path: Path, record: AuditRecord) -> Rulebook:
    beside = path.parent / rulebook_file(record.rulebook.sha256)
    if not beside.exists():
        raise _refused(
            path,
            Bilingual(
                f"le fichier {beside.name}, écrit en même temps, n'est plus à côté de lui ; remettez-l'y",
                f"the file {beside.name}, written with it, is no longer beside it; put it back",
            ),
        )
    known = _rulebook(beside)
    if known.sha256 != record.rulebook.sha256:
        raise _refused(
            path,
            Bilingual(
                f"le fichier {beside.name} n'est plus celui qui a été écrit en même temps",
                f"the file {beside.name} is no longer the one that was written with it",
            ),
        )
    return known.rulebook


def _expanded(path: Path, record: AuditRecord, rulebook: Rulebook) -> AuditResult:
    try:
        return sound_result(record, rulebook)
    except Unsound as error:
        raise _refused(path, _damaged(error.key)) from error


def _validated(path: Path, model: type[_Model], content: bytes) -> _Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise _refused(path, _damaged(place)) from error


def _check_format(path: Path, data: dict[str, Any], wanted: tuple[str, ...], known: tuple[str, ...]) -> None:
    found = data.get("schema_version")
    if found in wanted:
        return
    shown, listed = f"{found}"[:20], formats_read(known)
    raise ResultRefused(
        Bilingual(
            f"« {path} » ne peut pas être lu : il est au format {shown}, et cette version de l'outil ({__version__}) "
            f"lit {listed.fr}. Ouvrez-le avec la version qui l'a écrit, ou une plus récente.",
            f"'{path}' cannot be read: its format is {shown}, and this version of the tool ({__version__}) reads "
            f"{listed.en}. Open it with the version that wrote it, or a later one.",
        )
    )


def _damaged(place: str) -> Bilingual:
    return Bilingual(
        f"il est endommagé, ou n'a pas été écrit tel quel par l'outil (à la clé « {place} »)",
        f"it is damaged, or is not as the tool wrote it (at the key '{place}')",
    )


def _refused(path: Path, reason: Bilingual) -> ResultRefused:
    return ResultRefused(
        Bilingual(
            f"« {path} » ne peut pas être lu : {reason.fr}. S'il n'en existe pas de copie lisible, refaites l'audit "
            "avec « audit run ».",
            f"'{path}' cannot be read: {reason.en}. Where no readable copy of it exists, make the audit again with "
            "'audit run'.",
        )
    )
