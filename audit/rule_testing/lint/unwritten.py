"""Texts that ``audit rules new`` left to be written."""

from collections.abc import Iterator

from audit.errors import Bilingual
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.scaffold import TO_WRITE


def unwritten(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield the rules that still hold a text to be written."""
    for rule in rulebase.rules:
        if any(marker in rule.model_dump_json() for marker in TO_WRITE):
            message = Bilingual("un texte de la règle reste à écrire", "a text of the rule remains to be written")
            yield LintFinding(rule.id, "to-write", message)
