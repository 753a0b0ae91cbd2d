"""The text as it is read: spaces, lost spaces, soft line ends, and the way back to what was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.extraction.figures.text import Text, glued, variants
from tests.unit.khuyencong.extraction.papers import composed


@pytest.mark.parametrize(
    ("raw", "flat"),
    [
        ("200  triệu", "200 triệu"),
        ("200\u00a0 triệu", "200 triệu"),
        ("200\ttriệu", "200 triệu"),
        ("khuyến\u200b công", "khuyến công"),
        ("khuyến\u00adcông", "khuyến công"),
        ("triệu\u00adNăm 2021", "triệu Năm 2021"),
        ("80 triệuNăm 2021", "80 triệu Năm 2021"),
        ("hỗ trợ\n12 đề án", "hỗ trợ\n12 đề án"),
        ("hỗ trợ\ncho 12 đề án", "hỗ trợ cho 12 đề án"),
        ("hỗ trợ\n\ncho 12 đề án", "hỗ trợ\ncho 12 đề án"),
        ("được 900 triệu đồng\nb) Khuyến công tỉnh", "được 900 triệu đồng\nb) Khuyến công tỉnh"),
        ("đã hỗ trợ.\ncho 12 đề án", "đã hỗ trợ.\ncho 12 đề án"),
        ("triệu đồngthực hiện", "triệu đồng thực hiện"),
        ("khuyến côngđịa phương", "khuyến công địa phương"),
        ("Facebook, marketing", "Facebook, marketing"),
    ],
)
def test_what_is_edited(raw, flat):
    assert Text(raw).flat == flat


@pytest.mark.parametrize(
    ("raw", "number", "read"),
    [
        ("có 12 ĐA điểm", "12 ĐA", "12 đề án"),
        ("Thời kỳ 2016-2020", "Thời kỳ 2016", "Giai đọan 2016"),
        ("cấp 20tr.đồng.", "20tr.đồng", "20triệu đồng"),
        ("khuyến công quốc gia (KCQG) năm", "khuyến công quốc gia", "khuyến công quốc gia"),
        ("vốn KC&XTTM", "KC&XTTM", "KC&XTTM"),
        ("SẢN PHẨM ĐA DẠNG", "ĐA DẠNG", "ĐA DẠNG"),
        ("Một trong số đó", "trong số đó", "trong số đó"),
        ("duyệt 05 (năm) cơ sở", "05 (năm) cơ sở", "05 cơ sở"),
        ("duyệt 05 (sáu) cơ sở", "05 (sáu) cơ sở", "05 (sáu) cơ sở"),
        ("chi 7.000.000.000 (Bảy tỷ) đồng", "7.000.000.000 (Bảy tỷ) đồng", "7.000.000.000 đồng"),
    ],
)
def test_what_is_read_otherwise_maps_back(raw, number, read):
    text = Text(raw)
    at = text.flat.index(read)
    start, end = text.printed(at, at + len(read))
    assert raw[start:end] == number


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("đồngthực", (4,)),
        ("côngđịaphương", (4, 7)),
        ("triệuNăm", (5,)),
        ("nghiêng", ()),
        ("khuyến", ()),
        ("Marketing", ()),
        ("", ()),
    ],
)
def test_glued_words(word, cuts):
    assert glued(word) == cuts


@given(composed)
def test_folding_keeps_every_place(raw):
    text = Text(raw)
    assert len(text.low) == len(text.flat)


as_printed = composed.filter(lambda raw: not any(variants(raw)))
"""Texts in which no word stands for another."""


@given(composed, st.data())
def test_a_number_maps_back_to_its_digits_whatever_stands_beside_it(raw, data):
    text = Text(raw)
    digits = [at for at, sign in enumerate(text.flat) if sign.isdigit()]
    if digits:
        at = data.draw(st.sampled_from(digits))
        start, end = text.printed(at, at + 1)
        assert raw[start:end] == text.flat[at]


@given(as_printed, st.data())
def test_spans_map_back_to_what_was_printed(raw, data):
    """Letters and digits of a span are those of its printed span, in the same order; nothing else gets in."""
    text = Text(raw)
    if not text.flat:
        return
    start = data.draw(st.integers(0, len(text.flat) - 1))
    end = data.draw(st.integers(start + 1, len(text.flat)))
    solid = [at for at in range(start, end) if text.flat[at].isalnum()]
    if not solid:
        return
    first, last = text.printed(solid[0], solid[-1] + 1)
    kept = [sign for sign in raw[first:last] if sign.isalnum()]
    assert kept == [text.flat[at] for at in solid]


@given(as_printed)
def test_no_letter_or_digit_is_lost(raw):
    assert [sign for sign in Text(raw).flat if sign.isalnum()] == [sign for sign in raw if sign.isalnum()]


@given(as_printed)
def test_single_characters_map_back_in_order(raw):
    text = Text(raw)
    spans = [text.printed(at, at + 1) for at in range(len(text.flat)) if text.flat[at].isalnum()]
    assert all(end - start == 1 for start, end in spans)
    assert [raw[start] for start, _ in spans] == [sign for sign in text.flat if sign.isalnum()]
    assert spans == sorted(set(spans))
