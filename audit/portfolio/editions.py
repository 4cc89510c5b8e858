"""Follows the panorama from one edition to the next: what each publishes, who came and left, what moved; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from audit.model.end_precision import EndPrecision
from audit.model.folded_names import fold_name
from audit.model.text import Text
from audit.portfolio.editions_changes import ends_turned, starts_moved
from audit.portfolio.editions_moves import moves_between, swings_of
from audit.portfolio.editions_moves_schema import SameName, Swing
from audit.portfolio.editions_schema import (
    EDITIONS_SCHEMA,
    Edition,
    FollowedProject,
    PanoramaEditions,
    Published,
)
from audit.portfolio.renamings import RENAME_MARGIN, propose_renamings
from audit.portfolio.same_editions import same_editions
from audit.portfolio.same_names import turned_round
from audit.portfolio.schema import RefusedProject
from audit.wording.numbers import MEAN_DAYS_OF_A_MONTH

_NOTHING = Decimal(0)
_SHARE = Decimal("0.0001")


def follow(
    published: Sequence[Published],
    refused: Sequence[RefusedProject],
    source: Text,
    *,
    numbers: Mapping[date, int] | None = None,
    kept: Mapping[str, str] | None = None,
    same_as: Sequence[SameName] = (),
    set_aside: Sequence[SameName] = (),
    turned_down: Sequence[SameName] = (),
    files: Mapping[date, Collection[str]] | None = None,
    rename_margin: Decimal = RENAME_MARGIN,
) -> PanoramaEditions:
    """Return the editions and the projects through them.

    Args:
        published: each project once an edition.
        refused: what could not be used.
        source: who publishes them.
        numbers: those of the editions, where the exports give them.
        kept: by the folded name of a project, the folded name that it is followed under, where that is another.
        same_as: the names that ``kept`` comes from, as they were given.
        set_aside: those of the same file that nobody confirmed.
        turned_down: those of the same file to which the reader said no.
        files: those that give each edition.
        rename_margin: up to which share costs may differ for a renaming to be likely.
    """
    ordered = sorted(published, key=lambda one: (one.edition, fold_name(one.project)))
    by_edition: defaultdict[date, dict[str, Published]] = defaultdict(dict)
    by_project: defaultdict[str, list[Published]] = defaultdict(list)
    for one in ordered:
        name = fold_name(one.project)
        followed = (kept or {}).get(name, name)
        by_edition[one.edition][followed] = one
        by_project[followed].append(one)
    last = max(by_edition, default=None)
    names = {name: _name(name, seen) for name, seen in by_project.items()}
    swings = {name: tuple(swings_of(names[name], by_project[name])) for name in sorted(by_project)}
    checked = frozenset((name, swing.edition) for name, found in swings.items() for swing in found)
    return PanoramaEditions(
        schema_version=EDITIONS_SCHEMA,
        written_by="project-health-audit",
        source=source,
        editions=tuple(_editions(by_edition, numbers or {}, checked)),
        projects=tuple(_followed(names[name], by_project[name], last, swings[name]) for name in sorted(by_project)),
        published=tuple(ordered),
        moves=tuple(moves_between(by_edition, names, checked)),
        swings=tuple(swing for found in swings.values() for swing in found),
        names=len({fold_name(one.project) for one in ordered}),
        rename_margin=rename_margin,
        renamings=tuple(propose_renamings(by_edition, names, rename_margin, turned_down)),
        same_as=tuple(same_as),
        set_aside=tuple(set_aside),
        turned_down=tuple(turned_down),
        turned_round=turned_round(same_as, ordered),
        same_editions=tuple(same_editions(by_edition, files or {})),
        refused=tuple(refused),
    )


def _name(followed: str, seen: Sequence[Published]) -> str:
    """Return the name that is kept, as it was last written."""
    return next((one.project for one in reversed(seen) if fold_name(one.project) == followed), seen[-1].project)


def _editions(
    by_edition: Mapping[date, Mapping[str, Published]],
    numbers: Mapping[date, int],
    checked: Collection[tuple[str, date]],
) -> Iterator[Edition]:
    before: date | None = None
    known: set[str] = set()
    for day in sorted(by_edition):
        now = by_edition[day]
        costs = [one.cost for one in now.values() if one.cost is not None]
        earlier = by_edition[before] if before is not None else {}
        pairs = {
            name: (old, one.cost)
            for name, one in now.items()
            if name in earlier and (old := earlier[name].cost) is not None and one.cost is not None
        }
        old_sum, new_sum = _sums(pairs.values())
        doubtful = [name for name in pairs if (name, before) in checked or (name, day) in checked]
        others = _sums(pair for name, pair in pairs.items() if name not in doubtful)
        number, number_before = numbers.get(day), numbers.get(before) if before else None
        yield Edition(
            edition=day,
            number=number,
            missing=tuple(range(number_before + 1, number)) if number is not None and number_before is not None else (),
            months=(day.year - before.year) * 12 + day.month - before.month if before else None,
            projects=len(now),
            costs=len(costs),
            unpublished=len(now) - len(costs),
            withheld=sum(one.withheld is not None for one in now.values()),
            total=sum(costs, _NOTHING),
            entered=len(now.keys() - earlier.keys()) if before else None,
            left=len(earlier.keys() - now.keys()) if before else None,
            same=len(pairs) if before else None,
            same_before=old_sum if before else None,
            same_now=new_sum if before else None,
            same_change=_share(old_sum, new_sum),
            returned=len((now.keys() - earlier.keys()) & known) if before else None,
            checked=len(doubtful) or None,
            same_unchecked=_share(*others) if doubtful else None,
        )
        before = day
        known |= now.keys()


def _sums(pairs: Iterable[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """Return what the first of each pair add up to, and the second."""
    both = list(pairs)
    return sum((one for one, _ in both), _NOTHING), sum((one for _, one in both), _NOTHING)


def _share(before: Decimal, now: Decimal) -> Decimal | None:
    """Return by which share a sum changed; None where there was nothing."""
    return ((now - before) / before).quantize(_SHARE) if before > 0 else None


def _followed(name: str, seen: Sequence[Published], last: date | None, swings: Sequence[Swing]) -> FollowedProject:
    costs = [(one.edition, one.cost) for one in seen if one.cost is not None]
    ends = [(one.edition, one.end, one.end_precision) for one in seen if one.end is not None]
    current = seen[-1].edition
    first_cost, last_cost = (costs[0], costs[-1]) if costs else ((None, None), (None, None))
    first_end, last_end = (ends[0], ends[-1]) if ends else ((None, None, None), (None, None, None))
    costs_told = len(costs) > 1 and costs[0][1] > 0 and costs[-1][0] == current
    days = (ends[-1][1] - ends[0][1]).days if len(ends) > 1 and ends[-1][0] == current else None
    to_the_day = first_end[2] is last_end[2] is EndPrecision.DAY
    return FollowedProject(
        project=name,
        names=tuple(_other_names(name, seen)),
        ministry=next((one.ministry for one in reversed(seen) if one.ministry), None),
        phase=seen[-1].phase,
        editions=len(seen),
        first=seen[0].edition,
        last=current,
        first_cost=first_cost[1],
        first_cost_edition=first_cost[0],
        last_cost=last_cost[1],
        last_cost_edition=last_cost[0],
        cost_change=((costs[-1][1] - costs[0][1]) / costs[0][1]).quantize(_SHARE) if costs_told else None,
        first_end=first_end[1],
        first_end_edition=first_end[0],
        first_end_precision=first_end[2],
        last_end=last_end[1],
        last_end_edition=last_end[0],
        last_end_precision=last_end[2],
        end_change_months=None
        if days is None
        else int((days / MEAN_DAYS_OF_A_MONTH).quantize(Decimal(1), ROUND_HALF_UP)),
        end_change_days=days if to_the_day else None,
        in_last=current == last,
        withheld=seen[-1].withheld,
        starts_moved=tuple(starts_moved(seen)),
        costs_to_check=tuple(swing.edition for swing in swings),
        ends_to_check=tuple(ends_turned(seen)),
    )


def _other_names(name: str, seen: Sequence[Published]) -> Iterator[str]:
    told = {fold_name(name)}
    for one in seen:
        folded = fold_name(one.project)
        if folded not in told:
            told.add(folded)
            yield one.project
