"""What is left of a total ("còn lại …"): whose it is, and that no part exceeds its total."""

import re
from collections.abc import Sequence

from khuyencong.extraction.relation import Relation, at_most
from khuyencong.extraction.report import Draft, Report


def remainders(report: Report, drafts: Sequence[Draft], summed: Sequence[Relation]) -> list[Relation]:
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
            for draft in drafts
            if start <= draft.start < cue.start and draft.indicator == "budget" and id(draft) not in done
        ]
        parts = [
            draft
            for draft in drafts
            if cue.end <= draft.start < sentence[1]
            and draft.indicator in {"budget", "other"}
            and draft.token.kind == "money"
        ]
        rest = bool(parts) and leaves_rest(report, parts[-1])
        if (
            totals
            and parts
            and (len(parts) == 1 or rest)
            and all(part.geo_code == totals[-1].geo_code for part in parts)
        ):
            found.append(at_most(totals[-1], parts, 0.7, "còn lại" if rest else "trong đó"))
    return found


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
