"""Which figures a total is told to be the sum of: brackets of a part, parts that are enough, wholes told twice."""

import pytest

from tests.unit.khuyencong.extraction.papers import column
from tests.unit.khuyencong.extraction.stated import told


def sums(text: str) -> list[tuple[str, list[str]]]:
    """(verdict, the quotes of total and parts) of each sum."""
    return [
        (verdict, [quote for _, quote in members]) for kind, verdict, members in told(text) if kind == "sum"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a bracket splits the part that it stands behind, not the whole before that
        (
            (
                "Tổng vốn là 22,7 tỷ đồng. Trong đó, ngân sách chi 9,5 tỷ đồng (6,2 tỷ đồng từ khuyến công quốc gia và 3,3 tỷ đồng từ"
                " khuyến công địa phương), các đơn vị thụ hưởng bỏ vốn đối ứng 12,2 tỷ đồng."
            ),
            [
                ("fails", ["22,7 tỷ đồng", "9,5 tỷ đồng", "12,2 tỷ đồng"]),
                ("holds", ["9,5 tỷ đồng", "6,2 tỷ đồng", "3,3 tỷ đồng"]),
            ],
        ),
        # parts that add up are all: what follows is told of something else
        (
            (
                "Tổng kinh phí 6 tỷ đồng. Số tiền này gồm 4 tỷ đồng do khuyến công quốc gia hỗ trợ và 2 tỷ đồng huy động từ cơ sở."
                " Kế hoạch khuyến công địa phương dự kiến 11 tỷ đồng."
            ),
            [("holds", ["6 tỷ đồng", "4 tỷ đồng", "2 tỷ đồng"])],
        ),
    ],
)
def test_parts_of_a_total(text, found):
    assert sums(text) == found


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Có 17 đề án máy móc, chia ra: chế biến 15 đề án, cơ khí 2 đề án.", ["technology"] * 3),
        ("Có 17 đề án, chia ra: máy móc 15 đề án, dạy nghề 2 đề án.", [None, "technology", "training"]),
    ],
)
def test_parts_without_a_content_have_that_of_the_total(text, activities):
    assert column(text, "activity") == activities


def test_the_money_of_a_firm_told_below_is_no_part_of_the_whole():
    text = (
        "Sáu tháng giải ngân 3.905 triệu đồng. Trong đó, 2.700 triệu đồng từ ngân sách tỉnh giúp 15 cơ sở.\n\n"
        "Công ty Hòn Nội nhận 300 triệu đồng, công ty tự bỏ 1,7 tỷ đồng."
    )
    assert sums(text) == []


def test_the_rest_that_has_an_owner_makes_the_total_that_of_all():
    text = "Tổng kinh phí 6 tỷ đồng; khuyến công tỉnh bỏ ra 4 tỷ đồng, phần còn lại do các cơ sở góp."
    assert column(text, "funding") == ["total", "local"]
