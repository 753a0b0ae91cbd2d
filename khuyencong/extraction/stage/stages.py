"""Planned or done: words near a figure, its period against the report's day, then what the report as a whole is."""

import re

from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.stage import plans, yardsticks
from khuyencong.extraction.stage.inherited import Inherited, Told
from khuyencong.extraction.stage.tense import Tense
from khuyencong.extraction.stage.words import Words

_PAST: Told = "actual", "stage.past"
_FUTURE: Told = "planned", "stage.future"
_ASKED_FOR = frozenset({"xin", "đăng ký", "kiến nghị", "kỳ vọng", "hy vọng", "mong", "mong được"})
"""Words whose object follows: who asks is no plan."""
_WILL_BE = frozenset({"sẽ", "phấn đấu", "dự kiến"})
_STOPS = re.compile("[,;.:]")
_MAY = re.compile(r"(?:có thể|phấn đấu|dự kiến)[^,;.:]*$")
_TELLS = frozenset(
    {"được hỗ trợ", "thực hiện", "nhận", "đạt", "triển khai", "có", "thu hút", "tạo việc làm", "góp"}
)
"""Words of doing that tell of what was done, where "hỗ trợ", "tổ chức", "mở" may be an order."""
_CARRIES_OUT = frozenset({"thực hiện", "đạt", "triển khai", "quyết tóan"})
_BEFORE = re.compile(
    r"\s*(?:trong |ở )?(?:(?:giai đọan|năm|nhiệm kỳ|kỳ) trước|năm ngóai|trước (?:đó|đây|kia))(?![^\W_])"
)
_ANEW = re.compile(r"\s*(?:cụ thể|trong (?:số |tổng số )?(?:đó|này)|bao gồm|gồm)(?![^\W_])")
_PARTS = re.compile(r"[.,;)] ?(?:trong (?:số )?(?:đó|này)|cũng trong|cụ thể|bao gồm|gồm)(?![^\W_])")
_SHARE_OF_DONE = re.compile(r"(?<![^\W_])(?:chiếm|góp vào|đóng góp|góp)(?: gần| hơn| trên| khỏang)* $")
_SET_ASIDE = frozenset({"dành", "bố trí"})
_NEXT_YEAR = re.compile(r"(?:,|;| và)(?: còn| sang| đến)? (?:năm )?20\d\d ")
_AIM = re.compile(
    r"phấn đấu|mục tiêu|nhằm|yêu cầu|cam kết|quyết tâm|dự kiến|sẽ |phương hướng|nhiệm vụ|thời gian tới|có thể|qúy iv:|tháng cuối năm"
)


class Stages:
    """Sets of each figure whether it is planned or done."""

    __slots__ = ("_inherited", "report", "tense", "words")

    def __init__(self, report: Report) -> None:
        """Find the words of planning and doing, and the day of the report."""
        self.report, self.words, self.tense = report, Words(report), Tense(report)
        self._inherited = Inherited(report, self.words, self.tense)

    def assign(self, draft: Draft) -> None:
        """Planned or done: own stretch, clause on the right, sentence, the report's day, paragraph, report."""
        report, here = self.report, self.report.scope(draft)
        own = self.words.spoken(*here.left)
        told = self._beside(draft, here, own)
        if told is None and here.bracket and report.drafts and here.opening <= report.drafts[-1].start:
            told = report.drafts[-1].stage or "actual", "stage.bracket"
        elif told is None:
            told = self._in_sentence(draft, here)
            draft.own_stage = told is not None
        else:
            draft.own_stage = True
        if (
            told
            and told[0] == "actual"
            and (listed := self._inherited.by_list(draft))
            and not self._inherited.says_done(here)
        ):
            told = listed
        told = self._against_days(told, draft, here)
        draft.stage, reason = (
            told or self._inherited.around(draft, here) or self._inherited.by_report(draft, here, own)
        )
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
        behind = self.words.told.first(token.end, token.end + 2)
        if behind and self._goes_on_planning(behind, here):
            return "planned", "stage.sentence"
        if behind and not (finished or self._looks_ahead(behind) or self._will_be(*here.left)):
            return self._given_by(behind), "stage.behind"
        strong = self.words.last_told(*here.left) if own else None
        strong = self.words.last_told(here.opening, token.start) if strong == "actual" else strong
        if strong:
            return strong, "stage.left"
        if own and self._done_beside_plan(draft, own[-1], here):
            return "actual", "stage.done"
        is_told = low.startswith(
            " là ", token.end
        )  # "38 tỷ đồng là số tiền mà cả vùng dự kiến chi trong năm 2013"
        reach = here.sentence[1] if is_told else min(here.right[1], here.clause_end, token.end + 80)
        right = self.words.told.first(token.end, reach)
        if right and (
            low[right.start : right.end] in _ASKED_FOR
            or low[token.end : right.start].strip() == "và"
            or _NEXT_YEAR.fullmatch(low, token.end, right.start)
            or " để " in low[token.end : right.start]
        ):
            right = None
        if right and right.start in self.words.yard:
            measures = token.kind == "percent" or low[right.start : right.end] in yardsticks.PLANS
            measures = measures or finished
            right = None if measures else right
        right = right or self._will_behind(draft, here)
        return (self._given_by(right), "stage.right") if right else None

    def _goes_on_planning(self, cue: Cue, here: Scope) -> bool:
        """ "xây dựng 6 mô hình; 45 sản phẩm được công nhận": one of the aims that its sentence lists, not what was done."""
        last = self.report.drafts[-1] if self.report.drafts else None
        planned = last is not None and last.start >= here.opening and last.stage == "planned"
        word = self.report.text.low[cue.start : cue.end]
        return (
            planned
            and cue.value == "actual"
            and word.startswith("được ")
            and not self._inherited.says_done(here)
        )

    def _will_behind(self, draft: Draft, here: Scope) -> Cue | None:
        """ "10 cơ sở làm gạo, làm khô, làm nước mắm sẽ được giúp": what is to come of those counted, over their commas."""
        if draft.token.kind != "count":
            return None
        low, end = (
            self.report.text.low,
            here.item[1] if here.after is None else min(here.item[1], here.after.start),
        )
        cue = self.words.told.first(draft.token.end, end)
        will = cue is not None and low[cue.start : cue.end] == "sẽ" and low.startswith(" được", cue.end)
        return cue if will else None

    def _given_by(self, cue: Cue) -> str:
        """What is said behind a figure: "đã được Bộ phê duyệt" is planned, "được giao đã hoàn thành" is done."""
        low = self.report.text.low
        word = low[cue.start : cue.end]
        if word not in {"đã", "đã được"} and not (word.startswith("được") and cue.value == "planned"):
            return cue.value
        after = self.words.told.first(cue.end, cue.end + 40)
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
        return cue.start in self.words.yard or self.report.text.low[cue.start : cue.end] in _ASKED_FOR

    def _will_be(self, start: int, end: int) -> bool:
        """Whether "sẽ" stands in this stretch, whatever is told behind it: "sẽ nhận 3 triệu đồng trích từ …"."""
        return any(
            self.report.text.low[cue.start : cue.end] in _WILL_BE for cue in self.words.spoken(start, end)
        )

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
        before = self.words.last_told(here.opening, draft.start)
        held = self.words.holding(here.opening, draft.start)
        if before == "actual" and held and self._goes_on_planning(held[-1], here):
            before = "planned"
        if before == "planned" and (self._tells_apart(draft, here) or self._goes_on_from_done(draft, here)):
            return "actual", "stage.doing"
        if before:
            return before, "stage.sentence"
        by_plan = plans.opens_with_decision(self.report.text.low, here.opening, draft.start, here.sentence[1])
        return ("planned", "stage.by_plan") if by_plan else None

    def _goes_on_from_done(self, draft: Draft, here: Scope) -> bool:
        """ "kế hoạch 78 tỷ đồng, thực hiện 71 tỷ đồng. Trong đó, …": what follows divides what was done, not the plan."""
        held = self.words.holding(here.opening, draft.start)
        done = [
            other
            for other in self.report.drafts[-8:]
            if "stage.done" in other.reasons and held and other.start > held[-1].start
        ]
        if done and _SHARE_OF_DONE.search(here.words):
            return True
        return bool(done) and _PARTS.search(self.report.text.low, done[-1].token.end, draft.start) is not None

    def _done_beside_plan(self, draft: Draft, cue: Cue, here: Scope) -> bool:
        """ "kế hoạch 345,5 tỷ đồng, thực hiện 323 tỷ đồng": done, right behind the planned figure of the same kind."""
        report = self.report
        if not report.drafts or draft.start - cue.end > 16:
            return False
        low = report.text.low
        previous = next(
            (other for other in reversed(report.drafts[-3:]) if other.indicator == draft.indicator),
            report.drafts[-1],
        )
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
        low, said = self.report.text.low, self.words.said.within(item, draft.start)
        tells = {low[cue.start : cue.end] for cue in said} & _TELLS
        if not tells or (tells == {"nhận"} and draft.token.kind == "money"):
            return False  # who receives money is given a part of what was planned
        told = self.words.told.within(here.opening, item)
        if not told or low[told[-1].start : told[-1].end] in plans.WILL:
            return False
        if any(low[cue.start : cue.end] in plans.FROM_NOW for cue in told):
            return False
        end = told[-1].end
        return ":" not in low[end:item] and any(end < other.start < item for other in self.report.drafts[-8:])

    def _against_days(self, told: Told | None, draft: Draft, here: Scope) -> Told | None:
        """What the words told, weighed against its period; the period alone where they told nothing."""
        dated = self._dated(draft)
        if told is None and dated == _FUTURE and _BEFORE.match(self.report.text.low, here.sentence[0]):
            return "actual", "stage.doing"
        spent = (
            told is not None
            and told[1] != "stage.plan_in_bracket"
            and self._set_aside(draft, here)
            and (self._is_spent(draft, dated) or self._goes_with_done(draft, here))
        )
        ahead = told is not None and told[0] == "actual" and dated == _FUTURE and self._is_ahead(draft, here)
        return _PAST if spent else dated if told is None or ahead else told

    def _goes_with_done(self, draft: Draft, here: Scope) -> bool:
        """ "mở 3 lớp, kinh phí 90 triệu đồng; dành 130 triệu đồng cho …": told beside what was done in the same time."""
        last = self.report.drafts[-1] if self.report.drafts else None
        if last is None or last.start < here.opening:
            return False
        return last.period == draft.period and last.stage == "actual"

    def _dated(self, draft: Draft) -> Told | None:
        """The period against the report's day: what is to come is planned, what is past was done."""
        tense = self.tense.of(draft)
        return None if tense is None else _FUTURE if tense == "future" else _PAST

    def _set_aside(self, draft: Draft, here: Scope) -> bool:
        """Whether "dành" or "bố trí" alone made it planned: of a year that is over it tells how money was spent."""
        last, low = self.words.told.last_before(here.opening, draft.start), self.report.text.low
        whole = self.report.drafts[-1] if self.report.drafts and _ANEW.match(low, here.sentence[0]) else None
        if whole and whole.stage == "planned" and whole.period == draft.period:
            return False
        return last is not None and low[last.start : last.end] in _SET_ASIDE

    def _is_spent(self, draft: Draft, dated: Told | None) -> bool:
        """Whether its period is over, or years that end with the year of the report."""
        reference, period = self.tense.day, draft.period
        if reference is None or period is None:
            last = self.report.drafts[-1] if self.report.drafts else None
            beside = last is not None and last.stage == "actual" and last.period == period
            return dated == _PAST or (beside and period is not None and period[0].year < period[1].year)
        return (
            dated == _PAST
            or period[1].year < reference.year
            or period[0].year < period[1].year == reference.year
        )

    def _is_ahead(self, draft: Draft, here: Scope) -> bool:
        """Whether its own period has hardly begun on the day of the report, and no word says that it is done."""
        period = draft.period
        if not draft.own_period or period is None:
            return False
        later = self.tense.begins(period) or self.tense.is_rest(period)
        return later and not self._inherited.says_done(here)
