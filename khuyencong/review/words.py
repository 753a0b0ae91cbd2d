"""Words: the sentence around a figure, and what was read of it as a line that officers understand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from khuyencong.geography import place
from khuyencong.language.formatting import amount, english, period
from khuyencong.model import codes

_SENTENCE_ENDS = re.compile(r"\n|[.!?…](?=\s)")
"""Where a sentence may end. A dot between digits is none, as no space follows."""


class Sentence(NamedTuple):
    """The words around a span, and where the span stands in them."""

    text: str
    start: int
    end: int


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """The sentence that holds the half-open span of `text`."""
    ends = _ends(text)
    before, after = bisect_right(ends, start), bisect_left(ends, end)
    low = ends[before - 1] if before else 0
    high = ends[after] if after < len(ends) else len(text)
    low += len(text[low:start]) - len(text[low:start].lstrip())
    return Sentence(text[low:high].rstrip(), start - low, end - low)


@lru_cache(maxsize=4)  # facts come by document
def _ends(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE_ENDS.finditer(text)]


def in_words(reading: Mapping[str, Any], quote: str) -> tuple[str, str]:
    """What was read, in Vietnamese and in English; what is not said is left out."""
    return _line(reading, quote, vietnamese=True), _line(reading, quote, vietnamese=False)


def _line(reading: Mapping[str, Any], quote: str, *, vietnamese: bool) -> str:
    def word(meanings: codes.Codes, code: str | None) -> str | None:
        return meanings[code][vietnamese].split(",")[0] if code else None

    value = amount(reading["value"], reading["unit"], quote)
    if reading["value_high"] is not None:
        value += f" - {amount(reading['value_high'], reading['unit'], quote)}"
    if not vietnamese:
        # money keeps its Vietnamese unit: it is what the sentence beside it says
        value = english(value)
    hedge = word(codes.QUALIFIERS, reading["qualifier"]) if reading["qualifier"] != "exact" else None
    days = period(reading["period_start"], reading["period_end"]) if reading["period_start"] else None
    area = place(reading["geo_code"]).name if reading["geo_code"] else None
    parts = (
        reading["place"], area, days, word(codes.FUNDING_SOURCES, reading["funding"]),
        word(codes.ACTIVITIES, reading["activity"]), word(codes.STAGES, reading["stage"]),
    )  # fmt: skip
    measured = " ".join(filter(None, (hedge, value)))
    head = f"{word(codes.INDICATORS, reading['indicator'])}: {measured}"
    return "; ".join([head, *filter(None, parts)])


def plain(value: object) -> str:
    """A value as a decision file and a change spell it: 7690.5, 2021-12-31, null."""
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """`column: before → after` for each column of `after`."""
    return [f"{name}: {plain(before[name])} → {plain(value)}" for name, value in after.items()]
