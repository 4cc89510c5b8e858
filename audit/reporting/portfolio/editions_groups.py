"""What the last edition of the panorama holds by ministry, by phase, and by how many editions follow its projects."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from audit.model.text import Text
from audit.portfolio.editions_schema import FollowedProject
from audit.reporting.portfolio.editions_words import CostChanges, EditionWords, moved_by


@dataclass(frozen=True)
class Group:
    """Some projects of the last edition, as values: those of the tables.

    Attributes:
        name: their ministry, or their phase.
        costs: how many costs are published, ``total`` what they add up to.
        followed: how many have a cost in an earlier edition too; what these add up to, then and now, and the change.
        heaviest: the project that weighs most in the change, by how much, and the change without it.
    """

    name: str | Text
    projects: int
    costs: int
    total: Decimal
    followed: int
    before: Decimal | None
    now: Decimal | None
    change: Decimal | None
    rose: int | None
    median: Decimal | None
    heaviest: str | None
    heaviest_change: Decimal | None
    without: Decimal | None


_SHARE = Decimal("0.0001")
_UNKNOWN = Text(fr="non établi", en="not established")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class GroupRow:
    """Some projects of the last edition, in words.

    Attributes:
        heaviest: the project that weighs most in the change, and the change without it where that has another sign.
        is_total: whether they are all of them.
    """

    name: str
    projects: str
    total: str
    change: str
    median: str
    heaviest: str = ""
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


def ministry_groups(projects: Sequence[FollowedProject]) -> tuple[Group, ...]:
    """Return the ministries of the last edition as values, those whose projects cost the most in all first."""
    return _groups(projects, lambda one: one.ministry)


def phase_groups(projects: Sequence[FollowedProject]) -> tuple[Group, ...]:
    """Return the phases of the last edition as values, those whose projects cost the most in all first."""
    return _groups(projects, lambda one: one.phase)


def _groups(
    projects: Sequence[FollowedProject], key: Callable[[FollowedProject], str | Text | None]
) -> tuple[Group, ...]:
    groups = _grouped([one for one in projects if one.in_last], key)
    ordered = sorted(groups, key=lambda name: (-_total(groups[name]), str(name)))
    return tuple(_group(name, groups[name]) for name in ordered)


def _group(name: str | Text | None, projects: Sequence[FollowedProject]) -> Group:
    changes = CostChanges(projects)
    known, heaviest = bool(changes.followed), changes.heaviest
    return Group(
        name=name or _UNKNOWN,
        projects=len(projects),
        costs=sum(one.cost is not None for one in projects),
        total=_total(projects),
        followed=len(changes.followed),
        before=changes.before if known else None,
        now=changes.now if known else None,
        change=changes.share.quantize(_SHARE) if known else None,
        rose=changes.rose if known else None,
        median=changes.median.quantize(_SHARE) if known else None,
        heaviest=heaviest.project if heaviest else None,
        heaviest_change=moved_by(heaviest) if heaviest else None,
        without=changes.without([heaviest]).share.quantize(_SHARE) if heaviest else None,
    )


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
    heaviest = heaviest_words(changes, words)
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
        heaviest=t("editions.heaviest", project=heaviest) if heaviest else "",
        is_total=is_total,
    )


def heaviest_words(changes: CostChanges, words: EditionWords) -> str:
    """Return the project that weighs most in a change, with the change without it where that has another sign."""
    heaviest = changes.heaviest
    if heaviest is None:
        return ""
    t, others = words.t, changes.without([heaviest])
    named = words.projects([(heaviest.project, words.added(moved_by(heaviest)))])
    if not changes.turns_without(heaviest):
        return named
    return t(
        "editions.heaviest_turns", project=named, change=words.change(others.share), added=words.added(others.added)
    )


def _total(projects: Sequence[FollowedProject]) -> Decimal:
    return sum((one.cost for one in projects if one.cost is not None), Decimal(0))
