"""Says how a requirement stands, and that it may be met in part where answers leave that open."""

from audit.model.rule import OutcomeKind
from audit.model.text import Language, Text
from audit.wording.terms import write_term

_OR_IN_PART = Text(fr="{outcome}, ou respectée en partie seulement", en="{outcome}, or only partly met")


def outcome_words(outcome: OutcomeKind, language: Language, *, may_be_partial: bool) -> str:
    """Return an outcome in words; one that is not met says that it may be met in part, where that is open."""
    words = write_term(outcome, language)
    return _OR_IN_PART.to(language).format(outcome=words) if may_be_partial else words
