"""The view of the panorama through its editions, in one language: its trend, and the projects of the last edition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from audit.model.text import Language
from audit.portfolio.editions_schema import Edition, FollowedProject, PanoramaEditions
from audit.reporting.messages import messages
from audit.reporting.portfolio.editions_summary import EditionsSummary, MinistryRow, write_change, write_slip
from audit.reporting.portfolio.terms import millions
from audit.wording.numbers import write_month
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
    end_note: str
    slip: str


class EditionsView:
    """What is shown of the panorama."""

    def __init__(self, found: PanoramaEditions, language: Language, fold: Callable[[str], str]) -> None:
        """Take the editions, and what makes one name of all the spellings of a project."""
        self._fold = fold
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
        return tuple(self._told.sentences())

    @cached_property
    def ministries(self) -> tuple[MinistryRow, ...]:
        """What each ministry has in the last edition, the dearest first."""
        return self._told.ministries()

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
    def _told(self) -> EditionsSummary:
        return EditionsSummary(self.found, self._last, self.language, self._fold)

    @cached_property
    def _last(self) -> Sequence[FollowedProject]:
        here = [one for one in self.found.projects if one.in_last]
        return sorted(here, key=lambda one: (-(one.last_cost or Decimal(-1)), one.project.casefold()))

    def _row(self, one: Edition, highest: Decimal, is_first: bool) -> EditionRow:
        t = self.t
        same = t("editions.none_before") if is_first else t("compare.unknown")
        if one.same and one.same_before:
            change = (one.same_now - one.same_before) / one.same_before
            share = write_change(change, self.language)
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
            change=unknown if one.cost_change is None else write_change(one.cost_change, self.language),
            end=unknown if one.last_end is None else self._month(one.last_end),
            end_note=self._end_note(one),
            slip=unknown if one.end_change is None else write_slip(one.end_change, self.language),
        )

    def _end_note(self, one: FollowedProject) -> str:
        """Return which edition gives the end, where it is not the last one that publishes the project."""
        given = self._ends_given.get(self._fold(one.project))
        return self.t("editions.end_given", month=self._month(given)) if given and given != one.last else ""

    @cached_property
    def _ends_given(self) -> Mapping[str, date]:
        """The last edition that gives an end of each project."""
        return {self._fold(one.project): one.edition for one in self.found.published if one.end is not None}

    def _millions(self, euros: Decimal) -> str:
        return millions(euros, self.language)

    def _month(self, day: date) -> str:
        return write_month(day, self.language)
