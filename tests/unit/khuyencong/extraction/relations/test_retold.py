"""Figures told twice: headlines against the body, a part of the time against the whole."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import document
from tests.unit.khuyencong.extraction.stated import told, verdicts

LEAD = "Năm 2021, tỉnh Bắc Kạn {}, tập trung cho máy móc, thiết bị tiên tiến trong sản xuất.\n"


@pytest.mark.parametrize(
    ("headline", "lead", "verdict"),
    [
        ("12 đề án khuyến công", "phê duyệt 12 đề án khuyến công", "holds"),
        ("chi 7 tỷ đồng", "chi 7,4 tỷ đồng cho khuyến công", "holds"),
        ("chi gần 8 tỷ đồng", "chi 7,4 tỷ đồng cho khuyến công", "holds"),
        ("12 đề án khuyến công năm 2021", "phê duyệt 13 đề án khuyến công", "fails"),
        ("chi 7,2 tỷ đồng cho khuyến công năm 2021", "chi 7,4 tỷ đồng cho khuyến công", "fails"),
        ("chi hơn 7,2 tỷ đồng cho khuyến công năm 2021", "chi 9,4 tỷ đồng cho khuyến công", None),
        ("12 đề án khuyến công năm 2020", "phê duyệt 13 đề án khuyến công", None),
        ("12 đề án khuyến công năm 2021", "phê duyệt 25 đề án khuyến công", None),
        ("12 đề án khuyến công năm 2021", "có 13 đề án đăng ký, xét được 14 đề án", None),
        ("12 đề án khuyến công năm 2021", "hỗ trợ 13 cơ sở", None),
    ],
)
def test_a_headline_and_the_lead(headline, lead, verdict):
    read = extract(document(f"Bắc Kạn: {headline}\n{LEAD.format(lead)}"))
    rows = [(row["kind"], row["verdict"]) for row in read.relations]
    assert rows == ([("repetition", verdict)] if verdict else [])


def test_a_headline_told_in_parts_is_no_contradiction():
    lead = "phê duyệt 5 đề án khuyến công địa phương và 7 đề án khuyến công quốc gia"
    read = extract(document(f"Bắc Kạn: 12 đề án khuyến công năm 2021\n{LEAD.format(lead)}"))
    assert [(row["kind"], row["verdict"]) for row in read.relations] == [("sum", "holds")]


def test_a_headline_told_again_is_no_check_of_its_figure():
    read = extract(
        document(f"Bắc Kạn: 12 đề án khuyến công\n{LEAD.format('phê duyệt 12 đề án khuyến công')}")
    )
    assert all("relation.holds" not in fact["rules"] for fact in read.facts)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Giai đoạn 2016-2020 hỗ trợ 88 đề án, trong đó năm 2020 hỗ trợ 11 đề án.", "holds"),
        ("Giai đoạn 2016-2020 hỗ trợ 88 đề án. Riêng năm 2020 đã hỗ trợ 91 đề án.", "fails"),
        ("6 tháng đầu năm 2021 giải ngân 3 tỷ đồng; cả năm 2021 giải ngân 8 tỷ đồng.", "holds"),
        ("6 tháng đầu năm 2021 giải ngân 6 tỷ đồng; cả năm 2021 giải ngân 4 tỷ đồng.", "fails"),
        ("Giai đoạn 2016-2020 hỗ trợ 88 đề án. Năm 2021 hỗ trợ 91 đề án.", None),
        ("Giai đoạn 2016-2020 hỗ trợ 88 đề án. Riêng năm 2021 hỗ trợ 91 đề án.", None),
        ("Giai đoạn 2016-2020 hỗ trợ 88 đề án. Riêng năm 2020 có 91 cơ sở.", None),
    ],
)
def test_a_part_of_the_time_is_no_more_than_the_whole(text, verdict):
    assert verdicts(text, "containment") == ([("containment", verdict)] if verdict else [])


def test_the_members_of_a_shorter_time():
    [(_, _, members)] = told(
        "Giai đoạn 2016-2020 hỗ trợ 88 đề án, trong đó năm 2020 hỗ trợ 11 đề án.", "containment"
    )
    assert members == [("part", "11 đề án"), ("whole", "88 đề án")]
