"""Whose money a figure speaks of: its scopes in order. What sums and shares say of it is told in relations.py."""

import re
from collections.abc import Iterable
from typing import Final

from khuyencong.extraction.cues import Cue, Cues
from khuyencong.extraction.neighbourhood import in_item, is_item, list_head, spoken_of
from khuyencong.extraction.outline import head_of, label_above, section_of
from khuyencong.extraction.report import Draft, Report
from khuyencong.extraction.scope import Scope
from khuyencong.extraction.wholes import PASSED_ON, source_of_whole

_NO_SOURCE = frozenset({"jobs", "capacity", "income"})
_FUNDED = frozenset({"budget", "projects"})
_FROM = re.compile(r",? ?(?:được )?(?:(?:lấy|trích|huy động) )?(?:từ|bằng|thuộc|do) ")
_OUT_OF = re.compile(r" (?:từ|bằng|thuộc)(?: nguồn| vốn| kinh phí| ngân sách| chương trình)? ?$")
_WITH = re.compile(r" với (?:số tiền |kinh phí |tổng kinh phí )?(?:gần |hơn |trên )?")
_GIVER = re.compile(
    r"\W*(?:còn |và |riêng )?(?:ubnd )?(?:các )?(?:huyện|tỉnh|thành phố|xã|thị xã|địa phương)"
    r"(?: [^\W\d_]+){0,2} (?:hỗ trợ|góp|cấp|bổ sung)(?![^\W_])"
)
_OF_MONEY = re.compile(r"kinh phí|ngân sách|nguồn|vốn")
_PLAN = re.compile(r"chương trình|kế họach|đề án")
_PLAN_NEAR = 20
_ENDS = ".…"
_SUBJECT_REACH = 40
_LEVELS = {"national", "local"}
_BARE_LEVEL = re.compile(
    r"[,;]? (?:và |còn )?(?:nguồn |vốn |phần |của )?(địa phương|tỉnh|quốc gia|trung ương) (?:là |có |đạt |góp )?(?:gần |hơn |trên )?"
)
_OF_OWNERS = re.compile(
    r" (?:của|do) (?:chính |các |chủ )*(?:cơ sở|doanh nghiệp|đơn vị thụ hưởng|hợp tác xã|xã viên|người dân)(?![^\W_])"
)
"""Right behind money: whose own it is."""
_LEVEL = frozenset({"level"})
_BARRED = {"percent": _LEVEL | {"total"}, "count": _LEVEL | {"beneficiary"}}
"""What no percent and no count is: a total it is a share of; the counterpart capital that those counted have or lack."""
_LEVEL_BEFORE = re.compile(r" ?(?:có|chiếm|là|gồm|hỗ trợ|được)? ?(?:gần|hơn|trên|khỏang)? ?")
_NEW_SUBJECT = re.compile(r"\s*(?:tỉnh|ubnd|huyện|sở|thành phố|hđnd|thị xã|ngòai ra|bên cạnh)(?![^\W_])")
_NEW_DEED = re.compile(
    r"\s*(?:và )?(?:đưa|giúp|hỗ trợ|tổ chức|mở|xây dựng|đào tạo|tư vấn|lập|dạy|bồi dưỡng|chi phí)(?![^\W_])"
)
_JOINED = re.compile(r"(?: \([^)]{1,12}\))?(?: và|,) ")
_OWN_SHARE = re.compile(r"(?:hỗ trợ|góp|cấp|trong đó|được)")
_TOTAL_LEFT = re.compile(r"tổng (?:kinh phí|vốn|giá trị|mức đầu tư|nguồn vốn|chi phí)|vốn đầu tư")


_ADDED = re.compile(r"(?:cộng thêm|tính thêm|kể cả|tính cả|bao gồm cả)(?: các)?(?: đề án)? $")
_MARK_OR_BRACKET = re.compile(r"[,;:()]")
_MARK_OR_AND = re.compile(r"[,;:]| và ")
_NEXT_SUBJECT = re.compile(r" (?:(?:và|còn(?! lại)|thì) |với (?!(?:nguồn|kinh phí|vốn)))")
_MACRO = re.compile(r"giá trị sản xuất|tăng trưởng|kim ngạch")
_TIED_TO_MONEY = frozenset({"projects", "establishments", "trainees", "classes", "models"})
_SUPPORT = re.compile(r"khuyến công|nhà nước|trung tâm|ngân sách|phần hỗ trợ|được hỗ trợ")


class Sources:
    """Whose money the words of a report speak of; a cue that is but the title of the province's programme is none."""

    __slots__ = ("_cues", "_lead", "_of_plan", "_passed_on", "_title", "report")

    def __init__(self, report: Report) -> None:
        """Tell the cues that pass on, and the sources of headline and lead."""
        self.report = report
        self._cues = report.cues["funding"]
        titles = {cue.start for cue in self._cues.found if is_title_of_programme(report, cue)}
        named = [cue for cue in self._cues.found if cue.start not in titles] if titles else self._cues.found
        self._passed_on = Cues([cue for cue in named if cue.value in PASSED_ON])
        start, end = report.context.title
        headline = report.text.low[start:end].rstrip()
        self._title = {cue.value for cue in named if start <= cue.start < end and headline[-1] not in _ENDS}
        alone = len({cue.value for cue in named} & PASSED_ON) == 1
        self._of_plan = alone or _PLAN.search(headline) is not None
        self._lead = self._source_of_lead(named)

    def assign(self, draft: Draft) -> None:
        """Whose money: own stretch, clause, bracket's parent, sentence, subject of the paragraph or list, headline."""
        report, here = self.report, self.report.scope(draft)
        whole = source_of_whole(report, draft, here)
        if whole:
            draft.funding, reason = whole
            draft.reasons.append(reason)
            return
        cue = self._own_cue(draft, here)
        if cue is not None and not is_title_of_programme(report, cue):
            draft.funding, draft.own_funding = self._with_another(cue, here), True
            draft.reasons.append("funding.clause")
            return
        owners = draft.indicator == "budget" and _OF_OWNERS.match(report.text.low, *here.right)
        elided = "beneficiary" if owners else self._elided(draft, here)
        if elided:
            draft.funding, draft.own_funding = elided, True
            draft.reasons.append("funding.clause")
            return
        if draft.indicator in _NO_SOURCE or _is_macro(report, draft, here):
            return
        for name, scope in self._OF_MULTIPLES if draft.token.kind == "multiple" else self._SCOPES:
            source = scope(self, draft, here)
            if source:
                draft.funding = source
                draft.reasons.append(name)
                return

    def _own_cue(self, draft: Draft, here: Scope) -> Cue | None:
        """The funding cue that binds a figure within its own stretches; a bare level counts only right before it."""
        low = self.report.text.low
        left: Cue | None = None
        barred = _BARRED.get(draft.token.kind, _LEVEL)
        for cue in self._cues.within(*here.left):
            if cue.value not in barred:
                left = cue
            elif cue.value == "level" and _LEVEL_BEFORE.fullmatch(low, cue.end, draft.start):
                left = cue._replace(value="local")
        start, stop = here.right
        goes_on = _FROM.match(low, here.clause_end - 1) and (
            not here.after or here.after.start > here.sentence[1]
        )
        if not goes_on:
            stop = min(stop, here.clause_end)
        right = next(
            (
                cue
                for cue in self._cues.within(draft.start, stop)
                if cue.end > start and cue.value not in barred
            ),
            None,
        )
        if right is not None and not _binds_right(self.report, right, here):
            right = None
        if left is not None and (right is not None or left.value not in PASSED_ON):
            if not _consumed(low, left, here):
                right = None
            elif left.value not in PASSED_ON:
                left = None
        return right or left

    def _elided(self, draft: Draft, here: Scope) -> str | None:
        """ "(khuyến công quốc gia 38 tỷ đồng, địa phương 104 tỷ đồng)": the level alone, beside a figure of the other one."""
        level = _BARE_LEVEL.fullmatch(here.words)
        before = self.report.drafts[-1] if level and self.report.drafts else None
        if level is None or before is None or before.start < here.sentence[0] or not before.own_funding:
            return None
        source = "national" if level[1] in {"quốc gia", "trung ương"} else "local"
        return source if before.measure == draft.measure and {before.funding, source} == _LEVELS else None

    def _with_another(self, cue: Cue, here: Scope) -> str:
        """ "khuyến công quốc gia và khuyến công địa phương": both, so the state; "cộng thêm … quốc gia": with what was told."""
        if cue.value not in {"national", "local"}:
            return cue.value
        low = self.report.text.low
        if _ADDED.search(low, max(0, cue.start - 26), cue.start):
            return "state"
        joined = _JOINED.match(low, cue.end)
        if joined is None:
            return cue.value
        wanted = {"national", "local"} - {cue.value}
        other = next(
            (near for near in self._cues.within(cue.end, cue.end + 60) if near.value in wanted), None
        )
        if other is None or other.start - joined.end() >= 14 or "còn lại" in low[joined.end() : other.start]:
            return cue.value
        return cue.value if here.after and here.after.start - other.end < 24 else "state"

    def _only(self, start: int, end: int) -> str | None:
        """The one source that passes on which a span names; a programme's title counts."""
        sources = {cue.value for cue in self._cues.within(start, end)} & PASSED_ON
        return sources.pop() if len(sources) == 1 else None

    def _from_sentence(self, draft: Draft, here: Scope) -> str | None:
        report, low = self.report, self.report.text.low
        start, item, kind = here.sentence[0], here.item, draft.token.kind
        if item[0] > start and kind != "percent" and _NEW_DEED.match(low, item[0]):
            start = item[0]
        cues = [
            cue
            for cue in self._passed_on.within(start, draft.start)
            if _is_open(report, cue.start, draft.start)
        ]
        if cues and not _GIVER.match(here.words):
            of_all = draft.indicator in {"budget", "projects"} and here.words.rstrip().endswith(
                ("tổng kinh phí", "tổng kinh phí hỗ trợ", "tổng số")
            )
            return None if of_all and len({cue.value for cue in cues}) > 1 else cues[-1].value
        money = here.after
        if kind == "count" and money and money.kind == "money" and draft.indicator in _TIED_TO_MONEY:
            following = [cue for cue in self._cues.within(here.right[0], item[1]) if cue.value in PASSED_ON]
            if (
                len(following) == 1
                and money.start < following[0].start
                and "trong đó" not in low[money.end : following[0].start]
                and not self._names_any(start, draft.start)
            ):
                return following[0].value  # a count takes the source of the money that it is tied to
        return None

    def _names_any(self, start: int, end: int) -> bool:
        """Whether a span names any source, passed on or not, outside brackets that end in it."""
        report = self.report
        return any(
            not is_title_of_programme(report, cue) and _is_open(report, cue.start, end)
            for cue in self._cues.within(start, end)
        )

    def _from_whole(self, _draft: Draft, here: Scope) -> str | None:
        """ "Trong đó …": the part has the source of the whole, told in the sentence before."""
        return self._only(here.opening, here.sentence[0]) if here.opening < here.sentence[0] else None

    def _from_subject(self, draft: Draft, here: Scope) -> str | None:
        """The running subject of the paragraph: "Phần KCĐP, 10 năm qua …", "- Khuyến công địa phương: …"."""
        line = here.line[0]
        cues = self._passed_on.within(line, min(line + _SUBJECT_REACH, draft.start))
        told_before = cues and any(line <= token.start < cues[0].start for token in self.report.quantities)
        own = _GIVER.match(here.words) or _opens_subject(self.report, here)
        if not cues or told_before or own:
            return None
        sources = {cue.value for cue in cues}
        others = {cue.value for cue in self._cues.within(line, draft.start)} & PASSED_ON
        return sources.pop() if len(sources) == 1 and others == sources else None

    def _from_section(self, draft: Draft, here: Scope) -> str | None:
        """The heading of the section: "1. Khuyến công quốc gia"."""
        heading = section_of(self.report, draft)
        return None if heading is None or _opens_subject(self.report, here) else self._only(*heading)

    def _from_list_head(self, draft: Draft, _here: Scope) -> str | None:
        """Items of a list take the source of the line that opens it."""
        head, line = head_of(self.report, draft.start), list_head(self.report, draft.start)
        if head is None or line is None:
            return None
        of_money = _OF_MONEY.search(self.report.text.low, *head)
        return self._only(*head) or (self._only(*line) if of_money else None)

    def _from_label(self, draft: Draft, _here: Scope) -> str | None:
        """Lines below "1) Khuyến công quốc gia: …" that bear another mark are its items."""
        label = label_above(self.report, draft.start)
        return self._only(*label) if label else None

    def _from_headline(self, draft: Draft, here: Scope) -> str | None:
        """The headline's source, where it names one alone: for money, projects and the counts tied to them; else the lead's."""
        if draft.indicator in {"revenue", "growth"}:
            return None
        funded = draft.indicator in _FUNDED
        if len(self._title) == 1:
            source = next(iter(self._title & {"national", "local"}), None)
            tied = self._of_plan or any(other.funding == source for other in in_item(self.report, draft))
            return source if funded or tied else None
        if (
            self._lead is None
            or draft.start <= self.report.context.title[1]
            or _opens_subject(self.report, here)
        ):
            return None
        source, frame_only = self._lead
        return source if funded or (frame_only and draft.indicator == "establishments") else None

    def _source_of_lead(self, named: Iterable[Cue]) -> tuple[str, bool] | None:
        """The one source of the lead, where the report names no other and its words tell no figure or speak of a plan; which of the two."""
        report, start = self.report, self.report.context.title[1]
        if {cue.value for cue in self._cues.found} & PASSED_ON not in ({"national"}, {"local"}):
            return None
        line = report.segments.line(max(report.context.lead_end - 1, 0))
        if is_item(report, line) or report.is_heading(line[0]):
            return None
        end = report.segments.sentence(line[0])[1]
        for cue in named:
            if start <= cue.start < end and cue.value in PASSED_ON:
                own = report.segments.sentence(cue.start)
                frame_only = not any(own[0] <= token.start < own[1] for token in report.quantities)
                of_plan = _PLAN.search(report.text.low, max(start, cue.start - _PLAN_NEAR), cue.end)
                return (cue.value, frame_only) if frame_only or of_plan else None
        return None

    def _from_figure_before(self, draft: Draft, here: Scope) -> str | None:
        """A share, completion or growth speaks of the figure right before it."""
        drafts = self.report.drafts
        if (
            draft.token.kind not in {"percent", "multiple"}
            or not drafts
            or drafts[-1].start < here.sentence[0]
        ):
            return None
        between = self.report.text.low[drafts[-1].token.end : draft.start]
        return drafts[-1].funding if len(between) < 40 and ":" not in between else None

    def _from_item(self, draft: Draft, here: Scope) -> str | None:
        """The source told of the figure before it in its item."""
        told = [] if _GIVER.match(here.words) else in_item(self.report, draft)
        before = next(
            (other for other in reversed(told) if other.own_funding and other.funding in PASSED_ON), None
        )
        same_bracket = before is not None and self.report.scope(before).bracket == here.bracket
        return before.funding if before and same_bracket else None

    def _from_bracket(self, _draft: Draft, here: Scope) -> str | None:
        if here.bracket is None:
            return None
        for other in reversed(self.report.drafts):
            if other.start < here.sentence[0]:
                break
            if other.token.end <= here.bracket[0]:
                return other.funding
        return None

    def _from_project_total(self, draft: Draft, here: Scope) -> str | None:
        """ "tổng kinh phí 514 triệu đồng thì khuyến công hỗ trợ 200 triệu đồng": the whole cost of a project, all sources."""
        report, following = self.report, here.after
        if draft.indicator != "budget" or following is None or following.kind != "money":
            return None
        if following.start >= here.sentence[1] or not _TOTAL_LEFT.search(here.words[-60:]):
            return None
        if following.value is None or draft.token.value is None or following.value >= draft.token.value:
            return None
        between = report.text.low[draft.token.end : following.start]
        second = report.scopes[following.start].after
        lone = second is None or second.kind != "money" or second.start >= here.sentence[1]
        if not lone or not _SUPPORT.search(between) or not _OWN_SHARE.search(between):
            return None
        named = {cue.value for cue in report.cues["funding"].within(draft.token.end, following.start)}
        return "total" if named <= PASSED_ON else None

    def _from_pronoun(self, draft: Draft, _here: Scope) -> str | None:
        """ "Nguồn tiền này dành cho 18 cơ sở": the source of the first money that the sentence before told."""
        before = spoken_of(self.report, draft)
        if before is None:
            return None
        for other in self.report.drafts:
            if before[0] <= other.start < before[1] and other.indicator == "budget":
                return other.funding if other.funding in PASSED_ON else None
        return None

    _SCOPES: Final = tuple(
        (f"funding.{scope.__name__.removeprefix('_from_')}", scope)
        for scope in (
            _from_bracket, _from_figure_before, _from_project_total, _from_item, _from_sentence, _from_whole,
            _from_pronoun, _from_section, _from_subject, _from_label, _from_list_head, _from_headline,
        )
    )  # fmt: skip
    """In the order of trust."""
    _OF_MULTIPLES: Final = (("funding.figure_before", _from_figure_before),)


def _consumed(low: str, cue: Cue, here: Scope) -> bool:
    """Whether a cue on the left belongs to the figure before it: close behind that one, and cut off from this one by a mark."""
    previous = here.before
    if (
        previous is None
        or cue.start - previous.end > 40
        or _MARK_OR_BRACKET.search(low, previous.end, cue.start)
    ):
        return False
    return _MARK_OR_AND.search(low, cue.end, here.left[1]) is not None


def _binds_right(report: Report, cue: Cue, here: Scope) -> bool:
    """ "5,32 tỷ đồng khuyến công quốc gia": close, with no new subject between, and not the head of the next figure."""
    between = report.text.low[here.right[0] : cue.start]
    if len(between) > 45 or "trong đó" in between or " gồm " in between or _NEXT_SUBJECT.match(between):
        return False
    following = here.after
    if _OUT_OF.search(between) and _WITH.fullmatch(
        report.text.low, cue.end, following.start if following else cue.end
    ):
        return True
    return not (
        following and following.start - cue.end < 14 and len(between) > 14
        and report.segments.clause(cue.start) == report.segments.clause(following.start)
    )  # fmt: skip


def is_title_of_programme(report: Report, cue: Cue) -> bool:
    """ "chương trình khuyến công tỉnh Lai Châu": the province's programme, not a source."""
    return (
        report.text.low.endswith(("khuyến công tỉnh", "khuyến công thành phố"), cue.start, cue.end)
        and report.text.flat[cue.end + 1 : cue.end + 2].isupper()
    )


def _is_macro(report: Report, draft: Draft, here: Scope) -> bool:
    """Figures of the province's economy have no source."""
    if draft.indicator in {"growth", "share"}:
        return (
            _MACRO.search(report.text.low, max(here.sentence[0], draft.start - 90), draft.start) is not None
        )
    return draft.indicator == "revenue"


def _is_open(report: Report, cue: int, figure: int) -> bool:
    """Whether words do not stand in a bracket that ends before the figure: those say nothing of it."""
    bracket = report.segments.bracket(cue)
    return bracket is None or figure < bracket[1]


def _opens_subject(report: Report, here: Scope) -> bool:
    """Whether the sentence begins with a subject of its own ("Tỉnh …", "Ngoài ra …")."""
    return _NEW_SUBJECT.match(report.text.low, here.sentence[0]) is not None
