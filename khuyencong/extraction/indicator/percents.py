"""What per cents are told of: completion of a plan, growth or share. Money: amounts.py."""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.indicator.amounts import HEDGE
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import any_of

_NEXT_OF = re.compile(
    r"(?:xếp |đứng )?(?:ngay sau|tiếp theo|kế đến|kế tiếp|tiếp đó|sau đó)(?: là| đến)? [^;.()\d]{0,80}\($"
)
_PLAN_RIGHT = re.compile(
    r"(?:/năm)? ?(?:so )?(?:với )?(?:tổng )?(?:kế họach|kh(?![^\W_])|dự tóan|chỉ tiêu|mục tiêu|các (?:đề án"
    r"|chương trình|nhiệm vụ|chỉ tiêu)|khối lượng|nhiệm vụ|đề án"
    r"|(?:số|mức)(?: vốn| kinh phí| tiền)? (?:đã |được )+(?:giao|duyệt|phê duyệt|phân bổ|bố trí)"
    r"|(?:số |nguồn )?(?:vốn|kinh phí) (?:được |đã )?(?:giao|duyệt|phê duyệt|phân bổ|bố trí))"
)
_OF_COUNTED = re.compile(
    r"(?:trong )?(?:tổng )?(?:số )?(?:cơ sở|doanh nghiệp|hộ|học viên|lao động|người|sản phẩm)(?![^\W_])"
)
_OF_PLACED = re.compile(
    r"\)? ?(?:số )?(?:học viên |lao động |người )?(?:đã |đều )?(?:có|được bố trí|được giải quyết) việc"
)
_OF_THE_WHOLE = re.compile(r"(?:của |trong |trên )?(?:tổng|tòan bộ)(?![^\W_])")
_PLACED_LEFT = re.compile(
    rf"(?<![^\W_])(?:có|tìm được|được bố trí) việc(?: làm)?[^,;.\d]{{0,40}} (?:đạt|là|chiếm){HEDGE} $"
)
_AGAINST_PLAN = re.compile(
    r"so (?:với )?(?:kế họach|dự tóan|chỉ tiêu|mục tiêu|kh)(?![^\W_])[^.;%]{0,60} (?:bằng|tương đương|tương ứng|đạt|là|mới được)"
    rf"(?: với)?{HEDGE} $"
)
_OF_COST = re.compile(r" (?:tổng )?(?:chi phí|giá trị|mức đầu tư|vốn đầu tư)")
_SO_MUCH_OF_PLAN = re.compile(
    r",? (?:(?:bằng|tức|tương đương|tương ứng|tức là|đạt)(?: (?:với |khỏang )?(?:tỷ lệ|tỉ lệ))?(?: gần| hơn| khỏang)?|tỷ lệ) $| \($"
)
_AGAINST = re.compile(r"so (?:với )?(?:cùng kỳ|năm|mức|thực hiện|trước|giai đọan|kế họach năm)|cùng kỳ")
_DOWN = frozenset({"giảm", "thấp hơn", "giảm bớt", "cắt giảm", "ít hơn"})
_SPENT = re.compile(
    rf"giải ngân(?: (?:vốn|kinh phí|khuyến công|chung|tòan tỉnh|kế họach|cả năm|năm nay|năm))*{HEDGE}(?: đạt)?{HEDGE} $"
)
_BEYOND = re.compile(rf"(?<![^\W_])(?<!không )vượt{HEDGE} $")
_SAVED = re.compile(rf"(?<![^\W_])tiết kiệm{HEDGE} $")
_SAME_RATE = re.compile(rf"(?:tỷ|tỉ) lệ (?:này|ấy|đó)[^,;.\d]{{0,20}} (?:là|đạt|chỉ){HEDGE} $")
_LEVEL = re.compile(rf"(?<![^\W_])(?:còn|xuống|lên|từ)(?: (?:còn|tới|đến|mức|thành))?{HEDGE} $")
_RATE = re.compile(any_of("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng"))
_MOVES = re.compile(r" (?:tăng )?(?:lên|xuống)| giảm còn")
_STEPS_TO = re.compile(
    rf" (?:(?:tăng |giảm )?(?:lên|xuống)|còn)(?: còn| tới| đến| thành)?{HEDGE} \d[\d,.]* ?%"
)
_AS_MUCH = re.compile(rf"(?<![^\W_])bằng{HEDGE} $")
_OF_A_YEAR = re.compile(r"(?:của )?(?:mức )?(?:năm (?:\d{4}|trước|ngóai)|cùng kỳ)(?![^\W_])")
_OF_CAPACITY = re.compile(r"(?:tổng )?(?:công suất|năng lực)(?![^\W_])")
_REACHED = re.compile(rf",? ?(?:đạt|chiếm|bằng)(?: tỷ lệ| tỉ lệ)?{HEDGE} $")
_BEHIND_BASE = re.compile(rf"\),?(?: là| tới| đến)?{HEDGE} $")
_ECONOMY = re.compile(
    r"(?:chỉ số (?:sản xuất|phát triển)|(?<![^\W_])(?:grdp|gdp)(?![^\W_])|tổng sản phẩm (?:trên|trong|của)|tăng trưởng kinh tế"
    r"|(?<![^\W_])kinh tế (?:của )?(?:tỉnh|thành phố|cả nước))"
)
_SOCIETY = re.compile(r"(?:hộ nghèo|cận nghèo|đô thị hóa|dân số|độ che phủ|lạm phát)[^,;\d]{0,40}$")
_SOCIETY_RIGHT = re.compile(r" (?:dân số|đồng bào|hộ dân|số hộ)(?![^\W_])")
_NEW = re.compile(r"(?<![^\W_])mới(?: tòan bộ| hòan tòan)? $")
_OF_NEW = re.compile(r" mới(?![^\W_])(?! được| đạt)")
_ALIKE = re.compile(rf"(?: [^\W\d_]+){{0,4}} và{HEDGE} ")
_AIMED = re.compile(r"(?:chỉ tiêu|mục tiêu)(?: là| đề ra| đặt ra| được giao)*" + HEDGE + " $")
_NEAR = 16
"""Characters from a figure to the per cent in the bracket behind it at most."""
_ALL = 100
_INCREASES = frozenset({"money.increase", "count.increase"})
_OR = frozenset({" (", ", tức ", ", tức là ", " hay ", ", tương đương "})
_AND = frozenset({", ", " và ", "; "})


def _is_of_the_economy(report: Report, token: Token) -> bool:
    """ "Kinh tế tỉnh tăng trưởng 11%", "chỉ số sản xuất công nghiệp tăng 8%": growth of the province, not of the programme."""
    start = report.segments.clause(token.start)[0]
    return _ECONOMY.search(report.text.low, start, token.start) is not None


def percent(report: Report, token: Token) -> Draft | None:
    """What a per cent is: completion of a plan, growth or share; a decrease has a negative sign."""
    low = report.text.low
    if token.value == _ALL and (
        _NEW.search(low, max(0, token.start - 24), token.start) or _OF_NEW.match(low, token.end)
    ):
        token.disposition, token.rule = "dimension", "dimension.new"
        return None  # "máy mới 100%"
    indicator, down = _kind_of_percent(report, token)
    macro = indicator == "growth" and _is_of_the_economy(report, token)
    if macro or (
        indicator == "share"
        and (_SOCIETY.search(report.scopes[token.start].words) or _SOCIETY_RIGHT.match(low, token.end))
    ):
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
    if _PLAN_RIGHT.match(after) and not (grows and not words.rstrip().endswith(("bằng", "đạt"))):
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
    reached = "kế họach" in after[:40] or words.rstrip().endswith(
        ("đạt", "hòan thành", "thực hiện được", "giải ngân được")
    )
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
    if here.bracket and here.bracket[0] == token.start - 1 and (like := _in_bracket_before(report, token)):
        return like, False
    return _told_by_figure(report, token, before) if before and here.before is before.token else None


def _in_bracket_before(report: Report, token: Token) -> str | None:
    """ "quốc gia 8,3 tỷ đồng (30,3%), địa phương 29,8 tỷ đồng (40,2%)": what the per cent in the bracket before it is."""
    start = report.scopes[token.start].item[0]
    for other in reversed(report.drafts[-4:]):
        if other.start < start:
            return None
        bracket = report.segments.bracket(other.start)
        if other.token.kind == "percent" and bracket and bracket[0] == other.start - 1:
            return other.indicator
    return None


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
