"""Which period holds for a report, for a firm's story, for a plan told among months. The report is of 20 December 2021."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import HEADLINE, PUBLISHED, document

MONTHS, YEAR, STRETCH = "2021-01-01..2021-09-30", "2021-01-01..2021-12-31", "2016-01-01..2020-12-31"


def periods(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    """Of the figures of a report whose first line is its headline, where it is about khuyến công."""
    headed = text if "khuyến công" in text.lower().partition("\n")[0] and "\n" in text else HEADLINE + text
    return [
        f"{fact['period_start']}..{fact['period_end']}" if fact["period_start"] else None
        for fact in extract(document(headed, published)).facts
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tổng kết khuyến công giai đoạn 2016 - 2020, phương hướng giai đoạn 2021 - 2025\nCác huyện đã mở 14 lớp.",
            [STRETCH],
        ),
        (
            "Tổng kết khuyến công giai đoạn 2016 - 2020\nĐến năm 2020, đã có 9 cụm công nghiệp. Các lớp thu hút 640 học viên.",
            [YEAR.replace("2021", "2020"), STRETCH],
        ),
        (
            "Khuyến công: bình chọn sản phẩm năm 2021\nHội đồng nhận 46 sản phẩm, nhiều hơn kỳ năm 2019.\nHuyện góp 7 sản phẩm.",
            [YEAR, YEAR],
        ),
        (
            "Hội chợ khuyến công năm 2021\nÔng Ba, 50 tuổi, làm nghề từ năm 2009.\nHội đồng đã tôn vinh 24 sản phẩm.",
            [YEAR],
        ),
        (
            "Cà Mau: Kết quả khuyến công 9 tháng đầu năm 2021 và mục tiêu đến năm 2025\nCác huyện đã mở 14 lớp.",
            [MONTHS],
        ),
        (
            "Trong năm năm 2016 - 2020, các tỉnh có 90 đề án. Theo các Sở đã góp ý kiến, năm 2020 có 15 đề án.\nĐã gom 9 cơ sở.",
            [STRETCH, YEAR.replace("2021", "2020"), STRETCH],
        ),
        (
            "Giai đoạn 2014 - 2018 có 40 đề án. Riêng năm gần nhất, tỉnh duyệt 6 tỷ đồng.",
            ["2014-01-01..2018-12-31", YEAR.replace("2021", "2018")],
        ),
        (
            "Hội chợ mở từ ngày 10 đến 15/12/2021 với 250 gian hàng.\nHội chợ năm 2018 có 200 gian hàng.\nDoanh thu đạt 12 tỷ đồng.",
            [YEAR, YEAR.replace("2021", "2018"), YEAR],
        ),
        ("Đã có 250 gian hàng.\nHội chợ năm 2018 vắng khách.", [YEAR]),
        ("Năm 2012, anh Hùng mở xưởng.\nMới đây, xưởng nhận 200 triệu đồng.", [YEAR]),
        ("HTX Tài Hoan ra đời năm 2015. HTX được hỗ trợ 300 triệu đồng.", [YEAR]),
        ("Miến của HTX Tài Hoan được công nhận tiêu biểu năm 2020.\nHTX được hỗ trợ 300 triệu đồng.", [YEAR]),
        (
            "Giai đoạn 2016 - 2020, tỉnh có 90 đề án. Riêng năm 2020 có 15 đề án.\nĐã gom 9 cơ sở.",
            [STRETCH, YEAR.replace("2021", "2020"), STRETCH],
        ),
        ("Năm vừa qua, huyện mở 5 lớp.", [YEAR.replace("2021", "2020")]),
        ("Tính đến 30-9, đã hoàn thành 11 đề án.", [MONTHS]),
        ("Đã mở 5 lớp, do xã đã đăng ký xong từ năm trước.", [YEAR]),
    ],
)
def test_a_year_beside_the_point_does_not_date_the_report(text, found):
    assert periods(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tính đến ngày 30-9, trong số 20 đề án tỉnh phê duyệt cho năm 2021, mới có 8 đề án hoàn thành.\nĐã mở 4 lớp.",
            [YEAR, MONTHS, MONTHS],
        ),
        (
            "Tính đến hết tháng 9/2021, đã giải ngân 4 tỷ đồng.\nKế hoạch năm 2021 là 6 tỷ đồng.\nĐã nghiệm thu 7 đề án.",
            [MONTHS, YEAR, MONTHS],
        ),
        (
            (
                "Sở vừa họp với các huyện, thị xã về tiến độ công việc.\nTính đến hết tháng 9/2021, Trung tâm đã mở 4 lớp tại các xã.\n"
                "Điểm nhấn của năm là tôn vinh 9 sản phẩm."
            ),
            [MONTHS, YEAR],
        ),
        (
            "Kế hoạch năm 2021 có 20 đề án. Đến giữa tháng 9, đã nghiệm thu 11 đề án.",
            [YEAR, MONTHS],
        ),
        (
            "Quý III/2021, đã nghiệm thu 11 đề án. Lũy kế 9 tháng, nghiệm thu 20 đề án.",
            ["2021-07-01..2021-09-30", MONTHS],
        ),
        (
            "Trong 9 tháng đầu năm 2021, đã thực hiện 8 đề án theo kế hoạch năm 2021 được phê duyệt.",
            [MONTHS],
        ),
        ("Từ kỳ bình chọn đầu tiên năm 2011 đến nay, đã hỗ trợ 150 cơ sở.", ["2011-01-01..2021-12-20"]),
        ("9 tháng đầu năm 2021 giải ngân 860 triệu đồng trong tổng số 3 tỷ đồng được giao.", [MONTHS, YEAR]),
        (
            "9 tháng đầu năm 2021 đã mở 8 lớp, bằng 40% số lớp được giao cả năm (20 lớp).",
            [MONTHS, MONTHS, YEAR],
        ),
    ],
)
def test_a_plan_in_a_report_on_months_is_of_the_year(text, found):
    assert periods(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Đến hết tháng 9, đã nghiệm thu 41 đề án.\nTại xã Hòa Bình, Công ty TNHH Gạo Sạch được hỗ trợ 300 triệu đồng.",
            [MONTHS, YEAR],
        ),
        (
            "HTX Gạo Sạch ở xã Hòa Bình chạy đều; 9 tháng năm nay thu 5 tỷ đồng. HTX có 24 lao động.",
            [MONTHS, YEAR],
        ),
        (
            "Khuyến công 9 tháng đầu năm 2021\nTại xã Hòa Bình, Công ty TNHH Gạo Sạch đã được hỗ trợ 300 triệu đồng.",
            [MONTHS],
        ),
        (
            "Đến hết tháng 9, đã nghiệm thu 41 đề án.\nTại làng nghề Phú Lộc, đã lắp 2 hệ thống xử lý nước thải.",
            [MONTHS, MONTHS],
        ),
        (
            "HTX Gạo Sạch ở xã Hòa Bình chạy đều. Chín tháng đầu năm, doanh thu 5 tỷ đồng; số thợ lên 20 lao động.",
            [MONTHS, YEAR],
        ),
    ],
)
def test_a_firms_story_is_of_the_year(text, found):
    assert periods(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Đề án điểm giai đoạn 2020 - 2021 có 6 tỷ đồng. Năm 2020 chi 2 tỷ đồng, năm 2021 chi 4 tỷ đồng.\nĐã hỗ trợ 3 cơ sở.",
            ["2020 2021", "2020 2020", "2021 2021", "2020 2021"],
        ),
        (
            "Giai đoạn 2011 - 2020 có 30 đề án. Trong đó giai đoạn 2011 - 2015 là 12 đề án.\nĐã đào tạo 800 lao động.",
            ["2011 2020", "2011 2015", "2011 2020"],
        ),
        (
            "Năm 2020, doanh thu 2 tỷ đồng; năm nay ước 3 tỷ đồng. HTX có 20 lao động.",
            ["2020 2020", "2021 2021", "2021 2021"],
        ),
    ],
)
def test_what_follows_the_parts_is_of_the_whole(text, found):
    assert [days and f"{days[:4]} {days[12:16]}" for days in periods(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So với tổng kinh phí mà hai tỉnh bố trí năm 2020, mức này tăng 8%.", ["2021"]),
        ("So với năm 2020, mức chi bình quân tăng từ 215 triệu đồng lên 256 triệu đồng.", ["2020", "2021"]),
        ("Nếu năm 2016 còn 90 học viên được đào tạo thì năm 2020 chỉ có 30 học viên.", ["2016", "2020"]),
        (
            "Kế hoạch khuyến công năm 2021\nSở cần đạt 98% kế hoạch, không dồn việc như 2 đề án của năm 2020.",
            ["2021", "2020"],
        ),
    ],
)
def test_a_year_compared_with_is_of_its_own_figure(text, found):
    assert [days and days[:4] for days in periods(text)] == found


def test_the_same_months_of_another_year():
    text = "9 tháng đầu năm 2021, giải ngân đạt 31% kế hoạch. Cùng kỳ 2020, tỷ lệ này là 44%."
    assert periods(text) == [MONTHS, MONTHS.replace("2021", "2020")]


def test_this_year_is_that_of_the_headline_where_no_day_is_known():
    text = "Khuyến công nửa đầu năm 2014 đạt kết quả tốt\nNăm nay, huyện được giao 5 tỷ đồng.\nSẽ lập danh mục cho năm 2015."
    assert periods(text, published=None) == ["2014-01-01..2014-12-31"]
