"""Does each constraint hold? All of them at once in Polars, in exact integers, however many there are.

Rows are judged alone here; what several rows imply together is propagation's and the system's question.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import polars as pl

from quality.reconciliation.constraints import CANNOT_TELL, FAILS, HOLDS, linear
from quality.reconciliation.intervals import ANYTHING, Interval
from quality.reconciliation.propagation import implied

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quality.reconciliation.constraints import Constraint, LinearRow
    from quality.reconciliation.quantities import Quantity

SURE = 0.5
"""A relation believed less than this never raises an error alone."""
INT64, INT128 = 2**63 - 1, 2**127 - 1
"""What the sum of absolute ends must stay below to be summed in this type; beyond both, Python's integers
do it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out for one constraint, in its own units.

    `state` is holds, fails or cannot tell (a figure is missing). `residual` is how far the printed values
    are from it, signed; `tolerance` how far print and hedges allow. `severity` is set where it fails:
    error; warning if a hedge stands before a figure or the relation is not sure; note if an `excuse`
    explains it (hedge, reading, truncation, round).
    """

    constraint: Constraint
    state: str
    residual: Fraction | None
    tolerance: Fraction | None
    severity: str | None = None
    excuse: str | None = None


def check(terms: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Judges linear rows over intervals: one row out for each of `heads`, in its order.

    `terms`, one row a figure in a constraint: `constraint` (row number in `heads`), `coefficient` (never
    null), `low`, `high` (integers, in one scale within a constraint; null: no bound). `heads`: `op`, and
    `rhs` in the scale of coefficient · figure. Sums must fit the integer type of the columns; `verdicts`
    chooses it. Adds `least` and `greatest` (null: no bound), `missing` (a figure has no bound at all) and
    `state`.
    """
    rising = pl.col("coefficient") > 0
    ends = {
        "least": pl.col("coefficient") * pl.when(rising).then("low").otherwise("high"),
        "greatest": pl.col("coefficient") * pl.when(rising).then("high").otherwise("low"),
    }
    gaps = bool(terms["low"].null_count() or terms["high"].null_count())
    sums = [
        (pl.when(~end.has_nulls()).then(end.sum()) if gaps else end.sum()).alias(name)
        for name, end in ends.items()
    ]
    missing = (
        (pl.col("low").is_null() & pl.col("high").is_null()).any() if gaps else pl.lit(value=False).first()
    )
    totals = terms.lazy().group_by("constraint").agg(*sums, missing.alias("missing"))
    op, rhs, least, greatest = (pl.col(name) for name in ("op", "rhs", "least", "greatest"))
    below = least.is_null() | pl.when(op == "<").then(least < rhs).otherwise(least <= rhs)
    above = greatest.is_null() | pl.when(op == ">").then(greatest > rhs).otherwise(greatest >= rhs)
    possible = (
        pl.when(op == "==").then(below & above).when(op.is_in(["<=", "<"])).then(below).otherwise(above)
    )
    state = (
        pl.when(~possible)
        .then(pl.lit(FAILS))
        .when("missing")
        .then(pl.lit(CANNOT_TELL))
        .otherwise(pl.lit(HOLDS))
    )
    numbered = heads.lazy().with_row_index("constraint")
    joined = numbered.join(totals, on="constraint", how="left", maintain_order="left")
    return joined.with_columns(state.alias("state")).collect()


def verdicts(constraints: Sequence[Constraint], quantities: Iterable[Quantity]) -> list[Verdict]:
    """One verdict a constraint, in their order.

    Figures that are not among `quantities` are missing, not nought.
    """
    known = {quantity.name: quantity for quantity in quantities}
    intervals = {name: quantity.interval for name, quantity in known.items()}
    for constraint in constraints:
        for name in constraint.figures:
            intervals.setdefault(name, ANYTHING)
    rows = [row for constraint in constraints for row in linear(constraint, intervals)]
    states = iter(_states(rows, intervals))
    out = []
    for constraint in constraints:
        judged = [next(states) for _ in linear(constraint, intervals)]
        state = FAILS if FAILS in judged else CANNOT_TELL if CANNOT_TELL in judged or not judged else HOLDS
        out.append(_verdict(constraint, state, known, intervals))
    return out


def _states(rows: Sequence[LinearRow], intervals: Mapping[str, Interval]) -> list[str]:
    """The state of each linear row.

    Whole-number rows go to Polars by the integer type that their sums need.
    """
    heads: dict[str, list[object]] = {"op": [], "rhs": []}
    terms: dict[str, list[object]] = {"constraint": [], "coefficient": [], "low": [], "high": []}
    reach = 0
    for i, row in enumerate(rows):
        bounds = [(c, intervals[name]) for name, c in row.terms.items()]
        factor = lcm(row.rhs.denominator, *(c.denominator for c, _ in bounds))
        ends = [end for _, interval in bounds for end in (interval.low, interval.high) if end is not None]
        scale = lcm(*(end.denominator for end in ends), 1)
        heads["op"].append(row.op)
        heads["rhs"].append(int(row.rhs * factor * scale))
        size = abs(int(row.rhs * factor * scale))
        for c, interval in bounds:
            low, high = (None if end is None else int(end * scale) for end in (interval.low, interval.high))
            for column, number in zip(terms, (i, int(c * factor), low, high), strict=True):
                terms[column].append(number)
            size += abs(int(c * factor)) * max(abs(low or 0), abs(high or 0), 1)
        reach = max(reach, size)
    if reach > INT128:
        return [row.state(intervals) for row in rows]
    kind = pl.Int64 if reach <= INT64 else pl.Int128
    schema = {"constraint": pl.UInt32, "coefficient": kind, "low": kind, "high": kind}
    judged = check(
        pl.DataFrame(terms, schema=schema), pl.DataFrame(heads, schema={"op": pl.String, "rhs": kind})
    )
    return judged["state"].to_list()


def _verdict(
    constraint: Constraint, state: str, known: Mapping[str, Quantity], intervals: dict[str, Interval]
) -> Verdict:
    residual, tolerance = _distance(constraint, intervals)
    figures = [known[name] for name in constraint.figures if name in known]
    if state != FAILS:
        plain = intervals | {figure.name: figure.plain for figure in figures if figure.hedge != "exact"}
        if state == CANNOT_TELL or constraint.holds(plain):
            return Verdict(constraint, state, residual, tolerance)
        return Verdict(constraint, FAILS, *_distance(constraint, plain), "note", "hedge")
    excuse = _excuse(constraint, figures, intervals)
    unsure = constraint.belief < SURE or any(figure.hedge != "exact" for figure in figures)
    return Verdict(
        constraint, state, residual, tolerance, "note" if excuse else "warning" if unsure else "error", excuse
    )


def _distance(
    constraint: Constraint, intervals: Mapping[str, Interval]
) -> tuple[Fraction | None, Fraction | None]:
    """How far the middles are from the constraint and how far the intervals reach.

    In points where a percentage is in it.
    """
    if constraint.product:
        percent = constraint.product[0]
        left, target = intervals[percent] - implied(constraint, percent, intervals), Fraction(0)
    else:
        left, target = constraint.extremes(intervals), constraint.rhs
    if left.low is None or left.high is None:
        return None, None
    return (left.low + left.high) / 2 - target, (left.high - left.low) / 2


def _excuse(
    constraint: Constraint, figures: Sequence[Quantity], intervals: Mapping[str, Interval]
) -> str | None:
    """What else the print may mean so that it holds.

    One figure's other reading, or all figures cut off, or all round.
    """
    for figure in figures:
        for name, other in figure.excuses():
            if name == "reading" and constraint.holds({**intervals, figure.name: other}):
                return name
    for excuse in ("truncation", "round"):
        other = {
            figure.name: bounds for figure in figures for name, bounds in figure.excuses() if name == excuse
        }
        if other and constraint.holds({**intervals, **other}):
            return excuse
    return None
