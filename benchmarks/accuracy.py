"""How often the reading is right, against annotated facts: by set, level, attribute, indicator, rule and report.

python -m benchmarks accuracy            scores exercises and retold pages, writes docs/accuracy.md; prints shared sets
python -m benchmarks accuracy --check    writes nothing; fails where a score is below the written one
python -m benchmarks accuracy --calibrate    measures the confidence anew first, and writes its table of weights
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks import calibration, reliability
from benchmarks.scoring import LEVELS, Score, Tally, score
from khuyencong.extraction.confidence import TABLE, read_table

ROOT = Path(__file__).parents[1]
OWN = tuple(ROOT / "tests" / "cases" / name for name in ("exercises", "retold"))
"""The project's annotated texts, which the page is about."""
SHARED = ROOT.parent / "shared" / "gold"
SETS = ("seeds", "dev")
"""Shared sets to work on. What is kept to be scored blind is not among them."""
PAGE = ROOT / "docs" / "accuracy.md"
KEPT = "<!-- written by hand: kept when the page is written anew -->"
"""What stands below it on the page is told by people."""
ROUNDING = 0.0006
_HEAD = """\
# Accuracy of the reading

Written by `make accuracy`, from the [exercises](../tests/cases/exercises/README.md), invented texts in the manner of
reports, and [retold pages](../tests/cases/retold/README.md), published reports in other words; both were written without
sight of the rules, and both have taught them since. A known fact is answered when spans overlap and value and unit
agree (**number**), the indicator too (**typed**), and area, period, funding, activity, stage too (**full**).
CI fails when a score falls below this page (`make accuracy ARGS=--check`).
"""


def levels(total: Tally) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each level."""
    return {level: (total.precision(level), total.recall(level), total.f1(level)) for level in LEVELS}


def page(found: Score, sets: Mapping[str, Score]) -> str:
    """The score of all texts, and that of each set by its name, as a page in Markdown."""
    parts = [
        _HEAD,
        f"{len(found.reports)} texts, {found.all.known} known facts, {found.all.given} answers.\n",
        "## Sets\n",
        _tallies("set", ((name, each.all) for name, each in sets.items())),
        "## Levels\n",
        _table(
            ("level", "precision", "recall", "F1"),
            ((name, *map(_share, row)) for name, row in levels(found.all).items()),
        ),
        "## Attributes\n\nOf the answers whose indicator is right.\n",
        _table(
            ("attribute", "right"),
            ((name, _share(a / max(b, 1))) for name, (a, b) in found.attributes.items()),
        ),
        "## Indicators\n\nMost frequent first.\n",
        _tallies("indicator", sorted(found.indicators.items(), key=lambda row: (-row[1].known, row[0]))),
        "## Constructs\n\nOf the known facts in each construct, how many are answered right; worst first. A fact may stand in several.\n",
        _table(("construct", "known", *LEVELS), _constructs(found)),
        "## Confidence\n",
        reliability.section(read_table()),
        "## Rules\n\nHow often the rule that settled an attribute was right; most mistakes first.\n",
        _table(("rule", "right", "answers"), _rules(found)),
        "## Reports\n\nWorst first.\n",
        _tallies("report", sorted(found.reports.items(), key=lambda row: (row[1].f1("full"), row[0]))),
    ]
    return "\n".join(parts)


def _rules(found: Score) -> Iterable[tuple[str, ...]]:
    ordered = sorted(found.rules.items(), key=lambda row: (row[1][0] - row[1][1], row[0]))
    return ((name, _share(right / answers), str(answers)) for name, (right, answers) in ordered)


def _constructs(found: Score) -> Iterable[tuple[str, ...]]:
    ordered = sorted(found.constructs.items(), key=lambda row: (row[1].recall("full"), row[0]))
    return ((name, str(t.known), *(_share(t.recall(level)) for level in LEVELS)) for name, t in ordered)


def _tallies(name: str, rows: Iterable[tuple[str, Tally]]) -> str:
    head = (name, "known", "answers", *(f"{level} F1" for level in LEVELS))
    return _table(
        head,
        ((each, str(t.known), str(t.given), *(_share(t.f1(level)) for level in LEVELS)) for each, t in rows),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) + ("--:",) * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _share(value: float) -> str:
    return f"{value:.3f}"


def by_hand(text: str) -> str:
    """What people wrote on a page, with the mark above it; nothing where there is none."""
    _, mark, told = text.partition(KEPT)
    return f"\n{mark}{told}" if mark else ""


def written(text: str) -> dict[str, tuple[float, ...]]:
    """The shares of levels and attributes that a page states, by name."""
    told = text.partition("## Levels")[2].partition("## Indicators")[0]
    rows = re.findall(r"^\| (\w+) \| ([\d. |]+) \|$", told, re.MULTILINE)
    return {name: tuple(map(float, shares.split(" | "))) for name, shares in rows}


def fallen(found: Score, text: str) -> list[str]:
    """What of the score is below the page, a sentence each; a page that states nothing is a fault too.

    Of a level F1 counts, so that precision may be given for recall.
    """
    now, before = written(page(found, {})), written(text)
    if before.keys() != now.keys():
        return [f"{PAGE.relative_to(ROOT)} does not state {', '.join(now)}: run `make accuracy`"]
    return [
        f"{name}: {' '.join(map(_share, now[name]))} now, {' '.join(map(_share, before[name]))} written"
        for name in now
        if now[name][-1] < before[name][-1] - ROUNDING
    ]


def _show(title: str, found: Score) -> None:
    print(f"{title}: {len(found.reports)} reports, {found.all.known} known facts, {found.all.given} answers")
    for level, row in levels(found.all).items():
        print(f"  {level:8} P {row[0]:.3f}  R {row[1]:.3f}  F1 {row[2]:.3f}")
    print(
        "  " + "  ".join(f"{name} {right / max(of, 1):.3f}" for name, (right, of) in found.attributes.items())
    )
    worst = sorted(found.reports.items(), key=lambda row: row[1].f1("full"))[:5]
    print("  worst: " + ", ".join(f"{name} {tally.f1('full'):.2f}" for name, tally in worst))


def main() -> int:
    """Returns 1 where `--check` finds a score that fell."""
    if "--calibrate" in sys.argv[1:]:
        known = calibration.known_facts(OWN, (SHARED / name for name in SETS))
        TABLE.write_text(calibration.written(calibration.calibrate(known)), encoding="utf-8")
        print(f"written: {TABLE.relative_to(ROOT)}")
    sets = {folder.name: score(folder) for folder in OWN}
    found = score(*OWN)
    for name, each in (*sets.items(), ("all", found)):
        _show(name, each)
    if "--check" in sys.argv[1:]:
        worse = fallen(found, PAGE.read_text(encoding="utf-8"))
        print("\n".join(worse) or "nothing fell below docs/accuracy.md")
        return 1 if worse else 0
    PAGE.write_text(page(found, sets) + by_hand(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    reliability.PICTURE.write_text(reliability.picture(read_table()["bins"]), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    for name in SETS:
        if (SHARED / name).is_dir():
            _show(f"shared {name}", score(SHARED / name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
