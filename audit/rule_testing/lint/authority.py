"""Blocking rules that rest on no text that can be held against a project: good practice alone does not block one."""

from collections.abc import Iterator

from audit.errors import Bilingual
from audit.model.rule import OPPOSABLE, Severity
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase

_MESSAGE = Bilingual(
    "règle bloquante dont aucune source n'est une loi, un règlement, une circulaire ou un texte de la Cour des comptes "
    "(kind) : citer un tel texte, ou abaisser la gravité",
    "blocking rule none of whose sources is a law, a regulation, a circular or a text of the Cour des comptes (kind): "
    "cite such a text, or lower the severity",
)


def without_authority(rulebase: RuleBase) -> Iterator[LintFinding]:
    """Yield the blocking rules none of whose sources has a kind that can be held against a project."""
    for rule in rulebase.rules:
        kinds = {rulebase.sources[citation.partition("/")[0]].kind for citation in rule.sources}
        if rule.severity is Severity.BLOCKING and not kinds & OPPOSABLE:
            yield LintFinding(rule.id, "no-opposable-source", _MESSAGE)
