"""What a thing cost in all: one row a wording."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("Tiền sắm máy hết 540 triệu đồng, khuyến công tỉnh cho 160 triệu đồng.", ["total", "local"]),
        (
            "Giá trị đầu tư 1.260 triệu đồng, trong đó khuyến công quốc gia hỗ trợ 280 triệu đồng, huyện thêm 90 triệu đồng.",
            ["total", "national", None],
        ),
        ("Cả máy lẫn kho tốn 2,7 tỷ đồng, khuyến công quốc gia tài trợ 450 triệu đồng.", ["total", "national"]),
        ("Hệ thống sấy ngốn hơn 1,9 tỷ đồng, phần lớn là vốn vay ngân hàng.", ["total"]),
        ("Chi phí dựng nhà sấy là 600 triệu đồng, khuyến công hỗ trợ 45%.", ["total"] * 2),
        (
            "Dây chuyền tốn 2,6 tỷ đồng, trong đó có 480 triệu đồng khuyến công quốc gia và 200 triệu đồng khuyến công tỉnh.",
            ["total", "national", "local"],
        ),
        # grants that make up the cost, or those of another thing, tell nothing of the owners
        ("Chi phí hết 500 triệu đồng, khuyến công hỗ trợ 700 triệu đồng.", [None, None]),
        ("Tiền sắm máy hết 540 triệu đồng, doanh thu 160 triệu đồng.", [None, None]),
        ("Giá trị đầu tư 660 triệu đồng, phần khuyến công quốc gia là 300 triệu đồng.", ["total", "national"]),
        ("Chi phí của cả đề án là 405 triệu đồng, riêng khuyến công quốc gia hỗ trợ 200 triệu đồng.", ["total", "national"]),
        ("HTX lắp máy, tổng giá trị 120 triệu đồng. Quỹ khuyến công tỉnh hỗ trợ 50 triệu đồng trong số này.", ["total", "local"]),
    ],
)  # fmt: skip
def test_costs(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding
