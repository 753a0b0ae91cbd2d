"""Whether parts are surely the whole of their total, by the form of the list: then a sum that fails is told. No sum is found here."""

import re
from collections.abc import Sequence
from itertools import pairwise

from khuyencong.extraction.drafts import Drafts
from khuyencong.extraction.relation import same_noun
from khuyencong.extraction.report import Draft, Report

_OPENS = re.compile(
    r"[^.;()\d]{0,60}?(?::|(?<![^\W_])(?:bao gồm|gồm có|gồm|chia ra|chia thành|chia theo|phân theo)(?![^\W_]))[^.;()\d]{0,80}"
)
_SPLITS = re.compile(r"\s*(?:chia|phân|xếp|tính) (?:ra )?(?:theo|ra)(?![^\W_])[^.;\d:]{0,40}:")
_OPEN_END = re.compile(
    r"…|\.\.\.|v\.v|một số|ngòai ra|trong đó|riêng|trong số|cùng các|và các|nhiều|chưa kể|tối đa"
)
_CLOSES = re.compile(r"[^.;,()\d]{0,30}(?<![^\W_])khác(?![^\W_])")
_REST = re.compile(r"còn lại[^.;,()\d]{0,20}$")
_NEAR = 10
"""A list that is off by a greater part of its total than one in so many may be told of another thing."""


def opens_partition(report: Report, total: Draft, parts: Sequence[Draft]) -> bool:
    """ "72 sản phẩm, gồm 39 sản phẩm …, 21 sản phẩm … và 12 sản phẩm khác": nothing but the word that opens stands between."""
    opened = _OPENS.fullmatch(report.text.low, total.token.end, parts[0].start)
    return opened is not None and "trong đó" not in opened[0]


def splits_partition(report: Report, total: Draft, parts: Sequence[Draft], start: int) -> bool:
    """ "… 16,9 tỷ đồng. Chia theo khu vực: …": the sentence at `start` splits the last figure of the sentence before it."""
    before = len(report.text.low[:start].rstrip()) - 1
    return (
        _SPLITS.match(report.text.low, start, parts[0].start) is not None
        and report.segments.sentence(max(before, 0))[0] <= total.start
    )


def is_whole(report: Report, drafts: Drafts, total: Draft, parts: Sequence[Draft]) -> bool:
    """An unbroken list of exact figures of one thing, nothing left out or told inside another, that comes near its total."""
    start, end = parts[0].start, report.segments.sentence(parts[-1].start)[1]
    low = report.text.low
    told = [draft for draft in drafts.alike(total, total.start + 1, end) if not draft.average]
    if (
        len(told) != len(parts)
        or any(one is not other for one, other in zip(told, parts, strict=True))
        or any(each.token.qualifier != "exact" or each.token.high is not None for each in (total, *parts))
        or any(draft.stage != total.stage for draft in parts)
        or (total.token.kind == "count" and not all(same_noun(part, total) for part in parts))
        or len({report.segments.bracket(part.start) is None for part in parts}) > 1
    ):
        return False
    gaps = [low[one.token.end : other.start] for one, other in pairwise(parts)]
    if not all(re.search(r"[,;\n]| và ", gap) for gap in gaps) or _OPEN_END.search(low, start, end):
        return False
    closed = _CLOSES.match(low, parts[-1].token.end, end) or _REST.search(gaps[-1])
    off = abs(sum(part.value for part in parts) - total.value)
    return closed is not None or off * _NEAR <= total.value
