"""A small warehouse for the tests: two reports, their figures and facts, all consistent with each other."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.warehouse import Layers

TEXTS = {
    "2021/bac-kan.txt": (
        "Năm 2020, tỉnh Bắc Kạn thực hiện 73 đề án, kinh phí 7.690,50 triệu đồng; 110 lao động có việc."
    ),
    "2021/ha-noi.md": "Năm 2020, Hà Nội hỗ trợ 12 đề án.",
}
PROVINCES = {"2021/bac-kan.txt": "63-06", "2021/ha-noi.md": "63-01"}
READINGS = {
    "2020": ("period", None, None),
    "73 đề án": ("fact", "projects", "73"),
    "12 đề án": ("fact", "projects", "12"),
    "7.690,50 triệu đồng": ("fact", "budget", "7690500000"),
    "110 lao động": ("fact", "jobs", "110"),
}
FROM_FIGURE = ("figure_id", "document_id", "quote", "quote_start", "quote_end")


def frame(name: str, rows: list[dict]) -> pl.DataFrame:
    """Rows as a frame of the model's table; columns left out are null."""
    return pl.DataFrame(rows, schema=polars_schema(TABLES.get(name) or VIEWS[name]))


def document(source: str, text: str) -> dict:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "document_id": digest[:12], "source": source, "sha256": digest, "format": source.rpartition(".")[2],
        "text": text, "received_at": datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None),
        "published_on": date(2021, 1, 5), "geo_code": PROVINCES[source],
    }  # fmt: skip


def figures(report: dict) -> list[dict]:
    rows = []
    for quote, (disposition, _, value) in READINGS.items():
        start = report["text"].find(quote)
        if start >= 0:
            rows.append({
                "figure_id": f"{report['document_id']}-{start}", "document_id": report["document_id"],
                "quote": quote, "quote_start": start, "quote_end": start + len(quote),
                "value": value and Decimal(value), "disposition": disposition, "rule": "test",
            })  # fmt: skip
    return rows


def facts(report: dict) -> list[dict]:
    rows = []
    for figure in figures(report):
        disposition, indicator, value = READINGS[figure["quote"]]
        if disposition == "fact":
            rows.append({
                **{name: figure[name] for name in FROM_FIGURE}, "fact_id": figure["figure_id"],
                "indicator": indicator, "value": Decimal(value), "value_low_bound": Decimal(value),
                "value_high_bound": Decimal(value), "unit": "VND" if indicator == "budget" else "count",
                "qualifier": "exact", "geo_code": report["geo_code"], "period_start": date(2020, 1, 1),
                "period_end": date(2020, 12, 31), "stage": "actual", "confidence": 0.9, "rules": ["test"],
            })  # fmt: skip
    return rows


@pytest.fixture
def reports() -> list[dict]:
    return [document(source, text) for source, text in TEXTS.items()]


@pytest.fixture
def layers(tmp_path: Path, reports: list[dict]) -> Layers:
    """Layers of the warehouse tmp_path/kc.duckdb."""
    made = Layers.beside(tmp_path / "kc.duckdb")
    made.write("documents", frame("documents", reports))
    made.write("figures", frame("figures", [row for report in reports for row in figures(report)]))
    made.write("facts", frame("facts", [row for report in reports for row in facts(report)]))
    return made


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "kc.duckdb"
