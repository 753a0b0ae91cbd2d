"""Literals of numbers as reports print them, and numbers in words."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyencong.language.numbers import LITERAL, parse_literal, parse_words

UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@pytest.mark.parametrize(
    ("printed", "value", "step"),
    [
        ("7", "7", "1"),
        ("05", "5", "1"),
        ("0", "0", "1"),
        ("1.129", "1129", "1"),
        ("7.690,50", "7690.50", "0.01"),
        ("64,3", "64.3", "0.1"),
        ("10,814", "10.814", "0.001"),
        ("1.234.567.890", "1234567890", "1"),
        ("9 000 000", "9000000", "1"),
        ("20000", "20000", "1"),
        ("0,125", "0.125", "0.001"),
    ],
)
def test_vietnamese_literals(printed, value, step):
    assert parse_literal(printed) == (Decimal(value), Decimal(step), ())


@pytest.mark.parametrize(
    ("printed", "value", "flag"),
    [
        ("3.5", "3.5", "english_point"),
        ("0.125", "0.125", "english_point"),
        ("12.25", "12.25", "english_point"),
        ("11,085,306", "11085306", "english_grouping"),
        ("1,234.5", "1234.5", "english_grouping"),
    ],
)
def test_english_literals_are_flagged(printed, value, flag):
    number = parse_literal(printed)
    assert number is not None
    assert (number.value, number.flags) == (Decimal(value), (flag,))


@pytest.mark.parametrize(
    "printed", ["", "a", "1.2.3", "1,2,3", "1.23.456", "1,5.2", ",5", "5,", "1..0", "-5", "10.00000000000000"]
)
def test_what_no_one_prints_is_no_number(printed):
    assert parse_literal(printed) is None


@pytest.mark.parametrize(
    ("printed", "counted", "measured"),
    [
        ("1,538", "1538", "1.538"),
        ("2,5", "2.5", "2.5"),
        ("1.538", "1538", "1538"),
        ("0,125", "0.125", "0.125"),
    ],
)
def test_a_comma_groups_only_where_people_are_counted(printed, counted, measured):
    whole, free = parse_literal(printed, whole=True), parse_literal(printed)
    assert whole is not None
    assert free is not None
    assert (whole.value, free.value) == (Decimal(counted), Decimal(measured))
    assert ("comma_groups_count" in whole.flags) is (counted != measured)


@given(st.integers(0, 10**18), st.integers(0, 4), st.data())
def test_what_is_printed_is_read_again(digits, decimals, data):
    whole, rest = divmod(digits, 10**decimals)
    grouped = f"{whole:,}".replace(",", data.draw(st.sampled_from([".", ""] + [" "] * (whole > 999))))
    printed = grouped + (f",{rest:0{decimals}}" if decimals else "")
    number = parse_literal(printed)
    assert number == (Decimal(digits).scaleb(-decimals), Decimal(1).scaleb(-decimals), ())
    if " " not in printed or not decimals:
        found = re.match(LITERAL, printed)
        assert found is not None
        assert found[0] == printed


@given(st.text("0123456789., ", max_size=24))
def test_a_literal_is_read_or_refused_and_never_raises(printed):
    number = parse_literal(printed)
    assert number is None or (number.value >= 0 and number.step > 0)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("9 000 000 đồng", "9 000 000"),
        ("12 345 đề án", "12 345"),
        ("1 200,5 triệu", "1 200,5"),
        ("năm 2021 100 đề án", "2021"),
        ("10 10 2021", "10"),
        ("1.000.000.", "1.000.000"),
        ("5,", "5"),
        ("2021, 10,8", "2021"),
    ],
)
def test_where_a_literal_ends(text, literal):
    found = re.search(LITERAL, text)
    assert found is not None
    assert found[0] == literal


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        ("năm", 5),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai mươi lăm", 25),
        ("hai chục", 20),
        ("chục", 10),
        ("một trăm", 100),
        ("một trăm linh ba", 103),
        ("ba trăm lẻ năm", 305),
        ("ba trăm mười hai", 312),
        ("mười hai nghìn", 12_000),
        ("hai triệu ba trăm nghìn", 2_300_000),
        ("một tỷ hai trăm năm mươi triệu", 1_250_000_000),
        ("một tỉ", 10**9),
        ("hai lăm", 25),
        ("ba mốt", 31),
        ("nghìn", 1000),
    ],
)
def test_numbers_in_words(spoken, value):
    assert parse_words(spoken) == value


@pytest.mark.parametrize(
    "spoken", ["", "đề án", "hai máy", "linh", "năm 2021", "một năm", "ba bốn", "mười năm"]
)
def test_other_words_are_no_number(spoken):
    assert parse_words(spoken) is None


def in_words(number: int) -> str:
    """Below a million, as a Vietnamese says it."""
    if number < 10:
        return UNITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        head = "mười" if tens == 1 else f"{UNITS[tens]} mươi"
        last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, UNITS[ones])
        return f"{head} {last}".strip()
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        between = " linh " if 0 < rest < 10 else " "
        return f"{UNITS[hundreds]} trăm{between}{in_words(rest) if rest else ''}".strip()
    thousands, rest = divmod(number, 1000)
    tail = (
        ""
        if not rest
        else (f" không trăm {'linh ' if rest < 10 else ''}" if rest < 100 else " ") + in_words(rest)
    )
    return f"{in_words(thousands)} nghìn{tail}"


@given(st.integers(0, 999_999))
@example(1001)
def test_every_number_is_read_from_its_words(number):
    assert parse_words(in_words(number)) == number
