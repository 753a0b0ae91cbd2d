"""Where: the area, and the district or commune, that a figure is about."""

import re
from bisect import bisect_left

from khuyencong.extraction.setting.context import of_era
from khuyencong.extraction.setting.neighbourhood import about_one_firm
from khuyencong.extraction.setting.places import Mention, local_places
from khuyencong.extraction.setting.report import Draft, Report
from khuyencong.extraction.setting.scope import Scope
from khuyencong.extraction.setting.segments import Span

_BEFORE_NAME = frozenset({"các", "tại", "ở", "trong", "riêng", "huyện", "xã", "phường", "tỉnh"})
_COUNTRY_OR_PART = re.compile(r"(?:của|trong|so với|trên)(?: tòan| tổng)? ?$")
_VENUE = re.compile(
    r"(?:sở công thương|ubnd|hđnd|tại|giám đốc sở|chủ tịch|đăng cai|đến từ|thành phố|tp\.?|tỉnh ủy|sở"
    r"|trung tâm|(?:hội nghị|hội chợ|triển lãm|hội thảo|diễn ra|tổ chức|họp|mở)(?: [^\W\d_]+)? ở)(?: tỉnh| tp\.?| thành phố)? ?$"
)


_SOME = re.compile(r"(?:có|một số|nhiều|mấy) (?:tỉnh|địa phương|nơi)(?![^\W_])")
_OLD = re.compile(r"(?<![^\W_])(?:cũ|trước đây|trước khi (?:hợp nhất|sáp nhập))(?![^\W_])")
_HAS = re.compile(
    r"(?: cũ| trước đây)?:?(?:,? (?:lần|kỳ|năm|đợt) (?:này|nay))?(?: có| hỗ trợ| được| là| đăng ký| nhiều nhất với| gửi về)? $"
)
_SENT_TO = re.compile(r"(?<![^\W_])(?:bình chọn|dự thi|dự|tham gia)(?: cấp)? $")
_BY_REGION = re.compile(r"(?<![^\W_])theo (?:vùng|miền|khu vực)(?![^\W_])")
_SIDE = re.compile(r"(?<![^\W_])(?<!khu vực )(?:phía|miền) (bắc|nam)(?![^\W_])")
_SIDES = {"bắc": "KC-BAC", "nam": "KC-NAM"}
_ADDRESS = re.compile(r"\((?:xã|phường|huyện|thị xã|thị trấn|thành phố|tp\.?|tỉnh|quận) ")
_WHOLE_REGION = re.compile(r"\s*(?:tòan|cả)(?: bộ)? (?:khu vực|vùng)(?![^\W_])")
_THE_REGION = re.compile(
    r"(?<![^\W_])(?:riêng khu vực(?! (?:miền|phía|tây|nam|bắc|nông|đồng))"
    r"|khu vực (?=chiếm|góp|đạt|là|có|được giao|thực hiện|giải ngân))"
)
"""The region that the report is about, apart from the country that its sentence tells of."""
_BY_GROUP = re.compile(
    r"\s*(?:nếu )?(?:tính|xét|chia|xếp|phân)? ?theo (?:từng )?(?:nhóm|ngành|lĩnh vực|lọai)"
)
_MANY = 100
"""A count that is no chance where it is told twice."""
_APART = re.compile(r"(?:riêng|còn|đối với|trong khi)(?: tỉnh| thành phố)? ?$")
_EACH_OF = re.compile(
    r"(?P<names>(?:[^:;.()]|\([^()]*\))+?),? (?:mỗi nơi|mỗi huyện|mỗi địa phương|mỗi xã|mỗi đơn vị|mỗi tỉnh"
    r"|mỗi thành phố|đều (?:có|xong|đạt|hòan thành)|mỗi địa bàn)(?: (?:có|được|hỗ trợ|bố trí|dành|chi|góp|là"
    r"|khỏang|gần|hơn|trên|chỉ|thêm|mới|chưa đến|chưa tới|dưới))* $"
)
_FIRM = re.compile(r"(?<![^\W_])(?:[Cc]ông ty|HTX|[Hh]ợp tác xã|DNTN|[Hh]ộ kinh doanh)(?![^\W_])")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_REGIONS = {28: "KC-BAC", 15: "KC-TRUNG", 20: "KC-NAM", 63: "VN", 34: "VN"}
"""The region that so many provinces make."""


class Areas:
    """Which places the words of a report speak of as subjects, besides the area that the report is about."""

    __slots__ = ("_headline_part", "_locals", "_old", "_regions", "_starts", "_subjects", "report")

    def __init__(self, report: Report) -> None:
        """Tell subjects from venues, offices and bases of shares; find districts and communes where they matter."""
        self.report, context = report, report.context
        places = sorted([*context.places, *_sides(report)]) if context.wide else context.places
        named = [(place, of_era(place.geo_codes, context.era)) for place in places]
        self._subjects = [
            (place, code, report.segments.bracket(place.start))
            for place, code in named
            if (context.wide or (code != context.geo_code and _is_apart(report, place.start)))
            and not _is_beside_the_point(report, place.start)
        ]
        self._old = [
            (place, of_era(place.geo_codes, "63"))
            for place in context.places
            if context.era == "34"
            and not report.text.low.endswith(" và ", 0, place.start)
            and not place.part
            and _OLD.search(report.text.low, *report.segments.sentence(place.start))
        ]
        self._regions = [
            (place, place.geo_codes[0]) for place in context.places if not place.geo_codes[0][0].isdigit()
        ]
        inside = context.title[0], context.lead_end
        parts = (
            place.part for place in context.places if place.part and inside[0] <= place.start < inside[1]
        )
        self._headline_part = next(parts, None) if context.wide else None
        flat = report.text.flat
        found = [] if context.wide else local_places(flat, 0, len(flat))
        self._locals = [place for place in found if place.rank <= 4]
        self._starts = [place.start for place in self._locals]

    def assign(self, draft: Draft) -> None:
        """Where: the report's area, unless the figure's sentence has another subject; the district or commune named beside it."""
        context, here = self.report.context, self.report.scope(draft)
        draft.geo_code, draft.place = context.geo_code, self._headline_part
        self._set_subject(draft, here)
        for place, code in self._old:
            if place.end <= draft.start and _HAS.fullmatch(self.report.text.low, place.end, draft.start):
                draft.geo_code = code
                draft.reasons.append("geo.subject")
        if context.wide:
            draft.geo_code = self._region_of_provinces(here) or draft.geo_code
        elif region := self._region_ahead(draft, here) or (self._region_behind(here) if here.whole else None):
            draft.geo_code = region
            draft.reasons.append("geo.subject")
        elif draft.place is None and self._locals:
            draft.place = self._district(draft, here)

    def _set_subject(self, draft: Draft, here: Scope) -> None:
        """The place that the sentence speaks of, in a report of a region the paragraph too; "riêng khu vực" comes back to the region."""
        context, low = self.report.context, self.report.text.low
        by_group = _BY_GROUP.match(low, *here.sentence)
        start = here.line[0] if context.wide and not by_group else here.sentence[0]
        for place, code, bracket in reversed(self._subjects):
            if place.start < start:
                break
            if place.start > draft.start or not self._holds(place, bracket, draft):
                continue
            if place.start < here.sentence[0] and code[0].isdigit() and self._is_one_of_some(place):
                break
            if not _SOME.search(low, place.end, draft.start):
                draft.geo_code, draft.place = code, place.part
                if code != context.geo_code:
                    draft.reasons.append("geo.subject")
            break
        of_region = context.wide and context.geo_code != "VN"
        if of_region and _THE_REGION.search(low, here.item[0], draft.start):
            draft.geo_code, draft.place = context.geo_code, None

    def _is_one_of_some(self, place: Mention) -> bool:
        """ "Nhanh nhất là Bình Định và Đắk Lắk; Kon Tum chỉ được …": of provinces told side by side none is the next sentence's subject."""
        start, end = self.report.segments.sentence(place.start)
        return sum(code[0].isdigit() and start <= other.start < end for other, code, _ in self._subjects) > 1

    def _holds(self, place: Mention, bracket: Span | None, draft: Draft) -> bool:
        """Whether a place in a bracket speaks for the figure: within it, or in its sentence where the bracket is but a name."""
        if bracket is None or bracket[0] < draft.start < bracket[1]:
            return True
        if _ADDRESS.match(self.report.text.low, *bracket) and about_one_firm(self.report, draft):
            return True
        only_name = bracket[1] - bracket[0] <= place.end - place.start + 2
        return only_name and self.report.segments.sentence(draft.start)[0] <= bracket[0]

    def _region_of_provinces(self, here: Scope) -> str | None:
        """ "28 tỉnh, thành phố" before the figure names the region of 28 provinces."""
        token = here.before
        while token is not None and token.start >= here.sentence[0]:
            if token.rule == "identifier.region" and token.value is not None:
                return _REGIONS.get(int(token.value))
            token = self.report.scopes[token.start].before
        return None

    def _region_ahead(self, draft: Draft, here: Scope) -> str | None:
        """ "khu vực phía Bắc có 141 sản phẩm", "Toàn khu vực được cấp …" in a province's report: the region's, and so when told again."""
        if not self._regions:
            return None
        low = self.report.text.low
        told_before = [code for place, code in self._regions if place.end <= here.sentence[0]]
        if told_before and _WHOLE_REGION.match(low, *here.item):
            return told_before[-1]
        for place, code in self._regions:
            sent = _SENT_TO.search(low, max(0, place.start - 24), place.start)
            if not sent and _HAS.fullmatch(low, place.end, max(draft.start, place.end)):
                return code
        last = self.report.drafts[-1] if self.report.drafts else None
        divides = last is not None and here.line[0] <= last.start and "geo.subject" in last.reasons
        if (
            last
            and divides
            and last.geo_code
            and not last.geo_code[0].isdigit()
            and _BY_GROUP.match(low, *here.sentence)
        ):
            return last.geo_code
        told = (
            other.geo_code
            for other in self.report.drafts
            if (other.indicator, other.value) == (draft.indicator, draft.value)
            and other.value >= _MANY
            and "geo.subject" in other.reasons
        )
        return next((code for code in told if code and not code[0].isdigit()), None)

    def _region_behind(self, here: Scope) -> str | None:
        """ "3 sản phẩm của tỉnh, trên tổng số 63 sản phẩm tiêu biểu khu vực phía Bắc": the whole is the region's."""
        for place, code in self._regions:
            if here.right[0] <= place.start < min(here.right[1], here.clause_end):
                return code
        return None

    def _district(self, draft: Draft, here: Scope) -> str | None:
        """The first district or commune named behind the figure in its clause, else the last before it in its sentence."""
        at = bisect_left(self._starts, here.right[0])
        if at < len(self._locals) and self._locals[at].end <= here.clause_end:
            return self._locals[at].words
        at = bisect_left(self._starts, draft.start) - 1
        while at >= 0 and self._starts[at] >= here.sentence[0]:
            if self._locals[at].end <= draft.start:
                return self._locals[at].words
            at -= 1
        return None


def _sides(report: Report) -> list[Mention]:
    """ "Tính theo vùng, phía Bắc có 57 sản phẩm, …, phía Nam nhiều nhất với 100": sides of the country that a list of regions names."""
    low = report.text.low
    return [
        Mention(*side.span(), (_SIDES[side[1]],), None)
        for listed in _BY_REGION.finditer(low)
        for side in _SIDE.finditer(low, listed.end(), report.segments.sentence(listed.start())[1])
    ]


def _is_beside_the_point(report: Report, start: int) -> bool:
    """A venue, an office, or the base of a share ("chiếm 27,1% tổng kinh phí cả nước")."""
    low = report.text.low
    if "%" in low[report.segments.clause(start)[0] : start]:
        return True
    left = low[max(0, start - 40) : start]
    return _VENUE.search(left) is not None or ("%" in left and _COUNTRY_OR_PART.search(left) is not None)


def _is_apart(report: Report, start: int) -> bool:
    """ "Riêng tỉnh Ninh Bình": another place than the report's takes over."""
    return _APART.search(report.text.low, max(0, start - 16), start) is not None


def places_of_list(report: Report, draft: Draft) -> list[str]:
    """ "A, B, C mỗi nơi 1 cơ sở": the places that each have the figure."""
    left, words = report.scope(draft).left, report.scope(draft).words
    if "mỗi" not in words and "đều " not in words:
        return []
    found = _EACH_OF.search(words)
    if not found:
        return []
    start, end = found.span("names")
    names = re.split(r", | và ", report.text.flat[left[0] + start : left[0] + end])
    if any(_FIRM.search(name) for name in names):
        return []  # "Công ty A và Công ty B, mỗi đơn vị 200 triệu đồng": no places
    return [bare for name in names if (bare := _bare_name(_in_bracket(name)))]


def _in_bracket(name: str) -> str:
    """ "thêu ren (Thanh Liêm)": the place that the bracket names; the words themselves where there is none."""
    found = _BRACKETED.search(name)
    return found[1] if found else name


def _bare_name(name: str) -> str:
    """ "Tại các huyện Ba Bể": the name without the words before it; empty where there is no name."""
    words = name.split()
    while words and (words[0].islower() or words[0].casefold() in _BEFORE_NAME):
        del words[0]
    return " ".join(words) if words and words[-1][0].isupper() else ""  # not "Ngoài ra"
