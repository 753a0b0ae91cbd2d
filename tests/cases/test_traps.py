"""Traps, short texts with every number told; and every number of the first reports. Both lie in ../shared."""

import json
from collections import defaultdict
from typing import Any

import pytest

from khuyencong.extraction.text import Text
from khuyencong.extraction.tiling import tile
from khuyencong.extraction.token import Token

Item = dict[str, Any]
TRAPS_READ = 195
"""Of 203."""
FIGURES_READ = 0.97
NAMES = {"law": "legal_reference", "name": "identifier", "code": "identifier", "other": "time"}
AS_FACTS = frozenset({"norm", "ratio"})
"""What sentences around decide, not the number itself."""


def holders(tokens: list[tuple[tuple[int, int], Token]], item: Item) -> list[Token]:
    return [token for (start, end), token in tokens if start < item["end"] and item["start"] < end]


def tokens_of(words: str) -> list[tuple[tuple[int, int], Token]]:
    text = Text(words)
    return [(text.printed(token.start, token.end), token) for token in tile(text)]


def is_read(item: Item, tokens: list[tuple[tuple[int, int], Token]]) -> bool:
    found = holders(tokens, item)
    if not found:
        return False
    token, wanted = found[0], NAMES.get(item["disposition"], item["disposition"])
    if token.disposition != wanted and not (wanted in AS_FACTS and token.disposition == "fact"):
        return False
    if wanted not in {"fact", "norm"} or item.get("value") is None:
        return True
    unit = item.get("unit")
    return (
        token.value is not None
        and float(token.value) == pytest.approx(item["value"])
        and unit in {None, "times", token.unit}
    )


def test_traps(shared):
    cases = map(json.loads, (shared / "cases" / "traps.jsonl").read_text(encoding="utf-8").splitlines())
    results = [
        (case["text"], item["quote"], is_read(item, tokens_of(case["text"])))
        for case in cases
        for item in case["items"]
    ]
    missed = [words for *words, read in results if not read]
    assert len(results) - len(missed) >= TRAPS_READ, missed


def test_numbers_of_the_first_reports(shared):
    """Which of them are figures of the programme, and what the others are."""
    folder = shared / "gold" / "seeds"
    kinds = dict.fromkeys(("percent", "money", "count", "capacity"), "fact") | NAMES
    by_report: dict[str, list[Item]] = defaultdict(list)
    for line in (folder / "figures.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if any(sign.isdigit() for sign in item["quote"]):
            by_report[item["doc"]].append(item)
    results = []
    for name, items in by_report.items():
        tokens = tokens_of((folder / "docs" / f"{name}.txt").read_text(encoding="utf-8"))
        for item in items:
            found = [token.disposition for token in holders(tokens, item)]
            results.append((item["quote"], found[:1] == [kinds.get(item["type"], item["type"])]))
    missed = [quote for quote, right in results if not right]
    assert 1 - len(missed) / len(results) >= FIGURES_READ, missed
