"""Writes a table of a portfolio as Parquet, for programs: codes, ISO days and exact decimals, one type a column."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from audit.errors import AuditError, Bilingual
from audit.model.text import Language
from audit.portfolio.schema import PORTFOLIO_SCHEMA
from audit.reporting.portfolio.columns import Holds
from audit.reporting.portfolio.frames import plain
from audit.reporting.portfolio.tables import Table

_DECIMALS = {Holds.POINTS: (5, 1), Holds.SHARE: (24, 4), Holds.MONEY: (38, 2)}  # digits, of which after the point


class ParquetMissing(AuditError):
    """The library that writes Parquet is not installed."""

    exit_code = 2

    def __init__(self) -> None:
        self.words = Bilingual(
            "Le format parquet demande la bibliothèque « pyarrow », qui n'est pas installée : "
            "pip install project-health-audit[parquet]. Les autres formats s'en passent.",
            "The format parquet needs the library 'pyarrow', which is not installed: "
            "pip install project-health-audit[parquet]. The other formats do without it.",
        )
        super().__init__(self.words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


def require_parquet() -> Any:
    """Return the library.

    Raises:
        ParquetMissing: when it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise ParquetMissing from missing
    return pyarrow


def write_parquet(table: Table, language: Language) -> bytes:
    """Return the table; titles, which are texts, in ``language``, everything else the same in both.

    Raises:
        ParquetMissing: when the library is not installed.
    """
    arrow = require_parquet()
    types: dict[Holds, Callable[[], Any]] = {
        Holds.TEXT: arrow.string,
        Holds.CODE: arrow.string,
        Holds.DAY: arrow.date32,
        Holds.WHOLE: arrow.int64,
        Holds.FLAG: arrow.bool_,
    }
    schema = arrow.schema(
        [
            (column.key, arrow.decimal128(*_DECIMALS[column.holds]))
            if column.holds in _DECIMALS
            else (column.key, types[column.holds]())
            for column in table.columns
        ],
        metadata={"written_by": "project-health-audit", "schema": PORTFOLIO_SCHEMA, "table": table.name},
    )
    columns = [
        arrow.array([_value(row[place], column.holds, language) for row in table.rows], schema.types[place])
        for place, column in enumerate(table.columns)
    ]
    content = io.BytesIO()
    arrow.parquet.write_table(arrow.Table.from_arrays(columns, schema=schema), content)
    return content.getvalue()


def _value(value: object, holds: Holds, language: Language) -> object:
    if value is None or (value == "" and holds is not Holds.TEXT):
        return None
    if isinstance(value, Decimal) and holds in _DECIMALS:
        return value.quantize(Decimal(1).scaleb(-_DECIMALS[holds][1]))
    return plain(value, language)
