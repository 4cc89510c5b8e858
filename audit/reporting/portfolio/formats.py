"""The files that a portfolio is written as, by the name of their format."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from audit.model.text import Language
from audit.portfolio.schema import Portfolio
from audit.reporting.portfolio.columns import FINDINGS, PROJECTS, REFUSED
from audit.reporting.portfolio.tables import Table, Tables

_NAME = {Language.FR: "portefeuille", Language.EN: "portfolio"}
_CSV = {"projects": {Language.FR: "projets", Language.EN: "projects"},
        "other_files": {Language.FR: "autres-fichiers", Language.EN: "other-files"},
        "findings": {Language.FR: "constats", Language.EN: "findings"},
        "refused": {Language.FR: "refuses", Language.EN: "refused"}}  # fmt: skip
_LONG_AGO = date(2000, 1, 1)
_MARK = b"project-health-audit"
_HEAD, _TAIL = 4_000, 65_536  # bytes


def portfolio_files(found: Portfolio, formats: Iterable[str], language: Language) -> dict[str, bytes]:
    """Return the content of each file by its name; the same portfolio gives the same bytes.

    Raises:
        ParquetMissing: when Parquet is asked for and cannot be written.
    """
    tables = Tables(found).all
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(formats):
        files |= _WRITERS[name](found, tables, language)
    return files


def check_formats(formats: Iterable[str]) -> None:
    """Make sure that each can be written, before anything is read.

    Raises:
        ParquetMissing: when Parquet is asked for and cannot be written.
    """
    if "parquet" in formats:
        from audit.reporting.portfolio.parquet import require_parquet

        require_parquet()


def _html(found: Portfolio, _tables: tuple[Table, ...], language: Language) -> Mapping[str, bytes]:
    from audit.reporting.portfolio.html import render_portfolio

    return {f"{_NAME[language]}.html": render_portfolio(found, language).encode()}


def _xlsx(found: Portfolio, tables: tuple[Table, ...], language: Language) -> Mapping[str, bytes]:
    from audit.reporting.portfolio.notice import notice
    from audit.reporting.portfolio.spreadsheet import write_spreadsheet
    from audit.reporting.portfolio.sums import cost_sentences

    sums = tuple(cost_sentences(found, language))
    day = max((line.review_date for line in found.lines), default=_LONG_AGO)
    return {f"{_NAME[language]}.xlsx": write_spreadsheet((notice(tables, sums), *tables), language, day)}


def _csv(_found: Portfolio, tables: tuple[Table, ...], language: Language) -> Mapping[str, bytes]:
    from audit.reporting.portfolio.csv import write_csv

    return {f"{_CSV[table.name][language]}.csv": write_csv(table, language) for table in tables if table.name in _CSV}


def _json(found: Portfolio, _tables: tuple[Table, ...], _language: Language) -> Mapping[str, bytes]:
    return {"portfolio.json": (found.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()}


def _parquet(_found: Portfolio, tables: tuple[Table, ...], language: Language) -> Mapping[str, bytes]:
    from audit.reporting.portfolio.parquet import write_parquet

    return {f"{table.name}.parquet": write_parquet(table, language) for table in tables}


_WRITERS: Mapping[str, Callable[[Portfolio, tuple[Table, ...], Language], Mapping[str, bytes]]] = {
    "html": _html,
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}
NAMES = frozenset(
    {
        *(f"{name}.{suffix}" for name in _NAME.values() for suffix in ("html", "xlsx")),
        *(f"{name}.csv" for names in _CSV.values() for name in names.values()),
        "portfolio.json",
        *(f"panorama.{suffix}" for suffix in ("html", "xlsx", "json")),
        *(f"panorama-{name}.{suffix}"
          for name in
          ("editions", "projects", "ministries", "phases", "published", "moves", "renamings", "swings", "refused")
          for suffix in ("csv", "parquet")),
        *(f"{name}.parquet" for name in
          ("projects", "other_files", "findings", "open", "axes", "causes", "shared", "questions", "refused",
           "doctrine", "sweep", "sweep_changes")),
    }
)  # fmt: skip


def is_portfolio_file(path: Path) -> bool:
    """Return whether the file ``path`` is one that was written here: by its name, and by what it says of its author."""
    if path.name not in NAMES or not path.is_file():
        return False
    try:
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                return _MARK in book.read("docProps/core.xml")[:_HEAD]
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if path.suffix == ".parquet":
                file.seek(max(0, path.stat().st_size - _TAIL))
                return _MARK in file.read()
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return _MARK in head or any(head.startswith(mark) for mark in _csv_marks())


def _csv_marks() -> Iterable[bytes]:
    from audit.reporting.portfolio.editions_files import COLUMNS

    for columns in (PROJECTS, FINDINGS, REFUSED, *COLUMNS):
        for language, separator in ((Language.FR, ";"), (Language.EN, ",")):
            shown = [column for column in columns if not column.for_programs][:2]
            yield ("\ufeff" + separator.join(column.title.to(language) for column in shown)).encode()
