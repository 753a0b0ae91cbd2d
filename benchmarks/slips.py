"""Slips in the figures of real reports: every figure of every stated equation that holds, in each kind of slip.

The reports are those of data/raw and the exercises, and the shared gold sets where they lie beside the project.
Beside the slips stand controls whose cause is no slip of one figure: a confident repair there is wrong unless
it is the true value all the same. Synthetic hierarchies, and the peer, are in alerts.py.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.alerts import KINDS, SEED, Figure, corrupted
from khuyencong.extraction import extract
from khuyencong.reading import read, scan
from quality.findings.constraints import constraint, quantity
from quality.reconciliation import Component, Quantity, components, explain, total_of, verdicts
from quality.sentences import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "gold"
FOLDERS = {
    "reports": (ROOT / "data" / "raw", SHARED / "seeds" / "docs", SHARED / "dev" / "docs"),
    "retold pages": (ROOT / "tests" / "cases" / "retold" / "docs",),
    "exercises, small counts mostly": (ROOT / "tests" / "cases" / "exercises" / "docs",),
}
CONTROLS = ("part dropped", "random number", "sibling copied", "other period")


@dataclass(frozen=True)
class Paper:
    """What one report states and holds: components, and its other figures."""

    components: tuple[Component, ...]
    others: tuple[Quantity, ...]
    alarms: int
    """Components that fail as printed."""


def papers(folder: Path) -> Iterator[Paper]:
    """The reports of a folder that state something of their own figures."""
    for file in scan(folder):
        reading = extract(read(file.path, folder))
        facts = {fact["fact_id"]: {"value_high": None, **fact} for fact in reading.facts}
        members: dict[str, list[Member]] = defaultdict(list)
        for link in reading.relation_facts:
            members[link["relation_id"]].append(Member(link["role"], facts[link["fact_id"]]))
        quantities = {name: quantity(fact) for name, fact in facts.items()}
        holding = [each for each in reading.relations if each["verdict"] == "holds"]
        rows = [row for each in holding if (row := constraint(each, members[each["relation_id"]]))]
        # equations only: most slips leave a bound ("trong đó có …") as true as it was
        judged = (each for each in verdicts(rows, quantities.values()) if each.constraint.op == "==")
        rows = [each.constraint for each in judged if each.state == "holds"]
        if rows:
            found = tuple(components(rows, quantities.values()))
            inside = {name for each in found for name in each.quantities}
            others = tuple(each for name, each in quantities.items() if name not in inside)
            alarms = sum(explain(each).state != "holds" for each in found)
            yield Paper(found, others, alarms)


def slipped(truth: Quantity, kind: str, dice: random.Random) -> Quantity | None:
    """The figure with one slip in its print; None where that kind cannot befall it or would not show."""
    if not truth.prints or truth.weight is None:
        return None
    printed = truth.prints[0]
    after = corrupted(Figure(printed.digits, printed.decimals), kind, dice)
    if after is None or after.value == printed.value or not after.digits:
        return None
    made = after.quantity(truth.name)
    return reprinted(truth, made.text or "", truth.unit * Fraction(10) ** after.shift)


def reprinted(truth: Quantity, text: str, unit: Fraction) -> Quantity:
    """`truth` as if `text` were printed in its place, as precise as its digits are."""
    made = Quantity.printed(truth.name, text, unit, truth.hedge, exact=truth.decimals is None)
    return replace(
        made, confidence=truth.confidence, label=truth.label, stage=truth.stage, period=truth.period
    )


def count_slips(paper: Paper, dice: random.Random, count: Counter[str]) -> None:
    """Every figure of a report, each kind of slip, one at a time."""
    for each in paper.components:
        for name, truth in each.quantities.items():
            crossing = sum(name in row.figures for row in each.constraints) > 1
            for kind in KINDS:
                wrong = slipped(truth, kind, dice)
                if wrong is None:
                    continue
                count["slips"] += 1
                diagnosis = explain(replace(each, quantities={**each.quantities, name: wrong}), paper.others)
                if diagnosis.state == "holds":
                    continue
                count["detected"] += 1
                count["crossing"] += crossing
                best = diagnosis.explanations[0] if diagnosis.explanations else None
                right = best is not None and best.figures == (name,)
                mended = right and best is not None and best.readings[0].value == truth.value
                count["right figure"] += right
                count["right figure, rows crossing"] += right and crossing
                count["right repair"] += mended
                if diagnosis.state == "repair":
                    count["confident"] += 1
                    count["confident wrong"] += not mended


def controlled(
    each: Component, control: str, dice: random.Random
) -> Iterator[tuple[Component, tuple[Quantity, ...]]]:
    """The component with something wrong that is no slip, and the figures that stand elsewhere."""
    for row in each.constraints:
        parts = [name for name, role in row.roles.items() if role == "part" and each.quantities[name].prints]
        totals = [
            name for name, role in row.roles.items() if role == "total" and each.quantities[name].prints
        ]
        if row.kind != "sum" or len(parts) < 2 or len(totals) != 1 or row.op != "==":
            continue
        victim = dice.choice(parts)
        truth = each.quantities[victim]
        value = truth.prints[0].digits
        if control == "part dropped" and len(parts) > 2:
            left = [name for name in parts if name != victim]
            shorter = total_of(row.key, totals[0], left).stated(row.provenance, row.belief)
            yield Component((shorter,), {name: each.quantities[name] for name in (totals[0], *left)}), ()
        if control == "random number":
            digits = dice.randrange(1, 10 ** len(str(value)))
            changed = reprinted(
                truth, Figure(digits, truth.prints[0].decimals).quantity(victim).text or "", truth.unit
            )
            yield replace(each, quantities={**each.quantities, victim: changed}), ()
        if control == "sibling copied":
            sibling = each.quantities[dice.choice([name for name in parts if name != victim])]
            changed = reprinted(truth, sibling.text or "", sibling.unit)
            yield replace(each, quantities={**each.quantities, victim: changed}), ()
        if control == "other period":
            digits = max(1, round(value * dice.uniform(0.5, 1.6)))
            text = Figure(digits, truth.prints[0].decimals).quantity(victim).text or ""
            changed = replace(reprinted(truth, text, truth.unit), period="2001-01-01-2001-12-31")
            yield (
                replace(each, quantities={**each.quantities, victim: changed}),
                (replace(truth, name="elsewhere"),),
            )


def count_controls(paper: Paper, dice: random.Random, count: Counter[str]) -> None:
    """Every sum of a report with each control."""
    for each in paper.components:
        for control in CONTROLS:
            for wrong, others in controlled(each, control, dice):
                diagnosis = explain(wrong, others)
                if diagnosis.state == "holds":
                    continue
                count[control] += 1
                best = diagnosis.explanations[0] if diagnosis.explanations else None
                structural = best is not None and best.kind in {
                    "missing_part",
                    "sibling_copy",
                    "other_period",
                }
                count[f"{control}, confident repair"] += diagnosis.state == "repair" and not structural


def measured(folders: Iterable[Path]) -> dict[str, float]:
    """Shares over the reports of the folders at hand; counts where a share would say nothing."""
    dice, count, controls = random.Random(SEED), Counter[str](), Counter[str]()
    for folder in folders:
        for paper in papers(folder) if folder.exists() else ():
            count["reports"] += 1
            count["relations"] += sum(len(each.constraints) for each in paper.components)
            count["false alarms"] += paper.alarms
            count_slips(paper, dice, count)
            count_controls(paper, dice, controls)
    found = count["detected"]
    return {
        **{name: count[name] for name in ("reports", "relations", "false alarms", "slips")},
        "detected": found / count["slips"],
        "right figure": count["right figure"] / found,
        "right figure, rows crossing": count["right figure, rows crossing"] / (count["crossing"] or 1),
        "right repair": count["right repair"] / found,
        "confident repairs": count["confident"] / found,
        "confident wrong repairs": count["confident wrong"] / found,
        **{f"control: {name}": controls[name] for name in CONTROLS},
        **{
            f"control: {name}, confidently repaired wrong": controls[f"{name}, confident repair"]
            / (controls[name] or 1)
            for name in CONTROLS
        },
    }
