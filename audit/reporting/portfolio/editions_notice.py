"""The first sheet of the workbook of the panorama: what each sheet holds, and what its headings mean."""

from collections.abc import Mapping, Sequence

from audit.model.text import Text
from audit.reporting.portfolio.notice import notice_of
from audit.reporting.portfolio.tables import Table

_WHOLE = Text(
    fr="Chiffres tels que les éditions les publient. Le panorama ne donne pas le référentiel initial des projets : un "
    "écart est mesuré depuis le premier chiffre publié, et ne dit rien de ce qui a précédé. Une cellule vide est un "
    "chiffre non publié ou non établi, jamais zéro.",
    en="Figures as the editions publish them. The panorama does not give the initial baseline of projects: a change is "
    "measured from the first figure published, and says nothing of what came before. A blank cell is a figure that is "
    "not published or not established, never zero.",
)
_SHEETS: Mapping[str, Text] = {
    "editions": Text(
        fr="Une ligne par édition. À périmètre constant : les seuls projets dont le coût figure dans l'édition et dans "
        "la précédente.",
        en="A line an edition. Like for like: only the projects whose cost is in the edition and in the one before.",
    ),
    "projects": Text(
        fr="Une ligne par projet, sous le nom retenu : premier et dernier chiffres publiés, et leur écart.",
        en="A line a project, under the name that is kept: first and last figures published, and their change.",
    ),
    "ministries": Text(
        fr="Les projets de la dernière édition, par ministère, sous le nom qu'elle lui donne.",
        en="The projects of the last edition, by ministry, under the name that it gives it.",
    ),
    "phases": Text(
        fr="Les projets de la dernière édition, par phase.", en="The projects of the last edition, by phase."
    ),
    "published": Text(
        fr="Ce que chaque édition publie de chaque projet.", en="What each edition publishes of each project."
    ),
    "moves": Text(
        fr="Les projets entrés et sortis, et les coûts qui changent, d'une édition à la suivante.",
        en="The projects that entered and left, and the costs that change, from one edition to the next.",
    ),
    "renamings": Text(
        fr="Deux intitulés qui sont peut-être un même projet : aucun chiffre n'en tient compte tant qu'ils ne sont pas "
        "acceptés (--same-as).",
        en="Two names that may be one project: no figure depends on it until they are accepted (--same-as).",
    ),
    "swings": Text(
        fr="Les coûts qui font plus que doubler d'une édition à l'autre puis reviennent sous la moitié, ou l'inverse.",
        en="Costs that more than double from one edition to the next and come back below half, or the other way round.",
    ),
    "refused": Text(
        fr="Les lignes, valeurs et fichiers qui n'ont pas pu être lus.",
        en="The lines, values and files that could not be read.",
    ),
}
_MEANINGS: Mapping[str, Text] = {
    "names": Text(
        fr="Les anciens intitulés que le lecteur a acceptés.", en="The former names that the reader accepted."
    ),
    "cost_change": Text(
        fr="Du premier coût publié à celui de la dernière édition qui publie le projet.",
        en="From the first cost published to that of the last edition that publishes the project.",
    ),
    "first_end_precision": Text(
        fr="Au jour, au mois, ou environ : selon l'arrondi des durées que l'édition publie.",
        en="To the day, to the month, or about: by how the edition rounds the durations that it publishes.",
    ),
    "has_cost_to_check": Text(
        fr="Oui quand un de ses coûts fait plus que doubler puis revient, ou l'inverse.",
        en="Yes where a cost of it more than doubles and comes back, or the other way round.",
    ),
    "is_redefined": Text(
        fr="Oui quand le mois de début publié n'est pas le même dans toutes les éditions : ses écarts comparent "
        "peut-être deux définitions du projet.",
        en="Yes where the published month of start is not the same in every edition: its changes may compare two "
        "definitions of the project.",
    ),
    "has_end_to_check": Text(
        fr="Oui quand l'échéance publiée est repoussée puis avancée, ou l'inverse, d'une édition à l'autre.",
        en="Yes where the published end is put off then brought forward, or the other way round, between editions.",
    ),
    "followed": Text(
        fr="Projets dont le coût est publié dans cette édition et dans une précédente.",
        en="Projects whose cost is published in this edition and in an earlier one.",
    ),
    "heaviest": Text(
        fr="Celui dont le coût change le plus, en euros ; vide s'il n'y en a qu'un.",
        en="The one whose cost changes most, in euros; blank where there is only one.",
    ),
    "likely": Text(
        fr="Oui quand les coûts sont dans la marge et qu'aucun autre intitulé ne convient.",
        en="Yes where costs are within the margin and no other name would do.",
    ),
    "accepted": Text(
        fr="À remplir : « oui » ou « non », puis donner ce tableau à --same-as.",
        en="To be filled in: yes or no, then give this table to --same-as.",
    ),
}


def editions_notice(tables: Sequence[Table]) -> Table:
    """Return the table that explains the others."""
    return notice_of(tables, _WHOLE, _SHEETS, _MEANINGS)
