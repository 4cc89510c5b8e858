"""Says what a finding known in hindsight rests on: answers and indicators, then lines of tables with their cells."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audit.model.answer import CellRef
from audit.model.reference import FactRef
from audit.model.text import Language
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.counted import en, fr
from audit.wording.values import write_fact

if TYPE_CHECKING:
    from audit.history.known import KnownValue

_MOST_TOLD = 3  # kinds of lines of a table: a choice of the tool
_Said = tuple[str, ...]  # the columns of one line, each with what it says


def facts_said(values: "Iterable[KnownValue]", language: Language) -> Iterator[str]:
    """Yield what each value says; lines of a table that say the same are told once, with how many there are."""
    tables: dict[str, list[KnownValue]] = {}
    for value in values:
        if value.table is None:
            yield _named(value, language)
        else:
            tables.setdefault(value.table.to(language), []).append(value)
    for title, cells in tables.items():
        yield from _lines_said(title, cells, language)


def _lines_said(title: str, values: "Iterable[KnownValue]", language: Language) -> Iterator[str]:
    """Yield the lines of one table, the kinds of lines that stand first in it before the others."""
    by_line: dict[str | None, list[KnownValue]] = {}
    for value in values:
        by_line.setdefault(FactRef.parse(value.fact.name).line, []).append(value)
    alike: dict[_Said, list[list[CellRef]]] = {}
    for line in by_line.values():
        said = tuple(_named(value, language) for value in line)
        alike.setdefault(said, []).append([cell for value in line for cell in value.fact.cells])
    told = list(alike.items())
    for said, lines in told[:_MOST_TOLD]:
        cells = ", ".join(write_cell_ranges(cell for line in lines for cell in line))
        count = len(lines)
        if language is Language.FR:
            yield f"tableau « {title} », {fr(count, 'ligne', 'lignes')} ({cells}) — {', '.join(said)}"
        else:
            yield f"table “{title}”, {en(count, 'line', 'lines')} ({cells}) — {', '.join(said)}"
    left = sum(len(lines) for _, lines in told[_MOST_TOLD:])
    if left and language is Language.FR:
        yield f"tableau « {title} », {fr(left, 'autre ligne', 'autres lignes')}"
    elif left:
        yield f"table “{title}”, {en(left, 'other line', 'other lines')}"


def _named(value: "KnownValue", language: Language) -> str:
    label, said = value.label.to(language), write_fact(value.fact, language, value.choices)
    if label.endswith("?"):
        return f"{label} {said}"
    return f"{label} : {said}" if language is Language.FR else f"{label}: {said}"
