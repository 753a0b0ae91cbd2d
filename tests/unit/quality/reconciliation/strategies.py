"""What hypothesis draws for the reconciliation engine: small linear systems, printed hierarchies."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from quality.reconciliation import Component, Constraint, Interval, Quantity, total_of

NAMES = ("w", "x", "y", "z")
small = st.integers(-6, 6).map(Fraction)
bounds = st.none() | small


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(bounds), draw(bounds)
    return Interval(high, low) if low is not None and high is not None and low > high else Interval(low, high)


@st.composite
def rows(draw: st.DrawFn, count: int = 4) -> list[Constraint]:
    out = []
    for i in range(draw(st.integers(1, count))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
        terms = {name: Fraction(draw(st.sampled_from((-2, -1, 1, 2)))) for name in names}
        op = draw(st.sampled_from(("==", "==", ">=", "<=", ">", "<")))
        out.append(Constraint(f"row {i}", "linear", terms, op, draw(small)))
    return out


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Constraint], dict[str, Interval]]:
    return draw(rows()), {name: draw(intervals()) for name in NAMES}


@st.composite
def hierarchies(draw: st.DrawFn, *, wrong: bool = False) -> Component:
    """A printed total and its parts, rounded by themselves.

    If `wrong`, one print is another number of the same precision.
    """
    decimals = draw(st.integers(0, 2))
    exact = draw(st.lists(st.integers(1, 10**8), min_size=2, max_size=5))
    step = 10 ** (4 - decimals)
    prints = [(number + step // 2) // step for number in (sum(exact), *exact)]
    if wrong:
        prints[draw(st.integers(0, len(prints) - 1))] = draw(st.integers(1, 10**6))
    names = ["total", *(f"part {i}" for i in range(len(exact)))]
    quantities = {
        name: Quantity.printed(name, comma(number, decimals), 10**6)
        for name, number in zip(names, prints, strict=True)
    }
    return Component((total_of("sum", "total", names[1:]),), quantities)


def comma(number: int, decimals: int) -> str:
    """Digits as a Vietnamese report prints them."""
    digits = str(number).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]},{digits[-decimals:]}" if decimals else digits
