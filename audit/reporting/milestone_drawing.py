"""Draws milestones against the initial baseline as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from audit.model.text import Language
from audit.reporting.drawn_labels import label_lines
from audit.reporting.synthesis.model import Milestone, MilestoneChart
from audit.reporting.templates import environment
from audit.reporting.time_scale import TimeScale

_LEFT, _RIGHT = Decimal(262), Decimal(532)  # of the scale, in units of the drawing, which is 720 wide
_LABEL = 44  # signs of a label that stand beside the scale
_ROW, _SECOND_LINE = 20, 11
_TOP = 30
_FOOT = 18


@dataclass(frozen=True)
class MilestoneRow:
    """One milestone: where its days are, in units of the drawing; None for a day that is not known."""

    lines: tuple[str, ...]
    top: int
    middle: Decimal
    initial: Decimal | None
    current: Decimal | None
    reached: bool
    abandoned: bool
    words: str
    is_late: bool


def milestone_drawing(chart: MilestoneChart, language: Language) -> Markup:
    """Return the drawing of the milestones that the synthesis draws."""
    days = [day for one in chart.drawn for day in (one.initial, one.current) if day]
    scale, top, rows = TimeScale(days, _LEFT, _RIGHT), _TOP, []
    for one in chart.drawn:
        row = _row(one, top, scale)
        rows.append(row)
        top += _ROW + _SECOND_LINE * (len(row.lines) - 1)
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template("milestones.svg.j2")
        .render(
            chart=chart,
            rows=rows,
            years=scale.marks(),
            today=scale.at(chart.review_date) if scale.holds(chart.review_date) else None,
            foot=top + 2,
            height=top + _FOOT,
        )
    )


def _row(one: Milestone, top: int, scale: TimeScale) -> MilestoneRow:
    lines = label_lines(one.label, _LABEL)
    return MilestoneRow(
        lines=lines,
        top=top,
        middle=Decimal(top) + Decimal(_ROW + _SECOND_LINE * (len(lines) - 1)) / 2,
        initial=scale.at(one.initial),
        current=scale.at(one.current),
        reached=one.reached is True,
        abandoned=one.abandoned,
        words=one.slip_words if one.slip is not None else one.state,
        is_late=one.slip is not None and one.slip > 0,
    )
