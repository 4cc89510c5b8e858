"""Working days: dates by hand, by printed calendars and by the law, counts by another implementation."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.questionnaire import ReviewType
from audit.remediation.scheduling.phases import spans_of
from audit.remediation.scheduling.working_days import WorkingDays, is_working_day, public_holidays
from tests.rule_files import shipped_rulebase


def test_the_eleven_holidays_of_2026_by_the_calendar():
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 7, 14), date(2026, 8, 15), date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip


def test_what_hangs_on_easter_follows_it():
    # Easter as calendars print it, the earliest and the latest of this century among them.
    sundays = [date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)]
    for sunday in sundays:
        moving = {sunday + timedelta(days=after) for after in (1, 39, 50)}
        assert moving <= public_holidays(sunday.year)
        assert sunday not in public_holidays(sunday.year)


def test_8_may_is_no_holiday_before_1982():
    assert date(1981, 5, 8) not in public_holidays(1981)
    assert date(1982, 5, 8) in public_holidays(1982)


def test_ascension_and_1_may_are_one_day_in_2008():
    assert len(public_holidays(2008)) == 10


def test_whit_monday_stays_a_holiday_in_the_years_when_it_was_worked():
    assert not is_working_day(date(2006, 6, 5))


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (date(2026, 10, 30), 1, date(2026, 11, 2)),  # a Friday; 1 November is a Sunday
        (date(2026, 10, 31), 1, date(2026, 11, 2)),  # a Saturday counts for nothing either
        (date(2026, 11, 10), 1, date(2026, 11, 12)),  # over Armistice Day
        (date(2026, 10, 31), 20, date(2026, 11, 30)),  # 2-6, 9-10, 12-13, 16-20, 23-27 November are 19 days
        (date(2026, 5, 13), 2, date(2026, 5, 18)),  # over Ascension: Friday 15, Monday 18
        (date(2026, 12, 24), 5, date(2027, 1, 4)),  # 28, 29, 30, 31 December are four; 1 January is a Friday
    ],
)
def test_days_are_counted_as_by_hand(start, number, expected):
    assert WorkingDays(start).day(number) == expected


def test_the_first_on_or_after_and_the_last_before_a_day():
    days = WorkingDays(date(2026, 10, 30))
    assert days.day(days.on_or_after(date(2026, 11, 11))) == date(2026, 11, 12)
    assert days.day(days.before(date(2026, 11, 12))) == date(2026, 11, 10)
    assert days.before(date(2026, 11, 2)) == 0  # Saturday and Sunday only
    assert days.before(date(2026, 1, 1)) == 0
    assert days.on_or_after(date(2026, 1, 1)) == 1


@given(st.dates(date(1983, 1, 1), date(2099, 1, 1)), st.integers(1, 400))
def test_counts_are_those_of_numpy(start, number):
    holidays = [day for year in range(start.year, start.year + 3) for day in public_holidays(year)]
    expected = np.busday_offset(np.datetime64(start + timedelta(days=1)), number - 1, roll="forward", holidays=holidays)
    day = WorkingDays(start).day(number)
    assert day == expected.astype(object)
    assert WorkingDays(start).on_or_after(day) == number
    assert WorkingDays(start).before(day + timedelta(days=1)) == number


@pytest.mark.parametrize(
    ("review", "ends"),
    [
        # 30 November 2019 is a Saturday; 31 January and 30 April 2020 are a Friday and a Thursday.
        (date(2019, 10, 31), [date(2019, 12, 2), date(2020, 1, 31), date(2020, 4, 30)]),
        # Months have no 31st of November nor 30th of February: the last day of the month is meant.
        (date(2026, 8, 31), [date(2026, 9, 30), date(2026, 11, 30), date(2027, 3, 1)]),  # 28 February is a Sunday
    ],
)
def test_phases_given_in_months_end_on_the_same_day_of_a_later_month(review, ends):
    days = WorkingDays(review)
    spans = spans_of(shipped_rulebase().plan, ReviewType.PRE_LAUNCH, review, days, None)
    assert [days.day(span.last) for span in spans if span.last is not None] == ends
