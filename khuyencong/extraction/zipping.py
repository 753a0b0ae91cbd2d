"""Lists told in parallel: "A, B và C, lần lượt 11, 8 và 6 tỷ đồng" gives each its own figure."""

from collections.abc import Sequence
from itertools import pairwise

from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.funding.wholes import PASSED_ON
from khuyencong.extraction.setting.context import Days, of_era
from khuyencong.extraction.setting.cues import Cue
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.language import calendar
from khuyencong.language.calendar import Span

_JOINS = frozenset({", ", " và ", ", và ", "; "})
_MONTHS_OF = {"period.quarter": 3, "period.month": 1}


def zip_lists(report: Report) -> None:
    """ "A, B và C, lần lượt 11, 8 và 6 tỷ đồng": a figure for each listed place, source or period; refused where the lengths differ."""
    for cue in report.cues["relation"].found:
        if cue.value != "zip":
            continue
        sentence = report.segments.sentence(cue.start)
        figures = [
            draft for draft in report.drafts if cue.start < draft.start < report.segments.item(cue.start)[1]
        ]
        figures = [draft for draft in figures if draft.measure == figures[0].measure]
        figures = max(figures, _told_in_a_row(report, cue.start, sentence[1]), key=len)
        places = [
            place
            for place in report.context.places
            if sentence[0] <= place.start < cue.start and place.geo_codes[0][0].isdigit()
        ]
        sources = [
            source
            for source in report.cues["funding"].within(sentence[0], cue.start)
            if source.value in PASSED_ON
        ]
        if len(figures) > 1 and len(places) == len(figures):
            for draft, place in zip(figures, places, strict=True):
                draft.geo_code, draft.place = of_era(place.geo_codes, report.context.era), None
                draft.reasons.append("geo.zip")
        elif (
            len(figures) > 1
            and (_zip_sources := _listed_sources(report, sources))
            and len(_zip_sources) == len(figures)
        ):
            for draft, source in zip(figures, _zip_sources, strict=True):
                draft.funding, draft.own_funding = source, True
                draft.reasons.append("funding.zip")
        else:
            _zip_periods(report, figures, cue.start)


def _zip_periods(report: Report, figures: Sequence[Draft], cue: int) -> None:
    """ "Năm 2020, 2021 và 2022 lần lượt là 5, 7 và 9 đề án": a year each; where the lengths differ no figure has them all."""
    if len(figures) < 2:
        return
    start, end = report.segments.sentence(cue)
    periods = [token for token in report.tokens if token.kind == "period" and start <= token.start < end]
    before = [token for token in periods if token.start < cue]
    behind = [token for token in periods if token.start > figures[-1].start]
    spans = _in_a_row(report, before) or _in_a_row(report, behind)
    if not spans:
        row = _told_in_a_row(report, cue, end)
        spans = _years_of(before[-1:], len(row))
        figures = row
    if not spans:
        return
    year = next((span.last_year for span in reversed(spans) if span.last_year), None)
    days: list[Days | None] = [span.days(year) for span in spans]
    if len(days) != len(figures):
        days = [None] * len(figures)
    for draft, period in zip(figures, days, strict=True):
        draft.period, draft.own_period = period, period is not None
        draft.reasons = [reason for reason in draft.reasons if not reason.startswith("period.")]
        draft.reasons.append("period.sentence" if period else "period.none")


def _years_of(periods: Sequence[Token], number: int) -> list[Span]:
    """The years of "Từ năm 2009 đến 2013, năm nào cũng tăng, lần lượt là …", where there are as many as figures."""
    span = periods[0].span if periods and periods[0].rule == "period.years" else None
    if (
        span is None
        or not span.first_year
        or not span.last_year
        or span.last_year - span.first_year + 1 != number
    ):
        return []
    return [calendar.years(year, year) for year in range(span.first_year, span.last_year + 1)]


def _in_a_row(report: Report, periods: Sequence[Token]) -> list[Span]:
    """Two periods or more with nothing but commas and "và" between, or none."""
    low = report.text.low
    if len(periods) == 1:
        return _taken_apart(periods[0], low[periods[0].start : periods[0].end])
    gaps = [low[one.end : other.start] for one, other in pairwise(periods)]
    spans = [token.span for token in periods if token.span]
    return spans if gaps and all(gap in _JOINS for gap in gaps) and len(spans) == len(periods) else []


def _taken_apart(period: Token, words: str) -> list[Span]:
    """The quarters or months of "qúy I, II và III/2022", which are read as one span."""
    months = _MONTHS_OF.get(period.rule)
    span = period.span
    if months is None or span is None or not ("," in words or " và " in words):
        return []
    firsts = range(span.first_month, span.last_month + 1, months)
    return [calendar.months(span.first_year, first, first + months - 1) for first in firsts]


def _told_in_a_row(report: Report, start: int, end: int) -> list[Draft]:
    """Figures of one kind that stand side by side, also across semicolons: "11,2; 9,7 và 8,8 tỷ đồng"."""
    row: list[Draft] = []
    for draft in report.drafts:
        if start < draft.start < end:
            if row and (draft.measure != row[0].measure or draft.start - row[-1].token.end > len("; và ")):
                break
            row.append(draft)
    return row


def pair_places(report: Report) -> None:
    """ "Ninh Thuận và Kon Tum mới giải ngân 620 triệu đồng và 415 triệu đồng": two places, two figures, in their order."""
    for first, second in zip(report.drafts, report.drafts[1:], strict=False):
        if first.measure != second.measure or report.text.low[first.token.end : second.start] != " và ":
            continue
        start = max(report.segments.item(first.start)[0], report.left(first.token)[0])
        places = [
            place
            for place in report.context.places
            if start <= place.start < first.start and place.geo_codes[0][0].isdigit()
        ]
        if len(places) == 2 and report.text.low[places[0].end : places[1].start] == " và ":
            for draft, place in zip((first, second), places, strict=True):
                draft.geo_code, draft.place = of_era(place.geo_codes, report.context.era), None
                draft.reasons.append("geo.zip")


def _listed_sources(report: Report, sources: list[Cue]) -> list[str]:
    """Sources in their order; "khuyến công quốc gia và địa phương" lists two."""
    listed: list[str] = []
    for cue in sources:
        words = report.text.low[cue.start : cue.end]
        if cue.value == "state" and "địa phương" in words and "quốc gia" in words:
            first = "local" if words.find("địa phương") < words.find("quốc gia") else "national"
            listed += [first, "national" if first == "local" else "local"]
        else:
            listed.append(cue.value)
    return listed
