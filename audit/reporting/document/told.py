"""The rest of the synthesis: findings by subject, milestones and costs drawn, the plan by phases, who is to sign."""

from collections.abc import Iterator

from audit.model.text import Text
from audit.reporting.cost_drawing import cost_drawing
from audit.reporting.document import labels
from audit.reporting.document.model import (
    Block,
    Bullets,
    Figure,
    Heading,
    Look,
    PageStart,
    Paragraph,
    Run,
    Table,
    Words,
)
from audit.reporting.document.pieces import (
    action_anchor,
    action_links,
    group_anchor,
    label,
    owner,
    read,
    rule_link,
    rule_links,
    said,
    source_links,
    strong,
    word,
)
from audit.reporting.messages import messages
from audit.reporting.milestone_drawing import milestone_drawing
from audit.reporting.synthesis.model import FindingTold, GoLivePoints, GroupedFinding, PlanPhase, Step, Synthesis
from audit.reporting.view import ReportView

_MOST_KEPT = 1200  # signs of a finding that is not parted, a quarter of a page: a choice of layout of the tool


def go_live_told(points: GoLivePoints, view: ReportView) -> Iterator[Block]:
    """Yield what the next go-live waits for, one line a point."""
    yield Heading(2, points.title, page=_second_page(view))
    columns = ("synthesis.go_live_point", "synthesis.go_live_kind", "actions.owner", "actions.due")
    yield Table(
        caption=word("synthesis.go_live_caption", view),
        header=tuple(word(name, view) for name in columns),
        rows=tuple(
            (
                (Run(one.what, to=action_anchor(one.action) if one.action else None),),
                said(one.kind),
                said(one.who),
                said(one.day_words),
            )
            for one in points.points
        ),
        widths=(43, 15, 25, 17),
        kept=True,
    )
    for sentence in filter(None, (points.others, *points.beside)):
        yield Paragraph(said(sentence), Look.NOTE)


def _second_page(view: ReportView) -> PageStart:
    """Return where what follows the first page begins: where the procedure stands takes the room that it has left."""
    return PageStart.SECOND if view.contradictory is None else PageStart.FULL


def findings_told(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield what the next go-live waits for, then the findings by subject."""
    t, start = messages(view.language), _second_page(view)
    if synthesis.go_live_points is not None:
        yield from go_live_told(synthesis.go_live_points, view)
        start = PageStart.ANYWHERE
    yield Heading(2, word("synthesis.findings_title", view), page=start)
    if not synthesis.findings:
        yield Paragraph(said(t("verdict.no_findings_but_open" if view.result.open_points else "verdict.no_findings")))
        yield from _limits(synthesis, view)
        return
    yield Paragraph(said(synthesis.findings_intro), Look.LEAD)
    yield from _limits(synthesis, view)
    for group in synthesis.findings:
        yield from _group(group, view)
    if synthesis.more:
        listed = t("list.separator").join(f"{title} ({count})" for title, count in synthesis.more)
        yield Paragraph((label(word("synthesis.more", view), view), Run(f"{listed}.")))


def _limits(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield what may limit the blocking requirements that are met."""
    if synthesis.limits:
        yield Paragraph((label(word("synthesis.limits_title", view), view), Run(synthesis.limits)), Look.LEAD)


def drawings(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield milestones and costs against the initial baseline, drawn; their tables are in the annex."""
    milestones, costs = synthesis.milestones, synthesis.costs
    if milestones and milestones.drawn:
        svg = str(milestone_drawing(milestones, view.language))
        yield Heading(2, milestones.title)
        yield Paragraph(said(milestones.headline), Look.LEAD)
        alt = f"{milestones.description} {milestones.headline}"
        yield Figure("drawing-milestones", svg, alt, milestones.title, kept=bool(milestones.places))
        yield from _places(milestones.places, view)
    if costs:
        svg = str(cost_drawing(costs, view.language))
        yield Heading(2, costs.title)
        yield Paragraph(said(" ".join(filter(None, (costs.headline, costs.note)))), Look.LEAD)
        alt = f"{costs.description} {costs.headline}"
        yield Figure("drawing-costs", svg, alt, costs.title, kept=bool(costs.places))
        yield from _places(costs.places, view)
        for remark in costs.remarks:
            yield Paragraph(said(remark), Look.NOTE)


def _places(places: tuple[str, ...], view: ReportView) -> Iterator[Block]:
    """Yield the cells behind a drawing."""
    if places:
        cells = messages(view.language)("list.separator").join(places)
        yield Paragraph((label(word("synthesis.cells", view), view), Run(cells)), Look.NOTE)


def plan_told(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield the plan by phases."""
    yield Heading(2, synthesis.plan_title)
    if not synthesis.phases:
        yield Paragraph(said(synthesis.first_need))
    for sentence in synthesis.alerts:
        yield Paragraph(said(sentence), Look.WARNING)
    for phase in synthesis.phases:
        yield _phase(phase, view)
    for sentence in synthesis.plan_notes:
        yield Paragraph(said(sentence), Look.NOTE)
    if view.work_told:
        yield Paragraph(said(view.work_told), Look.NOTE)


def signatures(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield the version and room to sign; while the audited team is to be heard, room to say when it was sent.

    Nobody signs a reconstruction.
    """
    presentation = view.presentation
    usual = (labels.AUDIT_TEAM, labels.AUDITED_TEAM)
    names = [read(one, view) for one in presentation.theme.signatures or usual]
    yield Heading(2, read(_signed_under(view), view))
    told = [(labels.VERSION, presentation.version or read(labels.NO_VERSION, view))]
    told += [(labels.STATUS, read(labels.DRAFT, view))] if presentation.draft else []
    told += [(labels.CIRCULATION, presentation.mark)] if presentation.mark else []
    t, verdict = messages(view.language), synthesis.verdict
    yield Paragraph(tuple(_told(told, t("list.separator"), view)), Look.LEAD)
    yield Paragraph((Run(f"{verdict.short_heading}. "), strong(f"{verdict.headline}.")), Look.LEAD)
    if view.awaits_answers:
        yield Paragraph(said(t("provisional.sent")), Look.LEAD)
        yield Paragraph(said(t("provisional.signed_later")), Look.LEAD)
        return
    if view.is_past:
        yield Paragraph(said(read(labels.NOT_SIGNED, view)), Look.LEAD)
        return
    yield Paragraph(said(t("synthesis.signed_at")), Look.LEAD)
    yield Table(
        caption=read(labels.SIGNATURES_CAPTION, view),
        header=tuple(
            read(one, view) for one in (labels.FUNCTION, labels.NAME, labels.DATE, labels.SIGNATURE)
        ),
        rows=tuple((said(name), (), (), ()) for name in names),
        widths=(34, 26, 16, 24),
        tall=True,
    )  # fmt: skip


def _signed_under(view: ReportView) -> Text:
    if view.is_past:
        return labels.VERSION
    return labels.TRANSMISSION if view.awaits_answers else labels.SIGNATURES


def _told(told: list[tuple[Text, str]], separator: str, view: ReportView) -> Iterator[Run]:
    for place, (name, words) in enumerate(told):
        if place:
            yield Run(separator)
        yield label(read(name, view), view)
        yield Run(words)


def _group(group: GroupedFinding, view: ReportView) -> Iterator[Block]:
    yield Heading(3, f"{group.number}. {group.title}", group_anchor(group.group))
    meaning = (Run(f" — {group.meaning}"),) if group.meaning else ()
    yield Paragraph((Run(group.badge, bold=True), *meaning), Look.LEAD)
    items = (*(_sentences(one, group) for one in group.told), *_also(group, view))
    is_short = sum(len(run.text) for item in items for run in item) <= _MOST_KEPT
    yield Bullets(items, kept=is_short)
    for sentence in group.same_facts:
        yield Paragraph(said(sentence), Look.LEAD)
    effects = messages(view.language)("synthesis.effects", count=len(group.effects))
    yield Paragraph((label(effects, view), Run(" ".join(group.effects))), Look.LEAD)
    yield Paragraph(_grounds(group, view), Look.NOTE)


def _sentences(one: FindingTold, group: GroupedFinding) -> Words:
    badge = (Run(f" ({one.badge})", italic=True),) if one.badge != group.badge else ()
    return (Run(" ".join(one.sentences)), *badge)


def _also(group: GroupedFinding, view: ReportView) -> Iterator[Words]:
    if not group.others:
        return
    t, words = messages(view.language), [label(word("synthesis.also", view), view)]
    for place, one in enumerate(group.others):
        words += [Run(t("list.separator"))] if place else []
        words += [Run(f"{one.brief} ("), *rule_link(one.rule, view)]
        words += [Run(f", {one.badge})" if one.badge != group.badge else ")")]
    yield (*words, Run("."))


def _grounds(group: GroupedFinding, view: ReportView) -> Words:
    """Return where a finding comes from: cells, sources, rules, and the actions that mend it."""
    t, between = messages(view.language), Run(" · ")
    places = t("list.separator").join(group.places) or t("axes.none")
    words: list[Run] = [label(word("synthesis.cells", view), view), Run(places)]
    if group.sources:
        words += [
            between,
            label(t("synthesis.sources", count=len(group.sources)), view),
            *source_links(group.sources, view),
        ]
    words += [between, label(t("synthesis.rules", count=len(group.rules)), view), *rule_links(group.rules, view)]
    if group.steps:
        words += [between, label(t("synthesis.steps", count=len(group.steps)), view), *action_links(group.steps)]
    return tuple(words)


def _phase(phase: PlanPhase, view: ReportView) -> Table:
    t = messages(view.language)
    until = f", {phase.until}" if phase.until else ""
    others = f" ({phase.others})" if phase.others else ""
    return Table(
        caption=f"{phase.title}{until} — {t('actions.in_phase', count=phase.count)}{others}",
        header=(t("actions.number"), t("actions.action"), t("actions.owner"), t("actions.due")),
        rows=tuple(_step(step, view) for step in phase.steps),
        widths=(6, 51, 24, 19),
        right=frozenset({0}),
    )


def _step(step: Step, view: ReportView) -> tuple[Words, ...]:
    t = messages(view.language)
    more = f" {t('actions.further_parts', count=len(step.do) - 1)}" if len(step.do) > 1 else ""
    title = (strong(f"{step.title} — "),) if step.title else ()
    warnings = tuple(Run(f"\n{words}", italic=True) for words in (*filter(None, (step.condition,)), *step.warnings))
    beside = tuple(Run(f"\n{sentence}", italic=True) for sentence in step.beside)
    return (
        action_links((step.number,)),
        (*title, Run(f"{step.do[0]}{more}"), *beside),
        said(owner(step, view)),
        (Run(step.due_cell), *warnings),
    )
