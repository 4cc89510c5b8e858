"""Finds what people changed of what the tool printed in a workbook that came back: told with what stood there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.errors import Bilingual
from audit.exchange.marked import Marked
from audit.exchange.problems import Fault, quoted
from audit.exchange.shape import (
    ANSWERS_MARK,
    BY_HAND,
    COVER,
    FILLED,
    FINDINGS_MARK,
    MARK,
    PLAN_MARK,
    PRINTED_MARK,
    column_mark,
)
from audit.intake.grid import EMPTY, Cell, Grid, coordinate
from audit.intake.values.cells import shown
from audit.intake.values.words import quotable
from audit.model.text import Language

_MEANT = {
    PLAN_MARK: {
        "due_date": "new_due",
        "owner_role": "responsible",
        "owner_name": "responsible",
        "proof": "proof_given",
    },
    FINDINGS_MARK: {},
    ANSWERS_MARK: {"given": "corrected"},
}  # where what people mean by changing a printed column is to be written
_FOR_ALL_ELSE = {PLAN_MARK: "comment", FINDINGS_MARK: "comment", ANSWERS_MARK: "answer_comment"}
_BEFORE_THE_CHANGE = 30  # characters that are quoted ahead of the first one that differs


class PrintedCell(NamedTuple):
    """Which cell the tool printed, wherever people moved it: the mark of its sheet, the id of its line, its column."""

    mark: str
    id: str
    column: str


Printed = Mapping[PrintedCell, Cell]


def printed_cells(grids: Sequence[Grid]) -> Printed:
    """Return what the tool printed, by the hidden sheet that says it again; nothing of a file of format 1.0."""
    for grid in grids:
        for row, column in grid.texts_that_begin(PRINTED_MARK):
            return {
                PrintedCell(
                    MARK + grid.text(line, column), grid.text(line, column + 1), grid.text(line, column + 2)
                ): grid.at(line, column + 3)
                for line in grid.by_row
                if line > row
            }
    return {}


def cover_of(grids: Sequence[Grid]) -> Mapping[str, tuple[str, bool]]:
    """Return what stood on the cover by its places, and whether it is to be by hand; nothing of older files."""
    for grid in grids:
        for row, column in grid.texts_that_begin(PRINTED_MARK):
            return {
                grid.text(line, column + 1): (_said(grid.at(line, column + 3)), grid.text(line, column + 2) == BY_HAND)
                for line in grid.by_row
                if line > row and grid.text(line, column) == COVER
            }
    return {}


def added_on_cover(grid: Grid, cover: Mapping[str, tuple[str, bool]]) -> list[tuple[tuple[int, int], Cell]]:
    """Return the cells of the cover ``grid`` that hold what the tool did not print, but for what is to be by hand."""
    known = {text for text, _ in cover.values()}
    by_hand = {place for place, (_, is_by_hand) in cover.items() if is_by_hand}
    return [
        ((row, at), cell)
        for row, cells in (grid.by_row.items() if cover else ())
        for at, cell in cells.items()
        if _said(cell) not in known and coordinate(row, at) not in by_hand
    ]


def edited_cells(grid: Grid, marks: Marked, printed: Printed) -> Iterator[Fault]:
    """Yield one sentence for each cell of a sheet that does not hold what the tool printed there.

    Args:
        grid: the sheet.
        marks: where its marks stand.
        printed: what was printed, of all sheets.
    """
    columns = {at: name.removeprefix(MARK) for at, name in marks.names.items() if at != marks.ids}
    known = {cell.id for cell in printed if cell.mark == marks.mark}
    covered, whose = _covered(grid), printed_for(grid, marks, printed)
    for row, cells in grid.by_row.items():
        name = grid.text(row, marks.ids)
        if row <= marks.top or name not in known or whose.get(row, name) != name:  # another line's: told as such
            continue
        for at, column in sorted(columns.items()):
            before = printed.get(PrintedCell(marks.mark, name, column))
            if column in FILLED[marks.mark] or before is None or (row, at) in covered:
                continue
            was, found = _said(before), _said(cells.get(at, EMPTY))
            if was != found:
                yield Fault(_changed(grid, marks, at, was, found), f"{grid.name}!{coordinate(row, at)}")


def printed_for(grid: Grid, marks: Marked, printed: Printed) -> Mapping[int, str]:
    """Return, by row, the id of the line whose printed texts stand there, its own where several lines say the same."""
    columns = {name.removeprefix(MARK): at for at, name in marks.names.items() if at != marks.ids}
    ours = [cell for cell in printed if cell.mark == marks.mark and cell.column in columns]
    told = sorted({cell.column for cell in ours} - set(FILLED[marks.mark]))
    lines = {
        name: tuple(_said(printed.get(PrintedCell(marks.mark, name, column), EMPTY)) for column in told)
        for name in dict.fromkeys(cell.id for cell in ours)
    }
    named = {texts: name for name, texts in lines.items() if any(texts)}
    found: dict[int, str] = {}
    for row, cells in grid.by_row.items():
        if row <= marks.top:
            continue
        texts = tuple(_said(cells.get(columns[column], EMPTY)) for column in told)
        own = grid.text(row, marks.ids)
        if texts in named:
            found[row] = own if lines.get(own) == texts else named[texts]
    return found


def lines_of_other_ids(grid: Grid, marks: Marked, printed: Printed) -> Iterator[Fault]:
    """Yield one sentence for each line whose hidden id is that of one line, and whose printed texts those of another.

    So it is where people sorted, copied or moved the columns that they see without the first one, which is hidden: what
    they filled in would count for another line.
    """
    known = {cell.id for cell in printed if cell.mark == marks.mark}
    for row, other in printed_for(grid, marks, printed).items():
        name = grid.text(row, marks.ids)
        if name in known and other != name:
            yield Fault(
                Bilingual(
                    f"cette ligne porte ce qui était imprimé pour « {quotable(other)} », et l'identifiant masqué de "
                    f"« {quotable(name)} » : ce qui y est saisi compterait pour une autre. Un tri ou un déplacement "
                    "doit prendre toutes les colonnes, celle des identifiants comprise : remettez « "
                    f"{quotable(other)} » dans la première colonne, masquée",
                    f"this line holds what was printed for “{quotable(other)}”, and the hidden id of "
                    f"“{quotable(name)}”: what is filled in there would count for another. To sort or to move takes "
                    f"all columns, that of the ids included: put “{quotable(other)}” back in the first column, "
                    "which is hidden",
                ),
                f"{grid.name}!{coordinate(row, marks.ids)}",
            )


def _covered(grid: Grid) -> set[tuple[int, int]]:
    """Return the cells that others were merged over: what they held is not to be seen any more, nobody changed it."""
    used = {at for cells in grid.by_row.values() for at in cells}
    return {
        (row, at)
        for area in grid.layout.merged
        for row in grid.by_row
        if area.first_row <= row <= area.last_row
        for at in used
        if area.first_column <= at <= area.last_column and (row, at) != (area.first_row, area.first_column)
    }


def _said(cell: Cell) -> str:
    """Return what a cell says: a number and the same number as a text say the same, and so do both ends of lines."""
    return "\n".join((cell.formula or shown(cell, Language.FR)).splitlines()).strip()


def _changed(grid: Grid, marks: Marked, at: int, was: str, found: str) -> Bilingual:
    heading = quotable(grid.text(marks.top + 1, at) or marks.names[at].removeprefix(MARK))
    before, after = _around_the_change(was, found)
    printed = (
        quoted(before) + Bilingual(" y était imprimé", " was printed there")
        if was
        else Bilingual("rien n'y était imprimé", "nothing was printed there")
    )
    read = (
        quoted(after) + Bilingual(" y est lu", " is read there")
        if found
        else Bilingual("la cellule est vide", "the cell is empty")
    )
    named = Bilingual(f"colonne « {heading} » : ", f"column “{heading}”: ")
    not_taken = Bilingual(
        " ; ce changement n'est pas repris, l'audit reste tel qu'il a été rendu. ",
        "; this change is not taken, the audit stays as it was given. ",
    )
    return named + printed + Bilingual(", ", ", ") + read + not_taken + _where_to(grid, marks, at)


def _where_to(grid: Grid, marks: Marked, at: int) -> Bilingual:
    """Return where what was meant is to be written: a column of the same sheet, or the file of answers."""
    column = marks.names[at].removeprefix(MARK)
    meant = _MEANT[marks.mark].get(column, _FOR_ALL_ELSE[marks.mark])
    places = [place for place, name in marks.names.items() if name == column_mark(meant)]
    if not places:  # the findings of a plan, on which nothing is to be filled in
        return Bilingual(
            "Une observation sur un constat se porte dans le fichier de réponses (« audit respond export »)",
            "What one has to say on a finding goes into the file of answers ('audit respond export')",
        )
    heading = quotable(grid.text(marks.top + 1, places[0]) or meant)
    return Bilingual(
        f"Portez-le dans la colonne « {heading} » de la même ligne s'il doit compter",
        f"Put it in the column “{heading}” of the same line if it is to count",
    )


def _around_the_change(was: str, found: str) -> tuple[str, str]:
    """Return both texts as they are quoted: of long ones, from a little before the first sign that differs."""
    pairs = zip(was, found, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(was), len(found)))
    if same <= _BEFORE_THE_CHANGE or max(quotable(was), quotable(found), key=len)[-1:] != "…":
        return quotable(was), quotable(found)
    start = same - _BEFORE_THE_CHANGE
    return quotable(f"…{was[start:]}"), quotable(f"…{found[start:]}")
