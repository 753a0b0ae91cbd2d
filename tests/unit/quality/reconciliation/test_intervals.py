from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.reconciliation.intervals import (
    ANYTHING,
    Interval,
    hedged,
    rational,
    rounded,
    significant,
    times,
    truncated,
    weighted,
    written,
)
from tests.unit.quality.reconciliation.strategies import intervals, small


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7690.50", Fraction(15381, 2)),
        ("-1e3", Fraction(-1000)),
        ("1/3", Fraction(1, 3)),
        (Decimal("0.1"), Fraction(1, 10)),
        (0.1, Fraction(1, 10)),
        (12, Fraction(12)),
    ],
)
def test_rational_is_exact(text: str | float | Decimal, value: Fraction) -> None:
    assert rational(text) == value


@pytest.mark.parametrize("text", ["", "abc", "NaN", "Infinity", "1e999999999", "1/0", True, None, [1]])
def test_rational_refuses(text: Any) -> None:
    with pytest.raises(ValueError, match="not a number"):
        rational(text)


@given(st.fractions())
def test_written_is_read_back(value: Fraction) -> None:
    assert rational(written(value)) == value


@pytest.mark.parametrize(
    ("value", "decimals", "nearest", "cut", "coarse"),
    [
        ("1.4", 1, ("1.35", "1.45"), ("1.4", "1.4999"), ("1.35", "1.45")),
        ("300", 0, ("299.5", "300.5"), ("300", "300.999"), ("250", "350")),
        ("-51", 0, ("-51.5", "-50.5"), ("-51.999", "-51"), ("-51.5", "-50.5")),
        ("1600", -2, ("1550", "1650"), ("1600", "1699.9"), ("1550", "1650")),
        ("0", 0, ("-0.5", "0.5"), ("0", "0.999"), ("-0.5", "0.5")),
    ],
)
def test_what_a_print_allows(
    value: str, decimals: int, nearest: tuple[str, str], cut: tuple[str, str], coarse: tuple[str, str]
) -> None:
    for allows, (low, high) in ((rounded, nearest), (truncated, cut), (significant, coarse)):
        assert allows(rational(value), decimals) == Interval(rational(low), rational(high))


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [("exact", 99, 101), ("over", 99, 130), ("under", 70, 101), ("about", 95, 105)],
)
def test_hedges(hedge: str, low: int | None, high: int | None) -> None:
    got = hedged(Interval(Fraction(99), Fraction(101)), Fraction(100), hedge, 30)
    assert got == Interval(*(None if end is None else Fraction(end) for end in (low, high)))


def test_unknown_hedge_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown hedge 'perhaps'"):
        hedged(ANYTHING, Fraction(1), "perhaps")


@given(intervals(), intervals(), small, small, small)
def test_operations_contain_what_they_should(
    one: Interval, other: Interval, first: Fraction, second: Fraction, factor: Fraction
) -> None:
    if first in one and second in other:
        assert first + second in one + other
        assert first - second in one - other
        assert first * second in times(one, other)
        assert first * factor in one * factor
        assert factor * first + second in weighted([(one, factor), (other, Fraction(1))])
    assert (first in one and first in other) == (first in (one & other))


@given(intervals(), intervals())
def test_products_reach_their_ends(one: Interval, other: Interval) -> None:
    product = times(one, other)
    corners = [
        a * b for a in (one.low, one.high) for b in (other.low, other.high) if a is not None and b is not None
    ]
    assert all(end is None or end in corners or end == 0 for end in (product.low, product.high))
