"""Whose money a whole is, by the parts that the words around it name. Whether the parts add up is told in sums.py."""

import re
from typing import Final

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.funding.cues import source_of_label
from khuyencong.extraction.setting.cues import Cues
from khuyencong.extraction.setting.neighbourhood import is_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope

PASSED_ON: Final = frozenset({"national", "local", "state"})
"""Sources that hold for the rest of their sentence; counterpart capital and totals hold for their own figure only."""
_SUM_OF_MONEY = re.compile(r"tổng (?:kinh phí|số tiền|vốn)[^,;.]*$")
_WHOLE_COST = re.compile(
    r"tổng (?:giá trị|vốn|chi phí|mức đầu tư|kinh phí đầu tư)[^,;.]*$|trong tổng (?:số|vốn|kinh phí)[^,;.]*$"
)
_INVESTED = re.compile(r"(?:vốn|giá trị|mức) đầu tư(?: là| của dự án| gần| hơn| trên| khỏang)* $")
_COST_OF_PROJECT = re.compile(r"(?:tổng (?:vốn|chi phí|giá trị|mức)|trị giá|giá)[^,;.]*$")
_POT = re.compile(r"[^,;.\d]{0,12}(?:được giao|hỗ trợ|phân bổ|chia|dành|cấp)(?![^\W_])")
"""Right behind a total: it is a fund that is dealt out, not what something costs."""
_SPLIT = re.compile(r"[^.;)\n]{0,60}?(?:trong đó|bao gồm|gồm)(?![^\W_])")
_SPLITS_NEXT = re.compile(r"\s*(?:trong (?:số )?(?:đó|này)|bao gồm|gồm)(?![^\W_])")
_PART_OF_IT = re.compile(
    r"[^.;]{0,40}khuyến công[^.;]{0,30} \d[\d.,]* (?:triệu|tỷ) đồng trong (?:số|khỏan) (?:này|đó|ấy)(?![^\W_])"
)
_COST = re.compile(
    r"(?<![^\W_])(?:chi phí|trị giá|giá|tốn|hết)(?: cả thảy| tất cả| tổng cộng| là| hơn| gần| trên| khỏang)* $"
)
_GRANT_OF_IT = re.compile(
    r", (?:trong đó|gồm)(?: có)? \d[\d.,]* (?:triệu|tỷ) đồng (?:do|từ|là|của|bằng)(?: nguồn| vốn| kinh phí| tiền)? khuyến công"
)
_GRANT_IN_BRACKET = re.compile(
    r"(?: \(|: )(?:trong đó,? ?)?(?:có |phần )?(?:(?:nguồn |vốn |kinh phí |tiền )*(?:khuyến công|kcqg|kcđp)|khuyến công)"
    r"(?: địa phương| quốc gia| tỉnh| hỗ trợ| là| hơn| gần| trên| khỏang)* (?=\d)"
)
"""Right behind a cost: the bracket tells what the programme gave of it."""
_ROUNDED = 200
"""Parts that are off by more than one in so many are not the whole's."""
_LEVELS = frozenset({"national", "local"})
_ITEMS = 8
"""Lines of a list that may split a whole at most."""


def source_of_whole(report: Report, cues: Cues, draft: Draft, here: Scope) -> tuple[str, str] | None:
    """The source of a whole that the figures beside it split, and the name of the rule."""
    if draft.indicator == "projects" and _above_its_sections(report, cues, here):
        return "state", "funding.split"
    if draft.indicator != "budget" or draft.token.kind != "money":
        return None
    if _INVESTED.search(here.words) and _is_whole_of_grant(report, draft, here):
        return "total", "funding.smaller_grant"
    if "tổng" in here.words:
        if _SUM_OF_MONEY.search(here.words):
            source = _of_counts_before(report, here)
            if source:
                return source, "funding.counts_before"
        pot = _POT.match(report.text.low, draft.token.end, here.sentence[1])
        if not pot and _WHOLE_COST.search(here.words) and _is_whole_of_grant(report, draft, here):
            return "total", "funding.smaller_grant"
    granted = _GRANT_IN_BRACKET.match(report.text.low, draft.token.end) or (
        _COST.search(here.words) and _GRANT_OF_IT.match(report.text.low, draft.token.end)
    )
    if granted and here.after and _is_less(here.after, draft):
        return "total", "funding.split"
    source = _of_parts_behind(report, cues, draft, here) or _of_amounts_behind(report, cues, draft, here)
    if source is None and _above_its_sections(report, cues, here):
        source = "state"
    return (source, "funding.split") if source else None


def _is_less(token: Token, draft: Draft) -> bool:
    return token.kind == "money" and token.value is not None and token.value < draft.value


def _of_counts_before(report: Report, here: Scope) -> str | None:
    """ "50 đề án … địa phương, 01 đề án … quốc gia, tổng kinh phí 5 tỷ đồng": money told of all the counts before it."""
    sources: set[str] = set()
    for other in reversed(report.drafts):
        if other.start < here.sentence[0] or other.token.kind == "money":
            break
        if other.token.kind == "count" and other.funding and other.own_funding:
            sources.add(other.funding)
    if len(sources) < 2:
        return None
    return "total" if sources & {"other", "beneficiary", "total"} else "state"


def _is_whole_of_grant(report: Report, draft: Draft, here: Scope) -> bool:
    """ "có 300 triệu đồng từ khuyến công, đầu tư hai máy, tổng giá trị trên 700 triệu đồng": the whole cost, told after the grant."""
    grants = [
        other
        for other in report.drafts[-6:]
        if other.start >= here.sentence[0] and other.measure == draft.measure and other.value < draft.value
    ]
    return bool(grants) and grants[-1].funding in PASSED_ON


def _of_parts_behind(report: Report, cues: Cues, draft: Draft, here: Scope) -> str | None:
    """ "9 tỷ đồng, trong đó ngân sách tỉnh …, các cơ sở đối ứng …": the sources that split it, whether the figures add up or not."""
    if here.after is None:
        return None
    start, end = draft.token.end, here.sentence[1]
    if _COST_OF_PROJECT.search(here.words) and _grants_next(report, end):
        return "total"
    if not _SPLIT.match(report.text.low, start, end) and _SPLITS_NEXT.match(report.text.low, end):
        end = report.segments.sentence(min(end, report.segments.end - 1))[1]
    elif not _SPLIT.match(report.text.low, start, end):
        if not _COST_OF_PROJECT.search(here.words):
            return None
        named = {cue.value for cue in cues.within(start, here.item[1])}
        return "total" if "beneficiary" in named and _smaller(report, draft, here, end) > 1 else None
    if report.words((start, end)).rstrip().endswith(":"):
        end = _end_of_list(report, end)
    if _smaller(report, draft, here, end) < 2:
        return None
    named = {cue.value for cue in cues.within(start, end) if report.segments.bracket(cue.start) is None}
    if named & PASSED_ON and named & {"beneficiary", "other"}:
        return "total"
    return "state" if {"national", "local"} <= named and not _leaves_much(report, draft, here, end) else None


def _grants_next(report: Report, end: int) -> bool:
    """ "… tổng số tiền đầu tư 120 triệu đồng. Quỹ khuyến công hỗ trợ 50 triệu đồng trong số này": a part in the next sentence."""
    sentence = report.segments.sentence(min(end, report.segments.end - 1))
    return sentence[0] >= end and _PART_OF_IT.match(report.text.low, *sentence) is not None


def _of_amounts_behind(report: Report, cues: Cues, draft: Draft, here: Scope) -> str | None:
    """ "138 tỷ đồng; khuyến công quốc gia chiếm 44% (61 tỷ đồng), địa phương 56% (77 tỷ đồng)": amounts of several sources that add up."""
    end = here.sentence[1]
    if here.after is None or here.after.start >= end:
        return None
    named = {cue.value for cue in cues.within(draft.token.end, end)} & (PASSED_ON | {"beneficiary"})
    if len(named) < 2 and named != {"beneficiary"}:
        return None
    home = report.segments.bracket(draft.start)
    told = _amounts_up_to(report, here, end)
    level = [token for token in told if report.segments.bracket(token.start) == home]
    parts = [token.value or 0 for token in (level if len(level) > 1 else told)]
    whole = draft.token.value or 0
    if not 2 <= len(parts) <= len(named) + 1 or abs(sum(parts) - whole) * _ROUNDED > whole:
        return None
    if "beneficiary" in named:
        return "total"
    return "state" if {"national", "local"} <= named else None


def _above_its_sections(report: Report, cues: Cues, here: Scope) -> bool:
    """Whether the figure is told right above sections or labels that split the report: "1) Khuyến công quốc gia: …", "2) …"."""
    if cues.within(*here.line):
        return False
    heads: list[str] = []
    for line in report.segments.lines_after(here.line[0]):
        head = source_of_label(report, cues, line)
        if head:
            heads.append(head)
        elif not heads and report.words(line).strip():
            return False
    return set(heads) == _LEVELS


def _leaves_much(report: Report, draft: Draft, here: Scope, end: int) -> bool:
    """Whether the amounts up to `end` leave more than a third of the whole to someone who is not told."""
    whole = draft.token.value or 0
    told = sum(token.value or 0 for token in _amounts_up_to(report, here, end))
    return told * 3 < whole * 2


def _smaller(report: Report, draft: Draft, here: Scope, end: int) -> int:
    """How many smaller amounts of money follow up to `end`."""
    whole = draft.token.value or 0
    return sum((token.value or 0) < whole for token in _amounts_up_to(report, here, end))


def _amounts_up_to(report: Report, here: Scope, end: int) -> list[Token]:
    """The amounts of money that follow up to `end`."""
    found: list[Token] = []
    token = here.after
    while token is not None and token.start < end:
        if token.kind == "money":
            found.append(token)
        token = report.scopes[token.start].after
    return found


def _end_of_list(report: Report, place: int) -> int:
    """The end of the list whose items begin at `place`."""
    end = place
    for number, line in enumerate(report.segments.lines_after(max(place - 1, 0))):
        words = report.words(line).strip()
        if number > _ITEMS or (words and not is_item(report, line)):
            break
        end = line[1]
    return end
