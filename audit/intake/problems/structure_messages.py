"""The sentences of problems of layout: sheets, identifiers, columns, tables and the workbook as a whole."""

from enum import StrEnum

from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.messages import REVIEW_DATE_ADVICE, Message
from audit.model.text import Text
from audit.questionnaire.texts import COMPLETENESS_LABEL, HEADINGS


class StructureCode(StrEnum):
    """One code a kind of problem that lies not in an answer but around it."""

    EARLIER_VERSION = "earlier_version"
    LATER_VERSION = "later_version"
    OTHER_QUESTIONS = "other_questions"
    SHEET_MISSING = "sheet_missing"
    SHEET_UNMARKED = "sheet_unmarked"
    SHEET_FOUND = "sheet_found"
    SHEET_COPIED = "sheet_copied"
    SHEET_HIDDEN = "sheet_hidden"
    ROWS_HIDDEN = "rows_hidden"
    COLUMN_HIDDEN = "column_hidden"
    CELLS_MERGED = "cells_merged"
    CELLS_MERGED_OVER = "cells_merged_over"
    COLUMN_MISSING = "column_missing"
    COLUMN_FOUND = "column_found"
    COLUMN_REPEATED = "column_repeated"
    QUESTION_MISSING = "question_missing"
    QUESTION_FOUND = "question_found"
    QUESTION_COPIED = "question_copied"
    QUESTION_REPEATED = "question_repeated"
    QUESTION_UNKNOWN = "question_unknown"
    QUESTION_REMOVED = "question_removed"
    REQUIRED_BLANK = "required_blank"
    REVIEW_DATE_MISSING = "review_date_missing"
    REVIEW_DATE_SUPPLIED = "review_date_supplied"
    REVIEW_DATE_REPLACED = "review_date_replaced"
    REASON_UNUSED = "reason_unused"
    EVIDENCE_UNKNOWN = "evidence_unknown"
    EVIDENCE_FORMULA = "evidence_formula"
    NOTE_FORMULA = "note_formula"
    NOTE_ERROR = "note_error"
    COMPLETENESS_BLANK = "completeness_blank"
    COMPLETENESS_FOUND = "completeness_found"
    COMPLETENESS_LOST = "completeness_lost"
    COMPLETENESS_UNKNOWN = "completeness_unknown"
    COMPLETENESS_CONTRADICTED = "completeness_contradicted"
    COMPLETE_BUT_EMPTY = "complete_but_empty"
    ROW_PARTIAL = "row_partial"
    ROW_TOTAL = "row_total"
    ROW_ADDED = "row_added"
    COLUMN_UNKNOWN = "column_unknown"
    TEXT_ADDED = "text_added"
    TEXTS_ADDED = "texts_added"
    TEXT_OVER = "text_over"
    TEXTS_OVER = "texts_over"
    SHEET_ADDED = "sheet_added"
    CELL_NOTE = "cell_note"
    CELL_NOTES = "cell_notes"
    EARLIER_THAN = "earlier_than"
    LATER_THAN = "later_than"
    HIGHER_THAN = "higher_than"


_REGENERATE = Text(
    fr="Produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from » suivi du nom "
    "de ce classeur, puis le compléter.",
    en='Make a new questionnaire that takes the answers over, with "audit questionnaire new --from" followed by the '
    "name of this workbook, then complete it.",
)
_CORRECT_ONE = Text(
    fr="Corriger celle des deux réponses qui est inexacte.",
    en="Correct whichever of the two answers is wrong.",
)
_CHECK_HIDDEN = Text(
    fr="Les afficher et vérifier que leurs réponses sont à jour.",
    en="Show them and check that their answers are up to date.",
)
_UNMERGE = Text(
    fr="Annuler la fusion des cellules, puis vérifier ou saisir la réponse de chacune.",
    en="Unmerge the cells, then check or enter the answer of each.",
)
_PASTE_VALUES = Text(
    fr="Remplacer la formule par sa valeur (copier, puis collage spécial, Valeurs).",
    en="Replace the formula with its value (copy, then Paste Special, Values).",
)
_NOTHING_TO_DO = Text(fr="Rien à faire si c'est voulu.", en="Nothing to do if this is meant.")

_COPY_INTO_COMMENT = Text(
    fr="Si cela doit compter, le recopier dans le commentaire de la question ou de la ligne concernée ; sinon, rien à "
    "faire.",
    en="If it should count, copy it into the comment of the question or line concerned; otherwise nothing to do.",
)
_CHECK_READ = Text(
    fr="Vérifier ce qui a été lu ; un questionnaire neuf, produit avec « audit questionnaire new --from » suivi du nom "
    "de ce classeur, rétablit les repères.",
    en='Check what was read; a new questionnaire, made with "audit questionnaire new --from" followed by the name of '
    "this "
    "workbook, restores the marks.",
)

STRUCTURE: dict[StructureCode, Message] = {
    StructureCode.OTHER_QUESTIONS: Message(
        Severity.WARNING,
        Text(
            fr="le classeur porte la même version {version} du questionnaire que l'audit, mais ses questions ne sont "
            "pas les mêmes : l'un des deux questionnaires a été modifié",
            en="the workbook bears the same version {version} of the questionnaire as the audit, but its questions are "
            "not the same: one of the two questionnaires was changed",
        ),
        Text(
            fr="Donner avec --questionnaires le dossier dont ce classeur est issu ; sinon, vérifier les réponses, qui "
            "sont lues d'après les questions de l'audit, ou produire un questionnaire neuf avec « audit questionnaire "
            "new --from » suivi du nom de ce classeur.",
            en="Give with --questionnaires the folder from which this workbook was made; otherwise check the answers, "
            "which are read by the questions of the audit, or make a new questionnaire with "
            '"audit questionnaire new --from" followed by the name of this workbook.',
        ),
    ),
    StructureCode.EARLIER_VERSION: Message(
        Severity.WARNING,
        Text(
            fr="le classeur suit la version {found} du questionnaire, antérieure à celle de l'audit, {expected} ; les "
            "questions communes sont lues, les nouvelles comptent comme non renseignées",
            en="the workbook follows version {found} of the questionnaire, earlier than the audit's, {expected}; the "
            "questions in common are read, the new ones count as not answered",
        ),
        _REGENERATE,
    ),
    StructureCode.LATER_VERSION: Message(
        Severity.ERROR,
        Text(
            fr="le classeur suit la version {found} du questionnaire, que l'outil ne connaît pas (il connaît la "
            "version {expected}) ; les questions communes sont lues",
            en="the workbook follows version {found} of the questionnaire, which the tool does not know (it knows "
            "version {expected}); the questions in common are read",
        ),
        Text(
            fr="Installer la version de l'outil qui a produit ce classeur, ou une plus récente.",
            en="Install the version of the tool that made this workbook, or a later one.",
        ),
    ),
    StructureCode.SHEET_MISSING: Message(
        Severity.ERROR,
        Text(fr="la feuille manque au classeur", en="the sheet is missing from the workbook"),
        _REGENERATE,
    ),
    StructureCode.SHEET_UNMARKED: Message(
        Severity.ERROR,
        Text(
            fr="la ligne masquée qui repère les colonnes de cette feuille a été supprimée ou modifiée ; la feuille "
            "n'est pas lue",
            en="the hidden row that marks the columns of this sheet was deleted or changed; the sheet is not read",
        ),
        Text(
            fr="Produire un questionnaire neuf, avec « audit questionnaire new --from » suivi du nom de ce classeur : "
            "ce que porte cette feuille y est listé à part, à recopier à sa place.",
            en='Make a new questionnaire, with "audit questionnaire new --from" followed by the name of this workbook: '
            "what this sheet holds is listed apart there, to be copied into its place.",
        ),
    ),
    StructureCode.SHEET_FOUND: Message(
        Severity.WARNING,
        Text(
            fr="la ligne masquée qui repère les colonnes de cette feuille a été supprimée ou modifiée ; la feuille est "
            "lue d'après les titres de ses colonnes",
            en="the hidden row that marks the columns of this sheet was deleted or changed; the sheet is read by the "
            "headings of its columns",
        ),
        _CHECK_READ,
    ),
    StructureCode.SHEET_COPIED: Message(
        Severity.ERROR,
        Text(
            fr="cette feuille est une copie de la feuille « {original} » ; elle n'est pas lue",
            en="this sheet is a copy of the sheet “{original}”; it is not read",
        ),
        Text(
            fr="Garder une seule des deux feuilles, avec les bonnes réponses, et supprimer l'autre.",
            en="Keep only one of the two sheets, with the right answers, and delete the other.",
        ),
    ),
    StructureCode.SHEET_HIDDEN: Message(
        Severity.NOTE,
        Text(fr="la feuille est masquée ; elle est lue", en="the sheet is hidden; it is read"),
        Text(
            fr="Vérifier que les réponses de cette feuille sont à jour.",
            en="Check that the answers of this sheet are up to date.",
        ),
    ),
    StructureCode.ROWS_HIDDEN: Message(
        Severity.NOTE,
        Text(
            fr="des lignes sont masquées ou filtrées ; elles sont lues : {rows}",
            en="some rows are hidden or filtered out; they are read: {rows}",
        ),
        _CHECK_HIDDEN,
    ),
    StructureCode.COLUMN_HIDDEN: Message(
        Severity.NOTE,
        Text(fr="la colonne « {column} » est masquée ; elle est lue", en="the column “{column}” is hidden; it is read"),
        _CHECK_HIDDEN,
    ),
    StructureCode.CELLS_MERGED: Message(
        Severity.WARNING,
        Text(
            fr="les cellules sont fusionnées ; seule {first} porte une réponse, sont tenues pour vides : {covered}",
            en="the cells are merged; only {first} holds an answer, these count as empty: {covered}",
        ),
        _UNMERGE,
    ),
    StructureCode.CELLS_MERGED_OVER: Message(
        Severity.WARNING,
        Text(
            fr="les cellules sont fusionnées ; celles-ci portent une valeur qui ne se voit pas et qui est lue : "
            "{covered}",
            en="the cells are merged; these hold a value that does not show and that is read: {covered}",
        ),
        _UNMERGE,
    ),
    StructureCode.COLUMN_MISSING: Message(
        Severity.ERROR,
        Text(fr="la colonne « {column} » manque", en="the column “{column}” is missing"),
        _REGENERATE,
    ),
    StructureCode.COLUMN_FOUND: Message(
        Severity.WARNING,
        Text(
            fr="le repère masqué de la colonne « {column} » a été effacé ou modifié ; la colonne est lue d'après son "
            "titre",
            en="the hidden mark of the column “{column}” was erased or changed; the column is read by its heading",
        ),
        _CHECK_READ,
    ),
    StructureCode.COLUMN_REPEATED: Message(
        Severity.ERROR,
        Text(
            fr="la colonne « {column} » figure plusieurs fois ; seule la première est lue",
            en="the column “{column}” occurs several times; only the first is read",
        ),
        Text(
            fr="Supprimer la colonne en trop, après avoir vérifié laquelle porte les bonnes réponses.",
            en="Delete the extra column, after checking which one holds the right answers.",
        ),
    ),
    StructureCode.QUESTION_MISSING: Message(
        Severity.ERROR,
        Text(
            fr="la question a disparu du classeur ou son identifiant a été effacé ; elle est tenue pour non renseignée",
            en="the question is gone from the workbook or its identifier was erased; it counts as not filled in",
        ),
        Text(
            fr=f"Si la ligne est encore là, saisir « {{id}} » dans sa colonne « {HEADINGS['id'].fr} » ; sinon, "
            "produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from ».",
            en=f"If the row is still there, enter “{{id}}” in its column “{HEADINGS['id'].en}”; otherwise make a new "
            'questionnaire that takes the answers over, with "audit questionnaire new --from".',
        ),
    ),
    StructureCode.QUESTION_FOUND: Message(
        Severity.WARNING,
        Text(
            fr="l'identifiant de la question a été effacé ; la ligne est lue d'après le libellé de la question",
            en="the identifier of the question was erased; the row is read by the wording of the question",
        ),
        Text(
            fr=f"Saisir « {{id}} » dans sa colonne « {HEADINGS['id'].fr} », ou produire un questionnaire neuf qui "
            "reprend les réponses, avec « audit questionnaire new --from ».",
            en=f"Enter “{{id}}” in its column “{HEADINGS['id'].en}”, or make a new questionnaire that takes the "
            "answers "
            'over, with "audit questionnaire new --from".',
        ),
    ),
    StructureCode.QUESTION_REPEATED: Message(
        Severity.ERROR,
        Text(
            fr="la question figure plusieurs fois, aux cellules {cells}, avec des réponses différentes ; aucune "
            "n'est retenue",
            en="the question occurs several times, at cells {cells}, with different answers; none is used",
        ),
        Text(
            fr="Garder la ligne qui porte la bonne réponse et supprimer les autres.",
            en="Keep the row with the right answer and delete the others.",
        ),
    ),
    StructureCode.QUESTION_COPIED: Message(
        Severity.NOTE,
        Text(
            fr="la question figure plusieurs fois, aux cellules {cells}, avec la même réponse",
            en="the question occurs several times, at cells {cells}, with the same answer",
        ),
        Text(fr="Supprimer les lignes en trop.", en="Delete the extra rows."),
    ),
    StructureCode.QUESTION_UNKNOWN: Message(
        Severity.WARNING,
        Text(
            fr="l'identifiant « {id} » n'est pas celui d'une question ; la ligne n'est pas lue",
            en="the identifier “{id}” is not that of a question; the row is not read",
        ),
        Text(
            fr="Rétablir l'identifiant d'origine ou supprimer la ligne si elle a été ajoutée.",
            en="Restore the original identifier, or delete the row if it was added.",
        ),
    ),
    StructureCode.QUESTION_REMOVED: Message(
        Severity.NOTE,
        Text(
            fr="la question « {id} » n'est plus posée ; sa réponse n'est pas lue",
            en="the question “{id}” is no longer asked; its answer is not read",
        ),
        Text(fr="{why}", en="{why}"),
    ),
    StructureCode.REQUIRED_BLANK: Message(
        Severity.ERROR,
        Text(fr="la réponse obligatoire manque", en="the required answer is missing"),
        Text(
            fr="Répondre à la question, ou choisir « Ne sait pas ».",
            en="Answer the question, or choose “Don't know”.",
        ),
    ),
    StructureCode.REVIEW_DATE_MISSING: Message(
        Severity.ERROR,
        Text(
            fr="aucun audit n'est possible sans la date de la revue",
            en="no audit is possible without the review date",
        ),
        REVIEW_DATE_ADVICE,
    ),
    StructureCode.REVIEW_DATE_SUPPLIED: Message(
        Severity.NOTE,
        Text(
            fr="la date de la revue n'est pas dans le classeur ; celle de l'option --review-date, {given}, "
            "en tient lieu",
            en="the review date is not in the workbook; that of the option --review-date, {given}, stands for it",
        ),
        _NOTHING_TO_DO,
    ),
    StructureCode.REVIEW_DATE_REPLACED: Message(
        Severity.NOTE,
        Text(
            fr="la date de l'option --review-date, {given}, remplace celle du classeur",
            en="the date of the option --review-date, {given}, replaces that of the workbook",
        ),
        _NOTHING_TO_DO,
    ),
    StructureCode.REASON_UNUSED: Message(
        Severity.WARNING,
        Text(
            fr="un motif de « Sans objet » est donné alors que la réponse est autre ou absente ; il n'est pas retenu",
            en="a reason for “Not applicable” is given but the answer is different or missing; it is not used",
        ),
        Text(
            fr="Choisir « Sans objet » comme réponse, ou effacer le motif.",
            en="Choose “Not applicable” as the answer, or erase the reason.",
        ),
    ),
    StructureCode.EVIDENCE_UNKNOWN: Message(
        Severity.WARNING,
        Text(
            fr="ce niveau de preuve n'est pas dans la liste ; la réponse est tenue pour déclarée",
            en="this level of evidence is not in the list; the answer counts as declared",
        ),
        Text(fr="Choisir un niveau dans la liste.", en="Choose a level from the list."),
    ),
    StructureCode.EVIDENCE_FORMULA: Message(
        Severity.WARNING,
        Text(
            fr="une formule tient lieu de niveau de preuve ; sa valeur n'est pas reprise et la réponse est tenue pour "
            "déclarée",
            en="a formula stands for the level of evidence; its value is not used and the answer counts as declared",
        ),
        _PASTE_VALUES,
    ),
    StructureCode.NOTE_FORMULA: Message(
        Severity.WARNING,
        Text(
            fr="la colonne « {column} » porte une formule dont le fichier ne dit pas ce qu'elle affiche ; la formule "
            "elle-même est gardée comme texte",
            en="the column “{column}” holds a formula and the file does not say what it shows; the formula itself is "
            "kept as the text",
        ),
        _PASTE_VALUES,
    ),
    StructureCode.NOTE_ERROR: Message(
        Severity.WARNING,
        Text(
            fr="la colonne « {column} » porte une erreur du tableur ; elle est tenue pour vide",
            en="the column “{column}” holds a spreadsheet error; it counts as empty",
        ),
        Text(fr="Saisir le texte à la place de l'erreur.", en="Enter the text in place of the error."),
    ),
    StructureCode.COMPLETENESS_BLANK: Message(
        Severity.WARNING,
        Text(
            fr="le tableau n'est pas déclaré complet, partiel ou sans élément ; rien ne sera conclu de ce qu'il ne "
            "contient pas",
            en="the table is not declared complete, partial or empty; nothing will be concluded from what it does "
            "not hold",
        ),
        Text(
            fr="Choisir « Complet », « Partiel » ou « Aucun élément » en tête du tableau.",
            en="Choose “Complete”, “Partial” or “Nothing to list” at the top of the table.",
        ),
    ),
    StructureCode.COMPLETENESS_FOUND: Message(
        Severity.WARNING,
        Text(
            fr="le repère masqué de la déclaration du tableau a été effacé ; la déclaration est lue d'après son "
            "libellé",
            en="the hidden mark of the declaration of the table was erased; the declaration is read by its label",
        ),
        _CHECK_READ,
    ),
    StructureCode.COMPLETENESS_LOST: Message(
        Severity.ERROR,
        Text(
            fr="le repère masqué de la déclaration du tableau et son libellé « "
            + COMPLETENESS_LABEL.fr.removesuffix(":").rstrip()
            + " » ont disparu ; le tableau est tenu pour non déclaré",
            en="the hidden mark of the declaration of the table and its label “"
            + COMPLETENESS_LABEL.en.removesuffix(":")
            + "” are gone; the table counts as not declared",
        ),
        Text(
            fr="Produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from » suivi "
            "du nom de ce classeur, et y choisir « Complet », « Partiel » ou « Aucun élément » en tête du tableau.",
            en='Make a new questionnaire that takes the answers over, with "audit questionnaire new --from" followed '
            "by "
            "the name of this workbook, and choose “Complete”, “Partial” or “Nothing to list” at the top of the table.",
        ),
    ),
    StructureCode.COMPLETENESS_UNKNOWN: Message(
        Severity.ERROR,
        Text(
            fr="cette déclaration n'est pas dans la liste ; le tableau est tenu pour non déclaré",
            en="this declaration is not in the list; the table counts as not declared",
        ),
        Text(
            fr="Choisir « Complet », « Partiel » ou « Aucun élément » en tête du tableau.",
            en="Choose “Complete”, “Partial” or “Nothing to list” at the top of the table.",
        ),
    ),
    StructureCode.COMPLETENESS_CONTRADICTED: Message(
        Severity.ERROR,
        Text(
            fr="le tableau est déclaré sans élément mais des lignes sont remplies ; elles sont lues et la "
            "déclaration n'est pas retenue",
            en="the table is declared to have nothing to list but rows are filled in; they are read and the "
            "declaration is not used",
        ),
        Text(
            fr="Choisir « Complet » ou « Partiel », ou vider les lignes.",
            en="Choose “Complete” or “Partial”, or empty the rows.",
        ),
    ),
    StructureCode.COMPLETE_BUT_EMPTY: Message(
        Severity.WARNING,
        Text(
            fr="le tableau est déclaré complet mais aucune ligne n'est remplie ; la déclaration n'est pas retenue",
            en="the table is declared complete but no row is filled in; the declaration is not used",
        ),
        Text(
            fr="Remplir le tableau, ou choisir « Aucun élément » s'il n'y a rien à y porter.",
            en="Fill in the table, or choose “Nothing to list” if there is nothing to enter.",
        ),
    ),
    StructureCode.ROW_PARTIAL: Message(
        Severity.WARNING,
        Text(
            fr="la ligne {row} est incomplète, il manque : {columns}",
            en="row {row} is incomplete, what is missing: {columns}",
        ),
        Text(
            fr="Compléter la ligne, ou choisir « Ne sait pas » dans les cellules vides.",
            en="Complete the row, or choose “Don't know” in the empty cells.",
        ),
    ),
    StructureCode.ROW_TOTAL: Message(
        Severity.NOTE,
        Text(fr="la ligne {row} est un total ; elle n'est pas lue", en="row {row} is a total; it is not read"),
        Text(
            fr="Rien à faire si c'est bien un total : l'audit calcule les siens.",
            en="Nothing to do if it is a total: the audit computes its own.",
        ),
    ),
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
    StructureCode.EARLIER_THAN: Message(
        Severity.WARNING,
        Text(
            fr="cette date est antérieure à celle de {other}",
            en="this date is earlier than that of {other}",
        ),
        _CORRECT_ONE,
    ),
    StructureCode.LATER_THAN: Message(
        Severity.WARNING,
        Text(
            fr="cette date est postérieure à celle de {other}",
            en="this date is later than that of {other}",
        ),
        _CORRECT_ONE,
    ),
    StructureCode.HIGHER_THAN: Message(
        Severity.WARNING,
        Text(
            fr="ce montant est supérieur à celui de {other}",
            en="this amount is higher than that of {other}",
        ),
        _CORRECT_ONE,
    ),
}
