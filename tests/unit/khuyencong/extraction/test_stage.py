"""Planned or done: one row a cue and a scope."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Năm 2021, tỉnh được giao 12 đề án.", ["planned"]),
        ("UBND tỉnh phê duyệt kinh phí 4,5 tỷ đồng.", ["planned"]),
        ("Dự kiến hỗ trợ 30 cơ sở.", ["planned"]),
        ("Năm 2022 sẽ mở 5 lớp đào tạo nghề.", ["planned"]),
        ("Phấn đấu hoàn thành 100% kế hoạch.", ["planned"]),
        ("Mục tiêu đến năm 2025 hỗ trợ 30 cơ sở.", ["planned"]),
        ("Đã hỗ trợ 30 cơ sở.", ["actual"]),
        ("Giải ngân 3,4 tỷ đồng, đạt 95% kế hoạch.", ["actual", "actual"]),
        ("Đã nghiệm thu 14/14 đề án.", ["actual"]),
        ("Kế hoạch giao 12 đề án; đã thực hiện 10 đề án.", ["planned", "actual"]),
        ("Bộ giao cho tỉnh 6 đề án; cấp tỉnh có 11 đề án.", ["planned", "actual"]),
        ("Bộ giao cho tỉnh 6 đề án; các huyện góp 600 triệu đồng.", ["planned", "actual"]),
        ("Tỉnh phấn đấu dạy nghề cho 90 lao động; khuyến công thực hiện 11 đề án.", ["planned", "planned"]),
        (
            "Nửa năm giải ngân 8 tỷ đồng, bằng 66% kế hoạch cả năm (12 tỷ đồng).",
            ["actual", "actual", "planned"],
        ),
        ("Quý IV/2021, Trung tâm xin thêm 700 triệu đồng.", ["planned"]),
        ("Quý IV/2021, Trung tâm đã xin thêm 700 triệu đồng.", ["actual"]),
        ("Nếu thuận lợi, tỉnh có thể giải ngân 90% kế hoạch.", ["planned"]),
        ("Năm 2020 có bao nhiêu đề án được phê duyệt? Trung tâm nói có 14 đề án.", ["actual"]),
        ("Chủ tịch ký Quyết định số 214/QĐ-UBND công nhận sản phẩm tiêu biểu; có 38 sản phẩm.", ["actual"]),
        ("Phần lớn tiền dành cho máy móc: 26 cơ sở được hỗ trợ.", ["actual"]),
        ("Giai đoạn 2021 - 2025 cần hỗ trợ 40 cơ sở.", ["planned"]),
    ],
)
def test_stage(text, stages):
    assert column(text, "stage") == stages


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Các chỉ tiêu gồm:\n- Dạy nghề cho 600 lao động, trên 85% có việc làm;\n- Có 40 sản phẩm được công nhận.",
            ["planned"] * 3,
        ),
        (
            "Kinh phí được phân bổ như sau:\n- Quản lý, nghiệm thu: 1 nhiệm vụ, 90 triệu đồng;\n- Dạy nghề: đã mở 2 lớp.",
            ["planned", "planned", "actual"],
        ),
        (
            "II. Nhiệm vụ 6 tháng cuối năm\nNghiệm thu, thanh lý 100% đề án; mở 2 lớp tập huấn cho 70 học viên.",
            ["planned"] * 3,
        ),
        (
            "Năm nay dạy nghề theo số tiền bố trí. Doanh thu tư vấn giảm 37% so với năm 2020.",
            ["actual"],
        ),
    ],
)
def test_stage_of_a_list_or_section(text, stages):
    assert column(text, "stage") == stages
