"""Whose money a figure speaks of: its scopes in order. What sums and shares say of it is told in relate.py."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Final

from khuyencong.extraction.funding.costs import is_cost_of_all
from khuyencong.extraction.funding.cues import (
    funding_cues,
    is_programme_of_years,
    is_title_of_programme,
    source_of_label,
)
from khuyencong.extraction.funding.headline import NEW_SUBJECT, Headline, opens_subject
from khuyencong.extraction.funding.own import brought_by_both, own_source
from khuyencong.extraction.funding.unfunded import NO_SOURCE, is_macro, is_market
from khuyencong.extraction.funding.wholes import PASSED_ON, source_of_whole
from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.neighbourhood import about_one_firm, in_item, is_item, list_head, spoken_of
from khuyencong.extraction.setting.outline import head_of, label_above, paragraph_above, section_of
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span

_ONE_LEVEL = frozenset({"national", "local"})
_GIVER = re.compile(
    r"\W*(?:còn |và |riêng )?(?:ubnd )?(?:các )?(?:huyện|tỉnh|thành phố|xã|thị xã|địa phương)"
    r"(?: [^\W\d_]+){0,2} (?:hỗ trợ|góp|cấp|bổ sung|thêm|bù|lo|cho|chi|đối ứng|tặng|trích)(?![^\W_])"
)
_OF_MONEY = re.compile(r"kinh phí|ngân sách|nguồn|vốn|số tiền")
_OUT_OF_THIS = re.compile(
    r"\s*(?:(?:từ|với|nhờ|bằng) )?(?:nguồn|số|khỏan|kinh phí|phần)(?: lực| vốn| tiền| kinh phí){0,2}"
    r" (?:này|trên|đó|ấy|nói trên|kể trên)(?![^\W_])"
    r"|\s*(?:(?:người|đơn vị|đối tượng) )?thụ hưởng(?: đợt này| lần này)? (?:là|gồm)(?![^\W_])"
)
_THIS_SOURCE = re.compile(
    r"(?<![^\W_])(?:nguồn|khỏan|kinh phí)(?: lực| vốn| tiền| kinh phí){0,2} (?:này|ấy|nói trên|kể trên)(?![^\W_])"
)
_POINTS_BACK = (" này", " ấy", "nói trên", "kể trên")
_GOES_ON = re.compile(
    r"\s*(?:theo đó|trong đó|cụ thể|(?:với |từ )?(?:nguồn|số|khỏan|kinh phí)(?: lực| vốn| tiền| kinh phí){0,2} (?:này|ấy|đó"
    r"|trên))(?![^\W_])"
)
_CHANGE = re.compile(r"(?:tăng|giảm)(?<![^\W_]....)(?: thêm)?(?: gần| hơn| trên)? $")
_SUBJECT_REACH = 40
_OF_WHICH = re.compile(r"trong (?:số )?đó")
_RIGHT_BEHIND = 12
_OF_SET = frozenset({"budget", "projects", "equipment", "models"})
_OWN_REACH = 60
"""Characters behind a count that may tell its own source."""
_RULES_SENTENCE = re.compile(
    r"\s*(?:với|từ|bằng|nhờ|về|ở|riêng)(?: nguồn| phần| vốn| kinh phí| chương trình){0,2} "
)
"""How a sentence opens whose source rules every item of it."""
_OPENS_LIST = re.compile(r"(?: (?:bao )?gồm| như sau| là)?:")
_NEW_DEED = re.compile(
    r"\s*(?:và )?(?:đưa|giúp|hỗ trợ|tổ chức|mở|xây dựng|đào tạo|tư vấn|lập|dạy|bồi dưỡng|chi phí)(?![^\W_])"
)
_PRICE = re.compile(r"(?<![^\W_])(?:tổng )?(?:trị giá|giá trị|giá bán)(?: là| gần| hơn| trên| khỏang)* $")
_PAID_BY = re.compile(r"[^,;.:()\d]{0,80}(?:,[^,;.:()\d]{0,40})?(?:\([^()]*\) )?(?:được|do) $")
_HELPED_BY = re.compile(r"(?<![^\W_])được(?: các)?(?: nguồn)?(?: kinh phí| vốn)* $")
_HELPS = re.compile(r" (?:hỗ trợ|giúp|đầu tư|tài trợ|cấp vốn|cấp kinh phí)(?![^\W_])")
_COST_THEM = re.compile(
    r"\s*(?:với )?(?:tổng )?(?:kinh phí|số tiền|vốn)(?: thực hiện| hỗ trợ| là| gần| hơn| trên| khỏang)* \d"
)
_TIED_TO_MONEY = frozenset({"projects", "establishments", "trainees", "classes", "models"})


_Scope = Callable[["Sources", Draft, Scope], str | None]


class Sources:
    """Whose money the words of a report speak of; a cue that is but the title of the province's programme is none."""

    __slots__ = ("_cues", "_headline", "_passed_on", "report")

    def __init__(self, report: Report) -> None:
        """Tell the cues that pass on, and the sources of headline and lead."""
        self.report = report
        self._cues = funding_cues(report)
        titles = {cue.start for cue in self._cues.found if is_title_of_programme(report, cue)}
        named = [cue for cue in self._cues.found if cue.start not in titles] if titles else self._cues.found
        self._passed_on = Cues([cue for cue in named if cue.value in PASSED_ON])
        self._headline = Headline(report, self._cues, named)

    def assign(self, draft: Draft) -> None:
        """Whose money: own stretch, clause, bracket's parent, sentence, subject of the paragraph or list, headline."""
        report, here = self.report, self.report.scope(draft)
        whole = source_of_whole(report, self._cues, draft, here)
        if whole:
            draft.funding, reason = whole
            draft.reasons.append(reason)
            return
        if draft.indicator in NO_SOURCE and (draft.token.per or draft.token.kind == "capacity"):
            return
        own = own_source(report, self._cues, draft, here)
        if own:
            draft.funding, draft.own_funding = own, True
            draft.reasons.append("funding.clause")
            return
        if draft.indicator in NO_SOURCE or is_macro(report, draft, here) or is_market(report, draft, here):
            return
        if brought_by_both(report, draft, here):
            return
        if draft.indicator == "budget" and _PRICE.search(here.words):  # what machines cost, whoever paid
            draft.funding = self._from_project_total(draft, here)
            return
        for name, scope in self._scopes_of(draft):
            source = scope(self, draft, here)
            if source:
                draft.funding, draft.own_funding = source, _is_share_of_source(self.report, draft)
                draft.reasons.append(name)
                return

    def _scopes_of(self, draft: Draft) -> tuple[tuple[str, _Scope], ...]:
        if draft.indicator == "growth" or draft.token.kind == "multiple":
            return self._OF_CHANGES
        return self._OF_RESULTS if draft.indicator == "jobs" else self._SCOPES

    def _only(self, start: int, end: int) -> str | None:
        """The one source that passes on which a span names; a programme's title counts."""
        sources = {cue.value for cue in self._cues.within(start, end)} & PASSED_ON
        return sources.pop() if len(sources) == 1 else None

    def _from_sentence(self, draft: Draft, here: Scope) -> str | None:
        report, low = self.report, self.report.text.low
        start, item, kind = here.sentence[0], here.item, draft.token.kind
        tied = kind == "count" and draft.indicator in _TIED_TO_MONEY
        money = here.after if tied and here.after and here.after.kind == "money" else None
        if tied and (helper := self._helper(here)):
            return helper
        named = self._passed_on.within(start, draft.start)
        if not named and money is None:
            return None
        if item[0] > start and named and _OPENS_LIST.match(low, named[-1].end):
            start = named[-1].start
        elif (
            item[0] > start
            and kind != "percent"
            and (_NEW_DEED.match(low, item[0]) or NEW_SUBJECT.match(low, item[0]))
            and not (named and _RULES_SENTENCE.fullmatch(low, start, named[0].start))
        ):
            start = item[0]
        cues = [
            cue
            for cue in named
            if cue.start >= start
            and _is_open(report, cue.start, draft.start)
            and not (kind != "money" and self._is_of_item_before(cue, here))
        ]
        if cues and not _GIVER.match(here.words):
            of_all = draft.indicator in {"budget", "projects"} and here.words.rstrip().endswith(
                ("tổng kinh phí", "tổng kinh phí hỗ trợ", "tổng số")
            )
            return None if of_all and len({cue.value for cue in cues}) > 1 else cues[-1].value
        return self._of_tied_money(start, draft, here) if money else None

    def _of_tied_money(self, start: int, draft: Draft, here: Scope) -> str | None:
        """A count takes the source of the money behind it that it is tied to, where one is named up to the end of the item."""
        low, money = self.report.text.low, here.after
        following = [cue for cue in self._cues.within(here.right[0], here.item[1]) if cue.value in PASSED_ON]
        if money is None or len(following) != 1:
            return None
        source = following[0]
        if (
            source.end < money.start < source.end + _RIGHT_BEHIND
        ):  # "được khuyến công địa phương hỗ trợ 485 triệu đồng"
            return source.value if _PAID_BY.fullmatch(low, here.right[0], source.start) else None
        behind = money.start < source.start and not _OF_WHICH.search(low, money.end, source.start)
        return source.value if behind and not self._names_any(start, draft.start) else None

    def _helper(self, here: Scope) -> str | None:
        """ "17 đề án … đã được khuyến công quốc gia và địa phương hỗ trợ": who helped those counted, told behind them."""
        end = min(here.sentence[1], here.after.start if here.after else here.sentence[1])
        cue, low = self._cues.first(here.right[0], end), self.report.text.low
        if cue is None or cue.value not in PASSED_ON or not _HELPS.match(low, cue.end):
            return None
        return cue.value if _HELPED_BY.search(low, here.right[0], cue.start) else None

    def _is_of_item_before(self, cue: Cue, here: Scope) -> bool:
        """ "6 đề án KCĐP đã xong; 4 lớp …": the source of a figure in another item of the sentence alone, right behind it."""
        if cue.end > here.item[0] or self.report.text.low[here.item[0] - 1] != ";":
            return False
        return any(
            token.kind == "count"
            and here.sentence[0] <= token.start
            and cue.start - _RIGHT_BEHIND <= token.end <= cue.start
            for token in self.report.quantities
        )

    def _names_any(self, start: int, end: int) -> bool:
        """Whether a span names any source, passed on or not, outside brackets that end in it."""
        report = self.report
        return any(
            not is_title_of_programme(report, cue) and _is_open(report, cue.start, end)
            for cue in self._cues.within(start, end)
        )

    def _from_whole(self, draft: Draft, here: Scope) -> str | None:
        """ "Trong đó …": the part has the source of the whole, told in the sentence before."""
        if here.opening >= here.sentence[0]:
            return None
        wholes = [other for other in self.report.drafts if here.opening <= other.start < here.sentence[0]]
        if draft.token.kind == "count" and wholes and all(other.average for other in wholes):
            return None
        return self._only(here.opening, here.sentence[0])

    def _from_counted(self, draft: Draft, here: Scope) -> str | None:
        """ "… 17 đề án. Tổng kinh phí thực hiện hơn 3 tỷ đồng": what the projects counted in the sentence before cost."""
        if draft.token.kind != "money" or not _COST_THEM.match(self.report.text.low, *here.sentence):
            return None
        before = self.report.segments.sentence_before(here.sentence[0])
        told = [other for other in self.report.drafts[-4:] if before[0] <= other.start]
        counted = len(told) == 1 and told[0].indicator == "projects" and told[0].funding in PASSED_ON
        return told[0].funding if counted and here.line[0] <= told[0].start else None

    def _from_subject(self, draft: Draft, here: Scope) -> str | None:
        """The running subject of the paragraph: "Phần KCĐP, 10 năm qua …", "- Khuyến công địa phương: …"."""
        line = here.line[0]
        cues = self._passed_on.within(line, min(line + _SUBJECT_REACH, draft.start))
        if not cues or _GIVER.match(here.words) or opens_subject(self.report, here):
            return None
        if any(line <= token.start < cues[0].start for token in self.report.quantities):
            return None
        sources = {cue.value for cue in cues}
        others = {cue.value for cue in self._cues.within(line, draft.start)} & PASSED_ON
        return sources.pop() if len(sources) == 1 and others == sources else None

    def _from_set(self, draft: Draft, here: Scope) -> str | None:
        """ "3 đề án khuyến công địa phương … Ở huyện Vị Xuyên, hộ …": what details projects counted by their source."""
        told = takewhile(lambda other: other.start >= here.line[0], reversed(self.report.drafts))
        sets = (other for other in told if other.indicator == "projects" and other.own_funding)
        counted = next((other for other in sets if other.start < here.sentence[0]), None)
        if counted is None or draft.indicator not in _OF_SET or opens_subject(self.report, here):
            return None
        one = self._only(*self.report.segments.sentence(counted.start))
        if (
            one != counted.funding
            or one not in _ONE_LEVEL
            or self._names_any(counted.token.end + _OWN_REACH, draft.start)
        ):
            return None
        if draft.indicator == "projects":
            return one if draft.value < counted.value else None
        return one if about_one_firm(self.report, draft) else None

    def _from_section(self, draft: Draft, here: Scope) -> str | None:
        """The heading of the section: "1. Khuyến công quốc gia"."""
        heading = section_of(self.report, draft)
        return None if heading is None or opens_subject(self.report, here) else self._only(*heading)

    def _from_repeated(self, draft: Draft, here: Scope) -> str | None:
        """ "… lấy từ nguồn địa phương, tổng cộng 1.800 triệu đồng. 1.800 triệu đồng/17 đề án được phân bổ …": an amount told again."""
        last = self.report.drafts[-1] if self.report.drafts else None
        if last is None or last.start < here.line[0] or last.funding not in _ONE_LEVEL:
            return None
        if draft.token.kind == "count":
            return (
                last.funding
                if "funding.repeated" in last.reasons and last.start >= here.sentence[0]
                else None
            )
        again = last.start < here.sentence[0] and (last.measure, last.value) == (draft.measure, draft.value)
        return last.funding if again and draft.token.kind == "money" else None

    def _from_list_head(self, draft: Draft, _here: Scope) -> str | None:
        """Items of a list take the source of the line that opens it."""
        head, line = head_of(self.report, draft.start), list_head(self.report, draft.start)
        if head is None or line is None:
            return None
        of_money = _OF_MONEY.search(self.report.text.low, *head)
        if of_money and _GOES_ON.match(self.report.text.low, *head):
            above = paragraph_above(self.report, line)
            line = (above, line[1])
        if of_money:
            return self._only(*head) or self._only(*line)
        if {cue.value for cue in self._cues.found} > {"local"}:
            named = self._cues.first(*head)
            if named and is_programme_of_years(self.report, named):
                return None
        named = None if is_item(self.report, line) else source_of_label(self.report, self._cues, line)
        return self._only(*head) or named or self._repeated_in(line)

    def _repeated_in(self, line: Span) -> str | None:
        """The source of an amount that the head of a list told again, for its items to divide."""
        told = [other for other in self.report.drafts if line[0] <= other.start < line[1]]
        return told[-1].funding if told and "funding.repeated" in told[-1].reasons else None

    def _from_label(self, draft: Draft, here: Scope) -> str | None:
        """Lines below "1) Khuyến công quốc gia: …" or "Về khuyến công quốc gia: …" that bear another mark are its items."""
        report = self.report
        line: Span | None = here.line
        if not is_item(report, here.line):
            return None
        label = label_above(report, draft.start)
        if label:
            return self._only(*label)
        while line is not None and is_item(report, line):
            line = report.segments.line_before(line[0])
        return source_of_label(report, self._cues, line) if line else None

    def _from_figure_before(self, draft: Draft, here: Scope) -> str | None:
        """A share, completion or growth speaks of the figure right before it, and so does a change ("tăng 6 đề án")."""
        drafts = self.report.drafts
        if not drafts or drafts[-1].start < here.sentence[0]:
            return None
        if draft.token.kind not in {"percent", "multiple"} and not _CHANGE.search(here.words):
            return None
        between = self.report.text.low[drafts[-1].token.end : draft.start]
        return drafts[-1].funding if len(between) < 40 and ":" not in between else None

    def _from_item(self, draft: Draft, here: Scope) -> str | None:
        """The source told of the figure before it in its item."""
        told = in_item(self.report, draft)
        if not told or _GIVER.match(here.words):
            return None
        if draft.indicator in _TIED_TO_MONEY and "funding.split" in told[-1].reasons:
            return "state" if told[-1].funding == "state" else None  # the money that it is tied to
        before = next((other for other in reversed(told) if other.own_funding), None)
        if before is not None and before.funding not in PASSED_ON:
            return None
        same_bracket = before is not None and self.report.scope(before).bracket == here.bracket
        return before.funding if before and same_bracket else None

    def _from_bracket(self, draft: Draft, here: Scope) -> str | None:
        """What stands in a bracket has the source of the figure before it, unless it is a part of that whole."""
        if here.bracket is None:
            return None
        for other in reversed(self.report.drafts):
            if other.start < here.sentence[0]:
                break
            if other.token.end <= here.bracket[0]:
                part = "funding.split" in other.reasons and other.measure == draft.measure
                return None if part else other.funding
        return None

    def _from_project_total(self, draft: Draft, here: Scope) -> str | None:
        """The whole cost of a project, told beside a grant."""
        return "total" if is_cost_of_all(self.report, self._cues, draft, here) else None

    def _from_pronoun(self, draft: Draft, here: Scope) -> str | None:
        """ "Nguồn tiền này dành cho 18 cơ sở", "Từ nguồn này, 12 cơ sở …": the source of the first money that the sentence before told."""
        before = spoken_of(self.report, draft)
        if before is None and _OUT_OF_THIS.match(self.report.text.low, *here.sentence):
            before = self.report.segments.sentence_before(here.sentence[0])
        if before is None:
            return self._of_this_source(draft, here)
        told = [
            other
            for other in self.report.drafts
            if before[0] <= other.start < before[1] and other.indicator == "budget"
        ]
        if not told:
            return self._of_this_source(draft, here)
        if {other.geo_code for other in told} - {None, self.report.context.geo_code}:
            return None
        return (
            told[0].funding if {other.funding for other in told} & _ONE_LEVEL == {told[0].funding} else None
        )

    def _of_this_source(self, draft: Draft, here: Scope) -> str | None:
        """ "Trước đó, cũng bằng nguồn này, huyện đã giúp 58 cơ sở": the one source of the last sentence that names any."""
        low, start, end = self.report.text.low, here.sentence[0], here.item[1]
        named = self._passed_on.found
        if draft.token.kind not in {"money", "count"} or not named or named[0].end > start:
            return None
        points_back = any(low.find(word, start, end) > 0 for word in _POINTS_BACK)
        if not points_back or not _THIS_SOURCE.search(low, start, end):
            return None
        last = next(cue for cue in reversed(named) if cue.end <= start)
        source = self._only(*self.report.segments.sentence(last.start))
        return source if source in _ONE_LEVEL else None

    def _from_headline(self, draft: Draft, here: Scope) -> str | None:
        return self._headline.source_of(draft, here)

    _SCOPES: Final = tuple(
        (f"funding.{scope.__name__.removeprefix('_from_')}", scope)
        for scope in (
            _from_bracket, _from_figure_before, _from_project_total, _from_repeated, _from_item, _from_sentence, _from_whole,
            _from_counted, _from_pronoun, _from_section, _from_subject, _from_set, _from_label, _from_list_head, _from_headline,
        )
    )  # fmt: skip
    """In the order of trust."""
    _OF_CHANGES: Final = (("funding.figure_before", _from_figure_before),)
    """A change has the source of the money that changed, or none."""
    _OF_RESULTS: Final = (("funding.list_head", _from_list_head),)
    """Jobs have a source only as an aim in a plan's list."""


def _is_share_of_source(report: Report, draft: Draft) -> bool:
    """ "khuyến công quốc gia 8 tỷ đồng (chiếm 27%)": the share of the first part that names its source, whatever the whole's is."""
    told = in_item(report, draft) if draft.indicator == "share" else []
    return bool(told) and told[-1].own_funding and not any(other.indicator == "share" for other in told)


def _is_open(report: Report, cue: int, figure: int) -> bool:
    """Whether words do not stand in a bracket that ends before the figure: those say nothing of it."""
    bracket = report.segments.bracket(cue)
    return bracket is None or figure < bracket[1]
