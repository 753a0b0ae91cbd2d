from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.language.formatting import amount, amounts, english, number, period, scale_of


@pytest.mark.parametrize(
    ("value", "places", "told"),
    [
        ("7690.50", None, "7.690,5"),
        ("7690.50", 2, "7.690,50"),
        ("1000000", None, "1.000.000"),
        ("0.000000", None, "0"),
        ("-0.0", None, "0"),
        ("-12.25", None, "-12,25"),
    ],
)
def test_numbers(value: str, places: int | None, told: str) -> None:
    assert number(Decimal(value), places) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (Decimal(73500000000), "VND", "73.5 billion VND"),
        (Decimal("7690.5"), "count", "7,690.5"),
        (Decimal("64.3"), "percent", "64.3%"),
    ],
)
def test_amounts_in_english(value: Decimal, unit: str, told: str) -> None:
    assert amount(value, unit, vietnamese=False) == told


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_a_number_reads_back_as_it_was(value: Decimal) -> None:
    told = number(value)
    assert Decimal(told.replace(".", "").replace(",", ".")) == value
    assert english(english(told)) == told


@pytest.mark.parametrize(
    ("value", "unit", "words", "told"),
    [
        (Decimal(73500000000), "VND", "", "73,5 tỷ đồng"),
        (Decimal(7690500000), "VND", "7.690,50 triệu đồng", "7.690,5 triệu đồng"),
        (Decimal(250000), "VND", "250 ngàn đồng", "250 nghìn đồng"),
        (Decimal(0), "VND", "", "0 đồng"),
        (Decimal("64.3"), "percent", "", "64,3%"),
        (Decimal(12), "count", "", "12"),
        (Decimal(5), "tấn/năm", "", "5 tấn/năm"),
    ],
)
def test_amounts(value: Decimal, unit: str, words: str, told: str) -> None:
    assert amount(value, unit, words) == told


def test_money_is_scaled_by_its_size_where_no_word_says() -> None:
    assert [scale_of(Decimal(10) ** power).vi for power in (2, 3, 6, 9, 12)] == [
        "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "tỷ đồng",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2015, 1, 1), date(2021, 12, 31), "2015-2021"),
        (date(2016, 1, 1), date(2016, 6, 30), "6 tháng đầu năm 2016"),
        (date(2020, 3, 5), date(2020, 3, 5), "05/03/2020"),
        (date(2020, 2, 1), date(2020, 3, 15), "01/02/2020-15/03/2020"),
        (None, None, "?"),
    ],
)
def test_periods(start: date | None, end: date | None, told: str) -> None:
    assert period(start, end) == told


def test_a_range_tells_both_ends() -> None:
    assert amounts(Decimal(50_000_000), Decimal(100_000_000), "VND") == "50 triệu đồng - 100 triệu đồng"
    assert amounts(Decimal(5), None, "count") == "5"
