"""Draws the slip of milestones as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from audit.comparison.schema import Comparison, MilestoneMoved
from audit.model.text import Language
from audit.reporting.comparison.terms import MILESTONE_MOVES
from audit.reporting.templates import environment
from audit.reporting.untrusted_text import printable
from audit.wording.numbers import write_days

_LEFT, _RIGHT = Decimal(16), Decimal(704)  # of the scale, in units of the drawing, which is 720 wide
_ROW = 40
_TOP = 34
_FOOT = 20
_LONGEST = 70  # signs of a name, beside which the slip still stands


@dataclass(frozen=True)
class SlipBar:
    """One milestone: where its days are, in units of the drawing; None for a day that is not known."""

    label: str
    slip: str
    top: int
    initial: Decimal | None
    old: Decimal | None
    new: Decimal | None

    @property
    def _known(self) -> list[Decimal]:
        return [at for at in (self.initial, self.old, self.new) if at is not None]

    @property
    def start(self) -> Decimal | None:
        """Where its line begins; None when there is none to draw."""
        return min(self._known) if len(set(self._known)) > 1 else None

    @property
    def end(self) -> Decimal | None:
        """Where its line ends."""
        return max(self._known) if len(set(self._known)) > 1 else None


class _Scale:
    """Days to positions, over whole years."""

    def __init__(self, days: list[date]) -> None:
        self.first, last = min(days).year, max(days).year + 1
        self._start = date(self.first, 1, 1)
        self._length = Decimal((date(min(last, date.max.year), 1, 1) - self._start).days or 1)
        self.years = range(self.first, last + 1)

    def at(self, day: date | None) -> Decimal | None:
        """Return the position of a day."""
        if day is None:
            return None
        return _LEFT + (_RIGHT - _LEFT) * Decimal((day - self._start).days) / self._length


def slip_chart(found: Comparison, language: Language) -> Markup | None:
    """Return the chart of the milestones that have a day; None when none has."""
    items = [item for item in found.milestones if item.initial or item.old or item.new]
    if not items:
        return None
    scale = _Scale([day for item in items for day in (item.initial, item.old, item.new) if day])
    review = found.new.review_date
    has_review = review.year in scale.years and review.year < scale.years[-1]
    step = max(1, len(scale.years) // 12)
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template("slip_chart.svg.j2")
        .render(
            bars=[_bar(item, index, scale, language) for index, item in enumerate(items)],
            years=[(year, scale.at(date(min(year, date.max.year), 1, 1))) for year in scale.years[::step]],
            today=scale.at(review) if has_review else None,
            foot=_TOP + _ROW * len(items),
            height=_TOP + _ROW * len(items) + _FOOT,
        )
    )


def _bar(item: MilestoneMoved, index: int, scale: _Scale, language: Language) -> SlipBar:
    name = printable(item.name)
    return SlipBar(
        label=name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…",
        slip=_slip(item, language),
        top=_TOP + _ROW * index,
        initial=scale.at(item.initial),
        old=scale.at(item.old),
        new=scale.at(item.new),
    )


def _slip(item: MilestoneMoved, language: Language) -> str:
    if item.slip is None:
        return MILESTONE_MOVES[item.move].to(language)
    return f"{'+' if item.slip > 0 else ''}{write_days(Decimal(item.slip), language)}"
