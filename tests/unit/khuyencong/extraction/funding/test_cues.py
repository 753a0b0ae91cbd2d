"""Words of sources as the words around them bend them: joint levels, givers, sources that are denied or only called so."""

import pytest

from tests.unit.khuyencong.extraction.papers import column


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Tỉnh có 6 hộ làm nghề. Từ nguồn khuyến công quốc gia và của địa phương, tỉnh huy động gần 3 tỷ đồng.", [None, "state"]),
        ("Trung tâm làm 13 đề án, cả khuyến công quốc gia lẫn địa phương, tổng kinh phí 3,8 tỷ đồng.", ["state", "state"]),
        ("Trung tâm được UBND tỉnh và Bộ Công Thương phê duyệt, giao làm 65 đề án.", ["state"]),
        ("Trung tâm làm 1 đề án do Bộ Công Thương phê duyệt.", ["national"]),
        ("Ngân sách tỉnh bỏ ra 26,5 tỷ đồng.", ["local"]),
        ("HTX bỏ ra 26,5 triệu đồng.", ["beneficiary"]),
        ("Các cơ sở CN-TTCN đầu tư trên 21 tỷ đồng.", ["beneficiary"]),
        ("Còn 28 tỷ đồng do các tổ chức, cá nhân tham gia và thụ hưởng bỏ ra.", ["beneficiary"]),
        ("Khuyến công tỉnh nhà dựng 23 mô hình.", [None]),
        ("Tỉnh không được giao kinh phí khuyến công quốc gia, chi 5 tỷ đồng.", [None]),
        ("Ở cấp huyện, 6 cơ sở dự 5 kỳ bình chọn.", [None, None]),
        ("39 đơn vị đăng ký lên cấp tỉnh 59 sản phẩm.", [None, None]),
        ("Khuyến công quốc gia (KCQG) có 3 đề án.", ["national"]),
        ("Khuyến công quốc gia lo 180 gian hàng, nguồn xúc tiến thương mại lo 70 gian hàng.", ["national", "other"]),
    ],
)  # fmt: skip
def test_funding_by_bent_cues(text, sources):
    assert column(text, "funding") == sources
