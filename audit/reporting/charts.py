"""Draws the chart of scores by axis as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from audit.model.result.audit_result import AuditResult
from audit.model.result.opinion import Score
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.scores import shown_value, write_bounds, write_no_value
from audit.reporting.templates import environment
from audit.wording.numbers import write_number
from audit.wording.terms import AXES

_LEFT = Decimal(6)
_WIDTH = Decimal(348)  # of the scale, in units of the drawing, which is 360 wide
_ROW = 47
_TOP = 4
_FOOT = 22


@dataclass(frozen=True)
class ScoreBar:
    """One line of the chart: where things are, in units of the drawing.

    Attributes:
        width: None when the score has no figure, so that nothing is drawn as a score.
        low, high: the ends of the interval; None when there are no bounds.
    """

    label: str
    figures: str
    top: int
    overall: bool
    width: Decimal | None
    low: Decimal | None
    high: Decimal | None


def axis_chart(result: AuditResult, language: Language) -> Markup:
    """Return the chart of the overall score and of the score of each axis, with their bounds."""
    t = messages(language)
    lines = [
        (t("axes.overall"), result.overall),
        *((AXES[axis].to(language), score) for axis, score in result.axes.items()),
    ]
    bars = [_bar(label, score, index, language) for index, (label, score) in enumerate(lines)]
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template("axis_chart.svg.j2")
        .render(
            bars=bars,
            left=_LEFT,
            scale=[(mark, _at(Decimal(mark))) for mark in (0, 25, 50, 75, 100)],
            full=_WIDTH,
            foot=_TOP + _ROW * len(bars),
            height=_TOP + _ROW * len(bars) + _FOOT,
        )
    )


def _bar(label: str, score: Score, index: int, language: Language) -> ScoreBar:
    has_bounds = score.low is not None and score.high is not None
    value = shown_value(score)
    return ScoreBar(
        label=label,
        figures=_figures(score, language),
        top=_TOP + _ROW * index,
        overall=index == 0,
        width=None if value is None else _WIDTH * value / 100,
        low=_at(score.low) if has_bounds and score.low is not None else None,
        high=_at(score.high) if has_bounds and score.high is not None else None,
    )


def _figures(score: Score, language: Language) -> str:
    value, bounds = shown_value(score), write_bounds(score, language)
    shown = write_no_value(score, language) if value is None else write_number(value, language)
    return f"{shown} ({bounds})" if bounds else shown


def _at(score: Decimal) -> Decimal:
    return _LEFT + _WIDTH * score / 100
