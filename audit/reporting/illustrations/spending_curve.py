"""Spending over time: initially planned, committed, spent, forecast; an amount not known is a gap, never zero."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from itertools import groupby

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.synthesis import SpendingLine
from audit.reporting.illustrations.facts import fact_places, fact_words
from audit.reporting.illustrations.model import DataTable, Illustration
from audit.reporting.messages import messages
from audit.reporting.time_scale import TimeScale
from audit.reporting.view import ReportView
from audit.wording.numbers import write_alike, write_date, write_share

_LEFT, _RIGHT = Decimal(100), Decimal(690)  # of the scale, in units of the drawing, which is 720 wide
_TOP, _FOOT = Decimal(44), Decimal(264)
_HEIGHT = 288
_STEPS = 4  # about as many stand between the marks of amounts
_UNITS = (Decimal(1_000_000), Decimal(1_000))  # of the scale, in euros; else the euro
_LOOKS = ("dashed", "dotted", "solid", "chain")  # of the amounts of a line, in their order
_PLANNED, _COMMITTED, _SPENT, _FORECAST = range(4)  # among the amounts of a line
_ROOM = 16  # units left free at the right of the last day, for its marks


@dataclass(frozen=True)
class SpendingSeries:
    """One curve: how it looks, and its runs of days without a gap, as points in units of the drawing."""

    look: str
    label: str
    runs: tuple[tuple[tuple[Decimal, Decimal], ...], ...]


@dataclass(frozen=True)
class _Day:
    day: date
    amounts: tuple[Decimal | None, ...]
    line: SpendingLine


def spending_curve(view: ReportView) -> Illustration | None:
    """Return the curve; None when the review does not ask for it, or the project has given no dated amount."""
    frame = view.result.synthesis
    found = frame.spending if frame else None
    days = _days(found.lines) if found else []
    if found is None or not any(amount is not None for one in days for amount in one.amounts):
        return None
    t, undated = messages(view.language), len(found.lines) - len(days)
    known = (amount for one in days for amount in one.amounts if amount is not None)
    write = write_alike(known, view.language)
    return Illustration(
        name="spending_curve",
        title=t("spending.title"),
        description=t("spending.description"),
        headline=_headline(days, write, view),
        notes=(
            t("spending.note"),
            *((t("spending.undated", count=undated),) if undated else ()),
            *(() if found.complete else (t("spending.partial"),)),
        ),
        shapes=_shapes(days, view),
        table=DataTable(
            header=(t("spending.as_of"), *_labels(view)),
            rows=tuple(
                (
                    write_date(one.day, view.language),
                    *(_told(one, place, write, view) for place in range(len(one.amounts))),
                )
                for one in days
            ),
            widths=(20, 20, 20, 20, 20),
            right=frozenset({1, 2, 3, 4}),
        ),
        places=fact_places(fact for one in days for fact in one.line.amounts),
    )


def _days(lines: Sequence[SpendingLine]) -> list[_Day]:
    """Return the lines that have a day, by it."""
    dated = [
        _Day(line.as_of.value, tuple(map(_amount, line.amounts)), line)
        for line in lines
        if line.as_of is not None and isinstance(line.as_of.value, date)
    ]
    return sorted(dated, key=lambda one: one.day)


def _amount(fact: Fact | None) -> Decimal | None:
    return fact.value if fact is not None and isinstance(fact.value, Decimal) else None


def _told(one: _Day, place: int, write: Callable[[Decimal], str], view: ReportView) -> str:
    """Return an amount or why there is none; a dash for what the table does not ask by that day.

    Nothing is committed or spent by a day to come, and what is forecast now is of days to come.
    """
    fact, amount, is_to_come = one.line.amounts[place], one.amounts[place], one.day > view.result.review_date
    if amount is not None:
        return write(amount)
    without = (_COMMITTED, _SPENT) if is_to_come else (_FORECAST,)
    is_blank = fact is not None and fact.state is AnswerState.BLANK
    return messages(view.language)("axes.none") if is_blank and place in without else fact_words(fact, view)


def _labels(view: ReportView) -> tuple[str, ...]:
    t = messages(view.language)
    return (t("spending.planned"), t("spending.committed"), t("spending.spent"), t("spending.forecast"))


def _shapes(days: Sequence[_Day], view: ReportView) -> dict[str, object]:
    scale = TimeScale((one.day for one in days), _LEFT, _RIGHT - _ROOM)
    highest = max((amount for one in days for amount in one.amounts if amount is not None), default=Decimal(0))
    step = _step(highest)
    steps = max(int((highest / step).to_integral_value(ROUND_CEILING)), 1)
    unit = next((unit for unit in _UNITS if step >= unit), Decimal(1))
    most = step * steps

    def height(amount: Decimal) -> Decimal:
        return _FOOT - (_FOOT - _TOP) * max(amount, Decimal(0)) / most

    def runs(column: int) -> tuple[tuple[tuple[Decimal, Decimal], ...], ...]:
        points = ((scale.at(one.day), one.amounts[column]) for one in days)
        together = groupby(points, key=lambda point: point[1] is not None)
        return tuple(
            tuple((at, height(amount)) for at, amount in run if at is not None and amount is not None)
            for is_known, run in together
            if is_known
        )

    review = view.result.review_date
    return {
        "series": [
            SpendingSeries(look, label, runs(column))
            for column, (look, label) in enumerate(zip(_LOOKS, _labels(view), strict=True))
        ],
        "unit": _unit_words(unit, view),
        "amounts": [(f"{step * place / unit:.0f}", height(step * place)) for place in range(steps + 1)],
        "years": scale.marks(),
        "today": scale.at(review) if scale.holds(review) else None,
        "left": _LEFT,
        "right": _RIGHT,
        "top": _TOP,
        "foot": _FOOT,
        "height": _HEIGHT,
    }


def _step(highest: Decimal) -> Decimal:
    """Return how far apart the marks of amounts are: one, two or five of some power of ten, and one euro at least."""
    wanted = max(highest / _STEPS, Decimal(1))
    power = Decimal(1).scaleb(wanted.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= wanted)


def _unit_words(unit: Decimal, view: ReportView) -> str:
    t = messages(view.language)
    if unit == _UNITS[0]:
        return t("spending.millions")
    return t("spending.thousands") if unit == _UNITS[1] else t("spending.euros")


def _headline(days: Sequence[_Day], write: Callable[[Decimal], str], view: ReportView) -> str:
    """Say what was spent at the last day it is known of, beside what was planned by it."""
    t = messages(view.language)
    known = [(one, spent) for one in days if (spent := one.amounts[_SPENT]) is not None]
    if not known:
        return t("spending.no_spent")
    last, spent = known[-1]
    planned = last.amounts[_PLANNED]
    day, amount = write_date(last.day, view.language), write(spent)
    if planned is None:
        return t("spending.headline_alone", date=day, spent=amount)
    told = t("spending.headline", date=day, spent=amount, planned=write(planned))
    if planned <= 0 or spent == planned:
        return told
    share = write_share(abs(spent / planned - 1), view.language)
    apart = t("spending.less", share=share) if spent < planned else t("spending.further", share=share)
    return f"{told} {apart}"
