"""How the outcome of a rule changes what is found of a project; pure."""

from audit.judgement.findings import NOT_MET
from audit.model.rule import OutcomeKind
from audit.portfolio.doctrine_schema import Change


def change_of(before: OutcomeKind, after: OutcomeKind) -> Change | None:
    """Return how a finding is not the same once its rule has another outcome; None when it is."""
    was, is_now = before in NOT_MET, after in NOT_MET
    if was is not is_now:
        return Change.APPEAR if is_now else Change.VANISH
    if not was or before is after:
        return None
    return Change.WORSEN if after is OutcomeKind.VIOLATED else Change.SOFTEN
