"""Periods told in words or against the report's day: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm", "3 năm qua"."""

import re
from datetime import date, timedelta

from khuyencong.extraction.context import Days
from khuyencong.extraction.report import Report
from khuyencong.language.letters import any_of

_COMPARISON = re.compile(
    r"(?:so với|so|cùng kỳ|cùng kì|% kế họach|bằng|nhiều hơn|ít hơn|cao hơn|thấp hơn|tăng hơn)(?: (?:với|kỳ bình chọn"
    r"|lần trước|kỳ trước|tổng kết|cùng kỳ|kế họach|mức|mức thực hiện|thực hiện|của|trước|tổng))*(?: năm)? ?$"
    r"|so với(?: [^\W\d_]+){1,5} $"
)
"""Words before a period that only compares."""
_NUMBERS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
}  # fmt: skip
_WORDS = re.compile(
    any_of(
        "tính từ đầu năm(?: đến nay| tới nay)?", "từ đầu năm(?: đến nay| tới nay)?", "đầu năm nay", "trong năm nay", "năm nay",
        "năm ngóai", "năm trước(?: đó)?", "năm qua", "năm tới",
        *(f"{part} (?:đầu|cuối) năm(?! \\d)" for part in ("nửa", *(f"{name} tháng" for name in _NUMBERS))),
        *(f"{number} năm (?:gần đây|qua|trở lại đây)" for number in ("hai", "ba", "bốn", "năm", "mười")),
    )
    + r"(?![^\W_])"
)  # fmt: skip
_A_NUMBER = re.compile(r"(?:\d|hai|ba|bốn|năm|mười|những|mấy|các) $")
_PART = {"nửa": 6} | {f"{name} tháng": number for name, number in _NUMBERS.items()}
_NUMBER = {"hai": 2, "ba": 3, "bốn": 4, "mười": 10}


def periods_in_words(report: Report, this_year: int | None) -> list[tuple[int, int, Days, str]]:
    """Periods told in words only: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm"."""
    rows: list[tuple[int, int, Days, str]] = []
    if this_year is None:
        return rows
    low = report.text.low
    for found in _WORDS.finditer(low):
        start, end = found.span()
        if any(token.start < end and start < token.end for token in report.tokens if token.kind == "period"):
            continue
        words = found[0]
        if words in {"năm qua", "năm tới"} and _A_NUMBER.search(low, max(0, start - 5), start):
            continue
        days = _days_told(report, words, start, this_year)
        if days:
            beside = words == "năm trước đó" or compares(low[max(0, start - 24) : start])
            rows.append((start, end, days, "comparison" if beside else "main"))
    return rows


def _days_told(report: Report, words: str, place: int, this_year: int) -> Days | None:
    """The days of a period in words, by the year told before it."""
    if "từ đầu năm" in words:
        published = report.context.published
        until_now = published is not None and published[1].year == this_year
        return date(this_year, 1, 1), published[1] if published and until_now else date(this_year, 12, 31)
    if words.endswith("nay"):
        return _years(this_year, this_year)
    told = _year_before(report, place)
    year = told or this_year
    if words == "năm qua" and told and told < this_year:  # "… tổng kết công tác năm 2016. Năm qua, …"
        return _years(told, told)
    if words == "năm tới":
        return _years(this_year + 1, this_year + 1)
    if words in {"năm ngóai", "năm trước", "năm trước đó", "năm qua"}:
        return _years(year - 1, year - 1)
    if words.endswith(" năm"):
        part, side, _ = words.rsplit(" ", 2)
        number = _PART[part]
        return _months(year, 1, number) if side == "đầu" else _months(year, 13 - number, 12)
    number = _NUMBER.get(words.split(" ", 1)[0], 0)
    last = _latest_main_year(report) or year
    return _years(last - number + 1, last) if number else None


def compares(left: str) -> bool:
    """Whether the words before a period say that it only compares."""
    return _COMPARISON.search(left) is not None


def _years(first: int, last: int) -> Days:
    return date(first, 1, 1), date(last, 12, 31)


def _year_before(report: Report, place: int) -> int | None:
    """The single year told last before a place, comparisons left out."""
    low, found = report.text.low, None
    for token in report.tokens:
        span = token.span
        if token.start >= place:
            break
        single = token.kind == "period" and span and span.first_year == span.last_year
        if single and not compares(low[max(0, token.start - 60) : token.start]):
            found = span.first_year or found
    return found


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
