"""Editions of the panorama that are probably one, read from two files that do not date it alike; pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise

from audit.portfolio.editions_moves_schema import SameEdition
from audit.portfolio.editions_schema import Published


def same_editions(
    by_edition: Mapping[date, Mapping[str, Published]], files: Mapping[date, Collection[str]]
) -> Iterator[SameEdition]:
    """Yield the editions that follow each other, come from different files, and publish the same costs.

    No margin is chosen: one cost that moves makes two editions of them. Nothing is merged: a reader takes one file out.

    Args:
        by_edition: what each edition publishes, by the folded name that a project is followed under.
        files: the files that give each edition.
    """
    for before, day in pairwise(sorted(by_edition)):
        here, there = files.get(before, ()), files.get(day, ())
        if not here or not there or set(here) & set(there):
            continue
        old, now = by_edition[before], by_edition[day]
        both = [(old[name].cost, now[name].cost) for name in old.keys() & now.keys()]
        costs = [pair for pair in both if None not in pair]
        if costs and all(one == other for one, other in both):
            yield SameEdition(
                before=before,
                edition=day,
                files_before=tuple(sorted(here)),
                files=tuple(sorted(there)),
                projects=len(both),
                costs=len(costs),
            )
