"""Finds the line of one project in an export that may hold several editions of the panorama."""

from collections.abc import Sequence
from datetime import date

from audit.errors import closest
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.export import Export, Row
from audit.intake.panorama.mapping import PanoramaMapping
from audit.intake.panorama.published import edition_month
from audit.intake.values.words import fold, quotable
from audit.model.text import Language, Text
from audit.wording.numbers import write_date, write_month

_SHOWN = 8


def project_names(export: Export, mapping: PanoramaMapping) -> tuple[str, ...]:
    """Return the names of the projects, in alphabetical order, each once."""
    names = {fold(name): name for row in export.rows if (name := row.text(mapping.project))}
    return tuple(names[key] for key in sorted(names))


def choose_project(export: Export, mapping: PanoramaMapping, project: str, edition: str | None, file: str) -> Row:
    """Return the line of ``project`` in the edition that begins with ``edition``.

    Capitals, accents, spaces and punctuation of the name do not count.

    Raises:
        RefusedFile: when there is no such line, or more than one.
    """
    found = [row for row in export.rows if fold(row.text(mapping.project)) == fold(project)]
    if not found:
        raise _unknown_project(file, project, project_names(export, mapping))
    editions = [row.text(mapping.edition) for row in found]
    if edition:
        found = [row for row in found if row.text(mapping.edition).startswith(edition)]
    if len(found) == 1:
        return found[0]
    still = [row.text(mapping.edition) for row in found] or editions
    raise _no_single_edition(file, project, still, [row.place for row in found])


def refuse_earlier_review(export: Export, mapping: PanoramaMapping, row: Row, review: date) -> None:
    """Refuse a review that precedes the edition it would be made of: the project would be described by later data.

    An edition that does not date itself by a month is not compared.

    Raises:
        RefusedFile: with the editions of the project that precede the review.
    """
    edition = edition_month(row.text(mapping.edition))
    if edition is None or review >= edition:
        return
    named = fold(row.text(mapping.project))
    months = {
        month
        for one in export.rows
        if fold(one.text(mapping.project)) == named
        and (month := edition_month(one.text(mapping.edition))) is not None
        and month <= review
    }
    listed = ", ".join(f"{month:%Y-%m}" for month in sorted(months))
    fr, en = (f"{write_date(review, language)}" for language in (Language.FR, Language.EN))
    month_fr, month_en = (write_month(edition, language) for language in (Language.FR, Language.EN))
    raise RefusedFile(
        "review_before_edition",
        Text(
            fr=f"La revue ({fr}) précède l'édition employée ({month_fr}), qui décrirait le projet par des données "
            "postérieures : "
            + (
                f"choisissez une édition antérieure ({listed}), ou une autre date."
                if listed
                else "donnez une autre date."
            ),
            en=f"The review ({en}) precedes the edition that is used ({month_en}), which would describe the project by "
            "later data: "
            + (f"choose an earlier edition ({listed}), or another date." if listed else "give another date."),
        ),
    )


def _unknown_project(file: str, project: str, names: Sequence[str]) -> RefusedFile:
    folded = {fold(name): name for name in names}
    words = fold(project)
    near = [name for key, name in folded.items() if words and (words in key or key in words)]
    match = closest(words, list(folded))
    near += [folded[match]] if match and folded[match] not in near else []
    shown = ", ".join(quotable(name) for name in near[:_SHOWN])
    return RefusedFile(
        "unknown_project",
        Text(
            fr=f"« {file} » n'a pas de projet « {quotable(project)} »"
            + (f" ; les plus proches : {shown}." if shown else ".")
            + " L'option --list donne tous les projets du fichier.",
            en=f'"{file}" has no project "{quotable(project)}"'
            + (f"; the closest: {shown}." if shown else ".")
            + " The option --list gives every project of the file.",
        ),
    )


def _no_single_edition(file: str, project: str, editions: Sequence[str], places: Sequence[Text]) -> RefusedFile:
    known = list(dict.fromkeys(quotable(edition) or "?" for edition in editions))
    listed, name = ", ".join(known), quotable(project)
    if not places:
        return RefusedFile(
            "ambiguous_project",
            Text(
                fr=f"« {file} » n'a pas cette édition pour « {name} » ; éditions : {listed}.",
                en=f'"{file}" does not have this edition for "{name}"; editions: {listed}.',
            ),
        )
    lines_fr, lines_en = ", ".join(place.fr for place in places), ", ".join(place.en for place in places)
    advice = Text(
        fr=f"indiquez l'édition avec --edition, parmi {listed}.",
        en=f"give the edition with --edition, one of {listed}.",
    )
    if len(known) == 1:  # no edition tells these lines apart
        advice = Text(
            fr="toutes de la même édition : gardez celle que le panorama publie et supprimez les autres.",
            en="all of the same edition: keep the one that the panorama publishes and delete the others.",
        )
    return RefusedFile(
        "ambiguous_project",
        Text(
            fr=f"« {file} » porte plusieurs lignes pour « {name} » ({lines_fr}) : {advice.fr}",
            en=f'"{file}" has several lines for "{name}" ({lines_en}): {advice.en}',
        ),
    )
