"""What the panorama through its editions comes to, and what each ministry has of it; in one language."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from audit.model.text import Language
from audit.portfolio.editions_schema import FollowedProject, PanoramaEditions
from audit.reporting.messages import messages
from audit.reporting.portfolio.terms import millions, signed
from audit.wording.numbers import write_month, write_number, write_share
from audit.wording.typography import typeset

_NAMED = 3  # projects that moved most
_TENTH_OF_PERCENT = Decimal("0.001")


@dataclass(frozen=True)
class MinistryRow:
    """The projects of one ministry in the last edition, in words."""

    name: str
    projects: str
    total: str
    rose: str


class EditionsSummary:
    """The sentences and figures of the last edition."""

    def __init__(
        self, found: PanoramaEditions, last: Sequence[FollowedProject], language: Language, fold: Callable[[str], str]
    ) -> None:
        """Take the editions, the projects of the last one, and what makes one name of all its spellings."""
        self._fold = fold
        self._found = found
        self._last = last
        self._language = language
        self._t = messages(language)

    def sentences(self) -> Iterator[str]:
        """Yield what it comes to."""
        if not self._found.editions:
            return
        t, last = self._t, self._found.editions[-1]
        total = millions(last.total, self._language)
        month = self._month(last.edition)
        yield t("editions.summary_last", month=month, projects=last.projects, costs=last.costs, total=total)
        yield from self._costs()
        yield from self._ends()
        turnover = [one for one in self._found.editions[1:] if one.left]
        if turnover:
            most = max(turnover, key=lambda one: one.left)
            month = self._month(most.edition)
            yield t("editions.summary_turnover", month=month, left=most.left, entered=most.entered)
        several = self._spelt_otherwise()
        if several:
            yield t("editions.summary_spelt", count=several)

    def ministries(self) -> tuple[MinistryRow, ...]:
        """Return the ministries, those whose projects cost the most in all first; none where none is published."""
        if not any(one.ministry for one in self._last):
            return ()
        by_name: defaultdict[str, list[FollowedProject]] = defaultdict(list)
        for one in self._last:
            by_name[one.ministry or ""].append(one)
        costs = {name: [one.last_cost for one in of if one.last_cost is not None] for name, of in by_name.items()}
        ordered = sorted(by_name, key=lambda name: (-sum(costs[name], Decimal(0)), name.casefold()))
        return tuple(self._ministry(name, by_name[name], costs[name]) for name in ordered)

    def _ministry(self, name: str, projects: Sequence[FollowedProject], costs: Sequence[Decimal]) -> MinistryRow:
        t = self._t
        known = [one.cost_change for one in projects if one.cost_change is not None]
        total = millions(sum(costs, Decimal(0)), self._language)
        return MinistryRow(
            name=typeset(name, self._language) if name else t("compare.unknown"),
            projects=str(len(projects)),
            total=t("editions.total", total=total, count=len(costs)) if costs else t("compare.unknown"),
            rose=t("editions.rose", rose=sum(one > 0 for one in known), count=len(known))
            if known
            else t("compare.unknown"),
        )

    def _costs(self) -> Iterator[str]:
        t = self._t
        changes = sorted(one.cost_change for one in self._last if one.cost_change is not None)
        if not changes:
            return
        middle = write_change(Decimal(median(changes)), self._language)
        up = sum(one > 0 for one in changes)
        yield t("editions.summary_costs", known=len(changes), up=up, median=middle)
        named = self._most(lambda one: one.cost_change, lambda change: write_change(Decimal(change), self._language))
        if named:
            yield t("editions.summary_rises", projects=named)

    def _ends(self) -> Iterator[str]:
        t = self._t
        slips = [one.end_change for one in self._last if one.end_change is not None]
        if not slips:
            return
        yield t("editions.summary_ends", known=len(slips), later=sum(one > 0 for one in slips))
        named = self._most(lambda one: one.end_change, lambda days: write_slip(int(days), self._language))
        if named:
            yield t("editions.summary_slips", projects=named)

    def _most(
        self, change: Callable[[FollowedProject], Decimal | int | None], write: Callable[[Decimal | int], str]
    ) -> str:
        """Return the projects of the last edition that moved up most, by name; none when none did."""
        found = [(moved, one) for one in self._last if (moved := change(one)) is not None and moved > 0]
        most = sorted(found, key=lambda item: (-item[0], item[1].project.casefold()))[:_NAMED]
        return ", ".join(f"{typeset(one.project, self._language)} ({write(moved)})" for moved, one in most)

    def _spelt_otherwise(self) -> int:
        """Return how many projects have several names that are the same but for capitals, accents and punctuation."""
        spelt: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._found.published:
            spelt[self._fold(one.project)].add(one.project)
        return sum(len(names) > 1 for names in spelt.values())

    def _month(self, day: date) -> str:
        return write_month(day, self._language)


def write_change(share: Decimal, language: Language) -> str:
    """Write by which share a cost changed, to a tenth of a per cent: the panorama gives no more."""
    rounded = share.quantize(_TENTH_OF_PERCENT, ROUND_HALF_UP)
    return signed(rounded, write_share(rounded, language))


def write_slip(days: int, language: Language) -> str:
    """Write by how many days an end moved."""
    return messages(language)("portfolio.days", count=days, days=signed(days, write_number(Decimal(days), language)))
