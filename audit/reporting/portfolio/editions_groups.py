"""What the last edition of the panorama holds by ministry, by phase, and by how many editions follow its projects."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from audit.portfolio.editions_schema import FollowedProject
from audit.reporting.portfolio.editions_words import CostChanges, EditionWords

_Key = TypeVar("_Key", str, int)


@dataclass(frozen=True)
class GroupRow:
    """Some projects of the last edition, in words; ``is_total`` for all of them."""

    name: str
    projects: str
    total: str
    change: str
    median: str
    is_total: bool = False


def by_ministry(last: Sequence[FollowedProject], words: EditionWords) -> tuple[GroupRow, ...]:
    """Return the ministries, those whose projects cost the most in all first; none where none is published."""
    if not any(one.ministry for one in last):
        return ()
    groups = _grouped(last, lambda one: words.name(one.ministry) if one.ministry else words.t("compare.unknown"))
    ordered = sorted(groups, key=lambda name: (-_total(groups[name]), name.casefold()))
    return _rows(((name, groups[name]) for name in ordered), last, words)


def by_phase(last: Sequence[FollowedProject], words: EditionWords) -> tuple[GroupRow, ...]:
    """Return the phases, those whose projects cost the most in all first; none where none is published."""
    if not any(one.phase for one in last):
        return ()
    groups = _grouped(
        last, lambda one: one.phase.to(words.language) if one.phase else words.t("portfolio.unknown_phase")
    )
    ordered = sorted(groups, key=lambda name: (-_total(groups[name]), name.casefold()))
    return _rows(((name, groups[name]) for name in ordered), last, words)


def by_editions(last: Sequence[FollowedProject], words: EditionWords) -> tuple[GroupRow, ...]:
    """Return how many editions publish the projects, the fewest first; none where no project is followed."""
    if not any(one.cost_change is not None for one in last):
        return ()
    groups = _grouped(last, lambda one: one.editions)
    named = ((words.t("editions.count", count=count), groups[count]) for count in sorted(groups))
    return _rows(named, last, words)


def _grouped(
    last: Sequence[FollowedProject], key: Callable[[FollowedProject], _Key]
) -> dict[_Key, list[FollowedProject]]:
    groups: defaultdict[_Key, list[FollowedProject]] = defaultdict(list)
    for one in last:
        groups[key(one)].append(one)
    return groups


def _rows(
    groups: Iterable[tuple[str, Sequence[FollowedProject]]], last: Sequence[FollowedProject], words: EditionWords
) -> tuple[GroupRow, ...]:
    rows = [_row(name, projects, words) for name, projects in groups]
    return (*rows, _row(words.t("editions.all"), last, words, is_total=True))


def _row(name: str, projects: Sequence[FollowedProject], words: EditionWords, *, is_total: bool = False) -> GroupRow:
    t, unknown = words.t, words.t("compare.unknown")
    costs = [one.cost for one in projects if one.cost is not None]
    changes = CostChanges(projects)
    total = words.amount(sum(costs, Decimal(0)))
    told = t("editions.total", total=total, count=len(costs)) if costs else unknown
    lacking = len(projects) - len(costs)
    return GroupRow(
        name=name,
        projects=str(len(projects)),
        total=f"{told}, {t('editions.lacking', count=lacking)}" if costs and lacking else told,
        change=t(
            "editions.group_change",
            count=len(changes.followed),
            change=words.change(changes.share),
            added=words.added(changes.added),
            rose=changes.rose,
        )
        if changes.followed
        else unknown,
        median=words.change(changes.median) if changes.followed else unknown,
        is_total=is_total,
    )


def _total(projects: Sequence[FollowedProject]) -> Decimal:
    return sum((one.cost for one in projects if one.cost is not None), Decimal(0))
