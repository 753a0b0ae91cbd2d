"""The reference tables are whole: composed Unicode, real days, codes that exist, every column explained."""

import csv
import unicodedata
from datetime import date

import pytest

from khuyencong.geography import PROVINCES, place
from khuyencong.geography.reference import REFERENCE, rows
from khuyencong.model import codes

TABLES = sorted(path.stem for path in REFERENCE.glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_files_are_plain_and_explained(name: str) -> None:
    content = (REFERENCE / f"{name}.csv").read_bytes()
    text = content.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    header, *body = csv.reader(text.splitlines())
    assert {len(row) for row in body} == {len(header)}
    readme = (REFERENCE / "README.md").read_text(encoding="utf-8")
    assert f"`{name}.csv`" in readme
    shared_columns = {"geo_code", "valid_from", "valid_to", "confidence"}
    explained = readme[readme.index(f"- `{name}.csv`") :].split("\n- ")[0]
    assert [
        column for column in header if column not in shared_columns and f"`{column}`" not in explained
    ] == []
    (stated,) = [line for line in readme.splitlines() if line.startswith(f"| `{name}.csv`")]
    assert stated.endswith(f"| {len(body)} |")


@pytest.mark.parametrize("name", TABLES)
def test_days_and_spans_are_real(name: str) -> None:
    for row in rows(name):
        days = [date.fromisoformat(row[column]) for column in ("valid_from", "valid_to") if row.get(column)]
        period = [
            date.fromisoformat(row[column]) for column in ("period_start", "period_end") if row.get(column)
        ]
        assert days == sorted(days)
        assert period == sorted(period)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("support_ceilings", "geo_code"),
        ("published_figures", "geo_code"),
        ("areas", "geo_code"),
        ("districts", "province"),
    ],
)
def test_places_exist(name: str, column: str) -> None:
    for row in rows(name):
        assert row[column] == "" or place(row[column]).geo_code == row[column]


def test_codes_exist() -> None:
    for row in rows("activity_schemes"):
        assert set(filter(None, row["activities"].split("|"))) <= set(codes.ACTIVITIES)
    for row in rows("published_figures"):
        assert row["stage"] in codes.STAGES
        assert row["qualifier"] in codes.QUALIFIERS
        assert row["funding"] in {"", *codes.FUNDING_SOURCES}
        assert bool(row["geo_code"]) != bool(row["area"])
    assert {row["confidence"] for name in TABLES for row in rows(name) if "confidence" in row} == {
        "high",
        "medium",
        "low",
    }


def test_every_socioeconomic_region_is_a_region() -> None:
    keys = {row["region_key"] for row in rows("regions")}
    assert {province.socioeconomic_region for province in PROVINCES.values()} <= keys


def test_a_ceiling_limits_a_share_or_an_amount() -> None:
    for row in rows("support_ceilings"):
        assert row["max_share_pct"] or row["max_vnd"]


def test_published_figures_of_bac_kan_add_up() -> None:
    by_funding = {
        row["funding"]: float(row["value"])
        for row in rows("published_figures")
        if (row["geo_code"], row["period_end"]) == ("63-06", "2021-12-31")
    }
    assert by_funding == {"state": 7690.5, "national": 4170.0, "local": 3520.5}
