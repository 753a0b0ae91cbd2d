"""Where sentences, items, clauses and brackets begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.extraction.setting.segments import Segments
from tests.unit.khuyencong.extraction.papers import composed


def pieces(flat: str, kind: str) -> list[str]:
    segments, found, at = Segments(flat), [], 0
    while at < len(flat):
        start, end = getattr(segments, kind)(at)
        found.append(flat[start:end].strip())
        at = end
    return found


@pytest.mark.parametrize(
    ("flat", "sentences"),
    [
        (
            "Đạt 32% kế hoạch. 6 tháng đầu năm hỗ trợ 5 cơ sở.",
            ["Đạt 32% kế hoạch.", "6 tháng đầu năm hỗ trợ 5 cơ sở."],
        ),
        ("Kinh phí 1.129 triệu đồng. Đạt 90%.", ["Kinh phí 1.129 triệu đồng.", "Đạt 90%."]),
        ("Tại TP. Huế có 5 cơ sở.", ["Tại TP. Huế có 5 cơ sở."]),
        ("Ông A. Nguyễn nói.", ["Ông A. Nguyễn nói."]),
        ("Cần 5 mô hình.” Sở cho biết.", ["Cần 5 mô hình.”", "Sở cho biết."]),
        ("Đã xong. “Rất tốt” - ông nói.", ["Đã xong.", "“Rất tốt” - ông nói."]),
        ("đã xong. còn 5 đề án", ["đã xong. còn 5 đề án"]),
        ("kế hoạch.Năm 2021 giao", ["kế hoạch.", "Năm 2021 giao"]),
        ("Tiêu đề\nNội dung", ["Tiêu đề", "Nội dung"]),
        ("Được không? Được!", ["Được không?", "Được!"]),
    ],
)
def test_sentences(flat, sentences):
    assert pieces(flat, "sentence") == sentences


@pytest.mark.parametrize(
    ("flat", "items"),
    [
        ("gồm: 5 lớp; 3 máy; 2 mô hình.", ["gồm: 5 lớp;", "3 máy;", "2 mô hình."]),
        ("đề án “chế biến chè; sấy”; đề án “cơ khí”", ["đề án “chế biến chè; sấy”;", "đề án “cơ khí”"]),
        ("5 cơ sở (2 HTX; 3 hộ); 4 lớp", ["5 cơ sở (2 HTX; 3 hộ);", "4 lớp"]),
        ('"chè; sấy”; 2 lớp', ['"chè; sấy”;', "2 lớp"]),
        ("mở (ngoặc; quên đóng. Câu khác; hết", ["mở (ngoặc; quên đóng.", "Câu khác;", "hết"]),
    ],
)
def test_items(flat, items):
    assert pieces(flat, "item") == items


@pytest.mark.parametrize(
    ("flat", "clauses"),
    [
        ("kinh phí 4,5 tỷ đồng, đạt 95%", ["kinh phí 4,", "5 tỷ đồng,", "đạt 95%"]),
        ("5 tỷ đồng thì khuyến công hỗ trợ 2 tỷ", ["5 tỷ đồng thì", "khuyến công hỗ trợ 2 tỷ"]),
    ],
)
def test_clauses(flat, clauses):
    assert pieces(flat, "clause") == clauses


def test_brackets():
    flat = "7 đề án (2,7 tỷ đồng (cả đối ứng)) và 4 (chưa đóng. Câu sau (5)"
    segments = Segments(flat)
    inside = [flat[slice(*bracket)] for bracket in segments.brackets]
    assert inside == ["(2,7 tỷ đồng (cả đối ứng))", "(cả đối ứng)", "(5)"]
    assert segments.bracket(flat.index("đối ứng")) == segments.brackets[1]
    assert segments.bracket(flat.index("2,7")) == segments.brackets[0]
    assert segments.bracket(flat.index("4 (")) is None


def test_the_line_before():
    segments = Segments("một\nhai\nba")
    assert segments.line_before(9) == (4, 8)
    assert segments.line_before(0) is None


@given(composed.filter(bool), st.data())
def test_segments_tile_the_text(flat, data):
    segments = Segments(flat)
    place = data.draw(st.integers(0, len(flat) - 1))
    for kind in ("line", "sentence", "item", "clause"):
        start, end = getattr(segments, kind)(place)
        assert 0 <= start <= place < end <= len(flat)
    line, sentence, item = segments.line(place), segments.sentence(place), segments.item(place)
    assert line[0] <= sentence[0] <= item[0]
    assert item[1] <= sentence[1] <= line[1]
