"""The story of one firm: which lines tell it, and with what content it goes on from line to line. Programmes are told elsewhere."""

import re
from typing import Final

from khuyencong.extraction.setting.neighbourhood import about_one_firm, is_item, names_firm
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import any_of, cased

_KINDS: Final = (
    "cơ sở", "xưởng", "đơn vị", "htx", "hợp tác xã", "công ty", "doanh nghiệp", "tổ hợp tác", "gia đình",
    "hộ", "lò", "tổ",
)  # fmt: skip
_OWNED = re.compile(
    any_of(
        *(rf"{kind}(?: [^\W\d_]+){{0,3}} (?:của|nhà) (?:anh|chị|ông|bà|mình|gia đình)" for kind in _KINDS),
        *(f"{who} {kind}" for who in ("giám đốc", "chủ") for kind in _KINDS),
    )
    + r"(?![^\W_])"
)
_ACTS = re.compile(
    any_of(*_KINDS)
    + r"(?![^\W_])[^.,;:\d]{0,60}?(?<![^\W_])(?:được (?:hỗ trợ|cấp|nhận|chọn|giúp)|nhận|bỏ (?:ra|thêm)|phải góp|mua|đầu tư)(?![^\W_])"
)
_PERSON = cased(
    r"(?<![^\W_])(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à)(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,4}"
    r" (?:đã |vừa |mới |có |đứng ra |mạnh dạn |quyết định )*"
    r"(?:đầu tư|sắm|mua|lắp|nhận|bỏ|vay|thay|dùng|được hỗ trợ|được cấp|lò|xưởng)(?![^\W_])"
)
"""A person who does business under their own name; officials are told with their office behind a comma."""
_MANY = re.compile(r"(?:các|những|nhiều|mỗi|một số|một trong|của|\d|hai|ba|bốn|năm|là) $")
_SUBJECT = re.compile(r"(?:^|\n|[.,;:(“\"] |giúp |đỡ |khi |một )$")
_GOES_ON = re.compile(
    any_of(
        "đây là đề án", "tổng mức đầu tư", "tổng vốn đầu tư", "tổng kinh phí của đề án", "chi phí",
        "số tiền ấy", "số tiền này", "hiệu quả", "doanh thu", "công suất", "mỗi tháng", "mỗi ngày",
        "xưởng", "cơ sở đang", "cơ sở có", "gia đình", "công ty", "htx", "hợp tác xã", "dây chuyền",
        "máy mới", "trước đây", "trước kia", "hồi còn", "sản lượng", "năng suất",
        "giám đốc (?!sở|trung tâm|ngân hàng|chi nhánh)",
        *(f"{now} {kind}" for now in ("giờ", "nay", "giờ đây", "hiện", "hiện nay") for kind in _KINDS),
    )
    + r"(?![^\W_])"
)  # fmt: skip
_PROGRAMME = re.compile(
    any_of(
        "tòan tỉnh", "tòan huyện", "tòan thành phố", "cả tỉnh", "cả nước", "trên địa bàn", "các cơ sở",
        "các địa phương", "cho khuyến công", "chương trình khuyến công tỉnh", "ngân sách tỉnh bố trí",
        "được phân bổ", "giai đọan", "cơ sở khác", "một trong", "không riêng", "cá biệt", "vốn khuyến công về",
        "kế họach năm",
    )
    + r"(?![^\W_])"
)  # fmt: skip
"""Words of the whole programme, at which the story of one firm ends."""
_COUNTED = re.compile(
    r"\d(?:(?<![\d.,]\d)\d{0,2} (?:đề án|cơ sở|doanh nghiệp)| ?% (?:so với )?kế họach)(?![^\W_])"
)
"""Counts of the programme, at which it ends as well."""
_BEFORE = re.compile(
    any_of(
        "ngày trước", "trước đây", "trước kia", "hồi trước", "hồi còn", "trước khi", "niên vụ trước", "chỉ có",
        "chỉ được", "chỉ làm được",
    )
    + r"(?![^\W_])"
)  # fmt: skip
_TIMES = re.compile(r"\s*(?:cái |hồi )?thời (?!điểm|gian|vụ|tiết|trang|hạn|kỳ|nay|buổi)(?:còn )?[^\W\d_]+")
"""A sentence that opens with how it was done once: "Thời đục tay, …"."""
_NOW = re.compile(any_of("nay", "giờ", "bây giờ", "hiện") + r"(?![^\W_])")
_REACH: Final = 4
"""How many lines back a story is looked for."""
_CAPTION = re.compile(r"\s*(?:ảnh|clip|đồ họa)\s*:")


class Stories:
    """Stories of single firms in a report. Asked for a figure; lines are looked at once."""

    __slots__ = ("_cues", "_lines", "_of_programme", "report")

    def __init__(self, report: Report) -> None:
        """Of this report."""
        self.report, self._cues = report, report.cues["activity"]
        self._lines: dict[int, bool] = {}
        self._of_programme: dict[int, bool] = {}  # sentences, by their start

    def holds(self, draft: Draft) -> bool:
        """Whether a figure belongs to the story of one firm."""
        here = self.report.scope(draft)
        if not about_one_firm(self.report, draft) and not self._tells(here.line):
            return False
        start, end = here.sentence
        if start not in self._of_programme:
            self._of_programme[start] = _is_of_programme(self.report.text.low, (start, end))
        return not self._of_programme[start]

    def before(self, draft: Draft) -> bool:
        """Whether a sentence tells how little was made or earned before the help came."""
        start, end = self.report.scope(draft).sentence
        low = self.report.text.low
        if not _BEFORE.search(low, start, draft.start) and not _TIMES.match(low, start, end):
            return False
        return _NOW.search(low, start, end) is None

    def content(self, draft: Draft) -> str | None:
        """The content that the story has named up to the end of the figure's sentence: the last, in its line or a line above."""
        if not self.holds(draft):
            return None
        here = self.report.scope(draft)
        if self.before(draft):
            return ""
        cues = self._cues.within(here.line[0], here.sentence[1])
        for line in () if cues else self._lines_above(here.line):
            if cues or not self._tells(line):
                break
            cues = self._cues.within(*line)
        machines = [cue for cue in cues if cue.value == "technology"]
        advised = {cue.value for cue in cues} == {"consulting", "products"}
        return "products" if advised else (machines or cues)[-1].value if cues else None

    def _lines_above(self, line: Span) -> list[Span]:
        """The lines above that a story may have come from, the nearest first; none above an item of a list."""
        lines: list[Span] = []
        above: Span | None = line
        while above is not None and len(lines) < _REACH and not is_item(self.report, above):
            above = self._above(above)
            if above is not None:
                lines.append(above)
        return lines

    def _above(self, line: Span) -> Span | None:
        """The line above that is no caption."""
        above = self.report.segments.line_before(line[0])
        while above is not None and (
            not self.report.words(above).strip() or _CAPTION.match(self.report.text.low, *above)
        ):
            above = self.report.segments.line_before(above[0])
        return above if above is not None and above[0] >= self.report.context.title[0] else None

    def _tells(self, line: Span) -> bool:
        """Whether a line tells of one firm, or goes on with one told in the lines above."""
        if line[0] not in self._lines:
            told = self._opens(line)
            if told is None and _GOES_ON.search(self.report.text.low, *line):
                for above in self._lines_above(line):
                    told = self._opens(above)
                    if told is not None or not _GOES_ON.search(self.report.text.low, *above):
                        break
            self._lines[line[0]] = told is True
        return self._lines[line[0]]

    def _opens(self, line: Span) -> bool | None:
        """Whether a line speaks of one firm (True) or of the programme (False)."""
        low = self.report.text.low
        if names_firm(self.report, line, line[1]):
            return True
        if _is_of_programme(low, line):
            return False
        owned = any(
            not _MANY.search(low, max(0, found.start() - 10), found.start())
            for found in _OWNED.finditer(low, *line)
        )
        acts = any(
            _SUBJECT.search(low, max(0, found.start() - 6), found.start())
            for found in _ACTS.finditer(low, *line)
        )
        return True if owned or acts or _PERSON.search(self.report.text.flat, *line) else None


def _is_of_programme(low: str, span: Span) -> bool:
    return _COUNTED.search(low, *span) is not None or _PROGRAMME.search(low, *span) is not None
