"""Sums whose total stands apart from its parts: added up behind them, told in another sentence, in the headline, as the money of a list.

They count only where the figures confirm them, but for a headline against the body's own sum and a list against its count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.partition import is_whole
from khuyencong.extraction.relations.relation import (
    ADDITIVE,
    REACH,
    SURE,
    Relation,
    adds_to,
    same_noun,
    sum_of,
)
from khuyencong.extraction.setting.report import Draft, Report

_SPLITS = re.compile(
    r"\s*(?:trong (?:đó|số đó|số này)|(?:xếp|chia|phân|xét|tính|phân bổ|phân lọai) (?:ra |về )?(?:theo|địa bàn|nguồn|cơ cấu)"
    r"|chia ra|phân ra|(?:theo|về) (?:nguồn|nội dung|địa bàn|lĩnh vực|ngành|nhóm|khu vực|vùng|lọai hình|cấp))"
)
_REST = re.compile(r"còn lại[ ,:]*(?:là )?[^\s\w]*\d|còn lại(?: là)?,? $|còn lại(?![^\W_])")
_TOTAL = re.compile(r"tổng (?:số|cộng|kinh phí|vốn|mức|chi phí|trị giá|giá trị|đầu tư)[^.;,()\d]*$")
_ADDS_UP = re.compile(r"(?:cộng|tổng cộng|tất cả là|tổng số|tổng hợp)[^,;.]*$")
_LITTLE = 10
"""Parts that exceed their total by more than one in so many are told of another thing."""
_NEAR = 60
"""Characters before a figure that may call it a total."""


def apart(report: Report, drafts: Drafts, total: Draft) -> Iterator[Relation]:
    """A total told after its parts or among them, where the words before it call it one."""
    words = report.words(report.left(total.token))[-_NEAR:]
    if "tổng" not in words and "cộng" not in words and "tất cả" not in words:
        return
    found = (_ADDS_UP.search(words) and _added_up(drafts, total)) or (
        _TOTAL.search(words) and _around(report, drafts, total)
    )
    if found:
        yield found


def _added_up(drafts: Drafts, total: Draft) -> Relation | None:
    """ "… 210 triệu đồng, … 145 triệu đồng, cộng cả hai nguồn là 355 triệu đồng": a total told after its parts."""
    before = [draft for draft in drafts.alike(total, total.start - 900, total.start) if not draft.average]
    for first in range(len(before) - 2, -1, -1):
        relation = sum_of(total, before[first:], 0.6, "cộng")
        if relation.verdict == "holds":
            return relation
    return None


def _around(report: Report, drafts: Drafts, total: Draft) -> Relation | None:
    """ "90 triệu đồng trong tổng số 275 triệu đồng …; gia đình bỏ ra 185 triệu đồng": a total among its parts, all of the sentence."""
    told = drafts.alike(total, *report.segments.sentence(total.start))
    parts = [draft for draft in told if draft is not total]
    if len(parts) < 2 or parts[0].start > total.start or any(draft.average for draft in told):
        return None
    relation = sum_of(total, parts, 0.6, "tổng")
    return relation if relation.verdict == "holds" else None


def with_the_rest(report: Report, drafts: Drafts) -> Iterator[Relation]:
    """ "05 đề án … 03 đề án …; hai đề án còn lại …": the rest, told as a figure, closes the sum of what was told before it."""
    for rest in drafts if "còn lại" in report.text.low else ():
        words = report.text.low[max(0, rest.start - 20) : rest.token.end + 12]
        if rest.indicator not in ADDITIVE or not _REST.search(words):
            continue
        told = [
            draft for draft in drafts.alike(rest, rest.start - REACH, rest.start + 1) if adds_to(draft, rest)
        ]
        splits = [(told[at], told[at + 1 :]) for at in range(len(told) - 3, max(-1, len(told) - 10), -1)]
        found = (sum_of(total, parts, 0.6, "còn lại") for total, parts in splits)
        held = next((relation for relation in found if relation.verdict == "holds"), None)
        if held:
            yield held
            continue
        for total, parts in splits:
            if is_whole(report, drafts, total, parts):
                yield sum_of(total, parts, SURE, "còn lại")


def split_by_sentence(report: Report, drafts: Drafts) -> Iterator[Relation]:
    """ "Xếp theo nội dung, có 7 đề án (2,7 tỷ đồng), 4 đề án (380 triệu đồng) …": a sentence that splits what was told before it."""
    for start, end in dict.fromkeys(report.segments.sentence(draft.start) for draft in drafts):
        if not _SPLITS.match(report.text.low, start, end):
            continue
        inside = [draft for draft in drafts.within(start, end) if draft.indicator in ADDITIVE]
        for first in {draft.measure: draft for draft in reversed(inside)}.values():
            parts = [draft for draft in inside if adds_to(draft, first)]
            totals = [draft for draft in drafts.alike(first, 0, start) if adds_to(draft, first)]
            if len(parts) < 2 or not totals:
                continue
            tried = (sum_of(total, parts, 0.6, "chia theo") for total in reversed(totals))
            held = next((relation for relation in tried if relation.verdict == "holds"), None)
            if held:
                yield held
            elif is_whole(report, drafts, totals[-1], parts) or _exceed(totals[-1], parts):
                yield sum_of(totals[-1], parts, SURE, "chia theo")


def _exceed(total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether parts of as many contents, none of which can hold another, come to a little more than what they are part of."""
    more = sum(part.value for part in parts) - total.value
    return (
        len({part.activity for part in parts} - {None}) == len(parts)
        and all(each.token.qualifier == "exact" and each.stage == total.stage for each in (total, *parts))
        and 0 < more * _LITTLE <= total.value
    )


def headlines(report: Report, drafts: Drafts, found: Sequence[Relation]) -> Iterator[Relation]:
    """A headline's total against the parts of the body's: the same sum told twice, or a sum told in pieces only."""
    for head in drafts.within(0, report.context.title[1] + 1):
        if head.token.kind not in {"count", "money"} or head.indicator not in ADDITIVE:
            continue
        body = [
            relation
            for relation in found
            if relation.total.measure == head.measure
            and relation.total.start > report.context.title[1]
            and same_noun(relation.total, head)
        ]
        same = next((relation for relation in body if relation.verdict == "holds"), None)
        if (
            same is not None
            and same.total.value != head.value
            and abs(same.total.value - head.value) * 5 < head.value
        ):
            if head.token.qualifier == "exact" and (head.period == same.total.period or not head.own_period):
                yield sum_of(head, same.parts, SURE, "tiêu đề")
        elif same is None and head.token.kind == "count":
            told = drafts.alike(head, report.context.title[1] + 1, report.segments.end)
            pieces = [draft for draft in told if same_noun(draft, head)][:2]
            relation = sum_of(head, pieces, 0.6, "tiêu đề") if len(pieces) == 2 else None
            if relation and relation.verdict == "holds":
                yield relation


def listed_money(report: Report, drafts: Drafts) -> Iterator[Relation]:
    """ "2 đề án … kinh phí 700 triệu đồng", later "2 đề án gồm: … 500 triệu đồng; … 200 triệu đồng": a list against its count."""
    for count in drafts:
        if count.token.kind != "count" or not 1 < count.value <= 12:
            continue
        sentence = report.segments.sentence(count.start)
        listed = [
            draft for draft in drafts.within(count.start + 1, sentence[1]) if draft.indicator == "budget"
        ]
        items = {report.segments.item(draft.start) for draft in listed}
        if len(listed) != count.value or len(items) != len(listed):
            continue
        for other, money in pairwise(drafts.all):
            tied = (
                other.measure == count.measure
                and other.value == count.value
                and other is not count
                and other.funding == count.funding
            )
            if (
                tied
                and money.indicator == "budget"
                and money.start - other.token.end < 60
                and money not in listed
                and money.funding == count.funding
            ):
                yield sum_of(money, listed, SURE, "danh sách")
                break
