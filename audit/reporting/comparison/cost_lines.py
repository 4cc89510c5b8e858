"""The lines of the costs that carry the move of the cost forecast at completion, in a sentence and in a table."""

from collections.abc import Iterator
from decimal import Decimal

from audit.comparison.head_schema import CostLineMoved
from audit.comparison.schema import Comparison
from audit.model.fact import Fact
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Row
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.reporting.comparison.sheet import number
from audit.reporting.comparison.signed import sign_of
from audit.wording.numbers import write_alike

_NAMED = 3  # lines of a sentence


def cost_line_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield which lines carry the move of the forecast, the greatest first; nothing where that move is not known."""
    t, lines, total = names.t, found.cost_lines, _total(found, names)
    if not lines or not total:
        return
    ordered = sorted(lines, key=lambda line: -_move(line) if total > 0 else _move(line))
    write = write_alike((*map(_move, lines), total), names.language)
    whole = f"{sign_of(total)}{write(abs(total))}"
    if len(lines) == 1 and _move(lines[0]) == total:
        yield t("compare.why_cost_alone", total=whole, line=lines[0].name)
        return
    said = [
        t("compare.why_cost_line", line=line.name, move=f"{sign_of(_move(line))}{write(abs(_move(line)))}")
        for line in ordered[:_NAMED]
    ]
    more = t("compare.summary_more", count=len(lines) - _NAMED) if len(lines) > _NAMED else ""
    yield t("compare.why_cost", total=whole, lines=t("list.separator").join(said) + more)


def cost_lines_group(found: Comparison, names: Names) -> Iterator[Group]:
    """Yield the table of them, where there are any."""
    t = names.t
    if not found.cost_lines:
        return
    columns = t("compare.cost_line"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
    rows = tuple(_row(line, names) for line in found.cost_lines)
    yield Group(t("compare.cost_lines_caption"), columns, rows, sheet=sheet_columns(*columns))


def _row(line: CostLineMoved, names: Names) -> Row:
    amounts = [amount for amount in (line.old, line.new, _move(line)) if amount is not None]
    write = write_alike(amounts, names.language)
    old, new = ("—" if amount is None else write(amount) for amount in (line.old, line.new))
    sheet = line.name, number(line.old, "money"), number(line.new, "money"), number(_move(line), "signed_money")
    return Row((line.name, old, new, f"{sign_of(_move(line))}{write(abs(_move(line)))}"), sheet=(sheet,))


def _move(line: CostLineMoved) -> Decimal:
    return (line.new or Decimal(0)) - (line.old or Decimal(0))


def _total(found: Comparison, names: Names) -> Decimal | None:
    """Return by how much the forecast of the whole moved; None where it is not known, or in doubt."""
    old, new = (found.cost.current_old, found.cost.current_new) if found.cost else (None, None)
    before, after = _amount(old, names), _amount(new, names)
    return None if before is None or after is None else after - before


def _amount(fact: Fact | None, names: Names) -> Decimal | None:
    known = fact is not None and not names.in_doubt(fact) and isinstance(fact.value, Decimal)
    return fact.value if known and fact is not None and isinstance(fact.value, Decimal) else None
