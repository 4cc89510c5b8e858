"""The deadline of the audited team's answer: one month by default."""

from datetime import date

from dateutil.relativedelta import relativedelta

MONTHS = 1
"""That of the Code des juridictions financières (art. R. 143-7), taken as the default for any audit."""


def default_deadline(sent_on: date) -> date:
    """Return the day by which an answer to what was sent on ``sent_on`` is awaited: the same day of the next month."""
    due: date = sent_on + relativedelta(months=MONTHS)
    return due
