"""The lightest set that hits every conflict, by a small integer program (HiGHS), where enumeration ends.

Only zeros and ones reach the solver, never an amount, so no big-M and no tolerance can bend its answer;
whoever asks puts the set to the exact system.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SECONDS = 10.0


def lightest_hitting_set(
    conflicts: Sequence[Collection[str]], weights: Mapping[str, Fraction | None]
) -> frozenset[str] | None:
    """One set of least weight with a member in each conflict; None if there is none, or none in time.

    Weights None may not be in it.
    """
    import highspy  # noqa: PLC0415 - heavy, and hardly ever needed

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", SECONDS)
    names = sorted({name for conflict in conflicts for name in conflict})
    prices = {name: price for name in names if (price := weights.get(name, Fraction(1))) is not None}
    chosen = {name: solver.addBinary(obj=float(price)) for name, price in prices.items()}
    for conflict in conflicts:
        members = [chosen[name] for name in sorted(conflict) if name in chosen]
        if not members:
            return None
        solver.addConstr(sum(members) >= 1)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    picked = frozenset(name for name, variable in chosen.items() if values[variable.index] > 0.5)
    return picked if all(picked & set(conflict) for conflict in conflicts) else None
