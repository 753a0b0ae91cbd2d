"""Spans of days: months, quarters, years; a missing year waits for the context."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.language import calendar
from khuyencong.language.calendar import QUARTERS, Span

YEARS = st.integers(1900, 2100)
MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (calendar.years(2021, 2021), "2021-01-01", "2021-12-31"),
        (calendar.years(2016, 2020), "2016-01-01", "2020-12-31"),
        (calendar.months(2016, 1, 6), "2016-01-01", "2016-06-30"),
        (calendar.months(2020, 2, 2), "2020-02-01", "2020-02-29"),
        (calendar.months(2021, 2, 2), "2021-02-01", "2021-02-28"),
        (calendar.quarter(2020, QUARTERS["i"]), "2020-01-01", "2020-03-31"),
        (calendar.quarter(2020, QUARTERS["04"]), "2020-10-01", "2020-12-31"),
        (calendar.day(2024, 2, 29), "2024-02-29", "2024-02-29"),
        (Span(2022, 6, 2022, 6, 26, 28), "2022-06-26", "2022-06-28"),
    ],
)
def test_spans(span, first, last):
    assert span.days() == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("span", "year", "days"),
    [
        (calendar.months(None, 1, 6), None, None),
        (calendar.months(None, 1, 6), 2020, (date(2020, 1, 1), date(2020, 6, 30))),
        (calendar.months(2019, 1, 6), 2020, (date(2019, 1, 1), date(2019, 6, 30))),
        (calendar.years(None, 2020), 2018, (date(2018, 1, 1), date(2020, 12, 31))),
    ],
)
def test_a_missing_year_waits_for_the_context(span, year, days):
    assert span.days(year) == days


@given(YEARS, MONTHS, MONTHS)
def test_months_hold_whole_months(year, one, other):
    first, last = sorted((one, other))
    days = calendar.months(year, first, last).days()
    assert days == (date(year, first, 1), date(year, last, monthrange(year, last)[1]))


@given(YEARS)
def test_quarters_tile_the_year(year):
    days = [calendar.quarter(year, number).days() for number in (1, 2, 3, 4)]
    assert all(each is not None for each in days)
    flat = [day.toordinal() for each in days for day in each or ()]
    assert flat[0] == date(year, 1, 1).toordinal()
    assert flat[-1] == date(year, 12, 31).toordinal()
    assert [after - before for before, after in zip(flat[1:-1:2], flat[2::2], strict=True)] == [1, 1, 1]


@given(YEARS, st.integers(-3, 40), st.integers(-3, 40))
def test_is_day_agrees_with_the_calendar(year, month, number):
    try:
        there = bool(date(year, month, number))
    except ValueError:
        there = False
    assert calendar.is_day(year, month, number) is there


@pytest.mark.parametrize(
    ("month", "number", "there"), [(2, 29, True), (2, 30, False), (13, 1, False), (4, 31, False)]
)
def test_is_day_without_a_year(month, number, there):
    assert calendar.is_day(None, month, number) is there
