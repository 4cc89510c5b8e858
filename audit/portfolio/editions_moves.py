"""What moves from one edition of the panorama to the next, project by project, and costs that move and come back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from audit.portfolio.editions_moves_schema import Move, MoveKind, Swing
from audit.portfolio.editions_schema import Published

# By more than how many times a cost moves and comes back to be signalled as one to check: a choice of this tool, on
# which no figure depends.
SWING = 2

_NOTHING = Decimal(0)


def moves_between(
    by_edition: Mapping[date, Mapping[str, Published]],
    names: Mapping[str, str],
    checked: Collection[tuple[str, date]] = frozenset(),
) -> Iterator[Move]:
    """Yield what moves, by edition, move and amount.

    Args:
        by_edition: what each edition publishes, by the folded name that a project is followed under.
        names: how such a name is written.
        checked: the names with the edition whose cost is one to check.
    """
    for before, day in pairwise(sorted(by_edition)):
        old, now = by_edition[before], by_edition[day]
        earlier = [one for one in sorted(by_edition) if one < before]
        found = [
            Move(
                edition=day,
                before=before,
                project=names[name],
                move=move,
                cost_before=cost_before,
                cost_now=cost_now,
                change=None if cost_before is cost_now is None else (cost_now or _NOTHING) - (cost_before or _NOTHING),
                last_seen=next((one for one in reversed(earlier) if name in by_edition[one]), None)
                if move is MoveKind.ENTERED
                else None,
                to_check=(name, before) in checked or (name, day) in checked,
            )
            for name in old.keys() | now.keys()
            for cost_before, cost_now in [(_cost(old.get(name)), _cost(now.get(name)))]
            if (move := _move(name, old, now)) is not None
        ]
        order = list(MoveKind)
        yield from sorted(found, key=lambda one: (order.index(one.move), -abs(one.change or _NOTHING), one.project))


def _move(name: str, old: Mapping[str, Published], now: Mapping[str, Published]) -> MoveKind | None:
    if name not in old:
        return MoveKind.ENTERED
    if name not in now:
        return MoveKind.LEFT
    before, after = old[name].cost, now[name].cost
    if before == after:
        return None
    if before is None:
        return MoveKind.COST_APPEARED
    return MoveKind.COST_WITHDRAWN if after is None else MoveKind.COST_CHANGED


def _cost(one: Published | None) -> Decimal | None:
    return one.cost if one is not None else None


def swings_of(name: str, seen: Sequence[Published]) -> Iterator[Swing]:
    """Yield the costs of one project that are more than ``SWING`` times those on both sides, or less than that part."""
    costs = [(one.edition, one.cost) for one in seen if one.cost]
    for (before, low), (edition, cost), (after, high) in zip(costs, costs[1:], costs[2:], strict=False):
        if cost > SWING * max(low, high) or SWING * cost < min(low, high):
            yield Swing(
                project=name,
                before=before,
                edition=edition,
                after=after,
                cost_before=low,
                cost=cost,
                cost_after=high,
            )
