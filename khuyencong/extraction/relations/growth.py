"""Growth and change that a report states: a value before, one after, and the per cent between them. Sure where the words name both."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import SURE, Relation, changed, growth_of
from khuyencong.extraction.setting.report import Draft, Report

_HEDGE = r"(?:hơn |trên |gần |khỏang |mức )*"
_FROM = re.compile(rf"(?<![^\W_])từ {_HEDGE}$")
_TO = re.compile(
    rf"(?: (?:trong |vào )?(?:năm|tháng|qúy|giai đọan) [\d/ -]+| hiện nay| trước đây| ban đầu| đã| được| nâng| tăng| giảm| dần)*"
    rf" (?:(?P<up>(?:tăng )?lên)|(?P<down>xuống còn|giảm còn|còn|xuống))(?: tới| đến| thành| là)? {_HEDGE}$"
)
_AGAINST = re.compile(
    r"[^.;()\d]{0,40}(?:so (?:với|cùng)|cùng kỳ)[^.;()]{0,60}(?P<bracket>\()?(?:(?:là|đạt) )?" + _HEDGE + "$"
)
_COMPARED = re.compile(r"\s*so với[^.;()]{0,50}\($")
_GROWN_BY = re.compile(
    rf"(?: (?:vào |trong )?(?:năm \d{{4}}|hiện nay|nay))?[ ,(]{{1,2}}(?:tức là |tức |tương đương |hay |nghĩa là |tỷ lệ )?"
    rf"(?:tăng|giảm)(?: thêm)? {_HEDGE}$"
)
_MORE = re.compile(
    rf"(?<![^\W_])(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: thêm| bình quân| tới| đến)? {_HEDGE}$"
)
_ENDS = re.compile(r"[.,;)\n]|$| so (?:với|cùng)")
_HUNDRED = 100
_TRIED = 6
"""Figures of earlier times tried as the base of a growth at most."""


def changes(report: Report, drafts: Drafts) -> list[Relation]:
    """Values before and after, and growth."""
    moved = list(_moved(report, drafts))
    steps = {relation.members[0][0].token.end: relation for relation in moved}
    grown = []
    for percent in drafts:
        if percent.indicator != "growth" or percent.token.unit != "percent" or percent.token.high is not None:
            continue
        if _MORE.search(
            report.text.low, max(0, percent.start - 40), percent.start
        ):  # not "bằng 105,2 % so với"
            grown += [*_grown(report, drafts, percent, steps)][:1]
    return [*moved, *grown]


def _moved(report: Report, drafts: Drafts) -> Iterator[Relation]:
    """ "từ 1,2 tấn lên 3 tấn/ngày", "từ 12 đề án xuống còn 8 đề án": told of one thing, up or down."""
    low = report.text.low
    for before, after in pairwise(drafts.all):
        if before.measure != after.measure or before.token.kind not in {"money", "count", "capacity"}:
            continue
        to = _TO.fullmatch(low, before.token.end, after.start)
        if to and _FROM.search(low, max(0, before.start - 24), before.start):
            word = to["up"] or to["down"]
            yield changed(before, after, up=bool(to["up"]), belief=SURE, cue=f"từ … {word}")


def _grown(report: Report, drafts: Drafts, percent: Draft, steps: dict[int, Relation]) -> Iterator[Relation]:
    """The growth that a per cent tells, by what the words name: both values, the one before, or neither."""
    low = report.text.low
    start, end = report.segments.sentence(percent.start)
    previous = drafts.before(percent)
    step = steps.get(previous.token.end) if previous else None
    if previous and step and _GROWN_BY.fullmatch(low, previous.token.end, percent.start):
        if _ENDS.match(low, percent.token.end) and step.verdict == "holds":
            yield growth_of(percent, step.members[1][0], step.members[0][0], SURE, step.cue)
        return
    behind = drafts.after(percent)
    against = (
        _AGAINST.fullmatch(low, percent.token.end, behind.start) if behind and behind.start < end else None
    )
    if behind and against and behind.token.kind in {"money", "count", "capacity"}:
        told = [draft for draft in drafts.alike(behind, start, percent.start) if not draft.average]
        if told and _earlier(behind, told[-1]):
            yield from _told(
                percent, behind, told[-1], sure=len(told) == 1 and against["bracket"] is not None
            )
        return
    yield from _compared(report, drafts, percent, start)
    if previous and previous.start >= start and percent.token.step < 1:
        yield from _fitting(drafts, percent, previous)


def _told(percent: Draft, before: Draft, after: Draft, *, sure: bool) -> Iterator[Relation]:
    """The relation; one that fails is told only where the words are sure and "tăng 112 %" is not said for "bằng 112 %"."""
    relation = growth_of(percent, before, after, SURE if sure else 0.6, "so với")
    loose = percent.value >= _HUNDRED or percent.token.qualifier != "exact"
    if relation.verdict == "holds" or (sure and not loose):
        yield relation


def _earlier(before: Draft, after: Draft) -> bool:
    """Whether a value is of an earlier time than another of the same area."""
    return (
        before.period is not None
        and after.period is not None
        and before.period < after.period
        and before.geo_code == after.geo_code
    )


def _compared(report: Report, drafts: Drafts, percent: Draft, start: int) -> Iterator[Relation]:
    """ "… đã chi 4,94 tỷ đồng. So với năm 2018 (5,5 tỷ đồng), mức chi giảm 10,2%": the value after stands in a sentence before."""
    told = drafts.within(start, percent.start)
    if len(told) != 1 or not _COMPARED.match(report.text.low, start, told[0].start):
        return
    for after in reversed(drafts.alike(told[0], max(0, start - 300), start)):
        if _earlier(told[0], after) and not after.average:
            yield from _told(percent, told[0], after, sure=False)


def _fitting(drafts: Drafts, percent: Draft, after: Draft) -> Iterator[Relation]:
    """A value that an earlier time had, told anywhere before it in the report, where the digits fit."""
    if after.token.kind not in {"money", "count", "capacity"} or after.average:
        return
    for before in reversed(_of_earlier_times(drafts, after)):
        yield from _told(percent, before, after, sure=False)


def _of_earlier_times(drafts: Drafts, after: Draft) -> Sequence[Draft]:
    told = [
        draft for draft in drafts.alike(after, 0, after.start) if _earlier(draft, after) and not draft.average
    ]
    return told[-_TRIED:]
