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
    ],
)
def test_stage(text, stages):
    assert column(text, "stage") == stages
