"""The engine on relations that real reports state: judged as a reader judged them, and with slips put in."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.alerts import KINDS, Figure, corrupted
from quality.reconciliation import (
    Component,
    Constraint,
    Quantity,
    completion_of,
    components,
    explain,
    list_length,
    share_of,
    total_of,
    verdicts,
)
from quality.reconciliation.intervals import rational

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("seeds", "dev", "check")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def figure(name: str, fact: dict[str, Any]) -> Quantity | None:
    """The first number of a fact's quote, in the unit that its value tells; counts have no print error."""
    found = NUMBER.search(fact["quote"])
    if found is None or fact["value_high"] is not None:
        return None
    plain = Quantity.printed(name, found.group())
    value = rational(str(fact["value"]))
    if not plain.value:
        return None
    counted = fact["unit"] == "count"
    return Quantity.printed(name, found.group(), value / plain.value, fact["qualifier"], exact=counted)


def relation(key: str, stated: dict[str, Any]) -> Constraint:
    name = {role: f"{stated['doc']} {stated[role]}" for role in stated if isinstance(stated[role], int)}
    if stated["kind"] == "sum":
        return total_of(key, name["total"], [f"{stated['doc']} {part}" for part in stated["parts"]])
    if stated["kind"] == "share":
        return share_of(key, name["part"], name["whole"], name["share"])
    if stated["kind"] == "plan":
        return completion_of(key, name["actual"], [name["plan"]], name["completion"])[0]
    return list_length(key, name["total"], stated["items"])


def stated(folder: Path) -> tuple[list[tuple[Constraint, bool]], dict[str, Quantity]]:
    """The relations with what a reader found, and the figures of all of them."""
    lines = [json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    count: Counter[str] = Counter()
    quantities = {}
    for fact in lines:
        name = f"{fact['doc']} {count[fact['doc']]}"
        count[fact["doc"]] += 1
        made = figure(name, fact)
        if made is not None:
            quantities[name] = made
    relations = (folder / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in relations]
    rows = [(relation(str(i), one), one["holds"]) for i, one in enumerate(read)]
    return [(row, holds) for row, holds in rows if set(row.figures) <= set(quantities)], quantities


@pytest.mark.parametrize("name", FOLDERS)
def test_judged_as_a_reader_did(shared: Path, name: str) -> None:
    """What holds raises no error (a hedge may leave a note), and what does not is noticed."""
    rows, quantities = stated(shared / "gold" / name)
    assert rows
    judged = verdicts([row for row, _ in rows], quantities.values())
    for verdict, (_, holds) in zip(judged, rows, strict=True):
        assert verdict.severity in ({None, "note"} if holds else {"error", "warning", "note"})


def test_slips_in_real_figures(shared: Path) -> None:
    """Every figure of every relation that holds, with each kind of slip: found, named, not mended wrongly."""
    dice, count = random.Random(1), Counter[str]()
    for name in FOLDERS:
        rows, quantities = stated(shared / "gold" / name)
        for component in components([row for row, holds in rows if holds], quantities.values()):
            assert explain(component).state == "holds"
            for one in component.quantities.values():
                for kind in KINDS:
                    mutant = slipped(one, kind, dice)
                    if mutant is not None:
                        count += outcome(component, one, mutant)
    found = count["detected"]
    assert found >= 0.95 * count["slips"]
    assert count["figure"] >= 0.85 * found
    assert count["repair"] >= 0.80 * found
    assert count["crossing figure"] >= 0.95 * count["crossing"] > 0
    assert count["confident wrong"] <= 0.005 * found


def slipped(one: Quantity, kind: str, dice: random.Random) -> Quantity | None:
    true = Figure(one.prints[0].digits, one.prints[0].decimals)
    wrong = corrupted(true, kind, dice)
    if wrong is None or wrong.value == true.value:
        return None
    unit = one.unit * Fraction(10) ** wrong.shift
    return Quantity.printed(
        one.name, wrong.quantity("").text or "", unit, one.hedge, exact=one.decimals is None
    )


def outcome(component: Component, one: Quantity, mutant: Quantity) -> Counter[str]:
    diagnosis = explain(Component(component.constraints, component.quantities | {one.name: mutant}))
    if diagnosis.state == "holds":
        return Counter({"slips": 1})
    best = diagnosis.explanations[0] if diagnosis.explanations else None
    figure_named = best is not None and best.figures == (one.name,)
    mended = figure_named and best is not None and best.readings[0].value == one.value
    crossing = len(diagnosis.failing) > 1
    return Counter(
        {
            "slips": 1,
            "detected": 1,
            "figure": figure_named,
            "repair": mended,
            "crossing": crossing,
            "crossing figure": crossing and figure_named,
            "confident wrong": diagnosis.state == "repair" and not mended,
        }
    )
