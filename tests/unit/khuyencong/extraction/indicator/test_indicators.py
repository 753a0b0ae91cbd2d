"""What a figure counts or measures: one row a construct."""

import pytest

from tests.unit.khuyencong.extraction.papers import column, reading


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Năm 2021, tỉnh giao kinh phí khuyến công 4,5 tỷ đồng.", ["budget"]),
        ("Doanh thu của các cơ sở đạt 12 tỷ đồng.", ["revenue"]),
        ("Thu nhập bình quân 7 triệu đồng/người/tháng.", ["income"]),
        ("Thu nhập của lao động đạt 6 triệu đồng mỗi tháng.", ["income"]),
        ("Giá bán 35 nghìn đồng/kg.", ["other"]),
        ("Triển khai 12 đề án.", ["projects"]),
        ("Hỗ trợ 30 cơ sở công nghiệp nông thôn.", ["establishments"]),
        ("Hỗ trợ 2 HTX và 3 hộ kinh doanh.", ["establishments", "establishments"]),
        ("Đào tạo nghề cho 70 lao động.", ["trainees"]),
        ("Giải quyết việc làm cho 70 lao động.", ["jobs"]),
        ("Mở 5 lớp khởi sự doanh nghiệp cho 150 học viên.", ["classes", "trainees"]),
        ("Xây dựng 4 mô hình trình diễn kỹ thuật.", ["models"]),
        ("Tham gia 3 hội chợ với 12 gian hàng.", ["fair_entries", "fair_entries"]),
        ("Gần 130 lượt cơ sở tham gia hội chợ.", ["fair_entries"]),
        ("Bình chọn 24 sản phẩm tiêu biểu.", ["products"]),
        ("Phát hành 6 bản tin và 2 phóng sự.", ["publications", "publications"]),
        ("Quy hoạch 5 cụm công nghiệp.", ["clusters"]),
        ("Hỗ trợ 2 hệ thống xử lý nước thải.", ["treatment_systems"]),
        ("Lắp đặt 2 hệ thống sấy.", ["equipment"]),
        ("Hỗ trợ 3 máy và một dây chuyền.", ["equipment", "equipment"]),
        ("Công suất 14 triệu viên/năm.", ["capacity"]),
        ("Kinh phí tăng gấp 3 lần.", ["other"]),
        ("Kết quả gồm 4 nội dung.", ["other"]),
        ("Kinh phí giải ngân 74 triệu đồng, đạt 5% kế hoạch.", ["budget", "completion"]),
        ("Kinh phí 48,4 tỷ đồng, chiếm 64,3%.", ["budget", "share"]),
        ("Doanh thu tăng 60% so với trước khi được hỗ trợ.", ["growth"]),
        ("Hơn 60% lao động có việc làm.", ["share"]),
        ("Mỗi năm thực hiện 3,4 đề án/năm.", ["other"]),
        ("Số đề án là 57.", ["projects"]),
        ("Dạy nghề cho 600 lao động, tỷ lệ có việc làm trên 85%.", ["trainees", "share"]),
        ("Tổng số người học là 207 người, 80% có việc làm.", ["trainees", "share"]),
        ("93 người có việc làm sau khi học.", ["jobs"]),
        ("Xưởng thuê thêm 11 lao động.", ["jobs"]),
        ("Mục tiêu có 35% cơ sở áp dụng sản xuất sạch hơn.", ["share"]),
        ("Chỉ 15% doanh nghiệp có kế hoạch đầu tư.", ["share"]),
        ("Giải ngân 100% vốn được giao.", ["completion"]),
        (
            "Tỉnh được giao 2,36 tỷ đồng, đã thực hiện 2,05 tỷ đồng, bằng 86,9%.",
            ["budget", "budget", "completion"],
        ),
        ("Tổng kinh phí là 4 tỷ đồng, tỉnh đã góp 1 tỷ đồng, bằng 25%.", ["budget", "budget", "share"]),
        ("Máy có giá 155 triệu đồng.", ["budget"]),
        ("Cà phê có giá 155 nghìn đồng/kg.", ["other"]),
        ("Vụ này thu về 38 triệu đồng.", ["revenue"]),
        ("Mỗi tháng bớt được 36 triệu đồng tiền điện.", ["other"]),
        ("Trước một ngày nấu được 80 kg, giờ là 220 kg.", ["capacity", "capacity"]),
        ("Mỗi ngày gia đình dệt được chừng 400 cái.", ["capacity"]),
        ("Năm 2021 làm 20 đề án, ít hơn 4 đề án so với năm 2020.", ["projects", "other"]),
        ("Có 50 sản phẩm dự thi, nhiều hơn kỳ trước 8 sản phẩm.", ["products", "other"]),
        ("Sản phẩm dự thi tăng 32,2%, tức thêm 55 sản phẩm so với kỳ năm 2017.", ["growth", "other"]),
        ("Năm 2021 mở 6 lớp, ít hơn năm 2019 2 lớp.", ["classes", "other"]),
        ("So với năm 2020, kế hoạch lần này giảm 3 đề án.", ["other"]),
        ("Nghiệm thu 30 đề án, vượt kế hoạch giao 2 đề án.", ["projects", "other"]),
        ("Hỗ trợ không ít hơn 7 đề án.", ["projects"]),
        ("Tổng số đề án đã nghiệm thu: 36, đạt kế hoạch.", ["projects"]),
        ("Năm 2021 làm 12 đề án, gồm:\n- Đào tạo: 350;", ["projects"]),
        ("Số người làm tăng từ 8 lên 19 lao động.", ["jobs", "jobs"]),
        ("Chọn 20 sản phẩm, gồm các nhóm sau:\n- Mỹ nghệ: 12;\n- Khác: 8.", ["products"] * 3),
        ("Toàn tỉnh thu 20 kiến nghị, gồm:\n- Mỹ nghệ: 12;", []),
        ("Mở 2 lớp cho 60 học viên; HTX thuê thêm 11 lao động.", ["classes", "trainees", "jobs"]),
        ("Dạy 270 học viên, vượt 8% so với kế hoạch 250 người.", ["trainees", "completion", "trainees"]),
        ("Lớp dạy nghề may thu hút 140 lao động.", ["trainees"]),
        ("Năm 2021 có 1.200 người học.", ["trainees"]),
        ("HTX có 31 thành viên.", ["jobs"]),
        (
            "Mở lớp cho 90 lao động; 70 lao động (78% số học) được bố trí việc làm.",
            ["trainees", "jobs", "share"],
        ),
        ("Mở 3 lớp cho 90 học viên (trung bình 30 học viên/lớp).", ["classes", "trainees", "other"]),
        ("Tổ chức một đợt tham quan làng nghề và 2 đợt tập huấn.", ["other", "classes"]),
        ("Năm 2021 làm 30 lượt đánh giá.", ["other"]),
        ("Máy đưa sản lượng đã từ 2.000 lên 3.500 viên/tháng.", ["capacity", "capacity"]),
        ("Mở lớp ở 3 huyện miền núi.", []),
        ("Mỗi cơ sở được hỗ trợ không quá 50% chi phí.", ["share"]),
        ("Mở lớp dệt cho 30 chị em.", ["trainees"]),
        ("Phát hành 4 số bản tin.", ["publications"]),
        ("Hội nghị có đại diện 13 tỉnh, thành trong vùng.", []),
        ("Về xử lý môi trường: làm được 2 hệ thống, mục tiêu là 5 hệ thống.", ["treatment_systems"] * 2),
        ("Xây dựng 2 hệ thống cửa hàng.", ["other"]),
        ("Có 21 đề án thuộc 4 mảng việc chính.", ["projects", "other"]),
        ("Tỉnh có 15 huyện, thị xã, thành phố nhưng chỉ 4 huyện bố trí được vốn.", ["other"]),
        ("Lớp dành một buổi đi thực tế, học 3 buổi một tuần.", []),
        ("Tổ chức 2 hội nghị, 1 buổi tọa đàm.", ["classes", "classes"]),
        ("Truyền hình phát 12 kỳ phát sóng.", ["publications"]),
        ("Toàn tỉnh có 1.245 cơ sở, trong đó 86 cơ sở được hỗ trợ.", ["other", "establishments"]),
        ("Năm 2021, toàn tỉnh có 1.245 cơ sở được hỗ trợ.", ["establishments"]),
        ("Mô hình trình diễn: 03.", ["models"]),
        ("Đề án được duyệt: 25; tổ chức hội thảo: 2.", ["projects", "classes"]),
        ("Tỉnh có dân số 1,2 triệu người.", []),
        ("Hội chợ: 4 kỳ.", ["fair_entries"]),
        (
            "Hỗ trợ 3 nồi hơi, 2 kho lạnh, 1 trạm xử lý nước thải.",
            ["equipment", "equipment", "treatment_systems"],
        ),
        ("Vượt 3 đề án so với kế hoạch.", ["other"]),
        ("Hỗ trợ 3 THT, 12 CSCNNT.", ["establishments", "establishments"]),
        ("Trao 8 bằng khen, đưa hàng vào 12 siêu thị.", ["other", "other"]),
        ("Dạy 40 bà con; có năm bà con được mùa.", ["trainees"]),
        ("Trả công 210.000 đồng/ngày.\nChi phí còn lại vay ngân hàng.", ["income"]),
        ("Toàn tỉnh hiện có 6.300 cơ sở, gồm 120 doanh nghiệp, 91 hợp tác xã.", ["other", "other", "other"]),
        ("Cơ sở công nghiệp từ 1.526 cơ sở năm 2009 nay là 1.650 cơ sở.", ["other", "other"]),
        ("Kon Tum đã qua 4 đợt bình chọn.", ["other"]),
        ("Hàng xuất khẩu, tổng kinh phí đầu tư 5 tỷ đồng.", ["budget"]),
        ("Làng nghề làm ra hơn 622 tỷ đồng giá trị sản xuất.", ["revenue"]),
        ("Doanh thu nhích lên từ 1,1 - 1,3%.", ["growth"]),
        ("Tỷ lệ có việc làm đạt 70%; trên 7.000 lao động được tập huấn.", ["share", "trainees"]),
        ("Hội đồng chọn 20 tác phẩm. Hàng được bày ở 10 khu trưng bày.", ["products", "fair_entries"]),
        ("Sản lượng tăng thêm:\n+ 17,5 tấn lương thực; 6.000 tấn muối.", ["capacity", "capacity"]),
        ("HTX nhận 1 máng lọc. Công ty có 30 nhà phân phối.", ["equipment", "other"]),
        ("Khuyến công tạo việc cho 10 nghìn đến 12 nghìn lao động.", ["jobs"]),
        ("Tỉnh giúp hai cơ sở chế biến gỗ, một cơ sở làm phân bón.", ["establishments", "establishments"]),
        ("Tỉnh có năm sản phẩm và một bộ sản phẩm cấp khu vực.", ["products", "products"]),
        ("40 nông dân có giấy chứng nhận nghề đan lát.", ["trainees"]),
        ("Tỉnh trao chứng chỉ nghề cho 220 lao động nông thôn.", ["trainees"]),
        (
            "Người học là lao động của 4 cơ sở:\n- Công ty Đức Lâm (50 lao động)",
            ["establishments", "trainees"],
        ),
        ("Mức hỗ trợ không vượt 30% chi phí làm mô hình.", ["share"]),
    ],
)
def test_indicators(sentence, indicators):
    assert column(sentence, "indicator") == indicators


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Kinh phí giảm 12,5% so với cùng kỳ.", [-12.5]),
        ("Kinh phí tăng 12,5% so với cùng kỳ.", [12.5]),
        ("Doanh thu giảm 10-15% so với năm trước.", [-10]),
        ("Doanh thu bán hàng: -2,4%; xuất khẩu: +9,1%.", [-2.4, 9.1]),
        ("Doanh thu tăng trưởng \u221212% so với năm 2020.", [-12]),
        ("Doanh thu giảm -5% so với cùng kỳ.", [-5]),
        ("- 6% kinh phí; từ 3% -5% doanh thu.", [6, 3]),
        ("Kinh phí đạt 95% kế hoạch.", [95]),
    ],
)
def test_a_decrease_is_a_negative_growth(sentence, values):
    assert [float(value) for value in column(sentence, "value")] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "Hỗ trợ tối đa 50% chi phí nhưng không quá 300 triệu đồng/cơ sở theo khoản 4 Điều 8.",
        "Mức hỗ trợ tối đa 35 triệu đồng/đề án.",
        "Diện tích nhà xưởng 1.000 m2, cao 2 tầng.",
        "Ông Nguyễn Văn A, 45 tuổi, sinh năm 1976.",
        "Trong 2 ngày 14 và 15/7, tại phường 4.",
    ],
)
def test_what_is_no_fact(sentence):
    assert reading(sentence).facts == []


@pytest.mark.parametrize(
    ("sentence", "dispositions"),
    [
        ("Mức hỗ trợ tối đa 35 triệu đồng/đề án.", ["norm"]),
        ("Cứ 1 đồng vốn khuyến công thu hút gần 20 đồng vốn đối ứng.", ["ratio", "ratio"]),
    ],
)
def test_norms_and_ratios(sentence, dispositions):
    assert [row["disposition"] for row in reading(sentence).figures] == dispositions
