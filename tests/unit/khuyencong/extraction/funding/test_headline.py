"""The source that headline and lead name for a whole report: whole texts."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import document


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Lâm Đồng: 9 tỷ đồng khuyến công quốc gia\nTỉnh làm 12 đề án, kinh phí 9 tỷ đồng.", ["national"] * 3),
        # products that are honoured are of no source
        ("Lâm Đồng: khuyến công địa phương\nTỉnh làm 12 đề án. Tỉnh trao giải cho 16 sản phẩm.", ["local", None]),
        # the lead plans the year after
        (
            "Nước yến ở Khánh Hòa\nTỉnh đăng ký kế hoạch khuyến công quốc gia năm 2023.\nNăm 2021, tỉnh chi 2,1 tỷ đồng.",
            [None],
        ),
        # a part of what the lead counts
        (
            ("Vĩnh Long đứng đầu cả nước\nTỉnh làm 165 đề án với 37 tỷ đồng, 32 đề án trong số đó dùng nguồn khuyến công"
            " quốc gia.\nTrong năm, tỉnh làm 43 đề án."),
            [None, None, "national", None],
        ),
    ],
)  # fmt: skip
def test_of_headline_and_lead(text, sources):
    assert [fact["funding"] for fact in extract(document(text)).facts] == sources
