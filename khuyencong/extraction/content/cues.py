"""Words of contents in a span: which of them count, whether they agree or stand in a list. Scopes are contents.py's."""

import re
from itertools import pairwise

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.report import Report
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import cased

_ADVISED = frozenset({"cleaner_production", "consulting"})
_OFFICERS = frozenset({"administration", "management"})
"""Workshops for those who run the programme."""
COMMA = re.compile(r"[,;]")
_BARE = re.compile(
    r"[\s;,+*•–-]*(?:(?:còn lại )?(?:là|và|về|chi|cho|mảng|nội dung|công tác) )*"
    r"(thông tin|quản lý(?: điều hành| đề án)?|điều hành|kiểm tra|thẩm định|nghiệm thu|mẫu mã|phim|báo đài|xúc tiến(?: thương mại)?)"
    r"(?: là| chiếm| hết| được|,)?:? *"
)
_OF_BARE = {"thông tin": "information", "phim": "information", "báo đài": "information"}
_OF_BARE |= {"mẫu mã": "products", "xúc tiến": "products", "xúc tiến thương mại": "products"}
_CLUSTER = cased(r"(?<![^\W_])[Cc]ụm [A-ZĐÀ-Ỹ][a-zà-ỹđ]")
_MARK = re.compile(r"[,;.:]")
_AND = re.compile(r"[^,;.:\d()]{0,24}(?:,| và )[^,;.:\d()]{0,24}")


def named(report: Report, start: int, end: int, figure: int | None = None) -> list[Cue]:
    """Cues of a span, but for addresses: those in a bracket that does not hold the figure, and clusters called by name."""
    cues = report.cues["activity"].within(start, end)
    if not cues:
        return cues
    flat, bracket_of = report.text.flat, report.segments.bracket
    if figure is not None and report.segments.brackets:
        cues = [
            cue
            for cue in cues
            if (bracket := bracket_of(cue.start)) is None or bracket[0] < figure < bracket[1]
        ]
    return [
        cue
        for cue in cues
        if cue.value != "clusters"
        or not (flat.startswith(" ", cue.end) and flat[cue.end + 1 : cue.end + 2].isupper())
    ]


def listed(report: Report, cues: list[Cue]) -> str | None:
    """Of contents side by side the first of two, none of more ("về thông tin, nhãn hiệu và sản xuất sạch hơn")."""
    values = {cue.value for cue in cues}
    if len(values) < 2:
        return None
    low = report.text.low
    joined = sum(
        one.value != two.value and _AND.fullmatch(low, one.end, two.start) is not None
        for one, two in pairwise(cues)
    )
    if joined < len(values) - 1:
        return None
    return cues[0].value if len(cues) == 2 else ""


def cluster(report: Report, left: Span) -> str | None:
    """A cluster called by its name alone: "cụm Yên Thành giải ngân 2 tỷ đồng"."""
    return "clusters" if _CLUSTER.search(report.text.flat, *left) else None


def bare(words: str) -> str | None:
    """What a share of the money is called when it is called nothing more: "thông tin 300 triệu đồng; quản lý 150 triệu đồng"."""
    found = _BARE.fullmatch(words)
    return _OF_BARE.get(found[1], "administration") if found else None


def behind_previous(report: Report, previous: Token, cue: Cue, figure: int) -> bool:
    """Whether a cue belongs to the count before it ("7 đề án máy móc, 4 đề án …")."""
    low = report.text.low
    return (
        cue.start - previous.end < 26
        and _MARK.search(low, previous.end, cue.start) is None
        and COMMA.search(low, cue.end, figure) is not None
    )


def single(cues: list[Cue]) -> str | None:
    """The one content that the cues agree on."""
    if not cues:
        return None
    first = cues[0].value
    values = {cue.value for cue in cues}
    if len(values) == 1 or (first == "training" and values == {"training", "technology"}):
        return first
    if values == _ADVISED:
        return "cleaner_production"
    return "administration" if values == _OFFICERS else None
