"""Frames: the year's plan among months, and money of the count it was given to."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("Tỉnh phê duyệt 902 triệu đồng.", "2021-12-31"),
        ("Tổng kinh phí đề nghị hỗ trợ 902 triệu đồng.", "2021-06-30"),
        ("Tỉnh phê duyệt đề án đăng ký thương hiệu cho 2 sản phẩm.", "2021-12-31"),
        ("Huyện xin khuyến công quốc gia 902 triệu đồng.", "2021-06-30"),
        ("Huyện đề nghị hỗ trợ máy móc, tỉnh phê duyệt 902 triệu đồng.", "2021-12-31"),
    ],
)
def test_a_plan_among_months(body, end):
    facts = extract(document(f"Kết quả khuyến công 6 tháng đầu năm 2021\n\n{body}")).facts
    assert [str(fact["period_end"]) for fact in facts] == [end]


@pytest.mark.parametrize(
    ("body", "activity"),
    [
        ("Tỉnh hỗ trợ 45,7 tỷ đồng giúp đào tạo nghề cho 900 lao động.", "training"),
        ("Tỉnh hỗ trợ 45,7 tỷ đồng - qua đó đào tạo nghề cho 900 lao động.", None),
    ],
)
def test_money_given(body, activity):
    assert column(body, "activity")[0] == activity


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("Năm 2021, tỉnh hỗ trợ 20 cơ sở.", ["2021-06-30"]),
        ("Trung tâm đã chi 2 tỷ đồng. Ước cả năm chi 4 tỷ đồng.", ["2021-06-30", "2021-12-31"]),
        ("Ước đến 31/12/2021, hoàn thành 20 đề án.", ["2021-12-31"]),
        ("Đã chi 2 tỷ đồng, ước đến hết năm chi 4 tỷ đồng.", ["2021-06-30", "2021-12-31"]),
        ("Ước thực hiện năm 2021: hỗ trợ 20 cơ sở.", ["2021-12-31"]),
        ("Năm nay, Trung tâm nhận 4 tỷ đồng. Kết quả, hỗ trợ 20 cơ sở.", ["2021-12-31", "2021-06-30"]),
    ],
)
def test_what_is_told_of_the_year_in_a_half_years_report(body, ends):
    facts = extract(document(f"Kết quả khuyến công 6 tháng đầu năm 2021\n\n{body}", date(2021, 7, 5))).facts
    assert [str(fact["period_end"]) for fact in facts] == ends
