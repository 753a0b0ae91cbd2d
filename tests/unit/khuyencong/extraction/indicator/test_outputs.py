"""What a workshop makes: capacities told with a rate in words, and sizes that are none."""

import pytest

from tests.unit.khuyencong.extraction.papers import reading


@pytest.mark.parametrize(
    ("sentence", "capacities"),
    [
        ("Mỗi ngày, mẻ sấy thủ công ra được 50 kg chuối.", ["50 kg/ngày"]),
        ("Làm tay ngày nào giỏi lắm được 30kg, nay máy chạy 180kg/ngày.", ["30 kg/ngày", "180 kg/ngày"]),
        ("Mỗi tháng làm hơn 900 cái liềm.", ["900 cái/tháng"]),
        ("Mỗi tháng xuất xưởng 200 - 250 bức tranh.", ["200 bức/tháng"]),
        ("Mỗi giờ máy xử lý 2 tấn hạt.", ["2 tấn/giờ"]),
        ("Trước mỗi tháng làm ra 800 lá chiếu, nay là 1.900 lá chiếu.", ["800 lá/tháng", "1900 lá/tháng"]),
        ("Mỗi tháng đúc được 26 tấn thay vì 18 tấn như trước.", ["26 tấn/tháng", "18 tấn/tháng"]),
        ("Sản lượng từ 700 lá lên 1.800 lá chiếu mỗi tháng.", ["700 lá/tháng", "1800 lá/tháng"]),
        ("Mỗi tháng may được 600 sản phẩm, giờ thì 1.500 sản phẩm.", ["600 sản phẩm/tháng", "1500 sản phẩm/tháng"]),
        ("Ngày nào khéo cũng chỉ ra 2 tấn.", ["2 tấn/ngày"]),
        ("Một ca máy ra 12.000 cái.", ["12000 cái/ca"]),
        ("Tháng rồi cả nhà làm được 200 giỏ.", ["200 giỏ/tháng"]),
        ("Hằng tháng xưởng giao 2.000 đôi dép.", ["2000 đôi/tháng"]),
        ("Một mẻ 400 kg chỉ cần hai người.", ["400 kg/mẻ"]),
        ("Năm 2021 HTX bán 20 tấn chè.", ["20 tấn"]),
        ("Bao 50 kg, khung nặng 400 kg.", []),
        ("Tủ 500 lít mua năm 2021.", []),
        ("Cả năm làm 12 bộ phim tài liệu.", []),
        ("Hội đồng chọn 24 sản phẩm.", []),
    ],
)  # fmt: skip
def test_capacities(sentence, capacities):
    facts = [fact for fact in reading(sentence).facts if fact["indicator"] == "capacity"]
    assert [f"{float(fact['value']):g} {fact['unit']}" for fact in facts] == capacities
