"""Both sides in a document: where the procedure stands, what each says of a finding, which findings are withdrawn."""

from collections.abc import Iterator

from audit.reporting.contradictory.said import FindingSaid
from audit.reporting.contradictory.sides import Sides
from audit.reporting.document.model import Block, Bullets, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import said, strong
from audit.reporting.view import ReportView


def procedure(view: ReportView) -> Iterator[Block]:
    """Yield which version the report is, and the sentences on the procedure as a whole; nothing where there is none."""
    sides = view.contradictory
    if sides is None:
        return
    yield Paragraph((strong(f"{sides.title} — {sides.stage}"),), Look.WARNING)
    yield Bullets(tuple(said(sentence) for sentence in sides.status))


def on_finding(rule: str, view: ReportView) -> Iterator[Block]:
    """Yield both sides on one finding, side by side."""
    if view.contradictory is not None:
        yield _table(f"{view.contradictory.title} — {rule}", view.contradictory.of(rule), view.contradictory)


def withdrawn(view: ReportView) -> Iterator[Block]:
    """Yield the findings that a final report leaves out, with what was said of each."""
    sides = view.contradictory
    if sides is None or not sides.withdrawn:
        return
    yield Heading(2, sides.withdrawn_title)
    yield Paragraph(said(sides.withdrawn_intro))
    for one in sides.withdrawn:
        yield Heading(3, f"{one.rule} — {one.title}")
        yield Paragraph((Run(f"{one.severity} · {one.outcome}", bold=True),), Look.LEAD)
        yield Paragraph(said(one.condition))
        yield _table(f"{sides.title} — {one.rule}", one.said, sides)


def _table(caption: str, found: FindingSaid, sides: Sides) -> Table:
    team, auditors = _lines(_team(found, sides)), _lines(_auditors(found))
    return Table(caption, (sides.team, sides.auditor), ((team, auditors),), (50, 50))


def _team(found: FindingSaid, sides: Sides) -> Iterator[Words]:
    if not found.replies:
        yield said(found.no_reply)
    for reply in found.replies:
        yield Run(f"{reply.who} "), strong(reply.reply)
        yield from _quoted(reply.comment)
        if reply.document:
            yield said(reply.document)
    for correction in found.corrections:
        yield said(f"{correction.who} {correction.words} ({correction.document})".strip())
        yield from _quoted(correction.comment)
    if found.effect:
        yield (Run(found.effect, italic=True),)


def _auditors(found: FindingSaid) -> Iterator[Words]:
    position = found.position
    if position is None:
        yield said(found.otherwise)
        return
    yield strong(position.decision), Run(f" ({position.by})")
    for words in (position.reason, position.sentence, position.severity, found.original, *found.earlier):
        if words:
            yield said(words)


def _quoted(words: str) -> Iterator[Words]:
    """Yield what somebody wrote, if anything."""
    if words:
        yield (Run(words),)


def _lines(parts: Iterator[Words]) -> Words:
    """Return parts one under another."""
    lines: list[Run] = []
    for part in parts:
        lines += [Run("\n"), *part] if lines else part
    return tuple(lines)
