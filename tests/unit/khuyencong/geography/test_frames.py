"""The dimension frames fit the model and agree with each other."""

import polars as pl
import pytest

from khuyencong.geography import PROVINCES, SUCCESSION, frames
from khuyencong.model import TABLES, polars_schema


@pytest.mark.parametrize("table", ["provinces", "province_succession", "regions"])
def test_frames_fit_the_model(table: str) -> None:
    frame: pl.DataFrame = getattr(frames, table)()
    declared = TABLES[table]
    assert dict(frame.schema) == polars_schema(declared)
    assert frame.select(declared.key).is_duplicated().sum() == 0
    required = [column.name for column in declared.columns if not column.nullable]
    assert frame.select(pl.col(required).null_count()).row(0) == (0,) * len(required)
    for column in declared.columns:
        assert column.codes is None or set(frame[column.name]) <= set(column.codes)


def test_every_province_is_there_once_but_two_that_changed_their_name_or_type() -> None:
    counts = frames.provinces().group_by("geo_code").len()
    assert set(counts["geo_code"]) == set(PROVINCES)
    assert set(counts.filter(pl.col("len") > 1)["geo_code"]) == {"63-46", "34-75"}


def test_succession_names_both_sides() -> None:
    found = frames.province_succession()
    assert dict(found.select("old_geo_code", "new_geo_code").iter_rows()) == SUCCESSION
    assert found.filter(pl.col("old_geo_code") == "63-06").row(0)[3:5] == ("Bắc Kạn", "Thái Nguyên")


def test_regions_have_as_many_provinces_as_they_say() -> None:
    stated = frames.regions().filter(pl.col("geo_code").is_not_null())
    counted = {
        (f"khuyen_cong_{province.era}", province.kc_region): sum(
            other.era == province.era and other.kc_region == province.kc_region
            for other in PROVINCES.values()
        )
        for province in PROVINCES.values()
    }
    assert {
        (row["scheme"], row["geo_code"]): row["provinces_total"] for row in stated.iter_rows(named=True)
    } == counted
