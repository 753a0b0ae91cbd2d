"""The context of a report: its headline, the day it was published, the area it is about. Figures are not read here."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.setting.places import Mention, district_provinces, mentions
from khuyencong.geography import (
    MERGED_ON,
    PROVINCES,
    AmbiguousProvince,
    UnknownProvince,
    era_on,
    resolve,
    successor,
)
from khuyencong.language.letters import any_of, cased
from khuyencong.reading import Document

Days = tuple[date, date]

_ABOUT = re.compile(
    r"khuyến công|cnnt|công nghiệp nông thôn|hội nghị|hội thảo|công nghiệp|đề án|làng nghề|cơ sở|kc"
)
_FURNITURE = re.compile(
    r"bạn đang ở đây|đường dây nóng|hotline|trang chủ|gmt|°c|tin đăng lúc|xem với cỡ chữ|chi tiết -"
    r"|^tin họat động|cập nhật"
)
_NATIONAL = re.compile(
    r"cả nước|tòan quốc|chương trình khuyến công quốc gia|khuyến công quốc gia năm|bộ trưởng"
    r"|thủ tướng chính phủ"
)
_NATIONAL_MONEY = re.compile(r"(?:[^.:]{0,30} )?(?:khuyến công|kcqg|chương trình khuyến công) quốc gia")
_VENUE = re.compile(
    r"(?:tại|ở|sở công thương|sở công thương tỉnh|ubnd|ubnd tỉnh|giám đốc sở|trung tâm khuyến công|đăng cai"
    r"|hội chợ|đến từ)\s*(?:tỉnh|thành phố|tp\.?)?\s*(?:[^\W\d_]+(?: [^\W\d_]+)?, )?$"
)
_RANKED = re.compile(r"(?:đứng đầu|dẫn đầu|đầu|nhất|thứ [^\W_]+|trong|tốp đầu|hàng đầu)(?: của)? $")
_HONOURS = re.compile(r" (?:công nhận|vinh danh|tôn vinh|trao giải)(?![^\W_])")
_FAIR = re.compile(r"hội chợ|triển lãm")
_MINISTRY = re.compile(r"cục (?:công thương|công nghiệp|cnđp|ctđp)|chương trình khuyến công")
_OFFICE_OF_MINISTRY = re.compile(r"cục (?:công thương|công nghiệp) địa phương")
_DISTRICT_WORDS = cased(
    r"(?<![^\W_])(?<!cấp )(?:[Hh]uyện|[Tt]hị xã|[Qq]uận) [A-ZĐÀ-Ỹ](?![^.;]{0,30}(?:cũ|trước đây))"
)
_AFTER_MERGER = re.compile(
    any_of(
        *(
            f"{when} (?:hợp nhất|sáp nhập|sắp xếp)"
            for when in ("sau", "từ khi", "ngày", "năm đầu(?: tiên)?(?: sau)?")
        ),
        "chính quyền địa phương (?:hai|2) cấp",
        "bỏ cấp huyện",
    )
)


_COMMUNE_OF_PROVINCE = cased(
    r"(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu) (?:[A-ZĐÀ-Ỹ][^\W\d_]+ ?){1,4}(?:,|\() ?(?:tỉnh|TP\.?|[Tt]hành phố) ?[A-ZĐÀ-Ỹ]"
)
"""A commune right within a province: no district stands between since the merger."""
_CAPTION = re.compile(
    r" ?[(*]?(?:ảnh|hình)(?: minh họa)?(?: \d+)? ?: ?[^\n]{0,200}$|[^\n]{0,200}[ (](?:nguồn|ảnh): ?[^\n]{0,24}$"
)
_TELLING = frozenset({"money", "percent", "count", "capacity", "multiple", "number", "period", "date"})
_LATE = 10
"""The month from which a year's decisions speak of the next one."""
_DECISION = re.compile(
    r"(?<![^\W_])(?:quyết định|văn bản|công văn|kế họach|tờ trình)(?: số)?(?![^\W_])[^.;:\n]*$"
)
_FRAMEWORK = re.compile(
    r"(?:nghị định|thông tư|luật|chỉ thị|thủ tướng|-ttg|nđ-cp|/tt-|tt-b)(?:(?!ngày)[^.;:\n]){0,40}(?:ngày|,|\() ?$"
)
_IS_OVER = re.compile(r",? (?:[^\W\d]+ |& ){0,20}(?:đã|vừa) ")
_IN_HEADLINE = 6
"""Votes of a place in the headline: nothing told below outweighs it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the whole report. `title`, `lead` are spans of `Text.flat`; `geo_code` None where the report does not say."""

    title: tuple[int, int]
    lead: tuple[int, int]
    published: Days | None
    reference_day: date | None
    geo_code: str | None
    wide: bool
    places: list[Mention]
    era: str

    @property
    def lead_end(self) -> int:
        """The end of the first paragraph that tells something."""
        return self.lead[1]


def context_of(document: Document, text: Text, tokens: list[Token]) -> Context:
    """Headline, day and area of a document."""
    places = mentions(text)
    title = _title(document, text, places)
    published = document.origin.published or document.published or _dateline(text, tokens, title)
    era = _era(published, text, tokens)
    lead = _lead(text, title[1], tokens)
    geo_code = _area(document, text, places, title, lead[1], era)
    wide = geo_code is None or not geo_code[0].isdigit()
    reference = published[1] if published else _day_told(text, tokens, title, lead[1])
    return Context(title, lead, published, reference, geo_code, wide, places, era)


def _lead(text: Text, title_end: int, tokens: list[Token]) -> tuple[int, int]:
    """The first paragraph below the headline, datelines, captions and what tells neither figure nor time passed over.

    Where none is as long as a paragraph, all that stands there.
    """
    start = title_end + 1
    told = [
        token.start
        for token in tokens
        if token.kind in _TELLING
        and (token.kind == "period" or text.low[token.start].isdigit())
        and not (token.kind == "date" and (token.rule == "date.day_month" or _is_of_law(text, token)))
    ]
    while True:
        end = text.flat.find("\n", start)
        if end < 0:
            return min(title_end + 1, len(text.flat)), len(text.flat)
        if _CAPTION.match(text.low, start, end) or bisect_left(told, start) == bisect_left(told, end):
            start = end + 1
            continue
        if end - start > 80 or (end - start > 50 and text.flat[end - 1] == "."):
            return start, end
        start = end + 1


def _title(document: Document, text: Text, places: list[Mention]) -> tuple[int, int]:
    """The first line that reads like a headline; what stands before it is page furniture."""
    if document.title and (at := text.flat.find(" ".join(document.title.split()))) >= 0:
        return at, at + len(" ".join(document.title.split()))
    first: tuple[int, int] | None = None
    start = 0
    for line in text.flat.split("\n")[:8]:
        end = start + len(line)
        low = text.low[start:end]
        if (
            len(line.strip()) > 12
            and not _FURNITURE.search(low)
            and sum(map(str.isdigit, line)) < len(line) / 3
        ):
            if len(line) > 240 or (first and line.rstrip().endswith(".")):
                break  # the body has begun
            first = first or (start, end)
            if _ABOUT.search(low) or any(start <= place.start < end for place in places):
                return start, end
        start = end + 1
    return first or (0, min(len(text.flat), 120))


def _dateline(text: Text, tokens: list[Token], title: tuple[int, int]) -> Days | None:
    """The article's own date: a short line with a date below the headline; else one above it."""
    above: Days | None = None
    for token in tokens:
        if token.start > title[1] + 400:
            break
        days = token.span.days() if token.kind == "date" and token.span and token.span.first_year else None
        if days is None:
            continue
        line_start = text.flat.rfind("\n", 0, token.start) + 1
        line_end = text.flat.find("\n", token.end)
        line = text.low[line_start : line_end if line_end >= 0 else len(text.low)]
        dateline = len(line) < 60 or line.startswith(("- thứ", "thứ", "- chủ nhật"))
        if token.start > title[1] and dateline:
            return days
        if token.start < title[0] and above is None:
            above = days
    return above


def _day_told(text: Text, tokens: list[Token], title: tuple[int, int], lead_end: int) -> date | None:
    """The latest calendar day that the text names, but for days of laws: the report cannot be older.

    Nor can it be older than the months that its headline counts or its lead tells as over ("Trong tháng 4-2022, Trung tâm đã …").
    """
    days = [
        told[1]
        for token in tokens
        if token.kind == "date" and token.span and token.span.first_year and (told := token.span.days())
        and not _is_of_law(text, token)
    ]  # fmt: skip
    if not days:
        return None
    counted = (
        token.span.days()
        for token in tokens
        if token.kind == "period" and token.span and title[0] <= token.start < title[1]
    )
    days += [
        first if last.month == 12 else last
        for first, last in filter(None, counted)
        if first.year == last.year
    ]
    days += [
        told[1]
        for token in tokens
        if token.rule == "period.month" and title[1] <= token.start < lead_end and token.span and token.span.first_year
        and (told := token.span.days()) and _IS_OVER.match(text.low, token.end)
    ]  # fmt: skip
    return None if _is_of_plan_ahead(text, tokens, max(days)) else max(days)


def _is_of_law(text: Text, day: Token) -> bool:
    """Whether a day is that of a law, which reports cite for years."""
    return _FRAMEWORK.search(text.low, max(0, day.start - 80), day.start) is not None


def _is_of_plan_ahead(text: Text, tokens: list[Token], day: date) -> bool:
    """Whether a day late in a year is told only as that of a decision on the next year's plan: the report is younger."""
    if day.month < _LATE or not any(
        token.kind == "period"
        and token.span
        and token.span.first_year == token.span.last_year == day.year + 1
        for token in tokens
    ):
        return False
    told = [
        token
        for token in tokens
        if token.kind == "date" and token.span and (token.span.days() or [None, None])[1] == day
    ]
    return bool(told) and all(
        _DECISION.search(text.low, max(0, token.start - 90), token.start) for token in told
    )


def _era(published: Days | None, text: Text, tokens: list[Token]) -> str:
    """34 for a report of today's provinces that no longer speaks of districts, else 63.

    Where no day of publication is known, a day, month or quarter since July 2025 or a year after 2025 tells it.
    """
    if published is not None:
        recent = era_on(published[1]) == "34"
    else:
        merged = _AFTER_MERGER.search(text.low) or (
            _COMMUNE_OF_PROVINCE.search(text.flat) and any(_is_of_merger(token) for token in tokens)
        )
        recent = bool(merged) or any(_is_recent(token) for token in tokens)
    return "34" if recent and not _DISTRICT_WORDS.search(text.flat) else "63"


def _is_recent(token: Token) -> bool:
    """Whether a day or period was told that lies in the time of the 34 provinces; plans for years far ahead do not count."""
    days = token.span.days() if token.span else None
    if days is None or token.kind not in {"date", "period"}:
        return False
    if token.rule in {"period.year", "period.years"}:
        return days[0].year == MERGED_ON.year + 1
    return days[1] >= MERGED_ON and days[1].year <= MERGED_ON.year + 1


def _is_of_merger(token: Token) -> bool:
    """Whether the year of the merger is told."""
    return token.kind == "period" and token.span is not None and token.span.last_year == MERGED_ON.year


def of_era(geo_codes: tuple[str, ...], era: str) -> str:
    """The candidate of the era; where the name is known to one era only, that one's, or what it became."""
    for code in geo_codes:
        if not code[0].isdigit() or code.startswith(era):
            return code
    return successor(geo_codes[0]) if era == "34" else geo_codes[0]


def _area(
    document: Document, text: Text, places: list[Mention], title: tuple[int, int], lead: int, era: str
) -> str | None:
    """The area that the report is about: told by its origin, else by its headline, lead and the names in it."""
    return (
        _area_of_origin(document.origin.province, era)
        or _area_named(document, text, places, title, lead, era)
        or ("VN" if _MINISTRY.search(text.low) else None)
    )


def _area_of_origin(province: str | None, era: str) -> str | None:
    if not province:
        return None
    try:
        return resolve(province, _day_of(era))
    except AmbiguousProvince as ambiguous:
        return of_era(ambiguous.candidates, era)
    except UnknownProvince:
        return None


def _area_named(
    document: Document, text: Text, places: list[Mention], title: tuple[int, int], lead: int, era: str
) -> str | None:
    """A region in headline or lead; the country where the headline speaks of it; else the place named most."""
    host = next(
        (place for place in places if title[0] <= place.start < title[1] and place.geo_codes[0][0].isdigit()),
        None,
    )
    if host and _FAIR.search(text.low, *title):
        return of_era(host.geo_codes, era)  # "Hội chợ … khu vực miền Trung - Quảng Bình 2023"
    last = (
        title[1] if host else max(lead, title[1])
    )  # "Điện Biên: …": the lead's "cả nước" is what it stands in
    for place in places:
        ranked = _RANKED.search(text.low, max(0, place.start - 24), place.start)
        if host and (ranked or _HONOURS.match(text.low, place.end)):
            continue  # "Vĩnh Long đứng đầu cả nước", "Khu vực phía Nam công nhận 18 sản phẩm của Đồng Tháp"
        if title[0] <= place.start < last and not place.geo_codes[0][0].isdigit():
            return place.geo_codes[0]
    votes: Counter[str] = Counter()
    for place in places:
        if place.start >= title[0] and place.geo_codes[0][0].isdigit() and not place.part:
            weight = _IN_HEADLINE if title[0] <= place.start < title[1] else 3 if place.start < lead else 1
            if _VENUE.search(text.low[max(0, place.start - 30) : place.start]) and weight < _IN_HEADLINE:
                weight = 1
            votes[of_era(place.geo_codes, era)] += weight
    if max(votes.values(), default=0) < _IN_HEADLINE:
        votes += _hints(document, text, lead, era)
    best = votes.most_common(1)
    named_in_title = any(title[0] <= place.start < title[1] for place in places)
    votes_of_best = best[0][1] if best else 0
    national = _NATIONAL.search(text.low, *title) and votes_of_best < 4
    only_venues = (
        votes_of_best < 3 and _NATIONAL_MONEY.match(text.low, title[0]) and _MINISTRY.search(text.low)
    )
    of_country = (
        votes_of_best < 3
        and any(place.geo_codes[0] == "VN" for place in places)
        and _OFFICE_OF_MINISTRY.search(text.low) is not None
    )
    if (national or only_venues or of_country) and not named_in_title:
        return "VN"
    if best:
        return best[0][0]
    return next((place.geo_codes[0] for place in places if not place.geo_codes[0][0].isdigit()), None)


def _hints(document: Document, text: Text, lead: int, era: str) -> Counter[str]:
    """Votes for the province of the districts named, and of the report's address, where no headline names one."""
    votes: Counter[str] = Counter()
    for start, code in district_provinces(text.flat, communes=era == "34"):
        votes[successor(code) if era == "34" else code] += 3 if start < lead else 1
    if address := _province_of_address(document.origin.url or "", era):
        votes[address] += 2
    return votes


def _province_of_address(url: str, era: str) -> str | None:
    """The province whose name stands in the host of the report's address (baobinhdinh.vn), where one alone does."""
    host = re.sub(r"^[a-z]+://", "", url.lower()).split("/")[0]
    found = {
        province.geo_code for province in PROVINCES.values()
        if province.era == era and len(province.name_ascii) > 5 and province.name_ascii.lower().replace(" ", "") in host
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _day_of(era: str) -> date:
    return date(2025, 6, 30) if era == "63" else date(2025, 7, 1)
