"""Who is counted: people who learn, or people who work."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Năm 2021 dạy nghề cho 90 phụ nữ.", ["trainees"]),
        ("Lớp dạy nghề mây tre thu hút 45 phụ nữ.", ["trainees"]),
        ("Xưởng mới thu hút 45 phụ nữ.", ["jobs"]),
        ("Mở 3 lớp cho 90 người; xưởng tuyển thêm 12 người.", ["classes", "trainees", "jobs"]),
        ("Năm 2020 có 300 người theo học.", ["trainees"]),
        ("Có 420 lao động tốt nghiệp; 380 người được doanh nghiệp nhận.", ["trainees", "jobs"]),
        ("Trong 60 học viên, 45 người được các xưởng nhận vào làm.", ["trainees", "jobs"]),
        ("Lớp có 35 học viên, 30 người gắn bó với nghề.", ["trainees", "jobs"]),
        ("Dạy 300 người, 270 người có việc làm.", ["trainees", "jobs"]),
        ("Cơ sở có 9 chị em đứng máy.", ["jobs"]),
        ("Xét theo việc làm được, 1.200 lao động đã học xong nghề.", ["trainees"]),
        ("Có 870 người được học nghề và quá nửa có việc ngay.", ["trainees"]),
        ("Hơn 1.000 lao động có nghề nhờ khuyến công.", ["trainees"]),
        ("Trung tâm sát hạch tay nghề gần 400 công nhân.", ["trainees"]),
        (
            "Dạy nghề cho 200 lao động, vượt 25% so với kế hoạch 160 lao động.",
            ["trainees", "completion", "trainees"],
        ),
        (
            "Truyền nghề cho 90 lao động; 63 lao động (70% số học) được bố trí việc làm.",
            ["trainees", "jobs", "share"],
        ),
    ],
)
def test_learners_and_workers(sentence, indicators):
    assert column(sentence, "indicator") == indicators
