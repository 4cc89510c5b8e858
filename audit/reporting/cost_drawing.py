"""Draws costs against the initial baseline as SVG, by hand: no drawing library, same bytes every time."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from audit.model.text import Language
from audit.reporting.drawn_labels import drawn_width, label_lines
from audit.reporting.synthesis.model import CostBar, CostChart
from audit.reporting.templates import environment

_LEFT, _WIDTH = Decimal(170), Decimal(230)  # of the scale, in units of the drawing, which is 720 wide
_LABEL = 28  # signs of a label that stand beside the scale
_AMOUNTS = 41  # signs of the amounts that stand on one line between the scale and the drift
_ROW = 22
_TOP = 30
_FOOT = 4


@dataclass(frozen=True)
class CostRow:
    """One bar: how long its amounts are, in units of the drawing; None for an amount that is not known."""

    lines: tuple[str, ...]
    top: int
    initial: Decimal | None
    forecast: Decimal | None
    spent: Decimal | None
    words: tuple[str, ...]
    drift: str


def cost_drawing(chart: CostChart, language: Language) -> Markup:
    """Return the drawing of the costs: by category, with the whole in words; of the whole where none is known."""
    bars = chart.categories or (chart.total,)
    amounts = [one for bar in bars for one in (bar.initial, bar.forecast, bar.spent) if one is not None]
    longest = max(amounts, default=Decimal(0)) or Decimal(1)
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template("costs.svg.j2")
        .render(
            chart=chart,
            rows=[_row(bar, _TOP + _ROW * place, longest) for place, bar in enumerate(bars)],
            whole=_row(chart.total, _TOP + _ROW * len(bars), longest) if chart.categories else None,
            left=_LEFT,
            full=_WIDTH,
            height=_TOP + _ROW * (len(bars) + bool(chart.categories)) + _FOOT,
        )
    )


def _row(bar: CostBar, top: int, longest: Decimal) -> CostRow:
    def length(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else _WIDTH * max(amount, Decimal(0)) / longest

    return CostRow(
        lines=label_lines(bar.label, _LABEL),
        top=top,
        initial=length(bar.initial),
        forecast=length(bar.forecast),
        spent=length(bar.spent),
        words=_amounts(bar),
        drift=bar.drift_words,
    )


def _amounts(bar: CostBar) -> tuple[str, ...]:
    """Return the initial amount and the forecast, on two lines when one is not enough."""
    words = f"{bar.initial_words} → {bar.forecast_words}"
    return (words,) if drawn_width(words) <= _AMOUNTS else (f"{bar.initial_words} →", bar.forecast_words)
