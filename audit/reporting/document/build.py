"""Makes the document of a report from its view: the synthesis, then the annex; the same view, the same document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from textwrap import shorten

from audit.reporting.document import labels
from audit.reporting.document.annex_findings import annex_findings
from audit.reporting.document.annex_met import annex_met
from audit.reporting.document.annex_open import annex_diagnoses, annex_incoherent, annex_open, annex_questions
from audit.reporting.document.annex_plan import annex_baseline, annex_plan
from audit.reporting.document.annex_rest import annex_departures, annex_method, annex_sources
from audit.reporting.document.covered import axes_covered, blocking_to_establish
from audit.reporting.document.illustrated import annex_resources, illustrated
from audit.reporting.document.model import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    PageStart,
    Paragraph,
    Run,
    Table,
    Words,
)
from audit.reporting.document.page_one import page_one
from audit.reporting.document.pieces import label, read, said, word
from audit.reporting.document.told import drawings, findings_told, plan_told, signatures
from audit.reporting.document.typeset import typeset_document
from audit.reporting.illustrations.gather import illustrations_of
from audit.reporting.messages import messages
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.model import ProjectIdentity, Synthesis
from audit.reporting.view import ReportView

_LONGEST_FOOTER = 60  # signs of the title on every page: with the day and the software, one line


def document_of(view: ReportView) -> Document:
    """Return the whole document: four to six pages to sign, then the annex."""
    synthesis = synthesis_of(view)
    return framed(synthesis, view, linked(_blocks(synthesis, view)))


def framed(synthesis: Synthesis, view: ReportView, blocks: tuple[Block, ...]) -> Document:
    """Return ``blocks`` as a document, with what identifies it."""
    identity, result, presentation = synthesis.identity, view.result, view.presentation
    version = f"{read(labels.VERSION, view)} {presentation.version}" if presentation.version else ""
    draft = read(labels.DRAFT, view) if presentation.draft else ""
    document = Document(
        language=view.language,
        title=identity.title,
        subject=" · ".join(filter(None, (*_which(identity, view), version, draft))),
        footer=_footer(identity, view),
        day=result.review_date,
        author=result.software,
        presentation=presentation,
        blocks=blocks,
    )
    return typeset_document(document)


def _footer(identity: ProjectIdentity, view: ReportView) -> str:
    """Return one line for every page: that the report is provisional, its title, the day, the software."""
    t, during = messages(view.language), view.contradictory is not None
    standing = t("provisional.foot_during") if during else t("provisional.foot")
    longest = _LONGEST_FOOTER - len(standing) if view.awaits_answers else _LONGEST_FOOTER
    title = shorten(identity.title, longest, placeholder="…")
    parts = (title, _situation(identity, view), view.result.software)
    return " · ".join((standing, *parts) if view.awaits_answers else parts)


def _which(identity: ProjectIdentity, view: ReportView) -> tuple[str, ...]:
    """Return which review it is, of what: its kind and day, the ministry and the phase, or that they are not given."""
    t = messages(view.language)
    unknown = f"{t('synthesis.ministry')}{t('list.colon')} {t('project.not_given')}"
    phase = f"{t('synthesis.phase')}{t('list.colon')} {identity.phase or t('project.not_given')}"
    return identity.review, _situation(identity, view), identity.ministry or unknown, phase


def _situation(identity: ProjectIdentity, view: ReportView) -> str:
    t = messages(view.language)
    return t("synthesis.situation", date=identity.reviewed_on)


def linked(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` without the links that lead nowhere in them."""
    held = tuple(blocks)
    anchors = {anchor for block in held for anchor in _anchors(block)}
    return tuple(_only_to(anchors, block) for block in held)


def _blocks(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    drawn = illustrations_of(view)
    yield from page_one(synthesis, view)
    yield from findings_told(synthesis, view)
    yield from blocking_to_establish(view)
    yield from drawings(synthesis, view)
    yield from plan_told(synthesis, view)
    yield from axes_covered(view)
    yield from signatures(synthesis, view)
    yield Heading(1, word("synthesis.annex", view), page=PageStart.NEW)
    if synthesis.identity.description:
        purpose = read(labels.PURPOSE, view)
        yield Paragraph((label(purpose, view), Run(synthesis.identity.description)))
    yield Paragraph(said(read(labels.ANNEX_INTRO, view)))
    yield from illustrated(drawn.weather, view)
    yield from annex_findings(synthesis, view)
    yield from annex_met(view)
    yield from annex_diagnoses(synthesis, view)
    yield from illustrated(drawn.place, view)
    yield from annex_incoherent(view)
    yield from annex_open(view)
    yield from annex_questions(view)
    yield from annex_plan(view, drawn.calendar)
    yield from annex_baseline(synthesis, view)
    yield from illustrated(drawn.spending, view, 3)
    yield from annex_resources(drawn.resources, view)
    yield from annex_departures(view)
    yield from annex_sources(synthesis, view)
    yield from annex_method(view)


def _anchors(block: Block) -> Iterator[str]:
    match block:
        case Heading(anchor=anchor):
            yield anchor
        case Table(anchors=anchors) | Bullets(anchors=anchors):
            yield from anchors


def _only_to(anchors: set[str], block: Block) -> Block:
    def kept(words: Words) -> Words:
        return tuple(run if run.to in anchors else replace(run, to=None) for run in words)

    match block:
        case Paragraph(words=words):
            return replace(block, words=kept(words))
        case Bullets(items=items):
            return replace(block, items=tuple(map(kept, items)))
        case Fields(items=items):
            return replace(block, items=tuple((name, kept(words)) for name, words in items))
        case Table(rows=rows):
            return replace(block, rows=tuple(tuple(map(kept, row)) for row in rows))
    return block
