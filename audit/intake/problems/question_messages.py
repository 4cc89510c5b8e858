"""What is wrong around the answer to a question, or between two answers: the sentences."""

from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.messages import REVIEW_DATE_ADVICE, Message
from audit.intake.problems.structure_codes import StructureCode
from audit.model.text import Text
from audit.questionnaire.texts import HEADINGS

_CORRECT_ONE = Text(
    fr="Corriger celle de ces réponses qui est inexacte.",
    en="Correct whichever of these answers is wrong.",
)
_CHECK_FIGURE = Text(
    fr="Vérifier que les deux portent sur la même grandeur à la même date ; corriger ou effacer ce qui est inexact.",
    en="Check that both are about the same quantity on the same date; correct or erase whichever is wrong.",
)
_PASTE_VALUES = Text(
    fr="Remplacer la formule par sa valeur (copier, puis collage spécial, Valeurs).",
    en="Replace the formula with its value (copy, then Paste Special, Values).",
)
_NOTHING_TO_DO = Text(fr="Rien à faire si c'est voulu.", en="Nothing to do if this is meant.")

QUESTIONS: dict[StructureCode, Message] = {
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
    StructureCode.QUESTION_MISPLACED: Message(
        Severity.ERROR,
        Text(
            fr="cette ligne porte l'identifiant masqué d'une question et le texte d'une autre : elle a été triée ou "
            "déplacée sans lui ; la réponse n'est pas lue",
            en="this row bears the hidden identifier of one question and the text of another: it was sorted or moved "
            "without it; the answer is not read",
        ),
        Text(
            fr="Annuler le tri ou le déplacement, ou ressaisir les réponses de ces lignes en face de leurs questions "
            "dans un questionnaire neuf fait avec « audit questionnaire new --from ».",
            en="Undo the sort or the move, or enter the answers of these rows again beside their questions in a new "
            'questionnaire made with "audit questionnaire new --from".',
        ),
    ),
    StructureCode.QUESTIONS_SINCE: Message(
        Severity.WARNING,
        Text(
            fr="{count} questions d'aujourd'hui ne sont pas sur cette feuille d'une version antérieure ; elles sont "
            "tenues pour non renseignées : {labels}",
            en="{count} of today's questions are not on this sheet of an earlier version; they count as not filled "
            "in: {labels}",
        ),
        Text(
            fr="Pour y répondre, produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire "
            "new --from » suivi du nom de ce classeur.",
            en='To answer them, make a new questionnaire that takes the answers over, with "audit questionnaire new '
            '--from" followed by the name of this workbook.',
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
    StructureCode.ITEM_MISSING: Message(
        Severity.WARNING,
        Text(
            fr="la ligne de cet élément a disparu ou son identifiant a été effacé ; l'élément reste ouvert",
            en="the row of this item is gone or its identifier was erased; the item stays open",
        ),
        Text(
            fr=f"Si la ligne est encore là, saisir « {{id}} » dans sa colonne « {HEADINGS['id'].fr} » ; sinon, "
            "produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from ».",
            en=f"If the row is still there, enter “{{id}}” in its column “{HEADINGS['id'].en}”; otherwise make a new "
            'questionnaire that takes the answers over, with "audit questionnaire new --from".',
        ),
    ),
    StructureCode.ITEMS_OPEN: Message(
        Severity.NOTE,
        Text(
            fr="la réponse est lue « {said} » ; restent ouverts, sans valoir « Non » : {open}",
            en="the answer is read as “{said}”; still open, which is not “No”: {open}",
        ),
        Text(
            fr="Répondre sur la ligne de chaque élément dès que la réponse est connue.",
            en="Answer on the row of each item once the answer is known.",
        ),
    ),
    StructureCode.ITEMS_CONTRADICTED: Message(
        Severity.ERROR,
        Text(
            fr="ce qui est saisi sur la ligne de la question et ce qui l'est sur les lignes des éléments ({cells}) se "
            "contredisent ; rien n'en est retenu",
            en="what is typed on the row of the question and on the rows of its items ({cells}) contradict each other; "
            "neither is used",
        ),
        Text(
            fr="Vider la cellule de la question et répondre ligne par ligne, ou corriger ces lignes.",
            en="Empty the cell of the question and answer row by row, or correct these rows.",
        ),
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
    StructureCode.ANSWER_NOT_ASKED: Message(
        Severity.WARNING,
        Text(
            fr="une réponse est donnée à une question que d'autres réponses laissent sans objet ; elle est retenue. La "
            "question est posée {answers}",
            en="an answer is given to a question that other answers leave without object; it is kept. The question is "
            "asked {answers}",
        ),
        Text(
            fr="Corriger la réponse dont dépend la question, ou effacer celle-ci.",
            en="Correct the answer that the question depends on, or erase this one.",
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
    StructureCode.EVIDENCE_WITHOUT_SOURCE: Message(
        Severity.WARNING,
        Text(
            fr="un niveau de preuve est choisi, mais aucune source n'est nommée ; la réponse est tenue pour déclarée",
            en="a level of evidence is chosen, but no source is named; the answer counts as declared",
        ),
        Text(
            fr="Indiquer dans la colonne « Source » le document et l'endroit où la réponse se lit, ou choisir "
            "« Déclaré ».",
            en="Give in the column “Source” the document and the place where the answer can be read, or choose "
            "“Declared”.",
        ),
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
    StructureCode.CONTRADICTION: Message(
        Severity.WARNING,
        Text(fr="{says}\u00a0; à rapprocher de {others}", en="{says}; compare {others}"),
        _CORRECT_ONE,
    ),
    StructureCode.UNLIKELY_AMOUNT: Message(
        Severity.WARNING,
        Text(
            fr="le montant lu, {read}, est trop faible pour cette réponse : il a sans doute été saisi dans une autre "
            "unité que l'euro ; il n'est pas tenu pour acquis en faveur du projet",
            en="the amount read, {read}, is too small for this answer: it was probably entered in a unit other than "
            "the euro; it will not count in the project's favour",
        ),
        Text(
            fr="Saisir le montant en euros ou avec son unité, par exemple « {proposed} » ; si {read} est exact, "
            "le saisir comme un texte, avec son unité et précédé d'une apostrophe : « '{typed} ».",
            en="Enter the amount in euros or with its unit, for example “{proposed}”; if {read} is right, enter it "
            "as a text, with its unit and an apostrophe before it: “'{typed}”.",
        ),
    ),
    StructureCode.FIGURE_REPLACED: Message(
        Severity.WARNING,
        Text(
            fr="ce chiffre publié ({figure}) diffère de ce que donne le calcul de « {indicator} » ({computed}, d'après "
            "{cells}) ; le calcul, dont toutes les données sont connues, est retenu",
            en="this published figure ({figure}) differs from what the computation of “{indicator}” gives ({computed}, "
            "from {cells}); the computation, for which nothing is missing, is used",
        ),
        _CHECK_FIGURE,
    ),
    StructureCode.FIGURE_CONTRADICTED: Message(
        Severity.WARNING,
        Text(
            fr="ce chiffre publié ({figure}) est incompatible avec ce que l'on sait de « {indicator} » ({computed}, "
            "d'après {cells}) ; il n'est pas retenu, et ce qui manque au calcul reste inconnu",
            en="this published figure ({figure}) is incompatible with what is known of “{indicator}” ({computed}, from "
            "{cells}); it is not used, and what the computation lacks stays unknown",
        ),
        _CHECK_FIGURE,
    ),
}
