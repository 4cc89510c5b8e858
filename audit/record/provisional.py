"""Whether what a record concludes is provisional: the audited team is still to be heard on it."""

from audit.model.scoring import Statement
from audit.record.schema import AuditRecord


def is_provisional(record: AuditRecord) -> bool:
    """Return whether the audited team is heard on what a record says: a final report is made of it, and is no record.

    Nobody is heard of a project that assesses itself, or that is reconstructed as it was on a past day.
    """
    return record.avis.says is not Statement.ESTIMATE and not record.snapshot.reconstructed
