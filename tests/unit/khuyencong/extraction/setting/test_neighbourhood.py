"""Lists: which lines are items, and which line opens their list, with marks or without."""

import pytest

from tests.unit.khuyencong.extraction.papers import column

HEAD = "Năm 2020, kinh phí khuyến công địa phương là 3,4 tỷ đồng, cụ thể:"
ITEMS = ["Truyền nghề: 9 lớp", "Máy móc: 12 cơ sở", "Thông tin: 3 bản tin"]


@pytest.mark.parametrize(
    ("lines", "funding"),
    [
        ([f"- {ITEMS[0]};", f"- {ITEMS[1]};", f"- {ITEMS[2]}."], "local"),
        ([f"{ITEMS[0]};", f"{ITEMS[1]};", f"{ITEMS[2]}."], "local"),  # marks lost on the way
        ([f"{ITEMS[0]};", "", f"{ITEMS[1]};", "", f"{ITEMS[2]}."], "local"),
        ([f"{ITEMS[0]}.", f"{ITEMS[1]}.", f"{ITEMS[2]}."], None),  # paragraphs
    ],
)
def test_the_head_of_a_list_rules_its_items(lines, funding):
    text = "\n".join([HEAD, *lines, "Khuyến công quốc gia hỗ trợ 1 mô hình."])
    assert column(text, "funding") == ["local", funding, funding, funding, "national"]
