"""What holds for a whole report: which line is its headline, which paragraph its lead, when it was told."""

from datetime import date

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


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Thứ Tư, cập nhật lúc sáng\n\n",
        "Ảnh: Xưởng mộc trong giờ làm việc\n\n",
        "Kế hoạch khuyến công năm 2022 đang được các huyện gấp rút xây dựng. Nguồn: ITN\n\n",
        "Khuyến công là chính sách khuyến khích, hỗ trợ các cơ sở công nghiệp nông thôn đầu tư phát triển sản xuất.\n\n",
        "Thực hiện Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ về khuyến công, Sở đã triển khai nhiều nội dung.\n\n",
    ],
)
def test_the_lead_is_the_first_paragraph_that_tells_something(above):
    report = document(f"Bắc Kạn: Kết quả khuyến công\n\n{above}{BODY}\n\nNăm 2020 có 2 cơ sở.")
    text = Text(report.text)
    start, end = context_of(report, text, tile(text)).lead
    assert text.flat[start:end].strip() == BODY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Theo Thông tư số 28/2018/TT-BTC ngày 28/3/2018, mức hỗ trợ là 300 triệu đồng.", None),
        ("Căn cứ Nghị định 45/2012/NĐ-CP ngày 21/5/2012, ngày 12/3/2020 Sở đã họp.", date(2020, 3, 12)),
        ("Theo Quyết định số 15/QĐ-SCT ngày 12/3/2020, Sở hỗ trợ 3 cơ sở.", date(2020, 3, 12)),
    ],
)
def test_a_law_does_not_tell_the_day_of_the_report(words, day):
    report = document(f"Bắc Kạn: Kết quả khuyến công\n\n{words}", published=None)
    text = Text(report.text)
    assert context_of(report, text, tile(text)).reference_day == day
