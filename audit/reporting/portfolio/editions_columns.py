"""The columns of the tables of the panorama through its editions, and the words for what they hold in codes."""

from enum import StrEnum

from audit.model.end_precision import EndPrecision
from audit.model.text import Text
from audit.portfolio.editions_moves_schema import CostAlike, MoveKind
from audit.reporting.portfolio.columns import Column, Holds

RETURNED = Text(fr="revenu", en="came back")
WORDS: dict[StrEnum, Text] = {
    EndPrecision.DAY: Text(fr="au jour", en="to the day"),
    EndPrecision.MONTH: Text(fr="au mois", en="to the month"),
    EndPrecision.ABOUT: Text(fr="environ", en="about"),
    MoveKind.ENTERED: Text(fr="entré", en="entered"),
    MoveKind.LEFT: Text(fr="sorti", en="left"),
    MoveKind.COST_CHANGED: Text(fr="coût modifié", en="cost changed"),
    MoveKind.COST_APPEARED: Text(fr="coût apparu", en="cost appeared"),
    MoveKind.COST_WITHDRAWN: Text(fr="coût retiré", en="cost withdrawn"),
    CostAlike.WITHIN: Text(fr="dans la marge", en="within the margin"),
    CostAlike.BEYOND: Text(fr="hors de la marge", en="beyond the margin"),
    CostAlike.UNPUBLISHED: Text(fr="coût non publié", en="cost not published"),
}
_EDITION = Column("edition", Text(fr="Édition", en="Edition"), Holds.DAY)
_BEFORE = Column("before", Text(fr="Édition précédente", en="Edition before"), Holds.DAY)
_PROJECT = Column("project", Text(fr="Projet", en="Project"))
_MINISTRY = Column("ministry", Text(fr="Ministère", en="Ministry"))
_PHASE = Column("phase", Text(fr="Phase", en="Phase"))
_WITHHELD = Column("withheld", Text(fr="Chiffres retenus volontairement", en="Figures withheld on purpose"))
_COST_BEFORE = Column("cost_before", Text(fr="Coût, édition précédente (€)", en="Cost before (€)"), Holds.MONEY)
_COST_NOW = Column("cost_now", Text(fr="Coût, cette édition (€)", en="Cost now (€)"), Holds.MONEY)

EDITIONS = (
    _EDITION,
    Column("number", Text(fr="Numéro", en="Number"), Holds.WHOLE),
    Column("missing", Text(fr="Numéros non lus avant elle", en="Numbers not read before it")),
    Column("months", Text(fr="Mois depuis la précédente", en="Months since the one before"), Holds.WHOLE),
    Column("projects", Text(fr="Projets", en="Projects"), Holds.WHOLE),
    Column("costs", Text(fr="Coûts publiés", en="Costs published"), Holds.WHOLE),
    Column("unpublished", Text(fr="Coûts non publiés", en="Costs not published"), Holds.WHOLE),
    Column("withheld", Text(fr="Projets aux chiffres retenus", en="Projects whose figures are withheld"), Holds.WHOLE),
    Column("total", Text(fr="Somme des coûts publiés (€)", en="Sum of published costs (€)"), Holds.MONEY),
    Column("entered", Text(fr="Entrés", en="Entered"), Holds.WHOLE),
    Column("returned", Text(fr="Dont revenus", en="Of these, came back"), Holds.WHOLE),
    Column("left", Text(fr="Sortis", en="Left"), Holds.WHOLE),
    Column("same", Text(fr="À périmètre constant, projets", en="Like for like, projects"), Holds.WHOLE),
    Column("same_before", Text(fr="Leur coût, édition précédente (€)", en="Their cost before (€)"), Holds.MONEY),
    Column("same_now", Text(fr="Leur coût, cette édition (€)", en="Their cost now (€)"), Holds.MONEY),
    Column("same_change", Text(fr="Écart à périmètre constant", en="Change like for like"), Holds.SHARE),
    Column("checked", Text(fr="Dont coûts à vérifier", en="Of these, costs to check"), Holds.WHOLE),
    Column("same_unchecked", Text(fr="Écart sans eux", en="Change without them"), Holds.SHARE),
)
FOLLOWED = (
    _PROJECT,
    Column("names", Text(fr="Autres intitulés acceptés", en="Other names accepted")),
    _MINISTRY,
    _PHASE,
    Column("editions", Text(fr="Éditions", en="Editions"), Holds.WHOLE),
    Column("first", Text(fr="Première édition", en="First edition"), Holds.DAY),
    Column("last", Text(fr="Dernière édition", en="Last edition"), Holds.DAY),
    Column("first_cost", Text(fr="Premier coût publié (€)", en="First cost published (€)"), Holds.MONEY),
    Column("first_cost_edition", Text(fr="Édition du premier coût", en="Edition of the first cost"), Holds.DAY),
    Column("last_cost", Text(fr="Dernier coût publié (€)", en="Last cost published (€)"), Holds.MONEY),
    Column("last_cost_edition", Text(fr="Édition du dernier coût", en="Edition of the last cost"), Holds.DAY),
    Column("cost_change", Text(fr="Écart de coût", en="Change of cost"), Holds.SHARE),
    Column("first_end", Text(fr="Première échéance publiée", en="First end published"), Holds.DAY),
    Column("first_end_edition", Text(fr="Édition de la première échéance", en="Edition of the first end"), Holds.DAY),
    Column("first_end_precision", Text(fr="Première échéance connue", en="First end known"), Holds.CODE),
    Column("last_end", Text(fr="Dernière échéance publiée", en="Last end published"), Holds.DAY),
    Column("last_end_edition", Text(fr="Édition de la dernière échéance", en="Edition of the last end"), Holds.DAY),
    Column("last_end_precision", Text(fr="Dernière échéance connue", en="Last end known"), Holds.CODE),
    Column("end_change_months", Text(fr="Écart d'échéance (mois)", en="Change of end (months)"), Holds.WHOLE),
    Column("end_change_days", Text(fr="Écart d'échéance (jours)", en="Change of end (days)"), Holds.WHOLE),
    Column("has_cost_to_check", Text(fr="Coût à vérifier", en="Cost to check"), Holds.FLAG),
    Column("is_redefined", Text(fr="Début modifié", en="Start changed"), Holds.FLAG),
    Column("has_end_to_check", Text(fr="Échéance à vérifier", en="End to check"), Holds.FLAG),
    Column("in_last", Text(fr="Dans la dernière édition", en="In the last edition"), Holds.FLAG),
    _WITHHELD,
)
PUBLISHED = (
    _EDITION,
    _PROJECT,
    _MINISTRY,
    _PHASE,
    Column("start", Text(fr="Début", en="Start"), Holds.DAY),
    Column("finish", Text(fr="Échéance", en="End"), Holds.DAY),
    Column("end_precision", Text(fr="Échéance connue", en="End known"), Holds.CODE),
    Column("cost", Text(fr="Coût (€)", en="Cost (€)"), Holds.MONEY),
    _WITHHELD,
)
MOVES = (
    _EDITION,
    _BEFORE,
    _PROJECT,
    Column("move", Text(fr="Mouvement", en="What moved"), Holds.CODE),
    _COST_BEFORE,
    _COST_NOW,
    Column("change", Text(fr="Écart de la somme (€)", en="Change of the sum (€)"), Holds.MONEY),
    Column("last_seen", Text(fr="Revenu, vu jusqu'en", en="Came back, last seen"), Holds.DAY),
    Column("to_check", Text(fr="Coût à vérifier", en="Cost to check"), Holds.FLAG),
)
SWINGS = (
    _PROJECT,
    _BEFORE,
    _EDITION,
    Column("after", Text(fr="Édition suivante", en="Edition after"), Holds.DAY),
    _COST_BEFORE,
    Column("cost", Text(fr="Coût à vérifier (€)", en="Cost to check (€)"), Holds.MONEY),
    Column("cost_after", Text(fr="Coût, édition suivante (€)", en="Cost after (€)"), Holds.MONEY),
)
_GROUP = (
    Column("projects", Text(fr="Projets", en="Projects"), Holds.WHOLE),
    Column("costs", Text(fr="Coûts publiés", en="Costs published"), Holds.WHOLE),
    Column("total", Text(fr="Somme des coûts publiés (€)", en="Sum of published costs (€)"), Holds.MONEY),
    Column("followed", Text(fr="Projets suivis", en="Projects followed"), Holds.WHOLE),
    Column("before", Text(fr="Leur premier coût publié (€)", en="Their first cost published (€)"), Holds.MONEY),
    Column("now", Text(fr="Leur coût, dernière édition (€)", en="Their cost, last edition (€)"), Holds.MONEY),
    Column(
        "change", Text(fr="Écart de la somme des coûts suivis", en="Change of the sum of costs followed"), Holds.SHARE
    ),
    Column("rose", Text(fr="Dont en hausse", en="Of these, rose"), Holds.WHOLE),
    Column("median", Text(fr="Écart médian", en="Median change"), Holds.SHARE),
    Column("heaviest", Text(fr="Projet qui pèse le plus", en="Project that weighs most")),
    Column("heaviest_change", Text(fr="Son écart (€)", en="Its change (€)"), Holds.MONEY),
    Column("without", Text(fr="Écart sans lui", en="Change without it"), Holds.SHARE),
)
MINISTRIES = (Column("name", Text(fr="Ministère", en="Ministry")), *_GROUP)
PHASES = (Column("name", Text(fr="Phase", en="Phase")), *_GROUP)
# The first two are read back from a file of accepted names.
RENAMINGS = (
    Column("old", Text(fr="Ancien intitulé", en="Former name")),
    Column("kept", Text(fr="Intitulé retenu", en="Name kept")),
    Column("likely", Text(fr="Probable", en="Likely"), Holds.FLAG),
    Column("accepted", Text(fr="Accepté (oui ou non)", en="Accepted (yes or no)"), width=14),
    Column(
        "comes_back",
        Text(fr="À rebours : l'intitulé retenu revient", en="Reversed: the name kept comes back"),
        Holds.FLAG,
    ),
    _BEFORE,
    _EDITION,
    Column("start", Text(fr="Début", en="Start"), Holds.DAY),
    Column("ministry_before", Text(fr="Ministère, avant", en="Ministry before")),
    Column("ministry_now", Text(fr="Ministère, après", en="Ministry now")),
    _COST_BEFORE,
    _COST_NOW,
    Column("cost_change", Text(fr="Écart de coût", en="Change of cost"), Holds.SHARE),
    Column("costs", Text(fr="Coûts comparés", en="Costs compared"), Holds.CODE),
)
