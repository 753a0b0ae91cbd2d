"""Sums whose total stands apart from its parts: added up behind them, told in another sentence, in the headline, as the money of a list.

They count only where the figures confirm them, but for a headline against the body's own sum and a list against its count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from khuyencong.extraction.relation import ADDITIVE, REACH, SURE, Relation, adds_to, same_noun, sum_of
from khuyencong.extraction.report import Draft, Report

_SPLITS = re.compile(
    r"\s*(?:trong đó|trong số đó|trong số này|xếp theo|chia theo|phân theo|xét theo|tính theo|theo (?:nguồn|nội dung|địa bàn))"
)
_REST = re.compile(r"còn lại[ ,:]*(?:là )?[^\s\w]*\d|còn lại(?: là)?,? $|còn lại(?![^\W_])")
_ADDS_UP = re.compile(r"(?:cộng|tổng cộng|tất cả là|tổng số|tổng hợp)[^,;.]*$")


def added_up(report: Report, drafts: Sequence[Draft], total: Draft) -> Relation | None:
    """ "… 210 triệu đồng, … 145 triệu đồng, cộng cả hai nguồn là 355 triệu đồng": a total told after its parts."""
    if not _ADDS_UP.search(report.words(report.left(total.token))[-60:]):
        return None
    before = [
        draft
        for draft in drafts
        if total.start - 900 < draft.start < total.start
        and draft.measure == total.measure
        and not draft.average
    ]
    for first in range(len(before) - 2, -1, -1):
        relation = sum_of(total, before[first:], 0.6, "cộng")
        if relation.verdict == "holds":
            return relation
    return None


def with_the_rest(report: Report, drafts: Sequence[Draft]) -> Iterator[Relation]:
    """ "05 đề án … 03 đề án …; hai đề án còn lại …": the rest, told as a figure, closes the sum of what was told before it."""
    for place, rest in enumerate(drafts):
        words = report.text.low[max(0, rest.start - 20) : rest.token.end + 12]
        if rest.indicator not in ADDITIVE or not _REST.search(words):
            continue
        before = [draft for draft in drafts[: place + 1] if adds_to(draft, rest)]
        for at in range(len(before) - 3, max(-1, len(before) - 10), -1):
            relation = sum_of(before[at], before[at + 1 :], 0.6, "còn lại")
            if relation.verdict == "holds" and rest.start - before[at].start < REACH:
                yield relation
                break


def split_by_sentence(report: Report, drafts: Sequence[Draft]) -> Iterator[Relation]:
    """ "Xếp theo nội dung, có 7 đề án (2,7 tỷ đồng), 4 đề án (380 triệu đồng) …": a sentence that splits what was told before it."""
    for start, end in dict.fromkeys(report.segments.sentence(draft.start) for draft in drafts):
        if not _SPLITS.match(report.text.low, start, end):
            continue
        inside = [draft for draft in drafts if start <= draft.start < end and draft.indicator in ADDITIVE]
        for first in {draft.measure: draft for draft in reversed(inside)}.values():
            parts = [draft for draft in inside if adds_to(draft, first)]
            totals = [draft for draft in drafts if draft.start < start and adds_to(draft, first)]
            for total in reversed(totals if len(parts) > 1 else []):
                relation = sum_of(total, parts, 0.6, "chia theo")
                if relation.verdict == "holds":
                    yield relation
                    break


def headlines(report: Report, drafts: Sequence[Draft], found: Sequence[Relation]) -> Iterator[Relation]:
    """A headline's total against the parts of the body's: the same sum told twice, or a sum told in pieces only."""
    for head in drafts:
        if (
            head.start > report.context.title[1]
            or head.token.kind not in {"count", "money"}
            or head.indicator not in ADDITIVE
        ):
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
            pieces = [
                draft
                for draft in drafts
                if draft.start > report.context.title[1]
                and draft.measure == head.measure
                and same_noun(draft, head)
            ][:2]
            relation = sum_of(head, pieces, 0.6, "tiêu đề") if len(pieces) == 2 else None
            if relation and relation.verdict == "holds":
                yield relation


def listed_money(report: Report, drafts: Sequence[Draft]) -> Iterator[Relation]:
    """ "2 đề án … kinh phí 700 triệu đồng", later "2 đề án gồm: … 500 triệu đồng; … 200 triệu đồng": a list against its count."""
    for place, count in enumerate(drafts):
        if count.token.kind != "count" or not 1 < count.value <= 12:
            continue
        sentence = report.segments.sentence(count.start)
        listed = [
            draft
            for draft in drafts[place + 1 :]
            if draft.start < sentence[1] and draft.indicator == "budget"
        ]
        items = {report.segments.item(draft.start) for draft in listed}
        if len(listed) != count.value or len(items) != len(listed):
            continue
        for other, money in pairwise(drafts):
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
