"""Writes projects that show what rules can do as filled workbooks, to be opened and audited like any other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from audit.engine.verdict import Verdict
from audit.model.questionnaire import QuestionBank
from audit.model.rule import OutcomeKind
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.portfolio.executors import processes
from audit.questionnaire.workbook import write_workbook
from audit.rule_testing.prover.domain import Base
from audit.rule_testing.prover.outcomes import Known, OutcomeProof
from audit.rule_testing.prover.pairs import Pairs
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


_BOTH = Text(
    fr="Projet fictif, écrit par l'outil : les règles {first} et {second} s'y appliquent toutes deux ; {why}.",
    en="Made-up project, written by the tool: rules {first} and {second} both apply to it; {why}.",
)
_WHY = {
    "contradictory": Text(
        fr="aucun projet ne peut donner ce que demandent l'une et l'autre", en="no project can give what both ask for"
    ),
    "alternative": Text(
        fr="qui respecte l'une n'est plus concerné par l'autre", en="what satisfies one takes the other away"
    ),
    "not_found": Text(fr="aucun projet trouvé ne les respecte ensemble", en="no project that was found satisfies both"),
}
_FEW = 8  # workbooks that are written before a process would have started


class Shown(NamedTuple):
    """A project that shows something, as a workbook will hold it.

    Attributes:
        name: of the workbook.
        banner: what it shows, in words.
    """

    name: str
    snapshot: ProjectSnapshot
    banner: str


def workbook_name(proof: OutcomeProof) -> str:
    """Return the name of the workbook that shows an outcome."""
    return f"{proof.rule.id}-{proof.outcome}.xlsx"


def shown_outcomes(base: Base, proofs: Iterable[OutcomeProof], review_date: date, lang: Language) -> Iterator[Shown]:
    """Yield the project of each outcome that was found, but where no review asks for all that it takes.

    Args:
        base: the questions and rules.
        proofs: the outcomes.
        review_date: the date of the review.
        lang: of the workbooks.
    """
    for proof in proofs:
        if proof.known is not Known.FOUND:
            continue
        shows = partial(_has, proof.outcome)
        snapshot = witness(base, (proof.rule,), shows, proof.project, review_date, lang)
        if snapshot is not None:
            banner = _BANNER.to(lang).format(rule=proof.rule.id, outcome=_OUTCOMES[proof.outcome].to(lang))
            yield Shown(workbook_name(proof), snapshot, banner)


def shown_pairs(base: Base, pairs: Pairs, review_date: date, lang: Language) -> Iterator[Shown]:
    """Yield, for two rules that cannot both be satisfied, a project to which both apply, where a review asks for it.

    Args:
        base: the questions and rules.
        pairs: what is known of pairs.
        review_date: the date of the review.
        lang: of the workbooks.
    """
    for kind, found in (("contradictory", pairs.contradictory), ("alternative", pairs.alternative)):
        for pair in found:
            if pair.project is None:
                continue
            both = pair.first, pair.second
            snapshot = witness(base, both, _apply, pair.project, review_date, lang)
            if snapshot is not None:
                why = _WHY[kind if pair.proven else "not_found"].to(lang)
                first, second = (rule.id for rule in both)
                banner = _BOTH.to(lang).format(first=first, second=second, why=why)
                yield Shown(f"{first}-{second}.xlsx", snapshot, banner)


def _has(outcome: OutcomeKind, verdicts: Sequence[Verdict]) -> bool:
    return all(verdict.outcome is outcome for verdict in verdicts)


def _apply(verdicts: Sequence[Verdict]) -> bool:
    return all(verdict.applies is True for verdict in verdicts)


def write_workbooks(bank: QuestionBank, shown: Iterable[Shown], lang: Language, folder: Path, jobs: int = 1) -> int:
    """Write a workbook for each project into ``folder``, one after the other: none is held in memory.

    Args:
        bank: the questions.
        shown: the projects.
        lang: of the workbooks.
        folder: an empty one.
        jobs: how many processes write at once; the workbooks are the same.

    Returns:
        How many were written.
    """
    projects = list(shown)
    if jobs < 2 or len(projects) <= _FEW:
        for one in projects:
            _write(bank, lang, folder, one)
    else:
        with processes()(min(jobs, len(projects))) as executor:
            for _ in executor.map(partial(_write, bank, lang, folder), projects, chunksize=_FEW):
                pass
    return len(projects)


def _write(bank: QuestionBank, lang: Language, folder: Path, one: Shown) -> None:
    write_workbook(bank.questionnaire(one.snapshot.review_type), lang, folder / one.name, one.snapshot, one.banner)
