"""What is left of a total ("còn lại …"): whose it is, and that no part exceeds its total."""

import re
from collections.abc import Iterator, Sequence

from khuyencong.extraction.drafts import Drafts
from khuyencong.extraction.relation import ADDITIVE, Relation, at_most
from khuyencong.extraction.report import Draft, Report

_SET_APART = re.compile(r"[,;(] ?trong")
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
            start = report.segments.sentence(len(report.text.low[:start].rstrip()) - 1)[0]
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
    return [*found, *_counted(report, drafts, summed)]


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
    """The source of what is left ("còn lại do cơ sở đối ứng"), or nothing."""
    end = report.segments.sentence(last.start)[1]
    for cue in report.cues["relation"].within(last.token.end, end):
        if cue.value == "rest":
            words = report.text.low[cue.end : end]
            if re.match(r"[^.;]{0,12}ngân sách (?:tỉnh|địa phương|thành phố|huyện)", words):
                return {"local"}
            return (
                {"beneficiary"}
                if re.search(r"cơ sở|doanh nghiệp|đơn vị thụ hưởng|đối ứng|hộ |vay", words)
                else {"other"}
            )
    return set()
