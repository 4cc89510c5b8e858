"""What the panorama through its editions comes to, a sentence each; in one language."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from audit.portfolio.editions_schema import FollowedProject, PanoramaEditions
from audit.reporting.portfolio.editions_doubts import edition_sentences, name_sentences
from audit.reporting.portfolio.editions_groups import heaviest_words
from audit.reporting.portfolio.editions_words import CostChanges, EditionWords

_NAMED = 3  # projects that moved most
_FEWEST = 2  # editions that a change takes


class EditionsSummary:
    """The sentences of the last edition, and of what can be said of all of them."""

    def __init__(
        self,
        found: PanoramaEditions,
        last: Sequence[FollowedProject],
        words: EditionWords,
        fold: Callable[[str], str],
    ) -> None:
        """Take the editions, the projects of the last one, and what makes one name of all its spellings."""
        self._fold = fold
        self._found = found
        self._last = last
        self._words = words
        self._t = words.t

    def sentences(self) -> Iterator[str]:
        """Yield what it comes to."""
        if not self._found.editions:
            return
        yield from edition_sentences(self._found, self._words)
        t, last = self._t, self._found.editions[-1]
        yield t(
            "editions.summary_last",
            month=self._words.of_month(last.edition),
            projects=t("editions.projects", count=last.projects),
            costs=t("editions.costs", count=last.costs),
            total=self._words.amount(last.total),
            unpublished=last.unpublished,
        )
        yield from self._costs()
        yield from self._ends()
        yield from self._to_check()
        yield from self._withheld()
        yield from self._swings()
        yield from self._gaps()
        yield from self._names()

    def _costs(self) -> Iterator[str]:
        t, words, changes = self._t, self._words, CostChanges(self._last)
        if not changes.followed:
            return
        yield t(
            "editions.summary_costs",
            count=len(changes.followed),
            all=len(self._last),
            before=words.amount(changes.before),
            now=words.amount(changes.now),
            added=words.added(changes.added),
            change=words.change(changes.share),
            up=changes.rose,
            median=words.change(changes.median),
        )
        if heaviest := heaviest_words(changes, words):
            yield t("editions.summary_heaviest", project=heaviest)
        yield from self._redefined(changes)
        short = [one.cost_change for one in changes.followed if one.editions == _FEWEST and one.cost_change is not None]
        longer = [one.cost_change for one in changes.followed if one.editions > _FEWEST and one.cost_change is not None]
        if short and longer:
            yield t(
                "editions.summary_short",
                count=len(short),
                median=words.change(Decimal(median(short))),
                longer=words.change(Decimal(median(longer))),
            )
        named = [(one.cost_change, words.change(one.cost_change), one) for one in changes.followed if one.cost_change]
        if most := self._most(named):
            count = len(changes.followed)
            yield (
                t("editions.summary_rises_all_names", count=count, projects=most)
                if self._found.same_as
                else t("editions.summary_rises", count=count, projects=most)
            )
        by_amount = [
            (one.last_cost - one.first_cost, words.added(one.last_cost - one.first_cost), one)
            for one in changes.followed
            if one.first_cost is not None and one.last_cost is not None
        ]
        added = self._most(by_amount)
        taken = self._most([(-by, said, one) for by, said, one in by_amount])
        if added and taken:
            yield t("editions.summary_amounts", rises=added, falls=taken)

    def _ends(self) -> Iterator[str]:
        t = self._t
        moved = [(months, one) for one in self._last if (months := one.end_change_months) is not None]
        if not moved:
            return
        later, sooner = (sum(sign * months > 0 for months, _ in moved) for sign in (1, -1))
        same = len(moved) - later - sooner
        yield t("editions.summary_ends", count=len(moved), all=len(self._last), later=later, sooner=sooner, same=same)
        kept = [months for months, one in moved if not one.is_redefined]
        if kept and len(kept) < len(moved):
            yield t(
                "editions.summary_ends_redefined",
                count=len(moved) - len(kept),
                later=sum(months > 0 for months in kept),
                sooner=sum(months < 0 for months in kept),
                same=kept.count(0),
            )
        longer = [months for months, one in moved if one.editions > _FEWEST]
        if longer and len(longer) < len(moved):  # two editions are a few months apart: there is little time to slip
            yield t(
                "editions.summary_ends_longer",
                count=len(longer),
                later=sum(months > 0 for months in longer),
                sooner=sum(months < 0 for months in longer),
                same=longer.count(0),
            )
        if most := self._most([(Decimal(months), self._slip(one), one) for months, one in moved]):
            yield t("editions.summary_slips", count=len(moved), projects=most)

    def _slip(self, one: FollowedProject) -> str:
        t, slip = self._t, self._words.slip(one)
        return t("editions.end_to_check", said=slip) if one.has_end_to_check else slip

    def _redefined(self, changes: CostChanges) -> Iterator[str]:
        """Say which projects had their published start moved, and what the sum of costs is without them."""
        t, words = self._t, self._words
        redefined = [one for one in self._last if one.is_redefined]
        if not redefined:
            return
        listed = ", ".join(words.name(one.project) for one in redefined)
        yield t("editions.summary_redefined", count=len(redefined), projects=listed)
        others = changes.without(redefined)
        if others.followed and len(others.followed) < len(changes.followed):
            yield t(
                "editions.summary_without_redefined",
                count=len(others.followed),
                before=words.amount(others.before),
                now=words.amount(others.now),
                added=words.added(others.added),
                change=words.change(others.share),
            )

    def _to_check(self) -> Iterator[str]:
        """Say which published ends move back and forth."""
        t, words = self._t, self._words
        named = [
            (one.project, ", ".join(map(words.month, one.ends_to_check))) for one in self._last if one.ends_to_check
        ]
        if named:
            yield t("editions.summary_check_ends", count=len(named), projects=words.projects(named))

    def _most(self, moved: Sequence[tuple[Decimal | None, str, FollowedProject]]) -> str:
        """Return the projects that moved up most, by name; nothing where none did."""
        found = [(by, said, one) for by, said, one in moved if by is not None and by > 0]
        most = sorted(found, key=lambda item: (-item[0], item[2].project.casefold()))[:_NAMED]
        return self._words.projects((one.project, said) for _, said, one in most)

    def _withheld(self) -> Iterator[str]:
        """Say which figures the panorama withholds on purpose, and in which editions."""
        t = self._t
        by_state: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in self._found.published:
            if one.withheld is not None:
                state = one.withheld.to(self._words.language)
                by_state[state][one.project].append(self._words.month(one.edition))
        for state, projects in by_state.items():
            named = ((project, ", ".join(months)) for project, months in projects.items())
            yield t("editions.summary_withheld", state=state, projects=self._words.projects(named))

    def _swings(self) -> Iterator[str]:
        t, words = self._t, self._words
        named = (
            (
                one.project,
                ", ".join(
                    t("editions.cost_in", cost=words.amount(cost), month=words.month(day))
                    for cost, day in (
                        (one.cost_before, one.before),
                        (one.cost, one.edition),
                        (one.cost_after, one.after),
                    )
                ),
            )
            for one in self._found.swings
        )
        if self._found.swings:
            yield t("editions.summary_swings", projects=words.projects(named))

    def _gaps(self) -> Iterator[str]:
        t = self._t
        for before, one in pairwise(self._found.editions):
            if one.missing:
                yield t(
                    "editions.summary_missing",
                    count=len(one.missing),
                    numbers=self._words.numbers(one.missing),
                    before=self._words.month(before.edition),
                    after=self._words.month(one.edition),
                    months=one.months,
                )

    def _names(self) -> Iterator[str]:
        t, renamings = self._t, self._found.renamings
        if self._found.same_as:
            yield t("editions.summary_same", count=self._found.names - len(self._found.projects))
        yield from name_sentences(self._found, self._words)
        if self._found.likely:
            yield t("editions.summary_renamings", count=self._found.likely)
        told = {self._pair(one.old, one.kept) for one in self._found.set_aside}  # just said to be doubtful
        doubtful = sum(not one.likely and self._pair(one.old, one.kept) not in told for one in renamings)
        if doubtful:
            yield t("editions.summary_doubtful", count=doubtful)
        spelt: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._found.published:
            spelt[self._fold(one.project)].add(one.project)
        if several := sum(len(names) > 1 for names in spelt.values()):
            yield t("editions.summary_spelt", count=several)

    def _pair(self, old: str, kept: str) -> frozenset[str]:
        return frozenset((self._fold(old), self._fold(kept)))
