"""Shares and percents of plan that a report states: which part, which whole, which plan. A far base counts only where it fits."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.relation import SURE, Relation, ratio_of
from khuyencong.extraction.report import Draft, Report

_TELLS_SHARE = re.compile(r"chiếm|tương đương|bằng|tức|\($")
_DIRECT = re.compile(r"[^\w\n]*(?:chiếm|tương đương|bằng|tức)?[^\n.;]{0,12}$")
_OF_THE_TAUGHT = re.compile(
    r" ?(?:tổng )?(?:số )?(?:lao động |người |học viên )?(?:đã )?(?:được |qua |sau )?(?:truyền nghề|đào tạo|học nghề|dạy nghề)"
    r"| ?(?:tổng )?số học viên"
)
_OTHER_BASE = re.compile(r"(?:cả nước|tòan quốc|tòan vùng|cả vùng|khu vực|tổng vốn khuyến công quốc gia)")


def ratios(report: Report, drafts: Sequence[Draft], sums: Sequence[Relation]) -> list[Relation]:
    """All shares and percents of plan."""
    wholes = {
        id(part): relation.total
        for relation in sums
        if relation.verdict == "holds"
        for part in relation.parts
    }
    found: list[Relation] = []
    for place, percent in enumerate(drafts):
        if percent.token.unit != "percent" or not place or percent.token.high is not None:
            continue
        if percent.indicator == "share":
            found += _share(report, drafts, place, wholes)
        elif percent.indicator == "completion":
            found += _plan(report, drafts, place)
    return found


def _share(
    report: Report, drafts: Sequence[Draft], place: int, wholes: dict[int, Draft]
) -> Iterator[Relation]:
    """ "48,4 tỷ đồng, chiếm 64,3%": the figure before it is the part, its total the whole."""
    percent = drafts[place]
    part = _zipped(report, drafts, place) or drafts[place - 1]
    between = report.text.low[part.token.end : percent.start]
    if (
        part.token.kind not in {"money", "count"}
        or not _TELLS_SHARE.search(between)
        or len(between) > (90 if part is not drafts[place - 1] else 40)
    ):
        return
    after = report.text.low[percent.token.end : percent.token.end + 60]
    taught = _OF_THE_TAUGHT.match(after) is not None
    candidates = [
        draft for draft in reversed(drafts[:place])
        if draft is not part and draft.stage == part.stage and draft.value > part.value
        and (draft.measure == part.measure or (taught and draft.indicator == "trainees"))
    ]  # fmt: skip
    if _OTHER_BASE.search(after):
        candidates = [draft for draft in candidates if draft.geo_code == "VN" and draft.period == part.period]
    else:
        whole = wholes.get(id(part))
        if whole is not None and _DIRECT.match(between):
            yield ratio_of("share", percent, part, whole, SURE)
            return
    for whole in candidates:
        relation = ratio_of("share", percent, part, whole, 0.6)
        if relation.verdict == "holds":
            yield relation
            return


def _zipped(report: Report, drafts: Sequence[Draft], place: int) -> Draft | None:
    """ "31,2 tỷ đồng, … 53,4 tỷ đồng, lần lượt chiếm 36,9% và 63,1%": each share has its own part."""
    sentence = report.segments.sentence(drafts[place].start)
    cue = next(
        (
            cue
            for cue in report.cues["relation"].within(*sentence)
            if cue.value == "zip" and cue.start < drafts[place].start
        ),
        None,
    )
    if cue is None:
        return None
    shares = [
        draft for draft in drafts if cue.start < draft.start < sentence[1] and draft.token.kind == "percent"
    ]
    parts = [
        draft for draft in drafts if sentence[0] <= draft.start < cue.start and draft.token.kind == "money"
    ][-len(shares) :]
    if len(shares) < 2 or len(parts) != len(shares):
        return None
    return parts[shares.index(drafts[place])]


def _plan(report: Report, drafts: Sequence[Draft], place: int) -> Iterator[Relation]:
    """ "thực hiện 323 tỷ đồng, đạt 93,48% so với kế hoạch": the plan beside it, in its sentence, or further back where it fits."""
    percent, actual = drafts[place], drafts[place - 1]
    if (
        actual.token.kind not in {"money", "count"}
        or actual.stage != "actual"
        or percent.start - actual.token.end > 30
    ):
        return
    over = 100 if report.words(report.left(percent.token)).rstrip().endswith("vượt") else 0
    behind = drafts[place + 1] if place + 1 < len(drafts) else None
    if (
        behind
        and behind.stage == "planned"
        and behind.measure == actual.measure
        and behind.start - percent.token.end < 50
        and behind.start < report.segments.item(percent.start)[1]
    ):
        yield ratio_of("plan", percent, actual, behind, SURE, over)
        return
    start = report.segments.sentence(percent.start)[0]
    for plan in reversed(drafts[: place - 1]):
        if (
            plan.measure != actual.measure
            or plan.stage != "planned"
            or plan.geo_code != actual.geo_code
            or not plan.own_stage
        ):
            continue
        sure = plan.start >= start and plan.funding == actual.funding
        relation = ratio_of("plan", percent, actual, plan, SURE if sure else 0.6, over)
        if relation.verdict == "holds" or sure:
            yield relation
            return
