"""Finds the texts that ``audit rules new`` left to be written: a report must not hold one."""

from collections.abc import Iterator

from audit.errors import Bilingual, Problem
from audit.model.rule import Rule
from audit.rulebase.base import RuleBase
from audit.rulebase.scaffold import TO_WRITE

UNWRITTEN = Bilingual("un texte de la règle reste à écrire", "a text of the rule remains to be written")
_WITH_TEXTS = {"title", "finding", "cause", "effect", "remediation"}
_REFUSED = Bilingual(
    "{text} ; une règle ne juge aucun projet avant que tous ses textes soient écrits (« audit rules lint » le dit "
    "aussi)",
    "{text}; a rule judges no project before all its texts are written ('audit rules lint' says so too)",
)


def unwritten_rules(rulebase: RuleBase) -> Iterator[Rule]:
    """Yield the rules that still hold a text to be written."""
    for rule in rulebase.rules:
        if any(marker in rule.model_dump_json(include=_WITH_TEXTS) for marker in TO_WRITE):
            yield rule


def unwritten_problems(rulebase: RuleBase) -> list[Problem]:
    """Return a problem for each of them, under the name of its file."""
    refused = Bilingual(_REFUSED.fr.format(text=UNWRITTEN.fr), _REFUSED.en.format(text=UNWRITTEN.en))
    return [Problem(f"{rule.id}-{rule.slug}.yaml", 0, refused) for rule in unwritten_rules(rulebase)]
