"""A small sound release: one report with two facts, one alert and one cell; and changes to it in SQL."""

import shutil
from pathlib import Path

import duckdb

from khuyencong.warehouse import Layers, build

TEXT = "Năm 2021, tỉnh Bắc Kạn hỗ trợ 73 đề án, kinh phí 7.690 triệu đồng."

FILLED = f"""
INSERT INTO documents BY NAME SELECT 'd1' AS document_id, 'a.txt' AS source, 'aa' AS sha256, 'txt' AS format,
    '63-06' AS geo_code, TIMESTAMP '2022-01-01' AS received_at, '{TEXT}' AS text;
INSERT INTO figures BY NAME SELECT 'd1-' || place AS figure_id, 'd1' AS document_id, quote, place AS quote_start,
    place + len(quote) AS quote_end, amount AS value, kind AS disposition, 'r' AS rule
    FROM (VALUES ('2021', 4, 2021, 'period'), ('73 đề án', 30, 73, 'fact'), ('7.690 triệu đồng', 49, 7.69e9, 'fact'))
    AS told (quote, place, amount, kind);
INSERT INTO project_counts BY NAME SELECT figure_id AS fact_id, figure_id, document_id, quote, quote_start, quote_end,
    'projects' AS indicator, 73 AS projects, 73 AS projects_low_bound, 73 AS projects_high_bound, 'count' AS unit,
    'exact' AS qualifier, '63-06' AS geo_code, DATE '2021-01-01' AS period_start, DATE '2021-12-31' AS period_end,
    'actual' AS stage, 0.9 AS confidence, ['r'] AS rules FROM figures WHERE value = 73;
INSERT INTO budgets BY NAME SELECT figure_id AS fact_id, figure_id, document_id, quote, quote_start, quote_end,
    'budget' AS indicator, 7.69e9 AS amount_vnd, 7.69e9 AS amount_vnd_low_bound, 7.69e9 AS amount_vnd_high_bound,
    'VND' AS unit, 'exact' AS qualifier, '63-06' AS geo_code, DATE '2021-01-01' AS period_start,
    DATE '2021-12-31' AS period_end, 'actual' AS stage, 0.9 AS confidence, ['r'] AS rules FROM figures WHERE value > 1e6;
INSERT INTO findings BY NAME SELECT 'f1' AS finding_id, 'sum' AS check_name, 'error' AS severity, 'open' AS state,
    'd1' AS document_id, 'lệch' AS message_vi, 'off' AS message_en, TIMESTAMP '2022-01-01' AS first_seen_at,
    TIMESTAMP '2022-01-01' AS last_seen_at;
INSERT INTO rollup_province_year BY NAME SELECT false AS restated_34, '63-06' AS geo_code, 'Bắc Kạn' AS geo_name,
    2021 AS year, 'projects' AS indicator, 'count' AS unit, 'actual' AS stage, 73 AS value, 73 AS value_low_bound,
    73 AS value_high_bound, 'stated' AS basis, ['d1-30'] AS fact_ids, 1 AS facts_available, 1 AS provinces_reporting,
    1 AS provinces_total;
"""


def release(folder: Path, name: str = "sound") -> Path:
    """The release as a file of its own."""
    path = folder / f"{name}.duckdb"
    build(Layers(folder / "layers"), path, code_version="c1")
    return change(path, FILLED)


def change(path: Path, sql: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    return path


def changed(path: Path, sql: str) -> Path:
    """A copy of a release with `sql` done to it."""
    copy = path.with_name(f"changed-{abs(hash(sql))}.duckdb")
    shutil.copy(path, copy)
    return change(copy, sql)
