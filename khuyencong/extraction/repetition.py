"""Repetition: a headline or caption tells a figure of the body again; the body, which says more, lends it what it lacks."""

from collections import defaultdict

from khuyencong.extraction.report import Draft, Report


def lend(report: Report) -> None:
    """Give headlines' figures the period, source, content and stage of the same figure in the body, where they have none of their own."""
    body: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in report.drafts:
        if draft.start > report.context.title[1]:
            body[_key(draft)].append(draft)
    for draft in report.drafts:
        same = [other for other in body[_key(draft)] if other is not draft]
        if not same or not (draft.start <= report.context.title[1] or _is_caption(report, draft)):
            continue
        other = max(
            same,
            key=lambda candidate: (
                candidate.own_period,
                candidate.own_funding,
                candidate.own_stage,
                -candidate.start,
            ),
        )
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
    return *draft.measure, draft.value, draft.token.high


def _is_caption(report: Report, draft: Draft) -> bool:
    """A short line of one sentence with no end mark: a caption or sub-heading."""
    start, end = report.segments.line(draft.start)
    words = report.text.flat[start:end].strip()
    return len(words) < 140 and not words.endswith((".", ";", ":", "…"))
