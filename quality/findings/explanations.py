"""What is most likely wrong, in words: a repair, candidates, or what else the print may mean.

The word for a correction ("đề nghị sửa") is used for what the engine calls a repair, and for nothing less.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from quality.reconciliation import KINDS, Diagnosis, Explanation, Reading
from quality.sentences import ENGLISH, VIETNAMESE, Row, Words, scale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

SHOWN = 3
"""Candidates told at most ..."""
FAR = 3.0
"""... and none e**3 times less likely than the first."""

EXCUSES = {
    "hedge": ("Số liệu có từ ước lượng, có thể vẫn đúng.", "A hedge stands before a figure: it may still be right."),
    "reading": ("Khớp nếu hiểu dấu phân cách theo cách khác.", "Adds up if a separator is meant otherwise."),
    "truncation": ("Có thể do cắt bớt chữ số, không làm tròn.", "Digits may have been cut off, not rounded."),
    "round": ("Có thể do số liệu được làm tròn chục, trăm.", "Figures may have been rounded to tens or hundreds."),
}  # fmt: skip
"""By the engine's name for what else the print may mean."""


class Bilingual(NamedTuple):
    """The same said twice."""

    vi: str
    en: str


class Told(NamedTuple):
    """What is most likely wrong: a sentence (may be empty), and the candidates in Vietnamese."""

    sentence: Bilingual
    candidates: tuple[str, ...]


def told(
    diagnosis: Diagnosis, facts: Mapping[str, Row], *, checks: int, unit: str, excuse: str | None
) -> Told:
    """The diagnosis of one component in words.

    `facts`: rows by fact_id; `checks`: constraints of the component; `unit`: of what a missing part would be;
    `excuse`: what else the print may mean, a key of EXCUSES.
    """
    if excuse:
        return Told(Bilingual(*EXCUSES[excuse]), ())
    if diagnosis.state == "repair":
        vi, en = (_cause(diagnosis.explanations[0], facts, unit, words) for words in (VIETNAMESE, ENGLISH))
        all_vi = f"cả {checks} phép tính đều khớp" if checks > 1 else "phép tính khớp"
        all_en = f"all {checks} checks hold" if checks > 1 else "it adds up"
        return Told(Bilingual(f"Đề nghị sửa {vi}; khi đó {all_vi}.", f"Suggested: {en}; then {all_en}."), ())
    if diagnosis.state != "candidates":
        return Told(Bilingual("", ""), ())
    best = diagnosis.explanations[0]
    named = [one for one in diagnosis.explanations if one.kind != "other" or best.kind == "other"]
    near = [one for one in named[:SHOWN] if one.score > best.score - FAR]
    vi, en = ([_cause(one, facts, unit, words) for one in near] for words in (VIETNAMESE, ENGLISH))
    sentence = Bilingual(f"Có thể: {'; hoặc '.join(vi)}.", f"Maybe: {'; or '.join(en)}.")
    return Told(sentence, tuple(vi))


def _cause(one: Explanation, facts: Mapping[str, Row], unit: str, words: Words) -> str:
    """ "73,5 → 75,3 tỷ đồng (đảo chữ số)"; structures in a phrase of their own."""
    vietnamese = words.vietnamese
    kind = KINDS[one.kind]
    if one.kind == "missing_part":
        size = words.amount(decimal(one.readings[0].value), unit, scale(decimal(one.readings[0].value), unit))
        return f"thiếu một khoản {size}" if vietnamese else f"a part of {size} is missing"
    quotes = " + ".join(f"“{facts[each.name]['quote']}”" for each in one.readings if each.name in facts)
    if one.kind == "double_count":
        return f"{quotes} được tính hai lần" if vietnamese else f"{quotes} is counted twice"
    changes = ", ".join(_change(each, facts[each.name], words) for each in one.readings if each.name in facts)
    return f"{changes} ({kind.vi if vietnamese else kind.en})"


def _change(reading: Reading, fact: Row, words: Words) -> str:
    """ "73,5 → 75,3 tỷ đồng"."""
    new = decimal(reading.value)
    own = scale(fact["value"], fact["unit"], fact["quote"])
    return f"{words.number(fact['value'] / own.dong)} → {words.amount(new, fact['unit'], own)}"


def decimal(value: Fraction) -> Decimal:
    """A fraction of the engine's as the warehouse keeps it, to the millionth."""
    return round(Decimal(value.numerator) / Decimal(value.denominator), 6)
