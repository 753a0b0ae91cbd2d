"""Rollups: the rule of choice, what is added and what never is, and the laws that hold for any facts."""

import random
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.geography import frames
from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.rollup import rollups
from quality.schemas import split

PROVINCES, SUCCESSION = frames.provinces(), frames.province_succession()
BAC_KAN, THAI_NGUYEN, HA_NOI, BINH_THUAN = "63-06", "63-19", "63-01", "63-60"
YEAR_2020 = (date(2020, 1, 1), date(2020, 12, 31))
PUBLISHED = {"old": date(2021, 1, 1), "new": date(2021, 6, 1), "undated": None}
DOCUMENTS = pl.DataFrame(
    [{"document_id": name, "published_on": day} for name, day in PUBLISHED.items()],
    schema=polars_schema(TABLES["documents"]),
)


def fact(value: int, geo: str = BAC_KAN, period: tuple[date, date] = YEAR_2020, **other: object) -> dict:
    """A fact of `value` projects, with other columns as given."""
    digits = Decimal(value)
    made = {
        "document_id": "old", "quote_start": 10, "indicator": "projects", "unit": "count", "stage": "actual",
        "qualifier": "exact", "confidence": 0.9, "geo_code": geo, "value": digits, "value_low_bound": digits,
        "value_high_bound": digits, "period_start": period[0], "period_end": period[1], "rules": [],
    } | other  # fmt: skip
    made["fact_id"] = other.get("fact_id", "-".join(str(made.get(name)) for name in IDENTITY))
    return made | {"figure_id": made["fact_id"], "quote": str(value), "quote_end": 99}


IDENTITY = (
    "document_id",
    "quote_start",
    "value",
    "geo_code",
    "qualifier",
    "confidence",
    "period_end",
    "funding",
)


def rolled(*facts: dict) -> dict[str, pl.DataFrame]:
    frame = pl.DataFrame(list(facts), schema=polars_schema(VIEWS["facts"]))
    return rollups(frame, PROVINCES, succession=SUCCESSION, documents=DOCUMENTS)


def cells(rows: pl.DataFrame, *columns: str, restated: bool = False, **equal: str) -> list[tuple]:
    chosen = rows.filter(
        pl.col("restated_34") == restated, *(pl.col(name) == value for name, value in equal.items())
    )
    return [
        tuple(int(x) if isinstance(x, Decimal) else x for x in row) for row in chosen.select(columns).rows()
    ]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (fact(1), fact(2, qualifier="about", confidence=1.0)),
        (fact(1, confidence=0.8, document_id="undated"), fact(2, confidence=0.7, document_id="new")),
        (fact(1, document_id="new", quote_start=99), fact(2, document_id="old")),
        (fact(1, document_id="old"), fact(2, document_id="undated")),
        (fact(1, quote_start=5), fact(2, quote_start=6)),
    ],
    ids=[
        "exact before hedged",
        "confidence",
        "published last",
        "dated before undated",
        "earliest in the text",
    ],
)
def test_which_fact_fills_a_cell(better: dict, worse: dict) -> None:
    for facts in ((better, worse), (worse, better)):
        rows = rolled(*facts)["rollup_province_year"]
        assert cells(rows, "geo_name", "year", "value", "basis", "fact_ids", "facts_available") == [
            ("Bắc Kạn", 2020, 1, "stated", [better["fact_id"]], 2)
        ]


@pytest.mark.parametrize(
    "unfit",
    [
        fact(7, period=(date(2020, 1, 1), date(2020, 6, 30))),
        fact(7, period=(date(2020, 7, 1), date(2020, 12, 31))),
        fact(7, period=(date(2020, 1, 1), date(2020, 9, 30))),
        fact(7, period=(date(2019, 12, 15), date(2020, 12, 14))),
        fact(7, place="huyện Ba Bể"),
        fact(7, geo_code=None),
        fact(7, period_start=None, period_end=None),
    ],
    ids=[
        "first half",
        "second half",
        "nine months",
        "another year's days",
        "a district",
        "no area",
        "no period",
    ],
)
def test_what_never_fills_a_year(unfit: dict) -> None:
    assert {name: frame.height for name, frame in rolled(unfit).items()} == {
        "rollup_province_year": 0,
        "rollup_region_year": 0,
        "rollup_programme_period": 0,
    }
    rows = rolled(unfit, fact(3))["rollup_province_year"]
    assert cells(rows, "value", "facts_available") == [(3, 1)]


def test_parts_stand_beside_their_total_and_are_never_added() -> None:
    rows = rolled(
        fact(73), fact(11, funding="national"), fact(62, funding="local"), fact(5, activity="training")
    )["rollup_province_year"]
    assert sorted(cells(rows, "funding", "activity", "value"), key=str) == [
        ("local", None, 62),
        ("national", None, 11),
        (None, "training", 5),
        (None, None, 73),
    ]


def test_a_region_is_told_as_stated_and_as_summed_and_the_two_are_not_added() -> None:
    rows = rolled(fact(10), fact(20, THAI_NGUYEN), fact(400, "KC-BAC"), fact(900, "VN"))["rollup_region_year"]
    seen = cells(rows, "geo_code", "basis", "value", "provinces_reporting", "provinces_total")
    assert seen == [
        ("KC-BAC", "stated", 400, 2, 28),
        ("KC-BAC", "summed", 30, 2, 28),
        ("VN", "stated", 900, 2, 63),
        ("VN", "summed", 30, 2, 63),
    ]


def test_a_region_that_no_province_reports_for_still_says_its_own() -> None:
    rows = rolled(fact(400, "KC-NAM"))["rollup_region_year"]
    assert cells(rows, "geo_name", "basis", "value", "provinces_reporting", "provinces_total") == [
        ("Khu vực phía Nam", "stated", 400, 0, 20)
    ]


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("share", "percent"), ("completion", "percent"), ("growth", "percent"), ("growth", "count"),
        ("capacity", "viên/năm"), ("income", "VND"), ("other", "count"),
    ],
)  # fmt: skip
def test_rates_are_never_added(indicator: str, unit: str) -> None:
    out = rolled(
        fact(10, indicator=indicator, unit=unit), fact(20, THAI_NGUYEN, indicator=indicator, unit=unit)
    )
    assert len(cells(out["rollup_province_year"], "value")) == 2
    assert cells(out["rollup_province_year"], "value", restated=True) == []
    assert out["rollup_region_year"].height == 0


def test_merged_provinces_are_summed_into_today_s() -> None:
    rows = rolled(fact(10), fact(20, THAI_NGUYEN), fact(5, HA_NOI))["rollup_province_year"]
    told = cells(rows, "geo_code", "basis", "value", "provinces_reporting", "provinces_total", restated=True)
    assert told == [("34-01", "stated", 5, 1, 1), ("34-19", "summed", 30, 2, 2)]


def test_one_predecessor_is_told_as_one_of_two() -> None:
    rows = rolled(fact(10))["rollup_province_year"]
    assert cells(rows, "geo_name", "value", "provinces_reporting", "provinces_total", restated=True) == [
        ("Thái Nguyên", 10, 1, 2)
    ]


def test_what_is_stated_of_a_merged_province_goes_before_the_sum() -> None:
    rows = rolled(fact(10), fact(20, THAI_NGUYEN), fact(31, "34-19"))["rollup_province_year"]
    assert cells(rows, "geo_code", "value", "basis", restated=True) == [("34-19", 31, "stated")]
    assert cells(rows, "geo_code", "value") == [("34-19", 31), ("63-06", 10), ("63-19", 20)]


def test_a_region_restated_has_today_s_provinces() -> None:
    rows = rolled(fact(10, BINH_THUAN), fact(300, "KC-NAM"), fact(400, "KC-BAC"))["rollup_region_year"]
    assert cells(rows, "geo_code", "basis", "value", "provinces_total") == [
        ("KC-BAC", "stated", 400, 28),
        ("KC-NAM", "stated", 300, 20),
        ("KC-NAM", "summed", 10, 20),
        ("VN", "summed", 10, 63),
    ]
    # Bình Thuận went from the South into Lâm Đồng: what the South said of itself is not of today's South.
    assert cells(rows, "geo_code", "basis", "value", "provinces_total", restated=True) == [
        ("KC-BAC", "stated", 400, 18),
        ("KC-TRUNG", "summed", 10, 8),
        ("VN", "summed", 10, 34),
    ]


def test_a_region_s_year_is_of_the_era_it_ends_in() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    rows = rolled(fact(10, period=year), fact(30, "34-19", period=year))["rollup_region_year"]
    assert cells(rows, "value", "provinces_reporting", "provinces_total", geo_code="VN") == [(30, 1, 34)]


def test_spans_of_years_are_told_for_every_area() -> None:
    span = (date(2015, 1, 1), date(2021, 12, 31))
    out = rolled(fact(73, period=span), fact(20, THAI_NGUYEN, period=span), fact(8, period=YEAR_2020))
    assert cells(
        out["rollup_programme_period"], "geo_code", "period_start", "period_end", "basis", "value"
    ) == [
        ("63-06", *span, "stated", 73),
        ("63-19", *span, "stated", 20),
        ("KC-BAC", *span, "summed", 93),
        ("VN", *span, "summed", 93),
    ]
    assert cells(out["rollup_province_year"], "year", "value") == [(2020, 8)]


def test_a_name_is_the_one_borne_longest() -> None:
    rows = rolled(fact(1, "63-46"))["rollup_province_year"]
    assert cells(rows, "geo_name") == [("Thừa Thiên Huế",)]
    assert cells(rows, "geo_name", restated=True) == [("Huế",)]


GEO_CODES = st.sampled_from(
    [BAC_KAN, THAI_NGUYEN, HA_NOI, BINH_THUAN, "63-68", "34-19", "34-68", "KC-BAC", "KC-NAM", "VN"]
)
PERIODS = st.sampled_from([
    YEAR_2020, (date(2025, 1, 1), date(2025, 12, 31)), (date(2015, 1, 1), date(2021, 12, 31)),
    (date(2020, 1, 1), date(2020, 6, 30)),
])  # fmt: skip
FACTS = st.lists(
    st.builds(
        fact,
        st.integers(0, 10**6),
        GEO_CODES,
        PERIODS,
        funding=st.sampled_from([None, "national"]),
        document_id=st.sampled_from(list(PUBLISHED)),
        quote_start=st.integers(0, 3),
        confidence=st.sampled_from([0.5, 0.9]),
        indicator=st.sampled_from(["projects", "share", "jobs"]),
    ),
    max_size=25,
).map(lambda facts: [each | {"fact_id": f"{each['document_id']}-{nth}"} for nth, each in enumerate(facts)])


@settings(max_examples=25)
@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(facts: list[dict], chance: random.Random) -> None:
    shuffled = sorted(facts, key=lambda _: chance.random())
    before, after = rolled(*facts), rolled(*shuffled)
    assert all(before[name].equals(after[name]) for name in before)


@settings(max_examples=25)
@given(FACTS)
def test_a_report_read_twice_changes_no_value(facts: list[dict]) -> None:
    again = [each | {"fact_id": f"{each['fact_id']}-again"} for each in facts]
    before, after = rolled(*facts), rolled(*facts, *again)
    for name in before:
        told = [column for column in before[name].columns if column not in {"fact_ids", "facts_available"}]
        assert before[name].select(told).equals(after[name].select(told))


@settings(max_examples=25)
@given(FACTS)
def test_every_value_is_the_sum_of_the_facts_it_names_each_once(facts: list[dict]) -> None:
    values = {each["fact_id"]: each for each in facts}
    for name, frame in rolled(*facts).items():
        for row in frame.rows(named=True):
            assert len(set(row["fact_ids"])) == len(row["fact_ids"])
            used = [values[each] for each in row["fact_ids"]]
            assert row["value"] == sum(each["value"] for each in used), name
            assert row["value_low_bound"] == sum(each["value_low_bound"] for each in used)
            assert (row["basis"] == "summed") or len(used) == 1
            assert len({each["geo_code"] for each in used}) == len(used)
            assert row["facts_available"] >= len(used)
            assert row["provinces_reporting"] <= row["provinces_total"]


@settings(max_examples=25)
@given(FACTS)
def test_rollups_keep_the_schema(facts: list[dict]) -> None:
    for name, frame in rolled(*facts).items():
        sound, aside = split(TABLES[name], frame)
        assert aside.is_empty(), aside["reasons"].to_list()
        assert sound.equals(frame.sort(TABLES[name].key))
