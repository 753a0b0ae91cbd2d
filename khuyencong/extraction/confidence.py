"""How likely a fact is right in full: the sum of its grounds' log-odds as a probability. The weights are measured, never typed in.

`confidence.toml` is written by `make accuracy ARGS=--calibrate` from facts whose right reading is known; how, and what
it is worth on reports never seen, is told in docs/adr/0011-confidence-is-calibrated.md.
"""

import math
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from khuyencong.extraction.setting.report import Draft

TABLE: Final = Path(__file__).with_name("confidence.toml")
OPEN: Final = ("funding", "activity", "period", "stage")
"""Attributes that a rule settles or leaves open; one left open is a ground of its own ("funding.none")."""
_NONE: Final = tuple((name, f"{name}.none") for name in OPEN)
HOLDS: Final = "relation.holds"
LOWEST, HIGHEST = 0.05, 0.99


class Weights(dict[str, float]):
    """Log-odds by ground. A ground never measured weighs as the worst of them: what is new is not to be trusted yet."""

    def __missing__(self, _ground: str) -> float:
        return min(self.values(), default=0.0)


def read_table() -> dict[str, Any]:
    """The table as it is written: base, caution, each ground's weight with the counts it rests on, and the measure of all."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


_MEASURED: Final = read_table()
_BASE: Final[float] = _MEASURED["base"] + _MEASURED["caution"]
WEIGHTS: Final = Weights({name: row["weight"] for name, row in _MEASURED["grounds"].items()})


def grounds(reasons: Iterable[str], *, placed: bool) -> list[str]:
    """What the belief in a fact rests on: its reasons, each once, and what no rule has told; `placed`: its area is known."""
    found = list(dict.fromkeys(reasons))
    return [*found, *_untold(found, placed=placed)]


def _untold(reasons: list[str], *, placed: bool) -> list[str]:
    settled = {*map(_family, reasons)}
    untold = [ground for family, ground in _NONE if family not in settled]
    return untold if placed else [*untold, "geo.none"]


@cache
def _family(reason: str) -> str:
    return reason.partition(".")[0]


def belief(rests_on: Iterable[str]) -> float:
    """The probability, 0.05 to 0.99, that a fact which rests on these grounds is right in full."""
    odds = _BASE + sum(map(WEIGHTS.__getitem__, rests_on))
    return round(min(max(1 / (1 + math.exp(-odds)), LOWEST), HIGHEST), 2)


def confidence(draft: Draft, *, confirmed: bool) -> tuple[float, list[str]]:
    """The belief, 0 to 1, and the names of its reasons; `confirmed`: the figure takes part in a relation that holds."""
    reasons = [draft.token.rule, *draft.token.flags, *draft.reasons]
    if confirmed:
        reasons.append(HOLDS)
    reasons = list(dict.fromkeys(reasons))
    return belief([*reasons, *_untold(reasons, placed=draft.geo_code is not None)]), reasons
