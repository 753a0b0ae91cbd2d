"""The closed interval that printed digits and a hedge allow."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.extraction.figures.bounds import bounds
from khuyencong.extraction.figures.token import Token
from tests.unit.khuyencong.extraction.papers import reading


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("1,4 tỷ đồng", "1.35e9", "1.45e9"),
        ("7.690,50 triệu đồng", "7690.495e6", "7690.505e6"),
        ("48 tỷ đồng", "47.5e9", "48.5e9"),
        ("12 đề án", "12", "12"),
        ("64,3%", "64.25", "64.35"),
        ("hơn 31,44 tỷ đồng", "31.44e9", "31.45e9"),
        ("hơn 400 cơ sở", "400", "500"),
        ("gần 6,8 tỷ đồng", None, "7.14e9"),
        ("dưới 10 lao động", "0", "10"),
        ("50 - 100 triệu đồng", "49.5e6", "100.5e6"),
        ("30-35 cơ sở", "30", "35"),
    ],
)
def test_intervals(words, low, high):
    [fact] = reading(f"Năm 2021 hỗ trợ {words}.").facts
    assert fact["value_high_bound"] == Decimal(high)
    assert low is None or fact["value_low_bound"] == Decimal(low)


def test_a_decrease_turns_its_interval():
    [fact] = reading("Năm 2021 doanh thu giảm 12,5% so với cùng kỳ.").facts
    assert (fact["value_low_bound"], fact["value_high_bound"]) == (Decimal("-12.55"), Decimal("-12.45"))


numbers = st.decimals(0, 10**12, places=2)


@given(numbers, st.integers(-2, 6), st.sampled_from(["exact", "about", "over", "under"]))
def test_the_value_lies_in_its_interval(value, exponent, qualifier):
    token = Token(
        0, 1, "money", "fact", "money", value, None, Decimal(1).scaleb(exponent), qualifier=qualifier
    )
    low, high = bounds(token)
    assert low <= value <= high


@given(numbers, numbers, st.integers(-2, 6))
def test_a_range_lies_in_its_interval(one, other, exponent):
    first, last = sorted((one, other))
    low, high = bounds(Token(0, 1, "money", "fact", "money.range", first, last, Decimal(1).scaleb(exponent)))
    assert low <= first <= last <= high
