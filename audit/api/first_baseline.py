"""The later of two audits on the initial baseline of the earlier, where the rules that judged it are loaded."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.api.tool import Tool
    from audit.comparison.first_baseline import FirstBaseline
    from audit.record.schema import AuditRecord


def on_first_baseline(tool: "Tool", old: "AuditRecord", new: "AuditRecord") -> "FirstBaseline | None":
    """Return what the later audit would find with the initial figures of the earlier.

    None where both give the same, where one is not known, or where other rules or questions judged the later audit:
    what it would have found by today's is not what it found.
    """
    from audit.assessment.first_baseline import judged_on_first
    from audit.comparison.audited import Recorded
    from audit.comparison.first_baseline import first_answers

    bank = tool.declarations.bank
    answers = first_answers(Recorded(old), Recorded(new), bank.roles.outside_view)
    asked = new.snapshot.questionnaire_id, new.snapshot.questionnaire_version
    if not answers or new.rulebase.sha256 != tool.rulebase.sha256 or asked != (bank.id, bank.version):
        return None
    assessor = tool.assessor(new.review_type)
    return judged_on_first(assessor, assessor.judge(new.snapshot, new.review_date), answers)
