"""Texts that ``audit rules new`` left to be written."""

from collections.abc import Iterator

from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.unwritten import UNWRITTEN, unwritten_rules


def unwritten(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield the rules that still hold a text to be written."""
    for rule in unwritten_rules(rulebase):
        yield LintFinding(rule.id, "to-write", UNWRITTEN)
