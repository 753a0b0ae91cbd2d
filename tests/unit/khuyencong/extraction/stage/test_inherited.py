"""Planned or done where a figure's own words tell nothing: one row a way to inherit it. Whole texts, with their headlines."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import PUBLISHED, document


def stages(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [fact["stage"] for fact in extract(document(text, published)).facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a headline plans a stretch of years, and the body tells what one of them brought
        (
            (
                "Giai đoạn 2021 - 2025, tỉnh dành 23 tỷ đồng cho khuyến công\nMáy móc có mặt ở nhiều xưởng đã hỗ trợ.\n"
                "Riêng năm 2021, tỉnh hỗ trợ 2 công ty."
            ),
            ["planned", "actual"],
        ),
        # a headline that wishes plans nothing
        (
            "Khuyến công mong kinh phí được bố trí khá hơn\nTrung tâm làm 6 đề án, 1,6 tỷ đồng.",
            ["actual", "actual"],
        ),
        # what was spent in a year that is mostly over, and what the paragraph goes on with
        (
            "Nước yến vào kế hoạch khuyến công\nTrong năm 2021, khuyến công sử dụng 2,1 tỷ đồng, xoay quanh 3 nội dung.",
            ["actual", "actual"],
        ),
        ("Kế hoạch khuyến công năm 2022 được duyệt\nTỉnh hỗ trợ máy móc cho 12 cơ sở.", ["planned"]),
        # a programme called "kế hoạch", and years that are mostly over
        (
            (
                "Cơ hội mới cho công nghiệp nông thôn\nKhuyến công đi cùng kế hoạch sản xuất sạch hơn.\n"
                "Trong 5 năm 2017 - 2021, tỉnh có 109 đề án."
            ),
            ["actual"],
        ),
        # products were sent in and chosen, whatever is planned of their prizes
        (
            "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu: 20 sản phẩm dự kiến nhận giải\nTỉnh có 68 sản phẩm tiêu biểu.",
            ["planned", "actual"],
        ),
    ],
)
def test_of_headline_section_and_report(text, expected):
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mức hỗ trợ mới\nMỗi cơ sở mua máy được hỗ trợ tối đa 300 triệu đồng/cơ sở.", ["planned"]),
        ("Mức hỗ trợ mới\nTrung tâm đã hỗ trợ cơ sở mua máy tới 300 triệu đồng/cơ sở.", ["actual"]),
        ("Kinh phí thực hiện chương trình giai đoạn 2026 - 2030 gần 376 tỷ đồng.", ["planned"]),
    ],
)
def test_of_offers_and_programmes_without_a_day(text, expected):
    assert stages(text, None) == expected


def test_the_story_of_a_person_is_done():
    text = (
        "Vĩnh Phúc: Có vốn khuyến công, xưởng nhỏ sắm máy\nTỉnh dự kiến làm 25 đề án.\n"
        "Anh Thắng làm gỗ; cơ sở của anh có thêm 1 máy ép."
    )
    assert stages(text) == ["planned", "actual"]
