"""Which content of the programme a figure belongs to: training, machines, products …; its scopes in order."""

import re

from khuyencong.extraction.content.asides import compared
from khuyencong.extraction.content.asked import scopes_of, scopes_of_programme
from khuyencong.extraction.content.cues import COMMA, bare, behind_previous, cluster, listed, named, single
from khuyencong.extraction.content.framed import Framed
from khuyencong.extraction.content.grants import TURNS, TURNS_OR_COMMA
from khuyencong.extraction.content.told_before import HELPED, OF_THOSE, SOLD
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.neighbourhood import about_one_firm
from khuyencong.extraction.setting.report import Draft
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import any_of

_PURPOSE = re.compile(r"nhằm|để")
_GOES_ELSEWHERE = re.compile(
    r"[,;.:]| và (?:tổ chức|hỗ trợ|xây dựng|mở|đưa|giúp|đào tạo|tập huấn|bồi dưỡng) "
)
_HELPS_BY = re.compile(
    r"(?: (?:khuyến công|quốc gia|địa phương|nhóm|điểm))*"
    r"(?:, (?:giúp|hỗ trợ) | được hỗ trợ: |, (?:tất cả )?đều (?:là|về|thuộc|nhằm) |,? gồm: (?=hỗ trợ|ứng dụng|giúp)"
    r"|(?: vừa| đã)?(?: được)?(?: nghiệm thu)?,? (?:cùng |đều )?thuộc nội dung:? [“\"]?"
    r"| giúp (?:các )?(?:cơ sở|doanh nghiệp|hộ|đơn vị)(?: công nghiệp, tiểu thủ công nghiệp)? )"
)
"""What projects do: "6 đề án, giúp hộ sản xuất ứng dụng máy móc", "2 đề án, đều là đề án mua máy"."""
_OF_TWO = re.compile(
    r" khuyến công và (?:tiết kiệm năng lượng|sản xuất sạch hơn|xúc tiến thương mại|khuyến nông)(?![^\W_])"
)
_NAMES_IN_BRACKET = re.compile(r" \([^()]{3,120}\)(?= (?:đã|được|vừa|mới|mua|nhận))")
_BESIDES = re.compile(r", (?:chưa kể|bên cạnh|đi cùng với|cùng với|song song với|ngòai)(?![^\W_])")
_NEXT_ITEM = re.compile("; ")
_ROW = re.compile(r",? (?:và )?")
_MEANS = frozenset({"technology", "management"})
"""What a report on cleaner production tells of its machines and workshops."""
_OFFICIALS = re.compile(
    r"cán bộ(?: phụ trách| làm| theo dõi)?(?: công tác)? (?:khuyến công|cấp|xã|phường|huyện|phòng|quản lý nhà nước)(?![^\W_])"
)
_OF_CLUSTERS = frozenset({"clusters", "treatment_systems"})
_ATTENDS = frozenset({"đại biểu", "thành viên", "hội viên", "đợt"})
_LEADS = ("cho ", "giúp ", "tại ", "của ")
_ONE = re.compile(
    r"(?<!mỗi )(?<!thêm )(?<![^\W_])một (?:cơ sở|hộ|xưởng|lò|htx|hợp tác xã|công ty|doanh nghiệp|tổ hợp tác)(?![^\W_])"
)
_TRAINS = re.compile(any_of("tập huấn", "bồi dưỡng", "kỹ năng", "lớp", "khóa") + r"(?![^\W_])")
"""Courses on packaging or on selling are courses."""
_MEETINGS = frozenset({"hội nghị", "hội thảo", "tọa đàm"})
_OF_THEM = re.compile(r"\s*(?:trong|trong số|tổng cộng|cả thảy|có)(?: \d| số)")
_TAUGHT_IN = frozenset({"training", "management"})


class Contents(Framed):
    """Which content of the programme the words of a report speak of."""

    __slots__ = ()

    def assign(self, draft: Draft) -> None:
        """Which content: the noun itself, right behind it, own stretch, bracket's parent, item, "this", list head, paragraph."""
        here, kind = self.report.scope(draft), draft.token.kind
        if kind == "count" and self.report.text.low[draft.token.end - 1].isdigit():
            here = here._replace(right=self._after_the_row(draft.token))
        if draft.indicator == "capacity":
            draft.activity = None  # goods made: "1.500 sản phẩm mỗi tháng"
        if draft.activity == "clusters" and draft.indicator not in _OF_CLUSTERS:
            draft.activity = "technology" if draft.indicator == "equipment" else None
        if draft.activity is not None:
            if draft.indicator == "models" and self._is_cleaner(draft, here):
                draft.activity = "cleaner_production"
            draft.reasons.append("activity.noun")
            return
        if kind == "money" and (counted := self._of_counted(draft, here)) is not None:
            draft.activity = counted or None
            draft.reasons.append("activity.counts_before")
            return
        scopes = scopes_of(kind, draft.indicator, draft.token.noun)
        against = self._set_against(draft, here)
        if against is not None:
            here, scopes = against, scopes_of_programme(draft.indicator)
        for scope in scopes:
            value = getattr(self, scope)(draft, here)
            if value is not None:
                if value:
                    draft.activity = self._of_whom(draft, here, value)
                    draft.reasons.append("activity." + scope.removeprefix("_"))
                return

    def _of_whom(self, draft: Draft, here: Scope, content: str) -> str:
        """Workshops for officers are administration; machines and workshops of a report on cleaner production are its own."""
        if content in _MEANS and self._topical == ("cleaner_production", True):
            return "cleaner_production"
        taught = draft.indicator in {"classes", "trainees"}
        if draft.indicator == "trainees" and content in {"technology", "consulting", "clusters"}:
            return "training"  # "250 lao động học sửa chữa thiết bị": a trade is learnt, machines are not
        if (
            taught
            and content == "products"
            and _TRAINS.search(self.report.text.low, here.item[0], here.right[1])
        ):
            content = "management"
        if not taught or content != "management":
            return content
        low, (start, end) = self.report.text.low, here.item
        officers = _OFFICIALS.search(low, draft.start, end) or (
            draft.token.noun == "cán bộ" and low.find("nghiệp vụ", start, end) >= 0
        )
        return "administration" if officers else content

    def _is_cleaner(self, draft: Draft, here: Scope) -> bool:
        """ "4 mô hình thí điểm sản xuất sạch hơn"; also where the report or the sentence before is about nothing else."""
        start, end = here.right
        near = self._cues.first(draft.start, min(start + 40, end))
        if near is not None:
            return near.value == "cleaner_production"
        told = self._topic(draft, here) or single(self._cues.within(here.line[0], draft.start))
        return told == "cleaner_production"

    def _lists_others(self, start: int, content: str) -> bool:
        """ "2 đề án gồm: ứng dụng máy móc …; xây dựng hạ tầng cụm công nghiệp …": whether a later item tells another content."""
        low, end = self.report.text.low, self.report.segments.sentence(start)[1]
        firsts = (self._cues.first(item.end(), end) for item in _NEXT_ITEM.finditer(low, start, end))
        return any(cue is not None and cue.value != content for cue in firsts)

    def _behind(self, draft: Draft, here: Scope) -> str | None:
        """ "19 đề án ứng dụng máy móc": right behind the noun of a count."""
        start, end = here.right
        closed = (
            _NAMES_IN_BRACKET.match(self.report.text.flat, start) if draft.token.kind == "count" else None
        )
        if closed:
            start, end = closed.end(), here.sentence[1]  # "7 cơ sở (Sông Cầu 2, Tuy An 3) đã mua máy"
            here = here._replace(right=(start, end))
        near = self._cues.first(start if closed else draft.start, min(start + 26, end))
        if near and draft.indicator == "projects" and bare(self.report.text.low[start : near.start]):
            return ""  # "về thông tin, nhãn hiệu và sản xuất sạch hơn"
        if draft.indicator == "projects" and _OF_TWO.match(self.report.text.low, start):
            return ""
        if draft.indicator == "projects" and (helps := _HELPS_BY.match(self.report.text.low, start, end)):
            told = single(named(self.report, helps.end(), end, draft.start))
            return "" if told and self._lists_others(helps.end(), told) else told
        if near is None or _GOES_ELSEWHERE.search(self.report.text.low, start, max(start, near.start)):
            return None
        told = self._on_the_right(draft, here)
        if (
            near.value == "training"
            and here.words.rstrip().endswith(":")
            and (label := self._label(draft, here))
        ):
            return label  # "Nâng cao năng lực quản lý: 2 lớp đào tạo"
        if draft.indicator in {"projects", "establishments"}:
            besides = _BESIDES.search(self.report.text.low, start, end)
            row = listed(self.report, named(self.report, start, besides.start() if besides else end))
            if row == "" or (row and draft.indicator == "projects"):
                return row
        return single(told) or near.value

    def _left(self, draft: Draft, here: Scope) -> str | None:
        """In the stretch before the figure; the nearest where they differ, if it stands close."""
        cues = named(self.report, *here.left, draft.start)
        if not cues:
            return (
                (cluster(self.report, here.left) or bare(here.words)) if draft.token.kind != "count" else None
            )
        low, counts = self.report.text.low, draft.token.kind == "count"
        last = self.report.drafts[-1] if self.report.drafts else None
        if last and last.indicator == "publications" and here.before is last.token and not counts:
            cues = [cue for cue in cues if COMMA.search(low, last.token.end, cue.start)]
        if len(cues) > 1:
            cues = [cue for cue in cues[:-1] if not compared(low, here.left[0], cue)] + cues[-1:]
        if counts and here.before and here.before.kind == "count":
            cues = [cue for cue in cues if not behind_previous(self.report, here.before, cue, draft.start)]
        far = counts and cues and COMMA.search(low, cues[-1].end, draft.start)
        if far and self._right(draft, here):
            return None
        row = listed(self.report, cues)
        if row == "" and draft.indicator == "establishments":
            return row
        if row is not None and here.words.rstrip().endswith(":"):
            return row
        near = counts and cues and draft.start - cues[-1].end < 30
        return single(cues) or (cues[-1].value if near else None)

    def _after_the_row(self, token: Token) -> Span:
        """What stands behind the last figure of a row: "5, 3 và 2 cơ sở được thay máy" says it of all three."""
        low = self.report.text.low
        here = self.report.scopes[token.start]
        while here.after and _ROW.fullmatch(low, *here.right):
            here = self.report.scopes[here.after.start]
        return here.right

    def _label(self, draft: Draft, here: Scope) -> str | None:
        """ "Bình chọn sản phẩm tiêu biểu: 2 kỳ"; of revenue only what is sold."""
        colon = here.words.rfind(":")
        told = single(named(self.report, here.left[0], here.left[0] + colon)) if colon > 0 else None
        return told if draft.indicator != "revenue" or told in SOLD else None

    def _given(self, draft: Draft, here: Scope) -> str | None:
        """ "Xây dựng thương hiệu cho 3 làng nghề", "đã tư vấn 03 công trình": those whom the words before lead to."""
        cues = named(self.report, *here.left, draft.start)
        leads = here.words.endswith(_LEADS) or (cues and cues[-1].end >= draft.start - 1)
        return single(cues) if leads else None

    def _clause(self, draft: Draft, here: Scope) -> str | None:
        """In the figure's clause on the left."""
        start = max(self.report.segments.clause(draft.start)[0], here.left[0])
        told = single(self._cues.within(start, draft.start))
        last = self.report.drafts[-1] if self.report.drafts else None
        if told is None and last and last.activity == "consulting" and last.start >= here.left[0] - 60:
            return "consulting"
        return told

    def _right(self, draft: Draft, here: Scope) -> str | None:
        of_those = draft.token.kind != "percent" or OF_THOSE.match(self.report.text.low, *here.right)
        if not of_those or (here.whole and draft.token.kind == "money"):
            return None
        cues = self._on_the_right(draft, here)
        near = cues and draft.token.kind == "count" and cues[0].start - here.right[0] < 50
        return single(cues) or (cues[0].value if near else None)

    def _on_the_right(self, draft: Draft, here: Scope) -> list[Cue]:
        """Cues behind the figure in its clause; behind a comma only where it goes on to say what for."""
        start, end = here.right
        cues = named(self.report, start, end, draft.start)
        if not cues:
            return cues
        low = self.report.text.low
        if besides := _BESIDES.search(low, start, end):
            cues = [cue for cue in cues if cue.start < besides.start()]
        goes_on = draft.token.kind == "count" and (
            draft.indicator != "projects" or _PURPOSE.search(low, start, min(end, start + 60))
        )
        if draft.indicator in {"trainees", "classes"} and (comma := low.find(",", start, end)) > 0:
            cues = [cue for cue in cues if cue.start < comma or cue.value != "technology"]
        stop = (TURNS if goes_on else TURNS_OR_COMMA).search(low, start, end)
        return [cue for cue in cues if cue.start < stop.start()] if stop else cues

    def _people(self, draft: Draft, here: Scope) -> str | None:
        """Trainees and classes: the nearest content of their sentence, else vocational training."""
        start, end = here.sentence
        cues = [cue for cue in self._cues.within(start, end) if cue.value != "technology"]
        before_it = [cue for cue in cues if cue.start < draft.start]
        behind = [
            cue
            for cue in cues
            if cue.start >= here.right[0] and (cue.value != "information" or cue.start < here.right[1])
        ]
        taught = [cue for cue in before_it if cue.value in _TAUGHT_IN]
        before_it = taught or before_it
        if before_it or behind:
            return before_it[-1].value if before_it else behind[0].value
        before = self.report.drafts[-1] if self.report.drafts else None
        taught = before and before.start >= here.line[0] and before.indicator in {"classes", "trainees"}
        if before and taught:
            return before.activity
        told = self._cues.last_before(here.line[0], start)
        if told and told.value in _TAUGHT_IN and _OF_THEM.match(self.report.text.low, *here.sentence):
            return told.value
        topic = self._topic(draft, here) or single([cue for cue in self._title if cue.value in _TAUGHT_IN])
        if topic or draft.token.noun in _ATTENDS:
            return topic
        return "management" if draft.token.noun in _MEETINGS else "training"

    def _sentence(self, draft: Draft, here: Scope) -> str | None:
        """Details of one project take the content that their sentence named."""
        if here.whole and not about_one_firm(self.report, draft):
            return None
        start, low = here.item[0], self.report.text.low
        if draft.indicator in {"capacity", "income"}:
            start = here.sentence[0]
            if any(cue.value == "technology" for cue in self._cues.within(start, draft.start)):
                return "technology"
        cue = self._cues.last_before(start, draft.start)
        if cue and (draft.token.kind == "count" or about_one_firm(self.report, draft)):
            return cue.value
        if draft.indicator not in {"budget", "capacity", "equipment"}:
            return None
        after = named(self.report, here.right[0], here.item[1], draft.start)
        one = after and (
            about_one_firm(self.report, draft) or _ONE.search(low, here.right[0], after[0].start)
        )
        return after[0].value if one else None

    def _paragraph(self, draft: Draft, here: Scope) -> str | None:
        """The story of one firm goes on with the content that its paragraph named."""
        told = self._stories.content(draft)
        if told is not None or not self._stories.holds(draft):
            return told
        cue = self._cues.first(here.right[0], here.line[1])
        if cue is not None and not self.report.drafts:
            return cue.value
        if not about_one_firm(self.report, draft):
            return None
        if cue is not None and cue.value == "technology" and draft.indicator == "budget":
            return cue.value
        return self._of_counted_above(here)

    def _of_counted_above(self, here: Scope) -> str | None:
        """ "4 đề án ứng dụng máy móc … Trong số đó có hộ Trung Tuấn, …": the story of one of those that the paragraph above counted."""
        told = [other for other in self.report.drafts[-8:] if other.start < here.line[0]]
        above = self.report.segments.line_before(here.line[0])
        while above is not None and not self.report.words(above).strip():
            above = self.report.segments.line_before(above[0])
        counted = [other for other in told if above and other.start >= above[0] and other.indicator in HELPED]
        return counted[-1].activity if counted and len({other.activity for other in counted}) == 1 else None

    def _per_model(self, draft: Draft, here: Scope) -> str | None:
        """ "250 triệu đồng/mô hình", "15 tỷ đồng/cụm": a grant for each model or cluster."""
        of_models = draft.token.per is not None and draft.token.per.startswith("mô hình")
        if draft.token.per is not None and draft.token.per.startswith("cụm"):
            return "clusters"
        return "technology" if of_models and not self._is_cleaner(draft, here) else None
