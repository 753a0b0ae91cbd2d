"""What a set of doubted figures should have been: the likeliest slips that make every row hold.

The set is given (by fellegi_holt, or one figure at a time); here each doubted figure gets the interval its
rows allow and the best print inside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import ceil, floor, log
from typing import TYPE_CHECKING

from quality.reconciliation.intervals import ANYTHING, Interval, ulp
from quality.reconciliation.propagation import implied
from quality.reconciliation.slips import KINDS, grid, slips
from quality.reconciliation.system import System

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from quality.reconciliation.constraints import Constraint
    from quality.reconciliation.quantities import Quantity

WIDE, NARROW = 400, 8
"""How many readings of the first figure of a set, and of the later ones, are carried on."""
VERIFIED = 4
"""How many of the best repairs of a set are put to the exact test before the first value that fits is
taken."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value a doubted figure may have had, the slip that explains it, and the log of how likely it is."""

    name: str
    kind: str
    value: Fraction
    interval: Interval
    score: float


@dataclass(frozen=True)
class Rows:
    """The constraints of a component with its figures, ready for questions about a few of them.

    `joint` are wider intervals for the test whether all rows hold together; a row alone takes the printed.
    `alone`: rows are only asked one by one, for components too large for the exact system.
    """

    constraints: Sequence[Constraint]
    quantities: Mapping[str, Quantity]
    joint: Mapping[str, Interval] = field(default_factory=dict)
    alone: bool = False
    windows: dict[tuple[int, str], Interval] = field(default_factory=dict, repr=False)

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """What every figure's print allows; figures without a quantity may be anything."""
        known = {name: quantity.interval for name, quantity in self.quantities.items()}
        return {name: ANYTHING for row in self.constraints for name in row.figures} | known

    @cached_property
    def touching(self) -> dict[str, list[Constraint]]:
        """The constraints each figure is in."""
        found: dict[str, list[Constraint]] = {name: [] for name in self.intervals}
        for row in self.constraints:
            for name in row.figures:
                found[name].append(row)
        return found

    def allowed(self, name: str, intervals: Mapping[str, Interval]) -> Interval:
        """What all rows of a figure, each by itself, allow it; the others stay in `intervals`."""
        interval = ANYTHING
        for row in self.touching[name]:
            interval &= implied(row, name, intervals)
        return interval

    def window(self, row: Constraint, name: str) -> Interval:
        """What one row allows a figure while all others are as printed; worked out once."""
        key = (id(row), name)
        if key not in self.windows:
            self.windows[key] = implied(row, name, self.intervals)
        return self.windows[key]

    def printed_allowed(self, name: str) -> Interval:
        """What all rows of a figure, each by itself, allow it while all others are as printed."""
        interval = ANYTHING
        for row in self.touching[name]:
            interval &= self.window(row, name)
        return interval

    def conflict(self, freed: Collection[str]) -> frozenset[str] | None:
        """The figures of the first row that fails though none of its figures is freed; None if there is none.

        What `System.conflict` knows of single rows, without solving anything.
        """
        for row in self.constraints:
            if not set(freed) & set(row.figures) and not row.holds(self.intervals):
                return frozenset(row.figures)
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """All figures, sorted."""
        return tuple(sorted(self.intervals))

    def consistent(self, changed: Mapping[str, Interval]) -> bool:
        """Everything holds, exactly and together, once some figures have other intervals."""
        intervals = self.intervals | dict(changed)
        touched = {id(row): row for name in changed for row in self.touching[name]}
        if not all(row.holds(intervals) for row in touched.values()):
            return False
        if self.alone or len(self.constraints) == 1:
            return True
        return System(self.constraints, {**intervals, **self.joint, **changed}).conflict() is None


def repair(rows: Rows, names: Sequence[str]) -> tuple[Reading, ...] | None:
    """The likeliest values of a set of doubted figures that make everything hold, one reading a name.

    None if there are none.

    Slips first: every reading of the first figure with what it leaves to the others. Where no set of slips
    passes the exact test, the values nearest to the print.
    """
    free = rows.intervals | dict.fromkeys(names, ANYTHING)
    beam: list[tuple[Reading, ...]] = [()]
    for place, name in enumerate(names):
        last = place == len(names) - 1
        longer: list[tuple[Reading, ...]] = [
            (*chosen, reading)
            for chosen in beam
            for reading in _options(rows, name, free | {one.name: one.interval for one in chosen}, best=last)
        ]
        beam = sorted(longer, key=_order)[: NARROW if place else WIDE]
    for chosen in beam[:VERIFIED]:
        if rows.consistent({reading.name: reading.interval for reading in chosen}):
            return chosen
    return None if rows.alone else _nearest_values(rows, names)


def _options(rows: Rows, name: str, intervals: Mapping[str, Interval], *, best: bool) -> list[Reading]:
    quantity, allowed = rows.quantities[name], rows.allowed(name, intervals)
    found = list(islice(slip_readings(quantity, allowed), 1 if best else None))
    rest = unexplained(quantity, allowed)
    return [*found, rest] if rest else found


def _order(readings: Sequence[Reading]) -> tuple[float, tuple[tuple[str, str, Fraction], ...]]:
    """Best score first; equal ones always in the same order."""
    return -sum(reading.score for reading in readings), tuple(
        (one.name, one.kind, one.value) for one in readings
    )


def _nearest_values(rows: Rows, names: Sequence[str]) -> tuple[Reading, ...] | None:
    """One figure after the other gets the allowed value nearest to its print, by the exact system."""
    chosen: list[Reading] = []
    intervals = rows.intervals | dict.fromkeys(names, ANYTHING)
    for name in names:
        system = System(rows.constraints, intervals)
        if system.conflict() is not None:
            return None
        low, high = system.implied(name)
        allowed = Interval(low and low[0], high and high[0])
        fitting = (
            reading
            for reading in _inside(rows.quantities[name], allowed)
            if System(rows.constraints, intervals | {name: reading.interval}).conflict() is None
        )
        reading = next(fitting, None)
        if reading is None:
            return None
        chosen.append(reading)
        intervals[name] = reading.interval
    return tuple(chosen)


def _inside(quantity: Quantity, allowed: Interval) -> Iterator[Reading]:
    """A slip, the nearest value, and one that is surely not at an end, should the ends not belong to it."""
    yield from islice(slip_readings(quantity, allowed), 1)
    rest = unexplained(quantity, allowed)
    if rest is None:
        return
    yield rest
    low, high = allowed.low, allowed.high
    inner = (
        (low + high) / 2
        if low is not None and high is not None
        else low + 1
        if low is not None
        else (high or 0) - 1
    )
    yield replace(rest, value=inner, interval=Interval.exactly(inner))


def slip_readings(quantity: Quantity, allowed: Interval) -> Iterator[Reading]:
    """The one-slip readings of a figure that some value inside `allowed` agrees with, best first."""
    if not quantity.prints:
        return
    unit = quantity.unit / (2 * 10 ** grid(quantity.prints[0]))
    low = None if allowed.low is None else ceil(allowed.low / unit)
    high = None if allowed.high is None else floor(allowed.high / unit)
    fixed = _fixed_half(quantity)
    for kind, score, values in slips(quantity.prints[0]):
        for number, printed_half in values.items():
            half = printed_half if fixed is None else fixed
            if (low is None or number + half >= low) and (high is None or number - half <= high):
                bounds = Interval((number - half) * unit, (number + half) * unit)
                yield Reading(quantity.name, kind, number * unit, bounds, score)


def _fixed_half(quantity: Quantity) -> int | None:
    """Half the width of every reading, on the print's grid, where the digits do not tell it.

    Nought if exact.
    """
    if quantity.decimals is None:
        return 0
    return int(ulp(quantity.decimals) * 10 ** grid(quantity.prints[0])) if quantity.stated else None


def unexplained(quantity: Quantity, allowed: Interval) -> Reading | None:
    """The reading "some other number": the value nearest to the print that is allowed; None if none is.

    It is as likely as a random number of as many digits is to be the print, for each value that would be
    right; large values are rarer, as are their neighbours.
    """
    if allowed.empty:
        return None
    value = nearest(quantity, allowed)
    step = ulp(quantity.prints[0].decimals) * quantity.unit if quantity.prints else Fraction(1)
    digits = len(str(abs(quantity.prints[0].digits))) if quantity.prints else 3
    own = abs(quantity.prints[0].digits) if quantity.prints else 100
    low, high = (None if end is None else float(end / step) for end in (allowed.low, allowed.high))
    far = max(1.0, *(abs(end) for end in (low, high) if end is not None), 1.0)
    span = far * 2 if low is None or high is None else high - low
    choices = min(10.0**digits, (span + 1) * max(1, own) / max(far, own, 1))
    score = log(KINDS["other"].share) + log(choices) - digits * log(10)
    return Reading(quantity.name, "other", value, Interval.exactly(value) & allowed, score)


def nearest(quantity: Quantity, allowed: Interval) -> Fraction:
    """The allowed value nearest to the print; one with no more digits than it needs, if there is room."""
    value, low, high = quantity.value or Fraction(0), allowed.low, allowed.high
    if value in allowed:
        return value
    if low is None or high is None:
        return (high if low is None else low) or Fraction(0)
    for places in range(quantity.decimals or 0, (quantity.decimals or 0) + 12):
        step = ulp(places) * quantity.unit
        middle = round((low + high) / (2 * step)) * step
        if middle in allowed:
            return middle
    return (low + high) / 2
