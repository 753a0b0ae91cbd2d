"""Tiling: every run of digits of a text ends in exactly one token, and number words before a thing counted become tokens too.

The text is scanned once for places where a number stands; at each place the words on the left and the patterns on the right decide. First
match wins and the scan goes on behind it, so that tokens never overlap. What a token counts in the programme is told in indicators.py.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from khuyencong import vocabulary
from khuyencong.extraction import grammar as g
from khuyencong.extraction import periods
from khuyencong.extraction.nouns import noun_at
from khuyencong.extraction.place import NO_MARKS, Place, marks_of
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
from khuyencong.language.numbers import LARGEST

_DIGITS = re.compile(r"\d+")
_DOCUMENTS = vocabulary.table("documents")
_NAME = frozenset(_DOCUMENTS["name"])
_QUARTER = re.compile(r"qúy (?:iv|iii|ii|i)[-./]$")
_OTHER_NEWS = re.compile(
    r"\n[ *>•-]*(?:các |những )?(?:tin|bài)(?: viết| tức)? (?:liên quan|khác|cùng chuyên mục)[^\n\w]+\w[^\n]*"
)
"""A line that points to other reports: what it tells is theirs."""
_FURNITURE_AFTER = re.compile(rf" ?(?:{g.alternatives(_DOCUMENTS['furniture_after'])})")


def tile(text: Text) -> list[Token]:
    """Tokens in order of their place; together they hold every digit of the text once."""
    spoken = spoken_numbers(text)
    places = [found.start() for found in _DIGITS.finditer(text.low)]
    if spoken:
        places = sorted({*spoken, *places})
    tokens: list[Token] = []
    elsewhere = [found.span() for found in _OTHER_NEWS.finditer(text.low)]
    cursor = 0
    for start in places:
        if start < cursor:
            continue
        token = spoken.get(start) or _read(Place(text, start))
        if any(first <= start < last for first, last in elsewhere):
            token = Token(token.start, token.end, "furniture", "furniture", "furniture.line")
        token.start = max(token.start, cursor)
        tokens.append(token)
        cursor = token.end
    return tokens


def _read(place: Place) -> Token:
    """The token at a digit. The order of the rules is the order of trust; none may end inside a run of digits."""
    low = place.low
    for rule in _rules(place.before, place.marks, place.ahead):
        token = rule(place)
        if (
            token is not None
            and not _is_beyond(token)
            and not (low[token.end : token.end + 1].isdigit() and low[token.end - 1].isdigit())
        ):
            return token
    return bare_number(low, place.start, place.end)


def _is_beyond(token: Token) -> bool:
    """Whether the value is larger than any figure: the digits are then something else."""
    value, high = token.value, token.high
    return (value is not None and value >= LARGEST) or (high is not None and high >= LARGEST)


@lru_cache(maxsize=16_384)
def _rules(before: str, marks: frozenset[str], ahead: str) -> tuple[Callable[[Place], Token | None], ...]:
    """The rules that can say anything where a number has these neighbours."""
    return tuple(
        rule.read
        for rule in _RULES
        if (rule.marks & marks)
        or (rule.before and rule.before.match(before))
        or (rule.ahead and rule.ahead.match(ahead))
    )


def _inside_a_word(place: Place) -> Token | None:
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
    hours, minutes = [*re.findall(r"\d+", found[0]), "0"][:2]
    return place.token(found.end(), "time", "time.clock") if int(hours) <= 24 and int(minutes) < 60 else None


def _law(place: Place) -> Token | None:
    found = g.LAW.match(place.flat, place.start)
    if found and "/" in found[0]:
        return place.token(found.end(), "legal_reference", "law.code")
    return None


def _phone(place: Place) -> Token | None:
    cue = "phone" in place.marks
    if not cue and place.low[place.start] not in "018":
        return None
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
    before = "furniture" in place.marks
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
    if "article" in place.marks and not _unit_follows(place):
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


def _scale(place: Place) -> Token | None:
    """1/500: the scale of a map or plan."""
    found = g.PERCENTAGE_OF_LENGTH.match(place.low, place.start)
    if found and place.words[-2:] in (["tỷ", "lệ"], ["tỉ", "lệ"]):
        return place.token(found.end(), "ratio", "ratio.scale")
    return None


def _named_unit(place: Place) -> Token | None:
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
        kind = "address" if rest[:1].isupper() else "identifier"
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
    return place.token(found.end(), "date", "date.born") if found and "born" in place.marks else None


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
    low, start, end = place.low, place.start, place.end
    return (fraction(low, start) if low.startswith("/", end) else None) or count(low, start, end)


def _period(place: Place) -> Token | None:
    return periods.read(place.low, place.start, place.end, place.words)


def _strong_period(place: Place) -> Token | None:
    return periods.read_marked(place.low, place.start, place.end, place.words)


class _Rule(NamedTuple):
    """A reading and where it can apply at all: behind these marks, or this character, or before what `Place.ahead` shows."""

    read: Callable[[Place], Token | None]
    marks: frozenset[str] = NO_MARKS
    before: re.Pattern[str] | None = None
    ahead: re.Pattern[str] | None = None


def _rule(
    read: Callable[[Place], Token | None], ahead: str = "", *, marks: str = "", before: str = ""
) -> _Rule:
    return _Rule(
        read,
        frozenset(marks.split()),
        re.compile(before) if before else None,
        re.compile(ahead) if ahead else None,
    )


_RANGE = "[÷-]|đế|tớ"
_FURNITURE_STARTS = g.starts(_DOCUMENTS["furniture_after"])
_RULES = (
    _rule(_inside_a_word, before=r"[^\W\d_]|[-./_+]"),
    _rule(_list_label, r".[.)/]"),
    _rule(_law, r".[a-z/-]"),
    _rule(_born, marks="born"),
    _rule(_strong_period, rf"p|d(?:[/-]| ?th)|y(?:[)/~]| ?(?:[/~]|{_RANGE}))", marks="time"),
    _rule(_clock, r"d(?:[:hg]| g)"),
    _rule(_document, marks="article legal number"),
    _rule(_phone, r"[np]|y[ .]\d|d\)?[ .-]?\d", marks="phone"),
    _rule(_furniture, rf".(?:[\s«»<>|\[\]().\d-]*(?:(?<=\n)|\Z)| ?(?:{_FURNITURE_STARTS}))", marks="furniture", before=r"[(\n-]"),
    _rule(_scale, "d/"),
    _rule(_percent, rf". ?(?:%|đi|ph|{_RANGE})"),
    _rule(_money, rf". ?(?:{g.MONEY_STARTS}|{_RANGE})"),
    _rule(_age, ". ?tu"),
    _rule(_period, r"[yp]|d(?:[/.,vn-]| [\dvn-])|. ?(?:ng|tu|ph|gi|bu|đê|th|vụ|mù|-)"),
    _rule(_multiple, rf". ?(?:lầ|{_RANGE})"),
    _rule(_size, rf".(?:  | ?(?:[x×*]|{g.MEASURE_STARTS}))"),
    _rule(_capacity, rf".(?:  | ?(?:{g.MEASURE_STARTS}|{g.MULTIPLIER_STARTS}|{_RANGE}))"),
    _rule(_count, r". ?(?:[^\W\d_]|[/÷-])"),
    _rule(_named_unit, marks="rank place address ordinal number company name"),
    _rule(_letters_glued, r".(?:[^\W\d_]|-[a-zđ])"),
)  # fmt: skip
"""In the order of trust."""
