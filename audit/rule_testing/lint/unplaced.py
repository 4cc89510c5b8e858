"""Rules that stand in no group of the synthesis, whose findings are told with those of their axis."""

from collections.abc import Iterator

from audit.errors import Bilingual
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase


def unplaced(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield the rules of the base that no group lists, where it has groups of its own.

    Packs come from elsewhere; a base without groups has those of the tool, which list none of its rules.
    """
    placed = {rule for group in rulebase.synthesis.groups for rule in group.rules}
    if placed.isdisjoint(rule.id for rule in rulebase.rules):
        return
    for rule in rulebase.rules:
        if rule.id not in placed and rule.id not in rulebase.pack_of:
            message = Bilingual(
                "la règle ne figure dans aucun groupe de synthesis.yaml : la synthèse range ses constats par axe",
                "the rule stands in no group of synthesis.yaml: the synthesis tells its findings by axis",
            )
            yield LintFinding(rule.id, "no-group", message)
