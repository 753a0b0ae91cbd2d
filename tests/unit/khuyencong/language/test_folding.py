"""Folding keeps every character in its place and gives one form to every spelling of a word."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyencong.language.folding import fold

VIETNAMESE = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
reports = st.text(
    alphabet=VIETNAMESE + "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVXÐð 0123456789.,-–—%/\u00a0\u2009\t\n"
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Khánh Hoà", "khánh hòa"),
        ("Khánh Hòa", "khánh hòa"),
        ("THANH HOÁ", "thanh hóa"),
        ("thuỷ điện, thủy điện", "thủy điện, thủy điện"),
        ("loè, khoẻ", "lòe, khỏe"),
        ("Bà Rịa – Vũng Tàu", "bà rịa - vũng tàu"),
        ("Bà Rịa—Vũng Tàu", "bà rịa-vũng tàu"),
        ("\u00d0ắk Lắk", "đắk lắk"),
        ("\u00f0ồng", "đồng"),
        ("Cư M\u2019gar", "cư m'gar"),
        ("200\u00a0triệu\u202fđồng", "200 triệu đồng"),
        ("\u22120,5%", "-0,5%"),
        ("một\thai\nba", "một\thai\nba"),
        ("", ""),
        ("KCQG 2021", "kcqg 2021"),
        ("320 triêụ đồng", "320 triệu đồng"),
        ("ngươì dân", "người dân"),
    ],
)
def test_spellings_meet(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_closed_syllables_meet_themselves() -> None:
    assert fold("hoán đổi") == fold("HOÁN ĐỔI") == "hóan đổi"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert [i for i, sign in enumerate(fold(text)) if sign.isdigit()] == [
        i for i, sign in enumerate(text) if sign.isdigit()
    ]


@given(st.one_of(st.text(), reports))
@example("ÂỤÝ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(reports)
def test_vietnamese_stays_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert unicodedata.is_normalized("NFC", fold(composed))


@given(reports)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


def test_a_letter_with_no_single_lower_case_stays() -> None:
    assert fold("İSTANBUL Hoà") == "İstanbul hòa"
