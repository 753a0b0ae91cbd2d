"""Periods told in words or against the report's day: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm", "3 năm qua"."""

import re
from datetime import date, timedelta

from khuyencong.extraction.context import Days
from khuyencong.extraction.report import Report

COMPARISON = re.compile(
    r"(?:so với|so|cùng kỳ|cùng kì|% kế họach|bằng|nhiều hơn|ít hơn|cao hơn|thấp hơn|tăng hơn)(?: (?:với|kỳ bình chọn"
    r"|lần trước|kỳ trước|tổng kết|cùng kỳ|kế họach|mức|mức thực hiện|thực hiện|của|trước|tổng))*(?: năm)? ?$"
)
"""Words before a period that only compares."""
_WORDS = re.compile(
    r"(?<![^\W_])(?:(?P<ytd>(?:tính )?từ đầu năm(?: đến nay| tới nay)?)|(?P<this>đầu năm nay|trong năm nay"
    r"|năm nay)|(?P<last>năm ngóai|năm trước(?! đó)|(?<!\d )năm qua)|(?P<before>năm trước đó)"
    r"|(?P<half>nửa|sáu tháng|ba tháng|chín tháng) (?P<side>đầu|cuối) năm(?! (?:\d|nay))|(?P<recent>hai|ba"
    r"|bốn|năm|mười) năm (?:gần đây|qua|trở lại đây))(?![^\W_])"
)
_NUMBERS = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "mười": 10,
    "nửa": 6,
    "sáu tháng": 6,
    "6 tháng": 6,
    "ba tháng": 3,
    "chín tháng": 9,
}


def periods_in_words(report: Report, this_year: int | None) -> list[tuple[int, int, Days, str]]:
    """Periods told in words only: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm"."""
    rows: list[tuple[int, int, Days, str]] = []
    if this_year is None:
        return rows
    published = report.context.published
    taken = [(token.start, token.end) for token in report.tokens if token.kind == "period"]
    for found in _WORDS.finditer(report.text.low):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        role = (
            "comparison"
            if COMPARISON.search(report.text.low[max(0, found.start() - 24) : found.start()])
            else "main"
        )
        year = _year_before(report, found.start()) or this_year
        days: Days | None = None
        if found["ytd"]:
            year = this_year
            days = (
                (date(year, 1, 1), published[1])
                if published and published[1].year == year
                else (date(year, 1, 1), date(year, 12, 31))
            )
        elif found["this"]:
            year = this_year
            days = (date(year, 1, 1), date(year, 12, 31))
        elif found["last"] == "năm qua" and _told_before(report, found.start(), this_year):
            days = _told_before(report, found.start(), this_year)
        elif found["last"] or found["before"]:
            role = "comparison" if found["before"] else role
            days = (date(year - 1, 1, 1), date(year - 1, 12, 31))
        elif found["half"]:
            number = _NUMBERS[found["half"]]
            days = _months(year, 1, number) if found["side"] == "đầu" else _months(year, 13 - number, 12)
        elif found["recent"] and found["recent"] != "năm":
            last = _latest_main_year(report) or year
            days = (date(last - _NUMBERS[found["recent"]] + 1, 1, 1), date(last, 12, 31))
        if days:
            rows.append((found.start(), found.end(), days, role))
    return rows


def _year_before(report: Report, place: int) -> int | None:
    """The single year told last before a place, comparisons left out."""
    low, found = report.text.low, None
    for token in report.tokens:
        span = token.span
        if token.start >= place:
            break
        single = token.kind == "period" and span and span.first_year == span.last_year
        if single and not COMPARISON.search(low, max(0, token.start - 60), token.start):
            found = span.first_year or found
    return found


def _told_before(report: Report, place: int, this_year: int | None) -> Days | None:
    """ "… tổng kết công tác năm 2016. Năm qua, …": the year just told."""
    found = _year_before(report, place)
    return (date(found, 1, 1), date(found, 12, 31)) if found and this_year and found < this_year else None


def _latest_main_year(report: Report) -> int | None:
    years = [
        token.span.last_year
        for token in report.tokens
        if token.kind == "period" and token.span and token.span.last_year
    ]
    return max(years, default=None)


def _months(year: int, first: int, last: int) -> Days:
    end = date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1)
    return date(year, first, 1), end - timedelta(days=1)


def relative_days(words: str, reference: date | None) -> Days | None:
    """The days of "3 năm qua", counted back from the reference day."""
    number = re.match(r"\d+", words)
    if reference is None or number is None:
        return None
    years = int(number[0])
    return date(reference.year - years, reference.month, min(reference.day, 28)), reference
