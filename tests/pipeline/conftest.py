"""The desk of the whole-run tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("KC_RAW", "KC_WAREHOUSE", "KC_CORRECTIONS", "DAGSTER_HOME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "raw").mkdir()
    yield Desk(tmp_path / "raw", tmp_path / "out" / "kc.duckdb")
    for folder, _, _ in os.walk(tmp_path):  # what a test locked, it leaves open
        Path(folder).chmod(0o755)
