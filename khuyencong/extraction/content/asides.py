"""Words of contents that say nothing of a figure: names of institutions, sources, what is compared with. Used by contents.py."""

import re

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.language.letters import any_of

_INSTITUTION = re.compile(
    any_of("trung tâm", "phòng", "chi cục", "cục", "viện", "vụ", "ban quản lý", "hiệp hội", "qũy", "tổng cục")
    + r"(?![^\W_])"
)
_HEARD = frozenset({"information", "management"})
_PARTS = re.compile(
    r"(?:,? (?:và |& |[-–] )?(?:khuyến công|xúc tiến thương mại|xúc tiến công thương|xúc tiến đầu tư|phát triển công nghiệp"
    r"|quản lý|ứng dụng|hỗ trợ|phát triển|dịch vụ|kỹ thuật|khoa học|công nghệ|công nghiệp|thương mại|đầu tư|môi trường"
    r"|năng lượng|làng nghề|các))*"
    r"(?:,? (?:và |& |[-–] )?)"
)
"""Words that names of institutions are made of, up to the next."""
_SOURCE = re.compile(
    r"(?<![^\W_])(?:theo|nguồn:|trả lời|phát biểu tại|(?:thông tin|số liệu|tin) (?:từ|tại)) $"
)
"""Where the words were heard or read: "theo bản tin của Sở", "thông tin từ hội thảo"."""
_COMPARED = re.compile(
    any_of("so với", "khác với", "thay vì", "thay cho", "khác hẳn", "ngòai", "bên cạnh", "cùng với", "song song với")
    + r" (?:việc |chuyện |các |những |nội dung |mảng |phần |năm trước chủ yếu )*$"
)  # fmt: skip


def speaking(text: Text, cues: Cues) -> Cues:
    """The cues but for names of institutions ("Trung tâm Khuyến công và Tiết kiệm năng lượng") and for sources ("theo bản tin")."""
    if not cues.found:
        return cues
    dropped = False
    found: list[Cue] = []
    heads = [head.end() for head in _INSTITUTION.finditer(text.low, 0, cues.found[-1].start)]
    at, inside = 0, -1
    for cue in cues.found:
        while at < len(heads) and heads[at] <= cue.start:
            inside = heads[at]
            at += 1
        if inside >= 0 and _names(text, inside, cue.start):
            dropped, inside = True, cue.end
        elif cue.value in _HEARD and _SOURCE.search(text.low, max(0, cue.start - 20), cue.start):
            dropped = True
        else:
            found.append(cue)
    return Cues(found) if dropped else cues


def _names(text: Text, end: int, start: int) -> bool:
    """Whether a cue at `start` goes on with the name that has come to `end`: it is in capitals, or joined to a part of it."""
    if start - end > 90 or not _PARTS.fullmatch(text.low, end, start):
        return False
    between = text.flat[end:start]
    if text.low.endswith("ban quản lý", 0, end):
        return True
    return text.flat[start].isupper() or (
        between.endswith((" và ", " - ", " – ", " & "))
        and len(between) > 5
        and between.lstrip()[:1].isupper()
    )


def compared(low: str, start: int, cue: Cue) -> bool:
    """Whether a cue only tells what the figure is set beside: "so với dạy nghề, …"."""
    return _COMPARED.search(low, max(start, cue.start - 40), cue.start) is not None
