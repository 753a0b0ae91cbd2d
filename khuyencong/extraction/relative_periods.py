"""Periods told in words or against the report's day: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm", "3 năm qua"."""

import re
from datetime import date, timedelta

from khuyencong.extraction.context import Days
from khuyencong.extraction.report import Report
from khuyencong.extraction.token import Token
from khuyencong.language import calendar
from khuyencong.language.letters import any_of

_COMPARISON = re.compile(
    r"(?:so với|so|cùng kỳ|cùng kì|% kế họach|bằng|nhiều hơn|ít hơn|cao hơn|thấp hơn|tăng hơn|hơn|vượt|ngang)"
    r"(?: (?:với|cả|doanh thu|kỳ bình chọn|kỳ"
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
        "năm ngóai", "năm trước(?: đó)?", "năm(?: vừa)? qua", "năm gần nhất", "năm tới", "của năm(?= là)",
        "cả năm(?! \\d| nay| qua| trước)", "sang năm(?! \\d| sau| nay| tới| mới)",
        *(f"{part} (?:đầu|cuối) năm(?! \\d)(?: nay)?" for part in ("nửa", *(f"{name} tháng" for name in _NUMBERS))),
        *(f"{name} tháng qua" for name in _NUMBERS), "trong (?:\\d|hai|ba|bốn|năm) năm(?! \\d| nay)",
        *(f"{opener}qúy (?:iv|iii|ii|i)(?! ?[/.-]? ?\\d| năm)" for opener in ("", "sang ", "bước sang ", "trong ")),
        *(f"{number} năm (?:gần đây|qua|trở lại đây)" for number in ("hai", "ba", "bốn", "năm", "mười")),
    )
    + r"(?![^\W_])"
)  # fmt: skip
_A_NUMBER = re.compile(r"(?:\d|hai|ba|bốn|năm|mười|những|mấy|các) $")
_QUARTER = re.compile(r"qúy (iv|iii|ii|i)$")
_OF_PLAN = re.compile(r"(?:kế họach|chỉ tiêu|dự tóan|giao|của|bằng|như|hơn) $")
_YEARS_IN = re.compile(r"trong (\d|hai|ba|bốn|năm) năm$")
_PART = {"nửa": 6} | {f"{name} tháng": number for name, number in _NUMBERS.items()}
_NUMBER = _NUMBERS | {str(number): number for number in range(2, 10)}


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
        if words in {"năm(?: vừa)? qua", "năm tới"} and _A_NUMBER.search(low, max(0, start - 5), start):
            continue
        if _QUARTER.search(words) and start > report.segments.sentence(start)[0] + 1:
            continue  # "lùi sang quý III": told in passing
        if words == "năm trước" and low.endswith("từ ", 0, start):
            continue  # "đã xong từ năm trước": when something ended
        days = _days_told(report, words, start, this_year)
        if days:
            of_plan = words == "cả năm" and _OF_PLAN.search(low, max(0, start - 16), start)
            beside = of_plan or words == "năm trước đó" or compares(low[max(0, start - 24) : start])
            rows.append((start, end, days, "comparison" if beside else "main"))
    return rows


def _days_told(report: Report, words: str, place: int, this_year: int) -> Days | None:
    """The days of a period in words, by the year told before it."""
    if "từ đầu năm" in words or words in {"năm nay", "trong năm nay", "đầu năm nay"}:
        return _years(this_year, this_year)
    if words in {"năm tới", "sang năm"}:
        return _years(this_year + 1, this_year + 1)
    if words == "năm gần nhất":
        ends = [
            token.span.last_year
            for token in report.tokens
            if token.start < place and token.rule == "period.years" and token.span
        ]
        return _years(ends[-1], ends[-1]) if ends and ends[-1] else _years(this_year - 1, this_year - 1)
    if within := _YEARS_IN.match(words):
        return stretch_of(report, _NUMBER[within[1]])
    if words.endswith(" tháng qua"):
        return _so_far(report.context.reference_day, this_year, _NUMBER[words.removesuffix(" tháng qua")])
    told = this_year if words.endswith(" nay") else _year_before(report, place)
    if (
        words in {"năm qua", "năm vừa qua"} and told and told < this_year
    ):  # "… tổng kết công tác năm 2016. Năm qua, …"
        return _years(told, told)
    return _days_of_year(report, words.removesuffix(" nay"), told or this_year)


def _days_of_year(report: Report, words: str, year: int) -> Days | None:
    """The days of a part of the year, of the year before it, of the years up to it."""
    if quarter := _QUARTER.search(words):
        return calendar.quarter(year, calendar.QUARTERS[quarter[1]]).days()
    if words in {"năm ngóai", "năm trước", "năm trước đó", "năm qua", "năm vừa qua"}:
        return _years(year - 1, year - 1)
    if words in {"cả năm", "của năm"}:
        return _years(year, year)
    if words.endswith(" năm"):
        part, side, _ = words.rsplit(" ", 2)
        number = _PART[part]
        return _months(year, 1, number) if side == "đầu" else _months(year, 13 - number, 12)
    number = _NUMBER.get(words.split(" ", 1)[0], 0)
    last = _latest_main_year(report) or year
    return stretch_of(report, number) or (_years(last - number + 1, last) if number else None)


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


def stretch_of(report: Report, number: int) -> Days | None:
    """The stretch of so many years that the report names: "trong 5 năm" under "giai đoạn 2016 - 2020"."""
    for token in report.tokens:
        span = token.span if token.rule == "period.years" else None
        if span and span.first_year and span.last_year and span.last_year - span.first_year + 1 == number:
            return _years(span.first_year, span.last_year)
    return None


def so_far_days(token: Token, reference: date | None, year: int | None) -> Days | None:
    """The days of "9 tháng qua": the year up to that month, where it is over on the reference day."""
    return _so_far(
        reference, reference.year if reference else year, token.span.last_month if token.span else 0
    )


def _so_far(reference: date | None, year: int | None, months: int) -> Days | None:
    whole = months >= 3 and (reference is None or months <= reference.month)
    return _months(year, 1, months) if year and whole else None


def relative_days(report: Report, words: str) -> Days | None:
    """The days of "3 năm qua": a stretch of so many years that the report names, else counted back from the reference day."""
    reference, number = report.context.reference_day, re.match(r"\d+", words)
    if number is None:
        return None
    years = int(number[0])
    if told := stretch_of(report, years):
        return told
    if reference is None:
        return None
    return date(reference.year - years, reference.month, min(reference.day, 28)), reference
