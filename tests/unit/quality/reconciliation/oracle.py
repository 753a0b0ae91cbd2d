"""An independent judge of small linear systems: Fourier-Motzkin elimination, slow and simple."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.intervals import ANYTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from quality.reconciliation import Constraint, Interval

Inequality = tuple[dict[str, Fraction], Fraction, bool]
"""Σ coefficient · variable ≤ bound, or < if the last is true."""


def feasible(
    rows: Sequence[Constraint], intervals: Mapping[str, Interval], freed: Collection[str] = ()
) -> bool:
    """Some values inside the intervals of the figures that are not freed satisfy all rows."""
    inequalities = [one for row in rows for one in _inequalities(dict(row.terms), row.op, row.rhs)]
    for name, interval in intervals.items():
        own = ANYTHING if name in freed else interval
        if own.low is not None:
            inequalities.append(({name: Fraction(-1)}, -own.low, False))
        if own.high is not None:
            inequalities.append(({name: Fraction(1)}, own.high, False))
    for name in sorted({name for terms, _, _ in inequalities for name in terms}):
        inequalities = _eliminate(inequalities, name)
    return all(bound > 0 or (bound == 0 and not strict) for _, bound, strict in inequalities)


def _inequalities(terms: dict[str, Fraction], op: str, rhs: Fraction) -> list[Inequality]:
    below = (terms, rhs, op == "<")
    above = ({name: -c for name, c in terms.items()}, -rhs, op == ">")
    return {"==": [below, above], "<=": [below], "<": [below], ">=": [above], ">": [above]}[op]


def _eliminate(inequalities: list[Inequality], name: str) -> list[Inequality]:
    upper = [one for one in inequalities if one[0].get(name, 0) > 0]
    lower = [one for one in inequalities if one[0].get(name, 0) < 0]
    out = [one for one in inequalities if not one[0].get(name, 0)]
    for up_terms, up_bound, up_strict in upper:
        for low_terms, low_bound, low_strict in lower:
            a, b = -low_terms[name], up_terms[name]
            terms = {
                n: a * up_terms.get(n, 0) + b * low_terms.get(n, 0) for n in {*up_terms, *low_terms} - {name}
            }
            out.append(
                ({n: c for n, c in terms.items() if c}, a * up_bound + b * low_bound, up_strict or low_strict)
            )
    unique: dict[tuple[frozenset[tuple[str, Fraction]], Fraction, bool], Inequality] = {}
    for terms, bound, strict in out:
        unique[frozenset(terms.items()), bound, strict] = (terms, bound, strict)
    return list(unique.values())
