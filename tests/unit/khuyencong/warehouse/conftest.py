"""A small warehouse for the tests: two reports, their figures and facts, all consistent with each other."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from khuyencong.model import TABLES, VIEWS, polars_schema
from khuyencong.warehouse import BuildReport, Layers, aside, build

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
        _, indicator, value = READINGS[figure["quote"]]
        if value is not None:
            rows.append({
                **{name: figure[name] for name in FROM_FIGURE}, "fact_id": figure["figure_id"],
                "indicator": indicator, "value": Decimal(value), "value_low_bound": Decimal(value),
                "value_high_bound": Decimal(value), "unit": "VND" if indicator == "budget" else "count",
                "qualifier": "exact", "geo_code": report["geo_code"], "period_start": date(2020, 1, 1),
                "period_end": date(2020, 12, 31), "stage": "actual", "confidence": 0.9, "rules": ["test"],
            })  # fmt: skip
    return rows


@pytest.fixture(scope="session")
def sound_layers(tmp_path_factory: pytest.TempPathFactory) -> Layers:
    """The layers that every test starts from; not to be written."""
    made = Layers(tmp_path_factory.mktemp("layers"))
    reports = [document(source, text) for source, text in TEXTS.items()]
    made.write("documents", frame("documents", reports))
    made.write("figures", frame("figures", [row for report in reports for row in figures(report)]))
    made.write("facts", frame("facts", [row for report in reports for row in facts(report)]))
    return made


@pytest.fixture(scope="session")
def sound_build(sound_layers: Layers, tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """What is built of them; not to be written."""
    return build(sound_layers, tmp_path_factory.mktemp("build") / "built.duckdb", code_version="abc")


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """This process without the rights that let root write everywhere."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(0)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "kc.duckdb"


@pytest.fixture
def layers(warehouse: Path, sound_layers: Layers) -> Layers:
    """The layers of `warehouse`, the test's own."""
    made = Layers.beside(warehouse)
    shutil.copytree(sound_layers.folder, made.folder)
    return made


@pytest.fixture
def built(sound_build: BuildReport, warehouse: Path) -> BuildReport:
    """A sound build aside of `warehouse`, the test's own."""
    path = aside(warehouse)
    path.parent.mkdir(parents=True)
    shutil.copy(sound_build.path, path)
    return replace(sound_build, path=path)
