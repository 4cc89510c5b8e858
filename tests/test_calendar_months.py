"""Months counted as the longest run of calendar months, checked against the calendar itself."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from audit.rulebase.calendar_months import longest_span_in_days


def _after(start, months):
    total = start.month - 1 + months
    return date(start.year + total // 12, total % 12 + 1, 1)


def test_known_spans():
    assert longest_span_in_days(1) == 31
    assert longest_span_in_days(6) == 184  # July to December
    assert longest_span_in_days(12) == 366
    assert longest_span_in_days(60) == 1827  # five years with two 29 February


@given(st.integers(min_value=1, max_value=150), st.integers(1, 12), st.integers(2001, 2060))
def test_no_run_of_months_is_longer(months, month, year):
    start = date(year, month, 1)
    assert (_after(start, months) - start).days <= longest_span_in_days(months)


@given(st.integers(min_value=1, max_value=150))
def test_some_run_of_months_is_that_long(months):
    starts = [date(year, month, 1) for year in range(2001, 2009) for month in range(1, 13)]
    assert max((_after(start, months) - start).days for start in starts) == longest_span_in_days(months)
