"""Where: the province or region of a report, and what its sentences say of another place."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.extraction import extract
from khuyencong.reading import Origin
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("province", "published", "text", "code"),
    [
        ("Bắc Kạn", date(2021, 12, 20), "Kết quả khuyến công\nHỗ trợ 5 đề án.", "63-06"),
        ("Bắc Cạn", date(2021, 12, 20), "Kết quả khuyến công\nHỗ trợ 5 đề án.", "63-06"),
        (None, date(2021, 12, 20), "Sơn La: Kết quả khuyến công\nNăm 2021 hỗ trợ 5 đề án.", "63-14"),
        (None, date(2021, 12, 20), "Kết quả khuyến công tỉnh Lai Châu\nNăm 2021 hỗ trợ 5 đề án.", "63-12"),
        (None, None, "Đồng Tháp: Kết quả khuyến công\nSau hợp nhất, tỉnh hỗ trợ 5 đề án.", "34-82"),
        (None, None, "Đồng Tháp: Kết quả khuyến công\nTừ khi sắp xếp, tỉnh hỗ trợ 5 đề án.", "34-82"),
        (None, None, "Đồng Tháp: Khuyến công\nChính quyền địa phương hai cấp hỗ trợ 5 đề án.", "34-82"),
        (None, None, "Đồng Tháp: Khuyến công\nTrước hợp nhất, tỉnh hỗ trợ 5 đề án.", "63-87"),
        (None, date(2025, 10, 1), "Đồng Tháp: Kết quả khuyến công\nNăm 2025 hỗ trợ 5 đề án.", "34-82"),
        (None, date(2021, 12, 20), "Khuyến công các tỉnh phía Bắc\nNăm 2021 hỗ trợ 5 đề án.", "KC-BAC"),
        (None, date(2021, 12, 20), "Khuyến công khu vực phía Nam\nNăm 2021 hỗ trợ 5 đề án.", "KC-NAM"),
        (None, date(2021, 12, 20), "Khuyến công miền Trung - Tây Nguyên\nHỗ trợ 5 đề án.", "KC-TRUNG"),
        (
            None,
            date(2021, 12, 20),
            "Hội chợ Công Thương khu vực miền Trung - Tây Nguyên - Quảng Bình\nHội chợ có 250 gian hàng.",
            "63-44",
        ),
        (None, date(2021, 12, 20), "Khuyến công cả nước năm 2021\nHỗ trợ 5 đề án.", "VN"),
        (
            None,
            date(2021, 12, 20),
            "KHUYẾN CÔNG QUỐC GIA TĂNG TỐC\nTheo Cục Công Thương địa phương, đã có 5 đề án, 2 hội chợ mở tại Hải Phòng.",
            "VN",
        ),
        (
            None,
            date(2021, 12, 20),
            "Khuyến công phía Nam vượt khó\nBáo cáo tại hội nghị ở Tây Ninh sáng 23/8 cho biết, cả vùng có 5 đề án.",
            "KC-NAM",
        ),
    ],
)
def test_area_of_the_report(province, published, text, code):
    assert {fact["geo_code"] for fact in extract(document(text, published, province)).facts} == {code}


@pytest.mark.parametrize(
    ("text", "url", "code"),
    [
        (
            "Cơ sở ở xã Thuận An, huyện Đắk Mil được hỗ trợ 90 triệu đồng.\nHàng bán ở TP. Hồ Chí Minh.",
            None,
            "63-67",
        ),
        (
            "Một cơ sở mộc được hỗ trợ 90 triệu đồng.\nHàng bán ở Hải Phòng.",
            "http://congthuong.namdinh.gov.vn/a",
            "63-36",
        ),
        ("Một cơ sở mộc được hỗ trợ 90 triệu đồng.\nHàng bán ở Hải Phòng.", None, "63-31"),
        (
            "Sơn La: khuyến công hỗ trợ 90 triệu đồng cho một cơ sở mộc.\nCơ sở ở huyện Đắk Mil, huyện Ý Yên.",
            "http://baonamdinh.vn/a",
            "63-14",
        ),
    ],
)
def test_districts_and_address_tell_the_province_where_no_headline_does(text, url, code):
    report = replace(document(f"Khuyến công về làng nghề\n{text}"), origin=Origin(url=url))
    assert {fact["geo_code"] for fact in extract(report).facts} == {code}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Tại huyện Chợ Mới hỗ trợ 5 cơ sở.", ["huyện Chợ Mới"]),
        ("Hỗ trợ 5 cơ sở tại huyện Ba Bể.", ["huyện Ba Bể"]),
        ("Hỗ trợ 5 cơ sở.", [None]),
        ("Tại huyện Ba Bể đã hỗ trợ 5 cơ sở.", ["huyện Ba Bể"]),
    ],
)
def test_districts(text, places):
    found = column(f"Năm 2021. {text}", "place")
    assert [place and place.casefold() for place in found] == [place and place.casefold() for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ba Bể, Na Rì, Chợ Mới mỗi nơi 1 cơ sở.", ["Ba Bể", "Na Rì", "Chợ Mới"]),
        ("Các huyện Ba Bể, Na Rì mỗi nơi 1 cơ sở.", ["Ba Bể", "Na Rì"]),
        ("Tại Ba Bể và Na Rì mỗi nơi 1 cơ sở.", ["Ba Bể", "Na Rì"]),
        ("Ba Bể, Na Rì, Chợ Mới mỗi nơi chỉ có 1 cơ sở.", ["Ba Bể", "Na Rì", "Chợ Mới"]),
        ("Dạy dệt lụa (Ba Bể), mây giang đan (Na Rì), mỗi nơi 60 người.", ["Ba Bể", "Na Rì"]),
    ],
)
def test_listed_places(text, places):
    assert column(f"Năm 2021. {text}", "place") == places


def test_a_fact_for_each_listed_place_has_its_own_id():
    rows = column("Năm 2021. Ba Bể, Na Rì, Chợ Mới mỗi nơi 1 cơ sở.", "fact_id")
    assert len(rows) == len(set(rows)) == 3


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tỉnh Sơn La hỗ trợ 5 đề án. Tỉnh Lai Châu hỗ trợ 7 đề án.", ["63-14", "63-12"]),
        ("Toàn vùng hỗ trợ 50 đề án.", ["KC-BAC"]),
        ("Dẫn đầu là Lai Châu với 7 đề án. Ngược lại, có tỉnh chỉ có 1 đề án.", ["63-12", "KC-BAC"]),
        ("Chị Hoa ở huyện Mộc Châu (Sơn La) nhận 90 triệu đồng. Toàn vùng có 50 đề án.", ["63-14", "KC-BAC"]),
    ],
)
def test_provinces_of_a_regional_report(text, codes):
    report = document(f"Khuyến công các tỉnh phía Bắc\nNăm 2021. {text}", province=None)
    assert [fact["geo_code"] for fact in extract(report).facts] == codes


def test_an_old_province_named_beside_its_figure():
    text = "Tuyên Quang: Khuyến công\nHai tỉnh Hà Giang và Tuyên Quang cũ hỗ trợ 187 cơ sở (Hà Giang 98 cơ sở, Tuyên Quang 89 cơ sở)."
    found = extract(document(text, date(2026, 3, 1), "Tuyên Quang")).facts
    assert [fact["geo_code"] for fact in found] == ["34-08", "63-02", "63-08"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # a region right before its figure in a province's report, and the same figure told again
        (
            "Hà Tĩnh: 6 sản phẩm được vinh danh\nKhu vực phía Bắc có 141 sản phẩm; Hà Tĩnh góp 6 sản phẩm. Chung cuộc có 141 sản phẩm.",
            ["63-42", "KC-BAC", "63-42", "KC-BAC"],
        ),
        # its groups, too
        (
            "Vĩnh Long có sản phẩm tiêu biểu\nCả nước lần này có 102 sản phẩm. Nếu tính theo nhóm thì thủ công mỹ nghệ có 19 sản phẩm.",
            ["VN", "VN"],
        ),
        # a province that leads the country is told of, not the country
        ("Vĩnh Long đứng đầu cả nước về sản phẩm tiêu biểu\nSở làm 165 đề án.", ["63-86"]),
        (
            "Đồng Tháp có 18 sản phẩm\nĐã có danh sách khu vực phía Nam. Toàn khu vực được nhận 200 sản phẩm; tỉnh là 18 sản phẩm.",
            ["63-87", "KC-NAM", "63-87"],
        ),
        # a report of the ministry's office, and its venue
        (
            "Hơn 100 sản phẩm được vinh danh\nLễ tôn vinh ở tại Hà Nội. Cục Công Thương địa phương nhận từ cả nước 226 sản phẩm.",
            ["VN", "VN"],
        ),
        # sides of the country in a list of regions; what is told by line of goods is the whole's again
        (
            ("Sản phẩm khu vực cả nước\nTính theo vùng, phía Bắc có 57 sản phẩm, phía Nam nhiều nhất với 100 sản phẩm."
            " Tính theo ngành hàng, có 42 sản phẩm thủ công."),
            ["KC-BAC", "KC-NAM", "VN"],
        ),
    ],
)  # fmt: skip
def test_regions_and_the_country(text, codes):
    assert [fact["geo_code"] for fact in extract(document(text, province=None)).facts] == codes


def test_firms_that_each_get_a_grant_are_no_places():
    text = "Tỉnh giúp Công ty Phúc Sơn và Công ty Đại Phú, mỗi đơn vị 200 triệu đồng. Ba Bể, Na Rì đều đạt 100% kế hoạch."
    assert column(text, "place") == [None, "Ba Bể", "Na Rì"]
