"""What a quantity counts: its indicator and hedge by unit, noun and words. Money and per cents: amounts.py. Not whose, when, where."""

import re
from decimal import Decimal

from khuyencong import vocabulary
from khuyencong.extraction import amounts, nouns
from khuyencong.extraction.report import Draft, Report
from khuyencong.extraction.token import Token
from khuyencong.language.letters import any_of
from khuyencong.language.numbers import parse_literal

_QUALIFIERS = vocabulary.table("numbers")["qualifier"]
_HEDGES = sorted(
    ((phrase, kind) for kind in ("over", "about", "under") for phrase in _QUALIFIERS[kind]),
    key=lambda hedge: -len(hedge[0]),
)
_HEDGE = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(re.escape(phrase) for phrase, _ in _HEDGES)})(?: (?:là|đến|tới|mức"
    rf"|đạt))?[ (]*$"
)
_HEDGE_KIND = dict(_HEDGES)
_HEDGE_ENDS = frozenset(
    {"là", "đến", "tới", "mức", "đạt", *(phrase.rpartition(" ")[2] for phrase, _ in _HEDGES)}
)
"""Words that may stand right before a quantity where it has a hedge."""
_HEDGE_TAIL = re.compile(r"(?: (?:là|đến|tới|mức|đạt))?[ (]*$")
_NORM = re.compile("|".join(re.escape(phrase) for phrase in vocabulary.table("cues")["norm"]["strong"]))
_EACH = re.compile(any_of("mỗi", "bình quân", "trung bình", "từng") + r"(?! năm)(?![^\W_])")
_AGAINST = re.compile(r"so (?:với )?(?:cùng kỳ|năm|mức|thực hiện|trước|giai đọan|kế họach năm)|cùng kỳ")
_REGION_SIZES = {
    Decimal(28): "KC-BAC",
    Decimal(15): "KC-TRUNG",
    Decimal(20): "KC-NAM",
    Decimal(63): "VN",
    Decimal(34): "VN",
}
_PRODUCTION = re.compile(
    r"công suất|sản lượng|năng suất|sản xuất|đạt|cung cấp|tiêu thụ|mỗi ngày|mỗi tháng|mỗi năm|mẻ|sấy|làm ra"
    r"|ra lò|giờ là|nay là|chạy|bán ra|được|chế biến|xay|ép"
)
_NOUN_LEFT = re.compile(
    r"(?:^|[ ,;(])(?:tổng )?số (?P<words>[^;.:()\d]{3,70}?) (?:(?:được|đã|do|mà|của|trên|ở|trong"
    r"|năm)[^;.()]{0,90} )?(?:là|lên|đạt|tăng lên|còn|có)(?: (?:hơn|trên|gần|khỏang))? ?$"
)
_OF_TREATMENT = re.compile(r"[^,.;]{0,24}(?:xử lý|môi trường|nước thải|lọc|hút bụi|khí thải|ô nhiễm)")
_OF_MACHINES = re.compile(r" (?:sấy|máy|thiết bị|dây chuyền|chiên|rang|chiết|nghiền|cấp đông|lạnh|lò|đóng)")
_ALL_OVER = re.compile(r"[^,.;]{0,30} tòan tỉnh")
_RATE = re.compile(r"(?:mỗi|một) (ngày|tháng|năm|giờ|mẻ|vụ)")
_PLACED = re.compile(r"(?:bố trí|có|được|giải quyết|tạo) việc(?: làm)?")
_AND = re.compile(r" (?:kinh phí )?(?:và|,) ?")
_STOCK = re.compile(r"hiện(?: nay)?(?: tòan tỉnh)? có(?: hơn| trên| gần| khỏang)? ?$")


def hedge(report: Report, token: Token) -> str:
    """The qualifier that stands right before a quantity, or "trở lên" right after it."""
    low = report.text.low
    start = max(0, token.start - 24)
    last = low[start : token.start].rstrip(" (\n").rpartition(" ")[2]
    found = _HEDGE.search(low, start, token.start) if last in _HEDGE_ENDS or not last.isalpha() else None
    if found:
        phrase = _HEDGE_TAIL.sub("", found[0])
        return _HEDGE_KIND.get(phrase, _HEDGE_KIND.get(found[0].strip(), "exact"))
    after = low[token.end : token.end + 12]
    if after.startswith(" trở lên"):
        return "over"
    return "under" if after.startswith(" trở xuống") else "exact"


def classify(report: Report, token: Token) -> Draft | None:
    """A draft with its indicator, or None for a quantity that states nothing about the programme; the token's disposition follows."""
    token.qualifier = hedge(report, token)
    draft = _BY_KIND[token.kind](report, token)
    if draft is None:
        return None
    if _is_norm(report, token):
        token.disposition, token.rule = "norm", "norm"
        return None
    draft.average = bool(token.per and token.per != "năm") or (
        _EACH.search(report.scopes[token.start].words[-40:]) is not None
    )
    return draft


def _is_norm(report: Report, token: Token) -> bool:
    """A ceiling or rule ("tối đa 50% chi phí nhưng không quá 300 triệu đồng/cơ sở"): told by a rule's words beside a limit."""
    if token.kind not in {"money", "percent"} or not (token.qualifier == "under" or token.per):
        return False
    start, end = report.scopes[token.start].sentence
    return (
        bool(_NORM.search(report.text.low, start, end))
        or "chi phí" in report.text.low[token.end : token.end + 12]
    )


def _capacity(report: Report, token: Token) -> Draft | None:
    if token.unit and "/" not in token.unit and token.disposition == "fact":
        following = report.scopes[token.start].after
        between = report.text.low[token.end : following.start] if following else ""
        if (
            following
            and following.kind == "capacity"
            and "/" in (following.unit or "")
            and re.fullmatch(r" (?:\w+ )?(?:lên|xuống|đến|tới|thành) ", between)
        ):
            token.unit = f"{token.unit}/{(following.unit or '').partition('/')[2]}"
        elif token.unit != "kWh" and not _PRODUCTION.search(report.scopes[token.start].words):
            token.disposition, token.rule = "dimension", "measure"
            return None
    _rate_in_words(report, token)
    return Draft(token, "capacity", reasons=["capacity"]) if token.disposition == "fact" else None


def _rate_in_words(report: Report, token: Token) -> None:
    """ "mỗi ngày làm ra 2 tạ miến", "2.100 lá chiếu mỗi tháng": the time of a capacity told in words."""
    if "/" in (token.unit or ""):
        return
    around = report.scopes[token.start].words[-40:] + "|" + report.text.low[token.end : token.end + 24]
    found = _RATE.search(around)
    if found:
        token.unit = f"{token.unit}/{found[1]}"


def _multiple(_report: Report, token: Token) -> Draft | None:
    return Draft(token, "other", reasons=["multiple"])


def _count(report: Report, token: Token) -> Draft | None:
    noun = token.noun or ""
    indicator = nouns.INDICATOR.get(noun, "people" if noun == "lượt" else "other")
    if indicator == "establishments" and _is_stock(report, token):
        return Draft(token, "other", reasons=["count.stock"])
    if noun in {"hệ thống", "công trình"}:
        indicator = _system(report, token)
    if indicator == "establishments" and _before_after(report, token):
        return Draft(token, "other", reasons=["count.before_after"])
    entries = _counts_entries(report, token)
    if token.per:
        return Draft(token, "other", reasons=["count.rate"])
    if (
        noun in {"tỉnh", "tỉnh thành", "thành phố"}
        and token.value in _REGION_SIZES
        and not report.scopes[token.start].words.rstrip().endswith("gồm")
    ):
        token.disposition, token.rule = "identifier", "identifier.region"
        return None
    previous = report.scopes[token.start].before
    joined = report.text.low[previous.end : token.start] if previous else ""
    if (
        previous
        and previous.kind == "percent"
        and _AND.fullmatch(joined)
        and _AGAINST.search(report.words(report.right(token))[:40])
    ):
        return Draft(token, "other", reasons=["count.increase"])
    if indicator in {"people", "establishments"} and entries:
        indicator = "fair_entries"
    elif indicator == "people":
        indicator = _people(report, token)
    content = "products" if indicator == "fair_entries" else nouns.ACTIVITY.get(noun)
    return Draft(token, indicator, activity=content, reasons=[f"count.{indicator}"])


def _is_stock(report: Report, token: Token) -> bool:
    """ "hiện có trên 20.000 cơ sở", "10.000 cơ sở … toàn tỉnh": all there are, not those supported."""
    large = token.value is not None and token.value >= 1000
    behind = report.text.low[token.end : token.end + 44]
    return bool(_STOCK.search(report.scopes[token.start].words)) or (
        large and _ALL_OVER.match(behind) is not None
    )


def _system(report: Report, token: Token) -> str:
    """ "hệ thống": treating pollution, or a machine, by the words behind it."""
    behind = report.text.low[token.end : token.end + 40]
    if _OF_TREATMENT.match(behind):
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
                r"(?: năm \d{4})? (?:đã )?(?:lên|xuống|tăng lên|còn|giảm còn|đến) ", between
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


def _told_of_trainees(report: Report, token: Token) -> bool:
    """Whether the count before it in the sentence is one of courses or trainees."""
    before = report.drafts[-1] if report.drafts else None
    return bool(
        before
        and before.indicator in {"classes", "trainees"}
        and before.start >= report.scopes[token.start].item[0]
    )


def _people(report: Report, token: Token) -> str:
    """Trainees or jobs: the nearest word of training or work on the left in the sentence, else on the right in the clause."""
    here = report.scopes[token.start]
    placed = _PLACED.search(report.text.low, token.end, min(here.right[1], here.clause_end, token.end + 110))
    if _told_of_trainees(report, token) and not placed and "việc làm" not in here.words:
        return "trainees"
    if placed:
        return "jobs"
    start = here.sentence[0]
    clause_end = report.segments.clause(token.end)[1]
    right = [
        cue
        for cue in report.cues["people"].within(token.end, max(clause_end, token.end + 40))
        if cue.value != "fair"
    ]
    left = [cue for cue in report.cues["people"].within(start, token.start) if cue.value != "fair"]
    if left and token.start - left[-1].end < 60:
        return left[-1].value
    if right:
        return right[0].value
    return left[-1].value if left else "jobs"


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
        noun = nouns.noun_at(f"{last.noun}", 0) if last and last.kind == "count" else None
    if noun is None:
        return None
    token.kind, token.disposition, token.rule, token.noun, token.unit = (
        "count",
        "fact",
        "count.noun_before",
        noun.words,
        "count",
    )
    return _count(report, token)


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
    "percent": amounts.percent,
    "capacity": _capacity,
    "multiple": _multiple,
    "count": _count,
    "number": _number,
}
