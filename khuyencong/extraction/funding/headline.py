"""The source that headline and lead name for a whole report. What stands nearer to a figure is told in sources.py."""

import re
from collections.abc import Iterable

from khuyencong.extraction.funding.wholes import PASSED_ON
from khuyencong.extraction.setting.cues import Cue, Cues
from khuyencong.extraction.setting.neighbourhood import in_item, is_item
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span

_FUNDED = frozenset({"budget", "projects"})
_PLAN = re.compile(r"chương trình|kế họach|đề án")
_OF_WHICH = re.compile(r"trong (?:số )?đó")
_PLAN_NEAR = 30
_ENDS = ".…"
_OF_PROVINCE = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã)$")
_TIED_TO_MONEY = frozenset({"projects", "establishments", "trainees", "classes", "models"})


NEW_SUBJECT = re.compile(
    r"\s*(?:cùng (?:kỳ|năm|giai đọan|thời gian|thời điểm)(?: này| đó| ấy)?, )?(?:tỉnh|ubnd|huyện|sở|thành phố|hđnd|thị xã"
    r"|ngòai ra|bên cạnh)(?![^\W_])"
)


class Headline:
    """The sources of a report's headline, and the one of its lead."""

    __slots__ = ("_cues", "_lead", "_of_plan", "_title", "report")

    def __init__(self, report: Report, cues: Cues, named: list[Cue]) -> None:
        """`named` are the cues that are not but the title of a programme."""
        self.report, self._cues = report, cues
        start, end = report.context.title
        headline = report.text.low[start:end].rstrip()
        self._title = {cue.value for cue in named if start <= cue.start < end and headline[-1] not in _ENDS}
        alone = len({cue.value for cue in named} & PASSED_ON) == 1
        self._of_plan = alone or _PLAN.search(headline) is not None
        self._lead = self._source_of_lead(named)

    def source_of(self, draft: Draft, here: Scope) -> str | None:
        """The headline's source, where it names one alone: for money, projects and the counts tied to them; else the lead's."""
        if draft.indicator in {"revenue", "products"} or self._of_another_time(draft, here):
            return None
        funded = draft.indicator in _FUNDED
        if len(self._title) == 1:
            source = next(iter(self._title & {"national", "local"}), None)
            tied = self._of_plan or any(other.funding == source for other in in_item(self.report, draft))
            return source if funded or tied else None
        if self._lead is None or opens_subject(self.report, here):
            return None
        source, of_all, years = self._lead
        if draft.period and years and not min(years) <= draft.period[1].year <= max(years):
            return None  # the lead plans the year after, or looks back
        return source if funded or (of_all and draft.indicator in _TIED_TO_MONEY) else None

    def _of_another_time(self, draft: Draft, here: Scope) -> bool:
        """Whether words of its own set a figure into another time than the first figure's, and do not speak on of the programme."""
        first = self.report.drafts[0].period if self.report.drafts else None
        if not draft.own_period or draft.period is None or first is None:
            return False
        apart = draft.period[1] < first[0] or first[1] < draft.period[0]
        return apart and "chương trình" not in self.report.words((here.sentence[0], draft.start))

    def _source_of_lead(self, named: Iterable[Cue]) -> tuple[str, bool, list[int]] | None:
        """The one source of the lead, where the report names no other, whether all that was done is told to be of it, and its years.

        Words that tell no figure or speak of a plan; "chương trình khuyến công thành phố" is but what the programme is called.
        """
        report, start = self.report, self.report.context.title[1]
        if {cue.value for cue in self._cues.found} & PASSED_ON not in ({"national"}, {"local"}):
            return None
        line = report.segments.line(max(report.context.lead_end - 1, 0))
        if is_item(report, line) or report.is_heading(line[0]):
            return None
        end = report.segments.sentence(line[0])[1]
        for cue in named:
            if start <= cue.start < end and cue.value in PASSED_ON:
                own = report.segments.sentence(cue.start)
                if _OF_WHICH.search(report.text.low, own[0], cue.start):
                    return None
                frame_only = not any(own[0] <= token.start < own[1] for token in report.quantities)
                of_all = frame_only and not _OF_PROVINCE.search(report.text.low, cue.start, cue.end)
                clause = report.segments.clause(cue.start)[0]
                of_plan = _PLAN.search(report.text.low, max(start, clause, cue.start - _PLAN_NEAR), cue.end)
                return (cue.value, of_all, self._years(own)) if frame_only or of_plan else None
        return None

    def _years(self, sentence: Span) -> list[int]:
        """The years that a sentence names, the first of each stretch and the last."""
        return [
            year
            for token in self.report.tokens
            if token.span and sentence[0] <= token.start < sentence[1]
            for year in (token.span.first_year, token.span.last_year)
            if year
        ]


def opens_subject(report: Report, here: Scope) -> bool:
    """Whether the sentence or its item begins with a subject of its own ("Tỉnh …", "Ngoài ra …")."""
    low, start, item = report.text.low, here.sentence[0], here.item[0]
    if NEW_SUBJECT.match(low, start):
        return True
    return item != start and NEW_SUBJECT.match(low, item) is not None
