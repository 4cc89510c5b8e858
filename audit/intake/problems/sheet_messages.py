"""What is wrong with a workbook as a whole, its sheets and its columns: the sentences."""

from audit.intake.problems.advice import CHECK_READ
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.messages import Message
from audit.intake.problems.structure_codes import StructureCode
from audit.model.text import Text

_REGENERATE = Text(
    fr="Produire un questionnaire neuf qui reprend les réponses, avec « audit questionnaire new --from » suivi du nom "
    "de ce classeur, puis le compléter.",
    en='Make a new questionnaire that takes the answers over, with "audit questionnaire new --from" followed by the '
    "name of this workbook, then complete it.",
)
_CHECK_HIDDEN = Text(
    fr="Les afficher et vérifier que leurs réponses sont à jour.",
    en="Show them and check that their answers are up to date.",
)
_UNMERGE = Text(
    fr="Annuler la fusion des cellules, puis vérifier ou saisir la réponse de chacune.",
    en="Unmerge the cells, then check or enter the answer of each.",
)

SHEETS: dict[StructureCode, Message] = {
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
    StructureCode.PART_ALONE: Message(
        Severity.WARNING,
        Text(
            fr="le classeur ne porte que les questions d'un rôle, « {who} » ; toutes les autres comptent comme non "
            "renseignées",
            en="the workbook only holds the questions of one role, “{who}”; all others count as not answered",
        ),
        Text(
            fr="Avant l'audit, le réunir à ceux des autres rôles avec « audit questionnaire merge ».",
            en='Before the audit, join it with those of the other roles by "audit questionnaire merge".',
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
        CHECK_READ,
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
    StructureCode.CELL_STRUCK: Message(
        Severity.WARNING,
        Text(
            fr="ce qui est écrit est barré, et lu comme s'il ne l'était pas",
            en="what is written is struck out, and read as if it were not",
        ),
        Text(
            fr="Vider la cellule si la réponse ne vaut plus, ou choisir « Ne sait pas » ; sinon, enlever le barré.",
            en="Clear the cell if the answer no longer holds, or choose “Don't know”; otherwise take the line away "
            "that goes through it.",
        ),
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
        CHECK_READ,
    ),
    StructureCode.COLUMN_MISPLACED: Message(
        Severity.ERROR,
        Text(
            fr="le titre de cette colonne est celui de « {other} », et son repère masqué celui de « {column} » : la "
            "colonne n'est pas lue",
            en="the heading of this column is that of “{other}”, and its hidden mark that of “{column}”: the column is "
            "not read",
        ),
        Text(
            fr="Remettre titre, aide et réponses à leur place ; un déplacement doit prendre la colonne entière, ligne "
            "masquée des repères comprise. Si le titre seul a été changé, ne remettre que lui.",
            en="Put heading, help and answers back in their place; a move has to take the whole column, with the "
            "hidden row of marks. If only the heading was changed, put back only that.",
        ),
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
}
