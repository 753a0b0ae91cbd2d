"""Fixpoint interval propagation.

What each row implies for each figure, again and again until nothing gets narrower.

Cheap, sound and not complete: where rows share two figures or more the exact system may know more.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.intervals import ANYTHING, Interval, times, weighted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quality.reconciliation.constraints import Constraint

EFFORT = 200_000
"""Terms looked at before it stops: intervals that still shrink towards a limit are narrow by then."""


def propagate(
    constraints: Sequence[Constraint], intervals: Mapping[str, Interval]
) -> dict[str, Interval] | None:
    """The narrowed intervals; None if a figure is left with no value.

    Figures without an interval start as unknown.
    """
    now = {name: intervals.get(name, ANYTHING) for row in constraints for name in row.figures} | dict(
        intervals
    )
    if any(interval.empty for interval in now.values()):
        return None
    touching: dict[str, list[int]] = {}
    for i, row in enumerate(constraints):
        for name in row.figures:
            touching.setdefault(name, []).append(i)
    queue, queued = deque(range(len(constraints))), set(range(len(constraints)))
    effort = EFFORT
    while queue and effort > 0:
        i = queue.popleft()
        effort -= len(constraints[i].figures) ** 2
        queued.discard(i)
        if not constraints[i].holds(now):
            return None
        for name in constraints[i].figures:
            narrowed = now[name] & implied(constraints[i], name, now)
            if narrowed.empty:
                return None
            if narrowed != now[name]:
                now[name] = narrowed
                again = [j for j in touching[name] if j not in queued]
                queue.extend(again)
                queued.update(again)
    return now


def implied(constraint: Constraint, name: str, intervals: Mapping[str, Interval]) -> Interval:
    """What one row allows a figure while its others keep their intervals; strict bounds count as reached."""
    target = Interval(
        None if constraint.op in {"<=", "<"} else constraint.rhs,
        None if constraint.op in {">=", ">"} else constraint.rhs,
    )
    base = constraint.product[1] if constraint.product else None
    rest = weighted(
        (intervals[other], c) for other, c in constraint.terms.items() if other not in {name, base}
    )
    if constraint.product is None:
        return (target - rest) * _inverse(constraint.terms[name])
    percent, base = constraint.product
    own = constraint.terms.get(base, Fraction(0))
    if name == percent:  # own·base − percent·base + rest = target
        return Interval.exactly(own) - _over(target - rest, intervals[base])
    factor = Interval.exactly(own) - intervals[percent]
    if name == base:
        return _over(target - rest, factor)
    return (target - rest - times(factor, intervals[base])) * _inverse(constraint.terms[name])


def _inverse(coefficient: Fraction) -> Fraction:
    return coefficient if coefficient in {1, -1} else 1 / coefficient


def _over(one: Interval, other: Interval) -> Interval:
    """All quotients; anything where the divisor may be nought."""
    if other.low is not None and other.low > 0:
        inverse = Interval(Fraction(0) if other.high is None else 1 / other.high, 1 / other.low)
    elif other.high is not None and other.high < 0:
        inverse = Interval(1 / other.high, Fraction(0) if other.low is None else 1 / other.low)
    else:
        return ANYTHING
    return times(one, inverse)
