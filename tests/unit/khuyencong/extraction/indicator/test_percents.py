"""What per cents are told of, beside money and counts: one row a construct."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        (
            ("Được giao 101,6 tỷ đồng, gồm 27,4 tỷ đồng khuyến công quốc gia và 74,2 tỷ đồng khuyến công địa phương."
            " Tiêu hết 38,1 tỷ đồng, đạt 37,5%; trong đó quốc gia 8,3 tỷ đồng (30,3%), địa phương 29,8 tỷ đồng (40,2%)."),
            [*["budget"] * 3, *["budget", "completion"] * 3],
        ),
        (
            "Chương trình cụm đạt 88,6% kế hoạch năm; ngay sau là chương trình nâng cao năng lực quản lý (87,1%).",
            ["completion", "completion"],
        ),
        ("Doanh thu đạt 5,5 tỷ đồng trên kế hoạch 5 tỷ đồng, vượt 10%.", ["revenue", "revenue", "completion"]),
        ("Giải ngân 850/1.000 triệu đồng (85%).", ["budget", "completion"]),
        ("Kinh phí giải ngân mới được 27%.", ["completion"]),
        ("Tỉnh A và tỉnh B lần lượt đạt 78%, 64,5% kế hoạch.", ["completion", "completion"]),
        ("Giải ngân 5 tỷ đồng, đạt 31% kế hoạch. Năm 2019, tỷ lệ này là 44%.", ["budget", "completion", "completion"]),
        ("Tỷ lệ lao động qua đào tạo vượt 60%.", ["share"]),
        ("Có 44% số cơ sở biết tới, vượt chỉ tiêu 40%.", ["share", "share"]),
        ("Doanh thu bán hàng: +9,1%, kinh phí: -3% kế hoạch.", ["growth", "growth"]),
        ("Kinh tế tỉnh tăng trưởng 11%, chỉ số sản xuất công nghiệp tăng 8%.", []),
        ("Mỗi đề án được hỗ trợ không quá 50% chi phí.", ["share"]),
        ("Tỷ lệ hao hụt giảm còn dưới 6%.", ["share"]),
        ("Tỷ lệ thu hồi tăng từ 51% lên 57%.", ["share", "share"]),
        ("Kinh phí giảm 30% so với năm 2016, song quá 80% có việc làm ngay.", ["growth", "share"]),
        ("Cơ sở giảm 12% lượng nước và 9% điện năng.", ["growth", "growth"]),
        ("Kinh phí tăng 12% và 80% học viên có việc.", ["growth", "share"]),
        ("Kinh phí vượt 12% so với cùng kỳ.", ["growth"]),
        ("Tỉnh được giao 12,4 tỷ đồng. Hết năm đã giải ngân 11,6 tỷ đồng, bằng 93,5%.", ["budget", "budget", "completion"]),
        ("Giải ngân đạt 750 triệu đồng/1.500 triệu đồng, bằng 50%.", ["budget", "budget", "completion"]),
        ("So với kế hoạch năm (20 tỷ đồng), con số này tương đương 65%.", ["budget", "completion"]),
        ("Chi cho sản xuất sạch hơn vượt 30% tổng kinh phí.", ["share"]),
        ("Có việc làm sau học nghề đạt 85%.", ["share"]),
        ("Kinh phí tăng 1,2 tỷ đồng (15%) so với năm trước.", ["other", "growth"]),
        ("Tỷ lệ hộ nghèo của tỉnh còn 4,5%.", []),
        ("Máy chạy đạt 85% công suất.", ["share"]),
        ("Kinh phí chỉ bằng 85% năm 2019.", ["growth"]),
        ("Giảm hao hụt từ 12% còn 5%.", ["share", "share"]),
        ("Ước giải ngân cả năm 98%.", ["completion"]),
        ("Trong 52 sản phẩm dự thi có 30 sản phẩm được chọn, đạt 57,7%.", ["products", "products", "share"]),
        ("Giải ngân 1.860 triệu đồng trên 4.200 triệu đồng (44,3%).", ["budget", "budget", "completion"]),
        ("Lò mới tiết kiệm chừng 25% than.", ["other"]),
        ("Máy đưa về đều mới 100%, 100% máy đã chạy.", ["share"]),
        ("Tỉnh có hơn 80% dân số là đồng bào dân tộc.", []),
        ("Chỉ tiêu của huyện thực hiện được 70%.", ["completion"]),
    ],
)  # fmt: skip
def test_per_cents(sentence, indicators):
    assert column(sentence, "indicator") == indicators


def test_growth_told_behind_its_base():
    told = "Tỉnh giao 9 tỷ đồng, thấp hơn mức của năm 2014 (10 tỷ đồng) là 10%."
    assert [float(value) for value in column(told, "value")] == [9e9, 10e9, -10]
    assert column(told, "indicator")[-1] == "growth"
