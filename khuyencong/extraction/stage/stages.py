"""Planned or done: words near a figure, its period against the report's day, then what the report as a whole is."""

import re
from bisect import bisect_left

from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.neighbourhood import about_one_firm, list_head
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span
from khuyencong.extraction.stage import plans, yardsticks
from khuyencong.extraction.stage.tense import Tense
from khuyencong.language.letters import any_of

Told = tuple[str, str]
"""A stage and the name of the rule that told it."""

_PAST: Told = "actual", "stage.past"
_FUTURE: Told = "planned", "stage.future"
_STRONG = frozenset({"planned", "actual"})
_ASKED_FOR = frozenset({"xin", "đăng ký", "kiến nghị", "kỳ vọng", "hy vọng", "mong", "mong được"})
"""Words whose object follows: who asks is no plan."""
_WILL_BE = frozenset({"sẽ", "phấn đấu", "dự kiến"})
_STOPS = re.compile("[,;.:]")
_DONE = re.compile(r"(?<![^\W_])(?:đã|mới|vừa|kết quả)(?![^\W_])")
_MAY = re.compile(r"(?:có thể|phấn đấu|dự kiến)[^,;.:]*$")
_COMPARED = re.compile(r"[^.;]{0,30}so (?:với )?(?:cùng kỳ|năm|thực hiện)")
_TELLS = frozenset(
    {"được hỗ trợ", "thực hiện", "nhận", "đạt", "triển khai", "có", "thu hút", "tạo việc làm", "góp"}
)
"""Words of doing that tell of what was done, where "hỗ trợ", "tổ chức", "mở" may be an order."""
_CARRIES_OUT = frozenset({"thực hiện", "đạt", "triển khai", "quyết tóan"})
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
_BEFORE = re.compile(
    r"\s*(?:trong |ở )?(?:(?:giai đọan|năm|nhiệm kỳ|kỳ) trước|năm ngóai|trước (?:đó|đây|kia))(?![^\W_])"
)
_REACHED = re.compile(
    any_of(
        "tính đến", "tính tới", "đến hết", "tới hết", "đến nay", "tới nay", "đến thời điểm", "hết tháng", "kết thúc năm",
        "khép lại năm", "đến cuối (?:tháng|qúy)", "tới cuối (?:tháng|qúy)", "thực chi",
        "kinh phí thực hiện đạt", "cùng kỳ", r"thực hiện(?<!kinh phí thực hiện)(?<!thời gian thực hiện)(?<!tổ chức thực hiện)", "đạt",
    )
    + r"(?![^\W_])"
)  # fmt: skip
_ANEW = re.compile(r"\s*(?:cụ thể|trong (?:số |tổng số )?(?:đó|này)|bao gồm|gồm)(?![^\W_])")
_PARTS = re.compile(r"[.,;)] ?(?:trong (?:số )?(?:đó|này)|cũng trong|cụ thể|bao gồm|gồm)(?![^\W_])")
_AIM = re.compile(
    r"phấn đấu|mục tiêu|nhằm|yêu cầu|cam kết|quyết tâm|dự kiến|sẽ |phương hướng|nhiệm vụ|thời gian tới|có thể|qúy iv:|tháng cuối năm"
)


_ONE_PROJECT = re.compile(r"\s*(?:đề án|nhiệm vụ|dự án|đó là|gồm|trong đó|một là|hai là|thứ (?:nhất|hai))(?![^\W_])")
_YEAR_TOLD = re.compile(r"[,;] (?:(?:và|còn|riêng|sang|đến) )*(?:năm )?(20\d\d)(?!\d)[^,;]*$|(?:và|còn) (?:năm )?(20\d\d)(?!\d)[^,;]*$")
_OF_PROGRAMME = re.compile(
    r"(?:kinh phí|vốn|nguồn lực)(?: [^\W\d_]+){0,3} (?:chương trình|kế họach|đề án)(?: [^\W\d_]+){0,6} (?:giai đọan|đến năm)(?![^\W_])"
)
_OFFER = re.compile(
    r"(?:hỗ trợ|mức|nhận|được trả|chi)(?: [^\W\d_]+){0,6} (?:tối đa|không quá|tới|lên tới|lên đến)(?: là)? $|(?:tối đa|không quá) $"
)
_GIVEN = re.compile(r"(?<![^\W_])(?:đã|vừa)(?![^\W_])")
_COST = re.compile(r" (?:tổng )?(?:chi phí|giá trị|kinh phí|số tiền)")
_SHORT = 32
"""Days of a stretch that names the time of an event."""


class Stages:
    """What the words of a report say is planned or done. Strong words say it anywhere; weak ones ("hỗ trợ", "thực hiện") only of doing."""

    __slots__ = ("_plans", "_said", "_shut", "_tense", "_told", "_yard", "report")

    def __init__(self, report: Report) -> None:
        """Tell the strong cues, and those that are not things counted ("làm xong 1 kế hoạch")."""
        self.report = report
        found = report.cues["stage"].found
        self._said = Cues(
            [cue for cue in found if cue.value != "planned" or not plans.is_no_plan(report, cue)]
        )
        brackets = [report.segments.bracket(cue.start) for cue in self._said.found]
        self._shut = {
            cue.start: bracket[1] for cue, bracket in zip(self._said.found, brackets, strict=True) if bracket
        }
        self._yard = yardsticks.reaches(report.text.low, self._said.found)
        for start, end in self._yard.items():
            self._shut[start] = min(end, self._shut.get(start, end))
        self._told = Cues([cue for cue in self._said.found if cue.value in _STRONG])
        self._plans: dict[int, bool] = {}
        self._tense = Tense(report)

    def assign(self, draft: Draft) -> None:
        """Planned or done: own stretch, clause on the right, sentence, the report's day, paragraph, report."""
        report, here = self.report, self.report.scope(draft)
        own = self._spoken(*here.left)
        told = self._beside(draft, here, own)
        if told is None and here.bracket and report.drafts and here.opening <= report.drafts[-1].start:
            told = report.drafts[-1].stage or "actual", "stage.bracket"
        elif told is None:
            told = self._in_sentence(draft, here)
            draft.own_stage = told is not None
        else:
            draft.own_stage = True
        if told and told[0] == "actual" and (listed := self._by_list(draft)) and not self._says_done(here):
            told = listed
        told = self._against_days(told, draft, here)
        draft.stage, reason = told or self._around(draft, here) or self._by_report(draft, here, own)
        draft.reasons.append(reason)

    def _beside(self, draft: Draft, here: Scope, own: list[Cue]) -> Told | None:
        """Words right beside the figure: the plan it names, own stretch, clause on the right."""
        token, low = draft.token, self.report.text.low
        named = self._against_plan(draft, here)
        if named:
            return named
        if draft.indicator == "completion" and _MAY.search(low, here.opening, token.start):
            return "planned", "stage.sentence"
        if draft.indicator == "completion" and not _AIM.search(low, here.opening, token.start):
            return "actual", "stage.completion"
        finished = low.endswith(("hòan thành ", "nghiệm thu "), 0, token.start)
        behind = self._told.first(token.end, token.end + 2)
        if behind and not (finished or self._looks_ahead(behind) or self._will_be(*here.left)):
            return self._given_by(behind), "stage.behind"
        strong = self._last_told(*here.left) if own else None
        strong = self._last_told(here.opening, token.start) if strong == "actual" else strong
        if strong:
            return strong, "stage.left"
        if own and self._done_beside_plan(draft, own[-1], here):
            return "actual", "stage.done"
        right = self._told.first(token.end, min(here.right[1], here.clause_end, token.end + 60))
        if right and (
            low[right.start : right.end] in _ASKED_FOR
            or low[token.end : right.start].strip() == "và"
            or " để " in low[token.end : right.start]
        ):
            right = None
        if right and right.start in self._yard:
            measures = token.kind == "percent" or low[right.start : right.end] in yardsticks.PLANS
            measures = measures or finished
            right = None if measures else right
        return (self._given_by(right), "stage.right") if right else None

    def _given_by(self, cue: Cue) -> str:
        """What is said behind a figure: "đã được Bộ phê duyệt" is planned, "được giao đã hoàn thành" is done."""
        low = self.report.text.low
        word = low[cue.start : cue.end]
        if word not in {"đã", "đã được"} and not (word.startswith("được") and cue.value == "planned"):
            return cue.value
        after = self._told.first(cue.end, cue.end + 40)
        return after.value if after and not _STOPS.search(low, cue.end, after.start) else cue.value

    def _exceeds(self, draft: Draft, near: str, here: Scope) -> bool:
        """Whether it is what exceeds a plan, told behind all that was done: "36 đề án, vượt kế hoạch giao 4 đề án"."""
        if draft.token.kind == "percent" or not plans.BEYOND.search(near):
            return False
        kinds = {draft.token.kind, "number"}
        told = [other for other in self.report.drafts[-4:] if other.start >= here.line[0]]
        whole = any(other.token.kind in kinds and other.value > draft.value for other in told)
        return whole and not _MAY.search(self.report.text.low, here.opening, draft.start)

    def _against_plan(self, draft: Draft, here: Scope) -> Told | None:
        """A plan in a bracket, what exceeds one, the whole that a part is told of."""
        near = self.report.text.low[max(0, draft.start - 50) : draft.start]
        if "họach" in near or "tiêu" in near or "tóan" in near:
            if self._exceeds(draft, near, here):
                return "actual", "stage.done"
            if plans.IN_BRACKET.search(near) or plans.PLAN_IS.search(near):
                return "planned", "stage.plan_in_bracket"
        return ("planned", "stage.plan_in_bracket") if self._divides(draft) else None

    def _looks_ahead(self, cue: Cue) -> bool:
        """Whether it says nothing of what stands before it: a yardstick, "3 cơ sở xin lùi sang năm sau"."""
        return cue.start in self._yard or self.report.text.low[cue.start : cue.end] in _ASKED_FOR

    def _will_be(self, start: int, end: int) -> bool:
        """Whether "sẽ" stands in this stretch, whatever is told behind it: "sẽ nhận 3 triệu đồng trích từ …"."""
        return any(self.report.text.low[cue.start : cue.end] in _WILL_BE for cue in self._spoken(start, end))

    def _divides(self, draft: Draft) -> bool:
        """Whether it is the whole a part was made of: "giải ngân 750 triệu đồng/1.800 triệu đồng, bằng 41,7%"."""
        token, low, drafts = draft.token, self.report.text.low, self.report.drafts
        return (
            token.kind == "money"
            and bool(drafts)
            and drafts[-1].indicator == draft.indicator
            and drafts[-1].value < draft.value
            and drafts[-1].token.kind == "money"
            and yardsticks.OVER.fullmatch(low, drafts[-1].token.end, draft.start) is not None
            and yardsticks.RATIO.match(low, token.end) is not None
        )

    def _in_sentence(self, draft: Draft, here: Scope) -> Told | None:
        before = self._last_told(here.opening, draft.start)
        if before == "planned" and (self._tells_apart(draft, here) or self._goes_on_from_done(draft, here)):
            return "actual", "stage.doing"
        if before:
            return before, "stage.sentence"
        by_plan = plans.opens_with_decision(self.report.text.low, here.opening, draft.start)
        return ("planned", "stage.by_plan") if by_plan else None

    def _goes_on_from_done(self, draft: Draft, here: Scope) -> bool:
        """ "kế hoạch 78 tỷ đồng, thực hiện 71 tỷ đồng. Trong đó, …": what follows divides what was done, not the plan."""
        plan = self._told.last_before(here.opening, draft.start)
        drafts = self.report.drafts[-8:]
        done = [
            other for other in drafts if "stage.done" in other.reasons and plan and other.start > plan.start
        ]
        return bool(done) and _PARTS.search(self.report.text.low, done[-1].token.end, draft.start) is not None

    def _spoken(self, start: int, end: int) -> list[Cue]:
        """Cues of a span that are not things counted nor in a bracket that ends within it."""
        said = self._said.within(start, end)
        return [cue for cue in said if self._shut.get(cue.start, end + 1) > end] if self._shut else said

    def _holding(self, start: int, end: int) -> list[Cue]:
        """Strong cues of a span that hold at its end."""
        told = self._told.within(start, end)
        shut = self._shut
        return [cue for cue in told if shut.get(cue.start, end + 1) > end] if told and shut else told

    def _last_told(self, start: int, end: int) -> str | None:
        """What the last strong cue of a span says, but for those in a bracket that ends within it.

        "Sẽ" makes what it governs planned: "sẽ hoàn tất 18 đề án".
        """
        told = self._holding(start, end)
        if not told:
            return None
        if told[-1].value == "actual":
            will = next((cue for cue in reversed(told) if cue.value == "planned"), None)
            if will and plans.governs(self.report.text.low, will, told[-1]):
                return "planned"
        return told[-1].value

    def _done_beside_plan(self, draft: Draft, cue: Cue, here: Scope) -> bool:
        """ "kế hoạch 345,5 tỷ đồng, thực hiện 323 tỷ đồng": done, right behind the planned figure of the same kind."""
        report = self.report
        if not report.drafts or draft.start - cue.end > 16:
            return False
        previous, low = report.drafts[-1], report.text.low
        return (
            previous.start >= here.opening
            and previous.stage == "planned"
            and previous.indicator == draft.indicator
            and low[cue.start : cue.end].removeprefix("các đơn vị ") in _CARRIES_OUT
            and not low.endswith(("kinh phí ", "chi phí "), 0, cue.start)
        )

    def _tells_apart(self, draft: Draft, here: Scope) -> bool:
        """ "được giao 6 đề án; cấp tỉnh có 11 đề án": the item tells of doing, and the plan has figures of its own before it."""
        item = here.item[0]
        if item <= here.opening or _ANEW.match(self.report.text.low, item):
            return False
        low, said = self.report.text.low, self._said.within(item, draft.start)
        tells = {low[cue.start : cue.end] for cue in said} & _TELLS
        if not tells or (tells == {"nhận"} and draft.token.kind == "money"):
            return False  # who receives money is given a part of what was planned
        plan = self._told.last_before(here.opening, item)
        if plan is None or low[plan.start : plan.end] in plans.WILL:
            return False
        return (
            plan is not None
            and ":" not in low[plan.end : item]
            and any(plan.end < other.start < item for other in self.report.drafts[-8:])
        )

    def _against_days(self, told: Told | None, draft: Draft, here: Scope) -> Told | None:
        """What the words told, weighed against its period; the period alone where they told nothing."""
        dated = self._dated(draft)
        if told is None and dated == _FUTURE and _BEFORE.match(self.report.text.low, here.sentence[0]):
            return "actual", "stage.doing"
        spent = told is not None and self._is_spent(draft, dated) and self._set_aside(draft, here)
        ahead = told is not None and told[0] == "actual" and dated == _FUTURE and self._is_ahead(draft, here)
        return _PAST if spent else dated if told is None or ahead else told

    def _dated(self, draft: Draft) -> Told | None:
        """The period against the report's day: what is to come is planned, what is past was done."""
        tense = self._tense.of(draft)
        return None if tense is None else _FUTURE if tense == "future" else _PAST

    def _set_aside(self, draft: Draft, here: Scope) -> bool:
        """Whether "dành" alone made it planned: of a year that is over it tells how money was spent."""
        last = self._told.last_before(here.opening, draft.start)
        return last is not None and self.report.text.low[last.start : last.end] == "dành"

    def _is_spent(self, draft: Draft, dated: Told | None) -> bool:
        """Whether its period is over, or years that end with the year of the report."""
        reference, period = self._tense.day, draft.period
        if reference is None or period is None:
            return dated == _PAST
        return dated == _PAST or period[0].year < period[1].year == reference.year

    def _is_ahead(self, draft: Draft, here: Scope) -> bool:
        """Whether its own period has hardly begun on the day of the report, and no word says that it is done."""
        period = draft.period
        if not draft.own_period or period is None:
            return False
        later = self._tense.begins(period) or self._tense.is_rest(period)
        return later and not self._says_done(here)

    def _told_anew(self, draft: Draft, here: Scope) -> bool:
        """Whether the sentence turns from the plan told before it to what came of it: "Đến hết tháng 7, 6 đề án …"."""
        plan = self._told.last_before(here.line[0], here.opening)
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

    def _says_done(self, here: Scope) -> bool:
        return _DONE.search(self.report.text.low, here.line[0], here.clause_end) is not None

    def _around(self, draft: Draft, here: Scope) -> Told | None:
        """The heading of the section, the head of the list, the paragraph."""
        report = self.report
        listed = self._by_list(draft)
        if listed:
            return listed
        if draft.indicator in _EFFECTS or _NOW.search(report.text.low, here.opening, draft.start):
            return "actual", "stage.doing"
        if draft.indicator == "growth" and _COMPARED.match(report.text.low, draft.token.end):
            return "actual", "stage.doing"
        named = self._last_told(here.line[0], draft.start)
        if named == "planned" and (self._told_anew(draft, here) or self._comes_before_plan(draft, here)):
            return "actual", "stage.doing"
        if named == "planned" and _ONE_PROJECT.match(report.text.low, here.sentence[0]) and not self._says_done(here):
            return named, "stage.paragraph"  # the projects of a plan, one by one
        return (named, "stage.paragraph") if named and not about_one_firm(report, draft) else None

    def _comes_before_plan(self, draft: Draft, here: Scope) -> bool:
        """ "năm 2018 trên 2,5 tỷ đồng, 2019 là 3,6 tỷ đồng và 2020 dự kiến trên 2,5 tỷ đồng": the last year alone is planned."""
        after = self._told.first(draft.token.end, here.sentence[1])
        if not draft.own_period or draft.period is None or after is None or after.value != "planned":
            return False
        year = _YEAR_TOLD.search(self.report.text.low, draft.token.end, after.start)
        return year is not None and int(year[1] or year[2]) > draft.period[1].year

    def _by_list(self, draft: Draft) -> Told | None:
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
        named = self._last_told(*head)
        if named != "planned":
            return named
        drafts = self.report.drafts
        at = bisect_left(drafts, head[1], key=lambda other: other.start)
        for other in reversed(drafts[max(0, at - 8) : at]):
            if other.start < head[0] or self._told.first(other.start, head[1]):
                break
            if other.token.kind != "percent":
                return other.stage
        return named

    def _by_report(self, draft: Draft, here: Scope, own: list[Cue]) -> Told:
        """A word of doing beside a past period, the headline, the story of a firm, the report's own words."""
        context, period = self.report.context, draft.period
        dated = own or (draft.own_period and period and (period[1] - period[0]).days < _SHORT)
        if dated and self._tense.day and period and period[1] <= self._tense.day:
            return "actual", "stage.doing"
        heading = self.report.section(draft.start)
        if heading and plans.of_section(self.report.text.low, heading) == "actual":
            return "actual", "stage.section"
        body = ". " in self.report.text.low[slice(*context.title)]
        title = set() if body else self._said_by_title(*context.title)
        if title and not (title == {"planned"} and self._is_before_title(draft)):
            return "actual" if "actual" in title else "planned", "stage.headline"
        if about_one_firm(self.report, draft):
            return "actual", "stage.story"
        offered = bool(self.report.drafts) and "stage.offered" in self.report.drafts[-1].reasons
        goes_on = offered and self.report.drafts[-1].start >= here.line[0] and not _GIVEN.search(
            self.report.text.low, self.report.drafts[-1].start, draft.start
        )
        if goes_on or _is_offered(self.report.text.low, draft, here) or self._is_of_programme(draft, here):
            return "planned", "stage.offered"
        end = here.sentence[1]
        if end not in self._plans:
            self._plans[end] = self._tells_of_plans(here.line[0], here.sentence)
        return "planned" if self._plans[end] else "actual", "stage.report"

    def _is_of_programme(self, draft: Draft, here: Scope) -> bool:
        """ "Kinh phí thực hiện chương trình giai đoạn 2026 - 2030 gần 376 tỷ đồng", where no day tells that the years are over."""
        years = draft.period is not None and draft.period[0].year < draft.period[1].year
        told = self._tense.day is None and years and draft.own_period and draft.indicator == "budget"
        return told and _OF_PROGRAMME.search(self.report.text.low, here.sentence[0], draft.start) is not None

    def _is_before_title(self, draft: Draft) -> bool:
        """ "Phấn đấu năm 2010 …" in the headline of a report that tells first what 2005-2009 brought."""
        title = self.report.context.title
        told = [
            days
            for token in self.report.tokens
            if token.kind == "period" and title[0] <= token.start < title[1] and token.span and (days := token.span.days())
        ]  # fmt: skip
        return bool(told) and draft.period is not None and draft.period[1] < told[0][0]

    def _said_by_title(self, start: int, end: int) -> set[str | None]:
        """What the figures of the headline are, if their words tell it; else what its words say."""
        told = {other.stage for other in self.report.drafts[:4] if other.start < end and other.own_stage}
        return told or {cue.value for cue in self._holding(start, end)}

    def _weighing(self, start: int, end: int) -> list[Cue]:
        """Strong cues of a span that tell of the whole report: no aims, duties and proposals without a figure."""
        return [cue for cue in self._holding(start, end) if not plans.is_aim(self.report, cue)]

    def _tells_of_plans(self, start: int, sentence: Span) -> bool:
        """Whether the report up to the end of a sentence speaks of plans: its lead most of all.

        What is to come of it ("…, và sẽ dự vòng khu vực") is told of something else than the figure before it.
        """
        context, (first, end) = self.report.context, sentence
        low = self.report.text.low
        lead = [
            cue.value
            for cue in self._weighing(context.title[0], context.lead_end)
            if cue.start < end or low[cue.start : cue.end] not in plans.WILL
        ]
        if lead and (lead[-1] == "actual" or lead.count("planned") <= lead.count("actual")):
            return False
        before = [
            cue for cue in self._weighing(0, end) if cue.start < first or low[cue.start : cue.end] not in plans.WILL
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
