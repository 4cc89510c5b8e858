"""The annex of the document, rule by rule: what was found, the answers it rests on, sources and recommendations."""

from collections.abc import Iterator

from audit.model.answer import Answer
from audit.model.fact import Fact
from audit.model.result.answers import RowNote
from audit.model.result.findings import Finding
from audit.reporting import digest
from audit.reporting.badges import finding_badge
from audit.reporting.commented import comment_words
from audit.reporting.document import labels
from audit.reporting.document.model import Block, Bullets, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import (
    action_anchor,
    finding_anchor,
    label,
    listed_cells,
    read,
    said,
    source_anchor,
    word,
)
from audit.reporting.document.sides import on_finding, withdrawn
from audit.reporting.due import due_by
from audit.reporting.labels import note_beside
from audit.reporting.messages import messages
from audit.reporting.same_facts import shared_fact_told, shared_facts
from audit.reporting.synthesis.model import Synthesis
from audit.reporting.view import ReportView
from audit.reporting.weakest_evidence import weakest_evidence
from audit.wording.terms import write_term


def annex_findings(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield every finding, the gravest first."""
    t = messages(view.language)
    yield Heading(2, read(labels.FINDINGS, view))
    found = digest.by_weight(view.result)
    if not found:
        yield Paragraph(said(t("verdict.no_findings_but_open" if view.result.open_points else "findings.none")))
        yield from withdrawn(view)
        return
    yield Paragraph(said(t("findings.intro")))
    for finding in found:
        yield from _finding(finding, synthesis, view)
    yield from withdrawn(view)


def _finding(finding: Finding, synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    t = messages(view.language)
    yield Heading(3, f"{finding.rule} — {read(finding.title, view)}", finding_anchor(finding.rule))
    version = t("findings.rule_version", rule=finding.rule, version=finding.version)
    level = t("findings.evidence_level", level=write_term(finding.evidence, view.language))
    yield Paragraph(
        (
            Run(finding_badge(finding, view.language), bold=True),
            Run(f" · {level}{weakest_evidence(finding, view)} · {version}{_left_out(finding, view)}"),
        ),
        Look.HEAD,
    )
    yield Paragraph((label(t("findings.condition"), view), Run(read(finding.condition, view))))
    for shared in shared_facts(view):
        if finding.rule in shared.rules:
            yield Paragraph(said(shared_fact_told(shared, view)), Look.LEAD)
    for note in _doubts(finding, view):
        yield Paragraph(said(note), Look.WARNING)
    thresholds = tuple(_thresholds(finding, view))
    if thresholds:
        yield Paragraph((label(t("findings.thresholds"), view), *_listed(thresholds, view)))
    if not view.is_past:  # causes are to be checked with people, and nobody is heard on a past day
        cause = f"{t('findings.cause')} ({t('findings.cause_hypothesis')})"
        yield Paragraph((label(cause, view), Run(read(finding.cause, view))))
    yield Paragraph((label(t("findings.effect"), view), Run(read(finding.effect, view))))
    criteria = tuple(_criteria(finding, synthesis, view))
    if criteria:
        yield Paragraph((label(t("findings.criteria"), view), *_listed(criteria, view)))
    asked = tuple(_recommendations(finding, view))
    if asked:
        yield Paragraph((label(word("findings.recommendation", view), view),), Look.LEAD)
        yield Bullets(asked)
    if finding.facts:
        yield _answers(finding, view)
    yield from on_finding(finding.rule, view)


def _left_out(finding: Finding, view: ReportView) -> str:
    """Say that a finding counts for nothing in the level by the texts of the time; nothing of the others."""
    earlier = view.result.avis.earlier_texts
    is_out = earlier is not None and finding.rule in earlier.findings
    return f" · {messages(view.language)('findings.left_out')}" if is_out else ""


def _listed(items: tuple[Words, ...], view: ReportView) -> Words:
    between, words = messages(view.language)("list.separator"), list[Run]()
    for item in items:
        words += [Run(between), *item] if words else item
    return tuple(words)


def _doubts(finding: Finding, view: ReportView) -> Iterator[str]:
    """Yield what a reader must know of a finding before believing it."""
    t = messages(view.language)
    if finding.may_be_partial:
        yield t("findings.may_be_partial")
    for item in view.incoherences:
        if finding.rule in item.rules:
            yield f"{t('incoherent.finding')} {read(item.says, view)}."
    for amount in view.amounts_to_check:
        if finding.rule in amount.rules:
            yield f"{t('incoherent.finding_amount')} {view.label(amount.fact.name)}."


def _thresholds(finding: Finding, view: ReportView) -> Iterator[Words]:
    t = messages(view.language)
    for one in finding.thresholds:
        words = view.threshold(one)
        source = f" — {read(one.source, view)}" if one.source else ""
        later = f", {t('findings.later')}" if one.later_than_review else ""
        yield (Run(f"{words}{source} ({write_term(one.confidence, view.language)}{later})"),)


def _criteria(finding: Finding, synthesis: Synthesis, view: ReportView) -> Iterator[Words]:
    t = messages(view.language)
    for one in finding.criteria:
        number = synthesis.source_number(one.citation)
        text = f" — {read(one.text, view)}" if one.text else ""
        later = f" ({t('findings.later')})" if one.later_than_review else ""
        mark = (Run(f" [{number}]", to=source_anchor(number)),) if number else ()
        yield (Run(f"{read(one.short_title or one.title, view)}{text}{later}"), *mark)


def _recommendations(finding: Finding, view: ReportView) -> Iterator[Words]:
    t = messages(view.language)
    for action, part in view.asked_by(finding):
        number = view.numbers[action.action]
        name = f"{t('list.colon')} {action.owner_name}" if action.owner_name else ""
        who = f"{write_term(action.owner_role, view.language)}{name}"
        due = due_by(action.due, view)
        yield (
            Run(f"{read(part.do, view)} — {who}, {due} · "),
            Run(f"{t('actions.action')} {number}", to=action_anchor(number)),
        )


def _answers(finding: Finding, view: ReportView) -> Table:
    t = messages(view.language)
    facts = view.by_line(finding.facts)
    notes = view.notes_beside(facts)
    return Table(
        caption=t("findings.answers_caption", rule=finding.rule),
        header=(t("findings.answer"), t("findings.value"), t("findings.cells"), t("findings.evidence")),
        rows=tuple(_answer(fact, notes.get(fact.name), view) for fact in facts),
        widths=(32, 28, 18, 22),
    )


def _answer(fact: Fact, note: Answer | RowNote | None, view: ReportView) -> tuple[Words, ...]:
    beside = [note_beside(fact, view.language), comment_words(note, view.language)]
    return (
        said(view.label(fact.name)),
        (Run(view.value(fact)), *(Run(f"\n{words}", italic=True) for words in beside if words)),
        said(listed_cells(fact.cells, view)),
        (
            Run(write_term(fact.evidence, view.language)),
            *((Run(f"\n{note.source}", italic=True),) if note and note.source else ()),
        ),
    )
