"""What is left of a total ("còn lại …"): whose it is, and that no part exceeds its total."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.relation import ADDITIVE, Relation, at_most
from khuyencong.extraction.setting.report import Draft, Report

_SET_APART = re.compile(r"[,;(] ?trong")
_OF_TOLD = re.compile(r"(?:cơ sở|đề án|doanh nghiệp|huyện|xã|địa phương|đơn vị|nơi) $")
"""Right before "còn lại": other things than money are left."""
_OWNERS = r"(?:cơ sở|doanh nghiệp|công ty|htx|hợp tác xã|gia đình|hộ|chủ|đơn vị|xưởng|anh|chị|ông|bà|xã viên|người dân|dân|thành viên)"
_PAYS_REST = re.compile(
    r"(?<![^\W_])"
    + _OWNERS
    + r"(?: [^\W\d_]+){0,4} (?:lo|góp|đối ứng|bỏ|bù|chi|trả|gánh|vay|đầu tư|tự túc)(?: [^\W\d_]+){0,2} $"
)
"""Right before "phần còn lại": the owners pay it."""
_WORDS = (
    r"\W*(?:(?:là|do|thuộc|của|từ|bằng|thì|đều|phần|vốn|tiền|nguồn|số|các|chính|được|huy động|trông vào|nhờ|kinh phí"
    r"|lấy|đóng góp|sự|góp) )*"
)
_BY_OWNERS = re.compile(
    _WORDS + r"(?:" + _OWNERS + r"|đối ứng|vay|tự (?:có|lo|túc|bỏ|góp|huy động))(?![^\W_])"
)
_FROM_LEVEL = re.compile(
    _WORDS + r"(?:ngân sách )?(?:tỉnh|địa phương|thành phố|huyện)(?! (?:hỗ trợ cho|dành|phân))(?![^\W_])"
)
_FROM_ELSEWHERE = re.compile(
    r"\W*(?:là|do|từ|thuộc|bằng|huy động)(?![^\W_])[^\d]*?(?:nguồn|vốn|huy động|tài trợ|chương trình|xã hội)"
)
_SPENT = re.compile(
    r"\W*(?:(?:được|sẽ|là|để|đều) )*(?:dành|hỗ trợ|chi|cho|thực hiện|phục vụ|để|tập trung|phân bổ"
    r"|triển khai|chuyển|sử dụng|dùng|tổ chức|mua|nộp|trả)(?![^\W_])"
)
"""Right behind "còn lại": what the rest is spent on, not whose it is."""
_ENDS = re.compile(r"[.;\n]")
_SOURCES = frozenset({"national", "local", "state", "beneficiary", "other"})
_NEAR = 60
"""Characters from "trong đó" to the count before it and to the one behind it at most."""


def remainders(report: Report, drafts: Drafts, summed: Sequence[Relation]) -> list[Relation]:
    """A lone part after "trong đó", or parts and "còn lại …": none may exceed the total."""
    done = {id(relation.total) for relation in summed if relation.verdict == "holds"}
    found = []
    for cue in report.cues["relation"].found:
        if cue.value != "parts":
            continue
        sentence = report.segments.sentence(cue.start)
        start = sentence[0]
        if not report.text.low[start : cue.start].strip() and start:
            start = report.segments.sentence_before(start)[0]
        totals = [
            draft
            for draft in drafts.within(start, cue.start)
            if draft.indicator == "budget" and id(draft) not in done
        ]
        parts = [
            draft
            for draft in drafts.within(cue.end, sentence[1])
            if draft.indicator in {"budget", "other"} and draft.token.kind == "money"
        ]
        rest = bool(parts) and leaves_rest(report, parts[-1])
        if (
            totals
            and parts
            and (len(parts) == 1 or rest)
            and all(part.geo_code == totals[-1].geo_code for part in parts)
        ):
            found.append(at_most(totals[-1], parts, 0.7, "còn lại" if rest else "trong đó"))
    return [*found, *_uncued(report, drafts, done), *_counted(report, drafts, summed)]


def _uncued(report: Report, drafts: Drafts, done: set[int]) -> Iterator[Relation]:
    """ "tổng kinh phí 6,9 tỷ đồng; khuyến công bỏ ra 3,96 tỷ đồng, phần còn lại do cơ sở góp": no "trong đó", but the rest has an owner."""
    for cue in report.cues["relation"].found:
        start, _ = report.segments.sentence(cue.start)
        marks = report.cues["relation"].within(start, cue.start)
        if cue.value != "rest" or any(mark.value == "parts" and mark.start > start + 1 for mark in marks):
            continue
        told = [draft for draft in drafts.within(start, cue.start) if draft.indicator == "budget"]
        above = _told_above(report, drafts, start)
        for whole, parts in ((told[0], told[1:]), (above, told)) if told else ():
            if whole is None or not parts or id(whole) in done:
                continue
            if "tổng" not in _around(report, whole) and not {"national", "local"} <= {
                part.funding for part in parts
            }:
                continue
            if sum(part.value for part in parts) < whole.value and rest_source(report, parts[-1]):
                yield at_most(whole, parts, 0.7, "còn lại")
                break


def _told_above(report: Report, drafts: Drafts, start: int) -> Draft | None:
    """The last money of the sentence before, a caption between passed over."""
    for _ in range(4):
        before = len(report.text.low[:start].rstrip())
        sentence = report.segments.sentence(max(before - 1, 0))
        money = [draft for draft in drafts.within(sentence[0], start) if draft.indicator == "budget"]
        if money:
            return money[-1]
        start = sentence[0]
    return None


def _around(report: Report, draft: Draft) -> str:
    """The words of a figure's stretches."""
    return report.words(report.left(draft.token)) + report.words(report.right(draft.token))[:_NEAR]


def _counted(report: Report, drafts: Drafts, summed: Sequence[Relation]) -> Iterator[Relation]:
    """ "73 đề án, trong đó có 11 đề án …": a lone count behind "trong đó" is of the things counted right before it."""
    added = {id(draft) for relation in summed if relation.verdict == "holds" for draft in relation.parts}
    for cue in report.cues["relation"].found:
        if cue.value != "parts" or not _SET_APART.search(
            report.text.low, max(0, cue.start - 2), cue.start + 5
        ):
            continue
        start, end = report.segments.sentence(cue.start)
        behind = drafts.within(cue.end, min(cue.end + _NEAR, end))
        part = behind[0] if behind else None
        if (
            part is None
            or part.token.kind != "count"
            or part.indicator not in ADDITIVE
            or part.average
            or id(part) in added
        ):
            continue
        told = drafts.alike(part, start, cue.start)
        parts = drafts.alike(part, cue.end, end)
        if (
            told
            and len(parts) == 1
            and cue.start - told[-1].token.end < _NEAR
            and told[-1].token.noun == part.token.noun
            and (told[-1].geo_code, told[-1].stage, told[-1].period)
            == (part.geo_code, part.stage, part.period)
            and not told[-1].average
            and part.token.of is None
            and told[-1].token.of is None
        ):
            yield at_most(told[-1], [part], 0.7, "trong đó")


def leaves_rest(report: Report, last: Draft) -> bool:
    """Whether the sentence tells of a rest behind its last part."""
    end = report.segments.sentence(last.start)[1]
    return any(cue.value == "rest" for cue in report.cues["relation"].within(last.token.end, end))


def rest_source(report: Report, last: Draft) -> set[str]:
    """The source of what is left ("còn lại do cơ sở đối ứng", "chủ hộ lo phần còn lại"), or nothing: what it is spent on tells none."""
    low, end = report.text.low, report.segments.sentence(last.start)[1]
    for cue in report.cues["relation"].within(last.token.end, end):
        if cue.value != "rest":
            continue
        if _OF_TOLD.search(low, last.start, cue.start):
            return set()
        told = _told_of_rest(report, cue.end, end)
        payer = _PAYS_REST.search(low, last.token.end, cue.start)
        return {told} if told else ({"beneficiary"} if payer else set())
    return set()


def _told_of_rest(report: Report, start: int, end: int) -> str | None:
    """The source that the clause behind "còn lại" tells."""
    low = report.text.low
    mark = _ENDS.search(low, start, end)
    end = mark.start() if mark else end
    if _SPENT.match(low, start, end):
        return None
    if _FROM_LEVEL.match(low, start, end):
        return "local"
    named = report.cues["funding"].first(start, end)
    if named is not None and named.value in _SOURCES:
        return named.value
    if _BY_OWNERS.match(low, start, end):
        return "beneficiary"
    return "other" if _FROM_ELSEWHERE.match(low, start, end) else None
