"""Contents that a figure has from the figures told before it: of its bracket, its item, its course. Words around are contents.py's."""

import re
from typing import Final

from khuyencong.extraction.setting.neighbourhood import about_one_firm, in_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.language.letters import any_of

OF_THOSE: Final = re.compile(
    r" (?:số |các |tổng )*(?:cơ sở|doanh nghiệp|đơn vị|hộ|lao động|học viên|sản phẩm|cán bộ"
    r"|(?:kinh phí|vốn|nguồn vốn|ngân sách) (?:dành )?cho)(?![^\W_])"
)
"""A share of a whole that it names itself: "100% cán bộ được tập huấn"."""
_TAUGHT: Final = re.compile(
    r" (?:nữ |học viên )?(?:(?:đã )?(?:có việc|làm được)|tìm được|ra nghề|sống được|(?:đã )?(?:được )?(?:nhận|mở|theo|vào) )"
)
_PEOPLE: Final = frozenset({"người", "lao động", "học viên", "phụ nữ", "thanh niên"})
_OF_THEM: Final = re.compile(
    r"\s*(?:riêng|huyện|xã|thị xã|thành phố|ngành|nhiều nhất|đông nhất|trong số)(?![^\W_])"
)
_OTHERS: Final = re.compile(
    r" (?:(?:để |chi |dành )?cho |là |thuộc )?(?:các |những )?(?:nội dung |họat động |đề án |mảng |nhiệm vụ )?khác(?![^\W_])"
)
_LEARN = re.compile(
    any_of(
        "học viên", "học xong", "học nghề", "lớp do", "lớp học", "lớp này", "khóa học", "khóa này", "xong khóa", "ra nghề",
        "bế giảng", "mỗi lớp", "chi phí lớp", r"sau [^\W\d_]+ tháng học", r"sau \d{1,2} tháng học", "người học", "thầy dạy",
        "thầy giáo", "giáo viên", "giảng viên",
    )
    + r"(?![^\W_])"
)  # fmt: skip
_COURSE = re.compile(r"\s*(?:mỗi )?(?:lớp|khóa)(?![^\W_])")
_COSTS = re.compile(r"\s*(?:tổng )?(?:kinh phí|chi phí)(?: cho lớp| đào tạo)?(?![^\W_])(?! khuyến công)")
COURSES: Final = frozenset({"trainees", "classes"})
_THESE = re.compile(
    r"(?<![^\W_])(cơ sở|doanh nghiệp|đơn vị|hộ|htx|hợp tác xã|đề án|mô hình|nội dung|mảng|phần việc)(?: [^\W\d_]+){0,3}? (?:trên|này"
    r"|đó|ấy|nói trên)(?![^\W_])"
    r"|(?<![^\W_])mỗi (cơ sở|doanh nghiệp|đơn vị|hộ|htx|hợp tác xã|đề án|mô hình|sản phẩm|lớp|nơi)(?![^\W_])"
)
_CONTENTS = frozenset({"nội dung", "mảng", "phần việc", "nơi"})
_POINTS = re.compile(r"mỗi | (?:trên|này|đó|ấy|nói trên)")
"""What tells those counted before apart; looked for first."""
_ONE_OF_THEM = re.compile(
    r"\s*(?:(?:một )?trong số (?:đó|này|ấy)|điển hình|tiêu biểu|đáng kể|ví dụ|chẳng hạn|như)(?![^\W_])"
)
_LIKE = re.compile(
    r"(?:(?: (?!như)[^\W\d_]+){0,3} được(?: (?!như)[^\W\d_]+){1,4} như (?:anh|chị|ông|bà|htx)"
    r"|(?: (?!như|tương tự)[^\W\d_]+){0,6}? (?:tương tự|cùng (?:lọai|nội dung)|như (?:vậy|thế|trên)))(?![^\W_])"
)
_OF_THE_PROJECT = re.compile(
    r"(?<![^\W_])(?:kinh phí|vốn|chi phí|mức đầu tư|giá trị|dự tóan)(?: thực hiện| đầu tư| hỗ trợ)*(?: của)? đề án(?: này)?"
    r"(?: là| trên| hơn| gần| khỏang)* $"
)
_IN_THE_LIST = re.compile(r"(?<![^\W_])(?:trong|thuộc) danh mục(?: này| trên| nói trên)?(?![^\W_])")
_A_LIST = re.compile(r"(?<![^\W_])danh mục(?: các)? đề án(?: khuyến công)?(?![^\W_])")
_A_PROJECT = re.compile(
    r"(?<!\d )(?<!các )(?<!những )(?<![^\W_])đề án(?: khuyến công(?: quốc gia| địa phương)?)?[ :]+[“\"]?"
    r"(?=hỗ trợ|ứng dụng|đầu tư|xây dựng|đào tạo|dạy nghề|máy)"
)
HELPED: Final = frozenset({"establishments", "projects", "models"})
_COUNTED: Final = HELPED | {"products", "classes"}
SOLD: Final = frozenset({"consulting", "products"})


class Told:
    """Scopes that ask the facts read so far. Each gives a content, None to go on, or "" for none at all."""

    __slots__ = ("report",)

    def __init__(self, report: Report) -> None:
        """Of this report."""
        self.report = report

    def _of_class(self, draft: Draft, here: Scope) -> str | None:
        """ "một lớp nâng cao năng lực … cho 74 cơ sở": those who attend share the content of the course."""
        before = in_item(self.report, draft)
        if not before or before[-1].indicator != "classes":
            return None
        attends = here.words.rstrip().endswith(("cho", "với", "gồm", "có"))
        return before[-1].activity if attends or draft.indicator == "trainees" else None

    def _figure_before(self, draft: Draft, here: Scope) -> str | None:
        """A percent speaks of the figure right before it, whatever content that has or lacks."""
        before = self.report.drafts[-1] if self.report.drafts else None
        if before is None or before.start < here.sentence[0]:
            return None
        if draft.indicator == "share" and OF_THOSE.match(self.report.text.low, *here.right):
            return None
        between = self.report.text.low[before.token.end : draft.start]
        return before.activity or "" if len(between) < 60 and "." not in between.strip(" .") else None

    def _story(self, _draft: Draft, here: Scope) -> str | None:
        """A share without "chiếm" ("70 % có việc làm") speaks of the people told before it."""
        before = self.report.drafts[-1] if self.report.drafts else None
        of_people = before and before.start >= here.line[0] and before.indicator in {"trainees", "jobs"}
        return before.activity if before and of_people else None

    def _bracket(self, draft: Draft, here: Scope) -> str | None:
        """In a bracket: the fact before the bracket, or before it inside."""
        before = in_item(self.report, draft) if here.bracket else None
        if not before or here.bracket is None:
            return None
        last = before[-1]
        tied = last.token.end <= here.bracket[0] or self.report.scope(last).bracket == here.bracket
        return last.activity or "" if tied else None

    def _item(self, draft: Draft, here: Scope) -> str | None:
        """The fact before it in the item, unless this one is called a total."""
        before = in_item(self.report, draft)
        if not before or (here.whole and before[-1].token.kind == draft.token.kind):
            return None
        if draft.indicator in {"budget", "projects"} and _OTHERS.match(self.report.text.low, *here.right):
            return None
        return before[-1].activity

    def _like(self, _draft: Draft, here: Scope) -> str | None:
        """ "12 hộ được hỗ trợ như anh Tú", "8 cơ sở như vậy": the content of the story told before it."""
        if not _LIKE.match(self.report.text.low, *here.right):
            return None
        return next((other.activity for other in reversed(self.report.drafts[-6:]) if other.activity), None)

    def _as_titled(self, draft: Draft, _here: Scope) -> str | None:
        """ "1,2 tỷ đồng giúp 6 cơ sở mua máy" in the headline: the same figure told again below is for the same."""
        start, end = self.report.context.title
        if draft.start < end or not self.report.drafts or self.report.drafts[0].start >= end:
            return None
        return next(
            (
                other.activity
                for other in self.report.drafts
                if start <= other.start < end
                and (other.indicator, other.value) == (draft.indicator, draft.value)
            ),
            None,
        )

    def _these(self, _draft: Draft, here: Scope) -> str | None:
        """ "15 cơ sở ứng dụng máy móc. Vốn của các cơ sở trên …"; "Một trong số đó là …": those who were counted before."""
        if here.whole:
            return None
        found = _THESE.search(here.words) if _POINTS.search(here.words) else None
        if found is None and not _ONE_OF_THEM.match(self.report.text.low, *here.sentence):
            return None
        for other in reversed(self.report.drafts[-6:]):
            if other.start < here.line[0]:
                return None
            meant = (
                found is None
                or (found[1] or found[2]) in _CONTENTS
                or (other.token.noun or "").startswith(found[1] or found[2])
            )
            if meant and other.start < here.sentence[0] and other.indicator in _COUNTED:
                return other.activity
        return None

    def _the_project(self, draft: Draft, here: Scope) -> str | None:
        """ "Đó là đề án hỗ trợ máy móc …. Tổng kinh phí của đề án là 430 triệu đồng": of the project that was told before."""
        low = self.report.text.low
        if _IN_THE_LIST.search(low, here.sentence[0], here.right[1]):
            named = _A_LIST.finditer(low, here.line[0], here.sentence[0])
        elif _OF_THE_PROJECT.search(low, max(here.item[0], draft.start - 60), draft.start):
            named = _A_PROJECT.finditer(low, 0, here.item[0])
        else:
            return None
        ends = [each.end() for each in named]
        cue = self.report.cues["activity"].first(ends[-1], ends[-1] + 60) if ends else None
        return cue.value if cue else None

    def _same_noun(self, draft: Draft, here: Scope) -> str | None:
        """ "14 cơ sở … được hỗ trợ máy móc; nhiều nhất là Kim Sơn với sáu cơ sở": the same noun, so the same content."""
        of_them = _OF_THEM.match(self.report.text.low, *here.sentence)
        for other in reversed(self.report.drafts[-6:]):
            if other.start < here.opening and not (other.start >= here.line[0] and of_them):
                break
            same = other.indicator == draft.indicator and other.token.noun == draft.token.noun
            if same and (other.start >= here.opening or other.value > draft.value):
                return other.activity
        return None

    def _graduates(self, draft: Draft, here: Scope) -> str | None:
        """ "truyền nghề cho 125 lao động; 93 người có việc làm": those who were taught."""
        if draft.token.noun not in _PEOPLE or not _TAUGHT.match(self.report.text.low, *here.right):
            return None
        before = [other for other in self.report.drafts[-4:] if other.indicator == "trainees"]
        return before[-1].activity if before else None

    def _learners(self, draft: Draft, here: Scope) -> str | None:
        """ "Mỗi học viên được 1,2 triệu đồng": the course told before, else a trade; also what they earn, with no machine told since."""
        if here.whole:
            return None
        low, start = self.report.text.low, here.item[0]
        if _COSTS.match(low, *here.sentence) and start == here.sentence[0]:
            cues = self.report.cues["activity"].within(here.line[0], draft.start)
            start = here.line[0] if all(cue.value == "training" for cue in cues) else start
        learn = _LEARN.search(low, start, draft.start) or _COURSE.match(low, *here.sentence)
        if not learn and draft.indicator != "income":
            return None
        course = next((other for other in reversed(self.report.drafts) if other.indicator in COURSES), None)
        if learn:
            return course.activity if course else "training"
        if course is None:
            return None
        since = self.report.cues["activity"].within(course.start, draft.start)
        return course.activity if all(cue.value == "training" for cue in since) else None

    def _sold(self, draft: Draft, here: Scope) -> str | None:
        """Revenue told with contracts for advice, a fair or other revenue is theirs."""
        before = self.report.drafts[-1] if self.report.drafts else None
        if before is None or before.start < here.sentence[0]:
            return None
        told = before.indicator == "revenue" or before.activity in SOLD or about_one_firm(self.report, draft)
        return before.activity if told else None
