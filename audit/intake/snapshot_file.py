"""Snapshots kept as JSON: written whole, read as strictly as a workbook."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from audit.declarations.pydantic_messages import type_fault
from audit.errors import Bilingual, SnapshotRefused, words_of
from audit.intake.own_outputs import OWN_OUTPUT, OwnOutput, own_document
from audit.intake.problems.diagnostics import in_order
from audit.intake.problems.journal import Journal
from audit.intake.review_date import replace_review_date
from audit.intake.snapshot import Intake
from audit.intake.snapshot_faults import faults
from audit.intake.snapshot_names import in_todays_names
from audit.intake.snapshot_problems import note_problems
from audit.intake.values.words import printable, quotable
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import Field, QuestionBank, Questionnaire, Table
from audit.model.snapshot import KNOWN_SCHEMAS, SNAPSHOT_SCHEMA, ProjectSnapshot, TableContent, TableRow
from audit.wording.counted import fr
from audit.wording.formats import formats_read
from audit.wording.system_errors import reason_of

_MOST_BYTES = 50_000_000
_SHOWN = 10  # problems
_NO_SNAPSHOT = Bilingual(
    "ce n'est pas le relevé d'un projet, tel que l'écrit « audit snapshot »",
    "it is no snapshot of a project, such as 'audit snapshot' writes",
)
_A_RESULT = Bilingual(
    "c'est le résultat d'un audit, que lit « audit explain » ; le relevé du projet s'obtient du classeur par « audit "
    "snapshot »",
    "it is the result of an audit, which 'audit explain' reads; 'audit snapshot' makes the snapshot of a project from "
    "its workbook",
)


def snapshot_bytes(snapshot: ProjectSnapshot) -> bytes:
    """Return ``snapshot`` as JSON in UTF-8, ended by a newline; the same snapshot gives the same bytes."""
    return (snapshot.model_dump_json(indent=2) + "\n").encode()


def read_snapshot_file(path: Path, bank: QuestionBank, review_date: date | None = None) -> Intake:
    """Return the project that the file ``path`` holds, and what is wrong with it.

    The snapshot holds every question and table that is asked, whatever the file leaves out. What people wrote beside
    the answers, and what was said of the sheets, stays with the workbook.

    Args:
        path: what ``audit snapshot`` or ``audit intake panorama`` wrote.
        bank: every question of the questionnaires.
        review_date: the date of the audit, when it is not to be the file's.

    Raises:
        SnapshotRefused: when it is no snapshot of these questions; with every problem.
    """
    return read_snapshot(_parsed(path), path, bank, review_date)


def read_snapshot(snapshot: ProjectSnapshot, path: Path, bank: QuestionBank, review_date: date | None = None) -> Intake:
    """Return a project that was read before, perhaps by questions of an earlier version, as these questions have it.

    Args:
        snapshot: what was read.
        path: the file that holds it, for what is said of it.
        bank: every question of the questionnaires.
        review_date: the date of the audit, when it is not to be the snapshot's.

    Raises:
        SnapshotRefused: when it does not answer these questions; with every problem.
    """
    journal = Journal()
    renamed = in_todays_names(snapshot, bank, journal)
    found = list(faults(renamed, bank))
    if found:
        _refuse(path, _listed(found))
    questionnaire = bank.questionnaire(renamed.review_type)
    whole = _whole(renamed, questionnaire)
    note_problems(whole, questionnaire, journal)
    asked = questionnaire.question(questionnaire.roles.review_date)
    if review_date and asked:
        replace_review_date(asked, whole.answers[asked.id], review_date, journal)
    sheets = tuple(dict.fromkeys(cell.sheet for answer in whole.answers.values() for cell in answer.cells))
    return Intake(snapshot=whole, diagnostics=in_order(journal.diagnostics, sheets), sheets=sheets)


def _parsed(path: Path) -> ProjectSnapshot:
    content, data = _read(path)
    own = own_document(data) if isinstance(data, dict) else None
    if own is not None:
        raise _own_output(path, own)
    if not isinstance(data, dict) or "questionnaire_id" not in data:
        _refuse(path, _A_RESULT if isinstance(data, dict) and "rulebook" in data else _NO_SNAPSHOT)
    found = data.get("schema_version")
    if found not in KNOWN_SCHEMAS:
        shown = quotable(f"{found}")
        known = formats_read(KNOWN_SCHEMAS)
        _refuse(
            path,
            Bilingual(
                f"il est au format « {shown} », et cette version de l'outil lit {known.fr}",
                f"its format is '{shown}', and this version of the tool reads {known.en}",
            )
            if found is not None
            else Bilingual(
                f'son format n\'est pas dit : « "schema_version": "{SNAPSHOT_SCHEMA}" » est attendu',
                f'it does not say its format: "schema_version": "{SNAPSHOT_SCHEMA}" is expected',
            ),
        )
    try:
        return ProjectSnapshot.model_validate_json(content)
    except ValidationError as error:
        _refuse(path, _listed([_in_words(detail) for detail in error.errors()]))


def _read(path: Path) -> tuple[bytes, Any]:
    """Return the content of the file, and what it says as JSON.

    Raises:
        SnapshotRefused: when it cannot be read, is too large, or is no JSON.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        _refuse(path, reason_of(error))
    if len(content) > _MOST_BYTES:
        _refuse(
            path,
            Bilingual(
                f"il dépasse {_MOST_BYTES // 1_000_000} millions d'octets",
                f"it is larger than {_MOST_BYTES // 1_000_000} million bytes",
            ),
        )
    try:
        return content, json.loads(content, object_pairs_hook=_each_key_once)
    except _Twice as twice:
        _refuse(path, twice.words)
    except json.JSONDecodeError as error:
        _refuse(
            path,
            Bilingual(
                f"ce n'est pas du JSON : ligne {error.lineno}, colonne {error.colno}",
                f"it is no JSON: line {error.lineno}, column {error.colno}",
            ),
        )
    except (ValueError, RecursionError):  # not UTF-8; a number of thousands of digits; lists in lists without end
        _refuse(path, _NO_SNAPSHOT)


class _Twice(Exception):
    """A key that stands twice in one object: one of the two values would be lost in silence."""

    def __init__(self, key: str) -> None:
        shown = quotable(key)
        self.words = Bilingual(f"la clé « {shown} » y figure deux fois", f"the key '{shown}' is there twice")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _in_words(detail: Any) -> Bilingual:
    where = quotable(".".join(str(step) for step in detail["loc"]))
    cause = detail.get("ctx", {}).get("error")
    said = words_of(cause) if isinstance(cause, Exception) else type_fault(detail)
    if detail["type"] == "extra_forbidden":
        said = Bilingual("cette clé n'est pas connue", "this key is not known")
    elif detail["type"] == "missing":
        said = Bilingual("cette clé manque", "this key is missing")
    return Bilingual(f"{where} : {printable(said.fr)}", f"{where}: {printable(said.en)}")


def _listed(problems: list[Bilingual]) -> Bilingual:
    more = len(problems) - _SHOWN
    tail = (
        Bilingual(f"\n  - … et {fr(more, 'autre', 'autres')}", f"\n  - … and {more} more")
        if more > 0
        else Bilingual("", "")
    )
    lines = sum((Bilingual(f"\n  - {one.fr}", f"\n  - {one.en}") for one in problems[:_SHOWN]), Bilingual("", ""))
    return Bilingual("il ne répond pas à ce questionnaire :", "it does not answer this questionnaire:") + lines + tail


def _refuse(path: Path, reason: Bilingual) -> NoReturn:
    name = printable(path.name)
    words = Bilingual(f"« {name} » ne peut pas être lu : {reason.fr}", f"'{name}' cannot be read: {reason.en}")
    stop = Bilingual("", "") if "\n" in words.fr else Bilingual(".", ".")
    raise SnapshotRefused(words + stop)


def _own_output(path: Path, own: OwnOutput) -> SnapshotRefused:
    name = printable(path.name)
    refused = SnapshotRefused(
        Bilingual(
            f"« {name} » contient {own.what.fr}, non un projet : {own.use.fr}.",
            f"'{name}' holds {own.what.en}, not a project: {own.use.en}.",
        )
    )
    refused.code = OWN_OUTPUT
    return refused


def _whole(snapshot: ProjectSnapshot, questionnaire: Questionnaire) -> ProjectSnapshot:
    """Return the snapshot with a blank answer to whatever it leaves out."""
    answers = {question.id: _given(question, snapshot.answers) for question in questionnaire.questions}
    tables = {table.id: _filled(table, snapshot.tables.get(table.id, TableContent())) for table in questionnaire.tables}
    return snapshot.model_copy(update={"schema_version": SNAPSHOT_SCHEMA, "answers": answers, "tables": tables})


def _filled(table: Table, content: TableContent) -> TableContent:
    rows = (
        TableRow(row.number, {column.id: _given(column, row.cells) for column in table.columns}) for row in content.rows
    )
    return content.model_copy(update={"rows": tuple(rows)})


def _given(asked: Any, answers: Mapping[str, Answer]) -> Answer:
    """Return the answer to ``asked``; "not applicable" where it offers to say that there is none, as cells are read."""
    answer = answers.get(asked.id) or _blank(asked)
    return replace(answer, state=asked.absence) if answer.state is AnswerState.NOT_APPLICABLE else answer


def _blank(asked: Field) -> Answer:
    return Answer(type=asked.value_type, state=AnswerState.BLANK)
