"""Counts what blocking requirements rest on by its evidence: verified, with a source cited, or only declared."""

from collections import Counter
from collections.abc import Iterable, Sequence

from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.result.findings import CheckedRule
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language
from audit.reporting.messages import Messages, messages
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges

_SETTLED = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


def write_grounds(rules: Iterable[CheckedRule], language: Language) -> str:
    """Return a sentence with how many items there are of each level of evidence, without its stop; empty without any.

    An item is an answer, a cell of a table, or what is computed from them, which is as firm as the weakest of these.
    What no document can bear out, the declaration of a table as complete, is an item like the others, whether the lines
    of the table decide or what is computed from them.
    """
    t, facts = messages(language), _grounds(rules)
    counts = Counter(fact.evidence for fact in facts.values())
    verified, documented, declared = (
        counts[level] for level in (Evidence.VERIFIED, Evidence.DOCUMENTED, Evidence.DECLARED)
    )
    told = [t("opinion.grounds_verified", count=verified) if verified else t("opinion.grounds_none_verified")]
    told += [t("opinion.grounds_documented", count=documented)] if documented else []
    told += (
        [t("opinion.grounds_declared", count=declared, what=_what_is_declared(facts.values(), t))] if declared else []
    )
    total = counts.total()
    return t("opinion.grounds", count=total, levels=t("list.separator").join(told)) if total else ""


def _what_is_declared(facts: Iterable[Fact], t: Messages) -> str:
    """Say what the items are that are declared only: tables said to be complete, figures, answers.

    Those that are open to a document are counted by answer and by cell elsewhere. Nothing where all are answers.
    """
    declared = [fact for fact in facts if fact.evidence is Evidence.DECLARED]
    tables = [fact for fact in declared if FactRef.parse(fact.name).is_completeness]
    whole = len(tables)
    computed = sum(bool(fact.inputs) and not FactRef.parse(fact.name).is_completeness for fact in declared)
    answers = len(declared) - whole - computed
    if answers == len(declared):
        return ""
    cells = "".join(f", {cell}" for cell in _cells(tables))
    told = [t("opinion.declared_whole", count=whole, cells=cells)] if whole else []
    told += [t("opinion.declared_computed", count=computed)] if computed else []
    told += [t("opinion.declared_answers", count=answers)] if answers else []
    return f" ({t('list.separator').join(told)})"


def declared_complete(view: ReportView) -> Sequence[str]:
    """Return the cells that declare complete, without a document, a table on which a blocking rule rests."""
    facts = _grounds(view.result.rules).values()
    return _cells(
        fact for fact in facts if fact.evidence is Evidence.DECLARED and FactRef.parse(fact.name).is_completeness
    )


def _cells(facts: Iterable[Fact]) -> Sequence[str]:
    return write_cell_ranges(cell for fact in facts for cell in fact.cells)


def _grounds(rules: Iterable[CheckedRule]) -> dict[str, Fact]:
    """Return the facts that decided the blocking rules that are settled, and the tables behind them, each once."""
    settled = [one for one in rules if one.severity is Severity.BLOCKING and one.outcome.outcome in _SETTLED]
    return {fact.name: fact for one in settled for fact in (*one.outcome.deciding_facts, *one.declared)}
