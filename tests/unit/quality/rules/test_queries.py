"""Rules that have a query, each in threes: its shape, reports that pass, reports that fail."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quality.rules import Rule, catalogue, query
from quality.rules.queries import _connection, _rows
from tests.unit.quality.rules.reports import NOW, alarms, fact, frames, report

H1_2022, M9_2022 = "2022-01-01/2022-06-30", "2022-01-01/2022-09-30"
NORTH, COUNTRY, SON_LA, KON_TUM = "KC-BAC", "VN", "63-14", "63-62"
BUDGET_2022 = "63-06 budget local actual 2022-01-01 2022-12-31"


def year(number: int, text: str = "", **other: Any) -> dict[str, Any]:
    """A report of one year."""
    return report(fact("2 tỷ đồng", str(number)), text=text, **other)


PASSES: dict[str, list[list[dict[str, Any]]]] = {
    "figure-told-differently": [
        [report(fact("21,3 tỷ đồng")), report(fact("21.290 triệu đồng"))],  # rounding
        [report(fact("21,3 tỷ đồng")), report(fact("22 tỷ đồng", qualifier="over"))],  # a hedge
        [report(fact("21,3 tỷ đồng", funding=None)), report(fact("22,9 tỷ đồng", funding=None))],
        [report(fact("21,3 tỷ đồng", activity="technology")), report(fact("22,9 tỷ đồng", activity="technology"))],
        [report(fact("21,3 tỷ đồng")), report(fact("22,9 tỷ đồng"), fact("1,1 tỷ đồng"))],  # grants of one kind
        [report(fact("21,3 tỷ đồng")), report(fact("22,9 tỷ đồng", confidence=0.6))],
        [report(fact("21,3 tỷ đồng")), report(fact("22,9 tỷ đồng", stage="planned"))],
        [report(fact("21,3 tỷ đồng")), report(fact("300 triệu đồng"))],  # a part of it rather
        [report(fact("21,3 tỷ đồng"), superseded_by="d2"), report(fact("22,9 tỷ đồng"))],
        [report(fact("21,3 tỷ đồng"), on="2023-01-10"), report(fact("22,9 tỷ đồng"), on="2023-03-01")],
    ],
    "figure-revised": [
        [report(fact("21,3 tỷ đồng"), on="2023-01-10"), report(fact("21,3 tỷ đồng"), on="2023-03-01")],
        [report(fact("21,3 tỷ đồng"), on="2023-01-10"), report(fact("22,9 tỷ đồng"), on="2023-01-10")],
        # only the year is known of one
        [report(fact("21,3 tỷ đồng"), on="2023-01-10"), report(fact("22,9 tỷ đồng"), on="2023-12-31")],
        [report(fact("21,3 tỷ đồng"), on="2023-02-01"), report(fact("22,9 tỷ đồng"))],
    ],
    "part-of-year-within-year": [
        [report(fact("1,9 tỷ đồng", H1_2022)), report(fact("2 tỷ đồng"))],
        [report(fact("2 tỷ đồng", H1_2022)), report(fact("1,96 tỷ đồng"))],  # 1,95 is possible of both
        [report(fact("3 tỷ đồng", H1_2022)), report(fact("2 tỷ đồng", funding="national"))],
        [report(fact("3 tỷ đồng", H1_2022, funding=None)), report(fact("2 tỷ đồng", funding=None))],
        [report(fact("3 tỷ đồng", H1_2022), on="2022-08-01"), report(fact("2 tỷ đồng"), on="2022-05-10")],
        [report(fact("3 tỷ đồng", H1_2022, place="huyện Ba Bể")), report(fact("2 tỷ đồng", place="huyện Ba Bể"))],
        [report(fact("36", H1_2022, indicator="clusters")), report(fact("18", indicator="clusters"))],  # a stock
    ],
    "year-within-period": [
        [report(fact("4 tỷ đồng", "2021")), report(fact("5 tỷ đồng")), report(fact("9 tỷ đồng", "2021-2025"))],
        [report(fact("4 tỷ đồng", "2021"), fact("5 tỷ đồng"), fact("8 tỷ đồng", "2021-2025"))],  # its sum's business
        [
            report(fact("4 tỷ đồng", "2021", stage="planned")),
            report(fact("5 tỷ đồng", stage="planned")),
            report(fact("8 tỷ đồng", "2021-2025", stage="planned")),
        ],
        # two reports of one year are not two years
        [report(fact("5 tỷ đồng")), report(fact("5 tỷ đồng")), report(fact("8 tỷ đồng", "2021-2025"))],
        [report(fact("9 tỷ đồng")), report(fact("8 tỷ đồng", "2021-2025"), on="2022-10-01")],
    ],
    "provinces-within-region": [
        [
            report(fact("4 tỷ đồng")),
            report(fact("5 tỷ đồng", geo_code=SON_LA)),
            report(fact("9 tỷ đồng", geo_code=NORTH)),
        ],
        [report(fact("9 tỷ đồng", geo_code=KON_TUM)), report(fact("5 tỷ đồng", geo_code=NORTH))],
        [report(fact("9 tỷ đồng", funding=None)), report(fact("5 tỷ đồng", geo_code=NORTH, funding=None))],
        [report(fact("9 tỷ đồng")), report(fact("5 tỷ đồng", geo_code=NORTH, place="Tây Bắc"))],
        # an old province is no part of a region of 2026
        [report(fact("9 tỷ đồng", "2026")), report(fact("5 tỷ đồng", "2026", geo_code=NORTH))],
    ],
    "areas-within-country": [
        [
            report(fact("6 tỷ đồng")),  # stands in its region's
            report(fact("7 tỷ đồng", geo_code=NORTH)),
            report(fact("2 tỷ đồng", geo_code=KON_TUM)),
            report(fact("9 tỷ đồng", geo_code=COUNTRY)),
        ],
    ],
    "implausible-size": [
        [report(fact("14,55 tỷ đồng"))],
        [report(fact("208,295 tỷ đồng", funding="beneficiary"))],
        [report(fact("3.520 tỷ đồng", confidence=0.4))],
        [report(fact("450 tỷ đồng", "2021-2025"))],
        [report(fact("100%"))],
        [report(fact("3.520 tỷ đồng", period_start=None, period_end=None))],
    ],
    "yearly-jump": [
        [report(fact("2 tỷ đồng", "2021")), report(fact("9,9 tỷ đồng"))],
        [report(fact("200 triệu đồng", "2021")), report(fact("2 tỷ đồng"))],  # small
        [report(fact("2 tỷ đồng", "2020")), report(fact("20 tỷ đồng"))],
        [report(fact("2 tỷ đồng", "2021", geo_code=NORTH)), report(fact("20 tỷ đồng", geo_code=NORTH))],
        [report(fact("2 tỷ đồng", "2021", qualifier="over")), report(fact("20 tỷ đồng"))],
    ],
    "missing-year": [
        [year(2019), year(2020), year(2021)],
        [year(2018), year(2021)],
        [report(fact("2 tỷ đồng", "2019"), fact("2 tỷ đồng", "2021"))],
        [year(2019), report(fact("1 tỷ đồng", "2020-01-01/2020-06-30", confidence=0.3)), year(2021)],
        [year(2023), year(2025)],  # 2024 is not over
        [year(2019), report(fact("2 tỷ đồng", "2021"), geo=NORTH)],  # a region's report is not the province's
    ],
    "late-report": [
        [report(fact("2 tỷ đồng", H1_2022), on="2022-07-30", text="BÁO CÁO\n6 tháng: 2 tỷ đồng")],
        [report(fact("2 tỷ đồng", H1_2022), on="2023-07-30", text="Khuyến công Bắc Kạn: 2 tỷ đồng")],
        [report(fact("2 tỷ đồng", H1_2022), text="BÁO CÁO\n6 tháng: 2 tỷ đồng")],
        [report(fact("2 tỷ đồng", H1_2022), on="2022-12-31", text="BÁO CÁO\n6 tháng: 2 tỷ đồng")],  # some day of 2022
        [report(fact("2 tỷ đồng", "2021-2025"), on="2026-12-30", text="BÁO CÁO\nGiai đoạn: 2 tỷ đồng")],
    ],
}  # fmt: skip

FAILS: dict[str, list[tuple[list[dict[str, Any]], str, str]]] = {
    "figure-told-differently": [
        ([report(fact("21,3 tỷ đồng")), report(fact("22,9 tỷ đồng"))], BUDGET_2022, "1.5e9"),
        ([report(fact("270")), report(fact("273")), report(fact("273"))], "63-06 projects local actual 2022-01-01 2022-12-31", "3"),
        # the digits are the same: a slip of the unit
        ([report(fact("3,52 tỷ đồng")), report(fact("35,2 tỷ đồng"))], BUDGET_2022, "31.625e9"),
        ([report(fact("21,3 tỷ đồng"), on="2023-02-01"), report(fact("22,9 tỷ đồng"))], BUDGET_2022, "1.5e9"),
    ],
    "figure-revised": [
        (
            [report(fact("22,9 tỷ đồng"), on="2023-03-01"), report(fact("21,3 tỷ đồng"), on="2023-01-10")],
            BUDGET_2022,
            "1.5e9",
        ),
        # the year was not over: an estimate
        ([report(fact("21,3 tỷ đồng"), on="2022-10-01"), report(fact("22,9 tỷ đồng"))], BUDGET_2022, "1.5e9"),
    ],
    "part-of-year-within-year": [
        (
            [report(fact("4,2 tỷ đồng", H1_2022), on="2022-07-20"), report(fact("3,8 tỷ đồng"), on="2023-01-15")],
            "63-06 budget local actual 2022",
            "3e8",
        ),
        ([report(fact("12", M9_2022, funding=None), fact("10", funding=None))], "63-06 projects actual 2022 d1.txt", "2"),
        # two parts, one cause
        ([report(fact("12", M9_2022)), report(fact("11", H1_2022)), report(fact("10"))], "63-06 projects local actual 2022", "2"),
    ],
    "year-within-period": [
        ([report(fact("9,1 tỷ đồng")), report(fact("8 tỷ đồng", "2021-2025"))], "63-06 budget local actual 2021 2025", "5.5e8"),
        (
            [report(fact("4,5 tỷ đồng", "2021")), report(fact("5 tỷ đồng")), report(fact("8,1 tỷ đồng", "2021-2025"))],
            "63-06 budget local actual 2021 2025",
            "8e8",
        ),
        ([report(fact("1.500", funding=None, indicator="trainees", activity="training"),
                 fact("1.400", "2021-2022", funding=None, indicator="trainees", activity="training"))],
         "63-06 trainees training actual 2021 2022 d1.txt", "100"),
    ],
    "provinces-within-region": [
        (
            [
                report(fact("4 tỷ đồng")),
                report(fact("6 tỷ đồng", geo_code=SON_LA)),
                report(fact("8 tỷ đồng", geo_code=NORTH)),
            ],
            "KC-BAC budget local actual 2022-01-01 2022-12-31",
            "5e8",
        ),
        (
            [report(fact("9", funding=None), fact("5", geo_code=NORTH, funding=None))],
            "KC-BAC projects actual 2022-01-01 2022-12-31 d1.txt",
            "4",
        ),
    ],
    "areas-within-country": [
        (
            [
                report(fact("7", geo_code=NORTH)),
                report(fact("3", geo_code=KON_TUM)),
                report(fact("9", geo_code=COUNTRY)),
            ],
            "VN projects local actual 2022-01-01 2022-12-31",
            "1",
        ),
    ],
    "implausible-size": [
        ([report(fact("3.520 tỷ đồng"))], "d1.txt budget 3.520 tỷ đồng", "3419.5e9"),
        ([report(fact("496 đồng"))], "d1.txt budget 496 đồng", "49503.5"),
        ([report(fact("120%"))], "d1.txt share 120%", "19.5"),
        ([report(fact("643%", geo_code=None, period_start=None, period_end=None))], "d1.txt share 643%", "542.5"),
        # told twice, one cause
        ([report(fact("3.520 tỷ đồng"), fact("3.520 tỷ đồng"))], "d1.txt budget 3.520 tỷ đồng", "3419.5e9"),
    ],
    "yearly-jump": [
        ([report(fact("3,8 tỷ đồng", "2021")), report(fact("38 tỷ đồng"))], "63-06 budget local actual 2022", "18.25e9"),
        ([report(fact("60", "2021")), report(fact("6"))], "63-06 projects local actual 2022", "6"),
    ],
    "missing-year": [
        ([year(2019), year(2021)], "63-06", "1"),
        ([year(2015), year(2017), year(2019)], "63-06", "2"),
    ],
    "late-report": [
        ([report(fact("2 tỷ đồng", H1_2022), on="2022-09-18", text="BÁO CÁO\n6 tháng: 2 tỷ đồng")], "d1.txt", "50"),
        ([report(fact("2 tỷ đồng"), on="2023-06-05", text="Báo cáo tổng kết năm 2022: 2 tỷ đồng")], "d1.txt", "126"),
    ],
}  # fmt: skip

QUERIED = [rule for rule in catalogue() if rule.query and rule.query != "support_ceiling"]


@pytest.mark.parametrize("rule", QUERIED, ids=lambda rule: rule.rule_id)
def test_shape(rule: Rule) -> None:
    """The columns that an alarm and its message need, and reports on both sides of the rule."""
    with _connection(*frames(), NOW) as connection:
        described = connection.execute(f"DESCRIBE {query(rule.query or '')}").fetchall()
    names = {row[0] for row in described}
    assert {"id", "geo_code", "period_start", "period_end", "difference", "unit"} <= names
    assert PASSES[rule.rule_id]
    assert FAILS[rule.rule_id]


@pytest.mark.parametrize(
    ("rule_id", "reports"), [(rule_id, case) for rule_id, cases in PASSES.items() for case in cases]
)
def test_passes(rule_id: str, reports: list[dict[str, Any]]) -> None:
    assert alarms(rule_id, *reports) == []


@pytest.mark.parametrize(
    ("rule_id", "reports", "cause", "difference"),
    [(rule_id, *case) for rule_id, cases in FAILS.items() for case in cases],
)
def test_fails(rule_id: str, reports: list[dict[str, Any]], cause: str, difference: str) -> None:
    (alarm,) = alarms(rule_id, *reports)
    assert (alarm.rule_id, alarm.cause) == (rule_id, (cause,))
    assert alarm.difference == Decimal(difference)
    assert "{" not in alarm.message_vi + alarm.message_en
    assert alarm.message_vi != alarm.message_en


def test_an_empty_warehouse_has_no_offenders() -> None:
    with _connection(*frames(), NOW) as connection:
        assert all(not list(_rows(connection, query(rule.query or ""))) for rule in QUERIED)
