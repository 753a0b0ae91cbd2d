"""A bare number of months that opens a clause and means the year so far: "Tám tháng, toàn vùng thực hiện …", "7 tháng đã giải ngân …".

Months with "đầu năm", "qua" or a year are told in periods.py and relative.py.
"""

import re
from collections.abc import Iterator
from datetime import date

from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report
from khuyencong.language import calendar

NUMBERS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
}  # fmt: skip
"""Numbers of months and years in words."""
_UNITS = re.compile(
    r"(?:tháng|qúy|nửa năm(?<![^\W_].......))(?=[,:]?(?:[ \n]|$))"
    r"(?! (?:đầu|cuối|sau|trước|nay|đó|này|qua|tới|gần|liên|còn|nữa|\d)(?![^\W_]))"
)
_HOW_MANY = re.compile(
    rf"(?<![^\W_])(?<!nửa )(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|1[01]|[2-9])(?= \Z)"
)
_OPENS = re.compile(
    r"(?:^|[.;:\n,(] ?)(?:(?:vậy là|như vậy|riêng|tính|tính chung|chung|ước|ước tính|cũng|chỉ|cộng dồn|tính gộp"
    r"|lũy kế(?: giải ngân)?|giải ngân|doanh thu|sản lượng|giá trị sản xuất|kết quả) ?,? ?)?"
    r"(?:(?:qua|đã qua|trải qua|trong|hết|(?P<after>sau)) )?$"
)
_TELLS = re.compile(
    r"(?: (?:triển khai|thực hiện|họat động)(?=,))?,? (?:[^\W\d_]+ ){0,8}"
    r"(?:đã|mới|ước|chỉ|được|có|thực hiện|giải ngân|hỗ trợ|chi|tiêu|dùng|sử dụng|nghiệm thu|hòan thành|tổ chức|mở|đào tạo|đạt)(?![^\W_])"
)
_SPENT = re.compile(r"(?<![^\W_])(?:giải ngân|kế họach|nghiệm thu)(?![^\W_])")
"""What a programme does "sau 8 tháng"; a firm's "sau 8 tháng" counts from its own day."""
_RESULTS = re.compile(r"(?<![^\W_])(?:kết quả|thực hiện|tình hình)(?: [^\W\d_]+){0,6} $")
_HEADS = (":", "\n", ", ")
_MANY = 6
"""How many months are those of a year even where no day tells when the report was written."""
_LATEST = 3
"""How many months later a report still counts up to such a month."""


def months_so_far(report: Report, this_year: int) -> Iterator[tuple[int, int, Days]]:
    """Each such stretch: where it begins and ends, and its days, which the report must have been told shortly after."""
    low, reference = report.text.low, report.context.reference_day
    for start, end, number in _stretches(low):
        if reference is not None and not 0 <= reference.month - number < _LATEST:
            continue
        if reference is None and number < _MANY:
            continue
        if _is_headed(report, start, end):
            yield start, end, (date(this_year, 1, 1), _last_day(this_year, number))
            continue  # "Khuyến công tỉnh 9 tháng: …"
        opened = _OPENS.search(low, max(0, start - 30), start)
        if opened is None:
            continue
        if low[start - 2 : start] == ", " and low.startswith(",", end):
            continue  # "học nghề, ba tháng, có việc": one of a row
        last = report.segments.sentence(start)[1]
        figures = any(end <= token.start < last for token in report.quantities)
        spent = opened["after"] is None or _SPENT.search(low, end, last)
        if figures and spent and _TELLS.match(low, end):
            yield start, end, (date(this_year, 1, 1), _last_day(this_year, number))


def _is_headed(report: Report, start: int, end: int) -> bool:
    """Whether a headline or the head of a list tells the months: "Kết quả 7 tháng:"."""
    title, low = report.context.title, report.text.low
    if title[0] <= start < title[1]:
        return low.startswith(_HEADS, end)
    return (
        low.startswith((":\n", "\n"), end)
        and _RESULTS.search(low, report.segments.line(start)[0], start) is not None
    )


def _stretches(low: str) -> Iterator[tuple[int, int, int]]:
    """Where each bare number of months, or of two or three quarters, begins and ends, and how many months it is.

    The units are rarer than the numbers: they are looked for first. "Nửa năm tháng …" is half a year, not five months.
    """
    for unit in _UNITS.finditer(low):
        start, end = unit.span()
        if unit[0] == "nửa năm":
            yield start, end, 6
        elif told := _HOW_MANY.search(low, max(0, start - len("mười một ")), start):
            number = NUMBERS.get(told[0]) or int(told[0])
            if unit[0] == "tháng":
                yield told.start(), end, number
            elif number <= 3:
                yield told.start(), end, 3 * number


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.length(year, month))
