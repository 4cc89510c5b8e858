"""Keeps what stands on the lines and in the columns that the questionnaire does not ask, or asks no longer."""

from collections.abc import Iterable, Sequence

from audit.errors import closest
from audit.intake.grid import Grid, coordinate
from audit.intake.notes import written
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.sheets.locate import MarkedSheet
from audit.intake.values.words import quotable
from audit.model.leftover import Leftover
from audit.model.questionnaire import Questionnaire, Table
from audit.model.text import Language, Text
from audit.questionnaire.layout import LEFTOVER_MARK, MARK, ROW_NOTES

_QUOTED = 3  # of the texts of a column, as many are quoted
_NOTES = ("evidence", "source", "comment", "reason")
_UNKNOWN = Text(
    fr="L'identifiant « {id} » n'est pas celui d'une question.",
    en="The identifier “{id}” is not that of a question.",
)
_LISTED = Text(fr="Déjà non reprise auparavant.", en="Already not taken over before.")
_SINCE = Text(fr="Déjà non reprise auparavant : {why}", en="Already not taken over before: {why}")
_UNKNOWN_COLUMN = Text(
    fr="Le tableau n'a pas de colonne « {id} ».",
    en="The table has no column “{id}”.",
)


def keep_leftovers(grids: Iterable[Grid], language: Language, journal: Journal) -> int:
    """Keep again what an earlier questionnaire had no place for, from the sheet that lists it; return how many."""
    before = len(journal.leftovers)
    for grid in grids:
        marks = [place for place in grid.texts_that_begin(MARK) if grid.text(*place) == LEFTOVER_MARK]
        for row in sorted({row for row, _ in grid.cells if marks and row > marks[0][0] + 1}):
            texts = [written(grid.at(row, column), language) for column in range(1, 7)]
            sheet, cell, label, typed, notes, why = texts
            if any(texts):
                kept = tuple(notes.splitlines())
                said = _left_again(why)
                journal.leftovers.append(
                    Leftover(sheet=sheet, cell=cell, label=label, typed=typed, notes=kept, why=said)
                )
    return len(journal.leftovers) - before


def _left_again(why: str) -> Text:
    """Return why a line of that sheet is left again: what it said may not hold of this questionnaire."""
    if not why:
        return _LISTED
    if why.startswith((_LISTED.fr.rstrip("."), _LISTED.en.rstrip("."))):
        return Text(fr=why, en=why)
    return Text(fr=_SINCE.fr.format(why=why), en=_SINCE.en.format(why=why))


def leave_line(
    sheet: MarkedSheet, row: int, typed: str, questionnaire: Questionnaire, language: Language, journal: Journal
) -> None:
    """Note a line whose identifier ``typed`` is not asked, and keep what it holds."""
    name = typed.casefold()
    place = coordinate(row, sheet.first_column)
    why = next((item.why for item in questionnaire.removed if item.id == name), None)
    if why:
        details: dict[str, str | Text] = {"id": typed, "why": why}
        journal.structure(StructureCode.QUESTION_REMOVED, sheet.grid.name, place, read=typed, details=details)
    else:
        known = [question.id for question in questionnaire.questions]
        asked = quotable(_text(sheet, row, sheet.columns.get("question"), language))
        journal.structure(
            StructureCode.QUESTION_UNKNOWN,
            sheet.grid.name,
            place,
            label=Text(fr=asked, en=asked) if asked else None,
            read=typed,
            closest=closest(name, known) or "",
            details={"id": typed},
        )
    columns = sheet.columns
    answer, *notes = (_text(sheet, row, columns.get(part), language) for part in ("answer", *_NOTES))
    if answer or any(notes[1:]):  # a level of evidence alone says nothing
        journal.leftovers.append(
            Leftover(
                sheet=sheet.grid.name,
                cell=coordinate(row, columns.get("answer", sheet.first_column)),
                label=_text(sheet, row, columns.get("question"), language) or typed,
                typed=answer,
                notes=tuple(note for note in notes if note),
                why=why or _named(_UNKNOWN, typed),
            )
        )


def leave_columns(
    sheet: MarkedSheet,
    rows: Sequence[int],
    table: Table,
    questionnaire: Questionnaire,
    language: Language,
    journal: Journal,
) -> None:
    """Tell and keep what the lines of a table hold in marked columns that it does not have."""
    known = {column.id for column in table.columns} | set(ROW_NOTES)
    removed = {item.id: item.why for item in questionnaire.removed}
    others = [(name, column) for name, column in sheet.columns.items() if name not in known]
    for name, column in others:
        typed = {row: text for row in rows if (text := _text(sheet, row, column, language))}
        if typed:
            place = coordinate(next(iter(typed)), column)
            read = " | ".join(list(typed.values())[:_QUOTED])
            journal.structure(StructureCode.COLUMN_UNKNOWN, sheet.grid.name, place, read=read, details={"column": name})
        for row, text in typed.items():
            journal.leftovers.append(
                Leftover(
                    sheet=sheet.grid.name,
                    cell=coordinate(row, column),
                    label=f"{table.title.to(language)} — {name}",
                    typed=text,
                    why=removed.get(f"{table.id}/{name}") or _named(_UNKNOWN_COLUMN, name),
                )
            )


def _text(sheet: MarkedSheet, row: int, column: int | None, language: Language) -> str:
    return written(sheet.grid.at(row, column), language) if column else ""


def _named(sentence: Text, name: str) -> Text:
    return Text(fr=sentence.fr.format(id=name), en=sentence.en.format(id=name))
