"""Answers in two audits: whether they say the same, and if not, how they moved."""

import unicodedata
from functools import lru_cache

from audit.comparison.audited import as_fact
from audit.comparison.moves import AnswerMove
from audit.comparison.schema import AnswerMoved
from audit.model.answer import EVIDENCE_ORDER, OPEN_STATES, UNSETTLED_STATES, Answer, AnswerState
from audit.model.answered_fact import borne_out
from audit.model.fact import Fact
from audit.model.value import LISTED, ValueType

_SETTLED = frozenset(AnswerState) - UNSETTLED_STATES


def answers_alike(old: Answer, new: Answer) -> bool:
    """Return whether two answers are the same to the letter, and borne out alike: by far the most frequent."""
    return (
        old.state is new.state
        and old.value == new.value
        and old.evidence is new.evidence
        and old.source == new.source
        and old.within == new.within
    )


def answer_moved(name: str, old: Answer, new: Answer) -> AnswerMoved | None:
    """Return how an answer moved; None when it says the same, borne out as well, or is missing in both."""
    if answers_alike(old, new):
        return None
    if old.state is new.state and old.value == new.value and old.within == new.within:
        move = evidence_moved(old, new) if old.state not in OPEN_STATES else None
        return None if move is None else AnswerMoved(name, move, as_fact(name, old), as_fact(name, new))
    move = _move(name, old, new)
    return None if move is None else AnswerMoved(name, move, as_fact(name, old), as_fact(name, new))


def same_fact(old: Fact | None, new: Fact | None) -> bool:
    """Return whether two facts say the same; what was typed, and where, does not count."""
    if old is None or new is None:
        return old is new
    alike = _meant(old.type, old.value) == _meant(new.type, new.value)
    return alike and old.state is new.state and old.within == new.within


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` without regard to capitals, spaces, and the ways in which one character can be written."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def _move(name: str, old: Answer, new: Answer) -> AnswerMove | None:
    was, stays = old.state in _SETTLED, new.state in _SETTLED
    if was and stays:
        if old.state is not new.state or _meant(old.type, old.value) != _meant(new.type, new.value):
            return AnswerMove.CHANGED
        return evidence_moved(old, new)
    partly_old, partly_new = (one.state is AnswerState.PARTLY_ANSWERED for one in (old, new))
    if partly_old and partly_new:
        return evidence_moved(old, new) if old.within == new.within else AnswerMove.CHANGED
    if partly_old and stays:
        fits = new.value is not None and as_fact(name, old).allows(new.value)
        return AnswerMove.MORE_EXACT if fits else AnswerMove.CHANGED
    if partly_new and was:
        fits = old.value is not None and as_fact(name, new).allows(old.value)
        return AnswerMove.LESS_EXACT if fits else AnswerMove.CHANGED
    if was or partly_old:
        return AnswerMove.NO_LONGER_ANSWERED
    return AnswerMove.NOW_ANSWERED if stays or partly_new else None


def evidence_moved(old: Answer, new: Answer) -> AnswerMove | None:
    """Return how an answer that says the same is borne out otherwise; None when it is as well."""
    before, after = borne_out(old), borne_out(new)
    if before is after:
        return None
    is_better = EVIDENCE_ORDER.index(after) > EVIDENCE_ORDER.index(before)
    return AnswerMove.BETTER_EVIDENCE if is_better else AnswerMove.WEAKER_EVIDENCE


def _meant(kind: ValueType, value: object) -> object:
    """Return what a value means: lists without regard to their order, texts to the way they are typed."""
    if kind in LISTED and isinstance(value, tuple):
        return frozenset(plain(one) for one in value)
    return plain(value) if kind is ValueType.TEXT and isinstance(value, str) else value
