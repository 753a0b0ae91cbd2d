"""Contents of money, of those who get it and of those who learn: one row a wording."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Tỉnh dành 35% vốn khuyến công cho máy móc, 20% cho đào tạo nghề.", ["technology", "training"]),
        ("Có 45% số vốn đi vào đổi mới thiết bị, 25% đổ vào dạy nghề.", ["technology", "training"]),
        ("Giúp 12 hộ thay máy; mỗi hộ 18 triệu đồng.", ["technology"] * 2),
        ("Bình chọn 24 sản phẩm; mỗi sản phẩm được thưởng 2 triệu đồng.", ["products"] * 2),
        (
            "Đào tạo nghề 1,2 tỷ đồng; thông tin 300 triệu đồng; quản lý 150 triệu đồng.",
            ["training", "information", "administration"],
        ),
        (
            "Có 2 đề án gồm: máy móc làm ngói, tổng kinh phí 300 triệu đồng; dạy nghề, tổng kinh phí 90 triệu đồng.",
            [None, "technology", "training"],
        ),
        (
            "Tốn nhất là mô hình trình diễn. Từ năm 2014 - 2020, riêng nội dung này đã dùng 3 tỷ đồng.",
            ["technology"],
        ),
        ("Nguồn khuyến công quốc gia chi 1,44 tỷ đồng dựng ba mô hình trình diễn.", ["technology"] * 2),
        ("Ở xã Lay Nưa, bà con có máy móc làm miến. Đó là 2 đề án làm xong trong năm.", ["technology"]),
        (
            "Có 5 đề án tập huấn khởi sự và phổ biến chính sách; mỗi năm 320 người theo học.",
            [None, "management"],
        ),
        ("Mở lớp may; 250 lao động học sửa chữa thiết bị.", ["training"]),
        ("Ngoài ra có 5 đề án về thông tin, nhãn hiệu và sản xuất sạch hơn.", [None]),
        (
            "Có 4 đề án đào tạo nghề, 7 đề án hỗ trợ thiết bị, tổng kinh phí 1,6 tỷ đồng.",
            ["training", "technology", None],
        ),
        (
            "Trên 800 triệu đồng trong đó được Trung tâm dành cho 7 cơ sở mua máy.",
            ["technology", "technology"],
        ),
        ("Duy trì trang tin với 320 tin, bài; kinh phí 45 triệu đồng.", ["information"] * 2),
        ("Xây dựng thương hiệu cho 3 làng nghề.", ["products"]),
        ("Với 300 triệu đồng, Trung tâm dạy nghề cho 90 người.", ["training", "training"]),
        (
            "Với 900 triệu đồng, Trung tâm dạy nghề cho 90 người, mua máy cho 3 cơ sở.",
            [None, "training", "technology"],
        ),
        (
            "Có 2 tỷ đồng mua máy, 1 tỷ đồng dạy nghề, 300 triệu đồng tuyên truyền và 200 triệu đồng quản lý.",
            ["technology", "training", "information", "administration"],
        ),
        ("In 3.000 tờ rơi hướng dẫn tiết kiệm năng lượng, hết 18 triệu đồng.", ["information"] * 2),
        (
            "Hạ tầng 2 cụm công nghiệp được chi 9 tỷ đồng. Cụm Thanh Bình giải ngân 2 tỷ đồng.",
            ["clusters"] * 3,
        ),
        ("Giúp 15 cơ sở thay máy. Vốn đối ứng của các cơ sở này là 11 tỷ đồng.", ["technology"] * 2),
        ("Có 3 cơ sở được thay máy. Cả tỉnh có 20 cơ sở như vậy.", ["technology"] * 2),
        ("Anh Tú, chủ lò rèn, được 40 triệu đồng mua máy. Có 12 hộ được hỗ trợ như anh.", ["technology"] * 2),
        ("Có 3 cơ sở được thay máy. Sang năm có thêm 9 cơ sở như HTX Yên Hòa.", ["technology", None]),
        ("Có 6 cơ sở được hỗ trợ: HTX Yên Hòa 80 triệu đồng mua máy.", [None, "technology"]),
        ("Có 3 cơ sở được thay máy. Một trong số đó ở Ba Bể, được cấp 80 triệu đồng.", ["technology"] * 2),
        ("Trung tâm nghiệm thu 2 đề án khuyến công địa phương, đều là đề án mua máy móc.", ["technology"]),
        (
            "Trung tâm làm 25 đề án giúp cơ sở công nghiệp, tiểu thủ công nghiệp đầu tư máy móc.",
            ["technology"],
        ),
        (
            "Trung tâm được giao 2 đề án khuyến công quốc gia, gồm: hỗ trợ ứng dụng máy móc và thiết bị.",
            ["technology"],
        ),
        ("Tỉnh có 2 đề án được hỗ trợ: đào tạo nghề may cho 500 lao động.", ["training", "training"]),
        ("Tổng kinh phí của 2 đề án là 200 triệu đồng, đầu tư cho máy móc.", [None, "technology"]),
        ("Trung tâm rót 120 triệu đồng, mở 25 lớp dạy nghề.", ["training", "training"]),
        (
            "Tỉnh được cấp 2.800 triệu đồng, mở 28 lớp dạy nghề; dựng 3 mô hình trình diễn.",
            [None, "training", "technology"],
        ),
        (
            "Trung tâm làm 6 đề án và 1 nhiệm vụ chi quản lý, tổng kinh phí 1,6 tỷ đồng.",
            [None, "administration", None],
        ),
        (
            "9 doanh nghiệp được giúp đưa máy móc vào làm. Mỗi nơi nhận 100 triệu đồng.",
            ["technology", "technology"],
        ),
        (
            "47 cơ sở được giúp đưa máy móc vào làm. Kinh phí cho phần việc này là 2,7 tỷ đồng.",
            ["technology", "technology"],
        ),
        (
            "Trung tâm giúp 22 hợp tác xã thay máy móc. Tổng số tiền hỗ trợ lên tới 4,2 tỷ đồng.",
            ["technology", "technology"],
        ),
        ("39 đơn vị ghi tên 59 sản phẩm.", ["products", "products"]),
        ("6 cơ sở góp mặt ở 2 hội chợ.", ["products", "products"]),
        ("Tỉnh hỗ trợ hạ tầng 15 tỷ đồng/cụm.", ["clusters"]),
        ("Đó là đề án hỗ trợ máy móc cho lò đá.\nTổng kinh phí của đề án là 430 triệu đồng.", ["technology"]),
        ("Ba đề án vừa được nghiệm thu, cùng thuộc nội dung “Ứng dụng máy móc”.", ["technology"]),
        ("22 đề án khuyến công và sản xuất sạch hơn.", [None]),
        ("Làm 2 đề án khuyến công gồm: ứng dụng máy móc ở Na Rì; xây dựng hạ tầng cụm công nghiệp.", [None]),
    ],
)
def test_money_tells_what_it_is_for(text, activities):
    assert column(text, "activity") == activities


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Học viên được hỗ trợ 1,2 triệu đồng/tháng tiền ăn.", ["training"]),
        ("Lớp học dài 75 ngày ở bản Nà Mu. Kinh phí 96 triệu đồng từ khuyến công tỉnh.", ["training"]),
        ("Có 30 phụ nữ theo lớp đan mây. Kinh phí 55 triệu đồng.", ["training", "training"]),
        ("Tổ chức 1 hội nghị, phát hành 2 bản tin.", ["management", "information"]),
        ("Lớp do Trung tâm mở, chi phí 75 triệu đồng.", ["training"]),
        ("Dạy nghề cho 60 người. Nay chị Lý lĩnh 5 triệu đồng/tháng.", ["training"] * 2),
        ("Dạy nghề cho 60 người. Có máy mới, thợ lĩnh 5 triệu đồng/tháng.", ["training", "technology"]),
        ("Mở 2 lớp tập huấn bán hàng trực tuyến cho 70 học viên.", ["management"] * 2),
        ("Dạy nghề cho 60 người, xã bên 45 người, mua máy cho 3 cơ sở.", ["training"] * 2 + ["technology"]),
        ("HTX Yên Hòa có 9 thành viên. HTX được cấp 90 triệu đồng mua máy.", [None, "technology"]),
    ],
)
def test_learners_keep_their_course(text, activities):
    assert column(text, "activity") == activities


def test_next_year_is_not_the_topic():
    """A headline on cleaner production does not colour the whole budget of the year to come."""
    text = (
        "Sản xuất sạch hơn ở Bắc Kạn\n\nNăm 2021, đánh giá sản xuất sạch hơn tại 6 cơ sở. Sản xuất sạch hơn giúp "
        "tiết kiệm năng lượng.\n\nNăm 2022, Sở đăng ký 4 tỷ đồng."
    )
    contents = [fact["activity"] for fact in extract(document(text)).facts]
    assert contents == ["cleaner_production", None]


def test_a_numbered_line_does_not_head_the_next_number():
    """ "3." belongs to the list of "2.", even where the line of "2." ends in a colon; its dashes belong to it."""
    text = "Kết quả:\n1. Hội chợ: 3 gian hàng.\n2. Máy móc cho các cơ sở. Cụ thể:\n- Ba Bể 4 cơ sở;\n3. Liên hệ với 12 cơ sở."
    assert column(text, "activity") == ["products", "technology", None]


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        (
            "Có 6 đề án máy móc, 2 đề án bao bì với kinh phí lần lượt 900 triệu đồng và 120 triệu đồng.",
            ["technology", "products"] * 2,
        ),
        (
            "Mở 5 lớp dạy nghề cho 150 người, 3 lớp khởi sự cho 90 người, chi lần lượt 400 triệu đồng và 90 triệu đồng.",
            ["training", "training", "management", "management", "training", "management"],
        ),
        ("Có 6 đề án máy móc, lần lượt nhận 900 triệu đồng và 120 triệu đồng.", ["technology"] * 3),
    ],
)
def test_sums_told_in_turn(text, activities):
    assert column(text, "activity") == activities
