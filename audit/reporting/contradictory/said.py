"""What was said of one finding by both sides, in words, ready to print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReplySaid:
    """A reply of the team: from whom, what, and its words as they were typed."""

    who: str
    reply: str
    comment: str
    document: str


@dataclass(frozen=True)
class CorrectionSaid:
    """An answer that the team corrects; ``who`` does, where several files came back."""

    who: str
    words: str
    document: str
    comment: str


@dataclass(frozen=True)
class PositionSaid:
    """A position of the auditors; ``key`` is its code, ``sentence`` and ``severity`` what it changes."""

    decision: str
    key: str
    reason: str
    by: str
    sentence: str
    severity: str


@dataclass(frozen=True)
class FindingSaid:
    """Both sides on one finding.

    Attributes:
        effect: what would follow of the corrected answers; empty where there are none.
        position: None where none was taken; ``otherwise`` stands for it then.
        earlier: the positions that this one replaced.
        original: the provisional wording of a finding that was amended.
        no_reply: what stands for the team's words where there are none.
    """

    replies: tuple[ReplySaid, ...]
    corrections: tuple[CorrectionSaid, ...]
    effect: str
    position: PositionSaid | None
    earlier: tuple[str, ...]
    otherwise: str
    original: str
    no_reply: str


@dataclass(frozen=True)
class WithdrawnSaid:
    """A finding that is withdrawn, with both sides; what it was, severity and outcome included, is for the record."""

    rule: str
    axis: str
    severity: str
    outcome: str
    title: str
    condition: str
    said: FindingSaid
