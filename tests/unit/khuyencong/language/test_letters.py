"""Letters in patterns: one case at a time, and words where they begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.language.letters import any_of, cased

PHRASES = ("sau", "sáu tháng", "ba", "bảy", "năm", "năm nay")


@pytest.mark.parametrize(
    ("letter", "capital"), [("Ế", True), ("ế", False), ("Ỹ", True), ("ỹ", False), ("đ", False)]
)
def test_a_range_holds_one_case(letter, capital):
    assert (cased("[A-ZĐÀ-Ỹ]").fullmatch(letter) is not None) == capital


@given(st.lists(st.sampled_from((*PHRASES, "nam", "x", " ", ", ", "ba")), max_size=12).map("".join))
def test_any_of_finds_what_the_plain_alternatives_find(text):
    plain = re.compile(rf"(?<![^\W_])(?:{'|'.join(PHRASES)})")
    assert [found.span() for found in re.finditer(any_of(*PHRASES), text)] == [
        found.span() for found in plain.finditer(text)
    ]
