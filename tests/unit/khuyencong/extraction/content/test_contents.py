"""Which content of the programme a figure belongs to: one row a scope."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Đào tạo nghề cho 70 lao động.", ["training"]),
        ("Mở 5 lớp khởi sự doanh nghiệp.", ["management"]),
        ("Tập huấn nâng cao năng lực quản lý cho 60 học viên.", ["management"]),
        ("Xây dựng 4 mô hình trình diễn kỹ thuật.", ["technology"]),
        ("Hỗ trợ ứng dụng máy móc cho 12 cơ sở.", ["technology"]),
        ("Đánh giá sản xuất sạch hơn tại 6 cơ sở.", ["cleaner_production"]),
        ("Bình chọn 24 sản phẩm tiêu biểu.", ["products"]),
        ("Tư vấn, trợ giúp 8 cơ sở lập dự án.", ["consulting"]),
        ("Phát hành 6 bản tin.", ["information"]),
        ("Quy hoạch 5 cụm công nghiệp.", ["clusters"]),
        ("Triển khai 12 đề án với kinh phí 4,5 tỷ đồng.", [None, None]),
        ("Tập huấn cán bộ làm khuyến công cho 40 người.", ["administration"]),
        ("Học xong, 30 học viên nhận việc.", ["training"]),
        ("Rời lớp học, 80% học viên có lương.", ["training"]),
        ("Cơ sở nhận 90 triệu đồng lắp lò nấu.", ["technology"]),
        (
            "Hỗ trợ hạ tầng 2 cụm công nghiệp, 100% cán bộ khuyến công được tập huấn.",
            ["clusters", "administration"],
        ),
        ("Dành 60% kinh phí cho máy móc.", ["technology"]),
        ("Tăng cường đào tạo nghề, quảng bá và tuyên truyền: 3 đề án.", [None]),
        ("Còn 4 đề án khác (tuyên truyền, bao bì, máy móc).", [None]),
        ("Tuyên truyền và quản lý chương trình: 1,2 tỷ đồng.", ["information"]),
        ("Ba Bể và Chợ Đồn lần lượt có 5 và 2 cơ sở được thay máy.", ["technology", "technology"]),
        ("Có 6 cơ sở được tư vấn áp dụng sản xuất sạch hơn.", ["cleaner_production"]),
        ("- Tư vấn: doanh thu 2 tỷ đồng, giảm 6,2%.", ["consulting", "consulting"]),
        ("Đào tạo nghề cho 210 lao động, đạt 84%; kinh phí 315 triệu đồng.", ["training"] * 3),
        ("- Tuyên truyền: làm 2 bản tin, 4 tờ rơi; kinh phí 90 triệu đồng.", ["information"] * 3),
        (
            "310 triệu đồng cho 7 cơ sở mua máy, 110 triệu đồng còn lại mở 3 lớp truyền nghề.",
            ["technology"] * 2 + ["training"] * 2,
        ),
        ("Rót 80 triệu đồng cho một tổ thợ (Cụm công nghiệp Cẩm Giàng, Bạch Thông) mua máy.", ["technology"]),
        ("Hội chợ đón 2.800 lượt khách; doanh số ước 4,6 tỷ đồng.", ["products", "products"]),
        ("Mở 5 hội chợ; đón 320 nhà nhập khẩu từ 40 quốc gia.", ["products"] * 3),
        ("Bộ phận tư vấn ký được 63 hợp đồng.", ["consulting"]),
        ("14 cơ sở được thay máy. Huyện Ba Bể được 5 cơ sở.", ["technology", "technology"]),
        ("14 cơ sở được thay máy. Năm nay xét thêm 5 cơ sở.", ["technology", None]),
        ("Mở 8 khóa bồi dưỡng cho 60 cán bộ cấp xã.", ["administration", "administration"]),
        ("Bên cạnh dạy nghề, hướng dẫn 5 cơ sở làm quen với sản xuất sạch hơn.", ["cleaner_production"]),
        ("Có 2 đề án nhóm, giúp 5 cơ sở ở Ba Bể mua máy.", ["technology", "technology"]),
        (
            "8 cơ sở nhận 1,2 tỷ đồng mua máy, 2 cơ sở nhận 60 triệu đồng đăng ký nhãn hiệu.",
            ["technology"] * 2 + ["products"] * 2,
        ),
        ("Công nhận 45 sản phẩm tiêu biểu. Kinh phí tổ chức 250 triệu đồng.", ["products", "products"]),
        ("Có 12 đề án, 45 sản phẩm tiêu biểu. Kinh phí tổ chức 250 triệu đồng.", [None, "products", None]),
        ("Lắp 3 hệ thống xử lý khí thải.", ["clusters"]),
        ("Mua máy 2 tỷ đồng, 300 triệu đồng chi cho truyền thông.", ["technology", "information"]),
        ("Đào tạo nghề 3 tỷ đồng, còn 5 tỷ đồng cho các nội dung khác.", ["training", None]),
        ("Lắp 2 hệ thống sấy.", ["technology"]),
        ("Làm xong 29 công trình tư vấn.", ["consulting"]),
        ("Một cơ sở sản xuất bao bì bớt được 430 triệu đồng.", [None]),
        ("Năm sau còn 4 lớp, chi 90 triệu đồng mua máy.", ["training", "technology"]),
        ("7 đề án máy móc, 4 đề án tập huấn.", ["technology", "management"]),
        ("7 đề án ứng dụng máy móc (2,7 tỷ đồng).", ["technology", "technology"]),
        ("Hỗ trợ máy móc cho 5 cơ sở; đào tạo nghề cho 70 lao động.", ["technology", "training"]),
    ],
)
def test_activity(text, activities):
    assert column(f"Năm 2021. {text}", "activity") == activities


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        # revenue of advice: by its section, by its paragraph, by the contracts told before it
        ("III. Hoạt động tư vấn\n- Doanh thu 870 triệu đồng, bằng 58% kế hoạch.", ["consulting", "consulting"]),
        (
            "Ký 47 hợp đồng tư vấn công trình điện, cụm công nghiệp; doanh thu đạt 6 tỷ đồng.",
            ["consulting", "consulting"],
        ),
        (
            "Đưa 8 hợp tác xã tham gia 3 hội chợ, doanh số bán được 2 tỷ đồng.",
            ["products", "products", "products"],
        ),
        # those who receive a grant share its purpose
        ("Hai cơ sở ở Ba Bể nhận 80 triệu đồng để mua máy bào.", ["technology", "technology"]),
        ("Bốn cơ sở sấy chè được trang bị 4 máy sấy.", ["technology", "technology"]),
        ("Các đề án máy móc trải đều; mức hỗ trợ mỗi cơ sở 150 triệu đồng.", ["technology"]),
        # those who were taught; a new deed is not about them
        ("Truyền nghề cho 125 lao động; 93 người có việc làm.", ["training", "training"]),
        ("Truyền nghề cho 125 lao động; 28 người đã nhận hàng gia công.", ["training", "training"]),
        ("Truyền nghề cho 125 lao động; việc làm mới cho 300 lao động.", ["training", None]),
        ("Tham dự có 250 đại biểu.", [None]),
        ("Phấn đấu giải ngân 100% vốn; mở 1 lớp tập huấn.", [None, "management"]),
        ("Giải ngân 45 tỷ đồng, qua đó hỗ trợ máy móc cho 5 cơ sở.", [None, "technology"]),
        ("Sửa quy định về máy móc. Năm 2022 sẽ:\n- Dành vốn cho 3 cơ sở.", [None]),
        ("Quản lý, giám sát chương trình: 100 triệu đồng.", ["administration"]),
        ("Bình chọn sản phẩm tiêu biểu: 2 kỳ.", ["products"]),
        (
            "Máy móc chiếm 62%, phát triển sản phẩm 14%, đào tạo nghề 9%.",
            ["technology", "products", "training"],
        ),
        ("Có 35% cơ sở áp dụng sản xuất sạch hơn.", ["cleaner_production"]),
        ("Cử 12 cán bộ dự tập huấn nghiệp vụ.", ["administration"]),
        ("Công tác tư vấn: ký 12 hợp đồng.", ["consulting"]),
    ],
)  # fmt: skip
def test_activity_of_those_told_together(text, activities):
    assert column(f"Kết quả năm 2021.\n{text}", "activity") == activities


@pytest.mark.parametrize(
    ("headline", "text", "activities"),
    [
        # a fair: what it cost, what it sold, who came
        (
            "Bắc Kạn: 180 gian hàng về hội chợ làng nghề",
            "Hội chợ khép lại với doanh số 6,8 tỷ đồng. Khuyến công quốc gia hỗ trợ 900 triệu đồng. Gian hàng kín chỗ.",
            ["products", "products"],
        ),
        # a workshop on cleaner production
        (
            "Bắc Kạn: Hội thảo sản xuất sạch hơn",
            "Hội thảo về sản xuất sạch hơn có 85 đại biểu. Tỉnh đã đánh giá nhanh và sẽ xây dựng 3 mô hình điểm.",
            ["cleaner_production", "cleaner_production"],
        ),
        # courses go on with the kind that the headline names
        (
            "Bắc Kạn: Tập huấn khởi sự doanh nghiệp",
            "Lớp này là lớp cuối năm. Trước đó, hai lớp thu hút 118 người tham dự.",
            ["management", "management"],
        ),
        # one event named in passing does not make a report
        (
            "Bắc Kạn: Khuyến công sau một năm",
            "Có hội chợ, có bình chọn, có đào tạo nghề, có máy móc. Kinh phí cả năm là 6,8 tỷ đồng.",
            [None],
        ),
        # the cost of one firm's project is not a total of the programme
        (
            "Bắc Kạn: Xưởng miến đổi đời",
            "Đề án hỗ trợ Cơ sở bánh tráng Hòa Đa dây chuyền tráng bánh. Tổng vốn 386 triệu đồng, cơ sở tự bỏ 266 triệu đồng.",
            ["technology", "technology"],
        ),
    ],
)  # fmt: skip
def test_topic(headline, text, activities):
    found = extract(document(f"{headline}\n{text}\n"))
    assert [row["activity"] for row in found.facts if row["quote_start"] > len(headline)] == activities


_MACHINES = "Hợp tác xã Chè Thanh Mai được giúp mua máy vò chè.\n"


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        # a firm with no name of its own; the machine stands behind the money
        (
            "Cơ sở của chị nhận 150 triệu đồng, bỏ thêm 330 triệu đồng mua máy. Doanh thu 9 tỷ đồng, tăng 25%.",
            ["technology"] * 4,
        ),
        # it goes on in the lines below, captions passed over, until the programme is spoken of
        (_MACHINES + "Ảnh: Nhà xưởng\nHTX có 9 lao động, lương 5 triệu đồng/tháng.", ["technology"] * 2),
        (_MACHINES + "Tổng mức đầu tư 800 triệu đồng.", ["technology"]),
        (_MACHINES + "Giai đoạn 2016 - 2020, tỉnh dành 4 tỷ đồng cho các cơ sở.", [None]),
        (_MACHINES + "Tỉnh dành 3,6 tỷ đồng cho khuyến công.", [None]),
        (_MACHINES + "Giám đốc Vi Thị Hoài nhẩm: sản lượng lên 2 tấn chè/tháng.", ["technology"]),
        (_MACHINES + "Giám đốc Sở cho biết đã cấp 4 tỷ đồng.", [None]),
        # before the machine came
        (_MACHINES + "Hồi trước HTX làm được 3 tạ chè/tháng.", [None]),
        (_MACHINES + "Trước đây HTX làm được 3 tạ chè/tháng, nay 2 tấn chè/tháng.", ["technology"] * 2),
        ("Cơ sở của anh lắp máy ép. Năm ngoái chỉ có 7 lao động.", [None]),
        (
            "Chi 90 triệu đồng giúp tổ hợp tác dệt chiếu xã Yên Thượng (huyện Chợ Đồn) mua khung dệt. 25 phụ nữ có việc.",
            ["technology", "technology"],
        ),
        # told by a person's name, or by none at all
        ("Chị Vi Thị Hoài đầu tư lò sấy. Sản lượng tăng từ 2 lên 6 tạ/ngày.", ["technology"] * 2),
        ("Một doanh nghiệp chè ở Ba Bể được hỗ trợ 90 triệu đồng. Nay có dây chuyền.", ["technology"]),
        ("Ông Vi Văn Hoài, Phó Giám đốc Sở, nói về máy móc. Sản lượng tăng 6 tạ/ngày.", [None]),
        # one firm of a list is not the next
        ("- Công ty Minh An: dây chuyền may.\n- Công ty Tân Phú: 45 lao động.", [None]),
        # many firms are no story
        ("Các cơ sở của anh em bỏ ra 40 triệu đồng.\nHTX có máy.\nDoanh thu 9 tỷ đồng.", [None, None]),
    ],
)
def test_the_story_of_one_firm(text, activities):
    assert column(text, "activity") == activities


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Học viên được phát giáo cụ trị giá 12 triệu đồng.", ["training"]),
        ("Cả năm, kinh phí khuyến công toàn tỉnh 2,1 tỷ đồng.", [None]),
        ("Khuyến công thu hút thêm 4 tỷ đồng.", [None]),
        ("Đây là hoạt động của kế hoạch năm nay, kinh phí 80 triệu đồng.", ["training"]),
    ],
)
def test_the_topic_of_a_report_is_not_that_of_the_whole_programme(text, activities):
    body = f"Bắc Kạn: Đào tạo nghề cho lao động nông thôn\nĐào tạo nghề đan lát, dạy nghề mộc, truyền nghề may.\n{text}"
    assert [fact["activity"] for fact in extract(document(body)).facts] == activities


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        # a percent of the plan, the money of a province: the programme; many firms with their places: none by name
        ("Sở giải ngân 4 tỷ đồng, đạt 60% kế hoạch. Có 9 cơ sở ở Ba Bể mua máy.", [None, None, "technology"]),
        ("Vốn khuyến công về Bắc Kạn 3 tỷ đồng, chủ cơ sở góp thêm.\nThợ đứng máy ép.", [None]),
        ("Cơ sở ở Ba Bể mua máy ép, được giúp 90 triệu đồng.", ["technology"]),
        # the label of a paragraph holds to its end
        ("Máy móc thiết bị: nghiệm thu 9 đề án. Trung ương vừa duyệt thêm 2 đề án.", ["technology"] * 2),
        ("- Máy móc thiết bị: rà soát hồ sơ. Trung ương duyệt 450 triệu đồng.", ["technology"]),
        # the class told before
        ("Truyền nghề cho 30 người.\nLớp kéo dài hai tháng, kinh phí 60 triệu đồng.", ["training"] * 2),
        # of three contents side by side none, of two the first
        ("2 tỷ đồng cho 16 cơ sở mua máy, thiết kế bao bì, đăng ký nhãn hiệu.", [None, None]),
        ("2 tỷ đồng cho 16 cơ sở mua máy, đăng ký nhãn hiệu.", ["technology"] * 2),
        # one firm that no name tells
        ("Được hỗ trợ 90 triệu đồng, một hộ làm gốm đã có lò nung gas.", ["technology"]),
        ("Được hỗ trợ 90 triệu đồng, mỗi hộ làm gốm nay có lò nung gas.", [None]),
        ("Hỗ trợ máy móc, bao bì, nhãn hiệu, hội chợ cho 40 cơ sở.", [None]),
        # bare words as labels; what the label holds ends at the whole province
        ("- Thông tin: Trung tâm phối hợp đài tỉnh. Kinh phí 120 triệu đồng.", ["information"]),
        ("1. Xúc tiến thương mại: đưa 12 cơ sở đi Hà Nội.", ["products"]),
        ("Hỗ trợ máy móc: 14 cơ sở. Năm 2020, toàn tỉnh có 40 đề án.", ["technology", None]),
        ("Bài học kinh nghiệm: chọn đúng nơi. Đã hỗ trợ 40 cơ sở.", [None]),
        ("Giúp 3 cơ sở có phòng lạnh, 2 cơ sở có pin mặt trời.", ["technology", "cleaner_production"]),
        ("Giúp 3 cơ sở làm tem truy xuất.", ["products"]),
        # each of those counted before
        ("Công nhận 34 sản phẩm tiêu biểu. Mỗi sản phẩm được thưởng 3 triệu đồng.", ["products"] * 2),
        ("Công nhận 34 sản phẩm tiêu biểu. Mỗi đề án được thưởng 3 triệu đồng.", ["products", None]),
    ],
)
def test_programme_and_paragraph(text, activities):
    assert column(text, "activity") == activities


@pytest.mark.parametrize(
    ("headline", "text", "activities"),
    [
        ("Trích 1,2 tỷ đồng giúp 6 cơ sở mua máy", "Tỉnh dành cho 6 cơ sở chế biến.", ["technology"] * 3),
        (
            "Trích 1,2 tỷ đồng giúp 6 cơ sở mua máy",
            "Tỉnh dành cho 8 cơ sở chế biến.",
            ["technology"] * 2 + [None],
        ),
        (
            "Cơ sở lắp dây chuyền",
            "HTX lắp dây chuyền.\nCả năm toàn tỉnh có 61 đề án, số tiền hỗ trợ 9,3 tỷ đồng.",
            [None, None],
        ),
        (
            "Ba Bể thay máy",
            "Thay máy, lắp máy ép, máy cắt.\nThời đục tay, thợ được 5 triệu đồng/tháng.\nNay thợ có 9 triệu đồng/tháng.",
            [None, "technology"],
        ),
        (
            "Ba Bể thay máy",
            "Thay máy, lắp máy ép, máy cắt.\nTính ra, một đồng hỗ trợ kéo theo 3,2 đồng của dân.",
            [None],
        ),
        (
            "Sản xuất sạch hơn ở nhà máy chè",
            "Đánh giá nhanh sản xuất sạch hơn, kiểm toán năng lượng và giám sát, lập dự án, thay lò hơi; tổ chức 2 hội thảo.",
            ["cleaner_production"],
        ),
        (
            "Lò bột thêm máy",
            "Cơ sở bột Năm Thu vừa lắp máy.\n\nGiờ cơ sở làm ra 4 tấn bột/ngày.",
            ["technology"],
        ),
    ],
)
def test_what_the_headline_holds_for(headline, text, activities):
    body = f"Bắc Kạn: {headline}\n\n{text}"
    assert [fact["activity"] for fact in extract(document(body)).facts] == activities
