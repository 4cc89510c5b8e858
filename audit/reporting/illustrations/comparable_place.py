"""Where the drifts of cost and of time stand among those of comparable projects: only what the outside view gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.lists import format_list

from audit.model.outside_view import CostPlace, EndPlace
from audit.reporting.illustrations.model import DataTable, Illustration
from audit.reporting.messages import Messages, messages
from audit.reporting.view import ReportView
from audit.wording.numbers import LOCALES, MINUS, write_share
from audit.wording.typography import typeset

_LEFT, _RIGHT = Decimal(330), Decimal(704)  # of the scale, in units of the drawing, which is 720 wide
_ROW, _HEAD, _TOP, _FOOT = 20, 24, 26, 6
_NOTHING = Decimal(0)
_Place = CostPlace | EndPlace


@dataclass(frozen=True)
class PlaceRow:
    """A quantile of the drifts, or the drift of the project.

    Attributes:
        at, low, high: where it lies, and the ends of its interval, in units of the drawing; no interval of the project.
    """

    label: str
    words: str
    is_project: bool
    top: int
    at: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class PlacePanel:
    """One figure: its name, how many projects it is compared with, and where a drift of zero lies."""

    name: str
    top: int
    foot: int
    zero: Decimal
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class _Mark:
    label: str
    drift: Decimal
    low: Decimal | None
    high: Decimal | None


def comparable_place(view: ReportView) -> Illustration | None:
    """Return the place of a project; None where the outside view says nothing of its cost nor of its end."""
    said, t = view.result.outside, messages(view.language)
    if said is None or said.view is None:
        return None
    places = [
        (name, place)
        for name, place in ((t("outside.cost_drift"), said.view.cost), (t("outside.end_drift"), said.view.end))
        if place.silence is None and place.reference is not None
    ]
    if not places:
        return None
    panels, top = [], _TOP
    for name, place in places:
        panels.append(_panel(name, place, top, view))
        top = panels[-1].foot + 8
    return Illustration(
        name="comparable_place",
        title=t("outside.place"),
        description=t("outside.place_description"),
        headline=" ".join(_headline(name, place, view) for name, place in places),
        notes=tuple(
            typeset(sentence.to(view.language), view.language) for sentence in (*said.cost, *said.end, *said.about)
        ),
        shapes={
            "panels": panels,
            "is_placed": any(place.drift is not None for _, place in places),
            "left": _LEFT,
            "right": _RIGHT,
            "height": top - 8 + _FOOT,
        },
        table=DataTable(
            header=(t("outside.figure"), t("outside.mark"), t("outside.drift"), t("outside.interval")),
            rows=tuple(row for name, place in places for row in _rows(name, place, view)),
            widths=(40, 20, 16, 24),
            right=frozenset({2, 3}),
        ),
    )


def _panel(name: str, place: _Place, top: int, view: ReportView) -> PlacePanel:
    marks = list(_marks(place, view))
    ends = [end for mark in marks for end in (mark.drift, mark.low, mark.high) if end is not None] + [Decimal(0)]
    least, length = min(ends), (max(ends) - min(ends)) or Decimal(1)

    def at(drift: Decimal) -> Decimal:
        return _LEFT + (_RIGHT - _LEFT) * (drift - least) / length

    rows = tuple(
        PlaceRow(
            label=_capital(mark.label),
            words=_share(mark.drift, view),
            is_project=mark.low is None,
            top=top + _HEAD + _ROW * number,
            at=at(mark.drift),
            low=None if mark.low is None else at(mark.low),
            high=None if mark.high is None else at(mark.high),
        )
        for number, mark in enumerate(marks)
    )
    return PlacePanel(_title(name, place, view), top, top + _HEAD + _ROW * len(rows), at(Decimal(0)), rows)


def _title(name: str, place: _Place, view: ReportView) -> str:
    t, count = messages(view.language), place.reference.projects if place.reference else 0
    return t("outside.panel", count=count, figure=_capital(name))


def _marks(place: _Place, view: ReportView) -> Iterator[_Mark]:
    """Yield the quantiles in their order, and the drift of the project where it stands among them, when it is known."""
    quantiles = place.reference.quantiles if place.reference else ()
    is_placed = place.drift is None
    for quantile in quantiles:
        if place.drift is not None and not is_placed and quantile.drift > place.drift:
            yield _project(place.drift, view)
            is_placed = True
        yield _Mark(quantile_name(quantile.at, messages(view.language)), quantile.drift, quantile.low, quantile.high)
    if place.drift is not None and not is_placed:
        yield _project(place.drift, view)


def _project(drift: Decimal, view: ReportView) -> _Mark:
    t = messages(view.language)
    return _Mark(t("outside.this_project"), drift, None, None)


def quantile_name(at: Decimal, t: Messages) -> str:
    """Return what people call a quantile."""
    return {
        Decimal("0.1"): t("outside.first_decile"),
        Decimal("0.25"): t("outside.first_quartile"),
        Decimal("0.5"): t("outside.median"),
        Decimal("0.75"): t("outside.third_quartile"),
        Decimal("0.8"): t("outside.eighth_decile"),
        Decimal("0.9"): t("outside.ninth_decile"),
    }[at]


def _headline(name: str, place: _Place, view: ReportView) -> str:
    """Say where the project stands in one figure; that its place is not known, or not established, where it is not."""
    t = messages(view.language)
    if place.drift is None:
        return t("outside.place_unknown", figure=name)
    drift = _share(place.drift, view)
    above, below = (None if at is None else quantile_name(at, t) for at in (place.above, place.below))
    quantiles = place.reference.quantiles if place.reference else ()
    around = [quantile_name(one.at, t) for one in quantiles if one.low <= place.drift <= one.high]
    if around:
        names = format_list(around, locale=LOCALES[view.language])
        return t("outside.place_uncertain", count=len(around), figure=name, drift=drift, names=names)
    if above and below:
        return t("outside.place_between", figure=name, drift=drift, above=above, below=below)
    if above:
        return t("outside.place_above", figure=name, drift=drift, above=above)
    return t("outside.place_below", figure=name, drift=drift, below=below)


def _rows(name: str, place: _Place, view: ReportView) -> Iterator[tuple[str, ...]]:
    t, title = messages(view.language), _title(name, place, view)
    for mark in _marks(place, view):
        has_interval = mark.low is not None and mark.high is not None
        yield (
            title,
            _capital(mark.label),
            _share(mark.drift, view),
            t("axes.bounds_words", low=_share(mark.low or Decimal(0), view), high=_share(mark.high or Decimal(0), view))
            if has_interval
            else t("axes.none"),
        )
    if place.drift is None:
        yield (title, t("outside.this_project"), t("synthesis.not_known"), t("axes.none"))


def _share(drift: Decimal, view: ReportView) -> str:
    share = write_share(abs(drift), view.language)
    sign = "" if share == write_share(_NOTHING, view.language) else "+" if drift > 0 else MINUS
    return f"{sign}{share}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
