"""Words of planning weighed: those that plan nothing (a plan counted, a name), what exceeds a plan, how decisions and sections open.

Sets nothing; the stages ask here.
"""

import re
from collections.abc import Callable

from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.report import Report
from khuyencong.extraction.setting.segments import Span
from khuyencong.extraction.stage.yardsticks import PLANS
from khuyencong.language.letters import any_of

IN_BRACKET = re.compile(
    r"(?:\(|so với |của |% )(?:tổng )?kế họach(?: cả)?"
    r"(?: giao| năm| vốn| đầu năm| ban đầu| đề ra| được giao)*(?: nay| \d{4})?(?: là| \(kế họach giao"
    r"| \()? ?(?:gần|hơn|trên)? ?$|kế họach(?: năm)?(?: \d{4})? ?\($"
)
"""What stands before the plan that a figure was measured by: "96% kế hoạch (", "so với kế hoạch ban đầu là"."""
WILL = frozenset({"sẽ", "phấn đấu", "dự kiến", "mục tiêu", "đặt mục tiêu", "đặt chỉ tiêu", "yêu cầu"})
FROM_NOW = frozenset(
    {"từ nay đến", "từ nay tới", "những tháng tới", "các tháng tới", "tới đây", "sắp tới", "thời gian tới"}
)
"""What opens a sentence on what is to come, over its commas."""
_TO_BE_DONE = frozenset({"giải ngân", "nghiệm thu", "hòan tất", "làm xong", "giải quyết"})
"""Verbs that another verb to come leads on to: "phấn đấu hỗ trợ 60 cơ sở, giải ngân 100% kế hoạch"."""
_ENDS = re.compile("[;.]|(?<![^\\W_])đã(?![^\\W_])")
_STOPS = re.compile("[,;.:]")
_TURNS = re.compile(r"[;:\n]|[.](?!\d)|(?<![^\W_])(?:đã|mới|đến nay|tính đến|kết quả)(?![^\W_])")
_BY_DECISION = re.compile(
    r"\s*(?:[^,;.:]{0,30} )?(?:(?P<plan>theo kế họach(?: năm(?: \d{4})?| đề ra)?,)"
    r"|(?:cũng )?(?:theo|tại)(?: các)? (?:quyết định|nghị quyết))"
)
"""How a sentence opens that tells what was decided, not what was done."""
_GIVES = re.compile(r"[^;]*(?:công nhận|chứng nhận|tôn vinh|danh hiệu|đạt giải|kết quả|mức hỗ trợ|quy định)")
BEYOND = re.compile(
    r"(?:vượt|thấp hơn|ít hơn|cao hơn|nhiều hơn|hụt|thiếu)(?: so với)? (?:kế họach|chỉ tiêu|mục tiêu|dự tóan)"
    r"(?: (?:năm|cả năm|đề ra|được giao|giao|tỉnh giao|\d{4}))*(?: là| tới| gần| hơn| khỏang)? $"
)
"""What exceeds a plan, or falls short of it, is no plan: "vượt kế hoạch giao 4 đề án"."""
PLAN_IS = re.compile(
    r"theo kế họach(?: (?:năm|cả năm|giao|đề ra|được giao|được duyệt|\d{4}))* (?:là|có|gồm) $"
)
"""What a plan holds: "kinh phí theo kế hoạch là 5 tỷ đồng"."""
_RECOGNISES = re.compile(r" [^.;]{0,70}(?<!đề nghị )công nhận")
_DENIED = re.compile(r"(?<![^\W_])(?:không|chưa|chẳng)(?: được| có)? $")
_HONOURS = re.compile(r" [^.,;]{0,50}(?:công nhận|chứng nhận|tôn vinh|khen thưởng)")
_HONOURED = re.compile(r" (?:kết quả |danh sách |quyết định )?(?:công nhận|tôn vinh|bình chọn)")
_PUT_FORWARD = frozenset({"đề nghị", "đề xuất", "trình ubnd", "trình sở", "trình bộ"})
_GIVEN_BY = re.compile(r"(?<![^\W_])do [^,;.]{0,40}(?:, (?:thành phố|thị xã|xã|huyện)[^,;.]{0,20})?$")
_COUNTED = re.compile(r"(?<![\d.,])\d{1,3} $")
_NUMBER = r"(?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_REGISTERED = re.compile(
    r" như sau(?![^\W_])|(?: với [^,;.\d]{1,50}| (?:kinh phí|vốn|nguồn|tổng|thêm|mới|mở|thực hiện|hỗ trợ|khỏang|hơn|gần|trên|là))*"
    rf" {_NUMBER} (?:tỷ|tỉ|triệu|đề án|lớp|khóa|mô hình|chương trình|nhiệm vụ|nội dung)(?![^\W_])"
)
_LENT = re.compile(
    r" (?:cho )?(?:\d[\d.]*|[^\W\d_]+(?: mươi)?) (?:doanh nghiệp|cơ sở|đơn vị|hộ|công ty|hợp tác xã|htx)(?![^\W_])"
)
_MET = re.compile(
    r" (?:quan trọng |chủ yếu |chính |cơ bản |(?:[^,;.:\d]{0,25} )?(?:đều|đã) )*"
    r"(?:vượt|đạt|tăng|giảm|hòan thành|về đích)(?! \d)"
)
_MANY = re.compile(r"(?:nhiều|hầu hết|một số|các|những|mọi|tòan bộ) (?:các )?$")
_GOODS = re.compile(
    r"(?: (?:cho )?(?:khách|thị trường|siêu thị|cửa hàng|đại lý|đối tác)[^,;.\d]{0,20}"
    rf"| (?:được|đi|ra|hơn|gần|khỏang|trên|đều))* {_NUMBER} (?:nghìn |vạn )?"
    r"(?:bộ|chiếc|cái|tấn|kg|sản phẩm|thùng|hộp|lô|đơn hàng|container|viên|mét|lít|đôi|con|tạ|chai|bao|tấm)(?![^\W_])"
)
_WANTED = re.compile(r" (?:nhiều|đông|khá|rất)(?![^\W_])")
_PASSED = re.compile(
    r"(?<![^\W_])(?:(?:đã|vừa|mới|cũng)(?: được)?|được)"
    r"(?: (?:ubnd|hđnd|ủy ban|hội đồng|tỉnh|thành phố|sở|bộ|lãnh đạo|kỳ họp)(?: [^\W\d_]+){0,6})? $"
)
"""What makes "thông qua" a decision: elsewhere it means "by way of"."""
_HANDED_TO = re.compile(
    r" (?:cho )?(?:các |những )?(?:làng nghề|xã|thôn|hộ|người dân|bà con|hội viên)(?![^\W_])"
)
_CARRIED_OUT = re.compile(
    r"(?<![^\W_])(?:triển khai|thực hiện|hòan thành|hòan tất|nghiệm thu)(?: [^\W\d_]+)?(?: các| những| số| tất cả)+"
    r" (?:đề án|nhiệm vụ|dự án|nội dung|chương trình|kế họach|phần việc)(?: khuyến công| đã| trên)* $"
)
"""Projects that were approved and are told as done: "đã triển khai các đề án được duyệt"."""
_AND_DONE = re.compile(r" và (?:đã )?(?:thực hiện|triển khai|hòan thành)(?: xong)?(?: trong|,|[.]|;)")
_NOUN_BEFORE = re.compile(r"(?<![^\W_])(?:là|các|những|nhiều|một|trước|với|từ) $")
_DRAWN_UP = re.compile(r"(?:lập|làm|xây dựng) $")
_LISTED = re.compile(r"[,;.]| và ")
_MONEY_LENT = re.compile(r"(?:vốn|kinh phí|tiền|máy|thiết bị)[^,;.:]{0,30}$")
_APPROVED = frozenset(
    {
        "được duyệt",
        "được phê duyệt",
        "đã được phê duyệt",
        "được giao",
        "đã được duyệt",
        "đã được giao",
        "phê duyệt",
    }
)
_WISHED = frozenset(
    {"yêu cầu", "mong", "mong được", "hy vọng", "kỳ vọng", "kiến nghị", "đề xuất", "đề nghị", "xin"}
)
_IN_YEARS_PAST = re.compile(r"(?:năm|tháng|thời gian|giai đọan|nhiệm kỳ) (?:vừa )?qua(?![^\W_])")
_RULES = re.compile(
    r" (?:các |những |một số )?(?:văn bản|quy định|quy chế|chính sách|hướng dẫn|cơ chế)(?![^\W_])"
)
_PRIZED = re.compile(r"[^.;]{0,60}(?:công nhận|danh hiệu|đạt giải|đọat giải)")
_WISH = re.compile(r"(?<![^\W_])mong(?![^\W_])[^;:.]*$")
_AIMS = _WISHED | {
    "dành",
    "dành cho",
    "mục tiêu",
    "đề ra",
    "được giao",
    "trình ubnd",
    "trình sở",
    "trình bộ",
    "trình hội đồng",
    "trình hđnd",
}
_OUTLOOK = frozenset({"phương hướng", "nhiệm vụ trọng tâm", "định hướng"})
_FIGURE = re.compile(r"\d")
_LOOKS_BACK = re.compile(
    any_of("báo cáo", "sơ kết", "tổng kết", "kết quả", "tình hình", "đánh giá", "công tác") + "[^;:.]*$"
)
_MEASURES = re.compile(
    any_of("hòan thành", "đạt", "vượt", "góp phần", "bám sát", "sơ kết", "tổng kết", "kết quả", "tình hình", "đánh giá")
    + "[^;:.]*$"
)  # fmt: skip
_COMES_OFF = re.compile(r"[^;:.]* (?:hòan thành|về đích|đạt|vượt)(?![^\W_])(?! \d)")

_LABEL = r"\s*(?:[ivx\d.]+[.)/] ?|[a-zđ][.)] |[-+*•] ?)?"
_RESULTS = re.compile(
    _LABEL + r"(?:(?:một số |những |các )?kết quả|tình hình|đánh giá|hiệu quả)(?!.*(?:kế họach|phương hướng))"
)
_AHEAD = re.compile(
    _LABEL + r"(?:phương hướng|mục tiêu|nhiệm vụ trọng tâm|chỉ tiêu|kế họach|dự kiến"
    r"|(?:tình hình )?(?:giao|phân bổ) (?:kế họach|vốn|kinh phí|dự tóan))"
    r"(?!.*(?:kết quả|thực hiện|đạt được|hòan thành|làm trọn|làm xong|về đích))"
)
_TO_DO = re.compile(
    r"(?!.*(?:kết quả|hòan thành|làm trọn|làm xong|về đích)).*(?:nhiệm vụ|phương hướng|kế họach|định hướng)"
    r".*(?:cuối năm|năm tới|thời gian tới|trọng tâm|tiếp theo|năm \d{4}|qúy)"
)


def of_section(low: str, heading: Span) -> str | None:
    """What the heading of a section says of its figures: "II. Phương hướng", "1. Kết quả đạt được"."""
    if _TO_DO.match(low, *heading) or _AHEAD.match(low, *heading):
        return "planned"
    return "actual" if _RESULTS.match(low, *heading) else None


def opens_with_decision(low: str, start: int, figure: int, end: int) -> bool:
    """Whether a sentence, up to a figure, opens with what was decided: "Theo Quyết định số 12, …"; honours were given."""
    words = low[start:figure]
    found = _BY_DECISION.match(low, start, figure) if "theo " in words or "tại " in words else None
    return found is not None and (found["plan"] is not None or not _GIVES.match(low, found.end(), end))


def governs(low: str, will: Cue, done: Cue) -> bool:
    """Whether a word of what is to come governs the word of doing behind it: "sẽ hoàn tất 18 đề án"."""
    word, between = low[will.start : will.end], low[will.end : done.start]
    if word in WILL | {"giao"} and not _STOPS.search(between):
        return True
    if word in FROM_NOW and not _ENDS.search(between):
        return True
    leads = word in {"sẽ", "phấn đấu"} and low[done.start : done.end] in _TO_BE_DONE
    return leads and between.endswith((", ", " và ")) and not _TURNS.search(between)


def is_no_plan(report: Report, cue: Cue) -> bool:
    """ "làm xong 1 kế hoạch", "ký quyết định số 12 công nhận 38 sản phẩm", "đăng ký nhãn hiệu", and whatever is asked."""
    low, word = report.text.low, report.text.low[cue.start : cue.end]
    if is_name(report, cue) or (cue.end <= report.context.title[1] and _heads_no_plan(report, cue)):
        return True
    if _DENIED.search(low, max(0, cue.start - 12), cue.start) or _is_asked(report, cue):
        return True
    if word in {"dành", "dành cho"} and _IN_YEARS_PAST.search(
        low, report.segments.sentence(cue.start)[0], cue.start
    ):
        return True
    if (word == "xin" or (word == "dành" and low.startswith(" cho ", cue.end))) and _is_noun_told(
        report, cue
    ):
        return True
    if word not in _PUT_FORWARD and _HONOURED.match(low, cue.end):
        return True
    if word.endswith("quyết định"):
        return _RECOGNISES.match(low, cue.end) is not None
    exempt = next((told for words, told in _EXEMPT if word in words), None)
    return exempt is not None and exempt(low, cue.start, cue.end)


def _is_asked(report: Report, cue: Cue) -> bool:
    end = report.segments.sentence(cue.start)[1]
    return report.text.low[end - 2 : end].rstrip().endswith("?")


def _is_lent(low: str, start: int, end: int) -> bool:
    """Money or machines handed to some firms: "giao cho 5 hộ"; a task given to them is a plan."""
    if _LENT.match(low, end):
        return _MONEY_LENT.search(low, max(0, start - 50), start) is not None
    return low[start:end] == "giao cho" and _is_delivered(low, start, end)


def _is_carried_out(low: str, start: int, end: int) -> bool:
    """ "triển khai các đề án được duyệt", "được phê duyệt và thực hiện trong năm": what was approved is told as done."""
    return bool(_CARRIED_OUT.search(low, max(0, start - 60), start) or _AND_DONE.match(low, end))


def _is_delivered(low: str, _: int, end: int) -> bool:
    return (_GOODS.match(low, end) or _HANDED_TO.match(low, end)) is not None


def _is_plan_told(low: str, start: int, end: int) -> bool:
    """ "làm xong 1 kế hoạch", "nhiều chỉ tiêu đều vượt", "lập dự toán, …"."""
    met = _MET.match(low, end) and _MANY.search(low, max(0, start - 16), start)
    drawn_up = low[start:end] == "dự tóan" and _DRAWN_UP.search(low, max(0, start - 12), start)
    listed = drawn_up and _LISTED.match(low, end)
    return bool(met or listed or _COUNTED.search(low, max(0, start - 5), start))


def _is_put_forward(low: str, start: int, end: int) -> bool:
    wanted = low[start:end] == "đề nghị" and low.endswith("được ", 0, start) and _WANTED.match(low, end)
    return bool(wanted or _HONOURS.match(low, end))


def _is_of_rules(low: str, _: int, end: int) -> bool:
    """Rules that are issued plan nothing; nor do decisions that honour."""
    return (_RULES.match(low, end) or _PRIZED.match(low, end)) is not None


_EXEMPT: tuple[tuple[frozenset[str], Callable[[str, int, int], bool]], ...] = (
    (frozenset({"đăng ký"}), lambda low, _, end: _REGISTERED.match(low, end) is None),
    (frozenset({"thông qua"}), lambda low, start, _: _PASSED.search(low, max(0, start - 60), start) is None),
    (_APPROVED - {"được giao"}, _is_carried_out),
    (
        frozenset({"được giao"}),
        lambda low, start, end: _is_lent(low, start, end) or _is_carried_out(low, start, end),
    ),
    (frozenset({"giao cho", "được giao cho"}), _is_lent),
    (frozenset({"giao"}), _is_delivered),
    (PLANS, _is_plan_told),
    (_PUT_FORWARD, _is_put_forward),
    (
        frozenset({"yêu cầu"}),
        lambda low, start, _: _NOUN_BEFORE.search(low, max(0, start - 8), start) is not None,
    ),
    (frozenset({"ban hành"}), _is_of_rules),
    (
        frozenset({"bố trí"}),
        lambda low, start, _: _GIVEN_BY.search(low, max(0, start - 45), start) is not None,
    ),
)
"""What words of planning tell where they plan nothing."""


def _is_noun_told(report: Report, cue: Cue) -> bool:
    """ "6 đề án dành cho các làng nghề", "11 dự án xin vốn": what is counted; money that is set aside is planned."""
    return any(token.kind == "count" and token.end == cue.start - 1 for token in report.quantities)


def is_aim(report: Report, cue: Cue) -> bool:
    """Whether it names an aim, a wish or a duty and its sentence no figure: "mục tiêu là giúp cơ sở đổi mới"."""
    low = report.text.low
    if low[cue.start : cue.end] not in _AIMS:
        return False
    return _FIGURE.search(low, cue.end, report.segments.sentence(cue.start)[1]) is None


def _heads_no_plan(report: Report, cue: Cue) -> bool:
    """Whether a headline's word leaves open what its body tells: "hoàn thành kế hoạch", "trước yêu cầu mới"."""
    low, (start, end) = report.text.low, report.context.title
    word = low[cue.start : cue.end]
    if word in _WISHED or word == "dành" or _WISH.search(low, start, cue.start):
        return _FIGURE.search(low, cue.end, end) is None
    if word in _OUTLOOK:
        return _LOOKS_BACK.search(low, start, cue.start) is not None
    if word not in PLANS and not low.endswith(("kế họach ", "chỉ tiêu ", "mục tiêu "), start, cue.start):
        return False
    return bool(_MEASURES.search(low, start, cue.start) or _COMES_OFF.match(low, cue.end, end))


def is_name(report: Report, cue: Cue) -> bool:
    """Whether a word of one syllable is written as a name: "huyện Giao Thủy", "gỗ Đông Giao", "ông Đạt"."""
    flat = report.text.flat
    if (
        not flat[cue.start].isupper()
        or " " in flat[cue.start : cue.end]
        or flat[cue.start : cue.end].isupper()
    ):
        return False
    before = flat[max(0, cue.start - 2) : cue.start]
    return before[-1:] == " " and (before[0].isalpha() or before[0] == ",")
