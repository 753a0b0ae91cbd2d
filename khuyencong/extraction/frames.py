"""Frames: what holds across sentences once every figure was read on its own: periods of headlines and plans, money of a count."""

import re
from datetime import date

from khuyencong.extraction.setting.report import Draft, Report

_YEARS_PLAN = re.compile(
    r"kế họach(?: vốn| kinh phí)?(?: cả| đầu)?(?: năm)?(?: nay| \d{4})?(?: là| giao| được giao| bố trí|:)?[ (]*(?:gần|hơn|trên)? ?$"
)
_WHOLE_YEAR = re.compile(
    r"(?<![^\W_])(?:(?:cả|trọn|tròn) năm|(?:đến|tới|hết)(?: hết| cuối)? năm|(?:đến|tới|hết)(?: ngày)? 31[/.-]12"
    r"|ước(?: [^\W\d_]+){0,3} năm)(?![^\W_])"
)
_RECEIVED = re.compile(
    r"(?<![^\W_])năm (?:nay|\d{4})(?![^\W_])[^.;:]*(?<![^\W_])(?:nhận|được cấp|cấp|rót|dành)(?![^\W_])"
)
_ASKED = re.compile(
    r"(?<![^\W_])(?:đề nghị|đề xuất|xin|nhu cầu|trình"
    r"|đăng ký(?! (?:thương|nhãn|mã|bảo hộ|kiểu dáng|quyền|sở hữu|chất lượng|kinh doanh)))(?![^\W_])[^,;.:]*$"
)
_GIVEN_TO = re.compile(
    r"(?![^,;.:()]*(?<![^\W_])(?:qua|từ|nhờ) đó(?![^\W_]))"
    r"[^,;.:()]{0,44}(?<![^\W_])(?:cho|giúp|hỗ trợ|để|dành cho|tặng|đã giúp)(?![^\W_])[^,;.:()]*$"
)


def settle(report: Report) -> None:
    """Apply the frames, in place."""
    _headline_period(report)
    for draft in report.drafts:
        _assigned_for_the_year(report, draft)


def give_content(report: Report) -> None:
    """Money has the content of the count that it is given to, before its parts are told."""
    for money, count in zip(report.drafts, report.drafts[1:], strict=False):
        _money_given(report, money, count)


def _headline_period(report: Report) -> None:
    """A headline of "6 tháng đầu năm 2020" dates the figures that name the year only, as the year of a project or plan."""
    title = (
        report.context.title[0],
        max(report.context.title[1], report.segments.line(max(report.context.lead_end - 1, 0))[0]),
    )
    named = [
        token
        for token in report.tokens
        if token.kind == "period" and title[0] <= token.start < title[1] and token.span
    ]
    parts = [
        days for token in named if token.span and (days := token.span.days()) and _is_part_of_year(*days)
    ]
    if len(parts) != 1:
        return
    whole = date(parts[0][0].year, 1, 1), date(parts[0][0].year, 12, 31)
    for draft in report.drafts:
        if draft.period == whole and draft.stage == "actual" and not _is_of_whole_year(report, draft):
            draft.period = parts[0]
            draft.reasons.append("period.headline")


def _is_of_whole_year(report: Report, draft: Draft) -> bool:
    """ "Ước cả năm chi 4 tỷ đồng", "Năm nay Trung tâm nhận 4 tỷ đồng": told of the year within a report on its months."""
    if not draft.own_period:
        return False
    low, first = report.text.low, report.segments.sentence(draft.start)[0]
    if _WHOLE_YEAR.search(low, first, draft.start):
        return True
    return draft.indicator == "budget" and _RECEIVED.search(low, first, draft.start) is not None


def _is_part_of_year(first: date, last: date) -> bool:
    """Some months from January on, not one month and not the year."""
    return first.year == last.year and first.month == 1 and 1 < last.month < 12


def _assigned_for_the_year(report: Report, draft: Draft) -> None:
    """A plan told in a half-year's report, with no period of its own or called the year's, is the plan of the year.

    What was asked for is no plan yet: it was asked in the time of the report.
    """
    if draft.stage != "planned" or not draft.period or draft.period[0].year != draft.period[1].year:
        return
    low = report.text.low
    called = _YEARS_PLAN.search(low, max(0, draft.start - 44), draft.start)
    handed = draft.period[0].month == 1 and not (draft.own_period or "period.headline" in draft.reasons)
    if called or (handed and not _ASKED.search(low, max(0, draft.start - 60), draft.start)):
        draft.period = date(draft.period[0].year, 1, 1), date(draft.period[0].year, 12, 31)


def _money_given(report: Report, money: Draft, count: Draft) -> None:
    """ "140 triệu đồng cho 4 đề án … thương hiệu": money has the content of what it was given to."""
    if (
        money.token.kind != "money"
        or count.token.kind != "count"
        or money.activity is not None
        or count.activity is None
    ):
        return
    if _GIVEN_TO.match(report.text.low[money.token.end : count.start]) and money.indicator == "budget":
        money.activity = count.activity
        money.reasons.append("activity.given_to")
