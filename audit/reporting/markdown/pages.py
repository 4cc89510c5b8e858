"""Lays the synthesis out as Markdown: page one, grouped findings, milestones and costs, plan, sources."""

from collections.abc import Iterator

from audit.model.result.findings import Finding
from audit.reporting.contradictory.lines import auditors_lines, team_lines
from audit.reporting.contradictory.said import FindingSaid
from audit.reporting.contradictory.sides import Sides
from audit.reporting.illustrations.gather import illustrations_of
from audit.reporting.markdown.marks import bullets, heading, inline, link, plain, strong, table
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis import Synthesis, synthesis_of
from audit.reporting.synthesis.grouped import finding_told
from audit.reporting.synthesis.model import GoLivePoints, GroupedFinding, Reason, Step
from audit.reporting.synthesis.steps import step_of
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.typography import typeset


def write_markdown(view: ReportView) -> str:
    """Return the synthesis that ``view`` shows, then every finding and every action; the same view, the same bytes."""
    synthesis, t = synthesis_of(view), messages(view.language)
    parts = (
        _head(synthesis, view, t),
        _reasons(synthesis, t),
        _go_live(synthesis.go_live_points, t) if synthesis.go_live_points is not None else (),
        _findings(synthesis, t),
        _to_establish(view, t),
        _baseline(synthesis, t),
        _plan(synthesis, view, t),
        _rule_by_rule(synthesis, view, t),
        _illustrations(view, t),
        _sources(synthesis, t),
    )
    return typeset("\n".join(line for part in parts for line in (*part, "")).rstrip() + "\n", view.language)


def _head(synthesis: Synthesis, view: ReportView, t: Messages) -> Iterator[str]:
    identity, verdict, colon = synthesis.identity, synthesis.verdict, t("list.colon")
    yield f"<!-- {view.result.software.replace('--', '-')} -->"
    yield ""
    yield heading(1, identity.title)
    yield ""
    yield plain(f"{identity.review} · {t('synthesis.situation', date=identity.reviewed_on)}")
    if view.provisional_note:
        yield ""
        yield strong(view.provisional_note)
    if identity.disclaimer:
        yield ""
        yield f"> {strong(t('project.warning'))}{colon} {inline(identity.disclaimer)}"
    yield ""
    if view.contradictory is not None:
        yield strong(f"{view.contradictory.title} — {view.contradictory.stage}")
        yield ""
        yield from bullets(map(plain, view.contradictory.status))
        yield ""
    facts = [(t("synthesis.ministry"), identity.ministry), (t("synthesis.phase"), identity.phase)]
    facts += [(t("synthesis.decision"), synthesis.decision)] if synthesis.decision else []
    facts += [(person.role_words, person.words) for person in synthesis.accountable]
    yield from bullets(f"{strong(name)}{colon} {inline(value or t('project.not_given'))}" for name, value in facts)
    yield ""
    yield heading(2, f"{verdict.kind}{colon} {verdict.headline}")
    yield ""
    yield strong(verdict.certainty)
    if verdict.bases or verdict.equivalent or verdict.stance or verdict.given:
        yield ""
    yield from bullets(plain(line) for line in (verdict.later,) if line)
    yield from bullets(plain(f"{line}.") for line in verdict.bases)
    yield from bullets(plain(line) for line in (verdict.rating_words, verdict.equivalent or "") if line)
    if verdict.given:
        yield from bullets([plain(verdict.given)])
    yield from bullets(f"{strong(kind)}{colon} {inline(sentence)}" for kind, sentence in verdict.stance)


def _reasons(synthesis: Synthesis, t: Messages) -> Iterator[str]:
    yield heading(2, t("synthesis.reasons"))
    yield ""
    if synthesis.kept:
        yield plain(synthesis.kept)
        yield ""
    yield from map(_reason, synthesis.own_reasons)
    if synthesis.hindsight:
        yield from ("",) if synthesis.own_reasons else ()
        yield strong(t("synthesis.hindsight_reasons") + t("list.colon"))
        yield ""
        yield from map(_reason, synthesis.hindsight)
    if not synthesis.reasons:
        yield plain(t("synthesis.no_reason"))
    if synthesis.other_reasons:
        yield ""
        yield plain(synthesis.other_reasons)
    yield ""
    if synthesis.diagnoses:
        named = t("list.separator").join(synthesis.diagnoses)
        yield f"{strong(t('verdict.diagnoses', count=len(synthesis.diagnoses)))} {inline(named)}."
        yield ""
    yield plain(" ".join(filter(None, (synthesis.same_facts, synthesis.holds))))
    yield ""
    yield heading(2, t("synthesis.not_established"))
    yield ""
    yield from bullets(map(plain, synthesis.not_established))
    yield ""
    yield heading(2, synthesis.steps_title)
    yield ""
    if synthesis.go_live_points is not None:
        yield plain(" ".join((synthesis.go_live_points.lead, *synthesis.go_live_points.remarks)))
        yield ""
    if synthesis.first_request:
        yield plain(t("opinion.get_answers_report", request=synthesis.first_request))
        yield ""
    yield from bullets(f"{strong(_number(step, t))} — {_step(step, t)}" for step in synthesis.first_steps)
    if synthesis.first_need:
        yield plain(synthesis.first_need)
        yield ""
        yield from bullets(map(plain, synthesis.first_asked))


def _go_live(points: GoLivePoints, t: Messages) -> Iterator[str]:
    yield heading(2, points.title)
    yield ""
    columns = ("synthesis.go_live_point", "synthesis.go_live_kind", "actions.owner", "actions.due")
    yield from table(
        [t(name) for name in columns], [(one.what, one.kind, one.who, one.day_words) for one in points.points]
    )
    yield ""
    for sentence in filter(None, (points.others, *points.beside)):
        yield plain(sentence)
        yield ""


def _reason(reason: Reason) -> str:
    told = f"{reason.sentence} ({reason.references})"
    return f"- {strong(reason.title)} ({inline(reason.badge)}) — {inline(told)}"


def _findings(synthesis: Synthesis, t: Messages) -> Iterator[str]:
    yield heading(2, t("synthesis.findings_title"))
    if synthesis.findings:
        yield ""
        yield plain(synthesis.findings_intro)
    if synthesis.limits:
        yield ""
        yield f"{strong(t('synthesis.limits_title'))}{t('list.colon')} {inline(synthesis.limits)}"
    for group in synthesis.findings:
        yield ""
        yield heading(3, f"{group.number}. {group.title} ({group.badge})")
        yield ""
        yield from _group(group, t)
    if synthesis.more:
        left = t("list.separator").join(f"{title} ({count})" for title, count in synthesis.more)
        yield ""
        yield f"{strong(t('synthesis.more'))}{t('list.colon')} {inline(left)}."


def _to_establish(view: ReportView, t: Messages) -> Iterator[str]:
    """Yield every blocking requirement that the answers leave open, and what it waits for; nothing where none is."""
    if not view.blocking_open:
        return
    yield heading(2, t("covered.open_title"))
    yield ""
    yield plain(t("covered.open_intro"))
    yield ""
    for point in view.blocking_open:
        later = f" ({t('synthesis.in_hindsight')})" if point.rule in view.left_out_open else ""
        title = f"{strong(point.rule)} — {inline(view.text(point.title))}{inline(later)}"
        missing = [
            f"{one.label} ({', '.join(write_cell_ranges(one.cells))})" if one.cells else one.label
            for one in view.missing(point)
        ]
        listed = t("list.separator").join(missing) or t("unknown.no_missing")
        yield f"- {title} — {inline(t('unknown.missing') + t('list.colon'))} {inline(listed)}"


def _group(group: GroupedFinding, t: Messages) -> Iterator[str]:
    colon, separator = t("list.colon"), t("list.separator")
    if group.meaning:
        yield plain(group.meaning)
        yield ""
    for one in group.told:
        badge = f" ({inline(one.badge)})" if one.badge != group.badge else ""
        yield f"- {plain(' '.join(one.sentences))}{badge}"
    if group.others:
        named = separator.join(f"{one.brief} ({one.rule})" for one in group.others)
        yield f"- {strong(t('synthesis.also'))}{colon} {inline(named)}"
    yield from bullets(map(plain, group.same_facts))
    effects = t("synthesis.effects", count=len(group.effects))
    yield f"- {strong(effects)}{colon} {inline(' '.join(group.effects))}"
    grounds = [
        (t("synthesis.cells"), separator.join(group.places)),
        (
            t("synthesis.sources", count=len(group.sources)),
            separator.join(f"[{one.number}] {one.words}" for one in group.sources),
        ),
        (t("synthesis.rules", count=len(group.rules)), ", ".join(group.rules)),
        (t("synthesis.steps", count=len(group.steps)), ", ".join(map(str, group.steps))),
    ]
    yield f"- {plain(' · '.join(f'{name}{colon} {value}' for name, value in grounds if value))}"


def _baseline(synthesis: Synthesis, t: Messages) -> Iterator[str]:
    milestones, costs = synthesis.milestones, synthesis.costs
    if milestones:
        yield heading(2, milestones.title)
        yield ""
        yield plain(milestones.headline)
        yield ""
        columns = [t("compare.milestone"), t("synthesis.legend_initial"), t("synthesis.legend_current")]
        yield from table(
            [*columns, t("synthesis.slip"), t("synthesis.state")],
            [
                (one.label, one.initial_words, one.current_words, one.slip_words, one.state)
                for one in milestones.milestones
            ],
        )
        yield ""
        yield from _places(milestones.places, t)
    if costs:
        yield heading(2, costs.title)
        yield ""
        yield plain(f"{costs.headline} {costs.note}".strip())
        yield ""
        columns = [t("synthesis.category"), t("synthesis.legend_baseline"), t("synthesis.legend_forecast")]
        yield from table(
            [*columns, t("synthesis.drift"), t("synthesis.legend_spent")],
            [(b.label, b.initial_words, b.forecast_words, b.drift_words, b.spent_words) for b in costs.bars],
        )
        yield ""
        yield from _places(costs.places, t)
        for remark in costs.remarks:
            yield plain(remark)
            yield ""


def _illustrations(view: ReportView, t: Messages) -> Iterator[str]:
    """Yield what the drawings of the annex show: sentences and tables."""
    drawn = illustrations_of(view)
    for one in (drawn.weather, drawn.place, drawn.spending, drawn.staff, drawn.risks):
        if one is None:
            continue
        yield heading(2, one.title)
        yield ""
        yield plain(one.headline)
        yield ""
        if one.table:
            yield from table(list(one.table.header), one.table.rows)
            yield ""
        yield from _places(one.places, t)
        yield from (line for note in one.notes for line in (plain(note), ""))


def _places(places: tuple[str, ...], t: Messages) -> Iterator[str]:
    """Yield the cells behind a table."""
    if places:
        yield plain(f"{t('synthesis.cells')}{t('list.colon')} {t('list.separator').join(places)}")
        yield ""


def _plan(synthesis: Synthesis, view: ReportView, t: Messages) -> Iterator[str]:
    yield heading(2, t("actions.title"))
    yield from (line for sentence in synthesis.alerts for line in ("", strong(sentence)))
    if not view.actions:
        yield ""
        yield plain(synthesis.first_need)
    yield from (line for sentence in synthesis.plan_notes for line in ("", plain(sentence)))
    if view.work_told:
        yield ""
        yield plain(view.work_told)
    for phase, (_, actions) in zip(synthesis.phases, view.phases, strict=True):
        yield ""
        yield heading(3, f"{phase.title}, {phase.until}" if phase.until else phase.title)
        yield ""
        steps = [step_of(action, view) for action in actions]
        yield from table(
            [t("actions.number"), t("actions.action"), t("actions.owner"), t("actions.due"), t("actions.proof")],
            [_row(step, view, t) for step in steps],
        )


def _row(step: Step, view: ReportView, t: Messages) -> tuple[str, ...]:
    title = f"{step.title} — " if step.title else ""
    due = " — ".join(filter(None, [step.due_cell, step.condition, *step.warnings]))
    return (
        str(step.number),
        title + " ".join((*step.do, *step.beside)),
        _owner(step, t),
        due,
        t("list.separator").join(dict.fromkeys(step.proof)),
    )


def _rule_by_rule(synthesis: Synthesis, view: ReportView, t: Messages) -> Iterator[str]:
    yield heading(2, t("findings.title"))
    for finding in (finding for _, findings in view.findings_by_axis for finding in findings):
        told = finding_told(finding, view)
        cells = t("list.separator").join(write_cell_ranges(cell for fact in finding.facts for cell in fact.cells))
        cited = _cited(finding, synthesis)
        yield ""
        yield f"- {strong(finding.rule)} {inline(told.title)} ({inline(told.badge)})"
        yield f"  - {plain(' '.join(told.sentences))}"
        for interval in view.bounded(finding):
            yield f"  - {plain(interval)}"
        yield f"  - {plain(t('synthesis.cells') + t('list.colon'))} {inline(cells or t('axes.none'))}"
        sources = t("synthesis.sources", count=len(cited)) + t("list.colon")
        yield f"  - {plain(sources)} {inline(t('list.separator').join(cited))}"
        if view.contradictory is not None:
            yield from _sides(view.contradictory.of(finding.rule), view.contradictory, t)
    if view.contradictory is not None and view.contradictory.withdrawn:
        yield from _withdrawn(view.contradictory, t)


def _cited(finding: Finding, synthesis: Synthesis) -> list[str]:
    """Return the sources of a finding as the bibliography numbers them, each with what is cited of it."""
    by_source: dict[str, list[str]] = {}
    for criterion in finding.criteria:
        by_source.setdefault(criterion.source, []).append(criterion.citation)
    known = {entry.source: f"[{entry.number}] {entry.short_title}" for entry in synthesis.bibliography}
    return [f"{known[source]} ({', '.join(citations)})" for source, citations in by_source.items()]


def _sides(found: FindingSaid, sides: Sides, t: Messages) -> Iterator[str]:
    """Yield what each side says of a finding."""
    told = ((sides.team, team_lines(found, sides)), (sides.auditor, auditors_lines(found)))
    for name, lines in told:
        yield f"  - {strong(name)}{t('list.colon')} {' — '.join(inline(line) for line in lines)}"


def _withdrawn(sides: Sides, t: Messages) -> Iterator[str]:
    yield ""
    yield heading(3, sides.withdrawn_title)
    yield ""
    yield plain(sides.withdrawn_intro)
    for one in sides.withdrawn:
        yield ""
        yield f"- {strong(one.rule)} {inline(one.title)}"
        yield f"  - {inline(one.severity)} · {inline(one.outcome)}"
        yield f"  - {plain(one.condition)}"
        yield from _sides(one.said, sides, t)


def _sources(synthesis: Synthesis, t: Messages) -> Iterator[str]:
    yield heading(2, t("synthesis.bibliography"))
    yield ""
    if any(entry.later for entry in synthesis.bibliography):
        yield plain(f"{t('annex.later')}. {t('annex.later_intro')}")
        yield ""
    for entry in synthesis.bibliography:
        later = f" — {t('findings.later')}" if entry.later else ""
        title, reading = link(entry.title, entry.url), inline(entry.reading + later)
        yield f"{entry.number}. {strong(entry.short_title)} — {title} ({reading})"


def _number(step: Step, t: Messages) -> str:
    return f"{t('actions.action')} {step.number}"


def _step(step: Step, t: Messages) -> str:
    return f"{inline(step.opening)} {strong(_owner(step, t))}, {inline(step.due_words)}."


def _owner(step: Step, t: Messages) -> str:
    if step.is_to_name:
        return f"{step.owner} ({t('actions.owner_to_name')})"
    return f"{step.owner} — {step.owner_name}" if step.owner_name else step.owner
