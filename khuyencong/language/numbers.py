"""Literals of numbers, in digits or in words. What a number counts is not told here: see khuyencong.extraction.

Vietnamese prints 7.690,50: the point groups thousands, the comma marks decimals. Reports also hold English (3.5; 11,085,306), spaces
(9 000 000) and misprints. One place turns text into a number, and says how sure it is.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from khuyencong import vocabulary

_SLIPPED: Final = r"(?<=[\w:] )\d{1,3}\. \d{3}(?:\.\d{3})*(?= (?:triệu|nghìn|ngàn|đồng)(?![^\W_]))"
"""A space behind the point that groups: "tổng số 5. 420 triệu đồng"; not at the head of a line, where the first is a label."""
LITERAL: Final = _SLIPPED + (
    r"|\d{1,3}(?:\.\d{3})+(?: \d{3})+(?![\d.,]*\d)"
    r"|\d{1,3}(?: (?:\. )?\d{3})+(?:,\d{1,2})?(?![\d.,]*\d)|\d+(?:[.,]\d+)*"
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")
_GROUPED_POINT = re.compile(r"(\d{1,3}(?:\.\d{3})+)\.(\d{1,2})")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_ENGLISH_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_ENGLISH_POINT = re.compile(r"\d+\.\d+")
_LONGEST: Final = 23
_FINEST: Final = 12
LARGEST: Final = Decimal(10) ** _LONGEST
"""No figure is larger; DECIMAL(30,6) still holds it with its bounds. Longer literals are no numbers, nor those of more than 12 decimals."""


class Number(NamedTuple):
    """A literal: its value, the unit of its last printed digit, and flags that lower the trust in it."""

    value: Decimal
    step: Decimal
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=10_000)
def parse_literal(printed: str, *, whole: bool = False) -> Number | None:
    """The number that `printed` (digits, points, commas, spaces) stands for, or None, also for more digits than a figure has.

    `whole`: the thing counted has no fractions (people, projects), so that 1,538 groups thousands.
    """
    literal = printed.replace(" ", "")
    if "." in printed and " " in printed:  # "1.500 000 000", "5. 420"
        literal = printed.replace(" . ", ".").replace(". ", ".").replace(" ", ".")
    if whole and _COMMA_GROUP.fullmatch(literal):
        return Number(Decimal(literal.replace(",", "")), Decimal(1), ("comma_groups_count",))
    if _GROUPED.fullmatch(literal) and not literal.startswith("0"):
        return _number(literal.replace(".", "").replace(",", "."))
    if (pointed := _GROUPED_POINT.fullmatch(literal)) and not literal.startswith("0"):
        return _number(f"{pointed[1].replace('.', '')}.{pointed[2]}", "english_point")
    if _PLAIN.fullmatch(literal):
        return _number(literal.replace(",", "."))
    if _ENGLISH_GROUPED.fullmatch(literal):
        return _number(literal.replace(",", ""), "english_grouping")
    if _ENGLISH_POINT.fullmatch(literal):
        return _number(literal, "english_point")
    return None


def _number(canonical: str, *flags: str) -> Number | None:
    whole, _, decimals = canonical.partition(".")
    if len(whole) > _LONGEST or len(decimals) > _FINEST:
        return None
    return Number(Decimal(canonical), Decimal(1).scaleb(-len(decimals)), flags)


_WORDS: Final[dict[str, int]] = vocabulary.table("numbers")["words"]
NUMBER_WORD: Final = f"(?:{'|'.join([*_WORDS, 'linh', 'lẻ'])})"
_SCALES: Final = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}


def parse_words(spoken: str) -> int | None:
    """The whole number that number words say ("hai mươi lăm" 25, "một trăm linh ba" 103), or None.

    Two digits side by side are none ("một năm": a year, "ba bốn": three or so); behind tens five is "lăm", so that "mười năm" tells years.
    """
    total = section = digit = 0
    tens = False
    seen = none = False
    for word in spoken.split():
        if word in {"linh", "lẻ", "không"} and seen:
            none = word == "không"
            continue
        value = _WORDS.get(word)
        if value is None:
            return None
        if digit and word in _ONES_BEHIND_TENS:  # "hai lăm", "ba mốt"
            section, digit, tens = section + digit * 10, value, False
            continue
        if (digit and value < 10) or (tens and word == "năm"):
            return None
        seen, tens = True, word in {"mười", "mươi"}
        if word in _SCALES:
            total, section, digit = total + max(section + digit, 1) * value, 0, 0
        elif word == "trăm":
            section, digit = section + (0 if none else digit or 1) * 100, 0
        elif word in {"mươi", "chục"}:
            section, digit = section + (digit or 1) * 10, 0
        elif word == "mười":
            section, digit = section + 10, 0
        else:
            section, digit = section + digit, value
    return total + section + digit if seen else None


_ONES_BEHIND_TENS: Final = frozenset({"mốt", "tư", "lăm", "nhăm"})
_POINT: Final = frozenset({"phẩy", "phảy"})


def written(spoken: str) -> str | None:
    """Number words as digits are printed ("hai mươi lăm" 25, "ba phẩy năm" 3,5, "nửa" 0,5), or None where they say no number."""
    if spoken == "nửa":
        return "0,5"
    words = spoken.split()
    point = next((at for at, word in enumerate(words) if word in _POINT), None)
    if point is None:
        value = parse_words(spoken)
        return None if value is None else str(value)
    whole = 0 if words[:point] == ["không"] else parse_words(" ".join(words[:point]))
    rest = words[point + 1 :]
    if whole is None or not rest:
        return None
    digits = [_WORDS.get(word, 10) for word in rest]
    if all(digit < 10 for digit in digits):  # "ba phẩy một bốn", "không phẩy không năm"
        return f"{whole},{''.join(map(str, digits))}"
    decimals = parse_words(" ".join(rest))  # "bảy phẩy sáu mươi chín"
    return None if decimals is None else f"{whole},{decimals}"
