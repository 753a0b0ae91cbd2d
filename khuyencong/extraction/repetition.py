"""Repetition: a headline or caption tells a figure of the body again; the body, which says more, lends it what it lacks."""

from collections import defaultdict
from heapq import nlargest

from khuyencong.extraction.setting.report import Draft, Report


def lend(report: Report) -> None:
    """Give headlines' figures the period, source, content and stage of the same figure in the body, where they have none of their own."""
    title_end = report.context.title[1]
    if not any(draft.start <= title_end or _is_caption(report, draft) for draft in report.drafts):
        return
    told: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in report.drafts:
        told[_key(draft)].append(draft)
    for group in (group for group in told.values() if len(group) > 1):
        body = [draft for draft in group if draft.start > title_end]
        best = nlargest(
            2, body, key=lambda each: (each.own_period, each.own_funding, each.own_stage, -each.start)
        )
        for draft in group:
            other = next((each for each in best if each is not draft), None)
            if other and (draft.start <= title_end or _is_caption(report, draft)):
                _lend_to(draft, other)


def _lend_to(draft: Draft, other: Draft) -> None:
    """Take from the figure of the body that says most of its own."""
    if not draft.own_period:
        draft.period = other.period
    if not draft.own_funding:
        draft.funding = other.funding
    if draft.activity is None:
        draft.activity = other.activity
    if not draft.own_stage:
        draft.stage = other.stage
    draft.reasons.append("repetition")


def _key(draft: Draft) -> tuple[object, ...]:
    return draft.indicator, draft.token.unit, draft.value, draft.token.high


def _is_caption(report: Report, draft: Draft) -> bool:
    """A short line of one sentence with no end mark: a caption or sub-heading."""
    start, end = report.scope(draft).line
    words = report.text.flat[start:end].strip()
    return len(words) < 140 and not words.endswith((".", ";", ":", "…"))
