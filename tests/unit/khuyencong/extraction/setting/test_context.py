"""What holds for a whole report: which line is its headline."""

import pytest

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.extraction.setting.context import context_of
from tests.unit.khuyencong.extraction.papers import document

BODY = "Năm 2021, cơ sở mộc Tân Hòa được khuyến công hỗ trợ 90 triệu đồng."


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Bắc Kạn: Kết quả khuyến công\n{}", "Bắc Kạn: Kết quả khuyến công"),
        ("Hạt cà phê đi xa hơn\n\n{}", "Hạt cà phê đi xa hơn"),
        ("TIN ĐỊA PHƯƠNG HÔM NAY\nKhuyến công vào vụ mới\n{}", "Khuyến công vào vụ mới"),
        ("Cập nhật: 12/3/2021 09:15\nNhững chuyến hàng xa\n{}", "Những chuyến hàng xa"),
        ("{}", BODY),
    ],
)
def test_the_headline_is_a_line_before_the_body(words, headline):
    report = document(words.format(BODY), province=None)
    text = Text(report.text)
    start, end = context_of(report, text, tile(text)).title
    assert text.flat[start:end] == headline
