"""Reads an export of the panorama that holds several editions, as one table: a line a project and edition."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from audit.errors import Bilingual
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.columns import refuse_doubles
from audit.intake.panorama.export import Row, read_export
from audit.intake.panorama.mapping import PanoramaMapping, Reading
from audit.intake.panorama.numbers import read_millions, read_years
from audit.intake.panorama.published import read_start
from audit.intake.values.words import fold, quotable
from audit.model.text import Text

_EDITION = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-[0-9]{2})?")
_NEEDED = (Reading.MONTH, Reading.YEARS_FROM_START, Reading.MILLION_EUROS, Reading.CODE)
_COLUMNS = ("project", "edition", "begun", "years", "euros", "phase")
_UNDATED = Bilingual("l'édition n'est pas un mois, comme 2021-11", "the edition is not a month, such as 2021-11")
_UNNAMED = Bilingual("le projet n'a pas de nom", "the project has no name")
_TWICE = Bilingual("ce projet figure deux fois dans cette édition", "this project stands twice in this edition")


def read_trajectories(path: Path, mapping: PanoramaMapping) -> pd.DataFrame:
    """Return a line for each project and edition of the export ``path``, by project and edition.

    The columns are the folded name of the project, the first days of the months of the edition and of the start, the
    planned duration in years, the cost in euros and the folded phase; what is not published is missing.

    Args:
        path: an export with several editions.
        mapping: which column holds what.

    Raises:
        RefusedFile: when it is no export of the panorama, or holds anything that cannot be read: all of it is told.
    """
    columns = {column.reading: column.headings for column in mapping.answers}
    export = read_export(path, [mapping.project, mapping.edition, *(columns[reading] for reading in _NEEDED)])
    refuse_doubles(export, mapping, path.name)
    faults: list[Bilingual] = []
    lines: dict[tuple[str, date], dict[str, Any]] = {}
    for row in export.rows:
        name, edition = row.text(mapping.project), _EDITION.fullmatch(row.text(mapping.edition))
        if not name and not row.text(mapping.edition):
            continue  # a note under the table
        told = [_UNNAMED] if not name else []
        told += [_UNDATED] if edition is None else []
        month = date(int(edition[1]), int(edition[2]), 1) if edition else date.min
        line = dict(_values(row, mapping, told))
        if not told and (fold(name), month) in lines:
            told.append(_TWICE)
        faults += (Bilingual(f"{row.place.fr} : {one.fr}", f"{row.place.en}: {one.en}") for one in told)
        lines[fold(name), month] = {"project": fold(name), "edition": month, **line}
    if faults:
        raise _refused(path.name, faults)
    table = pd.DataFrame(list(lines.values()), columns=list(_COLUMNS))
    table["edition"], table["begun"] = pd.to_datetime(table["edition"]), pd.to_datetime(table["begun"])
    return table.sort_values(["project", "edition"], ignore_index=True)


def _values(row: Row, mapping: PanoramaMapping, told: list[Bilingual]) -> Iterator[tuple[str, Any]]:
    """Yield what the columns of ``row`` say, by the column of the table; what cannot be read is told."""
    not_published = {fold(word) for word in mapping.not_published}
    for column in mapping.answers:
        raw = row.text(column.headings)
        if column.reading not in _NEEDED or not raw or fold(raw) in not_published:
            continue
        key, value = _value(column.reading, raw)
        if value is None:
            heading, shown = column.headings[0], quotable(raw)
            told.append(
                Bilingual(
                    f"colonne « {heading} », « {shown} » n'est pas lisible",
                    f'column "{heading}", "{shown}" cannot be read',
                )
            )
        yield key, value


def _value(reading: Reading, raw: str) -> tuple[str, Any]:
    match reading:
        case Reading.MONTH:
            begun = read_start(raw)
            return "begun", begun.replace(day=1) if begun else None
        case Reading.YEARS_FROM_START:
            years = read_years(raw)
            return "years", None if years is None else float(years)
        case Reading.MILLION_EUROS:
            euros = read_millions(raw)
            return "euros", None if euros is None else float(euros)
    return "phase", fold(raw)


def _refused(file: str, faults: list[Bilingual]) -> RefusedFile:
    fr, en = " ; ".join(fault.fr for fault in faults), "; ".join(fault.en for fault in faults)
    return RefusedFile(
        "not_readable",
        Text(
            fr=f"« {file} » : {fr}. Corrigez ou retirez ces lignes.", en=f'"{file}": {en}. Mend or remove these lines.'
        ),
    )
