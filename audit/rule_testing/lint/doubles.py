"""Rules that say the same thing twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from audit.errors import Bilingual
from audit.model.rule import Rule
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase


def doubles(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield rules with the same conditions, the same title or the same effect as an earlier one."""
    yield from _same(rulebase, "same-conditions", lambda rule: (rule.applies_when, rule.satisfied_when))
    yield from _same(rulebase, "same-title", lambda rule: rule.title.fr)
    yield from _same(rulebase, "same-effect", lambda rule: rule.effect.fr)


def _same(rulebase: RuleBase, check: str, key: Callable[[Rule], Hashable]) -> Iterator[LintFinding]:
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for rule in rulebase.rules:
        by_key[key(rule)].append(rule.id)
    for first, *others in by_key.values():
        for other in others:
            yield LintFinding(other, check, Bilingual(f"déjà dans {first}", f"already in {first}"))
