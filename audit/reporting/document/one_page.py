"""The report on one page: decision, level, certainty, reasons, what is open, first actions; ever shorter until it fits.

A page has room for so much: each length says less than the one before, and tells how much it leaves out. The last one
also cuts what people typed, so that it fits whatever that is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from audit.reporting.document import labels
from audit.reporting.document.build import framed, linked
from audit.reporting.document.model import Block, Bullets, Document, Fields, Heading, Look, Paragraph, Run, Words
from audit.reporting.document.page_one import (
    before_go_live,
    departures_of,
    first_needed,
    first_request,
    reasons_told,
    verdict_box,
    warnings,
)
from audit.reporting.document.pieces import owner, read, said, strong, word
from audit.reporting.messages import messages
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.model import Reason, Synthesis
from audit.reporting.view import ReportView


@dataclass(frozen=True, slots=True)
class Length:
    """How much a page says.

    Attributes:
        size: of the text, in points.
        reasons, open_points, steps: how many of each.
        longest: signs of a text as it is printed, beyond which it is cut; None for none.
    """

    size: float
    reasons: int
    open_points: int
    steps: int
    longest: int | None = None


# Choices of layout of the tool: three actions told whole, for the page goes alone; the last must fit whatever people
# typed, which a test tries.
LENGTHS = (
    Length(11, 6, 4, 3),
    Length(10.5, 6, 4, 3),
    Length(10, 6, 4, 3),
    Length(9.5, 6, 4, 3),
    Length(9, 6, 4, 3),
    Length(9, 4, 3, 3),
    Length(8.5, 4, 3, 3),
    Length(8.5, 4, 3, 3, 300),
    Length(8.5, 3, 2, 3, 170),
    Length(8, 3, 2, 3, 90),
)


def one_page_of(view: ReportView) -> tuple[Document, ...]:
    """Return the page at every length, the longest first: the first that fits is the one to keep."""
    synthesis = synthesis_of(view)
    return tuple(_at(length, synthesis, view) for length in LENGTHS)


def _at(length: Length, synthesis: Synthesis, view: ReportView) -> Document:
    return framed(synthesis, view, linked(_blocks(length, synthesis, view)))


def _blocks(length: Length, synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    t = messages(view.language)
    if view.presentation.draft:
        yield Paragraph(said(read(labels.DRAFT_NOTE, view)), Look.WARNING)
    yield from warnings(synthesis, view)
    decision = None if synthesis.verdict.names_decision else synthesis.decision
    fields = [(word("synthesis.decision", view), said(decision))] if decision else []
    fields += [(person.role_words, (strong(person.words),)) for person in synthesis.accountable[:1]]
    yield Fields(tuple(fields))
    yield verdict_box(synthesis)
    if synthesis.verdict.stance:
        yield Fields(tuple((kind, said(sentence)) for kind, sentence in synthesis.verdict.stance))
    yield Heading(1, word("synthesis.reasons", view))
    reasons = tuple(_reason(one, view) for one in synthesis.reasons)
    told = _first(reasons, length.reasons, lambda left: t("onepage.more_reasons", count=left))
    yield from reasons_told(synthesis, view, told)
    counted = " ".join(filter(None, (synthesis.other_reasons_apart, synthesis.same_facts)))
    if counted:
        yield Paragraph(said(counted))
    departures = departures_of(view, t)
    if departures:
        yield Paragraph((strong(f"{t('verdict.departures')} "), Run(f"{departures}.")))
    yield Heading(1, word("synthesis.not_established", view))
    open_points = tuple(map(said, synthesis.not_established))
    yield Bullets(_first(open_points, length.open_points, lambda left: t("onepage.more_open", count=left)))
    yield Heading(1, synthesis.steps_title)
    steps = tuple(
        (
            Run(f"{owner(step, view)}, {step.due_words} — "),
            *((strong(f"{step.title} — "),) if step.title else ()),
            Run(step.opening),
        )
        for step in synthesis.first_steps
    )
    yield from before_go_live(synthesis)
    if steps:
        yield from first_request(synthesis, "", view)
        left_over = len(view.actions) - synthesis.conditions_named
        yield Bullets(_first(steps, length.steps, lambda left: t("onepage.more_steps", count=left), left_over))
    else:
        yield from first_needed(synthesis)


def _reason(one: Reason, view: ReportView) -> Words:
    """Return a reason, and what bounds the first interval that it rests on: the page has no annex to name that."""
    t = messages(view.language)
    bounds = next((bounds for value, bounds in view.bounds(view.finding_of[one.rule]) if value in one.sentence), "")
    sentence = f"{one.sentence} {t('onepage.bounds', bounds=bounds)}" if bounds else one.sentence
    return strong(one.title), Run(f" ({one.badge}) — {sentence}")


def _first(
    items: Sequence[Words], most: int, more: Callable[[int], str], total: int | None = None
) -> tuple[Words, ...]:
    """Return the first of ``items``, and what ``more`` says of how many are left out, where some are."""
    shown = tuple(items[:most])
    left = (total or len(items)) - len(shown)
    return (*shown, said(more(left))) if left > 0 else shown
