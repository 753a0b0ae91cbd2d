"""Periods told in words and in asides: one row a way to say it. The report is of 20 December 2021 unless a row says otherwise."""

from datetime import date

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import document, spans, year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Từ ngày 01/7 đến 15/11/2021, Trung tâm nghiệm thu 18 đề án. Trong đó 15 đề án máy móc.", ["20210701-20211115"] * 2),
        ("Từ 15/12/2020 đến 14/12/2021, Trung tâm đã hỗ trợ 18 cơ sở.", ["20201215-20211214"]),
        ("Từ tháng 3/2020 đến nay, tỉnh mở 5 lớp.", ["20200301-20211220"]),
        ("Từ ngày 10 đến 15/12/2021, hội chợ có 200 gian hàng.", [year(2021)]),
        ("Từ đầu năm 2020 đến hết tháng 9/2021, tỉnh mở 12 lớp dạy nghề.", ["20200101-20210930"]),
        ("Đến hết quý III, tỉnh đã giải ngân 1,9 tỷ đồng.", ["20210101-20210930"]),
        ("Hết quý III/2021, tỉnh đã giải ngân 1,9 tỷ đồng.", ["20210101-20210930"]),
        ("Trong quý III/2021, tỉnh đã giải ngân 1,9 tỷ đồng.", ["20210701-20210930"]),
        ("Hai quý đầu năm 2021, tỉnh hỗ trợ 20 cơ sở.", ["20210101-20210630"]),
        ("Ba quý đầu năm, tỉnh hỗ trợ 20 cơ sở.", ["20210101-20210930"]),
        ("Quý cuối năm 2020, tỉnh hỗ trợ 20 cơ sở.", ["20201001-20201231"]),
        ("Nửa năm qua, tỉnh hỗ trợ 20 cơ sở.", ["20210101-20210630"]),
        ("Hơn 9 tháng đầu năm, tỉnh hỗ trợ 20 cơ sở.", ["20210101-20210930"]),
        ("Tháng 12 năm ngoái, Trung tâm nghiệm thu 3 đề án.", ["20201201-20201231"]),
        ("Nhiều năm qua, tỉnh hỗ trợ 20 cơ sở.", [year(2021)]),
        ("Kinh phí các năm 2018, 2019, 2020 lần lượt là 3 tỷ đồng, 4 tỷ đồng và 5 tỷ đồng.", [year(2018), year(2019), year(2020)]),
        ("Kinh phí tăng từ 3 tỷ đồng (năm 2018) lên 5 tỷ đồng (năm 2020).", [year(2018), year(2020)]),
        ("Năm 2021 tỉnh chi 5 tỷ đồng (năm 2020: 3 tỷ đồng), hỗ trợ 12 cơ sở.", [year(2021), year(2020), year(2021)]),
        ("Quý I hỗ trợ 3 cơ sở, quý II hỗ trợ 5 cơ sở.", ["20210101-20210331", "20210401-20210630"]),
        ("Năm 2019, HTX Tân Thành vay 500 triệu đồng. Giờ HTX có 20 lao động.", [year(2019), year(2021)]),
        ("Giai đoạn 2016 - 2020 có 50 cơ sở. Hiện nay, tỉnh có 12 cụm công nghiệp.", [year(2016, 2020), year(2021)]),
        ("Năm 2019 tỉnh mở 5 lớp. Hiện nay nghề mộc khó tuyển người. Có 90 học viên.", [year(2019)] * 2),
        ("Năm vừa rồi, tỉnh hỗ trợ 12 cơ sở.", [year(2020)]),
        ("Năm 2021, tỉnh có 18 đề án, gấp 2 lần năm 2020.", [year(2021)] * 2),
        ("Hai năm 2020, 2021 mở 10 lớp (năm 2020 mở 4 lớp).", [year(2020, 2021), year(2020)]),
        ("Năm 2021 tỉnh chi 3 tỷ đồng; dự kiến quý IV chi 2 tỷ đồng.", [year(2021), "20211001-20211231"]),
        ("Giai đoạn 2016 - 2018 và 2019 - 2020 lần lượt có 30 và 45 cơ sở.", [year(2016, 2018), year(2019, 2020)]),
        ("Năm 2020 hỗ trợ 9 cơ sở. Năm trước đó, con số là 8 cơ sở.", [year(2020), year(2019)]),
        ("Năm 2020 mở 5 lớp. Năm sau, tỉnh định mở 7 lớp.", [year(2020), year(2021)]),
        ("Năm 2021 mở 5 lớp, không dồn sang năm sau 2 lớp nào.", [year(2021), year(2021)]),
    ],
)  # fmt: skip
def test_periods_in_words(text, found):
    assert spans(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Nguồn tỉnh thực hiện 11 tỷ đồng nhờ được cấp thêm hồi tháng 9.",
        "Tỉnh mới giải ngân 2 tỷ đồng do đến tháng 6 mới được giao vốn.",
        "Tỉnh mở 5 lớp, sau khi danh mục được chốt hồi tháng 3.",
        "Do tháng 8 mới có quyết định nên tỉnh chỉ giải ngân được 2 tỷ đồng.",
        "Dù phải giãn cách từ tháng 7 đến tháng 9, Trung tâm vẫn mở 5 lớp.",
        "Dịch bùng phát từ tháng 5, song Trung tâm vẫn mở 3 lớp.",
        "Ra đời năm 2010, Công ty An Phát có 30 lao động.",
        "Đã có 12 đề án hoàn thành, dù dịch bùng phát từ tháng 5.",
        "Tỉnh mới chi 2 tỷ đồng do các huyện dừng giải ngân trong tháng 7.",
        "Lò sấy được hỗ trợ 250 triệu đồng, chạy thử từ tháng 10, nay đã ổn định.",
        "Đề án giúp 5 hộ mua máy, vận hành từ đầu tháng 6.",
    ],
)
def test_the_month_of_what_led_to_it_is_not_the_figures(text):
    assert spans(text) == [year(2021)]


def test_the_month_of_the_figure_stays_beside_one_that_led_to_it():
    assert spans("Vì vốn về muộn, Trung tâm nghiệm thu 12 đề án trong tháng 10.") == ["20211001-20211031"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giai đoạn 2016 - 2020, tỉnh hỗ trợ 211 đề án. Cả năm năm chỉ có 2 hệ thống xử lý.", [year(2016, 2020)] * 2),
        ("Giai đoạn 2016 - 2020, năm 2020 có 40 đề án. Cả giai đoạn giải ngân 30 tỷ đồng.", [year(2020), year(2016, 2020)]),
        ("Giai đoạn 2016 - 2020 có 211 đề án.\nGiai đoạn tới, mỗi năm đào tạo 1.200 lao động.", [year(2016, 2020), year(2021, 2025)]),
        ("Mục tiêu giai đoạn 2022 - 2026 là 90 đề án. Giai đoạn tới, tỉnh đào tạo 1.200 lao động.", [year(2022, 2026)] * 2),
        ("Giai đoạn 2016 - 2020 có 211 đề án.\nTrong 5 năm tới, tỉnh hỗ trợ 120 cơ sở.", [year(2016, 2020), year(2021, 2025)]),
        ("Năm 2018: 5 đề án.\nNăm 2019: 7 đề án.\nCộng cả hai năm: 12 đề án.", [year(2018), year(2019), year(2018, 2019)]),
        (
            "Trong 3 năm 2019 - 2021 có 40 cơ sở; riêng năm 2021 là 18 cơ sở. Kinh phí 9 tỷ đồng.",
            [year(2019, 2021), year(2021), year(2019, 2021)],
        ),
        (
            "Năm 2021 có 12 cơ sở.\nNhững hộ nhận hỗ trợ giai đoạn 2017 - 2018 nay có 40 thợ.\nTỉnh mở 3 lớp.",
            [year(2021), year(2017, 2018), year(2021)],
        ),
        ("Giai đoạn 2014 - 2018 có 80 cơ sở.\nRiêng năm 2014 có 10 cơ sở.\nMở 9 lớp.", [year(2014, 2018), year(2014), year(2014, 2018)]),
        ("Trong hai năm qua, tỉnh hỗ trợ 15 cơ sở.", [year(2020, 2021)]),
        ("Ba năm đầu thực hiện Chương trình giai đoạn 2016 - 2020, tỉnh hỗ trợ 50 cơ sở.", [year(2016, 2018)]),
        ("Hai năm đầu của giai đoạn 2016 - 2020, tỉnh hỗ trợ 50 cơ sở.", [year(2016, 2017)]),
        ("Nếu tính cả huyện mới, giai đoạn 2016 - 2020 tỉnh hỗ trợ 211 đề án. Kinh phí 58 tỷ đồng.", [year(2016, 2020)] * 2),
        (
            "Từ đầu năm đến hết tháng 9, tỉnh giúp 11 cơ sở. Số tiền hỗ trợ là 1.120 triệu đồng.",
            ["20210101-20210930"] * 2,
        ),
        (
            "Khoản tiền năm 2015 là 2 tỷ đồng.\nKhoản tiền đó giúp 11 cơ sở.",
            [year(2015), year(2015)],
        ),
        ("15 tỷ đồng là khoản tỉnh dự tính chi theo chương trình khuyến công giai đoạn 2016 - 2020.", [year(2016, 2020)]),
        ("Năm 2021, 5 cơ sở được giúp theo chương trình khuyến công giai đoạn 2016 - 2025.", [year(2021)]),
        ("Năm 2021 dạy 90 người. Các năm trước đã cho kinh nghiệm.\nTỉnh mở 3 lớp.", [year(2021)] * 2),
        ("Năm 2020 mới có 31% cơ sở áp dụng, cách xa mục tiêu 50% vào năm 2025.", [year(2020), year(2025)]),
    ],
)  # fmt: skip
def test_stretches_of_years(text, found):
    assert spans(text) == found


def test_the_headline_tells_this_year_where_the_only_day_is_that_of_a_decision():
    text = (
        "Bắc Kạn: Kết quả khuyến công năm 2021\n"
        "Căn cứ Quyết định ngày 20/11/2020, năm nay tỉnh bố trí 9 tỷ đồng."
    )
    assert [fact["period_start"] for fact in extract(document(text, None)).facts] == [date(2021, 1, 1)]


def test_the_months_of_a_firms_sales_do_not_date_its_machine():
    text = (
        "Theo lời anh Lực ở thôn Nà Pò, 9 tháng năm nay HTX thu về 5 tỷ đồng.\n"
        "Lò sấy hết 640 triệu đồng.\nSang năm 2022, HTX mở rộng xưởng."
    )
    assert spans(text) == ["20210101-20210930", year(2021)]


def test_a_share_of_the_years_plan_is_not_of_the_months_left():
    text = "Trong hai tháng cuối năm, tỉnh nghiệm thu 3 đề án. Như vậy sẽ đạt 90% kế hoạch."
    assert spans(text, date(2021, 11, 5)) == ["20211101-20211231", year(2021)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch năm 2021 là 9 tỷ đồng. Nửa năm, các huyện tiêu hết 3 tỷ đồng.", [year(2021), "20210101-20210630"]),
        ("Kế hoạch năm 2021 là 9 tỷ đồng, 7 tháng đã chi 4 tỷ đồng.\n12 cơ sở có máy mới.", [year(2021), *["20210101-20210731"] * 2]),
        ("Năm 2020 tỉnh chi 8 tỷ đồng. Qua sáu tháng, toàn tỉnh mới giải ngân 2 tỷ đồng.", [year(2020), "20210101-20210630"]),
        ("Sau sáu tháng triển khai, tỉnh giải ngân 3 tỷ đồng.", ["20210101-20210630"]),
        ("Cộng dồn 7 tháng, tỉnh hỗ trợ 12 cơ sở.", ["20210101-20210731"]),
        ("Kết quả bảy tháng:\n- Mở 3 lớp.\n- Hỗ trợ 12 cơ sở.", ["20210101-20210731"] * 2),
        ("Thời gian học sáu tháng:\n- Mở 3 lớp.", [year(2021)]),
        ("Hai quý, Trung tâm nghiệm thu 12 đề án.", ["20210101-20210630"]),
        ("Mỗi lớp 30 học viên, sáu tháng mới xong.", [year(2021)]),
        ("Học xong, sáu tháng, 20 lao động có việc.", [year(2021)]),
        ("Sau nửa năm, 12 cơ sở đã có lãi.", [year(2021)]),
        ("Hai tháng, Trung tâm có 12 đề án hoàn thành.", [year(2021)]),
    ],
)  # fmt: skip
def test_bare_months_that_open_a_clause_are_the_year_so_far(text, found):
    assert spans(text, date(2021, 8, 20)) == found


def test_a_headline_that_ends_with_a_plan_does_not_make_the_next_line_a_comparison():
    text = "Khuyến công Bắc Kạn: giải ngân 62% kế hoạch\nNăm nay, Trung tâm có 4 tỷ đồng.\nNăm 2020 có 3 tỷ đồng."
    facts = extract(document(text, date(2021, 10, 6))).facts
    assert [fact["period_end"] for fact in facts][1:] == [date(2021, 12, 31), date(2020, 12, 31)]


@pytest.mark.parametrize(
    "headline",
    [
        "Khuyến công Bắc Kạn 9 tháng: vốn về chậm",
        "Chín tháng, khuyến công Bắc Kạn về đích",
        "Khuyến công Bắc Kạn chín tháng",
    ],
)
def test_bare_months_of_a_headline_are_the_year_so_far(headline):
    facts = extract(document(f"{headline}\n\nTrung tâm hỗ trợ 12 cơ sở.", date(2021, 10, 6))).facts
    assert [fact["period_end"] for fact in facts] == [date(2021, 9, 30)]


def test_months_of_sales_that_open_a_sentence_do_not_date_the_hands():
    text = (
        "Năm 2021, hợp tác xã được hỗ trợ 150 triệu đồng.\n"
        "Hợp tác xã bao tiêu lúa cho dân bản. Sáu tháng đầu năm, doanh thu được 3,9 tỷ đồng. 15 lao động có việc."
    )
    assert spans(text) == [year(2021), "20210101-20210630", year(2021)]
