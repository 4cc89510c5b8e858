"""Contracts, staff, spending and who answers for the project, laid out beside cost and deadline."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from audit.comparison.moves import Means
from audit.comparison.schema import Comparison, MeansMoved, TotalGap
from audit.comparison.values import same_fact
from audit.model.fact import Fact
from audit.model.value import ValueType
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.sheet import SheetValue, day, number, value_of
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.wording.numbers import write_alike, write_date, write_number, write_share

_NAMED = 3  # amounts of contracts in a sentence, the total first


def means_part(found: Comparison, names: Names) -> Part | None:
    """Return contracts and means, with the amounts that do not agree; None where no role says what they are."""
    t = names.t
    if not found.means:
        return None
    columns = t("compare.figure"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
    rows = tuple(_row(item, names) for item in found.means)
    sheet = sheet_columns(*columns, t("compare.sheet_as_of_old"), t("compare.sheet_as_of_new"))
    sentences = (t("compare.means_intro"), *(_gap(item, names) for item in found.gaps))
    return Part(
        "means", t("compare.means"), sentences, (Group(t("compare.means_caption"), columns, rows, sheet=sheet),)
    )


def _row(item: MeansMoved, names: Names) -> Row:
    title, moved = _title(item, names), _moved(item, names)
    before, after = (_number(fact) for fact in (item.old, item.new))
    difference: SheetValue = moved
    if item.kind is not Means.OWNER and not _in_doubt(item, names) and before is not None and after is not None:
        is_money = item.old is not None and item.old.type is ValueType.MONEY
        difference = number(after - before, "signed_money" if is_money else "signed")
    days = day(item.as_of_old), day(item.as_of_new)
    sheet = title, *(value_of(one, names) for one in (item.old, item.new)), difference, *days
    return Row((title, *_dated(item, names), moved), sheet=(sheet,))


def spent_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the amount spent, where it moved."""
    for item in found.means:
        if item.kind is Means.SPENT and not same_fact(item.old, item.new):
            yield names.t("compare.summary_spent", told=_told(item, names))


def gap_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the amounts that are not the sum of their lines."""
    return (_gap(gap, names) for gap in found.gaps)


def means_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield what moved of contracts and staff, then who answers for the project, and what was changed since."""
    t, moved = names.t, [item for item in found.means if not same_fact(item.old, item.new)]
    contracts = [item for item in moved if item.kind in (Means.CONTRACTS, Means.CONTRACT)]
    means = [_told(item, names) for item in contracts[:_NAMED]]
    means += [_told(item, names) for item in moved if item.kind in (Means.IN_HOUSE, Means.EXTERNAL) and not item.part]
    if means:
        yield t("compare.summary_means", listed=t("list.separator").join(means))
    people = [*_owners(moved, names), *(_told(item, names) for item in moved if item.kind is Means.CHANGES)]
    if people:
        yield t("compare.summary_direction", listed=t("list.separator").join(people))


def _owners(moved: Sequence[MeansMoved], names: Names) -> Iterator[str]:
    """Yield who held each role and who does; roles that one person leaves to another together, at once."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for item in moved:
        if item.kind is Means.OWNER:
            alike.setdefault(names.pair(item.old, item.new), []).append(_title(item, names))
    for (old, new), roles in alike.items():
        yield names.t("compare.value_moved", label=", ".join(roles), old=old, new=new)


def _told(item: MeansMoved, names: Names) -> str:
    """Return what was and is, and that it does not compare where one of the amounts is in doubt."""
    old, new = _dated(item, names)
    moved = names.t("compare.value_moved", label=_title(item, names), old=old, new=new)
    return names.t("compare.moved_in_doubt", moved=moved) if _in_doubt(item, names) else moved


def _dated(item: MeansMoved, names: Names) -> tuple[str, ...]:
    """Return both values, each with the day on which it was last written down, where that is known."""
    said = names.pair(item.old, item.new)
    days = item.as_of_old, item.as_of_new
    return tuple(
        names.t("compare.as_of", value=value, day=write_date(day, names.language)) if day else value
        for value, day in zip(said, days, strict=True)
    )


def _in_doubt(item: MeansMoved, names: Names) -> bool:
    return names.in_doubt(item.old) or names.in_doubt(item.new)


def _title(item: MeansMoved, names: Names) -> str:
    t = names.t
    match item.kind:
        case Means.CONTRACT:
            return item.part
        case Means.SPENT:
            return t("compare.spent")
        case Means.CONTRACTS:
            return t("compare.contracts_total")
        case Means.IN_HOUSE if item.part:
            return t("compare.posts_in_house", function=names.choice(item.name, item.part))
        case Means.EXTERNAL if item.part:
            return t("compare.posts_external", function=names.choice(item.name, item.part))
        case Means.IN_HOUSE:
            return t("compare.staff_in_house")
        case Means.EXTERNAL:
            return t("compare.staff_external")
    return item.title.to(names.language) if item.title else names.question(item.name)


def _moved(item: MeansMoved, names: Names) -> str:
    """Return the difference of two numbers, with the share of the first where they are amounts."""
    before, after = (_number(fact) for fact in (item.old, item.new))
    if item.kind is Means.OWNER:
        return names.t("compare.owner_changed")
    if _in_doubt(item, names):
        return names.t("compare.not_compared")
    if before is None or after is None:
        return names.t("compare.unknown")
    if before == after:
        return names.t("compare.same_amount")
    difference = after - before
    sign = "+" if difference > 0 else "\N{MINUS SIGN}"
    if item.old is None or item.old.type is not ValueType.MONEY:
        return f"{sign}{write_number(abs(difference), names.language)}"
    written = f"{sign}{write_alike((before, after, difference), names.language)(abs(difference))}"
    if not before:
        return written
    return f"{written} ({sign}{write_share(abs(difference) / before, names.language)})"


def _number(fact: Fact | None) -> Decimal | None:
    return fact.value if fact is not None and isinstance(fact.value, Decimal) else None


def _gap(gap: TotalGap, names: Names) -> str:
    """Return that an amount is not the sum of its lines, and by how much."""
    difference = abs(gap.declared - gap.lines)
    write = write_alike((gap.declared, gap.lines, difference), names.language)
    return names.t(
        "compare.total_gap",
        audit=names.t("compare.at_old") if gap.side == "old" else names.t("compare.at_new"),
        question=names.question(gap.name),
        declared=write(gap.declared),
        lines=write(gap.lines),
        difference=write(difference),
    )
