"""Contents that headings, paragraphs and the topic of a report give to a figure. Words beside it are contents.py's."""

import re
from itertools import takewhile

from khuyencong.extraction.content.asides import speaking
from khuyencong.extraction.content.cues import bare, named, single
from khuyencong.extraction.content.grants import Granted
from khuyencong.extraction.content.story import Stories
from khuyencong.extraction.content.topic import EVENTS, topic_of
from khuyencong.extraction.setting.neighbourhood import about_one_firm, list_head, spoken_of
from khuyencong.extraction.setting.outline import head_of, section_of
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope

_ANNOUNCES = re.compile(
    r"[\s\-+*•]*(?:về|đối với|với|riêng|bên cạnh|công tác|mảng|lĩnh vực|nội dung|điểm (?:nhấn|mới|sáng|nổi bật)|hỏi:)"
    r"(?: [^\s\d.;:,]+){1,12}[.,:;?]"
    r"|[\s\-+*•]*(?:\d{1,2}[.)] |[a-zđ][.)] )?(?:[^\s\d.;:]+ ){0,21}[^\s\d.;:]+:(?=\s)"
)
_EVERYWHERE = re.compile(r"(?:tòan|cả) (?:tỉnh|thành phố|vùng|quốc)|(?:tổng|vốn|kinh phí) khuyến công")
_MACRO = re.compile(r"giá trị sản xuất|kim ngạch|tăng trưởng|chỉ số sản xuất")
_OF_EVENT = re.compile(r"tổ chức[^,;.]*$")
_NEXT = re.compile(r"\s*(?:sang |bước sang |trong |riêng |dự kiến |kế họach )*năm (?:20\d\d|tới|sau|mới)")
_ALL = re.compile(
    r"tòan tỉnh|(?:tòan|cả) (?:vùng|khu vực|miền)|qũy khuyến công|(?:kinh phí|vốn) khuyến công (?!(?:để|cho) )|thu hút"
)
_IS_ALL = re.compile(r" là tổng (?:kinh phí|vốn|nguồn vốn|số tiền)(?![^\W_])")
_THOSE_ARE = re.compile(r"\s*(?:đó|đây) (?:là|chính là) (?:một trong (?:số )?)?(?:\d|hai |ba )")
_THIS_IS = re.compile(
    r"\s*đây là (?:họat động|lớp|khóa|hội thảo|hội nghị|hội chợ|sự kiện|đề án|nhiệm vụ)(?![^\W_])"
)
_BESIDES = re.compile(r"\s*(?:ngòai ra|bên cạnh đó)(?![^\W_])")
_NAMELESS = re.compile(r"\s*(?:cụ thể|trong đó|trong số này|bao gồm|gồm|chi tiết)(?: là| gồm| như sau)?:?\s*")
"""What opens a list and names nothing."""


_OF_ALL_THE_PLAN = re.compile(r" kế họach (?:khuyến công|cả năm|được giao|năm)(?![^\W_])")


class Framed(Granted):
    """Scopes that ask what a figure stands under. Each gives a content, None to go on, or "" for none at all."""

    __slots__ = ("_cues", "_stories", "_title", "_topical")

    def __init__(self, report: Report) -> None:
        """Find the topic of the report: what most of its words speak of."""
        super().__init__(report)
        report.cues["activity"] = self._cues = speaking(report.text, report.cues["activity"])
        self._stories = Stories(report)
        self._title = self._cues.within(*report.context.title)
        self._topical = topic_of(report)

    def _list_head(self, draft: Draft, _here: Scope) -> str | None:
        head = head_of(self.report, draft.start)
        if head and _NAMELESS.fullmatch(self.report.text.low, *head):
            head = list_head(self.report, draft.start)
        return single(self._cues.within(*head)) if head else None

    def _announced(self, draft: Draft, here: Scope) -> str | None:
        """ "Điểm nhấn là chương trình sản xuất sạch hơn. …": what the paragraph says that it is about."""
        if here.whole:
            return None
        found = _ANNOUNCES.match(self.report.text.low, here.line[0], draft.start)
        if found is None or _EVERYWHERE.search(
            self.report.text.low, max(found.end(), here.sentence[0]), draft.start
        ):
            return None
        label = self.report.text.low[here.line[0] : found.end()].lstrip("0123456789.) ")
        return single(self._cues.within(here.line[0], found.end())) or bare(label)

    def _section(self, draft: Draft, here: Scope) -> str | None:
        """The heading of the section, where it names one content; not of what is told besides."""
        if _BESIDES.match(self.report.text.low, *here.sentence):
            return None
        heading = section_of(self.report, draft)
        return single(self._cues.within(*heading)) if heading else None

    def _goes_on(self, _draft: Draft, here: Scope) -> str | None:
        """ "Mô hình trình diễn luôn được xếp trước. Cụ thể, năm 2016 …": the content of the sentence that it goes on from."""
        if not here.line[0] <= here.opening < here.sentence[0]:
            return None
        told = takewhile(lambda other: other.start >= here.opening, reversed(self.report.drafts))
        if any(other.start < here.sentence[0] and other.indicator == "projects" for other in told):
            return None  # a part of all projects
        return single(named(self.report, here.opening, here.sentence[0]))

    def _headline(self, draft: Draft, _here: Scope) -> str | None:
        """The story of one firm takes the machines that its headline names."""
        told = single(self._title) == "technology" and self._stories.holds(draft)
        return "technology" if told else None

    def _of_paragraph(self, _draft: Draft, here: Scope) -> str | None:
        """The one content that the paragraph has named so far, for revenue, results and details."""
        if here.whole or _OF_ALL_THE_PLAN.match(self.report.text.low, *here.right):
            return None
        named = single(self._cues.within(here.line[0], here.item[1]))
        return named if named and not _MACRO.search(self.report.text.low, *here.sentence) else None

    def _consulting(self, draft: Draft, here: Scope) -> str | None:
        """Revenue told in a paragraph or section on advice is that of advice."""
        told = self._of_paragraph(draft, here) or self._section(draft, here)
        return "consulting" if told == "consulting" else None

    def _topic(self, draft: Draft, here: Scope) -> str | None:
        """The topic of the report, never for totals of the programme."""
        topic, titled = self._topical
        if topic is None or (not titled and draft.token.kind != "percent"):
            return None
        counted = here.before is not None and here.before.kind == "count"
        start = here.sentence[0] if counted else here.left[0]  # "toàn tỉnh có 61 đề án, kinh phí …"
        if draft.indicator in {"budget", "completion"} and topic not in EVENTS and not draft.token.per:
            return None  # what the programme pays for is told beside it, or not at all
        if draft.indicator == "growth" and topic != "cleaner_production":
            return None
        whole = (
            _NEXT.match(self.report.text.low, *here.sentence)
            or (here.whole and not _OF_EVENT.search(here.words))
            or "ratio.leverage" in draft.reasons
            or _IS_ALL.match(self.report.text.low, draft.token.end)
            or (_ALL.search(self.report.text.low, start, draft.start) and not self._stories.holds(draft))
        )
        made = draft.indicator == "capacity" and topic in {"clusters", "training"}
        once = draft.indicator in {"capacity", "income"} and self._stories.before(draft)
        if whole or made or once:
            return None
        if draft.indicator == "establishments" and topic not in EVENTS and not self._stories.holds(draft):
            return None
        funded = (
            draft.indicator in {"budget", "share"}
            and draft.own_funding
            and not about_one_firm(self.report, draft)
        )
        return None if funded and topic not in EVENTS else topic

    def _pronoun(self, draft: Draft, here: Scope) -> str | None:
        """ "Chỉ mảng này đã có 68 đề án": the content that the sentence before told."""
        if draft.indicator == "budget" and _THIS_IS.match(self.report.text.low, *here.sentence):
            return single(self._title)
        if _THOSE_ARE.match(self.report.text.low, *here.sentence):
            return single(self._cues.within(here.line[0], here.sentence[0]))  # "Đó là 2 đề án mà …"
        before = spoken_of(self.report, draft)
        if before is None:
            return None
        for other in self.report.drafts:
            if before[0] <= other.start < before[1] and other.activity:
                return other.activity
        cues = named(self.report, *before)
        return cues[0].value if cues else None
