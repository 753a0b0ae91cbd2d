"""Planned or done where a figure's own words tell nothing: by the head of its list, its paragraph, the headline, the whole report."""

import re
from bisect import bisect_left

from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.neighbourhood import about_one_firm, list_head
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span
from khuyencong.extraction.stage import plans
from khuyencong.extraction.stage.tense import Tense
from khuyencong.extraction.stage.words import Words
from khuyencong.language.letters import any_of

Told = tuple[str, str]
"""A stage and the name of the rule that told it."""

_DONE = re.compile(r"(?<![^\W_])(?:đã|mới|vừa|kết quả)(?![^\W_])")
_COMPARED = re.compile(r"[^.;]{0,30}so (?:với )?(?:cùng kỳ|năm|thực hiện)")
_EFFECTS = frozenset({"capacity", "income"})
"""What machines do and people earn is told of what stands; only words of its own make it planned."""
_ALONE = r"(?<!\d ...)(?<!hôm ...)(?<!năm ...)(?<!đến ...)(?<!từ ...)(?<!ngày ...)(?<!hiện ...)"
_NOW = re.compile(
    any_of(
        f"giờ{_ALONE}", f"nay{_ALONE}",
        "hiện(?: nay| tại)?,? (?:xưởng|cơ sở|htx|hợp tác xã|công ty|doanh nghiệp|gia đình|nhà máy|tổ)(?! được)", "hiện (?:có|đang)",
        *(f"{since}[^,;.:]{{0,40}} (?:lắp|vận hành|đi vào|đưa|có|thay|nhận|áp dụng|đổi)" for since in (
            "sau khi", "từ khi", "từ ngày",
        )),
    )
    + r"(?![^\W_])"
)  # fmt: skip
_REACHED = re.compile(
    any_of(
        "tính đến", "tính tới", "đến hết", "tới hết", "đến nay", "tới nay", "đến thời điểm", "hết tháng", "kết thúc năm",
        "khép lại năm", "đến cuối (?:tháng|qúy)", "tới cuối (?:tháng|qúy)", "thực chi",
        "kinh phí thực hiện đạt", "cùng kỳ", r"thực hiện(?<!kinh phí thực hiện)(?<!thời gian thực hiện)(?<!tổ chức thực hiện)", "đạt",
    )
    + r"(?![^\W_])"
)  # fmt: skip
_ONE_PROJECT = re.compile(
    r"\s*(?:đề án|nhiệm vụ|dự án|đó là|gồm|trong đó|một là|hai là|thứ (?:nhất|hai))(?![^\W_])"
)
_YEAR_TOLD = re.compile(
    r"[,;] (?:(?:và|còn|riêng|sang|đến) )*(?:năm )?(20\d\d)(?!\d)[^,;]*$|(?:và|còn) (?:năm )?(20\d\d)(?!\d)[^,;]*$"
)
_GOES_ON = {"stage.doing", "stage.goes_on"}
_SELECTED = frozenset({"products", "other", "establishments"})
_SELECTION = re.compile(
    r"(?<![^\W_])(?:bình chọn|sản phẩm (?:công nghiệp nông thôn|cnnt) tiêu biểu)(?![^\W_])"
)
_SPENDS = re.compile(r"(?<![^\W_])(?:sử dụng|dùng|chi|làm|công nhận)(?: [^\W\d_]+){0,3} $")
_OF_PROGRAMME = re.compile(
    r"(?:kinh phí|vốn|nguồn lực)(?: [^\W\d_]+){0,3} (?:chương trình|kế họach|đề án)(?: [^\W\d_]+){0,6} (?:giai đọan|đến năm)(?![^\W_])"
)
_OFFER = re.compile(
    r"(?:hỗ trợ|mức|nhận|được trả|chi)(?: [^\W\d_]+){0,6} (?:tối đa|không quá|tới|lên tới|lên đến)(?: là)? $|(?:tối đa"
    r"|không quá|không vượt(?: quá)?) $"
)
_GIVEN = re.compile(r"(?<![^\W_])(?:đã|vừa)(?![^\W_])")
_COST = re.compile(r" (?:tổng )?(?:chi phí|giá trị|kinh phí|số tiền)")
_SHORT = 32
"""Days of a stretch that names the time of an event."""


class Inherited:
    """What figures take from the words around them, and from the report as a whole."""

    __slots__ = ("_plans", "report", "tense", "words")

    def __init__(self, report: Report, words: Words, tense: Tense) -> None:
        """Nothing is read before a figure asks."""
        self.report, self.words, self.tense = report, words, tense
        self._plans: dict[int, bool] = {}

    def _told_anew(self, draft: Draft, here: Scope) -> bool:
        """Whether the sentence turns from the plan told before it to what came of it: "Đến hết tháng 7, 6 đề án …"."""
        plan = self.words.told.last_before(here.line[0], here.opening)
        if plan is None or self.report.text.low[plan.start : plan.end] in plans.WILL:
            return False
        reached = _REACHED.search(self.report.text.low, here.opening, draft.start)
        if reached:
            before = [
                other for other in self.report.drafts[-4:] if here.opening <= other.start < reached.start()
            ]
            return not (before and before[-1].stage == "planned" and reached[0] == "thực hiện")
        told = [other for other in self.report.drafts[-8:] if plan.start < other.start < here.opening]
        counted = [other for other in told if other.token.kind != "percent"]
        return bool(counted) and counted[-1].stage == "actual"

    def says_done(self, here: Scope) -> bool:
        """Whether a word in the paragraph up to the figure's clause says that something is done: "đã", "mới", "vừa"."""
        return _DONE.search(self.report.text.low, here.line[0], here.clause_end) is not None

    def around(self, draft: Draft, here: Scope) -> Told | None:
        """The heading of the section, the head of the list, the paragraph."""
        report = self.report
        listed = self.by_list(draft)
        if listed:
            return listed
        if draft.indicator in _EFFECTS or _NOW.search(report.text.low, here.opening, draft.start):
            return "actual", "stage.doing"
        if draft.indicator == "growth" and _COMPARED.match(report.text.low, draft.token.end):
            return "actual", "stage.doing"
        if self._goes_with_effects(draft, here):
            return "actual", "stage.doing"
        named = self.words.last_told(here.line[0], draft.start)
        if named == "planned" and (self._told_anew(draft, here) or self._comes_before_plan(draft, here)):
            return "actual", "stage.doing"
        if (
            named == "planned"
            and _ONE_PROJECT.match(report.text.low, here.sentence[0])
            and not self.says_done(here)
        ):
            return named, "stage.paragraph"  # the projects of a plan, one by one
        return (named, "stage.paragraph") if named and not about_one_firm(report, draft) else None

    def _goes_with_effects(self, draft: Draft, here: Scope) -> bool:
        """ "làm ra 20.000 bánh mỗi tháng, thu về 40 triệu đồng, 5 lao động có việc": what a firm has with what its machines do."""
        last = self.report.drafts[-1] if self.report.drafts else None
        if (
            last is None
            or last.start < here.sentence[0]
            or draft.indicator not in {"revenue", "jobs", "income"}
        ):
            return False
        return last.indicator in {"capacity", "revenue"} and last.stage == "actual"

    def _comes_before_plan(self, draft: Draft, here: Scope) -> bool:
        """ "năm 2018 trên 2,5 tỷ đồng, 2019 là 3,6 tỷ đồng và 2020 dự kiến trên 2,5 tỷ đồng": the last year alone is planned."""
        after = self.words.told.first(draft.token.end, here.sentence[1])
        if not draft.own_period or draft.period is None or after is None or after.value != "planned":
            return False
        year = _YEAR_TOLD.search(self.report.text.low, draft.token.end, after.start)
        return year is not None and int(year[1] or year[2]) > draft.period[1].year

    def by_list(self, draft: Draft) -> Told | None:
        """What the heading of the section or the head of the list says of its items."""
        report = self.report
        heading = report.section(draft.start)
        if heading and plans.of_section(report.text.low, heading) == "planned":
            return "planned", "stage.section"
        head = list_head(report, draft.start)
        named = self._said_by_head(head) if head else None
        return (named, "stage.list_head") if named else None

    def _said_by_head(self, head: Span) -> str | None:
        """The stage of the last amount in the head of a list, which its items divide; else its last word."""
        named = self.words.last_told(*head)
        if named != "planned":
            return named
        drafts = self.report.drafts
        at = bisect_left(drafts, head[1], key=lambda other: other.start)
        for other in reversed(drafts[max(0, at - 8) : at]):
            if other.start < head[0] or self.words.told.first(other.start, head[1]):
                break
            if other.token.kind != "percent":
                return other.stage
        return named

    def by_report(self, draft: Draft, here: Scope, own: list[Cue]) -> Told:
        """A word of doing beside a past period, the headline, the story of a firm, the report's own words."""
        period = draft.period
        told = self._doing(draft, here, own) or self._by_title(draft)
        if told:
            return told
        if about_one_firm(self.report, draft):
            return "actual", "stage.story"
        if self._goes_on_offering(draft, here) or self._is_of_programme(draft, here):
            return "planned", "stage.offered"
        if period and period[0].year < period[1].year and self.tense.mostly_over(period):
            return "actual", "stage.report"
        end = here.sentence[1]
        if end not in self._plans:
            self._plans[end] = self._tells_of_plans(here.line[0], here.sentence)
        return "planned" if self._plans[end] else "actual", "stage.report"

    def _doing(self, draft: Draft, here: Scope, own: list[Cue]) -> Told | None:
        """A word of doing beside a period that is over, or told so before in the paragraph; a section of results; a selection."""
        period, low = draft.period, self.report.text.low
        dated = own or (draft.own_period and period and (period[1] - period[0]).days < _SHORT)
        if dated and self.tense.day and period and period[1] <= self.tense.day:
            return "actual", "stage.doing"
        if (
            draft.own_period
            and self.tense.mostly_over(period)
            and _SPENDS.search(low, here.opening, draft.start)
        ):
            return "actual", "stage.doing"
        heading = self.report.section(draft.start)
        if heading and plans.of_section(low, heading) == "actual":
            return "actual", "stage.section"
        last = self.report.drafts[-1] if self.report.drafts else None
        if last and last.start >= here.line[0] and _GOES_ON & set(last.reasons):
            return "actual", "stage.goes_on"
        if (
            draft.activity == "products"
            and draft.indicator in _SELECTED
            and self._tells_of_selection(draft, here)
        ):
            return "actual", "stage.selection"
        return None

    def _by_title(self, draft: Draft) -> Told | None:
        title = self.report.context.title
        if ". " in self.report.text.low[slice(*title)]:
            return None  # a body without a headline
        said = self._said_by_title(*title)
        if not said or (said == {"planned"} and self._is_apart_from_title(draft)):
            return None
        return "actual" if "actual" in said else "planned", "stage.headline"

    def _goes_on_offering(self, draft: Draft, here: Scope) -> bool:
        """Whether it is what whoever applies may be given, or stands behind such a figure with nothing told as given since."""
        last, low = self.report.drafts[-1] if self.report.drafts else None, self.report.text.low
        offered = last is not None and last.start >= here.line[0] and "stage.offered" in last.reasons
        if last and offered and not _GIVEN.search(low, last.start, draft.start):
            return True
        return _is_offered(low, draft, here)

    def _tells_of_selection(self, draft: Draft, here: Scope) -> bool:
        """Whether lead or paragraph is on products that were sent in and judged, whatever is planned of their prizes."""
        low = self.report.text.low
        told = _SELECTION.search(low, 0, self.report.context.lead_end)
        return bool(told or (draft.indicator == "products" and _SELECTION.search(low, *here.line)))

    def _is_of_programme(self, draft: Draft, here: Scope) -> bool:
        """ "Kinh phí thực hiện chương trình giai đoạn 2026 - 2030 gần 376 tỷ đồng", where no day tells that the years are over."""
        years = draft.period is not None and draft.period[0].year < draft.period[1].year
        told = self.tense.day is None and years and draft.own_period and draft.indicator == "budget"
        return told and _OF_PROGRAMME.search(self.report.text.low, here.sentence[0], draft.start) is not None

    def _is_apart_from_title(self, draft: Draft) -> bool:
        """What a headline plans is not what came before it, nor what one year brought of the stretch that it plans.

        "Phấn đấu năm 2010 …" heads a report that tells first what 2005-2009 brought; "Giai đoạn 2021 - 2025, dành 23 tỷ"
        one that tells what was done in 2023.
        """
        title, period = self.report.context.title, draft.period
        told = [
            days
            for token in self.report.tokens
            if token.kind == "period" and title[0] <= token.start < title[1] and token.span and (days := token.span.days())
        ]  # fmt: skip
        if not told or period is None:
            return False
        (first, last), (since, until) = told[0], period
        single = since.year == until.year and first.year < last.year
        return until < first or single

    def _said_by_title(self, start: int, end: int) -> set[str | None]:
        """What the figures of the headline are, if their words tell it; else what its words say."""
        told = {other.stage for other in self.report.drafts[:4] if other.start < end and other.own_stage}
        return told or {cue.value for cue in self.words.holding(start, end)}

    def _weighing(self, start: int, end: int) -> list[Cue]:
        """Strong cues of a span that tell of the whole report: no aims, duties and proposals without a figure."""
        return [cue for cue in self.words.holding(start, end) if not plans.is_aim(self.report, cue)]

    def _tells_of_plans(self, start: int, sentence: Span) -> bool:
        """Whether the report up to the end of a sentence speaks of plans: its lead most of all.

        What is to come of it ("…, và sẽ dự vòng khu vực") is told of something else than the figure before it.
        """
        context, (first, end) = self.report.context, sentence
        low = self.report.text.low
        lead = [
            cue.value
            for cue in self._weighing(*context.title) + self._weighing(*context.lead)
            if cue.start < end or low[cue.start : cue.end] not in plans.WILL
        ]
        if lead and (lead[-1] == "actual" or lead.count("planned") <= lead.count("actual")):
            return False
        before = [
            cue
            for cue in self._weighing(0, end)
            if cue.start < first or low[cue.start : cue.end] not in plans.WILL
        ]
        values = [cue.value for cue in before]
        if lead:
            told = [draft.stage for draft in self.report.drafts if draft.own_stage]
            words = values.count("planned") >= values.count("actual")
            return words and told.count("actual") <= told.count("planned")
        return set(values) == {"planned"} and before[-1].start >= start


def _is_offered(low: str, draft: Draft, here: Scope) -> bool:
    """ "được hỗ trợ tối đa 50% chi phí, không quá 300 triệu đồng/cơ sở": what whoever applies may be given."""
    per = draft.indicator == "budget" and draft.token.per not in {None, "năm", "tháng"}
    of_cost = draft.indicator == "share" and _COST.match(low, draft.token.end)
    if not (per or of_cost) or _GIVEN.search(low, here.sentence[0], draft.start):
        return False
    return _OFFER.search(low, max(here.sentence[0], draft.start - 60), draft.start) is not None
