"""Sums whose parts follow their total, in the next sentence or paragraph, and that no word opens: only where the figures confirm them."""

from collections.abc import Iterator, Sequence

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import ADDITIVE, REACH, Relation, adds_to, sum_of
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.segments import Span

_MANY = 3
"""So many parts do not add up by chance; two do only where each names another source."""
_MOST = 12
_LEVELS = frozenset({"national", "local"})


def behind(report: Report, drafts: Drafts, found: Sequence[Relation]) -> Iterator[Relation]:
    """ "Năm nay có 56 sản phẩm dự thi. Đông nhất là nhóm chế biến (38 sản phẩm); tiếp theo là …": all that is told behind a total."""
    split = {
        id(relation.total) for relation in found if relation.verdict == "holds" and relation.kind == "sum"
    }
    for total in drafts:
        if total.indicator not in ADDITIVE or total.average or total.value <= 1 or id(total) in split:
            continue
        if len(drafts.alike(total, total.token.end, total.token.end + REACH)) < 2:
            continue
        for start, end in _stretches(report, total):
            parts = [draft for draft in drafts.alike(total, start, end) if adds_to(draft, total)]
            if not _can_split(total, parts):
                continue
            relation = sum_of(total, parts, 0.6, "chia theo")
            if relation.verdict == "holds":
                yield relation
                break


def _stretches(report: Report, total: Draft) -> Iterator[Span]:
    """The next sentence, the rest of the paragraph, the paragraph behind it."""
    line = report.segments.line(total.start)
    start = report.segments.sentence(total.start)[1]
    if start < line[1]:
        yield report.segments.sentence(start)
        yield start, line[1]
    below = next(
        (each for each in report.segments.lines_after(total.start) if report.words(each).strip()), None
    )
    if below is not None:
        yield below


def _can_split(total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether figures may be the parts of a total: smaller, of its area, told exactly, many or of national and local money."""
    return (
        (len(parts) >= _MANY or {part.funding for part in parts} == _LEVELS)
        and len(parts) <= _MOST
        and all(part.value < total.value and part.token.qualifier == "exact" for part in parts)
        and len({part.geo_code for part in (total, *parts)}) == 1
    )
