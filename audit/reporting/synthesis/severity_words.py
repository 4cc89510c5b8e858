"""Says once, before the findings, what "blocking" means: which level such a requirement caps, by the scoring."""

from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, Cap, Statement
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.go_live import conditions_of
from audit.reporting.view import ReportView
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def findings_intro_of(view: ReportView) -> str:
    """Return how findings are ordered, and the levels that blocking ones cap where the review ends in a level."""
    t, frame = messages(view.language), view.result.synthesis
    has_level = view.says is not Statement.CONDITIONS
    caps = sorted(frame.caps, key=lambda cap: ORDERED_LEVELS.index(cap.best)) if frame and has_level else []
    listed = t("list.separator").join(_cap(cap, view, t) for cap in caps)
    told = t("synthesis.caps", listed=listed) if listed else ""
    order = t("synthesis.order_go_live") if conditions_of(view) else ""
    return typeset(t("synthesis.findings_intro", order=order, caps=told), view.language)


def _cap(cap: Cap, view: ReportView, t: Messages) -> str:
    level = write_term(cap.best, view.language)
    if cap.outcome is OutcomeKind.PARTIAL:
        return t("synthesis.cap_partial", count=cap.count, level=level)
    return t("synthesis.cap_violated", count=cap.count, level=level)
