"""Gives a saved snapshot the names that its questions have today, and leaves what is no longer asked out, aloud."""

from collections.abc import Mapping
from typing import TypeVar

from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.identity import is_earlier
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import QuestionBank, RemovedQuestion
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Text

_Item = TypeVar("_Item")


def in_todays_names(snapshot: ProjectSnapshot, bank: QuestionBank, journal: Journal) -> ProjectSnapshot:
    """Return the snapshot under today's names, as a workbook of an earlier version is read.

    Args:
        snapshot: as it was saved.
        bank: every question, with its former names.
        journal: gathers what is left out, and that the version is another.
    """
    found, known = snapshot.questionnaire_version, bank.version
    if found == known or snapshot.questionnaire_id != bank.id:
        return snapshot
    earlier = is_earlier(found, known)
    code = StructureCode.EARLIER_VERSION if earlier else StructureCode.LATER_VERSION
    journal.structure(code, details={"found": found, "expected": known})
    if not earlier:
        return snapshot
    removed = {item.id: item for item in bank.removed}
    now = {name: question.id for question in bank.questions for name in question.formerly}
    answers = _renamed(_kept(snapshot.answers, removed, "", journal), now)
    tables = {name: _table(name, content, bank, removed, journal) for name, content in snapshot.tables.items()}
    return snapshot.model_copy(update={"answers": answers, "tables": tables})


def _table(
    name: str, content: TableContent, bank: QuestionBank, removed: Mapping[str, RemovedQuestion], journal: Journal
) -> TableContent:
    columns = [column for table in bank.tables if table.id == name for column in table.columns]
    now = {former: column.id for column in columns for former in column.formerly}
    rows = (TableRow(row.number, _renamed(_kept(row.cells, removed, f"{name}/", journal), now)) for row in content.rows)
    return content.model_copy(update={"rows": tuple(rows)})


def _renamed(items: Mapping[str, _Item], now: Mapping[str, str]) -> dict[str, _Item]:
    """Return ``items`` under the names of today; where both names stand, the former is left for the check to refuse."""
    return {now[name] if name in now and now[name] not in items else name: item for name, item in items.items()}


def _kept(
    answers: Mapping[str, Answer], removed: Mapping[str, RemovedQuestion], prefix: str, journal: Journal
) -> dict[str, Answer]:
    kept = {}
    for name, answer in answers.items():
        gone = removed.get(f"{prefix}{name}")
        if gone is None:
            kept[name] = answer
        elif answer.state is not AnswerState.BLANK:
            details: dict[str, str | Text] = {"id": gone.id, "why": gone.why}
            journal.structure(StructureCode.QUESTION_REMOVED, read=answer.raw or gone.id, details=details)
    return kept
