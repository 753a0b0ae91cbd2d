"""What money and per cents are told of: budget or revenue, a share, a plan's completion or growth. Counts and capacities: indicators.py."""

import re

from khuyencong.extraction.report import Draft, Report
from khuyencong.extraction.token import Token
from khuyencong.language.letters import any_of

_HEDGE = r"(?: (?:gần|hơn|trên|khỏang|chừng|ước|được|mới|chỉ|xấp xỉ|quá|dưới))*"
_PRICED = re.compile(r"(?<![^\W_])có giá(?: gần| hơn| trên| khỏang)? $")
_EARNED = re.compile(
    rf"(?<![^\W_])(?:thu(?: tư vấn| dịch vụ| phí)?|(?:đem|mang|kiếm|thu) (?:lại|về)(?: cho [^,;.\d]{{1,30}})?){_HEDGE}"
    r"(?: là| đạt)? $"
)
_CONTRACTED = re.compile(rf"hợp đồng[^;.]{{0,30}}(?:trị giá|giá trị|tổng giá trị)(?: là| đạt)?{_HEDGE} $")
_WAGED = re.compile(rf"(?<![^\W_])kiếm{_HEDGE} $")
_GRANTED = re.compile(r"(?<![^\W_])hỗ trợ [^,;.]{0,20}$")
_PLAN_LEFT = re.compile(r"kế họach[^,;.]{0,20}$")
_BASE_LEFT = re.compile(r"(?:trên|so với|vượt|bằng|của)(?: chỉ tiêu| mức)? kế họach[^,;.]{0,20}$")
_COMPARED_LEFT = re.compile(r"(?:hơn|bằng|so với|cùng kỳ)[^,;.()]{0,30} \($")
_OF_A_THING = re.compile(r"kg|tấn|tạ|m2|m3|lít|viên|sản phẩm|chiếc|cái|con|gói|hộp|chai|kwh")
_PLAN_RIGHT = re.compile(
    r"(?:/năm)? ?(?:so )?(?:với )?(?:tổng )?(?:kế họach|kh(?![^\W_])|dự tóan|chỉ tiêu|mục tiêu|các (?:đề án"
    r"|chương trình|nhiệm vụ|chỉ tiêu)|khối lượng|nhiệm vụ|đề án|(?:số |nguồn )?(?:vốn|kinh phí) (?:được |đã )?giao)"
)
_OF_COUNTED = re.compile(
    r"(?:trong )?(?:tổng )?(?:số )?(?:cơ sở|doanh nghiệp|hộ|học viên|lao động|người|sản phẩm)(?![^\W_])"
)
_OF_PLACED = re.compile(
    r"\)? ?(?:số )?(?:học viên |lao động |người )?(?:đã |đều )?(?:có|được bố trí|được giải quyết) việc"
)
_OF_COST = re.compile(r" (?:tổng )?(?:chi phí|giá trị|mức đầu tư|vốn đầu tư)")
_SO_MUCH_OF_PLAN = re.compile(r",? (?:bằng|tức|tương đương|tức là)(?: gần| hơn| khỏang)? $")
_AGAINST = re.compile(r"so (?:với )?(?:cùng kỳ|năm|mức|thực hiện|trước|giai đọan|kế họach năm)|cùng kỳ")
_DOWN = frozenset({"giảm", "thấp hơn", "giảm bớt", "cắt giảm", "ít hơn"})
_SPENT = re.compile(
    rf"giải ngân(?: (?:vốn|kinh phí|khuyến công|chung|tòan tỉnh|kế họach))*{_HEDGE}(?: đạt)?{_HEDGE} $"
)
_BEYOND = re.compile(rf"(?<![^\W_])vượt{_HEDGE} $")
_SAVED = re.compile(rf"(?<![^\W_])tiết kiệm{_HEDGE} $")
_SAME_RATE = re.compile(rf"(?:tỷ|tỉ) lệ (?:này|ấy|đó)[^,;.\d]{{0,20}} (?:là|đạt|chỉ){_HEDGE} $")
_LEVEL = re.compile(rf"(?<![^\W_])(?:còn|xuống|lên|từ)(?: (?:còn|tới|đến|mức|thành))?{_HEDGE} $")
_RATE = re.compile(any_of("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng"))
_MOVES = re.compile(r" (?:tăng )?(?:lên|xuống)| giảm còn")
_BEHIND_BASE = re.compile(rf"\),?(?: là| tới| đến)?{_HEDGE} $")
_ECONOMY = re.compile(
    r"(?:chỉ số (?:sản xuất|phát triển)|(?<![^\W_])(?:grdp|gdp)(?![^\W_])|tổng sản phẩm (?:trên|trong|của)|tăng trưởng kinh tế"
    r"|(?<![^\W_])kinh tế (?:của )?(?:tỉnh|thành phố|cả nước))"
)
_ALIKE = re.compile(rf"(?: [^\W\d_]+){{0,4}} và{_HEDGE} ")
_AIMED = re.compile(r"(?:chỉ tiêu|mục tiêu)(?: là| đề ra| đặt ra| được giao)*" + _HEDGE + " $")
_NEAR = 12
"""Characters from a figure to the per cent in the bracket behind it at most."""
_AND = frozenset({", ", " và ", "; "})


def money(report: Report, token: Token) -> Draft | None:
    """What an amount of money is: budget unless words tell revenue, income or other; None for "1 đồng" of a ratio."""
    here = report.scopes[token.start]
    words = here.words
    if token.unit == "VND" and token.value is not None and token.value < 1000 and token.step <= 1:
        token.disposition, token.rule = "ratio", "ratio.leverage"
        return None if token.value == 1 else Draft(token, "other", reasons=["ratio.leverage"])
    cue = report.cues["money"].last_before(*here.left)
    priced = _PRICED.search(words) is not None and not token.per
    indicator = cue.value if cue and not priced else _untold(report, token)
    if token.per and indicator != "income":
        indicator = _rated(token.per, words, indicator, told=cue is not None)
    elif not cue and ("mỗi tháng" in words or "một tháng" in words):
        indicator = "income"
    return Draft(token, indicator, reasons=[f"money.{indicator}"])


def _untold(report: Report, token: Token) -> str:
    """Money that no noun names: what the verb or the figure that it is compared with says."""
    here = report.scopes[token.start]
    words = here.words
    if (
        _EARNED.search(words)
        or _CONTRACTED.search(words)
        or report.text.low.startswith(" doanh thu", token.end)
    ):
        return "revenue"
    if _WAGED.search(words):
        return "income"
    last = report.drafts[-1] if report.drafts else None
    lent = token.rule == "money.listed" and last is not None and last.token is here.before
    if last and lent and last.token.kind == "money" and last.start >= here.sentence[0]:
        return last.indicator
    bracketed = here.bracket is not None and token.start - here.bracket[0] < 30 and _PLAN_LEFT.search(words)
    if bracketed or _BASE_LEFT.search(words) or _COMPARED_LEFT.search(words):
        told = [draft for draft in report.drafts[-3:] if draft.token.kind == "money"]
        if told and told[-1].start >= here.sentence[0]:
            return told[-1].indicator
    return "budget"


def _rated(per: str, words: str, indicator: str, *, told: bool) -> str:
    """Money a month, a person, a piece: an income, or a price."""
    if (
        re.search(r"tháng|người|ngày", per)
        and not re.search(r"mô hình|đề án|cơ sở", per)
        and not (told and indicator == "revenue" and "người" not in per)
        and not _GRANTED.search(words)
    ):
        indicator = "income"
    if re.search(r"(?:bình quân|trung bình)[^,;]*$", words[-40:]) and indicator == "budget":
        return "other"
    return "other" if _OF_A_THING.fullmatch(per) else indicator


def _is_of_the_economy(report: Report, token: Token) -> bool:
    """ "Kinh tế tỉnh tăng trưởng 11%", "chỉ số sản xuất công nghiệp tăng 8%": growth of the province, not of the programme."""
    start = report.segments.clause(token.start)[0]
    return _ECONOMY.search(report.text.low, start, token.start) is not None


def percent(report: Report, token: Token) -> Draft | None:
    """What a per cent is: completion of a plan, growth or share; a decrease has a negative sign."""
    indicator, down = _kind_of_percent(report, token)
    if indicator == "growth" and _is_of_the_economy(report, token):
        token.disposition, token.rule = "ratio", "ratio.economy"
        return None
    return Draft(
        token, indicator, sign=-1 if indicator == "growth" and down else 1, reasons=[f"percent.{indicator}"]
    )


def _kind_of_percent(report: Report, token: Token) -> tuple[str, bool]:
    """(indicator, whether it went down)."""
    here = report.scopes[token.start]
    words, after = here.words, report.words(here.right).lstrip()
    cue = report.cues["percent"].last_before(*here.left)
    down = bool(cue and report.words((cue.start, cue.end)) in _DOWN)
    signed = report.text.low[token.start] in "+-"  # the sign is in the value
    grows = signed or bool(cue and cue.value == "growth" and token.start - cue.end < 12)
    if _PLAN_RIGHT.match(after) and not grows:
        return "completion", False
    told = ("growth", False) if signed else None
    told = told or _told_by_words(report, token, grows=grows, rated=bool(cue and cue.value == "share"))
    if told:
        return told
    if cue and cue.value == "growth":
        return "growth", down
    if _OF_COUNTED.match(after):
        return "share", False
    if _is_of_plan(report, token):
        return "completion", False
    if cue and cue.value == "share" and not _AGAINST.match(after):
        return "share", False
    if _AGAINST.match(after):
        return "growth", down
    if cue:
        return cue.value, False
    reached = "kế họach" in after[:40] or words.rstrip().endswith(("đạt", "hòan thành"))
    return ("completion" if reached else "share"), False


def _told_by_words(report: Report, token: Token, *, grows: bool, rated: bool) -> tuple[str, bool] | None:
    """What the words right beside the per cent say, before any cue further off."""
    here = report.scopes[token.start]
    words, after = here.words, report.words(here.right).lstrip()
    if not grows and (
        _OF_PLACED.match(report.text.low, token.end)
        or (token.qualifier == "under" and _OF_COST.match(report.text.low, token.end))
    ):
        return "share", False
    if (
        _SPENT.search(words)
        or (_BEYOND.search(words) and not rated and not _AGAINST.match(after))
        or _listed_of_plan(report, token)
    ):
        return "completion", False
    if _SAVED.search(words):
        return "other", False
    if _is_level(report, token):
        return "share", False
    before = report.drafts[-1] if report.drafts else None
    if before and here.before is before.token:
        if _is_done_of(before.token, token) and len(words) < _NEAR:
            return "completion", False
        if _BEHIND_BASE.fullmatch(words):  # "thấp hơn mức của năm 2014 (12,5 tỷ đồng) là 5,6%"
            cue = report.cues["percent"].last_before(*report.left(before.token))
            if cue and cue.value == "growth":
                return "growth", report.words((cue.start, cue.end)) in _DOWN
        if before.indicator == "growth" and _ALIKE.fullmatch(words) and not _OF_COUNTED.match(after):
            return "growth", before.sign < 0
        aimed = _AIMED.search(words) is not None and before.start >= here.sentence[0]
        if before.token.kind == "percent" and (aimed or _SAME_RATE.search(words)):
            return before.indicator, False
    return None


def _is_done_of(before: Token, token: Token) -> bool:
    """ "8/10 đề án (80%)": what was done of what was planned, by the digits."""
    if not before.of or before.value is None or token.value is None:
        return False
    return abs(before.value / before.of * 100 - token.value) < 1


def _is_level(report: Report, token: Token) -> bool:
    """ "tỷ lệ hao hụt giảm còn 5%", "tỷ lệ thu hồi tăng từ 52% lên 58%": what a rate was or became, not its change."""
    here = report.scopes[token.start]
    if not _LEVEL.search(here.words) or not _RATE.search(report.text.low, here.item[0], token.start):
        return False
    return not here.words.rstrip().endswith("từ") or _MOVES.match(report.text.low, token.end) is not None


def _listed_of_plan(report: Report, token: Token) -> bool:
    """ "lần lượt đạt 78%, 71,5% và 69% kế hoạch": the plan behind the last is that of each."""
    last, scopes = token, report.scopes
    while (
        (following := scopes[last.start].after)
        and following.kind == "percent"
        and report.text.low[last.end : following.start] in _AND
    ):
        last = following
    return (
        last is not token
        and _PLAN_RIGHT.match(report.text.low[last.end : last.end + 40].lstrip()) is not None
    )


def _is_of_plan(report: Report, token: Token) -> bool:
    """ "được giao 2,36 tỷ đồng, thực hiện 2,05 tỷ đồng, bằng 86,9%": what was done of the plan told just before it."""
    if (
        len(report.drafts) < 2
        or not token.value
        or not _SO_MUCH_OF_PLAN.search(report.scopes[token.start].words)
    ):
        return False
    plan, done = report.drafts[-2:]
    return (
        (plan.stage, done.stage) == ("planned", "actual")
        and plan.measure == done.measure
        and plan.start >= report.scopes[token.start].sentence[0]
        and plan.value > 0
        and abs(done.value / plan.value * 100 - token.value) < 1
    )
