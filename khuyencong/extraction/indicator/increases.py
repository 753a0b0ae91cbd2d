"""By how much a figure changed, in its own unit: "tăng 5 đề án so với …", "hơn kỳ trước 1,7 tỷ đồng". Per cents of growth: percents.py."""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.report import Report

_HEDGE = r"(?: (?:gần|hơn|trên|khỏang|chừng|tới|đến))*"
_AGAINST = re.compile(
    r"so (?:với )?(?:cùng kỳ|năm|mức|thực hiện|trước|giai đọan|kế họach năm|kỳ|lần|đợt)|cùng kỳ"
)
_MORE_THAN = re.compile(
    r"(?:(?:nhiều|ít|cao|thấp|lớn) hơn|(?<![^\W_])(?:hơn|kém)) (?:so với )?(?:mức )?"
    r"(?:năm|kỳ|lần|hội thi|đợt|cùng kỳ|kế họach)[^,;.()]{0,25} $"
    r"|vượt kế họach(?: (?:giao|năm|đề ra|được giao))* $"
)
_MORE = re.compile(rf"(?<![^\W_])(?:tăng|giảm|nhiều hơn|ít hơn|tức)(?: thêm)?{_HEDGE} $")
_BEYOND = re.compile(rf"(?<![^\W_])vượt(?: thêm)?{_HEDGE} $")
_THAN_PLANNED = re.compile(r" ?(?:so )?với (?:kế họach|chỉ tiêu|mục tiêu|nghị quyết)")
_AND = re.compile(r" (?:kinh phí )?(?:và|,) ?")


def is_increase(report: Report, token: Token) -> bool:
    """ "ít hơn 5 đề án so với năm 2019", "nhiều hơn kỳ trước 9 sản phẩm", "tăng 5% và 2 đề án so với …": by how many it changed."""
    here, low = report.scopes[token.start], report.text.low
    previous = here.before
    if previous and previous.kind == "percent" and _AND.fullmatch(low, previous.end, token.start):
        return _AGAINST.search(report.words(report.right(token))[:40]) is not None
    start, words = max(here.sentence[0], token.start - 70), here.words
    left = low[start : token.start]
    if ("hơn " in left or "kém " in left or "vượt kế" in left) and _MORE_THAN.search(low, start, token.start):
        return True
    if "vượt" in words and _BEYOND.search(words) and _THAN_PLANNED.match(low, token.end):
        return True
    if not ("tức" in words or "tăng" in words or "giảm" in words or "hơn" in words):
        return False
    return _MORE.search(words) is not None and _AGAINST.search(low, *here.sentence) is not None
