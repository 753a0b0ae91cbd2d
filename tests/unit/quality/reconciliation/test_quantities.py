from __future__ import annotations

from fractions import Fraction

import pytest

from quality.reconciliation import Printed, Quantity, readings
from quality.reconciliation.intervals import Interval, rational


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.336", [(1336, 0), (1336, 3)]),
        ("7.690,50", [(769050, 2)]),
        ("7,690.50", [(769050, 2)]),
        ("73,5", [(735, 1)]),
        ("1,234", [(1234, 3), (1234, 0)]),
        ("0,125", [(125, 3)]),
        ("12.345.678", [(12345678, 0)]),
        ("12 345 678", [(12345678, 0)]),
        ("12\u00a0345,6", [(123456, 1)]),
        ("-5", [(-5, 0)]),
        ("+5,5", [(55, 1)]),
        ("0", [(0, 0)]),
    ],
)
def test_readings(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(one.digits, one.decimals) for one in readings(text)] == expected
    assert readings(text)[0].cost == 0


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1,2,3.4", "1..2", "12 34", "1.234,5,6", "5%", "12.345.67"]
)
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a printed number"):
        readings(text)


def test_unit_and_print_give_the_interval() -> None:
    quantity = Quantity.printed("vốn", "1,4", 10**9)
    assert quantity.interval == Interval(Fraction(1_350_000_000), Fraction(1_450_000_000))
    assert quantity.value == 1_400_000_000


def test_nothing_is_less_than_nought() -> None:
    assert Quantity.printed("đề án", "0").interval == Interval(Fraction(0), Fraction(1, 2))
    assert Quantity.printed("đề án", "8", exact=True).interval == Interval.exactly(8)


@pytest.mark.parametrize(
    ("value", "decimals", "low", "high", "prints"),
    [
        ("7690.50", 2, "7690.495", "7690.505", Printed(769050, 2)),
        ("1600", -2, "1550", "1650", Printed(1600, 0)),
        ("1/3", None, "1/3", "1/3", Printed(333333333333333333333333333333, 30)),
        ("-1e3", None, "-1000", "-1000", Printed(-1000, 0)),
    ],
)
def test_stated_precision(value: str, decimals: int | None, low: str, high: str, prints: Printed) -> None:
    quantity = Quantity.of("x", value, decimals)
    assert quantity.interval == Interval(rational(low), rational(high))
    assert quantity.prints == (prints,)


def test_excuses_name_every_other_meaning() -> None:
    found = dict(Quantity.printed("x", "1.300").excuses())
    assert found["reading"] == Interval(rational("1.2995"), rational("1.3005"))
    assert found["truncation"] == Interval(Fraction(1300), rational("1300.999"))
    assert found["round"] == Interval(Fraction(1250), Fraction(1350))
    assert Quantity.printed("x", "1.300", hedge="about").excuses() == ()


@pytest.mark.parametrize(
    ("text", "may_be_round"), [("300", True), ("1.200", True), ("4.170", False), ("500,0", False)]
)
def test_a_number_of_many_digits_is_not_taken_for_a_round_one(text: str, may_be_round: bool) -> None:
    assert ("round" in dict(Quantity.printed("x", text).excuses())) is may_be_round
