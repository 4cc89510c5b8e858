"""Makes the synthesis of a report from its view, once for every format."""

from collections.abc import Sequence
from dataclasses import replace

from audit.model.synthesis_settings import SynthesisLengths
from audit.reporting.digest import present_diagnoses
from audit.reporting.earlier_recommendations import recommendations_told
from audit.reporting.kept_below import kept_below
from audit.reporting.messages import messages
from audit.reporting.same_facts import shared_fact_told, shared_facts, shared_facts_counted
from audit.reporting.synthesis.bibliography import Bibliography
from audit.reporting.synthesis.costs import cost_chart
from audit.reporting.synthesis.decision import decisions_of
from audit.reporting.synthesis.go_live import before_go_live_of, conditions_named, no_margin_of
from audit.reporting.synthesis.go_live_points import go_live_points_of, listed_actions, told_with_the_go_live
from audit.reporting.synthesis.grouped import Grouped, grouped_findings, told
from audit.reporting.synthesis.limits import limits_of
from audit.reporting.synthesis.milestones import milestone_chart
from audit.reporting.synthesis.model import GroupedFinding, Synthesis
from audit.reporting.synthesis.page_one import (
    accountable_people,
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
from audit.reporting.synthesis.severity_words import findings_intro_of
from audit.reporting.synthesis.steps import first_steps, phases_of, plan_alerts
from audit.reporting.view import ReportView
from audit.wording.typography import as_sentence, typeset


def synthesis_of(view: ReportView) -> Synthesis:
    """Return the synthesis of the report that ``view`` shows; the same view gives the same synthesis."""
    frame, t = view.result.synthesis, messages(view.language)
    lengths = frame.lengths if frame else SynthesisLengths()
    groups, kept = grouped_findings(view), kept_below(view)
    before_go_live, go_live_points = before_go_live_of(view), go_live_points_of(view)
    recommendations = recommendations_told(view, lengths.most_open, told_with_the_go_live(view))
    # What keeps the level down comes in the place of one, and so do the second reading that later texts make and the
    # words that a reconstruction quotes.
    instead = (kept, view.left_out, view.is_past)
    most_reasons = max(1, lengths.most_reasons - sum(map(bool, instead)))
    bibliography = _bibliography(groups, view)
    reasons = reasons_of(groups, view, most_reasons)
    others, others_apart = other_reasons_of(groups, view, most_reasons)
    request = first_request_of(view)  # before the first actions, in the place of one
    most_steps = max(1, lengths.most_actions - bool(request))
    steps = first_steps(findings_of(reasons, view), view, most_steps)
    # The list of what the go-live waits for takes the room of one of the findings, and of two steps of each phase.
    listed = go_live_points is not None
    most_groups, most_planned = max(1, lengths.most_groups - listed), max(1, lengths.most_steps - 2 * listed)
    shown, rest = groups[:most_groups], groups[most_groups:]
    return Synthesis(
        identity=identity_of(view),
        decision=decisions_of(view)[0],
        verdict=verdict_of(view),
        accountable=accountable_people(view),
        kept=kept,
        reasons=reasons,
        other_reasons=others,
        other_reasons_apart=others_apart,
        diagnoses=tuple(typeset(view.diagnosis_title(one), view.language) for one in present_diagnoses(view.result)),
        same_facts=shared_facts_counted(view),
        holds=holds_of(view),
        # Of a reconstruction, nobody is to act: it only says what a conclusion would take.
        not_established=(*not_established(view, kept), *_would_take(request, view)),
        first_request="" if view.is_past else request,
        steps_title=t("synthesis.first_steps_then") if view.is_past else t("synthesis.first_steps"),
        first_steps=steps,
        first_need=first_need_of(view),
        first_asked=first_asked_of(view),
        before_go_live=before_go_live,
        go_live_points=go_live_points,
        conditions_named=len(conditions_named(view) - {step.number for step in steps}),
        findings_intro=findings_intro_of(view),
        limits=limits_of(view),
        findings=_with_same_facts(
            [
                told(number, one, view, bibliography, lengths.most_sentences)
                for number, one in enumerate(shown, start=1)
            ],
            view,
        ),
        more=tuple(
            (typeset(view.text(group.title), view.language), t("synthesis.findings", count=len(findings)))
            for group, findings in rest
        ),
        milestones=milestone_chart(view, lengths.most_milestones),
        costs=cost_chart(view),
        plan_title=t("synthesis.plan_then") if view.is_past else t("synthesis.plan"),
        phases=phases_of(view, most_planned, listed_actions(go_live_points)),
        alerts=plan_alerts(view),
        plan_notes=tuple(filter(None, (no_margin_of(view), recommendations))),
        bibliography=bibliography.entries(),
    )


def _would_take(request: str, view: ReportView) -> tuple[str, ...]:
    return (as_sentence(request),) if request and view.is_past else ()


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


def _with_same_facts(groups: Sequence[GroupedFinding], view: ReportView) -> tuple[GroupedFinding, ...]:
    """Return the groups, each fact that findings share told once: with the first group that has one of these."""
    said: dict[str, list[str]] = {}
    for shared in shared_facts(view):
        first = next((group for group in groups if not set(group.rules).isdisjoint(shared.rules)), None)
        if first is not None:
            said.setdefault(first.group, []).append(shared_fact_told(shared, view))
    return tuple(replace(group, same_facts=tuple(said.get(group.group, ()))) for group in groups)
