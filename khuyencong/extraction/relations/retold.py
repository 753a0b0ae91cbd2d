"""Figures told twice: a headline's in the body, a shorter time's within a longer one. Sums of a headline are sums' rooms'."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import ADDITIVE, SURE, Relation, contained, told_again
from khuyencong.extraction.setting.report import Draft, Report

_SET_APART = re.compile(r"(?:^|[.,;(\n]) ?(?:trong|riêng)")
_ALL_YEAR = re.compile(r"(?<![^\W_])cả năm(?![^\W_])[^.;]*$")
_FAR = 220
"""Characters between a total and the figure of a shorter time within it at most."""
_NEAR = 10
"""A figure that is off by a greater part than one in so many is another figure, not another telling."""


def repetitions(report: Report, drafts: Drafts, found: Sequence[Relation]) -> Iterator[Relation]:
    """A headline's figures and the first telling of each in the body.

    One that the body never tells contradicts the lead where that tells a single figure of the same words, time and source.
    """
    summed = {id(relation.total) for relation in found if relation.cue == "tiêu đề"}
    title, lead = report.context.title[1], report.context.lead_end
    for head in drafts.within(0, title):
        if (
            head.indicator not in ADDITIVE
            or head.token.kind not in {"money", "count"}
            or id(head) in summed
            or head.average
        ):
            continue
        told = _same_noun(drafts, head, title, report.segments.end)
        again = [told_again(head, draft, 0.7, "tiêu đề") for draft in told]
        same = [each for each in again if each.verdict == "holds"]
        if same:
            exact = [each for each in same if each.members[1][0].value == head.value]
            yield (exact or same)[0]
            continue
        near = [draft for draft in told if draft.start < lead and _nearly(head, draft)]
        if (
            len(near) == 1
            and len([draft for draft in told if draft.start < lead]) == 1
            and _of_one(head, near[0])
        ):
            yield told_again(head, near[0], SURE, "tiêu đề")


def _nearly(head: Draft, draft: Draft) -> bool:
    return abs(head.value - draft.value) * _NEAR <= max(head.value, draft.value) and not draft.average


def _of_one(head: Draft, draft: Draft) -> bool:
    """Whether nothing that the words say tells the two figures apart."""
    return (
        head.token.qualifier == draft.token.qualifier == "exact"
        and head.period == draft.period
        and head.geo_code == draft.geo_code
        and head.stage == draft.stage
        and (head.funding == draft.funding or None in {head.funding, draft.funding})
        and head.token.high is None
        and draft.token.high is None
    )


def shorter_times(report: Report, drafts: Drafts, found: Sequence[Relation]) -> Iterator[Relation]:
    """What a part of the time gave is no more than the whole, where the words name one in the other.

    "2016 - 2020 … 88 đề án, trong đó năm 2020 … 11 đề án", "6 tháng … 5 tỷ đồng, cả năm … 12 tỷ đồng".
    """
    added = {id(part) for relation in found for part in relation.parts}
    low = report.text.low
    for cue in report.cues["relation"].found:
        opening = low[max(0, cue.start - 2) : cue.start + len("trong")]
        if cue.value not in {"parts", "stop"} or not _SET_APART.search(opening):
            continue
        own = (draft for draft in drafts.within(cue.end, cue.end + _FAR // 2) if draft.indicator in ADDITIVE)
        part = next((draft for draft in own if draft.own_period), None)
        if part is None or id(part) in added:
            continue
        wholes = _same_noun(drafts, part, cue.start - _FAR, cue.start)
        if wholes and _lies_within(part, wholes[-1]):
            yield contained(part, wholes[-1], 0.7, low[cue.start : cue.end])
    for whole in drafts if "cả năm" in low else ():
        if whole.indicator in ADDITIVE and _ALL_YEAR.search(low, report.left(whole.token)[0], whole.start):
            parts = _same_noun(drafts, whole, whole.start - 2 * _FAR, whole.start)
            if parts and _lies_within(parts[-1], whole):
                yield contained(parts[-1], whole, 0.7, "cả năm")


def _same_noun(drafts: Drafts, draft: Draft, start: int, end: int) -> list[Draft]:
    return [other for other in drafts.alike(draft, start, end) if other.token.noun == draft.token.noun]


def _lies_within(part: Draft, whole: Draft) -> bool:
    """Whether the time is a part of the other's, of the same area, source and stage."""
    if part.period is None or whole.period is None or part.period == whole.period:
        return False
    same = (part.geo_code, part.place, part.stage) == (whole.geo_code, whole.place, whole.stage)
    return (
        same
        and not part.average
        and not whole.average
        and whole.period[0] <= part.period[0]
        and part.period[1] <= whole.period[1]
        and part.funding in {whole.funding, None}
    )
