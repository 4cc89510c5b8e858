"""Reads the days that people wrote by hand on the cover of a workbook, where it was made to be filled in when sent."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from audit.errors import Bilingual
from audit.exchange.edited import cover_of
from audit.exchange.problems import Fault
from audit.exchange.shape import COVERS
from audit.intake.grid import Cell, Grid, coordinate
from audit.intake.values.cells import shown
from audit.intake.values.dates import parse_date
from audit.intake.values.words import quotable
from audit.model.text import Language

_ORDER = ("sent_on", "due_on")  # as they stand on the cover, one under the other
_STILL_TO_FILL_IN = "…"
_DAY_IN_TEXT = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:er)?\s+[^\W\d]+\.?\s+\d{4}|[^\W\d]+\s+\d{1,2},\s*\d{4}"
)


def day_by_hand(grids: Sequence[Grid], key: str, language: Language, faults: list[Fault]) -> date | None:
    """Return the day written for ``key``, ``sent_on`` or ``due_on``; None where the place is as it was printed.

    Args:
        grids: the sheets.
        key: which of both.
        language: in which a day is read first.
        faults: to which what holds no day is added, with its cell.
    """
    cover = cover_of(grids)
    places = sorted(place for place, (_, is_by_hand) in cover.items() if is_by_hand)
    grid = next((one for one in grids if one.name in COVERS), None)
    if grid is None or len(places) != len(_ORDER):
        return None
    place = places[_ORDER.index(key)]
    cell = next((cell for at, cell in grid.cells.items() if coordinate(*at) == place), None)
    if cell is None or cell.is_empty:
        return None
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    return _read(cell, cover[place][0], f"{grid.name}!{place}", language, faults)


def _read(cell: Cell, printed: str, place: str, language: Language, faults: list[Fault]) -> date | None:
    said = shown(cell, language)
    found = _DAY_IN_TEXT.search(said.replace("\u00a0", " "))
    day = parse_date(found[0], language) if found else None
    if isinstance(day, date):
        return day
    if said != printed and _STILL_TO_FILL_IN not in said:
        words = Bilingual(
            f"« {quotable(said)} » ne donne pas de jour : écrivez-le en chiffres (« 31/03/2027 »)",
            f"“{quotable(said)}” gives no day: write it in figures (“31/03/2027”)",
        )
        faults.append(Fault(words, place))
    return None
