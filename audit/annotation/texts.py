"""The fixed texts of an annotated copy, in both languages."""

from audit.intake.problems.diagnostics import Severity
from audit.model.text import Text

SHEET_NAME = Text(fr="Problèmes à corriger", en="Problems to correct")

SEVERITIES = {
    Severity.ERROR: Text(fr="Erreur", en="Error"),
    Severity.WARNING: Text(fr="Avertissement", en="Warning"),
    Severity.NOTE: Text(fr="Remarque", en="Note"),
}
PLURALS = {
    Severity.ERROR: Text(fr="erreurs", en="errors"),
    Severity.WARNING: Text(fr="avertissements", en="warnings"),
    Severity.NOTE: Text(fr="remarques", en="notes"),
}
HEADINGS = {
    "severity": Text(fr="Gravité", en="Severity"),
    "sheet": Text(fr="Feuille", en="Sheet"),
    "cell": Text(fr="Cellule", en="Cell"),
    "question": Text(fr="Question", en="Question"),
    "problem": Text(fr="Problème", en="Problem"),
    "read": Text(fr="Lu", en="Read"),
    "expected": Text(fr="Attendu", en="Expected"),
    "closest": Text(fr="Le plus proche", en="Closest"),
    "advice": Text(fr="Que faire", en="What to do"),
}
WHOLE_WORKBOOK = Text(fr="(tout le classeur)", en="(whole workbook)")
WHOLE_SHEET = Text(fr="(toute)", en="(whole)")
QUOTED = Text(fr="« {} »", en="“{}”")
LINE = Text(fr="{} : {}", en="{}: {}")
NO_PROBLEM = Text(fr="Aucun problème n'a été trouvé.", en="No problem was found.")
HOW_TO_READ = Text(
    fr="Les erreurs empêchent l'audit ; les avertissements et les remarques sont à vérifier. Dans les feuilles, chaque "
    "cellule concernée est signalée et porte un commentaire : erreur en gras, trait continu et fond rouge pâle ; "
    "avertissement en gras, tirets et fond orange pâle ; remarque en italique, pointillés et fond bleu pâle.",
    en="Errors prevent the audit; warnings and notes are to be checked. In the sheets, each cell concerned is marked "
    "and carries a comment: error in bold, solid line and pale red; warning in bold, dashes and pale orange; note in "
    "italics, dots and pale blue.",
)
HOW_TO_CORRECT = Text(
    fr="Les corrections peuvent se faire dans cette copie : l'audit la lit comme le classeur d'origine. Il ne lit pas "
    "cette feuille ; « audit check --annotate » la refait, avec les couleurs et les commentaires, à chaque contrôle.",
    en="Corrections can be made in this copy: the audit reads it as it does the original workbook. It does not read "
    'this sheet; "audit check --annotate" makes it again, with the colours and comments, at every check.',
)
