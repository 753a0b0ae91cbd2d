"""Schemas: shape blocks, rows that break it are set aside with their reasons, and none is lost."""

import math
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.model import TABLES, VIEWS, empty, polars_schema
from quality.schemas import WrongShapeError, schema, shape_problems, split

FACTS = VIEWS["facts"]
EVERY = [*TABLES.values(), *VIEWS.values()]


def fact(nth: int = 0, **other: object) -> dict:
    return {
        "fact_id": f"abc-{nth}", "figure_id": f"abc-{nth}", "document_id": "abc", "quote": "73 đề án",
        "quote_start": 3, "quote_end": 11, "indicator": "projects", "value": Decimal(73), "unit": "count",
        "value_low_bound": Decimal(73), "value_high_bound": Decimal(73), "qualifier": "exact",
        "geo_code": "63-06", "period_start": date(2020, 1, 1), "period_end": date(2020, 12, 31),
        "stage": "actual", "confidence": 0.9, "rules": ["row"],
    } | other  # fmt: skip


def facts(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=polars_schema(FACTS))


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_every_table_has_a_schema_of_its_columns(table) -> None:
    made = schema(table)
    assert list(made.columns) == table.names
    assert [each.nullable for each in made.columns.values()] == [each.nullable for each in table.columns]
    assert shape_problems(table, empty(table)) == []


def test_sound_rows_pass_as_they_are() -> None:
    frame = facts(fact(1), fact(0, funding="national", value_high=Decimal(80)))
    sound, aside = split(FACTS, frame)
    assert sound.equals(frame)
    assert aside.is_empty()
    assert aside.columns == [*FACTS.names, "reasons"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"stage": None}, "stage is null"),
        ({"rules": None}, "rules is null"),
        ({"stage": "done"}, "stage: isin(['planned', 'actual']) (done)"),
        ({"funding": "KCQG"}, "funding: isin("),
        ({"confidence": 1.5}, "confidence: less_than_or_equal_to(1) (1.5)"),
        ({"confidence": -0.1}, "confidence: greater_than_or_equal_to(0) (-0.1)"),
        ({"confidence": math.nan}, "confidence: not a number (NaN)"),
        ({"quote_start": -1}, "quote_start: greater_than_or_equal_to(0) (-1)"),
        ({"quote_end": 3}, "empty span"),
        ({"period_end": date(2019, 1, 1)}, "period_start above period_end"),
        ({"value": Decimal(72)}, "value_low_bound above value"),
        ({"value": Decimal(74)}, "value above value_high_bound"),
        ({"value_high": Decimal(70)}, "value above value_high"),
        ({"fact_id": "abc-0"}, "repeated key (fact_id)"),
    ],
)
def test_a_row_that_breaks_the_schema_is_set_aside_with_its_reason(wrong: dict, reason: str) -> None:
    sound, aside = split(FACTS, facts(fact(0), fact(1, **wrong), fact(2)))
    assert "abc-2" in sound["fact_id"]
    assert sound.height + aside.height == 3
    assert any(each.startswith(reason) for each in aside["reasons"][-1]), aside["reasons"].to_list()


def test_nan_does_not_pass_where_null_may() -> None:
    """Polars holds NaN to be at least anything: a limit alone lets it through."""
    relations = TABLES["relations"]
    row = {
        "relation_id": "r", "document_id": "abc", "kind": "sum", "verdict": "holds", "belief": math.nan,
        "quote_start": 0, "quote_end": 5,
    }  # fmt: skip
    _, aside = split(relations, pl.DataFrame([row], schema=polars_schema(relations)))
    assert any(each.startswith("belief: not a number") for each in aside["reasons"][0])


def test_every_reason_of_a_row_is_told() -> None:
    _, aside = split(FACTS, facts(fact(stage="done", indicator="mood", confidence=7.0)))
    assert [each.split(":")[0] for each in aside["reasons"][0]] == ["indicator", "stage", "confidence"]


def test_null_in_a_key_is_a_value_of_its_own() -> None:
    cells = TABLES["rollup_province_year"]
    row = {
        "restated_34": False, "geo_code": "63-06", "geo_name": "Bắc Kạn", "year": 2020, "stage": "actual",
        "indicator": "projects", "unit": "count", "value": Decimal(1), "value_low_bound": Decimal(1),
        "value_high_bound": Decimal(1), "basis": "stated", "fact_ids": ["a"], "facts_available": 1,
        "provinces_reporting": 1, "provinces_total": 1,
    }  # fmt: skip
    frame = pl.DataFrame([row, row | {"funding": "national"}, row], schema=polars_schema(cells))
    sound, aside = split(cells, frame)
    assert sound["funding"].to_list() == ["national"]
    assert aside.height == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda frame: frame.drop("stage"), "column stage is missing"),
        (lambda frame: frame.with_columns(mood=1), "column mood is unknown"),
        (
            lambda frame: frame.with_columns(pl.col("value").cast(pl.Float64)),
            "column value is Float64, not Decimal",
        ),
        (lambda frame: frame.select(reversed(frame.columns)), "is out of order"),
    ],
)
def test_a_wrong_shape_blocks(change, problem: str) -> None:
    frame = change(facts(fact()))
    assert any(problem in each for each in shape_problems(FACTS, frame))
    with pytest.raises(WrongShapeError, match=r"^facts: "):
        split(FACTS, frame)


def test_a_lazy_frame_is_refused_for_pandera_would_pass_its_rows() -> None:
    with pytest.raises(TypeError, match="only a collected frame"):
        split(FACTS, facts(fact(stage="done")).lazy())  # ty: ignore[invalid-argument-type]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["actual", "done", None])), max_size=8))
def test_nothing_is_lost_and_order_is_kept(rows: list[tuple[int, str | None]]) -> None:
    frame = facts(*(fact(nth, stage=stage) for nth, stage in rows))
    sound, aside = split(FACTS, frame)
    ids = [nth for nth, _ in rows]
    good = [f"abc-{nth}" for nth, stage in rows if stage == "actual" and ids.count(nth) == 1]
    assert sound["fact_id"].to_list() == good
    assert sorted([*sound["fact_id"], *aside["fact_id"]]) == sorted(frame["fact_id"])
    assert all(len(each) > 0 for each in aside["reasons"])
