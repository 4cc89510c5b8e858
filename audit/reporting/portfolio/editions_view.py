"""The view of the panorama through its editions, in one language: its trend, and the projects of the last edition."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from audit.model.text import Language
from audit.portfolio.editions_schema import Edition, FollowedProject, PanoramaEditions
from audit.reporting.portfolio.editions_groups import GroupRow, by_editions, by_ministry, by_phase
from audit.reporting.portfolio.editions_moves_view import (
    MovesRow,
    RenamingRow,
    largest_changes,
    moves_of,
    moves_rows,
    renaming_row,
)
from audit.reporting.portfolio.editions_projects_view import FollowedRow, followed_row
from audit.reporting.portfolio.editions_summary import EditionsSummary
from audit.reporting.portfolio.editions_words import EditionWords


@dataclass(frozen=True)
class EditionRow:
    """One edition in words."""

    month: str
    month_note: str
    projects: str
    total: str
    total_note: str
    moved: str
    same: str
    same_note: str


class EditionsView:
    """What is shown of the panorama."""

    def __init__(self, found: PanoramaEditions, language: Language, fold: Callable[[str], str]) -> None:
        """Take the editions, and what makes one name of all the spellings of a project."""
        self._fold = fold
        self._words = EditionWords(language, {one.project for one in found.projects if one.is_redefined})
        self.found = found
        self.language = language
        self.t = self._words.t

    @property
    def title(self) -> str:
        """What it is of."""
        t, found = self.t, self.found
        names, editions = t("editions.names", count=found.names), t("editions.count", count=len(found.editions))
        if not found.same_as:
            return t("editions.title", names=names, editions=editions)
        projects = t("editions.projects", count=len(found.projects))
        return t("editions.title_same", projects=projects, names=names, editions=editions)

    @property
    def dates(self) -> str:
        """From the first edition to the last."""
        editions = self.found.editions
        if not editions:
            return self.t("portfolio.no_date")
        first = self._words.of_month(editions[0].edition)
        if len(editions) == 1:
            return self.t("editions.one_date", month=first)
        return self.t("editions.dates", first=first, last=self._month(editions[-1].edition))

    @cached_property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        return tuple(EditionsSummary(self.found, self._last, self._words, self._fold).sentences())

    @cached_property
    def groups(self) -> tuple[tuple[str, str, str, tuple[GroupRow, ...]], ...]:
        """The last edition by ministry, by phase and by length of following: anchor, title, first heading, rows."""
        t = self.t
        tables = (
            ("ministries", t("editions.ministries"), t("editions.ministry"), by_ministry(self._last, self._words)),
            ("phases", t("editions.phases"), t("editions.phase"), by_phase(self._last, self._words)),
            ("lengths", t("editions.lengths"), t("editions.published_by"), by_editions(self._last, self._words)),
        )
        return tuple(table for table in tables if table[-1])

    @cached_property
    def rows(self) -> tuple[EditionRow, ...]:
        """The editions, the latest first."""
        return tuple(self._row(one) for one in reversed(self.found.editions))

    @cached_property
    def moves(self) -> tuple[MovesRow, ...]:
        """Who entered and left, the latest edition first."""
        return tuple(moves_rows(self.found, self._words))

    @cached_property
    def renamings(self) -> tuple[RenamingRow, ...]:
        """The names that may be one project, to be confirmed; the likely ones first."""
        ordered = sorted(self.found.renamings, key=lambda one: (not one.likely, -one.edition.toordinal()))
        return tuple(renaming_row(one, self._words) for one in ordered)

    @property
    def margin(self) -> str:
        """Up to which share costs may differ for a renaming to be likely."""
        return self._words.change(self.found.rename_margin).lstrip("+")

    @property
    def last(self) -> tuple[FollowedRow, ...]:
        """The projects of the last edition, the dearest first."""
        return tuple(self._followed(one) for one in self._last)

    @property
    def gone(self) -> tuple[FollowedRow, ...]:
        """The projects that the last edition does not publish, those seen last first."""
        left = [one for one in self.found.projects if not one.in_last]
        ordered = sorted(left, key=lambda one: (-one.last.toordinal(), one.project.casefold()))
        return tuple(self._followed(one) for one in ordered)

    @cached_property
    def _likely(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
        """The likely former names of each name, and the likely later ones."""
        former: defaultdict[str, list[str]] = defaultdict(list)
        later: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.found.renamings:
            if one.likely and one.old not in former[one.kept]:
                former[one.kept].append(one.old)
                later[one.old].append(one.kept)
        return former, later

    def _followed(self, one: FollowedProject) -> FollowedRow:
        former, later = (names.get(one.project, ()) for names in self._likely)
        return followed_row(one, self._words, former, later)

    @cached_property
    def _last(self) -> Sequence[FollowedProject]:
        here = [one for one in self.found.projects if one.in_last]
        return sorted(here, key=lambda one: (-(one.last_cost or Decimal(-1)), one.project.casefold()))

    def _row(self, one: Edition) -> EditionRow:
        t, words = self.t, self._words
        first = one.months is None
        same = t("editions.none_before") if first else t("compare.unknown")
        if one.same_change is not None:
            same = t("editions.same", count=one.same, change=words.change(one.same_change))
        lacking = t("editions.lacking", count=one.unpublished) if one.unpublished else ""
        withheld = t("editions.of_which_withheld", count=one.withheld) if one.withheld else ""
        largest = largest_changes(moves_of(self.found, one.edition), words)
        return EditionRow(
            month=self._month(one.edition),
            month_note=self._edition_note(one),
            projects=str(one.projects),
            total=words.amount(one.total),
            total_note=", ".join(part for part in (t("editions.costs", count=one.costs), lacking, withheld) if part),
            moved=t("editions.none_before") if first else self._moved(one),
            same=same,
            same_note=words.joined(
                [*([t("editions.largest", projects=largest)] if largest else []), *self._unchecked(one)]
            ),
        )

    def _unchecked(self, one: Edition) -> Iterator[str]:
        """Yield what the change is without the costs to check, naming their projects."""
        if not one.checked:
            return
        doubtful = {swing.project for swing in self.found.swings if one.edition in (swing.edition, swing.after)}
        listed = ", ".join(self._words.name(project) for project in sorted(doubtful))
        if one.same_unchecked is None:
            yield self.t("editions.unchecked_alone", projects=listed)
        else:
            change = self._words.change(one.same_unchecked)
            yield self.t("editions.unchecked", count=one.checked, projects=listed, change=change)

    def _moved(self, one: Edition) -> str:
        t = self.t
        entered = t("editions.entered_count", count=one.entered)
        if one.returned:
            entered = f"{entered} ({t('editions.of_which_returned', count=one.returned)})"
        moved = [entered, t("editions.left_count", count=one.left)]
        likely = sum(renaming.likely and renaming.edition == one.edition for renaming in self.found.renamings)
        return ", ".join([*moved, *([t("editions.of_which_renamed", count=likely)] if likely else [])])

    def _edition_note(self, one: Edition) -> str:
        t = self.t
        parts = [t("editions.number", number=one.number)] if one.number is not None else []
        if one.months is not None:
            parts.append(t("editions.months_after", count=one.months))
        if one.missing:
            parts.append(t("editions.missing", count=len(one.missing), numbers=self._words.numbers(one.missing)))
        return self._words.joined(parts)

    def _month(self, day: date) -> str:
        return self._words.month(day)
