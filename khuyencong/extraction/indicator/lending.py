"""Units that bare numbers take from a figure beside them: parts in the bracket of a whole, and years told after a first one.

Here only what the signs of one sentence prove; lists that a word pairs ("lần lượt") are read in indicators.py.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from khuyencong.extraction.figures import grammar as g
from khuyencong.extraction.figures.quantities import amount
from khuyencong.extraction.figures.token import Token
from khuyencong.language.letters import cased
from khuyencong.language.numbers import parse_literal

_OPENS = re.compile(r"[^.;:,()\d\n]{0,40}\(")
_IS = re.compile(r"(?::|,? (?:là|đạt|dự kiến|ước|còn))(?: (?:là|đạt|dự kiến|ước|khỏang|gần|hơn|trên))* ?")
_OUT_OF = re.compile(r" (?:trong|trên) (?:tổng )?(?:số )?(?:gần |hơn |trên )?")
_AFTER_NAME = re.compile(r"[(,;] ?(?:(?:huyện|xã|thị xã|thành phố|tp\.?) )?[^\W\d_]+(?: [^\W\d_]+){1,3}:? $")
_CLOSES = re.compile(r"[;,.)\n]|$| và ")
_ENDS = re.compile(r"\n|[.!?] ")
_LONGEST_BRACKET = 200
_LONGEST_ROW = 16
_LENDERS = frozenset({"money", "count"})


_UNIT_WORD = re.compile(r"đvt|đơn vị")
_HEAD = re.compile(r"\((?:đvt|đơn vị(?: tính)?) ?: ?(?P<unit>(?:triệu |tỷ |nghìn |ngàn |1\.000 )?đồng)\) ?:")
_NAME = (
    r"(?:(?:[Hh]uyện|[Tt]hị xã|[Tt]hành phố|TP\.?|[Tt]ỉnh|[Xx]ã|[Pp]hường) )?"
    r"[A-ZĐÀ-Ỹ][^\W\d_]+(?: [A-ZĐÀ-Ỹ][^\W\d_]+){1,3}(?:[:,]| có| được)? "
)
_NAMED = cased(rf"(?:^|[\s(]){_NAME}(?:mỗi (?:huyện|xã|nơi|địa phương|thành phố) (?:có )?)?$")
_NEXT_NAMED = cased(rf"(?:,|;|,? và) {_NAME}")


def lend_among_names(flat: str, tokens: Sequence[Token]) -> None:
    """ "Yên Lạc 5 đề án, Lập Thạch 4, Tam Đảo 2": the noun is told once in a row of names, at its first or last number."""
    for at, token in enumerate(tokens):
        if (
            token.kind != "count"
            or token.noun is None
            or not _may_name(flat, token.start)
            or not _NAMED.search(flat, max(0, token.start - 40), token.start)
        ):
            continue
        behind = _row(flat, [token, *tokens[at + 1 : at + _LONGEST_ROW]])
        before = _row(flat, [token, *reversed(tokens[max(0, at - _LONGEST_ROW) : at])])
        if behind and not _CLOSES.match(flat, behind[-1].end):
            behind.pop()
        if before and not _NAMED.search(flat, max(0, before[-1].start - 40), before[-1].start):
            before.pop()
        for part in behind or before:
            _take(part, token, Decimal(1))


def _may_name(flat: str, start: int) -> bool:
    """Whether the word right before a number may close a name: it has a capital, or joins a name to its number."""
    word = flat[flat.rfind(" ", 0, start - 1) + 1 : start - 1] if start else ""
    return word[:1].isupper() or word in {"có", "được", "huyện", "xã", "nơi", "phương", "phố"}


def _row(flat: str, tokens: Sequence[Token]) -> list[Token]:
    """The bare whole numbers that follow the first token, or go before it, with one name between each and the next."""
    row: list[Token] = []
    for one, other in pairwise(tokens):
        first, second = sorted((one, other), key=lambda token: token.start)
        if (
            other.kind != "number"
            or other.value is None
            or other.step != 1
            or not _NEXT_NAMED.fullmatch(flat, first.end, second.start)
        ):
            break
        row.append(other)
    return row


def lend_from_head(low: str, tokens: Sequence[Token]) -> None:
    """ "Biểu tổng hợp (ĐVT: triệu đồng): khuyến công quốc gia 1.350; …": the head of a line tells the unit of its bare numbers."""
    for head in _HEAD.finditer(low) if _UNIT_WORD.search(low) else ():
        lender = amount(f"1 {head['unit'].replace('1.000', 'nghìn')}", 0)
        if lender is None or lender.value is None or lender.unit != "VND":
            continue
        end = low.find("\n", head.end())
        for token in tokens:
            inside = head.end() <= token.start < (end if end >= 0 else len(low))
            if inside and token.kind == "number" and token.value is not None:
                _take(token, lender, lender.value)


def lend(low: str, tokens: Sequence[Token]) -> None:
    """Give bare numbers the unit and the noun of the figure that they belong to."""
    for at, token in enumerate(tokens):
        if token.kind != "number" or token.value is None or not at:
            continue
        before = tokens[at - 1]
        if before.kind == "period":
            _as_year_before(low, tokens, at)
        elif before.kind in _LENDERS and _OPENS.match(low, before.end, token.start):
            _as_parts(low, before, tokens[at:])
    for token, whole in pairwise(tokens):
        if _is_part_of_counted(low, token, whole):
            _take(token, whole, Decimal(1))


def _is_part_of_counted(low: str, token: Token, whole: Token) -> bool:
    """ "17 trong số 29 sản phẩm": so many of those counted next."""
    if token.kind != "number" or whole.kind != "count" or not whole.noun or token.step != 1:
        return False
    less = token.value is not None and whole.value is not None and 1 < token.value <= whole.value
    return less and _OUT_OF.fullmatch(low, token.end, whole.start) is not None


def _as_parts(low: str, whole: Token, following: Sequence[Token]) -> None:
    """ "600 triệu đồng (KCQG: 400; KCĐP: 200)": that they add up to the whole proves the unit."""
    closes = low.find(")", whole.end, whole.end + _LONGEST_BRACKET)
    parts = [token for token in following if token.start < closes]
    factor = _factor(low, whole)
    if len(parts) < 2 or factor is None or any(part.kind != "number" for part in parts):
        return
    listed = whole.kind == "count" and all(
        _AFTER_NAME.search(low, max(0, part.start - 40), part.start) for part in parts
    )
    total = sum(part.value or Decimal(0) for part in parts) * factor
    if total == whole.value or (listed and whole.value and abs(total - whole.value) * 4 <= whole.value):
        for part in parts:
            _take(part, whole, factor)


def _as_year_before(low: str, tokens: Sequence[Token], at: int) -> None:
    """ "Năm 2021 là 1,2 tỷ đồng; năm 2022: 1,5; năm 2023: 2,1": the unit is told once."""
    token, year = tokens[at], tokens[at - 1]
    if not _IS.fullmatch(low, year.end, token.start) or not _CLOSES.match(low, token.end):
        return
    lender = next((other for other in reversed(tokens[: at - 1]) if other.kind != "period"), None)
    if lender is None or lender.kind not in _LENDERS or _ENDS.search(low, lender.end, year.start):
        return
    factor = _factor(low, lender)
    if factor is not None and (lender.kind == "money" or token.step == 1):
        _take(token, lender, factor)


def _factor(low: str, lender: Token) -> Decimal | None:
    """What a printed number of the lender's unit is multiplied by; None where the lender is a span or has words for digits."""
    printed = g.NUMBER_AT.match(low, lender.start)
    literal = parse_literal(printed[0], whole=lender.kind == "count") if printed else None
    if (
        not literal
        or not literal.value
        or lender.value is None
        or lender.high is not None
        or lender.of is not None
    ):
        return None
    return lender.value / literal.value + Decimal(0)  # whole digits, no exponent


def _take(token: Token, lender: Token, factor: Decimal) -> None:
    value = token.value or Decimal(0)
    token.value, token.step = value * factor, token.step * factor if lender.step else Decimal(0)
    token.kind, token.disposition, token.unit, token.noun = lender.kind, "fact", lender.unit, lender.noun
    token.rule = "money.listed" if lender.kind == "money" else "count.noun_before"
