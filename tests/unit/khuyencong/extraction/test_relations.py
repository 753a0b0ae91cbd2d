"""What reports say of their own figures: one row a kind and a wording, with the verdict of the printed digits."""

import pytest

from khuyencong.model import codes
from tests.unit.khuyencong.extraction.papers import reading


def told(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(kind, verdict, [(role, quote), …]) of each relation."""
    found = reading(f"Năm 2021. {text}")
    quotes = {fact["fact_id"]: fact["quote"] for fact in found.facts}
    return [
        (
            row["kind"],
            row["verdict"],
            [
                (each["role"], quotes[each["fact_id"]])
                for each in found.relation_facts
                if each["relation_id"] == row["relation_id"]
            ],
        )
        for row in found.relations
    ]


SPLIT = "trong đó khuyến công quốc gia {} tỷ đồng, khuyến công địa phương {} tỷ đồng."


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("4,5", ("1,1", "3,4"), "holds"),
        ("4,5", ("1,1", "3,5"), "holds"),
        ("4,5", ("1,1", "3,9"), "fails"),
        ("22,5", ("5,8", "16,7"), "holds"),
        ("10", ("1", "2"), "fails"),
    ],
)
def test_sums_by_source(total, parts, verdict):
    text = f"Tổng kinh phí {total} tỷ đồng, {SPLIT.format(*parts)}"
    members = [("total", f"{total} tỷ đồng"), *(("part", f"{part} tỷ đồng") for part in parts)]
    assert told(text) == [("sum", verdict, members)]


@pytest.mark.parametrize(
    ("text", "verdict", "parts"),
    [
        ("Triển khai 12 đề án, gồm: 7 đề án máy móc; 5 đề án đào tạo.", "holds", 2),
        ("Hỗ trợ 26 sản phẩm gồm: 5 sản phẩm thủ công; 20 sản phẩm chế biến; 1 sản phẩm khác.", "holds", 3),
        ("Triển khai 12 đề án. Trong đó: 7 đề án máy móc; 5 đề án đào tạo.", "holds", 2),
        ("Triển khai 12 đề án:\n- 7 đề án máy móc\n- 5 đề án đào tạo", "holds", 2),
    ],
)
def test_sums_by_list(text, verdict, parts):
    [(kind, found, members)] = [row for row in told(text) if row[0] == "sum"]
    assert (kind, found, len(members)) == ("sum", verdict, parts + 1)


@pytest.mark.parametrize(
    ("text", "kind", "verdict", "roles"),
    [
        (
            "Tổng kinh phí 75 tỷ đồng, trong đó khuyến công quốc gia 48,4 tỷ đồng, chiếm 64,5%.",
            "share",
            "holds",
            {"part", "whole", "share"},
        ),
        (
            "Tổng kinh phí 75 tỷ đồng, trong đó khuyến công quốc gia 48,4 tỷ đồng, chiếm 46,5%.",
            "share",
            "fails",
            {"part", "whole", "share"},
        ),
        (
            "Kế hoạch giao 12 đề án, đã thực hiện 6 đề án, đạt 50% kế hoạch.",
            "plan",
            "holds",
            {"actual", "plan", "completion"},
        ),
        (
            "Kế hoạch giao 12 đề án, đã thực hiện 6 đề án, đạt 60% kế hoạch.",
            "plan",
            "fails",
            {"actual", "plan", "completion"},
        ),
    ],
)
def test_shares_and_plans(text, kind, verdict, roles):
    [found] = [row for row in told(text) if row[0] == kind]
    assert (found[1], {role for role, _ in found[2]}) == (verdict, roles)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Giao 2 đề án gồm: Đề án “Chế biến chè; sấy”; Đề án “Cơ khí”.", "holds"),
        ("Giao 3 đề án gồm: Đề án “Chế biến chè; sấy”; Đề án “Cơ khí”.", None),
    ],
)
def test_counted_lists(text, verdict):
    verdicts = [row[1] for row in told(text) if row[0] == "count_list"]
    if verdict:
        assert verdicts == [verdict]
    else:
        assert "holds" not in verdicts


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ 5 đề án. Đào tạo 70 lao động.",
        "Mỗi đề án được hỗ trợ 150 triệu đồng.",
        "Năm 2020 được 3 tỷ đồng; năm 2021 được 4 tỷ đồng.",
        "Hỗ trợ 12 đề án, ngoài ra 5 đề án chuyển sang năm sau.",
    ],
)
def test_what_states_no_sum(text):
    assert [row for row in told(text) if row[0] == "sum"] == []


@pytest.mark.parametrize(("part", "verdict"), [("200", "holds"), ("570", "holds"), ("700", "fails")])
def test_a_lone_part_may_not_exceed_its_total(part, verdict):
    text = f"Tổng kinh phí 570 triệu đồng, trong đó khuyến công quốc gia hỗ trợ {part} triệu đồng."
    assert [row[:2] for row in told(text)] == [("remainder", verdict)]


def test_the_share_of_one_of_two_parts():
    whole = "Tổng kinh phí 75 tỷ đồng, trong đó khuyến công quốc gia 48,4 tỷ đồng, chiếm {},"
    text = whole + " khuyến công địa phương 26,6 tỷ đồng, chiếm 35,5%."
    right, wrong = ({row[:2] for row in told(text.format(share))} for share in ("64,5%", "46,5%"))
    assert {("sum", "holds"), ("share", "holds"), ("shares", "holds")} == right
    assert {("sum", "holds"), ("share", "holds"), ("share", "fails")} == wrong


def test_kinds_and_verdicts_are_those_of_the_model():
    rows = [
        *told(f"Tổng kinh phí 4,5 tỷ đồng, {SPLIT.format('1,1', '3,4')}"),
        *told("Kế hoạch giao 12 đề án, đã thực hiện 6 đề án, đạt 50% kế hoạch."),
    ]
    assert {row[0] for row in rows} <= set(codes.RELATION_KINDS)
    assert {row[1] for row in rows} <= set(codes.VERDICTS)


def test_a_relation_that_holds_confirms_its_facts():
    whole = f"Năm 2021. Tổng kinh phí 4,5 tỷ đồng, {SPLIT.format('1,1', '3,4')}"
    wrong = whole.replace("3,4", "3,9")
    sure, unsure = ([fact["confidence"] for fact in reading(text).facts] for text in (whole, wrong))
    assert all(more > less for more, less in zip(sure, unsure, strict=True))


def test_a_part_in_the_headline_is_no_other_total():
    text = "Năm 2021, tỉnh Bắc Kạn hỗ trợ 73 đề án khuyến công, trong đó 11 đề án quốc gia và 62 đề án địa phương."
    assert {row["verdict"] for row in reading(text).relations} == {"holds"}
