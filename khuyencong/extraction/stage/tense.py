"""The day of a report, and what periods are past or to come on it. The stage of no figure is set here."""

import re
from datetime import date

from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Draft, Report

_LAW = re.compile(r"(?<![^\W_])(?:thông tư|nghị định|luật)(?![^\W_])[^;:\n]*$")


class Tense:
    """A report's day, and the later stretches of years that it tells of."""

    __slots__ = ("_headed", "_later", "_report", "day")

    def __init__(self, report: Report) -> None:
        """Find the day, and the latest year in which a stretch of years begins."""
        self._report = report
        self.day = report.context.reference_day
        if self.day and report.context.published is None and _is_of_a_law(report, self.day):
            self.day = None
        stretches = [token.span for token in report.tokens if token.rule == "period.years"]
        self._later = max((span.first_year for span in stretches if span and span.first_year), default=0)
        title = report.context.title
        headed = [
            token.span.first_year
            for token in report.tokens
            if token.kind == "period" and token.span and title[0] <= token.start < title[1]
        ]
        self._headed = max(filter(None, headed), default=0)

    def of(self, draft: Draft) -> str | None:
        """Whether its period is "past" or in the "future"; nothing of what goes on or was not told of it alone."""
        period, day = draft.period, self.day
        if period is None:
            return None
        first, last = period
        if day and last.year > day.year and last > day:
            return "future"
        rest = self.is_rest(period)
        to_come = _mostly_ahead(period, day) or (rest and last > day) if day else rest
        if to_come and draft.own_period and first.month > 1 and first.year == last.year:
            return "future"
        begun = day is not None and day.month == 1 and first.year == last.year == day.year
        if begun and draft.own_period and last.month == 12:
            return "future"
        past = last.year < day.year and draft.own_period if day else last.year < self._headed
        return "past" if past or first.year < last.year < self._later else None

    def begins(self, period: Days) -> bool:
        """Whether it begins after the report's day; of the rest of a year a fifth may be over."""
        (first, last), day = period, self.day
        part = first.month > 1 and first.year == last.year
        return day is not None and (first > day or (part and (day - first).days * 5 < (last - first).days))

    def mostly_over(self, period: Days | None) -> bool:
        """Whether most of a period lies before the report's day."""
        if period is None or self.day is None:
            return False
        first, last = period
        return (self.day - first).days * 2 > (last - first).days

    def is_rest(self, period: Days) -> bool:
        """Whether it is the rest of a year of which the report told the first months: "6 tháng cuối năm", "Quý IV"."""
        first, last = period
        return (
            first.month > 1
            and last.month == 12
            and any(
                told.year == first.year and begun.month == 1 and told < first
                for begun, told in (other.period for other in self._report.drafts if other.period)
            )
        )


def _is_of_a_law(report: Report, day: date) -> bool:
    """Whether a day is told only as that of a law of the country, which may be years older than the report."""
    told = [
        token
        for token in report.tokens
        if token.kind == "date" and token.span and (days := token.span.days()) and days[1] == day
    ]
    low = report.text.low
    return bool(told) and all(_LAW.search(low, max(0, token.start - 90), token.start) for token in told)


def _mostly_ahead(period: Days, reference: date) -> bool:
    """Whether a third of the period or more is to come."""
    first, last = period
    return (last - max(first, reference)).days * 3 > (last - first).days
