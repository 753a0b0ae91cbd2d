"""What a quantity counts: its indicator and hedge by unit, noun and words. Money: amounts.py. Per cents: percents.py."""

import re
from decimal import Decimal

from khuyencong import vocabulary
from khuyencong.extraction.figures import nouns
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.indicator import amounts, percents
from khuyencong.extraction.indicator.increases import is_increase
from khuyencong.extraction.indicator.outputs import capacity
from khuyencong.extraction.indicator.people import people
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import any_of
from khuyencong.language.numbers import parse_literal

_QUALIFIERS = vocabulary.table("numbers")["qualifier"]
_HEDGES = sorted(
    ((phrase, kind) for kind in ("over", "about", "under") for phrase in _QUALIFIERS[kind]),
    key=lambda hedge: -len(hedge[0]),
)
_HEDGE = re.compile(
    rf"(?<![^\W_])(?<!cao )(?<!sạch )(?<!nhanh )(?<!tốt )(?:{'|'.join(re.escape(phrase) for phrase, _ in _HEDGES)})"
    r"(?: (?:là|đến|tới|mức|đạt|bằng))?[ (]*$"
)
_HEDGE_KIND = dict(_HEDGES)
_HEDGE_ENDS = frozenset(
    {"là", "đến", "tới", "mức", "đạt", "bằng", *(phrase.rpartition(" ")[2] for phrase, _ in _HEDGES)}
)
"""Words that may stand right before a quantity where it has a hedge."""
_HEDGE_TAIL = re.compile(r"(?: (?:là|đến|tới|mức|đạt|bằng))?[ (]*$")
_NORM = re.compile("|".join(re.escape(phrase) for phrase in vocabulary.table("cues")["norm"]["strong"]))
_EACH = re.compile(any_of("mỗi", "bình quân", "trung bình", "từng") + r"(?! năm)(?![^\W_])")
_REGION_SIZES = {
    Decimal(28): "KC-BAC",
    Decimal(15): "KC-TRUNG",
    Decimal(20): "KC-NAM",
    Decimal(63): "VN",
    Decimal(34): "VN",
}
_NOUN_LEFT = re.compile(
    r"(?:^|[ ,;(])(?:tổng )?số (?P<words>[^;.:()\d]{3,70}?)(?: (?:được|đã|do|mà|của|trên|ở|trong"
    r"|năm)[^;.():]{0,90})?(?: (?:là|lên|đạt|tăng lên|còn|có)|:)(?: (?:hơn|trên|gần|khỏang))? ?$"
)
_IN_REGION = re.compile(
    r",?(?: thành(?: phố)?)?(?: (?:trong|thuộc|của))?(?: cả| tòan)? (?:vùng|khu vực|cả nước)(?![^\W_])"
)
_KIND_OF_AREA = re.compile(
    r" (?:miền núi|miền biển|ven biển|vùng cao|vùng sâu|biên giới|đồng bằng|trung du|nghèo|khó khăn)"
)
_PROVINCES = frozenset({"tỉnh", "tỉnh thành", "thành phố"})
_AREAS = frozenset({"huyện", "xã", "thị xã", "phường", "thị trấn", "thành phố"})
_ALL_AREAS_LEFT = re.compile(
    r"(?<![^\W_])(?:tỉnh|thành phố|địa bàn|ta)(?: hiện| nay| đang)* (?:có|gồm)(?: tất cả| cả thảy| tổng cộng)? $"
)
_INHABITANTS = re.compile(r"dân số(?: [^\W\d_]+){0,5} $")
_ALL_AREAS = re.compile(
    r"(?:(?:,| và) (?:thành phố|thị xã|thị trấn|huyện|phường|xã|đặc khu))*(?:[.,;:\n]|$| (?:nhưng|mà|với|trực thuộc)(?![^\W_]))"
)
"""All there are in a province, not those that the programme reached: "tỉnh có 15 huyện, thị xã, thành phố nhưng …"."""
_LESSONS_LEFT = re.compile(
    r"(?<![^\W_])(?:dành|học|dạy|kéo dài|trong|(?:mỗi|một) (?:tuần|lớp|khóa)(?: [^\W\d_]+)?|tuần)(?: trọn| ra| gần| khỏang| cả)* $"
)
_LESSONS = re.compile(
    r" (?:(?:một|mỗi|trong) tuần|/ ?tuần|(?:đi |để )?(?:thực tế|thực hành|lý thuyết|học|chiều|sáng|tối)(?! kinh nghiệm))(?![^\W_])"
)
_PER_THING = re.compile(r" ?/ ?(?:lớp|khóa|đề án|cơ sở|mô hình|hội nghị)(?![^\W_])")
_OF_A_COURSE = frozenset({"trainees", "people", "establishments"})
_TOUR = re.compile(r" (?:bình chọn|xét chọn|tham quan|khảo sát|học tập kinh nghiệm)")
_STEP = re.compile(r" (?:tăng |giảm )?(?:lên|xuống|còn)(?: thành| tới| đến| còn)?(?: gần| hơn| trên)? ")
_OF_TREATMENT = re.compile(r"[^,.;]{0,24}(?:xử lý|môi trường|nước thải|lọc|hút bụi|khí thải|ô nhiễm)")
_TOLD_TREATMENT = re.compile(
    any_of("xử lý", "ô nhiễm", "bảo vệ môi trường")
    + r"(?:(?<=xử lý) (?:môi trường|nước|chất|khí|rác|bụi|ô))?"
)
_UNNAMED = re.compile(r"[.,;:)\n]|$| (?:được|với|cho|mới|và|đã|trị giá|thì|trong|nữa|như)(?![^\W_])")
_OF_MACHINES = re.compile(r" (?:sấy|máy|thiết bị|dây chuyền|chiên|rang|chiết|nghiền|cấp đông|lạnh|lò|đóng)")
_FAIR_LEFT = re.compile(r"(?:hội chợ|phiên chợ|triển lãm)[^,;.\d]{0,30}$")
_LABEL = re.compile(
    r"(?:^|[\n;.]) ?(?:[-+*•] ?|\d{1,2}[.)] |[a-zđ]\) )?(?:(?:tổ chức|hỗ trợ|xây dựng|tham gia|mở|tổng|thành lập|phát hành|đăng ký) )?"
    r"(?P<words>[^\W\d_][^:;.\d\n]{2,70}): $"
)
_LABEL_ENDS = re.compile(r" ?(?:[;,\n]|\.(?!\d)|$)")
_ALL_OVER = re.compile(r"[^,.;]{0,30} tòan tỉnh")
_STOCK = re.compile(
    r"(?<![^\W_])(?:hiện|đang)(?:(?! năm)(?:,| [^\W\d_]+)){0,6} có(?: tất cả| tổng cộng)?(?: hơn| trên| gần| khỏang| chừng)? ?$"
)
_ALL_OVER_LEFT = re.compile(
    r"(?<![^\W_])(?:tòan (?:tỉnh|thành phố|huyện|vùng)|địa bàn(?: tỉnh| thành phố| huyện)?|cả (?:tỉnh|huyện|vùng))"
    r"(?:,? [^\W\d_]+){0,2} có(?: tất cả| tổng cộng)?(?: hơn| trên| gần| khỏang| chừng)? ?$"
)
_KINDS = re.compile(r",? (?:trong đó(?: có)?|gồm(?: có)?|bao gồm|với)(?: gần| hơn| trên| khỏang)* $")
_NEXT_KIND = re.compile(r"(?:,| và|;)(?: gần| hơn| trên| khỏang)* $")
_REACHED = re.compile(
    r"[^,.;]{0,60}(?<![^\W_])(?:được|thụ hưởng|tham gia|hưởng lợi|dự|đăng ký|gửi)(?![^\W_])"
)


def hedge(report: Report, token: Token) -> str:
    """The qualifier that stands right before a quantity, or "trở lên" right after it."""
    low = report.text.low
    start = max(0, token.start - 24)
    last = low[start : token.start].rstrip(" (\n").rpartition(" ")[2]
    found = _HEDGE.search(low, start, token.start) if last in _HEDGE_ENDS or not last.isalpha() else None
    if found:
        phrase = _HEDGE_TAIL.sub("", found[0])
        return _HEDGE_KIND.get(phrase, _HEDGE_KIND.get(found[0].strip(), "exact"))
    if not low.startswith(" trở ", token.end):
        return "exact"
    if low.startswith("lên", token.end + 5):
        return "over"
    return "under" if low.startswith("xuống", token.end + 5) else "exact"


def classify(report: Report, token: Token) -> Draft | None:
    """A draft with its indicator, or None for a quantity that states nothing about the programme; the token's disposition follows."""
    token.qualifier = hedge(report, token)
    draft = _BY_KIND[token.kind](report, token)
    if draft is None:
        return None
    if _is_norm(report, token):
        token.disposition, token.rule = "norm", "norm"
        return None
    near = report.scopes[token.start].words[-40:]
    each = "mỗi" in near or "bình" in near or "từng" in near
    draft.average = bool(token.per and token.per != "năm") or (each and _EACH.search(near) is not None)
    return draft


def _is_norm(report: Report, token: Token) -> bool:
    """A ceiling or rule ("tối đa 50% chi phí nhưng không quá 300 triệu đồng/cơ sở"): told by a rule's words beside a limit."""
    if token.kind not in {"money", "percent"} or not (token.qualifier == "under" or token.per):
        return False
    start, end = report.scopes[token.start].sentence
    return _NORM.search(report.text.low, start, end) is not None


def _multiple(_report: Report, token: Token) -> Draft | None:
    return Draft(token, "other", reasons=["multiple"])


def _count(report: Report, token: Token) -> Draft | None:
    noun = token.noun or ""
    indicator = nouns.INDICATOR.get(noun, "people" if noun == "lượt" else "other")
    if indicator == "establishments" and (_is_stock(report, token) or _divides_stock(report, token)):
        return Draft(token, "other", reasons=["count.stock"])
    if noun in {"hệ thống", "công trình"}:
        indicator = _system(report, token)
    if indicator == "establishments" and _before_after(report, token):
        return Draft(token, "other", reasons=["count.before_after"])
    if token.per or (
        indicator in _OF_A_COURSE
        and report.text.low.find("/", token.start, token.end + 10) >= 0
        and _PER_THING.search(report.text.low, token.start, token.end + 10)
    ):
        return Draft(token, "other", reasons=["count.rate"])
    other = _counted_otherwise(report, token, noun)
    if other:
        token.disposition, token.rule = other
        return None
    if is_increase(report, token):
        return Draft(token, "other", reasons=["count.increase"])
    indicator = _narrowed(report, token, noun, indicator)
    content = "products" if indicator == "fair_entries" else nouns.ACTIVITY.get(noun)
    if indicator == "models" and report.text.low.startswith(" liên kết", token.end):
        content = "clusters"
    return Draft(token, indicator, activity=content, reasons=[f"count.{indicator}"])


def _narrowed(report: Report, token: Token, noun: str, indicator: str) -> str:
    """What people, establishments and rounds are counted as, by the words around them: entries of a fair, trainees, jobs."""
    if noun == "kỳ" and _FAIR_LEFT.search(report.scopes[token.start].words):
        return "fair_entries"
    if indicator in {"people", "establishments"} and _counts_entries(report, token):
        return "fair_entries"
    if indicator == "masters":
        return "trainees" if people(report, token) == "trainees" else "other"
    if indicator == "people":
        told = people(report, token)
        return (
            "other" if noun == "lượt" and told == "jobs" else told
        )  # nobody is employed by "30 lượt đánh giá"
    return "other" if noun in {"đợt", "chuyến"} and _TOUR.match(report.text.low, token.end) else indicator


def _counted_otherwise(report: Report, token: Token, noun: str) -> tuple[str, str] | None:
    """The disposition and rule of a count that states nothing about the programme: time of a course, the areas of a region."""
    low, words = report.text.low, report.scopes[token.start].words
    if noun in {"người", "khẩu", "nhân khẩu"} and _INHABITANTS.search(words):
        return "ratio", "ratio.economy"
    if noun == "buổi" and _is_lesson(report, token):
        return "time", "time.duration"
    if noun in _AREAS and (
        (_ALL_AREAS_LEFT.search(words) and _ALL_AREAS.match(low, token.end))
        or (noun != "thành phố" and _KIND_OF_AREA.match(low, token.end))
    ):
        return "identifier", "identifier.region"
    if noun not in _PROVINCES:
        return None
    of_region = token.value in _REGION_SIZES or _IN_REGION.match(low, token.end)
    return ("identifier", "identifier.region") if of_region and not words.rstrip().endswith("gồm") else None


def _is_lesson(report: Report, token: Token) -> bool:
    """ "lớp dành một buổi đi thực tế", "học 3 buổi một tuần": time of a course, no meeting."""
    low = report.text.low
    return (
        _LESSONS.match(low, token.end) is not None
        or _LESSONS_LEFT.search(low, max(0, token.start - 40), token.start) is not None
    )


def _is_stock(report: Report, token: Token) -> bool:
    """ "hiện có trên 20.000 cơ sở", "10.000 cơ sở … toàn tỉnh": all there are, not those supported."""
    large = token.value is not None and token.value >= 1000
    behind = report.text.low[token.end : token.end + 44]
    words = report.scopes[token.start].words
    if " có" in words and (_STOCK.search(words) or (large and _ALL_OVER_LEFT.search(words))):
        return not _REACHED.match(report.text.low, token.end)
    return large and _ALL_OVER.match(behind) is not None


def _divides_stock(report: Report, token: Token) -> bool:
    """ "toàn tỉnh hiện có 6.300 cơ sở, gồm 120 doanh nghiệp, 91 hợp tác xã và …": the kinds of all there are."""
    last = report.drafts[-1] if report.drafts else None
    if (
        last is None
        or last.start < report.scopes[token.start].sentence[0]
        or "count.stock" not in last.reasons
    ):
        return False
    low, start = report.text.low, report.scopes[token.start].sentence[0]
    if _REACHED.match(low, token.end):
        return False
    if _KINDS.search(low, last.token.end, token.start):
        return True
    divided = any(word in low[start : last.start] for word in (" gồm ", " trong đó "))
    return divided and _NEXT_KIND.search(low, last.token.end, token.start) is not None


def _system(report: Report, token: Token) -> str:
    """ "hệ thống": treating pollution, or a machine, by the words behind it."""
    low = report.text.low
    behind = low[token.end : token.end + 40]
    if _OF_TREATMENT.match(behind):
        return "treatment_systems"
    if _UNNAMED.match(behind) and _TOLD_TREATMENT.search(
        low, report.scopes[token.start].sentence[0], token.start
    ):
        return "treatment_systems"
    return "equipment" if _OF_MACHINES.match(behind) else "other"


def _before_after(report: Report, token: Token) -> bool:
    """ "từ 291 DN năm 2005 lên 586 DN năm 2009": a stock that grew, not what the programme supported."""
    for first, second in (
        (report.scopes[token.start].before, token),
        (token, report.scopes[token.start].after),
    ):
        if first and second and first.noun == second.noun:
            between = report.text.low[first.end : second.start]
            left = report.text.low[max(0, first.start - 6) : first.start]
            if left.endswith("từ ") and re.fullmatch(
                r"(?: năm \d{4})?,? (?:đã |nay )?(?:lên|xuống|tăng lên|còn|giảm còn|đến|là)(?: gần| hơn| trên| khỏang)? ",
                between,
            ):
                return True
    return False


def _counts_entries(report: Report, token: Token) -> bool:
    """ "gần 130 lượt cơ sở CNNT tham gia hội chợ": entries, not establishments."""
    if (
        not report.text.low.startswith("lượt", token.end - 4)
        and " lượt" not in report.text.low[token.start : token.end]
    ):
        return False
    near = report.cues["people"].within(token.end, min(report.segments.item(token.start)[1], token.end + 90))
    return any(cue.value == "fair" for cue in near)


def _number(report: Report, token: Token) -> Draft | None:
    """A bare number: the noun may stand before it ("số đề án là 57") or belong to the next one ("lần lượt 21 và 5 sản phẩm")."""
    if token.value is None:
        return None
    left = report.text.low[report.scopes[token.start].sentence[0] : token.start]
    found = _NOUN_LEFT.search(left)
    noun = nouns.noun_at(found["words"], 0) if found else None
    if noun is None and "lần lượt" in left:
        last = _last_listed(report, token)
        if last and last.kind == "money":
            return _share_unit(report, token, last)
        listed = last if last and last.kind == "count" else _listed_before(report, token)
        noun = nouns.noun_at(f"{listed.noun}", 0) if listed else None
    following = report.scopes[token.start].after
    if noun is None and following and following.kind == "capacity" and _steps_to(report, token, following):
        token.kind, token.disposition, token.rule, token.unit = "capacity", "fact", "capacity", following.unit
        return capacity(report, token)
    if noun is None:
        noun = (
            _noun_of_step(report, token, following)
            or _noun_of_list(report, token)
            or _noun_of_label(report, token)
        )
    if noun is None:
        return None
    token.kind, token.disposition, token.rule, token.noun = "count", "fact", "count.noun_before", noun.words
    token.unit, token.step = "count", Decimal(0)  # a count is exact
    return _count(report, token)


def _noun_of_step(report: Report, token: Token, following: Token | None) -> nouns.Noun | None:
    """ "từ 8 lên 19 lao động": both numbers count the same."""
    if not following or following.kind != "count" or not _steps_to(report, token, following):
        return None
    return nouns.noun_at(f"{following.noun}", 0)


def _steps_to(report: Report, token: Token, following: Token) -> bool:
    low = report.text.low
    return (
        low.endswith("từ ", 0, token.start) and _STEP.fullmatch(low, token.end, following.start) is not None
    )


def _noun_of_label(report: Report, token: Token) -> nouns.Noun | None:
    """ "Mô hình trình diễn: 03.", "- Tham gia hội chợ: 4;": a label says what its bare number counts."""
    low = report.text.low
    if not low.endswith(": ", 0, token.start) or not _LABEL_ENDS.match(low, token.end) or not token.value:
        return None
    found = _LABEL.search(low, max(0, token.start - 90), token.start)
    noun = nouns.noun_at(found["words"], 0) if found and token.step == 1 else None
    return noun if noun and noun.indicator != "other" and noun.words != "lượt" else None


def _noun_of_list(report: Report, token: Token) -> nouns.Noun | None:
    """ "41 sản phẩm, chia theo nhóm: / - Thủ công mỹ nghệ: 8;": an item that ends in a bare number counts what the list's head counts."""
    low = report.text.low
    line = report.scopes[token.start].line
    if not low.endswith(": ", 0, token.start) or low[token.end : line[1]].strip(" .;,\n"):
        return None
    head = report.segments.line_before(line[0])
    for _ in range(12):
        if head is None or low[head[0] : head[1]].rstrip().endswith(":"):
            break
        head = report.segments.line_before(head[0])
    if head is None:
        return None
    end = head[0] + len(low[head[0] : head[1]].rstrip())
    start = report.segments.sentence(end - 1)[0]
    told = [draft for draft in report.drafts[-12:] if max(start, head[0]) <= draft.start < end]
    counted = [draft for draft in told if draft.token.kind == "count"]
    if len(counted) != 1 or token.value is None or token.value > counted[0].value:
        return None
    return nouns.noun_at(f"{counted[0].token.noun}", 0)


def _last_listed(report: Report, token: Token) -> Token | None:
    """The figure that closes a list of bare numbers: 6 tỷ đồng in "11, 8 và 6 tỷ đồng"."""
    last = token
    while (following := report.scopes[last.start].after) and report.text.low[
        last.end : following.start
    ] in _LISTED:
        if following.kind != "number":
            return following
        last = following
    return None


def _listed_before(report: Report, token: Token) -> Token | None:
    """The number before it in a list whose noun is told first: "số đề án lần lượt là 5 và 9"."""
    before = report.scopes[token.start].before
    if not before or before.rule != "count.noun_before":
        return None
    return before if report.text.low[before.end : token.start] in _LISTED else None


def _share_unit(report: Report, token: Token, last: Token) -> Draft | None:
    """A bare number of a list takes the multiplier and currency of the last."""
    printed = re.match(r"[\d.,]*\d", report.text.low[last.start : last.end])
    literal = parse_literal(printed[0]) if printed else None
    if not literal or not literal.value or not token.value or not last.value:
        return None
    scale = last.value / literal.value
    token.value, token.step = token.value * scale, token.step * scale
    token.kind, token.disposition, token.rule, token.unit = "money", "fact", "money.listed", last.unit
    return amounts.money(report, token)


_LISTED = frozenset({", ", " và ", "; ", "/"})
_BY_KIND = {
    "money": amounts.money,
    "percent": percents.percent,
    "capacity": capacity,
    "multiple": _multiple,
    "count": _count,
    "number": _number,
}
