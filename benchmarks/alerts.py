"""How often the right figure and the right value are named.

100,000 synthetic hierarchies, one in twenty with a slip.

Written for this project and seeded. Beside ours stands Banff (Statistics Canada), where it is installed; it
runs without any peer.
"""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

from quality.reconciliation import Component, Quantity, check, explain, share_of, shares_complete, total_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from quality.reconciliation import Constraint

PEER = Path(__file__).parents[1] / ".venv-peers" / "bin" / "python"
SEED = 20240601
HIERARCHIES = 100_000
CORRUPTED = 0.05
DOCUMENTS = 60
PARTS = ("a", "b", "c")
NAMES = ("total", *PARTS)
KINDS = ("unit_down", "unit_up", "separator", "zero_added", "zero_dropped", "transposition", "digit")


@dataclass(frozen=True)
class Figure:
    """A printed number: digits times ten to the minus decimals, times ten to the shift of its unit."""

    digits: int
    decimals: int
    shift: int = 0

    @property
    def value(self) -> Fraction:
        """In base units."""
        return Fraction(self.digits) * Fraction(10) ** (self.shift - self.decimals)

    @property
    def half(self) -> Fraction:
        """Half a unit of its last digit."""
        return Fraction(10) ** (self.shift - self.decimals) / 2

    def quantity(self, name: str) -> Quantity:
        """As the engine takes it: the text of a Vietnamese report, comma before the decimals."""
        digits = str(self.digits).rjust(self.decimals + 1, "0")
        text = f"{digits[: -self.decimals]},{digits[-self.decimals :]}" if self.decimals else digits
        return Quantity.printed(name, text, Fraction(10) ** self.shift)


def corrupted(figure: Figure, kind: str, dice: random.Random) -> Figure | None:
    """The figure after one slip; None where the kind cannot befall this print or would not show."""
    digits, decimals, text = figure.digits, figure.decimals, str(figure.digits)
    if kind in {"unit_down", "unit_up"}:
        return Figure(digits, decimals, -3 if kind == "unit_down" else 3)
    if kind == "separator":
        return Figure(digits, 0) if decimals else None
    if kind == "zero_added":
        head, tail = divmod(digits, 10**decimals)
        return Figure(head * 10 ** (decimals + 1) + tail, decimals)
    edited = _edited(text, decimals, kind, dice)
    return None if edited is None else Figure(int(edited), decimals)


def _edited(text: str, decimals: int, kind: str, dice: random.Random) -> str | None:
    """The digits with a zero dropped, two neighbours exchanged, or one digit changed."""
    if kind == "zero_dropped":
        places = [
            i for i, digit in enumerate(text) if digit == "0" and (i < len(text) - decimals or not decimals)
        ]
        i = dice.choice(places) if places else 0
        return text[:i] + text[i + 1 :] if places else None
    if kind == "transposition":
        places = [i for i in range(len(text) - 1) if text[i] != text[i + 1] and (i or text[1] != "0")]
        i = dice.choice(places) if places else 0
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :] if places else None
    i = dice.randrange(len(text))
    digit = dice.choice([digit for digit in "0123456789" if digit != text[i] and (i or digit != "0")])
    return text[:i] + digit + text[i + 1 :]


@dataclass(frozen=True)
class Hierarchy:
    """A printed total and its parts; `wrong`, `truth` and `kind` say what was done to it."""

    figures: tuple[Figure, ...]
    wrong: int | None = None
    truth: Figure | None = None
    kind: str | None = None


def hierarchies(count: int, seed: int = SEED) -> list[Hierarchy]:
    """Totals of three parts between 5 and 5,000 with 0 to 2 decimals, each rounded by itself.

    The same for the same seed.
    """
    dice, out = random.Random(seed), []
    for _ in range(count):
        decimals = dice.randrange(3)
        exact = [round(10 ** (6 + dice.uniform(0.7, 3.7))) for _ in PARTS]
        step = 10 ** (6 - decimals)
        figures = [Figure((number + step // 2) // step, decimals) for number in (sum(exact), *exact)]
        wrong = truth = kind = None
        if dice.random() < CORRUPTED:
            while truth is None:
                i, name = dice.randrange(len(figures)), dice.choice(KINDS)
                slipped = corrupted(figures[i], name, dice)
                if slipped is not None and slipped != figures[i]:
                    wrong, truth, kind, figures[i] = i, figures[i], name, slipped
        out.append(Hierarchy(tuple(figures), wrong, truth, kind))
    return out


def flagged(cases: list[Hierarchy]) -> list[bool]:
    """Which hierarchies fail, by the engine's vectorised check."""
    scale = 2 * 10**6
    figures = [figure for case in cases for figure in case.figures]
    values, halves = [int(f.value * scale) for f in figures], [int(f.half * scale) for f in figures]
    frame = pl.DataFrame({"value": values, "half": halves}, schema={"value": pl.Int64, "half": pl.Int64})
    terms = frame.with_row_index("i").select(
        constraint=pl.col("i") // len(NAMES),
        coefficient=pl.when(pl.col("i") % len(NAMES) == 0).then(1).otherwise(-1).cast(pl.Int64),
        low=pl.col("value") - pl.col("half"),
        high=pl.col("value") + pl.col("half"),
    )
    heads = pl.DataFrame(
        {"op": pl.repeat("==", len(cases), eager=True), "rhs": pl.zeros(len(cases), eager=True)}
    )
    return (check(terms, heads.cast({"rhs": pl.Int64}))["state"] == "fails").to_list()


def component(case: Hierarchy) -> Component:
    """The hierarchy as the engine explains it."""
    quantities = {name: figure.quantity(name) for name, figure in zip(NAMES, case.figures, strict=True)}
    return Component((total_of("sum", "total", PARTS),), quantities)


def ours(cases: list[Hierarchy], fails: list[bool]) -> dict[str, float]:
    """Shares of the detected slips.

    Right figure, right repair, confident repairs and wrong ones among them.
    """
    count, kinds = Counter[str](), Counter[str]()
    for case, failed in zip(cases, fails, strict=True):
        if not failed:
            continue
        if case.wrong is None or case.truth is None or case.kind is None:
            count["false alarms"] += 1
            continue
        count["detected"] += 1
        kinds[case.kind] += 1
        diagnosis = explain(component(case))
        best = diagnosis.explanations[0] if diagnosis.explanations else None
        right = best is not None and best.figures == (NAMES[case.wrong],)
        mended = right and best is not None and best.readings[0].value == case.truth.value
        count["figure"] += right
        count["repair"] += mended
        kinds[f"{case.kind} figure"] += right
        if diagnosis.state == "repair":
            count["confident"] += 1
            count["confident wrong"] += not mended
    slips, found = sum(case.wrong is not None for case in cases), count["detected"]
    return {
        "slips": slips,
        "detected": found / slips,
        "right figure": count["figure"] / found,
        "right repair": count["repair"] / found,
        "confident repairs": count["confident"] / found,
        "confident wrong repairs": count["confident wrong"] / found,
        "false alarms": count["false alarms"],
        **{f"right figure, {kind}": kinds[f"{kind} figure"] / kinds[kind] for kind in KINDS if kinds[kind]},
    }


def table(dice: random.Random) -> tuple[tuple[Constraint, ...], dict[str, Figure]]:
    """Three rows and four columns of amounts with their margins, exact to the last digit."""
    cells = {f"{i}{j}": dice.randrange(500, 50_000) for i in "123" for j in "abcd"}
    rows = {i: sum(cells[f"{i}{j}"] for j in "abcd") for i in "123"}
    columns = {j: sum(cells[f"{i}{j}"] for i in "123") for j in "abcd"}
    sums = [total_of(f"row {i}", i, [f"{i}{j}" for j in "abcd"]) for i in "123"]
    sums += [total_of(f"column {j}", j, [f"{i}{j}" for i in "123"]) for j in "abcd"]
    sums += [total_of("rows", "t", "123"), total_of("columns", "t", "abcd")]
    return tuple(sums), {
        n: Figure(v, 1) for n, v in {**cells, **rows, **columns, "t": sum(rows.values())}.items()
    }


def programme(dice: random.Random) -> tuple[tuple[Constraint, ...], dict[str, Figure]]:
    """A programme's total with its two sources and their shares, and the five years that add to it."""
    sources = [dice.randrange(5_000_000, 60_000_000) for _ in "nl"]
    cuts = sorted(dice.sample(range(1, sum(sources)), 4))
    years = [after - before for before, after in pairwise((0, *cuts, sum(sources)))]
    exact = dict(zip("tnl12345", (sum(sources), *sources, *years), strict=True))
    figures = {name: Figure((value + 50_000) // 100_000, 1) for name, value in exact.items()}
    shares = {name: Fraction(1000 * part, sum(sources)) for name, part in zip("pq", sources, strict=True)}
    figures |= {name: Figure(round(share), 1) for name, share in shares.items()}
    relations = (
        total_of("sources", "t", "nl"),
        total_of("years", "t", "12345"),
        share_of("first", "n", "t", "p"),
        share_of("second", "l", "t", "q"),
        shares_complete("shares", "pq"),
    )
    return relations, figures


def crossing(
    make: Callable[[random.Random], tuple[tuple[Constraint, ...], dict[str, Figure]]],
) -> dict[str, float]:
    """Every figure of some documents with a slip of each kind, one at a time.

    Shares of what `explain` names.
    """
    dice, count = random.Random(SEED), Counter[str]()
    for _ in range(DOCUMENTS):
        relations, figures = make(dice)
        clean = Component(relations, {name: figure.quantity(name) for name, figure in figures.items()})
        count["false alarms"] += explain(clean).state != "holds"
        for name, truth in figures.items():
            slipped = corrupted(truth, dice.choice(KINDS), dice)
            if slipped is None or slipped == truth or slipped.value == truth.value:
                continue
            count["slips"] += 1
            diagnosis = explain(Component(relations, clean.quantities | {name: slipped.quantity(name)}))
            if diagnosis.state == "holds":
                continue
            count["detected"] += 1
            best = diagnosis.explanations[0] if diagnosis.explanations else None
            right = best is not None and best.figures == (name,)
            mended = right and best is not None and best.readings[0].value == truth.value
            count["right figure"] += right
            count["right repair"] += mended
            if diagnosis.state == "repair":
                count["confident"] += 1
                count["confident wrong"] += not mended
    found = count["detected"]
    return {
        "slips": count["slips"],
        "detected": found / count["slips"],
        **{
            name: count[name] / found
            for name in ("right figure", "right repair", "confident", "confident wrong")
        },
        "false alarms": count["false alarms"],
    }


# Runs under the peers' Python: the field that Banff blames for each record of an Arrow file, as JSON.
_BANFF = """
import json, sys
import banff, pyarrow.feather
job = banff.errorloc(
    indata=pyarrow.feather.read_table(sys.argv[1]), unit_id="id",
    edits="total - a - b - c <= tolerance; a + b + c - total <= tolerance;",
    weights=sys.argv[2], seed=int(sys.argv[3]), trace=False, capture=None,
)
print(json.dumps({row["id"]: row["FIELDID"] for row in job.outstatus.to_pylist()}))
"""


def banff_share(cases: list[Hierarchy], fails: list[bool]) -> float | str:
    """The share of detected slips whose right figure Banff names, each row with its own tolerance.

    Why not, where it does not run here.
    """
    if not PEER.exists():
        return "Banff is not installed (`make bench-alerts` installs it): no comparison"
    columns = {name: [float(case.figures[i].value) for case in cases] for i, name in enumerate(NAMES)}
    tolerance = [float(sum(figure.half for figure in case.figures)) for case in cases]
    records = pl.DataFrame({"id": [str(i) for i in range(len(cases))], **columns, "tolerance": tolerance})
    with TemporaryDirectory() as folder:
        path = Path(folder, "records.arrow")
        records.write_ipc(path, compat_level=pl.CompatLevel.oldest())
        words = [PEER, "-c", _BANFF, path, f"tolerance={len(cases)};", str(SEED)]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        return f"Banff does not run here: {done.stderr.strip().splitlines()[-1:]}"
    named = json.loads(done.stdout.strip().splitlines()[-1])
    slips = [
        i
        for i, (case, failed) in enumerate(zip(cases, fails, strict=True))
        if failed and case.wrong is not None
    ]
    return sum(named.get(str(i)) == NAMES[cases[i].wrong or 0] for i in slips) / len(slips)


def show(result: dict[str, float]) -> None:
    """Prints one line a number."""
    for name, number in result.items():
        print(f"{name:48} {number:.4f}" if isinstance(number, float) else f"{name:48} {number}")


def main() -> None:
    """Prints the table."""
    cases = hierarchies(HIERARCHIES)
    fails = flagged(cases)
    start = time.process_time()
    result = ours(cases, fails)
    seconds = time.process_time() - start
    print(f"{HIERARCHIES:,} hierarchies, a total and three parts; shares are of the detected slips")
    show(result)
    print(f"{'CPU seconds per 1,000 explained':48} {1000 * seconds / sum(fails):.2f}")
    for make in (table, programme):
        print(f"\n{make.__name__}: {DOCUMENTS} documents, every figure with a slip")
        show(crossing(make))
    from benchmarks.slips import FOLDERS, measured  # noqa: PLC0415 - it builds on this module

    for name, folders in FOLDERS.items():
        print(f"\nstated relations of {name}: every figure with a slip of each kind, and controls")
        show(measured(folders))
    print()
    peer = banff_share(cases, fails)
    if isinstance(peer, str):
        print(peer)
    else:
        print(f"{'right figure, Banff':48} {peer:.4f}")
        print(f"{'ours to Banff':48} {result['right figure'] / peer:.2f}")


if __name__ == "__main__":
    main()
