"""The plan by phases on a calendar: who, from when an action may begin, until when; the tables of the plan hold all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.model.result.planned import Phase, PlannedAction
from audit.reporting.drawn_labels import label_lines
from audit.reporting.due import due_on, phase_end
from audit.reporting.illustrations.day_scale import DayScale
from audit.reporting.illustrations.model import WIDTH, Illustration
from audit.reporting.messages import messages
from audit.reporting.synthesis.steps import kept_steps
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_LEFT, _RIGHT = Decimal(452), Decimal(712)  # of the scale, in units of the drawing, which is 720 wide
_HEAD, _ROW, _APART, _TOP, _FOOT = 26, 25, 2, 26, 20
_ACTION, _OWNER = 58, 20  # signs of a line of an action, and of its owner
_TITLE = 90
_MONTH = Decimal(36)  # units that the name of a month takes, in the middle of its mark
_AFTER_A_NAME = re.compile(r",|\s\(")
_TALLEST = 940  # units that phases may take together: what a page of A4 holds


@dataclass(frozen=True)
class PlanBar:
    """One action: who, and where its bar begins and ends, in units of the drawing."""

    number: int
    action: tuple[str, ...]
    owner: tuple[str, ...]
    top: int
    start: Decimal
    end: Decimal


@dataclass(frozen=True)
class PhaseBand:
    """One phase: what its line says, its bars, that others are in the tables; ``end`` is None after all is due."""

    title: str
    count: str
    top: int
    foot: int
    end: Decimal | None
    bars: tuple[PlanBar, ...]
    more: str


def plan_calendar(view: ReportView) -> Illustration | None:
    """Return the calendar of the plan; None when nothing is asked for."""
    if not view.actions:
        return None
    t, result = messages(view.language), view.result
    most = _most(view)
    kept = [(phase, actions, kept_steps(actions, view, most)) for phase, actions in view.phases]
    scale = DayScale([result.review_date, *(action.due for action in view.actions)], _LEFT, _RIGHT)
    bands, top = [], _TOP
    for phase, actions, shown in kept:
        bands.append(_band(phase, actions, shown, top, scale, view))
        top = bands[-1].foot
    last = max(action.due for action in view.actions)
    return Illustration(
        name="plan_calendar",
        title=t("calendar.title"),
        description=t("calendar.description"),
        headline=_headline(last, view),
        notes=(t("calendar.note"), *dict.fromkeys(band.more for band in bands if band.more)),
        shapes={
            "bands": bands,
            "months": [(f"{day:%m/%Y}", at) for day, at in scale.marks() if at <= WIDTH - _MONTH / 2],
            "today": scale.at(result.review_date),
            "left": _LEFT,
            "right": _RIGHT,
            "foot": top + 2,
            "height": top + _FOOT,
        },
    )


def _most(view: ReportView) -> int:
    """Return how many actions of each phase are drawn: all of them if they fit, else as many as leave room for each."""
    counts = [len(actions) for _, actions in view.phases]
    room = _TALLEST - len(counts) * (_HEAD + _APART)

    def height(most: int) -> int:
        return sum(_ROW * (min(count, most) + (count > most)) for count in counts)

    return next((most for most in range(max(counts), 1, -1) if height(most) <= room), 1)


def _headline(last: date, view: ReportView) -> str:
    """Say how many actions there are and when the last is due; of a reconstruction, about how long after the review."""
    t, count = messages(view.language), len(view.actions)
    if view.is_past:
        return t("calendar.headline_then", count=count, last=due_on(last, view))
    return t("calendar.headline", count=count, last=write_date(last, view.language))


def _band(
    phase: Phase | None,
    actions: Sequence[PlannedAction],
    shown: Sequence[PlannedAction],
    top: int,
    scale: DayScale,
    view: ReportView,
) -> PhaseBand:
    t, left_out = messages(view.language), len(actions) - len(shown)
    until = phase.until if phase else None
    name = typeset(view.text(phase.title), view.language) if phase else t("actions.title")
    last = phase_end(phase, view)
    end = f", {last}" if last else ""
    first = top + _HEAD
    bars = tuple(_bar(action, first + _ROW * place, scale, view) for place, action in enumerate(shown))
    return PhaseBand(
        title=label_lines(f"{name}{end}", _TITLE, most=1)[0],
        count=t("actions.in_phase", count=len(actions)),
        top=top,
        foot=first + _ROW * (len(bars) + (1 if left_out else 0)) + _APART,
        end=scale.at(until) if until and scale.holds(until) else None,
        bars=bars,
        more=t("calendar.more", count=left_out) if left_out else "",
    )


def _bar(action: PlannedAction, top: int, scale: DayScale, view: ReportView) -> PlanBar:
    t, role = messages(view.language), write_term(action.owner_role, view.language)
    name = view.text(action.object) if action.object and action.parts else ""
    text = (
        name
        if " " in name
        else t("calendar.named", name=name, do=view.text(action.do))
        if name
        else view.text(action.do)
    )
    return PlanBar(
        number=view.numbers[action.action],
        action=label_lines(typeset(text, view.language), _ACTION),
        owner=label_lines(_short_name(action.owner_name) or role, _OWNER),
        top=top,
        start=scale.at(min(_earliest(action, view), action.due)),
        end=scale.at(action.due),
    )


def _short_name(name: str | None) -> str:
    """Return a name without what people write after it: a position, a remark in brackets."""
    return _AFTER_A_NAME.split(name or "", maxsplit=1)[0].strip()


def _earliest(action: PlannedAction, view: ReportView) -> date:
    """Return the day from which an action may begin: when those before it are due, else the day of the review."""
    prior = set(view.prior[action.action]) - {view.numbers[action.action]}
    due = (one.due for one in view.actions if view.numbers[one.action] in prior)
    return max((view.result.review_date, *due))
