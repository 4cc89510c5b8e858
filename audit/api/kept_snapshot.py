"""The snapshot that a record holds, as answers to the questions of today."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.model.questionnaire import QuestionBank
    from audit.model.snapshot import ProjectSnapshot
    from audit.record.schema import AuditRecord


def snapshot_of(record: "AuditRecord", path: Path, bank: "QuestionBank") -> "ProjectSnapshot":
    """Return the snapshot of ``record``, carried over where it answers another version of the questionnaire.

    Args:
        record: of an audit.
        path: where it was read, for messages.
        bank: the questions of today.

    Raises:
        SnapshotRefused: when it answers other questions.
    """
    from audit.intake.snapshot_file import read_snapshot

    snapshot = record.snapshot
    if (snapshot.questionnaire_id, snapshot.questionnaire_version) == (bank.id, bank.version):
        return snapshot
    return read_snapshot(snapshot, path, bank, record.review_date).snapshot
