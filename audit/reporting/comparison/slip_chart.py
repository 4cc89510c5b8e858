"""Draws the slip of milestones as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from audit.comparison.schema import Comparison, MilestoneMoved
from audit.model.text import Language
from audit.reporting.comparison.terms import MILESTONE_MOVES
from audit.reporting.drawn_labels import label_lines
from audit.reporting.templates import environment
from audit.reporting.time_scale import TimeScale
from audit.wording.numbers import write_slip

_LEFT, _RIGHT = Decimal(16), Decimal(704)  # of the scale, in units of the drawing, which is 720 wide
_ROW = 40
_TOP = 34
_FOOT = 20
_LONGEST = 74  # ordinary signs of a name, beside which the slip still stands


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


def slip_chart(found: Comparison, language: Language) -> Markup | None:
    """Return the chart of the milestones that have a day; None when none has."""
    items = [item for item in found.milestones if item.initial or item.old or item.new]
    if not items:
        return None
    days = [day for item in items for day in (item.initial, item.old, item.new) if day]
    scale = TimeScale(days, _LEFT, _RIGHT)
    review = found.new.review_date
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template("slip_chart.svg.j2")
        .render(
            bars=[_bar(item, index, scale, language) for index, item in enumerate(items)],
            years=scale.marks(),
            today=scale.at(review) if scale.holds(review) else None,
            foot=_TOP + _ROW * len(items),
            height=_TOP + _ROW * len(items) + _FOOT,
        )
    )


def _bar(item: MilestoneMoved, index: int, scale: TimeScale, language: Language) -> SlipBar:
    (label,) = label_lines(item.name, _LONGEST, most=1)
    return SlipBar(
        label=label,
        slip=_slip(item, language),
        top=_TOP + _ROW * index,
        initial=scale.at(item.initial),
        old=scale.at(item.old),
        new=scale.at(item.new),
    )


def _slip(item: MilestoneMoved, language: Language) -> str:
    if item.slip is None:
        return MILESTONE_MOVES[item.move].to(language)
    return write_slip(Decimal(item.slip), language)
