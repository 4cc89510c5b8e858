"""Makes the synthesis of a report from its view, once for every format."""

from audit.model.synthesis_settings import SynthesisLengths
from audit.reporting.digest import present_diagnoses
from audit.reporting.kept_below import kept_below
from audit.reporting.messages import messages
from audit.reporting.synthesis.bibliography import Bibliography
from audit.reporting.synthesis.costs import cost_chart
from audit.reporting.synthesis.grouped import Grouped, grouped_findings, told
from audit.reporting.synthesis.milestones import milestone_chart
from audit.reporting.synthesis.model import Synthesis
from audit.reporting.synthesis.page_one import (
    accountable_people,
    before_go_live_of,
    findings_of,
    first_asked_of,
    first_need_of,
    first_request_of,
    holds_of,
    identity_of,
    not_established,
    other_reasons_of,
    reasons_of,
    verdict_of,
)
from audit.reporting.synthesis.steps import first_steps, phases_of, plan_alerts
from audit.reporting.view import ReportView
from audit.wording.typography import typeset


def synthesis_of(view: ReportView) -> Synthesis:
    """Return the synthesis of the report that ``view`` shows; the same view gives the same synthesis."""
    frame, t = view.result.synthesis, messages(view.language)
    lengths = frame.lengths if frame else SynthesisLengths()
    groups, kept = grouped_findings(view), kept_below(view)
    # What keeps the level down comes in the place of one, and so does the second reading that later texts make.
    most_reasons = max(1, lengths.most_reasons - bool(kept) - bool(view.left_out))
    bibliography = _bibliography(groups, view)
    reasons = reasons_of(groups, view, most_reasons)
    others, others_apart = other_reasons_of(groups, view, most_reasons)
    request = first_request_of(view)  # before the first actions, in the place of one
    steps = first_steps(findings_of(reasons, view), view, max(1, lengths.most_actions - bool(request)))
    shown, rest = groups[: lengths.most_groups], groups[lengths.most_groups :]
    return Synthesis(
        identity=identity_of(view),
        decision=typeset(view.text(frame.decision), view.language) if frame else None,
        verdict=verdict_of(view),
        accountable=accountable_people(view),
        kept=kept,
        reasons=reasons,
        other_reasons=others,
        other_reasons_apart=others_apart,
        diagnoses=tuple(typeset(view.diagnosis_title(one), view.language) for one in present_diagnoses(view.result)),
        holds=holds_of(view),
        # Of a reconstruction, nobody is to act: it only says what a conclusion would take.
        not_established=(*not_established(view, kept), *_would_take(request, view)),
        first_request="" if view.is_past else request,
        steps_title=t("synthesis.first_steps_then") if view.is_past else t("synthesis.first_steps"),
        first_steps=steps,
        first_need=first_need_of(view),
        first_asked=first_asked_of(view),
        before_go_live=before_go_live_of(view, [step.number for step in steps]),
        findings=tuple(
            told(number, one, view, bibliography, lengths.most_sentences) for number, one in enumerate(shown, start=1)
        ),
        more=tuple(
            (typeset(view.text(group.title), view.language), t("synthesis.findings", count=len(findings)))
            for group, findings in rest
        ),
        milestones=milestone_chart(view, lengths.most_milestones),
        costs=cost_chart(view),
        plan_title=t("synthesis.plan_then") if view.is_past else t("synthesis.plan"),
        phases=phases_of(view, lengths.most_steps),
        alerts=plan_alerts(view),
        bibliography=bibliography.entries(),
    )


def _would_take(request: str, view: ReportView) -> tuple[str, ...]:
    t = messages(view.language)
    return (t("opinion.get_answers_report", request=request),) if request and view.is_past else ()


def _bibliography(groups: list[Grouped], view: ReportView) -> Bibliography:
    """Number the sources as the report cites them: findings in the order of the synthesis, then diagnoses, signals."""
    bibliography = Bibliography(view.language)
    for _, findings in groups:
        for finding in findings:
            bibliography.add(finding.criteria)
    for _, findings in groups:
        for finding in findings:
            bibliography.add(threshold.criterion for threshold in finding.thresholds if threshold.criterion)
    for diagnosed in view.result.diagnoses:
        bibliography.add(diagnosed.criteria)
    for signal in view.signals_present:
        bibliography.add(signal.criteria)
    return bibliography
