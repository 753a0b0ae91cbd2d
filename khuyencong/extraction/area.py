"""Where: the area, and the district or commune, that a figure is about."""

import re

from khuyencong.extraction.context import of_era
from khuyencong.extraction.places import local_places
from khuyencong.extraction.report import Draft, Report

_BEFORE_NAME = frozenset({"các", "tại", "ở", "trong", "riêng", "huyện", "xã", "phường", "tỉnh"})
_COUNTRY_OR_PART = re.compile(r"(?:của|trong|so với|trên)(?: tòan| tổng)? ?$")
_VENUE = re.compile(
    r"(?:sở công thương|ubnd|hđnd|tại|giám đốc sở|chủ tịch|đăng cai|đến từ|thành phố|tp\.?|tỉnh ủy|sở"
    r"|trung tâm)(?: tỉnh| tp\.?| thành phố)? ?$"
)


def area(report: Report, draft: Draft) -> None:
    """Where: the report's area, unless the figure's sentence has another subject."""
    context = report.context
    draft.geo_code = context.geo_code
    sentence = report.segments.sentence(draft.start)
    subject = None
    for place in context.places:
        if place.start >= sentence[1]:
            break
        if place.start < sentence[0] and not (
            context.wide and place.start >= report.segments.line(draft.start)[0]
        ):
            continue
        if place.start > draft.start or not _is_subject(report, place.start, draft.start):
            continue
        code = of_era(place.geo_codes, context.era)
        if context.wide or (code != context.geo_code and _is_apart(report, place.start)):
            subject = place, code
    if subject is not None:
        place, code = subject
        draft.geo_code = code
        draft.place = place.part
        if code != context.geo_code:
            draft.reasons.append("geo.subject")
    if context.wide and subject is None:
        parts = [
            place.part
            for place in context.places
            if place.part and context.title[0] <= place.start < context.lead_end
        ]
        draft.place = parts[0] if parts else None
    region = _region_of_provinces(report, draft)
    if region:
        draft.geo_code = region
    _district(report, draft)


def _is_subject(report: Report, start: int, figure: int) -> bool:
    """Not a venue, an office or the base of a share."""
    left = report.text.low[max(0, start - 40) : start]
    if (
        _after_percent(report, start)
        or _VENUE.search(left)
        or (_COUNTRY_OR_PART.search(left) and "%" in left)
    ):
        return False
    bracket = report.segments.bracket(start)
    return bracket is None or bracket[0] < figure < bracket[1]


def _after_percent(report: Report, start: int) -> bool:
    """ "chiếm 27,1% tổng kinh phí cả nước": a base, not a subject."""
    clause = report.segments.clause(start)
    return "%" in report.text.low[clause[0] : start]


def _is_apart(report: Report, start: int) -> bool:
    """ "Riêng tỉnh Ninh Bình": another place than the report's takes over."""
    left = report.text.low[max(0, start - 16) : start]
    return bool(re.search(r"(?:riêng|còn|đối với|trong khi)(?: tỉnh| thành phố)? ?$", left))


def _region_of_provinces(report: Report, draft: Draft) -> str | None:
    """ "28 tỉnh, thành phố" before the figure names the region of 28 provinces."""
    if not report.context.wide:
        return None
    sentence = report.segments.sentence(draft.start)
    sizes = {28: "KC-BAC", 15: "KC-TRUNG", 20: "KC-NAM", 63: "VN", 34: "VN"}
    for token in reversed(report.tokens):
        if (
            sentence[0] <= token.start < draft.start
            and token.rule == "identifier.region"
            and token.value is not None
        ):
            return sizes.get(int(token.value))
    return None


def _district(report: Report, draft: Draft) -> None:
    """The district or commune named in the figure's sentence, else in the one before it of the same paragraph."""
    if draft.place or report.context.wide:
        return
    sentence = report.segments.sentence(draft.start)
    found = [place for place in local_places(report.text.flat, sentence[0], draft.start) if place.rank <= 4]
    inside = [
        place
        for place in local_places(
            report.text.flat,
            draft.token.end,
            report.segments.clause(draft.token.end)[1]
            if draft.token.end < report.segments.end
            else draft.token.end,
        )
        if place.rank <= 4
    ]
    if inside or found:
        draft.place = (inside or found[-1:])[0].words


def places_of_list(report: Report, draft: Draft) -> list[str]:
    """ "A, B, C mỗi nơi 1 cơ sở": the places that each have the figure."""
    left = report.left(draft.token)
    words = report.words(left)
    if "mỗi" not in words and "đều có" not in words:
        return []
    found = re.search(
        r"(?P<names>[^:;.()]+?),? (?:mỗi nơi|mỗi huyện|mỗi địa phương|mỗi xã|mỗi đơn vị|mỗi tỉnh"
        r"|mỗi thành phố|đều có|mỗi địa bàn)(?: (?:có|được|hỗ trợ|là|khỏang|gần|hơn|trên))* $",
        words,
    )
    if not found:
        return []
    start, end = found.span("names")
    names = re.split(r", | và ", report.text.flat[left[0] + start : left[0] + end])
    return [bare for name in names if (bare := _bare_name(name))]


def _bare_name(name: str) -> str:
    """ "Tại các huyện Ba Bể": the name without the words before it; empty where there is no name."""
    words = name.split()
    while words and (words[0].islower() or words[0].casefold() in _BEFORE_NAME):
        del words[0]
    return " ".join(words)
