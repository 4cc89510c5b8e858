"""Sources that nobody has looked at for too long: texts and thresholds change."""

from collections.abc import Iterator
from datetime import date

from audit.errors import Bilingual
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase

_LONGEST = 730  # days: an opinion of this tool on its own upkeep, not a threshold for projects


def stale(rulebase: RuleBase, today: date) -> Iterator[LintFinding]:
    """Yield the sources that were last checked more than two years before ``today``."""
    for source in rulebase.sources.values():
        checked_on = source.checked_on or date.min
        age = (today - checked_on).days
        if age > _LONGEST:
            message = Bilingual(
                f"vérifiée pour la dernière fois le {checked_on}, il y a {age} jours",
                f"last checked on {checked_on}, {age} days ago",
            )
            yield LintFinding(source.id, "stale-source", message)
