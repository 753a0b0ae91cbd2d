"""Lists told in parallel: "A, B và C, lần lượt 11, 8 và 6 tỷ đồng" gives each its own figure."""

from khuyencong.extraction.context import of_era
from khuyencong.extraction.cues import Cue
from khuyencong.extraction.report import Draft, Report
from khuyencong.extraction.wholes import PASSED_ON


def zip_lists(report: Report) -> None:
    """ "A, B và C, lần lượt 11, 8 và 6 tỷ đồng": a figure for each listed place or source; refused where the lengths differ."""
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
        if cue.value == "state" and " và " in words:
            first = "local" if words.find("địa phương") < words.find("quốc gia") else "national"
            listed += [first, "national" if first == "local" else "local"]
        else:
            listed.append(cue.value)
    return listed
