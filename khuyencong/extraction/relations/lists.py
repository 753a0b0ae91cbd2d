"""Stated counts and the items that the text then lists. Items that each begin with the head noun are sure; others only where they fit."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import ADDITIVE, SURE, Relation
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import cased

_OPENING = re.compile(r"[^.;]{0,130}?(?::(?=\s)|\b(?:gồm|bao gồm|gồm có)(?=\s))|[^.;:,()\d]{0,40}? là (?=\D)")
_LIST_SENTENCE = re.compile(r"\s*(?:danh sách|cụ thể|đó là|gồm|bao gồm|trong đó)[^:;.]{0,40}:")
_LISTED = frozenset({"cơ sở", "đề án", "dự án", "hộ", "doanh nghiệp", "đơn vị"})
_PROJECTS = frozenset({"đề án", "nhiệm vụ", "dự án", "chương trình"})
_HEAD_NOUN = re.compile(r"\s*(?:đề án|nhiệm vụ|dự án|chương trình)(?![^\W_])")
_TAIL = re.compile(
    r",? (?:mỗi|với|tổng|trong đó|bình quân|kinh phí|thực hiện|được hỗ trợ)(?![^\W_]).*$", re.DOTALL
)
_OPEN_END = re.compile(r"\.\.\.|…|v\.v")
_IN_PLACE = re.compile(r", (?:thị xã|huyện|xã|phường|thị trấn|quận|thành phố|tp\.?|tỉnh) [^,;()]+")
_BULLET = re.compile(
    r" *(?:(?P<dash>[-+*•·])|(?P<number>\d{1,2})[.)/]|(?P<roman>[ivx]{1,4})[.)]|(?P<letter>[a-zđ])[.)]) ?"
)
_LEVEL = r"(?:(?:[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Tt][PX]\.?|[Pp]hường|[Xx]ã|[Tt]hị trấn) )?"
_NAME = rf"{_LEVEL}[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){{0,3}}(?: \([^()]*\))?"
_PLACES = cased(
    rf" (?:tại|ở|trên địa bàn|thuộc)(?: các| hai| ba)? (?P<names>{_NAME}(?:, {_NAME})*,? và {_NAME})(?![^\W_])"
)
_SITED = frozenset({"clusters", "establishments", "models", "treatment_systems", "equipment"})
_LARGEST_LIST = 40
_BESIDE = 60
"""Characters between a count and the money that the list splits at most."""


def count_lists(report: Report, drafts: Drafts, sums: Sequence[Relation]) -> list[Relation]:
    """One relation for each count that a list follows, names, or comes before."""
    found = []
    for draft in drafts:
        if (
            draft.token.kind != "count"
            or draft.indicator not in ADDITIVE
            or not 1 < draft.value <= _LARGEST_LIST
            or draft.token.of is not None
            or draft.average
        ):
            continue
        finders = _told_in_words, _told_in_lines, _told_in_places
        told = (finder(report, drafts, draft) for finder in finders)
        found += [relation for relation in told if relation is not None][:1]
    counted = {id(relation.total) for relation in found}
    return [*found, *(one for one in _told_in_sums(report, drafts, sums) if id(one.total) not in counted)]


def _counted(draft: Draft, items: int, belief: float, cue: str, end: int, verdict: str = "holds") -> Relation:
    """The relation of a count and that many items."""
    number = Decimal(items)
    return Relation("count_list", [(draft, "total")], verdict, belief, cue, number, number, items, end)


def _told_in_words(report: Report, drafts: Drafts, draft: Draft) -> Relation | None:
    following = drafts.after(draft)
    span = _list_span(report, draft, following.start if following else report.segments.end)
    return _relation(report, draft, *span) if span else None


def _list_span(report: Report, draft: Draft, following: int) -> tuple[int, int] | None:
    """The words of the list behind a count: after a colon or "gồm" of its sentence, or in a sentence that says it lists."""
    low = report.text.low
    end = report.segments.sentence(draft.start)[1]
    opening = _OPENING.match(low, draft.token.end, end)
    if opening and opening.end() <= following:
        return opening.end(), end
    listing = _LIST_SENTENCE.match(low, end)
    if listing and listing.end() <= following and draft.token.noun in _LISTED:
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
    bare = _TAIL.sub("", words)
    counts = {
        len(starts) if len(starts) > 1 else commas,
        commas,
        _comma_items(bare),
        _comma_items(_IN_PLACE.sub("", bare)),
    }
    if len(starts) > 1 and last_joined:
        counts.add(len(starts) + 1)
    sure = draft.token.noun in _PROJECTS and len(headed) >= 2 and len(headed) * 2 > len(starts)
    if sure:
        counts = {len(headed)}
    if draft.value in counts and (sure or not _OPEN_END.search(words)):
        return _counted(draft, int(draft.value), SURE if sure else 0.6, "gồm", start + len(words))
    if sure and not words.endswith(("...", "…")) and draft.value - last_joined not in counts:
        return _counted(draft, min(counts), SURE, "gồm", start + len(words), "fails")
    return None


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


def _told_in_lines(report: Report, drafts: Drafts, draft: Draft) -> Relation | None:
    """ "gồm bốn nhóm:" and four lines with bullets of one kind behind it."""
    line = report.segments.line(draft.start)
    following = drafts.after(draft)
    if not report.text.low[draft.token.end : line[1]].rstrip().endswith(":") or (
        following and following.start < line[1]
    ):
        return None
    lines = list(bulleted(report, line[1]))
    fits = len(lines) == draft.value
    return _counted(draft, len(lines), 0.6, ":", lines[-1][1] - 1) if fits else None


def bulleted(report: Report, start: int) -> Iterator[tuple[int, int]]:
    """The lines of a list from a place on: bullets of the first one's kind, numbers in their order; blank lines stand between."""
    kind, number = None, 0
    while start < report.segments.end:
        line = report.segments.line(start)
        start = line[1]
        if not report.text.low[line[0] : line[1]].strip():
            continue
        bullet = _BULLET.match(report.text.low, *line)
        if bullet is None:
            return
        kind = kind or bullet.lastgroup
        number += 1
        lettered = kind == "letter" and bullet.lastgroup == "roman" and len(bullet["roman"]) == 1  # h), i)
        if (bullet.lastgroup != kind and not lettered) or (
            kind == "number" and int(bullet["number"]) != number
        ):
            return
        yield line


def _told_in_places(report: Report, _drafts: Drafts, draft: Draft) -> Relation | None:
    """ "3 cụm công nghiệp ở Nghĩa Đàn, Yên Thành và Đô Lương": a place for each."""
    if draft.indicator not in _SITED:
        return None
    told = _PLACES.match(report.text.flat, draft.token.end, report.segments.sentence(draft.start)[1])
    names = _comma_items(told["names"]) if told else 0
    return _counted(draft, names, 0.6, "tại", told.end("names")) if told and names == draft.value else None


def _told_in_sums(report: Report, drafts: Drafts, sums: Sequence[Relation]) -> Iterator[Relation]:
    """ "hai đề án … với 800 triệu đồng: … (500 triệu đồng) và … (300 triệu đồng)": as many parts of the money as are counted."""
    for relation in sums:
        total, parts = relation.total, relation.parts
        if relation.verdict != "holds" or relation.kind != "sum" or total.token.kind != "money":
            continue
        lines = {
            (report.segments.line(part.start), report.segments.item(part.start), part.place) for part in parts
        }
        told_after = parts[-1].start < total.start  # "Cộng 600 triệu đồng cho 4 cơ sở"
        near = (
            (total.start, total.token.end + _BESIDE) if told_after else (total.start - _BESIDE, total.start)
        )
        for count in drafts.within(*near) if len(lines) > 1 else ():
            if (
                count.indicator in _SITED | {"projects"}
                and count.token.kind == "count"
                and count.value == len(parts)
                and count.token.of is None
                and not count.average
                and report.segments.sentence(count.start) == report.segments.sentence(total.start)
            ):
                yield _counted(count, len(parts), 0.6, relation.cue, parts[-1].token.end)
                break
