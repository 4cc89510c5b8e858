"""The words of the workbook of responses, in French and in English."""

from audit.model.text import Text
from audit.reporting.scope import HEADING

TITLE = Text(fr="Réponse aux constats — {name}", en="Response to the findings — {name}")
EXAMPLE_TITLE = Text(
    fr="Exemple, non transmis : réponse aux constats — {name}",
    en="Example, not sent: response to the findings — {name}",
)
FINDINGS = Text(fr="Constats", en="Findings")
ANSWERS = Text(fr="Réponses corrigées", en="Corrected answers")

FINDING_HEADINGS = {
    "rule": Text(fr="Règle", en="Rule"),
    "severity": Text(fr="Gravité", en="Severity"),
    "outcome": Text(fr="Issue", en="Outcome"),
    "scope": HEADING,
    "title": Text(fr="Exigence", en="Requirement"),
    "condition": Text(fr="Constat", en="Finding"),
    "criteria": Text(fr="Critères (source, passage, statut)", en="Criteria (source, passage, status)"),
    "evidence": Text(fr="Niveau de preuve", en="Level of evidence"),
    "own_comment": Text(fr="Votre commentaire au questionnaire", en="Your comment in the questionnaire"),
    "facts": Text(fr="Réponses sur lesquelles il repose", en="Answers it rests on"),
    "actions": Text(fr="Actions recommandées", en="Recommended actions"),
    "reply": Text(fr="Votre réponse", en="Your reply"),
    "comment": Text(fr="Vos observations", en="Your comments"),
    "document": Text(fr="Pièce à l'appui (référence, date, page)", en="Supporting document (reference, date, page)"),
}
ANSWER_HEADINGS = {
    "rules": Text(fr="Constats", en="Findings"),
    "question": Text(fr="Question", en="Question"),
    "cell": Text(fr="Cellule", en="Cell"),
    "given": Text(fr="Réponse donnée", en="Answer given"),
    "expected": Text(fr="Réponse attendue", en="Answer expected"),
    "corrected": Text(fr="Réponse corrigée", en="Corrected answer"),
    "answer_document": Text(fr="Pièce à l'appui (référence, date, page)", en="Supporting document (reference, date)"),
    "answer_comment": Text(fr="Observation", en="Comment"),
}
CALLED_FOR = Text(
    fr="peut compléter une correction : {expected}",
    en="may complete a correction: {expected}",
)
REPLY_PROMPT = Text(fr="Votre réponse", en="Your reply")
REPLY_HELP = Text(
    fr="Accepté, Accepté en partie ou Refusé. Laissez vide si vous ne répondez pas à ce constat.",
    en="Accepted, Partly accepted or Refused. Leave empty where you do not answer this finding.",
)

KEYS = {
    "project": Text(fr="Projet", en="Project"),
    "review": Text(fr="Revue", en="Review"),
    "review_date": Text(fr="Date de la revue", en="Review date"),
    "addressee": Text(fr="Destinataire", en="Addressee"),
    "sent_on": Text(fr="Envoyé le", en="Sent on"),
    "due_on": Text(fr="Réponse attendue", en="Answer awaited"),
    "contents": Text(fr="Contenu", en="Contents"),
    "versions": Text(fr="Versions", en="Versions"),
    "result": Text(fr="Empreinte du résultat", en="Hash of the result"),
}
WHOLE = Text(fr="l'équipe auditée (tous les constats)", en="the audited team (every finding)")
CONCERNED = Text(
    fr="{role} (les seuls constats qui appellent une action de sa part)",
    en="{role} (only the findings that ask for an action of theirs)",
)
DUE = Text(fr="au plus tard le {date}", en="by {date} at the latest")
DUE_BY_DEFAULT = Text(
    fr="au plus tard le {date} (un mois, reporté au jour ouvré suivant, par analogie avec l'article R. 143-7 du code "
    "des juridictions financières, qui vise les contrôles de la Cour des comptes)",
    en="by {date} at the latest (one month, put off to the next working day, by analogy with article R. 143-7 of the "
    "Code des juridictions financières, which is about the audits of the Cour des comptes)",
)
DUE_UNSENT = Text(
    fr="au plus tard le …………………… (un mois après l'envoi, par analogie avec l'article R. 143-7 du code des juridictions "
    "financières, qui vise les contrôles de la Cour des comptes)",
    en="by …………………… at the latest (one month after sending, by analogy with article R. 143-7 of the Code des "
    "juridictions financières, which is about the audits of the Cour des comptes)",
)
TO_FILL_IN = Text(fr="…………………… (à compléter à l'envoi)", en="…………………… (to be filled in when it is sent)")
CONTENTS = Text(
    fr="{findings} constats, {answers} réponses du questionnaire qui peuvent être corrigées",
    en="{findings} findings, {answers} answers of the questionnaire that may be corrected",
)
HOW = Text(fr="Comment répondre", en="How to answer")
STEPS = (
    Text(
        fr="1. Ces constats sont provisoires. Dans la feuille « Constats », dites pour chacun s'il est accepté, "
        "accepté en partie ou refusé, et pourquoi ; indiquez la pièce à l'appui. Un constat laissé vide est « sans "
        "réponse », ce qui ne vaut pas accord.",
        en="1. These findings are provisional. On the sheet “Findings”, say of each whether it is accepted, partly "
        "accepted or refused, and why; name the supporting document. A finding left empty has “no reply”, which does "
        "not mean agreement.",
    ),
    Text(
        fr="2. Si une réponse du questionnaire était inexacte, corrigez-la dans la feuille « Réponses corrigées » : "
        "l'audit dira ce qui en suivrait. Sans pièce à l'appui, une réponse corrigée ne compte que sur déclarations. "
        "Une ligne à ajouter à un tableau, ou à en retirer, et une réponse qu'une correction rendrait inexacte et qui "
        "n'a pas de ligne ici, se disent dans vos observations sur le constat.",
        en="2. Where an answer of the questionnaire was wrong, correct it on the sheet “Corrected answers”: the audit "
        "will say what would follow. Without a supporting document, a corrected answer counts on declarations only. "
        "A line to add to a table, or to take out of it, and an answer that a correction makes wrong and that has no "
        "line here, are told in your comments on the finding.",
    ),
    Text(
        fr="3. Vos observations sont reprises mot pour mot dans le rapport, à côté du constat et de la position des "
        "auditeurs.",
        en="3. Your comments are printed word for word in the report, beside the finding and the auditors' position.",
    ),
    Text(
        fr="4. Triez et filtrez comme il vous convient, mais ne supprimez ni ligne ni colonne. Enregistrez au format "
        ".xlsx (ou .ods) et renvoyez ce fichier : une réponse donnée dans un autre document ne serait pas reprise.",
        en="4. Sort and filter as you like, but delete no line and no column. Save as .xlsx (or .ods) and send this "
        "file back: an answer given in another document would not be taken.",
    ),
)
