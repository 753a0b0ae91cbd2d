"""The source that a figure's own clause tells: a cue that binds it, a bare level beside the other one, the owners as those who pay.

What sentence, paragraph, list and headline say of it is told in sources.py.
"""

import re

from khuyencong.extraction.funding.cues import is_title_of_programme
from khuyencong.extraction.funding.wholes import PASSED_ON
from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.neighbourhood import in_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope

_FROM = re.compile(
    r"[,(]? ?(?:đều |cũng |tất cả |tòan bộ )?(?:được )?(?:(?:lấy|trích|huy động) )?(?:từ|bằng|thuộc|do|là|kể cả|tính cả|gồm cả"
    r"|bao gồm cả|(?P<both>cả)) "
)
_OUT_OF = re.compile(r" (?:từ|bằng|thuộc)(?: nguồn| vốn| kinh phí| ngân sách| chương trình)? ?$")
_WITH = re.compile(r" với (?:số tiền |kinh phí |tổng kinh phí )?(?:gần |hơn |trên )?")
_BOTH = frozenset({"national", "local"})
_BARE_LEVEL = re.compile(
    r"[,;]? (?:và |còn )?(?:nguồn |vốn |phần |của )?(địa phương|tỉnh|quốc gia|trung ương) (?:là |có |đạt |góp )?(?:gần |hơn |trên )?"
)
_LABEL = re.compile(
    r"[ ]*[-+*•–·]* ?(?:nguồn |vốn |phần |cấp )?(địa phương|tỉnh|quốc gia|trung ương) ?: ?(?:gần |hơn |trên )?"
)
_OF_LEVEL = re.compile(
    r" (?:của|từ|do|cấp|thuộc)(?: nguồn| vốn)? (địa phương|tỉnh|quốc gia|trung ương)"
    r"(?= và |[,;.)]| cấp| hỗ trợ| góp| lo(?![^\W_])| chi| tài trợ| đảm nhận| phụ trách|$)"
)
_LEVEL_GIVES = (
    r"(địa phương|tỉnh|quốc gia|trung ương)"
    r"(?: sẽ)?(?: hỗ trợ| cấp| lo| góp| bố trí| chi| rót| bảo đảm| đảm bảo)?(?: là| có| đạt)?(?: gần| hơn| trên| khỏang)? "
)
_AHEAD = re.compile(
    r"(?:(?<=[,;:(.]) ?|(?<![^\W_])(?:và|còn|do|từ|của|phần|nguồn|vốn|gồm|trong đó|trong đó có) )(?:của )?"
    + _LEVEL_GIVES
    + r"(?=\d)"
)
_LEVEL_AHEAD = re.compile(_LEVEL_GIVES + "$")
_OF_A_LEVEL = frozenset({"budget", "projects", "establishments", "models", "classes"})
_CLOSE = 45
_FAR = 90
"""Characters from a figure to its source behind it at most; the greater where words say that it is paid out of that."""
_NEAR = 40
"""Characters before a figure that may hold its level."""
_OF_OWNERS = re.compile(
    r" (?:còn lại )?(?:là )?(?:(?:vốn )?đầu tư (?:của|từ)|của|do) (?:chính |các |chủ )*(?:cơ sở|doanh nghiệp|đơn vị thụ hưởng"
    r"|hợp tác xã|htx|xã viên|thành viên|người dân|nhân dân|dân(?! tộc)|gia đình|hộ)(?![^\W_])"
)
"""Right behind money: whose own it is."""
_OWNERS_PAY = re.compile(
    r"(?<![^\W_])(?:cơ sở|doanh nghiệp|công ty|htx|hợp tác xã|đơn vị|gia đình|hộ|xưởng|tổ|anh|chị|ông|bà|xã viên|người dân)"
    r"(?: [^\W\d_]+){0,4} (?:(?:gom |đóng )?góp(?: vốn)?|bỏ(?: vốn)?|bù|chi thêm|chịu|lo|vay|vay mượn|gom|dồn|xoay|xoay xở|chạy|vét)"
    r"(?: thêm| vào| được| nốt)?(?: vốn| tiền)?(?: [^\W\d_]+){0,2}?(?: được)?(?: số còn lại| phần còn lại)?(?: là)?"
    r"(?: gần| hơn| trên| khỏang)? $"
)
"""Right before money: the owners put it in themselves."""
_PAY = re.compile(r"góp|bỏ|bù|chi thêm|chịu|lo |vay|gom|dồn|xoay|chạy|vét")
_OWNERS_INVEST = re.compile(
    r"(?<![^\W_])(?:cơ sở|doanh nghiệp|công ty|htx|hợp tác xã|đơn vị)(?: [^\W\d_]+){0,3} đầu tư(?: thêm)?"
    r"(?: gần| hơn| trên| khỏang)? $"
)
"""Right before money that follows a grant: what the owners add to it."""
_PURSE = re.compile(
    r"(?:[,;:(] ?|(?<![^\W_])(?:gồm|và|còn|trong đó) )ngân sách (?:là |có |chi |cấp |góp |hỗ trợ |bố trí )?(?:gần |hơn |trên |khỏang )?$"
)
_OWNERS = re.compile(
    r"[,;] ?(?:và |còn |phần )?(?:của )?(?:các )?(?:cơ sở|doanh nghiệp|hợp tác xã|đơn vị thụ hưởng|người dân)"
    r"(?: là| có)?(?: gần| hơn| trên| khỏang)? "
)
_LEVEL = frozenset({"level"})
_BARRED = {"percent": _LEVEL | {"total"}, "count": _LEVEL | {"beneficiary"}}
"""What no percent and no count is: a total it is a share of; the counterpart capital that those counted have or lack."""
_LEVEL_BEFORE = re.compile(r" ?(?:có|chiếm|là|gồm|hỗ trợ|được)? ?(?:gần|hơn|trên|khỏang)? ?")
_JOINED = re.compile(r"(?: \([^)]{1,12}\))?(?: và|,) ")
_ADDED = re.compile(
    r"(?<![^\W_])(?:cộng thêm|tính thêm|kể cả|tính cả|gồm cả|gộp cả|cộng cả)(?: các)?(?: đề án| vốn| phần| nguồn)? $"
)
_PAIR = re.compile(
    r"(?: [^\W\d_]+){0,4}(?P<mark>,| và| cùng| với)(?: với)?(?: tổng)?(?: kinh phí| số tiền)? (?:gần |hơn |trên )?"
)
_OF_PAIR = re.compile(
    r"(?: [^\W\d_]+){0,3},? (?:đều )?(?:là|từ|bằng|thuộc|của|do)(?: nguồn| vốn| kinh phí| chương trình)? "
)
_NUMBER = re.compile(r" (?:là |có |hỗ trợ |gồm )?(?:gần |hơn |trên )?\d")
_MARK_OR_BRACKET = re.compile(r"[.,;:()\n]")
_MARK_OR_AND = re.compile(r"[,;:]| và | cùng(?: với)? $")
_OF_THEM_FROM = re.compile(r" trong (?:đó|số đó|số này) (?:là|từ|thuộc|do|dùng)(?: nguồn| vốn)? ")
_MORE = re.compile(r"(?:lại |còn |và )?(?:có |được )?thêm(?: gần| hơn| trên)? $|ngòai ra[^,;]*$")
"""Right before a figure: what comes on top of a source told before it is not of that source."""
_MEANS = re.compile(
    r"(?<![^\W_])(?:với|bằng|từ|nhờ)(?: tổng)?(?: kinh phí| nguồn| vốn)*(?: gần| hơn| trên| khỏang)? $"
)
_THEN = re.compile(r"[^,;.:]{0,40}, (?:đã (?:có )?|có )?")
_THEREBY = re.compile(r"(?<![^\W_])(?:qua đó|nhờ đó|từ đó|cũng trong (?:năm|kỳ))(?![^\W_])")
_NEXT_SUBJECT = re.compile(r" (?:(?:và|còn(?! lại)|thì) |với (?!(?:nguồn|kinh phí|vốn)))")


def own_source(report: Report, cues: Cues, draft: Draft, here: Scope) -> str | None:
    """The source that the words beside a figure tell; a cue that is but the title of a programme tells none."""
    if "ratio.leverage" in draft.reasons:
        return "beneficiary"  # what a dong of support draws out of the owners
    level = _of_bare_level(report, cues, draft, here)
    if level:
        return level
    if _by_both(report, draft, here):
        return "state"
    cue = _own_cue(report, cues, draft, here)
    if draft.indicator in {"budget", "share"} and _paid_by_owners(report, cue, here):
        return "beneficiary"
    if cue is not None and not is_title_of_programme(report, cue):
        return _with_another(report, cues, cue, here)
    if cue is None and draft.token.kind == "count":
        shared = _of_pair(report, cues, here)
        if shared:
            return shared
    if draft.indicator == "budget" and (
        _OF_OWNERS.match(report.text.low, *here.right)
        or ("đầu tư" in here.words and _OWNERS_INVEST.search(here.words) and _grant_before(report, draft))
    ):
        return "beneficiary"
    return _elided(report, draft, here) or _of_payer(report, draft, here)


def _of_pair(report: Report, cues: Cues, here: Scope) -> str | None:
    """ "6 đề án nhóm cùng 2 đề án điểm từ khuyến công quốc gia": a count shares the source behind the figure joined to it."""
    other, low = here.after, report.text.low
    if other is None or other.start >= here.sentence[1]:
        return None
    joined = _PAIR.fullmatch(low, here.right[0], other.start)
    if joined is None or (other.kind != "count" and joined["mark"] != ","):
        return None
    cue = cues.first(other.end, min(other.end + _NEAR, here.sentence[1]))
    if cue is None or cue.value not in _BOTH or not _OF_PAIR.fullmatch(low, other.end, cue.start):
        return None
    return None if _NUMBER.match(low, cue.end) else cue.value


def _by_both(report: Report, draft: Draft, here: Scope) -> bool:
    """ "Với 1,8 tỷ đồng khuyến công địa phương cùng 1,1 tỷ đồng khuyến công quốc gia, 56 cơ sở …": a count that both paid for."""
    told, low = report.drafts[-2:], report.text.low
    if draft.token.kind != "count" or len(told) < 2 or told[0].start < here.sentence[0]:
        return False
    paid = {other.funding for other in told if other.indicator == "budget" and other.own_funding}
    means = paid == _BOTH and _MEANS.search(low, here.sentence[0], told[0].start)
    return bool(means) and _THEN.fullmatch(low, told[1].token.end, draft.start) is not None


def brought_by_both(report: Report, draft: Draft, here: Scope) -> bool:
    """ "quốc gia 17 tỷ đồng; địa phương 45 tỷ đồng, qua đó dạy nghề cho 9.340 lao động": a count that is of neither alone."""
    if draft.token.kind != "count":
        return False
    told = [other for other in report.drafts[-8:] if other.start >= here.opening and other.own_funding]
    both = {other.funding for other in told} >= _BOTH
    return both and _THEREBY.search(report.text.low, told[-1].token.end, draft.start) is not None


def _paid_by_owners(report: Report, cue: Cue | None, here: Scope) -> bool:
    """Whether the words right beside money tell its owners, with no other source nearer to it."""
    paid = _OWNERS_PAY.search(here.words) if _PAY.search(here.words) else None
    if paid and (cue is None or cue.end <= here.left[0] + paid.start()):
        return True
    return (cue is None or cue.end <= here.left[1]) and _OF_OWNERS.match(
        report.text.low, *here.right
    ) is not None


def _of_payer(report: Report, draft: Draft, here: Scope) -> str | None:
    """ "(ngân sách 9 tỷ đồng, doanh nghiệp 40 tỷ đồng)": the state's purse, and beside its money the owners'."""
    if draft.indicator != "budget":
        return None
    if "ngân sách" in here.words:
        return "state" if _PURSE.search(here.words) else None
    if here.left[0] == here.item[0] > here.sentence[0]:
        last = report.drafts[-1] if report.drafts else None
        beside = last is not None and last.start >= here.sentence[0] and _is_grant(last)
        return "beneficiary" if beside and _OWNERS.fullmatch("," + here.words) else None
    return "beneficiary" if _OWNERS.fullmatch(here.words) and _grant_before(report, draft) else None


def _grant_before(report: Report, draft: Draft) -> bool:
    """Whether the figure before it in its item is money of the programme."""
    told = in_item(report, draft)
    return bool(told) and _is_grant(told[-1])


def _is_grant(draft: Draft) -> bool:
    return draft.indicator == "budget" and draft.funding in PASSED_ON


def _own_cue(report: Report, cues: Cues, draft: Draft, here: Scope) -> Cue | None:
    """The funding cue that binds a figure within its own stretches; a bare level counts only right before it."""
    low = report.text.low
    left: Cue | None = None
    barred = _BARRED.get(draft.token.kind, _LEVEL)
    of_money = draft.indicator != "products"
    for cue in cues.within(*here.left):
        if cue.value not in barred and not is_title_of_programme(report, cue):
            left = cue
        elif cue.value == "level" and of_money and _LEVEL_BEFORE.fullmatch(low, cue.end, draft.start):
            left = cue._replace(value="local")
    start, stop = here.right
    right = next(
        (cue for cue in cues.within(draft.start, stop) if cue.end > start and cue.value not in barred), None
    )
    if right is not None and right.start >= here.clause_end and not _goes_on(report, here):
        right = None
    if right is not None and not _binds_right(report, right, here):
        right = None
    if left is not None and right is not None and _is_right_behind(right, left, here):
        return right
    if left is not None and right is None and _consumed(low, left, here) and _MORE.search(here.words):
        return None
    if left is not None and (right is not None or left.value not in PASSED_ON):
        if not _consumed(low, left, here):
            right = None
        elif left.value not in PASSED_ON:
            left = None
    return right or left


def _is_right_behind(right: Cue, left: Cue, here: Scope) -> bool:
    """ "bằng vốn quốc gia và địa phương đã làm 2 đề án khuyến công quốc gia": its level touches it, the other is of both.

    So it is where the other touches the figure before: "1,8 tỷ đồng khuyến công địa phương cùng 1,1 tỷ đồng khuyến công quốc gia".
    """
    if right.value not in _BOTH or right.start - here.right[0] > 1:
        return False
    return left.value == "state" or (here.before is not None and 0 <= left.start - here.before.end <= 1)


def _elided(report: Report, draft: Draft, here: Scope) -> str | None:
    """ "(khuyến công quốc gia 38 tỷ đồng, địa phương 104 tỷ đồng)": the level alone, beside a figure of the other one."""
    level = _BARE_LEVEL.fullmatch(here.words)
    before = report.drafts[-1] if level and report.drafts else None
    if level is None or before is None or before.start < here.sentence[0] or not before.own_funding:
        return None
    source = "national" if level[1] in {"quốc gia", "trung ương"} else "local"
    return source if before.measure == draft.measure and {before.funding, source} == _BOTH else None


def _goes_on(report: Report, here: Scope) -> bool:
    """Whether the words behind the clause's mark go on to say where it comes from, and no other figure stands with them."""
    said = _FROM.match(report.text.low, here.clause_end - 1)
    if said is None:
        return False
    if said["both"]:
        return here.after is None or here.after.start >= report.segments.clause(said.end())[1]
    bracket = report.segments.bracket(here.clause_end - 1)
    end = bracket[1] if bracket and bracket[0] == here.clause_end - 1 else here.sentence[1]
    return here.after is None or here.after.start > end


def _with_another(report: Report, cues: Cues, cue: Cue, here: Scope) -> str:
    """ "khuyến công quốc gia và khuyến công địa phương": the state; "cộng thêm … quốc gia", "kể cả vốn đối ứng": with what was told."""
    low = report.text.low
    added = _ADDED.search(low, max(0, cue.start - 26), cue.start)
    if cue.value not in _BOTH:
        return "total" if added and cue.value == "beneficiary" else cue.value
    if added:
        return "state"
    joined = _JOINED.match(low, cue.end)
    if joined is None:
        return cue.value
    wanted = {"national", "local"} - {cue.value}
    other = next((near for near in cues.within(cue.end, cue.end + 60) if near.value in wanted), None)
    if other is None or other.start - joined.end() >= 14 or "còn lại" in low[joined.end() : other.start]:
        return cue.value
    return cue.value if here.after and here.after.start - other.end < 24 else "state"


def _of_bare_level(report: Report, cues: Cues, draft: Draft, here: Scope) -> str | None:
    """Parts that are told apart by their level alone, behind the figure, ahead of it, or as labels of two lines."""
    if draft.indicator not in _OF_A_LEVEL:
        return None
    low = report.text.low
    behind = _OF_LEVEL.match(low, *here.right)
    if behind is not None and behind[1] == "trung ương":
        return "national"
    if behind is not None:
        told = {_source_of(level[1]) for level in _OF_LEVEL.finditer(low, *here.sentence)}
        told |= {cue.value for cue in cues.within(*here.sentence)}
        return _source_of(behind[1]) if told >= _BOTH else None
    label = _LABEL.fullmatch(low, here.line[0], draft.start)
    if label is not None:
        above, below = report.segments.line_before(here.line[0]), report.segments.line(here.line[1])
        beside = [_LABEL.match(low, *line) for line in (above, below) if line is not None]
        told = {_source_of(level[1]) for level in (label, *beside) if level is not None}
        return _source_of(label[1]) if told == _BOTH else None
    if not _LEVEL_AHEAD.search(here.words, max(0, len(here.words) - _NEAR)):
        return None
    told = report.words(here.sentence)
    if "trung ương" not in told and "quốc gia" not in told:
        return None
    ahead = {level.end(): _source_of(level[1]) for level in _AHEAD.finditer(low, *here.sentence)}
    return ahead.get(draft.start) if set(ahead.values()) == _BOTH else None


def _source_of(level: str) -> str:
    return "national" if level in {"quốc gia", "trung ương"} else "local"


def _consumed(low: str, cue: Cue, here: Scope) -> bool:
    """Whether a cue on the left belongs to the figure before it: close behind that one, and cut off from this one by a mark."""
    previous = here.before
    if (
        previous is None
        or cue.start - previous.end > 40
        or _MARK_OR_BRACKET.search(low, previous.end, cue.start)
    ):
        return False
    return _MARK_OR_AND.search(low, cue.end, here.left[1]) is not None


def _binds_right(report: Report, cue: Cue, here: Scope) -> bool:
    """ "5,32 tỷ đồng khuyến công quốc gia": close, with no new subject between, and not the head of the next figure."""
    between = report.text.low[here.right[0] : cue.start]
    if _OF_THEM_FROM.fullmatch(between):
        return True
    if (
        len(between) > (_FAR if _OUT_OF.search(between) else _CLOSE)
        or "trong đó" in between
        or (" gồm " in between and "gồm cả" not in between)
        or (cue.value == "beneficiary" and " và " in between)
        or _NEXT_SUBJECT.match(between)
    ):
        return False
    following = here.after
    if _OUT_OF.search(between) and _WITH.fullmatch(
        report.text.low, cue.end, following.start if following else cue.end
    ):
        return True
    return not (
        following and following.start - cue.end < 14 and len(between) > 14
        and not report.text.low.startswith(" và ", cue.end)
        and report.segments.clause(cue.start) == report.segments.clause(following.start)
    )  # fmt: skip
