"""Writes what the panorama through its editions says: months, changes, lists of projects; in one language."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from audit.model.end_precision import EndPrecision
from audit.model.text import Language
from audit.portfolio.editions_schema import FollowedProject
from audit.reporting.messages import messages
from audit.reporting.portfolio.terms import millions, signed
from audit.wording.numbers import write_month, write_number, write_share
from audit.wording.typography import typeset

_TENTH_OF_PERCENT = Decimal("0.001")
_VOWELS = "aeiouyéèêâàîô"


class EditionWords:
    """What writes figures and lists in one language."""

    def __init__(self, language: Language, redefined: Collection[str] = ()) -> None:
        """Take the language, and the projects whose published start moved, to be said wherever they are cited."""
        self._redefined = frozenset(redefined)
        self.language = language
        self.t = messages(language)

    def month(self, day: date) -> str:
        """Write a month, e.g. ``avril 2017``."""
        return write_month(day, self.language)

    def of_month(self, day: date) -> str:
        """Write a month after a noun, e.g. ``d'avril 2017``; as it is in English."""
        month = self.month(day)
        if self.language is not Language.FR:
            return month
        return typeset(f"d'{month}" if month[0] in _VOWELS else f"de {month}", self.language)

    def name(self, project: str) -> str:
        """Write the name of a project."""
        return typeset(project, self.language)

    def amount(self, euros: Decimal) -> str:
        """Write an amount in millions."""
        return millions(euros, self.language)

    def known(self, euros: Decimal | None) -> str:
        """Write a cost in millions, or that it is not published."""
        return self.t("editions.unpublished_cost") if euros is None else self.amount(euros)

    def added(self, euros: Decimal) -> str:
        """Write by how much a cost changed, in millions; of a change that is less than a tenth of one, that it is."""
        written = self.amount(abs(euros))  # the sign stands before the symbol of the currency
        if euros and written == self.amount(Decimal(0)):
            return self.t("editions.little")
        return signed(euros, written if euros >= 0 else f"-{written}")

    def change(self, share: Decimal) -> str:
        """Write by which share a cost changed, to a tenth of a per cent: the panorama gives no more."""
        rounded = tenth_of_percent(share)
        return signed(rounded, write_share(rounded, self.language))

    def slip(self, project: FollowedProject) -> str:
        """Write by how much the end of a project moved: in months, in days where they are less than half of one."""
        months, days = project.end_change_months, project.end_change_days
        if months is None:
            return self.t("compare.unknown")
        if not months and days:
            return self.t("portfolio.days", count=abs(days), days=signed(days, self._number(days)))
        written = self.t("editions.months", count=abs(months), months=signed(months, self._number(months)))
        if EndPrecision.ABOUT not in (project.first_end_precision, project.last_end_precision):
            return written
        return self.t("editions.about", what=written) if months else self.t("editions.unmoved")

    def projects(self, named: Iterable[tuple[str, str]]) -> str:
        """Write projects one after the other, each with what is said of it in brackets."""
        return ", ".join(f"{self.name(project)} ({self.marked(project, said)})" for project, said in named)

    def marked(self, project: str, said: str) -> str:
        """Return what is said of a project, with the mark of one whose published start moved."""
        return f"{said}, {self.t('editions.redefined')}" if project in self._redefined else said

    def numbers(self, numbers: Sequence[int]) -> str:
        """Write numbers that follow each other: the first and the last of them."""
        if len(numbers) == 1:
            return str(numbers[0])
        return self.t("editions.range", first=numbers[0], last=numbers[-1])

    def joined(self, parts: Iterable[str]) -> str:
        """Write several notes one after the other."""
        return (" ; " if self.language is Language.FR else "; ").join(parts)

    def _number(self, number: int) -> str:
        return write_number(Decimal(number), self.language)


class CostChanges:
    """What the costs of some projects became, from the first published to that of their last edition."""

    def __init__(self, projects: Sequence[FollowedProject]) -> None:
        followed = [one for one in projects if one.cost_change is not None]
        self.followed = tuple(followed)
        self.before = sum((one.first_cost for one in followed if one.first_cost is not None), Decimal(0))
        self.now = sum((one.last_cost for one in followed if one.last_cost is not None), Decimal(0))
        self.rose = sum(rises(one.cost_change) for one in followed)

    @property
    def heaviest(self) -> FollowedProject | None:
        """The project whose cost changed most, in euros; None where none did, or there is no other."""
        moved = [one for one in self.followed if moved_by(one)]
        if not moved or len(self.followed) == 1:
            return None
        return min(moved, key=lambda one: (-abs(moved_by(one)), one.project.casefold()))

    def turns_without(self, heaviest: FollowedProject) -> bool:
        """Return whether the sum of the others moved the other way, or moved where it did not."""
        others = self.without([heaviest]).added
        return (others > 0) is not (self.added > 0) or (others < 0) is not (self.added < 0)

    def without(self, left_out: Collection[FollowedProject]) -> "CostChanges":
        """Return the same of the other projects."""
        return CostChanges([one for one in self.followed if one not in left_out])

    @property
    def added(self) -> Decimal:
        """By how many euros their sum changed."""
        return self.now - self.before

    @property
    def share(self) -> Decimal:
        """By which share their sum changed; there must be some."""
        return self.added / self.before

    @property
    def median(self) -> Decimal:
        """The median of their changes; there must be some."""
        return Decimal(median(one.cost_change for one in self.followed if one.cost_change is not None))


def moved_by(one: FollowedProject) -> Decimal:
    """Return by how many euros the cost of a project that is followed changed."""
    return (one.last_cost or Decimal(0)) - (one.first_cost or Decimal(0))


def tenth_of_percent(share: Decimal) -> Decimal:
    """Round a share to a tenth of a per cent."""
    return share.quantize(_TENTH_OF_PERCENT, ROUND_HALF_UP)


def rises(share: Decimal | None) -> bool:
    """Return whether a cost rose, as its change is written: by a tenth of a per cent at least."""
    return share is not None and tenth_of_percent(share) > 0
