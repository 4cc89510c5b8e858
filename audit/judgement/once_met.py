"""Whether a level would be secured if some rules were met, the others being as they are: open ones at their worst."""

from collections import Counter
from collections.abc import Collection, Mapping

from audit.judgement.levels import avis_levels
from audit.judgement.rule_counts import RuleKind
from audit.judgement.totals import totals_of
from audit.model.rule import OutcomeKind, RuleId
from audit.model.scoring import AvisLevel, Scoring

_MET = OutcomeKind.SATISFIED


def is_level_secured_once_met(met: Collection[RuleId], rules: Mapping[RuleId, RuleKind], scoring: Scoring) -> bool:
    """Return whether the bounds that follow rule by rule secure a level of the avis.

    Args:
        met: the rules that are supposed to be met.
        rules: every rule that counts, as it was judged.
        scoring: the weights, floors and caps.
    """
    kinds = Counter(RuleKind(kind.severity, _MET, (_MET,)) if rule in met else kind for rule, kind in rules.items())
    return avis_levels(kinds, totals_of(kinds, scoring), scoring).guaranteed is not AvisLevel.NONE
