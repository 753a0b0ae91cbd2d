"""Stated counts and the items that the text then lists. Items that each begin with the head noun are sure; others only where they fit."""

import re
from collections.abc import Sequence
from decimal import Decimal

from khuyencong.extraction.relation import ADDITIVE, SURE, Relation
from khuyencong.extraction.report import Draft, Report

_OPENING = re.compile(r"[^.;]{0,130}?(?::(?=\s)|\b(?:gồm|bao gồm|gồm có)(?=\s))")
_LIST_SENTENCE = re.compile(r"\s*(?:danh sách|cụ thể|đó là|gồm|bao gồm|trong đó)[^:;.]{0,40}:")
_PROJECTS = frozenset({"đề án", "nhiệm vụ", "dự án", "chương trình"})
_HEAD_NOUN = re.compile(r"\s*(?:đề án|nhiệm vụ|dự án|chương trình)(?![^\W_])")
_LARGEST_LIST = 40


def count_lists(report: Report, drafts: Sequence[Draft]) -> list[Relation]:
    """One relation for each count that a list follows."""
    found = []
    for place, draft in enumerate(drafts):
        if (
            draft.token.kind != "count"
            or draft.indicator not in ADDITIVE
            or not 1 < draft.value <= _LARGEST_LIST
            or draft.token.of is not None
        ):
            continue
        following = drafts[place + 1].start if place + 1 < len(drafts) else report.segments.end
        span = _list_span(report, draft, following)
        if span:
            relation = _relation(report, draft, *span)
            if relation:
                found.append(relation)
    return found


def _list_span(report: Report, draft: Draft, following: int) -> tuple[int, int] | None:
    """The words of the list behind a count: after a colon or "gồm" of its sentence, or in a sentence that says it lists."""
    low = report.text.low
    end = report.segments.sentence(draft.start)[1]
    opening = _OPENING.match(low, draft.token.end, end)
    if opening and opening.end() <= following:
        return opening.end(), end
    listing = _LIST_SENTENCE.match(low, end)
    if (
        listing
        and listing.end() <= following
        and draft.token.noun in {"cơ sở", "đề án", "dự án", "hộ", "doanh nghiệp", "đơn vị"}
    ):
        return listing.end(), report.segments.sentence(min(listing.end(), report.segments.end - 1))[1]
    return None


def _relation(report: Report, draft: Draft, start: int, end: int) -> Relation | None:
    words = report.text.flat[start:end].strip(" .…\n")
    if len(words) < 8:
        return None
    starts = [start, *(place for place in _item_starts(report, start, end) if start < place < end)]
    headed = [place for place in starts if _HEAD_NOUN.match(report.text.low, place)]
    last_joined = " và " in report.text.low[starts[-1] : end]
    commas = _comma_items(words)
    counts = {len(starts) if len(starts) > 1 else commas, commas}
    if len(starts) > 1 and last_joined:
        counts.add(len(starts) + 1)
    sure = draft.token.noun in _PROJECTS and len(headed) >= 2 and len(headed) * 2 > len(starts)
    if sure:
        counts = {len(headed)}
    if draft.value in counts:
        verdict, items = "holds", int(draft.value)
    else:
        verdict, items = (
            ("fails" if sure and not words.endswith(("...", "…")) else "cannot_tell"),
            min(counts),
        )
    if verdict == "cannot_tell":
        return None
    belief = SURE if sure else 0.6
    return Relation(
        "count_list",
        [(draft, "total")],
        verdict,
        belief,
        "gồm",
        Decimal(items),
        Decimal(items),
        items,
        start + len(words),
    )


def _item_starts(report: Report, start: int, end: int) -> list[int]:
    """Starts of the items told apart by semicolons."""
    starts, at = [], start
    while at < end:
        item = report.segments.item(at)
        starts.append(item[0])
        at = max(item[1], at + 1)
    return starts


def _comma_items(words: str) -> int:
    """Items told apart by commas, semicolons and a last "và", outside quotes and brackets."""
    bare = re.sub(r"\([^)]*\)|“[^”]*”|\"[^\"”]*[\"”]", "", words)
    return len([item for item in re.split(r"[,;]| và ", bare) if item.strip()])
