"""When, where a figure's own sentence tells no period: that of its paragraph, the head of its list, the report."""

import re
from bisect import bisect_left, bisect_right
from datetime import date

from khuyencong.extraction.period.passing import (
    is_long_past,
    is_of_old,
    tells_story,
)
from khuyencong.extraction.period.told import Told, year_of
from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.neighbourhood import is_item, list_head
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import cased

_CONTRAST = re.compile(r"\s*(nếu|so với|khác với|từ chỗ|trước)(?![^\W_])")
_GOES_ON = re.compile(r"\s*(?:trong đó|trong số|cụ thể|phân theo|chia theo|xét theo|xếp theo)(?![^\W_])")
_FIRM_STORY = cased(r"(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN)[^.;]{0,40}[A-ZĐÀ-Ỹ]")
_OF_WHICH = re.compile(
    r"\s*(?:trong đó|trong số|(?:từ |với |bằng )?(?:khỏan|nguồn|số)(?: tiền| vốn| kinh phí) (?:này|đó|trên|ấy))(?![^\W_])"
)
_SINGLED_OUT = re.compile(r"\s*(?:riêng|chỉ riêng|chỉ tính riêng|trong đó|trong số)(?![^\W_])")


class Inherited:
    """What sentences without a period of their own take from the text around them."""

    __slots__ = ("report", "told")

    def __init__(self, told: Told) -> None:
        """Nothing is read before a figure asks."""
        self.report, self.told = told.report, told

    def handed_down(self, here: Scope) -> tuple[Days, str, bool] | None:
        """The period that a sentence without its own takes from its paragraph, the head of its list, or the report."""
        found = self._in_paragraph(here.line[0], here.sentence[0])
        if found is not None:
            days = self.told.days[found]
            goes_on = _GOES_ON.match(self.report.text.low, here.sentence[0]) is not None
            if days != year_of(days) and self._last_period(here.line[0]) == year_of(days):
                goes_on = False  # the figure that is divided outlived the month
            return days, "period.paragraph", goes_on
        head = list_head(self.report, here.line[0])
        found = self.told.last_main(*head) if head else None
        if found is not None:
            return self.told.days[found], "period.list_head", False
        heading = self.report.section(here.line[0])
        found = self.told.last_main(*heading) if heading and is_item(self.report, here.line) else None
        if found is not None:
            return self.told.days[found], "period.section", False
        if (last := self._last_period(0)) and _OF_WHICH.match(self.report.text.low, *here.line):
            return last, "period.goes_on", False
        found = self._in_report(here.line[0])
        if found is not None and not self._is_foreign(here.line, found):
            return self._beyond_paragraph(found), "period.report", False
        return None

    def _last_period(self, start: int) -> Days | None:
        """The period of the figure before, if it stands behind `start`."""
        drafts = self.report.drafts
        return drafts[-1].period if drafts and drafts[-1].start >= start else None

    def _last_handed(self, start: int, end: int) -> int | None:
        """Index of the last main period of the span that is not told in passing."""
        at = self.told.last_main(start, end)
        while at is not None and at in self.told.passing:
            at = at - 1 if at and self.told.starts[at - 1] >= start else None
        return at

    def _in_paragraph(self, start: int, end: int) -> int | None:
        """The nearest sentence before in the paragraph that names a period: the one that opens it, else its last."""
        at = self._last_handed(start, end)
        while at is not None:
            sentence = self.report.segments.sentence(self.told.starts[at])
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
            at = self.told.last_main(0, end)
            return None if at is not None and self._is_long_past(at) else at
        line = self.report.segments.line(self.told.starts[at])
        nearest = self._in_paragraph(line[0], min(line[1], end))
        if nearest is None or self._is_long_past(nearest):
            return self._in_report(line[0])
        sentence = self.report.segments.sentence(self.told.starts[nearest])
        single_out = _SINGLED_OUT.match(self.report.text.low, sentence[0])
        if single_out and (whole := self._in_report(sentence[0])) is not None and self._holds(whole, nearest):
            return whole
        if self._opener(sentence) == nearest and not single_out:
            return nearest
        before, today = self._in_report(line[0]), self.report.context.reference_day
        told = before is not None and today is not None and self.told.days[before][1].year <= today.year
        if told and self.told.days[nearest][1] < self.told.days[before][0]:
            return before  # "40 cơ sở từng nhận hỗ trợ giai đoạn 2022 - 2023": a look back does not date other paragraphs
        return self._frame_over(nearest)

    def _holds(self, whole: int, part: int) -> bool:
        """Whether a period is a part of another: "Sau 10 năm (2011 - 2020) … Trong đó giai đoạn 2011 - 2015 …"."""
        (first, last), (begun, end) = self.told.days[whole], self.told.days[part]
        return first <= begun and end <= last and (first, last) != (begun, end)

    def _is_long_past(self, at: int) -> bool:
        """A year of long ago, told after others or in a firm's story, dates nothing beyond its paragraph."""
        start, days = self.told.starts[at], self.told.days[at]
        if start < self.report.context.lead_end:
            return is_of_old(self.report, start, days)
        told_late = at > 0 and not self.report.is_heading(start)
        return is_long_past(self.report, days) and (told_late or tells_story(self.report, start))

    def _frame_of_list(self, at: int, sentence: Span) -> int:
        """ "Hai năm 2020 - 2021 … Năm 2020 …, năm 2021 …": what follows a list of years is of their stretch."""
        listed = [
            days
            for days in self.told.days[at : bisect_left(self.told.starts, sentence[1])]
            if days[0].year == days[1].year
        ]
        if len({first.year for first, _ in listed}) < 2:
            return at
        stretch = listed[0][0], listed[-1][1]
        return next((other for other in range(at - 1, -1, -1) if self.told.days[other] == stretch), at)

    def _done_of_plan(self, opener: int, last: int) -> int:
        """ "Kế hoạch năm 2026 được giao …, hết tháng 6 mới giải ngân …": what follows is of the months done."""
        start = self.told.starts[opener]
        planned = self.report.text.low.endswith(("kế họach ", "kế họach năm "), 0, start)
        (first, end), (since, until) = self.told.days[opener], self.told.days[last]
        if planned and since == first and until < end:
            return last
        return last if self._comes_to_now(opener, last) else opener

    def _comes_to_now(self, opener: int, last: int) -> bool:
        """ "Năm 2020, doanh thu 2 tỷ đồng; năm nay 3 tỷ đồng": what follows is of the year of the report, told last."""
        reference = self.report.context.reference_day
        (_, over), (since, until) = self.told.days[opener], self.told.days[last]
        now = reference is not None and over < since and since.year == until.year == reference.year
        return now and ";" in self.report.text.low[self.told.starts[opener] : self.told.starts[last]]

    def _opener(self, sentence: Span) -> int | None:
        """The period at the beginning of a sentence ("Năm 2021, …", "Trong giai đoạn …"), if any."""
        at = self.told.first_main(sentence[0], sentence[0] + 24)
        return None if at is None or at in self.told.passing or self._contrasts(sentence, at) else at

    def _contrasts(self, sentence: Span, at: int) -> bool:
        """ "Nếu năm 2019 chỉ có 3 đề án thì …": the time of a contrast; "Nếu tính cả huyện mới, năm 2020 …" has its own."""
        found = _CONTRAST.match(self.report.text.low, sentence[0])
        if found is None:
            return False
        return found[1] == "trước" or "," not in self.report.text.low[sentence[0] : self.told.starts[at]]

    def _frame_over(self, at: int) -> int:
        """The stretch of years that the headline or the report opens with, where a single year of it was told in passing."""
        first, last = self.told.days[at]
        context = self.report.context
        if first.year != last.year:
            return at
        for other in (*range(min(at, bisect_right(self.told.starts, context.title[1]))), 0):
            start, end = self.told.days[other]
            if start.year < end.year and start <= first and last <= end and not self._is_to_come(end):
                return other
        return at

    def _is_to_come(self, end: date) -> bool:
        """Whether a stretch ends after every year that the report tells by itself, and no day tells that it is over."""
        single = [last.year for first, last in self.told.days if first.year == last.year]
        return self.report.context.reference_day is None and max(single, default=end.year) < end.year

    def _is_foreign(self, line: Span, at: int) -> bool:
        """A programme still to come does not date the story of one firm in another paragraph."""
        reference = self.report.context.reference_day
        first, last = self.told.days[at]
        future = reference is not None and last.year > reference.year and first.year < last.year
        return future and _FIRM_STORY.search(self.report.text.flat, *line) is not None

    def _beyond_paragraph(self, at: int) -> Days:
        """A quarter or the last months of a year told in another paragraph stand for the year, unless a heading tells them."""
        days, start = self.told.days[at], self.told.starts[at]
        first, last = days
        headed = self.report.is_heading(start) or days in self.told.headed
        partial = first.year == last.year and (first.month > 1 or at in self.told.passing)
        return year_of(days) if partial and not headed else days
