"""Tiling: every run of digits of a text ends in exactly one token, and number words before a thing counted become tokens too.

The text is scanned once for places where a number stands; at each place the words on the left and the patterns on the right decide. First
match wins and the scan goes on behind it, so that tokens never overlap. What a token counts in the programme is told in indicators.py.
"""

import re
from collections.abc import Callable

from khuyencong import vocabulary
from khuyencong.extraction import grammar as g
from khuyencong.extraction import periods
from khuyencong.extraction.nouns import Noun, noun_at
from khuyencong.extraction.quantities import (
    amount,
    bare_number,
    capacity,
    count,
    dimension,
    fraction,
    multiple,
    percent,
)
from khuyencong.extraction.spoken import spoken_numbers
from khuyencong.extraction.text import Text, glued
from khuyencong.extraction.token import Token

_DIGIT = re.compile(r"(?<!\d)\d")
_LEFT = re.compile(r"[^\W\d_]+(?:[ .&][^\W\d_]+)*[ :.]*$")
_DOCUMENTS = vocabulary.table("documents")
_LEGAL = frozenset(_DOCUMENTS["legal"])
_LEGAL_NUMBERED = frozenset(_DOCUMENTS["legal_with_number"]) | _LEGAL
_ARTICLE = frozenset(_DOCUMENTS["article"])
_ORDINAL = frozenset(_DOCUMENTS["ordinal"])
_PLACE = frozenset(_DOCUMENTS["place"])
_ADDRESS = frozenset(_DOCUMENTS["address"])
_PHONE = frozenset(_DOCUMENTS["phone"])
_COMPANY = frozenset(_DOCUMENTS["company"])
_NAME = frozenset(_DOCUMENTS["name"])
_BORN = frozenset(_DOCUMENTS["born"])
_FURNITURE = frozenset(_DOCUMENTS["furniture_before"])
_FURNITURE_AFTER = re.compile(rf" ?(?:{g.alternatives(_DOCUMENTS['furniture_after'])})")


class Place:
    """A place where a number stands, with what the rules ask about it."""

    __slots__ = ("end", "flat", "low", "start", "words")

    def __init__(self, text: Text, start: int) -> None:
        """Look left for up to four words and measure the literal."""
        self.flat, self.low, self.start = text.flat, text.low, start
        found = g.NUMBER_AT.match(self.low, start)
        self.end = found.end() if found else start + 1
        left = self.low[max(0, start - 40) : start]
        words = _LEFT.search(left) if left and (left[-1].isspace() or left[-1] in ":.") else None
        self.words = words[0].replace(".", " ").replace(":", " ").split()[-4:] if words else []

    def after(self, *phrases: frozenset[str]) -> str | None:
        """The longest phrase of up to four words right before the number that is in one of the sets."""
        for length in range(min(4, len(self.words)), 0, -1):
            phrase = " ".join(self.words[-length:])
            if any(phrase in known for known in phrases):
                return phrase
        return None

    def token(self, end: int, kind: str, rule: str, start: int | None = None) -> Token:
        """A token whose kind is its disposition."""
        return Token(self.start if start is None else start, end, kind, kind, rule)


def tile(text: Text) -> list[Token]:
    """Tokens in order of their place; together they hold every digit of the text once."""
    spoken = spoken_numbers(text)
    places = sorted({*spoken, *(found.start() for found in _DIGIT.finditer(text.low))})
    tokens: list[Token] = []
    cursor = 0
    for start in places:
        if start < cursor:
            continue
        token = spoken.get(start) or _read(Place(text, start))
        token.start = max(token.start, cursor)
        tokens.append(token)
        cursor = token.end
    return tokens


def _read(place: Place) -> Token:
    """The token at a digit. The order of the rules is the order of trust."""
    for rule in _RULES:
        token = rule(place)
        if token is not None:
            return token
    return bare_number(place.low, place.start, place.end)


def _inside_a_word(place: Place) -> Token | None:
    """Covid-19, F-16, KC.03/11-15, GMT+7: the digits belong to the word on the left."""
    low, start = place.low, place.start
    before = low[start - 1] if start else " "
    if re.search(r"qúy (?:iv|iii|ii|i)[-./]$", low[max(0, start - 9) : start]):
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
    elif not (before in "-./_" and start > 1 and low[start - 2].isalpha() and low[start - 2] not in "₫"):
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
    return _identifier(place)


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


def _clock(place: Place) -> Token | None:
    found = g.CLOCK.match(place.low, place.start)
    if not found or ("/" in place.low[place.end : place.end + 2] and "giờ" not in found[0]):
        return None
    hours, minutes = (re.findall(r"\d+", found[0]) + ["0"])[:2]
    return place.token(found.end(), "time", "time.clock") if int(hours) <= 24 and int(minutes) < 60 else None


def _law(place: Place) -> Token | None:
    found = g.LAW.match(place.flat, place.start)
    if found and "/" in found[0]:
        return place.token(found.end(), "legal_reference", "law.code")
    return None


def _phone(place: Place) -> Token | None:
    cue = place.after(_PHONE)
    found = g.PHONE.match(place.low, place.start) or (
        g.PHONE_AFTER_CUE.match(place.low, place.start) if cue else None
    )
    if not found or sum(map(str.isdigit, found[0])) < (6 if cue else 9):
        return None
    start = place.start - 1 if place.start and place.low[place.start - 1] == "+" else place.start
    return place.token(found.end(), "phone", "phone", start)


def _list_label(place: Place) -> Token | None:
    """A label at the start of a line: "1.", "2.1.", "3)"."""
    before = place.low[max(0, place.start - 16) : place.start]
    head = before.rpartition("\n")[2]
    at_line = place.start < 16 or "\n" in before
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


def _furniture(place: Place) -> Token | None:
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
    before = place.after(_FURNITURE)
    opened = re.search(r"(?:bình luận|ảnh|xem|trang) ?\($", low[max(0, place.start - 14) : place.start])
    ends_line = low[place.end : place.end + 1] in {"", "\n", ")"}
    if (
        opened
        or (before and ends_line)
        or (ends_line and re.search(r" -$", low[max(0, place.start - 2) : place.start]))
    ):
        return place.token(place.end, "furniture", "furniture.counter")
    return None


def _document(place: Place) -> Token | None:
    """Numbers of laws, articles and other documents."""
    if place.after(_ARTICLE) and not _unit_follows(place):
        return place.token(place.end, "legal_reference", "law.article")
    if place.words and place.words[-1] == "số":
        before = place.words[:-1]
        named = any(" ".join(before[-n:]) in _LEGAL_NUMBERED for n in range(1, len(before) + 1))
        if named and not _unit_follows(place):
            tail = g.IDENTIFIER_TAIL.match(place.low, place.start)
            return place.token(tail.end() if tail else place.end, "legal_reference", "law.number")
    if place.after(_LEGAL) and not _unit_follows(place) and not g.YEAR_AT.match(place.low, place.start):
        return place.token(place.end, "legal_reference", "law.number")
    return None


def _unit_follows(place: Place) -> bool:
    """Whether the number has a unit, a noun or a per cent sign on its right, so that it measures something."""
    if g.PERCENT.match(place.low, place.start) or noun_at(place.low, place.end):
        return True
    money = g.MONEY.match(place.low, place.start)
    return bool(money and (money["mult"] or money["cur"]))


def _scale(place: Place) -> Token | None:
    """1/500: the scale of a map or plan."""
    found = g.PERCENTAGE_OF_LENGTH.match(place.low, place.start)
    if found and place.words[-2:] in (["tỷ", "lệ"], ["tỉ", "lệ"]):
        return place.token(found.end(), "ratio", "ratio.scale")
    return None


def _named_unit(place: Place) -> Token | None:
    """Rank, numbered street, ward or school: the word on the left owns the number."""
    if place.words[-2:] == ["lần", "thứ"] or place.after(frozenset({"thứ", "hạng", "xếp hạng", "kỳ họp"})):
        return place.token(place.end, "ordinal", "ordinal.rank")
    if _unit_follows(place) or dimension(place.low, place.start):
        return None
    if place.after(_PLACE):
        return place.token(_word_end(place), "ordinal", "ordinal.place")
    if place.after(_ADDRESS):
        return place.token(_word_end(place), "address", "address.road")
    if place.after(_ORDINAL):
        return place.token(place.end, "ordinal", "ordinal.rank")
    if place.words and place.words[-1] == "số":
        rest = place.flat[place.end : place.end + 2].strip(" ,")
        kind = "address" if rest[:1].isupper() else "identifier"
        return place.token(_word_end(place), kind, f"{kind}.number")
    if place.after(_COMPANY) or place.after(_NAME):
        return _identifier(place)
    return None


def _word_end(place: Place) -> int:
    """End of the number with the letters glued to it (1A)."""
    end = place.end
    while end < len(place.low) and place.low[end].isalnum():
        end += 1
    return end


def _letters_glued(place: Place) -> Token | None:
    """3D, 4229-kcht: letters or a hyphenated word on the right that are no unit and no noun."""
    tail = g.IDENTIFIER_TAIL.match(place.low, place.end)
    glued_letters = place.low[place.end : place.end + 1].isalpha() or re.match(
        r"-[a-zđ]", place.low[place.end : place.end + 2]
    )
    if not glued_letters or tail is None or noun_at(place.low, place.end):
        return None
    return place.token(tail.end(), "identifier", "identifier.code")


def _age(place: Place) -> Token | None:
    found = g.AGE.match(place.low, place.start)
    return place.token(found.end(), "age", "age") if found else None


def _born(place: Place) -> Token | None:
    found = g.YEAR_AT.match(place.low, place.start)
    return place.token(found.end(), "date", "date.born") if found and place.after(_BORN) else None


def _money(place: Place) -> Token | None:
    return amount(place.low, place.start)


def _percent(place: Place) -> Token | None:
    return percent(place.low, place.start)


def _capacity(place: Place) -> Token | None:
    return capacity(place.low, place.start)


def _size(place: Place) -> Token | None:
    return dimension(place.low, place.start)


def _multiple(place: Place) -> Token | None:
    return multiple(place.low, place.start, place.words)


def _count(place: Place) -> Token | None:
    noun: Noun | None = None
    return fraction(place.low, place.start) or count(place.low, place.start, noun, place.words)


def _period(place: Place) -> Token | None:
    return periods.read(place.low, place.start, place.end, place.words)


def _strong_period(place: Place) -> Token | None:
    return periods.read_marked(place.low, place.start, place.end, place.words)


_RULES: tuple[Callable[[Place], Token | None], ...] = (
    _inside_a_word,
    _list_label,
    _law,
    _born,
    _strong_period,
    _clock,
    _document,
    _phone,
    _furniture,
    _scale,
    _percent,
    _money,
    _age,
    _period,
    _multiple,
    _size,
    _capacity,
    _count,
    _named_unit,
    _letters_glued,
)
