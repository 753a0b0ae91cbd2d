"""Whose money a figure speaks of: one row a scope."""

import pytest

from khuyencong.extraction import extract
from tests.unit.khuyencong.extraction.papers import column, document


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("Kinh phí khuyến công quốc gia 1,1 tỷ đồng.", ["national"]),
        ("Kinh phí khuyến công địa phương 3,4 tỷ đồng.", ["local"]),
        ("Kinh phí KCQG 1,1 tỷ đồng, KCĐP 3,4 tỷ đồng.", ["national", "local"]),
        ("Ngân sách nhà nước hỗ trợ 5 tỷ đồng.", ["state"]),
        ("Vốn đối ứng của cơ sở 12 tỷ đồng.", ["beneficiary"]),
        ("Tổng vốn đầu tư 16 tỷ đồng.", ["total"]),
        ("Nguồn vốn lồng ghép 2 tỷ đồng.", ["other"]),
        ("Kinh phí là 3 tỷ đồng.", [None]),
        ("Hỗ trợ 1,1 tỷ đồng từ nguồn khuyến công quốc gia.", ["national"]),
        (
            "Kinh phí 4,5 tỷ đồng, trong đó khuyến công quốc gia 1,1 tỷ đồng, khuyến công địa phương 3,4 tỷ đồng.",
            ["state", "national", "local"],
        ),
        ("Khuyến công quốc gia hỗ trợ 2 đề án với kinh phí 700 triệu đồng.", ["national", "national"]),
        ("Khuyến công quốc gia và khuyến công địa phương hỗ trợ 5 tỷ đồng.", ["state"]),
        ("1. Khuyến công quốc gia\nTriển khai 3 đề án, kinh phí 900 triệu đồng.", ["national", "national"]),
        ("Khuyến công địa phương được giao:\n- 3 đề án máy móc\n- 2 đề án đào tạo", ["local", "local"]),
        ("Khuyến công quốc gia 1,1 tỷ đồng, chiếm 24%.", ["national", "national"]),
        ("Doanh thu dịch vụ của Trung tâm Khuyến công tỉnh đạt 2 tỷ đồng.", [None]),
        ("Chương trình khuyến công tỉnh Bắc Kạn hỗ trợ 12 cơ sở.", [None]),
        ("Tổng vốn đầu tư 800 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng.", ["total", None]),
    ],
)  # fmt: skip
def test_funding(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        (
            "Tổng kinh phí 90 tỷ đồng, trong đó ngân sách tỉnh 40 tỷ đồng, mỗi năm 8 tỷ đồng; các cơ sở đối ứng 50 tỷ đồng.",
            ["total", "local", "local", "beneficiary"],
        ),
        (
            "Nguồn vốn: 4.100 triệu đồng, gồm:\na) Khuyến công quốc gia 1.600 triệu đồng;\nb) Khuyến công tỉnh 2.140 triệu đồng.",
            ["state", "national", "local"],
        ),
        (
            "Tổng vốn 386 triệu đồng, khuyến công hỗ trợ 120 triệu đồng, cơ sở tự bỏ 266 triệu đồng.",
            ["total", None, "beneficiary"],
        ),
        (
            "Năm nay duyệt 2,4 tỷ đồng, trong đó 300 triệu đồng là vốn khuyến công quốc gia, còn lại do ngân sách tỉnh cấp.",
            ["state", "national"],
        ),
        (
            "Khuyến công địa phương 106 tỷ đồng; 61 tỷ đồng còn lại thuộc khuyến công quốc gia.",
            ["local", "national"],
        ),
        ("Kinh phí 20 tỷ đồng, phần còn lại 8 tỷ đồng do các cơ sở tự lo.", [None, "beneficiary"]),
        # amounts of several sources that add up, wherever they stand; those that do not say nothing
        (
            "Kế hoạch là 20 tỷ đồng; khuyến công quốc gia chiếm 40% (8 tỷ đồng), khuyến công địa phương chiếm 60% (12 tỷ đồng).",
            ["state", "national", "national", "local", "local"],
        ),
        (
            "Kế hoạch là 20 tỷ đồng; khuyến công quốc gia đã chi 3 tỷ đồng, khuyến công địa phương đã chi 5 tỷ đồng.",
            [None, "national", "local"],
        ),
        # owners' money beside a grant that a bracket splits; a part whose source is not named does not take the whole's
        (
            "Tổng nguồn là 22 tỷ đồng, trong đó khuyến công 4 tỷ đồng (một phần từ quốc gia), các cơ sở đối ứng 18 tỷ đồng.",
            ["total", None, "beneficiary"],
        ),
        (
            "Kế hoạch vốn là 6 tỷ đồng (khuyến công quốc gia 2 tỷ đồng, ngân sách tỉnh 3 tỷ đồng, phần mua sắm 1 tỷ đồng).",
            ["state", "national", "local", "local"],
        ),
        ("Chi phí dựng nhà sấy là 600 triệu đồng, khuyến công hỗ trợ 45%.", ["total", "total"]),
        # what a rest is spent on tells no source; who pays it does
        (
            "Khuyến công tỉnh chi 9,2 tỷ đồng, trong đó máy móc chiếm 7,1 tỷ đồng, số còn lại dành cho tập huấn và hội chợ.",
            ["local", "local"],
        ),
        (
            "Huyện chi 460 triệu đồng từ ngân sách. Trong số này, 300 triệu đồng mua máy cho 3 cơ sở, 160 triệu đồng còn lại mở lớp nghề.",
            ["local", "local", "local", "local"],
        ),
        (
            "Nhà sấy có tổng kinh phí 700 triệu đồng, trong đó khuyến công tỉnh hỗ trợ 180 triệu đồng, hợp tác xã gánh phần còn lại.",
            ["total", "local"],
        ),
        ("Tổng kinh phí 7 tỷ đồng, trong đó quốc gia hỗ trợ 2 tỷ đồng, còn lại do tỉnh lo.", ["state", "national"]),
        # figures that come to another one's by chance, by wide rounding or across paragraphs, lend nothing
        (
            "Nhu cầu vốn 95 tỷ đồng: ngân sách tỉnh 48 tỷ đồng, khuyến công quốc gia 17 tỷ đồng, đối ứng của cơ sở 30 tỷ đồng.",
            ["total", "local", "national", "beneficiary"],
        ),
        # shares of both levels that make up the whole; counts that leave most of it to others
        (
            "Trong tổng số 12,4 tỷ đồng, khuyến công quốc gia chiếm 25%, khuyến công tỉnh chiếm 75%.",
            ["state", "national", "local"],
        ),
        (
            "Hội chợ có 200 gian hàng, trong đó 40 gian do khuyến công quốc gia hỗ trợ, 20 gian do khuyến công tỉnh hỗ trợ.",
            [None, "national", "local"],
        ),
        # contents that split money are paid as the whole is
        (
            """Kế hoạch khuyến công địa phương cần 3,6 tỷ đồng, trong đó ngân sách tỉnh cấp 2 tỷ đồng, các cơ sở đối ứng 1,6 tỷ đồng.
Xếp theo nội dung, máy móc 2,7 tỷ đồng, tập huấn 900 triệu đồng.""",
            ["total", "local", "beneficiary", "total", "total"],
        ),
        (
            """Kế hoạch khuyến công địa phương là 5 tỷ đồng.
Nội dung gồm:
- Dạy nghề cho 300 lao động: 2 tỷ đồng;
- Máy móc cho 12 cơ sở: 3 tỷ đồng.""",
            ["local", "local", "local", "local", "local"],
        ),
        ("Kinh phí do khuyến công thành phố tài trợ là 320 triệu đồng.", ["local"]),
        ("Ngân sách tỉnh cấp 4 tỷ đồng. Ngoài ra nhà tài trợ góp 1 tỷ đồng.", ["local", "other"]),
        (
            "Về khuyến công, hoàn thành 24 đề án với số tiền 3,6 tỷ đồng, trong đó khuyến công quốc gia chiếm 1,5 tỷ đồng.",
            [None, "state", "national"],
        ),
    ],
)  # fmt: skip
def test_parts_of_a_whole(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        # a labelled line rules the dashes below it, up to the next label
        (
            """Kết quả như sau:
1) Khuyến công quốc gia: thực hiện 900 triệu đồng.
 - Mô hình gạch: 500 triệu đồng;
2) Hoạt động khác: 200 triệu đồng.
 - Tập huấn: 80 triệu đồng.""",
            ["national", "national", None, None],
        ),
        # the head of a list is its last sentence, unless that speaks of money
        ("Tỉnh chi 18 tỷ đồng từ ngân sách địa phương. Chỉ tiêu gồm:\n- 75 cơ sở\n- 40 sản phẩm", ["local", None, None]),
        ("Ngân sách tỉnh cấp 3 tỷ đồng. Số vốn này chia ra:\n- Máy móc: 2 tỷ đồng", ["local", "local"]),
        # sections that split the report split the figures told right above them; a paragraph between ends that
        (
            """Có 20 đề án, tổng kinh phí 6 tỷ đồng. Kết quả như sau:

1) Khuyến công quốc gia: giải ngân 1,5 tỷ đồng.
2) Khuyến công địa phương: giải ngân 2,5 tỷ đồng.""",
            ["state", "state", "national", "local"],
        ),
        (
            """Có 20 đề án, tổng kinh phí 6 tỷ đồng.
Năm sau làm ít hơn vì thiếu mặt bằng.
1) Khuyến công quốc gia: giải ngân 1,5 tỷ đồng.
2) Khuyến công địa phương: giải ngân 2,5 tỷ đồng.""",
            [None, None, "national", "local"],
        ),
        # the line that a list stands below is headed by its source; an item that bears the same mark is no head
        (
            """Về khuyến công địa phương: Đã được giao vốn. Kết quả:
- Hỗ trợ 20 cơ sở.
Về khuyến công quốc gia: Vốn về muộn.
- Hỗ trợ 5 cơ sở.""",
            ["local", "national"],
        ),
        (
            """1. Khuyến công địa phương: Đã giao vốn. Cụ thể:
2. Dịch vụ tư vấn: ký 47 hợp đồng.""",
            [None],
        ),
        # jobs are an aim of a plan's list, else the result of no one's money
        (
            """Khuyến công địa phương hỗ trợ:
- 3 lớp nghề, sau đó 80 lao động có việc làm.
Cả tỉnh có thêm 200 lao động có việc làm.""",
            ["local", "local", None],
        ),
        # a head that goes on from the paragraph above has its source
        (
            """Tổng kinh phí năm nay là 9 tỷ đồng từ ngân sách tỉnh.

Theo đó, kinh phí được chia như sau:
1. Máy móc: 6 tỷ đồng, hỗ trợ 30 cơ sở.
2. Tập huấn: 3 tỷ đồng.""",
            ["local", "local", "local", "local"],
        ),
        # counts of two sections that come to another count by chance are no parts of it
        (
            """1. Khuyến công địa phương
Hai huyện lần lượt có 3 đề án và 2 đề án.
2. Khuyến công quốc gia
Được giao 1 đề án.""",
            ["local", "local", "national"],
        ),
        # a heading that ends in a colon holds for its list alone
        (
            """Theo nội dung, khuyến công địa phương hỗ trợ:
- Máy móc: 14 đề án;
- Bao bì: 4 đề án.
Các đề án trải từ đồng bằng đến miền núi, sát với vùng nguyên liệu.
Năm 2020, tỉnh đã hỗ trợ 46 đề án. Khuyến công quốc gia chưa được giao.""",
            ["local", "local", None],
        ),
    ],
)  # fmt: skip
def test_outline(text, funding):
    assert column(f"Kết quả năm 2021.\n{text}", "funding") == funding


@pytest.mark.parametrize(
    ("headline", "text", "funding"),
    [
        ("Bắc Kạn: Kế hoạch khuyến công địa phương năm 2021", "Dạy nghề cho 90 lao động, kinh phí 3 tỷ đồng.", ["local", "local"]),
        # a headline that is no plan's, in a report of several sources, lends to money and projects only
        (
            "Bắc Kạn: Vốn khuyến công quốc gia về muộn",
            "Có 8 cơ sở đi hội chợ. Cuối năm mới nghiệm thu 3 đề án.\nNguồn khuyến công địa phương giữ nguyên.",
            [None, "national"],
        ),
        # nor does the lead of one firm's story say whose money others got
        (
            "Bắc Kạn: Xưởng mộc thêm đơn hàng",
            """Cơ sở mộc Tân Lập ở huyện Ba Bể vừa lắp máy bào bốn mặt, khuyến công địa phương hỗ trợ 200 triệu đồng cho xưởng.
Toàn tỉnh có 5 cơ sở nhận 900 triệu đồng.""",
            ["local", None, None],
        ),
        # figures of another time are not of the programme that headline or lead is about, unless they speak on of it
        (
            "Bắc Kạn phê duyệt 21 đề án khuyến công địa phương năm 2022",
            """Sở Công Thương duyệt 21 đề án trong năm 2022. Năm 2021 tỉnh làm 46 đề án.
Giai đoạn 2026 - 2030, chương trình hỗ trợ 160 đề án.""",
            ["local", "local", None, "local"],
        ),
        # the plan of the lead is the headline's too; a change has the source of what changed
        (
            "Bắc Kạn: Hơn 3 tỷ đồng cho khuyến công năm 2022",
            "UBND tỉnh vừa thông qua kế hoạch khuyến công địa phương năm 2022 để làm 22 đề án, tăng 6 đề án.",
            ["local", "local", "local"],
        ),
        # a lead that says what all of it belongs to lends to all that was done; the name of the province's programme does not
        (
            "Bắc Kạn đẩy mạnh khuyến công",
            """Đây là các việc thuộc chương trình khuyến công quốc gia giai đoạn 2019 - 2021.
Trung tâm đã dạy nghề cho 900 lao động, dựng 3 mô hình trình diễn.""",
            ["national", "national"],
        ),
        (
            "Bắc Kạn góp ý về khuyến công",
            """Sở Công Thương lấy ý kiến dự thảo chương trình khuyến công tỉnh giai đoạn 2022 - 2025.
Đích đến là 90 cơ sở được thụ hưởng, 8 mô hình.""",
            [None, None],
        ),
        # the lead's source is not that of courses, targets and savings
        (
            "Bắc Kạn: Giữ nghề dệt",
            """Lớp học ở huyện Ba Bể do khuyến công tỉnh cấp 98 triệu đồng vừa bế giảng, ai nấy đều phấn khởi.
Cả năm tỉnh mở 6 lớp, 35% cơ sở có mặt bằng.""",
            ["local", None, None],
        ),
    ],
)  # fmt: skip
def test_headline(headline, text, funding):
    found = extract(document(f"{headline}\n{text}\n"))
    assert [row["funding"] for row in found.facts] == funding


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        # the words behind a comma that go on to say where it comes from
        ("Kinh phí tổ chức là 420 triệu đồng, lấy từ nguồn khuyến công địa phương.", ["local"]),
        ("Kinh phí 2 tỷ đồng, khuyến công địa phương chưa có.", [None]),
        (
            "Tổng kinh phí chuyến đi 120 triệu đồng, do ngân sách thành phố cấp 80 triệu đồng, phần còn lại học viên tự đóng góp.",
            ["total", "local"],
        ),
        ("Khuyến công tỉnh hỗ trợ 6 đề án. Các đơn vị thụ hưởng đã đầu tư thêm 2,8 tỷ đồng.", ["local", "beneficiary"]),
        # "từ nguồn … với …" belongs to those who got it and to the money
        ("Có 9 cơ sở chế biến chè được hỗ trợ từ nguồn khuyến công địa phương với 1,05 tỷ đồng.", ["local", "local"]),
        # a lack of counterpart capital is not the source of what was put off
        ("Vì thiếu vốn đối ứng, 3 đề án phải xin lùi.", [None]),
        ("Có 4 cơ sở xin rút vì thiếu vốn đối ứng.", [None]),
        ("Ngân sách tỉnh bố trí 4 tỷ đồng; xin trung ương hỗ trợ 2 tỷ đồng.", ["local", "national"]),
        # the level alone, beside the other one
        (
            "Tổng kinh phí 142 tỷ đồng (khuyến công quốc gia 38 tỷ đồng, địa phương 104 tỷ đồng).",
            ["state", "national", "local"],
        ),
        ("Hỗ trợ 12 cơ sở, địa phương 3 cơ sở.", [None, None]),
        ("Ngân sách tỉnh cấp 4 tỷ đồng, thu hút 128 tỷ đồng của các cơ sở.", ["local", "beneficiary"]),
        # another giver names no source
        ("Khuyến công quốc gia cấp 300 triệu đồng, huyện hỗ trợ thêm 80 triệu đồng.", ["national", None]),
        # a subject comes before all figures of its paragraph; results have no source
        (
            "Máy có giá 155 triệu đồng: khuyến công huyện hỗ trợ 60 triệu đồng. Hợp tác xã có 27 hộ.",
            [None, "local", None],
        ),
        ("Từ khuyến công tỉnh, xưởng nhận 90 triệu đồng. Sản lượng gấp ba lần.", ["local", None]),
        ("Khuyến công tỉnh cấp 288 triệu đồng, tăng 11 lần so với cùng kỳ.", ["local", "local"]),
        ("Năm 2020 khuyến công tỉnh cấp 288 triệu đồng. Ngoài ra 68% người học có nghề.", ["local", None]),
        # the province that acts in an item of its own is no giver of the other item's money
        (
            "Trung ương giao 3 đề án khuyến công quốc gia với 1,5 tỷ đồng; UBND tỉnh phê duyệt 10 đề án với 2 tỷ đồng.",
            ["national", "national", None, None],
        ),
        # what was bought with the money told before
        ("Khuyến công tỉnh giao 900 triệu đồng.\nTừ nguồn này, 7 cơ sở đã sắm máy mới.", ["local", "local"]),
        # but not where two sources had paid it together
        (
            "Đã chi 9 tỷ đồng, trong đó khuyến công quốc gia 4 tỷ đồng, khuyến công tỉnh 5 tỷ đồng. Từ nguồn này, 7 cơ sở đã sắm máy mới.",
            ["state", "national", "local", None],
        ),
        # a source right behind a figure is that figure's, not the next item's
        ("Đã giải ngân xong 6 đề án KCĐP; 3 lớp đan lát mở cho 90 lao động.", ["local", None, None]),
        ("Khuyến công tỉnh giúp 6 cơ sở; 3 lớp đan lát mở cho 90 lao động.", ["local", "local", "local"]),
        # machines that the owners paid too, prices and buyers
        (
            "Khuyến công tỉnh hỗ trợ 300 triệu đồng, hợp tác xã bỏ thêm 400 triệu đồng mua 5 máy.",
            ["local", "beneficiary", None],
        ),
        ("Khuyến công tỉnh dạy nghề cho 30 lao động. Hàng bán được 90.000 đồng/chiếc.", ["local", None]),
        ("Khuyến công tỉnh dạy nghề cho 30 lao động; hai doanh nghiệp nhận bao tiêu.", ["local", None]),
        ("Khuyến công tỉnh dạy nghề cho 30 lao động; 2 cơ sở được hỗ trợ nhận đặt hàng.", ["local", "local"]),
        ("Được 90 triệu đồng từ khuyến công tỉnh, xưởng lắp lò nung 2 tấn/mẻ.", ["local", None]),
        # a change has the source of the money that changed, or none
        ("Từ khuyến công tỉnh, xưởng nhận 90 triệu đồng. Chi phí điện giảm 30%.", ["local", None]),
        # the share of a part is the part's, though the words before it tell the whole
        (
            "Thực hiện 40 tỷ đồng, gồm khuyến công quốc gia 10 tỷ đồng (chiếm 25%), khuyến công địa phương 30 tỷ đồng.",
            ["state", "national", "national", "local"],
        ),
        # a fund that is dealt out is no whole cost
        (
            "Lò bún được khuyến công quốc gia cấp 250 triệu đồng trong tổng số 750 triệu đồng chia cho ba cơ sở.",
            ["national", "national", "national"],
        ),
        # "in this number" after an amount for each tells no part of its money
        (
            "Mỗi sản phẩm được thưởng 3 triệu đồng từ khuyến công tỉnh. Trong số này, 10 sản phẩm dự cấp khu vực.",
            ["local", None],
        ),
    ],
)  # fmt: skip
def test_reach_of_a_source(text, funding):
    assert (
        column(
            f"Hội nghị ngày 5/12/2021 nghe khuyến công quốc gia và khuyến công địa phương.\n{text}", "funding"
        )
        == funding
    )


def test_what_one_province_of_many_spent_did_not_pay_for_all():
    text = """Khuyến công phía Bắc năm 2021
Những nơi chi ngân sách cao gồm Thái Nguyên 5,9 tỷ đồng, Lai Châu 4 tỷ đồng.

Nguồn vốn trên giúp 41 cơ sở.
"""
    found = extract(document(text, province=None))
    assert [row["funding"] for row in found.facts] == ["local", "local", None]
