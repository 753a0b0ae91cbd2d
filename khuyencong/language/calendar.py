"""Spans of days as reports name them: months, quarters, halves, years, stretches of years. No text is read here: see extraction.tokens."""

from calendar import isleap
from datetime import date
from typing import Final, NamedTuple

QUARTERS: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "01": 1,
    "02": 2,
    "03": 3,
    "04": 4,
}


_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def length(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


class Span(NamedTuple):
    """Months from (year, month) to (year, month), inclusive; a year of None waits for the context. Days narrow the ends."""

    first_year: int | None
    first_month: int
    last_year: int | None
    last_month: int
    first_day: int = 1
    last_day: int = 0  # 0: the last of the month

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """First and last day, inclusive; `year` stands in for a year that is not printed. None where there is none."""
        first, last = self.first_year or year, self.last_year or year
        if first is None or last is None:
            return None
        end = self.last_day or length(last, self.last_month)
        return date(first, self.first_month, self.first_day), date(last, self.last_month, end)


def months(year: int | None, first: int, last: int) -> Span:
    """From month `first` to month `last` of one year."""
    return Span(year, first, year, last)


def years(first: int | None, last: int | None) -> Span:
    """Whole years."""
    return Span(first, 1, last, 12)


def quarter(year: int | None, number: int) -> Span:
    """Quarter 1 to 4."""
    return months(year, 3 * number - 2, 3 * number)


def day(year: int | None, month: int, number: int) -> Span:
    """One day."""
    return Span(year, month, year, month, number, number)


def is_day(year: int | None, month: int, number: int) -> bool:
    """Whether the calendar has that day (29 February counts where no year is said)."""
    return 1 <= month <= 12 and 1 <= number <= length(year or 2000, month)
