"""The dimension tables of places, as frames by the model. Nothing is looked up here."""

from datetime import date
from typing import TYPE_CHECKING

from khuyencong.geography.provinces import PROVINCES, SPANS
from khuyencong.geography.reference import rows
from khuyencong.model import TABLES, polars_schema

if TYPE_CHECKING:
    import polars as pl


def provinces() -> "pl.DataFrame":
    """Every span of every province of both eras."""
    columns = TABLES["provinces"].names
    return _frame("provinces", [[getattr(span, column) for column in columns] for span in SPANS])


def province_succession() -> "pl.DataFrame":
    """Each of the 63 with the province of the 34 it went into."""
    return _frame(
        "province_succession",
        [
            [
                row["old_geo_code"],
                row["new_geo_code"],
                date.fromisoformat(row["effective"]),
                PROVINCES[row["old_geo_code"]].name,
                PROVINCES[row["new_geo_code"]].name,
                row["relation"],
            ]
            for row in rows("province_succession")
        ],
    )


def regions() -> "pl.DataFrame":
    """The khuyến công and socio-economic regions of both eras with their numbers of provinces."""
    return _frame(
        "regions",
        [
            [
                row["scheme"],
                row["region_key"],
                row["geo_code"] or None,
                row["name"],
                int(row["provinces_total"]),
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            ]
            for row in rows("regions")
        ],
    )


def _frame(table: str, values: list[list[str | int | date | None]]) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - 0.3 s: whoever resolves a name needs no frames

    return pl.DataFrame(values, schema=polars_schema(TABLES[table]), orient="row")
