"""Places jobs on working days: each after those it waits for, within its owner's time, in time for the go-live."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from audit.model.rule import OwnerRole
from audit.remediation.scheduling.jobs import Job
from audit.remediation.scheduling.owners import Owner

_WEEK = 5  # working days


@dataclass(frozen=True)
class Frame:
    """What bounds a schedule, in working days by their number.

    Attributes:
        wanted: the day by which each job is wanted, whatever else there is to do.
        first_phase: the last day of the first phase.
        most_first: how many jobs that phase may hold; those that the go-live needs in it take the places first, and
            all come in it.
        most_a_day: how many jobs of one owner may be due on one day.
        go_live: the last day before the go-live; None when none is to come.
        appointed: by the name of the job that appoints somebody to them, the roles whose time begins then.
    """

    wanted: Mapping[str, int]
    first_phase: int
    most_first: int
    most_a_day: int
    go_live: int | None
    appointed: Mapping[str, Collection[OwnerRole]] = field(default_factory=dict)


def scheduled(
    jobs: Mapping[str, Job], waits_for: Mapping[str, Collection[str]], owners: Mapping[OwnerRole, Owner], frame: Frame
) -> dict[str, int]:
    """Return the working day by which each job is done, in the order of these days and of their priority.

    What protects the go-live comes before it wherever what it waits for lets it, even where that takes more of its
    owner's time than there is, or more places of the first phase than it has. All else comes as soon as wanted, or once
    there is time and place for it.
    """
    return _Schedule(jobs, waits_for, owners, frame).placed()


class _Schedule:
    def __init__(
        self,
        jobs: Mapping[str, Job],
        waits_for: Mapping[str, Collection[str]],
        owners: Mapping[OwnerRole, Owner],
        frame: Frame,
    ) -> None:
        self._jobs, self._waits_for, self._owners, self._frame = jobs, waits_for, owners, frame
        self._soonest = self._soonest_days()
        self._latest = self._latest_days()
        self._needed = self._needed_in_first_phase()
        self._urgent = with_predecessors((name for name, job in jobs.items() if job.diagnoses), waits_for)
        self._first = with_predecessors((name for name, job in jobs.items() if job.is_first), waits_for)
        self._days: dict[str, int] = {}
        self._in_first_phase = 0

    def placed(self) -> dict[str, int]:
        order = self._order()
        aims = self._spread(order)
        for name in order:
            self._place(name, aims[name])
        ranks = {name: rank for rank, name in enumerate(order)}
        return dict(sorted(self._days.items(), key=lambda item: (item[1], ranks[item[0]])))

    def _soonest_days(self) -> dict[str, int]:
        """Return the first day by which each job can be done, whatever time its owner has, in an order."""
        soonest: dict[str, int] = {}
        for name in TopologicalSorter(self._waits_for).static_order():
            begun = max((soonest[before] for before in self._waits_for[name]), default=0)
            soonest[name] = begun + self._jobs[name].least
        return soonest

    def _latest_days(self) -> dict[str, int]:
        """Return the last day on which what protects the go-live, and what that waits for, still comes in time.

        What cannot come in time at all is wanted as soon as can be: it does not put off what it waits for, which may.
        """
        if self._frame.go_live is None:
            return {}
        latest = {name: self._frame.go_live for name, job in self._jobs.items() if job.protects_go_live}
        for name in reversed(self._soonest):
            for before in self._waits_for[name] if name in latest else ():
                until = max(latest[name], self._soonest[name]) - self._jobs[name].least
                latest[before] = min(until, latest.get(before, until))
        return latest

    def _needed_in_first_phase(self) -> set[str]:
        """Return the jobs without which, by the end of the first phase, something would protect the go-live too late.

        What cannot come in time whatever is done first is none of these, nor what it alone waits for.
        """
        last = self._frame.go_live or 0
        in_time = (name for name, job in self._jobs.items() if job.protects_go_live and self._soonest[name] <= last)
        needed = with_predecessors(in_time, self._waits_for)
        return {name for name in needed if self._latest[name] <= self._frame.first_phase}

    def _order(self) -> list[str]:
        """Return the jobs by priority, none before those it waits for."""
        sorter = TopologicalSorter(self._waits_for)
        sorter.prepare()
        ranks = {name: self._rank(name) for name in self._jobs}
        order: list[str] = []
        ready: list[str] = []
        while sorter.is_active():
            ready = sorted([*ready, *sorter.get_ready()], key=ranks.__getitem__)
            order.append(ready.pop(0))
            sorter.done(order[-1])
        return order

    def _rank(self, name: str) -> tuple[int, int, int, str]:
        """Return what jobs are sorted by: first steps of diagnoses, their others, what the go-live presses, weight."""
        wanted, weight = self._frame.wanted[name], -self._jobs[name].weight
        if name in self._first:
            return 0, wanted, weight, name
        if name in self._urgent:
            return 1, wanted, weight, name
        is_pressed = self._latest.get(name, wanted) < wanted
        return (2 if is_pressed else 3), weight, wanted, name

    def _spread(self, order: Sequence[str]) -> dict[str, int]:
        """Return the day that each job aims at: of too many of one owner on one day, the first in order come earlier.

        By a week at most, and not from another phase into the first.
        """
        first, aims = self._frame.first_phase, {}
        for name in order:
            job = self._jobs[name]
            limits = [self._frame.wanted[name], *([first] if job.is_first else [])]
            aims[name] = min([*limits, *([self._latest[name]] if name in self._latest else [])])
        taken: Counter[tuple[int, int]] = Counter()
        for name in reversed(order):
            owner, day = id(self._owners[self._jobs[name].role]), aims[name]
            lowest = max(day - _WEEK, first + 1 if day > first else 1)
            while day > lowest and taken[owner, day] >= self._frame.most_a_day:
                day -= 1
            aims[name] = day
            taken[owner, day] += 1
        return aims

    def _place(self, name: str, aim: int) -> None:
        job, frame = self._jobs[name], self._frame
        owner, latest = self._owners[job.role], self._latest.get(name)
        earliest = max((self._days[before] for before in self._waits_for[name]), default=0) + job.least
        day = max(earliest, aim)
        if name in self._needed:
            self._needed.remove(name)
        elif self._in_first_phase + len(self._needed) >= frame.most_first:
            day = max(day, frame.first_phase + 1)
        found = self._room(owner, job, day)
        if latest is not None and day <= latest and (found is None or found > latest):
            found = latest
        self._days[name] = day if found is None else found
        self._in_first_phase += self._days[name] <= frame.first_phase
        owner.take(self._days[name], job.owner_days)
        for role in frame.appointed.get(name, ()):
            if role in self._owners:
                self._owners[role].begins = self._days[name]

    def _room(self, owner: Owner, job: Job, day: int) -> int | None:
        """Return the first day from ``day`` on with time for a job, and not too much else due; None without any."""
        found = owner.room(day, job.owner_days)
        while found is not None and owner.due_on(found) >= self._frame.most_a_day:
            found = owner.room(found + 1, job.owner_days)
        return found


def with_predecessors(names: Iterable[str], waits_for: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return ``names`` and all that they wait for, however far."""
    found: set[str] = set()

    def follow(some: Iterable[str]) -> Iterator[str]:
        for name in some:
            if name not in found:
                found.add(name)
                yield name
                yield from follow(waits_for[name])

    return frozenset(follow(names))
