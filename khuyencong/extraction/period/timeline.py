"""When: which period of the text a figure covers. What a period is to the report (main, comparison, name) is told in roles.py."""

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from khuyencong.extraction.period.listed_years import tells_lists, year_of_list
from khuyencong.extraction.period.passing import (
    is_long_past,
    is_of_old,
    is_put_off,
    plans_before,
    tells_story,
    told_in_passing,
)
from khuyencong.extraction.period.roles import TOLD_OF, periods_told
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.neighbourhood import about_one_firm, is_item, list_head
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.calendar import length
from khuyencong.language.letters import cased

_CONTRAST = re.compile(r"\s*(nếu|so với|khác với|từ chỗ|trước)(?![^\W_])")
_GOES_ON = re.compile(r"\s*(?:trong đó|trong số|cụ thể|phân theo|chia theo|xét theo|xếp theo)(?![^\W_])")
_FIRM_STORY = cased(r"(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN)[^.;]{0,40}[A-ZĐÀ-Ỹ]")
_APART = re.compile(r"[,;:.()]| so | và | thì | theo |so với")
_OF_WHICH = re.compile(r"\s*(?:trong đó|trong số)(?![^\W_])")
_STOPS = re.compile(r"[;.]")
_EXPECTED = re.compile(r", (?:[^\W\d_]+ ){0,3}(?:dự kiến|sẽ)(?![^\W_])")
_OUT_OF = re.compile(r"(?<![^\W_])(?:trong|trên)(?: tổng)?(?: số)? $")
_GIVEN = re.compile(r"[^,;.:()]{0,40}(?<![^\W_])(?:được giao|được duyệt|được phân bổ|kế họach)(?![^\W_])")
_DIFFERENCE = re.compile(r"(?:nhiều|ít) hơn(?: [^\W\d_]+){0,2} $")
_STANDING = frozenset({"jobs", "income", "capacity"})
_RISES_FROM = re.compile(r"(?<![^\W_])(?:tăng|giảm|nâng|hạ)(?: [^\W\d_]+){0,2} từ(?: [^\W\d_]+)? $")
_AGAINST, _THEN = re.compile(r"\s*so với "), re.compile(r"\s*cùng k[ỳì] ")
_SINGLED_OUT = re.compile(r"\s*(?:riêng|chỉ riêng|chỉ tính riêng|trong đó|trong số)(?![^\W_])")
_COUNTED = re.compile(r"(?<![^\W_])(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|nhiều) $")
_AGAINST_AIM = re.compile(r", [^.;]*(?:mục tiêu|chỉ tiêu|kế họach)(?: [^\W\d_]+){0,4} $")
_A_DAY = timedelta(days=1)


class Timeline:
    """The periods of a report in order of place, each with its days and role."""

    __slots__ = (
        "_compares", "_days", "_handed", "_headed", "_lists", "_passing", "_row_starts", "_rows", "_starts", "report",
    )  # fmt: skip

    def __init__(self, report: Report) -> None:
        """Resolve every period that the text names."""
        self.report = report
        self._rows = periods_told(report)
        self._row_starts = [row[0] for row in self._rows]
        main = [row for row in self._rows if row[3] == "main"]
        self._starts = [row[0] for row in main]
        self._days = [row[2] for row in main]
        self._headed = self._days[: bisect_left(self._starts, report.context.title[1])]
        self._passing = told_in_passing(report, main)
        self._handed: dict[int, tuple[Days, str, bool] | None] = {}
        self._compares = any(row[3] == "comparison" for row in self._rows)
        self._lists = tells_lists(report.text.low)

    def last_main(self, start: int, end: int) -> int | None:
        """Index of the last main period that begins in the span."""
        at = bisect_left(self._starts, end) - 1
        return at if at >= 0 and self._starts[at] >= start else None

    def first_main(self, start: int, end: int) -> int | None:
        """Index of the first main period that begins in the span."""
        at = bisect_left(self._starts, start)
        return at if at < len(self._starts) and self._starts[at] < end else None

    def assign(self, draft: Draft) -> None:
        """The period of a figure: sentence on the left, right beside it, paragraph, report; never a comparison."""
        here = self.report.scope(draft)
        own = self._own(here)
        if own is not None:
            days, reason = own
            self._take(draft, _year_of(days) if self._is_standing(draft, days) else days, reason, own=True)
            return
        place = here.sentence[0]
        if place not in self._handed:
            self._handed[place] = self._handed_down(here)
        handed = self._handed[place]
        if handed is not None:
            days, reason, goes_on = handed
            if not goes_on and self._is_of_firm(draft, days):
                days = _year_of(days)
            self._take(draft, days, reason, goes_on)
            return
        for end, reason in (
            (here.line[1], "period.paragraph_right"),
            (self.report.segments.end, "period.report_right"),
        ):
            found = self.first_main(here.right[0], end)
            if found is not None and not self._is_far(self._days[found]):
                days = self._days[found]
                self._take(draft, _year_of(days) if self._is_of_firm(draft, days) else days, reason)
                return
        named = next((row[2] for row in self._rows if row[3] == "name"), None)
        if named:
            self._take(draft, named, "period.named")
        elif self.report.context.published:
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
        right = self.first_main(end, here.sentence[1])
        if right is not None and (
            is_put_off(self.report, self._starts[right])
            or self._is_of_its_own(end, right)
            or self._is_of_another(here, right)
            or "trong đó" in self.report.text.low[end : self._starts[right]]
        ):
            right = None
        if right is not None and self._is_beside(here, right):
            return self._days[right], "period.beside"
        left = self._done_in_clause(self.last_main(here.sentence[0], start), here.sentence[0], start)
        if left is not None:
            days = self._days[left]
            return _year_of(days) if self._is_given(here, days) else days, "period.sentence"
        if right is not None and not _STOPS.search(self.report.text.low, end, self._starts[right]):
            return self._days[right], "period.sentence_right"
        return None  # a period behind a stop opens a clause of its own before a later figure

    def _done_in_clause(self, left: int | None, first: int, start: int) -> int | None:
        """ "tính đến 30-6, trong số 18 đề án giao năm 2018, mới có 6 đề án xong": the plan's year ends with its clause."""
        if left and left in self._passing and self._starts[left - 1] >= first:
            (since, until), (begun, end) = self._days[left - 1], self._days[left]
            if since == begun and until < end and "," in self.report.text.low[self._starts[left] : start]:
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
        first, last = self._days[at]
        expected = _EXPECTED.search(self.report.text.low, end, self._starts[at])
        return expected is not None and first.month > 1 and first.year == last.year

    def _handed_down(self, here: Scope) -> tuple[Days, str, bool] | None:
        """The period that a sentence without its own takes from its paragraph, the head of its list, or the report."""
        found = self._in_paragraph(here.line[0], here.sentence[0])
        if found is not None:
            goes_on = _GOES_ON.match(self.report.text.low, here.sentence[0]) is not None
            return self._days[found], "period.paragraph", goes_on
        head = list_head(self.report, here.line[0])
        found = self.last_main(*head) if head else None
        if found is not None:
            return self._days[found], "period.list_head", False
        heading = self.report.section(here.line[0])
        found = self.last_main(*heading) if heading and is_item(self.report, here.line) else None
        if found is not None:
            return self._days[found], "period.section", False
        found = self._in_report(here.line[0])
        if found is not None and not self._is_foreign(here.line, found):
            return self._beyond_paragraph(found), "period.report", False
        return None

    def _last_handed(self, start: int, end: int) -> int | None:
        """Index of the last main period of the span that is not told in passing."""
        at = self.last_main(start, end)
        while at is not None and at in self._passing:
            at = at - 1 if at and self._starts[at - 1] >= start else None
        return at

    def _in_paragraph(self, start: int, end: int) -> int | None:
        """The nearest sentence before in the paragraph that names a period: the one that opens it, else its last."""
        at = self._last_handed(start, end)
        while at is not None:
            sentence = self.report.segments.sentence(self._starts[at])
            part = _OF_WHICH.match(self.report.text.low, sentence[0])
            whole = self._last_handed(start, sentence[0]) if part else None
            if whole is not None and self._holds(whole, at):
                at = whole
                continue
            opener = self._opener(sentence)
            if opener is not None:
                return self._done_of_plan(self._frame_of_list(opener, sentence), at)
            if not self._contrasts(sentence, at):
                return at
            at = self._last_handed(start, sentence[0])
        return None

    def _in_report(self, end: int) -> int | None:
        """The nearest paragraph before that names a period; a single year in passing yields to the headline's stretch of years."""
        at = self._last_handed(0, end)
        if at is None:
            at = self.last_main(0, end)
            return None if at is not None and self._is_long_past(at) else at
        line = self.report.segments.line(self._starts[at])
        nearest = self._in_paragraph(line[0], min(line[1], end))
        if nearest is None or self._is_long_past(nearest):
            return self._in_report(line[0])
        sentence = self.report.segments.sentence(self._starts[nearest])
        single_out = _SINGLED_OUT.match(self.report.text.low, sentence[0])
        if single_out and (whole := self._in_report(sentence[0])) is not None and self._holds(whole, nearest):
            return whole
        if self._opener(sentence) == nearest and not single_out:
            return nearest
        before, today = self._in_report(line[0]), self.report.context.reference_day
        told = before is not None and today is not None and self._days[before][1].year <= today.year
        if told and self._days[nearest][1] < self._days[before][0]:
            return before  # "40 cơ sở từng nhận hỗ trợ giai đoạn 2022 - 2023": a look back does not date other paragraphs
        return self._frame_over(nearest)

    def _holds(self, whole: int, part: int) -> bool:
        """Whether a period is a part of another: "Sau 10 năm (2011 - 2020) … Trong đó giai đoạn 2011 - 2015 …"."""
        (first, last), (begun, end) = self._days[whole], self._days[part]
        return first <= begun and end <= last and (first, last) != (begun, end)

    def _is_long_past(self, at: int) -> bool:
        """A year of long ago, told after others or in a firm's story, dates nothing beyond its paragraph."""
        start, days = self._starts[at], self._days[at]
        if start < self.report.context.lead_end:
            return is_of_old(self.report, start, days)
        told_late = at > 0 and not self.report.is_heading(start)
        return is_long_past(self.report, days) and (told_late or tells_story(self.report, start))

    def _frame_of_list(self, at: int, sentence: Span) -> int:
        """ "Hai năm 2020 - 2021 … Năm 2020 …, năm 2021 …": what follows a list of years is of their stretch."""
        listed = [
            days
            for days in self._days[at : bisect_left(self._starts, sentence[1])]
            if days[0].year == days[1].year
        ]
        if len({first.year for first, _ in listed}) < 2:
            return at
        stretch = listed[0][0], listed[-1][1]
        return next((other for other in range(at - 1, -1, -1) if self._days[other] == stretch), at)

    def _done_of_plan(self, opener: int, last: int) -> int:
        """ "Kế hoạch năm 2026 được giao …, hết tháng 6 mới giải ngân …": what follows is of the months done."""
        start = self._starts[opener]
        planned = self.report.text.low.endswith(("kế họach ", "kế họach năm "), 0, start)
        (first, end), (since, until) = self._days[opener], self._days[last]
        if planned and since == first and until < end:
            return last
        return last if self._comes_to_now(opener, last) else opener

    def _comes_to_now(self, opener: int, last: int) -> bool:
        """ "Năm 2020, doanh thu 2 tỷ đồng; năm nay 3 tỷ đồng": what follows is of the year of the report, told last."""
        reference = self.report.context.reference_day
        (_, over), (since, until) = self._days[opener], self._days[last]
        now = reference is not None and over < since and since.year == until.year == reference.year
        return now and ";" in self.report.text.low[self._starts[opener] : self._starts[last]]

    def _opener(self, sentence: Span) -> int | None:
        """The period at the beginning of a sentence ("Năm 2021, …", "Trong giai đoạn …"), if any."""
        at = self.first_main(sentence[0], sentence[0] + 24)
        return None if at is None or at in self._passing or self._contrasts(sentence, at) else at

    def _contrasts(self, sentence: Span, at: int) -> bool:
        """ "Nếu năm 2019 chỉ có 3 đề án thì …": the time of a contrast; "Nếu tính cả huyện mới, năm 2020 …" has its own."""
        found = _CONTRAST.match(self.report.text.low, sentence[0])
        if found is None:
            return False
        return found[1] == "trước" or "," not in self.report.text.low[sentence[0] : self._starts[at]]

    def _frame_over(self, at: int) -> int:
        """The stretch of years that the headline or the report opens with, where a single year of it was told in passing."""
        first, last = self._days[at]
        context = self.report.context
        if first.year != last.year:
            return at
        for other in (*range(min(at, bisect_right(self._starts, context.title[1]))), 0):
            start, end = self._days[other]
            if start.year < end.year and start <= first and last <= end:
                return other
        return at

    def _of_comparison(self, start: int) -> Days | None:
        """ "so với kế hoạch năm 2021 (142,1 tỷ đồng)", "hơn cả năm 2020 là 3 tỷ đồng": what is told of the period compared with."""
        at = bisect_left(self._row_starts, start) - 1
        if at < 0:
            return None
        begun, end, days, role = self._rows[at]
        low = self.report.text.low
        told = role == "comparison" and end <= start and TOLD_OF.match(low, end)
        if told and _DIFFERENCE.search(low, max(0, begun - 40), begun):
            return None
        return days if told and told.end() == start else None

    def _of_clause_compared(self, here: Scope) -> Days | None:
        """ "So với năm 2020, mức chi tăng từ 215 triệu đồng lên …" starts in 2020; "Cùng kỳ 2020, tỷ lệ là 44%" has the same months."""
        low, first = self.report.text.low, here.sentence[0]
        at = bisect_left(self._row_starts, first)
        if at == len(self._rows) or not first <= self._row_starts[at] < min(first + 24, here.left[1]):
            return None
        _, end, days, role = self._rows[at]
        if role != "comparison" or self.last_main(end, here.left[1]) is not None:
            return None
        if _AGAINST.match(low, first):
            return days if _RISES_FROM.search(here.words) else None
        if not _THEN.match(low, first) or low.rfind(",", end, here.left[1]) != end:
            return None
        handed = self._handed_down(here)
        if handed is None or handed[0][0].year != handed[0][1].year:
            return days
        last = handed[0][1]
        until = date(days[0].year, last.month, min(last.day, length(days[0].year, last.month)))
        return handed[0][0].replace(year=days[0].year, day=1), until

    def _is_of_another(self, here: Scope, at: int) -> bool:
        """The year is of the other figure: "98%, không như 2 đề án của năm 2024", "31%, còn xa mục tiêu 50% vào năm 2025"."""
        place, low = self._starts[at], self.report.text.low
        if here.after is None or here.after.start >= place:
            return False
        return (
            low.endswith(" của ", 0, place)
            or _AGAINST_AIM.search(low, here.right[0], here.after.start) is not None
        )

    def _is_foreign(self, line: Span, at: int) -> bool:
        """A programme still to come does not date the story of one firm in another paragraph."""
        reference = self.report.context.reference_day
        first, last = self._days[at]
        future = reference is not None and last.year > reference.year and first.year < last.year
        return future and _FIRM_STORY.search(self.report.text.flat, *line) is not None

    def _is_of_firm(self, draft: Draft, days: Days) -> bool:
        """Some months counted for the programme, or of one sale, do not date the rest of a firm's story: its year does."""
        if days[0].year != days[1].year or days in self._headed:
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
        if draft.indicator not in _STANDING or _year_of(days) == days or days[0].year != days[1].year:
            return False
        here = self.report.scope(draft)
        at = self.last_main(here.sentence[0], here.left[1])
        apart = at is not None and _STOPS.search(self.report.text.low, self._starts[at], here.left[1])
        return bool(apart) and about_one_firm(self.report, draft)

    def _is_far(self, days: Days) -> bool:
        """A period that has not begun on the report's day, or a year that was over long before it."""
        context = self.report.context
        begun = context.reference_day is None or days[0] <= context.reference_day
        return not begun or (context.published is not None and is_long_past(self.report, days))

    def _beyond_paragraph(self, at: int) -> Days:
        """A quarter or the last months of a year told in another paragraph stand for the year, unless a heading tells them."""
        days, start = self._days[at], self._starts[at]
        first, last = days
        headed = self.report.is_heading(start) or days in self._headed
        partial = first.year == last.year and (first.month > 1 or at in self._passing)
        return _year_of(days) if partial and not headed else days

    def _is_beside(self, here: Scope, at: int) -> bool:
        """ "193 làng năm 2005": the period follows with no mark and no other quantity between."""
        start, end = here.right[0], self._starts[at]
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
            days = _year_of(days)  # "ba tháng cuối năm sẽ nghiệm thu nốt để đạt 90%": of the year's plan
        counted = first.month == 1 and (last + _A_DAY).day != 1
        if not own and first.year == last.year and (first.month == last.month or counted):
            days = _year_of(days)  # a month or a day of counting does not outlive its sentence
        draft.period, draft.own_period = days, own
        draft.reasons.append(reason)


def _year_of(days: Days) -> Days:
    return date(days[0].year, 1, 1), date(days[0].year, 12, 31)
