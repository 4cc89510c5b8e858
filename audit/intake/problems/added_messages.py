"""What people added to the questionnaire: the sentences."""

from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.messages import Message
from audit.intake.problems.structure_codes import StructureCode
from audit.model.text import Text

_COPY_INTO_COMMENT = Text(
    fr="Si cela doit compter, le recopier dans le commentaire de la question ou de la ligne concernée ; sinon, rien à "
    "faire.",
    en="If it should count, copy it into the comment of the question or line concerned; otherwise nothing to do.",
)

ADDED: dict[StructureCode, Message] = {
    StructureCode.ROW_ADDED: Message(
        Severity.NOTE,
        Text(
            fr="cette ligne n'a pas l'identifiant d'une question ; l'audit ne la lit pas",
            en="this row does not have the identifier of a question; the audit does not read it",
        ),
        Text(
            fr="Si elle a été ajoutée et doit compter, recopier ce qu'elle dit dans le commentaire de la question la "
            "plus proche ; si c'est une question dont l'identifiant a été effacé, le rétablir.",
            en="If it was added and should count, copy what it says into the comment of the nearest question; if it is "
            "a question whose identifier was erased, restore it.",
        ),
    ),
    StructureCode.COLUMN_UNKNOWN: Message(
        Severity.NOTE,
        Text(
            fr="le questionnaire n'a pas de colonne « {column} » ; l'audit ne la lit pas",
            en="the questionnaire has no column “{column}”; the audit does not read it",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.TEXT_ADDED: Message(
        Severity.NOTE,
        Text(
            fr="ce texte a été ajouté hors des cellules à remplir ; l'audit ne le lit pas",
            en="this text was added outside the cells to fill in; the audit does not read it",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.TEXTS_ADDED: Message(
        Severity.NOTE,
        Text(
            fr="des textes ont été ajoutés hors des cellules à remplir ({count} cellules, jusqu'à {last}) ; l'audit ne "
            "les lit pas",
            en="texts were added outside the cells to fill in ({count} cells, down to {last}); the audit does not read "
            "them",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.TEXT_OVER: Message(
        Severity.NOTE,
        Text(
            fr="ce texte a pris la place d'un texte du questionnaire ; l'audit ne le lit pas",
            en="this text took the place of a text of the questionnaire; the audit does not read it",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.TEXTS_OVER: Message(
        Severity.NOTE,
        Text(
            fr="des textes ont pris la place de ceux du questionnaire ({count} cellules, jusqu'à {last}) ; l'audit ne "
            "les lit pas",
            en="texts took the place of those of the questionnaire ({count} cells, down to {last}); the audit does not "
            "read them",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.CELL_NOTE: Message(
        Severity.NOTE,
        Text(
            fr="un commentaire est accroché à cette cellule ; l'audit ne le lit pas",
            en="a comment hangs on this cell; the audit does not read it",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.CELL_NOTES: Message(
        Severity.NOTE,
        Text(
            fr="{count} commentaires sont accrochés à des cellules, jusqu'à {last} ; l'audit ne les lit pas",
            en="{count} comments hang on cells, as far as {last}; the audit does not read them",
        ),
        _COPY_INTO_COMMENT,
    ),
    StructureCode.SHEET_ADDED: Message(
        Severity.NOTE,
        Text(
            fr="cette feuille n'est pas du questionnaire ; l'audit ne la lit pas (cellules remplies : {count}, la "
            "première en {first})",
            en="this sheet is not of the questionnaire; the audit does not read it (filled cells: {count}, the first "
            "at {first})",
        ),
        _COPY_INTO_COMMENT,
    ),
}
