"""Bare numbers that take the unit of a figure beside them, and those that do not."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kinh phí là 700 triệu đồng (KCQG: 400; KCĐP: 300).", [700e6, 400e6, 300e6]),
        ("Kinh phí là 10 tỷ đồng (quốc gia 4,5, địa phương 5,5).", [10e9, 4.5e9, 5.5e9]),
        ("Có 11 đề án khuyến công (KCQG: 4; KCĐP: 7).", [11, 4, 7]),
        ("Kinh phí là 700 triệu đồng (KCQG: 400; KCĐP: 200).", [700e6]),
        ("Có 11 đề án (mục 4; mục 7).", [11]),
        ("Năm 2019 là 1,2 tỷ đồng; năm 2020: 1,5; năm 2021: 2,1.", [1.2e9, 1.5e9, 2.1e9]),
        ("Năm 2019 hỗ trợ 24 cơ sở; riêng năm 2020 là 13.", [24, 13]),
        ("Năm 2019 hỗ trợ 24 cơ sở; năm 2020: 1,5.", [24]),
        ("Năm 2019 hỗ trợ 24 cơ sở. Năm 2020 là 13.", [24]),
        ("Năm 2019 hỗ trợ 24 cơ sở; năm 2020 là 2 mặt của một tấm.", [24]),
        ("Năm 2019 có 20-24 cơ sở; năm 2020 là 13.", [20]),
        ("Số đề án hai năm lần lượt là 5 và 9.", [5, 9]),
        ("Yên Lạc 5 đề án, Lập Thạch 4, Tam Đảo 2.", [5, 4, 2]),
        ("Phân theo huyện: Yên Lạc 5, Lập Thạch 4 và Tam Đảo 2 đề án.", [5, 4, 2]),
        ("Nhiều nhất là huyện Yên Lạc 5 cơ sở, thị xã Phúc Yên 3, Tam Đảo 2.", [5, 3, 2]),
        ("Khu công nghiệp Trà Nóc 1, Trà Nóc 2 có 5 doanh nghiệp.", [5]),
        ("Yên Lạc 5 đề án, Lập Thạch 4 mặt của một tấm.", [5]),
    ],
)
def test_values(text, values):
    assert [float(value) for value in column(text, "value")] == values


def test_what_is_lent_is_of_the_same_money():
    text = "Doanh thu năm 2019: 2 tỷ đồng; năm 2020: 3; năm 2021: 4,5."
    assert column(text, "indicator") == ["revenue"] * 3


def test_the_noun_comes_with_the_unit():
    assert column("Có 11 đề án (KCQG: 4; KCĐP: 7).", "indicator") == ["projects"] * 3
    assert column("Có 11 đề án (KCQG: 4; KCĐP: 7).", "funding")[1:] == ["national", "local"]
