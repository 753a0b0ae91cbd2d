"""All that a report says of its own figures, and what that tells of their sources: a total of national and local parts is state money.

Sums are found in sums.py, shares and plans in ratios.py, lists in lists.py. Judging across reports is quality's.
"""

from collections.abc import Sequence

from khuyencong.extraction.relations.columns import money_beside, plans_beside
from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.growth import changes
from khuyencong.extraction.relations.lists import count_lists
from khuyencong.extraction.relations.ratios import ratios
from khuyencong.extraction.relations.relation import SURE, Relation, confirmed, rows
from khuyencong.extraction.relations.rests import remainders, rest_source
from khuyencong.extraction.relations.retold import repetitions, shorter_times
from khuyencong.extraction.relations.sums import sums, unique
from khuyencong.extraction.setting.neighbourhood import is_item
from khuyencong.extraction.setting.report import Draft, Report

__all__ = ["Relation", "confirmed", "relate", "rows"]

_ONE_SOURCE = frozenset({"national", "local", "beneficiary", "other"})
_LEVELS = frozenset({"national", "local"})
_TIED = frozenset({"projects", "establishments", "trainees", "classes", "models", "fair_entries"})
_PASSED_TO_PARTS = frozenset({"national", "local", "total"})
_WHOLE = 100
"""Per cent that the shares of all sources make."""
_PARTIAL = {"count": 10, "money": 3}
"""Parts that are off by more than one in so many tell some of the whole only; money may have been misprinted."""
_DIGITS = 100
"""Units of its last digit from which few other figures would come to a total by chance."""
_FEW = 10
"""A count so small that others come to it by chance."""
_OWN_MONEY = frozenset({"jobs", "capacity", "income", "revenue", "trainees"})


def relate(report: Report, drafts: Sequence[Draft]) -> list[Relation]:
    """All relations of a report; totals get the source that their parts tell."""
    told = Drafts(drafts)
    added = sums(report, told)
    for relation in added:
        _lend(report, told, relation)
    for relation in added:
        _lend_to_parts(report, told, relation)
        _lend_content(relation)
    _lend_from_shares(report, told)
    left = remainders(report, told, added)
    for relation in left:
        _lend_from_rest(report, told, relation)
    parts = ratios(report, told, added)
    beside = [*money_beside(report, told, added), *plans_beside(added, parts)]
    twice = [*repetitions(report, told, added), *shorter_times(report, told, added)]
    return unique(
        [*added, *beside, *left, *parts, *changes(report, told), *count_lists(report, told, added), *twice]
    )


def _union(sources: set[str]) -> str | None:
    if {"beneficiary", "other", "total"} & sources and len(sources) > 1:
        return "total"
    return "state" if {"national", "local"} <= sources else None


def _lend(report: Report, drafts: Drafts, relation: Relation) -> None:
    """A total takes the union of its parts' sources, and so do the figures tied to it in the words before its parts."""
    if relation.verdict != "holds" and relation.belief < SURE:
        return
    total, parts = relation.total, relation.parts
    stages = {part.stage for part in parts if part.own_stage}
    if not total.own_stage and len(stages) == 1 and relation.verdict == "holds":
        total.stage = stages.pop()
    if relation.cue == "theo từng năm" and total.funding:
        for part in parts:
            part.funding = part.funding if part.own_funding else total.funding
    source = _union({part.funding for part in parts if part.funding})
    of_one = total.own_funding and total.funding in _ONE_SOURCE
    if (
        source is None
        or _is_partial(relation)
        or (relation.belief < SURE and (of_one or not _adds_up(report, relation)))
    ):
        return
    sentence, item = report.segments.sentence(total.start), report.segments.item(total.start)
    first = min(part.start for part in parts)
    for draft in drafts.within(sentence[0], max(min(first, sentence[1]), total.token.end)):
        tied = (
            draft.start < min(first, sentence[1]) and draft.period == total.period and draft.geo_code == total.geo_code
            and draft.indicator not in _OWN_MONEY and not (draft.own_funding and draft.funding in _ONE_SOURCE)
            and draft.funding != "total"
            and (draft.token.kind != "count" or (source == "state" and report.segments.item(draft.start) == item))
        )  # fmt: skip
        if draft is total or tied:
            draft.funding = source
            draft.reasons.append("funding.parts")
    _lend_to_percents(report, drafts, total, first)


def _is_partial(relation: Relation) -> bool:
    """ "200 gian hàng, trong đó 40 gian … quốc gia, 20 gian … tỉnh": parts that leave much of the total to others."""
    total = relation.total
    left = total.value - sum(part.value for part in relation.parts)
    return left * _PARTIAL[total.token.kind] > total.value


def _adds_up(report: Report, relation: Relation) -> bool:
    """Whether a sum that the words open weakly is none by chance: off by less than a unit, and told in one paragraph or list."""
    total, parts = relation.total, relation.parts
    unit = max(draft.token.step for draft in (total, *parts)) or 1
    off = abs(sum(part.value for part in parts) - total.value)
    if off >= unit:
        return False
    lines = {report.segments.line(part.start) for part in parts}
    told_apart = len(lines) > 1 and not all(is_item(report, line) for line in lines)
    return not told_apart or total.value >= _DIGITS * unit


def _lend_to_parts(report: Report, drafts: Drafts, relation: Relation) -> None:
    """The contents that a sum of money splits have its source: nobody else's, or all of them together."""
    total = relation.total
    if relation.verdict != "holds" or total.token.kind != "money" or total.funding not in _PASSED_TO_PARTS:
        return
    if any(part.own_funding for part in relation.parts) or not _adds_up(report, relation):
        return
    for part in relation.parts:
        if part.funding != total.funding:
            part.funding = total.funding
            part.reasons.append("funding.parts")
            for tied in drafts.within(*report.segments.item(part.start)):
                if (
                    total.funding in _LEVELS
                    and tied.token.kind == "count"
                    and tied.indicator in _TIED
                    and not tied.funding
                ):
                    tied.funding = total.funding
                    tied.reasons.append("funding.parts")


def _lend_content(relation: Relation) -> None:
    """ "17 đề án máy móc, chia ra: chế biến 15 đề án, cơ khí 2 đề án": parts that name no content of their own have the total's."""
    total, parts = relation.total, relation.parts
    if (
        relation.verdict != "holds"
        or total.activity is None
        or (relation.belief < SURE and total.value < _FEW)
    ):
        return
    if any(part.activity not in {None, total.activity} for part in parts):
        return
    for part in parts:
        if part.activity is None:
            part.activity = total.activity
            part.reasons.append("activity.whole")


def _lend_to_percents(report: Report, drafts: Drafts, total: Draft, first: int) -> None:
    """The per cent told of a total right behind it, before its parts, has its source."""
    end = report.segments.sentence(total.start)[1]
    if first > total.start:
        end = min(end, first)
    for draft in drafts.within(total.token.end, min(total.token.end + 90, end)):
        if draft.indicator in {"completion", "growth", "share"} and not draft.own_funding:
            draft.funding = total.funding


def _lend_from_shares(report: Report, drafts: Drafts) -> None:
    """ "tổng 21,9 tỷ đồng; trong đó quốc gia chiếm 33,6%, cấp tỉnh 52,3%": shares by source make the total and its count state money."""
    if not any(draft.indicator == "share" and draft.own_funding for draft in drafts):
        return
    for total in drafts:
        if total.token.kind not in {"money", "count"}:
            continue
        following = drafts.within(total.token.end, report.segments.sentence(total.start)[1])
        shares = [draft for draft in following if draft.indicator == "share" and draft.own_funding]
        if not {"national", "local"} <= {draft.funding for draft in shares}:
            continue
        parted = "trong đó" in report.text.low[total.token.end : shares[0].start]
        of_none = total.token.kind == "money" and not (total.own_funding and total.funding in _ONE_SOURCE)
        if parted or (of_none and sum(share.value for share in shares) == _WHOLE):
            total.funding = "state"
            total.reasons.append("funding.parts")


def _lend_from_rest(report: Report, drafts: Drafts, relation: Relation) -> None:
    """The whole of a part and a rest: all sources where the rest is the establishments' or a project's, else state money."""
    total, parts = relation.total, relation.parts
    home = report.segments.bracket(total.start)
    if home is not None and home != report.segments.bracket(parts[0].start):
        return  # "đạt 55% kế hoạch (7.100 triệu đồng). Trong số đó …": said of what stands before the bracket
    rest = rest_source(report, parts[-1])
    sources = {part.funding for part in parts if part.funding} | rest
    if sources <= {total.funding} or (total.own_funding and total.funding in {"national", "beneficiary"}):
        return
    if not rest and not sources & {"national", "local"}:
        return
    start = report.segments.sentence(total.start)[0]
    programme = "khuyến công" in report.text.low[start : total.start]
    source = _union(sources) or ("total" if rest else "state" if programme else None)
    if source is None:
        return
    total.funding = source
    total.reasons.append("funding.parts")
    for draft in drafts.within(total.token.end, total.token.end + 60):
        if draft.token.kind == "percent" and not draft.own_funding:
            draft.funding = total.funding
