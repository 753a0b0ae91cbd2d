"""Tiling: every run of digits of a text ends in exactly one token, and number words before a thing counted become tokens too.

The text is scanned once for places where a number stands; at each place the words on the left and the patterns on the right decide. First
match wins and the scan goes on behind it, so that tokens never overlap. What a token counts in the programme is told in indicators.py.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from khuyencong import vocabulary
from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures import naming, periods
from khuyencong.extraction.figures.place import NO_MARKS, Place
from khuyencong.extraction.figures.quantities import (
    amount,
    amount_behind_currency,
    bare_number,
    capacity,
    count,
    dimension,
    done_of_money,
    fraction,
    labelled,
    multiple,
    percent,
)
from khuyencong.extraction.figures.spoken import spoken_numbers
from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.token import Token
from khuyencong.extraction.indicator.lending import lend, lend_among_names, lend_from_head
from khuyencong.language.numbers import LARGEST

_DIGITS = re.compile(r"\d\d*")  # as "\d+", but the search skips to a digit faster
_DOCUMENTS = vocabulary.table("documents")
_OTHER_NEWS = re.compile(
    r"\n[ *>•-]*(?:các |những )?(?:tin|bài)(?: viết| tức)? (?:liên quan|khác|cùng chuyên mục)[^\n\w]+\w[^\n]*"
)
"""A line that points to other reports: what it tells is theirs."""
_IN_WORDS = re.compile(r",? ?\((?:(?:viết|ghi|đọc)? ?bằng chữ ?: ?)?")
_UNIT_HEAD = re.compile(r"(?:đvt|đơn vị(?: tính)?) ?: ?$")
"""Before "1.000 đồng" at the head of a table: the unit of its figures."""
_ROW_NUMBER = re.compile(r"\d{1,3}\t(?=[^\W\d_])")
_MISREAD = re.compile(r"\d[\d.,]*o[\do.,]*(?![^\W_])")


def tile(text: Text) -> list[Token]:
    """Tokens in order of their place; together they hold every digit of the text once."""
    spoken = spoken_numbers(text)
    places = [found.start() for found in _DIGITS.finditer(text.low)]
    if spoken:
        places = sorted({*spoken, *places})
    tokens: list[Token] = []
    elsewhere = [found.span() for found in _OTHER_NEWS.finditer(text.low)]
    web = list(naming.web_addresses(text.low))
    rows = "\t" in text.raw
    cursor = 0
    for start in places:
        if start < cursor:
            continue
        token = spoken.get(start) or _read(Place(text, start))
        if start in spoken and tokens and _tells_again(text.low, tokens[-1], token):
            cursor = token.end
            continue
        if elsewhere and any(first <= start < last for first, last in elsewhere):
            token = Token(token.start, token.end, "furniture", "furniture", "furniture.line")
        for first, last in web:
            if first <= start < last:
                token = Token(start, last, "identifier", "identifier", "identifier.web")
        if rows and _numbers_row(text, start, token):
            place = Place(text, start)
            token = place.token(place.end, "ordinal", "ordinal.label")
        elif (
            rows and token.kind == "count" and "\t" in text.raw[slice(*text.printed(token.start, token.end))]
        ):
            # the label of a row and the noun of its next cell
            token = bare_number(text.low, start, Place(text, start).end)
        token.start = max(token.start, cursor)
        tokens.append(token)
        cursor = token.end
    lend_from_head(text.low, tokens)
    lend(text.low, tokens)
    lend_among_names(text.flat, tokens)
    return tokens


def _numbers_row(text: Text, start: int, token: Token) -> bool:
    """ "1<tab>Máy sấy<tab>02 máy": the number of a row, alone in the first cell before words."""
    if start and text.low[start - 1] != "\n":
        return False
    number = _ROW_NUMBER.match(text.raw, text.printed(start, start + 1)[0])
    return number is not None and (token.kind != "period" and token.value is not None)


def _tells_again(low: str, token: Token, spoken: Token) -> bool:
    """ "125.000.000 đồng (Một trăm hai mươi lăm triệu đồng)": the words in brackets are no second figure."""
    return spoken.value == token.value and _IN_WORDS.fullmatch(low, token.end, spoken.start) is not None


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
    return (
        naming.hamlet(place)
        or naming.label_of_one(place)
        or labelled(low, place.start, place.end)
        or bare_number(low, place.start, place.end)
    )


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


def _clock(place: Place) -> Token | None:
    found = g.CLOCK.match(place.low, place.start)
    if not found or ("/" in place.low[place.end : place.end + 2] and "giờ" not in found[0]):
        return None
    hours, minutes = [*re.findall(r"\d+", found[0]), "0"][:2]
    return place.token(found.end(), "time", "time.clock") if int(hours) <= 24 and int(minutes) < 60 else None


def _scale(place: Place) -> Token | None:
    """1/500: the scale of a map or plan; "tỷ lệ 1:3": a proportion."""
    found = g.PROPORTION.match(place.low, place.start)
    if found and place.words[-2:] in (["tỷ", "lệ"], ["tỉ", "lệ"]):
        return place.token(found.end(), "ratio", "ratio.scale")
    return None


def _misread(place: Place) -> Token | None:
    """1O đề án, 1.2OO triệu đồng: the letter O of a scan where a unit or a noun tells a number."""
    digits = _MISREAD.match(place.low, place.start)
    if not digits:
        return None
    mended = place.with_literal(digits[0].replace("o", "0"))
    for read in (_percent, _money, _capacity, _count):
        token = read(mended)
        if token is not None:
            token.flags.append("unreadable_literal")
            return token
    return None


def _age(place: Place) -> Token | None:
    if place.words[-1:] == ["tuổi"]:
        return place.token(place.end, "age", "age")
    found = g.AGE.match(place.low, place.start)
    return place.token(found.end(), "age", "age") if found else None


def _born(place: Place) -> Token | None:
    found = g.YEAR_AT.match(place.low, place.start)
    return place.token(found.end(), "date", "date.born") if found and "born" in place.marks else None


def _money(place: Place) -> Token | None:
    token = amount(place.low, place.start)
    if (
        token is not None
        and place.end - place.start == 5
        and _UNIT_HEAD.search(place.low, max(0, place.start - 16), place.start)
    ):
        token.kind = token.disposition = "dimension"
        token.rule, token.value = "dimension.unit", None
    return token


def _money_behind_sign(place: Place) -> Token | None:
    sign = place.before if place.before in "$€₫" else place.words[-1] if place.words else ""
    return amount_behind_currency(place.low, place.start, sign)


def _money_of(place: Place) -> Token | None:
    return done_of_money(place.low, place.start)


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
    if "rank" in place.marks and (of_all := g.FRACTION.match(low, start)):
        return place.token(of_all.end(), "ordinal", "ordinal.rank")  # "thứ 12/13 toàn vùng"
    return (fraction(low, start) if low.startswith(("/", " /"), end) else None) or count(low, start, end)


def _period(place: Place) -> Token | None:
    return periods.read(place.low, place.start, place.end, place.words)


def _short_period(place: Place) -> Token | None:
    return periods.read_short(place.flat, place.start)


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
    _rule(_short_period, before="[qt]"),
    _rule(naming.inside_a_word, before=r"[^\W\d_]|[-./_+]"),
    _rule(naming.list_label, r".[.)/]|d ?\|"),
    _rule(naming.law, r".[a-z/-]"),
    _rule(_born, marks="born"),
    _rule(naming.street, ".[/-]", marks="address"),
    _rule(naming.code, "d[a-z]"),
    _rule(_short_period, "dt"),
    _rule(_strong_period, rf"p|d(?:[/-]| /| ?(?:th|-|đế|và))|y(?:[)/~]| ?(?:[/~]|{_RANGE}))", marks="time"),
    _rule(naming.account, marks="account"),
    _rule(_scale, "d(?:/| ?:)"),
    _rule(_clock, r"d(?:[:hg]| [gh])"),
    _rule(naming.document, marks="article legal number"),
    _rule(naming.phone, r"[np]|y[ .]\d|d\)?[ .-]?\d", marks="phone"),
    _rule(naming.furniture, rf".(?:[\s«»<>|\[\]().\d-]*(?:(?<=\n)|\Z)| ?(?:{_FURNITURE_STARTS}))", marks="furniture", before=r"[(\n-]"),
    _rule(_money_of, r". ?/"),
    _rule(_percent, rf". ?(?:%|đi|ph|{_RANGE})"),
    _rule(_money, rf".(?:,-?)? ?(?:{g.MONEY_STARTS}|{_RANGE})"),
    _rule(_money_behind_sign, marks="currency", before="[$€₫]"),
    _rule(_age, rf"d ?(?:tu|{_RANGE})", marks="age"),
    _rule(_period, r"[yp]|d(?:[/.,vn-]| [\dvn-]| đế)|. ?(?:ng|tu|ph|gi|bu|đê|th|vụ|mù|-)"),
    _rule(_multiple, rf". ?(?:lầ|{_RANGE})"),
    _rule(_size, rf".(?:  | ?(?:[x×*]|{g.MEASURE_STARTS}))"),
    _rule(_capacity, rf".(?:  | ?(?:{g.MEASURE_STARTS}|{g.MULTIPLIER_STARTS}|{_RANGE}))"),
    _rule(naming.called_after_a_day, "d[/-]"),
    _rule(_count, r". ?(?:[^\W\d_]|[/÷-])"),
    _rule(naming.named_unit, marks="rank place address ordinal number company name"),
    _rule(_misread, r".o"),
    _rule(naming.letters_glued, r".(?:[^\W\d_]|-[a-zđ])"),
)  # fmt: skip
"""In the order of trust."""
