"""Periods named in passing: they date their own sentence and nothing that follows. What a figure takes is told in timeline.py."""

import re

from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report
from khuyencong.language.letters import cased

Row = tuple[int, int, Days, str]
"""Where a period begins and ends, its days and its role."""

_PUT_OFF = re.compile(r"(?:chuyển|dời|lùi|hõan|gối đầu|kéo)(?: [^\W\d_]+){0,2} sang(?: đầu| cuối)? $")
_COMING = re.compile(
    r"(?:nhiệm vụ|phương hướng|định hướng|triển khai (?:kế họach|công tác|chương trình)|kế họach)(?: [^\W\d_]+){0,4} $"
)
_EVENT = re.compile(
    r"(?<![^\W_])(?:nhờ|vì|bởi|do|(?<!trong )khi(?! kết thúc| hết| khép lại)|dù)(?: (?:tháng|qúy) [\divx]+| [^\W\d_]+)* $"
)
_LATE = re.compile(r" (?:mới|mãi|chậm|muộn|dừng|ngừng|hõan|nghỉ|bận|vướng|thiếu)(?![^\W_])")
_FROM_MONTH = (" từ ", " từ đầu ", " từ giữa ", " từ cuối ")
_UNTIL = re.compile(r"(?:đến|tới)(?: hết| cuối)? $")
_STORY = cased(
    r"(?:(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN|[Cc]ơ sở|[Xx]ưởng)[^.;]{0,40}|(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à) )[A-ZĐÀ-Ỹ]"
)
_WHOLE = ("cả năm", "ước ", "đến hết năm", "đến cuối năm", "hiện ", "bây giờ", "giờ")
_FIRM = re.compile(r"(?<![^\W_])(?:công ty|htx|hợp tác xã|xưởng)(?![^\W_])")
_HONOURED = re.compile(r"(?:công nhận|chứng nhận|bình chọn|danh hiệu|tôn vinh|đạt giải|ocop)[^.;]*$")
_AIM = re.compile(r"mục tiêu(?: [^\W\d_]+){0,4} $")
_MEETING = re.compile(r"(?:họp|hội nghị|phiên)(?: [^\W\d_]+){0,4} $")
_SALES = re.compile(
    r"[^.;:]{0,24}(?<![^\W_])(?:doanh thu|thu về|bán (?:được|ra)|xuất (?:bán|khẩu)|tiêu thụ)(?![^\W_])"
)
_FROM = re.compile(r"từ [^.;]{2,40}$")
_CHANGED_TO = re.compile(r"[^.;]{0,12}(?<![^\W_])(?:lên|xuống|còn)(?![^\W_])")
_PLAN_BEFORE = re.compile(
    r"(?:kế họach(?: [^\W\d_]+){0,3}|(?:phê duyệt|được duyệt|được giao|phân bổ|bố trí)(?: cho)?) $"
)
_PLAN_BEHIND = re.compile(
    r"[^.;:]{0,24}(?<![^\W_])(?:được giao|được duyệt|phê duyệt|bố trí|phân bổ|giao)(?![^\W_])"
)


def told_in_passing(report: Report, main: list[Row]) -> frozenset[int]:
    """Indexes of the main periods that date their own sentence only, though others follow.

    "tổng kết năm 2013, triển khai nhiệm vụ năm 2014", "chuyển sang năm 2014": what follows is not of 2014. A sentence
    that opens with one ("Năm 2014, …"), a heading and the headline go on.
    """
    context = report.context
    headline = {row[2] for row in main if context.title[0] <= row[0] < context.title[1]}
    frame = next((row[2] for row in main if context.title[0] <= row[0] < context.lead_end), None)
    passing = set()
    for at, row in enumerate(main):
        start, _, days, _ = row
        whole = report.text.low.startswith(_WHOLE, start)
        opens = start - report.segments.sentence(start)[0] < (2 if whole else 24) or report.is_heading(start)
        announced = start < context.lead_end and _is_announced(report, main, at)
        ended = opens and _is_end_of(report, row, frame)
        planned = opens and _is_plan_of_frame(report, row, frame) and plans_before(report.text.low, start)
        old = opens and is_of_old(report, start, days)
        sold = opens and days not in headline and _is_of_sales(report, row)
        if (opens or days in headline) and not (announced or ended or planned or old or sold):
            continue
        if (
            whole
            or announced
            or ended
            or _is_start(report, row)
            or is_of_old(report, start, days)
            or _is_ahead(report, row)
            or _is_plan_of_frame(report, row, frame)
            or _is_of_meeting(report, main, at)
            or _is_of_sales(report, row)
            or _is_of_bracket(report, start)
        ):
            passing.add(at)
        elif _is_change(report, main, at):
            passing |= {at, at + 1}
    if len(passing) < len(main):
        return frozenset(passing)
    return frozenset(at for at in passing if is_of_old(report, main[at][0], main[at][2]))


def _is_of_bracket(report: Report, start: int) -> bool:
    """ "góp mặt với 12 gian (năm ngoái 8 gian)": the time of the figure in its bracket."""
    bracket = report.segments.bracket(start)
    if bracket is None or start - bracket[0] > len("(riêng "):
        return False
    return any(start < token.start < bracket[1] for token in report.quantities)


def is_put_off(report: Report, start: int) -> bool:
    """Whether something is put off to the period that begins there ("dời sang quý I/2020")."""
    return _PUT_OFF.search(report.text.low, max(0, start - 60), start) is not None


def is_of_event(report: Report, start: int, end: int) -> bool:
    """ "nhờ được bổ sung vào tháng 10", "do tháng 6 mới giao vốn": a month of what led to a figure, with no figure in its clause."""
    low, (first, last) = report.text.low, report.segments.clause(start)
    sentence = report.segments.sentence(start)
    figures = [token.start for token in report.quantities if sentence[0] <= token.start < sentence[1]]
    since = low.endswith(_FROM_MONTH, first, start) and start - first > len(" kể từ ")
    told_till = low.startswith((" đến", " tới", " - "), end)
    apart = bool(figures) and not any(first <= at < last for at in figures)
    if since and apart and (any(at >= last for at in figures) or not told_till):
        return True  # "dịch bùng phát từ tháng 5, song đã có 12 đề án xong"; "được 300 triệu đồng, chạy từ tháng 10"
    found = _EVENT.search(low, first, start)
    if found is None or (found[0].startswith("do ") and not _LATE.search(low, first, last)):
        return False
    outcome = low.find(" nên ", end, last)
    return not any(end <= figure < (outcome if outcome > 0 else last) for figure in figures)


def plans_before(low: str, start: int) -> bool:
    """Whether words of a plan lead to the period that begins there ("kế hoạch năm", "phê duyệt cho năm")."""
    return _PLAN_BEFORE.search(low, max(0, start - 40), start) is not None


def _is_ahead(report: Report, row: Row) -> bool:
    """A period to come, or the part of a year not yet over, that a report on another time names."""
    start, _, (first, last), _ = row
    reference = report.context.reference_day
    if reference is not None and (first > reference or (last > reference and first.month > 1)):
        return True
    coming = _COMING.search(report.text.low, max(0, start - 60), start) is not None or is_put_off(
        report, start
    )
    return coming and last >= (reference or last)


def _is_end_of(report: Report, row: Row, frame: Days | None) -> bool:
    """ "Đến hết năm 2020" in a report on 2016 - 2020: the state when the stretch ended, which goes on to date what follows."""
    start, _, (first, last), _ = row
    ends = frame is not None and frame[0] < first and frame[1] == last and first.year == last.year
    return ends and _UNTIL.search(report.text.low, max(0, start - 12), start) is not None


def _is_start(report: Report, row: Row) -> bool:
    """ "theo nghề từ năm 2009": a year in which something began, with no end told, is not the time of what follows."""
    start, end, (first, last), _ = row
    reference, low = report.context.reference_day, report.text.low
    before = low.startswith("năm ", start) and first.year == last.year and low.endswith("từ ", 0, start)
    return before and reference is not None and last < reference and not low.startswith((" đến", " tới"), end)


def is_long_past(report: Report, days: Days) -> bool:
    """Whether it is a single year well before the report."""
    reference, (first, last) = report.context.reference_day, days
    return reference is not None and first.year == last.year < reference.year - 1


def tells_story(report: Report, start: int) -> bool:
    """Whether the paragraph of a place names a firm or a person."""
    return _STORY.search(report.text.flat, *report.segments.line(start)) is not None


def is_of_old(report: Report, start: int, days: Days) -> bool:
    """ "HTX ra đời năm 2015", "được công nhận năm 2020": a sentence of a story on long ago with no figure in it, or on an award."""
    reference = report.context.reference_day
    if reference is None or days[1].year >= reference.year or days[0].year < days[1].year:
        return False
    first, end = report.segments.sentence(start)
    bare = is_long_past(report, days) and not any(first <= other.start < end for other in report.quantities)
    honoured = _HONOURED.search(report.text.low, max(first, start - 60), start) is not None
    return (bare or honoured) and tells_story(report, start)


def _is_announced(report: Report, main: list[Row], at: int) -> bool:
    """ "Tổng kết giai đoạn 2021 - 2025, phương hướng giai đoạn 2026 - 2030": the second stretch is that of the aims only."""
    start, _, (first, last), _ = main[at]
    if at == 0 or main[at - 1][0] < report.segments.line(start)[0]:
        return False
    low, (begun, ended) = report.text.low, main[at - 1][2]
    later = begun <= first and ended < last
    return (
        later
        and (_COMING.search(low, max(0, start - 60), start) or _AIM.search(low, max(0, start - 60), start))
        is not None
    )


def _is_plan_of_frame(report: Report, row: Row, frame: Days | None) -> bool:
    """ "kế hoạch năm nay bố trí 14 tỷ" in a report on six months: the plan of the year that the report is a part of."""
    start, end, (first, last), _ = row
    if frame is None or (first, last) == frame or not (first == frame[0] and frame[1] < last):
        return False
    return plans_before(report.text.low, start) or _PLAN_BEHIND.match(report.text.low, end) is not None


def _is_of_meeting(report: Report, main: list[Row], at: int) -> bool:
    """ "Chương trình giai đoạn 2021 - 2025 được nhắc lại tại cuộc họp giao ban quý I": the quarter is the meeting's."""
    start, _, days, _ = main[at]
    opened = at > 0 and main[at - 1][0] >= report.segments.sentence(start)[0] and main[at - 1][2] != days
    return opened and _MEETING.search(report.text.low, max(0, start - 40), start) is not None


def _is_of_sales(report: Report, row: Row) -> bool:
    """ "9 tháng năm nay HTX thu về 5 tỷ đồng": some months of a firm's sales do not date its machine."""
    start, end, (first, last), _ = row
    partial = first.year == last.year and (first.month, last.month) != (1, 12)
    if not partial or _SALES.match(report.text.low, end) is None:
        return False
    return (
        tells_story(report, start) or _FIRM.search(report.text.low, *report.segments.line(start)) is not None
    )


def _is_change(report: Report, main: list[Row], at: int) -> bool:
    """ "tăng từ 2 tỷ đồng năm 2011 lên 3 tỷ đồng năm 2015": each year is of its own figure."""
    if at + 1 >= len(main):
        return False
    start, end, _, _ = main[at]
    low, sentence = report.text.low, report.segments.sentence(start)
    return (
        main[at + 1][0] < sentence[1]
        and _FROM.search(low, sentence[0], start) is not None
        and _CHANGED_TO.match(low, end, main[at + 1][0]) is not None
    )
