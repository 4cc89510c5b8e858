"""Finds the lines of a sheet by its marks and the ids of its first column, whatever people moved or sorted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from audit.errors import Bilingual, closest
from audit.exchange.edited import lines_of_other_ids, printed_cells, printed_for
from audit.exchange.marked import marked as find_marks
from audit.exchange.problems import Fault
from audit.exchange.shape import ANSWERS_MARK, FINDINGS_MARK, ID_HEADING, MARK, PLAN_MARK, column_mark
from audit.intake.grid import EMPTY, Cell, Grid, coordinate
from audit.intake.values.words import quotable
from audit.model.answer import CellRef

_SHOWN = 8
_SHEETS = {
    PLAN_MARK: Bilingual("Plan d'action", "Action plan"),
    FINDINGS_MARK: Bilingual("Constats", "Findings"),
    ANSWERS_MARK: Bilingual("Réponses corrigées", "Corrected answers"),
}  # as they are called when they go out


@dataclass(frozen=True)
class Line:
    """One line that came back.

    Attributes:
        id: by which it is known.
        cells: what its columns hold, by the name of the column, with their places.
        place: its first cell.
    """

    id: str
    cells: Mapping[str, tuple[CellRef, Cell]]
    place: CellRef


def lines_of(
    grids: Sequence[Grid],
    mark: str,
    columns: Sequence[str],
    known: Collection[str],
    faults: list[Fault],
    called: Mapping[str, Bilingual] | None = None,
) -> list[Line]:
    """Return the lines of the sheet that bears ``mark``, in the order in which they stand.

    Args:
        grids: the sheets.
        mark: of the sheet.
        columns: those to read.
        known: the ids that it went out with.
        faults: to which what is wrong is added: a sheet or a column that is gone, an id that is gone, unknown or twice.
        called: what people call what each id stands for, where they do not see the id.
    """
    marked = [(grid, *place) for grid in grids for place in grid.texts_that_begin(mark) if grid.text(*place) == mark]
    if len(marked) != 1:
        faults.append(Fault(_no_sheet(mark) if not marked else _two_sheets([grid.name for grid, _, _ in marked])))
        return []
    grid, top, ids = marked[0]
    places = {grid.text(top, column): column for row, column in grid.cells if row == top}
    lost = [name for name in columns if column_mark(name) not in places]
    if lost:
        faults.append(Fault(_lost_columns(lost), grid.name))
    found = _lines(grid, top, ids, places, columns)
    present = {line.id for line in found}
    whose, printed = find_marks(grid, (mark,)), printed_cells(grids)
    recognised = printed_for(grid, whose, printed) if whose is not None else {}
    if whose is not None:
        faults.extend(lines_of_other_ids(grid, whose, printed))
    told = {row: name for row, name in recognised.items() if name in known and not grid.text(row, ids)}
    faults.extend(Fault(_lost_id([name]), f"{grid.name}!{coordinate(row, ids)}") for row, name in told.items())
    gone = [name for name in known if name not in present and name not in recognised.values()]
    emptied = [row for row in _emptied(grid, top, ids, places, columns) if row not in told]
    if len(emptied) != len(gone):  # not those lines, or not those alone
        emptied = []
    faults.extend(Fault(_lost_id(gone), f"{grid.name}!{coordinate(row, ids)}") for row in emptied)
    of_others = {
        coordinate(row, ids): name for row, name in recognised.items() if grid.text(row, ids) not in ("", name)
    }
    faults.extend(_faults_of_ids(found, known, of_others))
    if gone and not emptied:
        faults.append(Fault(_gone(gone, called or {}), grid.name))
    faults.extend(_nameless(grid, top, ids, places, columns, [*emptied, *told]))
    return [line for line in found if line.id in known]


def _lines(grid: Grid, top: int, ids: int, places: Mapping[str, int], columns: Sequence[str]) -> list[Line]:
    found = []
    for row in sorted({row for row, column in grid.cells if column == ids and row > top}):
        name = grid.text(row, ids)
        if not name or name == ID_HEADING:
            continue
        cells = {
            column: (CellRef(grid.name, coordinate(row, places[column_mark(column)])),
                     grid.at(row, places[column_mark(column)]))
            for column in columns
            if column_mark(column) in places
        }  # fmt: skip
        found.append(Line(name, cells, CellRef(grid.name, coordinate(row, ids))))
    return found


def cell_of(line: Line, column: str) -> tuple[CellRef, Cell]:
    """Return a cell of a line; an empty one where its column is gone."""
    return line.cells.get(column, (line.place, EMPTY))


def _faults_of_ids(found: Sequence[Line], known: Collection[str], of_others: Mapping[str, str]) -> list[Fault]:
    """Return what is wrong with ids; ``of_others`` are the ids of the lines whose texts stand beside others."""
    faults = []
    seen: dict[str, Line] = {}
    for line in found:
        place = str(line.place)
        if line.id not in known:
            meant = of_others.get(line.place.cell) or closest(line.id, [*known])
            hint = Bilingual(f" (« {meant} » ?)", f" (“{meant}”?)") if meant else Bilingual("", "")
            name = quotable(line.id)
            faults.append(
                Fault(
                    Bilingual(
                        f"l'identifiant « {name} » n'est pas de cet audit{hint.fr} : la colonne masquée a été modifiée "
                        "; rétablissez-la d'après le fichier d'origine",
                        f"the id “{name}” is not of this audit{hint.en}: the hidden column was changed; restore it "
                        "from the original file",
                    ),
                    place,
                )
            )
        elif line.id in seen and line.place.cell not in of_others:
            faults.append(
                Fault(
                    Bilingual(
                        f"l'identifiant « {line.id} » figure deux fois (déjà en {seen[line.id].place.cell}) : "
                        "supprimez la ligne copiée",
                        f"the id “{line.id}” stands twice (in {seen[line.id].place.cell} already): delete the line "
                        "that was copied",
                    ),
                    place,
                )
            )
        if line.place.cell not in of_others:
            seen.setdefault(line.id, line)
    return faults


def _emptied(grid: Grid, top: int, ids: int, places: Mapping[str, int], columns: Sequence[str]) -> list[int]:
    """Return the rows without an id that hold what the tool printed: their id was emptied."""
    filled = {places[column_mark(name)] for name in columns if column_mark(name) in places}
    printed = {column for mark, column in places.items() if mark.startswith(MARK)} - filled - {ids}
    return [
        row
        for row, cells in grid.by_row.items()
        if row > top and not grid.text(row, ids) and not printed.isdisjoint(cells)
    ]


def _nameless(
    grid: Grid, top: int, ids: int, places: Mapping[str, int], columns: Sequence[str], told: Collection[int]
) -> list[Fault]:
    """Return the lines that say something and have no id: what was typed there would be lost."""
    filled = [places[column_mark(name)] for name in columns if column_mark(name) in places]
    rows = [
        row
        for row, cells in grid.by_row.items()
        if row > top and row not in told and not grid.text(row, ids) and any(column in cells for column in filled)
    ]
    words = Bilingual(
        "cette ligne n'a pas d'identifiant, et ce qui y est saisi ne serait pas repris : portez-le sur une ligne "
        "existante, ou videz-la",
        "this line has no id, and what was typed in it would not be taken: put it on an existing line, or empty it",
    )
    return [Fault(words, f"{grid.name}!{coordinate(row, ids)}") for row in rows]


def _no_sheet(mark: str) -> Bilingual:
    name = _SHEETS[mark]
    return Bilingual(
        f"la feuille « {name.fr} » manque, ou sa première ligne ou sa première colonne, masquées, ont été supprimées : "
        "reprenez le fichier d'origine et recopiez-y ce qui a été saisi",
        f"the sheet “{name.en}” is missing, or its first row or first column, which are hidden, were deleted: take the "
        "original file and copy what was typed into it",
    )


def _lost_id(gone: Sequence[str]) -> Bilingual:
    fr, en = " ou ".join(f"« {name} »" for name in gone), " or ".join(f"“{name}”" for name in gone)
    return Bilingual(
        f"l'identifiant de cette ligne, dans la première colonne, masquée, a été effacé : remettez {fr}, d'après le "
        "fichier d'origine",
        f"the id of this line, in the first column, which is hidden, was emptied: put back {en}, as in the original "
        "file",
    )


def _two_sheets(names: Sequence[str]) -> Bilingual:
    listed = ", ".join(map(quotable, names))
    return Bilingual(
        f"la même feuille est là plusieurs fois ({listed}) : gardez celle qui fait foi et supprimez les copies",
        f"the same sheet is there several times ({listed}): keep the one that counts and delete the copies",
    )


def _lost_columns(names: Sequence[str]) -> Bilingual:
    listed = ", ".join(names)
    return Bilingual(
        f"des colonnes à remplir ont été supprimées ({listed}) : reprenez-les du fichier d'origine, première ligne "
        "masquée comprise",
        f"columns to fill in were deleted ({listed}): take them from the original file, hidden first row included",
    )


def _gone(names: Sequence[str], called: Mapping[str, Bilingual]) -> Bilingual:
    shown = [called.get(name, Bilingual(name, name)) for name in names[:_SHOWN]]
    more = ", …" if len(names) > _SHOWN else ""
    fr, en = (", ".join(one.to(language) for one in shown) + more for language in ("fr", "en"))
    if len(names) == 1:
        return Bilingual(
            f"une ligne a été supprimée ({fr}) : rétablissez-la d'après le fichier d'origine ; une ligne que l'on ne "
            "remplit pas reste vide",
            f"one line was deleted ({en}): restore it from the original file; a line that one does not fill in stays "
            "empty",
        )
    return Bilingual(
        f"{len(names)} lignes ont été supprimées ({fr}) : rétablissez-les d'après le fichier d'origine ; une ligne que "
        "l'on ne remplit pas reste vide",
        f"{len(names)} lines were deleted ({en}): restore them from the original file; a line that one does not fill "
        "in stays empty",
    )
