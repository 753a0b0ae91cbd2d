"""Exact numbers: closed intervals over rationals, and what a printed number allows.

Only arithmetic lives here. No figure, no constraint, and no float: text becomes an integer and a power of
ten, and stays so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEDGES = ("exact", "about", "over", "under")
"""As in the facts: about (gần, khoảng, ước), over (hơn, trên), under (dưới, không quá)."""

ZERO = Fraction(0)
ABOUT = Fraction(1, 20)
"""How far "about" a number is from it, as a share of it."""
BEYOND = Fraction(1, 10)
"""How far "over" a number goes beyond it: writers cut (hơn 11,44 tỷ), or name a round one (hơn 300)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; `None` is no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def exactly(cls, value: Fraction | int) -> Interval:
        """The one number `value`."""
        return cls(Fraction(value), Fraction(value))

    @property
    def empty(self) -> bool:
        """No number is inside."""
        return self.low is not None and self.high is not None and self.low > self.high

    @property
    def width(self) -> Fraction | None:
        """High minus low; None if a side is open to infinity."""
        return None if self.low is None or self.high is None else self.high - self.low

    def __contains__(self, value: Fraction | int) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __and__(self, other: Interval) -> Interval:
        lows = [bound for bound in (self.low, other.low) if bound is not None]
        highs = [bound for bound in (self.high, other.high) if bound is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def __mul__(self, factor: Fraction | int) -> Interval:
        if factor == 1:
            return self
        if factor == 0:
            return Interval.exactly(0)
        if factor == -1:
            return Interval(
                None if self.high is None else -self.high, None if self.low is None else -self.low
            )
        ends = (
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )
        return Interval(*(ends if factor > 0 else ends[::-1]))

    def __sub__(self, other: Interval) -> Interval:
        return self + other * -1


CUT = Fraction(999, 1000)
"""Share of a printed unit that cutting may take away: all but the end itself, and that is all that is told
of a closed interval."""
DIGITS = 100
"""A number with more digits than this on either side of the point is no number of a report."""

ANYTHING = Interval(None, None)
"""Nothing is known."""


def weighted(terms: Iterable[tuple[Interval, Fraction]]) -> Interval:
    """The sum of intervals, each times its coefficient."""
    low: Fraction | None = ZERO
    high: Fraction | None = ZERO
    for interval, coefficient in terms:
        least, greatest = (interval.low, interval.high) if coefficient > 0 else (interval.high, interval.low)
        if coefficient == 1:
            low = None if low is None or least is None else low + least
            high = None if high is None or greatest is None else high + greatest
        elif coefficient == -1:
            low = None if low is None or least is None else low - least
            high = None if high is None or greatest is None else high - greatest
        elif coefficient:
            low = None if low is None or least is None else low + coefficient * least
            high = None if high is None or greatest is None else high + coefficient * greatest
    return Interval(low, high)


def times(one: Interval, other: Interval) -> Interval:
    """All products of a number in `one` and a number in `other` (nought times no bound is nought)."""
    corners = [
        (_sign(first, side), _sign(second, turn), first, second)
        for first, side in ((one.low, -1), (one.high, 1))
        for second, turn in ((other.low, -1), (other.high, 1))
    ]
    signs = {left * right for left, right, first, second in corners if first is None or second is None}
    finite = [first * second for _, _, first, second in corners if first is not None and second is not None]
    finite += [Fraction(0)] if 0 in signs else []
    return Interval(None if -1 in signs else min(finite), None if 1 in signs else max(finite))


def _sign(bound: Fraction | None, side: int) -> int:
    return side if bound is None else (bound > 0) - (bound < 0)


def rational(number: str | Decimal | float | Fraction) -> Fraction:
    """The exact value of a number as written: "7690.50" is 15381/2, "1/3" a third.

    A float is taken by its shortest decimal form (0.1 is a tenth). Raises ValueError on anything that is no
    finite number.
    """
    if isinstance(number, bool) or not isinstance(number, (str, int, Decimal, float, Fraction)):
        raise ValueError(f"not a number: {number!r}")  # noqa: TRY004 - one error for all that is no number
    if isinstance(number, (int, Fraction)):
        return Fraction(number)
    try:
        text = str(number).strip()
        if "/" in text:
            return Fraction(text)
        decimal = Decimal(text)
        if decimal and abs(decimal.adjusted()) > DIGITS:
            raise ValueError
        return Fraction(decimal)
    except (InvalidOperation, ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"not a number: {number!r}") from None


def ulp(decimals: int) -> Fraction:
    """The unit of the last printed digit: 1/10 for one decimal, 100 for -2."""
    return Fraction(1, 10**decimals) if decimals >= 0 else Fraction(10**-decimals)


def rounded(value: Fraction, decimals: int, unit: Fraction | int = 1) -> Interval:
    """What rounding to nearest allows: v ± half a printed unit, both ends in (XBRL Calculations 1.1).

    `value` is in base units.
    """
    half = ulp(decimals) * unit / 2
    return Interval(value - half, value + half)


def truncated(value: Fraction, decimals: int, unit: Fraction | int = 1) -> Interval:
    """What cutting the further digits off allows: from v away from zero by less than one printed unit."""
    step = ulp(decimals) * unit * CUT
    return Interval(value, value + step) if value >= 0 else Interval(value - step, value)


def significant(value: Fraction, decimals: int, unit: Fraction | int = 1) -> Interval:
    """What a round number allows: half a unit of its last digit that is no zero.

    500 triệu may be 50 triệu more or less, 500,0 only 0,05.
    """
    step = ulp(decimals) * unit
    if value and decimals <= 0:
        while value % (step * 10) == 0:
            step *= 10
    return Interval(value - step / 2, value + step / 2)


def hedged(printed: Interval, value: Fraction, hedge: str, step: Fraction | int = 0) -> Interval:
    """Widens what the print allows by the word before the number.

    "over" and "under" reach to their side by BEYOND of the value, or by `step` (a unit of the last digit not
    a zero) if that is more; "about" reaches ABOUT to both. Raises ValueError on an unknown hedge.
    """
    below = above = Fraction(0)
    if hedge == "about":
        below = above = abs(value) * ABOUT
    elif hedge == "over":
        above = max(abs(value) * BEYOND, Fraction(step))
    elif hedge == "under":
        below = max(abs(value) * BEYOND, Fraction(step))
    elif hedge != "exact":
        raise ValueError(f"unknown hedge {hedge!r}, expected one of {', '.join(HEDGES)}")
    return Interval(
        None if printed.low is None else min(printed.low, value - below),
        None if printed.high is None else max(printed.high, value + above),
    )


def written(value: Fraction) -> str:
    """The shortest exact text: a plain decimal if there is one ("7690.5"), else a fraction ("1/3")."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
