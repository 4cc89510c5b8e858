"""Writes the panorama through its editions: a page, a workbook, tables and JSON."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from audit.model.text import Language, Text
from audit.portfolio.editions_schema import PanoramaEditions
from audit.reporting.long_words import let_long_words_break
from audit.reporting.portfolio.columns import REFUSED, Coded, Column, Holds
from audit.reporting.portfolio.csv import write_csv
from audit.reporting.portfolio.editions_columns import (
    EDITIONS,
    FOLLOWED,
    MINISTRIES,
    MOVES,
    PHASES,
    PUBLISHED,
    RENAMINGS,
    RETURNED,
    SWINGS,
    WORDS,
)
from audit.reporting.portfolio.editions_groups import ministry_groups, phase_groups
from audit.reporting.portfolio.editions_notice import editions_notice
from audit.reporting.portfolio.editions_view import EditionsView
from audit.reporting.portfolio.parquet import write_parquet
from audit.reporting.portfolio.spreadsheet import write_spreadsheet
from audit.reporting.portfolio.tables import Table
from audit.reporting.templates import environment

_LONG_AGO = date(2000, 1, 1)
COLUMNS = (EDITIONS, FOLLOWED, MINISTRIES, PHASES, PUBLISHED, MOVES, SWINGS, RENAMINGS)


def editions_files(
    found: PanoramaEditions, formats: Iterable[str], language: Language, fold: Callable[[str], str]
) -> dict[str, bytes]:
    """Return the content of each file by its name; the same editions give the same bytes.

    Args:
        found: the editions.
        formats: their names.
        language: of the page.
        fold: makes one name of all the spellings of a project.

    Raises:
        ParquetMissing: when Parquet is asked for and cannot be written.
    """
    tables = editions_tables(found)
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(formats):
        if name == "html":
            files["panorama.html"] = _page(found, language, fold).encode()
        elif name == "json":
            files["panorama.json"] = (found.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()
        elif name == "xlsx":
            day = found.editions[-1].edition if found.editions else _LONG_AGO
            files["panorama.xlsx"] = write_spreadsheet((editions_notice(tables), *tables), language, day)
        elif name == "csv":
            files |= {f"panorama-{table.name}.csv": write_csv(table, language) for table in tables}
        else:
            files |= {f"panorama-{table.name}.parquet": write_parquet(table, language) for table in tables}
    return files


def editions_tables(found: PanoramaEditions) -> tuple[Table, ...]:
    """Return its tables, as values."""
    return (
        _table("editions", Text(fr="Éditions", en="Editions"), EDITIONS, found.editions),
        _table("projects", Text(fr="Projets suivis", en="Projects followed"), FOLLOWED, found.projects),
        _table("ministries", Text(fr="Par ministère", en="By ministry"), MINISTRIES, ministry_groups(found.projects)),
        _table("phases", Text(fr="Par phase", en="By phase"), PHASES, phase_groups(found.projects)),
        _table("published", Text(fr="Par édition", en="By edition"), PUBLISHED, found.published),
        _table("moves", Text(fr="Mouvements", en="Moves"), MOVES, found.moves),
        _table("renamings", Text(fr="Renommages à confirmer", en="Renamings to confirm"), RENAMINGS, found.renamings),
        _table("swings", Text(fr="Coûts à vérifier", en="Costs to check"), SWINGS, found.swings),
        _table("refused", Text(fr="Non repris", en="Not used"), REFUSED, found.refused),
    )


def _table(name: str, title: Text, columns: tuple[Column, ...], items: Iterable[Any]) -> Table:
    return Table(name, title, columns, tuple(tuple(_value(item, column) for column in columns) for item in items))


def _value(item: Any, column: Column) -> object:
    if column.key == "accepted":  # for the reader to fill in
        return None
    if column.key == "move" and item.last_seen is not None:
        return Coded(item.move.value, RETURNED)
    found: object = getattr(item, _ATTRIBUTES.get(column.key, column.key))
    if isinstance(found, tuple):
        return " ; ".join(map(str, found))
    if isinstance(found, StrEnum):
        return Coded(found.value, WORDS[found])
    return found.quantize(_CENT) if column.holds is Holds.MONEY and isinstance(found, Decimal) else found


_ATTRIBUTES = {"finish": "end"}  # names of columns of the questionnaire are none of ours
_CENT = Decimal("0.01")


def _page(found: PanoramaEditions, language: Language, fold: Callable[[str], str]) -> str:
    view = EditionsView(found, language, fold)
    page: str = environment(language).get_template("editions.html.j2").render(view=view, found=found)
    return let_long_words_break(page)
