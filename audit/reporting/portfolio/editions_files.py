"""Writes the panorama through its editions: a page, a workbook, tables and JSON."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from audit.model.text import Language, Text
from audit.portfolio.editions_schema import PanoramaEditions
from audit.reporting.long_words import let_long_words_break
from audit.reporting.portfolio.columns import REFUSED, Column, Holds
from audit.reporting.portfolio.csv import write_csv
from audit.reporting.portfolio.editions_view import EditionsView
from audit.reporting.portfolio.parquet import write_parquet
from audit.reporting.portfolio.spreadsheet import write_spreadsheet
from audit.reporting.portfolio.tables import Table
from audit.reporting.templates import environment

_LONG_AGO = date(2000, 1, 1)
_EDITIONS = (
    Column("edition", Text(fr="Édition", en="Edition"), Holds.DAY),
    Column("projects", Text(fr="Projets", en="Projects"), Holds.WHOLE),
    Column("costs", Text(fr="Coûts publiés", en="Costs published"), Holds.WHOLE),
    Column("total", Text(fr="Coût total publié (€)", en="Total cost published (€)"), Holds.MONEY),
    Column("entered", Text(fr="Entrés", en="Entered"), Holds.WHOLE),
    Column("left", Text(fr="Sortis", en="Left"), Holds.WHOLE),
    Column("same", Text(fr="Suivis, coût connu", en="Followed, cost known"), Holds.WHOLE),
    Column("same_before", Text(fr="Leur coût, édition précédente (€)", en="Their cost before (€)"), Holds.MONEY),
    Column("same_now", Text(fr="Leur coût, cette édition (€)", en="Their cost now (€)"), Holds.MONEY),
)
_FOLLOWED = (
    Column("project", Text(fr="Projet", en="Project")),
    Column("ministry", Text(fr="Ministère", en="Ministry")),
    Column("phase", Text(fr="Phase", en="Phase")),
    Column("editions", Text(fr="Éditions", en="Editions"), Holds.WHOLE),
    Column("first", Text(fr="Première édition", en="First edition"), Holds.DAY),
    Column("last", Text(fr="Dernière édition", en="Last edition"), Holds.DAY),
    Column("first_cost", Text(fr="Premier coût publié (€)", en="First cost published (€)"), Holds.MONEY),
    Column("last_cost", Text(fr="Dernier coût publié (€)", en="Last cost published (€)"), Holds.MONEY),
    Column("cost_change", Text(fr="Écart de coût", en="Change of cost"), Holds.SHARE),
    Column("first_end", Text(fr="Première échéance publiée", en="First end published"), Holds.DAY),
    Column("last_end", Text(fr="Dernière échéance publiée", en="Last end published"), Holds.DAY),
    Column("end_change", Text(fr="Écart d'échéance (jours)", en="Change of end (days)"), Holds.WHOLE),
    Column("in_last", Text(fr="Dans la dernière édition", en="In the last edition"), Holds.FLAG),
)
_PUBLISHED = (
    Column("edition", Text(fr="Édition", en="Edition"), Holds.DAY),
    Column("project", Text(fr="Projet", en="Project")),
    Column("ministry", Text(fr="Ministère", en="Ministry")),
    Column("phase", Text(fr="Phase", en="Phase")),
    Column("start", Text(fr="Début", en="Start"), Holds.DAY),
    Column("finish", Text(fr="Échéance", en="End"), Holds.DAY),
    Column("cost", Text(fr="Coût (€)", en="Cost (€)"), Holds.MONEY),
)
COLUMNS = (_EDITIONS, _FOLLOWED, _PUBLISHED)


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
            files["panorama.xlsx"] = write_spreadsheet(tables, language, day)
        elif name == "csv":
            files |= {f"panorama-{table.name}.csv": write_csv(table, language) for table in tables}
        else:
            files |= {f"panorama-{table.name}.parquet": write_parquet(table, language) for table in tables}
    return files


def editions_tables(found: PanoramaEditions) -> tuple[Table, ...]:
    """Return its tables, as values."""
    return (
        Table("editions", Text(fr="Éditions", en="Editions"), _EDITIONS, _rows(found.editions, _EDITIONS)),
        Table(
            "projects", Text(fr="Projets suivis", en="Projects followed"), _FOLLOWED, _rows(found.projects, _FOLLOWED)
        ),
        Table("published", Text(fr="Par édition", en="By edition"), _PUBLISHED, _rows(found.published, _PUBLISHED)),
        Table("refused", Text(fr="Non repris", en="Not used"), REFUSED, _rows(found.refused, REFUSED)),
    )


def _rows(items: Iterable[Any], columns: tuple[Column, ...]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(_value(item, column) for column in columns) for item in items)


def _value(item: Any, column: Column) -> object:
    found: object = getattr(item, _ATTRIBUTES.get(column.key, column.key))
    return found.quantize(Decimal("0.01")) if column.holds is Holds.MONEY and isinstance(found, Decimal) else found


_ATTRIBUTES = {"finish": "end"}


def _page(found: PanoramaEditions, language: Language, fold: Callable[[str], str]) -> str:
    view = EditionsView(found, language, fold)
    page: str = environment(language).get_template("editions.html.j2").render(view=view, found=found)
    return let_long_words_break(page)
