"""What a report says of its own figures: sums, shares, percents of plan, lists. Found by syntax and confirmed or refuted by intervals.

Sums also tell funding: a total whose parts are national and local is state money. Judging across reports is quality's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from khuyencong.extraction.bounds import bounds
from khuyencong.extraction.report import Draft, Report
from khuyencong.extraction.text import Text

_SPLIT = {"national": 1, "local": 2, "state": 3, "beneficiary": 4, "other": 5}
_LISTED = re.compile(
    r"(?:gồm|bao gồm|gồm có|như sau|cụ thể|:)[^,;.:]{0,12}$|^[^,;.:]{0,80}(?::| gồm:?| bao gồm:?) ?"
)
_REACH = 1200
_ADDITIVE = frozenset(
    {
        "budget",
        "projects",
        "establishments",
        "trainees",
        "classes",
        "models",
        "products",
        "equipment",
        "clusters",
        "jobs",
        "other",
        "fair_entries",
    }
)


@dataclass(slots=True)
class Relation:
    """One stated relation. `members` are (draft, role); `low`…`high` what the others allow for `found`; `span` the words that state it."""

    kind: str
    members: list[tuple[Draft, str]]
    verdict: str
    belief: float
    span: tuple[int, int]
    cue: str
    low: Decimal | None = None
    high: Decimal | None = None
    items: int | None = None
    extra: list[str] = field(default_factory=list)

    @property
    def total(self) -> Draft:
        """The draft that the relation is about."""
        return self.members[0][0]


def relate(report: Report, drafts: list[Draft]) -> list[Relation]:
    """All relations of a report; totals get the source that their parts tell."""
    found: list[Relation] = []
    for total in drafts:
        relation = _split(report, drafts, total) or _added_up(report, drafts, total)
        if relation:
            found.append(relation)
    held = {
        id(part)
        for relation in found
        if relation.verdict == "holds"
        for part, role in relation.members
        if role == "part"
    }
    found = [
        relation
        for relation in found
        if relation.verdict == "holds" or not any(id(part) in held for part, _ in relation.members[1:])
    ]
    _lend_funding(report, drafts, found)
    _lend_from_shares(report, drafts)
    found += _remainders(report, drafts, found)
    found += _shares(report, drafts, found)
    found += _plans(report, drafts)
    found += _lists(report, drafts)
    return found


def confirmed(relations: Iterable[Relation]) -> set[int]:
    """Ids of the drafts that take part in a relation that holds."""
    return {
        id(draft) for relation in relations if relation.verdict == "holds" for draft, _ in relation.members
    }


# sums ---------------------------------------------------------------------------------------------------------------


def _split(report: Report, drafts: Sequence[Draft], total: Draft) -> Relation | None:
    """The parts of a total, told after it: by source, by year, by content or in a list after "trong đó" and the like."""
    if (
        total.indicator not in _ADDITIVE
        or total.average
        or total.token.kind not in {"money", "count"}
        or total.value == 0
    ):
        return None
    following = [
        draft for draft in drafts
        if draft.start > total.token.end and draft.measure == total.measure and not draft.average and draft.start - total.start < _REACH
        and draft.geo_code == total.geo_code and (total.indicator != "other" or draft.token.noun == total.token.noun)
    ]  # fmt: skip
    candidates = []
    for finder in (_by_source, _by_year, _by_cue):
        parts, belief, cue = finder(report, total, following)
        if len(parts) > 1:
            candidates.append((parts, belief, cue))
    for parts, belief, cue in candidates:
        relation = _sum(report, total, parts, belief, cue)
        if relation.verdict == "holds":
            return relation
    sure = [candidate for candidate in candidates if candidate[1] >= 0.8]
    return _sum(report, total, *sure[0]) if sure else None


def _added_up(report: Report, drafts: Sequence[Draft], total: Draft) -> Relation | None:
    """ "… 210 triệu đồng, … 145 triệu đồng, cộng cả hai nguồn là 355 triệu đồng": the total told after its parts."""
    if total.indicator not in _ADDITIVE or not re.search(
        r"(?:cộng|tổng cộng|tất cả là|tổng số)[^,;.]*$", report.words(report.left(total.token))[-60:]
    ):
        return None
    start = report.segments.line(total.start)[0]
    before = [
        draft
        for draft in drafts
        if start <= draft.start < total.start and draft.measure == total.measure and not draft.average
    ]
    for first in range(len(before) - 1):
        relation = _sum(report, total, before[first:], 0.7, "cộng")
        if relation.verdict == "holds":
            return relation
    return None


def _sum(report: Report, total: Draft, parts: list[Draft], belief: float, cue: str) -> Relation:
    low, high = bounds(total.token)
    intervals = [bounds(part.token) for part in parts]
    least, most = (
        sum((pair[0] for pair in intervals), Decimal(0)),
        sum((pair[1] for pair in intervals), Decimal(0)),
    )
    holds = least <= high and low <= most
    members = [(total, "total"), *((part, "part") for part in parts)]
    span = min(total.start, parts[0].start), max(total.token.end, parts[-1].token.end)
    return Relation("sum", members, "holds" if holds else "fails", belief, span, cue, least, most)


def _level(report: Report, draft: Draft) -> str | None:
    """The source of a part as a part: provincial and district money are two parts of local money."""
    words = report.words(report.left(draft.token))[-60:]
    if draft.funding == "local" and re.search(r"cấp huyện|huyện", words):
        return "district"
    return draft.funding


def _by_source(report: Report, total: Draft, following: list[Draft]) -> tuple[list[Draft], float, str]:
    """Parts that each name another source: "quốc gia 18 đề án …; địa phương 68 đề án …"."""
    parts: list[Draft] = []
    seen: set[str | None] = set()
    for draft in following:
        same = _same_stage(draft, total) and draft.period == total.period
        if not draft.funding or not same:
            if parts and draft.period != total.period:
                break
            continue
        level = _level(report, draft)
        if level in seen or level == "total":
            break
        parts.append(draft)
        seen.add(level)
    between = report.text.low[total.token.end : parts[0].start] if parts else ""
    if not seen & {"national", "other"} and not ("beneficiary" in seen and seen & {"state", "local"}):
        return [], 0, ""
    cue = re.search(r"trong đó|bao gồm|gồm|cơ cấu|chia ra", between)
    closed = {"national", "local"} <= seen or {"state", "beneficiary"} <= seen or {"state", "other"} <= seen
    near = len(between) < 220 and (total.start > report.context.title[1])
    return parts, 0.9 if cue and closed and near else 0.6, cue[0] if cue else "nguồn"


def _same_stage(part: Draft, total: Draft) -> bool:
    """Both planned or both done, as far as words near them say."""
    return part.stage == total.stage or not (part.own_stage and total.own_stage)


def _by_year(_report: Report, total: Draft, following: list[Draft]) -> tuple[list[Draft], float, str]:
    """Parts of single years that together make the total's span."""
    if total.period is None or total.period[0].year == total.period[1].year:
        return [], 0, ""
    wanted = list(range(total.period[0].year, total.period[1].year + 1))
    parts: list[Draft] = []
    for draft in following:
        if len(parts) == len(wanted):
            break
        if (
            draft.period
            and draft.own_period
            and draft.period[0].year == draft.period[1].year == wanted[len(parts)]
            and draft.period[0].month == 1
        ):
            parts.append(draft)
    return (parts, 0.9, "theo từng năm") if len(parts) == len(wanted) else ([], 0, "")


def _by_cue(report: Report, total: Draft, following: list[Draft]) -> tuple[list[Draft], float, str]:
    """Parts after "trong đó", "gồm" or a colon, to the end of their sentence or list."""
    sentence = report.segments.sentence(total.start)
    end = sentence[1]
    cue = next(
        (cue for cue in report.cues["relation"].within(total.token.end, end) if cue.value == "parts"), None
    )
    start = cue.end if cue else None
    if start is None:
        opening = re.compile(r"\s*(?:trong đó|trong số đó|cụ thể|gồm|bao gồm|cơ cấu)").match(
            report.text.low, end
        )
        colon = report.text.low.find(":", total.token.end, end)
        if opening:
            start, end = (
                opening.end(),
                report.segments.sentence(min(opening.end(), report.segments.end - 1))[1],
            )
        elif colon >= 0:
            start = colon
        else:
            following_sentence = report.segments.sentence(min(end, report.segments.end - 1))
            colon = report.text.low.find(":", *following_sentence)
            if colon < 0 or following_sentence[0] >= report.segments.line(total.start)[1]:
                return [], 0, ""
            start, end = colon, following_sentence[1]
    if report.text.low[:end].rstrip().endswith((":", "gồm", "sau")):
        end = _list_end(report, end)
    stop = next((cue.start for cue in report.cues["relation"].within(start, end) if cue.value == "stop"), end)
    parts = [draft for draft in following if start <= draft.start < stop and _same_stage(draft, total)]
    inner = next(
        (
            cue.start
            for cue in report.cues["relation"].within(parts[0].start if parts else stop, stop)
            if cue.value == "parts"
        ),
        stop,
    )
    parts = [draft for draft in parts if draft.start < inner]
    listed = len(parts) > 1 and len({report.segments.item(part.start) for part in parts}) == len(parts)
    return parts, 0.7 if listed else 0.5, report.words((cue.start, cue.end)) if cue else ":"


def _list_end(report: Report, place: int) -> int:
    """The end of the lines that follow an opening line and begin with the same mark."""
    marks = None
    while place < report.segments.end:
        line = report.segments.line(place)
        words = report.text.low[line[0] : line[1]].strip()
        if words:
            mark = words[0] if words[0] in "-+*•·" else None
            if mark is None or (marks and mark != marks):
                return line[0]
            marks = mark
        place = line[1] if line[1] > place else place + 1
    return report.segments.end


def _lend_funding(report: Report, drafts: Sequence[Draft], sums: list[Relation]) -> None:
    """A total takes the union of its parts' sources; so do the figures tied to it in the same words before its parts."""
    for relation in sums:
        sources = {part.funding for part, role in relation.members if role == "part" and part.funding}
        sources |= _rest(report, relation)
        source = _union(sources)
        parts = [part for part, role in relation.members if role == "part"]
        stages = {part.stage for part in parts if part.own_stage}
        if not relation.total.own_stage and len(stages) == 1 and relation.verdict == "holds":
            relation.total.stage = stages.pop()
        if relation.cue == "theo từng năm" and relation.total.funding:
            for part in parts:
                part.funding = part.funding if part.own_funding else relation.total.funding
        if source is None or (relation.verdict != "holds" and relation.belief < 0.8):
            continue
        total, first = relation.total, relation.members[1][0]
        sentence = report.segments.sentence(total.start)
        for draft in drafts:
            tied = (
                sentence[0] <= draft.start < min(first.start, sentence[1])
                and draft.period == total.period
                and draft.geo_code == total.geo_code
            )
            if draft is total or (tied and not _keeps_its_source(draft) and draft.funding != source):
                draft.funding = source
                draft.reasons.append("funding.parts")
        _lend_to_plan(report, drafts, total, source)


def _rest(report: Report, relation: Relation) -> set[str]:
    """The source of what is left ("còn lại do cơ sở đối ứng")."""
    last = relation.members[-1][0]
    return _rest_of(report, last, report.segments.sentence(last.start)[1])


def _rest_of(report: Report, last: Draft, end: int) -> set[str]:
    for cue in report.cues["relation"].within(last.token.end, end):
        if cue.value == "rest":
            words = report.text.low[cue.end : end]
            return (
                {"beneficiary"}
                if re.search(r"cơ sở|doanh nghiệp|đơn vị thụ hưởng|đối ứng|hộ ", words)
                else {"other"}
            )
    return set()


def _keeps_its_source(draft: Draft) -> bool:
    """Jobs and capital of others have their own source or none."""
    return draft.indicator in {"jobs", "capacity", "income", "revenue", "trainees"} or (
        draft.own_funding and draft.funding in {"beneficiary", "other", "national"}
    )


def _lend_from_shares(report: Report, drafts: Sequence[Draft]) -> None:
    """ "tổng 21,9 tỷ đồng; trong đó quốc gia chiếm 33,6%, cấp tỉnh 52,3%": shares by source make the total and its count state money."""
    for total in drafts:
        end = report.segments.sentence(total.start)[1]
        shares = [
            draft
            for draft in drafts
            if total.token.end <= draft.start < end and draft.indicator == "share" and draft.own_funding
        ]
        if total.token.kind not in {"money", "count"} or not {"national", "local"} <= {
            draft.funding for draft in shares
        }:
            continue
        if "trong đó" in report.text.low[total.token.end : shares[0].start]:
            total.funding = "state"
            total.reasons.append("funding.parts")


def _remainders(report: Report, drafts: Sequence[Draft], sums: list[Relation]) -> list[Relation]:
    """Parts that leave a rest: a lone "trong đó" part, or "còn lại …"; none may exceed the total, and the source of the whole is told."""
    summed = {id(relation.total) for relation in sums}
    found = []
    for cue in report.cues["relation"].found:
        if cue.value != "parts":
            continue
        sentence = report.segments.sentence(cue.start)
        start = sentence[0]
        if not report.text.low[start : cue.start].strip() and start:
            start = report.segments.sentence(len(report.text.low[:start].rstrip()) - 1)[0]
        totals = [
            draft
            for draft in drafts
            if start <= draft.start < cue.start and draft.indicator == "budget" and id(draft) not in summed
        ]
        parts = [
            draft
            for draft in drafts
            if cue.end <= draft.start < sentence[1]
            and draft.indicator in {"budget", "other"}
            and draft.token.kind == "money"
        ]
        if (
            not totals
            or not parts
            or (totals[-1].own_funding and totals[-1].funding in {"national", "beneficiary"})
        ):
            continue
        total = totals[-1]
        rest = _rest_of(report, parts[-1], sentence[1])
        if len(parts) > 1 and not rest:
            continue
        high = sum((bounds(part.token)[0] for part in parts), Decimal(0))
        members = [(total, "total"), *((part, "part") for part in parts)]
        verdict = "holds" if high <= bounds(total.token)[1] else "fails"
        found.append(
            Relation(
                "remainder", members, verdict, 0.7, (total.start, parts[-1].token.end), cue.value, high, None
            )
        )
        sources = {part.funding for part in parts if part.funding} | rest
        if sources <= {total.funding}:
            continue
        whole = "state" if not rest and "khuyến công" in report.text.low[start : total.start] else "total"
        if rest or sources & {"national", "local"}:
            total.funding = _union(sources) or whole
            total.reasons.append("funding.parts")
            for draft in drafts:
                if (
                    total.token.end <= draft.start < total.token.end + 60
                    and draft.token.kind == "percent"
                    and not draft.own_funding
                ):
                    draft.funding = total.funding
    return found


def _lend_to_plan(report: Report, drafts: Sequence[Draft], total: Draft, source: str) -> None:
    """The per cent and the plan told of a total right behind it have its source."""
    for draft in drafts:
        if total.token.end <= draft.start < total.token.end + 90 and report.segments.sentence(
            draft.start
        ) == report.segments.sentence(total.start):
            if draft.indicator in {"completion", "growth", "share"} and not draft.own_funding:
                draft.funding = source


def _union(sources: set[str]) -> str | None:
    if {"beneficiary", "other", "total"} & sources and len(sources) > 1:
        return "total"
    if {"national", "local"} <= sources:
        return "state"
    return None


# shares, plans, lists -----------------------------------------------------------------------------------------------


def _shares(report: Report, drafts: Sequence[Draft], sums: list[Relation]) -> list[Relation]:
    """ "48,4 tỷ đồng, chiếm 64,3%": the figure before it is the part, its total the whole."""
    whole_of = {
        id(part): relation.total
        for relation in sums
        if relation.verdict == "holds"
        for part, role in relation.members
        if role == "part"
    }
    found = []
    for before, share in zip(drafts, drafts[1:], strict=False):
        if share.indicator != "share" or share.token.unit != "percent" or before.token.kind != "money":
            continue
        between = report.text.low[before.token.end : share.start]
        if not re.search(r"chiếm|tương đương|bằng", between) or len(between) > 40:
            continue
        whole = whole_of.get(id(before)) or _whole_of_area(report, drafts, before, share)
        if whole is not None:
            found.append(_ratio("share", before, whole, share, ("part", "whole", "share"), 0.8))
    return found


def _whole_of_area(report: Report, drafts: Sequence[Draft], part: Draft, share: Draft) -> Draft | None:
    """ "chiếm 49,21% tổng kinh phí của cả nước": the country's figure of the same period told before."""
    after = report.text.low[share.token.end : share.token.end + 60]
    if "cả nước" not in after:
        return None
    earlier = [
        draft
        for draft in drafts
        if draft.start < part.start
        and draft.measure == part.measure
        and draft.geo_code == "VN"
        and draft.period == part.period
        and draft.stage == part.stage
    ]
    return max(earlier, key=lambda draft: draft.value, default=None)


def _ratio(
    kind: str, part: Draft, whole: Draft, share: Draft, roles: tuple[str, str, str], belief: float
) -> Relation:
    """Part / whole = share %, exact on the corners of the intervals; one unit of the last digit more for truncated percents."""
    (part_low, part_high), (whole_low, whole_high) = bounds(part.token), bounds(whole.token)
    share_low, share_high = bounds(share.token)
    low, high = 100 * part_low / whole_high, 100 * part_high / whole_low if whole_low else Decimal("Infinity")
    holds = low <= share_high + share.token.step / 2 and share_low <= high
    members = [(share, roles[2]), (part, roles[0]), (whole, roles[1])]
    start = min(draft.start for draft, _ in members)
    end = max(draft.token.end for draft, _ in members)
    return Relation(
        kind, members, "holds" if holds else "fails", belief, (start, end), "%", round(low, 4), round(high, 4)
    )


def _plans(report: Report, drafts: Sequence[Draft]) -> list[Relation]:
    """ "thực hiện 323 tỷ đồng, đạt 93,48% so với kế hoạch": with the plan printed beside it, in a bracket or before."""
    found = []
    for place, percent in enumerate(drafts):
        if percent.indicator != "completion" or not place:
            continue
        sentence = report.segments.sentence(percent.start)
        actual = drafts[place - 1]
        if actual.token.kind != "money" or actual.stage != "actual" or percent.start - actual.token.end > 30:
            continue
        plan = drafts[place + 1] if place + 1 < len(drafts) else None
        if (
            plan is None
            or plan.stage != "planned"
            or report.segments.bracket(plan.start) is None
            or plan.start - percent.token.end > 40
        ):
            plan = next(
                (draft for draft in reversed(drafts[: place - 1])
                 if draft.measure == actual.measure and draft.stage == "planned" and draft.geo_code == actual.geo_code
                 and draft.start >= report.segments.line(percent.start)[0] and draft.period and percent.period and draft.period[0] == percent.period[0]
                 and (draft.start >= sentence[0] or draft.funding == actual.funding)),
                None,
            )  # fmt: skip
        if plan is not None:
            found.append(_ratio("plan", actual, plan, percent, ("actual", "plan", "completion"), 0.8))
    return found


def _lists(report: Report, drafts: Sequence[Draft]) -> list[Relation]:
    """A stated count and the items that the text then lists, told apart by semicolons (sure) or commas (less so)."""
    found = []
    for draft in drafts:
        if draft.token.kind != "count" or draft.indicator not in _ADDITIVE or not 1 < draft.value <= 40:
            continue
        sentence = report.segments.sentence(draft.start)
        tail = report.text.flat[draft.token.end : sentence[1]]
        opening = re.match(
            r"[^;.:,]{0,90}?(?:gồm|bao gồm|gồm có)?:\s|[^;.:,]{0,60}?(?:,? (?:gồm|bao gồm|gồm có)) ", tail
        )
        if not opening or re.search(r"\d", opening[0]):
            continue
        start = draft.token.end + opening.end()
        semicolons = [place for place in _item_starts(report, draft.start) if start < place < sentence[1]]
        words = report.text.flat[start : sentence[1]].strip(" .…\n")
        if len(words) < 8:
            continue
        items = len(semicolons) + 1 if semicolons else _comma_items(words)
        numbered = re.search(r"\d", words)
        certain = (
            bool(semicolons)
            and not words.endswith(("...", "…"))
            and not (numbered and not re.search(r"[“\"]", words))
        )
        verdict = "holds" if items == draft.value else "fails" if certain else "cannot_tell"
        found.append(
            Relation(
                "count_list",
                [(draft, "total")],
                verdict,
                0.8 if certain else 0.4,
                (draft.start, start + len(words)),
                opening[0].strip(),
                Decimal(items),
                Decimal(items),
                items,
            )
        )
    return found


def _item_starts(report: Report, place: int) -> list[int]:
    """Starts of the items of the sentence that holds `place`."""
    sentence = report.segments.sentence(place)
    starts, at = [], sentence[0]
    while at < sentence[1]:
        item = report.segments.item(at)
        starts.append(item[0])
        at = max(item[1], at + 1)
    return starts


def _comma_items(words: str) -> int:
    """Items told apart by commas and a last "và", outside quotes and brackets."""
    bare = re.sub(r"\([^)]*\)|“[^”]*”|\"[^\"]*\"", "", words)
    return len([item for item in re.split(r",| và ", bare) if item.strip()])


# rows ---------------------------------------------------------------------------------------------------------------


def rows(
    document_id: str, text: Text, relations: Sequence[Relation], ids: dict[int, str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of the model's tables relations and relation_facts."""
    relation_rows, member_rows, used = [], [], set()
    for relation in relations:
        start, end = text.printed(*relation.span)
        anchor, _ = text.printed(relation.total.start, relation.total.token.end)
        relation_id = f"{document_id}-{relation.kind}-{anchor}"
        while relation_id in used:
            relation_id += "+"
        used.add(relation_id)
        relation_rows.append({
            "relation_id": relation_id, "document_id": document_id, "kind": relation.kind, "verdict": relation.verdict,
            "expected_low": relation.low, "expected_high": relation.high, "found": relation.total.value, "unit": relation.total.token.unit,
            "items": relation.items, "belief": relation.belief, "cue": relation.cue, "quote_start": start, "quote_end": end,
        })  # fmt: skip
        member_rows += [
            {"relation_id": relation_id, "fact_id": ids[id(draft)], "role": role}
            for draft, role in relation.members
        ]
    return relation_rows, member_rows
