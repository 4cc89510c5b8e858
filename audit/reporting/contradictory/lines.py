"""Both sides on a finding as plain lines, for the formats that have cells or items and no boxes."""

from collections.abc import Iterator

from audit.reporting.contradictory.said import FindingSaid
from audit.reporting.contradictory.sides import Sides


def team_lines(found: FindingSaid, sides: Sides) -> Iterator[str]:
    """Yield what the audited team said, and what would follow; that it said nothing where it did not."""
    if not found.replies:
        yield found.no_reply
    for reply in found.replies:
        yield f"{reply.who} {reply.reply}"
        yield from filter(None, (sides.quoted(reply.comment), reply.document))
    for correction in found.corrections:
        yield f"{correction.who} {correction.words} ({correction.document})".strip()
        yield from filter(None, (sides.quoted(correction.comment),))
    yield from filter(None, (found.effect,))


def auditors_lines(found: FindingSaid) -> Iterator[str]:
    """Yield the position of the auditors, with who took it and why; what stands for it where none was taken."""
    position = found.position
    if position is None:
        yield found.otherwise
        return
    yield f"{position.decision} ({position.by})"
    yield from filter(None, (position.reason, position.sentence, position.severity, found.original, *found.earlier))


def both_sides(found: FindingSaid, sides: Sides) -> tuple[str, str]:
    """Return both sides, each with its lines one under another."""
    return "\n".join(team_lines(found, sides)), "\n".join(auditors_lines(found))
