"""A correction over whole runs: applied, shown with both values, and told once its source is mended."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from khuyencong.review import folder_of
from pipelines.explain import explain, render
from pipelines.published import connect
from pipelines.review import Judgement, decide
from tests.pipeline.desk import Desk

FILE = """\
source: {source}
expect:
  quote: 75 đề án
  before: tỉnh Bắc Kạn đã hỗ trợ
  value: 75
value: 73
reason: tổng của 11 và 62 đề án
author: Nguyễn An
added: 2026-01-15
"""
BOTH = "SELECT quote, value, printed_value, correction_id FROM facts WHERE quote LIKE '7_ đề án'"
ROLLED = "SELECT DISTINCT value FROM rollup_province_year WHERE unit = 'count'"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of corrections, in the place of those that ship."""
    made = tmp_path / "corrections"
    made.mkdir()
    monkeypatch.setenv("KC_CORRECTIONS", str(made))
    return made


def correction(folder: Path, text: str = FILE, source: str = "a.txt") -> Path:
    path = folder / "so-de-an.yaml"
    path.write_text(text.format(source=source), encoding="utf-8")
    return path


def told(desk: Desk) -> list[dict[str, Any]]:
    return desk.rows("SELECT check_name, state, message_vi FROM findings ORDER BY check_name, state")


def test_both_values_are_explained_and_a_decision_is_on_what_was_read(desk: Desk, folder: Path) -> None:
    desk.report("a.txt", total=75)
    correction(folder)
    desk.run()
    (fact,) = desk.rows("SELECT fact_id FROM facts WHERE correction_id IS NOT NULL")
    page = StringIO()
    console = Console(file=page, width=120)
    with connect(desk.warehouse) as connection:
        console.print(*render(explain(connection, fact["fact_id"])))
        decide(connection, fact["fact_id"], Judgement("accept", (), "An", "so bản giấy"), folder_of(desk.raw))
    assert all(words in page.getvalue() for words in ("giá trị in", "75", "73", "so-de-an"))
    assert desk.run().review["decided"] == 1
    assert [(row["value"], row["printed_value"]) for row in desk.rows(BOTH)] == [(73, 75)]


def test_a_known_error_is_corrected_and_lapses_once_the_source_is_mended(desk: Desk, folder: Path) -> None:
    desk.report("a.txt", total=75)
    assert desk.run().findings["error"] == 1
    (wrong,) = told(desk)
    assert {"value": 75} in desk.rows(ROLLED)
    untouched = [desk.rows("FROM figures"), desk.rows("SELECT document_id, text FROM documents")]

    correction(folder)
    summary = desk.run()
    assert (summary.published, summary.reports["unchanged"], summary.findings["error"]) == (True, 1, 0)
    assert told(desk) == [wrong | {"state": "resolved"}]
    assert desk.rows(BOTH) == [
        {"quote": "75 đề án", "value": 73, "printed_value": 75, "correction_id": "so-de-an"}
    ]
    assert desk.rows("SELECT DISTINCT verdict FROM relations") == [{"verdict": "holds"}]
    assert {"value": 73} in desk.rows(ROLLED)
    assert {"value": 75} not in desk.rows(ROLLED)
    assert [desk.rows("FROM figures"), desk.rows("SELECT document_id, text FROM documents")] == untouched
    assert desk.rows("SELECT state, author FROM corrections") == [{"state": "applied", "author": "Nguyễn An"}]
    page = Path(__file__).parents[2] / "docs" / "analysts.md"
    (query,) = re.findall(r'kc sql "(SELECT[^"]+printed_value[^"]+)"', page.read_text(encoding="utf-8"))
    (shown,) = desk.rows(query)
    assert (shown["printed_value"], shown["value"], shown["reason"]) == (75, 73, "tổng của 11 và 62 đề án")
    assert not desk.run().published

    desk.report("a.txt", total=73)
    summary = desk.run()
    assert (summary.reports["changed"], summary.findings["warning"]) == (1, 1)
    assert desk.rows(BOTH) == [
        {"quote": "73 đề án", "value": 73, "printed_value": None, "correction_id": None}
    ]
    assert [(row["check_name"], row["state"]) for row in told(desk)] == [
        ("correction", "open"),
        ("sum", "resolved"),
    ]
    assert told(desk)[0]["message_vi"].startswith("Đính chính so-de-an không còn khớp với nguồn")
    assert desk.rows("SELECT state, fact_id FROM corrections") == [{"state": "lapsed", "fact_id": None}]

    (folder / "so-de-an.yaml").unlink()
    assert desk.run().findings["warning"] == 0
    assert {row["state"] for row in told(desk)} == {"resolved"}


def test_a_correction_survives_a_version_that_still_prints_the_error(desk: Desk, folder: Path) -> None:
    desk.report("a.txt", total=75)
    correction(folder)
    desk.run()
    before = desk.rows("SELECT document_id FROM corrections")
    desk.write("a.txt", (desk.raw / "a.txt").read_text(encoding="utf-8").replace("Kết quả", "Báo cáo"))
    desk.run()
    assert desk.rows("SELECT document_id FROM corrections") != before
    assert desk.rows("SELECT state FROM corrections") == [{"state": "applied"}]
    assert [(row["value"], row["printed_value"]) for row in desk.rows(BOTH)] == [(73, 75)]


def test_a_malformed_file_is_named_and_a_removed_one_leaves_no_trace(desk: Desk, folder: Path) -> None:
    desk.report("a.txt", total=75)
    correction(folder, FILE.replace("author: Nguyễn An\n", ""))
    summary = desk.run()
    assert (summary.facts, summary.quarantine) == (6, {"invalid_correction": 1})
    aside = desk.rows("SELECT source, detail FROM quarantine")[0]
    assert aside["source"] == "corrections/so-de-an.yaml"
    assert "author: thiếu hoặc trống" in aside["detail"]
    path = correction(folder)
    summary = desk.run()
    assert (summary.quarantine, summary.findings["error"]) == ({}, 0)
    path.unlink()
    assert desk.run().findings["error"] == 1
    assert [(row["value"], row["printed_value"]) for row in desk.rows(BOTH)] == [(75, None)]
    assert desk.rows("FROM corrections") == []


def test_a_correction_of_a_report_that_never_came_is_told(desk: Desk, folder: Path) -> None:
    desk.report("a.txt")
    correction(folder, source="b.txt")
    assert desk.run().findings["warning"] == 1
    assert "không có báo cáo này" in told(desk)[0]["message_vi"]


def test_the_step_run_alone_starts_from_what_was_decided(desk: Desk, folder: Path) -> None:
    from dagster import DagsterInstance, materialize

    from assets.corrections import corrections
    from assets.folders import Folders
    from khuyencong.progress import silent

    desk.report("a.txt", total=75)
    path = correction(folder)
    desk.run()
    path.write_text(path.read_text(encoding="utf-8").replace("value: 73", "value: 74"), encoding="utf-8")
    folders = Folders(raw=str(desk.raw), warehouse=str(desk.warehouse))
    with DagsterInstance.ephemeral() as instance:
        resources = {"folders": folders, "tell": silent}
        assert materialize([corrections], instance=instance, resources=resources).success
    facts = folders.layers.decided.read("facts")
    assert facts.filter(correction_id="so-de-an").select("value", "printed_value").rows() == [(74, 75)]
