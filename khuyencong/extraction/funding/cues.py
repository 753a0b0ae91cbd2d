"""Funding cues as the words around them bend them. Which of them binds a figure is told in own.py and sources.py."""

import re

from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.report import Report
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import any_of

_LEVELS = r"(?:tỉnh|huyện|thành phố|thị xã|xã|địa phương|trung ương)(?![^\W_])"
_OF_LEVEL = re.compile(r" (?:của |cấp )?" + _LEVELS)
_BOTH = frozenset({"national", "local"})
_GIVERS = re.compile(r"(?<![^\W_])(?:tỉnh|huyện|thành phố|thị xã|địa phương) $")
_OF_GIVER = re.compile(r" của (?:tỉnh|huyện|thành phố|thị xã|địa phương)(?![^\W_])")
_BARE = re.compile(
    r"(?:từ|bằng|trích|đồng|chi|bố trí|dành|cân đối) (?P<source>(?:nguồn |vốn )?ngân sách)(?! (?:của |cấp )?(?:nhà nước|"
    + _LEVELS
    + r"))"
)
_GIVER = re.compile(
    r"(?<![^\W_])(?:huyện|tỉnh|thành phố|tp\.?|thị xã|xã|quận|nơi|địa phương)(?: [^\W\d_]+\.?){0,4}"
    r" (?:dành|chi|bố trí|trích|cân đối|cấp|đầu tư|rót)(?![^\W_])"
)

_BY_LEVELS = re.compile(
    r"(?<![^\W_])(?:khuyến công|kinh phí|vốn|nguồn) do (?:các )?(?:tỉnh|huyện|thành phố|thị xã|địa phương)"
    r"(?:(?:,| và) (?:huyện|thành phố|thị xã))* (?:bố trí|cân đối|tự bố trí|tự cân đối|cấp)(?![^\W_])"
)
_DENIED = re.compile(
    r"(?<![^\W_])(?:không|chưa)(?: còn)? (?:được|có|nhận)(?: (?:giao|cấp|bố trí|hỗ trợ|phân bổ))?(?: (?:kinh phí|vốn|nguồn|đề án))* $"
)
"""Before a source that there was none of."""
_BY_MINISTRY = re.compile(
    r"(?<![^\W_])do bộ(?: công thương)? (?:phê duyệt|giao|cấp|hỗ trợ|phân bổ)(?![^\W_])"
)
_BY_BOTH = re.compile(
    r"(?<![^\W_])(?:ubnd tỉnh và bộ công thương|bộ công thương và ubnd tỉnh)(?: đã)? (?:phê duyệt|giao|duyệt|phân bổ)(?![^\W_])"
)
_BY_OWNERS = re.compile(
    any_of("tổ chức, cá nhân", "cơ sở", "doanh nghiệp", "đơn vị", "hợp tác xã", "htx", "công ty")
    + r"(?: (?:tham gia|thụ hưởng|và|công nghiệp|nông thôn|cnnt|tiểu thủ công nghiệp|cn ?- ?ttcn|sản xuất|được hỗ trợ)){0,5}"
    r" (?:góp vào|(?<=thụ hưởng )bỏ ra)(?![^\W_])"
    "|"
    + any_of("các", "những")
    + r" (?:cơ sở|doanh nghiệp|đơn vị)(?: (?:công nghiệp|nông thôn|cnnt|cn ?- ?ttcn)){0,3}"
    r" đầu tư(?= (?:(?:trên|hơn|gần|khỏang) )?\d)"
)
"""Those who are helped, as givers: "các tổ chức, cá nhân tham gia góp vào"."""
_GIVE = ("ngân sách", " do ", "bộ công thương", "góp vào", "bỏ ra", "đầu tư ")
_OF_MONEY = re.compile(r"kinh phí|vốn|ngân sách|đề án|nhiệm vụ|đồng(?![^\W_])|hỗ trợ")
_JOINT = re.compile(
    r" (?:và|lẫn|cùng|cùng với|cộng với|với cả)(?: từ| của| cả| các)?(?: chương trình| nguồn| kinh phí| vốn){0,2}(?: của)? ?"
)
_LEVEL_ALONE = re.compile(
    _JOINT.pattern + r"(?:địa phương|các địa phương|tỉnh|các tỉnh)(?![^\W_])(?! (?:[^\W\d_]+ ){0,2}\d)"
)
_BESIDES = re.compile(
    r"(?<![^\W_])(?:ngòai|bên cạnh|không kể|chưa kể)(?: sự hỗ trợ| phần| kinh phí| nguồn| vốn| từ| của| các đề án){0,4} $"
)
_SET_OFF = re.compile(r"[^,.;:\d]{0,40},")
_OF_YEARS = re.compile(r",? (?:trong )?giai đọan ")
_EACH = "lần lượt"
_OWN_NEAR = 24
"""Characters behind a figure in which a source may be its own."""
_NUMBER_BEHIND = re.compile(r" (?:là |có |hỗ trợ |đạt )?(?:gần |hơn |trên )?\d")
_HEAD = re.compile(
    r"[ ]*[-+*•–·]*[ ]*(?:(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)/] ?)?(?:về |đối với |phần |nguồn |vốn |kinh phí |chương trình )*"
)
_HEAD_ENDS = re.compile(r"[ ]*(?::|$)")


def funding_cues(report: Report) -> Cues:
    """The funding cues of a report: "vốn ngân sách tỉnh" is the province's, and so is "ngân sách" where a province gives from it."""
    low, cues = report.text.low, _joined(report, _abbreviated(report.text.low, report.cues["funding"]))
    if "ngòai " in low or "bên cạnh " in low or "kể " in low:
        cues = Cues([cue for cue in cues.found if not _is_set_aside(low, cue)])
    if "không " in low or "chưa " in low:
        cues = Cues([cue for cue in cues.found if not _DENIED.search(low, max(0, cue.start - 40), cue.start)])
    if "ở cấp " in low:
        cues = Cues(
            [
                cue
                for cue in cues.found
                if not low.startswith("ở cấp ", cue.start) or _tells_money(report, cue)
            ]
        )
    if "bỏ " in low or "góp " in low:
        cues = Cues(
            [cue for at, cue in enumerate(cues.found) if not _is_put_in_by(low, cues.found[:at], cue)]
        )
    own = _own_budgets(report) if any(word in low for word in _GIVE) else []
    if not own and "ngân sách" not in low and "đối ứng" not in low:
        return cues
    within = {place for cue in own for place in range(cue.start, cue.end)}
    named = (
        _of_level(low, cue) for cue in cues.found if cue.start not in within and cue.end - 1 not in within
    )
    return Cues(sorted([*own, *named]))


def _is_put_in_by(low: str, before: list[Cue], cue: Cue) -> bool:
    """ "ngân sách tỉnh bỏ ra 26,5 tỷ đồng": what a budget puts in is not the owners'."""
    budget = before[-1] if before else None
    return (
        budget is not None
        and cue.value == "beneficiary"
        and budget.value in {"national", "local", "state"}
        and low.startswith(("bỏ ", "góp "), cue.start)
        and low[budget.end : cue.start].strip() in {"", "sẽ", "đã"}
    )


def _tells_money(report: Report, cue: Cue) -> bool:
    """ "Ở cấp huyện, 6 nơi mở 5 kỳ bình chọn": a level names its money only beside money or projects."""
    return _OF_MONEY.search(report.words(report.segments.sentence(cue.start))) is not None


def is_title_of_programme(report: Report, cue: Cue) -> bool:
    """ "chương trình khuyến công tỉnh Lai Châu": the province's programme, not a source."""
    low = report.text.low
    if low.endswith(("từ ", "bằng "), 0, cue.start) and low.startswith(
        ("kinh phí", "nguồn", "vốn"), cue.start
    ):
        return False
    return (
        low.endswith(("khuyến công tỉnh", "khuyến công thành phố", "khuyến công tp"), cue.start, cue.end)
        and report.text.flat[cue.end + 1 : cue.end + 2].isupper()
    )


def is_programme_of_years(report: Report, cue: Cue) -> bool:
    """ "Chương trình khuyến công tỉnh giai đoạn 2021-2025": what all sources together pay for, though one level bears it."""
    return (
        report.text.low.endswith(("khuyến công tỉnh", "khuyến công thành phố"), cue.start, cue.end)
        and _OF_YEARS.match(report.text.low, cue.end) is not None
    )


def source_of_label(report: Report, cues: Cues, line: Span) -> str | None:
    """The source that a line is headed by: "2. Khuyến công địa phương", "- Về nguồn trung ương: …"."""
    named = cues.first(*line)
    if named is None or not _HEAD.fullmatch(report.text.low, line[0], named.start):
        return None
    return named.value if _HEAD_ENDS.match(report.text.low, named.end, line[1]) else None


def _abbreviated(low: str, cues: Cues) -> Cues:
    """ "khuyến công quốc gia (KCQG)" is one name, so that what stands behind it is not told of the short form once more."""
    kept: list[Cue] = []
    for cue in cues.found:
        last = kept[-1] if kept else None
        twice = last is not None and last.value == cue.value and low[last.end : cue.start] == " ("
        if last is not None and twice and low.startswith(")", cue.end):
            kept[-1] = last._replace(end=cue.end + 1)
            continue
        kept.append(cue)
    return Cues(kept) if len(kept) < len(cues.found) else cues


def _joined(report: Report, cues: Cues) -> Cues:
    """ "cả khuyến công quốc gia lẫn khuyến công tỉnh", ahead of what they paid: both are the state's."""
    low, found = report.text.low, cues.found
    kept: list[Cue] = []
    for cue in found:
        last = kept[-1] if kept else None
        pair = (
            last is not None
            and {last.value, cue.value} == _BOTH
            and _JOINT.fullmatch(low, last.end, cue.start)
        )
        if last is not None and pair and _of_both(report, last.start, cue.end):
            kept[-1] = Cue(last.start, cue.end, "state")
        else:
            kept.append(cue)
    for place, cue in enumerate(kept):
        alone = _LEVEL_ALONE.match(low, cue.end) if cue.value == "national" else None
        if alone and _of_both(report, cue.start, alone.end()):
            kept[place] = Cue(cue.start, alone.end(), "state")
    return Cues(kept) if kept != found else cues


def _of_both(report: Report, start: int, end: int) -> bool:
    """Whether two sources stand ahead of figures of both, not each with its own."""
    low = report.text.low
    sentence = report.segments.sentence(start)
    return (
        (
            low.endswith((" cả ", ", cả "), 0, start)
            or not any(
                sentence[0] <= token.start and start - _OWN_NEAR < token.end <= start
                for token in report.quantities
            )
        )
        and _NUMBER_BEHIND.match(low, end) is None
        and _EACH not in low[end : sentence[1]]
    )


def _is_set_aside(low: str, cue: Cue) -> bool:
    """ "Ngoài nguồn của tỉnh, Bộ giao 2 đề án …": a source that what follows has not."""
    before = _BESIDES.search(low, max(0, cue.start - 40), cue.start)
    return before is not None and _SET_OFF.match(low, cue.end) is not None


def _of_level(low: str, cue: Cue) -> Cue:
    """ "vốn ngân sách" with the level behind it, "đối ứng" with the one that pays before or behind it: whose money it is."""
    if cue.value == "beneficiary" and low.endswith("đối ứng", cue.start, cue.end):
        paid = _GIVERS.search(low, max(0, cue.start - 12), cue.start) or _OF_GIVER.match(low, cue.end)
        return cue._replace(value="local") if paid else cue
    level = _OF_LEVEL.match(low, cue.end) if cue.value == "state" else None
    if level is None or not low.endswith("ngân sách", cue.start, cue.end):
        return cue
    return Cue(cue.start, level.end(), "national" if level[0].endswith("trung ương") else "local")


def _own_budgets(report: Report) -> list[Cue]:
    """ "huyện dành 420 triệu đồng từ ngân sách": a budget that is named after no one is that of the province or district that gives.

    "phần khuyến công do các huyện, thành phố bố trí" is theirs too.
    """
    low = report.text.low
    found = [
        Cue(bare.start("source"), bare.end("source"), "local")
        for bare in _BARE.finditer(low)
        if _GIVER.search(low, *report.segments.sentence(bare.start()))
    ]
    found += [Cue(*given.span(), "local") for given in _BY_LEVELS.finditer(low)]
    found += [Cue(*given.span(), "national") for given in _BY_MINISTRY.finditer(low)]
    found += [Cue(*given.span(), "state") for given in _BY_BOTH.finditer(low)]
    found += [Cue(*given.span(), "beneficiary") for given in _BY_OWNERS.finditer(low)]
    return sorted(found)
