"""Says once, before the findings, what "blocking" means, and how many of them rest on guidance alone."""

from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, Cap, Statement
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.go_live import conditions_of
from audit.reporting.view import ReportView
from audit.wording.terms import write_term
from audit.wording.typography import typeset


def findings_intro_of(view: ReportView) -> str:
    """Return how findings are ordered, the levels that blocking ones cap, if any, and what they rest on."""
    t, frame = messages(view.language), view.result.synthesis
    has_level = view.says is not Statement.CONDITIONS
    caps = sorted(frame.caps, key=lambda cap: ORDERED_LEVELS.index(cap.best)) if frame and has_level else []
    listed = t("list.separator").join(_cap(cap, view, t) for cap in caps)
    told = t("synthesis.caps", listed=listed) if listed else ""
    order = t("synthesis.order_go_live") if conditions_of(view) else ""
    intro = t("synthesis.findings_intro", order=order, caps=told)
    return typeset(" ".join(filter(None, (intro, _only_guidance(view, t)))), view.language)


def _only_guidance(view: ReportView, t: Messages) -> str:
    """Return how many findings rest on no text that binds a project; nothing where none does."""
    findings = view.result.findings
    count = sum(bool(one.criteria) and all(each.is_only_guidance for each in one.criteria) for one in findings)
    return t("synthesis.only_guidance", count=count, total=len(findings)) if count else ""


def _cap(cap: Cap, view: ReportView, t: Messages) -> str:
    level = write_term(cap.best, view.language)
    if cap.outcome is OutcomeKind.PARTIAL:
        return t("synthesis.cap_partial", count=cap.count, level=level)
    return t("synthesis.cap_violated", count=cap.count, level=level)
