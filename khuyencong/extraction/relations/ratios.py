"""Shares and percents of plan that a report states: which part, which whole, which plan. A far base counts only where it fits."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import SURE, Relation, complete, ratio_of
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language.letters import cased

_TELLS_SHARE = re.compile(r"chiếm|tương đương|bằng|tức|\($")
_DIRECT = re.compile(r"[^\w\n]*(?:chiếm|tương đương|bằng|tức)?[^\n.;]{0,12}$")
_LINKS = re.compile(
    r"[^.;:()\d]{0,80}?[, (](?:đạt|bằng|tương (?:đương|ứng)(?: với)?|hòan thành|tức(?: là)?|vượt|chiếm)"
    r" (?:(?:tỷ lệ|mức|trên|gần|hơn|khỏang|được|tới|đến|khối lượng) )*$"
)
_OF_THE_WHOLE = re.compile(
    r" ?(?:của |trong |so với |trên )?(?:tổng|kế họach|dự tóan|chỉ tiêu)[^.;,()\d]{0,50}[ (]$"
)
_OF_THE_TAUGHT = re.compile(
    r" ?(?:tổng )?(?:số )?(?:lao động |người |học viên )?(?:đã )?(?:được |qua |sau )?(?:truyền nghề|đào tạo|học nghề|dạy nghề)"
    r"| ?(?:tổng )?số học viên"
)
_OTHER_BASE = re.compile(r"(?:cả nước|tòan quốc|tòan vùng|cả vùng|khu vực|tổng vốn khuyến công quốc gia)")
_ALONE = re.compile(r"\s*(?:tổng (?:số|kinh phí|vốn)\s*)?(?:[.,;)\n]|$)")
_RATE = re.compile(r"(?:tỷ|tỉ) lệ[^.;\d]{3,60}$")
_OVER_EACH_OTHER = re.compile(r" ?(?:/|trên|trên tổng số|trong tổng số|so với kế họach) ?$")
_IN_BRACKET = re.compile(r",? ?(?:\(|tương (?:đương|ứng)(?: với)? |tức (?:là )?|với )(?:khỏang |hơn |gần )?$")
_NAMED = cased(r"(?<![.!?…] )[A-ZĐÀ-Ỹ][^\W\d_]")
_REST = re.compile(r"còn lại|khác")
_PLAN_IN_BRACKET = re.compile(r"(?: so với)? kế họach(?: giao| năm| cả năm| được giao)*(?: \d{4})? \($")
_BESIDE = 50
"""Characters between a per cent of plan and the plan at most."""
_FAR = 900
"""Characters back to the sum that a lone share is told of."""
_TRIED = 8
"""Figures tried as the base of a per cent at most: with more, one would fit by chance."""
_HUNDRED = 100


def ratios(report: Report, drafts: Drafts, sums: Sequence[Relation]) -> list[Relation]:
    """All shares and percents of plan, and shares that make the whole."""
    held = [relation for relation in sums if relation.verdict == "holds"]
    wholes = {id(part): relation.total for relation in held for part in relation.parts}
    found: list[Relation] = []
    for place, percent in enumerate(drafts):
        if percent.token.unit != "percent" or not place or percent.token.high is not None:
            continue
        if percent.indicator == "share":
            told = [*_share(report, drafts, place, wholes)]
        elif percent.indicator == "completion":
            told = [*_plan(report, drafts, place)]
        else:
            continue
        found += told or _fitting(report, drafts, percent, held)
    return [*found, *_complete(report, drafts)]


def _share(report: Report, drafts: Drafts, place: int, wholes: dict[int, Draft]) -> Iterator[Relation]:
    """ "48,4 tỷ đồng, chiếm 64,3%": the figure before it is the part, its total the whole."""
    percent = drafts.all[place]
    part = _zipped(report, drafts, percent) or drafts.all[place - 1]
    between = report.text.low[part.token.end : percent.start]
    if (
        part.token.kind not in {"money", "count"}
        or not _TELLS_SHARE.search(between)
        or len(between) > (90 if part is not drafts.all[place - 1] else 40)
    ):
        return
    after = report.text.low[percent.token.end : percent.token.end + 60]
    taught = _OF_THE_TAUGHT.match(after) is not None
    candidates = [
        draft for draft in reversed(drafts.all[:place])
        if draft is not part and draft.stage == part.stage and draft.value > part.value
        and (draft.measure == part.measure or (taught and draft.indicator == "trainees"))
    ]  # fmt: skip
    if _OTHER_BASE.search(after):
        candidates = [draft for draft in candidates if draft.geo_code == "VN" and draft.period == part.period]
    else:
        bracket = report.segments.bracket(part.start)
        apart = bracket is not None and bracket[1] <= percent.start  # "12 tỷ đồng (… 4 tỷ đồng), chiếm 75%"
        whole = None if apart else wholes.get(id(part)) or _opened_by(report, drafts, part, after)
        if whole is not None and _DIRECT.match(between):
            relation = ratio_of("share", percent, part, whole, SURE)
            if relation.verdict == "holds" or not _may_be_done(drafts, whole, part, between):
                yield relation
            return
    for whole in candidates:
        relation = ratio_of("share", percent, part, whole, 0.6)
        if relation.verdict == "holds":
            yield relation
            return


def _may_be_done(drafts: Drafts, whole: Draft, part: Draft, between: str) -> bool:
    """ "38,1 tỷ đồng, đạt 37,5%; trong đó quốc gia 8,3 tỷ đồng (30,3%)": a bare per cent may tell how much of its plan is done."""
    told = drafts.within(*sorted((whole.start, part.start)))
    return between.strip() == "(" and any(draft.indicator == "completion" for draft in told)


def _opened_by(report: Report, drafts: Drafts, part: Draft, after: str) -> Draft | None:
    """ "Tổng 75 tỷ đồng, trong đó quốc gia 48,4 tỷ đồng, chiếm 64,5%.": the only total that the part is one of."""
    if not _ALONE.match(after):
        return None
    told = drafts.alike(part, report.segments.sentence(part.start)[0], part.start)
    words = report.text.low[told[-1].token.end : part.start] if told else ""
    return told[-1] if "trong đó" in words and told[-1].stage == part.stage and not told[-1].average else None


def _zipped(report: Report, drafts: Drafts, percent: Draft) -> Draft | None:
    """ "31,2 tỷ đồng, … 53,4 tỷ đồng, lần lượt chiếm 36,9% và 63,1%": each share has its own part."""
    sentence = report.segments.sentence(percent.start)
    cues = report.cues["relation"].within(sentence[0], percent.start)
    cue = next((cue for cue in cues if cue.value == "zip"), None)
    if cue is None:
        return None
    shares = [draft for draft in drafts.within(cue.start, sentence[1]) if draft.token.kind == "percent"]
    told = [draft for draft in drafts.within(sentence[0], cue.start) if draft.token.kind == "money"]
    parts = told[-len(shares) :]
    if len(shares) < 2 or len(parts) != len(shares):
        return None
    return next((part for part, share in zip(parts, shares, strict=True) if share is percent), None)


def _plan(report: Report, drafts: Drafts, place: int) -> Iterator[Relation]:
    """ "thực hiện 323 tỷ đồng, đạt 93,48% so với kế hoạch": the plan beside it, in its sentence, or further back where it fits."""
    percent, actual = drafts.all[place], drafts.all[place - 1]
    words = report.text.low[actual.token.end : percent.start]
    if actual.token.kind not in {"money", "count"} or (len(words) > 30 and not _LINKS.fullmatch(words)):
        return
    over = _over(report, percent)
    behind = drafts.after(percent)
    if behind and behind.measure == actual.measure and _is_yardstick(report, percent, behind):
        yield ratio_of("plan", percent, actual, behind, SURE, over)
        return
    if actual.stage != "actual":
        return
    start = report.segments.sentence(percent.start)[0]
    for plan in reversed(drafts.alike(actual, 0, actual.start)):
        if plan.stage != "planned" or plan.geo_code != actual.geo_code or not plan.own_stage:
            continue
        near = plan.start >= start or _only_plan(report, drafts, plan, percent)
        own = near and len(words) <= 30 and _same_subject(report, plan, actual)
        sure = own and plan.funding == actual.funding and not plan.average
        relation = ratio_of("plan", percent, actual, plan, SURE if sure else 0.6, over)
        if relation.verdict == "holds" or sure:
            yield relation
            return


def _is_yardstick(report: Report, percent: Draft, behind: Draft) -> bool:
    """ "bằng 78% kế hoạch (1,5 tỷ đồng)": the plan right behind the per cent, by its stage or in its own bracket."""
    between = report.text.low[percent.token.end : behind.start]
    near = len(between) < _BESIDE and behind.start < report.segments.item(percent.start)[1]
    return near and (behind.stage == "planned" or _PLAN_IN_BRACKET.fullmatch(between) is not None)


def _only_plan(report: Report, drafts: Drafts, plan: Draft, percent: Draft) -> bool:
    """Whether the report plans nothing else of the measure, in the paragraph of the per cent, for a time that holds the percent's."""
    planned = [draft for draft in drafts.alike(plan, 0, report.segments.end) if draft.stage == "planned"]
    return (
        len(planned) == 1
        and report.segments.line(plan.start) == report.segments.line(percent.start)
        and report.text.low.startswith("kế họach", percent.token.end + 1)
        and plan.period is not None
        and percent.period is not None
        and plan.period[0] <= percent.period[0]
        and percent.period[1] <= plan.period[1]
    )


def _same_subject(report: Report, plan: Draft, actual: Draft) -> bool:
    """Whether no name stands between the two: "bố trí 9 tỷ đồng …; cụm Yên Thành đã giải ngân 2,4 tỷ đồng" tells of two things."""
    return plan.place == actual.place and not _NAMED.search(report.text.flat, plan.token.end, actual.start)


def _over(report: Report, percent: Draft) -> int:
    """What "vượt 8 %" leaves out."""
    return _HUNDRED if report.words(report.left(percent.token)).rstrip().endswith("vượt") else 0


def _fitting(report: Report, drafts: Drafts, percent: Draft, held: Sequence[Relation]) -> list[Relation]:
    """What the words leave open and the digits decide: a share or a percent of plan of figures told near it, only where it holds.

    A whole per cent fits too many pairs: it is tried on the nearest only. 100 % says nothing.
    """
    if percent.value == _HUNDRED or percent.token.qualifier != "exact":
        return []
    for part, whole in _pairs(report, drafts, percent, held):
        if part is whole or part.value <= 0 or part.measure != whole.measure or part.average or whole.average:
            continue
        kind = "plan" if whole.stage == "planned" and part.stage == "actual" else "share"
        relation = ratio_of(kind, percent, part, whole, 0.6, _over(report, percent))
        if relation.verdict == "holds":
            return [relation]
    return []


def _pairs(
    report: Report, drafts: Drafts, percent: Draft, held: Sequence[Relation]
) -> Iterator[tuple[Draft, Draft]]:
    """Pairs of part and whole that a per cent may be told of: the closer the words tie them, the earlier."""
    low = report.text.low
    sentence = report.segments.sentence(percent.start)
    before, behind = drafts.before(percent), drafts.after(percent)
    if behind and behind.start < sentence[1]:
        words = low[percent.token.end : behind.start]
        earlier = drafts.alike(behind, max(0, percent.start - _FAR), percent.start)
        if _OF_THE_WHOLE.fullmatch(words):  # "bằng 30% tổng mức đầu tư 800 triệu đồng"
            yield from ((part, behind) for part in earlier[-1:])
        elif _IN_BRACKET.fullmatch(words):  # "trong đó quốc gia chiếm 41,04% (1,5 tỷ đồng)"
            yield from ((behind, whole) for whole in reversed(earlier[-2:]))
    if before is None:
        return
    words = low[before.token.end : percent.start]
    tied = len(words) <= 30 or _LINKS.fullmatch(words) is not None
    if tied and before.token.kind in {"money", "count"}:
        bases = [draft for draft in drafts.alike(before, 0, before.start) if draft.value > before.value]
        base = bases[-1:]
        if base and words.strip() == "(" and _OVER_EACH_OTHER.search(low, base[0].token.end, before.start):
            yield base[0], before
        yield from (
            (before, whole) for whole in (reversed(bases[-_TRIED:]) if percent.token.step < 1 else base)
        )
        below = drafts.alike(before, 0, before.start)[-1:]
        if below and _OVER_EACH_OTHER.search(low, below[0].token.end, before.start):
            yield below[0], before
    if percent.token.step < 1:
        yield from _told_before(report, drafts, percent, held)


def _told_before(
    report: Report, drafts: Drafts, percent: Draft, held: Sequence[Relation]
) -> Iterator[tuple[Draft, Draft]]:
    """ "Như vậy, nhóm chế biến chiếm tới 63,2%": a part of the sum just told; "Tỷ lệ được công nhận đạt 50,3%": of its paragraph."""
    start, _ = report.segments.sentence(percent.start)
    words = report.text.low[start : percent.start]
    if "chiếm" in words and not any(
        draft.token.kind != "percent" for draft in drafts.within(start, percent.start)
    ):
        near = [one for one in held if one.kind == "sum" and 0 < percent.start - one.span[1] < _FAR]
        for relation in reversed(near[-3:]):
            yield from ((part, relation.total) for part in relation.parts)
    elif _RATE.search(words):
        line = report.segments.line(percent.start)[0]
        told = [draft for draft in drafts.within(line, start) if draft.token.kind == "count"][:_TRIED]
        yield from ((part, whole) for part in told for whole in told[:2] if whole.value > part.value)


def _complete(report: Report, drafts: Drafts) -> Iterator[Relation]:
    """ "quốc gia chiếm 33,6%, cấp tỉnh 52,3%, còn lại 14,1%": shares of one sentence that make the whole.

    Sure where each names another source or the last tells the rest; else only where they make 100.
    """
    shares = [
        draft for draft in drafts
        if draft.indicator == "share" and draft.token.unit == "percent" and draft.token.qualifier == "exact"
    ]  # fmt: skip
    for start, end in dict.fromkeys(report.segments.sentence(share.start) for share in shares):
        told = [share for share in shares if start <= share.start < end]
        if len(told) < 2 or any(share.token.high is not None for share in told):
            continue
        words = report.text.low[told[-2].token.end : min(told[-1].token.end + 20, end)]
        sources = {share.funding for share in told if share.own_funding}
        closed = bool(_REST.search(words)) or sources == {"national", "local"}
        off = abs(sum(share.value for share in told) - _HUNDRED)
        relation = complete(told, SURE if closed else 0.6, "%")
        if relation.verdict == "holds" or (relation.belief >= SURE and off * 10 <= _HUNDRED):
            yield relation
