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
        # a source that opens the sentence rules its items
        ("Với nguồn khuyến công quốc gia, tỉnh dựng 10 mô hình; giúp 5 cơ sở xử lý ô nhiễm.", ["national", "national"]),
        (
            "Tỉnh giúp 1 đơn vị. Về khuyến công địa phương, có 8 đề án, 1.472 triệu đồng; trong đó 7 đơn vị được hỗ trợ.",
            [None, "local", "local", "local"],
        ),
        ("Có 2 đề án khuyến công quốc gia gồm: máy làm ngói, 300 triệu đồng; xây dựng hạ tầng cụm, 3,3 tỷ đồng.", ["national"] * 3),
        # those who helped, told behind the projects, and what these cost
        (
            "Có 17 đề án máy móc được nguồn kinh phí khuyến công quốc gia và địa phương hỗ trợ. Tổng kinh phí thực hiện hơn 3 tỷ đồng.",
            ["state", "state"],
        ),
        # a new subject has none
        ("Phần khuyến công địa phương, 9 doanh nghiệp có đề tài. Cùng giai đoạn, Sở Công Thương hỗ trợ 10 doanh nghiệp.", ["local", None]),
        # an amount told again, its counts and its list
        (
            "Kinh phí từ khuyến công địa phương, cộng lại 9 tỷ đồng. 9 tỷ đồng/17 đề án chia ra:\n- Máy: 11 đề án, 5 tỷ đồng.",
            ["local"] * 5,
        ),
        ("Hộ bỏ ra 48,9 triệu đồng, kinh phí khuyến công hỗ trợ 48,9 triệu đồng.", ["beneficiary", None]),
        # what details the projects that were counted by their source
        (
            "Năm 2021 có 3 đề án khuyến công địa phương. Ở huyện Vị Xuyên, Công ty Hoàng Long được hỗ trợ 150 triệu đồng.",
            ["local", "local"],
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
