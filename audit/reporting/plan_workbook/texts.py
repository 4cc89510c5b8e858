"""The words of the plan workbook, in French and in English."""

from audit.model.text import Text
from audit.reporting.scope import HEADING

FILE_NAMES = Text(fr="plan-d-action.xlsx", en="action-plan.xlsx")
TITLE = Text(fr="Plan d'action — {name}", en="Action plan — {name}")
UNNAMED = Text(fr="projet sans nom", en="unnamed project")
COVER = Text(fr="Lisez-moi", en="Read me")
PLAN = Text(fr="Plan d'action", en="Action plan")
FINDINGS = Text(fr="Constats", en="Findings")
PROGRESS = Text(fr="Avancement", en="Progress")

PLAN_HEADINGS = {
    "number": Text(fr="N°", en="No."),
    "phase": Text(fr="Phase", en="Phase"),
    "do": Text(fr="Action", en="Action"),
    "owner_role": Text(fr="Responsable (fonction)", en="Owner (role)"),
    "owner_name": Text(fr="Responsable (nom)", en="Owner (name)"),
    "due_date": Text(fr="Échéance", en="Due date"),
    "proof": Text(fr="Preuve de réalisation", en="Proof expected"),
    "effort": Text(fr="Charge (jours-personnes)", en="Work (person-days)"),
    "after": Text(fr="Préalables (n°)", en="Prerequisites (no.)"),
    "closes": Text(fr="Constats traités", en="Findings dealt with"),
    "progress": Text(fr="Statut", en="Status"),
    "responsible": Text(fr="Responsable désigné", en="Person in charge"),
    "new_due": Text(fr="Nouvelle échéance", en="New due date"),
    "proof_given": Text(fr="Preuve produite (référence, date)", en="Proof given (reference, date)"),
    "done_share": Text(fr="% réalisé", en="% done"),
    "comment": Text(fr="Commentaire", en="Comment"),
}
FINDING_HEADINGS = {
    "rule": Text(fr="Règle", en="Rule"),
    "axis": Text(fr="Axe", en="Axis"),
    "severity": Text(fr="Gravité", en="Severity"),
    "outcome": Text(fr="Issue", en="Outcome"),
    "scope": HEADING,
    "title": Text(fr="Exigence", en="Requirement"),
    "condition": Text(fr="Constat", en="Finding"),
    "cells": Text(fr="Cellules du questionnaire", en="Cells of the questionnaire"),
    "sources": Text(fr="Référentiel", en="Sources"),
    "actions": Text(fr="Actions (n°)", en="Actions (no.)"),
}
PROCEDURE = Text(fr="Procédure à prévoir : {lead}", en="Procedure to allow for: {lead}")
OVERLOADED = Text(
    fr="Charge du responsable dépassée à cette date", en="Owner has more to do by then than there is time for"
)
AFTER_GO_LIVE = Text(
    fr="Protège la mise en service et ne peut être fait avant : report à décider",
    en="Protects the go-live and cannot be done before: putting it off is to be decided",
)
WITHOUT_PHASE = Text(fr="Sans phase", en="No phase")
OWNER_TO_NAME = Text(fr="nom à préciser", en="name to be given")

STATUS_PROMPT = Text(fr="Statut de l'action", en="Status of the action")
STATUS_HELP = Text(
    fr="À faire, En cours, Fait ou Abandonné. « Fait » appelle la référence de la preuve.",
    en="To do, In progress, Done or Dropped. “Done” calls for the reference of the proof.",
)
NOT_IN_LIST = Text(fr="Choisissez un élément de la liste.", en="Choose an item of the list.")
DAY_PROMPT = Text(fr="Nouvelle échéance", en="New due date")
DAY_HELP = Text(
    fr="Une date complète (jour, mois, année), seulement si l'échéance change.",
    en="A full date (day, month, year), only where the due date changes.",
)
DAY_ERROR = Text(fr="Une date complète est attendue, par exemple 31/03/2027.", en="A full date is expected.")
SHARE_PROMPT = Text(fr="Part réalisée", en="Share done")
SHARE_HELP = Text(fr="De 0 % à 100 %.", en="From 0% to 100%.")
INVALID = Text(fr="Saisie à corriger", en="To be corrected")

COUNT = Text(fr="Actions", en="Actions")
TOTAL = Text(fr="Total", en="Total")
BY_PHASE = Text(fr="Actions par phase et par statut", en="Actions by phase and status")
BY_OWNER = Text(fr="Actions par responsable", en="Actions by owner")
OWNER = Text(fr="Responsable", en="Owner")
REMAINING = Text(fr="Restant à faire", en="Left to do")
CLOSED = Text(fr="Fait ou abandonné", en="Done or dropped")
PROGRESS_NOTE = Text(
    fr="Ces comptes suivent la colonne « Statut » de la feuille « Plan d'action ».",
    en="These counts follow the column “Status” of the sheet “Action plan”.",
)
CHART_PHASE = Text(
    fr="Histogramme empilé : pour chaque phase du plan, le nombre d'actions à faire, en cours, faites et abandonnées ; "
    "les mêmes nombres sont dans le tableau voisin.",
    en="Stacked columns: for each phase of the plan, how many actions are to do, in progress, done and dropped; the "
    "same numbers stand in the table beside.",
)
CHART_OWNER = Text(
    fr="Barres empilées : pour chaque responsable, le nombre d'actions restant à faire, et faites ou abandonnées ; les "
    "mêmes nombres sont dans le tableau voisin.",
    en="Stacked bars: for each owner, how many actions are left to do, and are done or dropped; the same numbers stand "
    "in the table beside.",
)

COVER_KEYS = {
    "project": Text(fr="Projet", en="Project"),
    "review": Text(fr="Revue", en="Review"),
    "review_date": Text(fr="Date de la revue", en="Review date"),
    "opinion": Text(fr="Avis", en="Opinion"),
    "contents": Text(fr="Contenu", en="Contents"),
    "work": Text(fr="Charge", en="Work"),
    "workbook": Text(fr="Classeur audité", en="Audited workbook"),
    "versions": Text(fr="Versions", en="Versions"),
    "result": Text(fr="Empreinte du résultat", en="Hash of the result"),
}
CONTENTS = Text(
    fr="{actions} actions, {findings} constats, {open} exigences non tranchées",
    en="{actions} actions, {findings} findings, {open} requirements not determined",
)
HOW = Text(fr="Comment s'en servir", en="How to use it")
HOW_TO_READ = Text(fr="Comment le lire", en="How to read it")
STEPS = (
    Text(
        fr="1. Dans la feuille « Plan d'action », remplissez les colonnes jaunes : statut, responsable désigné, "
        "nouvelle échéance si elle change, preuve produite, part réalisée, commentaire.",
        en="1. On the sheet “Action plan”, fill in the yellow columns: status, person in charge, new due date if it "
        "changes, proof given, share done, comment.",
    ),
    Text(
        fr="2. Triez, filtrez, déplacez des colonnes, renommez les feuilles comme il vous convient : chaque ligne est "
        "reconnue par un identifiant masqué. Ne le supprimez pas, et n'ajoutez pas d'action ici : elle ne serait pas "
        "suivie.",
        en="2. Sort, filter, move columns and rename sheets as you like: each line is known by a hidden id. Do not "
        "delete it, and add no action here: it would not be followed.",
    ),
    Text(
        fr="3. Une action « Fait » sans preuve produite reste signalée « sans preuve » : indiquez la référence et la "
        "date du document.",
        en="3. An action that is “Done” without a proof given is still reported “without proof”: give the reference "
        "and the date of the document.",
    ),
    Text(
        fr="4. Enregistrez au format .xlsx (ou .ods) et renvoyez le fichier à l'équipe d'audit, qui en tirera le point "
        "d'avancement : ce qui est fait, en retard, sans preuve, reporté, et ce que cela lèverait.",
        en="4. Save as .xlsx (or .ods) and send the file back to the audit team, which will draw from it where things "
        "stand: what is done, late, without proof, put off, and what that would close.",
    ),
)
STEPS_OF_THE_PAST = (
    Text(
        fr="Plan d'illustration, tiré de faits connus après coup. Il n'a pas de destinataire : "
        "personne n'a à le remplir ni à le renvoyer, et les colonnes de suivi restent vides.",
        en="A plan for illustration, drawn from facts known afterwards. It has no addressee: "
        "nobody is to fill it in or to send it back, and the columns of follow-up stay empty.",
    ),
)
PLAN_NOTE = Text(fr="Repères du plan", en="Benchmarks of the plan")
FOOT = Text(fr="{software} · revue du {date}", en="{software} · review of {date}")
