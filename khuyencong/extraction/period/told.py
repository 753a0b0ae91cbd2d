"""The periods that a report tells, in order of place, with their roles; which figure takes which is told in timeline.py."""

from bisect import bisect_left
from datetime import date

from khuyencong.extraction.period.passing import told_in_passing
from khuyencong.extraction.period.roles import periods_told
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report


class Told:
    """Every period that the text names; those that date figures are the main ones."""

    __slots__ = ("days", "headed", "passing", "report", "row_starts", "rows", "starts")

    def __init__(self, report: Report) -> None:
        """Resolve every period that the text names."""
        self.report = report
        self.rows = periods_told(report)
        self.row_starts = [row[0] for row in self.rows]
        main = [row for row in self.rows if row[3] == "main"]
        self.starts = [row[0] for row in main]
        self.days = [row[2] for row in main]
        self.headed = self.days[: bisect_left(self.starts, report.context.title[1])]
        self.passing = told_in_passing(report, main)

    def last_main(self, start: int, end: int) -> int | None:
        """Index of the last main period that begins in the span."""
        at = bisect_left(self.starts, end) - 1
        return at if at >= 0 and self.starts[at] >= start else None

    def first_main(self, start: int, end: int) -> int | None:
        """Index of the first main period that begins in the span."""
        at = bisect_left(self.starts, start)
        return at if at < len(self.starts) and self.starts[at] < end else None


def year_of(days: Days) -> Days:
    """The whole year in which a period begins."""
    return date(days[0].year, 1, 1), date(days[0].year, 12, 31)
