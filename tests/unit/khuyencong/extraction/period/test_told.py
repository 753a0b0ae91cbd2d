"""Periods as the words around them bend them: names, joins, years told before, months of an event. The report is of 20 December 2021."""

import pytest

from tests.unit.khuyencong.extraction.papers import spans, year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the year told before
        ("Năm 2019, tỉnh hỗ trợ 2 công ty. Năm 2021 còn xa.\nCùng năm, tỉnh triển khai 3 đề án.", [year(2019), year(2021)]),
        ("Năm 2019, tỉnh hỗ trợ 2 công ty.\nCũng trong năm đó, 3 đề án đã xong.", [year(2019)] * 2),
        # a stretch by its number of years, or by the years between
        ("Giai đoạn 2016 - 2020, tỉnh họp bàn. 5 năm qua Sở làm 193 đề án.", [year(2016, 2020)]),
        ("Giai đoạn 2016 - 2021, tỉnh họp bàn. 5 năm qua Sở làm 193 đề án.", [year(2016, 2021)]),
        # joined
        ("Tính riêng năm 2020 cùng 9 tháng năm 2021, có 29 đề án.", ["20200101-20210930"]),
        # what once was is no time of what is told
        ("Năm 2021, 8 cơ sở từng đoạt giải năm 2019 mang 10 sản phẩm trở lại.", [year(2021)] * 2),
        # names of projects and meetings
        ("Năm 2021, Đề án nâng cao chuỗi giá trị ngành gốm đỏ giai đoạn 2021-2025 hỗ trợ 127 triệu đồng.", [year(2021)]),
        ("Năm 2021, tỉnh bày 18 sản phẩm tại hội nghị tổng kết chương trình giai đoạn 2015 - 2020.", [year(2021)]),
        # programmes begin with their reports
        ("Từ nay đến năm 2024, tỉnh đào tạo 200 lao động.", [year(2021, 2024)]),
        # periods of a bracket with figures of its own
        (
            "Từ năm 2002 đến năm 2018, tỉnh chi 70 tỷ đồng. Ngân sách chi 53 tỷ đồng, tăng dần (năm 2005 là 2 tỷ đồng).",
            [year(2002, 2018), year(2002, 2018), year(2005)],
        ),
        # the month of an event behind the figure, or up to which a firm's grant was told
        ("Năm 2021, Hội đồng chọn 5 sản phẩm dự vòng khu vực, được Bộ tổ chức tại Huế vào tháng 8/2021.", [year(2021)]),
        ("Đến tháng 9/2021, Trung tâm hỗ trợ Công ty Hải An 150 triệu đồng.", [year(2021)]),
        ("Đến tháng 9/2021, Trung tâm hỗ trợ 15 đề án.", ["20210101-20210930"]),
        # each month is no month of the year
        ("Năm 2020, thu nhập hằng tháng 4-5 triệu đồng mỗi người.", [year(2020)]),
        # a paragraph that opens with "of these"
        ("Năm 2019 có 20 sản phẩm.\nTrong số đơn vị được vinh danh, HTX Hải Đăng góp 3 sản phẩm.", [year(2019)] * 2),
    ],
)  # fmt: skip
def test_period_as_bent(text, found):
    assert spans(text) == found


def test_months_of_a_report_without_a_day():
    assert spans(
        "Năm 2021, vùng được giao 60 tỷ đồng.\nSau 11 tháng, toàn vùng đã thực hiện 47 tỷ đồng, đạt 77% kế hoạch.",
        None,
    ) == [
        year(2021),
        "20210101-20211130",
        "20210101-20211130",
    ]


def test_a_stretch_that_nothing_tells_as_over_dates_no_single_year():
    text = (
        "Khuyến công giai đoạn 2021 - 2025\nTỉnh làm 3 đề án trong năm 2021.\n"
        "Nguồn khuyến công cho Công ty Khánh Vũ 50 triệu đồng."
    )
    assert spans(text, None)[-1] == year(2021)
