"""What money is told of: budget, revenue, income or other. Per cents: percents.py; counts and capacities: indicators.py."""

import re
from typing import Final

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.indicator.increases import is_increase
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import any_of

HEDGE: Final = r"(?: (?:gần|hơn|trên|khỏang|chừng|ước|được|mới|chỉ|xấp xỉ|quá|dưới))*"
_PRICED = re.compile(
    rf"(?<![^\W_])(?:có|(?:máy|lò|xe|dây chuyền|thiết bị|hệ thống|tủ|dàn)(?: (?!bán|thuê|thành)[^\W\d_]+){{0,4}}?) giá{HEDGE} $"
)
"""What a machine cost is money of its project; the price of a product is not."""
_INVESTED = re.compile(rf"tổng (?:mức|kinh phí|vốn|giá trị) đầu tư(?: của dự án)?(?: là)?{HEDGE} $")
_EARNED = re.compile(
    rf"(?<![^\W_])(?:thu(?: tư vấn| dịch vụ| phí)*|tiền bán hàng|bán hàng [^,;.\d]{{0,25}}được"
    rf"|(?:đem|mang|kiếm|thu) (?:lại|về)(?: cho [^,;.\d]{{1,30}})?){HEDGE}"
    r"(?: là| đạt)? $"
)
_CONTRACTED = re.compile(
    any_of("hợp đồng", "biên bản ghi nhớ", "ghi nhớ", "đơn hàng", "thỏa thuận")
    + rf"(?![^;.]{{0,70}}(?:hỗ trợ|khuyến công|thụ hưởng|đề án|máy|thiết bị))[^;.]{{0,60}}"
    rf"(?:trị giá|giá trị(?: ban đầu)?|lên tới|lên đến)(?: là| đạt)?{HEDGE} $"
)
_WAGED = re.compile(
    rf"(?<![^\W_])(?:kiếm|lĩnh|lãnh|(?<!qũy )(?<!đô )(?<!kim )lương"
    r"(?: (?:khởi điểm|cơ bản|tháng|bình quân|trung bình|thợ|công nhân|thấp nhất|cao nhất|ở mức|được|là|đạt|chính))*"
    rf"){HEDGE} $"
)
_UPKEEP = re.compile(
    r"(?:tiền (?:thuê|điện|than|củi|nước|xăng|dầu|mặt bằng|lãi|vật liệu)|chi phí|qũy lương)[^,;.\d]*$"
)
_PIECE = r"(?:cân|ký|kg|con|chiếc|cái|bộ|lít|chai|hộp|gói|đôi|tấm|tạ|tấn|tấm|bức|viên|lọ|túi|bánh)"
_APIECE = re.compile(
    rf"(?<![^\W_])(?:bán (?:một |mỗi |1 )?{_PIECE}(?: [^\W\d_]+){{0,4}} (?:được|giá)"
    rf"|(?:một|mỗi) {_PIECE}(?: [^\W\d_]+){{0,4}} (?:bán|giá|bán được"
    rf"|được giá)){HEDGE} $"
)
"""What one piece is sold for: "bán cân chè được 1,8 triệu đồng"."""
_SPARED = re.compile(
    rf"(?<![^\W_])(?:(?:bớt|tiết giảm|đỡ|giảm(?= được| chi| bớt))(?: (?:được|chi|tốn|bớt|phải|trả|tiền|phí|điện|công|than|củi|xăng|dầu))*"
    rf"|lời|lãi)(?: được)?{HEDGE} $"
)
_GROWN = re.compile(rf"(?<![^\W_])(?:tăng|giảm)(?: thêm)?{HEDGE} $")
_EARLIER = re.compile(
    r",? ?(?:\(?(?:còn|trong khi|so với|thay vì|nhưng|mà|thì|của) ?)*"
    r"(?:(?:cùng kỳ )?(?:năm|kỳ|lần|đợt|tháng|qúy|vụ) (?:ngóai|trước|kia|nay|này|\d{4})|cùng kỳ"
    r"|trước (?:đó|kia|đây)|hồi trước|(?:bây )?giờ|nay)"
    rf",?(?: (?:là|chỉ|mới|đạt|được|có|thì|còn|ước|lên|xuống))*{HEDGE} "
)
_GRANT_NEXT = re.compile(
    r"[,;] (?:trong đó |còn |được )?(?:có |phần )?(?:nguồn |vốn |kinh phí |qũy |ngân sách )?khuyến công(?: [^\W\d_]+){1,6} \d"
)
_GRANTED = re.compile(r"(?<![^\W_])hỗ trợ [^,;.]{0,20}$")
_PLAN_LEFT = re.compile(r"kế họach[^,;.]{0,20}$")
_BASE_LEFT = re.compile(r"(?:trên|so với|vượt|bằng|của)(?: chỉ tiêu| mức)? kế họach[^,;.]{0,20}$")
_A_MONTH_LEFT = re.compile(
    r"(?<![^\W_])(?:mỗi|một|hàng|hằng) tháng,?(?! (?:rưỡi|học|một|mở))(?:(?! (?:kinh phí|chi phí|hỗ trợ|học phí|tiền|tốn|bớt|cấp|chi))"
    r" [^\W\d_]+){0,8} $"
)
_A_MONTH_BEHIND = re.compile(r" (?:mỗi|một|hàng|hằng) (?:tháng|ngày công|người)(?![^\W_])")
_TAKEN_HOME = re.compile(rf"(?<![^\W_])(?:có|được|nhận|hưởng|thêm|bỏ túi|trả)(?: thêm| về| được)*{HEDGE} $")
_COMPARED_LEFT = re.compile(r"(?:hơn|bằng|so với|cùng kỳ)[^,;.()]{0,30} \($")
_OF_A_THING = re.compile(r"kg|tấn|tạ|m2|m3|lít|viên|sản phẩm|chiếc|cái|con|gói|hộp|chai|kwh")
_STEP = re.compile(rf"(?: [^\W\d_]+){{0,3}} (?:lên|xuống|còn|thành)(?: còn| tới| đến| thành)?{HEDGE} ")


def money(report: Report, token: Token) -> Draft | None:
    """What an amount of money is: budget unless words tell revenue, income or other; None for "1 đồng" of a ratio."""
    here = report.scopes[token.start]
    words = here.words
    if token.unit == "VND" and token.value is not None and token.value < 1000 and token.step <= 1:
        token.disposition, token.rule = "ratio", "ratio.leverage"
        return None if token.value == 1 else Draft(token, "other", reasons=["ratio.leverage"])
    cue = report.cues["money"].last_before(*here.left)
    priced = not token.per and (
        ("giá" in words and (_PRICED.search(words) or _is_helped(report, token)))
        or ("đầu tư" in words and _INVESTED.search(words))
    )
    indicator = cue.value if cue and not priced else _untold(report, token)
    if ("bán" in words or "giá" in words) and _APIECE.search(words):
        return Draft(token, "other", reasons=["money.other"])
    moves = "tăng" in words or "giảm" in words
    grown = moves and _GROWN.search(words) is not None
    if indicator == "budget" and not token.per and (grown or is_increase(report, token)):
        return Draft(token, "other", reasons=["money.increase"])
    if token.per and indicator != "income":
        indicator = _rated(token.per, words, indicator, told=cue is not None)
    elif not cue and indicator == "budget" and _is_monthly(report, token):
        indicator = "income"
    return Draft(token, indicator, reasons=[f"money.{indicator}"])


def _is_helped(report: Report, token: Token) -> bool:
    """ "giá 640 triệu đồng; khuyến công địa phương cho 250 triệu đồng": the price of what the programme helped to buy."""
    return _GRANT_NEXT.match(report.text.low, token.end) is not None


def _untold(report: Report, token: Token) -> str:
    """Money that no noun names: what the verb or the figure that it is compared with says."""
    here, low = report.scopes[token.start], report.text.low
    words, start = here.words, max(here.sentence[0], token.start - 120)
    left = low[start : token.start]
    earns = "thu" in words or "bán hàng" in words or " về" in words or " lại" in words
    signed = "giá" in left or "lên " in left
    if (
        (earns and _EARNED.search(words))
        or (signed and _CONTRACTED.search(low, start, token.start))
        or low.startswith((" doanh thu", " giá trị sản xuất", " giá trị sản lượng", " kim ngạch"), token.end)
    ):
        return "revenue"
    waged = "lương" in words or "kiếm" in words or "lĩnh" in words or "lãnh" in words
    if waged and _WAGED.search(words):
        return "income"
    spares = "giảm" in words or "bớt" in words or "đỡ" in words or "lời" in words or "lãi" in words
    if spares and _SPARED.search(words):
        return "other"
    last = report.drafts[-1] if report.drafts else None
    lent = token.rule == "money.listed" and last is not None and last.token is here.before
    if last and lent and last.token.kind == "money" and last.start >= here.sentence[0]:
        return last.indicator
    if last and last.token.kind == "money" and last.start >= here.sentence[0]:
        if report.text.low.endswith("từ ", 0, last.start) and _STEP.fullmatch(
            report.text.low, last.token.end, token.start
        ):
            return last.indicator
        earned = last.indicator in {"revenue", "income"}
        if earned and _EARLIER.fullmatch(report.text.low, last.token.end, token.start):
            return last.indicator
    if "kế họach" not in words and not words.endswith(" ("):
        return "budget"
    bracketed = here.bracket is not None and token.start - here.bracket[0] < 30 and _PLAN_LEFT.search(words)
    if bracketed or _BASE_LEFT.search(words) or _COMPARED_LEFT.search(words):
        told = [draft for draft in report.drafts[-3:] if draft.token.kind == "money"]
        if told and told[-1].start >= here.sentence[0]:
            return told[-1].indicator
    return "budget"


def _is_monthly(report: Report, token: Token) -> bool:
    """ "mỗi tháng chị có thêm 4 triệu đồng", "nhận 5 triệu đồng mỗi tháng": what a person takes home."""
    words = report.scopes[token.start].words
    if "tháng" in words and _A_MONTH_LEFT.search(words):
        return True
    return (
        _A_MONTH_BEHIND.match(report.text.low, token.end) is not None
        and _TAKEN_HOME.search(words) is not None
        and not _GRANTED.search(words)
    )


def _rated(per: str, words: str, indicator: str, *, told: bool) -> str:
    """Money a month, a person, a piece: an income, or a price."""
    if (
        re.search(r"tháng|người|ngày", per)
        and not re.search(r"mô hình|đề án|cơ sở", per)
        and not (told and indicator == "revenue" and "người" not in per)
        and not _GRANTED.search(words)
        and not _UPKEEP.search(words)
    ):
        indicator = "income"
    elif indicator == "budget" and _UPKEEP.search(words):
        return "other"
    if re.search(r"(?:bình quân|trung bình)[^,;]*$", words[-40:]) and indicator == "budget":
        return "other"
    return "other" if _OF_A_THING.fullmatch(per) else indicator
