"""What people read for every code of a comparison, in French and in English."""

from audit.comparison.moves import AnswerMove, FindingMove, LevelMove, MilestoneMove, Note, Texts, Unmatched
from audit.model.text import Text

FINDING_MOVES = {
    FindingMove.NEW: Text(fr="Constats nouveaux", en="New findings"),
    FindingMove.WORSENED: Text(fr="Constats aggravés", en="Findings that worsened"),
    FindingMove.HIDDEN: Text(
        fr="Constats dont l'évolution tient au seul changement de référentiel initial",
        en="Findings whose outcome is due solely to the change of initial baseline",
    ),
    FindingMove.BETTER: Text(fr="Constats atténués", en="Findings that are better"),
    FindingMove.UNCHANGED: Text(fr="Constats maintenus", en="Findings that remain"),
    FindingMove.CLOSED: Text(fr="Constats levés", en="Findings closed"),
    FindingMove.NO_LONGER_APPLIES: Text(fr="Constats devenus sans objet", en="Findings that no longer apply"),
    FindingMove.NO_LONGER_ESTABLISHED: Text(
        fr="Constats qui ne sont plus établis, faute de réponse : ni levés, ni atténués",
        en="Findings no longer established, for lack of answers: neither closed nor better",
    ),
    FindingMove.NO_LONGER_JUDGED: Text(
        fr="Constats dont la règle ne s'applique plus à cette revue",
        en="Findings whose rule is no longer part of this review",
    ),
    FindingMove.NOW_ESTABLISHED: Text(
        fr="Constats désormais établis, non tranchés auparavant",
        en="Findings now established, undetermined before",
    ),
    FindingMove.NOW_JUDGED: Text(
        fr="Constats de règles qui n'étaient pas appliquées auparavant",
        en="Findings of rules that were not applied before",
    ),
}

ANSWER_MOVES = {
    AnswerMove.CHANGED: Text(fr="modifiée", en="changed"),
    AnswerMove.NOW_ANSWERED: Text(fr="désormais renseignée", en="now answered"),
    AnswerMove.NO_LONGER_ANSWERED: Text(fr="n'est plus connue", en="no longer known"),
    AnswerMove.MORE_EXACT: Text(fr="précisée", en="more exact"),
    AnswerMove.LESS_EXACT: Text(fr="moins précise", en="less exact"),
    AnswerMove.BETTER_EVIDENCE: Text(fr="même réponse, mieux étayée", en="same answer, better evidence"),
    AnswerMove.WEAKER_EVIDENCE: Text(fr="même réponse, moins bien étayée", en="same answer, weaker evidence"),
}

LEVEL_MOVES = {
    LevelMove.BETTER: Text(
        fr="meilleur, quelles que soient les réponses manquantes", en="better, whatever the missing answers"
    ),
    LevelMove.WORSE: Text(
        fr="moins bon, quelles que soient les réponses manquantes", en="worse, whatever the missing answers"
    ),
    LevelMove.RAISED: Text(
        fr="ce qui est garanti ou encore possible est meilleur", en="what is guaranteed or possible is better"
    ),
    LevelMove.LOWERED: Text(
        fr="ce qui est garanti ou encore possible est moins bon", en="what is guaranteed or possible is lower"
    ),
    LevelMove.NARROWED: Text(fr="plus précis", en="more exact"),
    LevelMove.WIDENED: Text(fr="moins précis", en="less exact"),
    LevelMove.UNCHANGED: Text(fr="inchangé", en="unchanged"),
    LevelMove.NOT_COMPARABLE: Text(fr="non comparable", en="not comparable"),
}

TEXTS = {
    Texts.ALONE: Text(
        fr="Ce mouvement tient aux textes publiés entre les deux revues : au regard des mêmes repères, le niveau est "
        "le même aux deux dates.",
        en="This move comes from the texts published between the two reviews: by the same reference texts, the level "
        "is the same at both dates.",
    ),
    Texts.TOO: Text(
        fr="Les deux avis ne se rendent pas au regard des mêmes textes : ce qui les sépare peut tenir aux textes comme "
        "au projet.",
        en="The two opinions do not go by the same texts: what sets them apart may come from the texts as well as from "
        "the project.",
    ),
}

MILESTONE_MOVES = {
    MilestoneMove.LATER: Text(fr="reculé", en="later"),
    MilestoneMove.EARLIER: Text(fr="avancé", en="earlier"),
    MilestoneMove.UNCHANGED: Text(fr="inchangé", en="unchanged"),
    MilestoneMove.ABANDONED: Text(fr="abandonné depuis", en="abandoned since"),
    MilestoneMove.ABANDONED_BEFORE: Text(
        fr="abandonné (déjà à l'audit précédent)", en="abandoned (already so at the previous audit)"
    ),
    MilestoneMove.RESUMED: Text(fr="repris, après avoir été abandonné", en="taken up again after being abandoned"),
    MilestoneMove.ADDED: Text(fr="ajouté depuis", en="added since"),
    MilestoneMove.NO_LONGER_LISTED: Text(fr="ne figure plus au tableau", en="no longer listed"),
    MilestoneMove.NOT_KNOWN: Text(fr="évolution non établie", en="not known"),
}

UNMATCHED = {
    Unmatched.ONE_SIDE: Text(fr="aucune ligne du même nom en face", en="no line of the same name on the other side"),
    Unmatched.NO_NAME: Text(fr="ligne sans intitulé, non rapprochée", en="line without a name, not matched"),
    Unmatched.SAME_NAME: Text(
        fr="plusieurs lignes du même nom, non rapprochées", en="several lines of this name, not matched"
    ),
}

NOTES = {
    Note.OTHER_REVIEW_TYPE: Text(
        fr="Les deux revues ne sont pas de même type : elles n'appliquent pas toutes les mêmes règles et leurs niveaux "
        "ne se comparent pas.",
        en="The two reviews are not of one type: they do not apply the same rules, and their levels do not compare.",
    ),
    Note.OTHER_RULES: Text(
        fr="Les deux audits n'ont pas été jugés par la même base de règles : un constat marqué « règle modifiée » peut "
        "tenir à la règle et non au projet. L'option --rules-of juge les deux par les mêmes règles.",
        en="The two audits were not judged by one rule base: a finding marked “rule changed” may come from the rule "
        "rather than from the project. The option --rules-of judges both by the same rules.",
    ),
    Note.SAME_RULES: Text(
        fr="Les deux audits sont jugés par la même base de règles : l'un d'eux l'a été de nouveau pour cette "
        "comparaison, et son issue peut différer de celle qui a été rendue.",
        en="Both audits are judged by one rule base: one of them was judged again for this comparison, and its outcome "
        "may differ from the one that was given.",
    ),
    Note.OTHER_QUESTIONNAIRE: Text(
        fr="Les deux questionnaires ne sont pas de la même version : voir les questions posées par un seul.",
        en="The two questionnaires are not of one version: see the questions that only one asks.",
    ),
    Note.OTHER_SCORING: Text(
        fr="Le barème a changé entre les deux audits : les scores et les niveaux ne se comparent pas exactement.",
        en="The scoring changed between the two audits: scores and levels do not compare exactly.",
    ),
    Note.SAME_ANSWERS: Text(
        fr="Les deux audits portent sur les mêmes réponses, à la lettre.",
        en="Both audits are of the same answers, word for word.",
    ),
    Note.SAME_DAY: Text(fr="Les deux audits sont de la même date.", en="Both audits are of one day."),
    Note.NAME_UNKNOWN: Text(
        fr="Le nom du projet manque dans l'un des audits : rien ne dit qu'il s'agit du même projet.",
        en="One of the audits does not give the project's name: nothing says that it is one project.",
    ),
    Note.OTHER_NAME: Text(
        fr="Les deux audits ne portent pas le même nom de projet ; ils sont comparés sur demande expresse.",
        en="The two audits do not bear one project name; they are compared on request.",
    ),
}

RULE_PARTS = {
    "version": Text(fr="version", en="version"),
    "severity": Text(fr="gravité", en="severity"),
    "conditions": Text(fr="conditions", en="conditions"),
    "thresholds": Text(fr="seuils", en="thresholds"),
}

# One, and several: what follows a count.
COUNTED_FINDINGS = {
    FindingMove.NEW: (Text(fr="nouveau", en="new"), Text(fr="nouveaux", en="new")),
    FindingMove.WORSENED: (Text(fr="aggravé", en="worsened"), Text(fr="aggravés", en="worsened")),
    FindingMove.BETTER: (Text(fr="atténué", en="better"), Text(fr="atténués", en="better")),
    FindingMove.HIDDEN: (Text(fr="écarté", en="set aside"), Text(fr="écartés", en="set aside")),
    FindingMove.UNCHANGED: (Text(fr="maintenu", en="remaining"), Text(fr="maintenus", en="remaining")),
    FindingMove.CLOSED: (Text(fr="levé", en="closed"), Text(fr="levés", en="closed")),
    FindingMove.NO_LONGER_APPLIES: (
        Text(fr="devenu sans objet", en="no longer applying"),
        Text(fr="devenus sans objet", en="no longer applying"),
    ),
    FindingMove.NO_LONGER_ESTABLISHED: (
        Text(fr="qui n'est plus établi", en="no longer established"),
        Text(fr="qui ne sont plus établis", en="no longer established"),
    ),
    FindingMove.NO_LONGER_JUDGED: (
        Text(fr="dont la règle ne s'applique plus", en="whose rule is no longer applied"),
        Text(fr="dont la règle ne s'applique plus", en="whose rule is no longer applied"),
    ),
    FindingMove.NOW_ESTABLISHED: (
        Text(fr="désormais établi", en="now established"),
        Text(fr="désormais établis", en="now established"),
    ),
    FindingMove.NOW_JUDGED: (
        Text(fr="d'une règle nouvellement appliquée", en="of a newly applied rule"),
        Text(fr="de règles nouvellement appliquées", en="of newly applied rules"),
    ),
}
