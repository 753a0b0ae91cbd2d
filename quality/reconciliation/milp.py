"""A proposal for components too large to enumerate: one set of wrong figures from a mixed-integer program (HiGHS).

Floating point and big-M: its answer is a proposal only, and whoever asks must put it to the exact system.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.constraints import linear
from quality.reconciliation.intervals import ANYTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quality.reconciliation.constraints import Constraint
    from quality.reconciliation.intervals import Interval

REACH = 1000.0
"""How many times the largest scaled bound a wrong figure may be away from its interval."""
SECONDS = 10.0


def milp_error_set(
    constraints: Sequence[Constraint], intervals: Mapping[str, Interval], weights: Mapping[str, Fraction | None]
) -> tuple[str, ...] | None:
    """One light set of figures that seem wrong; None if the solver finds none. Weights None are never wrong."""
    import highspy  # noqa: PLC0415 - heavy, and hardly ever needed

    rows = [row for constraint in constraints for row in linear(constraint, intervals)]
    names = tuple(dict.fromkeys(name for row in rows for name in row.terms))
    scale = max((abs(end) for name in names for end in _ends(intervals[name])), default=Fraction(1)) or Fraction(1)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the library's signature
    solver.setOptionValue("time_limit", SECONDS)
    value = {name: solver.addVariable(lb=-highspy.kHighsInf) for name in names}
    wrong = {}
    for name in names:
        low, high = intervals[name].low, intervals[name].high
        weight = weights.get(name, Fraction(1))
        if intervals[name] == ANYTHING:
            continue
        reach = 0.0
        if weight is not None:
            wrong[name] = solver.addBinary(obj=float(weight))
            reach = REACH
        loose = reach * wrong[name] if name in wrong else 0.0
        if low is not None:
            solver.addConstr(value[name] + loose >= float(low / scale))
        if high is not None:
            solver.addConstr(value[name] - loose <= float(high / scale))
    for row in rows:
        left = sum(float(coefficient) * value[name] for name, coefficient in row.terms.items())
        right = float(row.rhs / scale)
        solver.addConstr(left == right if row.op == "==" else left >= right if row.op[0] == ">" else left <= right)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = solver.getSolution().col_value
    return tuple(name for name in names if name in wrong and solution[wrong[name].index] > 0.5)  # noqa: PLR2004 - 0 or 1


def _ends(interval: Interval) -> list[Fraction]:
    return [end for end in (interval.low, interval.high) if end is not None]
