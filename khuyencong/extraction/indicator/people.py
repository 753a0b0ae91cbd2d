"""People counted: those who learn and those who work, told apart by the words around. Not what else is counted."""

import re

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.neighbourhood import list_head
from khuyencong.extraction.setting.report import Report

_EMPLOYER = r"(?:cơ sở|doanh nghiệp|công ty|xưởng|xí nghiệp|nhà máy|hợp tác xã|htx|tổ hợp tác|chủ [^\W\d_]+)"
_PLACED = re.compile(
    r"(?:được bố trí|bố trí|có|được|giải quyết|tạo) việc(?: làm)?"
    rf"|được (?:(?:các|một|hai|chính|ngay) )?{_EMPLOYER}[^,;.\d]{{0,25}}? (?:nhận|giữ|tuyển|ký hợp đồng)(?! (?:chứng|bằng))"
    r"|được (?:nhận|tuyển|giữ)(?: dụng| lại| vào| ngay)* (?:làm|xưởng|công ty|nhà máy|doanh nghiệp|cơ sở)"
    r"|(?:đã|đang|đều|có thể) (?:đi làm|vào làm|làm nghề|theo nghề|bám nghề|có việc)|gắn bó với nghề|trụ lại với nghề"
    r"|sống được (?:bằng|với|nhờ) nghề|tiếp tục (?:làm|theo) nghề"
)
_HIRED = re.compile(r"(?<![^\W_])(?:thuê|tuyển)(?: thêm| dụng)*(?: gần| hơn| trên| khỏang| từ)* $")
_TAUGHT = re.compile(
    r"(?<![^\W_])(?:dạy|dạy nghề|đào tạo|truyền nghề|tập huấn|bồi dưỡng|huấn luyện)(?: nghề| lại| mới| cho| được| cả thảy| tổng cộng)*"
    r"(?: gần| hơn| trên| khỏang)* $"
)
_LEARN = re.compile(
    r" (?:theo )?học(?! (?:sinh|xong))(?![^\W_])| (?:tòan tỉnh )?được (?:tập huấn|đào tạo|dạy nghề|truyền nghề"
    r"|bồi dưỡng)(?![^\W_])| tốt nghiệp(?! (?:đại học|trung học|phổ thông))"
    r"| có (?:tay )?nghề (?=nhờ|từ|qua)"
)
_TAUGHT_NEXT = re.compile(
    r"(?: (?:ở |của |tại )?(?:xã|phường|huyện|thị trấn|thị xã)(?: [^\W\d_]+){1,3}(?: \([^()]{1,40}\))?)? học xong|"
    r" (?:nông thôn |địa phương )?(?:đã |được )+(?:học xong nghề|học nghề|đào tạo(?: nghề)?|dạy nghề|truyền nghề)(?= và| rồi|[,;.])"
)
_CERTIFIED = re.compile(
    r"(?:chứng chỉ|giấy chứng nhận)(?: đào tạo| học| sơ cấp)? nghề(?![^\W_])|người học(?: là| gồm)(?! xong)"
)
_OF_PLAN = re.compile(r"kế họach(?: (?:là|giao|năm|đề ra|được giao))* \(?$")


def people(report: Report, token: Token) -> str:
    """Trainees or jobs: the nearest word of training or work on the left in the sentence, else on the right in the clause."""
    here = report.scopes[token.start]
    words = here.words
    if ("thuê" in words or "tuyển" in words) and _HIRED.search(words):
        return "jobs"
    if _TAUGHT.search(words) or _CERTIFIED.search(
        report.text.low, max(here.sentence[0], token.start - 40), token.end + 34
    ):
        return "trainees"
    end = min(here.right[1], here.clause_end, token.end + 110)
    placed = _PLACED.search(report.text.low, token.end, end) or _placed_behind_bracket(report, token)
    if _TAUGHT_NEXT.match(report.text.low, token.end):
        return "trainees"
    told = _told_of_trainees(report, token)
    if told and not placed and "việc làm" not in here.words:
        return "trainees"
    if placed:
        return "jobs"
    if _LEARN.match(report.text.low, token.end):
        return "trainees"
    return _planned_as(report, token) or _by_cues(report, token)


def _placed_behind_bracket(report: Report, token: Token) -> bool:
    """ "1.100 lao động (80% số được truyền nghề) được bố trí việc làm"."""
    low, end = report.text.low, token.end
    close = low.find(")", end, end + 80) if low.startswith(" (", end) else -1
    return close > 0 and _PLACED.match(low, close + 2) is not None


def _told_of_trainees(report: Report, token: Token) -> bool:
    """Whether the count before it in the sentence is one of courses or trainees."""
    before = report.drafts[-1] if report.drafts else None
    return bool(
        before
        and before.indicator in {"classes", "trainees"}
        and before.start >= report.scopes[token.start].item[0]
    )


def _planned_as(report: Report, token: Token) -> str | None:
    """ "dạy 270 lao động, vượt 8% so với kế hoạch 250 người": people planned are what those told before them are."""
    here = report.scopes[token.start]
    if not _OF_PLAN.search(here.words):
        return None
    told = [draft for draft in report.drafts[-3:] if draft.start >= here.sentence[0]]
    return next((draft.indicator for draft in told if draft.indicator in {"trainees", "jobs"}), None)


def _by_cues(report: Report, token: Token) -> str:
    """By the nearest word; "thu hút" draws learners where training is told before it."""
    start = report.scopes[token.start].sentence[0]
    clause_end = report.segments.clause(token.end)[1]
    right = [
        cue
        for cue in report.cues["people"].within(token.end, max(clause_end, token.end + 40))
        if cue.value != "fair"
    ]
    left = [cue for cue in report.cues["people"].within(start, token.start) if cue.value != "fair"]
    if left and token.start - left[-1].end < 60:
        drawn = report.words((left[-1].start, left[-1].end)) == "thu hút"
        return "trainees" if drawn and any(cue.value == "trainees" for cue in left[-2:]) else left[-1].value
    if right or left:
        return right[0].value if right else left[-1].value
    head = list_head(report, token.start)
    headed = [cue for cue in report.cues["people"].within(*head) if cue.value != "fair"] if head else []
    return headed[0].value if headed else "jobs"
