"""Words of contents that say nothing of a figure: those in the name of an institution, those compared with. Used by content.py."""

import re

from khuyencong.extraction.cues import Cue, Cues
from khuyencong.extraction.text import Text
from khuyencong.language.letters import any_of

_INSTITUTION = re.compile(
    any_of("trung tâm", "phòng", "chi cục", "cục", "viện", "vụ", "ban quản lý", "hiệp hội", "qũy", "tổng cục")
    + r"(?![^\W_])"
)
_PARTS = re.compile(
    r"(?:,? (?:và |& |[-–] )?(?:khuyến công|xúc tiến thương mại|xúc tiến công thương|xúc tiến đầu tư|phát triển công nghiệp"
    r"|quản lý|ứng dụng|hỗ trợ|phát triển|dịch vụ|kỹ thuật|khoa học|công nghệ|công nghiệp|thương mại|đầu tư|môi trường"
    r"|năng lượng|làng nghề))*"
    r"(?:,? (?:và |& |[-–] )?)"
)
"""Words that names of institutions are made of, up to the next."""
_COMPARED = re.compile(
    any_of("so với", "khác với", "thay vì", "thay cho", "khác hẳn", "ngòai", "bên cạnh", "cùng với", "song song với")
    + r" (?:việc |chuyện |các |những |nội dung |mảng |phần |năm trước chủ yếu )*$"
)  # fmt: skip


def speaking(text: Text, cues: Cues) -> Cues:
    """The cues but for those in names of institutions ("Trung tâm Khuyến công và Tiết kiệm năng lượng")."""
    names: list[int] = []
    found: list[Cue] = []
    heads = [head.end() for head in _INSTITUTION.finditer(text.low)] if cues.found else []
    at, inside = 0, -1
    for cue in cues.found:
        while at < len(heads) and heads[at] <= cue.start:
            inside = heads[at]
            at += 1
        if inside >= 0 and _names(text, inside, cue.start):
            names.append(cue.start)
            inside = cue.end
        else:
            found.append(cue)
    return Cues(found) if names else cues


def _names(text: Text, end: int, start: int) -> bool:
    """Whether a cue at `start` goes on with the name that has come to `end`: it is in capitals, or joined to a part of it."""
    if start - end > 90 or not _PARTS.fullmatch(text.low, end, start):
        return False
    between = text.flat[end:start]
    return text.flat[start].isupper() or (
        between.endswith((" và ", " - ", " – ", " & "))
        and len(between) > 5
        and between.lstrip()[:1].isupper()
    )


def compared(low: str, start: int, cue: Cue) -> bool:
    """Whether a cue only tells what the figure is set beside: "so với dạy nghề, …"."""
    return _COMPARED.search(low, max(start, cue.start - 40), cue.start) is not None
