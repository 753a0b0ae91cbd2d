"""Rollups: one chosen figure a cell, and their sums over regions. No figure is mended or guessed here.

A cell is an area, a span of time, an indicator, a unit, a source of money, an activity and a stage. Null is
a value of its own there: "funding not said" is never taken for one of the sources.

Which facts may fill a cell: those whose period is exactly the cell's (a half-year never fills its year) and
that speak of the whole area (`place` is null). Which one does: an exact figure before a hedged one, then
the highest confidence, then the report published last, then the earliest in its text. So a part never adds
to its total, and a report read twice changes no value.

Which cells are added: those of provinces, one figure each, over a region or over the provinces that one of
today's was made of; only money and counts, never per cents, rates, capacities, incomes. What a region says
of itself is told beside, as `stated`, and never added to the sum. A sum counts the provinces that it is
made of.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from khuyencong.geography import MERGED_ON, place
from khuyencong.model import TABLES, codes, polars_schema

CELL = ["period_start", "period_end", "indicator", "unit", "funding", "activity", "stage"]
"""What makes a cell, beside its area."""

ADDED_UNITS = ("VND", "USD", "count")
NEVER_ADDED = ("share", "completion", "growth", "capacity", "income", "other")
"""Indicators whose values of two provinces have no sum; `other` is many things."""

COUNTRY = "VN"


@dataclass(frozen=True, slots=True)
class _Map:
    """Which areas there are: frames made from the dimension tables."""

    provinces: pl.DataFrame  # geo_code, era, geo_name, region
    succession: pl.DataFrame  # geo_code (63), heir (34), provinces_total: how many went into the heir
    areas: pl.DataFrame  # geo_code (a province), area: its region, and the country


def rollups(
    facts: pl.DataFrame, provinces: pl.DataFrame, *, succession: pl.DataFrame, documents: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """The three rollup tables by name, by the model, sorted by their keys.

    `restated_34` false: areas as reported; a region's sum takes the provinces of the era that the period
    ends in. True: in today's provinces. One that only changed its code keeps its figures; one that was
    merged has what was stated for it, else the sum of the provinces that went into it;
    `provinces_reporting` of them have a figure.

    Args:
        facts: the table `facts`.
        provinces: the table `provinces`.
        succession: the table `province_succession`.
        documents: the table `documents`, for the day of publication.
    """
    geography = _map(provinces, succession)
    ranked = _ranked(facts, documents)
    start, end = pl.col("period_start"), pl.col("period_end")
    year = (start == pl.date(start.dt.year(), 1, 1)) & (end == pl.date(start.dt.year(), 12, 31))
    years = _all_areas(ranked.filter(year), geography).with_columns(year=start.dt.year())
    periods = _all_areas(ranked.filter((end - start).dt.total_days() > 366), geography)
    of_province = ~pl.col("geo_code").is_in([COUNTRY, *codes.KC_REGIONS])
    return {
        "rollup_province_year": _table("rollup_province_year", years.filter(of_province)),
        "rollup_region_year": _table("rollup_region_year", years.filter(~of_province)),
        "rollup_programme_period": _table("rollup_programme_period", periods),
    }


def _table(name: str, cells: pl.DataFrame) -> pl.DataFrame:
    """`cells` as the table `name`: its columns and types, in the order of its key."""
    typed = [pl.col(column).cast(kind) for column, kind in polars_schema(TABLES[name]).items()]
    return cells.select(typed).sort(TABLES[name].key)


def _map(provinces: pl.DataFrame, succession: pl.DataFrame) -> _Map:
    """The frames that sums are made by. A province has the name that it bore longest."""
    lasted = pl.col("valid_to").fill_null(date.max) - pl.col("valid_from")
    known = provinces.sort(lasted, descending=True).unique("geo_code", keep="first", maintain_order=True)
    known = known.select("geo_code", "era", geo_name="name", region="kc_region")
    heirs = succession.select(geo_code="old_geo_code", heir="new_geo_code")
    heirs = heirs.with_columns(provinces_total=pl.len().over("heir").cast(pl.Int32))
    areas = pl.concat(
        [known.select("geo_code", area="region"), known.select("geo_code", area=pl.lit(COUNTRY))]
    )
    return _Map(known, heirs, areas)


def _ranked(facts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The facts that may fill a cell, the best first, whatever the order they came in."""
    published = documents.select("document_id", "published_on").unique("document_id", maintain_order=True)
    return (
        facts.filter(pl.col("place").is_null(), pl.col("geo_code").is_not_null())
        .join(published, on="document_id", how="left")
        .sort(
            pl.col("qualifier") == "exact", "confidence", "published_on", "quote_start", "fact_id",
            descending=[True, True, True, False, False], nulls_last=True,
        )
    )  # fmt: skip


def _all_areas(ranked: pl.DataFrame, geography: _Map) -> pl.DataFrame:
    """Cells of provinces, regions and the country, as reported and restated."""
    reported = _named_provinces(_chosen(ranked), geography, restated=False)
    restated = _named_provinces(_restated(ranked, geography), geography, restated=True)
    wider = _chosen(ranked).filter(pl.col("geo_code").is_in([COUNTRY, *codes.KC_REGIONS]))
    parts = [
        reported,
        restated,
        _regions(reported, wider, geography, restated=False),
        _regions(restated, wider, geography, restated=True),
    ]
    return pl.concat(parts, how="diagonal_relaxed")


def _chosen(ranked: pl.DataFrame) -> pl.DataFrame:
    """One fact a cell: the first of its candidates."""
    return ranked.group_by("geo_code", *CELL, maintain_order=True).agg(
        pl.first("value", "value_low_bound", "value_high_bound"),
        fact_ids=pl.col("fact_id").head(1),
        facts_available=pl.len().cast(pl.Int32),
        basis=pl.lit("stated"),
        provinces_reporting=pl.lit(1, dtype=pl.Int32),
        provinces_total=pl.lit(1, dtype=pl.Int32),
    )


def _summed(cells: pl.DataFrame, area: str) -> pl.DataFrame:
    """Cells of provinces added up by the column `area`, each once; their `provinces_total` is the area's."""
    additive = pl.col("unit").is_in(ADDED_UNITS) & ~pl.col("indicator").is_in(NEVER_ADDED)
    return (
        cells.filter(additive)
        .sort("geo_code")
        .group_by(area, *CELL, maintain_order=True)
        .agg(
            pl.sum("value", "value_low_bound", "value_high_bound", "facts_available"),
            pl.first("provinces_total"),
            fact_ids=pl.col("fact_ids").explode(),
            basis=pl.lit("summed"),
            provinces_reporting=pl.col("geo_code").n_unique().cast(pl.Int32),
        )
        .rename({area: "geo_code"})
    )


def _restated(ranked: pl.DataFrame, geography: _Map) -> pl.DataFrame:
    """Cells of today's provinces: stated for them or for the one province that they are, else summed."""
    moved = ranked.join(geography.succession, on="geo_code", how="left")
    same = pl.col("provinces_total").fill_null(1) == 1
    heirs = moved.filter(same).with_columns(geo_code=pl.coalesce("heir", "geo_code"))
    stated = _chosen(heirs.drop("heir", "provinces_total"))
    merged = geography.succession.filter(pl.col("provinces_total") > 1)
    parts = _chosen(ranked).drop("provinces_total").join(merged, on="geo_code")
    summed = _summed(parts, "heir").join(stated, on=["geo_code", *CELL], how="anti", nulls_equal=True)
    return pl.concat([stated, summed], how="diagonal_relaxed")


def _named_provinces(cells: pl.DataFrame, geography: _Map, *, restated: bool) -> pl.DataFrame:
    """The cells of provinces, with their names; only today's where `restated`."""
    here = geography.provinces.filter(pl.col("era") == "34") if restated else geography.provinces
    return cells.join(here.select("geo_code", "geo_name"), on="geo_code").with_columns(
        restated_34=pl.lit(restated)
    )


def _regions(cells: pl.DataFrame, wider: pl.DataFrame, geography: _Map, *, restated: bool) -> pl.DataFrame:
    """Regions and the country: stated of themselves, and summed from `cells` of the era's provinces."""
    era = pl.lit("34") if restated else _era(pl.col("period_end"))
    totals = (
        geography.areas.join(geography.provinces, on="geo_code")
        .group_by("area", "era")
        .agg(provinces_total=pl.len().cast(pl.Int32))
    )
    members = (
        cells.drop("provinces_total")
        .join(geography.provinces.select("geo_code", "era"), on="geo_code")
        .filter(pl.col("era") == era)
        .join(geography.areas, on="geo_code")
        .join(totals, on=["area", "era"])
    )
    reporting = members.group_by(pl.col("area").alias("geo_code"), *CELL).agg(
        provinces_reporting=pl.col("geo_code").n_unique().cast(pl.Int32)
    )
    stated = (
        wider.drop("provinces_reporting", "provinces_total")
        .with_columns(era=era)
        .join(reporting, on=["geo_code", *CELL], how="left", nulls_equal=True)
        .join(totals.rename({"area": "geo_code"}), on=["geo_code", "era"])
        .with_columns(pl.col("provinces_reporting").fill_null(0))
    )
    if restated:
        redrawn = pl.col("geo_code").is_in(_redrawn(geography)) & (_era(pl.col("period_end")) == "63")
        stated = stated.filter(~redrawn)
    both = pl.concat([stated, _summed(members, "area")], how="diagonal_relaxed")
    names = {code: place(code).name for code in (COUNTRY, *codes.KC_REGIONS)}
    return both.with_columns(
        geo_name=pl.col("geo_code").replace_strict(names, return_dtype=pl.String),
        restated_34=pl.lit(restated),
    )


def _era(day: pl.Expr) -> pl.Expr:
    """The era that a day lies in."""
    return pl.when(day >= MERGED_ON).then(pl.lit("34")).otherwise(pl.lit("63"))


def _redrawn(geography: _Map) -> list[str]:
    """Regions that the merger changed: what they said of themselves before it is not of today's."""
    regions = geography.provinces.select("geo_code", "region")
    moved = (
        geography.succession.join(regions, on="geo_code")
        .join(regions.rename({"geo_code": "heir", "region": "now"}), on="heir")
        .filter(pl.col("region") != pl.col("now"))
    )
    return sorted({*moved["region"], *moved["now"]})
