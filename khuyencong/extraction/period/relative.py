"""Periods told in words or against the report's day: "từ đầu năm đến nay", "năm ngoái", "sáu tháng đầu năm", "3 năm qua"."""

import re
from datetime import date, timedelta

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.period.months_so_far import NUMBERS, months_so_far
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report
from khuyencong.language import calendar
from khuyencong.language.letters import any_of

_COMPARISON = re.compile(
    r"(?:so với|đặt cạnh|so sánh với|đối chiếu với|so|cùng kỳ|cùng kì|% kế họach|bằng|nhiều hơn|ít hơn|cao hơn|thấp hơn|tăng hơn"
    r"|hơn|vượt|ngang)"
    r"(?: (?:với|cả|doanh thu|kỳ bình chọn|kỳ"
    r"|lần trước|kỳ trước|tổng kết|cùng kỳ|kế họach|mức|mức thực hiện|thực hiện|của|trước|tổng))*(?: năm)? ?$"
    r"|so với(?: [^\W\d_]+){1,8} $|gấp (?:[^,.;]{1,12} lần|đôi|ba|rưỡi)(?: so với| của)? $"
)
"""Words before a period that only compares."""
_MORE_THAN = re.compile(r"(?:^|[.;:\n]\s?|, |trong |qua |sau )hơn $")
_WORDS = re.compile(
    any_of(
        "tính từ đầu năm(?: đến nay| tới nay)?", "từ đầu năm(?: đến nay| tới nay)?", "đầu năm nay", "trong năm nay", "năm nay",
        "năm ngóai", "năm trước(?: đó)?", "năm(?: vừa)? qua", "nửa năm(?: vừa)? qua", "năm gần nhất", "năm tới", "của năm(?= là)",
        "cả năm(?! (?:19|20)\\d\\d(?!\\d)| nay| qua| trước| năm)",
        "ước (?:thực hiện )?(?:đến|tới) (?:(?:hết|cuối) năm(?! \\d| nay)|31[/.-]12(?![/.-]?\\d))",
        "đến (?:hết|cuối) năm(?=,? ước)", "năm vừa rồi", "hiện nay", "hiện tại", "hiện giờ", "bây giờ", "giờ đây", "giờ(?! \\d)",
        "sang năm(?! \\d| sau| nay| tới| mới)", "năm (?:sau|kế tiếp)", "cùng năm(?! \\d| sinh| học| nay)", "năm (?:ấy|đó)",
        "cả (?:giai đọan|nhiệm kỳ|(?:\\d|hai|ba|bốn|năm) năm)(?! \\d)", "tòan (?:giai đọan|nhiệm kỳ)(?! \\d)",
        *(f"{stretch} (?:tới|tiếp theo)" for stretch in ("giai đọan", "nhiệm kỳ", "5 năm", "năm năm")),
        *(f"{number}qúy (?:đầu|cuối)(?: của)? năm(?! \\d)(?: nay)?" for number in ("", "2 ", "3 ", "hai ", "ba ")),
        *(f"{part} (?:đầu|cuối) năm(?! \\d)(?: nay)?" for part in ("nửa", *(f"{name} tháng" for name in NUMBERS))),
        *(f"{name} tháng qua" for name in NUMBERS), "trong (?:\\d|hai|ba|bốn|năm) năm(?! \\d| nay| qua| gần| trở| tới| tiếp)",
        *(f"{opener}qúy (?:iv|iii|ii|i)(?! ?[/.-]? ?\\d| năm)" for opener in (
            "", "sang ", "bước sang ", "trong ", "hết ", "đến hết ", "tính đến hết ", "đến cuối ",
        )),
        *(f"{number} năm (?:gần đây|qua|trở lại đây)" for number in ("hai", "ba", "bốn", "năm", "mười")),
        *(f"{number} năm (?:ấy|cộng lại|gộp lại)" for number in ("2", "3", "4", "5", "hai", "ba", "bốn", "năm")),
        *(f"{number} năm trước(?=,)" for number in ("hai", "ba", "bốn", "năm")),
    )
    + r"(?![^\W_])"
)  # fmt: skip
_A_NUMBER = re.compile(r"(?:\d|một|hai|ba|bốn|năm|mười|những|nhiều|mấy|các) $")
_AFTER_A_NUMBER = frozenset({"năm qua", "năm vừa qua", "năm vừa rồi", "năm tới", "năm sau", "năm kế tiếp"})
_QUARTER = re.compile(r"qúy (iv|iii|ii|i)$")
_LEADS_QUARTER = frozenset({"", "trong đó", "riêng", "dự kiến", "ước", "còn", "phấn đấu"})
_FROM_YEAR_TOLD = {
    "năm tới": 1, "sang năm": 1, "năm sau": 1, "năm kế tiếp": 1, "cùng năm": 0, "năm ấy": 0, "năm đó": 0,
}  # fmt: skip
"""Years counted from the one told before."""
_NOW = frozenset({"hiện nay", "hiện tại", "hiện giờ", "bây giờ", "giờ đây", "giờ"})
_MONTH_BEFORE = re.compile(r"(?:tháng|qúy) (?:\d{1,2}|iv|iii|ii|i) $")
_QUARTERS = re.compile(r"(?:(\d|hai|ba) )?qúy (đầu|cuối)(?: của)? (?:năm )?$")
_FIRST_YEARS = re.compile(
    r"(?:(\d|hai|ba|bốn) )?năm (đầu|cuối)(?: tiên| cùng)?(?: (?:của|trong|thực hiện)(?: [^\W\d_]+){0,3})?(?: giai đọan)?(?: năm)? $"
)
_OPENS = re.compile(r"(?:[;:,.(\n] ?|(?:chung|tính|trong|cộng|gộp|kế họach|tổng(?: [^\W\d_]+){1,4}) )$")
_COMPARED = re.compile(r" (?:luôn|đều|cao|nhiều|lớn|hơn|tăng|so|khi|này|đó)(?![^\W_])")
_OF_PLAN = re.compile(r"(?:kế họach|chỉ tiêu|dự tóan|giao|của|bằng|như|hơn) $")
_YEARS_IN = re.compile(r"trong (\d|hai|ba|bốn|năm) năm$")
_YEARS_AGO = re.compile(r"(\d|hai|ba|bốn|năm) năm trước")
_YEARS_SUMMED = re.compile(r"(\d|hai|ba|bốn|năm) năm (?:ấy|cộng lại|gộp lại)")
_PART = {"nửa": 6} | {f"{name} tháng": number for name, number in NUMBERS.items()}
_NUMBER = NUMBERS | {str(number): number for number in range(2, 10)}
_NEXT, _WHOLE = (" tới", " tiếp theo"), ("cả ", "tòan ")


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
        if words in _AFTER_A_NUMBER and _A_NUMBER.search(low, max(0, start - 6), start):
            continue
        clause = low[report.segments.clause(start)[0] : start].strip()
        if _QUARTER.search(words) and "hết" not in words and clause not in _LEADS_QUARTER:
            continue  # "lùi sang quý III": told in passing
        idle = words in _NOW and not _leaves_past(report, start, this_year)
        if idle or (_only_opens(words) and not _opens_clause(low, start, end)):
            continue  # "đạt 40% mục tiêu cả giai đoạn", "chuyển nguồn sang năm sau": not the time of a figure
        if words in {"năm ngóai", "năm trước"} and _MONTH_BEFORE.search(low, max(0, start - 10), start):
            continue  # "tháng 12 năm ngoái": told with the month
        if words == "năm trước" and low.endswith(("từ ", "các ", "những ", "mọi "), 0, start):
            continue  # "đã xong từ năm trước", "các năm trước": when something ended, no one year
        days = _days_told(report, words, start, this_year)
        if days:
            of_plan = words == "cả năm" and _OF_PLAN.search(low, max(0, start - 16), start)
            aside = words == "năm trước đó" and not _opens_clause(low, start, end)
            beside = of_plan or aside or compares(low[max(0, start - 24) : start])
            rows.append((start, end, days, "comparison" if beside else "main"))
    told = [(token.start, token.end) for token in report.tokens if token.kind == "period"]
    told += [(start, end) for start, end, _, _ in rows]
    for start, end, days in months_so_far(report, this_year):
        if not any(begun < end and start < over for begun, over in told):
            rows.append((start, end, days, "main"))
    return rows


def _only_opens(words: str) -> bool:
    """Periods that date a figure only where a clause opens with them."""
    return words in {"năm sau", "năm kế tiếp"} or (words.startswith(_WHOLE) and words != "cả năm")


def _leaves_past(report: Report, start: int, this_year: int) -> bool:
    """ "Năm 2019, HTX được hỗ trợ …. Giờ HTX có 20 lao động": a sentence that comes back from a year that is over."""
    line, sentence = report.segments.line(start)[0], report.segments.sentence(start)
    told = [
        token.span.last_year for token in report.tokens if line <= token.start < sentence[0] and token.span
    ]
    over = bool(told) and told[-1] is not None and told[-1] < this_year
    return (
        over
        and start - sentence[0] < 3
        and any(start < token.start < sentence[1] for token in report.quantities)
    )


def _opens_clause(low: str, start: int, end: int) -> bool:
    opens = start == 0 or _OPENS.search(low, max(0, start - 30), start) is not None
    return opens and _COMPARED.match(low, end) is None


def _years_counted(report: Report, words: str, place: int, this_year: int) -> Days | None:
    """ "ba năm cộng lại": the years told just before; "ba năm trước": one year, counted back from the report's."""
    if summed := _YEARS_SUMMED.fullmatch(words):
        last = _year_before(report, place) or this_year
        return _years(last - _NUMBER[summed[1]] + 1, last)
    ago = _YEARS_AGO.fullmatch(words)
    return _years(this_year - _NUMBER[ago[1]], this_year - _NUMBER[ago[1]]) if ago else None


def _days_told(report: Report, words: str, place: int, this_year: int) -> Days | None:
    """The days of a period in words, by the year told before it."""
    if (
        "từ đầu năm" in words
        or words in _NOW | {"năm nay", "trong năm nay", "đầu năm nay"}
        or words.startswith(("ước ", "đến hết năm", "đến cuối năm"))
    ):
        return _years(this_year, this_year)
    if counted := _years_counted(report, words, place, this_year):
        return counted
    if words in _FROM_YEAR_TOLD:
        told = None if words in {"năm tới", "sang năm"} else _year_before(report, place)
        year = (told or this_year) + _FROM_YEAR_TOLD[words]
        return _years(year, year)
    if words.endswith(_NEXT) or (words.startswith(_WHOLE) and words != "cả năm"):
        return _stretch_told(report, words, place)
    if words == "năm gần nhất":
        ends = [
            token.span.last_year
            for token in report.tokens
            if token.start < place and token.rule == "period.years" and token.span
        ]
        return _years(ends[-1], ends[-1]) if ends and ends[-1] else _years(this_year - 1, this_year - 1)
    if within := _YEARS_IN.match(words):
        return stretch_of(report, _NUMBER[within[1]])
    if words.endswith(" tháng qua") or (words.startswith("nửa") and words.endswith(" qua")):
        return _so_far(
            report.context.reference_day, this_year, _NUMBER.get(words.removesuffix(" tháng qua"), 6)
        )
    told = this_year if words.endswith((" nay", "ngóai")) else _year_before(report, place)
    if (
        words in {"năm qua", "năm vừa qua", "năm vừa rồi"} and told and told < this_year
    ):  # "… tổng kết công tác năm 2016. Năm qua, …"
        return _years(told, told)
    return _days_of_year(report, words.removesuffix(" nay"), told or this_year)


def _days_of_year(report: Report, words: str, year: int) -> Days | None:
    """The days of a part of the year, of the year before it, of the years up to it."""
    if quarter := _QUARTER.search(words):
        days = calendar.quarter(year, calendar.QUARTERS[quarter[1]]).days()
        return (date(year, 1, 1), days[1]) if days and words.startswith(("hết", "đến", "tính")) else days
    if "qúy" in words:
        return part_of(words + " ", _years(year, year))
    if words in {"năm ngóai", "năm trước", "năm trước đó", "năm qua", "năm vừa qua", "năm vừa rồi"}:
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


def _stretch_told(report: Report, words: str, place: int) -> Days | None:
    """ "cả năm năm", "cả giai đoạn": the stretch of years told last before a place; "giai đoạn tới": the one that follows it."""
    number = _NUMBER.get(words.split(" ")[-2], 0) if words.endswith(" năm") else 0
    told = [
        (span.first_year, span.last_year)
        for token in report.tokens
        if token.start < place
        and token.rule in {"period.years", "period.year"}
        and (span := token.span)
        and span.first_year
        and span.last_year
    ]
    stretches = [(since, to) for since, to in told if since < to and number in {0, to - since + 1}]
    years = [since for since, to in told[-number:] if since == to]
    if stretches:
        first, last = stretches[-1]
    elif number and len(years) == number and years == list(range(years[0], years[0] + number)):
        first, last = years[0], years[-1]  # "Năm 2018 … Năm 2019 … Cộng cả hai năm"
    else:
        return None
    if not words.endswith(_NEXT):
        return _years(first, last)
    today = report.context.reference_day
    coming = today is not None and last > today.year  # the stretch told is itself the one to come
    return _years(first, last) if coming else _years(last + 1, 2 * last - first + 1)


def part_of(left: str, days: Days) -> Days:
    """The part of a period that the words before it tell: "hai quý đầu năm 2021", "hai năm đầu của giai đoạn 2021 - 2025"."""
    (first, last), year = days, days[0].year
    if first.year == last.year:
        found = _QUARTERS.search(left) if "qúy" in left else None
        months = 3 * _NUMBER.get(found[1], 1) if found else 12
        if found is None or months >= 12:
            return days
        return _months(year, 1, months) if found[2] == "đầu" else _months(year, 13 - months, 12)
    found = _FIRST_YEARS.search(left) if "năm " in left else None
    number = _NUMBER.get(found[1], 1) if found else 0
    if found is None or number > last.year - year:
        return days
    return _years(year, year + number - 1) if found[2] == "đầu" else _years(last.year - number + 1, last.year)


def compares(left: str) -> bool:
    """Whether the words before a period say that it only compares."""
    if left.endswith("\n"):
        return False  # a headline "… đạt 62% kế hoạch" does not reach into the next line
    return _COMPARISON.search(left) is not None and not _MORE_THAN.search(left)


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
    """The stretch of so many years that the report names: "trong 5 năm" under "giai đoạn 2016 - 2020", else under "2014 - 2019"."""
    told = [
        (span.first_year, span.last_year)
        for token in report.tokens
        if token.rule == "period.years" and (span := token.span) and span.first_year and span.last_year
    ]
    for years in (number, number + 1):
        for first, last in told:
            if last - first + 1 == years:
                return _years(first, last)
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
