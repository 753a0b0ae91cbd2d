"""Hard constructs of reports: which of them a known fact stands in, by the words around it. For the accuracy page only.

A construct is a pattern over the sentence, or the paragraph, in lower case with the figure between ⟦ and ⟧; a headline begins with "#".
The patterns are as simple as the list of constructs and know nothing of the rules that read them.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_YEAR = r"năm (?:19|20)\d\d"
_ONES = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"

IN_SENTENCE: Final = {
    "noun before its figure": r"⟦[\d.,]+⟧(?! ?%)",
    "'lần lượt' and a shared head noun": r"lần lượt[^⟦.;]*⟦",
    "each of several places (mỗi nơi)": r"(?:mỗi (?:nơi|huyện|xã|tỉnh|địa phương|đơn vị)|đều có)[^⟦.;]{0,30}⟦",
    "number in words": rf"⟦(?:{_ONES})(?![^\W_])",
    "money in brackets after a count": r"\d[^.;()⟦]{2,80}\([^()⟦]{0,30}⟦[^⟧]*(?:đồng|tỷ|tỉ|triệu)",
    "in brackets": r"\([^()]*⟦",
    "part of a whole (trong đó)": r"(?:trong đó|trong số đó|trong số này)[^⟦]*⟦",
    "whole told before its parts": r"⟦[^⟧]*⟧[^.;]{0,60}(?:trong đó|bao gồm|gồm)",
    "list of years": rf"{_YEAR}[^.⟦]*\d[^.⟦]*{_YEAR}[^.⟦\d]*⟦|{_YEAR}[^.⟦\d]*⟦[^⟧]*⟧[^.]*{_YEAR}[^.\d]*\d",
    "what is left (còn lại)": r"còn lại[^⟦.;]{0,60}⟦|⟦[^⟧]*⟧[^.;,]{0,20}còn lại",
    "range": r"⟦[^⟧]*\d[^⟧]*(?: ?[-–] ?| đến | tới )\d",
    "done of planned (14/14)": r"⟦\d+/\d+",
    "ratio or multiple": r"⟦[^⟧]*(?<![^\W_])lần(?![^\W_])|gấp[^⟦.;]{0,20}⟦|(?:một|1) đồng[^⟦.;]*⟦",
    "per cent of a plan": r"⟦[^⟧]*%[^⟧]*⟧[^.;,]{0,25}(?:kế hoạch|dự toán|chỉ tiêu)|(?:hoàn thành|đạt)[^⟦.;,]{0,15}⟦[^⟧]*%",
    "per cent of a total (chiếm)": r"(?:chiếm|tỷ lệ|tỷ trọng)[^⟦.;]{0,40}⟦[^⟧]*%",
    "per cent against an earlier period": r"(?:tăng|giảm)[^⟦.;]{0,25}⟦[^⟧]*%|⟦[^⟧]*%[^⟧]*⟧[^.;,]{0,20}(?:cùng kỳ|so với năm)",
    "plan beside its result": r"(?:kế hoạch|được giao)[^.⟦]{0,60}\d[^.⟦]*⟦|⟦[^⟧]*⟧[^.;]{0,40}\(?(?:kế hoạch|được giao)",
    "average or share of each": r"(?:bình quân|trung bình|(?<!năm )mỗi)[^⟦.;,]{0,40}⟦|⟦[^⟧]*/(?:mô hình|đề án|cơ sở|người|hộ)",
    "period of a programme": rf"giai đoạn[^.⟦]{{0,12}}\d{{4}}[^.⟦]*⟦|đến(?: hết)? {_YEAR}[^.⟦]*⟦",
    "part of a year": r"(?:tháng đầu|tháng cuối|nửa đầu|nửa cuối|quý [ivx\d]|\d tháng|tháng \d)[^⟦]*⟦",
    "relative time": r"(?:năm nay|năm ngoái|năm trước|năm qua|năm tới|đến nay|hiện nay|từ đầu năm|vừa qua)[^⟦]*⟦",
    "several periods in one sentence": rf"{_YEAR}[^⟦]*{_YEAR}[^⟦]*⟦|{_YEAR}[^⟦]*⟦[^⟧]*⟧.*{_YEAR}",
    "national and local in one sentence": r"^(?=.*(?:quốc gia|kcqg|trung ương))(?=.*(?:địa phương|kcđp|ngân sách tỉnh))",
    "counterpart capital beside a grant": r"đối ứng|vốn tự có|(?:doanh nghiệp|cơ sở|hộ)[^.;⟦]{0,20}(?:bỏ|góp)",
    "points back (nguồn này, số này)": r"^[^⟦]{0,40}(?:nguồn|số|phần|khoản|kinh phí)[^⟦]{0,16} (?:này|trên|đó) [^⟦]*⟦",
}
"""Patterns over the sentence."""

IN_PARAGRAPH: Final = {
    "headline": r"^#",
    "part of a part (nested trong đó)": r"(?:trong đó|bao gồm|gồm)[^⟦]*(?:trong đó|riêng|bao gồm|gồm)[^⟦]*⟦",
    "item of a list": r"^\s*(?:[-+*•–]|[a-zđ]\)|\d{1,2}[.)])",
    "period told in another sentence": rf"{_YEAR}[^⟦]*[.!?] (?!.*{_YEAR}.*⟦)(?!.*giai đoạn.*⟦)[^⟦]*⟦",
}
"""Patterns over the paragraph."""

OTHER: Final = "none of these"
_PATTERNS: Final = [
    (name, place, re.compile(pattern))
    for place, table in enumerate((IN_SENTENCE, IN_PARAGRAPH))
    for name, pattern in table.items()
]
_END = re.compile(r"[.!?…]\s")


def constructs_of(text: str, fact: Mapping[str, Any]) -> list[str]:
    """The constructs that a known fact (with `start` and `end` in `text`) stands in; OTHER where none."""
    around = marked(text, fact["start"], fact["end"])
    return [name for name, place, pattern in _PATTERNS if pattern.search(around[place])] or [OTHER]


def marked(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence and the paragraph around a span, in lower case, the span marked; the first line of a text begins with "#"."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left, right = text[low:start].lower(), text[end : high if high >= 0 else len(text)].lower()
    figure = f"⟦{text[start:end].lower()}⟧"
    headline = "" if text[:low].strip() else "#"
    cuts = [found.end() for found in _END.finditer(left)]
    stop = _END.search(right)
    sentence = left[cuts[-1] if cuts else 0 :] + figure + (right[: stop.start()] if stop else right)
    return sentence, headline + left + figure + right
