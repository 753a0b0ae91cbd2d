"""A set of constraints and figures as one exact linear system.

Feasible or not, who contradicts whom, implied intervals.

Between the figures' names and the simplex' numbers, nothing else. Choosing which figures to doubt is
fellegi_holt's work.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quality.reconciliation.constraints import linear
from quality.reconciliation.intervals import ANYTHING, Interval
from quality.reconciliation.propagation import propagate
from quality.reconciliation.simplex import Point, Simplex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from quality.reconciliation.constraints import Constraint, LinearRow

ZERO = Fraction(0)


class System:
    """Exact questions about a component. Figures are its names; `freed` ones may have any value.

    A percentage times its base is taken as two linear rows with the interval of the percentage in their
    coefficients (bases are never below nought); a freed percentage takes its rows away, and propagation
    then looks whether anything fits.
    """

    def __init__(self, constraints: Sequence[Constraint], intervals: Mapping[str, Interval]) -> None:
        self.constraints = tuple(constraints)
        self.names = tuple(sorted({*intervals, *(name for row in constraints for name in row.figures)}))
        self.intervals = {name: intervals.get(name, ANYTHING) for name in self.names}
        self._index = {name: i for i, name in enumerate(self.names)}
        self._bases = {row.product[1] for row in constraints if row.product}
        self._percentages = {row.product[0] for row in constraints if row.product}
        rows = (row for constraint in constraints for row in linear(constraint, self.intervals))
        self._rows = sorted(
            rows, key=lambda row: (sorted(row.terms.items()), row.op, row.rhs)
        )  # whatever order they came in
        self._simplex = Simplex(
            len(self.names), [{self._index[name]: c for name, c in row.terms.items()} for row in self._rows]
        )
        self._now: dict[str, Interval] = {}
        self._freed: frozenset[str] | None = None

    def conflict(
        self, freed: Collection[str] = (), fixed: Mapping[str, Interval] | None = None
    ) -> frozenset[str] | None:
        """None if some values satisfy everything; else figures whose intervals cannot all be right.

        `freed` figures have no interval, `fixed` ones another than printed. An empty set: the constraints
        contradict each other by themselves.
        """
        freed, fixed = frozenset(freed), fixed or {}
        self._set(freed, fixed)
        found = self._simplex.conflict()
        if found is not None:
            names = {self.names[i] for i in found if i < len(self.names)}
            guards = {self._rows[i - len(self.names)].guard for i in found if i >= len(self.names)}
            return frozenset(name for name in names | guards if name is not None) - freed
        if self._loose(freed) and propagate(self.constraints, self._now) is None:
            return frozenset(self.names) - freed
        return None

    def implied(self, name: str) -> tuple[Point | None, Point | None]:
        """Least and greatest value of a figure over all solutions of what the last `conflict` looked at.

        That one had to be None. The second part of a point tells that the bound itself is not reached.
        """
        variable = self._index[name]
        low, high = self._simplex.furthest(variable, up=False), self._simplex.furthest(variable, up=True)
        if name in self._loose(self._freed or ()):
            shrunk = propagate(self.constraints, self._now)
            inside = shrunk[name] if shrunk else ANYTHING
            low = _larger(low, inside.low)
            high = _smaller(high, inside.high)
        return low, high

    def _loose(self, freed: Collection[str]) -> set[str]:
        """Percentages that no row holds, because they may be anything."""
        return {name for name in self._percentages if name in freed or self.intervals[name] == ANYTHING}

    def _set(self, freed: frozenset[str], fixed: Mapping[str, Interval]) -> None:
        for name in self.names:
            interval = fixed.get(name, ANYTHING if name in freed else self.intervals[name])
            if name in self._bases:
                interval &= Interval(ZERO, None)
            if self._freed is None or interval != self._now.get(name):
                self._now[name] = interval
                self._simplex.bound(self._index[name], _point(interval.low), _point(interval.high))
        if self._freed != freed:
            for i, row in enumerate(self._rows, len(self.names)):
                free = row.guard is not None and row.guard in freed
                self._simplex.bound(i, *((None, None) if free else _ends(row)))
        self._freed = freed


def _ends(row: LinearRow) -> tuple[Point | None, Point | None]:
    low = None if row.op in {"<=", "<"} else (row.rhs, Fraction(row.op == ">"))
    return low, None if row.op in {">=", ">"} else (row.rhs, -Fraction(row.op == "<"))


def _point(bound: Fraction | None) -> Point | None:
    return None if bound is None else (bound, ZERO)


def _larger(point: Point | None, bound: Fraction | None) -> Point | None:
    return point if bound is None else (bound, ZERO) if point is None else max(point, (bound, ZERO))


def _smaller(point: Point | None, bound: Fraction | None) -> Point | None:
    return point if bound is None else (bound, ZERO) if point is None else min(point, (bound, ZERO))
