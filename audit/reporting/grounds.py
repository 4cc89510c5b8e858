"""Counts what blocking requirements rest on by its evidence: verified, with a source cited, or only declared."""

from collections import Counter
from collections.abc import Iterable

from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.result import CheckedRule
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language
from audit.reporting.messages import messages

_SETTLED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


def write_grounds(rules: Iterable[CheckedRule], language: Language) -> str:
    """Return a sentence with how many items there are of each level of evidence, without its stop; empty without any.

    An item is an answer, a cell of a table, or what is computed from them, which is as firm as the weakest of these.
    What no document can bear out, such as the declaration of a table as complete, is an item like the others.
    """
    t, facts = messages(language), _grounds(rules)
    counts = Counter(fact.evidence for fact in facts.values() if fact.evidence is not None)
    verified, documented, declared = (
        counts[level] for level in (Evidence.VERIFIED, Evidence.DOCUMENTED, Evidence.DECLARED)
    )
    told = [t("opinion.grounds_verified", count=verified) if verified else t("opinion.grounds_none_verified")]
    told += [t("opinion.grounds_documented", count=documented)] if documented else []
    told += [t("opinion.grounds_declared", count=declared)] if declared else []
    total = counts.total()
    return t("opinion.grounds", count=total, levels=t("list.separator").join(told)) if total else ""


def _grounds(rules: Iterable[CheckedRule]) -> dict[str, Fact]:
    """Return the facts that decided the blocking rules that are settled, each once."""
    settled = (one.outcome for one in rules if one.severity is Severity.BLOCKING and one.outcome.outcome in _SETTLED)
    return {fact.name: fact for outcome in settled for fact in outcome.deciding_facts}
