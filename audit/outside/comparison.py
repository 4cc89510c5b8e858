"""Places one project among comparable ones; what is not known exactly is never guessed, and nothing is said of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from audit.model.fact import FactSet
from audit.model.outside_figures import EIGHTH_DECILE, MEDIAN, DriftClass, DriftTable, OutsideFigures
from audit.model.outside_view import CostPlace, EndPlace, ImpliedCost, ImpliedEnd, OutsideView, Silence
from audit.model.passed_day import has_passed
from audit.model.questionnaire import NO, YES
from audit.model.roles import OutsideRoles

IMPLIED = (MEDIAN, EIGHTH_DECILE)  # what a final cost and a date are given for: P50 and P80

_DAYS_OF_A_YEAR = 365  # as the panorama counts
_FIGURES = 3  # significant ones of an implied cost: the quantiles bear no more


def outside_view(figures: OutsideFigures, roles: OutsideRoles, facts: FactSet, review_date: date) -> OutsideView:
    """Return where a project stands, by cost and by end, among the comparable projects of ``figures``.

    Args:
        figures: how comparable projects drifted.
        roles: which questions give the project's own figures.
        facts: of the project.
        review_date: against which implied ends are past or to come.
    """
    return OutsideView(cost=_cost(figures.cost, roles, facts), end=_end(figures.duration, roles, facts, review_date))


class _Reached(NamedTuple):
    above: Decimal | None
    below: Decimal | None


def _cost(table: DriftTable, roles: OutsideRoles, facts: FactSet) -> CostPlace:
    parts = {name: facts.facts[name].value if name in facts.facts else None for name in roles.full_cost_includes}
    if left_out := tuple(name for name, value in parts.items() if value == NO.code):
        return CostPlace(silence=Silence.OTHER_PERIMETER, lacking=left_out)
    initial, current = _number(facts, roles.initial_cost), _number(facts, roles.current_cost)
    if initial is None:
        return CostPlace(silence=Silence.NOT_KNOWN, lacking=(roles.initial_cost,), current=current)
    if initial <= 0:
        return CostPlace(silence=Silence.NOT_POSITIVE, lacking=(roles.initial_cost,), current=current)
    reference = table.class_of(initial)
    drift = current / initial - 1 if current is not None else None
    reached = _reached(drift, reference)
    return CostPlace(
        silence=None if reference.quantiles else Silence.FEW_PROJECTS,
        lacking=() if current is not None else (roles.current_cost,),
        reference=reference,
        drift=drift,
        above=reached.above,
        below=reached.below,
        initial=initial,
        current=current,
        perimeter_shown=all(value == YES.code for value in parts.values()),
        implied=tuple(
            ImpliedCost(at=told.at, cost=cost, low=low, high=high)
            for at in IMPLIED
            if (told := reference.quantile(at))
            for cost, low, high in [_each((told.drift, told.low, told.high), initial)]
        ),
    )


def _end(table: DriftTable, roles: OutsideRoles, facts: FactSet, review_date: date) -> EndPlace:
    start, initial, current = (_day(facts, name) for name in (roles.start, roles.initial_end, roles.current_end))
    if start is None or initial is None:
        names = {roles.start: start, roles.initial_end: initial}
        lacking = tuple(name for name, day in names.items() if day is None)
        return EndPlace(silence=Silence.NOT_KNOWN, lacking=lacking, initial=initial, current=current)
    planned = Decimal((initial - start).days)
    if planned <= 0:
        lacking = (roles.start, roles.initial_end)
        return EndPlace(silence=Silence.NOT_POSITIVE, lacking=lacking, initial=initial, current=current)
    reference = table.class_of(planned / _DAYS_OF_A_YEAR)
    drift = (current - initial).days / planned if current is not None else None
    reached = _reached(drift, reference)
    return EndPlace(
        silence=None if reference.quantiles else Silence.FEW_PROJECTS,
        lacking=() if current is not None else (roles.current_end,),
        reference=reference,
        drift=drift,
        above=reached.above,
        below=reached.below,
        initial=initial,
        current=current,
        implied=tuple(
            ImpliedEnd(at=told.at, end=end, low=low, high=high, is_past=has_passed(end, review_date))
            for at in IMPLIED
            if (told := reference.quantile(at))
            for end, low, high in [[_later(initial, planned * part) for part in (told.drift, told.low, told.high)]]
        ),
    )


def _reached(drift: Decimal | None, reference: DriftClass) -> _Reached:
    """Return the last quantile that ``drift`` has reached and the first that it has not."""
    if drift is None:
        return _Reached(None, None)
    above = [quantile.at for quantile in reference.quantiles if quantile.drift <= drift]
    below = [quantile.at for quantile in reference.quantiles if quantile.drift > drift]
    return _Reached(above[-1] if above else None, below[0] if below else None)


def _number(facts: FactSet, name: str) -> Decimal | None:
    return facts.facts[name].number() if name in facts.facts else None


def _day(facts: FactSet, name: str) -> date | None:
    return facts.facts[name].day() if name in facts.facts else None


def _each(drifts: Iterable[Decimal], initial: Decimal) -> list[Decimal]:
    return [_significant(initial * (1 + drift)) for drift in drifts]


def _significant(cost: Decimal) -> Decimal:
    step = Decimal(1).scaleb(cost.adjusted() - _FIGURES + 1)
    return Decimal(int(cost.quantize(step, ROUND_HALF_UP)))


def _later(day: date, days: Decimal) -> date:
    return day + timedelta(days=int(days.to_integral_value()))
