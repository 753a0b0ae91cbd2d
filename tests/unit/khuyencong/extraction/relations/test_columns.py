"""Sums told in parallel: the money of counts that add up, the plans of results that add up."""

import pytest

from tests.unit.khuyencong.extraction.stated import told, verdicts

BOTH = (
    "Năm 2021, tỉnh hỗ trợ {} đề án với tổng kinh phí {} triệu đồng.\n"
    "Theo nội dung, gồm:\n- Máy móc, thiết bị: 14 đề án, 4.060 triệu đồng;\n"
    "- Nhãn hiệu: 4 đề án, 520 triệu đồng;\n- Tập huấn: 2 đề án, 390 triệu đồng."
)


@pytest.mark.parametrize(
    ("count", "money", "verdict"),
    [
        (20, "4.970", "holds"),
        (20, "4.790", "fails"),
        (20, "9.700", None),  # too far off to be told of the same money
        (21, "4.790", None),  # the counts do not add up: nothing is known of their money
    ],
)
def test_money_beside_counts(count, money, verdict):
    sums = told(BOTH.format(count, money), "sum")
    assert [found for _, found, (total, *_) in sums if total[1].endswith("đồng")] == (
        [verdict] if verdict else []
    )


def test_money_before_its_counts():
    text = (
        "1.950 triệu đồng từ hai nguồn đã được giải ngân cho 17 đề án khuyến công. Nguồn quốc gia hỗ trợ 4 đề án "
        "với 1.100 triệu đồng; nguồn địa phương hỗ trợ 13 đề án, 850 triệu đồng."
    )
    totals = {members[0][1]: verdict for _, verdict, members in told(text, "sum")}
    assert totals == {"17 đề án": "holds", "1.950 triệu đồng": "holds"}


@pytest.mark.parametrize(("money", "verdict"), [("4.970", "holds"), ("4.790", "fails"), ("9.700", None)])
def test_money_told_before_the_count_that_it_is_for(money, verdict):
    text = BOTH.replace("{} đề án với tổng kinh phí {} triệu đồng", "{1} triệu đồng cho {0} đề án").format(
        20, money
    )
    sums = told(text, "sum")
    assert [found for _, found, (total, *_) in sums if total[1].endswith("đồng")] == (
        [verdict] if verdict else []
    )


PLANS = (
    "Năm 2021, toàn vùng thực hiện 130,4 tỷ đồng, đạt 91,7% so với kế hoạch ({} tỷ đồng). Trong đó, khuyến công "
    "quốc gia thực hiện 50,3 tỷ đồng; đạt 99,4% so với kế hoạch (50,6 tỷ đồng). Khuyến công địa phương thực hiện "
    "80,1 tỷ đồng; đạt 87,6% so với kế hoạch (91,5 tỷ đồng)."
)


def test_plans_beside_results():
    sums = [members for _, verdict, members in told(PLANS.format("142,2"), "sum") if verdict == "holds"]
    assert [members[0][1] for members in sums] == ["130,4 tỷ đồng", "142,2 tỷ đồng"]


def test_a_plan_that_is_not_its_figures_adds_to_nothing():
    assert verdicts(PLANS.format("152,2"), "sum") == [("sum", "holds")]
    assert ("plan", "fails") in verdicts(PLANS.format("152,2"), "plan")
