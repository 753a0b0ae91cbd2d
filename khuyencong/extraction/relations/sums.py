"""Sums that a report states: totals and the parts told after, before or below them. Found by structure, decided by intervals.

A sum that does not hold is told only where the structure is sure ("trong đó" with all its sources, a headline of the body's total);
weaker structures count only where the figures confirm them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.lists import bulleted
from khuyencong.extraction.relations.partition import is_whole
from khuyencong.extraction.relations.relation import ADDITIVE, REACH, SURE, Relation, same_noun, sum_of
from khuyencong.extraction.relations.rests import leaves_rest
from khuyencong.extraction.relations.sums_apart import (
    apart,
    headlines,
    listed_money,
    split_by_sentence,
    with_the_rest,
)
from khuyencong.extraction.relations.sums_behind import behind
from khuyencong.extraction.setting.neighbourhood import about_one_firm, is_item, list_head
from khuyencong.extraction.setting.report import Draft, Report

_CLOSED = (
    {"national", "local"},
    {"state", "beneficiary"},
    {"state", "other"},
    {"national", "local", "beneficiary"},
    {"local", "beneficiary"},
    {"national", "beneficiary"},
)
_OPENS = re.compile(
    r"\s*(?:trong đó|trong số đó|trong số này|cụ thể|gồm|bao gồm|cơ cấu|xếp theo|chia theo|phân theo|chia ra)"
)

_APART = 300
"""Characters between two parts at most where the sum must hold."""
_SLIP = 12
"""A wrong first digit makes a figure no more than nine times as large."""

_KINDS_OF_PROJECT = frozenset({"models", "classes", "treatment_systems"})
_LEVELS = frozenset({"national", "local"})
_BESIDE = 40
"""Characters between a total and its first part where no word tells that it is split."""
_COMMA_ONLY = re.compile(r"[,:;] ?")
_OF_ALL_SOURCES = re.compile(
    r"(?<![^\W_])(?:(?:cả )?hai nguồn|các nguồn|tổng cộng|tổng (?:kinh phí|vốn|số))(?![^\W_])[^.;]*$"
)
_INVESTED = re.compile(r"đầu tư|đối ứng|huy động|xã hội")
"""Words of money that has more sources than the programme's."""

Candidate = tuple[list[Draft], float, str]


def sums(report: Report, drafts: Drafts) -> list[Relation]:
    """All sums, each total with each way of splitting it; a part serves one total that holds before any that fails."""
    found: list[Relation] = []
    for total in drafts:
        if (
            total.indicator in ADDITIVE
            and not total.average
            and total.token.kind in {"money", "count"}
            and total.value > 0
        ):
            found += _of_total(report, drafts, total)
    found += with_the_rest(report, drafts)
    found += split_by_sentence(report, drafts)
    found += behind(report, drafts, found)
    found += headlines(report, drafts, found)
    found += listed_money(report, drafts)
    found = _of_one_whole(found)
    held = {id(part) for relation in found if relation.verdict == "holds" for part in relation.parts}
    kept = [
        relation
        for relation in found
        if relation.verdict == "holds"
        or not held & {id(part) for part in relation.parts}
        or relation.cue == "tiêu đề"
    ]
    return unique(kept)


def _of_one_whole(found: Sequence[Relation]) -> list[Relation]:
    """Sums that hold, but for those that count a part twice, and for all but the surest (then the nearest) total of the same parts."""
    held = [relation for relation in found if relation.verdict == "holds"]
    of_total = {id(relation.total): {id(part) for part in relation.parts} for relation in held}
    surest: dict[frozenset[int], Relation] = {}
    for relation in held:
        parts = frozenset(id(part) for part in relation.parts)
        if any(of_total.get(part, set()) & parts for part in parts):
            continue  # "10 tỷ đồng … (5 tỷ đồng, trong đó 600 triệu đồng, …)": a part and what it is made of
        other = surest.get(parts)
        if other is None or (relation.belief, relation.total.start) > (other.belief, other.total.start):
            surest[parts] = relation
    kept = {id(relation) for relation in surest.values()}
    return [each for each in found if each.verdict != "holds" or id(each) in kept]


def unique(relations: Sequence[Relation]) -> list[Relation]:
    """One relation of a kind for the same members."""
    seen: dict[object, Relation] = {}
    for relation in relations:
        key = relation.kind, frozenset(id(draft) for draft, _ in relation.members)
        seen.setdefault(key, relation)
    return list(seen.values())


def _of_total(report: Report, drafts: Drafts, total: Draft) -> Iterator[Relation]:
    near = drafts.alike(total, total.token.end + 1, total.start + REACH)
    following = [
        draft for draft in (near if len(near) > 1 else ())
        if not draft.average and draft.geo_code == total.geo_code and (total.indicator != "other" or same_noun(draft, total))
    ]  # fmt: skip
    weak: list[Relation] = []
    for finder in _FINDERS if len(following) > 1 else ():
        parts, belief, cue = finder(report, total, following)
        if len(parts) < 2 or (belief < SURE and any(part.value > total.value * 2 for part in parts)):
            continue
        relation = sum_of(total, parts, belief, cue)
        if relation.verdict != "holds" and (whole := _with_other_kind(drafts, total, parts)):
            relation = sum_of(total, whole, belief, cue)
        if relation.verdict == "holds":
            yield relation
            if finder is not _by_year:
                weak = []
                break
            continue
        if is_whole(report, drafts, total, parts):
            relation.belief = max(belief, SURE)
        elif not _in_one_list(report, drafts, total, parts):
            continue
        if (
            relation.belief >= SURE
            and _told_together(report, total, parts)
            and not _of_a_firm(report, total, parts)
        ):
            weak.append(relation)
    yield from weak[:1]
    yield from apart(report, drafts, total)


def _with_other_kind(drafts: Drafts, total: Draft, parts: Sequence[Draft]) -> list[Draft]:
    """ "9 đề án, gồm 1 đề án xử lý nước thải, 5 đề án đào tạo, 1 mô hình và 2 đề án máy móc": what is missing is told as a model."""
    missing = total.value - sum(part.value for part in parts)
    if total.indicator != "projects" or missing <= 0:
        return []
    among = drafts.within(parts[0].start, parts[-1].start)
    others = [draft for draft in among if draft.indicator in _KINDS_OF_PROJECT and draft.value == missing]
    return sorted([*parts, others[0]], key=lambda part: part.start) if len(others) == 1 else []


def _told_together(report: Report, total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts follow each other closely, and come to what a slip of one digit could make of a total told elsewhere."""
    near = all(after.start - before.token.end < _APART for before, after in pairwise(parts))
    together = report.segments.sentence(total.start) == report.segments.sentence(parts[0].start)
    whole = sum(part.value for part in parts)
    return near and (together or (whole < total.value * _SLIP and total.value < whole * _SLIP))


def _of_a_firm(report: Report, total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether a part belongs to the firm that another paragraph than the total's tells of."""
    line = report.segments.line(total.start)
    return any(report.segments.line(part.start) != line and about_one_firm(report, part) for part in parts)


def _in_one_list(report: Report, drafts: Drafts, total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether parts stand in the total's sentence or paragraph, or are all the lines of the list that it opens.

    An item's "trong đó" ends with the item: what its siblings tell is no part of it.
    """
    line = report.segments.line(total.start)
    end = max(line[1], report.segments.sentence(total.start)[1])
    if all(part.start < end for part in parts):
        return True
    if not report.words(line).rstrip().endswith(":"):
        return not is_item(report, line) and not any(
            is_item(report, report.segments.line(part.start)) for part in parts
        )
    own = {report.segments.line(part.start) for part in parts}
    told = {report.segments.line(draft.start) for draft in drafts.alike(total, end, total.start + REACH)}
    return all(each in own for each in bulleted(report, line[1]) if each in told)


def _level(report: Report, draft: Draft) -> str | None:
    """The source of a part as a part: provincial and district money are two parts of local money."""
    item = report.segments.item(draft.start)[0]
    if draft.funding == "local" and "huyện" in report.text.low[max(item, draft.start - 80) : draft.start]:
        return "district"
    return draft.funding


def _on_level(report: Report, total: Draft, following: Sequence[Draft]) -> list[Draft]:
    """The figures outside brackets, or those of the bracket that the total stands in."""
    home = report.segments.bracket(total.start)
    return [draft for draft in following if report.segments.bracket(draft.start) in (home, None)]


def _by_bracket(report: Report, total: Draft, following: list[Draft]) -> Candidate:
    """ "43,2 tỷ đồng (quốc gia 15,7 tỷ đồng, địa phương 27,5 tỷ đồng)": the bracket right behind the total."""
    opens = report.text.low.find("(", total.token.end, total.token.end + 40)
    if opens < 0 or following[0].start < opens:
        return [], 0, ""  # the bracket of a part
    closes = report.segments.sentence(opens)[1]
    inside = [
        draft
        for draft in takewhile(lambda draft: draft.start < closes, following)
        if (bracket := report.segments.bracket(draft.start))
        and bracket[0] - total.token.end < 40
        and bracket[0] >= total.token.end
    ]
    sure = {draft.funding for draft in inside} >= {"national", "local"}
    listed = all(
        draft.token.rule == "count.noun_before" for draft in inside
    )  # "9 cơ sở (Cái Bè 4, Cai Lậy 3)"
    too_many = listed and sum(draft.value for draft in inside) > total.value
    return inside, 0.9 if sure or too_many else 0.6, "("


def _by_source(report: Report, total: Draft, following: list[Draft]) -> Candidate:
    """Parts that each name another source: "quốc gia 18 đề án …; địa phương 68 đề án …"."""
    if total.own_funding and total.funding in {"beneficiary", "other"}:
        return [], 0, ""
    parts: list[Draft] = []
    seen: set[str | None] = set()
    stage = total.stage if total.own_stage else None
    opened = next(
        (
            cue.end
            for cue in report.cues["relation"].within(total.token.end, total.token.end + 400)
            if cue.value == "parts"
        ),
        0,
    )
    level = _on_level(report, total, following)
    before = {draft.funding for draft in level if draft.start < opened}
    opened = 0 if before >= _LEVELS else opened  # it opens what follows another whole
    candidates = [draft for draft in level if draft.start > opened] or level
    for draft in candidates:
        if draft.period != total.period and parts:
            break
        if (
            not draft.funding
            or draft.period != total.period
            or (stage and draft.own_stage and draft.stage != stage)
        ):
            continue
        source = _level(report, draft)
        if source in seen or source == "total":
            break
        stage = stage or (draft.stage if draft.own_stage else None)
        parts.append(draft)
        seen.add(source)
        if len(parts) > 1 and sum_of(total, parts, 0.6, "nguồn").verdict == "holds":
            break  # what follows is told of something else
    while parts and not _keeps_to_split(seen):
        dropped = parts.pop()
        seen.discard(_level(report, dropped))
    if len(parts) < 2 or leaves_rest(report, parts[-1]):
        return [], 0, ""
    between = report.text.low[total.token.end : parts[0].start]
    cue = re.search(r"trong đó|bao gồm|gồm|cơ cấu|chia ra|phân theo|chia theo", between)
    closed = any(sources <= seen for sources in _CLOSED)
    own = {"beneficiary", "other"} & seen or not _INVESTED.search(report.words(report.left(total.token)))
    near = own and len(between) < 220 and total.start > report.context.title[1]
    nearest = not any(
        total.start < draft.start < parts[0].start and draft.stage == total.stage for draft in following
    )
    told = cue or _is_split_at_once(report, total, parts, between)
    return parts, 0.9 if told and closed and near and nearest else 0.6, cue[0] if cue else "nguồn"


def _is_split_at_once(report: Report, total: Draft, parts: Sequence[Draft], between: str) -> bool:
    """ "Cộng cả hai nguồn là 52,3 tỷ đồng, quốc gia 14,9 tỷ đồng, địa phương 37,6 tỷ đồng": a whole and its sources side by side."""
    start, end = report.segments.sentence(total.start)
    off = abs(sum(part.value for part in parts) - total.value)
    return (
        len(between) < _BESIDE
        and _COMMA_ONLY.match(between) is not None
        and parts[-1].start < end
        and off * 5 <= total.value
        and _OF_ALL_SOURCES.search(report.text.low, start, total.start) is not None
    )


def _keeps_to_split(seen: set[str | None]) -> bool:
    """Whether sources so far can split a total."""
    return len(seen & {"national", "local", "district", "state", "beneficiary", "other"}) > 1


def _by_year(_report: Report, total: Draft, following: list[Draft]) -> Candidate:
    """Parts of single years that together make the total's span."""
    if total.period is None or total.period[0].year == total.period[1].year:
        return [], 0, ""
    wanted = list(range(total.period[0].year, total.period[1].year + 1))
    parts: list[Draft] = []
    for draft in following:
        if len(parts) == len(wanted):
            break
        period = draft.period
        if (
            period
            and draft.own_period
            and period[0].year == period[1].year == wanted[len(parts)]
            and period[0].month == 1
        ):
            parts.append(draft)
    return (parts, 0.9, "theo từng năm") if len(parts) == len(wanted) else ([], 0, "")


def _by_list(report: Report, total: Draft, following: list[Draft]) -> Candidate:
    """Parts in the lines of the list that the total's line opens; one from each line."""
    line = report.segments.line(total.start)
    parts: list[Draft] = []
    lines: set[tuple[int, int]] = set()
    for draft in following if following[-1].start >= line[1] else ():
        own = report.segments.line(draft.start)
        if own == line or own in lines:
            continue
        head = list_head(report, draft.start)
        if head and (head == line or _opens_after(head, total, following)):
            parts.append(draft)
            lines.add(own)
    return parts, 0.7, "danh sách"


def _opens_after(head: tuple[int, int], total: Draft, following: Sequence[Draft]) -> bool:
    """Whether the head of a list stands behind the total with no other figure of its kind between."""
    return head[0] > total.token.end and following[0].start >= head[1]


def _by_cue(report: Report, total: Draft, following: list[Draft]) -> Candidate:
    """Parts after "trong đó", "gồm" or a colon in the sentence, or in the one that goes on from it."""
    start, end, cue = _opened(report, total)
    if start is None:
        return _each(report, total, following), 0.6, "mỗi"
    stop = next(
        (mark.start for mark in report.cues["relation"].within(start, end) if mark.value in {"stop", "rest"}),
        end,
    )
    parts = [
        draft
        for draft in _on_level(report, total, following)
        if start <= draft.start < stop and draft.stage == total.stage
    ]
    inner = next(
        (
            mark.start
            for mark in report.cues["relation"].within(parts[0].start if parts else stop, stop)
            if mark.value == "parts"
        ),
        stop,
    )
    parts = [draft for draft in parts if draft.start < inner]
    if len(parts) < 2 and stop == end:  # parts in brackets of their own: "A (13 đề án, 2 tỷ đồng) và B (…)"
        inside = [draft for draft in following if start <= draft.start < stop]
        brackets = {report.segments.bracket(draft.start) for draft in inside}
        parts = inside if None not in brackets and len(brackets) == len(inside) else parts
    return parts or _each(report, total, following), 0.6, cue


def _each(report: Report, total: Draft, following: Sequence[Draft]) -> list[Draft]:
    """ "6 đề án tại các huyện A, B, C, mỗi huyện 2 đề án": one figure for each place."""
    if not following or report.segments.item(total.start)[1] <= following[0].start:
        return []
    return [draft for draft in following if draft.start == following[0].start]


def _opened(report: Report, total: Draft) -> tuple[int | None, int, str]:
    """Where the parts of a total begin and end, and the word that opens them."""
    low = report.text.low
    sentence = report.segments.sentence(total.start)
    end = sentence[1]
    mark = next(
        (cue for cue in report.cues["relation"].within(total.token.end, end) if cue.value == "parts"), None
    )
    if mark:
        return mark.end, end, low[mark.start : mark.end]
    colon = low.find(":", total.token.end, end)
    if colon >= 0:
        return colon, end, ":"
    opening = _OPENS.match(low, end)
    following = report.segments.sentence(min(end, report.segments.end - 1))
    if opening:
        return opening.end(), following[1], opening[0].strip()
    colon = low.find(":", *following)
    if colon >= 0 and following[0] < report.segments.line(total.start)[1]:
        return colon, following[1], ":"
    return None, end, ""


_FINDERS: tuple[Callable[[Report, Draft, list[Draft]], Candidate], ...] = (
    _by_year,
    _by_bracket,
    _by_source,
    _by_list,
    _by_cue,
)
