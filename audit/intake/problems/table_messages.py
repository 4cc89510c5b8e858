"""What is wrong with a table as a whole or with one of its lines: the sentences."""

from audit.intake.problems.advice import CHECK_READ
from audit.intake.problems.diagnostics import Severity
from audit.intake.problems.messages import Message
from audit.intake.problems.structure_codes import StructureCode
from audit.model.text import Text
from audit.questionnaire.texts import COMPLETENESS_LABEL

TABLES: dict[StructureCode, Message] = {
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
        CHECK_READ,
    ),
    StructureCode.COMPLETENESS_MOVED: Message(
        Severity.WARNING,
        Text(
            fr="la déclaration du tableau n'est plus dans sa cellule, qu'une colonne insérée a pu décaler ; elle est "
            "lue ici",
            en="the declaration of the table is no longer in its cell, which an inserted column may have moved; it is "
            "read here",
        ),
        Text(
            fr="Vérifier ce qui a été lu ; pour ne plus voir cette remarque, supprimer la colonne insérée.",
            en="Check what was read; to stop seeing this remark, delete the inserted column.",
        ),
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
    StructureCode.ROW_MAY_BE_TOTAL: Message(
        Severity.WARNING,
        Text(
            fr="la ligne {row} est intitulée comme un total, et comptée comme une autre",
            en="row {row} is named like a total, and counted like another",
        ),
        Text(
            fr="Si elle reprend d'autres lignes, l'effacer : ses montants seraient comptés deux fois. Sinon, la "
            "renommer.",
            en="Where it repeats other rows, clear it: its amounts would be counted twice. Otherwise rename it.",
        ),
    ),
    StructureCode.ROW_REPEATED: Message(
        Severity.WARNING,
        Text(
            fr="la ligne {row} dit la même chose que la ligne {first}, dans toutes ses colonnes ; les deux sont "
            "comptées",
            en="row {row} says the same as row {first}, in all its columns; both are counted",
        ),
        Text(
            fr="Effacer celle qui a été copiée par erreur ; s'il y en a bien deux, les distinguer par leur intitulé.",
            en="Clear the one that was copied by mistake; where there are two indeed, tell them apart by their names.",
        ),
    ),
    StructureCode.ROW_FORMER_HELP: Message(
        Severity.NOTE,
        Text(
            fr="la ligne {row} est tenue pour l'aide d'une version antérieure du questionnaire ; elle n'est pas lue",
            en="row {row} is taken for the help of an earlier version of the questionnaire; it is not read",
        ),
        Text(
            fr="Rien à faire si c'est bien l'aide ; si c'est une ligne du tableau, y corriger les réponses qui ne "
            "sont pas dans les listes.",
            en="Nothing to do if it is the help; if it is a line of the table, correct the answers there that are not "
            "in the lists.",
        ),
    ),
}
