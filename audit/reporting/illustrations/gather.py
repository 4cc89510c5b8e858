"""The illustrations of a report, by where they stand in its annex; made once from the view, for every format."""

from dataclasses import dataclass

from audit.reporting.illustrations.axis_weather import axis_weather
from audit.reporting.illustrations.comparable_place import comparable_place
from audit.reporting.illustrations.model import Illustration
from audit.reporting.illustrations.plan_calendar import plan_calendar
from audit.reporting.illustrations.risk_matrix import risk_matrix
from audit.reporting.illustrations.spending_curve import spending_curve
from audit.reporting.illustrations.staff_shares import staff_shares
from audit.reporting.view import ReportView


@dataclass(frozen=True, slots=True)
class Illustrations:
    """Each is None where there is nothing to tell."""

    weather: Illustration | None
    place: Illustration | None
    calendar: Illustration | None
    spending: Illustration | None
    staff: Illustration | None
    risks: Illustration | None

    @property
    def resources(self) -> tuple[Illustration, ...]:
        """Those on the team and the risks."""
        return tuple(one for one in (self.staff, self.risks) if one is not None)


def illustrations_of(view: ReportView) -> Illustrations:
    """Return the illustrations of the report that ``view`` shows; the same view gives the same illustrations."""
    return Illustrations(
        weather=axis_weather(view),
        place=comparable_place(view),
        calendar=plan_calendar(view),
        spending=spending_curve(view),
        staff=staff_shares(view),
        risks=risk_matrix(view),
    )
