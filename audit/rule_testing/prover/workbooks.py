"""Writes projects that show the outcomes of rules as filled workbooks, to be opened and audited like any other."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.model.rule import OutcomeKind
from audit.model.text import Language, Text
from audit.questionnaire.workbook import write_workbook
from audit.rule_testing.prover.domain import Base
from audit.rule_testing.prover.outcomes import Known, OutcomeProof
from audit.rule_testing.prover.witness import witness

_BANNER = Text(
    fr="Projet fictif, écrit par l'outil : la règle {rule} y est {outcome}.",
    en="Made-up project, written by the tool: rule {rule} is {outcome} in it.",
)
_OUTCOMES = {
    OutcomeKind.SATISFIED: Text(fr="respectée", en="satisfied"),
    OutcomeKind.PARTIAL: Text(fr="respectée en partie", en="partly satisfied"),
    OutcomeKind.VIOLATED: Text(fr="non respectée", en="violated"),
    OutcomeKind.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
}


def workbook_name(proof: OutcomeProof) -> str:
    """Return the name of the workbook that shows an outcome."""
    return f"{proof.rule.id}-{proof.outcome}.xlsx"


def witness_workbooks(
    base: Base, proofs: Iterable[OutcomeProof], review_date: date, lang: Language
) -> dict[str, bytes]:
    """Return a workbook for each outcome that was found, by its name; none where no review asks for all that it takes.

    Args:
        base: the questions and rules.
        proofs: the outcomes.
        review_date: the date of the review.
        lang: of the workbooks.
    """
    files: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "witness.xlsx"
        for proof in proofs:
            if proof.known is not Known.FOUND:
                continue
            snapshot = witness(base, proof.rule, proof.outcome, proof.project, review_date, lang)
            if snapshot is None:
                continue
            banner = _BANNER.to(lang).format(rule=proof.rule.id, outcome=_OUTCOMES[proof.outcome].to(lang))
            write_workbook(base.bank.questionnaire(snapshot.review_type), lang, path, snapshot, banner)
            files[workbook_name(proof)] = path.read_bytes()
    return files
