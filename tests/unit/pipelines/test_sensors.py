"""The sensor on the raw folder. First of all: nothing happens when nothing changed."""

import os
from pathlib import Path

import dagster as dg
import pytest

from assets.folders import Folders
from pipelines.sensors import new_reports


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Năm 2021", encoding="utf-8")
    return tmp_path


def tick(raw: Path, cursor: str | None) -> tuple[list[dg.RunRequest], str | None]:
    """What one evaluation asks for, and the cursor after it."""
    folders = Folders(raw=str(raw), warehouse=str(raw / "kc.duckdb"))
    context = dg.build_sensor_context(cursor=cursor, resources={"folders": folders})
    result = new_reports(context)
    if isinstance(result, dg.SkipReason):
        return [], cursor
    assert isinstance(result, dg.SensorResult)
    return list(result.run_requests or []), result.cursor


def test_nothing_happens_when_nothing_changed(raw: Path) -> None:
    _, cursor = tick(raw, None)
    assert tick(raw, cursor) == ([], cursor)
    os.utime(raw / "a.txt", (0, 0))  # touched, not changed
    assert tick(raw, cursor) == ([], cursor)


def test_a_first_look_asks_for_one_run(raw: Path) -> None:
    requests, cursor = tick(raw, None)
    assert len(requests) == 1
    assert cursor is not None


@pytest.mark.parametrize("name", ["a.txt", "b.txt", "a.txt.origin.yaml"])
def test_new_bytes_a_new_file_or_a_new_origin_ask_for_a_run(raw: Path, name: str) -> None:
    _, cursor = tick(raw, None)
    (raw / name).write_text("province: Bắc Kạn", encoding="utf-8")
    requests, _ = tick(raw, cursor)
    assert len(requests) == 1


def test_a_file_put_back_as_it_was_is_run_again(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    cursor = None
    for hour, text in enumerate(("Năm 2021", "Năm 2022", "Năm 2021")):
        monkeypatch.setattr(
            "pipelines.sensors.received_now", lambda hour=hour: f"2024-05-06T0{hour}:00:00+00:00"
        )
        (raw / "a.txt").write_text(text, encoding="utf-8")
        requests, cursor = tick(raw, cursor)
        keys += [request.run_key for request in requests]
    assert len(set(keys)) == 3


def test_a_missing_or_empty_folder_is_skipped_with_a_reason(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        context = dg.build_sensor_context(
            resources={"folders": Folders(raw=str(folder), warehouse="kc.duckdb")}
        )
        result = new_reports(context)
        assert isinstance(result, dg.SkipReason)
        assert str(folder) in (result.skip_message or "")
