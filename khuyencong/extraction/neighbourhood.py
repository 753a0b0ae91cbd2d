"""The neighbourhood of a figure: what opens its list, what "this" points to, whether a total or a firm is spoken of. Sets nothing."""

import re

from khuyencong.extraction.report import Draft, Report
from khuyencong.language.letters import cased

_BULLET = re.compile(r"[ ]*[-+*•–·]+ ?|[ ]*(?:\d{1,2}|[a-zđ])[.)] ")
_PRONOUN = re.compile(
    r"\s*(?:(?:chỉ |riêng )?(?:phần|nội dung|mảng|họat động|nguồn|khỏan|số"
    r"|kinh phí)(?: [^\W\d_]+){0,3} (?:này|trên)|đề án (?:này |trên )?có)(?![^\W_])"
)
_GOES_ON = re.compile(r"\s*(?:trong đó|cụ thể|trong số đó|trong số này|trong số trên|bao gồm|gồm|cơ cấu)")
_SAME_FIRM = re.compile(
    r"(?<![^\W_])(?:HTX|[Cc]ông ty|[Xx]ưởng|cơ sở này|doanh nghiệp này|đơn vị này|hợp tác xã)(?![^\W_])"
)
_WHOLE = re.compile(r"tổng|cả thảy|tất cả")
_FIRM = cased(
    r"(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN|[Dd]oanh nghiệp tư nhân"
    r"|[Cc]hủ doanh nghiệp)(?: \(\w+\))? (?:[^\W\d_]+ ){0,6}?[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
    r"|(?:[Cc]ơ sở|[Hh]ộ|[Hh]ộ kinh doanh|[Ll]ạp xưởng|[Ll]ò rèn|[Ll]àng nghề"
    r"|[Xx]ưởng)(?: [a-zà-ỹđ]+){0,3} [A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
)


def list_head(report: Report, place: int) -> tuple[int, int] | None:
    """The line that ends in a colon and opens the list in which the line of `place` is an item."""
    line = report.segments.line(place)
    mark = _BULLET.match(report.text.low, *line)
    if mark is None:
        return None
    above = report.segments.line_before(line[0])
    while above is not None:
        words = report.text.low[above[0] : above[1]].rstrip()
        other = _BULLET.match(report.text.low, *above)
        if words.endswith((":", "gồm", "sau")) and (other is None or other[0].strip() != mark[0].strip()):
            return above
        if other is None and words:
            return None
        above = report.segments.line_before(above[0])
    return None


def spoken_of(report: Report, draft: Draft) -> tuple[int, int] | None:
    """The sentence that this one points back to ("Nguồn kinh phí này …"): the nearest before it that is no caption."""
    sentence = report.segments.sentence(draft.start)
    if not sentence[0] or not _PRONOUN.match(report.text.low, *sentence):
        return None
    place = sentence[0]
    for _ in range(4):
        before = report.text.flat[:place].rstrip()
        if not before:
            return None
        earlier = report.segments.sentence(len(before) - 1)
        if before[-1] in ".;:…" or any(earlier[0] <= other.start < place for other in report.drafts):
            return earlier
        place = earlier[0]
    return None


def in_item(report: Report, draft: Draft) -> list[Draft]:
    """Facts before this one in its item."""
    item = report.segments.item(draft.start)
    return [other for other in report.drafts[-8:] if item[0] <= other.start]


def is_whole(report: Report, draft: Draft) -> bool:
    """Whether the words before it call the figure a total of the whole."""
    if draft.whole is None:
        start, end = report.left(draft.token)
        draft.whole = _WHOLE.search(report.text.low, max(start, end - 40), end) is not None
    return draft.whole


def about_one_firm(report: Report, draft: Draft) -> bool:
    """Whether the paragraph up to the figure tells of a named firm, co-operative or household, or goes on with the one told before it."""
    if draft.one_firm is None:
        draft.one_firm = _tells_of_one_firm(report, draft)
    return draft.one_firm


def _tells_of_one_firm(report: Report, draft: Draft) -> bool:
    line = report.segments.line(draft.start)
    if _FIRM.search(report.text.flat, line[0], min(draft.token.end + 60, line[1])):
        return True
    above = report.segments.line_before(line[0])
    goes_on = _SAME_FIRM.search(report.text.flat, line[0], report.segments.sentence(draft.start)[1])
    return bool(goes_on and above and _FIRM.search(report.text.flat, *above))


def sentence_start(report: Report, place: int) -> int:
    """The start of the sentence; of the one before where this one opens with "Trong đó"."""
    start = report.segments.sentence(place)[0]
    if start and _GOES_ON.match(report.text.low, start):
        return report.segments.sentence(len(report.text.low[:start].rstrip()) - 1)[0]
    return start
