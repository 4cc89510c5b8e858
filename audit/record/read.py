"""Reads saved results of every format there was; refuses what is damaged, later, or parted from its rulebook."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import sha256
from itertools import chain
from os import fstat
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import from_json

from audit.errors import Bilingual, ResultRefused
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.base import Frozen
from audit.model.fact import Fact
from audit.model.result import FIRST_FORMAT, AuditResult
from audit.model.value import NUMERIC, ValueType
from audit.record.expand import expand
from audit.record.file_names import rulebook_file
from audit.record.rulebook import Rulebook, RulebookSchema
from audit.record.schema import AuditRecord, RecordSchema
from audit.version import __version__
from audit.wording.formats import formats_read
from audit.wording.system_errors import reason_of

_RECORDS: tuple[str, ...] = get_args(RecordSchema)
_RULEBOOKS: tuple[str, ...] = get_args(RulebookSchema)
_MOST_RULEBOOKS = 4
_MOST_BYTES = 100_000_000
_LARGEST = Decimal(10) ** 18
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
    return _likely(content) or _record(path, content, _object(path, content, _NO_RESULT))


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
    return _checked(path, modernised(result))


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
        if len(record.truths) != rulebook.nodes:
            raise _refused(path, _damaged("truths"))
        result = expand(record, rulebook)
    except (KeyError, IndexError, ValueError) as error:
        raise _refused(path, _damaged(str(error)[:60])) from error
    return _checked(path, result, _holds_writable_facts(record))


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


def _checked(path: Path, result: AuditResult, facts_are_writable: bool = False) -> AuditResult:
    """Return ``result``; refuse one that holds a score or a fact which cannot be put in words."""
    for name, score in (("overall", result.overall), *result.axes.items()):
        if (score.low is None) != (score.high is None):
            raise _refused(path, _damaged(name))
    for place, of, facts in () if facts_are_writable else _facts(result):
        if not all(map(_is_writable, facts)):
            raise _refused(path, _damaged(place if of == "" else f"{place}.{of}"))
    return result


def _holds_writable_facts(record: AuditRecord) -> bool:
    """Return whether every fact that the result of ``record`` is made of can be put in words: as good as always."""
    tables = record.snapshot.tables.values()
    cells = chain.from_iterable(row.cells.values() for table in tables for row in table.rows)
    declared = (completeness_fact("", table.completeness, (), table.undeclared) for table in tables)
    return all(map(_is_writable, chain(record.computed, declared))) and all(
        map(_is_writable_answer, chain(record.snapshot.answers.values(), cells))
    )


def _is_writable_answer(answer: Answer) -> bool:
    """Return whether an answer can be written in words: any but a number is a value that was validated, or a state."""
    if answer.within is not None:
        return _is_writable(answered_fact("", answer.type, answer))
    return not isinstance(answer.value, Decimal) or _is_writable_number(answer.value)


def _facts(result: AuditResult) -> Iterator[tuple[str, int | str, Sequence[Fact]]]:
    """Yield the facts that reports and explanations write, with their places and what these are of."""
    for node, facts in result.evidence.items():
        yield "evidence", node, facts
    yield "indicators", "", result.indicators
    for finding in result.findings:
        yield "findings", finding.rule, finding.facts
    for point in result.open_points:
        yield "open_points", point.rule, point.missing
    for diagnosed in result.diagnoses:
        yield "diagnoses", diagnosed.diagnosis, diagnosed.facts
    if result.synthesis is not None:
        yield "synthesis", "", result.synthesis.facts
    for record in result.answers:
        if not _is_writable_answer(record.answer):
            yield "answers", record.fact, (record.given,)


def _is_writable_number(number: Decimal) -> bool:
    return number.is_finite() and abs(number) < _LARGEST


def _is_writable(fact: Fact) -> bool:
    """Return whether the value of ``fact``, its bounds or its state can be written in words."""
    for number in (fact.value, fact.low, fact.high):
        if isinstance(number, Decimal) and not _is_writable_number(number):
            return False
    if fact.value is None and (fact.low, fact.high) != (None, None):
        return fact.type in NUMERIC or fact.type is ValueType.DATE
    if fact.state is AnswerState.PARTLY_ANSWERED:
        return bool(fact.among or fact.includes or fact.excludes)
    return fact.value is not None or fact.state is not AnswerState.ANSWERED
