"""Reads an export of the panorama, CSV or workbook, as rows of texts under their headings."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from audit.errors import closest
from audit.intake.gate.admission import MAX_FILE_BYTES, admit
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Grid
from audit.intake.sheets.grids import read_grids
from audit.intake.values.cells import shown
from audit.intake.values.words import clean, fold
from audit.model.text import Language, Text

_WORKBOOKS = (".xlsx", ".ods", ".xlsm", ".xls")
_ENCODINGS = ("utf-8-sig", "cp1252")  # what is no UTF-8 comes from a spreadsheet on Windows
_LONGEST_FIELD = 32_767  # characters, as in a cell of a workbook: more could not be written into one
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?[ \t;,]*\r?\n', re.IGNORECASE)
_END = "\ue000"  # a line of our own after the last: within quotes that nobody closed it is not read as one


class Row(NamedTuple):
    """One line of the export.

    Attributes:
        place: where it stands, e.g. ``ligne 12`` or a sheet and its row.
        cells: its texts by folded heading; empty ones are left out.
        beyond: its other texts, by the number of their column, counted from 1: those of columns without heading.
    """

    place: Text
    cells: Mapping[str, str]
    beyond: Mapping[int, str]

    def text(self, headings: Sequence[str]) -> str:
        """Return what stands under the first of ``headings`` that the export has."""
        return next((self.cells[fold(heading)] for heading in headings if fold(heading) in self.cells), "")


class Export(NamedTuple):
    """The lines of an export that hold anything, and its folded headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_export(path: Path, needed: Sequence[Sequence[str]]) -> Export:
    """Read the file ``path``.

    Args:
        path: a .csv file, or a workbook of which the first sheet with the headings is read.
        needed: columns without which a file is no export of the panorama, each by all its headings.

    Raises:
        RefusedFile: when it is another kind of file, or lacks such a column.
    """
    if path.suffix.lower() in _WORKBOOKS:
        tables: list[Iterator[tuple[Text, list[str]]]] = [
            _grid_lines(grid) for grid in read_grids(admit(path, may_link=True))
        ]
    else:
        tables = [_csv_lines(path)]
    lacking: Sequence[str] = needed[0]
    seen: list[str] = []
    for lines in tables:
        first = next((texts for _, texts in lines if any(texts)), [])
        headings = tuple(fold(heading) for heading in first)
        missing = [column for column in needed if not {fold(heading) for heading in column} & set(headings)]
        if not missing:
            return Export(headings, tuple(_rows(headings, lines)))
        if len(missing) < len(needed):
            lacking = missing[0]
        seen += [heading for heading in first if heading]
    raise _no_export(path.name, lacking, seen)


def _rows(headings: Sequence[str], lines: Iterator[tuple[Text, list[str]]]) -> Iterator[Row]:
    for place, texts in lines:
        cells = {heading: text for heading, text in zip(headings, texts, strict=False) if heading and text}
        beyond = {
            number: text
            for number, text in enumerate(texts, start=1)
            if text and (number > len(headings) or not headings[number - 1])
        }
        if cells or beyond:
            yield Row(place, cells, beyond)


def _grid_lines(grid: Grid) -> Iterator[tuple[Text, list[str]]]:
    last = max((column for _, column in grid.cells), default=0)
    for row in sorted({row for row, _ in grid.cells}):
        cells = (grid.at(row, column) for column in range(1, last + 1))
        texts = [_day(cell.value) or clean(shown(cell, Language.FR)) for cell in cells]
        yield Text(fr=f"feuille « {grid.name} », ligne {row}", en=f"sheet “{grid.name}”, row {row}"), texts


def _day(value: object) -> str:
    """Return a date as an export in text writes it; empty for anything else."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else ""


def _csv_lines(path: Path) -> Iterator[tuple[Text, list[str]]]:
    text = _decoded(path)
    # Spreadsheets put such a line first to say what separates the cells; it is none of the table's.
    told = _SEPARATOR_LINE.match(text)
    text, before = (text[told.end() :], 1) if told else (text, 0)
    delimiter = told[1] if told else max(",;\t", key=text.lstrip().partition("\n")[0].count)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    place, start = _line(1), before + 1
    try:
        for record in reader:
            if record == [_END]:
                return
            place, start = _line(start), before + reader.line_num + 1
            yield place, [clean(cell) for cell in record]
    except csv.Error as error:
        raise _unclosed(path.name, _line(start)) from error
    raise _unclosed(path.name, place)


def _line(number: int) -> Text:
    return Text(fr=f"ligne {number}", en=f"line {number}")


def _decoded(path: Path) -> str:
    if not path.is_file():
        raise RefusedFile(
            "not_found",
            Text(
                fr=f"Le fichier « {path.name} » n'existe pas ou n'est pas un fichier : vérifiez le chemin.",
                en=f'The file "{path.name}" does not exist or is not a file: check the path.',
            ),
        )
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES or b"\0" in content:
        raise _not_csv(path.name)
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_csv(path.name)


def _unclosed(name: str, place: Text) -> RefusedFile:
    return RefusedFile(
        "not_an_export",
        Text(
            fr=f"« {name} », {place.fr} : un texte entre guillemets ne se ferme pas, ou compte plus de "
            f"{_LONGEST_FIELD} caractères. Fermez-le ou raccourcissez-le, ou téléchargez à nouveau l'export.",
            en=f'"{name}", {place.en}: a text between quotation marks is not closed, or holds more than '
            f"{_LONGEST_FIELD} characters. Close or shorten it, or download the export again.",
        ),
    )


def _not_csv(name: str) -> RefusedFile:
    return RefusedFile(
        "not_an_export",
        Text(
            fr=f"« {name} » n'est pas un fichier CSV lisible : téléchargez à nouveau l'export du panorama, au format "
            "CSV ou .xlsx, sans le modifier.",
            en=f'"{name}" is not a readable CSV file: download the export of the panorama again, as CSV or .xlsx, '
            "without changing it.",
        ),
    )


def _no_export(name: str, lacking: Sequence[str], seen: Sequence[str]) -> RefusedFile:
    near = next((match for heading in lacking if (match := closest(heading, list(seen)))), None)
    fr = f" ; la colonne la plus proche est « {near} »" if near else ""
    en = f'; the closest column is "{near}"' if near else ""
    return RefusedFile(
        "not_an_export",
        Text(
            fr=f"« {name} » n'est pas un export du panorama des grands projets : il n'a pas de colonne "
            f"« {lacking[0]} »{fr}. Indiquez l'export tel qu'il est publié.",
            en=f'"{name}" is not an export of the panorama of large projects: it has no column "{lacking[0]}"{en}. '
            "Give the export as it is published.",
        ),
    )
