"""What each number of a text is: one row a disposition and a form."""

from decimal import Decimal

import pytest

from khuyencong.extraction.figures.text import Text
from khuyencong.extraction.figures.tiling import tile
from khuyencong.model import codes
from tests.unit.khuyencong.extraction.papers import column, told

DISPOSITIONS = [
    ("hỗ trợ 12 đề án", [("12 đề án", "fact")]),
    ("lập 20 quy hoạch chi tiết cụm công nghiệp", [("20 quy hoạch chi tiết cụm công nghiệp", "fact")]),
    ("kinh phí 4,5 tỷ đồng", [("4,5 tỷ đồng", "fact")]),
    ("đạt 95% kế hoạch", [("95%", "fact")]),
    ("công suất 14 triệu viên/năm", [("14 triệu viên/năm", "fact")]),
    ("tăng gấp 3 lần", [("3 lần", "fact")]),
    ("ngày 4/9/2009", [("4/9/2009", "date")]),
    ("ngày 26-28/6/2022", [("26-28/6/2022", "date")]),
    ("2023-10-15", [("2023-10-15", "date")]),
    ("12 / 06 / 2019", [("12 / 06 / 2019", "date")]),
    ("30/4-1/5/2023", [("30/4-1/5/2023", "date")]),
    ("lúc 9 h 30", [("9 h 30", "time")]),
    ("ở tuổi 60", [("60", "age")]),
    ("biển số 29C-123.45", [("29C-123.45", "identifier")]),
    ("tại Km12+300", [("Km12+300", "address")]),
    ("HTX Dệt may 19/5", [("19/5", "identifier")]),
    ("tỷ lệ 1:3", [("1:3", "ratio")]),
    ("Đề án 1: mua máy", [("1", "ordinal")]),
    ("gồm: (1) truyền nghề; (2) mua máy", [("1", "ordinal"), ("2", "ordinal")]),
    ("thời đại 4.0", [("4.0", "identifier")]),
    ("sinh năm 1976", [("1976", "date")]),
    ("bà Lý (SN 1968)", [("1968", "date")]),
    ("lúc 14h30", [("14h30", "time")]),
    ("lúc 06:40 (GMT+7)", [("06:40", "time"), ("GMT+7", "time")]),
    ("kéo dài 3 ngày", [("3 ngày", "time")]),
    ("trong 1-2 tháng", [("1-2 tháng", "time")]),
    ("trực 24/7", [("24/7", "time")]),
    ("2 năm một lần", [("2 năm một lần", "time")]),
    ("3 lần/năm", [("3 lần", "time")]),
    ("năm 2021", [("năm 2021", "period")]),
    ("Năm 2.021 tỉnh có 1.021 cơ sở", [("Năm 2.021", "period"), ("1.021 cơ sở", "fact")]),
    ("mỗi năm 2.020 tấn chè", [("2.020 tấn", "fact")]),
    ("Năm 2.020 tấn chè", [("2.020 tấn", "fact")]),
    ("Năm 2.000 - 2.500 lao động", [("2.000 - 2.500 lao động", "fact")]),
    ("trong năm 2.020 lao động có việc", [("2.020 lao động", "fact")]),
    ("giai đoạn 2016 - 2020", [("2016 - 2020", "period")]),
    ("GIAI ĐOẠN 20182020", [("20182020", "period")]),
    ("tháng 6/2021", [("tháng 6/2021", "period")]),
    ("Thực hiện 8 tháng: 3 tỷ đồng", [("8 tháng", "period"), ("3 tỷ đồng", "fact")]),
    ("Quý III/2021", [("Quý III/2021", "period")]),
    ("6 tháng đầu năm 2016", [("6 tháng đầu năm 2016", "period")]),
    ("sáu tháng cuối năm 2020", [("sáu tháng cuối năm 2020", "period")]),
    ("tháng tám năm 2020", [("tháng tám năm 2020", "period")]),
    ("quý ba năm 2018", [("quý ba năm 2018", "period")]),
    ("ngày mồng 3 tháng 2", [("3 tháng 2", "date")]),
    ("từ 13 đến 15 tháng 7 năm 2020", [("13 đến 15 tháng 7 năm 2020", "date")]),
    ("từ 3 đến 6 tháng", [("3 đến 6 tháng", "time")]),
    ("5 năm qua", [("5 năm qua", "period")]),
    ("Nghị quyết số 35/NQ-CP", [("35/NQ-CP", "legal_reference")]),
    ("Quyết định 83/2009/QĐ-UBND", [("83/2009/QĐ-UBND", "legal_reference")]),
    ("theo Điều 8 và khoản 4", [("8", "legal_reference"), ("4", "legal_reference")]),
    ("Điện thoại: 0243 8356 700", [("0243 8356 700", "phone")]),
    ("Hotline: 0866.59.4498", [("0866.59.4498", "phone")]),
    ("lần thứ 5", [("5", "ordinal")]),
    ("kỳ họp thứ 3", [("3", "ordinal")]),
    ("phường 1, thôn 3", [("1", "ordinal"), ("3", "ordinal")]),
    ("1. Kết quả\n2.1. Đào tạo", [("1.", "ordinal"), ("2.1.", "ordinal")]),
    ("số 25 Ngô Quyền", [("25", "address")]),
    ("Quốc lộ 1A", [("1A", "address")]),
    ("dịch Covid-19", [("19", "identifier")]),
    ("máy CNC 3D", [("3D", "identifier")]),
    ("mã số KC.03/11-15", [("03/11-15", "identifier")]),
    ("Công ty CP 26", [("26", "identifier")]),
    ("cao 2 tầng", [("2 tầng", "dimension")]),
    ("diện tích 24 nghìn ha", [("24 nghìn ha", "dimension")]),
    ("khổ 8x8 mét", [("8x8 mét", "dimension")]),
    ("tỷ lệ 1/500", [("1/500", "ratio")]),
    ("ông A, 45 tuổi", [("45 tuổi", "age")]),
    ("Tin mới\n1.538 lượt xem", [("1.538 lượt xem", "furniture")]),
    ("Viết bình luận (3)", [("3", "furniture")]),
    ("Hết\nTin liên quan: Giá gas tăng 300 đồng/kg", [("300 đồng/kg", "furniture")]),
    ("Hết\nCác tin khác: khai mạc 2 hội chợ", [("2 hội chợ", "furniture")]),
    ("tổng cộng 17 thôi", [("17", "unresolved")]),
]


@pytest.mark.parametrize(("words", "tokens"), DISPOSITIONS, ids=[words for words, _ in DISPOSITIONS])
def test_dispositions(words, tokens):
    assert told(words) == tokens


def test_dispositions_are_those_of_the_model():
    """ "norm" is told by the sentence, not by the number alone."""
    told_here = {disposition for _, tokens in DISPOSITIONS for _, disposition in tokens}
    assert told_here == set(codes.DISPOSITIONS) - {"norm"}


@pytest.mark.parametrize(
    ("words", "value", "high", "unit"),
    [
        ("1 tỷ 200 triệu đồng", 1.2e9, None, "VND"),
        ("181 tỷ 946,9 triệu đồng", 181_946_900_000, None, "VND"),
        ("1tr250", 1.25e6, None, "VND"),
        ("$50", 50, None, "USD"),
        ("USD 2.500", 2500, None, "USD"),
        ("tư vấn là 845.000.000 VNĐ", 845e6, None, "VND"),
        ("10,814 tỷ đồng", 10.814e9, None, "VND"),
        ("500 trđ", 500e6, None, "VND"),
        ("1.200 tr.đ", 1.2e9, None, "VND"),
        ("5 nghìn tỷ đồng", 5e12, None, "VND"),
        ("300 triệu cho mỗi cơ sở", 300e6, None, "VND"),
        ("50.000đ", 50_000, None, "VND"),
        ("2tr5", 2.5e6, None, "VND"),
        ("1 tỷ rưỡi", 1.5e9, None, "VND"),
        ("2 triệu rưỡi đồng", 2.5e6, None, "VND"),
        ("một tỷ rưỡi cho cả xã", 1.5e9, None, "VND"),
        ("ba trăm triệu đồng", 300e6, None, "VND"),
        ("ba trăm triệu cho mỗi cơ sở", 300e6, None, "VND"),
        ("ba phẩy năm tỷ đồng", 3.5e9, None, "VND"),
        ("không phẩy năm tỷ đồng", 500e6, None, "VND"),
        ("một triệu hai trăm nghìn đồng", 1.2e6, None, "VND"),
        ("một tỷ hai trăm triệu đồng", 1.2e9, None, "VND"),
        ("hai trăm năm mươi nghìn đồng", 250_000, None, "VND"),
        ("từ hai đến ba triệu đồng", 2e6, 3e6, "VND"),
        ("hơn nửa tỷ đồng", 500e6, None, "VND"),
        ("3 triệu 2 trăm nghìn đồng", 3.2e6, None, "VND"),
        ("12 nghìn 500 đồng", 12_500, None, "VND"),
        ("2 trăm triệu đồng", 200e6, None, "VND"),
        ("mười lăm phần trăm", 15, None, "percent"),
        ("tăng gấp rưỡi", 1.5, None, "count"),
        ("cao gấp đôi năm trước", 2, None, "count"),
        ("gấp rưỡi năm 2020", 1.5, None, "count"),
        ("gấp hai lần rưỡi", 2.5, None, "count"),
        ("gấp 2 lần rưỡi", 2.5, None, "count"),
        ("ba tấn/ngày", 3, None, "tấn/ngày"),
        ("ba triệu sản phẩm", 3e6, None, "count"),
        ("5 trăm lao động", 500, None, "count"),
        ("5 nghìn rưỡi", 5500, None, "count"),
        ("1 . 350 triệu đồng", 1.35e9, None, "VND"),
        ("1.8OO triệu đồng", 1.8e9, None, "VND"),
        ("2.700/3.600 triệu đồng", 2.7e9, None, "VND"),
        ("12/15 tỷ đồng", 12e9, None, "VND"),
        ("300/400 triệu", 300e6, None, "VND"),
        ("nghiệm thu 10/ 12 đề án", 10, None, "count"),
        ("1.200/1.500 lao động", 1200, None, "count"),
        ("3O lao động", 30, None, "count"),
        ("2,5 triệu kwh/năm", 2.5e6, None, "kWh/năm"),
        ("190.000 USD", 190_000, None, "USD"),
        ("từ 50 đến 100 triệu đồng", 50e6, 100e6, "VND"),
        ("từ 300 triệu đến 1,2 tỷ đồng", 300e6, 1.2e9, "VND"),
        ("7-8 triệu đồng/người/tháng", 7e6, 8e6, "VND"),
        ("64,3%", 64.3, None, "percent"),
        ("30-35%", 30, 35, "percent"),
        ("5,2 điểm phần trăm", 5.2, None, "percentage point"),
        ("17 ngàn học viên", 17_000, None, "count"),
        ("2.000 - 3.000 lao động", 2000, 3000, "count"),
        ("1,538 lao động", 1538, None, "count"),
        ("14/14 đề án", 14, None, "count"),
        ("05 mô hình", 5, None, "count"),
        ("80 - 100 tấn/tháng", 80, 100, "tấn/tháng"),
        ("7.000viên/ngày", 7000, None, "viên/ngày"),
        ("62.998 triệu kWh", 62_998e6, None, "kWh"),
        ("hai mươi lăm lao động", 25, None, "count"),
        ("một dây chuyền", 1, None, "count"),
    ],
)
def test_values(words, value, high, unit):
    token = tile(Text(words))[0]
    assert token.value == Decimal(str(value))
    assert token.high == (None if high is None else Decimal(str(high)))
    assert token.unit == unit


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("hơn 3 tỷ đồng", "over"),
        ("trên 12 đề án", "over"),
        ("không dưới 5 máy", "over"),
        ("gần 130 cơ sở", "about"),
        ("trên dưới 130 cơ sở", "about"),
        ("non 4 tỷ đồng", "about"),
        ("ngót nghét 300 lao động", "about"),
        ("không tới 10 hộ", "under"),
        ("khoảng 550 đại biểu", "about"),
        ("ước đạt 5 tỷ đồng", "about"),
        ("dưới 10 lao động", "under"),
        ("không quá 50%", "under"),
        ("tối đa 35 triệu đồng", "under"),
        ("không ít hơn 7 đề án", "over"),
        ("từ 20 lao động trở lên", "over"),
        ("từ 20 lao động trở xuống", "under"),
        ("hỗ trợ 12 đề án", "exact"),
        ("≥ 30 lao động", "over"),
        ("~ 30 lao động", "about"),
        ("tối đa bằng 30%", "under"),
        ("sản xuất sạch hơn 3 cơ sở", "exact"),
    ],
)
def test_hedges(words, qualifier):
    assert column(f"Năm 2021 {words}.", "qualifier") == [qualifier]


@pytest.mark.parametrize(
    "words",
    [
        "một số hạn chế, một phần kinh phí, một thách thức",
        "tại Ngã Năm, Tháp Mười và Hai Bà Trưng",
        "ba mẹ, năm nay, mười phần",
        "tư vấn, hai bên, một cách",
        "từ một đề án khuyến công; cho một cơ sở mua máy",
        "Ở huyện, một hợp tác xã chè được chọn",
        "bốn đề án kia do huyện lo; hợp nhất hai trung tâm",
        "đạt một phần ba kế hoạch",
        "Trong năm tổ chức nhiều hội nghị; quanh năm lao động có việc",
        "Một năm cơ sở bán ra nhiều chè; mười năm cơ sở làm một nghề",
        "kể từ năm cơ sở ra đời; hai, ba triệu đồng",
        "Trong năm tỷ lệ cao; không trăm người mười ý; mười phần vốn",
        "chừng ba bốn đề án; tiêu thụ ba triệu rưỡi viên gạch",
    ],
)
def test_number_words_that_count_nothing(words):
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("đi kèm là hai lớp tập huấn", "hai lớp tập huấn"),
        ("ba máy cùng một tủ sấy", "một tủ"),
        ("trong ba cụm dự kiến lập", "ba cụm"),
        ("duyệt cho tỉnh hai đề án", "hai đề án"),
        ("thêm một cơ sở; một lớp dạy nghề", "một cơ sở"),
        ("một lớp dạy nghề", "một lớp"),
        ("hỗ trợ năm đề án", "năm đề án"),
        ("mỗi lớp ba mươi lăm học viên", "ba mươi lăm học viên"),
    ],
)
def test_number_words_that_count(words, printed):
    assert (printed, "fact") in told(words)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("gồm 20 tỉnh", "20 tỉnh"),
        ("10 đề án", "10 đề án"),
        ("5 mô hình", "5 mô hình"),
        ("12 gian hàng", "12 gian hàng"),
        ("3 hai", "3"),
        ("9 lượt", "9 lượt"),
    ],
)
def test_units_end_where_words_end(words, printed):
    """tỉ is not in tỉnh, đ not in đề án, m not in mô hình, g not in gian hàng, ha not in hai."""
    assert told(words)[0][0] == printed


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("1\tMáy sấy\t180 triệu đồng", [("1", "ordinal"), ("180 triệu đồng", "fact")]),
        ("Tổng cộng\t12 máy", [("12 máy", "fact")]),
    ],
)
def test_a_noun_of_the_next_cell_is_not_counted(words, tokens):
    assert told(words) == tokens


def test_what_is_planned_stays_beside_what_is_done():
    assert tile(Text("2.700/3.600 triệu đồng"))[0].of == Decimal("3.6e9")
