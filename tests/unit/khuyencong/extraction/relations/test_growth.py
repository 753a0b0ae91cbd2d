"""Growth and change: both values and the per cent, by the words that name them; what is said loosely stays untold."""

import pytest

from tests.unit.khuyencong.extraction.stated import told, verdicts

AGAINST = "Năm 2021, tỉnh bố trí 1.480 triệu đồng cho khuyến công, {} so với năm 2020 (1.250 triệu đồng)."


@pytest.mark.parametrize(
    ("growth", "verdict"),
    [
        ("tăng 18,4%", "holds"),
        ("tăng 18,3%", "holds"),  # cut off, not rounded
        ("tăng 14,8%", "fails"),
        ("giảm 18,4%", "fails"),
        ("bằng 118,4%", None),
        ("tăng 118,4%", None),  # said for "bằng 118,4%"
        ("tăng khoảng 15%", None),
    ],
)
def test_growth_against_a_value_in_a_bracket(growth, verdict):
    assert verdicts(AGAINST.format(growth), "growth") == ([("growth", verdict)] if verdict else [])


def test_the_members_of_growth():
    [(_, _, members)] = told(AGAINST.format("tăng 18,4%"), "growth")
    assert members == [("growth", "18,4%"), ("before", "1.250 triệu đồng"), ("after", "1.480 triệu đồng")]


def test_a_fall_is_negative():
    text = "Năm 2021 được duyệt 1,05 tỷ đồng, giảm 12,5% so với mức được duyệt năm 2020 (1,2 tỷ đồng)."
    assert verdicts(text, "growth") == [("growth", "holds")]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021 đã chi 4.940 triệu đồng. So với năm 2020 (5.500 triệu đồng), mức chi giảm 10,2%.",
        "Năm 2020 thực hiện 1.150 triệu đồng. Năm 2021 thực hiện 1.800 triệu đồng, tăng 56,5%.",
    ],
)
def test_growth_that_only_the_digits_tell(text):
    assert verdicts(text, "growth") == [("growth", "holds")]
    other = text.replace("10,2%", "12,2%").replace("56,5%", "50,5%")
    assert verdicts(other, "growth") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Công suất tăng từ 1,2 tấn lên 3 tấn/ngày.", "holds"),
        ("Công suất tăng từ 3 tấn lên 1,2 tấn/ngày.", "fails"),
        ("Số hồ sơ giảm từ 12 đề án năm 2020 xuống còn 8 đề án.", "holds"),
        ("Số hồ sơ giảm từ 8 đề án năm 2020 xuống còn 12 đề án.", "fails"),
        ("Từ 150 triệu đồng của khuyến công, cơ sở nâng vốn lên 100 triệu đồng.", None),
        ("Mức hỗ trợ từ 100 đến 50 triệu đồng.", None),
        ("Từ 5 đề án năm 2015, đến năm 2021 có 3 đề án.", None),
    ],
)
def test_before_and_after(text, verdict):
    assert verdicts(text, "before_after") == ([("before_after", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("percent", "verdict"), [("20%", "holds"), ("36%", "fails"), ("36% doanh thu", None)]
)
def test_growth_of_a_step(percent, verdict):
    text = f"Kinh phí tăng từ 2,50 tỷ đồng năm 2020 lên 3,00 tỷ đồng năm 2021, tăng {percent}."
    assert verdicts(text, "growth") == ([("growth", verdict)] if verdict else [])
