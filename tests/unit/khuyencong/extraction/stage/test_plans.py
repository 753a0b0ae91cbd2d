"""Words of planning that plan nothing, and others that do: one row a word."""

import pytest

from khuyencong.extraction.stage.plans import of_section
from khuyencong.language.folding import fold
from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Số đề án mà các phòng đăng ký như sau: thành phố 11 đề án, huyện Hiệp Hòa 5 đề án.",
            ["planned", "planned"],
        ),
        ("Cơ sở đăng ký nhãn hiệu cho 5 sản phẩm.", ["actual"]),
        ("Chỉ 1 cơ sở có đề án được phê duyệt và thực hiện trong năm.", ["actual"]),
        ("Trung tâm triển khai các đề án được duyệt, giúp 12 cơ sở.", ["actual"]),
        ("Chỉ 1 cơ sở có đề án được phê duyệt.", ["planned"]),
        ("Theo quyết định mà tỉnh mới ban hành, có 20 sản phẩm đạt danh hiệu cấp tỉnh.", ["actual"]),
        ("Sở xem xét tiến độ ban hành văn bản của tỉnh. Trung tâm làm 6 đề án.", ["actual"]),
        ("Tỉnh ban hành kế hoạch hỗ trợ 6 đề án.", ["planned"]),
        ("Hợp với mong mỏi của địa phương, nội dung này chiếm gần 40% kinh phí.", ["actual"]),
        ("HTX giao cho khách 30 sản phẩm.", ["actual"]),
        ("Chủ tịch tỉnh giao Sở trích 5 triệu đồng để thưởng.", ["planned"]),
        ("Từng ấy việc phải tạo ra khoảng 8.000 việc làm.", ["planned"]),
        ("Huyện đã được HĐND tỉnh thông qua 5 tỷ đồng.", ["planned"]),
        ("Thông qua các kênh bán hàng, HTX bán 5 nghìn sản phẩm.", ["actual"]),
        ("Huyện không được giao kinh phí, vẫn hỗ trợ 5 cơ sở.", ["actual"]),
        ("Mở 3 lớp, hết 90 triệu đồng; dành 130 triệu đồng cho mô hình.", ["actual"] * 3),
        ("Tỉnh dự tính chi 15 tỷ đồng. Trong đó dành để 37 cơ sở mua máy là 5 tỷ đồng.", ["planned"] * 3),
        ("Năm 2020 tỉnh bố trí 3 tỷ đồng cho 9 đề án.", ["actual"] * 2),
        (
            "Năm 2018 là 2 tỷ đồng, 2019 là 3,6 tỷ đồng và 2022 dự kiến 4 tỷ đồng.",
            ["actual", "actual", "planned"],
        ),
        (
            "Từ nay đến năm 2025 phải có thêm 20 cơ sở; các cơ sở có thêm 650 lao động được đào tạo.",
            ["planned"] * 2,
        ),
        ("38 tỷ đồng là số tiền mà cả vùng dự kiến chi.", ["planned"]),
        ("10 cơ sở làm gạo, làm khô, làm nước mắm sẽ được giúp sắm máy.", ["planned"]),
    ],
)
def test_stage_of_words_of_planning(text, stages):
    assert column(f"Kết quả năm 2021.\n{text}", "stage") == stages


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("II. Phương hướng năm 2022", "planned"),
        ("1. Kế hoạch năm 2022", "planned"),
        ("1. Kế hoạch năm 2020: làm trọn", None),
        ("2. Kết quả đạt được", "actual"),
    ],
)
def test_what_the_heading_of_a_section_says(heading, stage):
    low = fold(heading)
    assert of_section(low, (0, len(low))) == stage
