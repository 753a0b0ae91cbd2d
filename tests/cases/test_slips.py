"""A slip in one figure of a stated relation raises a finding: each figure of the ten relations of the first reports, in ../shared."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from khuyencong.extraction import extract
from khuyencong.reading import read

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"
ROLES = ("total", "part", "whole", "share")


def lines(name):
    path = SEEDS / name
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


WITHIN_PRECISION = {"300 triệu đồng-4"}
"""1,1 tỷ and 400 triệu may round to 1,4 tỷ: no arithmetic tells this slip."""


def slips():
    """(document, place of a digit, another digit): the first digit of each quoted figure, with two others each."""
    facts = defaultdict(list)
    for fact in lines("facts.jsonl"):
        facts[fact["doc"]].append(fact)
    found = {}
    for relation in lines("relations.jsonl"):
        members = [relation[role] for role in ROLES if role in relation] + relation.get("parts", [])
        for fact in (facts[relation["doc"]][member] for member in members):
            place = next(at for at, sign in enumerate(fact["quote"]) if sign.isdigit())
            digit = int(fact["quote"][place])
            for other in {digit % 9 + 1, (digit + 6) % 9 + 1} - {digit}:
                slip = relation["doc"], fact["start"] + place, str(other)
                if f"{fact['quote']}-{other}" not in WITHIN_PRECISION:
                    found[slip] = pytest.param(*slip, id=f"{fact['quote']}-{slip[1]}-{other}")
    return list(found.values())


def failing(document):
    return [relation for relation in extract(document).relations if relation["verdict"] == "fails"]


@pytest.mark.parametrize(("name", "place", "digit"), slips())
def test_a_changed_digit_raises_a_finding(name, place, digit):
    document = read(SEEDS / "docs" / f"{name}.txt", SEEDS / "docs")
    text = document.text[:place] + digit + document.text[place + 1 :]
    assert failing(document) == []
    assert failing(replace(document, text=text)) != []
