"""Words of contents that say nothing of a figure: names of institutions, comparisons, what stood in the way."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("Trung tâm Khuyến công và Tiết kiệm năng lượng nghiệm thu 9 đề án.", [None]),
        ("Trung tâm Tư vấn Công nghiệp thực hiện 9 đề án.", [None]),
        ("Phòng Quản lý Cụm công nghiệp và Khuyến công giải ngân 3 tỷ đồng.", [None]),
        ("Trung tâm Khuyến công, Xúc tiến thương mại và Hội chợ triển khai 9 đề án.", [None]),
        ("Ban Quản lý các khu công nghiệp giúp 5 doanh nghiệp.", [None]),
        ("Theo bản tin của Sở, kinh phí khuyến công là 5 tỷ đồng.", [None]),
        ("Thông tin từ hội thảo cho hay tỉnh có 45 đề án.", [None]),
        ("Trung tâm tư vấn cho 9 cơ sở.", ["consulting"]),
        ("Phòng tập huấn cho 9 cơ sở.", ["management"]),
    ],
)
def test_the_name_of_an_institution_is_no_content(text, activities):
    assert column(text, "activity") == activities


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("So với đào tạo nghề, nhóm máy móc tăng nhanh hơn: 12 đề án.", ["technology"]),
        ("Thay vì hội chợ, tỉnh chi 500 triệu đồng cho thiết kế bao bì.", ["products"]),
        ("Năm sau, tỉnh dành 45% vốn cho thiết bị thay vì đào tạo nghề.", ["technology"]),
        (
            "Dịch làm chậm việc mua thiết bị, song tỉnh vẫn giải ngân 9 tỷ đồng, đạt 92% kế hoạch.",
            [None, None],
        ),
        ("Do hội chợ bị hoãn, toàn tỉnh chỉ giải ngân được 6 tỷ đồng.", [None]),
        ("Giá máy móc tăng nhưng kinh phí khuyến công vẫn là 5,2 tỷ đồng.", [None]),
        ("Do được mua máy sấy, cơ sở thêm 3 lao động.", ["technology"]),
        ("Hội chợ ít khách nhưng các gian hàng bán được 2 tỷ đồng.", ["products"]),
    ],
)
def test_what_is_compared_or_stood_in_the_way_is_no_content(text, activities):
    assert column(text, "activity") == activities
