"""The headings and short labels of the report as a document, in both languages."""

from audit.model.text import Text

PURPOSE = Text(fr="Objet du projet", en="What the project is about")
SIGNATURES = Text(fr="Version et signatures", en="Version and signatures")
TRANSMISSION = Text(fr="Version et transmission", en="Version and transmission")
SIGNATURES_CAPTION = Text(fr="Signatures", en="Signatures")
FUNCTION = Text(fr="Fonction", en="Function")
NAME = Text(fr="Nom", en="Name")
DATE = Text(fr="Date", en="Date")
SIGNATURE = Text(fr="Signature", en="Signature")
AUDIT_TEAM = Text(fr="Pour l'équipe d'audit", en="For the audit team")
AUDITED_TEAM = Text(
    fr="Pour le projet, qui a reçu communication du rapport", en="For the project, which has received the report"
)
NOT_SIGNED = Text(
    fr="Reconstitution d'une situation passée, non soumise à contradiction : elle n'est pas signée et n'engage aucune "
    "administration.",
    en="Reconstruction of a past situation, on which nobody was heard: it is not signed and commits no administration.",
)
VERSION = Text(fr="Version", en="Version")
NO_VERSION = Text(fr="non numérotée", en="not numbered")
DRAFT = Text(fr="Projet", en="Draft")
DRAFT_NOTE = Text(
    fr="Projet de rapport : il n'est pas définitif et n'engage pas l'équipe d'audit.",
    en="Draft report: it is not final and does not bind the audit team.",
)
STATUS = Text(fr="Statut", en="Status")
CIRCULATION = Text(fr="Diffusion", en="Circulation")
ANNEX_INTRO = Text(
    fr="Ce qui permet de vérifier la synthèse. Toutes les règles et les réponses à toutes les questions sont dans la "
    "page HTML du même rapport ; les lignes des tableaux, dans le classeur. Les réponses sont dans la langue du "
    "classeur.",
    en="Supporting detail for the summary. Every rule and the answer to every question are in the HTML page of the "
    "same report; the rows of tables, in the workbook. Answers are in the language of the workbook.",
)
FINDINGS = Text(fr="Constats, règle par règle", en="Findings, rule by rule")
PLAN_TABLE = Text(fr="Plan d'action complet", en="Whole action plan")
REPLACED = Text(fr="Caractères remplacés", en="Characters replaced")
REPLACED_INTRO = Text(
    fr="Les polices de ce document n'ont pas ces caractères ; leur code les remplace dans le texte.",
    en="The fonts of this document lack these characters; their code stands for them in the text.",
)
