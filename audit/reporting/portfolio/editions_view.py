"""The view of the panorama through its editions, in one language: its trend, and the projects of the last edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median

from audit.model.text import Language
from audit.portfolio.editions_schema import Edition, FollowedProject, PanoramaEditions
from audit.reporting.messages import messages
from audit.reporting.portfolio.terms import millions, signed
from audit.wording.numbers import write_month, write_number, write_share
from audit.wording.typography import typeset


@dataclass(frozen=True)
class EditionRow:
    """One edition in words; ``bar`` is its total cost as a share of the highest."""

    month: str
    projects: str
    total: str
    bar: Decimal
    moved: str
    same: str


@dataclass(frozen=True)
class FollowedRow:
    """One project in words."""

    name: str
    where: str
    seen: str
    cost: str
    cost_note: str
    change: str
    end: str
    slip: str


class EditionsView:
    """What is shown of the panorama."""

    def __init__(self, found: PanoramaEditions, language: Language) -> None:
        self.found = found
        self.language = language
        self.t = messages(language)

    @property
    def title(self) -> str:
        """What it is of."""
        return self.t("editions.title", projects=len(self.found.projects), editions=len(self.found.editions))

    @property
    def dates(self) -> str:
        """From the first edition to the last."""
        if not self.found.editions:
            return self.t("portfolio.no_date")
        first, last = (self._month(one.edition) for one in (self.found.editions[0], self.found.editions[-1]))
        return self.t("editions.dates", first=first, last=last)

    @cached_property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        if not self.found.editions:
            return ()
        t, last = self.t, self.found.editions[-1]
        said = [
            t(
                "editions.summary_last",
                month=self._month(last.edition),
                projects=last.projects,
                costs=last.costs,
                total=self._millions(last.total),
            )
        ]
        changes = sorted(one.cost_change for one in self._last if one.cost_change is not None)
        if changes:
            up = sum(one > 0 for one in changes)
            middle = signed(median(changes), write_share(Decimal(median(changes)), self.language))
            said.append(t("editions.summary_costs", known=len(changes), up=up, median=middle))
        slips = sorted(one.end_change for one in self._last if one.end_change is not None)
        if slips:
            later = sum(one > 0 for one in slips)
            said.append(t("editions.summary_ends", known=len(slips), later=later))
        turnover = [one for one in self.found.editions[1:] if one.left]
        if turnover:
            most = max(turnover, key=lambda one: one.left)
            said.append(
                t("editions.summary_turnover", month=self._month(most.edition), left=most.left, entered=most.entered)
            )
        return tuple(said)

    @cached_property
    def rows(self) -> tuple[EditionRow, ...]:
        """The editions, the latest first."""
        highest = max((one.total for one in self.found.editions), default=Decimal(0)) or Decimal(1)
        return tuple(self._row(one, highest, one is self.found.editions[0]) for one in reversed(self.found.editions))

    @property
    def last(self) -> tuple[FollowedRow, ...]:
        """The projects of the last edition, the dearest first."""
        return self._followed(self._last)

    @property
    def gone(self) -> tuple[FollowedRow, ...]:
        """The projects that the last edition does not publish, those seen last first."""
        left = [one for one in self.found.projects if not one.in_last]
        return self._followed(sorted(left, key=lambda one: (-one.last.toordinal(), one.project.casefold())))

    @cached_property
    def _last(self) -> Sequence[FollowedProject]:
        here = [one for one in self.found.projects if one.in_last]
        return sorted(here, key=lambda one: (-(one.last_cost or Decimal(-1)), one.project.casefold()))

    def _row(self, one: Edition, highest: Decimal, is_first: bool) -> EditionRow:
        t = self.t
        same = t("editions.none_before") if is_first else t("compare.unknown")
        if one.same and one.same_before:
            change = (one.same_now - one.same_before) / one.same_before
            share = signed(change, write_share(change, self.language))
            same = t("editions.same", count=one.same, change=share)
        return EditionRow(
            month=self._month(one.edition),
            projects=str(one.projects),
            total=t("editions.total", total=self._millions(one.total), count=one.costs),
            bar=100 * one.total / highest,
            moved=t("editions.none_before") if is_first else t("editions.moved", entered=one.entered, left=one.left),
            same=same,
        )

    def _followed(self, projects: Sequence[FollowedProject]) -> tuple[FollowedRow, ...]:
        return tuple(map(self._project, projects))

    def _project(self, one: FollowedProject) -> FollowedRow:
        t, unknown = self.t, self.t("compare.unknown")
        phase = one.phase.to(self.language) if one.phase else None
        if one.editions == 1:
            seen = t("editions.seen_once", month=self._month(one.first))
        else:
            seen = t("editions.seen", seen=one.editions, first=self._month(one.first), last=self._month(one.last))
        first = (
            ""
            if one.first_cost is None or one.cost_change is None
            else t("editions.first_cost", cost=self._millions(one.first_cost))
        )
        return FollowedRow(
            name=typeset(one.project, self.language),
            where=" · ".join(typeset(part, self.language) for part in (one.ministry, phase) if part),
            seen=seen,
            cost=unknown if one.last_cost is None else self._millions(one.last_cost),
            cost_note=first,
            change=unknown
            if one.cost_change is None
            else signed(one.cost_change, write_share(one.cost_change, self.language)),
            end=unknown if one.last_end is None else self._month(one.last_end),
            slip=unknown
            if one.end_change is None
            else t(
                "portfolio.days",
                count=one.end_change,
                days=signed(one.end_change, write_number(Decimal(one.end_change), self.language)),
            ),
        )

    def _millions(self, euros: Decimal) -> str:
        return millions(euros, self.language)

    def _month(self, day: date) -> str:
        return write_month(day, self.language)
