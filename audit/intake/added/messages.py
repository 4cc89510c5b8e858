"""Tells people of the texts that they added outside the cells to fill in, and keeps each of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from audit.intake.added.found import Added
from audit.intake.grid import coordinate
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.model.leftover import Leftover
from audit.model.text import Language, Text

# More lines than these on one sheet are told as one area.
_MOST_LINES = 3
_MOST_KEPT_LINES = 500
_LISTED = 3

_WHY = {
    StructureCode.TEXT_ADDED: Text(
        fr="Texte ajouté hors des cellules à remplir ; l'audit ne le lit pas.",
        en="Text added outside the cells to fill in; the audit does not read it.",
    ),
    StructureCode.TEXT_OVER: Text(
        fr="Texte saisi à la place d'un texte du questionnaire ; l'audit ne le lit pas.",
        en="Text typed in place of a text of the questionnaire; the audit does not read it.",
    ),
    StructureCode.ROW_ADDED: Text(
        fr="Ligne ajoutée, sans l'identifiant d'une question ; l'audit ne la lit pas.",
        en="Row added, without the identifier of a question; the audit does not read it.",
    ),
    StructureCode.CELL_NOTE: Text(
        fr="Commentaire accroché à une cellule ; l'audit ne le lit pas.",
        en="Comment hung on a cell; the audit does not read it.",
    ),
    StructureCode.SHEET_ADDED: Text(
        fr="Feuille ajoutée au questionnaire ; l'audit ne la lit pas.",
        en="Sheet added to the questionnaire; the audit does not read it.",
    ),
    StructureCode.ROW_TOTAL: Text(
        fr="Total ajouté au tableau ; l'audit calcule les siens.",
        en="Total added to the table; the audit computes its own.",
    ),
    StructureCode.SHEET_COPIED: Text(
        fr="Copie d'une feuille du questionnaire ; l'audit ne la lit pas.",
        en="Copy of a sheet of the questionnaire; the audit does not read it.",
    ),
    StructureCode.SHEET_UNMARKED: Text(
        fr="Feuille dont les repères masqués ont disparu ; l'audit ne la lit pas.",
        en="Sheet whose hidden marks are gone; the audit does not read it.",
    ),
    StructureCode.COLUMN_REPEATED: Text(
        fr="Colonne qui figure deux fois ; l'audit ne lit que la première.",
        en="Column that occurs twice; the audit reads only the first.",
    ),
}
_OF_AREAS = {
    StructureCode.TEXT_OVER: StructureCode.TEXTS_OVER,
    StructureCode.CELL_NOTE: StructureCode.CELL_NOTES,
}
_TOO_MANY = Text(
    fr="{count} autres lignes de cette feuille ne sont pas recopiées : elles restent dans le classeur d'origine.",
    en="{count} more lines of this sheet are not copied: they stay in the original workbook.",
)


def keep(sheet: str, lines: Sequence[Added], label: str, language: Language, journal: Journal) -> None:
    """Keep the texts of ``lines`` for the list of what has no place in the questionnaire.

    Args:
        sheet: where they stand.
        lines: what each line holds.
        label: what a line without a label of its own is of.
        language: the workbook's.
        journal: keeps them.
    """
    for line in lines[:_MOST_KEPT_LINES]:
        name = line.label.to(language) if line.label else label
        others = [text for text in line.texts if text not in (line.typed, name)]
        journal.leftovers.append(
            Leftover(
                sheet=sheet,
                cell=line.cell,
                label=name,
                typed=line.typed or "\n".join(line.texts),
                notes=tuple(others) if line.typed else (),
                why=_WHY[line.kind],
            )
        )
    if len(lines) > _MOST_KEPT_LINES:
        left = lines[_MOST_KEPT_LINES:]
        said = Text(fr=_TOO_MANY.fr.format(count=len(left)), en=_TOO_MANY.en.format(count=len(left)))
        journal.leftovers.append(Leftover(sheet=sheet, cell=left[0].cell, label=label, typed=left[0].quoted, why=said))


def tell(sheet: str, lines: Iterable[Added], journal: Journal) -> None:
    """Tell of the texts of ``lines``, of each line or, when there are many, of the area that they fill."""

    def shape(line: Added) -> tuple[str, tuple[int, ...]]:
        return line.kind, tuple(line.columns)

    groups = [list(group) for _, group in groupby(sorted(lines, key=lambda line: (shape(line), line.row)), key=shape)]
    if sum(len(group) for group in groups) > _LISTED * _MOST_LINES and len(groups) > _LISTED:
        groups = [list(group) for _, group in groupby(sorted((x for g in groups for x in g), key=_by_kind), key=_kind)]
    for group in groups:
        if len(group) <= _MOST_LINES:
            for line in group:
                _tell_line(sheet, line, journal)
        else:
            _tell_area(sheet, group, journal)


def tell_sheet(sheet: str, lines: Sequence[Added], journal: Journal) -> None:
    """Tell of a sheet that was added: its first texts, and how many of its cells are filled."""
    count = sum(len(line.texts) for line in lines)
    texts = [text for line in lines[:_LISTED] for text in line.texts]
    journal.structure(
        StructureCode.SHEET_ADDED,
        sheet,
        read=" | ".join(texts),
        details={"count": str(count), "first": lines[0].cell},
    )


def _kind(line: Added) -> str:
    return line.kind


def _by_kind(line: Added) -> tuple[str, int]:
    return line.kind, line.row


def _tell_line(sheet: str, line: Added, journal: Journal) -> None:
    expected = Text(fr=f"« {line.expected} »", en=f"“{line.expected}”") if line.expected else None
    label = None if line.kind is StructureCode.ROW_ADDED else line.label  # of a row of theirs, people wrote it
    journal.structure(line.kind, sheet, line.cell, label=label, read=line.quoted, expected=expected)


def _tell_area(sheet: str, lines: Sequence[Added], journal: Journal) -> None:
    first, last = lines[0], lines[-1]
    code = _OF_AREAS.get(first.kind, StructureCode.TEXTS_ADDED)
    journal.structure(
        code,
        sheet,
        first.cell,
        read=" | ".join(line.quoted for line in lines[:_LISTED]),
        details={
            "count": str(sum(len(line.texts) for line in lines)),
            "last": coordinate(last.row, last.columns[-1]),
        },
    )
