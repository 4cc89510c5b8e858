"""Follows the panorama from one edition to the next: what each publishes, who came and left, what moved; pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from audit.model.folded_names import fold_name
from audit.model.text import Text
from audit.portfolio.editions_schema import EDITIONS_SCHEMA, Edition, FollowedProject, PanoramaEditions, Published
from audit.portfolio.schema import RefusedProject

_NOTHING = Decimal(0)


def follow(published: Sequence[Published], refused: Sequence[RefusedProject], source: Text) -> PanoramaEditions:
    """Return the editions and the projects through them.

    Args:
        published: each project once an edition.
        refused: what could not be used.
        source: who publishes them.
    """
    ordered = sorted(published, key=lambda one: (one.edition, fold_name(one.project)))
    by_edition: defaultdict[date, dict[str, Published]] = defaultdict(dict)
    by_project: defaultdict[str, list[Published]] = defaultdict(list)
    for one in ordered:
        by_edition[one.edition][fold_name(one.project)] = one
        by_project[fold_name(one.project)].append(one)
    last = max(by_edition, default=None)
    return PanoramaEditions(
        schema_version=EDITIONS_SCHEMA,
        written_by="project-health-audit",
        source=source,
        editions=tuple(_editions(by_edition)),
        projects=tuple(_followed(by_project[name], last) for name in sorted(by_project)),
        published=tuple(ordered),
        refused=tuple(refused),
    )


def _editions(by_edition: dict[date, dict[str, Published]]) -> Iterator[Edition]:
    before: dict[str, Published] = {}
    for place, (day, now) in enumerate(sorted(by_edition.items())):
        costs = [one.cost for one in now.values() if one.cost is not None]
        pairs = [
            (before[name].cost, one.cost)
            for name, one in now.items()
            if name in before and before[name].cost is not None and one.cost is not None
        ]
        yield Edition(
            edition=day,
            projects=len(now),
            costs=len(costs),
            total=sum(costs, _NOTHING),
            entered=len(now.keys() - before.keys()) if place else 0,
            left=len(before.keys() - now.keys()),
            same=len(pairs),
            same_before=sum((old for old, _ in pairs if old is not None), _NOTHING),
            same_now=sum((new for _, new in pairs if new is not None), _NOTHING),
        )
        before = now


def _followed(seen: Sequence[Published], last: date | None) -> FollowedProject:
    costs = [one.cost for one in seen if one.cost is not None]
    ends = [one.end for one in seen if one.end is not None]
    several = len(costs) > 1 and costs[0] > 0
    return FollowedProject(
        project=seen[-1].project,
        ministry=next((one.ministry for one in reversed(seen) if one.ministry), None),
        phase=seen[-1].phase,
        editions=len(seen),
        first=seen[0].edition,
        last=seen[-1].edition,
        first_cost=costs[0] if costs else None,
        last_cost=costs[-1] if costs else None,
        cost_change=((costs[-1] - costs[0]) / costs[0]).quantize(Decimal("0.0001")) if several else None,
        first_end=ends[0] if ends else None,
        last_end=ends[-1] if ends else None,
        end_change=(ends[-1] - ends[0]).days if len(ends) > 1 else None,
        in_last=seen[-1].edition == last,
    )
