"""The source that a figure's own clause tells: one row a way of telling it."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        # parts that are named by their level alone
        (
            "Kế hoạch là 9 tỷ đồng, gồm 2 tỷ đồng của trung ương và 7 tỷ đồng của địa phương.",
            ["state", "national", "local"],
        ),
        (
            "Ngân sách chi cho khuyến công:\n- Trung ương: 2 tỷ đồng, chiếm 20%;\n- Địa phương: 8 tỷ đồng, chiếm 80%.",
            ["national", "national", "local", "local"],
        ),
        ("Có 5 đề án khuyến công quốc gia và 9 đề án của tỉnh.", ["national", "local"]),
        ("Phần của tỉnh là 4 tỷ đồng, phần của trung ương là 2 tỷ đồng.", ["local", "national"]),
        ("Tỉnh lo 4 tỷ đồng, trung ương lo 2 tỷ đồng.", ["local", "national"]),
        ("Tỉnh lo 4 tỷ đồng, huyện lo 2 tỷ đồng.", [None, None]),
        ("Có 6 đề án cấp quốc gia và 14 đề án cấp tỉnh, tổng kinh phí 4 tỷ đồng.", ["national", "local", "state"]),
        ("Hội chợ có 40 gian hàng của địa phương.", [None]),
        ("Đợt này có 3 đề án của tỉnh.", [None]),
        ("Gộp cả các đề án khuyến công địa phương, năm nay cần 1,6 tỷ đồng.", ["state"]),
        ("Tiền thưởng là 260 triệu đồng, lấy từ kinh phí khuyến công TP Hà Nội năm 2019.", ["local"]),
        (
            "Khuyến công quốc gia chi 17 tỷ đồng; khuyến công địa phương 45 tỷ đồng, qua đó dạy nghề cho 90 người.",
            ["national", "local", None],
        ),
        # a level that touches the figure
        ("Bằng vốn khuyến công quốc gia và địa phương, Trung tâm làm 2 đề án khuyến công quốc gia.", ["national"]),
        (
            "Với 1,8 tỷ đồng khuyến công địa phương cùng hơn 1,1 tỷ đồng khuyến công quốc gia, 56 cơ sở có máy mới.",
            ["local", "national", "state"],
        ),
        # owners who put in the rest
        ("Được hỗ trợ 120 triệu đồng, chủ cơ sở bù thêm 900 triệu đồng.", [None, "beneficiary"]),
        ("Tổ thêu làng Vạn phải góp 45 triệu đồng.", ["beneficiary"]),
        ("Trung tâm hỗ trợ 200 triệu đồng, gia đình anh vay mượn thêm 500 triệu đồng.", [None, "beneficiary"]),
        ("Khuyến công tỉnh hỗ trợ 300 triệu đồng, doanh nghiệp đầu tư 900 triệu đồng.", ["local", "beneficiary"]),
        ("Công ty đầu tư 2 tỷ đồng, trong đó khuyến công tỉnh hỗ trợ 300 triệu đồng.", ["total", "local"]),
        ("Nguồn vốn 30 tỷ đồng, gồm: vốn khuyến công 6 tỷ đồng, vốn đối ứng 24 tỷ đồng.", ["total", None, "beneficiary"]),
        ("Năm nay có 49 tỷ đồng (ngân sách 9 tỷ đồng, doanh nghiệp 40 tỷ đồng).", ["total", "state", "beneficiary"]),
        ("Ngân sách tỉnh hỗ trợ các cơ sở, doanh nghiệp 2 tỷ đồng.", ["local"]),
        ("Khuyến công quốc gia góp 900 triệu đồng.", ["national"]),
        ("Hợp tác xã gom vốn thành viên được 640 triệu đồng.", ["beneficiary"]),
        ("Ngoài 200 triệu đồng của khuyến công tỉnh, chị Lan xoay thêm 350 triệu đồng.", ["local", "beneficiary"]),
        ("Được khuyến công tỉnh hỗ trợ 90 triệu đồng, anh Pá dồn thêm 300 triệu đồng mua máy.", ["local", "beneficiary"]),
        ("Xưởng nhận 100 triệu đồng từ khuyến công huyện, phần còn lại 250 triệu đồng do các thành viên góp.", ["local", "beneficiary"]),
        ("- Khuyến công tỉnh: 3 tỷ đồng\n- Vốn đối ứng: 20 tỷ đồng", ["local", "beneficiary"]),
        ("Kinh phí 2 tỷ đồng, trong đó ngân sách 500 triệu đồng, xã hội hóa 1,5 tỷ đồng.", ["total", "state", "other"]),
        # the wage of those who learnt is no one's grant
        ("Thu nhập sau lớp nghề của khuyến công tỉnh đạt 4 triệu đồng/tháng.", [None]),
        ("Khuyến công tỉnh cấp 2 tỷ đồng. Thêm 800 triệu đồng từ Trung ương, cả năm làm 13 đề án.", ["local", "national", "national"]),
        ("Khuyến công tỉnh mở lớp nghề hết 98 triệu đồng. Hai năm sau Nhà nước cho thêm 60 triệu đồng.", ["local", "state"]),
        (
            "Đã chi 4,9 tỷ đồng, trong đó nguồn trung ương 1,7 tỷ đồng, đạt 68%; nguồn địa phương 3,2 tỷ đồng, đạt 80%.",
            ["state", "national", "national", "local", "local"],
        ),
        # what a sentence sets aside is not the source of what follows
        ("Ngoài nguồn của tỉnh, Bộ giao thêm 2 đề án.", [None]),
        ("Bên cạnh khuyến công quốc gia, tỉnh làm 12 đề án khuyến công địa phương với 2 tỷ đồng.", ["local", "local"]),
        ("Ngoài 90 triệu đồng của khuyến công tỉnh, còn có 300 triệu đồng vốn tự có.", ["local", "beneficiary"]),
        ("Vốn KCĐP: 2,5 tỷ đồng. Vốn khác: 9 tỷ đồng.", ["local", "other"]),
        ("Có 3 đề án từ nguồn tỉnh; nguồn huyện 6 đề án.", ["local", "local"]),
        ("Khuyến công tỉnh cấp 30 tỷ đồng; huy động doanh nghiệp 120 tỷ đồng.", ["local", "beneficiary"]),
        ("Khuyến công tỉnh lo 70% chi phí gian hàng, doanh nghiệp chịu 30%.", ["local", "beneficiary"]),
        ("Nhận 250 triệu đồng từ khuyến công tỉnh và vốn tự có, cơ sở mua máy.", ["local"]),
        # figures joined to the one that tells the source, and a source told far behind
        ("Bộ giao 4 đề án nhóm cùng 3 đề án điểm từ khuyến công quốc gia.", ["national", "national"]),
        (
            "Khuyến công quốc gia có 5 đề án; số còn lại 12 đề án, 2,1 tỷ đồng là khuyến công địa phương.",
            ["national", "local", "local"],
        ),
        ("Đã hỗ trợ 12 cơ sở và 3 tỷ đồng là vốn đối ứng.", [None, "beneficiary"]),
        ("Phần còn lại, 8,5 tỷ đồng, là khuyến công địa phương.", ["local"]),
        ("Có 9 lớp mà Trung tâm Khuyến công mở ở các xã vùng cao bằng kinh phí khuyến công địa phương.", ["local"]),
        ("Hỗ trợ của trung ương là 4 tỷ đồng, của tỉnh 6 tỷ đồng.", ["national", "local"]),
        ("Khối địa phương giải ngân 96 tỷ đồng.", ["local"]),
        ("Phần của các tỉnh là 40 tỷ đồng.", ["local"]),
        ("Cần 9 tỷ đồng, gồm ngân sách tỉnh 7 tỷ đồng, lồng ghép từ các chương trình khác 2 tỷ đồng.", ["total", "local", "other"]),
        ("Tính ra một đồng hỗ trợ kéo theo 2,6 đồng của các chủ lò.", ["beneficiary"]),
        ("Năm nay, 14 lớp với 420 học viên được mở từ nguồn khuyến công quốc gia.", ["national", "national"]),
        ("Trung ương rót 12 tỷ đồng, tỉnh cấp 18 tỷ đồng.", ["national", "local"]),
        # what support draws out of the owners
        ("Khuyến công tỉnh chi 4 tỷ đồng, thu hút 16 tỷ đồng đầu tư của doanh nghiệp.", ["local", "beneficiary"]),
        ("Khuyến công tỉnh chi 4 tỷ đồng, gọi được 16 tỷ đồng của dân.", ["local", "beneficiary"]),
        ("Khuyến công tỉnh chi 4 tỷ đồng, kéo theo 9 tỷ đồng vốn đầu tư từ các cơ sở.", ["local", "beneficiary"]),
        # two levels that paid together, and each its own
        ("Ngân sách trung ương và các tỉnh chi cho khuyến công vùng này 50 tỷ đồng.", ["state"]),
        ("Khuyến công quốc gia 3 tỷ đồng và tỉnh 5 tỷ đồng.", ["national", "local"]),
        ("Trung ương và tỉnh hỗ trợ 9 tỷ đồng.", ["state"]),
        ("Nguồn hỗ trợ: trung ương 4 tỷ đồng; tỉnh 3 tỷ đồng; doanh nghiệp 20 tỷ đồng.", ["national", "local", "beneficiary"]),
        ("Kinh phí 3,9 tỷ đồng, trong đó trung ương cấp 900 triệu đồng, tỉnh cấp 3 tỷ đồng.", ["state", "national", "local"]),
        ("Trong hai năm 2020 - 2021, cả khuyến công quốc gia lẫn khuyến công tỉnh giúp 6 cơ sở.", ["state"]),
        ("Bằng kinh phí khuyến công trung ương và ngân sách tỉnh, 14 cơ sở nhận 3 tỷ đồng.", ["state", "state"]),
        ("Nguồn khuyến công quốc gia và địa phương giúp 7 cơ sở.", ["state"]),
        ("Có 2 tỷ đồng khuyến công quốc gia và khuyến công tỉnh 3 tỷ đồng.", ["national", "local"]),
        ("Có 8 đề án, trong đó 3 đề án do quốc gia lo, 5 đề án do địa phương lo.", ["state", "national", "local"]),
        ("Cần huy động 90 tỷ đồng, kể cả vốn của doanh nghiệp.", ["total"]),
        ("Kinh phí: 500 triệu đồng (từ nguồn khuyến công tỉnh).", ["local"]),
        ("Kinh phí là 9 tỷ đồng, bao gồm cả nguồn quốc gia và địa phương.", ["state"]),
        # what stands behind a comma or "trong đó" and still is the figure's own
        ("Phần vốn này là 650 triệu đồng, đều từ ngân sách tỉnh.", ["local"]),
        (
            "Cả kỳ có 64 đề án trong đó dùng kinh phí địa phương (9 tỷ đồng), 12 đề án dùng kinh phí quốc gia (4 tỷ đồng).",
            ["local", "local", "national", "national"],
        ),
        (
            "Dự án 700 triệu đồng, gồm 200 triệu đồng từ chương trình khuyến công quốc gia và 500 triệu đồng vốn tự có.",
            ["total", "national", "beneficiary"],
        ),
        # the title of a programme says nothing, the budget behind the figure does
        ("Kế hoạch khuyến công tỉnh Bắc Kạn với tổng kinh phí 9 tỷ đồng từ ngân sách tỉnh.", ["local"]),
        ("Đơn vị thụ hưởng góp 3,4 tỷ đồng.", ["beneficiary"]),
        ("Các cơ sở công nghiệp nông thôn tự đầu tư 9 tỷ đồng.", ["beneficiary"]),
    ],
)  # fmt: skip
def test_own_funding(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("Tổng vốn ngân sách tỉnh chi cho các đề án là 4 tỷ đồng.", ["local"]),
        ("Nguồn ngân sách trung ương là 4 tỷ đồng.", ["national"]),
        ("Nguồn ngân sách là 4 tỷ đồng.", ["state"]),
        # a budget that no one is named with is that of the one who gives
        ("Huyện Ba Bể dành 420 triệu đồng từ ngân sách cho khuyến công.", ["local"]),
        ("Hơn 12 tỷ đồng từ ngân sách sẽ được TP. Bắc Kạn chi cho khuyến công.", ["local"]),
        ("Các cơ sở nhận 420 triệu đồng từ ngân sách.", [None]),
        ("Huyện dành 420 triệu đồng từ ngân sách nhà nước.", ["state"]),
        ("Tỉnh bố trí 5 tỷ đồng ngân sách cho khuyến công.", ["local"]),
        ("Tỉnh dành 2 tỷ đồng ngân sách hỗ trợ 8 doanh nghiệp.", ["local", "local"]),
        ("Thành phố bố trí ngân sách 5 tỷ đồng cho khuyến công.", ["local"]),
        # a province that pays its share is no owner
        ("Khuyến công quốc gia cấp 1 tỷ đồng, tỉnh đối ứng 500 triệu đồng.", ["national", "local"]),
        ("Vốn đối ứng của tỉnh là 500 triệu đồng.", ["local"]),
    ],
)  # fmt: skip
def test_whose_budget(text, funding):
    assert column(f"Năm 2021. {text}", "funding") == funding
