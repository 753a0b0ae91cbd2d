"""Whether parts are surely the whole of their total, by the form of the list: then a sum that fails is told. No sum is found here."""

import re
from collections.abc import Sequence
from itertools import pairwise

from khuyencong.extraction.relations.drafts import Drafts
from khuyencong.extraction.relations.lists import bulleted
from khuyencong.extraction.relations.relation import same_noun
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.segments import Span

_OPENS = re.compile(
    r"[^.;()\d]{0,60}?(?::|(?<![^\W_])(?P<word>bao gồm|gồm có|gồm|chia ra|chia thành|chia theo|phân theo)(?![^\W_]))"
    r"[^.;()\d]{0,80}"
)
_SPLITS = re.compile(r"\s*(?:chia|phân|xếp|tính) (?:ra )?(?:theo|ra)(?![^\W_])[^.;\d:]{0,40}:")
_OPEN_END = re.compile(
    r"…|\.\.\.|v\.v|một số|ngòai ra|trong đó|riêng|trong số|cùng các|và các|nhiều|chưa kể|tối đa"
)
_CLOSES = re.compile(r"[^.;,()\d]{0,30}(?<![^\W_])khác(?![^\W_])")
_REST = re.compile(r"còn lại[^.;,()\d]{0,20}$")
_SOME = re.compile(r"trong đó|trong số|một số|nổi bật|nổi trội|điển hình|chủ yếu")
_HEADS = re.compile(r"(?:[^.;\d]|(?<=năm )\d{4}){0,80}:\s*")
_SPLIT_HEAD = re.compile(
    r"[^.;\d]{0,60}(?:phân (?:khai|bổ|chia|kỳ)|chia|bố trí|sử dụng|cơ cấu|dành)[^.;\d]{0,30}:\s*"
)
_NEXT = re.compile(r"[,;\n]| và ")
_LAST = re.compile(r" và [^,;]*$")
_PEOPLE = frozenset({"trainees", "jobs"})
"""Told by many nouns: "840 lao động, gồm 310 người …"."""
_MANY = 3
_NEAR = 10
"""A list that is off by a greater part of its total than one in so many may be told of another thing."""


def is_whole(report: Report, drafts: Drafts, total: Draft, parts: Sequence[Draft]) -> bool:
    """An unbroken list of exact figures of one thing that the words open as the whole, and that they close or that comes near its total."""
    opened = _lines(report, total, parts) or _opened(report, total, parts) or _split(report, total, parts)
    if not opened or not _unbroken(report, drafts, total, parts):
        return False
    off = abs(sum(part.value for part in parts) - total.value)
    return off * _NEAR <= total.value or opened == "lines" or _closed(report, parts, opened)


def _opened(report: Report, total: Draft, parts: Sequence[Draft]) -> str | None:
    """ "72 sản phẩm, gồm 39 sản phẩm …, 21 sản phẩm …": nothing but the word that opens stands between; that word."""
    opened = _OPENS.fullmatch(report.text.low, total.token.end, parts[0].start)
    return (opened["word"] or ":") if opened and not _SOME.search(opened[0]) else None


def _split(report: Report, total: Draft, parts: Sequence[Draft]) -> str | None:
    """ "… 16,9 tỷ đồng. Chia theo khu vực: …": a sentence that splits the last figure of the sentence before it."""
    start = report.segments.sentence(parts[0].start)[0]
    follows = report.segments.sentence_before(start)[0] <= total.start < start
    return "chia" if follows and _SPLITS.match(report.text.low, start, parts[0].start) else None


def _lines(report: Report, total: Draft, parts: Sequence[Draft]) -> str | None:
    """ "… 12 đề án khuyến công:" and behind it lines with bullets, three or more, each with its part."""
    line = report.segments.line(total.start)
    head = _HEADS.fullmatch(report.text.low, total.token.end, line[1])
    if head is None:
        line, head = _headed_below(report, total, line)
    if len(parts) < _MANY or head is None or _SOME.search(head[0]):
        return None
    listed = list(bulleted(report, line[1]))
    return "lines" if listed == [report.segments.line(part.start) for part in parts] else None


def _headed_below(report: Report, total: Draft, line: Span) -> tuple[Span, re.Match[str] | None]:
    """The line right below, where it splits a whole by its source: "Phần ngân sách tỉnh được phân khai như sau:"."""
    below = next((each for each in report.segments.lines_after(line[0]) if report.words(each).strip()), line)
    sources = {cue.value for cue in report.cues["funding"].within(*below)}
    own = total.own_funding and sources == {total.funding}
    return below, _SPLIT_HEAD.fullmatch(report.text.low, *below) if own else None


def _unbroken(report: Report, drafts: Drafts, total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts are all that is told of the thing up to the end of the list, and nothing is left out or told inside another."""
    start, end = parts[0].start, report.segments.sentence(parts[-1].start)[1]
    low = report.text.low
    told = [draft for draft in drafts.alike(total, total.start + 1, end) if not draft.average]
    gaps = [low[one.token.end : other.start] for one, other in pairwise(parts)]
    return (
        len(told) == len(parts)
        and all(one is other for one, other in zip(told, parts, strict=True))
        and all(each.token.qualifier == "exact" and each.token.high is None for each in (total, *parts))
        and all(part.stage == total.stage for part in parts)
        and (
            total.token.kind == "money"
            or total.indicator in _PEOPLE
            or all(same_noun(part, total) for part in parts)
        )
        and len({report.segments.bracket(part.start) is None for part in parts}) == 1
        and all(_NEXT.search(gap) for gap in gaps)
        and not _OPEN_END.search(low, start, end)
    )


def _closed(report: Report, parts: Sequence[Draft], opened: str) -> bool:
    """Whether the words end the list: "… và 12 sản phẩm khác", "còn lại …", a last "và", or items told apart by semicolons."""
    low = report.text.low
    gaps = [low[one.token.end : other.start] for one, other in pairwise(parts)]
    end = report.segments.sentence(parts[-1].start)[1]
    if _CLOSES.match(low, parts[-1].token.end, end) or _REST.search(gaps[-1]) or opened == "chia":
        return True
    return opened != ":" and (
        _LAST.search(gaps[-1]) is not None or (len(parts) >= _MANY and all(";" in gap for gap in gaps))
    )
