"""Contents of money and of those who get it: what a grant pays for, whether it is the whole programme's. Words around are contents.py's."""

import re
from typing import Final

from khuyencong.extraction.content.cues import bare, listed, named, single
from khuyencong.extraction.content.told_before import COURSES, Told
from khuyencong.extraction.figures.nouns import ACTIVITY
from khuyencong.extraction.setting.neighbourhood import in_item
from khuyencong.extraction.setting.report import Draft
from khuyencong.extraction.setting.scope import Scope
from khuyencong.language.letters import any_of

_TO_A_FAIR = re.compile(
    r"[^.;:]{0,50}?(?:tham gia|tham dự|góp mặt|có mặt|dự|đi|đến)(?: [^.;:]{0,20}?)? (?:hội chợ|triển lãm|phiên chợ)"
)
_TURN = (
    r"[;.:]| gồm |(?<!đắk) song | trong đó| qua đó| nhờ đó| thay vì | thay cho | chứ không "
    r"| và (?:tổ chức|hỗ trợ|xây dựng|mở|đưa|giúp|đào tạo) "
)
TURNS: Final = re.compile(_TURN)
"""Where what stands behind a figure turns to something else."""
TURNS_OR_COMMA: Final = re.compile(
    _TURN
    + r"|,(?! (?:để|nhằm|dùng vào|thuộc|cho|chi cho|dành cho|phục vụ|thiết bị|chuyển giao|truyền nghề|khởi sự|nhãn|dây chuyền))"
)
_PAID = re.compile(
    r"\s*(?:với |tổng )*(?:kinh phí|số tiền|chi phí)"
    r"(?: cho việc này| thực hiện| tổ chức| hỗ trợ| được duyệt| là| lên tới| lên đến| đạt| vào| khỏang| gần| hơn| trên)*\s*"
)
_DOES = re.compile(
    r"(?: trong (?:số )?(?:đó|này)(?: [^,;.\d]{1,90}?)?(?= (?:dành|dùng|chi|hỗ trợ) ))?"
    r" (?:còn lại |này )?(?:để |nhằm |đã |được |dành |dùng |chi )*"
    r"(?:cho|giúp|mở|tổ chức|mua|lắp|dựng|dạy|truyền nghề|đào tạo|xây dựng|hỗ trợ)(?![^\W_])"
    r"|, (?:đầu tư|dành|chi|dùng) (?:cho|vào|để) |, (?:mở|tổ chức|dạy|đào tạo) (?=\d)"
)
_GOES_TO = re.compile(
    r"(?: (?:tổng |số )*(?:kinh phí|vốn|nguồn vốn|nguồn lực|ngân sách|tiền)(?: (?!cho|vào)[^\W\d_]+){0,3})?"
    r" (?:được |là )?(?:dành |chi |đầu tư |dồn |phân bổ |đi |đổ |rót )?(?:cho|vào)(?![^\W_])"
)
"""A share of the money, and what it is for: "40% vốn khuyến công cho máy móc"."""
_FOR_IT = re.compile(r"việc này|tổ chức|thực hiện")
_HELPS = re.compile(r"(?: nhóm| điểm)?,? (?:để )?(?:hỗ trợ|giúp|giúp đỡ)(?: cho)? ")
_SENDS_IN = re.compile(
    r"(?: [^\W\d_]+){0,4} (?:đăng ký|ghi tên|ghi danh|gửi|mang|đưa|có)(?: [^\W\d_]+){0,4} "
)
_RECEIVES = re.compile(r"(?<!tiếp) (?:nhận|được hỗ trợ|được trang bị|được cấp|được giúp)(?![^\W_])")
_WITH = re.compile(r"\s*(?:chỉ )?(?:với|bằng|từ|dùng)(?: [^\W\d_]+){0,5} ")
_AND = re.compile(r"[^.;:]{0,40}(?:,| và)(?: và| còn lại)? (?:khỏang |gần |hơn |trên )?")
_ROW = re.compile(r"\s*(?:,|;|và|, và)\s*")
_EACH = re.compile(
    r"mức hỗ trợ|tối đa"
    r"|mỗi (?!năm|tháng|qúy|tuần|ngày|giờ|ca|mẻ|vụ|kỳ|tỉnh|huyện|xã)[^\W\d_]{2,}"
)
_TURNED = re.compile(any_of("song", "nhưng", "tuy nhiên", "trong khi") + r"(?![^\W_])")
_CONCEDES = re.compile(r"\s*(?:do|vì|bởi|tuy|dù|mặc dù|cho dù)(?! (?:vậy|đó|thế|được|có|nhờ) ) [^,;.\d]+,")
_WHOLE_MONEY = re.compile(
    r"(?:kinh phí|vốn|nguồn|tiền|ngân sách) khuyến công|giải ngân|tòan tỉnh|cả tỉnh|cả năm|kế họach năm"
)


class Granted(Told):
    """Scopes that ask what money is for. Each gives a content, None to go on, or "" for none at all."""

    __slots__ = ()

    def _of_counted(self, draft: Draft, here: Scope) -> str | None:
        """ "4 mô hình với tổng kinh phí 2 tỷ đồng": a total takes what is counted before it; of several contents none."""
        told = in_item(self.report, draft) if here.whole else []
        if not told or told[-1].token.kind != "count":
            return None
        if here.item[1] < here.sentence[1] and ":" in self.report.text.low[told[-1].token.end : draft.start]:
            return None  # "2 đề án gồm: máy làm ngói, kinh phí 300 triệu đồng; …": the first of those counted
        counted = [other for other in told if other.token.kind == "count"]
        several = {other.activity for other in counted} - {None}
        unnamed = any(other.activity is None and other.indicator == "projects" for other in counted)
        mixed = len(several) > 1 or (unnamed and counted[-1].indicator == "projects")
        return "" if mixed else counted[-1].activity or ""

    def _set_against(self, draft: Draft, here: Scope) -> Scope | None:
        """ "Hội chợ bị hoãn, song tỉnh vẫn giải ngân 9 tỷ đồng": behind the turn the programme's money is told anew."""
        if draft.token.kind != "money":
            return None
        opening = _CONCEDES.match(here.words)
        end = opening.end() if opening else 0
        for turn in _TURNED.finditer(here.words, end):
            end = turn.end()
        if not end:
            return None
        start = here.left[0] + end
        if not _WHOLE_MONEY.search(self.report.text.low, start, min(draft.token.end + 30, here.right[1])):
            return None
        return here._replace(left=(start, draft.start), words=here.words[end:])

    def _recipients(self, _draft: Draft, here: Scope) -> str | None:
        """ "13 doanh nghiệp nhận hỗ trợ 2 tỷ đồng để mua máy": those who receive it share the content of the grant behind them."""
        if here.after is None:
            return None
        low, grant = self.report.text.low, here.after
        if grant.kind == "count" and _HELPS.fullmatch(low, *here.right):
            return single(named(self.report, *self.report.right(grant)))
        sends = grant.kind == "count" and ACTIVITY.get(grant.noun or "") == "products"
        if sends and _SENDS_IN.fullmatch(low, *here.right):
            return "products"
        if grant.start >= here.item[1] or ":" in low[here.right[0] : grant.start]:
            return None
        if not _RECEIVES.search(low, here.right[0], grant.start):
            return None
        if grant.kind == "count":
            return ACTIVITY.get(grant.noun or "")
        start, end = self.report.right(grant)
        stop = TURNS_OR_COMMA.search(low, start, end)
        return single(named(self.report, start, stop.start() if stop else end))

    def _counts_before(self, draft: Draft, here: Scope) -> str | None:
        """ "Đào tạo nghề cho 210 lao động, đạt 84%; kinh phí 315 triệu đồng": what was told up to the semicolon was paid for."""
        start = here.sentence[0]
        low = self.report.text.low
        if not _PAID.fullmatch(here.words):
            return None
        if here.item[0] <= start:  # a sentence of its own
            before = [other for other in self.report.drafts[-8:] if other.start >= here.line[0]]
            told = {other.activity for other in before}
            alone = len(before) == 1 and before[0].indicator == "establishments"
            meant = before and (alone or before[-1].indicator in COURSES or _FOR_IT.search(here.words))
            return told.pop() if len(told) == 1 and meant else None
        colon = low.find(":", start, here.item[0])
        label = single(named(self.report, start, colon)) if colon > 0 else None
        if label or (label := single(named(self.report, start, here.item[0], draft.start))):
            return label
        told = {other.activity for other in self.report.drafts[-8:] if other.start >= start}
        return told.pop() if len(told) == 1 else None

    def _in_turn(self, draft: Draft, here: Scope) -> str | None:
        """ "6 đề án máy móc và 2 đề án bao bì với kinh phí lần lượt 900 triệu đồng và 120 triệu đồng": each its own."""
        low, kind = self.report.text.low, draft.token.kind
        turn = low.rfind("lần lượt", here.sentence[0], draft.start)
        if turn < 0:
            return None
        told = [other for other in self.report.drafts[-12:] if other.start >= here.sentence[0]]
        counted = [other for other in told if other.start < turn and other.token.kind == "count"]
        row = [other for other in told if other.start > turn]
        length, last = len(row) + 1, here
        while last.after and last.after.kind == kind and _ROW.fullmatch(low, *last.right):
            length, last = length + 1, self.report.scopes[last.after.start]
        if length < 2 or any(other.token.kind != kind for other in row):
            return None
        for indicator in dict.fromkeys(other.indicator for other in counted):
            alike = [other for other in counted if other.indicator == indicator]
            if len(alike) == length:
                return alike[len(row)].activity or ""
        return None

    def _given_to(self, draft: Draft, here: Scope) -> str | None:
        """ "110 triệu đồng còn lại mở 2 lớp truyền nghề": what the money does, however many are counted on the way."""
        if draft.indicator == "budget" and (told := self._spent_on(here) or self._in_a_row(draft, here)):
            return told
        does = _DOES if draft.indicator == "budget" else _GOES_TO
        low = self.report.text.low
        found = does.match(low, here.right[0], here.item[1])
        one_of_several = found and found[0].startswith(",") and here.item[1] < here.sentence[1]
        if found is None or here.bracket or one_of_several:
            return None
        turns = (turn.start() for turn in TURNS_OR_COMMA.finditer(low, found.end(), here.item[1]))
        stop = next((turn for turn in turns if self.report.segments.bracket(turn) is None), here.item[1])
        row = listed(self.report, named(self.report, here.right[0], here.item[1], draft.start))
        return "" if row == "" else single(named(self.report, here.right[0], stop, draft.start))

    def _spent_on(self, here: Scope) -> str | None:
        """ "Với 300 triệu đồng, Trung tâm mở 5 lớp dạy nghề": the one content of what was done with it."""
        low = self.report.text.low
        if here.left[0] > here.sentence[0] or not _WITH.fullmatch(here.words):
            return None
        comma = low.find(",", *here.right)
        done = (
            {cue.value for cue in named(self.report, comma, here.item[1], here.left[1])}
            if comma > 0
            else set()
        )
        return done.pop() if len(done) == 1 else None

    def _in_a_row(self, draft: Draft, here: Scope) -> str | None:
        """ "2 tỷ đồng mua máy, 1 tỷ đồng dạy nghề, 200 triệu đồng quản lý": once the money stands first, its name stands behind."""
        before = self.report.drafts[-1] if self.report.drafts else None
        if before is None or before.start < here.item[0] or not _AND.fullmatch(here.words):
            return None
        if before.token.kind != "money" and "activity.given_to" not in before.reasons:
            return None
        start, end = here.right
        cue = next(iter(named(self.report, start, min(start + 2, end), draft.start)), None)
        return cue.value if cue else bare(re.split(r"[,;.]| và ", self.report.text.low[start:end])[0])

    def _each(self, draft: Draft, here: Scope) -> str | None:
        """ "đề án máy móc …; mức hỗ trợ mỗi cơ sở 150 triệu đồng": a grant for each has the one content of its sentence."""
        low = self.report.text.low
        per = low.find("/", draft.start, draft.token.end) > 0 and not low[draft.token.end - 1].isdigit()
        if not per and (draft.indicator != "budget" or not _EACH.search(low, here.item[0], draft.start)):
            return None
        return single(named(self.report, here.sentence[0], draft.start, draft.start))

    def _fair(self, _draft: Draft, here: Scope) -> str | None:
        """ "đưa 24 cơ sở với 31 gian hàng đi 5 hội chợ": those who go to a fair are there for their products."""
        return "products" if _TO_A_FAIR.match(self.report.text.low, here.right[0], here.item[1]) else None
