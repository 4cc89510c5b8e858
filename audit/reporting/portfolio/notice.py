"""The first sheet of the workbook of a portfolio: what each sheet holds, and what its headings mean."""

from collections.abc import Iterator, Mapping, Sequence

from audit.model.text import Text
from audit.reporting.portfolio.columns import Column
from audit.reporting.portfolio.tables import Table

_COLUMNS = (
    Column("sheet", Text(fr="Feuille", en="Sheet")),
    Column("column", Text(fr="Colonne", en="Column")),
    Column("meaning", Text(fr="Ce qu'elle dit", en="What it says"), width=100),
)
_BLANK = Text(
    fr="Une cellule vide est un chiffre ou une date non établis, jamais zéro ni « aucun ». Les sommes ne portent que "
    "sur les cellules remplies, à la date de la revue de chaque projet.",
    en="A blank cell is a figure or a date that is not established, never zero or 'none'. Sums are over the cells that "
    "are filled, at the date of the review of each project.",
)
_SUMS = Text(fr="Sommes des coûts", en="Sums of costs")
_SHEETS: Mapping[str, Text] = {
    "projects": Text(
        fr="Une ligne par projet compté, dans l'ordre de la page : par niveau de l'avis, pire niveau sur déclarations, "
        "nombre d'exigences bloquantes non respectées ou non tranchées, dérive du coût et dérive du délai.",
        en="A line a project that counts, in the order of the page: by level of the opinion, worst level on "
        "declarations, blocking requirements not met or left open, cost drift and schedule drift.",
    ),
    "other_files": Text(
        fr="Les autres fichiers des mêmes projets (revues antérieures, doublons) : ils ne comptent dans aucun total.",
        en="The other files of the same projects (earlier reviews, doubles): they count in no total.",
    ),
    "findings": Text(
        fr="Une ligne par exigence non respectée, par diagnostic et par signal externe établis.",
        en="A line a requirement not met, and a diagnosis and a warning sign established.",
    ),
    "open": Text(
        fr="Ce que les réponses manquantes ne permettent ni d'établir ni d'écarter : ce n'est ni un constat, ni son "
        "absence.",
        en="What missing answers allow neither to establish nor to rule out: it is no finding, nor the absence of one.",
    ),
    "axes": Text(fr="Le score de chaque axe, et ses bornes.", en="The score of each axis, and its bounds."),
    "causes": Text(
        fr="Sur combien de projets comptés chaque exigence est en défaut, chaque diagnostic et chaque signal établis.",
        en="On how many of the projects that count each requirement is not met, each diagnosis and signal established.",
    ),
    "doctrine": Text(
        fr="Ce que les autres valeurs de paramètres changent, projet par projet.",
        en="What the other values of parameters change, project by project.",
    ),
    "sweep": Text(
        fr="Ce que change chaque valeur d'un paramètre, sur déclarations et sans les preuves d'un audit.",
        en="What each value of a parameter changes, on declarations and without the proofs of an audit.",
    ),
}
_MEANINGS: Mapping[str, Text] = {
    "says": Text(
        fr="Ce à quoi la revue aboutit : un avis (audit préalable), une estimation (auto-évaluation), des conditions "
        "(cadrage) ou une conduite à tenir (crise).",
        en="What the review ends in: an opinion (pre-launch audit), an estimate (self-assessment), conditions "
        "(framing) or a course of action (crisis).",
    ),
    "leading_level": Text(
        fr="Le niveau que donne le rapport : celui qu'aucune réponse manquante ne peut remettre en cause. « Pas d'avis "
        "à ce stade » : rien de mieux que le pire n'est garanti.",
        en="The level that the report gives: what no missing answer can take back. 'No opinion at this stage': nothing "
        "better than the worst is guaranteed.",
    ),
    "leading_certain": Text(
        fr="Oui quand le pire et le mieux sont le même niveau.", en="Yes when the worst and the best are one level."
    ),
    "provisional": Text(
        fr="Oui quand le résultat est d'avant contradiction : ce qu'une procédure contradictoire y change n'est pas "
        "pris en compte.",
        en="Yes where the result is from before the audited team was heard: what an adversarial procedure changes in "
        "it is not taken into account.",
    ),
    "by_then": Text(
        fr="Oui quand l'avis se rend au regard des textes publiés à la date de la revue : ceux d'aujourd'hui donnent "
        "un autre niveau, ou aucun niveau n'est acquis.",
        en="Yes when the opinion goes by the texts published by the review date: those of today give another level, or "
        "none is secured.",
    ),
    "declared_floor": Text(
        fr="Les réponses tenues pour exactes, étayées ou non.",
        en="With answers taken as given, supported by evidence or not.",
    ),
    "completeness": Text(
        fr="Part des exigences, pondérée par leur gravité, que les réponses permettent de déterminer.",
        en="Share of the requirements, weighted by severity, that the answers determine.",
    ),
    "evidence": Text(
        fr="Part des exigences déterminées, pondérée par leur gravité, dont les réponses sont étayées.",
        en="Share of the determined requirements, weighted by severity, whose answers are supported by evidence.",
    ),
    "open_rules": Text(
        fr="Exigences que les réponses manquantes ne permettent pas de trancher.",
        en="Requirements that missing answers leave open.",
    ),
    "diagnoses_possible": Text(
        fr="Non tranchés, mais ce qui est connu y conduit.", en="Open, but what is known points to them."
    ),
    "diagnoses_open": Text(
        fr="Ni établis ni écartés : rien de plus ne peut en être dit.",
        en="Neither established nor ruled out: nothing more can be said.",
    ),
    "same_contents": Text(
        fr="Non quand rien n'établit que le coût initial et le coût prévu comptent la même chose : leur écart peut "
        "mesurer aussi cette différence.",
        en="No where nothing establishes that the initial and the forecast cost count the same: the gap between them "
        "may measure that difference too.",
    ),
    "scope_reduced": Text(
        fr="Oui quand le périmètre a été réduit depuis le référentiel initial : les dérives ne sont pas à périmètre "
        "égal. Vide : non établi.",
        en="Yes where the scope was reduced since the initial baseline: drifts are not like for like. Blank: not "
        "established.",
    ),
    "initial_cost": Text(
        fr="Du premier référentiel que donne un fichier du projet.",
        en="Of the first baseline that a file of the project gives.",
    ),
    "initial_end": Text(
        fr="Du premier référentiel que donne un fichier du projet.",
        en="Of the first baseline that a file of the project gives.",
    ),
    "own_initial_cost": Text(
        fr="Rempli quand un fichier antérieur donne un autre référentiel initial : les dérives se mesurent sur le "
        "premier, celle-ci sur le dernier.",
        en="Filled where an earlier file gives another initial baseline: drifts are against the first, this one "
        "against the last.",
    ),
    "own_initial_end": Text(
        fr="Rempli quand un fichier antérieur donne un autre référentiel initial.",
        en="Filled where an earlier file gives another initial baseline.",
    ),
    "next_date": Text(
        fr="Le premier jalon, ou la première mise en service, que la revue avait devant elle ; elle peut être passée "
        "depuis.",
        en="The first milestone, or go-live, that the review had before it; it may be past by now.",
    ),
    "next_name": Text(fr="Vide pour la mise en service.", en="Blank for the go-live."),
    "notes": Text(
        fr="Revue antérieure, doublon, référentiel changé, autres règles, nom absent.",
        en="Earlier review, double, changed baseline, other rules, no name.",
    ),
    "cells": Text(
        fr="Où se lisent, dans le classeur du projet, les réponses qui fondent le constat.",
        en="Where the answers that the finding rests on are, in the workbook of the project.",
    ),
    "sources": Text(
        fr="Sources de l'exigence ; « audit rules show » donne leur intitulé.",
        en="Sources of the requirement; 'audit rules show' gives their titles.",
    ),
    "counted": Text(
        fr="« Non » : ligne d'un autre fichier d'un projet déjà compté. Filtrer sur « oui » avant de dénombrer.",
        en="'No': of another file of a project that counts already. Filter on 'yes' before counting.",
    ),
    "open": Text(
        fr="Projets où les réponses manquantes ne permettent ni de l'établir ni de l'écarter.",
        en="Projects where missing answers allow neither to establish it nor to rule it out.",
    ),
    "judged": Text(
        fr="Projets dont le type de revue recherche cette cause.",
        en="Projects whose type of review looks for this cause.",
    ),
    "worsen": Text(
        fr="L'exigence, respectée en partie, ne l'est plus.", en="Met in part, the requirement no longer is."
    ),
    "soften": Text(fr="L'exigence devient respectée en partie.", en="The requirement comes to be met in part."),
    "worst": Text(fr="Si les réponses manquantes sont les pires.", en="Should the missing answers be the worst."),
    "best": Text(fr="Quelles que soient les réponses manquantes.", en="Whatever the missing answers."),
    "meets": Text(
        fr="Autres seuils de la même grandeur que la valeur rejoint ou franchit : l'intervalle entre les deux "
        "disparaît.",
        en="Other thresholds of the same figure that the value reaches or passes: what lay between them is no more.",
    ),
    "sha256": Text(fr="SHA-256 des octets du fichier.", en="SHA-256 of the bytes of the file."),
}


def notice(tables: Sequence[Table], sums: Sequence[str] = ()) -> Table:
    """Return the table that explains those of a portfolio: what the sums add up, what each holds, then its columns.

    Args:
        tables: the others.
        sums: what costs add up to, and of which projects, a sentence each, in the language of the workbook.
    """
    return notice_of(tables, _BLANK, _SHEETS, _MEANINGS, sums)


def notice_of(
    tables: Sequence[Table],
    whole: Text,
    sheets: Mapping[str, Text],
    meanings: Mapping[str, Text],
    sums: Sequence[str] = (),
) -> Table:
    """Return the table that explains others.

    Args:
        tables: the others.
        whole: what holds of all of them.
        sheets: what each holds, by its name.
        meanings: what a column means, by its key; told of the first that bears it.
        sums: sentences on the first table, in the language of the workbook.
    """
    rows = tuple(_rows(tables, whole, sheets, meanings, sums))
    return Table("notice", Text(fr="Notice", en="Notice"), _COLUMNS, rows)


def _rows(
    tables: Sequence[Table],
    whole: Text,
    sheets: Mapping[str, Text],
    meanings: Mapping[str, Text],
    sums: Sequence[str],
) -> Iterator[tuple[object, ...]]:
    yield None, None, whole
    for said in sums:
        yield tables[0].title, _SUMS, said
    told: set[str] = set()
    for table in tables:
        if table.name in sheets:
            yield table.title, None, sheets[table.name]
        for column in table.columns:
            if column.key in meanings and column.key not in told:
                told.add(column.key)
                yield table.title, column.title, meanings[column.key]
