"""Turns what stops a reader into the sentence that tells people what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from audit.intake.gate.archive import UNREADABLE
from audit.intake.gate.kinds import LinkedData, links_elsewhere
from audit.intake.gate.limits import FarCell, TooManyCells, TooMuchText
from audit.intake.gate.refused import RefusedFile
from audit.intake.gate.xml_stream import ForbiddenDoctype, UnreadablePart
from audit.model.text import Text

_UNREADABLE = (
    *UNREADABLE,
    UnreadablePart,
    ValueError,
    RecursionError,  # texts within texts, deeper than any program writes
)


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Refuse the file ``name`` for whatever stops those who read it.

    Raises:
        RefusedFile: with the reason and what to do.
    """
    try:
        yield
    except ForbiddenDoctype as error:
        raise _with_doctype(name) from error
    except LinkedData as error:
        raise links_elsewhere(name) from error
    except FarCell as error:
        raise _with_far_cell(name, str(error)) from error
    except TooManyCells as error:
        raise _with_too_many_cells(name) from error
    except TooMuchText as error:
        raise _with_too_much_text(name) from error
    except _UNREADABLE as error:
        raise damaged(name) from error


def damaged(name: str) -> RefusedFile:
    """Return the refusal of a file that is a workbook by its first bytes only."""
    return RefusedFile(
        "damaged",
        Text(
            fr=f"Le classeur « {name} » est endommagé ou incomplet : ouvrez-le dans un tableur, enregistrez-le au "
            "format .xlsx ou .ods sous un autre nom et recommencez.",
            en=f'The workbook "{name}" is damaged or incomplete: open it in a spreadsheet program, save it as .xlsx '
            "or .ods under another name and try again.",
        ),
    )


def repeated_cell(name: str, sheet: str, cell: str) -> RefusedFile:
    """Return the refusal of a file that says two things of one cell."""
    return RefusedFile(
        "repeated_cell",
        Text(
            fr=f"« {name} » contient deux fois la cellule {cell} de la feuille « {sheet} », avec des valeurs "
            "différentes : ouvrez-le dans un tableur, vérifiez cette cellule, puis enregistrez.",
            en=f'"{name}" holds the cell {cell} of the sheet "{sheet}" twice, with different values: open it in a '
            "spreadsheet program, check that cell, then save.",
        ),
    )


def _with_doctype(name: str) -> RefusedFile:
    return RefusedFile(
        "doctype",
        Text(
            fr=f"« {name} » contient une déclaration DOCTYPE, qu'aucun tableur n'écrit ; par prudence, il n'est pas "
            "ouvert. Repartez du questionnaire d'origine.",
            en=f'"{name}" holds a DOCTYPE declaration, which no spreadsheet program writes; as a precaution it is '
            "not opened. Start again from the original questionnaire.",
        ),
    )


def _with_far_cell(name: str, cell: str) -> RefusedFile:
    return RefusedFile(
        "far_cell",
        Text(
            fr=f"« {name} » contient une valeur dans une cellule très éloignée ({cell}) : supprimez les lignes et les "
            "colonnes ajoutées au-delà du questionnaire, puis enregistrez.",
            en=f'"{name}" holds a value in a very distant cell ({cell}): delete the rows and columns added beyond the '
            "questionnaire, then save.",
        ),
    )


def _with_too_many_cells(name: str) -> RefusedFile:
    return RefusedFile(
        "too_many_cells",
        Text(
            fr=f"« {name} » contient bien plus de cellules, remplies ou mises en forme, qu'un questionnaire : "
            "supprimez les feuilles, les lignes et les colonnes ajoutées, puis enregistrez.",
            en=f'"{name}" holds far more cells, filled or formatted, than a questionnaire: delete the added sheets, '
            "rows and columns, then save.",
        ),
    )


def _with_too_much_text(name: str) -> RefusedFile:
    return RefusedFile(
        "too_much_text",
        Text(
            fr=f"« {name} » contient bien plus de texte qu'un questionnaire rempli : citez les documents dans la "
            "colonne de la source au lieu de les recopier, supprimez les lignes répétées, puis enregistrez.",
            en=f'"{name}" holds far more text than a filled questionnaire: quote documents in the source column '
            "instead of copying them, delete repeated rows, then save.",
        ),
    )
