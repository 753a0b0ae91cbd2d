"""A list that is surely the whole of its total is told where it does not add up; any doubt keeps it untold."""

import pytest

from tests.unit.khuyencong.extraction.stated import verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Công nhận 72 sản phẩm: 39 sản phẩm mộc, 21 sản phẩm gốm và 12 sản phẩm khác.", "holds"),
        ("Công nhận 72 sản phẩm: 39 sản phẩm mộc, 21 sản phẩm gốm và 13 sản phẩm khác.", "fails"),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, 21 sản phẩm gốm, còn lại 14 sản phẩm dệt.", "fails"),
        ("Hỗ trợ 15 đề án, gồm 10 đề án máy móc và 6 đề án đào tạo.", "fails"),
        ("Hỗ trợ 16,9 tỷ đồng. Chia theo khu vực: vùng cao 7,1 tỷ đồng, vùng thấp 10,4 tỷ đồng.", "fails"),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc và 21 sản phẩm gốm.", "fails"),
        ("Công nhận 72 sản phẩm, gồm: 39 sản phẩm mộc; 21 sản phẩm gốm; 2 sản phẩm dệt.", "fails"),
        ("Công nhận 72 sản phẩm:\n- Mộc: 39 sản phẩm\n- Gốm: 21 sản phẩm\n- Dệt: 2 sản phẩm", "fails"),
        ("Công nhận 72 sản phẩm, chia theo nhóm:\n- Mộc: 39;\n- Gốm: 21;\n- Dệt: 12.", "holds"),
        ("Công nhận 72 sản phẩm, chia theo nhóm:\n- Mộc: 39;\n- Gốm: 21;\n- Dệt: 13.", "fails"),
        ("Công nhận 72 sản phẩm, nổi bật:\n- Mộc: 39 sản phẩm\n- Gốm: 21 sản phẩm\n- Dệt: 2 sản phẩm", None),
        ("Công nhận 72 sản phẩm:\n- Mộc: 39 sản phẩm\n- Gốm: 21 sản phẩm\n- Dệt, may", None),
        (
            "Bố trí 72 triệu đồng cho khuyến công năm 2026, cụ thể:\nI. Máy: 39 triệu đồng\nII. Tin: 21 triệu đồng\nIII. Lớp: 2 triệu đồng",
            "fails",
        ),
        (
            "Dạy nghề cho 840 lao động, gồm 310 người làm mộc, 280 người đúc đồng và 240 người khâu nón.",
            "fails",
        ),
        (
            "Dạy nghề cho 840 lao động, gồm 310 người làm mộc, 280 người đúc đồng và 250 người khâu nón.",
            "holds",
        ),
        # left open, hedged, nested, of other things or too far off
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, 21 sản phẩm gốm và một số sản phẩm khác.", None),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, 31 sản phẩm gốm...", None),
        ("Công nhận 72 sản phẩm, gồm gần 39 sản phẩm mộc, 31 sản phẩm gốm.", None),
        ("Công nhận 72 sản phẩm, trong đó 39 sản phẩm mộc, 31 sản phẩm gốm.", None),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, trong đó 5 sản phẩm mới, 31 sản phẩm gốm.", None),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, 21 sản phẩm gốm.", None),
        ("Công nhận 72 sản phẩm, gồm 39 sản phẩm mộc, 31 sản phẩm gốm, ngoài ra có 5 sản phẩm dệt.", None),
        ("Hỗ trợ 72 đề án, gồm 39 nhiệm vụ tập huấn, 31 dự án máy móc.", None),
        ("Hỗ trợ 16,9 tỷ đồng cho máy móc. Năm qua: vùng cao 7,1 tỷ đồng, vùng thấp 10,4 tỷ đồng.", None),
    ],
)
def test_lists_that_are_the_whole(text, verdict):
    assert verdicts(text, "sum") == ([("sum", verdict)] if verdict else [])


@pytest.mark.parametrize(
    "text",
    [
        "Tổng vốn đầu tư 1,2 tỷ đồng, trong đó khuyến công quốc gia 300 triệu đồng; khuyến công tỉnh 100 triệu đồng.",
        "Cơ sở lãi 300 triệu đồng nhờ máy mới. Trong đó, khuyến công quốc gia có 6,8 tỷ đồng; cấp tỉnh có 11,5 tỷ đồng.",
    ],
)
def test_sources_of_other_money_are_no_parts(text):
    assert ("sum", "fails") not in verdicts(text)


@pytest.mark.parametrize(
    ("head", "last", "verdict"),
    [
        ("Phần ngân sách tỉnh được phân bổ như sau:", "300", "holds"),
        ("Phần ngân sách tỉnh được phân bổ như sau:", "400", "fails"),
        ("Phần khuyến công quốc gia được phân bổ như sau:", "400", None),
        ("Một số nội dung tiêu biểu được ngân sách tỉnh bố trí:", "400", None),
    ],
)
def test_a_list_headed_by_the_source_of_a_figure_told_before(head, last, verdict):
    text = (
        "Kế hoạch năm 2024 được giao 2.900 triệu đồng, trong đó khuyến công quốc gia 1.400 triệu đồng, "
        f"ngân sách tỉnh 1.500 triệu đồng.\n\n{head}\n- Máy móc: 700 triệu đồng\n- Đào tạo nghề: 500 triệu đồng"
        f"\n- Tuyên truyền: {last} triệu đồng"
    )
    assert ("sum", "holds") in verdicts(text, "sum")
    assert verdicts(text, "sum")[1:] == ([("sum", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("last", "verdicts_of_sums"),
    [
        ("5 đề án thiết kế bao bì", [("sum", "holds")]),
        ("6 đề án thiết kế bao bì", [("sum", "fails")]),  # more than there are
        ("4 đề án thiết kế bao bì", []),  # others may not be told
        ("6 đề án máy móc nông nghiệp", []),  # one content may hold the other
        ("16 đề án thiết kế bao bì", []),
    ],
)
def test_parts_of_contents_that_exceed_their_total(last, verdicts_of_sums):
    text = (
        "Sáu tháng đầu năm 2026, tỉnh đã ký hợp đồng thực hiện 31 đề án.\n\nTrong đó, đã thực hiện 22 đề án hỗ trợ máy "
        f"móc, thiết bị; 4 đề án đánh giá nhanh sản xuất sạch hơn; {last}."
    )
    assert verdicts(text, "sum") == verdicts_of_sums
