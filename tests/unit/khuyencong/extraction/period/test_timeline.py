"""Which days a figure covers: one row a way to say it. The report is of 20 December 2021."""

from datetime import date

import pytest

from tests.unit.khuyencong.extraction.papers import PUBLISHED, column, reading


def periods(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    return [
        f"{fact['period_start']}..{fact['period_end']}" if fact["period_start"] else None
        for fact in reading(text, published).facts
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2020 hỗ trợ 5 đề án.", "2020-01-01..2020-12-31"),
        ("Hỗ trợ 5 đề án năm 2019.", "2019-01-01..2019-12-31"),
        ("6 tháng đầu năm 2016 hỗ trợ 5 đề án.", "2016-01-01..2016-06-30"),
        ("Sáu tháng cuối năm 2020 hỗ trợ 5 đề án.", "2020-07-01..2020-12-31"),
        ("Nửa đầu năm 2021 hỗ trợ 5 đề án.", "2021-01-01..2021-06-30"),
        ("9 tháng năm 2021 hỗ trợ 5 đề án.", "2021-01-01..2021-09-30"),
        ("Quý III/2021 hỗ trợ 5 đề án.", "2021-07-01..2021-09-30"),
        ("Quý IV/ 2020 hỗ trợ 5 đề án.", "2020-10-01..2020-12-31"),
        ("Q.III/2020 hỗ trợ 5 đề án.", "2020-07-01..2020-09-30"),
        ("Quý I, năm 2020 hỗ trợ 5 đề án.", "2020-01-01..2020-03-31"),
        ("Quý II /2020 hỗ trợ 5 đề án.", "2020-04-01..2020-06-30"),
        ("Quý II+III/2020 hỗ trợ 5 đề án.", "2020-04-01..2020-09-30"),
        ("Trong quý I, II/2020 hỗ trợ 5 đề án.", "2020-01-01..2020-06-30"),
        ("Quý 2, 3 năm 2020 hỗ trợ 5 đề án.", "2020-04-01..2020-09-30"),
        ("Quý II và quý III năm 2020 hỗ trợ 5 đề án.", "2020-04-01..2020-09-30"),
        ("Tháng 10, 11 năm 2020 hỗ trợ 5 đề án.", "2020-10-01..2020-11-30"),
        ("Các tháng 7, 8 và 9/2020 hỗ trợ 5 đề án.", "2020-07-01..2020-09-30"),
        ("T6/2020: hỗ trợ 5 đề án.", "2020-06-01..2020-06-30"),
        ("9T2020: hỗ trợ 5 đề án.", "2020-01-01..2020-09-30"),
        ("6T/2020: hỗ trợ 5 đề án.", "2020-01-01..2020-06-30"),
        ("Q3/2020: hỗ trợ 5 đề án.", "2020-07-01..2020-09-30"),
        ("Năm 2.020 tỉnh hỗ trợ 5 đề án.", "2020-01-01..2020-12-31"),
        ("Quý 3 hỗ trợ 5 đề án.", "2021-07-01..2021-09-30"),
        ("Tháng 6/2021 hỗ trợ 5 đề án.", "2021-06-01..2021-06-30"),
        ("Tính đến hết tháng 6/2021 hỗ trợ 5 đề án.", "2021-01-01..2021-06-30"),
        ("Giai đoạn 2016 - 2020 hỗ trợ 5 đề án.", "2016-01-01..2020-12-31"),
        ("Từ năm 2018 đến năm 2020 hỗ trợ 5 đề án.", "2018-01-01..2020-12-31"),
        ("Năm 2020 và 9 tháng năm 2021 hỗ trợ 5 đề án.", "2020-01-01..2021-09-30"),
        ("Mục tiêu đến năm 2025 hỗ trợ 5 đề án.", "2021-01-01..2025-12-31"),
        ("Vào năm 2025 hỗ trợ 5 đề án.", "2025-01-01..2025-12-31"),
        ("Từ đầu năm đến nay hỗ trợ 5 đề án.", "2021-01-01..2021-12-31"),
        ("Từ năm 2018 đến nay hỗ trợ 5 đề án.", "2018-01-01..2021-12-20"),
        ("Năm ngoái hỗ trợ 5 đề án.", "2020-01-01..2020-12-31"),
        ("Năm nay hỗ trợ 5 đề án.", "2021-01-01..2021-12-31"),
        ("Sang năm, huyện xin hỗ trợ 5 đề án.", "2022-01-01..2022-12-31"),
        ("Bảy tháng đầu năm nay hỗ trợ 5 đề án.", "2021-01-01..2021-07-31"),
        ("9 tháng qua hỗ trợ 5 đề án.", "2021-01-01..2021-09-30"),
        ("Mười tháng qua hỗ trợ 5 đề án.", "2021-01-01..2021-10-31"),
        ("Sang quý II, hỗ trợ 5 đề án.", "2021-04-01..2021-06-30"),
        ("Công ty mới lập; 9 tháng, hỗ trợ 5 đề án.", "2021-01-01..2021-09-30"),
        ("Hỗ trợ 5 đề án.", "2021-01-01..2021-12-31"),
    ],
)
def test_one_period(text, period):
    assert periods(text) == [period]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm 2020, 10,8 tỷ đồng; năm 2021 là 21 tỷ đồng.", ["2020", "2021"]),
        ("So với cùng kỳ năm 2020, năm 2021 đạt 5 tỷ đồng.", ["2021"]),
        ("Năm 2021 đạt 5 tỷ đồng, tăng 12% so với năm 2020.", ["2021", "2021"]),
        ("Năm 2020 hỗ trợ 5 đề án. Trong đó, 3 đề án máy móc.", ["2020", "2020"]),
        ("Năm 2019 hỗ trợ 5 đề án.\nNăm 2020 hỗ trợ 7 đề án.", ["2019", "2020"]),
        (
            "Kế hoạch năm 2021 có 5 tỷ đồng, vốn chuyển nguồn từ năm 2020 sang 340 triệu đồng.",
            ["2021", "2021"],
        ),
        ("Năm 2020 hỗ trợ 5 đề án theo Quyết định số 12 năm 2018.", ["2020"]),
    ],
)
def test_years_of_several_figures(text, found):
    assert [str(day.year) for day in column(text, "period_start")] == found


def test_a_day_that_nobody_tells_is_left_out():
    assert periods("Hỗ trợ 5 đề án.", published=None) == [None]


def test_a_year_told_nowhere_is_that_of_the_report():
    assert periods("6 tháng đầu năm hỗ trợ 5 đề án.", published=date(2016, 7, 5)) == [
        "2016-01-01..2016-06-30"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chương trình giai đoạn 2016 - 2020 đã khép lại. Trong 5 năm, huyện có 7 đề án.",
            ["2016-01-01..2020-12-31"],
        ),
        (
            "Kinh phí tăng từ 2 tỷ đồng năm 2019 lên 3 tỷ đồng năm 2021.\nNăm 2021 là năm khó. Hỗ trợ 5 đề án.",
            ["2019-01-01..2019-12-31", "2021-01-01..2021-12-31", "2021-01-01..2021-12-31"],
        ),
        (
            "Giai đoạn 2016 - 2020 có 40 đề án. Kinh phí tăng từ 2 tỷ đồng năm 2016 lên 3 tỷ đồng năm 2020. Dân góp 9 tỷ đồng.",
            [
                "2016-01-01..2020-12-31",
                "2016-01-01..2016-12-31",
                "2020-01-01..2020-12-31",
                "2016-01-01..2020-12-31",
            ],
        ),
        (
            "Năm 2021 doanh thu 4 tỷ đồng, hơn cả năm 2020 là 3 tỷ đồng. Xưởng có 9 lao động.",
            ["2021-01-01..2021-12-31", "2020-01-01..2020-12-31", "2021-01-01..2021-12-31"],
        ),
        (
            "Năm 2021 mở 9 lớp, trong khi cả năm 2019 chỉ 4 lớp, dạy 90 học viên.",
            ["2021-01-01..2021-12-31", "2019-01-01..2019-12-31", "2021-01-01..2021-12-31"],
        ),
        (
            "Năm 2021 giải ngân 4 tỷ đồng. Còn 163 triệu đồng do hội chợ dời sang quý I/2022.",
            ["2021-01-01..2021-12-31", "2021-01-01..2021-12-31"],
        ),
        (
            "Chương trình giai đoạn 2021 - 2025 được nhắc lại tại cuộc họp giao ban quý III/2021.\nTỉnh sẽ chi 18 tỷ đồng.",
            ["2021-01-01..2025-12-31"],
        ),
        (
            "Kết quả 9 tháng đầu năm 2021 như sau.\nKế hoạch năm nay bố trí 14 tỷ đồng.\nĐã mở 4 lớp.",
            ["2021-01-01..2021-12-31", "2021-01-01..2021-09-30"],
        ),
        (
            "Sang quý III, nghiệm thu 6 đề án. Đề án còn lại dồn vào ba tháng cuối năm.\nĐã mở 4 lớp.",
            ["2021-07-01..2021-09-30", "2021-01-01..2021-12-31"],
        ),
        (
            "9 tháng đầu năm 2021 giải ngân 8 tỷ đồng. Huyện cả năm chỉ có 1 tỷ đồng. Đã mở 4 lớp.",
            ["2021-01-01..2021-09-30", "2021-01-01..2021-12-31", "2021-01-01..2021-09-30"],
        ),
        (
            "Năm 2021 có 5 đề án. Hai đề án đang lắp đặt, dự kiến nghiệm thu trong tháng 12/2021.",
            ["2021-01-01..2021-12-31", "2021-01-01..2021-12-31"],
        ),
        (
            "Năm 2021 có 5 đề án. Trình đề án khuyến công quốc gia năm 2022 với kinh phí 6 tỷ đồng.",
            ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"],
        ),
        (
            "9 tháng đầu năm 2021 giải ngân 8 tỷ đồng, bằng 66% kế hoạch cả năm (12 tỷ đồng).",
            ["2021-01-01..2021-09-30", "2021-01-01..2021-09-30", "2021-01-01..2021-12-31"],
        ),
    ],
)
def test_what_is_told_in_passing_is_not_handed_down(text, found):
    assert periods(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giai đoạn 2009-2016 chi 9 tỷ đồng.\nMấy năm gần đây, mỗi năm giúp 10 cơ sở.", "2021-01-01..2021-12-31"),
        ("Giai đoạn 2009-2016 chi 9 tỷ đồng.\nToàn tỉnh hiện có 200 làng nghề.", "2021-01-01..2021-12-31"),
        ("Giai đoạn 2021-2025 sẽ chi 9 tỷ đồng.\nTrung tâm mới nghiệm thu 3 đề án.", "2021-01-01..2021-12-31"),
        ("Giai đoạn 2012-2016 chi 9 tỷ đồng.\nCông ty Tân Hòa dự kiến thu 26 tỷ đồng.", "2021-01-01..2021-12-31"),
        ("Giai đoạn 2012-2016 chi 9 tỷ đồng.\nTỉnh mở 4 lớp.", "2012-01-01..2016-12-31"),
        ("Giai đoạn 2009-2016 chi 1 tỷ đồng thì từ năm 2017 trở đi đã là 3 tỷ đồng.", "2017-01-01..2021-12-20"),
    ],
)  # fmt: skip
def test_what_is_of_the_report_s_own_time(text, found):
    assert periods(text)[-1] == found
