"""When: which period of the text a figure covers. What a period is to the report (main, comparison, name) is told in roles.py."""

import re
from bisect import bisect_left
from datetime import date, timedelta
from math import inf

from khuyencong.extraction.period.inherited import Inherited
from khuyencong.extraction.period.listed_years import tells_lists, year_of_list
from khuyencong.extraction.period.passing import (
    is_long_past,
    is_put_off,
    plans_before,
)
from khuyencong.extraction.period.roles import TOLD_OF
from khuyencong.extraction.period.told import Told, year_of
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.neighbourhood import about_one_firm, is_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.language.calendar import length

_APART = re.compile(r"[,;:.()]| so | và | thì | theo |so với")
_EXPECTS = re.compile(r"(?<![^\W_])(?:dự kiến|ước tính|sẽ|theo tính tóan)(?![^\W_])")
_STANDS = re.compile(
    r"(?<![^\W_])(?:tòan tỉnh|tòan thành phố|tỉnh|địa bàn)(?: [^\W\d]+){0,5} hiện có(?![^\W_])"
)
_JUST_DONE = re.compile(
    r"(?<![^\W_])(?:mới|vừa|đã)(?: tổ chức)? (?:nghiệm thu|bàn giao|hòan thành|khai giảng|bế giảng|trao)(?![^\W_])"
)
_BY_YEARS = re.compile(r"(?:theo (?:từng )?năm|từng năm|các năm|mỗi năm) ?:")
_DECIDED = re.compile(r"(?<![^\W_])(?:quyết định|kế họach|nghị quyết)[^.;]*$")
_OF_LATE = re.compile(
    r"(?<![^\W_])(?:những|mấy|nhiều|các|vài) năm (?:gần đây|trở lại đây|vừa qua|qua)(?![^\W_])"
)
_STOPS = re.compile(r"[;.]")
_EXPECTED = re.compile(r", (?:[^\W\d_]+ ){0,3}(?:dự kiến|sẽ)(?![^\W_])")
_OUT_OF = re.compile(r"(?<![^\W_])(?:trong|trên)(?: tổng)?(?: số)? $")
_GIVEN = re.compile(r"[^,;.:()]{0,40}(?<![^\W_])(?:được giao|được duyệt|được phân bổ|kế họach)(?![^\W_])")
_DIFFERENCE = re.compile(r"(?:nhiều|ít) hơn(?: [^\W\d_]+){0,2} $")
_STANDING = frozenset({"jobs", "income", "capacity"})
_RISES_FROM = re.compile(r"(?<![^\W_])(?:tăng|giảm|nâng|hạ)(?: [^\W\d_]+){0,2} từ(?: [^\W\d_]+)? $")
_AGAINST, _THEN = re.compile(r"\s*so với "), re.compile(r"\s*cùng k[ỳì] ")
_COUNTED = re.compile(r"(?<![^\W_])(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|nhiều) $")
_AGAINST_AIM = re.compile(r", [^.;]*(?:mục tiêu|chỉ tiêu|kế họach)(?: [^\W\d_]+){0,4} $")
_MEETING = re.compile(r"(?<![^\W_])(?:hội nghị|lễ|hội thảo)(?: sơ kết| tổng kết| công bố)(?: [^\W\d_]+)* $")
_HELD = re.compile(r", (?:[^\W\d_]+ ){0,6}(?:tổ chức|diễn ra|khai mạc|trao|tôn vinh)(?: [^,;.]*)? $")
_A_DAY = timedelta(days=1)


class Timeline:
    """Sets the period of each figure."""

    __slots__ = ("_compares", "_decided", "_handed", "_inherited", "_lists", "report", "told")

    def __init__(self, report: Report) -> None:
        """Find every period that the text names."""
        self.report, self.told = report, Told(report)
        self._inherited = Inherited(self.told)
        self._handed: dict[int, tuple[Days, str, bool] | None] = {}
        self._compares = any(row[3] == "comparison" for row in self.told.rows)
        self._lists = tells_lists(report.text.low)
        self._decided = self._first_decision()

    def assign(self, draft: Draft) -> None:
        """The period of a figure: sentence on the left, right beside it, paragraph, report; never a comparison."""
        here = self.report.scope(draft)
        own = self._own(here)
        if own is not None:
            days, reason = own
            whole = self._is_standing(draft, days) or self._is_of_event(draft, days)
            self._take(draft, year_of(days) if whole else days, reason, own=True)
            return
        place = here.sentence[0]
        if place not in self._handed:
            self._handed[place] = self._inherited.handed_down(here)
        handed = self._handed[place]
        if self._is_of_today(draft, here, handed[0] if handed else None):
            self._of_publication(draft)
            return
        if handed is not None:
            days, reason, goes_on = handed
            if not goes_on and self._is_of_firm(draft, days):
                days = year_of(days)
            self._take(draft, days, reason, goes_on)
            return
        for end, reason in (
            (here.line[1], "period.paragraph_right"),
            (self.report.segments.end, "period.report_right"),
        ):
            found = self.told.first_main(here.right[0], end)
            if found is not None and self._is_year_before(self.told.days[found], here):
                break
            if found is not None and not self._is_far(self.told.days[found]):
                days = self.told.days[found]
                self._take(draft, year_of(days) if self._is_of_firm(draft, days) else days, reason)
                return
        named = next((row[2] for row in self.told.rows if row[3] == "name"), None)
        if named:
            self._take(draft, named, "period.named")
        else:
            self._of_publication(draft)

    def _is_of_today(self, draft: Draft, here: Scope, days: Days | None) -> bool:
        """Whether the sentence speaks of the time of the report, and not of the stretch of years that is handed down to it.

        "Mấy năm gần đây, mỗi năm …"; "Toàn tỉnh hiện có 200 làng nghề"; "Trung tâm mới nghiệm thu 3 đề án" after a plan of years to come;
        "dự kiến mỗi năm thu 26 tỷ đồng" of a firm after years that are over.
        """
        low, stretch = self.report.text.low, (here.sentence[0], here.left[1])
        if _OF_LATE.search(low, *stretch):
            return True
        if days is None or days == year_of(days):
            return False
        if _STANDS.search(low, *stretch):
            return True
        today = self.report.context.published
        if today is None:
            return False
        if today[1] < days[1]:
            return days[0].year < days[1].year and _JUST_DONE.search(low, *stretch) is not None
        over = days[1] < today[0] and _EXPECTS.search(low, *stretch)
        return bool(over) and about_one_firm(self.report, draft)

    def _of_publication(self, draft: Draft) -> None:
        """The year of the report's own date, where it has one."""
        if self.report.context.published:
            year = self.report.context.published[1].year
            draft.period = (date(year, 1, 1), date(year, 12, 31))
            draft.reasons.append("period.publication")

    def _own(self, here: Scope) -> tuple[Days, str] | None:
        """The period that the figure's own sentence names."""
        if self._compares and (
            compared := self._of_comparison(here.left[1]) or self._of_clause_compared(here)
        ):
            return compared, "period.bracket"
        if self._lists and (listed := year_of_list(self.report, here)):
            return listed, "period.sentence"
        start, end = here.left[1], here.right[0]
        right = self.told.first_main(end, here.sentence[1])
        if right is not None and (
            is_put_off(self.report, self.told.starts[right])
            or self._is_of_its_own(end, right)
            or self._is_of_another(here, right)
            or "trong đó" in self.report.text.low[end : self.told.starts[right]]
            or self._is_in_other_bracket(end, self.told.starts[right])
            or _MEETING.search(self.report.text.low, end, self.told.starts[right])
            or _BY_YEARS.search(self.report.text.low, end, self.told.starts[right])
        ):
            right = None
        if right is not None and self._is_beside(here, right):
            return self.told.days[right], "period.beside"
        last = self._outside_brackets(self.told.last_main(here.sentence[0], start), here.sentence[0], start)
        left = self._done_in_clause(last, here.sentence[0], start)
        if left is not None:
            days = self.told.days[left]
            return year_of(days) if self._is_given(here, days) else days, "period.sentence"
        if right is not None and not _STOPS.search(self.report.text.low, end, self.told.starts[right]):
            return self.told.days[right], "period.sentence_right"
        return None  # a period behind a stop opens a clause of its own before a later figure

    def _outside_brackets(self, at: int | None, first: int, start: int) -> int | None:
        """The last period that no closed bracket with a figure of its own holds: "12 gian (năm ngoái 8 gian), đem theo 86 mặt hàng"."""
        while at is not None:
            bracket = self.report.segments.bracket(self.told.starts[at])
            if (
                bracket is None
                or bracket[1] > start
                or not self._is_in_other_bracket(first, self.told.starts[at])
            ):
                return at
            at = at - 1 if at and self.told.starts[at - 1] >= first else None
        return at

    def _done_in_clause(self, left: int | None, first: int, start: int) -> int | None:
        """ "tính đến 30-6, trong số 18 đề án giao năm 2018, mới có 6 đề án xong": the plan's year ends with its clause."""
        if left and left in self.told.passing and self.told.starts[left - 1] >= first:
            (since, until), (begun, end) = self.told.days[left - 1], self.told.days[left]
            if since == begun and until < end and "," in self.report.text.low[self.told.starts[left] : start]:
                return left - 1
        return left

    def _is_given(self, here: Scope, days: Days) -> bool:
        """ "6 tháng giải ngân 868 triệu đồng trong tổng số 2,8 tỷ đồng được giao": what was given is of the year."""
        return (
            days[0].year == days[1].year
            and _OUT_OF.search(here.words) is not None
            and _GIVEN.match(self.report.text.low, here.right[0]) is not None
        )

    def _is_of_its_own(self, end: int, at: int) -> bool:
        """ "hai đề án đang lắp đặt, dự kiến nghiệm thu trong tháng 11": the period is of what is to come, not of the figure."""
        first, last = self.told.days[at]
        expected = _EXPECTED.search(self.report.text.low, end, self.told.starts[at])
        return expected is not None and first.month > 1 and first.year == last.year

    def _of_comparison(self, start: int) -> Days | None:
        """ "so với kế hoạch năm 2021 (142,1 tỷ đồng)", "hơn cả năm 2020 là 3 tỷ đồng": what is told of the period compared with."""
        at = bisect_left(self.told.row_starts, start) - 1
        if at < 0:
            return None
        begun, end, days, role = self.told.rows[at]
        low = self.report.text.low
        told = role == "comparison" and end <= start and TOLD_OF.match(low, end)
        if told and _DIFFERENCE.search(low, max(0, begun - 40), begun):
            return None
        return days if told and told.end() == start else None

    def _of_clause_compared(self, here: Scope) -> Days | None:
        """ "So với năm 2020, mức chi tăng từ 215 triệu đồng lên …" starts in 2020; "Cùng kỳ 2020, tỷ lệ là 44%" has the same months."""
        low, first = self.report.text.low, here.sentence[0]
        at = bisect_left(self.told.row_starts, first)
        if at == len(self.told.rows) or not first <= self.told.row_starts[at] < min(first + 24, here.left[1]):
            return None
        _, end, days, role = self.told.rows[at]
        if role != "comparison" or self.told.last_main(end, here.left[1]) is not None:
            return None
        if _AGAINST.match(low, first):
            return days if _RISES_FROM.search(here.words) else None
        if not _THEN.match(low, first) or low.rfind(",", end, here.left[1]) != end:
            return None
        handed = self._inherited.handed_down(here)
        if handed is None or handed[0][0].year != handed[0][1].year:
            return days
        last = handed[0][1]
        until = date(days[0].year, last.month, min(last.day, length(days[0].year, last.month)))
        return handed[0][0].replace(year=days[0].year, day=1), until

    def _is_of_another(self, here: Scope, at: int) -> bool:
        """The year is of the other figure: "98%, không như 2 đề án của năm 2024", "31%, còn xa mục tiêu 50% vào năm 2025"."""
        place, low = self.told.starts[at], self.report.text.low
        if here.after is None or here.after.start >= place:
            return False
        return (
            low.endswith(" của ", 0, place)
            or _AGAINST_AIM.search(low, here.right[0], here.after.start) is not None
        )

    def _is_of_firm(self, draft: Draft, days: Days) -> bool:
        """Some months counted for the programme, or of one sale, do not date the rest of a firm's story: its year does."""
        if days[0].year != days[1].year or days in self.told.headed:
            return False
        line = self.report.scope(draft).line
        if is_item(self.report, line) or not about_one_firm(self.report, draft):
            return False
        firm, low = self.report.firms[line[0]], self.report.text.low
        if firm is None:
            return True
        counted = _COUNTED.search(low, max(0, firm[0] - 6), firm[0]) is not None
        return firm[0] < draft.start and not counted and not low.startswith("làng", firm[0])

    def _is_standing(self, draft: Draft, days: Days) -> bool:
        """ "Tám tháng qua, doanh thu 9 tỷ đồng; số thợ lên 20 người": what a firm has by now is not of the months of its sales."""
        if draft.indicator not in _STANDING or year_of(days) == days or days[0].year != days[1].year:
            return False
        here = self.report.scope(draft)
        at = self.told.last_main(here.sentence[0], here.left[1])
        apart = at is not None and _STOPS.search(self.report.text.low, self.told.starts[at], here.left[1])
        return bool(apart) and about_one_firm(self.report, draft)

    def _is_in_other_bracket(self, end: int, at: int) -> bool:
        """ "chi 53,7 tỷ đồng, tăng dần (giai đoạn 2002 - 2005 mỗi năm 2 tỷ đồng; …)": periods of a bracket with figures of its own."""
        bracket = self.report.segments.bracket(at)
        if bracket is None or bracket[0] < end:
            return False
        return any(bracket[0] < token.start < bracket[1] for token in self.report.quantities)

    def _is_of_event(self, draft: Draft, days: Days) -> bool:
        """ "Đến tháng 9/2018, Trung tâm hỗ trợ bà 150 triệu đồng": one event in a firm's story counts for the year, not up to the month.

        Nor does the month of an event behind a figure ("chọn 5 sản phẩm dự vòng khu vực, tổ chức vào tháng 8") date the figure.
        """
        here = self.report.scope(draft)
        if days[0].year != days[1].year or days == year_of(days):
            return False
        at = self.told.last_main(here.sentence[0], here.left[1])
        if at is not None:
            told_till = self.report.text.low.startswith(("đến ", "tới "), self.told.starts[at])
            return told_till and about_one_firm(self.report, draft)
        behind = self.told.first_main(here.right[0], here.sentence[1])
        return (
            behind is not None
            and _HELD.search(self.report.text.low, here.right[0], self.told.starts[behind]) is not None
        )

    def _is_year_before(self, days: Days, here: Scope) -> bool:
        """A year before the report's, told behind, where a decision of the report's own year stands before the figure."""
        published = self.report.context.published
        if published is None or days[1].year >= published[0].year:
            return False
        return self._decided < here.right[0]

    def _first_decision(self) -> float:
        """Where the first day of a decision of the report's own year stands; infinitely far where there is none."""
        published, low = self.report.context.published, self.report.text.low
        decided = (
            token.start
            for token in self.report.tokens
            if published is not None
            and token.kind == "date"
            and token.span is not None
            and token.span.first_year == published[0].year
            and _DECIDED.search(low, max(0, token.start - 60), token.start)
        )
        return next(decided, inf)

    def _is_far(self, days: Days) -> bool:
        """A period that has not begun on the report's day, or a year that was over long before it."""
        context = self.report.context
        begun = context.reference_day is None or days[0] <= context.reference_day
        return not begun or (context.published is not None and is_long_past(self.report, days))

    def _is_beside(self, here: Scope, at: int) -> bool:
        """ "193 làng năm 2005": the period follows with no mark and no other quantity between."""
        start, end = here.right[0], self.told.starts[at]
        low = self.report.text.low
        bracket = self.report.segments.bracket(end) if low[start:end] == " (" else None
        if bracket and bracket[1] - end < 26 and (here.after is None or here.after.start >= bracket[1]):
            return True  # "5 tỷ đồng (năm 2020)"
        return (
            end - start < (80 if plans_before(low, end) else 40)
            and (here.after is None or here.after.start > end)
            and not _APART.search(low, start, end)
        )

    def _take(self, draft: Draft, days: Days, reason: str, own: bool = False) -> None:
        first, last = days
        today = self.report.context.reference_day
        if draft.indicator == "completion" and today and first.month > 1 and last > today:
            days = year_of(days)  # "ba tháng cuối năm sẽ nghiệm thu nốt để đạt 90%": of the year's plan
        counted = first.month == 1 and (last + _A_DAY).day != 1
        if not own and first.year == last.year and (first.month == last.month or counted):
            days = year_of(days)  # a month or a day of counting does not outlive its sentence
        draft.period, draft.own_period = days, own
        draft.reasons.append(reason)
