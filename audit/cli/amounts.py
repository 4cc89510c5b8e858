"""Lists the amounts that a workbook gives, as they were read: a wrong unit shows at a glance."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from audit.intake.values.words import printable
from audit.model.answer import Answer, AnswerState
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.wording.cells import write_cells
from audit.wording.numbers import write_money

_TITLE = Text(fr="Montants lus, en euros TTC ({count})", en="Amounts as read, in euros including tax ({count})")
_TYPED = Text(fr="tapé : « {raw} »", en="typed: “{raw}”")
_LONGEST = 40


class _Line(NamedTuple):
    cell: str
    amount: str
    typed: str


def amounts_read(snapshot: ProjectSnapshot, language: Language) -> Iterator[str]:
    """Yield the lines of the list: cell, amount, and what was typed if it says more; nothing without amounts."""
    lines = [
        _line(answer, answer.value, language) for answer in _answers(snapshot) if isinstance(answer.value, Decimal)
    ]
    if not lines:
        return
    yield ""
    yield _TITLE.to(language).format(count=len(lines))
    cells, amounts = (max(len(line[column]) for line in lines) for column in (0, 1))
    for line in lines:
        yield f"  {line.cell:<{cells}}  {line.amount:>{amounts}}  {line.typed}".rstrip()


def _answers(snapshot: ProjectSnapshot) -> Iterator[Answer]:
    """Yield the amounts in the order of the questions, then of the tables and their lines."""
    rows = (row for table in snapshot.tables.values() for row in table.rows)
    for answer in (*snapshot.answers.values(), *(cell for row in rows for cell in row.cells.values())):
        if answer.type is ValueType.MONEY and answer.state is AnswerState.ANSWERED:
            yield answer


def _line(answer: Answer, euros: Decimal, language: Language) -> _Line:
    raw = printable(answer.raw).replace("\n", " ")
    shown = f"{raw[:_LONGEST]}…" if len(raw) > _LONGEST else raw
    # The bare number of euros says nothing more than the amount does.
    typed = "" if raw.replace(",", ".") == f"{euros:f}" else _TYPED.to(language).format(raw=shown)
    return _Line(", ".join(write_cells(answer.cells)), write_money(euros, language), typed)
