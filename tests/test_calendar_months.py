"""Months counted as the longest run of calendar months, checked against the calendar itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rulebase.calendar_months import months_in_days


def _after(start, months):
    total = start.month - 1 + months
    return date(start.year + total // 12, total % 12 + 1, 1)


def test_known_spans():
    assert months_in_days(1).longest == 31
    assert months_in_days(6) == (181, 184)  # January to June, July to December
    assert months_in_days(12).longest == 366
    assert months_in_days(60).longest == 1827  # five years with two 29 February


@pytest.mark.slow
@given(st.integers(min_value=1, max_value=150), st.integers(1, 12), st.integers(2001, 2060))
def test_no_run_of_months_is_longer_or_shorter(months, month, year):
    start = date(year, month, 1)
    assert (_after(start, months) - start).days <= months_in_days(months).longest
    assert (_after(start, months) - start).days >= months_in_days(months).shortest


@given(st.integers(min_value=1, max_value=150))
def test_some_run_of_months_is_that_long_and_some_that_short(months):
    starts = [date(year, month, 1) for year in range(2001, 2009) for month in range(1, 13)]
    lengths = [(_after(start, months) - start).days for start in starts]
    assert (min(lengths), max(lengths)) == months_in_days(months)
