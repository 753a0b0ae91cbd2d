"""Explanations in which no digit is wrong.

A part is missing or counted twice, or the figure is that of the plan or of another period.

They compete with slips on one scale: the log of how likely the cause is to give just this mismatch.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import fsum, log, pi
from typing import TYPE_CHECKING

from quality.reconciliation.intervals import Interval, ulp, weighted
from quality.reconciliation.repair import Reading
from quality.reconciliation.slips import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quality.reconciliation.constraints import Constraint
    from quality.reconciliation.quantities import Quantity
    from quality.reconciliation.repair import Rows

SPREAD = 1.5
"""Parts of one sum differ by a factor of e**1.5 as a rule: what a missing one is likely to be."""
MANY = 12
"""Sums of more parts than this are searched for single parts counted twice, not for pairs."""


def missing_part(row: Constraint, rows: Rows) -> Reading | None:
    """The part that a closed sum lacks, if its total is larger than its parts.

    The reading's name is the constraint's key.

    Source of the scale: the residual's density among sizes such as the other parts have, times the width
    that the prints allow.
    """
    gap = residual(row, rows.intervals)
    if gap is None or gap.low is None or gap.low <= 0 or gap.high is None:
        return None
    sizes = [
        float(value)
        for name in parts(row)
        if (value := rows.quantities[name].value) is not None and value > 0
    ]
    if not sizes:
        return None
    usual = fsum(log(size) for size in sizes) / len(sizes)
    middle = (gap.low + gap.high) / 2
    resolution = max(gap.high - gap.low, min(_unit(rows.quantities[name]) for name in row.figures))
    distance = (log(float(middle)) - usual) / SPREAD
    density = (
        -distance * distance / 2 - log(SPREAD * (2 * pi) ** 0.5) + log(min(1.0, float(resolution / middle)))
    )
    doubt = log(KINDS["missing_part"].share + (1 - row.belief) / 2)
    return Reading(row.key, "missing_part", middle, gap, doubt + density)


def double_counts(row: Constraint, rows: Rows) -> Iterator[tuple[Reading, ...]]:
    """One or two parts of a sum whose value is just what the parts are too much.

    They stand inside another part.
    """
    gap = residual(row, rows.intervals)
    names = parts(row)
    if gap is None or gap.high is None or gap.high >= 0 or len(names) < 3:
        return
    for size in (1, 2) if len(names) <= MANY else (1,):
        sets = [chosen for chosen in combinations(sorted(names), size) if size < len(names) - 1]
        for chosen in sets:
            total = weighted((rows.intervals[name], Fraction(1)) for name in chosen)
            if Fraction(0) in total + gap:
                score = log(KINDS["double_count"].share) - log(len(sets)) - (size - 1)
                zero = Interval.exactly(0)
                yield tuple(Reading(name, "double_count", Fraction(0), zero, score / size) for name in chosen)


def rivals(name: str, allowed: Interval, rows: Rows, others: Sequence[Quantity]) -> Iterator[Reading]:
    """Figures of the same label whose value would fit in its place, of another stage or period."""
    own = rows.quantities[name]
    if own.label is None:
        return
    same = [one for one in others if one.label == own.label and one.name != name and one.value is not None]
    for rival in same:
        kind = (
            "plan_for_result"
            if rival.stage != own.stage
            else "other_period"
            if rival.period != own.period
            else None
        )
        if kind and rival.value is not None and not (rival.interval & allowed).empty:
            yield Reading(name, kind, rival.value, rival.interval, log(KINDS[kind].share) - log(len(same)))


def swaps(names: Sequence[str], failing: Sequence[Constraint], rows: Rows) -> Iterator[tuple[Reading, ...]]:
    """Pairs of figures that make everything hold once they change places.

    First those that most rows vouch for.
    """
    pairs = [pair for pair in combinations(sorted(names), 2) if all(_matters(row, *pair) for row in failing)]
    for one, other in sorted(pairs, key=lambda pair: -sum(len(rows.touching[name]) for name in pair)):
        first, second = rows.quantities[one], rows.quantities[other]
        if first.value is None or second.value is None or first.value == second.value:
            continue
        if rows.consistent({one: second.interval, other: first.interval}):
            score = (log(KINDS["swap"].share) - log(len(pairs))) / 2
            yield (
                Reading(one, "swap", second.value, second.interval, score),
                Reading(other, "swap", first.value, first.interval, score),
            )


def _matters(row: Constraint, one: str, other: str) -> bool:
    """Changing places changes the row."""
    return row.terms.get(one) != row.terms.get(other) or bool(row.product and {one, other} & set(row.product))


def sibling_copy(name: str, rest: Reading, rows: Rows) -> Reading | None:
    """The figure repeats the print of a neighbour in one of its rows.

    Copied, and what it should be only the rows can say.
    """
    own = rows.quantities[name]
    if not own.prints or len(str(abs(own.prints[0].digits)).rstrip("0")) < 3:
        return None
    near = {
        other
        for row in rows.touching[name]
        for other in row.figures
        if other != name and other in rows.quantities
    }
    if not any(rows.quantities[other].value == own.value for other in near):
        return None
    digits = len(str(abs(own.prints[0].digits)))
    score = (
        rest.score
        - log(KINDS["other"].share)
        + digits * log(10)
        + log(KINDS["sibling_copy"].share)
        - log(len(near))
    )
    return Reading(name, "sibling_copy", rest.value, rest.interval, score)


def residual(row: Constraint, intervals: Mapping[str, Interval]) -> Interval | None:
    """Total minus parts of a closed sum; None for any other relation."""
    if row.kind != "sum" or row.op != "==" or not parts(row):
        return None
    return row.extremes(intervals) + Interval.exactly(-row.rhs)


def parts(row: Constraint) -> list[str]:
    """The figures that a sum adds up, as far as they are added once."""
    return [name for name, coefficient in row.terms.items() if coefficient == -1]


def _unit(quantity: Quantity) -> Fraction:
    return ulp(quantity.prints[0].decimals) * quantity.unit if quantity.prints else Fraction(1)
