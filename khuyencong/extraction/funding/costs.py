"""What a machine, workshop or project cost in all: the money of all sources, where the words behind it tell who paid a part.

Totals that their parts split are wholes.py's; whose the parts are is told in own.py.
"""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.funding.wholes import PASSED_ON
from khuyencong.extraction.setting.cues import Cues
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope

_TOTAL = re.compile(
    r"tổng (?:kinh phí|vốn|giá trị|mức đầu tư|nguồn vốn|chi phí|trị giá)|vốn đầu tư|giá trị đầu tư|kinh phí đầu tư"
    r"|chi phí (?:của )?(?:cả|tòan bộ|mỗi|từng) (?:đề án|dự án|mô hình)"
    r"|tiền (?:sắm|mua|đầu tư|máy|thiết bị)|trị giá"
    r"|(?<![^\W_])(?:công ty|htx|hợp tác xã|cơ sở|doanh nghiệp|hộ|xưởng)[^,;.\d]{0,40} đầu tư(?: gần| hơn| trên| khỏang)? $"
    r"|(?<![^\W_])(?:hết|tốn|ngốn|mất)(?: cả thảy| chừng| khỏang| gần| hơn| trên)? ?$"
)
_PRICED = re.compile(r"(?:tổng (?:kinh phí|vốn|giá trị|mức|chi phí)|chi phí|trị giá|giá)[^,;.:\d]*$")
_NEAR = 60
"""Characters before a cost that may call it one."""
_BEHIND = 30
"""Characters behind a grant that may say whose it is."""
_PAID_IN_PART = re.compile(
    r"[,;] ?(?:trong đó )?(?:phần )?(?:khuyến công|nhà nước|ngân sách|trung tâm|tỉnh|huyện)[^,;.\d]*"
    r" (?:hỗ trợ|góp|tài trợ)[^,;.\d]*\d+(?:,\d+)? ?%"
)
"""Right behind a cost: a part of it, in per cent, is a grant."""
_MOSTLY_OWN = re.compile(
    r"[,;(] ?(?:trong đó )?(?:phần lớn|một nửa|quá nửa|hơn nửa|hơn một nửa|một phần|đa phần|chủ yếu)[^,;.\d]{0,12}"
    r"(?: là| do| từ| bằng|:)(?: vốn| tiền| nguồn)? (?:vay|tự|đối ứng|của (?:cơ sở|gia đình|công ty|doanh nghiệp|xã viên|hợp tác xã|htx))"
)
"""Right behind a cost: a part of it is the owners', and so another is not."""
_SUPPORT = re.compile(r"khuyến công|nhà nước|trung tâm|ngân sách|phần hỗ trợ|được hỗ trợ")
_GIVEN = re.compile(
    r"(?<![^\W_])(?:hỗ trợ|góp|cấp|trong đó|được|cho|tài trợ|đỡ|giúp|trợ|bù|lo|chi|rót|trích|đóng|thêm"
    r"|phần (?:của )?(?:khuyến công|nhà nước|ngân sách))(?![^\W_])"
)


def is_cost_of_all(report: Report, cues: Cues, draft: Draft, here: Scope) -> bool:
    """ "tổng kinh phí 514 triệu đồng thì khuyến công hỗ trợ 200 triệu đồng": the whole cost of a project, all sources."""
    if draft.indicator != "budget" or draft.token.kind != "money":
        return False
    low, start, end = report.text.low, draft.token.end, here.sentence[1]
    if _PAID_IN_PART.match(low, start, end) and _PRICED.search(here.words):
        return True
    grants = _money_behind(report, here)
    if not grants and not _MOSTLY_OWN.match(low, start, end):
        return False
    if not _TOTAL.search(here.words[-_NEAR:]):
        return False
    if not grants:
        return True
    whole, first = draft.token.value or 0, grants[0]
    if sum(grant.value or 0 for grant in grants) >= whole:
        return False
    between = low[start : first.start]
    if not _SUPPORT.search(low, start, min(first.end + _BEHIND, end)) or not _GIVEN.search(between):
        return False
    return {cue.value for cue in cues.within(start, first.start)} <= PASSED_ON


def _money_behind(report: Report, here: Scope) -> list[Token]:
    """The amounts that follow at once, one upon the other, up to the end of the sentence."""
    found: list[Token] = []
    token = here.after
    while token is not None and token.start < here.sentence[1] and token.kind == "money":
        found.append(token)
        token = report.scopes[token.start].after
    return found
