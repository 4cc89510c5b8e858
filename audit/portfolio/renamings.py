"""Proposes which names of the panorama may be one project: what leaves as its like enters. No figure depends on it.

The panorama renames projects and does not say so. Two names are proposed where one leaves as the other enters, from one
edition to the next, and both start in the same month for the same ministry. Their costs then say how likely it is. A
reader confirms, with a file of accepted names (``same_names.py``).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from unicodedata import combining, normalize

from audit.model.folded_names import fold_name
from audit.portfolio.editions_moves_schema import CostAlike, Renaming, SameName
from audit.portfolio.editions_schema import Published

# Up to which share the costs of two names may differ for a renaming to be called likely: a choice of this tool, which
# the reader can change.
RENAME_MARGIN = Decimal("0.05")

_SHARE = Decimal("0.0001")
_Ministries = frozenset[tuple[str, str]]


def propose_renamings(
    by_edition: Mapping[date, Mapping[str, Published]],
    names: Mapping[str, str],
    margin: Decimal,
    turned_down: Iterable[SameName] = (),
) -> Iterator[Renaming]:
    """Yield the renamings to confirm, the likely ones of each edition first.

    Args:
        by_edition: what each edition publishes, by the folded name that a project is followed under.
        names: how such a name is written.
        margin: up to which share costs may differ for a renaming to be likely.
        turned_down: pairs of names to which the reader said no, whichever of the two is the former one.
    """
    settled = {frozenset((fold_name(one.old), fold_name(one.kept))) for one in turned_down}
    last = {name: day for day in sorted(by_edition) for name in by_edition[day]}
    for before, day in pairwise(sorted(by_edition)):
        old, now = by_edition[before], by_edition[day]
        moved = frozenset(
            (ministry_words(old[name].ministry or ""), ministry_words(now[name].ministry or ""))
            for name in old.keys() & now.keys()
        )
        pairs = [
            (left, entered)
            for left in sorted(old.keys() - now.keys())
            for entered in sorted(now.keys() - old.keys())
            if _alike(old[left], now[entered], moved)
            and not _is_settled((names[left], old[left].project), (names[entered], now[entered].project), settled)
        ]
        told = [_renaming(old[left], now[entered], margin) for left, entered in pairs]
        within = [pair for pair, (_, costs) in zip(pairs, told, strict=True) if costs is CostAlike.WITHIN]
        found = [
            Renaming(
                before=before,
                edition=day,
                old=names[entered if goes_back else left],
                kept=names[left if goes_back else entered],
                start=start,
                ministry_before=old[left].ministry or "",
                ministry_now=now[entered].ministry or "",
                cost_before=old[left].cost,
                cost_now=now[entered].cost,
                cost_change=change,
                costs=costs,
                comes_back=goes_back,
                likely=costs is CostAlike.WITHIN and sum(left in pair or entered in pair for pair in within) == 1,
            )
            for (left, entered), (change, costs) in zip(pairs, told, strict=True)
            for goes_back in [last[left] > last[entered]]  # a name that comes back is the one to keep
            if (start := old[left].start) is not None
        ]
        yield from sorted(found, key=lambda one: (not one.likely, one.kept.casefold(), one.old.casefold()))


def ministry_words(name: str) -> str:
    """Return the words of a ministry without capitals, accents, punctuation and plurals: two spellings are one."""
    plain = "".join(char for char in normalize("NFKD", name.casefold()) if not combining(char))
    return " ".join(word.rstrip("s") for word in re.findall(r"\w+", plain))


def _is_settled(left: Iterable[str], entered: Iterable[str], settled: Collection[frozenset[str]]) -> bool:
    """Return whether the reader said no to two projects, under a name that each bears."""
    return any(frozenset(map(fold_name, pair)) in settled for pair in product(left, entered))


def _alike(left: Published, entered: Published, moved: _Ministries) -> bool:
    """Return whether both start in one month for one ministry, its name as it moved for the projects that stayed."""
    if left.start is None or entered.start is None or not left.ministry or not entered.ministry:
        return False
    if left.start.replace(day=1) != entered.start.replace(day=1):
        return False
    before, now = ministry_words(left.ministry), ministry_words(entered.ministry)
    return before == now or (before, now) in moved


def _renaming(left: Published, entered: Published, margin: Decimal) -> tuple[Decimal | None, CostAlike]:
    """Return by which share the cost differs, and whether that is within ``margin``."""
    if not left.cost or entered.cost is None:
        return None, CostAlike.UNPUBLISHED
    change = (entered.cost - left.cost) / left.cost
    return change.quantize(_SHARE), CostAlike.WITHIN if abs(change) <= margin else CostAlike.BEYOND
