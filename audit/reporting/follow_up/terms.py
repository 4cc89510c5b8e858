"""The words of the follow-up, in French and in English."""

from audit.exchange.follow_up import NotClosed
from audit.model.text import Text

HEADING = Text(
    fr="Suivi du plan d'action — {project}, revue du {review}, situation au {day}",
    en="Follow-up of the action plan — {project}, review of {review}, as at {day}",
)
UNNAMED = Text(fr="projet sans nom", en="unnamed project")
COUNTS = Text(
    fr="Sur {total} actions : faites, {done} (sans preuve, {bare}) ; en cours, {in_progress} ; à faire, {to_do} ; "
    "abandonnées, {dropped} ; sans statut, {unsaid}. En retard, {late} ; échéances reportées, {put_off} ; avancées, "
    "{brought}.",
    en="Of {total} actions: done, {done} (without proof, {bare}); in progress, {in_progress}; to do, {to_do}; dropped, "
    "{dropped}; without a status, {unsaid}. Late, {late}; due dates put off, {put_off}; brought forward, {brought}.",
)
GO_LIVE_PAST = Text(
    fr="La mise en service du {date} est passée ; des conditions que le plan y mettait, {unmet} sur {total} ne sont "
    "pas dites remplies (actions {numbers}).",
    en="The go-live of {date} is past; of the conditions that the plan set for it, {unmet} of {total} are not said to "
    "be met (actions {numbers}).",
)
GO_LIVE_MET = Text(
    fr="La mise en service du {date} est passée ; les conditions que le plan y mettait sont dites remplies ({total}).",
    en="The go-live of {date} is past; the conditions that the plan set for it are said to be met ({total}).",
)
LATE = Text(fr="En retard", en="Late")
WITHOUT_PROOF = Text(fr="Faites, sans preuve", en="Done, without proof")
PUT_OFF = Text(fr="Échéance déplacée", en="Due date moved")
DROPPED = Text(fr="Abandonnées", en="Dropped")
AHEAD = Text(fr="Devant ce qui doit précéder", en="Ahead of what comes first")
OVERTAKES = {
    True: (
        Text(
            fr="faite, avant l'action {numbers}, qui n'est pas dite faite",
            en="done, before action {numbers}, which is not said to be",
        ),
        Text(
            fr="faite, avant les actions {numbers}, qui ne sont pas dites faites",
            en="done, before actions {numbers}, which are not said to be",
        ),
    ),
    False: (
        Text(fr="échéance {due}, avant celle de l'action {numbers}", en="due {due}, before action {numbers}"),
        Text(fr="échéance {due}, avant celles des actions {numbers}", en="due {due}, before actions {numbers}"),
    ),
}  # by whether it is done, of one action or of several
AT_ODDS = Text(fr="Statut et part réalisée à accorder", en="Status and share done to be reconciled")
CLOSES = Text(fr="Ce que cela lèverait", en="What that would close")
DUE = Text(fr="échéance {due}", en="due {due}")
DAYS_LATE = (
    Text(fr="{count} jour de retard", en="{count} day late"),
    Text(fr="{count} jours de retard", en="{count} days late"),
)
MOVED = Text(fr="du {before} au {after} ({slip})", en="from {before} to {after} ({slip})")
SLIP = (Text(fr="{slip} jour", en="{slip} day"), Text(fr="{slip} jours", en="{slip} days"))
BEFORE_REVIEW = Text(
    fr="nouvelle échéance antérieure à la revue : faute d'année ?", en="new due date before the review: a wrong year?"
)
STILL_STANDS = (
    Text(fr="le constat {rules} demeure", en="finding {rules} stands"),
    Text(fr="les constats {rules} demeurent", en="findings {rules} stand"),
)
AFTER_GO_LIVE = Text(
    fr="trop tard pour la mise en service qu'elle protège", en="too late for the go-live that it protects"
)
NO_STATUS = Text(fr="sans statut", en="no status")
SHARE = Text(fr="{share} réalisé", en="{share} done")
WITH_PROOF = Text(fr="Actions faites, preuve produite :", en="Actions done, proof given:")
ALL_DONE = Text(fr="Avec celles dont la preuve manque encore :", en="With those whose proof is still missing:")
NOTHING = Text(
    fr="Aucun constat n'a toutes ses actions faites : rien ne se ferme encore.",
    en="No finding has all its actions done: nothing closes yet.",
)
PARTLY = Text(
    fr="Constats dont une partie des actions est faite : {listed}.",
    en="Findings of which some actions are done: {listed}.",
)
OF = Text(fr="{rule} ({done} sur {asked})", en="{rule} ({done} of {asked})")
NOT_CLOSED = {
    NotClosed.PAST: Text(
        fr="{rules} : toutes les actions sont faites, mais ce dont le constat dépend ne change plus (passé, coût, "
        "nature du projet) ; il demeure.",
        en="{rules}: all actions are done, but what the finding rests on no longer changes (past, cost, nature of the "
        "project); it stands.",
    ),
    NotClosed.NOT_FOUND: Text(
        fr="{rules} : toutes les actions sont faites, sans que l'on ait trouvé comment cela satisferait la règle ; à "
        "apprécier sur pièces.",
        en="{rules}: all actions are done, and no way was found in which that would meet the rule; to be assessed on "
        "evidence.",
    ),
}
