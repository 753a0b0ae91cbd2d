"""Which content of the programme a figure belongs to: one row a scope."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


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
        ("7 đề án máy móc, 4 đề án tập huấn.", ["technology", "management"]),
        ("7 đề án ứng dụng máy móc (2,7 tỷ đồng).", ["technology", "technology"]),
        ("Hỗ trợ máy móc cho 5 cơ sở; đào tạo nghề cho 70 lao động.", ["technology", "training"]),
    ],
)
def test_activity(text, activities):
    assert column(f"Năm 2021. {text}", "activity") == activities
