"""Recognises what the tool itself wrote and is no project: plans, answers, positions, comparisons, portfolios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.errors import Bilingual
from audit.intake.gate.archive import Archive
from audit.intake.grid import Grid
from audit.model.exchange import COMPARISON_FAMILY, PLAN_FAMILY, RESPONSE_FAMILY

OWN_OUTPUT = "own_output"  # the code of the refusal


@dataclass(frozen=True)
class OwnOutput:
    """What a file is, with the command that wrote it, and what to do with it."""

    what: Bilingual
    use: Bilingual


PLAN = OwnOutput(
    Bilingual(
        "un plan d'action, écrit par « audit run --format xlsx »",
        "an action plan, written by 'audit run --format xlsx'",
    ),
    Bilingual("donnez-le à « audit follow-up »", "give it to 'audit follow-up'"),
)
RESPONSES = OwnOutput(
    Bilingual(
        "un fichier de réponses, écrit par « audit respond export »",
        "a file of responses, written by 'audit respond export'",
    ),
    Bilingual("reprenez-le avec « audit respond import »", "take it back with 'audit respond import'"),
)
_KEPT_RESPONSES = OwnOutput(
    Bilingual(
        "des réponses conservées par « audit respond import »",
        "answers kept by 'audit respond import'",
    ),
    Bilingual("donnez-les à « audit respond report --responses »", "give them to 'audit respond report --responses'"),
)
_POSITIONS = OwnOutput(
    Bilingual(
        "des positions d'auditeurs, écrites par « audit respond position »",
        "auditors' positions, written by 'audit respond position'",
    ),
    Bilingual("donnez-les à « audit respond report --positions »", "give them to 'audit respond report --positions'"),
)
_CONTRADICTORY = OwnOutput(
    Bilingual(
        "le compte rendu d'un contradictoire, écrit par « audit respond report »",
        "the record of an adversarial procedure, written by 'audit respond report'",
    ),
    Bilingual("donnez le classeur du projet ou son résultat", "give the workbook of the project, or its result"),
)
_PORTFOLIO = OwnOutput(
    Bilingual("un portefeuille, écrit par « audit portfolio »", "a portfolio, written by 'audit portfolio'"),
    Bilingual("donnez les classeurs des projets ou leurs résultats", "give the workbooks of the projects, or results"),
)
_COMPARISON = OwnOutput(
    Bilingual("une comparaison, écrite par « audit compare »", "a comparison, written by 'audit compare'"),
    Bilingual("donnez le classeur du projet ou son résultat", "give the workbook of the project, or its result"),
)
_RULEBOOK = OwnOutput(
    Bilingual(
        "un recueil de règles, que « audit run » écrit à côté de result.json",
        "a rulebook, which 'audit run' writes beside result.json",
    ),
    Bilingual("donnez le résultat, et laissez-le à côté", "give the result, and leave it beside"),
)
_WORKBOOKS = {PLAN_FAMILY: PLAN, RESPONSE_FAMILY: RESPONSES, COMPARISON_FAMILY: _COMPARISON}
_DOCUMENTS = (  # what is told by the keys of each, those of more keys first
    ({"written_by", "rulebase", "rules", "nodes", "scoring"}, _RULEBOOK),
    ({"stage", "result_sha256", "positions", "effects"}, _CONTRADICTORY),
    ({"figures_old", "figures_new", "avis"}, _COMPARISON),
    ({"written_by", "lines", "refused", "levels"}, _PORTFOLIO),
    ({"schema_version", "result", "files"}, _KEPT_RESPONSES),
    ({"schema_version", "result_sha256", "positions"}, _POSITIONS),
)


def own_archive(archive: Archive) -> OwnOutput | None:
    """Return what a workbook is by the words that it holds; asked of one that is no questionnaire."""
    return next((own for family, own in _WORKBOOKS.items() if archive.mentions(f"{family}/")), None)


def own_grids(grids: Sequence[Grid]) -> OwnOutput | None:
    """Return what a workbook is by what its cells hold; asked of one that is no questionnaire."""
    texts = [grid.text(row, column) for grid in grids for row, column in grid.cells]
    return next(
        (own for family, own in _WORKBOOKS.items() if any(text.startswith(f"{family}/") for text in texts)), None
    )


def own_document(data: Mapping[str, Any]) -> OwnOutput | None:
    """Return what a JSON document is by its keys."""
    return next((own for keys, own in _DOCUMENTS if keys <= data.keys()), None)
