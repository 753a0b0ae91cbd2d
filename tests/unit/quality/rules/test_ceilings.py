"""Legal ceilings, each in threes: its row, a grant at the ceiling, a grant above it; and what a sentence may say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from khuyencong.geography.reference import rows
from khuyencong.language.formatting import number
from quality.rules import Rule, catalogue, offenders
from tests.unit.quality.rules.reports import NOW, Fact, fact, frames, report

if TYPE_CHECKING:
    from quality.findings.alarm import Alarm

CEILINGS = {row["rule_id"]: row for row in rows("support_ceilings")}
RULES = {
    rule.rule_id.removeprefix("ceiling-"): rule for rule in catalogue() if rule.query == "support_ceiling"
}
ENABLED = sorted(name for name, rule in RULES.items() if rule.enabled)
SAID = {
    "thanh_lap_dn": ("management", "thành lập doanh nghiệp tại vùng khó khăn"),
    "mo_hinh_moi": ("technology", "xây dựng mô hình trình diễn kỹ thuật"),
    "mo_hinh_nhan_rong": ("technology", "nhân rộng cách làm gạch không nung"),
    "mo_hinh_sxsh": ("cleaner_production", "làm mô hình thí điểm sản xuất sạch hơn"),
    "may_moc": ("technology", "mua máy móc tiên tiến"),
    "day_chuyen": ("technology", "lắp dây chuyền sấy chè"),
    "xu_ly_o_nhiem_co_so": ("cleaner_production", "xử lý nước thải"),
    "ha_tang_ccn": ("clusters", "xây dựng hạ tầng cụm công nghiệp"),
    "xu_ly_o_nhiem_ccn": ("clusters", "xử lý nước thải cụm công nghiệp"),
}
"""What a sentence says of each item, and the activity read from it."""


def alarms(text: str, *facts: Fact) -> list[Alarm]:
    """What the enabled rules say of one report."""
    return offenders(*frames(report(*facts, text=text)), NOW, [RULES[name] for name in ENABLED])


def grant(quote: str, activity: str | None = "technology", when: str = "2022", **other: Any) -> Fact:
    """Money of the national fund."""
    return fact(quote, when, **{"funding": "national", "activity": activity} | other)


def one_grant(row: dict[str, str], million: Decimal) -> list[Alarm]:
    """A grant to one firm of what a ceiling is about, on the first day on which it holds."""
    activity, words = SAID[row["item"]]
    first = date.fromisoformat(row["valid_from"])
    quote = f"{number(million)} triệu đồng"
    geo = "63-06" if row["geo_code"] == "VN" else row["geo_code"]
    given = grant(
        quote, activity, f"{first}/{first + timedelta(days=30)}", funding=row["funding"], geo_code=geo
    )
    return alarms(f"Quỹ hỗ trợ {quote} cho Công ty TNHH Hoa Sen {words}.", given)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_shape(rule: Rule) -> None:
    row = CEILINGS[rule.rule_id.removeprefix("ceiling-")]
    assert rule.enabled == (row["confidence"] != "low" and row["item"] in SAID)
    assert rule.severity == "warning"
    assert row["legal_basis"] in (rule.source or "")


@pytest.mark.parametrize("name", ENABLED)
def test_a_grant_at_the_ceiling_passes(name: str) -> None:
    assert one_grant(CEILINGS[name], Decimal(CEILINGS[name]["max_vnd"]) / 10**6) == []


@pytest.mark.parametrize("name", ENABLED)
def test_a_grant_above_the_ceiling_fails(name: str) -> None:
    most = Decimal(CEILINGS[name]["max_vnd"])
    (alarm,) = one_grant(CEILINGS[name], most / 10**6 + 2)
    assert (alarm.rule_id, alarm.check_name) == (f"ceiling-{name}", "ceiling")
    assert (alarm.expected_high, alarm.difference) == (most, Decimal(1_500_000))


MACHINES = "mua máy móc tiên tiến"
PASSES: dict[str, tuple[str, list[Fact]]] = {
    "two named": (
        f"Hỗ trợ 500 triệu đồng cho Hợp tác xã Vũ Loan cùng hợp tác xã Đại Hà {MACHINES}.", [grant("500 triệu đồng")],
    ),
    "three named": (
        f"Hỗ trợ 880 triệu đồng cho HTX Vũ Loan, Nhung Lũy và Yến Dương {MACHINES}.", [grant("880 triệu đồng")],
    ),
    "a group": (
        f"Đề án nhóm: 600 triệu đồng cho 2 cơ sở {MACHINES}.",
        [grant("600 triệu đồng"), fact("2", indicator="establishments")],
    ),
    "projects, of any number of establishments": (
        f"Có 2 đề án {MACHINES}, kinh phí 900 triệu đồng.", [fact("2"), grant("900 triệu đồng")],
    ),
    "nobody told": (f"Hỗ trợ 900 triệu đồng {MACHINES}.", [grant("900 triệu đồng")]),
    "many": (f"Công ty TNHH Hoa Sen và các cơ sở khác được 900 triệu đồng {MACHINES}.", [grant("900 triệu đồng")]),
    "a total, a firm as example": (
        f"Tổng kinh phí 900 triệu đồng, như đề án {MACHINES} của Công ty TNHH Hoa Sen.", [grant("900 triệu đồng")],
    ),
    "the price of the machine, read as a grant": (
        "Công ty TNHH Hoa Sen được hỗ trợ để mua máy dệt trị giá 600 triệu đồng.", [grant("600 triệu đồng")],
    ),
    "a price of 75 % of the cost": (
        "HTX Suối Giàng đầu tư 800 triệu đồng, trong đó máy sấy trị giá 600 triệu đồng.",
        [grant("800 triệu đồng", funding="total"), grant("600 triệu đồng")],
    ),
    "two grants": (
        f"Hỗ trợ Công ty TNHH Hoa Sen {MACHINES} 400 triệu đồng, còn 90 triệu đồng là năm trước.",
        [grant("400 triệu đồng"), grant("90 triệu đồng")],
    ),
    "funding not told": (
        f"Hỗ trợ 600 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("600 triệu đồng", funding=None)],
    ),
    "another fund": (
        f"Hỗ trợ 600 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("600 triệu đồng", funding="local")],
    ),
    "a model": ("Hỗ trợ 600 triệu đồng cho Công ty TNHH Hoa Sen làm mô hình với máy mới.", [grant("600 triệu đồng")]),
    "a line": ("Hỗ trợ 450 triệu đồng cho Công ty TNHH Hoa Sen lắp dây chuyền, máy sấy.", [grant("450 triệu đồng")]),
    "laws on both sides of the period": (
        f"Hỗ trợ 400 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("400 triệu đồng", when="2018")],
    ),
    "hedged": (
        f"Hỗ trợ gần 400 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("400 triệu đồng", qualifier="about")],
    ),
    "not this sentence's firm": (
        f"Hỗ trợ 600 triệu đồng {MACHINES}. Công ty TNHH Hoa Sen là đơn vị mới.", [grant("600 triệu đồng")],
    ),
    "half of what was invested": (
        f"HTX Suối Giàng đầu tư 500 triệu đồng {MACHINES}, quỹ hỗ trợ 250 triệu đồng.",
        [grant("500 triệu đồng", funding="total"), grant("250 triệu đồng")],
    ),
    "a share of the funds, not of the cost": (
        f"Kinh phí 300 triệu đồng cho HTX Suối Giàng {MACHINES}, trong đó quốc gia 250 triệu đồng.",
        [grant("300 triệu đồng", funding="total"), grant("250 triệu đồng")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), PASSES.values(), ids=PASSES)
def test_passes(text: str, facts: list[Fact]) -> None:
    assert alarms(text, *facts) == []


FAILS: dict[str, tuple[str, list[Fact], str, str, str]] = {
    "one named": (
        f"Hỗ trợ 400 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("400 triệu đồng")],
        "ceiling-C06", "400e6", "warning",
    ),
    "two named": (
        f"Hỗ trợ 700 triệu đồng cho Hợp tác xã Vũ Loan cùng HTX Đại Hà {MACHINES}.", [grant("700 triệu đồng")],
        "ceiling-C06", "350e6", "warning",
    ),
    "each of three": (
        "Hỗ trợ 3 cơ sở mua máy, mỗi cơ sở 350 triệu đồng.",
        [fact("3", indicator="establishments"), grant("350 triệu đồng")], "ceiling-C06", "350e6", "warning",
    ),
    "a group, divided": (
        f"Đề án nhóm: 700 triệu đồng cho 2 cơ sở {MACHINES}.",
        [grant("700 triệu đồng"), fact("2", indicator="establishments")], "ceiling-C06", "350e6", "warning",
    ),
    "before 2018": (
        f"Hỗ trợ 300 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("300 triệu đồng", when="2015")],
        "ceiling-C07", "300e6", "warning",
    ),
    "a province's own": (
        f"Hỗ trợ 300 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.",
        [grant("300 triệu đồng", when="2024", funding="local", geo_code="63-30")], "ceiling-C35", "300e6", "warning",
    ),
    "more than half of what was invested": (
        f"HTX Suối Giàng đầu tư 400 triệu đồng {MACHINES}, quỹ hỗ trợ 250 triệu đồng.",
        [grant("400 triệu đồng", funding="total"), grant("250 triệu đồng")], "ceiling-C06", "62.375", "warning",
    ),
    "after the last look at the law": (
        f"Hỗ trợ 400 triệu đồng cho Công ty TNHH Hoa Sen {MACHINES}.", [grant("400 triệu đồng", when="2026")],
        "ceiling-C06", "400e6", "note",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "facts", "rule_id", "found", "severity"), FAILS.values(), ids=FAILS)
def test_fails(text: str, facts: list[Fact], rule_id: str, found: str, severity: str) -> None:
    (alarm,) = alarms(text, *facts)
    assert (alarm.rule_id, alarm.found, alarm.severity) == (rule_id, Decimal(found), severity)
    assert "{" not in alarm.message_vi + alarm.message_en


def test_a_rule_that_is_off_says_nothing() -> None:
    text = "Quỹ hỗ trợ 90 triệu đồng cho Công ty TNHH Hoa Sen đăng ký nhãn hiệu."
    assert not RULES["C17"].enabled
    assert offenders(*frames(report(grant("90 triệu đồng", "products"), text=text)), NOW) == []
