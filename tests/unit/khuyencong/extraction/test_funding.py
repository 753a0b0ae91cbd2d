"""Whose money a figure speaks of: one row a scope."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("Kinh phí khuyến công quốc gia 1,1 tỷ đồng.", ["national"]),
        ("Kinh phí khuyến công địa phương 3,4 tỷ đồng.", ["local"]),
        ("Kinh phí KCQG 1,1 tỷ đồng, KCĐP 3,4 tỷ đồng.", ["national", "local"]),
        ("Ngân sách nhà nước hỗ trợ 5 tỷ đồng.", ["state"]),
        ("Vốn đối ứng của cơ sở 12 tỷ đồng.", ["beneficiary"]),
        ("Tổng vốn đầu tư 16 tỷ đồng.", ["total"]),
        ("Nguồn vốn lồng ghép 2 tỷ đồng.", ["other"]),
        ("Kinh phí là 3 tỷ đồng.", [None]),
        ("Hỗ trợ 1,1 tỷ đồng từ nguồn khuyến công quốc gia.", ["national"]),
        (
            "Kinh phí 4,5 tỷ đồng, trong đó khuyến công quốc gia 1,1 tỷ đồng, khuyến công địa phương 3,4 tỷ đồng.",
            ["state", "national", "local"],
        ),
        ("Khuyến công quốc gia hỗ trợ 2 đề án với kinh phí 700 triệu đồng.", ["national", "national"]),
        ("Khuyến công quốc gia và khuyến công địa phương hỗ trợ 5 tỷ đồng.", ["state"]),
        ("1. Khuyến công quốc gia\nTriển khai 3 đề án, kinh phí 900 triệu đồng.", ["national", "national"]),
        ("Khuyến công địa phương được giao:\n- 3 đề án máy móc\n- 2 đề án đào tạo", ["local", "local"]),
        ("Khuyến công quốc gia 1,1 tỷ đồng, chiếm 24%.", ["national", "national"]),
        ("Doanh thu dịch vụ của Trung tâm Khuyến công tỉnh đạt 2 tỷ đồng.", [None]),
        ("Chương trình khuyến công tỉnh Bắc Kạn hỗ trợ 12 cơ sở.", [None]),
        ("Tổng vốn đầu tư 800 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng.", ["total", None]),
    ],
)  # fmt: skip
def test_funding(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding
