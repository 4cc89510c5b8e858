"""Finds what people wrote in a workbook that came back where nothing is read: it is told, never lost in silence."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from audit.errors import Bilingual
from audit.exchange.edited import added_on_cover, cover_of, edited_cells, printed_cells, printed_for
from audit.exchange.marked import Marked, marked
from audit.exchange.problems import Fault
from audit.exchange.shape import COVERS, FILLED, FORMAT_KEY, LISTS_SHEET, PRINTED_MARK, READ_BY_PEOPLE, column_mark
from audit.intake.gate.admission import admit
from audit.intake.grid import Cell, Grid, coordinate
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.intake.values.words import quotable
from audit.model.text import Language
from audit.wording.counted import fr as french

_MOST = 3  # texts that are quoted of one sheet


def texts_beside(path: Path) -> list[Fault]:
    """Return what the workbook ``path`` holds where nothing is read, and what was changed of what the tool printed.

    Sheets, columns, lines and areas that people made, then by sheet the cells that are not to be filled in.

    Raises:
        WorkbookRefused: when it may do harm, or is no workbook.
    """
    grids = read_grids(admit(path))
    printed, cover = printed_cells(grids), cover_of(grids)
    found: list[Fault] = []
    for grid in grids:
        marks = marked(grid)
        found += _notes(grid)
        if marks is not None:
            found += _quoted(grid, _unread(grid, marks, printed_for(grid, marks, printed)), _UNREAD)
            found += _merged(grid, marks)
            found += edited_cells(grid, marks, printed)
        elif grid.name in COVERS:
            found += _quoted(grid, added_on_cover(grid, cover), _ON_COVER)
        elif not _is_of_the_tool(grid):
            cells = [(place, cell) for place, cell in sorted(grid.cells.items()) if not cell.is_empty]
            found += _quoted(grid, cells, _OTHER_SHEET)
    return found


def _notes(grid: Grid) -> Iterator[Fault]:
    """Yield one sentence for each note that people hung on a cell: no workbook of the tool has any."""
    for place, note in sorted(grid.notes.items()):
        said = quotable(note)
        yield Fault(
            Bilingual(
                f"note « {said} », attachée à la cellule, qui n'est pas reprise. Portez-la dans les colonnes à remplir "
                "si elle doit compter",
                f"note “{said}”, hung on the cell, which is not taken. Put it in the columns to fill in if it is to "
                "count",
            ),
            f"{grid.name}!{coordinate(*place)}",
        )


def _is_of_the_tool(grid: Grid) -> bool:
    return grid.name in (*READ_BY_PEOPLE, LISTS_SHEET) or any(
        cell.value in (FORMAT_KEY, PRINTED_MARK) for (_, column), cell in grid.cells.items() if column == 1
    )


def _unread(grid: Grid, marks: Marked, whose: Mapping[int, str]) -> list[tuple[tuple[int, int], Cell]]:
    """Return the cells of columns without a mark, and those of lines without an id that are of none, by ``whose``."""
    return [
        ((row, column), cell)
        for row, cells in grid.by_row.items()
        if row > marks.top
        for column, cell in cells.items()
        if column not in marks.names or not (grid.text(row, marks.ids) or row in whose)
    ]


def _merged(grid: Grid, marks: Marked) -> Iterator[Fault]:
    """Yield the merged areas that leave one answer where several are asked for."""
    filled = {column for column, name in marks.names.items() if name in map(column_mark, FILLED[marks.mark])}
    for area in grid.layout.merged:
        columns = filled & set(range(area.first_column, area.last_column + 1))
        if columns and (area.last_row > max(area.first_row, marks.top) or len(columns) > 1):
            first = coordinate(area.first_row, area.first_column)
            yield Fault(
                Bilingual(
                    f"les cellules sont fusionnées : seule {first} est lue, les autres sont tenues pour vides. Annulez "
                    "la fusion et remplissez chaque cellule",
                    f"the cells are merged: only {first} is read, the others count as empty. Undo the merge and fill "
                    "in each cell",
                ),
                f"{grid.name}!{area}",
            )


_UNREAD = Bilingual(
    "hors des colonnes à remplir ou sur une ligne ajoutée, ce qui n'est pas repris. Portez-le dans les colonnes à "
    "remplir d'une ligne existante s'il doit compter",
    "outside the columns to fill in or on a line that was added, which is not taken. Put it in the columns to fill in "
    "of an existing line if it is to count",
)
_ON_COVER = Bilingual(
    "écrit sur la première feuille, ce qui n'est pas repris. Portez-le dans les colonnes à remplir s'il doit compter, "
    "ou joignez-le à votre envoi",
    "written on the first sheet, which is not taken. Put it in the columns to fill in if it is to count, or send it "
    "beside the file",
)
_OTHER_SHEET = Bilingual(
    "sur une feuille ajoutée, qui n'est pas reprise. Portez-le dans les colonnes à remplir s'il doit compter",
    "on a sheet that was added, which is not taken. Put it in the columns to fill in if it is to count",
)


def _quoted(grid: Grid, cells: Sequence[tuple[tuple[int, int], Cell]], why: Bilingual) -> Iterator[Fault]:
    """Yield one sentence on the ``cells`` of a sheet, with the texts of the first ones."""
    if not cells:
        return
    texts = [quotable(cell.formula or shown(cell, Language.FR)) for _, cell in cells[:_MOST]]
    more = len(cells) - len(texts)
    fr = ", ".join(f"« {text} »" for text in texts) + (f" et {french(more, 'autre', 'autres')}" if more else "")
    en = ", ".join(f"“{text}”" for text in texts) + (f" and {more} more" if more else "")
    yield Fault(Bilingual(f"{fr}, {why.fr}", f"{en}, {why.en}"), f"{grid.name}!{coordinate(*cells[0][0])}")
