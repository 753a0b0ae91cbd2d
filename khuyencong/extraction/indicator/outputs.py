"""Output of a workshop or machine: weights, volumes and pieces, with the time that words tell. Counts and money: indicators.py."""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.neighbourhood import list_head
from khuyencong.extraction.setting.report import Draft, Report

_PRODUCTION = re.compile(
    r"công suất|sản lượng|năng suất|sản xuất|đạt|cung cấp|tiêu thụ|mỗi ngày|mỗi tháng|mỗi năm|mỗi giờ|mẻ|sấy|làm ra"
    r"|ra lò|(?:giờ|nay) (?:là|thì|đã)|chạy|(?<![^\W_])bán(?! (?:được )?giá)|được|chế biến|xay|ép|xử lý|xuất xưởng|thay vì"
)
_RATE = re.compile(
    r"(?:mỗi|một|cả|hằng|hàng) (ngày|tháng|năm|giờ|mẻ|vụ|ca|tuần|đêm|phút)(?![^\W_])|(?<![^\W_])(ngày|tháng) (?:nào|rồi)(?![^\W_])"
)
_NOW = re.compile(r"(?<![^\W_])(?:giờ|nay|thay vì)(?: [^\W\d_]+){0,2} $")
_TO = re.compile(r"(?: [^\W\d_]+){0,3} (?:lên|xuống|đến|tới|thành)(?: gần| hơn| trên| khỏang)? ")


def capacity(report: Report, token: Token) -> Draft | None:
    """A draft where words of production or a time make it an output; else the token is a size."""
    if token.disposition != "fact":
        return None
    unit = token.unit or ""
    if "/" not in unit:
        time = _time_behind(report, token) or _time_in_words(report, token)
        if time:
            token.unit = f"{unit}/{time}"
        elif (
            unit != "kWh"
            and not _PRODUCTION.search(report.scopes[token.start].words)
            and not _is_listed(report, token)
        ):
            token.disposition, token.rule = "dimension", "measure"
            return None
    return Draft(token, "capacity", reasons=["capacity"])


def _is_listed(report: Report, token: Token) -> bool:
    """Whether the head of its list speaks of what was made: "Sản lượng tăng thêm:"."""
    head = list_head(report, token.start)
    return head is not None and "sản lượng" in report.words(head)


def _time_behind(report: Report, token: Token) -> str | None:
    """ "từ 1,2 tấn tăng lên gần 3 tấn/ngày": the time stands behind the second."""
    following = report.scopes[token.start].after
    if following is None or following.kind != "capacity":
        return None
    if not _TO.fullmatch(report.text.low, token.end, following.start):
        return None
    told = (following.unit or "").partition("/")[2]
    if told:
        return told
    found = _RATE.search(report.text.low, following.end, following.end + 24)
    return found[1] or found[2] if found else None


def _time_in_words(report: Report, token: Token) -> str | None:
    """ "mỗi ngày làm ra 2 tạ miến", "2.100 lá chiếu mỗi tháng", "mỗi tháng 600 cái, nay là 1.500 cái"."""
    words = report.scopes[token.start].words
    found = _RATE.search(words[-40:] + "|" + report.text.low[token.end : token.end + 24])
    if found:
        return found[1] or found[2]
    before = report.drafts[-1] if report.drafts else None
    if before and _NOW.search(words) and (before.token.unit or "").startswith(f"{token.unit}/"):
        return (before.token.unit or "").partition("/")[2]
    return None
