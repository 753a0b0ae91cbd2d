"""The neighbourhood of a figure: what opens its list, what "this" points to, whether a firm is spoken of. Sets nothing."""

import re

from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.segments import Span
from khuyencong.language.letters import any_of, cased

_BULLET = re.compile(r"[ ]*[-+*•–·]+ ?|[ ]*(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)] ")
_PRONOUN = re.compile(
    r"\s*(?:(?:(?:(?:từ |trong |năm |giai đọan )[^,;.:]{2,40}, )?(?:chỉ |riêng ))?(?:phần|nội dung|mảng|họat động|nguồn|khỏan|số"
    r"|kinh phí)(?: [^\W\d_]+){0,3} (?:này|trên)|đề án (?:này |trên )?có)(?![^\W_])"
)
_SAME_FIRM = re.compile(
    any_of("HTX", "Công ty", "công ty", "Xưởng", "xưởng", "cơ sở này", "doanh nghiệp này", "đơn vị này", "hợp tác xã")
    + r"(?![^\W_])"
)  # fmt: skip
_FIRM = cased(
    any_of(
        *(
            kind + r"(?: \(\w+\))? (?:[^\W\d_]+ ){0,6}?(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+|(?<=TNHH )\d{2,3}(?!\d))"
            for kind in (
                "HTX", "DNTN", "Công ty", "công ty", "Hợp tác xã", "hợp tác xã",
                "Doanh nghiệp tư nhân", "doanh nghiệp tư nhân", "Chủ doanh nghiệp", "chủ doanh nghiệp",
            )
        ),
        r"chủ một (?:cơ sở|xưởng|lò|hộ)",
        *(kind + r" của (?:anh(?! em)|chị(?! em)|ông|bà(?! con))" for kind in ("cơ sở", "xưởng", "lò rèn")),
        *(
            rf"{kind}(?<!\d {kind})" + r"(?: [a-zà-ỹđ]+){0,3}"
            r"(?: (?!ở|tại|của|và|các|trên|huyện|xã|tỉnh)[a-zà-ỹđ]+){0,2} [A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
            for name in ("cơ sở", "hộ", "hộ kinh doanh", "lạp xưởng", "lò rèn", "làng nghề", "xưởng")
            for kind in (name, name.capitalize())
        ),
    )
)  # fmt: skip


def list_head(report: Report, place: int) -> Span | None:
    """The line that ends in a colon and opens the list in which the line of `place` is an item."""
    line = report.segments.line(place)
    if line[0] not in report.list_heads:
        report.list_heads[line[0]] = _head_of(report, line)
    return report.list_heads[line[0]]


def is_item(report: Report, line: Span) -> bool:
    """Whether a line begins with the mark or label of a list."""
    return _BULLET.match(report.text.low, *line) is not None


def _head_of(report: Report, line: Span) -> Span | None:
    mark = _BULLET.match(report.text.low, *line)
    if mark is None:
        return _head_of_unmarked(report, line)
    above = report.segments.line_before(line[0])
    while above is not None:
        words = report.text.low[above[0] : above[1]].rstrip()
        other = _BULLET.match(report.text.low, *above)
        if words.endswith((":", "gồm", "sau")) and (other is None or _kind(other) != _kind(mark)):
            return above
        if other is None and words:
            return None
        above = report.segments.line_before(above[0])
    return None


def _head_of_unmarked(report: Report, line: Span) -> Span | None:
    """A list whose marks were lost: below a line that opens it, lines that end in semicolons, and the one after them."""
    low, above = report.text.low, report.segments.line_before(line[0])
    items = low[line[0] : line[1]].rstrip().endswith(";")
    while above is not None:
        words = low[above[0] : above[1]].rstrip()
        if items and words.endswith((":", "gồm", "sau")):
            return above
        if words and not words.endswith(";"):
            return None
        items = items or bool(words)
        above = report.segments.line_before(above[0])
    return None


def _kind(mark: re.Match[str]) -> str:
    """What kind of label: all numbers are one, Roman ones with a point another, all letters a third, each dash or dot its own."""
    label = mark[0].strip()
    if label[-1] == "." and not label.strip(".ivx"):
        return "i"
    return "1" if label[0].isdigit() else "a" if label[0].isalpha() else label


def spoken_of(report: Report, draft: Draft) -> Span | None:
    """The sentence that this one points back to ("Nguồn kinh phí này …"): the nearest before it that is no caption."""
    sentence = report.scope(draft).sentence
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
    start = report.scope(draft).item[0]
    drafts = report.drafts
    if not drafts or drafts[-1].start < start:
        return []
    return [other for other in drafts[-8:] if other.start >= start]


def about_one_firm(report: Report, draft: Draft) -> bool:
    """Whether the paragraph up to the figure tells of a named firm, co-operative or household, or goes on with the one told before it."""
    here = report.scope(draft)
    line = here.line
    if names_firm(report, line, min(here.right[0] + 60, line[1])):
        return True
    above = report.segments.line_before(line[0])
    if above is None or not names_firm(report, above, above[1]):
        return False
    return _SAME_FIRM.search(report.text.flat, *line) is not None


def names_firm(report: Report, line: Span, end: int) -> bool:
    """Whether a firm is named in a line up to `end`."""
    if line[0] not in report.firms:
        found = _FIRM.search(report.text.flat, *line)
        report.firms[line[0]] = found.span() if found else None
    firm = report.firms[line[0]]
    if firm is None or firm[0] >= end:
        return False
    return firm[1] <= end or _FIRM.search(report.text.flat, firm[0], end) is not None
