"""Years told in a row for figures told in a row: "các năm 2018, 2019 và 2020 lần lượt là 3, 4 và 5 tỷ đồng"."""

import re

from khuyencong.extraction.setting.context import Days
from khuyencong.extraction.setting.report import Report
from khuyencong.extraction.setting.scope import Scope

_CUES = ("lần lượt", "tương ứng")
_IN_TURN = re.compile(rf"(?<![^\W_])(?:{'|'.join(_CUES)})(?![^\W_])")
_YEARS = frozenset({"period.year", "period.years"})


def tells_lists(low: str) -> bool:
    """Whether a text tells anything in a row: most tell nothing, and none of their figures need be asked."""
    return any(cue in low for cue in _CUES)


def year_of_list(report: Report, here: Scope) -> Days | None:
    """The year that a figure has by its place in a row; None where years and figures are not of one number."""
    low, (first, end) = report.text.low, here.sentence
    cue = _IN_TURN.search(low, first, end)
    if cue is None:
        return None
    spans = [token.span for token in report.tokens if token.rule in _YEARS and first <= token.start < end]
    row = [token for token in report.quantities if cue.start() < token.start < end]
    places = [at for at, token in enumerate(row) if token.end == here.right[0]]
    if len(spans) < 2 or len(spans) != len(row) or not places:
        return None
    span = spans[places[0]]
    return span.days() if span else None
