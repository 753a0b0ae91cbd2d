"""Traps, short texts with every number told; and every number of the first reports. Both lie in ../shared."""

import json
from collections import defaultdict

from tests.cases.judging import NAMES, Item, holders, is_read, tokens_of

TRAPS_READ = 203
"""Of 203."""
FIGURES_READ = 0.97


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
