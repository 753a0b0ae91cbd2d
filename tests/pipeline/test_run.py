"""Whole runs: what comes out, what is not done twice, and what a changed report leaves behind."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import definitions
from tests.pipeline.desk import Desk


def test_a_folder_becomes_a_warehouse(desk: Desk) -> None:
    desk.report(
        "2022/backan.txt", origin="publisher: Sở Công Thương\npublished: 2022-03\nprovince: Bắc Kạn\n"
    )
    summary = desk.run()
    assert (summary.reports["new"], summary.facts, summary.published) == (1, 6, True)
    assert desk.rows(
        "SELECT source, publisher, geo_code, CAST(published_on AS VARCHAR) AS day FROM documents"
    ) == [
        {"source": "2022/backan.txt", "publisher": "Sở Công Thương", "geo_code": "63-06", "day": "2022-03-31"}
    ]
    assert desk.rows("SELECT verdict, count(*) AS n FROM relations GROUP BY ALL") == [
        {"verdict": "holds", "n": 2}
    ]
    cells = desk.rows("SELECT value FROM rollup_province_year WHERE unit = 'count' AND NOT restated_34")
    assert {"value": 73} in cells


def test_a_second_run_reads_nothing_and_publishes_nothing(desk: Desk) -> None:
    desk.report("a.txt")
    first, second = desk.run(), desk.run()
    assert (second.reports["new"], second.reports["unchanged"], second.published) == (0, 1, False)
    assert second.release == first.release
    assert (second.figures, second.facts, second.findings) == (first.figures, first.facts, first.findings)


def test_the_same_bytes_under_two_names_are_one_report(desk: Desk) -> None:
    desk.report("a.txt")
    desk.report("b.txt")
    summary = desk.run()
    assert (summary.reports["new"], summary.reports["copies"]) == (1, 1)
    assert desk.rows("SELECT source FROM documents") == [{"source": "a.txt"}]


def test_a_changed_file_supersedes_its_old_version(desk: Desk) -> None:
    desk.report("a.txt")
    desk.run()
    desk.report("a.txt", total=74, national=12)
    summary = desk.run()
    assert (summary.reports["changed"], summary.facts) == (1, 6)
    old, new = desk.rows("SELECT document_id, superseded_by FROM documents ORDER BY superseded_by NULLS LAST")
    assert (old["superseded_by"], new["superseded_by"]) == (new["document_id"], None)
    assert {row["document_id"] for row in desk.rows("SELECT DISTINCT document_id FROM facts")} == {
        new["document_id"]
    }
    assert {row["document_id"] for row in desk.rows("SELECT DISTINCT document_id FROM figures")} == {
        old["document_id"], new["document_id"],
    }  # fmt: skip


def test_a_deleted_file_does_not_delete_its_facts(desk: Desk) -> None:
    desk.report("a.txt")
    desk.report("b.txt", total=74, national=12)
    desk.run()
    (desk.raw / "a.txt").unlink()
    summary = desk.run()
    assert (summary.reports["gone"], summary.facts) == (1, 12)


def test_a_report_that_does_not_add_up_raises_an_alert_until_it_is_mended(desk: Desk) -> None:
    desk.report("a.txt", total=75)
    summary = desk.run()
    assert summary.findings["error"] == 1
    alert = desk.rows("SELECT * FROM findings")[0]
    assert alert["message_vi"].startswith(
        "Tổng 75 không khớp các phần 11 + 62 = 73 (lệch 2; dung sai ±0). Có thể: "
    )
    assert len(desk.rows("FROM finding_facts")) == 3
    desk.report("a.txt", total=73)
    assert desk.run().findings["error"] == 0
    assert [row["state"] for row in desk.rows("SELECT state FROM findings")] == ["resolved"]


def test_altering_any_figure_of_a_stated_sum_raises_an_alert(desk: Desk) -> None:
    altered = {"75": "73", "10": "11", "63": "62", "7.695": "7.690", "4.180": "4.170", "3.521": "3.520"}
    for new, old in altered.items():
        path = desk.report(f"{new}.txt")
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    desk.report("right.txt")
    desk.run()
    alerts = desk.rows(
        """SELECT source, severity FROM findings JOIN documents USING (document_id)
            WHERE check_name = 'sum' ORDER BY source"""
    )
    assert alerts == [{"source": f"{new}.txt", "severity": "error"} for new in sorted(altered)]


def test_every_step_tells_people_what_it_did(desk: Desk) -> None:
    desk.report("a.txt")
    job = definitions(desk.raw, desk.warehouse).resolve_job_def("everything")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance)
    told = {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
    }
    assert told.keys() == {
        "documents",
        "figures",
        "facts",
        "relations",
        "quarantine",
        "review",
        "corrections",
        "findings",
        "rollups",
        "warehouse",
        "alerts",
    }
    assert told["facts"]["dagster/row_count"].value == 6
    assert "73 đề án" in str(told["facts"]["sample"].value)
    checks = result.get_asset_check_evaluations()
    assert len(checks) == 14
    assert all(check.passed for check in checks)


def test_a_run_is_kept_where_dagster_has_a_home(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    desk.report("a.txt")
    desk.run()
    with dg.DagsterInstance.get() as instance:
        assert [run.status for run in instance.get_runs()] == [dg.DagsterRunStatus.SUCCESS]
