"""Sums told in parallel with a sum that holds: the money beside counts that add up, the plans beside results that add up."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import REACH, SURE, Relation, sum_of
from khuyencong.extraction.setting.report import Draft, Report

_NEAR = 160
"""Characters from a count to the money told of it at most."""
_FOR = re.compile(r"[^.;:\d]{0,30}(?:cho|thực hiện|triển khai) ")
_BESIDE = 60
"""Characters between a count and its money where the words tie them surely."""


def money_beside(report: Report, drafts: Drafts, sums: Sequence[Relation]) -> Iterator[Relation]:
    """ "17 đề án … 1.950 triệu đồng. … 4 đề án với 1.100 triệu đồng; … 13 đề án, 850 triệu đồng": each count with its money.

    Where the total's money stands right beside it, so does each part's, the sum must hold.
    """
    for relation in sums:
        if relation.verdict != "holds" or relation.kind != "sum" or relation.total.token.kind != "count":
            continue
        parts = [_beside(report, drafts, part, relation.parts) for part in relation.parts]
        money = [part for part in parts if part is not None]
        if len(money) < len(parts) or len({id(part) for part in money}) < len(money):
            continue
        first = min(part.start for part in relation.parts)
        totals = drafts.alike(money[0], first - REACH, first)
        held = (sum_of(total, money, 0.6, "tương ứng") for total in reversed(totals) if not total.average)
        found = next((one for one in held if one.verdict == "holds"), None)
        own = _beside(report, drafts, relation.total, [relation.total]) or _paid(
            report, drafts, relation.total
        )
        if found:
            yield found
        elif own and own.start < first and _surely(relation.total, own, relation.parts, money):
            yield sum_of(own, money, SURE, "tương ứng")


def _beside(report: Report, drafts: Drafts, count: Draft, counts: Sequence[Draft]) -> Draft | None:
    """The only money told behind a count in its item and before the next count of the sum."""
    _, end = report.segments.item(count.start)
    later = [other.start for other in counts if other.start > count.start]
    end = min([end, count.token.end + _NEAR, *later])
    told = [
        draft
        for draft in drafts.within(count.token.end, end)
        if draft.indicator == "budget" and not draft.average
    ]
    return told[0] if len(told) == 1 else None


def _paid(report: Report, drafts: Drafts, count: Draft) -> Draft | None:
    """ "2.150 triệu đồng được bố trí cho 16 đề án": the money told before a count that it is for."""
    money = drafts.before(count)
    if money is None or money.indicator != "budget" or money.average:
        return None
    return money if _FOR.fullmatch(report.text.low, money.token.end, count.start) else None


def _surely(total: Draft, own: Draft, parts: Sequence[Draft], money: Sequence[Draft]) -> bool:
    """Whether each count has its money right beside it, all of one source, stage and time, printed without hedge."""
    pairs = [(total, own), *zip(parts, money, strict=True)]
    return (
        all(
            max(told.start - count.token.end, count.start - told.token.end) < _BESIDE for count, told in pairs
        )
        and all(told.token.qualifier == "exact" and told.token.high is None for _, told in pairs)
        and len({(told.stage, told.period) for _, told in pairs}) == 1
        and abs(sum(told.value for told in money) - own.value) * 10 <= own.value
    )


def plans_beside(sums: Sequence[Relation], plans: Sequence[Relation]) -> Iterator[Relation]:
    """The plan of a total is the sum of the plans of its parts, where each of them holds as its figure's plan."""
    planned = {
        id(plan.members[1][0]): plan.members[2][0]
        for plan in plans
        if plan.kind == "plan" and plan.verdict == "holds"
    }
    told = {frozenset(id(draft) for draft, _ in relation.members) for relation in sums}
    for relation in sums:
        if relation.kind != "sum" or relation.verdict != "holds":
            continue
        members = [planned.get(id(draft)) for draft, _ in relation.members]
        total, *parts = members
        whole = [part for part in parts if part is not None]
        if total is None or len(whole) < len(parts) or len({id(draft) for draft in members}) < len(members):
            continue
        if frozenset(id(draft) for draft in members) not in told:
            yield sum_of(total, whole, SURE, "tương ứng")
