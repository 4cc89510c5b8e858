"""What several messages advise people to do."""

from audit.model.text import Text

CHECK_READ = Text(
    fr="Vérifier ce qui a été lu ; un questionnaire neuf, produit avec « audit questionnaire new --from » suivi du nom "
    "de ce classeur, rétablit les repères.",
    en='Check what was read; a new questionnaire, made with "audit questionnaire new --from" followed by the name of '
    "this "
    "workbook, restores the marks.",
)
