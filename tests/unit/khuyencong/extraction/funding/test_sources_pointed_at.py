"""Sources that a sentence points back to, or that a figure has from the money and the programme it is tied to."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        # the source that "this" points back to, wherever in its sentence
        (
            "Khuyến công huyện hỗ trợ 60 triệu đồng. Cùng năm, 3 cơ sở khác nhận 140 triệu đồng từ nguồn này.",
            ["local", "local", "local"],
        ),
        (
            "Khuyến công quốc gia giao 2 đề án. Hồ sơ phải đủ. Năm ngoái, nguồn này mới có 700 triệu đồng.",
            ["national", "national"],
        ),
        (
            "Vốn quốc gia 2 tỷ đồng, vốn của tỉnh 3 tỷ đồng. Nhờ nguồn này, 30 cơ sở có máy mới.",
            ["national", "local", None],
        ),
        # a count tied to the money that two levels split
        (
            "Tỉnh chi 11,2 tỷ đồng cho 96 đề án, gồm vốn quốc gia 5,1 tỷ đồng, vốn địa phương 6,1 tỷ đồng.",
            ["state", "state", "national", "local"],
        ),
        # the aims of a province's programme of years are paid for by all sources
        (
            "Tỉnh duyệt Chương trình khuyến công tỉnh giai đoạn 2022 - 2025 với các mục tiêu:\n1. Hỗ trợ 40 cơ sở.",
            [None],
        ),
        # what the whole workshop cost, told after a grant
        (
            "Khuyến công quốc gia hỗ trợ 300 triệu đồng lắp lò sấy, vốn đầu tư 4,2 tỷ đồng.",
            ["national", "total"],
        ),
        (
            "Khuyến công tỉnh hỗ trợ 200 triệu đồng, vốn đầu tư của doanh nghiệp 3 tỷ đồng.",
            ["local", "beneficiary"],
        ),
        # a plan in a bracket is not the whole of what follows it
        (
            "Khuyến công đạt 50% kế hoạch (6 tỷ đồng). Trong số đó, 2 tỷ đồng từ ngân sách tỉnh.",
            [None, None, "local"],
        ),
    ],
)  # fmt: skip
def test_source_pointed_at(text, funding):
    assert (
        column(
            f"Hội nghị ngày 5/12/2021 nghe khuyến công quốc gia và khuyến công địa phương.\n{text}", "funding"
        )
        == funding
    )
