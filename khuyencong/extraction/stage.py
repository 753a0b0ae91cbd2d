"""Planned or done: words near a figure, its period against the report's day, then what the report as a whole is."""

import re

from khuyencong.extraction.cues import Cue
from khuyencong.extraction.neighbourhood import about_one_firm, list_head, sentence_start
from khuyencong.extraction.report import Draft, Report

_STRONG = frozenset({"planned", "actual"})
_PLAN_BRACKET = re.compile(
    r"(?:\(|so với |của |% )(?:tổng )?kế họach(?: giao| năm| vốn)*(?: \d{4})?(?: là| \(kế họach giao"
    r"| \()? ?(?:gần|hơn|trên)? ?$|kế họach(?: năm)?(?: \d{4})? ?\($"
)
_COUNTED = re.compile(r"\d $")
_BY_PLAN = re.compile(r"\s*theo kế họach(?: năm(?: \d{4})?| đề ra)?,")
_TO_DO = re.compile(
    r"^(?!.*kết quả).*(?:nhiệm vụ|phương hướng|kế họach|định hướng)"
    r".*(?:cuối năm|năm tới|thời gian tới|trọng tâm|tiếp theo|năm \d{4}|qúy)"
)
_AIM = re.compile(
    r"phấn đấu|mục tiêu|nhằm|dự kiến|sẽ |phương hướng|nhiệm vụ|thời gian tới|có thể|qúy iv:|tháng cuối năm"
)


def stage(report: Report, draft: Draft) -> None:
    """Planned or done: the plan in a bracket, own stretch, clause on the right, sentence, the report's day, paragraph, report.

    Weak words of doing ("hỗ trợ", "thực hiện") count where no plan speaks of them, or right behind a planned figure.
    """
    token = draft.token
    if _PLAN_BRACKET.search(report.text.low, max(0, token.start - 40), token.start):
        _settle(draft, "planned", "stage.plan_in_bracket", own=True)
        return
    start = sentence_start(report, token.start)
    if draft.indicator == "completion" and not _AIM.search(report.text.low, start, token.start):
        _settle(draft, "actual", "stage.completion", own=True)
        return
    behind = [cue for cue in report.cues["stage"].within(token.end, token.end + 2) if cue.value in _STRONG]
    if behind:
        _settle(draft, behind[0].value, "stage.behind", own=True)
        return
    own = _spoken(report, report.left(token))
    strong = [cue for cue in own if cue.value in _STRONG]
    if strong:
        _settle(draft, strong[-1].value, "stage.left", own=True)
        return
    if _done_beside_plan(report, draft, own, start):
        _settle(draft, "actual", "stage.done", own=True)
        return
    right = _strong_right(report, draft)
    if right:
        _settle(draft, right, "stage.right", own=True)
        return
    bracket = report.segments.bracket(token.start)
    if bracket and report.drafts and start <= report.drafts[-1].start:
        _settle(draft, report.drafts[-1].stage or "actual", "stage.bracket")
        return
    before = [cue for cue in _spoken(report, (start, token.start)) if cue.value in _STRONG]
    if not before and _BY_PLAN.match(report.text.low, start, token.start):
        _settle(draft, "planned", "stage.by_plan", own=True)
        return
    if before:
        _settle(draft, before[-1].value, "stage.sentence", own=True)
        return
    _settle(draft, *_unsaid_stage(report, draft, bool(own)))


def _spoken(report: Report, span: tuple[int, int]) -> list[Cue]:
    """Cues of a span that are not things counted ("làm xong 1 kế hoạch") nor in a bracket that ends within it."""
    return [
        cue
        for cue in report.cues["stage"].within(*span)
        if not _COUNTED.search(report.text.low, max(0, cue.start - 5), cue.start)
        and not ((bracket := report.segments.bracket(cue.start)) and bracket[1] <= span[1])
    ]


def _done_beside_plan(report: Report, draft: Draft, own: list[Cue], start: int) -> bool:
    """ "kế hoạch 345,5 tỷ đồng, thực hiện 323 tỷ đồng": done, right behind the planned figure of the same kind."""
    if not own or not report.drafts or draft.start - own[-1].end > 16:
        return False
    previous = report.drafts[-1]
    if report.text.low[: own[-1].start].endswith(("kinh phí ", "chi phí ")):
        return False
    return (
        previous.start >= start
        and previous.stage == "planned"
        and previous.indicator == draft.indicator
        and report.words((own[-1].start, own[-1].end)) in {"thực hiện", "đạt", "triển khai"}
    )


def _strong_right(report: Report, draft: Draft) -> str | None:
    start, end = report.right(draft.token)
    clause_end = report.segments.clause(draft.token.end)[1] if draft.token.end < report.segments.end else end
    right = [cue for cue in report.cues["stage"].within(start, min(end, clause_end)) if cue.value in _STRONG]
    return right[0].value if right and right[0].start - draft.token.end < 60 else None


def _later_stretch(report: Report, year: int) -> bool:
    """Whether the report names a stretch of years that begins after `year`: then this one is past."""
    spans = [token.span for token in report.tokens if token.rule == "period.years" and token.span]
    return any(span.first_year is not None and span.first_year > year for span in spans)


def _settle(draft: Draft, value: str, reason: str, own: bool = False) -> None:
    draft.stage, draft.own_stage = value, own
    draft.reasons.append(reason)


def _unsaid_stage(report: Report, draft: Draft, doing: bool) -> tuple[str, str]:
    """No word near the figure: its period against the report's day, then list head, paragraph, headline, the report's own words."""
    reference = report.context.reference_day
    if draft.period and reference:
        if draft.period[1].year > reference.year and draft.period[1] > reference:
            return "planned", "stage.future"
        if draft.period[1].year < reference.year and draft.own_period:
            return "actual", "stage.past"
    if (
        draft.period
        and draft.period[0].year < draft.period[1].year
        and _later_stretch(report, draft.period[1].year)
    ):
        return "actual", "stage.past"
    heading = report.section(draft.start)
    if heading and _TO_DO.search(report.text.low, *heading):
        return "planned", "stage.section"
    head = list_head(report, draft.start)
    line = report.segments.line(draft.start)
    spans = [("stage.list_head", head)] if head else []
    spans += [("stage.paragraph", (line[0], draft.start))]
    for reason, span in spans:
        cues = [cue.value for cue in _spoken(report, span) if cue.value in _STRONG]
        if cues and not (reason == "stage.paragraph" and about_one_firm(report, draft)):
            return cues[-1], reason
    if (
        doing
        and report.context.reference_day
        and draft.period
        and draft.period[1] <= report.context.reference_day
    ):
        return "actual", "stage.doing"
    title = [cue.value for cue in report.cues["stage"].within(*report.context.title) if cue.value in _STRONG]
    if title:
        return title[-1], "stage.headline"
    if about_one_firm(report, draft):
        return "actual", "stage.story"
    opening = report.cues["stage"].within(report.context.title[0], report.context.lead_end)
    lead = [cue.value for cue in opening if cue.value in _STRONG]
    before = [cue.value for cue in _spoken(report, (0, line[1])) if cue.value in _STRONG]
    if lead:
        plans = lead.count("planned") > lead.count("actual") and before.count("planned") >= before.count(
            "actual"
        )
    else:
        plans = set(before) == {"planned"}
    return ("planned" if plans else "actual"), "stage.report"
