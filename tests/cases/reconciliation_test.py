"""The reconciliation engine on neutral cases.

A dozen of our own, and the shared ones where they lie beside the project.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quality.reconciliation import cases
from quality.reconciliation.intervals import rational, written

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "cases" / "reconciliation"
FILES = [HERE / "reconciliation.jsonl", *sorted(SHARED.glob("*.jsonl"))]
CASES: list[dict[str, Any]] = [
    json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()
]


def named(case: dict[str, Any]) -> str:
    return case["id"]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_case(case: dict[str, Any]) -> None:
    answer = cases.answer(case)
    assert answer["id"] == case["id"]
    if "expected_distance" in case:
        assert answer["distance"] == case["expected_distance"]
        return
    if "expected_holds" in case:
        assert answer["holds"] is case["expected_holds"]
    solutions = case.get("exact_solutions", case.get("solutions"))
    if solutions is not None:
        assert sorted(map(sorted, answer["errors"])) == sorted(map(sorted, solutions))
    weight = case.get("exact_weight", case.get("expected_weight"))
    if weight is not None:
        assert rational(answer["weight"]) == rational(weight)
    if "expected_first" in case:
        assert sorted(answer["errors"][0]) == sorted(case["expected_first"])
    if "expected_errors" in case:
        assert sorted(case["expected_errors"]) in [sorted(names) for names in answer["errors"]]
    if "expected_values" in case:
        assert answer["repairs"][0] == {
            name: written(rational(value)) for name, value in case["expected_values"].items()
        }
    for name, ends in case.get("expected_implied", {}).items():
        assert answer["implied"][name] == ends


@pytest.mark.parametrize("case", [case for case in CASES if "values" in case], ids=named)
def test_repaired_case_holds(case: dict[str, Any]) -> None:
    """Idempotence: each proposed repair, in the precision that the case states, makes the case hold."""
    answer = cases.answer(case)
    for repairs in answer["repairs"]:
        values = dict(case["values"])
        for name, value in repairs.items():
            values[name] = {"value": value, "decimals": values[name].get("decimals", "INF")}
        again = cases.answer({**case, "values": values})
        assert again["holds"] or not repairs


def test_answers_are_exact_text() -> None:
    [answer] = [cases.answer(case) for case in CASES if case["id"] == "own-crossing"]
    assert all(isinstance(value, str) for repairs in answer["repairs"] for value in repairs.values())
    assert written(rational(answer["weight"])) == answer["weight"]
