"""The outline of a report: which heading or labelled line a place stands under. Lists that a colon opens are neighbourhood.py's."""

import re

from khuyencong.extraction.setting.neighbourhood import is_item, list_head
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.segments import Span

_LABEL = re.compile(r"\s*(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)/] ")
_NAME = re.compile(r"[^.:;\d]{4,60}:")
"""The name that a labelled line gives its items: "1) Khuyến công quốc gia: thực hiện …"."""


def section_of(report: Report, draft: Draft) -> Span | None:
    """The heading that a figure stands under; of one that ends in a colon the last sentence, for its list alone."""
    heading = report.section(draft.start)
    if heading is None or not report.words(heading).rstrip().endswith(":"):
        return heading
    line = report.segments.line(draft.start)
    below = report.segments.line(heading[1])
    return _last_sentence(report, heading) if is_item(report, line) or line == below else None


def head_of(report: Report, place: int) -> Span | None:
    """The sentence that opens the list in which the line of `place` is an item."""
    head = list_head(report, place)
    return _last_sentence(report, head) if head else None


def _last_sentence(report: Report, line: Span) -> Span:
    end = line[0] + len(report.words(line).rstrip())
    return max(line[0], report.segments.sentence(end - 1)[0]), line[1]


def label_above(report: Report, place: int) -> Span | None:
    """The name in the labelled line above the dashes or dots that `place` stands in, or None."""
    line = report.segments.line(place)
    if not is_item(report, line) or _LABEL.match(report.text.low, *line):
        return None
    above = report.segments.line_before(line[0])
    while above is not None and is_item(report, above):
        label = _LABEL.match(report.text.low, *above)
        if label:
            name = _NAME.match(report.text.low, label.end(), above[1])
            return name.span() if name else None
        above = report.segments.line_before(above[0])
    return None


def paragraph_above(report: Report, line: Span) -> int:
    """Where the paragraph above a line begins; blank lines are none."""
    above = report.segments.line_before(line[0])
    while above is not None and not report.words(above).strip():
        above = report.segments.line_before(above[0])
    return above[0] if above else line[0]
