"""Laws that hold for any reports: order does not matter, vagueness never accuses, one cause is told once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.warehouse.layers import Layers
from quality.rules import catalogue, offenders, query
from quality.rules.queries import _connection, _rows
from tests.unit.quality.rules.reports import NOW, fact, frames, report

if TYPE_CHECKING:
    import random

PERIODS = ("2021", "2022", "2022-01-01/2022-06-30", "2021-2025")
AREAS = ("63-06", "63-14", "KC-BAC", "VN")
TELLS = st.builds(
    lambda tenths, when, area, day, funding: report(
        fact(f"{tenths // 10},{tenths % 10} tỷ đồng", when, geo_code=area, funding=funding), on=day, geo=area
    ),
    st.integers(5, 900),
    st.sampled_from(PERIODS),
    st.sampled_from(AREAS),
    st.sampled_from((None, "2022-07-20", "2023-01-15", "2026-02-01")),
    st.sampled_from(("local", "local", "national", None)),
)
"""A report of one figure: several figures of a cell in one report would be parts of it, and become one if widened."""

REPORTS = st.lists(TELLS, min_size=2, max_size=7)
COMPARING = (
    "figure_revised",
    "part_of_year_within_year",
    "year_within_period",
    "areas_within_area",
    "yearly_jump",
    "implausible_size",
)
FEW = settings(max_examples=8, deadline=None)


@FEW
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(reports: list[dict], chance: random.Random) -> None:
    facts, documents = frames(*reports)
    mixed, shuffled = (
        frame.sample(fraction=1, shuffle=True, seed=chance.randrange(999)) for frame in (facts, documents)
    )
    assert offenders(facts, documents, NOW) == offenders(mixed, shuffled, NOW)


@FEW
@given(REPORTS, st.integers(0, 6), st.integers(1, 60))
def test_a_wider_interval_never_adds_an_alarm(reports: list[dict], at: int, tenths: int) -> None:
    facts, documents = frames(*reports)
    more = Decimal(tenths) * 10**8
    chosen = pl.col("fact_id") == facts["fact_id"][at % facts.height]
    wider = facts.with_columns(
        pl.when(chosen).then(pl.col(name) + by).otherwise(name).cast(facts.schema[name]).alias(name)
        for name, by in (("value_low_bound", -more), ("value_high_bound", more))
    )
    assert causes(wider, documents) <= causes(facts, documents)


def causes(facts: pl.DataFrame, documents: pl.DataFrame) -> set[tuple[str, str]]:
    """Every offender, before one is left out for another's sake."""
    with _connection(facts, documents, NOW) as connection:
        return {(name, row["id"]) for name in COMPARING for row in _rows(connection, query(name))}


def test_one_slip_is_one_alarm() -> None:
    slip = fact("3.800 tỷ đồng", "2023")
    told = [
        report(slip),
        report(fact("3,8 tỷ đồng", "2022")),
        report(fact("20 tỷ đồng", "2021-2025")),
        report(fact("30 tỷ đồng", "2023", geo_code="KC-BAC")),
    ]
    assert [alarm.rule_id for alarm in offenders(*frames(*told), NOW)] == ["implausible-size"]


def test_what_fails_without_the_slip_is_still_told() -> None:
    told = [
        report(fact("3.800 tỷ đồng")),
        report(fact("30 tỷ đồng", geo_code="63-14")),
        report(fact("25 tỷ đồng", geo_code="KC-BAC")),
    ]
    (size, region) = sorted(offenders(*frames(*told), NOW), key=lambda alarm: alarm.rule_id)
    assert (size.rule_id, region.rule_id) == ("implausible-size", "provinces-within-region")
    assert region.found == Decimal(30 * 10**9)


def test_a_jump_that_another_alarm_explains_is_not_told_again() -> None:
    told = [
        report(fact("3,8 tỷ đồng", "2021")),
        report(fact("38 tỷ đồng", "2022")),
        report(fact("20 tỷ đồng", "2021-2025")),
    ]
    assert [alarm.rule_id for alarm in offenders(*frames(*told), NOW)] == ["year-within-period"]


def test_figures_of_an_alarm_are_told_once_with_their_roles() -> None:
    (alarm,) = offenders(*frames(report(fact("270")), report(fact("273")), report(fact("273"))), NOW)
    assert alarm.facts == (("d1-100", "before"), ("d2-100", "after"))


def test_a_message_tells_the_arithmetic_with_its_reports() -> None:
    told = [
        report(fact("4,2 tỷ đồng", "2022-01-01/2022-06-30"), on="2022-07-20"),
        report(fact("3,8 tỷ đồng")),
    ]
    (alarm,) = offenders(*frames(*told), NOW)
    assert alarm.message_vi == (
        "Kinh phí khuyến công, khuyến công địa phương, thực hiện, Bắc Kạn, 2022: 6 tháng đầu năm 2022: 4,2 tỷ đồng "
        "(d1.txt, 20/07/2022) lớn hơn cả năm, 3,8 tỷ đồng (d2.txt) (vượt 300 triệu đồng)."
    )
    assert "first 6 months of 2022: 4.2 billion VND (d1.txt, 2022-07-20) is more than" in alarm.message_en


def test_an_empty_warehouse_raises_nothing(tmp_path) -> None:
    layers = Layers(tmp_path)
    assert offenders(layers.read("facts"), layers.read("documents"), NOW) == []


def test_plans_that_do_not_nest_get_a_note() -> None:
    half, whole = fact("12", "2022-01-01/2022-06-30"), fact("10")
    for stage, severity in (("actual", "warning"), ("planned", "note")):
        (alarm,) = offenders(*frames(report(half | {"stage": stage}), report(whole | {"stage": stage})), NOW)
        assert alarm.severity == severity


def test_severity_is_never_above_the_rules() -> None:
    worst = {rule.rule_id: rule.severity for rule in catalogue()}
    told = [report(fact("9 tỷ đồng")), report(fact("7 tỷ đồng")), report(fact("900 tỷ đồng", "2023"))]
    found = offenders(*frames(*told), NOW)
    assert len(found) == 2
    assert all(alarm.severity in {worst[alarm.rule_id], "note"} for alarm in found)
