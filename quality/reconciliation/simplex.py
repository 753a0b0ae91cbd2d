"""Linear systems over exact rationals.

Is there a solution, which bounds contradict each other, how far can a variable go.

The general simplex of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)", CAV 2006):
bounds come and go while the tableau stays, a strict bound is shifted by an infinitesimal, and an infeasible
row names the bounds that contradict each other. Nothing of figures or reports.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point = tuple[Fraction, Fraction]
"""A number and its multiple of the infinitesimal; compares as Python compares tuples."""
ZERO = Fraction(0)
ORIGIN: Point = (ZERO, ZERO)


class Simplex:
    """Variables 0 … n-1 are free at first; each row n+i equals Σ coefficient · variable.

    Bounds can be set on all of them.
    """

    def __init__(self, variables: int, rows: Sequence[Mapping[int, Fraction]]) -> None:
        self._size = variables + len(rows)
        self._rows: dict[int, dict[int, Fraction]] = {
            variables + i: {j: Fraction(c) for j, c in row.items() if c} for i, row in enumerate(rows)
        }
        self._lower: list[Point | None] = [None] * self._size
        self._upper: list[Point | None] = [None] * self._size
        self._value: list[Point] = [ORIGIN] * self._size

    def bound(self, variable: int, low: Point | None, high: Point | None) -> None:
        """Sets both bounds of a variable or row, None for none; earlier ones are forgotten."""
        self._lower[variable], self._upper[variable] = low, high
        if variable not in self._rows:
            if low is not None and self._value[variable] < low:
                self._move(variable, low)
            elif high is not None and self._value[variable] > high:
                self._move(variable, high)

    def conflict(self) -> frozenset[int] | None:
        """None if there is a solution; else variables and rows whose bounds, together, leave none."""
        for variable in range(self._size):
            low, high = self._lower[variable], self._upper[variable]
            if low is not None and high is not None and low > high:
                return frozenset({variable})
        while True:
            broken = self._broken()
            if broken is None:
                return None
            basic, needs_more, target = broken
            entering = self._entering(basic, needs_more=needs_more)
            if entering is None:
                return frozenset({basic, *self._rows[basic]})
            self._pivot(basic, entering, target)

    def furthest(self, variable: int, *, up: bool) -> Point | None:
        """The greatest (or least) value of a variable over all solutions; None if there is no end.

        Call after `conflict` said None.
        """
        if variable not in self._rows:
            self._make_basic(variable)
            if variable not in self._rows:  # in no row at all
                return self._upper[variable] if up else self._lower[variable]
        while True:
            bound = self._upper[variable] if up else self._lower[variable]
            if bound is not None and self._value[variable] == bound:
                return bound
            entering = self._entering(variable, needs_more=up)
            if entering is None:
                return self._value[variable]
            rising = (self._rows[variable][entering] > 0) == up
            limit = self._ratio_test(entering, rising=rising)
            if limit is None:
                return None
            leaving, target = limit
            if leaving == entering:
                self._move(entering, target)
            elif leaving == variable:
                return target
            else:
                self._pivot(leaving, entering, target)

    def value(self, variable: int) -> Point:
        """The variable in the present solution."""
        return self._value[variable]

    def _broken(self) -> tuple[int, bool, Point] | None:
        for basic in sorted(self._rows):
            value, low, high = self._value[basic], self._lower[basic], self._upper[basic]
            if low is not None and value < low:
                return basic, True, low
            if high is not None and value > high:
                return basic, False, high
        return None

    def _entering(self, basic: int, *, needs_more: bool) -> int | None:
        """The first nonbasic variable that can move the basic one as it needs (Bland's rule: so it ends)."""
        for variable, coefficient in sorted(self._rows[basic].items()):
            bound = self._upper[variable] if (coefficient > 0) == needs_more else self._lower[variable]
            if bound is None or self._value[variable] != bound:
                return variable
        return None

    def _ratio_test(self, entering: int, *, rising: bool) -> tuple[int, Point] | None:
        """Which variable stops `entering` first, and at which of its bounds.

        The lowest index among equals.
        """
        best: tuple[Point, int, Point] | None = None
        own = self._upper[entering] if rising else self._lower[entering]
        if own is not None:
            best = (_absolute(_minus(own, self._value[entering])), entering, own)
        for basic, row in self._rows.items():
            coefficient = row.get(entering)
            if not coefficient:
                continue
            bound = self._upper[basic] if (coefficient > 0) == rising else self._lower[basic]
            if bound is not None:
                step = _times(_absolute(_minus(bound, self._value[basic])), 1 / abs(coefficient))
                if best is None or (step, basic) < best[:2]:
                    best = (step, basic, bound)
        return None if best is None else (best[1], best[2])

    def _make_basic(self, variable: int) -> None:
        """Exchanges a nonbasic variable with one of its rows whose bounds allow it to stay where it is."""
        for basic in sorted(self._rows):
            if self._rows[basic].get(variable):
                self._pivot(basic, variable, self._value[basic])
                return

    def _move(self, nonbasic: int, target: Point) -> None:
        step = _minus(target, self._value[nonbasic])
        self._value[nonbasic] = target
        for basic, row in self._rows.items():
            coefficient = row.get(nonbasic)
            if coefficient:
                self._value[basic] = _plus(self._value[basic], _times(step, coefficient))

    def _pivot(self, leaving: int, entering: int, target: Point) -> None:
        """Moves `leaving` to `target` by moving `entering`, then exchanges the two."""
        row = self._rows.pop(leaving)
        pivot = row.pop(entering)
        step = _times(_minus(target, self._value[leaving]), 1 / pivot)
        self._value[leaving] = target
        self._value[entering] = _plus(self._value[entering], step)
        new = {variable: -coefficient / pivot for variable, coefficient in row.items()}
        new[leaving] = 1 / pivot
        for basic, other in self._rows.items():
            factor = other.pop(entering, None)
            if factor:
                self._value[basic] = _plus(self._value[basic], _times(step, factor))
                for variable, coefficient in new.items():
                    total = other.get(variable, ZERO) + factor * coefficient
                    if total:
                        other[variable] = total
                    else:
                        other.pop(variable, None)
        self._rows[entering] = new


def _plus(one: Point, other: Point) -> Point:
    return one[0] + other[0], one[1] + other[1]


def _minus(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _times(point: Point, factor: Fraction) -> Point:
    return point[0] * factor, point[1] * factor


def _absolute(point: Point) -> Point:
    return point if point >= ORIGIN else (-point[0], -point[1])
