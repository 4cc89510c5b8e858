"""Draws the slip of milestones as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from audit.comparison.schema import Comparison, MilestoneMoved
from audit.model.text import Language
from audit.reporting.comparison.signed import signed_days
from audit.reporting.comparison.terms import MILESTONE_MOVES
from audit.reporting.drawn_labels import label_lines
from audit.reporting.messages import messages
from audit.reporting.templates import environment
from audit.reporting.time_scale import TimeScale

_LEFT, _RIGHT = Decimal(16), Decimal(704)  # of the scale, in units of the drawing, which is 720 wide
_ROW = 40
_TOP = 54
_FOOT = 20
_LONGEST = 63  # ordinary signs of a name, beside which both slips still stand


@dataclass(frozen=True)
class SlipBar:
    """One milestone: where its days are, in units of the drawing; None for a day that is not known.

    Attributes:
        slip_from_initial, slip: from its initial day, and since the earlier audit; what became of it where that is
            not measured, which leaves room for nothing else.
    """

    label: str
    slip_from_initial: str
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
        slip_from_initial="" if item.slip is None else _days(item.slip_from_initial, language),
        slip=_slip(item, language),
        top=_TOP + _ROW * index,
        initial=scale.at(item.initial),
        old=scale.at(item.old),
        new=scale.at(item.new),
    )


def _slip(item: MilestoneMoved, language: Language) -> str:
    """Return the slip since the earlier audit, or what became of the milestone."""
    return MILESTONE_MOVES[item.move].to(language) if item.slip is None else _days(item.slip, language)


def _days(days: int | None, language: Language) -> str:
    """Return days with their sign, in as few signs as a drawing has room for."""
    return "" if days is None else signed_days(days, messages(language))
