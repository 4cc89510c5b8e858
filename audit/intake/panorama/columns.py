"""Refuses an export in which two columns say the same: nothing tells which of them is right."""

from collections.abc import Sequence

from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.export import Export
from audit.intake.panorama.mapping import PanoramaMapping
from audit.intake.values.words import fold
from audit.model.text import Text


def refuse_doubles(export: Export, mapping: PanoramaMapping, file: str) -> None:
    """Make sure that no column that is read stands twice in ``export``, under one heading or two of its headings.

    Raises:
        RefusedFile: with every such column and its rank, 1 for the first.
    """
    read = [mapping.project, mapping.edition]
    read += [column.headings for column in mapping.answers] + [column.headings for column in mapping.noted]
    doubles = {headings: ranks for headings in read if len(ranks := _ranks(headings, export.headings)) > 1}
    if not doubles:
        return
    fr = " ; ".join(f"« {headings[0]} » (colonnes {_listed(ranks, 'et')})" for headings, ranks in doubles.items())
    en = "; ".join(f'"{headings[0]}" (columns {_listed(ranks, "and")})' for headings, ranks in doubles.items())
    raise RefusedFile(
        "doubled_column",
        Text(
            fr=f"« {file} » donne plus d'une fois la même colonne : {fr}. Rien ne dit laquelle est la bonne : gardez "
            "celle que le panorama publie et supprimez l'autre.",
            en=f'"{file}" gives the same column more than once: {en}. Nothing says which is right: keep the one that '
            "the panorama publishes and delete the other.",
        ),
    )


def _ranks(headings: Sequence[str], found: Sequence[str]) -> list[int]:
    wanted = {fold(heading) for heading in headings}
    return [rank for rank, heading in enumerate(found, start=1) if heading in wanted]


def _listed(ranks: Sequence[int], conjunction: str) -> str:
    *first, last = map(str, ranks)
    return f"{', '.join(first)} {conjunction} {last}"
