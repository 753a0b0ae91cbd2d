"""What reports say of their own figures: one row a kind and a wording, with the verdict of the printed digits."""

import pytest

from khuyencong.model import codes
from tests.unit.khuyencong.extraction.papers import reading
from tests.unit.khuyencong.extraction.stated import told, verdicts

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
            "Kế hoạch năm 2021 giao 12 đề án. Đến nay đã thực hiện 6 đề án, đạt 60% kế hoạch.",
            "plan",
            "fails",
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
    ("text", "kind"),
    [
        ("Năm nay giải ngân 3,85 tỷ đồng, tức 77,9% tổng chi. Tổng chi 4,94 tỷ đồng.", None),
        ("Đã chi 4,94 tỷ đồng. Máy móc nhận 3,85 tỷ đồng, tức 77,9% tổng chi.", "share"),
        ("Được duyệt 3,655 tỷ đồng, trong đó quốc gia chiếm 41,04% (1,5 tỷ đồng).", "share"),
        ("Cơ sở được hỗ trợ 240 triệu đồng. Số tiền ấy bằng 30% tổng mức đầu tư 800 triệu đồng.", "share"),
        ("Có 210 học viên theo học, 189 học viên (đạt 90%) có việc làm.", "share"),
        ("Nhận 143 sản phẩm, công nhận 72 sản phẩm. Tỷ lệ được công nhận đạt 50,3%.", "share"),
        (
            "Giải ngân 21,6 tỷ đồng từ nguồn khuyến công thành phố, tương đương 72% kế hoạch năm là 30 tỷ đồng.",
            "plan",
        ),
        ("Kế hoạch giao 49 đề án. Đến nay 44 đề án đã nghiệm thu, tương đương 89,8%.", "plan"),
    ],
)
def test_percents_that_the_digits_tie_to_their_base(text, kind):
    found = [row for row in verdicts(text) if row[0] in {"share", "plan"}]
    assert found == ([(kind, "holds")] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "Được duyệt 3,655 tỷ đồng, trong đó quốc gia chiếm 45,04% (1,5 tỷ đồng).",
        "Có 210 học viên theo học, 189 học viên (đạt 80%) có việc làm.",
        "Nhận 143 sản phẩm, công nhận 72 sản phẩm. Tỷ lệ được công nhận đạt 55,3%.",
        "Tỉnh bố trí 9 tỷ đồng; cụm Yên Thành đã giải ngân 2,4 tỷ đồng, đạt 80% kế hoạch.",
        "Vốn đối ứng 12 tỷ đồng, gấp 3 lần vốn hỗ trợ (4 tỷ đồng), chiếm 75% tổng vốn 16 tỷ đồng.",
        "Đã nghiệm thu 12 đề án. Hoàn thành 100%.",
        "Kế hoạch giao 12 đề án và 5 đề án bổ sung. Đến nay đã thực hiện 6 đề án, đạt 60% kế hoạch.",
        "Kế hoạch giao 12 đề án. Riêng huyện Na Rì đã thực hiện 6 đề án, đạt 60% kế hoạch.",
        "Kế hoạch giao 12 đề án. Đến nay đã thực hiện 6 đề án, đạt 60% tiến độ.",
    ],
)
def test_percents_of_an_unsure_base_raise_no_alarm(text):
    assert [row for row in verdicts(text, "share", "plan") if row[1] == "fails"] == []


SHARES = "Trong kinh phí, quốc gia chiếm 33,6%, cấp tỉnh chiếm 52,3%, {}."


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        ("cấp huyện chiếm 14,1%", "holds"),
        ("còn lại 14,1%", "holds"),
        ("còn lại 18,1%", "fails"),
        ("cấp huyện chiếm 18,1%", None),
        ("còn lại 78,1%", None),
    ],
)
def test_shares_that_make_the_whole(last, verdict):
    assert verdicts(SHARES.format(last), "shares") == ([("shares", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Giao 2 đề án gồm: Đề án “Chế biến chè; sấy”; Đề án “Cơ khí”.", "holds"),
        ("Giao 3 đề án gồm: Đề án “Chế biến chè; sấy”; Đề án “Cơ khí”.", "fails"),
        ("Giao 3 đề án gồm: Đề án “Chè”; Đề án “Cơ khí” và 1 mô hình.", None),
        ("Hỗ trợ hạ tầng 3 cụm công nghiệp ở Nghĩa Đàn, Yên Thành và Đô Lương.", "holds"),
        ("Hỗ trợ hạ tầng 4 cụm công nghiệp ở Nghĩa Đàn, Yên Thành và Đô Lương.", None),
        (
            "Có 2 dự án: mô hình chế biến ở huyện Na Rì và cụm gạch tại xã Vinh Quang, thị xã Kon Tum.",
            "holds",
        ),
        ("Hỗ trợ 2 cụm: Nham Sơn (Yên Dũng) và Phú Sơn (Việt Yên), mỗi cụm 4,5 tỷ đồng.", "holds"),
        ("Sáu lớp học nghề: dệt, đan, mộc, may, thêu, gốm... được mở.", None),
        (
            "Chọn ra 38 sản phẩm, gồm ba nhóm:\n1. Chế biến: 24 sản phẩm\n2. Cơ khí: 6 sản phẩm\n3. Khác: 8 sản phẩm",
            "holds",
        ),
        (
            "Chọn ra 38 sản phẩm, gồm bốn nhóm:\n1. Chế biến: 24 sản phẩm\n2. Cơ khí: 6 sản phẩm\n3. Khác: 8 sản phẩm",
            None,
        ),
        (
            "- HTX A: 150 triệu đồng;\n- HTX B: 95 triệu đồng;\n- HTX C: 55 triệu đồng.\nCộng 300 triệu đồng cho 3 cơ sở.",
            "holds",
        ),
    ],
)
def test_counted_lists(text, verdict):
    assert verdicts(text, "count_list") == ([("count_list", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nghiệm thu 6 đề án tại các huyện Na Rì, Ba Bể, Chợ Mới, mỗi huyện 2 đề án.", "holds"),
        (
            "Được hỗ trợ 90 triệu đồng trong tổng số 275 triệu đồng mua máy; gia đình bỏ ra 185 triệu đồng.",
            "holds",
        ),
        (
            "Được hỗ trợ 90 triệu đồng trong tổng số 275 triệu đồng mua máy; gia đình bỏ ra 165 triệu đồng.",
            None,
        ),
        ("Giao 800 triệu đồng: mô hình gạch (500 triệu đồng) và máy sấy (300 triệu đồng).", "holds"),
        (
            "Giai đoạn 2018-2020 hỗ trợ 60 đề án, trong đó năm 2018 là 20 đề án, năm 2019 là 22 đề án, năm 2020 là 18 đề án.",
            "holds",
        ),
        (
            "Giai đoạn 2018-2020 hỗ trợ 60 đề án, trong đó năm 2018 là 20 đề án, năm 2019 là 22 đề án, năm 2020 là 19 đề án.",
            "fails",
        ),
        ("Giai đoạn 2018-2020 hỗ trợ 60 đề án, trong đó năm 2018 là 20 đề án, năm 2019 là 22 đề án.", None),
    ],
)
def test_sums_around_and_below_their_total(text, verdict):
    assert verdicts(text, "sum") == ([("sum", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "Có 56 sản phẩm dự thi. Đông nhất là chế biến (38 sản phẩm); tiếp theo là mộc (11 sản phẩm), gốm (7 sản phẩm).",
            "holds",
        ),
        (
            "Có 56 sản phẩm dự thi. Đông nhất là chế biến (38 sản phẩm); tiếp theo là mộc (11 sản phẩm), gốm (8 sản phẩm).",
            None,
        ),
        (
            "Thực hiện 22 đề án.\n\nMáy móc có 13 đề án. Sản xuất sạch hơn có 4 đề án. Bao bì 3 đề án. Còn lại là 2 đề án.",
            "holds",
        ),
        ("Thực hiện 22 đề án. Máy móc có 13 đề án. Sản xuất sạch hơn có 9 đề án.", None),
        (
            "Bảng tổng kết ghi 152 đề án. 128 đề án dùng kinh phí khuyến công địa phương, 24 đề án dùng khuyến công quốc gia.",
            "holds",
        ),
    ],
)
def test_sums_that_no_word_opens(text, verdict):
    assert verdicts(text, "sum") == ([("sum", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("plan", "verdict"), [("1,5 tỷ đồng", "holds"), ("1,2 tỷ đồng", "fails"), ("1.500 triệu đồng", "holds")]
)
def test_the_plan_in_the_bracket_of_its_per_cent(plan, verdict):
    text = f"Năm 2024, thu từ tư vấn chỉ 1,08 tỷ đồng, bằng 72% kế hoạch ({plan})."
    assert verdicts(text, "plan") == [("plan", verdict)]


def test_a_bare_per_cent_behind_a_completion_is_no_sure_share():
    text = (
        "Nửa năm, các đơn vị đã thực hiện 38,1 tỷ đồng, đạt {}% kế hoạch; trong đó khuyến công quốc gia 8,3 tỷ đồng (30,3%), "
        "khuyến công địa phương 29,8 tỷ đồng (40,2%)."
    )
    assert ("share", "fails") not in verdicts(text.format("37,5"), "share")
    assert ("share", "fails") in verdicts(text.replace(", đạt {}% kế hoạch", ""), "share")


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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Hỗ trợ 73 đề án, trong đó có 11 đề án quốc gia.", "holds"),
        ("Hỗ trợ 73 đề án, trong đó có 74 đề án quốc gia.", "fails"),
        ("Hỗ trợ 73 đề án, trong đó có 174 lao động nữ.", None),
        ("Có 12 sản phẩm trong số này đạt cấp khu vực, 14 sản phẩm đạt cấp quốc gia.", None),
    ],
)
def test_a_lone_count_is_of_the_things_counted_before_it(text, verdict):
    assert verdicts(text, "remainder") == ([("remainder", verdict)] if verdict else [])


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
