"""The deadline of the audited team's answer: one month by default, put off to a working day."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from audit.remediation.scheduling.working_days import is_working_day

MONTHS = 1
"""By analogy with article R. 143-7 of the Code des juridictions financières, on the audits of the Cour des comptes."""


def default_deadline(sent_on: date) -> date:
    """Return the day by which an answer to what was sent on ``sent_on`` is awaited: the same day of the next month.

    Where that is no working day, the next one.
    """
    due: date = sent_on + relativedelta(months=MONTHS)
    while not is_working_day(due):
        due += timedelta(days=1)
    return due
