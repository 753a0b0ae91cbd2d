"""Numbers that name, rank or point to a thing: one row a form."""

import pytest

from tests.unit.khuyencong.extraction.papers import told


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("STK 1402.0.7654321 tại Kho bạc", [("1402.0.7654321", "identifier")]),
        ("số tài khoản: 1402 2050 0123", [("1402 2050 0123", "identifier")]),
        ("mã số thuế: 0107654321", [("0107654321", "identifier")]),
        ("MST 4900123456-002", [("4900123456-002", "identifier")]),
        ("TK 2016", [("2016", "period")]),
        ("TK 2016-2020", [("2016-2020", "period")]),
        ("www.abc.vn/tin-20210.html.", [("20210.html", "identifier")]),
        ("sct.tinh.gov.vn/2021/045 và 3 đề án", [("2021/045", "identifier"), ("3 đề án", "fact")]),
        ("Lượt truy cập: 76.543 - Đang online: 12", [("76.543", "furniture"), ("12", "furniture")]),
        ("Hôm nay: 152; Trang 2/7", [("152", "furniture"), ("2/7", "furniture")]),
        ("Hôm nay: 5 - 6 lớp khai giảng", [("5 - 6 lớp", "fact")]),
        ("đường 30 Tháng 4", [("30 Tháng 4", "address")]),
        ("đường 26/3, phường 2", [("26/3", "address"), ("2", "ordinal")]),
        ("số nhà 15/2 ngõ 8", [("15/2", "address"), ("8", "address")]),
        ("mở đường 3-4 m", [("3-4 m", "dimension")]),
        ("thôn Đông 3, ấp Mỹ Hòa 1", [("3", "ordinal"), ("1", "ordinal")]),
        ("cụm công nghiệp Tân Hội 1, kinh phí", [("1", "ordinal")]),
        ("thôn Đông 3 máy", [("3 máy", "fact")]),
        ("tập 2, vòng 3", [("2", "ordinal"), ("3", "ordinal")]),
    ],
)
def test_names(words, tokens):
    assert told(words) == tokens


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("hạt điều 250 kg", [("250 kg", "dimension")]),
        ("máy tách hạt điều 3 tầng", [("3 tầng", "dimension")]),
        ("mẫu 3 màu", [("3 màu", "dimension")]),
        ("mỗi chuyên mục 12 phút", [("12 phút", "time")]),
        ("cổ phần 20 năm", [("20 năm", "time")]),
        ("Điều 5 Bộ luật Lao động", [("5", "legal_reference")]),
        ("Điều 7 ngày 12/3/2020", [("7", "legal_reference"), ("12/3/2020", "date")]),
        ("khoản 2 mục 4", [("2", "legal_reference"), ("4", "legal_reference")]),
    ],
)
def test_what_has_a_unit_is_no_article(words, tokens):
    assert told(words) == tokens
