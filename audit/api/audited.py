"""One audit that was made: its record, and the rulebook of the texts that the record refers to."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.model.result.audit_result import AuditResult
    from audit.record.rulebook import Rulebook
    from audit.record.schema import AuditRecord


@dataclass(frozen=True, repr=False)
class Audit:
    """One audit: its record, and the rulebook of the texts that the record refers to."""

    record: "AuditRecord"
    rulebook: "Rulebook"

    @cached_property
    def result(self) -> "AuditResult":
        """Everything that was found, with its texts."""
        from audit.record.expand import expand

        return expand(self.record, self.rulebook)

    def __repr__(self) -> str:
        from audit.record.leading import leading

        record = self.record
        findings, open_points = len(record.findings), len(record.open_points)
        return (
            f"<Audit {record.review_type} {record.review_date}: {leading(record.avis).own.level}, "
            f"{findings} findings, {open_points} open points>"
        )
