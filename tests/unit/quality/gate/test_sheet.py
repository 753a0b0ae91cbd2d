"""The sheet: each thing that may go wrong with a release is counted in its column, at its place."""

from pathlib import Path

import duckdb
import pytest

from quality.gate.rules import measures
from quality.gate.sheet import Sheet, sheet
from tests.unit.quality.gate.small import changed, release

COUNTS = {
    "repeated_keys", "nulls", "out_of_order", "orphans", "ungrounded_quotes", "unknown_facts", "unlike_facts",
    "value_off", "bounds_off", "repeated_areas", "lost_documents", "lost_findings", "lost_figures", "lost_facts",
    "unreadable_last",
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("gate"))


def counted(found: Sheet) -> dict[tuple[str, str], int]:
    """What is not as it should be: column and place, and how often."""
    return {
        (name, row["place"]): row[name] for row in found.rows for name in COUNTS & row.keys() if row[name]
    }


def test_a_sound_release_has_nothing_against_it(sound: Path) -> None:
    found = sheet(sound, sound)
    assert (counted(found), found.same_code, found.last) == ({}, True, "sound")
    assert {name for row in found.rows for name in row} >= set(measures())


CELL = "rollup_province_year false 63-06 2021 projects count actual"
FAULTS = {
    "INSERT INTO budgets FROM budgets": {("repeated_keys", "budgets"): 1, ("repeated_keys", "facts"): 1},
    "ALTER TABLE quarantine ALTER source DROP NOT NULL;"
    " INSERT INTO quarantine VALUES (NULL, NULL, 'empty', 'x', now())": {("nulls", "quarantine.source"): 1},
    "UPDATE figures SET quote_start = 5 WHERE figure_id = 'd1-4'": {("ungrounded_quotes", "figures.quote"): 1},
    "UPDATE budgets SET period_start = '2022-01-01'": {
        ("out_of_order", "budgets: period_start ≤ period_end"): 1, ("out_of_order", "facts: period_start ≤ period_end"): 1,
    },
    "UPDATE findings SET document_id = 'd9'": {("orphans", "findings.document_id → documents"): 1},
    "UPDATE findings SET geo_code = '63-99'": {("orphans", "findings.geo_code → provinces"): 1},
    "UPDATE rollup_province_year SET fact_ids = ['d1-49']": {
        ("unlike_facts", CELL): 1, ("value_off", CELL): 73 - 7.69e9, ("bounds_off", CELL): 7.69e9 - 73,
    },
    "UPDATE rollup_province_year SET fact_ids = ['d1-30', 'd1-30']": {
        ("repeated_areas", CELL): 1, ("value_off", CELL): -73, ("bounds_off", CELL): 73,
    },
    "UPDATE rollup_province_year SET fact_ids = []": {("unknown_facts", CELL): 1},
    "UPDATE rollup_province_year SET fact_ids = ['d1-30', 'x']": {("unknown_facts", CELL): 1},
    "UPDATE rollup_province_year SET value = 73.5": {
        ("value_off", CELL): 0.5, ("out_of_order", "rollup_province_year: value ≤ value_high_bound"): 1,
    },
    "DELETE FROM findings": {("lost_findings", "findings"): 1},
    "DELETE FROM project_counts; DELETE FROM rollup_province_year": {("lost_facts", "facts"): 1},
    "DELETE FROM figures WHERE figure_id = 'd1-4'": {("lost_figures", "figures"): 1},
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_counted_at_its_place(sound: Path, fault: str) -> None:
    assert counted(sheet(changed(sound, fault), sound)) == FAULTS[fault]


def test_values_beyond_their_limits_are_told_and_what_is_no_number_is_one_of_them(sound: Path) -> None:
    for value in ("1.5", "'nan'"):
        rows = sheet(changed(sound, f"UPDATE budgets SET confidence = {value}"), None).rows
        (row,) = (row for row in rows if row["place"] == "budgets.confidence" and "maximum" in row)
        assert row["greatest"] > row["maximum"]
        assert row["such_as"] == "d1-49"


def test_an_unknown_code_is_told_with_its_column_and_rows(sound: Path) -> None:
    rows = sheet(changed(sound, "UPDATE budgets SET stage = 'done'"), None).rows
    assert [row["such_as"] for row in rows if row.get("code") == "budgets.stage=done"] == ["d1-49"]


FACT_GONE = "DELETE FROM project_counts; DELETE FROM rollup_province_year;"
RIGHTLY = {
    "a newer version of the report": "UPDATE documents SET superseded_by = 'd1';",
    "another origin": "UPDATE documents SET published_on = '2022-02-01';",
    "an officer": "INSERT INTO review BY NAME SELECT 'd1-30' AS fact_id, 'd1' AS document_id, 'x' AS sentence,"
    " 'x' AS reading_vi, 'x' AS reading_en, 'decided' AS state, 'reject' AS decision;",
}


@pytest.mark.parametrize("why", RIGHTLY)
def test_a_fact_that_leaves_for_a_reason_is_not_lost(sound: Path, why: str) -> None:
    assert counted(sheet(changed(sound, FACT_GONE + RIGHTLY[why]), sound)) == {}


def test_other_code_is_seen(sound: Path) -> None:
    assert not sheet(changed(sound, "UPDATE releases SET code_version = 'c2'"), sound).same_code


def test_rows_are_counted_against_the_last_release(sound: Path) -> None:
    rows = sheet(changed(sound, "DELETE FROM findings"), sound).rows
    (row,) = (row for row in rows if row["place"] == "findings" and "rows_now" in row)
    assert (row["rows_now"], row["rows_last"]) == (0, 1)


def test_a_last_release_that_cannot_be_read_is_told(sound: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no warehouse")
    assert counted(sheet(sound, broken)) == {("unreadable_last", "broken.duckdb"): 1}


def test_an_older_model_is_compared_by_what_it_has(sound: Path) -> None:
    older = changed(sound, "DROP TABLE finding_history; ALTER TABLE documents DROP licence")
    assert counted(sheet(sound, older)) == {}


def test_a_file_of_another_kind_cannot_be_asked(tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(duckdb.Error):
        sheet(other, None)
