"""What money is told of: one row a construct."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Hệ thống sấy, tráng bánh giá 640 triệu đồng; khuyến công địa phương cho 250 triệu đồng.", ["budget"] * 2),
        ("Doanh thu đạt 5,5 tỷ đồng (kế hoạch 5 tỷ đồng).", ["revenue", "revenue"]),
        ("Doanh thu được 4 tỷ đồng, hơn cả năm 2019 (3,8 tỷ đồng).", ["revenue", "revenue"]),
        ("Dịch vụ tư vấn đem về 300 triệu đồng.", ["revenue"]),
        ("Việc tư vấn mang về cho trung tâm 2 tỷ đồng doanh thu.", ["revenue"]),
        ("Sáu tháng, HTX thu 3 tỷ đồng.", ["revenue"]),
        ("Dự án thu hút 3 tỷ đồng.", ["budget"]),
        ("Doanh thu bình quân 700 triệu đồng/tháng.", ["revenue"]),
        ("Lương ba triệu đồng/tháng.", ["income"]),
        ("Tháng kiếm chừng 2 triệu đồng.", ["income"]),
        ("Học viên được hỗ trợ tiền ăn 25.000 đồng/ngày.", ["budget"]),
        ("Hợp đồng được ký có trị giá trên 3 tỷ đồng.", ["revenue"]),
        ("Kết nối cho 9 cơ sở ký hợp đồng với siêu thị, giá trị ban đầu gần 4 tỷ đồng.", ["establishments", "revenue"]),
        ("Ký hợp đồng hỗ trợ với 9 cơ sở, giá trị 4 tỷ đồng.", ["establishments", "budget"]),
        ("Thay lò xong, mỗi năm bớt chi chừng 1,4 tỷ đồng.", ["other"]),
        ("Mỗi vụ gia đình lời 80 triệu đồng.", ["other"]),
        ("Tổng kinh phí 6 tỷ đồng, hơn năm trước 800 triệu đồng.", ["budget", "other"]),
        ("Kinh phí 6 tỷ đồng, hơn năm trước (5 tỷ đồng).", ["budget", "budget"]),
        ("Doanh thu ước 14 tỷ đồng, năm ngoái là 9,5 tỷ đồng.", ["revenue", "revenue"]),
        ("Lớp kéo dài một tháng rưỡi, kinh phí 68 triệu đồng.", ["budget"]),
        ("Mỗi tháng chị có thêm 4 triệu đồng.", ["income"]),
        ("Dây chuyền sấy giá 1,2 tỷ đồng.", ["budget"]),
        ("Máy bán ra giá 120.000 đồng/hộp.", ["other"]),
        ("Mức hỗ trợ không quá 200 triệu đồng/đề án.", ["budget"]),
        ("Một ký bán được 80.000 đồng.", ["other"]),
        ("Bán cân nấm khô được 1,2 triệu đồng.", ["other"]),
        ("Tiền điện 25 triệu đồng/tháng.", ["other"]),
        ("Bán hàng tại hội chợ được 300 triệu đồng.", ["revenue"]),
        ("Lương khởi điểm 5 triệu đồng.", ["income"]),
        ("Doanh thu tăng từ 2 tỷ đồng lên 5,5 tỷ đồng mỗi năm.", ["revenue", "revenue"]),
        ("Hỗ trợ cụm công nghiệp ở Đô Lương 9 tỷ đồng.", ["budget"]),
    ],
)  # fmt: skip
def test_money(sentence, indicators):
    assert column(sentence, "indicator") == indicators
