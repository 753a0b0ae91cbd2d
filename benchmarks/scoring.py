"""How a reading compares with annotated facts: who answers whom, and what is right. No printing here.

An answer belongs to a known fact when their spans overlap and value and unit agree. Three levels, each
stricter than the one before: `number` (value and unit), `typed` (what it counts, too), `full` (area, period,
funding, activity and stage, too). Where the annotation gives a list, any of it is right; where it gives no
period, none is asked for; optional facts count for nothing, found or not.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.constructs import constructs_of
from khuyencong.extraction import extract
from khuyencong.reading import Document, read

LEVELS = ("number", "typed", "full")
ATTRIBUTES = ("geo", "period", "funding", "activity", "stage")

Fact = dict[str, Any]
Pair = tuple[Fact, Fact | None]


@dataclass(slots=True)
class Case:
    """A document with its known facts; each has `end` beside the `start` that the file gives."""

    document: Document
    known: list[Fact]


def cases(folder: Path) -> list[Case]:
    """The documents of FOLDER/docs with their facts of FOLDER/facts.jsonl, in the order of their names.

    Raises ValueError, with file and line, where a quote does not stand at its place.
    """
    known: dict[str, list[Fact]] = {path.stem: [] for path in sorted((folder / "docs").glob("*.txt"))}
    for number, line in enumerate((folder / "facts.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        fact = json.loads(line)
        known[fact["doc"]].append(fact | {"end": fact["start"] + len(fact["quote"]), "line": number})
    found = [
        Case(read(folder / "docs" / f"{name}.txt", folder / "docs"), facts) for name, facts in known.items()
    ]
    for case in found:
        for fact in case.known:
            if case.document.text[fact["start"] : fact["end"]] != fact["quote"]:
                raise ValueError(
                    f"{folder / 'facts.jsonl'}:{fact['line']}: the quote is not at its place in {fact['doc']}"
                )
    return found


def answers(document: Document) -> list[Fact]:
    """What extraction reads, in the words of the annotations."""
    return [
        {
            "start": row["quote_start"],
            "end": row["quote_end"],
            "value": float(row["value"]),
            "unit": row["unit"],
            "indicator": row["indicator"],
            "geo": row["geo_code"],
            "period": [str(row["period_start"]), str(row["period_end"])] if row["period_start"] else None,
            **{name: row[name] for name in ("funding", "activity", "stage", "rules", "quote")},
        }
        for row in extract(document).facts
    ]


def accepts(known: Any, answer: Any) -> bool:
    """Whether an attribute's annotation, one value or a list of right ones, takes the answer."""
    return answer in known if isinstance(known, list) else answer == known


def is_right(name: str, known: Fact, answer: Fact) -> bool:
    """Whether one attribute of an answer is right."""
    if name != "period":
        return accepts(known[name], answer[name])
    spans = known["period"]
    if spans is None:
        return True
    return answer["period"] in (spans if isinstance(spans[0], list) or spans[0] is None else [spans])


def typed(known: Fact, answer: Fact) -> bool:
    """Whether an answer counts what the known fact counts."""
    return accepts(known["indicator"], answer["indicator"])


def _same_number(known: Fact, answer: Fact) -> bool:
    same_unit = known["unit"] == answer["unit"] or accepts(known["indicator"], "capacity")
    overlap = answer["start"] < known["end"] and known["start"] < answer["end"]
    return overlap and same_unit and math.isclose(known["value"], answer["value"], rel_tol=1e-9, abs_tol=1e-9)


def pairs(known: Sequence[Fact], given: Iterable[Fact]) -> tuple[list[Pair], list[Fact]]:
    """Every known fact with its answer or None, and the answers that belong to none.

    No answer serves twice; of several, the one most right is taken.
    """
    free, paired = list(given), list[Pair]()
    for fact in known:
        best, most = None, (-1, -1)
        for answer in free:
            if _same_number(fact, answer):
                right = sum(is_right(name, fact, answer) for name in ATTRIBUTES)
                rank = (int(typed(fact, answer)), right)
                best, most = (answer, rank) if rank > most else (best, most)
        if best is not None:
            free = [answer for answer in free if answer is not best]
        paired.append((fact, best))
    return paired, free


@dataclass(slots=True)
class Tally:
    """Facts known, answers given and answers right at each level."""

    known: int = 0
    given: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def precision(self, level: str) -> float:
        """Right answers of all answers."""
        return self.right[level] / self.given if self.given else 0.0

    def recall(self, level: str) -> float:
        """Facts rightly answered of all that are known."""
        return self.right[level] / self.known if self.known else 0.0

    def f1(self, level: str) -> float:
        """The harmonic mean of both."""
        return 2 * self.right[level] / (self.known + self.given) if self.known + self.given else 0.0


@dataclass(slots=True)
class Score:
    """What `score` counts: over all, by report, by indicator, by attribute and by rule."""

    all: Tally = field(default_factory=Tally)
    reports: dict[str, Tally] = field(default_factory=dict)
    indicators: dict[str, Tally] = field(default_factory=dict)
    attributes: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in ATTRIBUTES})
    """[right, answers], of the answers whose indicator is right."""
    rules: dict[str, list[int]] = field(default_factory=dict)
    """[right, answers] of the rule that settled an attribute or the indicator."""
    constructs: dict[str, Tally] = field(default_factory=dict)
    """Known facts by the constructs that they stand in; a fact may stand in several."""


def score(*folders: Path) -> Score:
    """Reads every annotated document of the folders, no two of one name, and compares."""
    total = Score()
    for case in (case for folder in folders for case in cases(folder)):
        report = total.reports[Path(case.document.source).stem] = Tally()
        paired, extra = pairs(case.known, answers(case.document))
        for answer in extra:
            for tally in (total.all, report, total.indicators.setdefault(answer["indicator"], Tally())):
                tally.given += 1
        for fact, answer in paired:
            if not fact.get("optional"):
                _count(total, report, fact, answer)
                for name in constructs_of(case.document.text, fact):
                    tally = total.constructs.setdefault(name, Tally())
                    tally.known += 1
                    tally.right.update(_levels(fact, answer))
    return total


def _count(total: Score, report: Tally, fact: Fact, answer: Fact | None) -> None:
    indicator = fact["indicator"][0] if isinstance(fact["indicator"], list) else fact["indicator"]
    if answer is not None and typed(fact, answer):
        indicator = answer["indicator"]
    tallies = (total.all, report, total.indicators.setdefault(indicator, Tally()))
    reached = _levels(fact, answer)
    for tally in tallies:
        tally.known += 1
        tally.given += answer is not None
        tally.right.update(reached)
    if answer is None:
        return
    _count_rule(total, answer, "indicator", right="typed" in reached)
    if "typed" in reached:
        for name in ATTRIBUTES:
            right = is_right(name, fact, answer)
            total.attributes[name][0] += right
            total.attributes[name][1] += 1
            _count_rule(total, answer, name, right=right)


def _levels(fact: Fact, answer: Fact | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    if not typed(fact, answer):
        return LEVELS[:1]
    return LEVELS if all(is_right(name, fact, answer) for name in ATTRIBUTES) else LEVELS[:2]


def _count_rule(total: Score, answer: Fact, attribute: str, *, right: bool) -> None:
    """The last rule named after an attribute settled it; the indicator's ends in it ("count.trainees")."""
    if attribute == "indicator":
        fitting = [rule for rule in answer["rules"] if rule.endswith(f".{answer['indicator']}")]
    else:
        fitting = [rule for rule in answer["rules"] if rule.startswith(f"{attribute}.")]
    counts = total.rules.setdefault(fitting[-1] if fitting else f"{attribute}, no rule", [0, 0])
    counts[0] += right
    counts[1] += 1
