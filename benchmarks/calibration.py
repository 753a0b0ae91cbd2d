"""Confidence made a probability: grounds of facts whose right reading is known, weighed by ridge-penalised logistic regression.

`make accuracy ARGS=--calibrate` writes khuyencong/extraction/confidence.toml. Judged out of fold, by report: no fact is judged
by weights that its own report helped to fit. Why so: docs/adr/0011-confidence-is-calibrated.md. Who answers whom: scoring.py.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.optimize import minimize

from benchmarks.scoring import ATTRIBUTES, answers, cases, is_right, pairs, typed
from khuyencong.extraction.confidence import HIGHEST, LOWEST, grounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

PENALTY: Final = 6.0
"""How hard weights are drawn to nought, in facts: a ground seen in fewer says little. 4 to 8 score alike out of fold."""
FOLDS, SHUFFLES = 10, 5
FIRST_LOOKS: Final = ((160, 183), (301, 381), (123, 170), (167, 224), (104, 153), (417, 503), (319, 453))
"""Right in full, and all, of unseen texts as they came: exercises, then five and four lots of retold pages, four of exercises (ADR 10)."""
SHAPED: Final = "shaped"
"""Ground of facts from reports that the rules were made on; it takes their ease out of the weights and is never used in reading."""
BARS: Final = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Known:
    """An answer with its grounds, the report it stands in, and whether it is right in full; `shaped`: see SHAPED."""

    report: str
    grounds: tuple[str, ...]
    right: bool
    shaped: bool


def gather(folder: Path, *, shaped: bool) -> list[Known]:
    """Every answer to the annotated documents of a folder but those to optional facts."""
    found = []
    for case in cases(folder):
        paired, extra = pairs(case.known, answers(case.document))
        judged = [(answer, False) for answer in extra]
        for fact, answer in paired:
            if answer is not None and not fact.get("optional"):
                full = typed(fact, answer) and all(is_right(name, fact, answer) for name in ATTRIBUTES)
                judged.append((answer, full))
        report = f"{folder.name}/{case.document.source}"
        found += [
            Known(report, tuple(grounds(answer["rules"], placed=answer["geo"] is not None)), right, shaped)
            for answer, right in judged
        ]
    return found


def _matrix(known: Sequence[Known], names: Mapping[str, int]) -> Matrix:
    """A row a fact, a column a ground: 1 where the fact rests on it."""
    rows = np.zeros((len(known), len(names)))
    for at, each in enumerate(known):
        rows[at, [names[ground] for ground in each.grounds]] = 1
        rows[at, names[SHAPED]] = each.shaped
    return rows


def _fit(rows: Matrix, right: Vector) -> Vector:
    """The log-odds of a fact without grounds, then those of each column."""

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = weights[0] + rows @ weights[1:]
        off = 1 / (1 + np.exp(-odds)) - right
        cost = np.logaddexp(0, odds).sum() - right @ odds + PENALTY / 2 * weights[1:] @ weights[1:]
        return float(cost), np.concatenate([[off.sum()], rows.T @ off + PENALTY * weights[1:]])

    start = np.zeros(rows.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x


def _out_of_fold(known: Sequence[Known], rows: Matrix, right: Vector) -> Vector:
    """The mean log-odds of each fact by weights fitted without its report, SHAPED left out."""
    reports = sorted({each.report for each in known})
    odds = np.zeros(len(known))
    for shuffle in range(SHUFFLES):
        dealt = np.random.default_rng(shuffle).permutation(len(reports)) % FOLDS
        folds = dict(zip(reports, dealt.tolist(), strict=True))
        fold = np.array([folds[each.report] for each in known])
        for number in range(FOLDS):
            weights = _fit(rows[fold != number], right[fold != number])
            odds[fold == number] += weights[0] + rows[fold == number, :-1] @ weights[1:-1]
    return odds / SHUFFLES


def log_odds(right: float, facts: float) -> float:
    """The log-odds of a share."""
    return math.log(right / (facts - right))


def calibrate(known: Sequence[Known]) -> dict[str, Any]:
    """The table of khuyencong.extraction.confidence: weights with their counts, and their measure out of fold."""
    counted: dict[str, list[int]] = {}
    for each in known:
        for ground in each.grounds:
            count = counted.setdefault(ground, [0, 0])
            count[0] += each.right
            count[1] += 1
    names = {name: at for at, name in enumerate((*sorted(counted), SHAPED))}
    rows, right = _matrix(known, names), np.array([each.right for each in known], dtype=float)
    weights = _fit(rows, right)
    unshaped = [each for each in known if not each.shaped]
    unseen, looked = (sum(side) for side in zip(*FIRST_LOOKS, strict=True))
    caution = min(
        log_odds(unseen, looked) - log_odds(sum(each.right for each in unshaped), len(unshaped)), 0.0
    )
    odds = _out_of_fold(known, rows, right) + caution
    beliefs = np.clip(1 / (1 + np.exp(-odds)), LOWEST, HIGHEST).round(2)
    return {
        "base": round(float(weights[0]), 3),
        "caution": round(caution, 3),
        "texts": len({each.report for each in known}), "facts": len(known), "right": int(right.sum()),
        "grounds": {
            name: {"weight": round(float(weights[1 + at]), 3), "right": counted[name][0], "facts": counted[name][1]}
            for name, at in names.items() if name != SHAPED
        },
        "bins": bins(beliefs.tolist(), right.tolist()),
        "bars": [_bar(bar, beliefs, right) for bar in BARS],
    }  # fmt: skip


def bins(beliefs: Sequence[float], right: Sequence[float]) -> list[dict[str, Any]]:
    """Ten bins of the belief: its mean in each, how many facts, how many of them right; empty bins are told too."""
    found = []
    for low in range(10):
        held = [
            (belief, ok)
            for belief, ok in zip(beliefs, right, strict=True)
            if low <= min(int(belief * 10 + 1e-9), 9) < low + 1
        ]
        mean = round(sum(belief for belief, _ in held) / len(held), 3) if held else None
        row = {"from": low / 10, "facts": len(held), "right": int(sum(ok for _, ok in held))}
        found.append(row if mean is None else row | {"mean": mean})
    return found


def _bar(bar: float, beliefs: Vector, right: Vector) -> dict[str, Any]:
    """How many facts lie below a bar, and how many of them are wrong."""
    below = beliefs < bar
    return {"bar": bar, "below": int(below.sum()), "wrong": int((1 - right)[below].sum())}


def written(table: Mapping[str, Any]) -> str:
    """The table as TOML, a ground a line."""
    head = (
        "# Weights of the confidence, in log-odds. Written by `make accuracy ARGS=--calibrate`, never by hand:\n"
        "# benchmarks/calibration.py says how. `right` of `facts` known facts that rest on a ground are right in full.\n"
    )
    plain = "".join(f"{name} = {table[name]}\n" for name in ("base", "caution", "texts", "facts", "right"))
    rows = "".join(f'"{name}" = {_inline(row)}\n' for name, row in table["grounds"].items())
    lists = "".join(
        f"\n{name} = [\n{''.join(f'    {_inline(row)},{chr(10)}' for row in table[name])}]\n"
        for name in ("bins", "bars")
    )
    return f"{head}\n{plain}{lists}\n[grounds]\n{rows}"


def _inline(row: Mapping[str, Any]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in row.items()) + " }"


def known_facts(own: Iterable[Path], shared: Iterable[Path]) -> list[Known]:
    """The project's annotated texts and, where they lie beside it, the reports that the rules were made on."""
    found = [each for folder in own for each in gather(folder, shaped=False)]
    for folder in shared:
        if folder.is_dir():
            found += gather(folder, shaped=True)
    return found
