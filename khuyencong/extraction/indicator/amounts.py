"""What money and per cents are told of: budget or revenue, a share, a plan's completion or growth. Counts and capacities: indicators.py."""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.indicator.increases import is_increase
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import any_of

_HEDGE = r"(?: (?:gần|hơn|trên|khỏang|chừng|ước|được|mới|chỉ|xấp xỉ|quá|dưới))*"
_PRICED = re.compile(
    rf"(?<![^\W_])(?:có|(?:máy|lò|xe|dây chuyền|thiết bị|hệ thống|tủ|dàn)(?: (?!bán|thuê|thành)[^\W\d_]+){{0,4}}?) giá{_HEDGE} $"
)
"""What a machine cost is money of its project; the price of a product is not."""
_INVESTED = re.compile(rf"tổng (?:mức|kinh phí|vốn|giá trị) đầu tư(?: của dự án)?(?: là)?{_HEDGE} $")
_EARNED = re.compile(
    rf"(?<![^\W_])(?:thu(?: tư vấn| dịch vụ| phí)*|tiền bán hàng|bán hàng [^,;.\d]{{0,25}}được"
    rf"|(?:đem|mang|kiếm|thu) (?:lại|về)(?: cho [^,;.\d]{{1,30}})?){_HEDGE}"
    r"(?: là| đạt)? $"
)
_CONTRACTED = re.compile(
    any_of("hợp đồng", "biên bản ghi nhớ", "ghi nhớ", "đơn hàng", "thỏa thuận")
    + rf"(?![^;.]{{0,70}}(?:hỗ trợ|khuyến công|thụ hưởng|đề án|máy|thiết bị))[^;.]{{0,60}}"
    rf"(?:trị giá|giá trị(?: ban đầu)?|lên tới|lên đến)(?: là| đạt)?{_HEDGE} $"
)
_WAGED = re.compile(
    rf"(?<![^\W_])(?:kiếm|lĩnh|lãnh|(?<!qũy )(?<!đô )(?<!kim )lương"
    r"(?: (?:khởi điểm|cơ bản|tháng|bình quân|trung bình|thợ|công nhân|thấp nhất|cao nhất|ở mức|được|là|đạt|chính))*"
    rf"){_HEDGE} $"
)
_UPKEEP = re.compile(
    r"(?:tiền (?:thuê|điện|than|củi|nước|xăng|dầu|mặt bằng|lãi|vật liệu)|chi phí|qũy lương)[^,;.\d]*$"
)
_PIECE = r"(?:cân|ký|kg|con|chiếc|cái|bộ|lít|chai|hộp|gói|đôi|tấm|tạ|tấn|tấm|bức|viên|lọ|túi|bánh)"
_APIECE = re.compile(
    rf"(?<![^\W_])(?:bán (?:một |mỗi |1 )?{_PIECE}(?: [^\W\d_]+){{0,4}} (?:được|giá)"
    rf"|(?:một|mỗi) {_PIECE}(?: [^\W\d_]+){{0,4}} (?:bán|giá|bán được"
    rf"|được giá)){_HEDGE} $"
)
"""What one piece is sold for: "bán cân chè được 1,8 triệu đồng"."""
_SPARED = re.compile(
    rf"(?<![^\W_])(?:(?:bớt|tiết giảm|đỡ|giảm(?= được| chi| bớt))(?: (?:được|chi|tốn|bớt|phải|trả|tiền|phí|điện|công|than|củi|xăng|dầu))*"
    rf"|lời|lãi)(?: được)?{_HEDGE} $"
)
_GROWN = re.compile(rf"(?<![^\W_])(?:tăng|giảm)(?: thêm)?{_HEDGE} $")
_EARLIER = re.compile(
    r",? ?(?:\(?(?:còn|trong khi|so với|thay vì|nhưng|mà|thì|của) ?)*"
    r"(?:(?:cùng kỳ )?(?:năm|kỳ|lần|đợt|tháng|qúy|vụ) (?:ngóai|trước|kia|nay|này|\d{4})|cùng kỳ"
    r"|trước (?:đó|kia|đây)|hồi trước|(?:bây )?giờ|nay)"
    rf",?(?: (?:là|chỉ|mới|đạt|được|có|thì|còn|ước|lên|xuống))*{_HEDGE} "
)
_NEXT_OF = re.compile(
    r"(?:xếp |đứng )?(?:ngay sau|tiếp theo|kế đến|kế tiếp|tiếp đó|sau đó)(?: là| đến)? [^;.()\d]{0,80}\($"
)
_GRANTED = re.compile(r"(?<![^\W_])hỗ trợ [^,;.]{0,20}$")
_PLAN_LEFT = re.compile(r"kế họach[^,;.]{0,20}$")
_BASE_LEFT = re.compile(r"(?:trên|so với|vượt|bằng|của)(?: chỉ tiêu| mức)? kế họach[^,;.]{0,20}$")
_A_MONTH_LEFT = re.compile(
    r"(?<![^\W_])(?:mỗi|một|hàng|hằng) tháng,?(?! (?:rưỡi|học|một|mở))(?:(?! (?:kinh phí|chi phí|hỗ trợ|học phí|tiền|tốn|bớt|cấp|chi))"
    r" [^\W\d_]+){0,8} $"
)
_A_MONTH_BEHIND = re.compile(r" (?:mỗi|một|hàng|hằng) (?:tháng|ngày công|người)(?![^\W_])")
_TAKEN_HOME = re.compile(rf"(?<![^\W_])(?:có|được|nhận|hưởng|thêm|bỏ túi|trả)(?: thêm| về| được)*{_HEDGE} $")
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
_OF_THE_WHOLE = re.compile(r"(?:của |trong |trên )?(?:tổng|tòan bộ)(?![^\W_])")
_PLACED_LEFT = re.compile(
    rf"(?<![^\W_])(?:có|tìm được|được bố trí) việc(?: làm)?[^,;.\d]{{0,40}} (?:đạt|là|chiếm){_HEDGE} $"
)
_AGAINST_PLAN = re.compile(
    r"so (?:với )?(?:kế họach|dự tóan|chỉ tiêu|mục tiêu|kh)(?![^\W_])[^.;%]{0,60} (?:bằng|tương đương|tương ứng|đạt|là|mới được)"
    rf"(?: với)?{_HEDGE} $"
)
_OF_COST = re.compile(r" (?:tổng )?(?:chi phí|giá trị|mức đầu tư|vốn đầu tư)")
_SO_MUCH_OF_PLAN = re.compile(
    r",? (?:(?:bằng|tức|tương đương|tương ứng|tức là|đạt)(?: (?:với |khỏang )?(?:tỷ lệ|tỉ lệ))?(?: gần| hơn| khỏang)?|tỷ lệ) $| \($"
)
_AGAINST = re.compile(r"so (?:với )?(?:cùng kỳ|năm|mức|thực hiện|trước|giai đọan|kế họach năm)|cùng kỳ")
_DOWN = frozenset({"giảm", "thấp hơn", "giảm bớt", "cắt giảm", "ít hơn"})
_SPENT = re.compile(
    rf"giải ngân(?: (?:vốn|kinh phí|khuyến công|chung|tòan tỉnh|kế họach|cả năm|năm nay|năm))*{_HEDGE}(?: đạt)?{_HEDGE} $"
)
_BEYOND = re.compile(rf"(?<![^\W_])(?<!không )vượt{_HEDGE} $")
_SAVED = re.compile(rf"(?<![^\W_])tiết kiệm{_HEDGE} $")
_SAME_RATE = re.compile(rf"(?:tỷ|tỉ) lệ (?:này|ấy|đó)[^,;.\d]{{0,20}} (?:là|đạt|chỉ){_HEDGE} $")
_LEVEL = re.compile(rf"(?<![^\W_])(?:còn|xuống|lên|từ)(?: (?:còn|tới|đến|mức|thành))?{_HEDGE} $")
_RATE = re.compile(any_of("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng"))
_MOVES = re.compile(r" (?:tăng )?(?:lên|xuống)| giảm còn")
_STEPS_TO = re.compile(
    rf" (?:(?:tăng |giảm )?(?:lên|xuống)|còn)(?: còn| tới| đến| thành)?{_HEDGE} \d[\d,.]* ?%"
)
_AS_MUCH = re.compile(rf"(?<![^\W_])bằng{_HEDGE} $")
_OF_A_YEAR = re.compile(r"(?:của )?(?:mức )?(?:năm (?:\d{4}|trước|ngóai)|cùng kỳ)(?![^\W_])")
_OF_CAPACITY = re.compile(r"(?:tổng )?(?:công suất|năng lực)(?![^\W_])")
_REACHED = re.compile(rf",? ?(?:đạt|chiếm|bằng)(?: tỷ lệ| tỉ lệ)?{_HEDGE} $")
_STEP = re.compile(rf"(?: [^\W\d_]+){{0,3}} (?:lên|xuống|còn|thành)(?: còn| tới| đến| thành)?{_HEDGE} ")
_BEHIND_BASE = re.compile(rf"\),?(?: là| tới| đến)?{_HEDGE} $")
_ECONOMY = re.compile(
    r"(?:chỉ số (?:sản xuất|phát triển)|(?<![^\W_])(?:grdp|gdp)(?![^\W_])|tổng sản phẩm (?:trên|trong|của)|tăng trưởng kinh tế"
    r"|(?<![^\W_])kinh tế (?:của )?(?:tỉnh|thành phố|cả nước))"
)
_SOCIETY = re.compile(r"(?:hộ nghèo|cận nghèo|đô thị hóa|dân số|độ che phủ|lạm phát)[^,;\d]{0,40}$")
_ALIKE = re.compile(rf"(?: [^\W\d_]+){{0,4}} và{_HEDGE} ")
_AIMED = re.compile(r"(?:chỉ tiêu|mục tiêu)(?: là| đề ra| đặt ra| được giao)*" + _HEDGE + " $")
_NEAR = 16
"""Characters from a figure to the per cent in the bracket behind it at most."""
_INCREASES = frozenset({"money.increase", "count.increase"})
_OR = frozenset({" (", ", tức ", ", tức là ", " hay ", ", tương đương "})
_AND = frozenset({", ", " và ", "; "})


def money(report: Report, token: Token) -> Draft | None:
    """What an amount of money is: budget unless words tell revenue, income or other; None for "1 đồng" of a ratio."""
    here = report.scopes[token.start]
    words = here.words
    if token.unit == "VND" and token.value is not None and token.value < 1000 and token.step <= 1:
        token.disposition, token.rule = "ratio", "ratio.leverage"
        return None if token.value == 1 else Draft(token, "other", reasons=["ratio.leverage"])
    cue = report.cues["money"].last_before(*here.left)
    priced = not token.per and (
        ("giá" in words and _PRICED.search(words)) or ("đầu tư" in words and _INVESTED.search(words))
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


def _is_of_the_economy(report: Report, token: Token) -> bool:
    """ "Kinh tế tỉnh tăng trưởng 11%", "chỉ số sản xuất công nghiệp tăng 8%": growth of the province, not of the programme."""
    start = report.segments.clause(token.start)[0]
    return _ECONOMY.search(report.text.low, start, token.start) is not None


def percent(report: Report, token: Token) -> Draft | None:
    """What a per cent is: completion of a plan, growth or share; a decrease has a negative sign."""
    indicator, down = _kind_of_percent(report, token)
    macro = indicator == "growth" and _is_of_the_economy(report, token)
    if macro or (indicator == "share" and _SOCIETY.search(report.scopes[token.start].words)):
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
    return ("completion" if reached and not _is_part_of_counted(report, token) else "share"), False


def _told_by_words(report: Report, token: Token, *, grows: bool, rated: bool) -> tuple[str, bool] | None:
    """What the words right beside the per cent say, before any cue further off."""
    here, low = report.scopes[token.start], report.text.low
    words, after = here.words, report.words(here.right).lstrip()
    if not grows and (
        _OF_PLACED.match(low, token.end) or (token.qualifier == "under" and _OF_COST.match(low, token.end))
    ):
        return "share", False
    beyond = (
        "vượt" in words
        and _BEYOND.search(words)
        and not (rated or _AGAINST.match(after) or _OF_THE_WHOLE.match(after))
    )
    against = not grows and _AGAINST_PLAN.search(low, max(here.sentence[0], token.start - 90), token.start)
    if _SPENT.search(words) or beyond or against or _listed_of_plan(report, token):
        return "completion", False
    if "tiết kiệm" in words and _SAVED.search(words):
        return "other", False
    if "bằng" in words and _AS_MUCH.search(words) and _OF_A_YEAR.match(after):
        return "growth", False
    if (
        ("việc" in words and _PLACED_LEFT.search(words))
        or _OF_CAPACITY.match(after)
        or _is_level(report, token)
    ):
        return "share", False
    before = report.drafts[-1] if report.drafts else None
    return _told_by_figure(report, token, before) if before and here.before is before.token else None


def _told_by_figure(report: Report, token: Token, before: Draft) -> tuple[str, bool] | None:
    """What the figure right before the per cent says of it."""
    here = report.scopes[token.start]
    words, after = here.words, report.words(here.right).lstrip()
    if _is_done_of(before.token, token) and len(words) < _NEAR:
        return "completion", False
    if words in _OR and _INCREASES & set(before.reasons):  # "tăng 1,2 tỷ đồng (15%)"
        return "growth", report.words(report.left(before.token)).rstrip().endswith((*_DOWN,))
    if _BEHIND_BASE.fullmatch(words):  # "thấp hơn mức của năm 2014 (12,5 tỷ đồng) là 5,6%"
        cue = report.cues["percent"].last_before(*report.left(before.token))
        if cue and cue.value == "growth":
            return "growth", report.words((cue.start, cue.end)) in _DOWN
    if before.indicator == "growth" and _ALIKE.fullmatch(words) and not _OF_COUNTED.match(after):
        return "growth", before.sign < 0
    aimed = _AIMED.search(words) is not None and before.start >= here.sentence[0]
    if before.token.kind == "percent" and (aimed or _SAME_RATE.search(words) or _NEXT_OF.search(words)):
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
    if here.words.endswith("từ ") and _STEPS_TO.match(report.text.low, token.end):
        return True
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


def _is_part_of_counted(report: Report, token: Token) -> bool:
    """ "trong 52 sản phẩm dự thi có 30 sản phẩm được chọn, đạt 57,7%": a part of what was counted just before, no plan."""
    here = report.scopes[token.start]
    if len(report.drafts) < 2 or not token.value or not _REACHED.search(here.words):
        return False
    whole, part = report.drafts[-2:]
    return (
        part.token is here.before
        and (whole.token.kind, part.token.kind) == ("count", "count")
        and whole.start >= here.sentence[0]
        and whole.stage == part.stage
        and whole.value > 0
        and abs(part.value / whole.value * 100 - token.value) < 1
    )


def _is_of_plan(report: Report, token: Token) -> bool:
    """ "được giao 2,36 tỷ đồng, thực hiện 2,05 tỷ đồng, bằng 86,9%": what was done of a plan told before it in the paragraph."""
    here = report.scopes[token.start]
    if len(report.drafts) < 2 or not token.value or not _SO_MUCH_OF_PLAN.search(here.words):
        return False
    done = report.drafts[-1]
    if done.token is not here.before:
        return False
    for earlier in reversed(report.drafts[-5:-1]):
        if earlier.start < here.line[0]:
            break
        if earlier.measure != done.measure:
            continue
        near = earlier.start >= here.sentence[0]
        if report.text.low[earlier.token.end : done.start].strip() in {
            "/",
            "trên",
        }:  # 750 triệu đồng/1.800 triệu đồng
            part, whole = earlier.value, done.value
        elif (earlier.stage, done.stage) == ("planned", "actual"):
            part, whole = done.value, earlier.value
        else:
            continue
        if whole > 0 and abs(part / whole * 100 - token.value) < (1 if near else token.step):
            return True
    return False
