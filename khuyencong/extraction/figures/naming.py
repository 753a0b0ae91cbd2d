"""Numbers that name, rank or point to a thing and measure nothing: laws, labels, addresses, telephones, accounts, counters of a page.

Each function returns a token or None; in what order they are asked is told in tiling.py.
"""

import re
from collections.abc import Iterator

from khuyencong import vocabulary
from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures.nouns import noun_at
from khuyencong.extraction.figures.place import Place, marks_of
from khuyencong.extraction.figures.quantities import dimension
from khuyencong.extraction.figures.text import glued
from khuyencong.extraction.figures.token import Token
from khuyencong.language.calendar import is_day
from khuyencong.language.letters import cased

_WEB = re.compile(r"(?:https?://|www\.)\S+|\.(?:vn|com|net|org)/\S+")
_ACCOUNT = re.compile(r"\d+(?:[. -]\d+)*")
_SHORTEST_ACCOUNT = 6
_DOCUMENTS = vocabulary.table("documents")
_NAME = frozenset(_DOCUMENTS["name"])
_QUARTER = re.compile(r"q(?:úy|uí) (?:iv|iii|ii|i)[-./]$")
_SIZE_OR_TIME = re.compile(
    r" ?(?:kg|tấn|tạ|lít|tầng|màu|pha|trục|mét|m2|m²|ha|km|cm|mm|kw|kva|hp)(?![^\W_])| (?:phút|giờ|giây|buổi|tuần)(?![^\W_])| ngày(?! \d)"
)
_FURNITURE_AFTER = re.compile(rf" ?(?:{g.alternatives(_DOCUMENTS['furniture_after'])})")
_STREET = re.compile(
    r"\d{1,4}(?: tháng \d{1,2}(?!\d| ?[/-]| năm)|[/-]\d{1,4}[a-z]?(?:/\d{1,4})?(?![\d./-]))(?![^\W_])"
)
_HAMLET = cased(
    r"(?<![^\W_])(?:[Tt]hôn|[Ấấ]p|[Bb]ản|[Xx]óm|[Bb]uôn|[Ll]àng|[Kk]hóm|[Tt]ổ dân phố|[Cc]ụm công nghiệp|[Kk]hu công nghiệp|CCN|KCN"
    r"|[Nn]hà máy|[Xx]í nghiệp)(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,3} $"
)
_AFTER_A_NAME = re.compile(r"[,.;)\n]|$| -")
_COUNTER = re.compile(r" ?[-|,;](?! ?\d)")
_PLATE_OR_NETWORK = cased(r"\d{2}[A-ZĐ]\d?[- ]\d{3}\.?\d{2}(?!\d)|[2-5]G(?![^\W_])")
_CALLED = cased(
    r"(?<![^\W_])(?:HTX|[Hh]ợp tác xã|[Cc]ông ty|DNTN|[Dd]oanh nghiệp tư nhân|[Xx]í nghiệp|[Nn]hà máy|[Tt]ổ hợp tác)(?: [^\W\d_]+){0,6} $"
)
_GENERATIONS = frozenset({"4.0", "5.0"})
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})(?![\d/.-])")
_ONE_OF_A_LIST = re.compile(
    r"(?<![^\W_])(?:đề án|dự án|mô hình|nội dung|nhóm|lớp|giải pháp|hợp phần|nhiệm vụ|hạng mục|họat động|gói|phần|mục tiêu) $"
)
_HOUSE = re.compile(r"\d{1,4}[a-z]?/\d{1,4}(?:/\d{1,4})?(?= (?:đường|phố|ngõ|hẻm) [^\W_])")
_INLINE = re.compile(r"\) (?=[^\W\d_])")
_ON_ROAD = re.compile(r"[a-z]?,? (?:đường|phố|ngõ|ngách|hẻm|thôn|ấp|khu phố|quốc lộ)(?![^\W_])")
_PAGES = re.compile(r"\d{1,3}/\d{1,3}(?![\d/]|[.,]\d)")


def web_addresses(low: str) -> Iterator[tuple[int, int]]:
    """Where web addresses stand, without the mark that ends the clause."""
    if "." not in low or not ("www." in low or "://" in low or ".vn/" in low or ".com/" in low):
        return
    for found in _WEB.finditer(low):
        yield found.start(), found.start() + len(found[0].rstrip('.,;:)]”"'))


def account(place: Place) -> Token | None:
    """ "STK 3713.0.1234567", "mã số thuế: 0301234567": the number of an account, a tax payer or a person."""
    found = _ACCOUNT.match(place.low, place.start)
    if not found or sum(map(str.isdigit, found[0])) < _SHORTEST_ACCOUNT:
        return None
    return place.token(found.end(), "identifier", "identifier.account")


def street(place: Place) -> Token | None:
    """ "đường 30 Tháng 4", "đường 3/2", "số nhà 15/2": a street called after a day, a house in a lane."""
    found = _HOUSE.match(place.low, place.start)
    if found:
        return place.token(found.end(), "address", "address.house")
    found = _STREET.match(place.low, place.start) if "address" in place.marks else None
    if (
        not found
        or noun_at(place.low, found.end())
        or g.CAPACITY.match(f"1{place.low[found.end() : found.end() + 30]}")
    ):
        return None
    return place.token(found.end(), "address", "address.road")


def code(place: Place) -> Token | None:
    """ "29C-123.45", "mạng 4G": the plate of a vehicle, a network."""
    found = _PLATE_OR_NETWORK.match(place.flat, place.start)
    return place.token(found.end(), "identifier", "identifier.code") if found else None


def called_after_a_day(place: Place) -> Token | None:
    """ "HTX Dệt may 19/5": a firm that is called after a day."""
    found = _DAY.match(place.low, place.start)
    if not found or not is_day(None, int(found[2]), int(found[1])) or noun_at(place.low, found.end()):
        return None
    named = _CALLED.search(place.flat, max(0, place.start - 60), place.start)
    return place.token(found.end(), "identifier", "identifier.day") if named else None


def label_of_one(place: Place) -> Token | None:
    """ "Đề án 1: hỗ trợ …": the label of one of several; "thời đại 4.0"."""
    if place.low[place.start : place.end] in _GENERATIONS:
        return place.token(place.end, "identifier", "identifier.name")
    if place.end - place.start > 2 or place.low[place.end : place.end + 1] != ":":
        return None
    named = _ONE_OF_A_LIST.search(place.low, max(0, place.start - 14), place.start)
    return (
        place.token(place.end, "ordinal", "ordinal.label")
        if named and place.flat[named.start()].isupper()
        else None
    )


def hamlet(place: Place) -> Token | None:
    """ "thôn Đông 3", "ấp Mỹ Hòa 1", "cụm công nghiệp Tân Hội 1": the number ends the name."""
    if place.end - place.start > 2 or not _AFTER_A_NAME.match(place.low, place.end):
        return None
    named = _HAMLET.search(place.flat, max(0, place.start - 40), place.start)
    return place.token(place.end, "ordinal", "ordinal.place") if named else None


def counter(place: Place) -> Token | None:
    """ "Lượt truy cập: 1.234.567 - Đang online: 25 - Trang 3/12": counters told in one line."""
    low, start = place.low, place.start
    pages = _PAGES.match(low, start) if place.words[-1:] == ["trang"] else None
    if pages:
        return place.token(pages.end(), "furniture", "furniture.counter")
    if low.endswith(": ", 0, start) and _COUNTER.match(low, place.end):
        return place.token(place.end, "furniture", "furniture.counter")
    return None


def inside_a_word(place: Place) -> Token | None:
    """Covid-19, F-16, KC.03/11-15, GMT+7: the digits belong to the word on the left."""
    low, start, before = place.low, place.start, place.before
    if _QUARTER.search(low[max(0, start - 9) : start]):
        return None
    if low[max(0, start - 4) : start] == "gmt+":
        return place.token(place.end, "time", "time.zone", start - 4)
    if before.isalpha():
        left = re.search(r"[^\W\d_]+$", low[max(0, start - 30) : start])
        word = left[0] if left else ""
        if (
            len(word) > 1
            and word not in _NAME
            and (glued(word + "a") or _is_syllable(word))
            and not place.flat[start - 1].isupper()
        ):
            return None  # a space was lost: "hiện4.170"
    elif not (before in "-./_" and start > 1 and low[start - 2].isalpha() and low[start - 2] != "₫"):
        return None
    elif before in "./" and (low[start - 2] in "pqx" or before == "/"):
        return None if before == "/" else _identifier(place)
    elif before == ".":
        word = re.search(r"[^\W\d_]+$", low[max(0, start - 12) : start - 1])
        if word and (len(word[0]) > 2 or not place.flat[start - 2].isupper()):
            return None  # a sentence end without its space
    elif (
        before == "-"
        and low[start - 2].isalpha()
        and not place.flat[start - 2].isupper()
        and not re.search(r"(?:covid|sars|vitamin|thế hệ|f|g)-$", low[max(0, start - 9) : start])
    ):
        return None
    return _road(place) or _identifier(place)


_METRES = re.compile(r"\+\d{1,3}(?!\d)")
_ROAD_OR_LOT = re.compile(r"(?:(?:ql|tl|đt|dt|km)\.?|(?<=lô )[a-zđ])$")


def _road(place: Place) -> Token | None:
    """ "QL14B", "Km12+300", "lô C12": a road, a place on it, a piece of land."""
    found = _ROAD_OR_LOT.search(place.low, max(0, place.start - 5), place.start)
    if not found:
        return None
    end = _word_end(place)
    on = _METRES.match(place.low, end)
    return place.token(on.end() if on else end, "address", "address.road", found.start())


def _identifier(place: Place) -> Token:
    tail = g.IDENTIFIER_TAIL.match(place.low, place.start)
    return place.token(tail.end() if tail else place.end, "identifier", "identifier.word")


def _is_syllable(word: str) -> bool:
    return (word.isalpha() and not word.isascii()) or word in {
        "cho",
        "trong",
        "kinh",
        "cao",
        "nhanh",
        "theo",
        "qua",
        "khi",
        "hay",
    }


def law(place: Place) -> Token | None:
    """The code of a law or decision: 35/NQ-CP."""
    found = g.LAW.match(place.flat, place.start)
    if found and "/" in found[0]:
        return place.token(found.end(), "legal_reference", "law.code")
    return None


def phone(place: Place) -> Token | None:
    """A telephone number: by its form, or by a word before it."""
    cue = "phone" in place.marks
    if not cue and place.low[place.start] not in "018":
        return None
    found = g.PHONE.match(place.low, place.start) or (
        g.PHONE_AFTER_CUE.match(place.low, place.start) if cue else None
    )
    if not found or sum(map(str.isdigit, found[0])) < (6 if cue else 9):
        return None
    if not cue and g.CURRENCY_AT.match(place.low, found.end()):
        return None  # "tư vấn là 845.000.000 VNĐ"
    start = place.start - 1 if place.start and place.low[place.start - 1] == "+" else place.start
    return place.token(found.end(), "phone", "phone", start)


def list_label(place: Place) -> Token | None:
    """A label at the start of a line or of an item: "1.", "2.1.", "3)", "| 1 |", "gồm: (1) truyền nghề …; (2) …"."""
    before = place.low[max(0, place.start - 16) : place.start]
    if place.before == "(" and _INLINE.match(place.low, place.end):
        return place.token(place.end, "ordinal", "ordinal.label")
    head = before.rpartition("\n")[2]
    at_line = place.start < 16 or "\n" in before
    if at_line and head.strip() in {"", "|"} and place.low.startswith(("|", " |"), place.end):
        return place.token(place.end, "ordinal", "ordinal.label")
    if not at_line or not re.fullmatch(r"[ \-*+•(]*(?:[ivx]+\.? ?)?(?:\d\. ?|[a-zđ]\) ?)*", head):
        return None
    found = g.LIST_LABEL.match(place.low, place.start)
    if (
        found
        and (place.low[found.end() - 1] in ".)/")
        and not place.low[found.end() : found.end() + 1].isdigit()
    ):
        return place.token(found.end(), "ordinal", "ordinal.label")
    return None


def furniture(place: Place) -> Token | None:
    """Counters and page numbers that stand around the text."""
    low = place.low
    line_start = low.rfind("\n", 0, place.start) + 1
    line_end = low.find("\n", place.start)
    line = low[line_start : line_end if line_end >= 0 else len(low)]
    if _FURNITURE_AFTER.match(low, place.end):
        found = _FURNITURE_AFTER.match(low, place.end)
        return place.token(found.end() if found else place.end, "furniture", "furniture.counter")
    alone = re.fullmatch(r"[\s«»<>|\[\]()\-–.\d]+", line)
    if alone and not re.search(r"\d[.,]\d", line) and not g.DATE.search(line) and line_start > 0:
        return place.token(place.end, "furniture", "furniture.line")
    before = "furniture" in place.marks
    opened = re.search(r"(?:bình luận|ảnh|xem|trang) ?\($", low[max(0, place.start - 14) : place.start])
    ends_line = low[place.end : place.end + 1] in {"", "\n", ")"}
    if (
        opened
        or (before and ends_line)
        or (ends_line and re.search(r" -$", low[max(0, place.start - 2) : place.start]))
    ):
        return place.token(place.end, "furniture", "furniture.counter")
    return counter(place) if before else None


def document(place: Place) -> Token | None:
    """Numbers of laws, articles and other documents."""
    if "article" in place.marks and "compound" not in place.marks and not _measures(place):
        return place.token(place.end, "legal_reference", "law.article")
    numbered = "number" in place.marks and "legal_with_number" in marks_of(place.words[:-1])
    if numbered and not _unit_follows(place):
        tail = g.IDENTIFIER_TAIL.match(place.low, place.start)
        return place.token(tail.end() if tail else place.end, "legal_reference", "law.number")
    if "legal" in place.marks and not _unit_follows(place) and not g.YEAR_AT.match(place.low, place.start):
        return place.token(place.end, "legal_reference", "law.number")
    return None


def _unit_follows(place: Place) -> bool:
    """Whether the number has a unit, a noun or a per cent sign on its right, so that it measures something."""
    if g.PERCENT.match(place.low, place.start) or noun_at(place.low, place.end):
        return True
    money = g.MONEY.match(place.low, place.start)
    return bool(money and (money["mult"] or money["cur"]))


def _measures(place: Place) -> bool:
    """Whether a unit follows, also one of size or time: "2 tầng", "15 phút", but not "Điều 5 ngày 2/3"."""
    return _unit_follows(place) or _SIZE_OR_TIME.match(place.low, place.end) is not None


def named_unit(place: Place) -> Token | None:
    """Rank, numbered street, ward or school: the word on the left owns the number."""
    if "rank" in place.marks:
        return place.token(place.end, "ordinal", "ordinal.rank")
    if _unit_follows(place) or dimension(place.low, place.start):
        return None
    if "place" in place.marks:
        return place.token(_word_end(place), "ordinal", "ordinal.place")
    if "address" in place.marks:
        return place.token(_word_end(place), "address", "address.road")
    if "ordinal" in place.marks:
        return place.token(place.end, "ordinal", "ordinal.rank")
    if place.words and place.words[-1] == "số":
        rest = place.flat[place.end : place.end + 2].strip(" ,")
        of_a_road = place.words[-2:-1] in (["đường"], ["phố"], ["lô"])
        on_road = _ON_ROAD.match(place.low, place.end) is not None
        kind = "address" if rest[:1].isupper() or of_a_road or on_road else "identifier"
        return place.token(_word_end(place), kind, f"{kind}.number")
    if "company" in place.marks or "name" in place.marks:
        return _identifier(place)
    return None


def _word_end(place: Place) -> int:
    """End of the number with the letters glued to it (1A)."""
    end = place.end
    while end < len(place.low) and place.low[end].isalnum():
        end += 1
    return end


def letters_glued(place: Place) -> Token | None:
    """3D, 4229-kcht: letters or a hyphenated word on the right that are no unit and no noun."""
    tail = g.IDENTIFIER_TAIL.match(place.low, place.end)
    glued_letters = place.low[place.end : place.end + 1].isalpha() or re.match(
        r"-[a-zđ]", place.low[place.end : place.end + 2]
    )
    if not glued_letters or tail is None or noun_at(place.low, place.end):
        return None
    return place.token(tail.end(), "identifier", "identifier.code")
