"""The columns of the tables of a portfolio: what each is called, by programs and by people, and what it holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from audit.model.text import Text


class Holds(StrEnum):
    """What a column holds, one type each: a column that mixed two would lose one of them in Parquet."""

    TEXT = "text"
    CODE = "code"  # a term of a closed list: its code for programs, its words for people
    DAY = "day"
    WHOLE = "whole"
    POINTS = "points"  # 0 to 100, one decimal
    SHARE = "share"  # a fraction, four decimals
    MONEY = "money"  # euros, two decimals
    FLAG = "flag"


class Coded(NamedTuple):
    """A code of no list of the model, with its words."""

    code: str
    words: Text


_SENTENCE = 96  # of which most titles and questions take one line
_TITLES = 64  # several of them in one cell


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: its name for programs.
        title: its heading for people.
        for_programs: whether spreadsheets leave it out: what it holds is no word of any language.
        width: in spreadsheets, in characters; that of what it holds by default.
        one_line: whether spreadsheets show of it what one line holds: a name that stands in each of hundreds of rows.
    """

    key: str
    title: Text
    holds: Holds = Holds.TEXT
    for_programs: bool = False
    width: int | None = None
    one_line: bool = False


PROJECTS = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("project", Text(fr="Projet", en="Project")),
    Column("ministry", Text(fr="Ministère", en="Ministry")),
    Column("phase", Text(fr="Phase", en="Phase")),
    Column("review", Text(fr="Revue", en="Review"), Holds.CODE),
    Column("review_date", Text(fr="Date de la revue", en="Review date"), Holds.DAY),
    Column("says", Text(fr="Aboutit à", en="Ends in"), Holds.CODE),
    Column("leading_level", Text(fr="Niveau de l'avis", en="Level of the opinion"), Holds.CODE),
    Column("leading_certain", Text(fr="Avis acquis", en="Opinion certain"), Holds.FLAG),
    Column("leading_floor", Text(fr="Avis, au pire", en="Opinion, at worst"), Holds.CODE),
    Column("leading_ceiling", Text(fr="Avis, au mieux", en="Opinion, at best"), Holds.CODE),
    Column("provisional", Text(fr="Provisoire", en="Provisional"), Holds.FLAG, width=12),
    Column("by_then", Text(fr="Par les textes d'alors", en="By the texts of the time"), Holds.FLAG),
    Column("level", Text(fr="Niveau garanti, repères d'aujourd'hui", en="Guaranteed level, today's texts"), Holds.CODE),
    Column("certain", Text(fr="Acquis, repères d'aujourd'hui", en="Certain, today's texts"), Holds.FLAG),
    Column("floor", Text(fr="Au pire, repères d'aujourd'hui", en="At worst, today's texts"), Holds.CODE),
    Column("ceiling", Text(fr="Au mieux, repères d'aujourd'hui", en="At best, today's texts"), Holds.CODE),
    Column("declared_floor", Text(fr="Au pire, sur déclarations", en="At worst, on declarations"), Holds.CODE),
    Column("declared_ceiling", Text(fr="Au mieux, sur déclarations", en="At best, on declarations"), Holds.CODE),
    Column("score", Text(fr="Score", en="Score"), Holds.POINTS),
    Column("score_low", Text(fr="Score, borne basse", en="Score, lower bound"), Holds.POINTS),
    Column("score_high", Text(fr="Score, borne haute", en="Score, upper bound"), Holds.POINTS),
    Column("completeness", Text(fr="Complétude", en="Completeness"), Holds.SHARE),
    Column("evidence", Text(fr="Preuves", en="Evidence"), Holds.SHARE),
    Column("findings", Text(fr="Constats", en="Findings"), Holds.WHOLE),
    Column("open_rules", Text(fr="Points non tranchés", en="Open points"), Holds.WHOLE),
    Column("diagnoses", Text(fr="Diagnostics établis", en="Diagnoses established"), width=_TITLES),
    Column(
        "diagnoses_possible",
        Text(fr="Diagnostics possibles, à confirmer", en="Diagnoses possible, to confirm"),
        width=_TITLES,
    ),
    Column("diagnoses_open", Text(fr="Diagnostics non tranchés", en="Diagnoses open"), width=_TITLES),
    Column("signals", Text(fr="Signaux externes établis", en="Outside signals established"), width=_TITLES),
    Column("signals_open", Text(fr="Signaux externes non tranchés", en="Outside signals open"), width=_TITLES),
    Column("initial_cost", Text(fr="Coût initial (€)", en="Initial cost (€)"), Holds.MONEY),
    Column("current_cost", Text(fr="Coût prévu (€)", en="Forecast cost (€)"), Holds.MONEY),
    Column("cost_drift", Text(fr="Dérive du coût", en="Cost drift"), Holds.SHARE),
    Column(
        "same_contents",
        Text(fr="Même contenu des deux coûts établi", en="Both costs established to count the same"),
        Holds.FLAG,
        width=14,
    ),
    Column("cost_comments", Text(fr="Commentaires de ces coûts", en="Comments beside these costs")),
    Column("scope_reduced", Text(fr="Périmètre réduit", en="Scope reduced"), Holds.FLAG, width=12),
    Column("initial_end", Text(fr="Achèvement initial", en="Initial end"), Holds.DAY),
    Column("current_end", Text(fr="Achèvement prévu", en="Expected end"), Holds.DAY),
    Column("end_drift", Text(fr="Dérive du délai (jours)", en="Schedule drift (days)"), Holds.WHOLE),
    Column(
        "own_initial_cost",
        Text(fr="Coût initial selon cette revue (€)", en="Initial cost by this review (€)"),
        Holds.MONEY,
    ),
    Column("own_cost_drift", Text(fr="Dérive du coût sur celui-ci", en="Cost drift against that"), Holds.SHARE),
    Column(
        "own_initial_end", Text(fr="Achèvement initial selon cette revue", en="Initial end by this review"), Holds.DAY
    ),
    Column(
        "own_end_drift",
        Text(fr="Dérive du délai sur celui-ci (jours)", en="Schedule drift against that (days)"),
        Holds.WHOLE,
    ),
    Column(
        "next_date", Text(fr="Prochaine échéance à la date de la revue", en="Next date as of the review"), Holds.DAY
    ),
    Column("next_name", Text(fr="Jalon", en="Milestone")),
    Column("go_live", Text(fr="Première mise en service", en="First go-live"), Holds.DAY),
    Column("suppliers", Text(fr="Titulaires", en="Suppliers")),
    Column("notes", Text(fr="À savoir", en="Notes"), Holds.CODE),
    Column("rules_version", Text(fr="Règles", en="Rules")),
    Column("sha256", Text(fr="Empreinte du fichier", en="Hash of the file")),
)
FINDINGS = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("project", Text(fr="Projet", en="Project"), one_line=True),
    Column("ministry", Text(fr="Ministère", en="Ministry"), one_line=True),
    Column("leading_level", Text(fr="Niveau de l'avis", en="Level of the opinion"), Holds.CODE),
    Column("level", Text(fr="Niveau garanti, repères d'aujourd'hui", en="Guaranteed level, today's texts"), Holds.CODE),
    Column("nature", Text(fr="Nature", en="Kind"), Holds.CODE),
    Column("id", Text(fr="Référence", en="Reference")),
    Column("title", Text(fr="Intitulé", en="Title"), width=_SENTENCE),
    Column("axis", Text(fr="Axe", en="Axis"), Holds.CODE),
    Column("severity", Text(fr="Gravité", en="Severity"), Holds.CODE),
    Column("outcome", Text(fr="Issue", en="Outcome"), Holds.CODE),
    Column("may_be_partial", Text(fr="Peut-être en partie", en="Perhaps in part"), Holds.FLAG, for_programs=True),
    Column("cells", Text(fr="Cellules", en="Cells")),
    Column("sources", Text(fr="Textes et références", en="Texts and references")),
    Column("counted", Text(fr="Compté", en="Counted"), Holds.FLAG),
)
OPEN = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("project", Text(fr="Projet", en="Project"), one_line=True),
    Column("nature", Text(fr="Nature", en="Kind"), Holds.CODE),
    Column("id", Text(fr="Référence", en="Reference")),
    Column("title", Text(fr="Intitulé", en="Title"), width=_SENTENCE),
    Column("axis", Text(fr="Axe", en="Axis"), Holds.CODE),
    Column("severity", Text(fr="Gravité", en="Severity"), Holds.CODE),
    Column("possible", Text(fr="Possible, à confirmer", en="Possible, to be confirmed"), Holds.FLAG),
    Column("counted", Text(fr="Compté", en="Counted"), Holds.FLAG),
)
AXES = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("project", Text(fr="Projet", en="Project"), one_line=True),
    Column("axis", Text(fr="Axe", en="Axis"), Holds.CODE),
    Column("score", Text(fr="Score", en="Score"), Holds.POINTS),
    Column("score_low", Text(fr="Score, borne basse", en="Score, lower bound"), Holds.POINTS),
    Column("score_high", Text(fr="Score, borne haute", en="Score, upper bound"), Holds.POINTS),
    Column("completeness", Text(fr="Complétude", en="Completeness"), Holds.SHARE),
    Column("counted", Text(fr="Compté", en="Counted"), Holds.FLAG),
)
CAUSES = (
    Column("nature", Text(fr="Nature", en="Kind"), Holds.CODE),
    Column("id", Text(fr="Référence", en="Reference")),
    Column("title", Text(fr="Intitulé", en="Title"), width=_SENTENCE),
    Column("axis", Text(fr="Axe", en="Axis"), Holds.CODE),
    Column("severity", Text(fr="Gravité", en="Severity"), Holds.CODE),
    Column("found", Text(fr="Projets où c'est établi", en="Projects where it is found"), Holds.WHOLE),
    Column("open", Text(fr="Projets où ce n'est pas tranché", en="Projects where it is open"), Holds.WHOLE),
    Column("possible", Text(fr="Dont ceux où c'est possible", en="Of these, where it is possible"), Holds.WHOLE),
    Column("judged", Text(fr="Projets examinés", en="Projects examined"), Holds.WHOLE),
)
SHARED = (
    Column("what", Text(fr="Ce qui est partagé", en="What is shared"), Holds.CODE),
    Column("name", Text(fr="Nom ou date", en="Name or date")),
    Column("projects", Text(fr="Projets", en="Projects"), Holds.WHOLE),
    Column("files", Text(fr="Lesquels", en="Which")),
)
QUESTIONS = (
    Column("question", Text(fr="Question", en="Question")),
    Column("wording", Text(fr="Intitulé", en="Label"), width=_SENTENCE),
    Column("projects", Text(fr="Projets qui attendent la réponse", en="Projects that wait for it"), Holds.WHOLE),
)
REFUSED = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("code", Text(fr="Motif, en un mot", en="Reason in a word"), for_programs=True),
    Column("reason", Text(fr="Motif", en="Reason")),
)
DOCTRINE = (
    Column("file", Text(fr="Fichier", en="File")),
    Column("level_before", Text(fr="Niveau, règles actuelles", en="Level, present rules"), Holds.CODE),
    Column("level_after", Text(fr="Niveau, doctrine simulée", en="Level, simulated doctrine"), Holds.CODE),
    Column("floor_before", Text(fr="Au pire, règles actuelles", en="At worst, present rules"), Holds.CODE),
    Column("floor_after", Text(fr="Au pire, doctrine simulée", en="At worst, simulated doctrine"), Holds.CODE),
    Column("ceiling_before", Text(fr="Au mieux, règles actuelles", en="At best, present rules"), Holds.CODE),
    Column("ceiling_after", Text(fr="Au mieux, doctrine simulée", en="At best, simulated doctrine"), Holds.CODE),
    Column("appear", Text(fr="Constats qui apparaissent", en="Findings that appear"), width=_TITLES),
    Column("vanish", Text(fr="Constats qui disparaissent", en="Findings that vanish"), width=_TITLES),
    Column("worsen", Text(fr="Constats aggravés", en="Findings that worsen"), width=_TITLES),
    Column("soften", Text(fr="Constats atténués", en="Findings that soften"), width=_TITLES),
)
SWEEP = (
    Column("parameter", Text(fr="Paramètre", en="Parameter")),
    Column("value", Text(fr="Valeur", en="Value")),
    Column("moved", Text(fr="Projets dont le pire ou le mieux change", en="Projects whose bounds move"), Holds.WHOLE),
    Column("appear", Text(fr="Constats en plus", en="Findings more"), Holds.WHOLE),
    Column("vanish", Text(fr="Constats en moins", en="Findings fewer"), Holds.WHOLE),
    Column("worsen", Text(fr="Constats aggravés", en="Findings worsened"), Holds.WHOLE),
    Column("soften", Text(fr="Constats atténués", en="Findings softened"), Holds.WHOLE),
    Column("worst", Text(fr="Défavorables au pire", en="Unfavourable at worst"), Holds.WHOLE),
    Column("best", Text(fr="Défavorables à coup sûr", en="Unfavourable for certain"), Holds.WHOLE),
    Column("meets", Text(fr="Seuils rejoints ou franchis", en="Thresholds reached or passed"), width=_TITLES),
)
SWEEP_CHANGES = (
    Column("parameter", Text(fr="Paramètre", en="Parameter")),
    Column("value", Text(fr="Valeur", en="Value")),
    Column("change", Text(fr="Changement", en="Change"), Holds.CODE),
    Column("id", Text(fr="Référence", en="Reference")),
    Column("title", Text(fr="Intitulé", en="Title"), width=_SENTENCE),
    Column("file", Text(fr="Fichier", en="File")),
    Column("project", Text(fr="Projet", en="Project")),
)
